"""One event once a document: repeated mentions become one, at the most informative."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from archive.facts import Event, EventStatus, Part


@dataclass(frozen=True, slots=True)
class Side:
    """Who takes one part in an event, as far as that tells it from others."""

    names: frozenset[str] = frozenset()  # keys of those that a name names
    heads: frozenset[str] = frozenset()  # lemmas, numbers and kinds of the others
    sorts: frozenset[str] = frozenset()  # "person", "group": what either may be
    known: bool = True  # the others are told as known ("the minister")


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of an event with what tells it from others."""

    event: Event
    family: str
    sides: Mapping[Part | None, Side] = field(default_factory=dict)
    place: str | None = None  # where the parse hangs it on the event
    headline: bool = False
    heading: bool = False  # a headline of the article, not of an update
    verbal: bool = True
    faint: bool = False  # "discussed" beside "met"
    anaphoric: bool = False  # "the attack", of which nothing else is said

    @property
    def names(self) -> frozenset[str]:
        """Return the keys of all participants that a name names."""
        return frozenset(name for side in self.sides.values() for name in side.names)


def merge_events(mentions: Iterable[Told]) -> list[Event]:
    """Return each event once, in text order, as occurred where one of its mentions says so."""
    groups: list[list[Told]] = []
    told_ones = list(mentions)
    body = [told for told in told_ones if not told.heading]
    solid = {told.event.type for told in told_ones if not told.anaphoric}
    for told in told_ones:
        if told.heading and any(_retells(told, other) for other in body):
            continue
        if told.anaphoric and told.event.type in solid:
            continue  # it takes up what was told in other words: "killed ten … the attack"
        group = next((group for group in groups if all(is_same(told, other) for other in group)), None)
        if group is None:
            groups.append([told])
        else:
            group.append(told)
    return sorted((_merge_group(group) for group in groups), key=lambda event: event.trigger)


def _retells(heading: Told, other: Told) -> bool:
    """Tell whether a headline says in short what the body tells more fully."""
    if heading.event.type != other.event.type or _statuses_differ(heading, other):
        return False
    return not heading.names or not other.names or bool(heading.names & other.names)


def is_same(one: Told, other: Told) -> bool:
    """Tell whether two mentions may mean one event: same type and family, and nothing that speaks against it."""
    if (one.event.type, one.family) != (other.event.type, other.family):
        return False
    if _days_differ(one.event.date, other.event.date) or _statuses_differ(one, other):
        return False
    if one.place and other.place and one.place != other.place:
        return False
    return all(_sides_agree(side, other.sides[part]) for part, side in one.sides.items() if part in other.sides)


def _days_differ(one: str | None, other: str | None) -> bool:
    # "On Friday" may be the day in "last week": only what is told as a day or month apart is another time.
    if not one or not other or "/" in one + other or "X" in one + other:
        return False
    return not one.startswith(other) and not other.startswith(one)


def _statuses_differ(one: Told, other: Told) -> bool:
    statuses = {one.event.status, other.event.status}
    if len(statuses) == 1:
        return False
    return EventStatus.NEGATED in statuses or (EventStatus.PLANNED in statuses and not one.names & other.names)


def _sides_agree(one: Side, other: Side) -> bool:
    if one.names and other.names:
        return one.names <= other.names or other.names <= one.names
    if not one.names and not other.names:
        return not one.heads or not other.heads or bool(one.heads & other.heads)
    named, unnamed = (one, other) if one.names else (other, one)
    if not unnamed.heads:
        return True
    return unnamed.known and (not named.sorts or not unnamed.sorts or bool(named.sorts & unnamed.sorts))


def _merge_group(group: list[Told]) -> Event:
    best = max(group, key=lambda told: (_weight(told), -told.event.trigger.start)).event
    occurred = any(told.event.status is EventStatus.OCCURRED for told in group)
    return replace(best, status=EventStatus.OCCURRED) if occurred else best


def _weight(told: Told) -> float:
    """Return how much a mention tells; a headline's text stands in the body again, more fully."""
    event = told.event
    sides = {one.part for one in event.participants if one.part is not Part.PARTICIPANT}
    weight = len(sides) + 0.5 * len(event.participants) + (event.date is not None) + (told.place is not None)
    return weight + 0.5 * told.verbal - 2 * told.headline - told.faint
