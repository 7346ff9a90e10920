"""Phrases that name a post, with the body it belongs to: "the former head of Armenia's National Security Service"."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.annotate.gazetteer import country_of
from archive.annotate.mention_tokens import NamedBlock
from archive.annotate.roles.bodies import Body, is_place
from archive.annotate.roles.titles import Head, Sort, field_words, word_set
from archive.facts import RoleStatus, Span

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
    countries: list[str] = field(default_factory=list)  # further ones: "Utopian | and Ruritanian ministers"
    owned: bool = False  # an article or possessive stands before it
    owner_word: Token | None = None  # "his"
    for_region: bool = False  # "Northern Ireland Secretary"
    is_private: bool = False  # joined to a post of business: "president and chief executive"

    @property
    def title(self) -> str:
        """Return the title in lower case."""
        return " ".join([*self.before, self.head.title]) + self.after

    @property
    def organization(self) -> str | None:
        """Return the country or body in noun form."""
        if self.of_state and self.has_personal_body:
            return None  # "President Jane Roe's national security adviser"
        return self.country or (body_for(self, self.body) if self.body else None)

    @property
    def has_personal_body(self) -> bool:
        """Tell whether a person named is who the post is for: "Roe's spokesman"."""
        owner = self.block.owner(self.body.start) if self.body is not None and self.body.end > self.body.start else None
        return owner is not None and owner.is_person

    @property
    def organization_span(self) -> Span | None:
        """Return where the body stands."""
        return self.body.span if self.body and self.organization else None

    @property
    def of_state(self) -> bool:
        """Tell whether it is the post of some country when no body is named."""
        sorts = self.head.sorts
        if self._is_of_business or self.is_private:
            return False
        return Sort.STATE in sorts or (Sort.PORTFOLIO in sorts and self._has_field)

    @property
    def _is_of_business(self) -> bool:
        """Tell whether a grade or field shows that the post is no country's: "senior vice president of sales"."""
        return "vice" in self.head.title and any(word in ("senior", "executive", "group", "regional") for word in self.before)

    @property
    def _has_field(self) -> bool:
        return bool(self.after) or self.for_region or any(word in field_words() and word != "press" for word in self.before)

    @property
    def is_claim(self) -> bool:
        """Tell whether the words are enough for a role: an occupation needs its body."""
        if self.head.title == "chief" and not self.before and not self.owned and self.organization is None:
            return False  # "Chief Obi Eze": how he is addressed
        if self.head.title == "attorney" and self.country is not None and not self.owned:
            return True  # "Assistant U.S. Attorney Jane Roe"
        return self.head.sorts != {Sort.OCCUPATION} or self._is_employed or self._has_grade

    @property
    def _is_employed(self) -> bool:
        """Tell whether a body is named, and not just a place before the title ("a Miami lawyer")."""
        if self.body is None or self.body.name is None:
            return False
        place = is_place(self.block, self.body)
        beside = self.body.end == self.head.start - len(self.before)
        if place and beside and self.head.title in word_set("players"):
            return True
        return not (place and beside) or (self.owned and self.block.doc[self.body.end].tag_ == "POS")

    @property
    def _has_grade(self) -> bool:
        return any(word in GRADES_OF_OFFICE for word in self.before)


def body_for(post: Post, body: Body) -> str | None:
    """Return the name of the body that a post belongs to; a capital city is its country where the post is a country's."""
    country = country_of(body.name) if body.name and post.of_state else None
    return country or body.name


def is_region(post: Post) -> bool:
    """Tell whether the place right before a head may be what its holder looks after: "Asia director"."""
    start = post.head.start - len(post.before)
    if post.head.title not in word_set("regional"):
        return False
    if post.country is not None:
        return start > 0 and str(post.block.doc[start - 1].text) == post.country
    return post.body is not None and post.body.end == start and is_place(post.block, post.body)


def move_region(post: Post) -> None:
    """Take the place before a head for a part of the title."""
    post.before.insert(0, (post.organization or "").lower())
    post.body = post.country = None
