"""Events as rows: what happened, how an article tells it, and who took part."""

from __future__ import annotations

from archive import models
from archive.facts import Event
from archive.store.context import Saving, date_columns, span_columns


def save_events(saving: Saving) -> None:
    """Add the events of a document, each with this article's telling and its participants."""
    told = [
        (event, saving.fact_columns("event_mentions", event.span, key=event.trigger)) for event in saving.analysis.facts.events
    ]
    rows = [event_row(saving, event, columns) for event, columns in told]
    saving.session.add_all(rows)
    saving.session.flush()
    for row, (event, columns) in zip(rows, told, strict=True):
        saving.session.add(mention_row(saving, event, row.id, columns))
        for participant in event.participants:
            party = saving.party("actor", participant.span)
            saving.session.add(models.EventParticipant(event_id=row.id, part=participant.part, **party))


def event_row(saving: Saving, event: Event, columns: dict[str, object]) -> models.Event:
    """Return an event as a row."""
    return models.Event(
        public_id=columns["public_id"],
        type=event.type,
        status=event.status,
        summary=event.summary,
        **date_columns("date", event.date),
        **saving.place_columns(event.place, event.place_span),
        state=columns["state"],
    )


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
