"""Dates, roles, statements and figures as rows."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive import models
from archive.facts import EntityKind, Figure, Role, Span, Statement
from archive.store.context import Saving, date_columns, span_columns

BETWEEN_PIECES = " … "


def save_dates(saving: Saving) -> None:
    """Add the expressions that name a time."""
    for date in saving.analysis.facts.dates:
        columns = saving.fact_columns("dates", date.span)
        saving.session.add(models.DateMention(**columns, **date_columns("date", date.edtf)))


def save_roles(saving: Saving) -> None:
    """Add who holds, held or will hold which post."""
    saving.session.add_all(role_row(saving, role) for role in saving.analysis.facts.roles)


def role_row(saving: Saving, role: Role) -> models.Role:
    """Return a role as a row."""
    entry = saving.placement.place(role.span).entry
    entity = saving.entity_called(role.organization, role.organization_span, EntityKind.ORGANIZATION)
    return models.Role(
        **saving.fact_columns("roles", role.span, more=f" / {role.title}"),
        **saving.party("actor", role.holder_span),
        title=role.title,
        organization=role.organization,
        organization_id=entity.actor_id if entity else None,
        organization_entity_id=entity.id if entity else None,
        **span_columns("organization", saving.placement.within(entry, role.organization_span)),
        status=role.status,
        **date_columns("start_date", role.start),
        **date_columns("end_date", role.end),
    )


def save_statements(saving: Saving) -> None:
    """Add who said what, and the pieces of what was said."""
    saving.statements = [statement_row(saving, statement) for statement in saving.analysis.facts.statements]
    saving.session.add_all(saving.statements)
    saving.session.flush()
    for row, statement in zip(saving.statements, saving.analysis.facts.statements, strict=True):
        entry = saving.placement.place(statement.span).entry
        start = saving.placement.bounds(entry).start
        for position, span in enumerate(pieces_of(saving, statement), 1):
            quote = span.text_of(saving.analysis.article.text)
            bounds = {"start_char": span.start - start, "end_char": span.end - start}
            saving.session.add(models.StatementSpan(statement_id=row.id, position=position, quote=quote, **bounds))


def pieces_of(saving: Saving, statement: Statement) -> list[Span]:
    """Return the pieces of a statement's content that stand in its article, in the document's offsets."""
    entry = saving.placement.place(statement.span).entry
    return [span for span in statement.content_spans if saving.placement.within(entry, span) is not None]


def statement_row(saving: Saving, statement: Statement) -> models.Statement:
    """Return a statement as a row."""
    text = saving.analysis.article.text
    entry = saving.placement.place(statement.span).entry
    return models.Statement(
        **saving.fact_columns("statements", statement.span),
        **saving.party("speaker", statement.source_span),
        is_speaker_carried=statement.speaker_span is None and statement.speaker_from is not None,
        cue=" ".join(statement.cue_span.text_of(text).split()) if statement.cue_span else None,
        **span_columns("cue", saving.placement.within(entry, statement.cue_span)),
        kind=statement.kind,
        content=BETWEEN_PIECES.join(" ".join(span.text_of(text).split()) for span in pieces_of(saving, statement)),
        **saving.party("addressee", statement.addressee_span),
        **saving.party("relayed_by", statement.relayed_by_span),
        **date_columns("date", statement.date),
    )


def save_figures(saving: Saving) -> None:
    """Add the numbers."""
    topics = topic_ids(saving.session, {figure.topic for figure in saving.analysis.facts.figures if figure.topic})
    for figure in saving.analysis.facts.figures:
        row = figure_row(saving, figure)
        row.topic_id = topics[figure.topic] if figure.topic else None
        saving.session.add(row)


def figure_row(saving: Saving, figure: Figure) -> models.Figure:
    """Return a figure as a row, without its topic."""
    entry = saving.placement.place(figure.span).entry
    return models.Figure(
        **saving.fact_columns("figures", figure.span),
        value=figure.value,
        value_max=figure.value_max,
        bound=figure.bound,
        trend=figure.trend,
        unit=figure.unit,
        counted=figure.counted,
        **span_columns("counted", saving.placement.within(entry, figure.counted_span)),
        **saving.place_columns(figure.place, figure.place_span),
        **span_columns("place", saving.placement.within(entry, figure.place_span)),
        **date_columns("as_of", figure.as_of),
        **date_columns("since", figure.since),
        statement_id=statement_around(saving, figure.span),
        **saving.party("given_by", figure.given_by_span),
    )


def statement_around(saving: Saving, span: Span) -> int | None:
    """Return the key of the shortest statement in whose content a figure stands."""
    around = [
        (statement.span.end - statement.span.start, row.id)
        for row, statement in zip(saving.statements, saving.analysis.facts.statements, strict=True)
        if any(content.contains(span) for content in statement.content_spans)
    ]
    return min(around)[1] if around else None


def topic_ids(session: Session, names: set[str]) -> dict[str, int]:
    """Return the keys of topics; new ones are added."""
    known = {row.name: row for row in session.scalars(select(models.Topic).where(models.Topic.name.in_(names)))}
    added = {name: models.Topic(name=name) for name in sorted(names - known.keys())}
    session.add_all(added.values())
    session.flush()
    return {name: row.id for name, row in (known | added).items()}
