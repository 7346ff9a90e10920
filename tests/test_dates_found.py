"""Dates as they are found in sentences: spans, values, what is no date. The articles' day is Saturday, 21 November 2020."""

from __future__ import annotations

import pytest

from conftest import Analyse

DAY = "2020-11-21"


def dates_of(analyse: Analyse, text: str, published: str | None = DAY) -> list[tuple[str, str]]:
    analysis = analyse(text, published)
    return [(date.span.text_of(text), date.edtf) for date in analysis.facts.dates]


FOUND = [
    ("The minister resigned on Friday.", [("Friday", "2020-11-20")]),
    ("The vote was deferred to late October.", [("late October", "2021-10")]),
    ("The trial was pushed back to March.", [("March", "2021-03")]),
    ("He died on 3 May.", [("3 May", "2020-05-03")]),
    ("Flights will resume on 3 January.", [("3 January", "2021-01-03")]),
    ("An average Saturday night is quieter.", []),
    ("She died on a Monday.", []),
    ("He was last seen on Halloween night.", [("Halloween", "2020-10-31")]),
    ("Rain fell in the first half of the month.", [("the first half of the month", "2020-11-01/2020-11-15")]),
    ("A Monday meeting ended late.", [("Monday", "2020-11-16")]),
    ("The Sixties were loud, and she is in her sixties.", [("The Sixties", "196X")]),
    ("Temperatures will stay in the mid 90s.", []),
    ("The stars of the 1940s died at a great age.", [("the 1940s", "194X")]),
    ("It ended a year earlier than planned.", []),
    (
        "Exports rose in February, more than in the same month last year.",
        [("February", "2020-02"), ("the same month last year", "2019-02")],
    ),
    ("The two 1974 elections were close.", [("1974", "1974")]),
    ("She broke the Emergency Powers Regulations 2019.", []),
    ("She quit one month before she was due to speak.", [("one month before", "2020-11")]),
    ("The bridge, which opened two years before he was born, is closed.", []),
    ("It was built half a century ago.", []),
    ("It rained on Monday and Tuesday last week.", [("Monday", "2020-11-09"), ("Tuesday last week", "2020-11-10")]),
    ("Sales rose in the third quarter ended September 30.", [("the third quarter", "2020-35"), ("September 30", "2020-09-30")]),
    ("Sales rose in the third quarter, which ended October 31.", [("October 31", "2020-10-31")]),
    ("Fiscal third-quarter sales rose, and in Q4 they may fall.", []),
    ("He wrote for the Mail on Sunday.", []),
    ("The talks will resume on Monday.", [("Monday", "2020-11-23")]),
    ("The parties are due to meet again on Wednesday.", [("Wednesday", "2020-11-25")]),
    ("A vote scheduled for Sunday was put off.", [("Sunday", "2020-11-22")]),
    ("The hearing was adjourned until Tuesday.", [("Tuesday", "2020-11-24")]),
    ("The ministry could not be reached on Thursday.", [("Thursday", "2020-11-19")]),
    ("They would not comment on Thursday.", [("Thursday", "2020-11-19")]),
    ("The bank raised its rate in March.", [("March", "2020-03")]),
    ("The bank will raise its rate in March.", [("March", "2021-03")]),
    ("The factory has stood idle since May 2018.", [("May 2018", "2018-05")]),
    ("He was elected in 1987 and again in 1991.", [("1987", "1987"), ("1991", "1991")]),
    ("Between June and July 2010 the river rose.", [("June and July 2010", "2010-06/2010-07")]),
    ("Rain fell in the late 1980s and early 1990s.", [("the late 1980s", "198X"), ("early 1990s", "199X")]),
    ("The fire broke out yesterday (November 20).", [("yesterday (November 20)", "2020-11-20")]),
    ("Earlier this week the parliament passed the bill.", [("Earlier this week", "2020-11-16/2020-11-20")]),
    ("Her 2004 and 2006 campaigns failed.", [("2004", "2004"), ("2006", "2006")]),
    ("The 2008 crisis hit banks.", [("2008", "2008")]),
    ("The strike comes a day after the union walked out.", [("a day after", "2020-11-21")]),
    ("She was hurt on 3 May 2019 and died two days later.", [("3 May 2019", "2019-05-03"), ("two days later", "2019-05-05")]),
    (
        "The storm on 14 June 2007 felled trees; a June 9 storm had not.",
        [("14 June 2007", "2007-06-14"), ("June 9", "2007-06-09")],
    ),
    ("The harbour froze on New Year’s Eve.", [("New Year’s Eve", "2019-12-31")]),
    ("He was a child at the time of the September 11 attacks.", [("September 11", "XXXX-09-11")]),
    ("The match was played on Thursday (19) in Galle.", [("Thursday (19)", "2020-11-19")]),
    ("The team leaves on Wednesday (2).", [("Wednesday (2)", "2020-12-02")]),
    ("Sales were $3bn, up from $2bn a year ago.", [("a year ago", "2019")]),
    (
        "Sales rose from $2bn a year earlier. Profit rose from $1bn a year earlier.",
        [("a year earlier", "2019"), ("a year earlier", "2019")],
    ),
    ("The judge set a hearing in March.", [("March", "2021-03")]),
    ("He was held pending a hearing in March.", [("March", "2021-03")]),
    ("A meeting in January was cancelled.", [("January", "2021-01")]),
    ("He told a hearing in March that he lied.", [("March", "2020-03")]),
    ("On the same day they left.", [("the same day", "2020-11-21")]),
    ("The law was changed in the spring of '98.", [("the spring of '98", "1998-21")]),
    ("We met in May.", [("May", "2020-05")]),
    ("The Boxing Day storm in 1998 destroyed barns.", [("Boxing Day", "1998-12-26"), ("1998", "1998")]),
    ("A fire in 1987 damaged buildings.", [("1987", "1987")]),
    ("Crowds were large on Easter Monday in 2019.", [("Easter Monday", "2019-04-22"), ("2019", "2019")]),
    ("The harbour often freezes on New Year's Day.", [("New Year's Day", "XXXX-01-01")]),
]


@pytest.mark.parametrize("text, dates", FOUND, ids=[text for text, _ in FOUND])
def test_find_dates(analyse: Analyse, text: str, dates: list[tuple[str, str]]) -> None:
    assert dates_of(analyse, text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May spoke to reporters.",
        "Some 2000 people fled.",
        "The camp holds 1990 tents.",
        "They meet every Friday.",
        "Shops are busy with Christmas shopping.",
        "The Sunday Times reported the deal.",
        "He worked there for two weeks.",
        "The plan was drawn up for a 21st-century economy.",
        "Prices fell after the fall of the government.",
        "They may march on the capital.",
    ],
)
def test_find_dates_leaves_out(analyse: Analyse, text: str) -> None:
    assert dates_of(analyse, text) == []


def test_find_dates_in_an_undated_text(analyse: Analyse) -> None:
    text = "The mayor said so on Friday. The bridge must open by 5 May. It was closed in 2019, last week."
    assert dates_of(analyse, text, None) == [("5 May", "XXXX-05-05"), ("2019", "2019")]


def test_year_of_a_full_date_close_by_holds_for_the_next_day(analyse: Analyse) -> None:
    text = "The treaty of 9 November 2020 was signed at night. Since 14 November people have come home. In March snow fell."
    assert dates_of(analyse, text, None) == [
        ("9 November 2020", "2020-11-09"),
        ("14 November", "2020-11-14"),
        ("March", "XXXX-03"),
    ]
