"""EDTF (ISO 8601-2) as a value: parse, write back, first and last day. Fast enough to stand on the way of every row.

Knows what news needs: years, months, days, unknown digits (`198X`, `XXXX-11-21`), seasons and quarters (21–41),
intervals with open (`..`) and unknown (empty) ends, and one mark of doubt (`?`, `~`, `%`) after a date.
Does not know: years beyond four digits, sets, marks of doubt on parts of a date.

Source: Library of Congress, Extended Date/Time Format (EDTF) Specification, levels 0 to 2.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from archive.errors import DateError

# A time of day may follow a full day and is dropped: an archive of news counts in days.
TIME_OF_DAY = r"[T ]\d{2}:?\d{2}[\d:.,]*(?:Z|[+-]\d{2}(?::?\d{2})?)?"
MOMENT = re.compile(
    rf"(?P<year>-?[0-9X]{{4}})(?:-(?P<month>[0-4X][0-9X])(?:-(?P<day>[0-3X][0-9X])(?:{TIME_OF_DAY})?)?)?(?P<mark>[?~%]?)"
)
HINT = "write a date as 2020, 2020-11, 2020-11-21 or 2020-11-21/2020-11-23"
LEAP_YEAR = 2000  # stands for a wholly unknown year, in which every day of the calendar may lie


class Limit(StrEnum):
    """An end of an interval that is no date."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month, season, quarter, year or decade. Digits are kept as text, for the sake of X."""

    year: str
    month: str | None = None
    day: str | None = None
    mark: str = ""

    def __str__(self) -> str:
        """Return it as EDTF."""
        return "-".join(part for part in (self.year, self.month, self.day) if part is not None) + self.mark


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date or an interval; `end` is None for what is no interval. `str()` writes it back."""

    start: Moment | Limit
    end: Moment | Limit | None = None

    def __str__(self) -> str:
        """Return it as EDTF."""
        return str(self.start) if self.end is None else f"{self.start}/{self.end}"


# First month of a season, quarter, four-month or half-year period, and its length. Seasons are the northern ones,
# by months; winter runs into the next year.
PERIODS: dict[str, tuple[int, int]] = (
    {str(21 + n): (3 + 3 * n, 3) for n in range(4)}
    | {str(25 + n): (3 + 3 * n, 3) for n in range(4)}
    | {"29": (9, 3), "30": (12, 3), "31": (3, 3), "32": (6, 3)}
    | {str(33 + n): (1 + 3 * n, 3) for n in range(4)}
    | {str(37 + n): (1 + 4 * n, 4) for n in range(3)}
    | {str(40 + n): (1 + 6 * n, 6) for n in range(2)}
)


@lru_cache(maxsize=8192)
def parse_edtf(text: str) -> Edtf:
    """Return the value of an EDTF string; of a date with a time, its day.

    Raises: DateError when the text is no EDTF, names no day of the calendar, or an interval ends before it starts.

    >>> str(parse_edtf("2020-11-21T14:00Z"))
    '2020-11-21'
    >>> parse_edtf("../2020-12-01").start
    <Limit.OPEN: '..'>
    """
    start, slash, end = text.strip().partition("/")
    edtf = Edtf(_parse_end(start, text), _parse_end(end, text)) if slash else Edtf(_parse_moment(start, text))
    if isinstance(edtf.start, Limit) and isinstance(edtf.end, Limit):
        raise DateError(f"{text!r} is an interval without a date", hint=HINT)
    first, last = earliest_day(edtf), latest_day(edtf)
    if first and last and first > last:
        raise DateError(f"{text!r} ends before it starts", hint="write the earlier date first")
    return edtf


def is_edtf(text: str) -> bool:
    """Tell whether a text is EDTF as far as this module knows it."""
    try:
        parse_edtf(text)
    except DateError:
        return False
    return True


def _parse_end(text: str, whole: str) -> Moment | Limit:
    return Limit(text) if text in ("", "..") else _parse_moment(text, whole)


def _parse_moment(text: str, whole: str) -> Moment:
    match = MOMENT.fullmatch(text)
    if match is None:
        raise DateError(f"{whole!r} is no EDTF date", hint=HINT)
    moment = Moment(*match.group("year", "month", "day", "mark"))
    if moment.month in PERIODS and moment.day is not None:
        raise DateError(f"{whole!r} names a day of a season", hint=HINT)
    probe = Moment(str(LEAP_YEAR), moment.month, moment.day) if _knows_no_year(moment) else moment
    if not moment.year.startswith("-") and next(_days(probe, backwards=False), None) is None:
        raise DateError(f"{whole!r} names no day of the calendar", hint=HINT)
    return moment


def _knows_no_year(moment: Moment) -> bool:
    # "19XX" has a first and a last day; XXXX and the years before 1 have none that can be written.
    return moment.year in ("XXXX", "0000") or moment.year.startswith("-")


def earliest_day(edtf: Edtf) -> date | None:
    """Return the first day that the value can mean; None where it is open or its year unknown.

    >>> earliest_day(parse_edtf("2020-22")), earliest_day(parse_edtf("../2020-12-01"))
    (datetime.date(2020, 6, 1), None)
    """
    return _edge(edtf.start, backwards=False)


def latest_day(edtf: Edtf) -> date | None:
    """Return the last day that the value can mean; None where it is open or its year unknown.

    >>> latest_day(parse_edtf("198X")), latest_day(parse_edtf("2020-11-21/.."))
    (datetime.date(1989, 12, 31), None)
    """
    return _edge(edtf.start if edtf.end is None else edtf.end, backwards=True)


def _edge(moment: Moment | Limit, *, backwards: bool) -> date | None:
    if isinstance(moment, Limit) or _knows_no_year(moment):
        return None
    if moment.month is not None and moment.day is not None and "X" not in moment.year + moment.month + moment.day:
        return date(int(moment.year), int(moment.month), int(moment.day))
    return next(_days(moment, backwards=backwards), None)


def _days(moment: Moment, *, backwards: bool) -> Iterator[date]:
    """Yield the days that fit a moment, from the first on or from the last back; of months and years their edge alone."""
    step = -1 if backwards else 1
    for year in _fitting(moment.year, range(1, 10_000))[::step]:
        if moment.month in PERIODS:
            yield _period_edge(year, *PERIODS[moment.month], backwards=backwards)
            continue
        for month in _fitting(moment.month or "XX", range(1, 13))[::step]:
            days = _fitting(moment.day or "XX", range(1, monthrange(year, month)[1] + 1))
            yield from (date(year, month, day) for day in days[::step])


def _fitting(pattern: str, numbers: range) -> range | list[int]:
    """Return the numbers whose digits fit a pattern with X, in order."""
    if pattern.strip("X") == "":
        return numbers
    if "X" not in pattern:
        return [int(pattern)] if int(pattern) in numbers else []
    width = len(pattern)
    fits = re.compile(pattern.replace("X", r"\d")).fullmatch
    low, high = int(pattern.replace("X", "0")), int(pattern.replace("X", "9"))
    return [number for number in range(max(low, numbers.start), min(high + 1, numbers.stop)) if fits(f"{number:0{width}}")]


def _period_edge(year: int, first_month: int, months: int, *, backwards: bool) -> date:
    if not backwards:
        return date(year, first_month, 1)
    over, month = divmod(first_month + months - 2, 12)
    last_year = min(year + over, date.max.year)
    return date(last_year, month + 1, monthrange(last_year, month + 1)[1])
