"""Phrases that name a post, with the body it belongs to: "the former head of Armenia's National Security Service"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.annotate.mention_tokens import NamedBlock
from archive.annotate.roles.bodies import Body
from archive.annotate.roles.titles import Head, Sort, field_words
from archive.facts import EntityKind, RoleStatus, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

GRADES_OF_OFFICE = frozenset({"chief", "senior", "deputy", "principal", "leading", "executive"})


@dataclass(slots=True)
class Post:
    """A phrase that names a post, tokens `[start, end)` of its block with article and body. Filled in while it is read."""

    block: NamedBlock
    head: Head
    start: int
    end: int
    before: list[str] = field(default_factory=list)  # words of the title before the head
    after: str = ""  # the field after it: "of foreign affairs"
    status: RoleStatus | None = None  # None: nothing is said
    body: Body | None = None
    country: str | None = None  # from an adjective or name directly before the title
    owned: bool = False  # an article or possessive stands before it
    owner_word: Token | None = None  # "his"

    @property
    def title(self) -> str:
        """Return the title in lower case."""
        return " ".join([*self.before, self.head.title]) + self.after

    @property
    def organization(self) -> str | None:
        """Return the country or body in noun form."""
        return self.country or (self.body.name if self.body else None)

    @property
    def organization_span(self) -> Span | None:
        """Return where the body stands."""
        return self.body.span if self.body and self.organization else None

    @property
    def of_state(self) -> bool:
        """Tell whether it is the post of some country when no body is named."""
        sorts = self.head.sorts
        return Sort.STATE in sorts or (Sort.PORTFOLIO in sorts and self._has_field)

    @property
    def _has_field(self) -> bool:
        return bool(self.after) or any(word in field_words() and word != "press" for word in self.before)

    @property
    def is_claim(self) -> bool:
        """Tell whether the words are enough for a role: an occupation needs its body."""
        return self.head.sorts != {Sort.OCCUPATION} or self._is_employed or self._has_grade

    @property
    def _is_employed(self) -> bool:
        """Tell whether a body is named, and not just a place before the title ("a Miami lawyer")."""
        if self.body is None or self.body.name is None:
            return False
        owner = self.block.owner(self.body.start)
        place = owner is not None and owner.mention.kind is EntityKind.PLACE
        beside = self.body.end == self.head.start - len(self.before)
        return not (place and beside) or (self.owned and self.block.doc[self.body.end].tag_ == "POS")

    @property
    def _has_grade(self) -> bool:
        return any(word in GRADES_OF_OFFICE for word in self.before)
