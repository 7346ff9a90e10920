"""What the mappers of one document share while it is saved."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sqlalchemy.orm import Session

from archive import models
from archive.analysis import Analysis
from archive.dates import earliest_day, latest_day, parse_edtf
from archive.facts import EntityKind, Span
from archive.public_ids import Occurrences, fact_id
from archive.store.placement import Placement


class Days(NamedTuple):
    """The first and last day that a date can mean, None where open or unknown."""

    earliest: datetime.date | None
    latest: datetime.date | None


def days_of(edtf: str | None) -> Days:
    """Return the days of a date.

    >>> days_of("2020-11")
    Days(earliest=datetime.date(2020, 11, 1), latest=datetime.date(2020, 11, 30))
    """
    if edtf is None:
        return Days(None, None)
    parsed = parse_edtf(edtf)
    return Days(earliest_day(parsed), latest_day(parsed))


def date_columns(name: str, edtf: str | None) -> dict[str, object]:
    """Return the three columns that hold a date."""
    days = days_of(edtf)
    return {name: edtf, f"{name}_earliest": days.earliest, f"{name}_latest": days.latest}


def span_columns(name: str, span: Span | None) -> dict[str, int | None]:
    """Return the two columns that hold a span of an article."""
    return {f"{name}_start": span.start if span else None, f"{name}_end": span.end if span else None}


@dataclass
class Saving:
    """One document on its way into the database, and the rows made of it so far."""

    session: Session
    analysis: Analysis
    placement: Placement
    extractors: Mapping[str, int]  # name → id
    articles: dict[int | None, models.Article] = field(default_factory=dict)  # by entry; None is the document
    states: dict[int, models.State] = field(default_factory=dict)  # by article
    entities: dict[str, models.Entity] = field(default_factory=dict)  # by Entity.id
    named: dict[Span, str] = field(default_factory=dict)  # where names stand → Entity.id
    mentions: dict[tuple[Span, str | None], models.Mention] = field(default_factory=dict)  # by document span and Entity.id
    statements: list[models.Statement] = field(default_factory=list)  # in the order of Facts.statements
    occurrences: Occurrences = field(default_factory=Occurrences)

    def fact_columns(self, table: str, span: Span, key: Span | None = None, more: str = "") -> dict[str, object]:
        """Return the columns that every fact row has, for a fact whose evidence is `span` of the document.

        The public id is made from the words of `key`, by default those of `span`, which occurrence of them in the
        article this is, and `more`, for facts that stand on the same words.
        """
        placed = self.placement.place(span)
        article = self.articles[placed.entry]
        sentence = self.placement.sentence(span)
        return {
            "public_id": self._fact_id(table, placed.entry, key or span, more),
            "article_id": article.id,
            "quote": placed.span.text_of(article.text),
            "start_char": placed.span.start,
            "end_char": placed.span.end,
            "sentence_start": sentence.start,
            "sentence_end": sentence.end,
            "extractor_id": self.extractors[table],
            "state": self.states[article.id],
        }

    def _fact_id(self, table: str, entry: int | None, key: Span, more: str) -> str:
        article = self.articles[entry]
        start = key.start - self.placement.bounds(entry).start
        words = key.text_of(self.analysis.article.text)
        said = (article.public_id, table, words + more, article.text.count(words, 0, max(start, 0)) + 1)
        again = self.occurrences.next(said)
        # Two facts of one kind on the very same words: the second takes an id of its own, and keeps it.
        return fact_id(*said) if again == 1 else fact_id(*said[:2], f"{said[2]} #{again}", said[3])

    def entity_of(self, span: Span | None) -> models.Entity | None:
        """Return the document's entity that words mean, None where nobody can tell or nobody named is meant."""
        if span is None:
            return None
        referent = self.analysis.identities.referents.get(span)
        local = referent.entity if referent else self.named.get(span)
        return self.entities.get(local) if local else None

    def mention_of(self, span: Span | None) -> models.Mention | None:
        """Return the row of the words that name a party; None for no words."""
        entity = self.entity_of(span)
        return self.mentions[span, entity.local_id if entity else None] if span else None

    def party(self, name: str, span: Span | None) -> dict[str, int | None]:
        """Return the columns that refer to an actor by the words that name it."""
        entity, mention = self.entity_of(span), self.mention_of(span)
        acts = entity is not None and entity.actor_id is not None
        return {
            f"{name}_id": entity.actor_id if entity and acts else None,
            f"{name}_entity_id": entity.id if entity and acts else None,
            f"{name}_mention_id": mention.id if mention else None,
        }

    def entity_called(self, name: str | None, span: Span | None, *kinds: EntityKind) -> models.Entity | None:
        """Return the entity of one of the kinds that words mean, else the document's only one of that name."""
        meant = self.entity_of(span)
        if meant is not None and meant.kind in kinds:
            return meant
        if name is None:
            return None
        called = [row for row in self.entities.values() if row.kind in kinds and name in (row.name, row.canonical)]
        return called[0] if len(called) == 1 else None

    def place_columns(self, name: str | None, span: Span | None) -> dict[str, object]:
        """Return the columns that refer to a place, by the words or else by its name."""
        entity = self.entity_called(name, span, EntityKind.PLACE)
        return {
            "place": name,
            "place_id": entity.place_id if entity else None,
            "place_entity_id": entity.id if entity else None,
        }
