"""What the text around makes plain of a role: its country, a counterpart's post, and which claims are one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from archive.annotate.gazetteer import country_of, find_place
from archive.annotate.mention_tokens import NamedBlock
from archive.annotate.roles.claims import Claim
from archive.annotate.roles.titles import plain, word_set
from archive.annotate.view import View, locate
from archive.facts import EntityKind, Facts, Span


class Hint(NamedTuple):
    """A country named somewhere. A weak one says only where something is ("in South Africa")."""

    start: int
    country: str
    weak: bool


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

    def hints_in(self, span: Span) -> list[Hint]:
        """Return the countries named inside a span."""
        starts = [hint.start for hint in self.hints]
        return self.hints[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def sentence(self, offset: int, back: int = 0) -> Span | None:
        """Return the sentence around a character, or one `back` sentences before."""
        index = bisect_left([sentence.end for sentence in self.sentences], offset + 1) - back
        return self.sentences[index] if 0 <= index < len(self.sentences) else None

    def organization_before(self, offset: int) -> str | None:
        """Return the organization named last before a character, in its sentence or the one before."""
        first = self.sentence(offset, 1) or self.sentence(offset)
        names = [
            mention.name
            for mention in self.facts.mentions
            if mention.kind is EntityKind.ORGANIZATION and first is not None and first.start <= mention.span.start and mention.span.end <= offset
        ]
        return names[-1] if names else None


def _country_hints(block: NamedBlock) -> Iterable[Hint]:
    doc, index = block.doc, 0
    while index < len(doc):
        size = next((size for size in (3, 2, 1) if _is_country(block, index, size)), 0)
        if size:
            country = country_of(doc[index : index + size].text) or ""
            before = doc[index - 1].lower_ if index else ""
            yield Hint(locate(doc[index]).start, country, before in ("in", "to", "from", "at", "into", "near", "via", "outside"))
        index += max(size, 1)


def _is_country(block: NamedBlock, index: int, size: int) -> bool:
    doc = block.doc
    if index + size > len(doc) or not doc[index].text[0].isupper() or block.person_at(doc[index]) is not None:
        return False
    country = country_of(doc[index : index + size].text)
    return country is not None and _has_state(country)


@cache
def _has_state(country: str) -> bool:
    """Tell whether a country has a state of its own: parts of countries have not."""
    place = find_place(country)
    return place is None or place.kind != "region"


def understand_organizations(around: Surroundings, claims: Sequence[Claim]) -> None:
    """Fill in the country of posts of state, and the body of "its chairman", where nothing names it."""
    for claim in claims:
        if claim.post is not None and claim.post.body is not None and claim.post.body.is_post:
            _complete_post(around, claim, claims)
        if claim.organization is not None:
            continue
        if claim.of_state and not _known_elsewhere(claim, claims):
            claim.organization = _country_around(around, claim, claims)
            claim.understood = claim.organization is not None
        elif claim.post is not None and _points_back(claim):
            claim.organization = around.organization_before(claim.evidence.start)
            claim.understood = claim.organization is not None


def _complete_post(around: Surroundings, claim: Claim, claims: Sequence[Claim]) -> None:
    """Write "Prime Minister of Norway" for the body in "the prime minister's spokesman"."""
    country = _country_around(around, claim, claims)
    if country is not None and claim.organization is not None and claim.organization.lower() in word_set("state"):
        claim.organization, claim.understood = f"{claim.organization} of {country}", True


def _points_back(claim: Claim) -> bool:
    """Tell whether a post's owner was named before: "its chairman", "the company's president", "chief executive Jane Roe"."""
    post = claim.post
    if post is None:
        return False
    owned = post.owner_word is not None and post.owner_word.lower_ in ("its", "their")
    body = post.block.doc[post.body.end - 1] if post.body is not None and post.body.end > post.body.start else None
    return owned or (body is not None and plain(body) in word_set("named_before")) or claim.title in word_set("business")


def _known_elsewhere(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether another claim names the organization of the same post of the same person."""
    return any(other.person == claim.person and other.title == claim.title and other.organization and not other.understood for other in claims)


def _country_around(around: Surroundings, claim: Claim, claims: Sequence[Claim]) -> str | None:
    sentence = around.sentence(claim.evidence.start)
    if sentence is None:
        return None
    own = [other.organization for other in claims if other.person == claim.person and other.of_state and other.organization]
    if own:
        return own[0]
    start = claim.evidence.start
    here = around.hints_in(sentence)
    before = [hint.country for hint in here if hint.start < start]
    persons = [other.organization for other in claims if other.of_state and other.organization and _stands_in(other, claims, sentence, start, around)]
    after = [hint.country for hint in here if hint.start >= start and not hint.weak]
    earlier = around.sentence(start, 1)
    last = [hint.country for hint in around.hints_in(earlier) if not hint.weak] if earlier else []
    taken = {other.organization for other in claims if _same_seat(claim, other)}
    for found in (before[::-1], persons[::-1], after, last[::-1], _majority(claims), _frequent(around)):
        for country in found:
            if country not in taken:
                return country
    return None


def _stands_in(other: Claim, claims: Sequence[Claim], sentence: Span, before: int, around: Surroundings) -> bool:
    """Tell whether the holder of a known post is named in a sentence before a character."""
    surname = other.person.split()[-1]
    return any(
        sentence.contains(mention.span) and mention.span.start < before and mention.name.casefold().endswith(surname)
        for mention in around.facts.mentions
        if mention.kind is EntityKind.PERSON
    )


def _same_seat(claim: Claim, other: Claim) -> bool:
    """Tell whether two persons would hold one post at once."""
    single = claim.status is None and not {"deputy", "vice", "cabinet", "former"} & set(claim.title.split()) and claim.title != "minister"
    return single and other.person != claim.person and other.title == claim.title and other.status is None


def _majority(claims: Sequence[Claim]) -> list[str]:
    counts = Counter(claim.organization for claim in claims if claim.organization and country_of(claim.organization) and not claim.understood)
    return [str(country) for country, _ in counts.most_common()]


def _frequent(around: Surroundings) -> list[str]:
    return [country for country, _ in Counter(hint.country for hint in around.hints).most_common(1)]
