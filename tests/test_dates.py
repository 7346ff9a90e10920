"""EDTF values: what is read, what is refused, first and last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import earliest_day, is_edtf, latest_day, parse_edtf
from archive.errors import DateError

DAYS = [
    ("2020", date(2020, 1, 1), date(2020, 12, 31)),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ("2020-11-21", date(2020, 11, 21), date(2020, 11, 21)),
    ("2020-11-21?", date(2020, 11, 21), date(2020, 11, 21)),
    ("198X", date(1980, 1, 1), date(1989, 12, 31)),
    ("19XX~", date(1900, 1, 1), date(1999, 12, 31)),
    ("2020-XX-31", date(2020, 1, 31), date(2020, 12, 31)),
    ("2020-11-XX", date(2020, 11, 1), date(2020, 11, 30)),
    ("2020-21", date(2020, 3, 1), date(2020, 5, 31)),
    ("2020-24", date(2020, 12, 1), date(2021, 2, 28)),
    ("2020-33", date(2020, 1, 1), date(2020, 3, 31)),
    ("2020-36", date(2020, 10, 1), date(2020, 12, 31)),
    ("2020-11-10/2020-11-14", date(2020, 11, 10), date(2020, 11, 14)),
    ("2019/2020-02", date(2019, 1, 1), date(2020, 2, 29)),
    ("../2020-12-01", None, date(2020, 12, 1)),
    ("/2020-12-01", None, date(2020, 12, 1)),
    ("2018-05/..", date(2018, 5, 1), None),
    ("2018-05/", date(2018, 5, 1), None),
    ("XXXX-11-21", None, None),
    ("XXXX-02-29", None, None),
    ("XXXX", None, None),
    ("XXXX-11-20/XXXX-11-21", None, None),
    ("-0044", None, None),
]


@pytest.mark.parametrize("text, first, last", DAYS)
def test_days_of_edtf(text: str, first: date | None, last: date | None) -> None:
    edtf = parse_edtf(text)
    assert (earliest_day(edtf), latest_day(edtf)) == (first, last)
    assert str(edtf) == text


@pytest.mark.parametrize("text", ["2020-11-21T14:00Z", "2020-11-21T14:00:03.5+03:00", "2020-11-21 14:00", " 2020-11-21 "])
def test_parse_edtf_keeps_the_day_of_a_time(text: str) -> None:
    assert str(parse_edtf(text)) == "2020-11-21"


REFUSED = [
    *("", "..", "../..", "/", "20", "2020-13", "2020-00", "2021-02-29", "2020-11-31", "2020-24-01", "XXXX-02-30", "21/11/2020"),
    *("2020-11-21/2020-11-20", "yesterday", "2020?-11", "2020/2021/2022", "９９９９"),
]


@pytest.mark.parametrize("text", REFUSED)
def test_parse_edtf_refuses(text: str) -> None:
    assert not is_edtf(text)
    with pytest.raises(DateError):
        parse_edtf(text)


digit_or_x = st.sampled_from("0123456789X")
moments = st.one_of(
    st.dates(date(1, 1, 1), date(9998, 12, 31)).map(date.isoformat),
    st.dates(date(1, 1, 1), date(9998, 12, 31)).map(lambda day: f"{day:%Y-%m}".rjust(7, "0")),
    st.tuples(st.integers(1, 9998), st.integers(21, 41)).map(lambda pair: f"{pair[0]:04}-{pair[1]}"),
    st.tuples(st.sampled_from("12"), digit_or_x, digit_or_x, digit_or_x).map("".join),
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: f"XXXX-{day:%m-%d}"),
)
marked = st.tuples(moments, st.sampled_from(["", "?", "~", "%"])).map("".join)
ends = st.one_of(marked, st.sampled_from(["", ".."]))
texts = st.one_of(marked, st.tuples(ends, ends).map("/".join))


@given(texts)
def test_edtf_round_trip_and_order(text: str) -> None:
    if not is_edtf(text):
        return
    edtf = parse_edtf(text)
    assert str(edtf) == text
    assert parse_edtf(str(edtf)) == edtf
    first, last = earliest_day(edtf), latest_day(edtf)
    assert first is None or last is None or first <= last


@given(marked)
def test_every_single_moment_of_the_forms_is_read(text: str) -> None:
    assert str(parse_edtf(text)) == text


@given(st.text(max_size=30))
def test_parse_edtf_raises_nothing_but_date_errors(text: str) -> None:
    is_edtf(text)
