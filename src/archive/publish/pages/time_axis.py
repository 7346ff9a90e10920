"""A stretch of time laid out from left to right: where a day stands, in percent, and the marks below it.

Drawings in percent keep their letters and marks at one size on the phone and on the desk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from archive.dates.edtf import Edtf, Limit, Moment, earliest_day, latest_day, parse_edtf
from archive.errors import DateError
from archive.publish.pages.date_words import MONTHS

# How far apart marks may stand, finest first: days, then months.
DAY_STEPS = (1, 2, 7, 14)
MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)
DAYS_IN_MONTH = 30.44
MOST_TICKS = 7
PADDING = 0.04  # of the stretch, on either side
WIDE_LABEL = 14  # percent that a day with its year takes
FIRST_ORDINAL, LAST_ORDINAL = date.min.toordinal(), date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark below the axis; the minor ones are left out where there is little room."""

    at: float  # percent
    label: str
    is_minor: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """When something was, as far as is known: a stretch in percent; its ends may be open, its date doubtful."""

    at: float
    width: float
    is_day: bool
    is_open_left: bool = False
    is_open_right: bool = False
    is_doubtful: bool = False  # inferred (?)
    is_rough: bool = False  # approximate (~)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The days from `first` to `last`, `room` days of padding at either end included."""

    first: date
    last: date
    room: int = 0

    def at(self, day: str | date) -> float:
        """Return where a day stands, in percent from the left; days beyond the ends stand at them.

        >>> TimeAxis(date(2020, 11, 1), date(2020, 11, 21)).at("2020-11-11")
        50.0
        """
        found = date.fromisoformat(day) if isinstance(day, str) else day
        share = (found - self.first).days / ((self.last - self.first).days or 1)
        return round(100 * min(max(share, 0), 1), 2)

    def ticks(self) -> list[Tick]:
        """Return the marks: days, months or years, whichever are few enough, every other one minor.

        >>> [tick.label for tick in TimeAxis(date(2020, 11, 1), date(2021, 3, 1)).ticks()]
        ['Nov 2020', 'Dec 2020', 'Jan 2021', 'Feb 2021', 'Mar 2021']
        """
        found = list(self._marks())
        odd = len(found) % 2
        return [Tick(self.at(day), label, number % 2 == odd) for number, (day, label) in enumerate(found)]

    def _marks(self) -> Iterator[tuple[date, str]]:
        days = (self.last - self.first).days
        for step in DAY_STEPS:
            if days / step <= MOST_TICKS:
                return _day_marks(self._days_apart(step))
        months = next((step for step in MONTH_STEPS if days / DAYS_IN_MONTH / step <= MOST_TICKS), MONTH_STEPS[-1])
        return self._month_marks(months)

    def _days_apart(self, step: int) -> list[date]:
        """Return days so far apart, back from the last one, which a reader wants to know, and the first where there is room."""
        first, last = self.first.toordinal() + self.room, self.last.toordinal() - self.room
        days = [date.fromordinal(day) for day in range(last, first - 1, -step)][::-1]
        start = date.fromordinal(min(first, last))
        has_room = bool(days) and self.at(days[0]) - self.at(start) >= WIDE_LABEL
        return [start, *days] if has_room else days

    def _month_marks(self, step: int) -> Iterator[tuple[date, str]]:
        number = self.first.year * 12 + self.first.month - 1
        number += -number % step
        while (year := number // 12) <= date.max.year:
            day = date(max(year, 1), number % 12 + 1, 1)
            if day > self.last:
                return
            if day >= self.first:
                yield day, str(year) if step >= 12 else f"{MONTHS[day.month - 1][:3]} {year}"
            number += step


def _day_marks(days: list[date]) -> Iterator[tuple[date, str]]:
    """Yield days with their words, the year where it is a new one, for those too who see every other mark."""
    for number, day in enumerate(days):
        is_minor = number % 2 == len(days) % 2
        before = number - 1 if is_minor else number - 2
        is_known = before >= 0 and days[before].year == day.year
        yield day, f"{day.day} {MONTHS[day.month - 1][:3]}" + ("" if is_known else f" {day.year}")


def make_axis(days: Iterable[str | None]) -> TimeAxis | None:
    """Return an axis from the first to the last of some days, with a little room around; None where there is no day.

    >>> axis = make_axis(["2020-11-21", None, "2020-11-11"])
    >>> str(axis.first), str(axis.last)
    ('2020-11-10', '2020-11-22')
    """
    found = sorted(day for day in days if day)
    if not found:
        return None
    first, last = date.fromisoformat(found[0]), date.fromisoformat(found[-1])
    room = max(int((last - first).days * PADDING), 1)
    return TimeAxis(
        date.fromordinal(max(first.toordinal() - room, FIRST_ORDINAL)),
        date.fromordinal(min(last.toordinal() + room, LAST_ORDINAL)),
        room,
    )


def bar_of(edtf: str | None, axis: TimeAxis) -> Bar | None:
    """Return where a date or interval stands on an axis; None for none, and for one that names no year.

    >>> axis = TimeAxis(date(2020, 11, 1), date(2020, 12, 1))
    >>> bar_of("2020-11-10/..", axis)
    Bar(at=30.0, width=70.0, is_day=False, is_open_left=False, is_open_right=True, is_doubtful=False, is_rough=False)
    >>> bar_of("2020-11-16?", axis).is_doubtful
    True
    """
    try:
        value = parse_edtf(edtf or "")
    except DateError:
        return None
    first, last = earliest_day(value), latest_day(value)
    if first is None and last is None:
        return None
    start, end = axis.at(first or axis.first), axis.at(last or axis.last)
    marks = {moment.mark for moment in moments_of(value)}
    return Bar(
        at=start,
        width=round(end - start, 2),
        is_day=first == last,
        is_open_left=first is None or isinstance(value.start, Limit),
        is_open_right=last is None or isinstance(value.end, Limit),
        is_doubtful=bool(marks & {"?", "%"}),
        is_rough=bool(marks & {"~", "%"}),
    )


def moments_of(value: Edtf) -> list[Moment]:
    """Return the dates of a value: one, or the ends of an interval that are dates."""
    return [end for end in (value.start, value.end) if isinstance(end, Moment)]
