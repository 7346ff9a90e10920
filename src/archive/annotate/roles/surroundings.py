"""The countries and organizations that stand around a role in the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.gazetteer import country_of, has_state, may_name_country
from archive.annotate.mention_tokens import NamedBlock
from archive.annotate.name_lists import name_words
from archive.annotate.roles.titles import word_set
from archive.annotate.token_index import find_texts
from archive.annotate.view import View, locate
from archive.facts import EntityKind, Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

# How often a text names the organization that it is about.
THROUGHOUT = 3


class Hint(NamedTuple):
    """A country named somewhere. A weak one says only where something is ("in South Africa")."""

    start: int
    country: str
    weak: bool


def _is_general(name: str) -> bool:
    """Tell whether a name is any body's: "Board of Directors"."""
    return all(word in _general_words() for word in name.lower().split())


@cache
def _general_words() -> frozenset[str]:
    return word_set("generic_bodies") | word_set("appointing_boards") | {"of", "the"}


class Surroundings:
    """The countries and organizations that stand around a claim."""

    def __init__(self, view: View, facts: Facts, blocks: Sequence[NamedBlock]) -> None:
        self.view = view
        self.facts = facts
        self.blocks = blocks

    @cached_property
    def hints(self) -> list[Hint]:
        """Return all countries named, in text order."""
        return [hint for block in self.blocks for hint in _country_hints(block)]

    @cached_property
    def sentences(self) -> list[Span]:
        """Return the bounds of all sentences."""
        return [locate(sentence) for sentence in self.view.sentences()]

    @cached_property
    def _hint_starts(self) -> list[int]:
        return [hint.start for hint in self.hints]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [sentence.end for sentence in self.sentences]

    def hints_in(self, span: Span) -> list[Hint]:
        """Return the countries named inside a span."""
        starts = self._hint_starts
        return self.hints[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def sentence(self, offset: int, back: int = 0) -> Span | None:
        """Return the sentence around a character, or one `back` sentences before."""
        index = bisect_left(self._sentence_ends, offset + 1) - back
        return self.sentences[index] if 0 <= index < len(self.sentences) else None

    def organization_before(self, offset: int) -> str | None:
        """Return the organization named last before a character, in its sentence or the one before."""
        first = self.sentence(offset, 1) or self.sentence(offset)
        names = [
            mention.name
            for mention in self.facts.mentions
            if mention.kind is EntityKind.ORGANIZATION
            and first is not None
            and first.start <= mention.span.start
            and mention.span.end <= offset
            and mention.name.casefold() not in name_words("agencies")  # that tell the news
        ]
        # Of two, the one that the text is about.
        return max(enumerate(names), key=lambda row: (self.uses[row[1]], row[0]))[1] if names else None

    @cached_property
    def subject(self) -> str | None:
        """Return the organization that the text is about: named three times and twice as often as any other."""
        (first, uses), (_, next_uses) = [*self.uses.most_common(2), ("", 0), ("", 0)][:2]
        return first if uses >= THROUGHOUT and uses >= 2 * next_uses and first.casefold() not in name_words("agencies") else None

    @cached_property
    def uses(self) -> Counter[str]:
        """Return how often each organization is named."""
        names = (mention.name for mention in self.facts.mentions if mention.kind is EntityKind.ORGANIZATION)
        return Counter(name for name in names if not _is_general(name))


def _country_hints(block: NamedBlock) -> Iterable[Hint]:
    doc, done, weak = block.doc, 0, False
    for index in find_texts(doc, may_name_country):
        size = next((size for size in (3, 2, 1) if _is_country(block, index, size)), 0) if index >= done else 0
        if size and not _is_prefixed(doc, index):
            country = country_of(doc[index : index + size].text) or ""
            before = doc[index - 1].lower_ if index else ""
            listed = weak and before in ("and", ",") and done == index - 1  # "visits to Utopia and Ruritania"
            weak = listed or before in ("in", "to", "from", "at", "into", "near", "via", "outside")
            weak = weak or _is_of_city(doc, index, size)
            yield Hint(locate(doc[index]).start, country, weak)
            done = index + size


def _is_of_city(doc: Doc, index: int, size: int) -> bool:
    """Tell whether a capital only says which thing is meant: "the Lisbon treaty"."""
    city = country_of(doc[index : index + size].text, capitals=False) is None
    return city and doc[index + size - 1].dep_ == "compound"


def _is_prefixed(doc: Doc, index: int) -> bool:
    """Tell "the Pan-African Fund", "anti-French" from a country."""
    return index > 1 and doc[index - 1].text == "-" and doc[index - 2].lower_ in ("all", "pan", "anti", "pro", "non")


def _is_country(block: NamedBlock, index: int, size: int) -> bool:
    doc = block.doc
    if index + size > len(doc) or not doc[index].text[0].isupper() or block.person_at(doc[index]) is not None:
        return False
    country = country_of(doc[index : index + size].text)
    return country is not None and has_state(country)
