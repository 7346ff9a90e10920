"""Counterparts: "his Armenian counterpart Jane Roe" holds, for Armenia, the post that "he" holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from archive.annotate.mention_tokens import Named, NamedBlock
from archive.annotate.name_lists import gender_of
from archive.annotate.roles.bodies import country_before
from archive.annotate.roles.claims import Claim
from archive.annotate.roles.titles import word_set
from archive.annotate.token_index import find_words
from archive.annotate.view import locate
from archive.facts import Gender, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def claim_counterparts(blocks: Sequence[NamedBlock], claims: Sequence[Claim], keys: Mapping[Span, str]) -> Iterator[Claim]:
    """Yield the claims of counterparts whose other side holds a known post of state. `claims` are in text order."""
    words = word_set("counterparts")
    for block in blocks:
        for token in map(block.doc.__getitem__, find_words(block.doc, words)):
            if (holder := named_beside(block, token)) is not None:
                claim = _claim_counterpart(block, token, holder, claims, keys)
                if claim is not None:
                    yield claim


def named_beside(block: NamedBlock, token: Token) -> Named | None:
    """Return the person named after "counterpart", over a comma or "as mayor,", else before "her counterpart"."""
    doc, index = block.doc, token.i + 1
    if index < len(doc) and doc[index].lower_ in ("as", "in", "at"):
        index = next((i for i in range(index, min(index + 8, len(doc))) if doc[i].text == ","), index)
    while index < len(doc) and doc[index].text in (",", "("):
        index += 1
    following = block.persons_from.get(index)
    if following is not None:
        return following
    # "Jane Roe, her Armenian counterpart"
    first = token.i
    while first > 0 and (doc[first - 1].tag_ in ("PRP$", "JJ", "NNP", "POS", "DT")) and block.person_at(doc[first - 1]) is None:
        first -= 1
    return block.persons_until.get(first - 1) if first and doc[first - 1].text == "," else None


def _claim_counterpart(
    block: NamedBlock, token: Token, holder: Named, claims: Sequence[Claim], keys: Mapping[Span, str]
) -> Claim | None:
    person = keys[holder.mention.span]
    known = {claim.person: claim for claim in claims if claim.of_state and claim.evidence.start < locate(token).start}
    known.pop(person, None)
    model = next((known[other] for other in others_before(block, token, keys) if other in known), None)
    if model is None:
        return None
    country = _country(block, token) or _country_of_companion(block, token, known, keys, model)
    span = holder.mention.span
    evidence = Span(min(locate(token).start, span.start), max(locate(token).end, span.end))
    return Claim(person, span, evidence, model.title, country, of_state=country is None)


def _country(block: NamedBlock, token: Token) -> str | None:
    """Return the country in "his Armenian counterpart" and "his counterpart from Armenia"."""
    doc, after = block.doc, token.i + 1
    found = country_before(doc, token.i, max(0, token.i - 5))
    if found is None and after + 1 < len(doc) and doc[after].lower_ in ("of", "from", "in"):
        found = country_before(doc, after + 2, after + 1)
    return found[1] if found is not None else None


def others_before(block: NamedBlock, token: Token, keys: Mapping[Span, str]) -> list[str]:
    """Return the persons whose counterpart is meant, likeliest first: the subjects of the sentence, then the nearest before."""
    sentence = token.sent
    before = [named for named in block.named if named.is_person and sentence.start <= named.start and named.end <= token.i]
    subjects = [named for named in before if block.doc[named.end - 1].dep_ in ("nsubj", "nsubjpass")]
    earlier = [named for named in block.named if named.is_person and named.end <= sentence.start]
    owner = next((child.lower_ for child in token.children if child.tag_ == "PRP$"), "")
    return [keys[named.mention.span] for named in [*subjects, *reversed(before), *reversed(earlier)] if _can_be(named, owner)]


def _can_be(named: Named, owner: str) -> bool:
    """Tell whether a given name goes with "his" or "her"."""
    gender = gender_of(named.mention.name.split()[0])
    return gender is None or {"his": Gender.MALE, "her": Gender.FEMALE}.get(owner, gender) is gender


def _country_of_companion(
    block: NamedBlock, token: Token, known: Mapping[str, Claim], keys: Mapping[Span, str], model: Claim
) -> str | None:
    """Return the country of the person joined before: "met President Jane Roe and his counterpart John Doe"."""
    near = [named for named in block.named if named.is_person and named.end <= token.i and token.i - named.end <= 4]
    companion = known.get(keys[near[-1].mention.span]) if near else None
    return companion.organization if companion is not None and companion is not model else None
