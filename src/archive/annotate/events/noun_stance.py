"""Whether an act that a noun names occurred, is planned, is denied, or is only thought of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.events.subjects import VERBAL
from archive.annotate.events.verb_stance import Stance, is_yet_to_come, stance_of_verb, stance_words
from archive.facts import EventStatus

if TYPE_CHECKING:
    from spacy.tokens import Token

DEFINITE = ("the", "this", "that", "these", "those")
PAST = ("after", "following", "during", "since", "amid", "despite", "at", "over")
AHEAD = ("before", "ahead", "until")
MODIFIERS = {
    "cancelled_modifiers": EventStatus.NEGATED,
    "planned_modifiers": EventStatus.PLANNED,
    "claimed_modifiers": EventStatus.CLAIMED,
}


def is_definite(noun: Token) -> bool:
    """Tell whether a noun is used as known: "the truce", "its blockade"."""
    return any(child.dep_ == "poss" or child.lower_ in DEFINITE for child in noun.children)


def stance_of_modifiers(noun: Token) -> Stance:
    """Return the stance that a noun's own modifiers give, OCCURRED where they say nothing, None for "any", "no", "possible"."""
    words = {child.lower_ for child in noun.children if child.dep_ in ("amod", "det", "compound", "advmod")}
    if "no" in words or not words.isdisjoint(stance_words("unreal_modifiers")):
        return None
    for name, stance in MODIFIERS.items():
        if not words.isdisjoint(stance_words(name)):
            return stance
    return EventStatus.OCCURRED


def stance_of_noun(noun: Token) -> Stance:
    """Return the stance on an act named by a noun that no verb tells: by its modifiers, then by what governs it."""
    stance = stance_of_modifiers(noun)
    return _stance_of_governed(noun, definite=is_definite(noun)) if stance is EventStatus.OCCURRED else stance


def _stance_of_governed(noun: Token, *, definite: bool) -> Stance:
    head = noun.head
    if head == noun:
        return EventStatus.OCCURRED
    if noun.dep_ == "pobj":
        return _stance_after_preposition(head, definite=definite)
    if noun.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return _stance_of_governed(head, definite=definite)
    if noun.dep_ in ("dobj", "nsubjpass", "nsubj") and head.pos_ in VERBAL:
        return _stance_under_verb(noun, head, definite=definite)
    return EventStatus.OCCURRED if definite else None


def _stance_under_verb(noun: Token, verb: Token, *, definite: bool) -> Stance:
    lemma = verb.lemma_.lower()
    if lemma in stance_words("wished"):
        return None
    if noun.dep_ == "nsubj" and is_looming(verb):
        return EventStatus.PLANNED
    if is_yet_to_come(verb):
        return EventStatus.PLANNED
    above = stance_of_verb(verb, told=True, headline=False)
    if noun.dep_ != "nsubj" and lemma in stance_words("planned_objects"):
        return EventStatus.PLANNED if above else None
    if noun.dep_ != "nsubj" and lemma in stance_words("failed"):
        return EventStatus.NEGATED
    if above is EventStatus.NEGATED and noun.dep_ == "nsubj" and any(child.dep_ == "dobj" for child in verb.children):
        return EventStatus.OCCURRED  # "the walkout did not change the talks"
    # What is known happened, whatever is said of it: "the attack will be remembered".
    return EventStatus.OCCURRED if definite or above is EventStatus.CLAIMED else above


def is_looming(verb: Token) -> bool:
    """Tell whether a verb says of its subject that it is to come: "looms", "is due", "is scheduled for Monday"."""
    if verb.lemma_ in stance_words("looming"):
        return verb.tag_ != "VBD"
    predicates = (child.lemma_ for child in verb.children if child.dep_ == "acomp")
    return verb.lemma_ == "be" and any(predicate in stance_words("looming") for predicate in predicates)


def _stance_after_preposition(preposition: Token, *, definite: bool) -> Stance:
    word, governor = preposition.lower_, preposition.head
    lemma = governor.lemma_.lower()
    if word == "of" and lemma in stance_words("amounts"):
        return _stance_of_governed(governor, definite=definite)
    if word == "of" and lemma == "part":
        return EventStatus.OCCURRED  # "as part of an investigation"
    if word == "for" and lemma in stance_words("moving") and governor.pos_ in VERBAL:
        return stance_of_verb(governor, told=True, headline=False)
    if lemma in stance_words("wished") or lemma in stance_words("unreal_nouns"):
        return None
    if word in AHEAD or (word in ("for", "of", "to") and lemma in stance_words("planned_nouns")):
        return EventStatus.PLANNED
    if word in ("of", "with", "for") and lemma in stance_words("accusing"):
        return EventStatus.CLAIMED
    if word == "by" and governor.pos_ in VERBAL and not definite:
        return stance_of_verb(governor, told=False, headline=False)  # "was marred by a boycott"
    return EventStatus.OCCURRED if definite or word in PAST else None
