"""One event once a document: repeated mentions become one, at the most informative."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from archive.facts import Event, EventStatus, Part

TOGETHER = ("CONSULT", "COOPERATE", "SUPPORT", "AGREE", "RETREAT")


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of an event with what tells it from others."""

    event: Event
    family: str
    names: frozenset[str]  # keys of the participants that a name names
    heads: frozenset[str]  # lemmas, numbers and kinds of the others
    day: str | None
    place: str | None  # where the parse hangs it on the event
    headline: bool = False
    verbal: bool = True
    faint: bool = False


def merge_events(mentions: Iterable[Told]) -> list[Event]:
    """Return each event once, in text order, with the status of the mention that the narrator vouches for."""
    groups: list[list[Told]] = []
    for told in mentions:
        group = next((group for group in groups if all(is_same(told, other) for other in group)), None)
        if group is None:
            groups.append([told])
        else:
            group.append(told)
    return sorted((_merge_group(group) for group in groups), key=lambda event: event.trigger)


def is_same(one: Told, other: Told) -> bool:
    """Tell whether two mentions may mean one event: same type, nothing that speaks against it, something in common."""
    if one.event.type != other.event.type or one.family != other.family:
        return False
    if _days_differ(one.day, other.day):
        return False
    if one.place and other.place and one.place != other.place:
        return False
    statuses = {one.event.status, other.event.status}
    if EventStatus.NEGATED in statuses and len(statuses) > 1:
        return False
    if EventStatus.PLANNED in statuses and len(statuses) > 1 and not one.names & other.names:
        return False
    return one.event.span == other.event.span or _parties_agree(one, other)


def _days_differ(one: str | None, other: str | None) -> bool:
    # "On Friday" may be the day in "last week": only what is told as a day or month apart is another time.
    if not one or not other or "/" in one + other or "X" in one + other:
        return False
    return not one.startswith(other) and not other.startswith(one)


def _parties_agree(one: Told, other: Told) -> bool:
    if one.names and other.names:
        return one.names <= other.names or other.names <= one.names
    if one.heads and other.heads and not one.names and not other.names:
        return bool(one.heads & other.heads)
    return True


def _merge_group(group: list[Told]) -> Event:
    best = max(group, key=lambda told: (_weight(told), -told.event.trigger.start)).event
    statuses = {told.event.status for told in group}
    if EventStatus.OCCURRED in statuses:
        return replace(best, status=EventStatus.OCCURRED)
    return best


def _weight(told: Told) -> float:
    event = told.event
    weight = len({one.part for one in event.participants if one.part is not Part.PARTICIPANT}) + 0.5 * len(event.participants)
    weight += (event.date is not None) + (event.place is not None) + 0.5 * told.verbal
    return weight - 2 * told.headline - told.faint
