"""Reckoning with days, weeks, months, quarters, years and decades.

A week runs from Monday to Sunday and is written as an interval of days; a decade as `198X`, a quarter as `2020-36`.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from archive.dates.edtf import LEAP_YEAR, Edtf, Limit, Moment, earliest_day, latest_day

SATURDAY = 5


class Unit(IntEnum):
    """Units of the calendar, finer ones first."""

    DAY = 1
    WEEKEND = 2
    WEEK = 3
    MONTH = 4
    QUARTER = 5
    YEAR = 6
    DECADE = 7
    CENTURY = 8


FIRST_QUARTER = 33
LAST_MONTH = 12
RECKONED_YEARS = range(1000, 3000)  # far from the calendar's ends
MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
DAYS_IN = {Unit.DAY: 1, Unit.WEEKEND: 7, Unit.WEEK: 7}


@dataclass(frozen=True, slots=True)
class Reference:
    """A time to reckon from: its first day, how exact it is, and whether its year is known or only stands in."""

    day: date
    grain: Unit = Unit.DAY
    has_year: bool = True


def reference_of(edtf: Edtf) -> Reference | None:
    """Return an EDTF value as something to reckon from; of a week its first day. None for longer and open intervals.

    >>> from archive.dates.edtf import parse_edtf
    >>> reference_of(parse_edtf("XXXX-11-21"))
    Reference(day=datetime.date(2000, 11, 21), grain=<Unit.DAY: 1>, has_year=False)
    """
    moment = edtf.start
    if (
        isinstance(moment, Limit)
        or (edtf.end is not None and not _is_short(edtf))
        or (moment.month or "").startswith("X")
        or (moment.day or "").startswith("X")
    ):
        return None
    has_year = moment.year != "XXXX"
    if not has_year and moment.month is None:
        return None
    # A year that allows every day of the calendar stands in for an unknown one.
    first = earliest_day(Edtf(moment if has_year else Moment(str(LEAP_YEAR), moment.month, moment.day)))
    if first is None or first.year not in RECKONED_YEARS:
        return None
    return Reference(first, _grain_of(edtf, moment), has_year)


def _is_short(edtf: Edtf) -> bool:
    first, last = earliest_day(edtf), latest_day(edtf)
    return first is not None and last is not None and last - first < timedelta(days=7)


def _grain_of(edtf: Edtf, moment: Moment) -> Unit:
    if moment.day is not None:
        return Unit.DAY if edtf.end is None else Unit.WEEK
    if moment.month is not None:
        return Unit.MONTH if int(moment.month) <= LAST_MONTH else Unit.QUARTER
    return Unit.YEAR if "X" not in moment.year else Unit.DECADE


def shift_day(day: date, unit: Unit, count: int) -> date | None:
    """Return the day some units on; the last of the month where the day does not exist. None outside the calendar.

    >>> shift_day(date(2020, 3, 31), Unit.MONTH, -1)
    datetime.date(2020, 2, 29)
    """
    try:
        if unit in DAYS_IN:
            return day + timedelta(days=DAYS_IN[unit] * count)
        months = day.year * 12 + day.month - 1 + MONTHS_IN[unit] * count
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def period_of(day: date, unit: Unit, *, has_year: bool = True) -> str | None:
    """Return the calendar's unit around a day as EDTF; without a year None but for days and months.

    >>> period_of(date(2020, 11, 21), Unit.WEEK), period_of(date(2020, 11, 21), Unit.QUARTER)
    ('2020-11-16/2020-11-22', '2020-36')
    """
    year = f"{day.year:04}" if has_year else "XXXX"
    if unit is Unit.DAY:
        return f"{year}-{day:%m-%d}"
    if unit is Unit.MONTH:
        return f"{year}-{day:%m}"
    if not has_year:
        return None
    if unit in (Unit.WEEK, Unit.WEEKEND):
        first = day - timedelta(days=day.weekday() - (SATURDAY if unit is Unit.WEEKEND else 0))
        sunday = day + timedelta(days=6 - day.weekday())
        return f"{first}/{sunday}"
    if unit is Unit.QUARTER:
        return f"{year}-{FIRST_QUARTER + (day.month - 1) // 3}"
    return year[: {Unit.YEAR: 4, Unit.DECADE: 3, Unit.CENTURY: 2}[unit]].ljust(4, "X")


def nearest_day(month: int, day: int, to: date) -> date | None:
    """Return the day of that name nearest in time; None where no year around has it."""
    near = [found for year in range(to.year - 1, to.year + 2) if (found := valid_day(year, month, day))]
    return min(near, key=lambda found: abs((found - to).days), default=None)


def valid_day(year: int, month: int, day: int) -> date | None:
    """Return a day, None where the calendar has none of that name."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def first_day(day: date, unit: Unit) -> date:
    """Return the first day of the calendar's unit around a day.

    >>> first_day(date(2020, 11, 21), Unit.QUARTER)
    datetime.date(2020, 10, 1)
    """
    if unit is Unit.DAY:
        return day
    if unit in DAYS_IN:
        return day - timedelta(days=day.weekday())
    month = {Unit.MONTH: day.month, Unit.QUARTER: (day.month - 1) // 3 * 3 + 1}.get(unit, 1)
    year = {Unit.DECADE: day.year // 10 * 10, Unit.CENTURY: day.year // 100 * 100}.get(unit, day.year)
    return date(year, month, 1)
