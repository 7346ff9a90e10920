"""Claims that a person holds a post, before the text around completes and merges them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.annotate.mention_tokens import Named, NamedBlock
from archive.annotate.name_lists import gender_of
from archive.annotate.roles.bodies import Body
from archive.annotate.roles.posts import Post, body_for
from archive.annotate.view import View, locate
from archive.facts import EntityKind, Facts, Gender, Mention, Role, RoleStatus, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = {"he": Gender.MALE, "his": Gender.MALE, "him": Gender.MALE, "she": Gender.FEMALE, "her": Gender.FEMALE}


@dataclass(slots=True)
class Claim:
    """A role as it is put together."""

    person: str  # one key for all mentions of a person, by `name_keys`
    holder: Span
    evidence: Span
    title: str
    organization: str | None = None
    organization_span: Span | None = None
    status: RoleStatus | None = None
    start: str | None = None
    end: str | None = None
    of_state: bool = False  # a country's post
    timeless: bool = False  # "As mayor, Roe …": says nothing of now
    understood: bool = False  # the organization is read from the text around
    post: Post | None = None

    def role(self) -> Role:
        """Return the finished role."""
        status = self.status or RoleStatus.CURRENT
        return Role(
            self.evidence, self.holder, self.title, self.organization, self.organization_span, status, self.start, self.end
        )


@dataclass(slots=True)
class Reading:
    """A document while its roles are read."""

    view: View
    facts: Facts
    blocks: list[NamedBlock]
    keys: dict[Span, str]  # of persons, by mention
    claims: list[Claim] = field(default_factory=list)

    def sort(self) -> None:
        """Put the claims in text order."""
        self.claims.sort(key=lambda claim: (claim.evidence.start, claim.evidence.end))

    def holder_span(self, position: int, token: Token) -> Span | None:
        """Return the mention that a word of a block is part of, or that a "he" or "she" of the narrator most likely means."""
        block = self.blocks[position]
        # "The vice president, Jane Roe, was named …"
        beside = (child for child in token.children if child.dep_ == "appos")
        named = next((named for one in (token, *beside) if (named := block.person_at(one)) is not None), None)
        if named is not None:
            return named.mention.span
        if token.lower_ in ("he", "she", "his", "her", "him") and self.view.quote_at(locate(token).start) is None:
            antecedent = find_antecedent(self.blocks, position, token.i)
            return antecedent.span if antecedent is not None else None
        return None

    def last_claim(self, person: str, before: int) -> Claim | None:
        """Return the last claim about a person that begins before a place in the text."""
        found = [claim for claim in self.claims if claim.person == person and claim.evidence.start < before]
        return max(found, key=lambda claim: claim.evidence.start) if found else None


def claim_post(post: Post, person: str, holder: Span, status: RoleStatus | None = None, body: Body | None = None) -> Claim:
    """Return the claim that somebody holds a post, of the body after the name if any; the evidence runs from post to name."""
    start, end = locate(post.block.doc[post.start]).start, locate(post.block.doc[post.end - 1]).end
    said = post.status if post.status is not None else status
    return Claim(
        person=person,
        holder=holder,
        evidence=Span(min(start, holder.start), max(end, holder.end)),
        title=post.title,
        organization=body_for(post, body) if body else post.organization,
        organization_span=body.span if body else post.organization_span,
        status=said,
        of_state=post.of_state,
        post=post,
    )


def name_keys(mentions: Sequence[Mention]) -> dict[Span, str]:
    """Return one key a person for the span of each mention: first name's beginning and surname.

    A single word is the full name before it, else after it, that has the word.
    """
    people = [mention for mention in mentions if mention.kind is EntityKind.PERSON]
    known: dict[str, str] = {}
    for mention in reversed(people):
        _note(known, mention)
    keys: dict[Span, str] = {}
    for mention in people:
        words = mention.name.casefold().split()
        if len(words) > 1:
            _note(known, mention)
        keys[mention.span] = known.get(words[-1], words[-1])
    return keys


def _note(known: dict[str, str], mention: Mention) -> None:
    words = mention.name.casefold().split()
    if len(words) > 1:
        known[words[-1]] = known[words[0]] = name_key(words)


def name_key(words: Sequence[str]) -> str:
    """Return the key of a name in lower case. "Sergei" and "Sergey" begin alike.

    >>> name_key(["sergei", "ivanov"])
    'ser ivanov'
    """
    return f"{words[0][:3]} {words[-1]}" if len(words) > 1 else words[0]


def find_antecedent(blocks: Sequence[NamedBlock], position: int, token_index: int) -> Mention | None:
    """Return the person that a "he" or "she" most likely means: a subject before it, else the last person named.

    Looks at the sentence, the one before, and the block before; never takes "she" for a man by his given name.
    """
    meant = PRONOUNS.get(blocks[position].doc[token_index].lower_)
    for block, until in _contexts(blocks, position, token_index):
        persons = [named for named in block.named if named.is_person and named.end <= until and _can_be(named, meant)]
        for sentence in reversed([sentence for sentence in block.doc.sents if sentence.start < until]):
            inside = [named for named in persons if sentence.start <= named.start < sentence.end]
            subjects = [named for named in inside if block.doc[named.end - 1].dep_ in ("nsubj", "nsubjpass")]
            if inside:
                return (subjects or inside)[0].mention
    return None


def _can_be(named: Named, meant: Gender | None) -> bool:
    first, *rest = named.mention.name.split()
    return meant is None or not rest or gender_of(first) in (None, meant)


def _contexts(blocks: Sequence[NamedBlock], position: int, token_index: int) -> list[tuple[NamedBlock, int]]:
    found = [(blocks[position], token_index)]
    if position:
        found.append((blocks[position - 1], len(blocks[position - 1].doc)))
    return found
