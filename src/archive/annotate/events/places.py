"""Where an event is: the place that the parse hangs on it, else the only one where its sentence says something is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.events.nouns import Nouns, Where
from archive.annotate.events.triggers import Trigger
from archive.annotate.view import locate
from archive.facts import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

WITHIN = ("in", "at", "near", "outside", "inside", "across", "throughout", "around", "within")
WITHIN_OF = ("of", *WITHIN)
SITES = frozenset({"LAND", "SPOT", "BUILDING", "ROAD"})
TOWARDS = ("to", "into", "through", "from", "off", "along")
# What happens somewhere, as words do not: "urged Iran to …" is not in Iran.
BODILY = ("ASSAULT", "COERCE", "RETREAT", "AID", "MOBILIZE", "PROTEST", "CONSULT")
UPWARDS = ("xcomp", "conj", "advcl", "pcomp", "pobj", "prep", "dobj", "nsubj", "acl", "relcl")


def find_place(trigger: Trigger, nouns: Nouns) -> Where | None:
    """Return where an event is; None where its sentence does not say so or names several places."""
    for token in _attached(trigger):
        if named := _named_place(token, nouns):
            return _where_of(named, nouns, attached=True)
    if trigger.frame.type not in BODILY:
        return None
    for around in (trigger.token.sent, trigger.token.doc[:]):
        if said := _said_in(around, nouns):
            return said[0] if len({where.name for where in said}) == 1 else None
    return None


def _said_in(around: Tokens, nouns: Nouns) -> list[Where]:
    """Return the places where a sentence or block says that something is, looked up once."""
    span = locate(around)
    if (said := nouns.places.get(span)) is None:
        said = [_where_of(named, nouns, attached=False) for token in _located(around) if (named := _named_place(token, nouns))]
        nouns.places[span] = said
    return said


def _attached(trigger: Trigger) -> Iterator[Token]:
    for preposition in WITHIN:
        yield from trigger.slots.get(preposition, ())
    if trigger.clause.dep_ == "relcl" and any(child.lower_ == "where" for child in trigger.clause.children):
        yield trigger.clause.head  # "the corridor where peacekeepers are deployed"
    if trigger.frame.type not in BODILY:
        return
    for preposition in TOWARDS:
        yield from trigger.slots.get(preposition, ())
    for thing in trigger.slots.get("object", ()):
        yield thing
        yield from _inside(thing)
    for place in ("with", "of", "subject"):
        for thing in trigger.slots.get(place, ()):
            yield from _inside(thing)
    for above in _above(trigger.clause):
        yield from _inside(above)


def _located(around: Tokens) -> Iterator[Token]:
    for token in around:
        if token.dep_ == "prep" and token.lower_ in WITHIN:
            yield from (child for child in token.children if child.dep_ == "pobj")


def _inside(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in WITHIN + TOWARDS:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _above(token: Token) -> Iterator[Token]:
    while token.head != token and token.dep_ in UPWARDS:
        token = token.head
        if token.pos_ in ("VERB", "AUX", "NOUN"):
            yield token


def _named_place(token: Token, nouns: Nouns) -> Token | None:
    """Return the name in a noun phrase that is a place's: itself, or as in "the Lachin district", "the city of Goris"."""
    kinds = nouns.kinds(token)
    if token.pos_ == "PROPN":
        return token if "NAMED_PLACE" in kinds else None
    if kinds.isdisjoint(SITES):
        return None
    inner = [child for child in token.children if child.dep_ in ("compound", "poss", "nmod")]
    inner += [one for child in token.children if child.lower_ in WITHIN_OF for one in child.children if one.dep_ == "pobj"]
    return next((one for one in inner if one.pos_ == "PROPN" and "NAMED_PLACE" in nouns.kinds(one)), None)


def _where_of(token: Token, nouns: Nouns, *, attached: bool) -> Where:
    span = nouns.span_of_name(token) or _name_span(token)
    start = token.doc.user_data["start"]
    return Where(" ".join(token.doc.text[span.start - start : span.end - start].split()), span, attached)


def _name_span(token: Token) -> Span:
    first = last = token
    while first.ent_iob_ == "I" and first.i > 0:
        first = first.nbor(-1)
    while last.i + 1 < len(last.doc) and last.nbor(1).ent_iob_ == "I":
        last = last.nbor(1)
    return Span(locate(first).start, locate(last).end)
