"""Which mention each token of a block belongs to."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from archive.annotate.view import Parsed
from archive.facts import EntityKind, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Named:
    """A mention as tokens `[start, end)` of its block."""

    start: int
    end: int
    mention: Mention

    @property
    def is_person(self) -> bool:
        """Tell whether a person is named."""
        return self.mention.kind is EntityKind.PERSON


@dataclass(frozen=True)
class NamedBlock:
    """A parsed block with its mentions."""

    parsed: Parsed
    named: tuple[Named, ...]  # in text order

    @property
    def doc(self) -> Doc:
        """Return the parse."""
        return self.parsed.doc

    @cached_property
    def owners(self) -> dict[int, Named]:
        """Return the mention of each token that has one."""
        return {index: named for named in self.named for index in range(named.start, named.end)}

    @cached_property
    def persons_from(self) -> dict[int, Named]:
        """Return the persons by their first token."""
        return {named.start: named for named in self.named if named.is_person}

    @cached_property
    def persons_until(self) -> dict[int, Named]:
        """Return the persons by the token after their last one."""
        return {named.end: named for named in self.named if named.is_person}

    def owner(self, index: int) -> Named | None:
        """Return the mention around a token, None where there is none."""
        return self.owners.get(index)

    def person_at(self, token: Token) -> Named | None:
        """Return the person that a token is part of, None for other tokens."""
        named = self.owners.get(token.i)
        return named if named is not None and named.is_person else None


# Two finders ask for the blocks of the same document one after the other.
_latest: list[tuple[Sequence[Parsed], Sequence[Mention], list[NamedBlock]]] = []


def name_blocks(parsed: Sequence[Parsed], mentions: Sequence[Mention]) -> list[NamedBlock]:
    """Return the blocks with the mentions that lie in each. `mentions` are in text order."""
    if _latest and _latest[0][0] is parsed and _latest[0][1] is mentions:
        return _latest[0][2]
    starts = [mention.span.start for mention in mentions]
    blocks = [
        NamedBlock(
            one,
            tuple(_in_tokens(one, mentions[bisect_left(starts, one.block.span.start) : bisect_left(starts, one.block.span.end)])),
        )
        for one in parsed
    ]
    _latest[:] = [(parsed, mentions, blocks)]
    return blocks


def _in_tokens(parsed: Parsed, mentions: Sequence[Mention]) -> list[Named]:
    offset = parsed.block.span.start
    found = []
    for mention in mentions:
        tokens = parsed.doc.char_span(mention.span.start - offset, mention.span.end - offset, alignment_mode="expand")
        if tokens is not None:
            found.append(Named(tokens.start, tokens.end, mention))
    return found
