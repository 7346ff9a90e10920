"""Where an event is: the place that the parse hangs on it, else on its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.events.nouns import Nouns
from archive.annotate.events.triggers import Trigger
from archive.annotate.view import locate
from archive.facts import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

WHERE = ("in", "at", "near", "outside", "to", "into", "inside", "across", "through", "throughout", "around", "off", "from", "within", "on", "along", "over")


INSIDE = ("in", "at", "near", "outside", "inside", "across", "throughout", "around", "over", "through", "of")


class Where(NamedTuple):
    """A place by its noun form, and its words."""

    name: str
    span: Span


def find_place(trigger: Trigger, nouns: Nouns) -> Where | None:
    """Return where an event is; None where the text does not say it beside the trigger or in its clause."""
    for token in _candidates(trigger):
        kinds = nouns.kinds(token)
        if "NAMED_PLACE" in kinds and token.pos_ == "PROPN":
            return where_of(token, nouns)
    within = {
        token.i: token
        for preposition in trigger.token.sent
        if preposition.dep_ == "prep" and preposition.lower_ in INSIDE
        for token in preposition.children
        if token.pos_ == "PROPN" and "NAMED_PLACE" in nouns.kinds(token)
    }
    return where_of(next(iter(within.values())), nouns) if len(within) == 1 else None


def where_of(token: Token, nouns: Nouns) -> Where:
    """Return a place by the words of its name."""
    span = nouns.span_of_name(token) or _name_span(token)
    return Where(" ".join(span_text(token, span).split()), span)


def span_text(token: Token, span: Span) -> str:
    """Return the characters of a document span that lies in a token's block."""
    start = token.doc.user_data["start"]
    return token.doc.text[span.start - start : span.end - start]


def _name_span(token: Token) -> Span:
    first = last = token
    while first.ent_iob_ == "I" and first.i > 0:
        first = first.nbor(-1)
    while last.i + 1 < len(last.doc) and last.nbor(1).ent_iob_ == "I":
        last = last.nbor(1)
    return Span(locate(first).start, locate(last).end)


def _candidates(trigger: Trigger) -> Iterator[Token]:
    for preposition in WHERE:
        yield from trigger.slots.get(preposition, ())
    if trigger.token.pos_ == "VERB" and "object" in trigger.slots:
        yield from trigger.slots["object"]
        for thing in trigger.slots["object"]:
            yield from _inside(thing)
    for place in ("with", "of", "subject"):
        for thing in trigger.slots.get(place, ()):
            yield from _inside(thing)
    yield from trigger.slots.get("of", ())
    for verb in _verbs_above(trigger.clause):
        yield from _inside(verb)


def _inside(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in WHERE:
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _verbs_above(token: Token) -> Iterator[Token]:
    while token.head != token and token.dep_ in ("xcomp", "conj", "advcl", "pcomp", "pobj", "prep", "dobj", "nsubj", "acl", "relcl"):
        token = token.head
        if token.pos_ in ("VERB", "AUX", "NOUN"):
            yield token
