"""Who has appeared where in a document: what pronouns and bare roles are resolved against."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from archive.facts import Article, Entity, EntityKind, Facts, Form, Gender, Reference, Referent, Span, Statement
from archive.lexicon import load_lexicon


@dataclass(frozen=True, slots=True, order=True)
class Appearance:
    """Somebody or some body at one place of the text."""

    start: int
    end: int
    referent: Referent = field(compare=False)
    kind: EntityKind | None = field(compare=False)  # None: nobody knows what an unnamed one is
    gender: Gender | None = field(compare=False, default=None)
    plural: bool = field(compare=False, default=False)
    subject: bool = field(compare=False, default=False)
    speaker: bool = field(compare=False, default=False)  # of a statement
    quoted: bool = field(compare=False, default=False)  # named inside what somebody says
    human: bool = field(compare=False, default=True)


def is_human(reference: Reference) -> bool:
    """Tell whether a common noun or pronoun is for a person: "the official", but not "the report"."""
    if reference.form is not Form.NOMINAL:
        return reference.gender is not Gender.NEUTER
    posts = (load_lexicon("roles")[kind] for kind in ("state", "body", "occupation"))
    return (
        reference.gender is not None
        or reference.head in load_lexicon("references")["people"]
        or any(reference.head in titles for titles in posts)
    )


class Stage:
    """The document with its entities and all appearances so far. Resolving adds to the appearances."""

    def __init__(self, article: Article, facts: Facts, entities: Sequence[Entity]) -> None:
        self.article = article
        self.facts = facts
        self.entities = {entity.id: entity for entity in entities}
        self.by_mention = {span: entity for entity in entities for span in entity.mentions}
        self.references = {reference.span: reference for reference in facts.references}
        self.appearances = sorted(self._named())
        self.genders: dict[str, Gender] = {}  # by entity, as the text's own words have told them

    def _named(self) -> Iterator[Appearance]:
        for span, entity in self.by_mention.items():
            reference = self._reference_around(span)
            yield Appearance(
                span.start,
                span.end,
                Referent(entity.id, entity.name),
                entity.kind,
                entity.gender,
                # "An aide, Ann Lee, said": the name is no subject to the parser.
                subject=bool(reference and reference.subject) or (reference is None and span in self.speakers),
                speaker=span in self.speakers or bool(reference and reference.span in self.speakers),
                quoted=self.statement_around(span) is not None,
                human=entity.kind is EntityKind.PERSON,
            )

    def _reference_around(self, span: Span) -> Reference | None:
        return self.references.get(span) or self._by_named.get(span)

    @cached_property
    def _by_named(self) -> dict[Span, Reference]:
        return {reference.named_span: reference for reference in self.facts.references if reference.named_span}

    @cached_property
    def speakers(self) -> frozenset[Span]:
        """Return the spans that name the source of a statement."""
        return frozenset(statement.source_span for statement in self.facts.statements if statement.source_span is not None)

    @cached_property
    def told_by(self) -> dict[Span, Span]:
        """Return the words for who speaks by the words for who is spoken to."""
        told = (one for one in self.facts.statements if one.addressee_span is not None and one.source_span is not None)
        return {one.addressee_span: one.source_span for one in told if one.addressee_span and one.source_span}

    @cached_property
    def _contents(self) -> list[tuple[Span, Statement]]:
        """Return the pieces of what is said, in text order."""
        return sorted(
            ((span, statement) for statement in self.facts.statements for span in statement.content_spans),
            key=lambda pair: pair[0],
        )

    def statement_around(self, span: Span) -> Statement | None:
        """Return the innermost statement in whose content a span stands, None in the narrator's text."""
        index = bisect_right(self._contents, span.start, key=lambda pair: pair[0].start)
        around = [pair for pair in self._contents[max(0, index - 12) : index] if pair[0].contains(span)]
        return min(around, key=lambda pair: pair[0].end - pair[0].start)[1] if around else None

    def add(self, reference: Reference, referent: Referent, kind: EntityKind | None) -> None:
        """Note that a reference means somebody."""
        entity = self.entities.get(referent.entity or "")
        if entity is not None and reference.gender in (Gender.FEMALE, Gender.MALE):
            self.genders.setdefault(entity.id, reference.gender)
        appearance = Appearance(
            reference.span.start,
            reference.span.end,
            referent,
            entity.kind if entity else kind,
            reference.gender or (entity.gender if entity else None),
            reference.plural,
            reference.subject,
            reference.span in self.speakers,
            self.statement_around(reference.span) is not None,
            entity.kind is EntityKind.PERSON if entity is not None else is_human(reference),
        )
        insort(self.appearances, appearance)

    def join(self, groups: Iterable[Appearance]) -> None:
        """Note appearances of several as one."""
        for group in groups:
            insort(self.appearances, group)

    def before(self, offset: int) -> Iterator[Appearance]:
        """Yield the appearances that end before a character, nearest first."""
        index = bisect_right(self.appearances, offset, key=lambda appearance: appearance.start)
        yield from (one for one in reversed(self.appearances[:index]) if one.end <= offset)

    def sentence(self, offset: int) -> int:
        """Return the number of the sentence around or before a character."""
        return bisect_right(self._sentence_starts, offset) - 1

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.facts.sentences]

    def entry(self, offset: int) -> int | None:
        """Return the number of the live-blog entry around a character."""
        return next((n for n, entry in enumerate(self.article.entries) if entry.span.start <= offset < entry.span.end), None)

    def words_before(self, span: Span) -> str:
        """Return the reference's first word in lower case, where an article may stand."""
        words = span.text_of(self.article.text).split(maxsplit=1)
        return words[0].lower() if words else ""
