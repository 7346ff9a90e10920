"""Dates in words that a reader takes in at a glance."""

from __future__ import annotations

import re

from archive.dates.edtf import PERIODS, Limit, Moment, parse_edtf
from archive.errors import DateError

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
SEASONS = {
    **dict.fromkeys(("21", "25", "31"), "spring"),
    **dict.fromkeys(("22", "26", "32"), "summer"),
    **dict.fromkeys(("23", "27", "29"), "autumn"),
    **dict.fromkeys(("24", "28", "30"), "winter"),
}
DOUBTS = {"?": "{} (inferred)", "~": "about {}", "%": "about {} (inferred)"}


def date_words(edtf: str | None) -> str:
    """Return an EDTF date in words; what is no EDTF as it is.

    >>> [date_words(text) for text in ("2020-11-21", "2020-11", "2020-11-10/..", "../2020-12-01", "XXXX-11-21", "2020-11~")]
    ['21 November 2020', 'November 2020', 'since 10 November 2020', 'until 1 December 2020', '21 November', 'about November 2020']
    >>> date_words("2020-11-02/2020-11-08"), date_words("2020-21"), date_words("198X"), date_words("2020-11-21?")
    ('2–8 November 2020', 'spring 2020', 'the 1980s', '21 November 2020 (inferred)')
    """
    if not edtf:
        return ""
    try:
        date = parse_edtf(edtf)
    except DateError:
        return edtf
    start, end = date.start, date.end
    if end is None:
        return _moment_words(start) if isinstance(start, Moment) else ""
    if isinstance(start, Limit):
        return f"until {_moment_words(end)}" if isinstance(end, Moment) else ""
    if isinstance(end, Limit):
        return f"since {_moment_words(start)}"
    return _interval_words(start, end)


def _interval_words(start: Moment, end: Moment) -> str:
    if start.day and end.day and (start.year, start.month, start.mark, end.mark) == (end.year, end.month, "", ""):
        return f"{int(start.day)}–{_moment_words(end)}" if (start.day + end.day).isdigit() else str(end)
    return f"{_moment_words(start)} – {_moment_words(end)}"


def _moment_words(moment: Moment) -> str:
    year = "" if moment.year == "XXXX" else moment.year
    if re.fullmatch(r"\d{3}X", year):
        year = f"the {year[:3]}0s"
    elif re.fullmatch(r"\d\dXX", year):
        year = f"the {year[:2]}00s"
    parts = [moment.day.lstrip("0") if moment.day and moment.day.isdigit() else "", _month_words(moment.month), year]
    return DOUBTS.get(moment.mark, "{}").format(" ".join(part for part in parts if part) or str(moment))


def _month_words(month: str | None) -> str:
    if month is None or not month.isdigit():
        return ""
    if month in SEASONS:
        return SEASONS[month]
    if month in PERIODS:
        first, length = PERIODS[month]
        return f"{MONTHS[first - 1]} to {MONTHS[first + length - 2]}"
    return MONTHS[int(month) - 1]
