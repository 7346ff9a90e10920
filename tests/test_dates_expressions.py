"""The grammar of date expressions and their reckoning, without any parser."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import is_edtf
from archive.dates.grammar import find_expressions
from archive.dates.holidays import easter_sunday, holiday_in
from archive.dates.reckoning import Reference, Unit, nearest_day, period_of, shift_day
from archive.dates.resolving import resolve_expression
from archive.dates.setting import Setting, Tense
from archive.dates.words import read_words

SATURDAY = Reference(date(2020, 11, 21))


def values(text: str, setting: Setting) -> list[tuple[str, str | None]]:
    found = []
    for expression in find_expressions(text):
        edtf = resolve_expression(expression, setting)
        if edtf:
            setting.tell(edtf, with_year="year" in expression.fields)
        found.append((text[expression.start : expression.end], edtf))
    return found


# On Saturday, 21 November 2020.
BY_CALENDAR = [
    ("on November 21, 2020,", "November 21, 2020", "2020-11-21"),
    ("on Friday, 20 November 2020", "Friday, 20 November 2020", "2020-11-20"),
    ("WEDNESDAY, JULY 6, 2005", "WEDNESDAY, JULY 6, 2005", "2005-07-06"),
    ("Mon, 3 Oct 2011 09:30", "Mon, 3 Oct 2011", "2011-10-03"),
    ("dated 3 Mar 12.", "3 Mar 12", "2012-03-03"),
    ("the 5th of May", "the 5th of May", "2021-05-05"),
    ("since Jan. 8.", "Jan. 8", "2021-01-08"),
    ("on 3 September", "3 September", "2020-09-03"),
    ("early July 4, 2019", "early July 4, 2019", "2019-07-04"),
    ("on November 10-14, 2020", "November 10-14, 2020", "2020-11-10/2020-11-14"),
    ("from 10 to 14 November 2020", "10 to 14 November 2020", "2020-11-10/2020-11-14"),
    ("on June 12th of last year", "June 12th of last year", "2019-06-12"),
    ("in May 2018", "May 2018", "2018-05"),
    ("in late October 2012", "late October 2012", "2012-10"),
    ("September this year", "September this year", "2020-09"),
    ("June, 2005", "June, 2005", "2005-06"),
    ("June-July 2005", "June-July 2005", "2005-06/2005-07"),
    ("by the end of 2025", "the end of 2025", "2025"),
    ("in the 2011-12 season", "2011-12", "2011/2012"),
    ("from 1991-1998", "1991-1998", "1991/1998"),
    ("the early 1990s", "the early 1990s", "199X"),
    ("in the '50s", "the '50s", "195X"),
    ("the late seventies", "the late seventies", "197X"),
    ("the 19th century", "the 19th century", "18XX"),
    ("in the summer of 2011", "the summer of 2011", "2011-22"),
    ("last summer", "last summer", "2020-22"),
    ("next winter", "next winter", "2020-24"),
    ("the first quarter of 2012", "the first quarter of 2012", "2012-33"),
    ("Q3 2019", "Q3 2019", "2019-35"),
    ("the second half of 2010", "the second half of 2010", "2010-07/2010-12"),
    ("the week of November 16", "the week of November 16", "2020-11-16/2020-11-22"),
    ("the first week of May 2012", "the first week of May 2012", "2012-05-01/2012-05-07"),
    ("Easter Monday 2021", "Easter Monday 2021", "2021-04-05"),
    ("last Christmas", "last Christmas", "2019-12-25"),
    ("on New Year's Eve", "New Year's Eve", "XXXX-12-31"),
    ("2012-09-07 12:30", "2012-09-07", "2012-09-07"),
    ("on 13.2.2019", "13.2.2019", "2019-02-13"),
    ("11/29/05", "11/29/05", "2005-11-29"),
]


@pytest.mark.parametrize("text, span, edtf", BY_CALENDAR)
def test_values_by_calendar(text: str, span: str, edtf: str) -> None:
    assert values(text, Setting(SATURDAY)) == [(span, edtf)]


RELATIVE = [
    ("said today", "today", "2020-11-21"),
    ("late yesterday", "late yesterday", "2020-11-20"),
    ("the day before yesterday", "day before yesterday", "2020-11-19"),
    ("tomorrow morning", "tomorrow morning", "2020-11-22"),
    ("last night", "last night", "2020-11-20"),
    ("early this morning", "early this morning", "2020-11-21"),
    ("on Saturday", "Saturday", "2020-11-21"),
    ("on Sunday", "Sunday", "2020-11-15"),
    ("early on Thursday", "early on Thursday", "2020-11-19"),
    ("Wednesday night", "Wednesday night", "2020-11-18"),
    ("Monday's", "Monday", "2020-11-16"),
    ("last Saturday", "last Saturday", "2020-11-14"),
    ("next Friday", "next Friday", "2020-11-27"),
    ("this Sunday", "this Sunday", "2020-11-22"),
    ("Friday last week", "Friday last week", "2020-11-13"),
    ("last week", "last week", "2020-11-09/2020-11-15"),
    ("this year", "this year", "2020"),
    ("late last month", "late last month", "2020-10"),
    ("earlier this week", "Earlier this week".lower(), "2020-11-16/2020-11-20"),
    ("later this month", "later this month", "2020-11-22/2020-11-30"),
    ("the end of next year", "the end of next year", "2021"),
    ("the end of the month", "the end of the month", "2020-11"),
    ("last weekend", "last weekend", "2020-11-14/2020-11-15"),
    ("two weeks ago", "two weeks ago", "2020-11-02/2020-11-08"),
    ("about two years ago", "about two years ago", "2018~"),
    ("exactly a year ago", "exactly a year ago", "2019-11-21"),
    ("twenty-two years ago", "twenty-two years ago", "1998"),
    ("a month from now", "a month from now", "2020-12"),
    ("over the past day", "the past day", "2020-11-20/2020-11-21"),
    ("the last 24 hours", "the last 24 hours", "2020-11-20/2020-11-21"),
    ("the past two weeks", "the past two weeks", "2020-11-07/2020-11-21"),
    ("the last five years", "the last five years", "2015/2020"),
    ("the first three months of the year", "the first three months of the year", "2020-01/2020-03"),
    ("the first nine months of 2019", "the first nine months of 2019", "2019-01/2019-09"),
    ("in the first six months, sales fell", "the first six months", "2020-01/2020-06"),
    ("the last two weeks of March", "the last two weeks of March", "2020-03-18/2020-03-31"),
    ("the final two quarters of 2018", "the final two quarters of 2018", "2018-07/2018-12"),
    ("in the three months to March", "the three months to March", "2020-01/2020-03"),
    ("in the six months to 30 June", "the six months to 30 June", "2020-01/2020-06"),
    ("in the year to the end of June", "the year to the end of June", "2019-07/2020-06"),
    ("by three years to June 2023", "three years to June 2023", "2023-06"),
    ("the quarter ended Jan. 31", "Jan. 31", "2021-01-31"),
    ("by year-end", "year-end", "2020"),
    ("in fiscal 2019", "fiscal 2019", "2019"),
    ("in FY19", "FY19", "2019"),
    ("this fiscal year", "this fiscal year", "2020"),
    ("the year-ago quarter", "the year-ago", "2019"),
    ("end-March", "end-March", "2021-03"),
    ("the end of the third quarter", "the end of the third quarter", "2020-35"),
    ("H1 2019", "H1 2019", "2019-01/2019-06"),
    ("2018's success", "2018's", "2018"),
    ("the 2019/20 season", "2019/20", "2019/2020"),
    ("the rest of the week", "the rest of the week", "2020-11-16/2020-11-22"),
    ("in the course of the day", "the course of the day", "2020-11-21"),
    ("World AIDS Day", "World AIDS Day", "XXXX-12-01"),
    ("a week ago Tuesday", "a week ago Tuesday", "2020-11-10"),
    ("the week before last", "the week before last", "2020-11-02/2020-11-08"),
    ("the month after next", "the month after next", "2021-01"),
    ("the night before last", "the night before last", "2020-11-19"),
    ("the last quarter of 2018", "the last quarter of 2018", "2018-36"),
    ("in the early hours of November 12", "November 12", "2020-11-12"),
    ("the year 1492", "the year 1492", "1492"),
]


@pytest.mark.parametrize("text, span, edtf", RELATIVE)
def test_values_from_the_text_s_day(text: str, span: str, edtf: str) -> None:
    assert values(text, Setting(SATURDAY)) == [(span, edtf)]


TOLD = [
    ("on 3 May 2019 they met; the next day", "2019-05-04"),
    ("on 3 May 2019 they met; two days later", "2019-05-05"),
    ("on 3 May 2019 they met; two months earlier", "2019-03"),
    ("on 3 May 2019 they met; that night", "2019-05-03"),
    ("on 3 May 2019 they met; later in the day", "2019-05-03"),
    ("on 3 May 2019 they met; the following week", "2019-05-06/2019-05-12"),
    ("on 3 May 2019 they met; on 9 May", "2019-05-09"),
    ("in August 2016 they met; the next year", "2017"),
    ("in 1984 they met; that year", "1984"),
]


@pytest.mark.parametrize("text, last", TOLD)
def test_values_from_a_date_told_before(text: str, last: str) -> None:
    assert values(text, Setting(SATURDAY))[-1][1] == last


@pytest.mark.parametrize(
    "text, edtf",
    [
        ("on November 9", "XXXX-11-09"),
        ("in March", "XXXX-03"),
        ("October 31 of this year", "XXXX-10-31"),
        ("on Friday", None),
        ("yesterday", None),
        ("last week", None),
        ("two weeks ago", None),
        ("in 1991", "1991"),
    ],
)
def test_undated_text_leaves_open_what_it_does_not_say(text: str, edtf: str | None) -> None:
    assert values(text, Setting())[0][1] == edtf


def test_a_day_without_year_allows_days_and_no_weeks() -> None:
    setting = Setting(Reference(date(2000, 11, 21), has_year=False))
    assert [edtf for _, edtf in values("today, yesterday, last week, on Friday, last month", setting)] == [
        "XXXX-11-21",
        "XXXX-11-20",
        None,
        None,
        "XXXX-10",
    ]


@pytest.mark.parametrize(
    "text, tense, edtf",
    [
        ("on Monday", Tense.PAST, "2020-11-16"),
        ("on Monday", Tense.FUTURE, "2020-11-23"),
        ("on Saturday", Tense.FUTURE, "2020-11-21"),
        ("in March", Tense.PAST, "2020-03"),
        ("in March", Tense.FUTURE, "2021-03"),
        ("in January", None, "2021-01"),
        ("in the spring", Tense.PAST, "2020-21"),
        ("in the spring", Tense.FUTURE, "2021-21"),
        ("the first quarter", Tense.FUTURE, "2021-33"),
        ("at the weekend", Tense.PAST, "2020-11-21/2020-11-22"),
        ("on Christmas Eve", Tense.FUTURE, "2020-12-24"),
        ("on Christmas Eve", Tense.PAST, "2019-12-24"),
    ],
)
def test_tense_decides_between_behind_and_ahead(text: str, tense: Tense | None, edtf: str) -> None:
    assert values(text, Setting(SATURDAY, tense=tense))[0][1] == edtf


NO_DATES = [
    *("for two weeks", "a few days ago", "at 10:33", "in her 50s", "on Mondays", "the last day", "a long time", "3.5 million"),
    *("2,000 people", "It may rain", "February 30", "at the end of the day", "day by day", "the month", "a week", "99/99/99"),
]


@pytest.mark.parametrize("text", NO_DATES)
def test_no_dates(text: str) -> None:
    assert [edtf for _, edtf in values(text, Setting(SATURDAY)) if edtf] == []


def test_words_keep_their_places() -> None:
    words = read_words("from 10–14 May 2020")
    assert words.codes == "Id-dMY"
    assert [words.starts[3], words.ends[3]] == [8, 10]


days = st.dates(date(1600, 1, 1), date(2399, 12, 31))


@given(days, st.sampled_from(list(Unit)), st.integers(-50, 50))
def test_periods_are_edtf_around_their_day(day: date, unit: Unit, count: int) -> None:
    shifted = shift_day(day, unit, count)
    if shifted is not None and (text := period_of(shifted, unit)):
        assert is_edtf(text)


@given(days)
def test_nearest_day_is_within_half_a_year(day: date) -> None:
    near = nearest_day(9, 27, day)
    assert near is not None
    assert abs(near - day) <= timedelta(days=183)


@given(st.integers(1583, 4099))
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    easter = easter_sunday(year)
    assert easter.weekday() == 6
    assert date(year, 3, 22) <= easter <= date(year, 4, 25)


@pytest.mark.parametrize(
    "rule, day", [("12-25", "2020-12-25"), ({"month": 5, "weekday": 0, "nth": -1}, "2020-05-25"), ({"easter": -2}, "2020-04-10")]
)
def test_holidays(rule: str | dict[str, int], day: str) -> None:
    assert holiday_in(2020, rule).isoformat() == day


WORDS = [
    *("last", "next", "the", "May", "5", "2020", "week", "two", "days", "ago", "Friday", "of", "-", ",", "(", ")", "this", "end"),
    *("early", "a", "and", "to", "1990s", "Q3", "before", "spring", "Christmas", "that", "later", "in"),
]


@given(st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_row_of_words_gives_edtf_or_nothing(text: str) -> None:
    found = find_expressions(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for _, edtf in values(text, Setting(SATURDAY)):
        assert edtf is None or is_edtf(edtf)
