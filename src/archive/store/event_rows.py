"""Events as rows: what happened, how an article tells it, and who took part."""

from __future__ import annotations

from archive import models
from archive.facts import Event
from archive.store.context import Saving, date_columns, span_columns


def save_events(saving: Saving) -> None:
    """Add the events of a document, each with this article's telling and its participants."""
    for event in saving.analysis.facts.events:
        columns = saving.fact_columns("event_mentions", event.span, key=event.trigger)
        row = models.Event(
            public_id=columns["public_id"],
            type=event.type,
            status=event.status,
            summary=event.summary,
            **date_columns("date", event.date),
            **saving.place_columns(event.place, event.place_span),
            state=columns["state"],
        )
        saving.session.add(row)
        saving.session.flush()
        saving.session.add(mention_row(saving, event, row.id, columns))
        add_participants(saving, event, row.id)


def mention_row(saving: Saving, event: Event, event_id: int, columns: dict[str, object]) -> models.EventMention:
    """Return an article's telling of an event as a row."""
    entry = saving.placement.place(event.span).entry
    trigger = saving.placement.within(entry, event.trigger) or saving.placement.place(event.span).span
    return models.EventMention(
        **columns,
        event_id=event_id,
        trigger=trigger.text_of(saving.placement.text(entry)),
        **span_columns("trigger", trigger),
        **date_columns("date", event.date),
        **span_columns("place", saving.placement.within(entry, event.place_span)),
    )


def add_participants(saving: Saving, event: Event, event_id: int) -> None:
    """Add who takes part in an event."""
    for participant in event.participants:
        party = saving.party("actor", participant.span)
        saving.session.add(models.EventParticipant(event_id=event_id, part=participant.part, **party))
