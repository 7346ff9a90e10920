"""What makes a noun tell an act instead of only naming a kind of act: a verb, a party, a date beside it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.events.arguments import Slots
from archive.annotate.events.noun_stance import is_definite, is_looming
from archive.annotate.events.nouns import Nouns, lemma_of
from archive.annotate.events.subjects import VERBAL
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTY_PLACES = (
    *("subject", "object", "of", "by", "between", "with", "against", "on"),
    *("to", "from", "among", "for", "over", "compound"),
)
TEMPORAL = ("after", "following", "during", "since", "before", "amid", "despite")
ONGOING = ("underway", "under", "afoot", "ongoing")
OBJECTS = ("dobj", "nsubjpass")


@cache
def holders(name: str) -> frozenset[str]:
    """Return a list of the lexicon's `holders`: verbs by how they tell an act."""
    return frozenset(load_lexicon("events")["holders"][name])


def holder_of(noun: Token) -> Token | None:
    """Return the verb that tells that a noun took place ("held", "broke out", "there were"), None where none does."""
    head = noun.head
    if noun.dep_ == "conj":
        return holder_of(head) if head.pos_ in ("NOUN", "PROPN") else None
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in holders("held"):
            return child
        if child.dep_ == "relcl" and _happens(child):
            return child  # "the fighting that took place last week"
    if noun.dep_ == "pobj":
        return head.head if lemma_of(noun) in holders("states") and head.head.lemma_ in holders("within") else None
    return head if head.pos_ in VERBAL and _holds(head, noun) else None


def _holds(verb: Token, noun: Token) -> bool:
    if noun.dep_ in OBJECTS:
        return verb.lemma_ in holders("held")
    if noun.dep_ == "nsubj":
        return _happens(verb)
    return noun.dep_ == "attr" and any(child.dep_ == "expl" for child in verb.children)


def _happens(verb: Token) -> bool:
    """Tell whether a verb tells that its subject takes place."""
    if verb.lemma_ in holders("happened"):
        return True
    return any((child.dep_ == "dobj" and child.lower_ == "place") or child.lower_ in ONGOING for child in verb.children)


def is_anchored(noun: Token, anchor: str, holder: Token | None, slots: Slots, nouns: Nouns) -> bool:
    """Tell whether a noun has what its frame's `anchor` asks for: "free" nothing, "dated", "party", "held" or "known"."""
    if anchor == "free":
        return True
    if anchor == "party":
        return any("PARTY" in nouns.kinds(token) for place in PARTY_PLACES for token in slots.get(place, ()))
    if is_dated(noun):
        return True
    if anchor == "known" and is_definite(noun):
        return True
    return anchor in ("held", "known") and (
        holder is not None or _has_results(noun) or _is_temporal(noun) or _is_presupposed(noun)
    )


def is_dated(noun: Token) -> bool:
    """Tell whether a day or year stands beside a noun: "the November 9 agreement", "a statement on Friday"."""
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "npadvmod", "nummod", "poss") and _is_calendar(child):
            return True
        if child.dep_ == "prep" and any(_is_calendar(inner) for inner in child.children):
            return True
    return False


def _is_calendar(token: Token) -> bool:
    # Not "three-year": a month or weekday has a capital, a year four digits.
    return token.ent_type_ == "DATE" and (token.pos_ == "PROPN" or (token.is_digit and len(token) == 4))


def _has_results(noun: Token) -> bool:
    return noun.dep_ == "nsubj" and (noun.head.lemma_ in holders("resulted") or is_looming(noun.head))


def _is_presupposed(noun: Token) -> bool:
    """Tell whether a verb says something of an act as of one that was: "condemned the attack", "blamed for the killing"."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in holders("surrounding"):
        return True
    head = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else noun.head
    return noun.dep_ in (*OBJECTS, "pobj") and head.pos_ in VERBAL and head.lemma_ in holders("presupposing")


def _is_temporal(noun: Token) -> bool:
    """Tell whether a noun dates something else: "after the talks", "after days of protests"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ in TEMPORAL
