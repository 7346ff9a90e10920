"""Two dates that name one time are one date."""

from __future__ import annotations

import pytest

from conftest import Analyse

CASES = [
    ("He was mayor in 2010 to 2012.", [("2010 to 2012", "2010/2012")]),
    ("He ruled May 2014-March 2015.", [("May 2014-March 2015", "2014-05/2015-03")]),
    ("She visited from May 30 to June 2 in those days.", [("May 30 to June 2", "XXXX-05-30/XXXX-06-02")]),
    ("Between 2009 and 2012, exports fell by half.", [("2009 and 2012", "2009/2012")]),
    ("From 2009 to 2012 exports fell by half.", [("2009 to 2012", "2009/2012")]),
    ("The fair ran from May 2009 until June 2010.", [("May 2009 until June 2010", "2009-05/2010-06")]),
    ("Between 3 May and 10 June 2012 it rained every day.", [("3 May and 10 June 2012", "2012-05-03/2012-06-10")]),
    ("The trial ran from March 26, 2024, to April 12, 2024.", [("March 26, 2024, to April 12, 2024", "2024-03-26/2024-04-12")]),
    ("Between May 2, 2024, and May 9, 2024, it rained.", [("May 2, 2024, and May 9, 2024", "2024-05-02/2024-05-09")]),
    ("Exports fell in 2009 and 2012.", [("2009", "2009"), ("2012", "2012")]),
    ("The choir toured from 12 June to 3 May.", [("12 June", "XXXX-06-12"), ("3 May", "XXXX-05-03")]),
    ("Sales between April and June fell.", [("April", "XXXX-04"), ("June", "XXXX-06")]),
]


@pytest.mark.parametrize("text, dates", CASES)
def test_find_dates_joins_intervals(analyse: Analyse, text: str, dates: list[tuple[str, str]]) -> None:
    assert [(date.span.text_of(text), date.edtf) for date in analyse(text).facts.dates] == dates
