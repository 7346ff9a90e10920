"""Bodies and who leads them: "Roe, who heads the agency", "served on the council", "a party led by Roe"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.mention_tokens import Named, NamedBlock
from archive.annotate.roles.bodies import body_after
from archive.annotate.roles.titles import word_set
from archive.annotate.roles.verbs import find_subject, is_verb, status_of
from archive.annotate.token_index import find_lemmas
from archive.facts import EntityKind, RoleStatus, Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


class Leads(NamedTuple):
    """A verb that makes its subject the head or a member of a body."""

    verb: Token
    body: str
    span: Span
    leader: Token
    title: str
    status: RoleStatus | None = None


def tell_leaders(block: NamedBlock) -> Iterator[Leads]:
    """Yield "Roe, who heads the agency" and "Roe served on the council", not "led the team to a win"."""
    leading = load_lexicon("roles")["leading"]
    if not find_lemmas(block.doc, _verbs()):
        return
    for named in (named for named in block.named if not named.is_person):
        last = _object(block.doc[named.end - 1])
        verb = last.head
        if named.mention.kind is EntityKind.ORGANIZATION:
            yield from _led_by(named, last)
        if (subject := _leader(last)) is None:
            continue
        if last.dep_ == "dobj" and verb.lemma_.lower() in leading:
            ahead = status_of(verb) is RoleStatus.INCOMING  # "has agreed to lead the party"
            yield _leads(verb, named, subject, leading[verb.lemma_.lower()], RoleStatus.INCOMING if ahead else None)
        elif last.dep_ == "pobj" and named.mention.kind is EntityKind.ORGANIZATION:
            yield _leads(verb.head, named, subject, "member", status_of(verb.head))
    yield from _of_general_bodies(block)


def _leads(verb: Token, named: Named, leader: Token, title: str, status: RoleStatus | None = None) -> Leads:
    return Leads(verb, named.mention.canonical or named.mention.name, named.mention.span, leader, title, status)


def _of_general_bodies(block: NamedBlock) -> Iterator[Leads]:
    """Yield "Roe, who heads the UN mission in Utopia": a common noun for a body with a name before or after it."""
    leading = load_lexicon("roles")["leading"]
    for verb in map(block.doc.__getitem__, find_lemmas(block.doc, frozenset(leading))):
        led = next((child for child in verb.children if child.dep_ == "dobj" and child.lower_ in word_set("bodies")), None)
        leader = _leader(led) if led is not None and block.owner(led.i) is None else None
        body = body_after(block, led.left_edge.i) if led is not None and leader is not None else None
        if leader is not None and body is not None and body.name and body.span and " " in body.name:
            yield Leads(verb, body.name, body.span, leader, leading[verb.lemma_])


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["leading"]) | {"serve", "sit"}


def _object(name: Token) -> Token:
    """Return the word that a name explains: "charity" in "leads the charity Open Doors", else the name's own last word."""
    return name.head if name.dep_ == "appos" and name.head.dep_ == "dobj" and name.head.i < name.i else name


def _led_by(named: Named, last: Token) -> Iterator[Leads]:
    """Yield the leader in "the Liberal Party, led by Roe"."""
    leading = load_lexicon("roles")["leading"]
    for verb in last.children:
        if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_.lower() in leading:
            agents = (child for by in verb.children if by.dep_ == "agent" for child in by.children if child.dep_ == "pobj")
            yield from (_leads(verb, named, agent, leading[verb.lemma_.lower()]) for agent in agents)


def _leader(last: Token) -> Token | None:
    """Return the subject of "heads the agency", "sits on the board"; None for other verbs."""
    verb, relation = last.head, last.dep_
    if relation == "pobj" and verb.lower_ == "on" and verb.head.lemma_.lower() in ("serve", "sit") and is_verb(verb.head):
        return find_subject(verb.head)
    if relation != "dobj" or verb.lemma_.lower() not in _verbs() or not is_verb(verb):
        return None
    moved = any(child.dep_ == "prep" and child.lower_ in ("to", "by", "in", "past") for child in verb.children)
    return None if moved else find_subject(verb)
