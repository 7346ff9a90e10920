"""Posts that go from one person to another: "his predecessor, Jane Roe", "is handing the reins to Jane Roe"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.annotate.roles.claims import Claim, Reading, find_antecedent
from archive.annotate.roles.counterparts import named_beside, others_before
from archive.annotate.roles.titles import Sort, word_set
from archive.annotate.roles.verbs import find_subject
from archive.annotate.token_index import find_lemmas, find_words
from archive.annotate.view import locate
from archive.facts import RoleStatus, Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def claim_successions(reading: Reading) -> Iterator[Claim]:
    """Yield the claims of predecessors, successors and those who are handed a post whose holder is known. Claims are in order."""
    words: dict[str, str] = load_lexicon("roles")["successions"]
    for position, block in enumerate(reading.blocks):
        named = [block.doc[index] for index in find_words(block.doc, frozenset(words))]
        handed = [token for index in find_lemmas(block.doc, word_set("handing")) if (token := block.doc[index]).pos_ == "VERB"]
        claims = [_claim_related(reading, position, token, RoleStatus(words[token.lower_])) for token in named]
        claims += [_claim_handed(reading, position, token) for token in handed]
        yield from (claim for claim in claims if claim is not None)


def _claim_related(reading: Reading, position: int, token: Token, status: RoleStatus) -> Claim | None:
    holder = named_beside(reading.blocks[position], token)
    if holder is None:
        return None
    person, span = reading.keys[holder.mention.span], holder.mention.span
    model = next((known for other in _owners(reading, position, token) if (known := _seat(reading, other, token, person))), None)
    if model is None or not _is_of(token, model):
        return None
    # The successor of a former holder has the post already.
    said = None if status is RoleStatus.INCOMING and model.status is RoleStatus.FORMER else status
    return _same_post(model, person, span, locate(token), said)


def _is_of(token: Token, model: Claim) -> bool:
    """Tell whether "her predecessor as mayor" means the post known; without "as" it does."""
    doc, index = token.doc, token.i + 1
    if index >= len(doc) or doc[index].lower_ != "as":
        return True
    return model.title.split()[-1] in (word.lower_ for word in doc[index : index + 6])


def _owners(reading: Reading, position: int, token: Token) -> list[str]:
    """Return whose predecessor is meant, likeliest first: the one named with "'s", or those that "his" or "her" can mean."""
    block = reading.blocks[position]
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    if owner is None:
        return []
    named = block.person_at(owner)
    if named is not None:
        return [reading.keys[named.mention.span]]
    if owner.tag_ != "PRP$" or owner.lower_ not in ("his", "her"):
        return []
    antecedent = find_antecedent(reading.blocks, position, token.i)
    return others_before(block, token, reading.keys) + ([reading.keys[antecedent.span]] if antecedent else [])


def _seat(reading: Reading, person: str, token: Token, holder: str) -> Claim | None:
    """Return the last post of a person told before a word, None for memberships, occupations and the holder's own."""
    before = locate(token).end
    found = [
        claim
        for claim in reading.claims
        if claim.person == person != holder
        and claim.evidence.start < before
        and claim.post is not None
        and claim.post.head.sorts != {Sort.OCCUPATION}
    ]
    return max(found, key=lambda claim: claim.evidence.start) if found else None


def _same_post(model: Claim, person: str, holder: Span, near: Span, status: RoleStatus | None) -> Claim:
    evidence = Span(min(near.start, holder.start), max(near.end, holder.end))
    return replace(model, person=person, holder=holder, evidence=evidence, status=status, start=None, end=None, post=None)


def _claim_handed(reading: Reading, position: int, verb: Token) -> Claim | None:
    """Read "before handing the reins to Jane Roe": hers is the post of the subject."""
    block = reading.blocks[position]
    thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if thing is None or thing.lower_ not in word_set("handed"):
        return None
    ends = [child for to in (*verb.children, *thing.children) if to.lower_ == "to" for child in to.children]
    taker = next((named for child in ends if (named := block.person_at(child)) is not None), None)
    giver = _giver(reading, position, verb)
    if taker is None or giver is None:
        return None
    person = reading.keys[taker.mention.span]
    model = _seat(reading, giver, verb, person)
    done = verb.tag_ == "VBD"
    if model is None:
        return None
    if done:
        model.status = model.status or RoleStatus.FORMER
    return _same_post(model, person, taker.mention.span, locate(verb), None if done else RoleStatus.INCOMING)


def _giver(reading: Reading, position: int, verb: Token) -> str | None:
    """Return who hands something on: the subject, of "before handing …" that of the verb above."""
    above = verb
    while above.dep_ in ("pcomp", "prep") and above.head.i != above.i:
        above = above.head
    subject = find_subject(above)
    span = reading.holder_span(position, subject) if subject is not None else None
    return reading.keys[span] if span is not None else None
