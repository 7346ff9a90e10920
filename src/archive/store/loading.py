"""Rows back into values: the facts of a document as they were when it was saved, in its own offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive import models
from archive.facts import DateMention, Event, Facts, Figure, Participant, Role, Span, Statement


@dataclass(frozen=True)
class Loading:
    """A document and its entries, with where each one's text starts in the document's."""

    session: Session
    starts: dict[int, int]  # article → offset

    def rows(self, table: type[Any]) -> Iterator[Any]:
        """Yield the rows that the document and its entries have in a table of facts, as they were saved."""
        found = self.session.scalars(select(table).where(table.article_id.in_(self.starts)).order_by(table.id))
        yield from found

    def span(self, row: Any, name: str = "") -> Span | None:  # noqa: ANN401 - a row of any table
        """Return the span that two columns of a row hold, in the document's offsets."""
        start, end = (f"{name}_start", f"{name}_end") if name else ("start_char", "end_char")
        if getattr(row, start) is None:
            return None
        return Span(getattr(row, start), getattr(row, end)).shifted(self.starts[row.article_id])

    def evidence(self, row: Any) -> Span:  # noqa: ANN401
        """Return where a row's quote stands, in the document's offsets."""
        return Span(row.start_char, row.end_char).shifted(self.starts[row.article_id])

    def words(self, mention_id: int | None) -> Span | None:
        """Return where the words of a mention stand."""
        return self.evidence(self.session.get_one(models.Mention, mention_id)) if mention_id is not None else None


def load_facts(session: Session, document_id: int) -> Facts:
    """Return the dates, roles, statements, figures and events of a document. Mentions and references stay rows."""
    article = models.Article
    same = (article.id == document_id) | (article.parent_id == document_id)
    starts = {row.id: row.parent_start or 0 for row in session.execute(select(article.id, article.parent_start).where(same))}
    loading = Loading(session, starts)
    return Facts(
        dates=tuple(DateMention(loading.evidence(row), row.date) for row in loading.rows(models.DateMention)),
        roles=tuple(load_role(loading, row) for row in loading.rows(models.Role)),
        statements=tuple(load_statement(loading, row) for row in loading.rows(models.Statement)),
        figures=tuple(load_figure(loading, row) for row in loading.rows(models.Figure)),
        events=tuple(load_event(loading, row) for row in loading.rows(models.EventMention)),
    )


def load_role(loading: Loading, row: models.Role) -> Role:
    """Return a role as a value."""
    holder = loading.words(row.actor_mention_id)
    return Role(
        span=loading.evidence(row),
        holder_span=holder or loading.evidence(row),
        title=row.title,
        organization=row.organization,
        organization_span=loading.span(row, "organization"),
        status=row.status,
        start=row.start_date,
        end=row.end_date,
    )


def load_statement(loading: Loading, row: models.Statement) -> Statement:
    """Return a statement as a value."""
    pieces = models.StatementSpan
    spans = loading.session.execute(
        select(pieces.start_char, pieces.end_char).where(pieces.statement_id == row.id).order_by(pieces.position)
    )
    speaker = loading.words(row.speaker_mention_id)
    return Statement(
        span=loading.evidence(row),
        kind=row.kind,
        content_spans=tuple(Span(*span).shifted(loading.starts[row.article_id]) for span in spans),
        cue_span=loading.span(row, "cue"),
        speaker_span=None if row.is_speaker_carried else speaker,
        speaker_from=speaker if row.is_speaker_carried else None,
        addressee_span=loading.words(row.addressee_mention_id),
        relayed_by_span=loading.words(row.relayed_by_mention_id),
        date=row.date,
    )


def load_figure(loading: Loading, row: models.Figure) -> Figure:
    """Return a figure as a value."""
    topic = loading.session.get(models.Topic, row.topic_id) if row.topic_id is not None else None
    return Figure(
        span=loading.evidence(row),
        value=row.value,
        value_max=row.value_max,
        bound=row.bound,
        trend=row.trend,
        unit=row.unit,
        counted=row.counted,
        counted_span=loading.span(row, "counted"),
        topic=topic.name if topic else None,
        place=row.place,
        place_span=loading.span(row, "place"),
        as_of=row.as_of,
        since=row.since,
        given_by_span=loading.words(row.given_by_mention_id),
        sentence=Span(row.sentence_start, row.sentence_end).shifted(loading.starts[row.article_id]),
    )


def load_event(loading: Loading, row: models.EventMention) -> Event:
    """Return an article's telling of an event as a value."""
    event = loading.session.get_one(models.Event, row.event_id)
    who = models.EventParticipant
    parts = loading.session.execute(select(who.actor_mention_id, who.part).where(who.event_id == event.id).order_by(who.id))
    return Event(
        span=loading.evidence(row),
        type=event.type,
        trigger=loading.span(row, "trigger") or loading.evidence(row),
        summary=event.summary,
        status=event.status,
        date=row.date,
        place=event.place,
        place_span=loading.span(row, "place"),
        participants=tuple(Participant(loading.words(mention) or loading.evidence(row), part) for mention, part in parts),
    )
