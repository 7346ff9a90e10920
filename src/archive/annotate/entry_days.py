"""The day of each entry of a live blog, from the article's day and the entries' clock times."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from archive.dates import parse_edtf
from archive.dates.reckoning import Unit, period_of, reference_of, shift_day
from archive.facts import Entry

# Entries are put in a little out of order now and then; a step of many hours back is midnight.
MIDNIGHT_MINUTES = 6 * 60


@lru_cache(maxsize=16)
def entry_days(entries: tuple[Entry, ...], published: str, *, inferred: bool) -> tuple[str, ...]:
    """Return the EDTF day of each entry.

    A given date is the first entry's in the text, whether the newest or the oldest comes first; an inferred one is the day
    that most entries have.
    """
    nights = _nights([_minutes(entry.time) for entry in entries])
    if inferred and nights:
        most = max(set(nights), key=nights.count)
        nights = [night - most for night in nights]
    return tuple(_shifted(published, night) for night in nights)


def _minutes(time: str | None) -> int | None:
    return int(time[:2]) * 60 + int(time[3:]) if time else None


def _nights(minutes: list[int | None]) -> list[int]:
    """Return how many days after the first entry each stands; an entry without a time has the day of the one before."""
    known = [at for at in minutes if at is not None]
    steps = [after - before for before, after in pairwise(known)]
    small = [step for step in steps if abs(step) < MIDNIGHT_MINUTES]
    direction = -1 if sum(step < 0 for step in small) >= sum(step > 0 for step in small) else 1
    nights, last = [0] * len(minutes), None
    for index, at in enumerate(minutes):
        nights[index] = nights[index - 1] if index else 0
        if at is not None:
            if last is not None and (at - last) * direction <= -MIDNIGHT_MINUTES:
                nights[index] += direction
            last = at
    return nights


def _shifted(published: str, days: int) -> str:
    reference = reference_of(parse_edtf(published))
    if reference is None or reference.grain is not Unit.DAY or days == 0:
        return published
    day = shift_day(reference.day, Unit.DAY, days)
    return (period_of(day, Unit.DAY, has_year=reference.has_year) if day else None) or published
