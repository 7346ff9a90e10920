"""When a post began and ended: "since May 2018", "was fired on Friday", "was replaced by Y"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from archive.annotate.mention_tokens import NamedBlock
from archive.annotate.roles.claims import Claim
from archive.annotate.roles.clauses import find_subject, verbs
from archive.annotate.roles.titles import plain, word_set
from archive.annotate.view import View, locate
from archive.facts import DateMention, Facts, RoleStatus, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def date_claim(view: View, facts: Facts, claim: Claim, link: Token | None) -> None:
    """Fill in start and end of a claim from the dates of its clause."""
    if claim.post is None:
        return
    doc = claim.post.block.doc
    end = locate(doc[claim.post.end - 1]).end
    for date, word in dates_after(view, facts, Span(end, max(end, locate(doc[claim.post.head.start].sent).end))):
        near = date.span.start - max(end, claim.holder.end if claim.holder.end < end + 60 else 0) < 60
        if word in ("since", "from") and near and claim.start is None:
            claim.start = date.edtf.removesuffix("/..")
        elif word in ("until", "till", "to") and near and claim.end is None:
            claim.end = date.edtf.removeprefix("../")
        elif link is not None and word in ("in", "on", ""):
            _date_link(claim, link, date)


def dates_after(view: View, facts: Facts, span: Span) -> Iterator[tuple[DateMention, str]]:
    """Yield the dates of a span with the word before each, lower case."""
    for date in facts.dates:
        if span.contains(date.span):
            before = view.text[span.start : date.span.start].split()
            yield date, before[-1].lower().strip(",.") if before else ""


def _date_link(claim: Claim, link: Token, date: DateMention) -> None:
    inside = Span(locate(link.left_edge).start, locate(link.right_edge).end)
    if not inside.contains(date.span) or date.span.start - locate(link).end > 80:
        return
    lemma = link.lemma_.lower()
    if lemma in verbs("appoint") or lemma == "become":
        if link.tag_ in ("VBD", "VBN") and claim.status is not RoleStatus.INCOMING:
            claim.start = claim.start or date.edtf
    elif lemma in verbs("leave") | verbs("remove") and claim.status is RoleStatus.FORMER:
        claim.end = claim.end or date.edtf


def change_tenures(view: View, facts: Facts, blocks: Sequence[NamedBlock], claims: list[Claim], keys: Mapping[Span, str]) -> None:
    """Apply what the text tells later of the posts: holders removed or replaced, posts held since. Adds the successors' claims."""
    for block in blocks:
        for token in block.doc:
            if token.pos_ != "VERB":
                continue
            lemma = token.lemma_.lower()
            if lemma in ("hold", "occupy", "assume", "fill"):
                _date_post(view, facts, block, token, claims, keys)
            elif lemma in verbs("remove") or (lemma in verbs("leave") and _leaves(token)):
                _end_post(view, facts, block, token, claims, keys)


def _person(block: NamedBlock, token: Token | None, keys: Mapping[Span, str]) -> tuple[str, Span] | None:
    named = block.person_at(token) if token is not None else None
    return (keys[named.mention.span], named.mention.span) if named is not None else None


def _last_claim(claims: Sequence[Claim], person: str, before: int) -> Claim | None:
    """Return the last claim about a person that begins before a place in the text."""
    found = [claim for claim in claims if claim.person == person and claim.evidence.start < before]
    return max(found, key=lambda claim: claim.evidence.start) if found else None


def _date_post(view: View, facts: Facts, block: NamedBlock, verb: Token, claims: list[Claim], keys: Mapping[Span, str]) -> None:
    """Read "who had held the position since May 2018"."""
    post = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if post is None or plain(post) not in word_set("posts"):
        return
    person = _person(block, find_subject(verb), keys)
    claim = _last_claim(claims, person[0], locate(verb).end) if person else None
    if claim is not None:
        clause = Span(locate(post).start, locate(verb.right_edge).end)
        for date, word in dates_after(view, facts, clause):
            if word in ("since", "from"):
                claim.start = claim.start or date.edtf.removesuffix("/..")


def _leaves(verb: Token) -> bool:
    """Tell "resigned", "stepped down" from "left the room" and "will step down"."""
    if verb.tag_ not in ("VBD", "VBN") or verb.lemma_.lower() in ("leave", "depart", "quit"):
        return False
    return verb.lemma_.lower() in ("resign", "retire") or any(child.dep_ == "prt" and child.lower_ in ("down", "aside") for child in verb.children)


def _end_post(view: View, facts: Facts, block: NamedBlock, verb: Token, claims: list[Claim], keys: Mapping[Span, str]) -> None:
    """Make the one who was removed, or who resigned, former, and give the post to the one who replaced them."""
    if verb.tag_ not in ("VBD", "VBN") or any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children):
        return
    passive = any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children)
    subject, leaves = find_subject(verb), verb.lemma_.lower() in verbs("leave")
    gone = subject if passive or leaves else next((child for child in verb.children if child.dep_ == "dobj"), None)
    person = _person(block, gone, keys)
    claim = _last_claim(claims, person[0], locate(verb.sent).end) if person else None
    if claim is None or claim.status is RoleStatus.INCOMING:
        return
    if verb.lemma_.lower() == "replace":
        _succeed(block, verb, claim, subject, passive, claims, keys)
    if claim.status is None:
        claim.status = RoleStatus.FORMER
    for date, word in dates_after(view, facts, Span(locate(verb).end, locate(verb.right_edge).end)):
        if word in ("in", "on", "") and date.span.start - locate(verb).end < 60:
            claim.end = claim.end or date.edtf


def _succeed(block: NamedBlock, verb: Token, left: Claim, subject: Token | None, passive: bool, claims: list[Claim], keys: Mapping[Span, str]) -> None:
    agent = subject
    if passive:
        by = next((child for child in verb.children if child.dep_ == "agent"), None)
        agent = next((child for child in by.children if child.dep_ == "pobj"), None) if by is not None else None
    successor = _person(block, agent, keys)
    if successor is None or successor[0] == left.person:
        return
    evidence = Span(min(locate(verb).start, successor[1].start), max(locate(verb).end, successor[1].end))
    claims.append(replace(left, person=successor[0], holder=successor[1], evidence=evidence, status=None, start=None, end=None))
