"""One event once: which mentions are the same, and which of them stays."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from archive.annotate.events.merging import Side, Told, is_same, merge_events
from archive.facts import Event, EventStatus, Part, Participant, Span


def told(
    start: int,
    *names: str,
    status: EventStatus = EventStatus.OCCURRED,
    date: str | None = None,
    place: str | None = None,
    kind: str = "COERCE",
) -> Told:
    participants = tuple(Participant(Span(start + 10 + n, start + 11 + n), Part.RECIPIENT) for n in range(len(names)))
    event = Event(Span(start, start + 90), kind, Span(start, start + 8), "", status, date, place, None, participants)
    sides: dict[Part | None, Side] = {Part.RECIPIENT: Side(frozenset(names))} if names else {}
    return Told(event, "arrest", sides, place=place)


def test_merge_events_keeps_the_fuller_mention() -> None:
    (event,) = merge_events([told(0, "haddad"), told(200, "haddad", date="2021-05-03")])
    assert event.trigger.start == 200


def test_merge_events_believes_the_narrator() -> None:
    (event,) = merge_events([told(0, "haddad", date="2021", status=EventStatus.CLAIMED), told(200, "haddad")])
    assert (event.trigger.start, event.status) == (0, EventStatus.OCCURRED)


def test_merge_events_leaves_out_a_headline_that_the_body_retells() -> None:
    heading = replace(told(0, "haddad"), headline=True, heading=True)
    (event,) = merge_events([heading, replace(told(200), family="sentence")])
    assert event.trigger.start == 200
    assert len(merge_events([heading, told(200, "ortega")])) == 2


def test_merge_events_takes_a_known_noun_for_what_was_told() -> None:
    known = replace(told(200), family="raid", anaphoric=True)
    assert [event.trigger.start for event in merge_events([told(0, "haddad"), known])] == [0]
    assert [event.trigger.start for event in merge_events([known])] == [200]


def test_is_same_keeps_apart() -> None:
    assert not is_same(told(0, "haddad"), told(200, "ortega"))
    assert not is_same(told(0, date="2021-05-03"), told(200, date="2021-06-03"))
    assert not is_same(told(0, place="Lyon"), told(200, place="Paris"))
    assert not is_same(told(0, "haddad"), told(200, "haddad", kind="RETREAT"))
    assert not is_same(told(0), told(200, status=EventStatus.NEGATED))
    assert not is_same(told(0), told(200, status=EventStatus.PLANNED))


def test_is_same_reads_a_month_as_holding_its_day() -> None:
    assert is_same(told(0, date="2021-05"), told(200, date="2021-05-03"))


@given(st.lists(st.tuples(st.sampled_from(["a", "b", ""]), st.sampled_from([None, "2021", "2022"])), max_size=8))
def test_merge_events_invents_nothing(rows: list[tuple[str, str | None]]) -> None:
    mentions = [told(100 * n, *([name] if name else []), date=date) for n, (name, date) in enumerate(rows)]
    events = merge_events(mentions)
    triggers = [event.trigger for event in events]
    assert triggers == sorted(set(triggers))
    assert set(triggers) <= {mention.event.trigger for mention in mentions}
    assert bool(events) == bool(rows)
