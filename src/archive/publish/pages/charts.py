"""A series of figures → a chart over time: an axis below, one at the left, a mark for each figure.

Drawn here, as SVG by a template, and not by a library: pygal and leather draw every value as a point, in colours and
letters of their own, with a script or none of the links. Here a bound is no point ("more than 7,000" is open at the
top), marks are links that a keyboard reaches, and colours are those of the style sheet, in the dark too.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

from archive.publish.pages.figure_series import Series
from archive.publish.pages.figure_words import number_words
from archive.publish.pages.time_axis import TimeAxis, make_axis

HEIGHT, LOW = 300, 150  # pixels of the field; a low one is enough for a single day
MARGIN = 26  # above the highest and below the lowest value, for arrows
SHAPES = 5  # different ones, one a source; of further sources one for all
STEPS = (1, 2, 2.5, 5, 10)
MOST_LINES = 5
WIDEST = 2000  # highest by lowest value, from which on a scale is logarithmic
# Marks nearer than this stand side by side: as far apart as a finger needs, many at one spot closer.
NEAR_PERCENT, NEAR_PIXELS, APART, WIDEST_GROUP = 1.6, 13, 24, 160

GLYPHS = {
    "exact": "point",
    "approximate": "about",
    "at_least": "up from",
    "more_than": "up",
    "at_most": "down from",
    "less_than": "down",
    "range": "range",
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Values laid out from the bottom to the top."""

    low: float
    high: float
    is_logarithmic: bool = False
    height: int = HEIGHT

    def at(self, value: float) -> float:
        """Return where a value stands, in pixels from the top.

        >>> Scale(0, 100).at(50), Scale(1, 10000, is_logarithmic=True).at(100)
        (150.0, 150.0)
        """
        low, high, found = self.low, self.high, value
        if self.is_logarithmic:
            low, high, found = log10(low), log10(high), log10(found)
        share = (found - low) / ((high - low) or 1)
        return round(self.height - MARGIN - share * (self.height - 2 * MARGIN), 1)


@dataclass(slots=True)
class Mark:
    """A figure on a chart."""

    row: sqlite3.Row
    source: str
    shape: int
    glyph: str
    x: float  # percent
    y: float  # pixels from the top
    top: float  # of a range, else y
    left: float  # of a time longer than a day, else x
    right: float
    shift: float = 0  # pixels, beside others at the same spot


@dataclass(frozen=True, slots=True)
class Source:
    """Who gave figures: a name with the shape of its marks."""

    name: str
    shape: int
    count: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything that a template draws."""

    series: Series
    axis: TimeAxis
    lines: list[tuple[float, str]]  # pixels from the top and words, for values at the left
    marks: list[Mark]
    steps: list[tuple[float, float, float, float]]  # from mark to mark, of totals
    sources: list[Source]
    scale: Scale


def make_chart(series: Series) -> Chart:
    """Return the chart of a series."""
    axis = make_axis(day for row in series.rows for day in (row["day"], row["last_day"]))
    assert axis is not None, "a series has days"  # noqa: S101
    ends = [value for row in series.rows for value in (row["value"], row["value_max"]) if value is not None]
    is_one_day = len({day for row in series.rows for day in (row["day"], row["last_day"]) if day}) == 1
    scale, values = make_scale(ends, LOW if is_one_day else HEIGHT)
    sources = list_sources(series.rows)
    shapes = {source.name: source.shape for source in sources}
    marks = [make_mark(row, axis, scale.at, shapes) for row in series.rows]
    put_side_by_side(marks)
    lines = [(scale.at(value), number_words(value)) for value in values]
    return Chart(series, axis, lines, marks, list(find_steps(marks, series)), sources, scale)


def make_scale(ends: list[float], height: int = HEIGHT) -> tuple[Scale, list[float]]:
    """Return the scale for values, from zero where that can be, and the values of its lines.

    >>> make_scale([7000, 48000])
    (Scale(low=0, high=50000, is_logarithmic=False, height=300), [0, 10000, 20000, 30000, 40000, 50000])
    """
    low, high = min(ends), max(ends)
    if low > 0 and high / low > WIDEST:
        first, last = floor(log10(low)), ceil(log10(high))
        scale = Scale(10.0**first, 10.0**last, is_logarithmic=True, height=height)
        return scale, [_whole(10.0**power) for power in range(first, last + 1)]
    low, high = min(low, 0), max(high, 0)
    rough = (high - low) / (MOST_LINES if height == HEIGHT else 2) or 1
    size = 10.0 ** floor(log10(rough))
    step = next(size * step for step in STEPS if size * step >= rough)
    first = floor(low / step)
    last = max(ceil(high / step), first + 1)
    return Scale(_whole(first * step), _whole(last * step), height=height), [_whole(n * step) for n in range(first, last + 1)]


def _whole(value: float) -> float:
    rounded = round(value, 10)
    return int(rounded) if rounded == int(rounded) else rounded


def list_sources(rows: Iterable[sqlite3.Row]) -> list[Source]:
    """Return who gave the figures, those of most first; all beyond the shapes share the last one."""
    counts = Counter(source_of(row) for row in rows)
    return [Source(name, min(number, SHAPES), count) for number, (name, count) in enumerate(counts.most_common())]


def source_of(row: sqlite3.Row) -> str:
    """Return who gave a figure: somebody, else the article itself, by its publisher."""
    return str(row["given_by"] or row["publisher"] or "an article itself")


def make_mark(row: sqlite3.Row, axis: TimeAxis, at: Callable[[float], float], shapes: dict[str, int]) -> Mark:
    """Return the mark of a figure."""
    source, y = source_of(row), at(row["value"])
    left, right = axis.at(row["day"]), axis.at(row["last_day"] or row["day"])
    return Mark(
        row=row,
        source=source,
        shape=shapes[source],
        glyph="range" if row["value_max"] is not None else GLYPHS.get(row["bound"], "point"),
        x=round((left + right) / 2, 2),
        y=y,
        top=at(row["value_max"]) if row["value_max"] is not None else y,
        left=left,
        right=right,
    )


def put_side_by_side(marks: list[Mark]) -> None:
    """Shift marks that would cover each other."""
    groups: list[list[Mark]] = []
    for mark in marks:
        near = (group for group in groups if abs(group[0].x - mark.x) < NEAR_PERCENT and abs(group[0].y - mark.y) < NEAR_PIXELS)
        group = next(near, None)
        if group is None:
            groups.append([mark])
        else:
            group.append(mark)
    for group in groups:
        apart = min(APART, WIDEST_GROUP / len(group))
        for number, mark in enumerate(group):
            mark.shift = round((number - (len(group) - 1) / 2) * apart, 1)


def find_steps(marks: list[Mark], series: Series) -> Iterable[tuple[float, float, float, float]]:
    """Yield lines from the highest running total of one day to that of the next."""
    if series.kind != "totals":
        return
    highest: dict[float, Mark] = {}
    for mark in marks:
        if mark.x not in highest or mark.y < highest[mark.x].y:
            highest[mark.x] = mark
    ordered = [highest[x] for x in sorted(highest)]
    for one, following in pairwise(ordered):
        yield one.x, one.y, following.x, following.y
