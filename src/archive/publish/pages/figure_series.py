"""Figures of a topic → series that may stand on one chart: by unit, running totals apart from single counts."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

# A count of so many days is a day's count ("since yesterday"), one of more is a running total.
SHORTEST_TOTAL = 3
# A number that is smaller than this share of the running total of its time is a part of it, not the total.
PART = 0.5
# How many days and how much growth make a series a growing one that nothing else calls a total.
FEWEST_DAYS = 3
GROWTH = 1.5

TOTALS, COUNTS = "totals", "counts"


@dataclass(frozen=True, slots=True)
class Series:
    """Figures in one unit that can be compared: running totals, or counts. Oldest first."""

    unit: str | None
    kind: str
    rows: list[sqlite3.Row]


def split_series(rows: Iterable[sqlite3.Row]) -> list[Series]:
    """Return the series of dated figures, the longest unit first, its totals before its counts.

    Needs `unit`, `value`, `day`, `since_day`; figures without a day are left out.
    """
    by_unit: dict[str | None, list[sqlite3.Row]] = defaultdict(list)
    for row in rows:
        if row["day"]:
            by_unit[row["unit"]].append(row)
    found = []
    for unit, figures in sorted(by_unit.items(), key=lambda one: -len(one[1])):
        figures.sort(key=lambda row: (row["day"], row["id"]))
        totals = find_totals(figures)
        for kind, is_total in ((TOTALS, True), (COUNTS, False)):
            if chosen := [row for row in figures if (row["id"] in totals) == is_total]:
                found.append(Series(unit, kind, chosen))
    return found


def find_totals(rows: list[sqlite3.Row]) -> set[int]:
    """Return the keys of the figures that are running totals.

    That are those counted since a while ago, and those near them; or, where no article says since when, all of a
    series that grows from day to day.
    """
    lengths = {row["id"]: days_counted(row) for row in rows}
    totals = {row["id"] for row in rows if (lengths[row["id"]] or 0) >= SHORTEST_TOTAL}
    open_rows = [row for row in rows if lengths[row["id"]] is None]
    if totals:
        known = [row for row in rows if row["id"] in totals]
        return totals | {row["id"] for row in open_rows if is_near(row, known)}
    highest: dict[str, float] = {}
    for row in open_rows:
        highest[row["day"]] = max(highest.get(row["day"], 0), row["value"])
    if not is_growing([highest[day] for day in sorted(highest)]):
        return set()
    return {row["id"] for row in open_rows if row["value"] >= PART * highest[row["day"]]}


def days_counted(row: sqlite3.Row) -> int | None:
    """Return how many days a figure was counted for, None where no article says since when."""
    if not row["since_day"]:
        return None
    return (date.fromisoformat(row["day"]) - date.fromisoformat(row["since_day"])).days


def is_near(row: sqlite3.Row, totals: list[sqlite3.Row]) -> bool:
    """Tell whether a figure can be a running total: no smaller than a part of the last one before it, or of the first."""
    before = [total["value"] for total in totals if total["day"] <= row["day"]]
    return bool(row["value"] >= PART * (max(before) if before else totals[0]["value"]))


def is_growing(values: list[float]) -> bool:
    """Tell whether values only ever grow, over enough days, and by enough.

    >>> is_growing([700, 1100, 1100, 4800]), is_growing([40, 10, 60]), is_growing([1, 2])
    (True, False, False)
    """
    grows = all(one <= following for one, following in pairwise(values))
    return len(values) >= FEWEST_DAYS and grows and values[-1] >= GROWTH * values[0]
