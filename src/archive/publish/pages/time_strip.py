"""Counts by month → a strip of columns, by month or, over many years, by year."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from archive.publish.pages.date_words import date_words
from archive.publish.pages.time_axis import TimeAxis

HEIGHT = 72  # pixels
MOST_MONTHS = 72
LOWEST = 3  # pixels of a column that is there at all


@dataclass(frozen=True, slots=True)
class Column:
    """The events of a month or year."""

    at: float  # percent
    width: float
    height: float  # pixels
    label: str
    count: int
    first: str  # day
    last: str


@dataclass(frozen=True, slots=True)
class Strip:
    """Columns over an axis."""

    axis: TimeAxis
    columns: list[Column]
    height: int = HEIGHT


def make_strip(months: Mapping[str, int]) -> Strip | None:
    """Return the strip of counts by month (`YYYY-MM`); None where they lie in one month.

    >>> [(one.label, one.count, one.first, one.last) for one in make_strip({"2020-11": 3, "2021-01": 1}).columns]
    [('November 2020', 3, '2020-11-01', '2020-11-30'), ('January 2021', 1, '2021-01-01', '2021-01-31')]
    """
    if len(months) < 2:
        return None
    counts = Counter(months)
    if _months_between(min(counts), max(counts)) > MOST_MONTHS:
        counts = Counter()
        for month, count in months.items():
            counts[month[:4]] += count
    spans = {span: (_first_day(span), _last_day(span)) for span in sorted(counts)}
    axis = TimeAxis(spans[min(counts)][0], spans[max(counts)][1])
    most = max(counts.values())
    return Strip(axis, [_column(span, counts[span], most, axis) for span in spans])


def _column(span: str, count: int, most: int, axis: TimeAxis) -> Column:
    first, last = _first_day(span), _last_day(span)
    at = axis.at(first)
    height = round(max(HEIGHT * count / most, LOWEST), 1)
    return Column(at, max(round(axis.at(last) - at, 2), 0.4), height, date_words(span), count, str(first), str(last))


def _months_between(first: str, last: str) -> int:
    return (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7])


def _first_day(span: str) -> date:
    year, _, month = span.partition("-")
    return date(int(year), int(month or 1), 1)


def _last_day(span: str) -> date:
    year, _, month = span.partition("-")
    number = int(month or 12)
    return date(int(year), number, monthrange(int(year), number)[1])
