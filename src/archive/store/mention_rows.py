"""Mentions as rows: the names in a text, and the words that point to whoever speaks, acts or holds a post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from archive import models
from archive.facts import EntityKind, Facts, Form, Span
from archive.store.context import Saving


class Words(NamedTuple):
    """What a row of mentions says, apart from where it stands."""

    form: Form
    kind: EntityKind | None
    name: str | None


def save_mentions(saving: Saving) -> None:
    """Add a row for each place and entity meant there, and for words of a fact that nobody can resolve."""
    for (span, local), words in sorted(find_words(saving).items(), key=lambda item: (item[0][0], item[0][1] or "")):
        placed = saving.placement.place(span)
        sentence = saving.placement.sentence(span)
        row = models.Mention(
            article_id=saving.articles[placed.entry].id,
            entity_id=saving.entities[local].id if local else None,
            form=words.form,
            kind=words.kind,
            name=words.name,
            quote=span.text_of(saving.analysis.article.text),
            start_char=placed.span.start,
            end_char=placed.span.end,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
        )
        saving.session.add(row)
        saving.mentions[span, local] = row
    saving.session.flush()


def find_words(saving: Saving) -> dict[tuple[Span, str | None], Words]:
    """Return what is mentioned, by where it stands and which of the document's entities it means."""
    facts, identities = saving.analysis.facts, saving.analysis.identities
    found: dict[tuple[Span, str | None], Words] = {}
    for entity in identities.entities:
        for span in entity.mentions:
            found[span, entity.id] = Words(Form.NAME, entity.kind, entity.name)
    for mention in facts.mentions:
        if mention.span not in saving.named:
            found[mention.span, None] = Words(Form.NAME, mention.kind, mention.name)
    for reference in facts.references:
        add_reference(saving, found, reference.span, reference.form)
    for span in party_spans(facts):
        add_reference(saving, found, span, Form.NOMINAL)
    return found


def add_reference(saving: Saving, found: dict[tuple[Span, str | None], Words], span: Span, form: Form) -> None:
    """Add words that refer to somebody, unless the same words stand there for the same one already."""
    entity = saving.entity_of(span)
    referent = saving.analysis.identities.referents.get(span)
    name = referent.name if referent else entity.name if entity else None
    found.setdefault((span, entity.local_id if entity else None), Words(form, None, name))


def party_spans(facts: Facts) -> Iterator[Span]:
    """Yield the words by which facts name who takes part in them."""
    spans: list[Span | None] = [role.holder_span for role in facts.roles]
    for statement in facts.statements:
        spans += (statement.source_span, statement.addressee_span, statement.relayed_by_span)
    spans += [figure.given_by_span for figure in facts.figures]
    spans += [participant.span for event in facts.events for participant in event.participants]
    yield from (span for span in spans if span is not None)
