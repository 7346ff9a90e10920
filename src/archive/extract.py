"""Facts as JSON: the form of the annotation guide, which the gold has, `evaluate` scores and other programs can read.

Spans are [start, end) in code points of the whole document's text, live-blog entries included.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from archive.analysis import Analysis
from archive.facts import Article, EntityKind, Event, Facts, Figure, Identities, Role, Span, Statement

type Json = dict[str, Any]


def document_json(analysis: Analysis) -> Json:
    """Return one document's facts as JSON values, keys as in the guide and a few more ("organizations", "places")."""
    article, facts, identities = analysis.article, analysis.facts, analysis.identities
    return {
        "doc": article.document.source.replace("\\", "/").rsplit("/", 1)[-1],
        "sha256": article.document.sha256,
        "article": article_json(article, facts),
        "persons": entities_json(identities, EntityKind.PERSON),
        "organizations": entities_json(identities, EntityKind.ORGANIZATION),
        "places": entities_json(identities, EntityKind.PLACE),
        "roles": [role for role in (role_json(role, identities) for role in facts.roles) if role["person"]],
        "statements": numbered("s", [statement_json(statement, identities) for statement in facts.statements]),
        "figures": numbered("f", [figure_json(figure, identities) for figure in facts.figures]),
        "events": numbered("e", [event_json(event, identities) for event in facts.events]),
        "dates": [{"span": list(date.span), "edtf": date.edtf} for date in facts.dates],
    }


def numbered(letter: str, rows: list[Json]) -> list[Json]:
    """Return rows with an "id" of a letter and a number counted from 1."""
    return [{"id": f"{letter}{number}"} | row for number, row in enumerate(rows, 1)]


def article_json(article: Article, facts: Facts) -> Json:
    """Return the article's make-up; `published` is null where the text supports no date."""
    return {
        "kind": article.kind.value,
        "title_span": span_json(article.title_span),
        "published": facts.published.edtf if facts.published else None,
        "published_basis": facts.published.basis.value if facts.published else None,
        "publisher": article.publisher,
        "byline": article.byline,
        "language": article.language,
        "entries": [{"span": list(e.span), "time": e.time, "title_span": span_json(e.title_span)} for e in article.entries],
    }


def entities_json(identities: Identities, kind: EntityKind) -> list[Json]:
    """Return the document's entities of one kind with their names as written and where they stand."""
    return [
        {"id": entity.id, "name": entity.name, "names": list(entity.names), "mentions": [list(span) for span in entity.mentions]}
        for entity in identities.entities
        if entity.kind is kind
    ]


def party_json(span: Span | None, identities: Identities) -> Json | None:
    """Return who a span means: {"person": id}, {"name": …} for a body or an unnamed source, None where nobody knows."""
    referent = identities.referents.get(span) if span else None
    if referent is None:
        return None
    persons = {entity.id for entity in identities.entities if entity.kind is EntityKind.PERSON}
    return {"person": referent.entity} if referent.entity in persons else {"name": referent.name}


def role_json(role: Role, identities: Identities) -> Json:
    """Return a role; its "person" is None where the holder could not be resolved."""
    holder = party_json(role.holder_span, identities) or {}
    return {
        "person": holder.get("person"),
        "title": role.title,
        "organization": role.organization,
        "status": role.status.value,
        "start": role.start,
        "end": role.end,
        "evidence": list(role.span),
    }


def statement_json(statement: Statement, identities: Identities) -> Json:
    """Return a statement with who said it to whom."""
    return {
        "kind": statement.kind.value,
        "speaker": party_json(statement.source_span, identities),
        "speaker_span": span_json(statement.speaker_span),
        "cue_span": span_json(statement.cue_span),
        "content_spans": [list(span) for span in statement.content_spans],
        "addressee": party_json(statement.addressee_span, identities),
        "relayed_by": party_json(statement.relayed_by_span, identities),
        "date": statement.date,
    }


def figure_json(figure: Figure, identities: Identities) -> Json:
    """Return a figure; a whole value is written without a fraction."""
    return {
        "span": list(figure.span),
        "value": number_json(figure.value),
        "value_max": number_json(figure.value_max),
        "bound": figure.bound.value,
        "trend": figure.trend.value if figure.trend else None,
        "unit": figure.unit,
        "counted": figure.counted,
        "counted_span": span_json(figure.counted_span),
        "topic": figure.topic,
        "place": figure.place,
        "as_of": figure.as_of,
        "since": figure.since,
        "attributed_to": party_json(figure.given_by_span, identities),
    }


def event_json(event: Event, identities: Identities) -> Json:
    """Return an event; a participant whom nobody could resolve is left out."""
    parties = [(party_json(one.span, identities), one.part.value) for one in event.participants]
    return {
        "type": event.type,
        "trigger": list(event.trigger),
        "summary": event.summary,
        "status": event.status.value,
        "date": event.date,
        "place": event.place,
        "participants": [party | {"as": part} for party, part in parties if party],
    }


def span_json(span: Span | None) -> list[int] | None:
    """Return a span as [start, end]."""
    return list(span) if span else None


def number_json(number: Decimal | None) -> int | float | None:
    """Return a number as JSON has it.

    >>> number_json(Decimal("1.5E+6")), number_json(Decimal("66.67"))
    (1500000, 66.67)
    """
    if number is None:
        return None
    return int(number) if number == number.to_integral_value() else float(number)
