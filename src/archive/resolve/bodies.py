"""Which body "the ministry", "the embassy" or "the company" is, and the fullest name that the document has for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from archive.annotate.gazetteer import country_of
from archive.facts import Entity, EntityKind, Form, Reference, Referent, Span
from archive.lexicon import load_lexicon
from archive.resolve.across import identity_key
from archive.resolve.nominals import INDEFINITE, fold
from archive.resolve.stage import Appearance, Stage
from archive.resolve.wires import is_credit

SMALL = frozenset({"the", "of", "for", "and", "in", "a", "an", "on", "at", "&", "'s", "’s"})


@dataclass(slots=True)
class Known:
    """A body as far as the text has told of it."""

    head: str
    words: set[str]  # what tells it from others of its kind, countries in noun form
    names: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    entity: str | None = None


class Bodies:
    """The bodies that a document speaks of by common nouns: ministries, embassies, governments."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.known: list[Known] = []

    def note(self, reference: Reference) -> Known | None:
        """Return the body that a reference names, a new one where it fits none before; None where it names no body."""
        signature = self._signature(reference)
        if signature is None:
            return None
        head, words = signature
        entity = self.stage.by_mention.get(reference.named_span) if reference.named_span else None
        body = self._find(reference, head, words, entity.id if entity else None)
        if body is None:
            body = Known(head, set(words))
            self.known.append(body)
        body.words |= words
        body.names.append(reference.text)
        body.spans.append(reference.span)
        body.entity = body.entity or (entity.id if entity else None)
        return body

    def _signature(self, reference: Reference) -> tuple[str, set[str]] | None:
        nouns = set(load_lexicon("roles")["bodies"])
        if reference.form is Form.NAME:
            entity = self.stage.by_mention.get(reference.named_span or reference.span)
            if entity is None or entity.kind is not EntityKind.ORGANIZATION:
                return None
            return head_and_words(reference.text)
        if reference.plural:
            return None
        words = {word for modifier in reference.modifiers for word in ([modifier] if country_of(modifier) else fold(modifier))}
        head = _same(reference.head)
        if reference.head in load_lexicon("references")["documents"]:
            owner = next((word for word in reversed(reference.modifiers) if _same(word) in nouns), None)
            return (_same(owner), words - {owner}) if owner else None
        lexicon = load_lexicon("references")
        if reference.head in lexicon["companies"] or (reference.head in lexicon["any_bodies"] and not words):
            return None  # for `resolve_company`
        return (head, words - SMALL) if head in nouns or reference.head in nouns else None

    def _find(self, reference: Reference, head: str, words: set[str], entity: str | None) -> Known | None:
        """Return the last body of a kind that nothing tells apart from this one; in a live blog of the same entry."""
        indefinite = self.stage.words_before(reference.span) in INDEFINITE
        for body in sorted(self.known, key=lambda body: -max(span.start for span in body.spans)):
            if entity is not None and body.entity is not None:
                if body.entity == entity:
                    return body
                continue
            near = self.stage.entry(body.spans[-1].start) == self.stage.entry(reference.span.start)
            fits = (words <= body.words or body.words <= words) if near else bool(words) and body.words <= words
            if body.head == head and fits and not indefinite:
                return body
        return None

    def referent(self, body: Known) -> Referent:
        """Return the body as a referent, by the fullest of its names; of two nouns for it the more usual one counts."""
        usual = [name for name in body.names if _same(name_head(name)) == name_head(name)] or body.names
        entity = self.stage.entities.get(body.entity or "")
        name = max([*usual, *([entity.name] if entity else [])], key=lambda name: len(fold(name)))
        return Referent(body.entity, name)

    def called(self) -> Iterator[Entity]:
        """Yield the entities whose names say too little ("Cabinet") with the fullest that the document has for them."""
        for body in self.known:
            entity = self.stage.entities.get(body.entity or "")
            name = self.referent(body).name
            if entity is not None and not _is_telling(entity.name) and _is_telling(name):
                yield replace(entity, name=name)


def _is_telling(name: str) -> bool:
    return identity_key(EntityKind.ORGANIZATION, name) is not None


def name_head(name: str) -> str:
    """Return the head noun of a body's name.

    >>> name_head("French Embassy in Armenia"), name_head("Cabinet of Armenia")
    ('embassy', 'cabinet')
    """
    words = re.split(r"\s(?:of|in|for|at|to|on)\s", name.strip())[0].split()
    return words[-1].casefold() if words else ""


def head_and_words(name: str) -> tuple[str, set[str]]:
    """Return a name's head noun, and the words that tell it from others, countries in noun form.

    >>> head_and_words("Ministry of Defence")[0], sorted(head_and_words("French Embassy in Armenia")[1])
    ('ministry', ['Armenia', 'France'])
    """
    head = name_head(name)
    words = {country_of(word) or "".join(fold(word)) for word in name.split()}
    return _same(head), words - SMALL - {head}


def _same(noun: str) -> str:
    return str(load_lexicon("references")["same_bodies"].get(noun, noun))


def resolve_issuer(stage: Stage, reference: Reference) -> Appearance | None:
    """Return who issued "the statement": the last speaker or subject, a person or body, of the three sentences up to it."""
    if reference.head not in load_lexicon("references")["issued"] or reference.modifiers or reference.plural:
        return None
    if stage.words_before(reference.span) in INDEFINITE:
        return None
    here = stage.sentence(reference.span.start)
    for appearance in stage.before(reference.span.start):
        if here - stage.sentence(appearance.start) > 2:
            break
        if (
            appearance.kind in (EntityKind.PERSON, EntityKind.ORGANIZATION)
            and (appearance.speaker or appearance.subject)
            and not appearance.quoted
            and not is_credit(stage, appearance)
        ):
            return appearance
    return None
