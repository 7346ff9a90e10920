"""The day of each entry of a live blog: as its stamp or a heading above it says, else by the entries' clock times."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from archive.dates import parse_edtf
from archive.dates.reckoning import Unit, nearest_day, period_of, reference_of, shift_day
from archive.facts import Entry
from archive.text.clock import LONGEST, parse_stamp
from archive.text.date_lines import parse_date_line
from archive.text.printed_dates import parse_printed_dates

# Entries are put in a little out of order now and then; a step of many hours back is midnight.
MIDNIGHT_MINUTES = 6 * 60
DAY_MINUTES = 24 * 60
WHOLE_DAY = len("2020-11-21")


@lru_cache(maxsize=16)
def entry_days(text: str, entries: tuple[Entry, ...], published: str, *, inferred: bool, newest: bool = False) -> tuple[str, ...]:
    """Return the EDTF day of each entry.

    A given date is the oldest entry's, whichever comes first, or the `newest` one's where it says when the blog was last
    changed; an inferred one is the day that most entries have.
    """
    nights = _nights([_minutes(entry.time) for entry in entries])
    told = _told_days(text, entries, published)
    if told:
        return tuple(_day_by(told, nights, index) for index in range(len(entries)))
    if nights:
        first = max(set(nights), key=nights.count) if inferred else max(nights) if newest else min(nights)
        nights = [night - first for night in nights]
    return tuple(_shifted(published, night) for night in nights)


def _minutes(time: str | None) -> int | None:
    return int(time[:2]) * 60 + int(time[3:]) if time else None


def _nights(minutes: list[int | None]) -> list[int]:
    """Return how many days after the first entry each stands; an entry without a time has the day of the one before."""
    known = [at for at in minutes if at is not None]
    # From one clock time to the next by the shorter way, over midnight where that is shorter.
    steps = [(after - before + DAY_MINUTES // 2) % DAY_MINUTES - DAY_MINUTES // 2 for before, after in pairwise(known)]
    direction = -1 if sum(step < 0 for step in steps) >= sum(step > 0 for step in steps) else 1
    nights, last = [0] * len(minutes), None
    for index, at in enumerate(minutes):
        nights[index] = nights[index - 1] if index else 0
        if at is not None:
            if last is not None and (at - last) * direction <= -MIDNIGHT_MINUTES:
                nights[index] += direction
            last = at
    return nights


def _told_days(text: str, entries: tuple[Entry, ...], published: str) -> dict[int, str]:
    """Return the days that stamps, and headings between entries, say, by the index of the entry; with a year as it is known."""
    told = {}
    for index, entry in enumerate(entries):
        day = _day_of_stamp(text[entry.span.start : entry.span.start + LONGEST])
        above = text[entries[index - 1].span.start if index else 0 : entry.span.start]
        if day := day or _day_of_heading(above.rstrip().rpartition("\n")[2]):
            told[index] = _with_year(day, published)
    # One heading above all entries is the blog's own day, which is known already.
    return told if len(told) > 1 or (told and 0 not in told) else {}


def _day_of_stamp(beginning: str) -> str | None:
    stamp = parse_stamp(beginning)
    return next(_days_in(beginning[: stamp.length]), None) if stamp and "date" in stamp.parts else None


def _day_of_heading(line: str) -> str | None:
    heading = parse_date_line(line.strip())
    return next(_days_in(line), None) if heading and not heading.has_time and not heading.label else None


def _days_in(text: str) -> Iterator[str]:
    yield from (printed.edtf.rstrip("?") for printed in parse_printed_dates(text) if len(printed.edtf) >= WHOLE_DAY)


def _with_year(day: str, published: str) -> str:
    reference = reference_of(parse_edtf(published))
    if day[0] != "X" or reference is None or not reference.has_year:
        return day
    near = nearest_day(int(day[5:7]), int(day[8:10]), reference.day)
    return near.isoformat() if near else day


def _day_by(told: dict[int, str], nights: list[int], index: int) -> str:
    """Return an entry's day as reckoned from the last one before it that is told, else from the first."""
    known = max((at for at in told if at <= index), default=min(told))
    return _shifted(told[known], nights[index] - nights[known])


def _shifted(published: str, days: int) -> str:
    reference = reference_of(parse_edtf(published))
    if reference is None or reference.grain is not Unit.DAY or days == 0:
        return published
    day = shift_day(reference.day, Unit.DAY, days)
    return (period_of(day, Unit.DAY, has_year=reference.has_year) if day else None) or published
