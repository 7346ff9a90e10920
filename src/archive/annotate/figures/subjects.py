"""Subjects and objects of verbs, as amounts need them: through conjunctions, clauses, participles and pronouns."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.sites import is_state
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
NOMINAL = ("NOUN", "PROPN")
_CLIMBED = ("conj", "xcomp", "advcl", "aux", "ccomp", "prep", "acomp")
_STEPS = 4
# Verbs whose object does what follows: "sent shares soaring to $9", "leaving the rate at 5 percent".
_CAUSING = (
    "send",
    "leave",
    "bring",
    "push",
    "drive",
    "keep",
    "put",
    "get",
    "take",
    "help",
    "cause",
    "see",
    "make",
    "lift",
    "pull",
    "force",
    "allow",
)
# Participles that measure the noun right before them: "found 16 packages, weighing 39 pounds".
_MEASURING = ("weigh", "measure", "cost", "total", "number", "average", "value", "amount", "price", "worth", "span", "cover")


def object_of(token: Token) -> Token | None:
    """Return the noun that is a verb's or preposition's object."""
    return next((child for child in token.children if child.dep_ in ("dobj", "pobj") and child.pos_ in NOMINAL), None)


def subject_of(verb: Token) -> Token | None:
    """Return a verb's subject, through conjunctions and relative clauses; "the number of people" is people. None for pronouns."""
    for _ in range(_STEPS):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None and subject.pos_ in NOMINAL:
            return held_by(subject)
        if subject is None and (near := _noun_before(verb)) is not None:
            return held_by(near)
        if verb.dep_ in ("relcl", "acl") and verb.head.pos_ in NOMINAL:
            return held_by(verb.head)
        if subject is not None:
            return _meant_by(subject)
        if verb.dep_ not in _CLIMBED:
            return None
        verb = verb.head
    return None


def _noun_before(verb: Token) -> Token | None:
    """Return the noun before a verb without a subject that it belongs to all the same, None where it belongs to another verb's.

    "data that showed prices were 7 percent higher", "found 16 packages of cocaine, weighing 39 pounds", "sent shares soaring".
    """
    first = verb.left_edge.i
    if first == verb.sent.start:
        return None
    before = verb.doc[first - 1]
    if before.text == "," and verb.tag_ in ("VBG", "VBN") and verb.lemma_.lower() in _MEASURING and first > 1:
        return _top_of(verb.doc[first - 2])
    if verb.dep_ not in _CLIMBED or verb.head.i > first:
        return None
    if verb.tag_ in ("VBD", "VBZ", "VBP") and before.dep_ == "dobj" and before.pos_ in NOMINAL:
        return before
    if verb.tag_ in ("VB", "VBG") and (verb.head.lemma_.lower() in _CAUSING or verb.lemma_ == "be"):
        return object_of(verb.head)  # "sent shares soaring", "put the yield to be nearly 30 percent"
    return None


def _top_of(noun: Token) -> Token | None:
    """Return the packages of "packages of cocaine"; None for words that are no nouns."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ in NOMINAL:
        noun = noun.head.head
    return noun if noun.pos_ in NOMINAL else None


def _meant_by(pronoun: Token) -> Token | None:
    """Return the subject of the sentence before that "it" or "they" takes up in number; None for other words."""
    if pronoun.lower_ not in ("it", "they") or pronoun.sent.start == 0:
        return None
    root = pronoun.doc[pronoun.sent.start - 1].sent.root
    subject = next((child for child in root.children if child.dep_ in SUBJECTS and child.pos_ in NOMINAL), None)
    if subject is None or (subject.tag_ in ("NNS", "NNPS")) != (pronoun.lower_ == "they"):
        return None
    return held_by(subject)


def held_by(noun: Token) -> Token:
    """Return the people of "the number of people", else the noun itself."""
    if is_holder(noun):
        for child in noun.children:
            if child.lower_ == "of" and (inside := object_of(child) or _state_of(child)):
                return inside
    return noun


def _state_of(preposition: Token) -> Token | None:
    """Return the injured of "the number of injured"."""
    return next((child for child in preposition.children if child.dep_ in ("pobj", "pcomp", "amod") and is_state(child)), None)


def is_holder(noun: Token) -> bool:
    """Tell whether a noun only holds an amount of something ("number", "total")."""
    return noun.lemma_.lower() in _holders() and noun.lower_ != "shares"


@cache
def _holders() -> frozenset[str]:
    return frozenset(load_lexicon("numbers")["holders"])
