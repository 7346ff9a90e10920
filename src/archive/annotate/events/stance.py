"""Whether an event occurred, is planned, is denied, or is only thought of.

The verb that tells the event is looked at first (negation, modal, infinitive), then the verbs above it, up to the
clause that the narrator asserts.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.facts import EventStatus
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

type Stance = EventStatus | None

FUTURE = ("will", "'ll", "shall", "wo", "’ll")
HYPOTHETICAL_MARKS = ("if", "unless", "whether", "lest", "until", "in case")
VERBAL = ("VERB", "AUX")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("events")["stance"][name])


def stance_of_verb(verb: Token, *, told: bool, headline: bool) -> Stance:
    """Return the narrator's stance on a verb's act; None where it is only thought of, wished, or a habit.

    Whether it is only claimed is not decided here.
    """
    if verb.tag_ in ("VBZ", "VBP", "VBN") and any(
        child.dep_ == "advmod" and child.lower_ in _words("habitual") for child in verb.children
    ):
        return None
    if _is_imperative(verb):
        return None
    if any(child.dep_ == "neg" for child in verb.children) or _has_no(verb):
        return None if _to_infinitive(verb) or _modal_of(verb) not in (None, *_futures(verb)) else EventStatus.NEGATED
    modal = _modal_of(verb)
    if modal is not None:
        return _stance_of_modal(modal, verb)
    if _is_conditional(verb):
        return None
    if _to_infinitive(verb):
        return _stance_of_infinitive(verb)
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and not _has_auxiliary(verb) and verb.tag_ in ("VB", "VBG", "VBN"):
        return stance_of_verb(verb.head, told=True, headline=headline)
    if verb.tag_ in ("VBZ", "VBP", "VB") and not _has_auxiliary(verb) and not told and not headline:
        return None
    if verb.tag_ == "VBG" and not _has_auxiliary(verb):
        return _stance_of_gerund(verb)
    return _stance_above(verb)


def _modal_of(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.tag_ == "MD"), None)


def _stance_of_modal(modal: Token, verb: Token) -> Stance:
    if _is_conditional(verb):
        return None
    if modal.lower_ in FUTURE:
        return EventStatus.PLANNED
    if modal.lower_ in ("would", "'d") and verb.dep_ == "ccomp" and verb.head.lemma_ in _words("speech"):
        return EventStatus.PLANNED
    return None


def _futures(verb: Token) -> list[Token]:
    return [child for child in verb.children if child.tag_ == "MD" and child.lower_ in FUTURE]


def _is_imperative(verb: Token) -> bool:
    """Tell whether a verb commands: a bare form without subject ("Don't shoot him")."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "parataxis") or _to_infinitive(verb):
        return False
    return not any(child.dep_ in ("nsubj", "nsubjpass", "expl") or child.tag_ == "MD" for child in verb.children)


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _to_infinitive(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)


def _has_no(verb: Token) -> bool:
    """Tell whether "no" stands before a subject or object ("there were no talks")."""
    return any(
        child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr")
        and any(inner.lower_ == "no" and inner.dep_ == "det" for inner in child.children)
        for child in verb.children
    )


def _is_conditional(verb: Token) -> bool:
    if any(child.dep_ == "mark" and child.lower_ in HYPOTHETICAL_MARKS for child in verb.children):
        return True
    return any(child.dep_ == "advmod" and child.lower_ == "whether" for child in verb.children)


def _stance_of_infinitive(verb: Token) -> Stance:
    head = verb.head
    if head == verb:
        return EventStatus.PLANNED  # a headline: "President to visit Ghana"
    if verb.dep_ == "conj":
        return _stance_of_infinitive(head) if head.pos_ in VERBAL else None
    if verb.dep_ in ("acl", "relcl"):
        return EventStatus.PLANNED if head.lemma_.lower() in _words("planned_nouns") else None
    if verb.dep_ not in ("xcomp", "ccomp", "advcl"):
        return None
    return _stance_under(verb, head)


def _stance_under(verb: Token, head: Token) -> Stance:
    lemma = head.lemma_.lower()
    if lemma == "be" and verb.dep_ in ("xcomp", "ccomp"):
        return None if _is_conditional(head) else EventStatus.PLANNED
    if verb.dep_ == "advcl" and lemma not in _words("planned"):
        return EventStatus.PLANNED if _is_provided(head) else None
    above = stance_of_verb(head, told=True, headline=False)
    if lemma in _words("factual"):
        return above
    if above is None:
        return None
    if lemma in _words("planned"):
        return EventStatus.NEGATED if above is EventStatus.NEGATED else EventStatus.PLANNED
    if lemma in _words("failed"):
        return EventStatus.NEGATED
    return None


def _is_provided(verb: Token) -> bool:
    """Tell whether a document is what "calls for" something: "the truce calls for territory to be returned"."""
    return verb.lemma_ == "call" and any(
        child.dep_ == "nsubj" and child.lemma_.lower() in _words("providing") for child in verb.children
    )


def _stance_of_gerund(verb: Token) -> Stance:
    head = verb.head
    if verb.dep_ in ("xcomp", "ccomp") and head.pos_ in VERBAL:
        above = stance_of_verb(head, told=True, headline=False)
        return above if head.lemma_.lower() in _words("factual") or head.lemma_ == "be" else None
    if verb.dep_ == "pcomp":
        return _stance_of_complement(head)
    if verb.dep_ in ("acl", "amod") or head == verb:
        return EventStatus.OCCURRED
    if verb.dep_ == "advcl" and head.pos_ in VERBAL:
        return stance_of_verb(head, told=True, headline=False)
    return None


def _stance_of_complement(preposition: Token) -> Stance:
    """Return the stance on a gerund after a preposition: "after meeting" happened, "accused of killing" is claimed."""
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word in ("after", "since", "before", "by", "upon", "following", "while", "in", "when"):
        return EventStatus.OCCURRED
    if word == "without":
        return EventStatus.NEGATED
    if word in ("of", "with", "for") and governor in _words("accusing"):
        return EventStatus.CLAIMED
    return None


def _stance_above(verb: Token) -> Stance:
    """Climb from a finite verb to the clauses over it, as long as they bear on whether it happened."""
    head = verb.head
    if head == verb or head.pos_ not in VERBAL:
        return EventStatus.OCCURRED
    if verb.dep_ == "conj":
        return EventStatus.OCCURRED if _is_finite(verb) else stance_of_verb(head, told=True, headline=False)
    if verb.dep_ in ("ccomp", "xcomp") and head.lemma_.lower() in _words("unreal"):
        return None
    if verb.dep_ == "advcl" and stance_of_verb(head, told=True, headline=False) is None and _is_conditional(verb):
        return None
    return EventStatus.OCCURRED


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or _has_auxiliary(verb)


def stance_of_noun(noun: Token, *, definite: bool) -> Stance:
    """Return the stance on an act named by a noun that no verb tells: by its own modifiers, then by what governs it."""
    words = {child.lower_ for child in noun.children if child.dep_ in ("amod", "det", "compound", "advmod")}
    if not words.isdisjoint(_words("unreal_modifiers")):
        return None
    if "no" in words:
        return None
    if not words.isdisjoint(_words("cancelled_modifiers")):
        return EventStatus.NEGATED
    if not words.isdisjoint(_words("planned_modifiers")):
        return EventStatus.PLANNED
    if not words.isdisjoint(_words("claimed_modifiers")):
        return EventStatus.CLAIMED
    return _stance_of_governed(noun, definite=definite)


def _stance_of_governed(noun: Token, *, definite: bool) -> Stance:
    head = noun.head
    if noun.dep_ == "conj" and head.pos_ in ("NOUN", "PROPN"):
        return _stance_of_governed(head, definite=definite)
    if head == noun:
        return EventStatus.OCCURRED
    if noun.dep_ == "pobj":
        return _stance_after_preposition(head, definite=definite)
    lemma = head.lemma_.lower()
    if noun.dep_ in ("dobj", "nsubjpass", "nsubj") and head.pos_ in VERBAL:
        if lemma in _words("wished"):
            return None
        above = stance_of_verb(head, told=True, headline=False)
        if lemma in _words("planned_objects") and noun.dep_ != "nsubj":
            return EventStatus.PLANNED if above else None
        if lemma in _words("failed") and noun.dep_ != "nsubj":
            return EventStatus.NEGATED
        return EventStatus.OCCURRED if definite or above in (EventStatus.OCCURRED, EventStatus.CLAIMED) else above
    return EventStatus.OCCURRED if definite else None


def _stance_after_preposition(preposition: Token, *, definite: bool) -> Stance:
    governor = preposition.head
    lemma = governor.lemma_.lower()
    if preposition.lower_ == "of" and lemma in _words("amounts"):
        return _stance_of_governed(governor, definite=definite)
    if preposition.lower_ == "for" and lemma in _words("moving") and governor.pos_ in VERBAL:
        return stance_of_verb(governor, told=True, headline=False)
    if lemma in _words("wished") or lemma in _words("unreal_nouns"):
        return None
    if lemma in _words("planned_nouns") and preposition.lower_ in ("for", "of", "to"):
        return EventStatus.PLANNED
    if preposition.lower_ in ("after", "following", "during", "since", "amid", "despite", "at", "over"):
        return EventStatus.OCCURRED
    if preposition.lower_ in ("before", "ahead", "until"):
        return EventStatus.PLANNED
    return EventStatus.OCCURRED if definite else None
