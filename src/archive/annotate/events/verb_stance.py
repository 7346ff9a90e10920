"""Whether a verb's act occurred, is planned, is denied, or is only thought of.

The verb itself is looked at first (negation, modal, infinitive, tense), then the verb above it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.events.subjects import VERBAL, is_infinitive
from archive.facts import EventStatus
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

type Stance = EventStatus | None

FUTURE = ("will", "'ll", "shall", "wo", "’ll")
CONDITIONS = ("if", "unless", "whether", "lest", "until", "in case")
# "The scandal saw him resign", "made them leave".
WITNESSING = ("see", "watch", "hear", "make", "let", "have", "help")
PRESENT = ("VBZ", "VBP", "VB")
AHEAD = ("next", "tomorrow", "coming")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "latest", "last", "only", "next")
HAPPENED_BEFORE = ("after", "since", "before", "by", "upon", "following", "while", "in", "when")


@cache
def stance_words(name: str) -> frozenset[str]:
    """Return a list of the lexicon's `stance`."""
    return frozenset(load_lexicon("events")["stance"][name])


def stance_of_verb(verb: Token, *, told: bool, headline: bool) -> Stance:
    """Return the narrator's stance on a verb's act; None where it is only thought of, wished, ordered, or a habit.

    `told` lets the simple present stand for an act ("urges"), as headlines do. What is claimed in statements alone is
    not decided here, but for "allegedly" and "accused of".
    """
    stance = _stance_of_form(verb, told=told, headline=headline)
    adverbs = {child.lower_ for child in verb.children if child.dep_ == "advmod"}
    if stance is None or not adverbs.isdisjoint(stance_words("habitual")):
        return None
    if stance is EventStatus.OCCURRED and not adverbs.isdisjoint(stance_words("claimed_adverbs")):
        return EventStatus.CLAIMED
    return stance


def is_habit(noun: Token) -> bool:
    """Tell whether the clause around a noun tells a habit: "is regularly subjected to attacks"."""
    verb = next((above for above in noun.ancestors if above.pos_ in VERBAL), None)
    return verb is not None and any(
        child.dep_ == "advmod" and child.lower_ in stance_words("habitual") for child in verb.children
    )


def _stance_of_form(verb: Token, *, told: bool, headline: bool) -> Stance:
    modal = next((child for child in verb.children if child.tag_ == "MD"), None)
    if _is_conditional(verb) or _is_awaiting(verb) or _is_imperative(verb) or (modal is not None and not _is_future(modal, verb)):
        return None
    if _is_negated(verb):
        return None if is_infinitive(verb) or _is_nobodys(verb) else EventStatus.NEGATED
    if modal is not None or _is_awaited(verb):
        return EventStatus.PLANNED
    if is_infinitive(verb):
        return _stance_of_infinitive(verb)
    if _has_auxiliary(verb):
        return _stance_of_gerund(verb) if _is_being(verb) else _stance_above(verb)
    return _stance_of_bare(verb, told=told, headline=headline)


def _stance_of_bare(verb: Token, *, told: bool, headline: bool) -> Stance:
    if verb.dep_ == "conj" and verb.head.pos_ in VERBAL and verb.tag_ in ("VB", "VBG", "VBN"):
        return stance_of_verb(verb.head, told=True, headline=headline)
    if verb.tag_ == "VB" and verb.dep_ == "ccomp" and verb.head.lemma_ in WITNESSING:
        return stance_of_verb(verb.head, told=told, headline=headline)
    if verb.tag_ in PRESENT and not told and not headline:
        return None
    return _stance_of_gerund(verb) if verb.tag_ == "VBG" else _stance_above(verb)


def _is_future(modal: Token, verb: Token) -> bool:
    if modal.lower_ in FUTURE:
        return True
    return modal.lower_ in ("would", "'d") and verb.dep_ == "ccomp" and verb.head.lemma_ in stance_words("speech")


def _is_awaited(verb: Token) -> bool:
    """Tell whether a present stands for the future: "when she is sworn in", "takes over next month"."""
    if _is_present(verb) and any(child.lower_ in AHEAD for child in _times_of(verb)):
        return True
    if verb.dep_ != "advcl" or not any(child.lower_ == "when" for child in verb.children):
        return False
    return any(child.dep_ in ("auxpass", "aux") and child.tag_ in PRESENT for child in verb.children)


def _is_present(verb: Token) -> bool:
    if verb.tag_ in ("VBZ", "VBP"):
        return True
    auxiliaries = [child.tag_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
    return bool(auxiliaries) and auxiliaries[0] in PRESENT and auxiliaries[-1] != "VBN" and verb.tag_ != "VBN"


def _times_of(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.ent_type_ == "DATE" and child.dep_ in ("npadvmod", "advmod"):
            yield from child.subtree


def _is_negated(verb: Token) -> bool:
    """Tell whether "not" stands beside a verb, or "no" before its subject or object ("there were no talks")."""
    if any(child.dep_ == "neg" for child in verb.children):
        return True
    # "Promised no cuts" is a promise.
    places = ("nsubj", "nsubjpass") if verb.lemma_ in stance_words("speech") else ("nsubj", "nsubjpass", "dobj", "attr")
    things = (child for child in verb.children if child.dep_ in places)
    return any(inner.lower_ == "no" and inner.dep_ == "det" for thing in things for inner in thing.children)


def _is_nobodys(verb: Token) -> bool:
    """Tell whether "no one" or "no reports" stands where somebody would: "no one was hurt" is the absence of an event."""
    things = (child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass"))
    return any(thing.lower_ == "one" and thing.i > 0 and thing.nbor(-1).lower_ == "no" for thing in things)


def _is_imperative(verb: Token) -> bool:
    """Tell whether a verb commands: a bare form without subject ("Do not touch it")."""
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "ccomp", "parataxis") or is_infinitive(verb):
        return False
    return not any(child.dep_ in ("nsubj", "nsubjpass", "expl") or child.tag_ == "MD" for child in verb.children)


def _is_conditional(verb: Token) -> bool:
    words = {child.lower_ for child in verb.children if child.dep_ in ("mark", "advmod")}
    if "until" in words and not _is_present(verb):
        return False  # "until he resigned in June"
    return not words.isdisjoint(CONDITIONS)


def _is_awaiting(verb: Token) -> bool:
    """Tell whether what is to come waits for a verb's act: "will hear the case when the papers are filed"."""
    if verb.dep_ != "advcl" or not any(child.lower_ in ("when", "once", "whenever") for child in verb.children):
        return False
    return any(child.tag_ == "MD" and child.lower_ in FUTURE for child in verb.head.children) and not _is_present(verb)


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


def _is_being(verb: Token) -> bool:
    # "after being elected": a gerund, for all its auxiliary.
    return [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")] == ["being"]


def _stance_of_infinitive(verb: Token) -> Stance:
    head = verb.head
    if head == verb:
        return EventStatus.PLANNED  # a headline: "President to visit Ghana"
    if verb.dep_ == "conj":
        return _stance_of_infinitive(head) if head.pos_ in VERBAL else None
    if verb.dep_ in ("acl", "relcl"):
        if _is_ordinal(head):
            return EventStatus.OCCURRED  # "the second senator to be arrested"
        return EventStatus.PLANNED if head.lemma_.lower() in stance_words("planned_nouns") else None
    if is_yet_to_come(head):
        return EventStatus.PLANNED
    if head.lemma_ == "be":
        return _stance_under_be(verb, head)
    return _stance_under(verb, head) if verb.dep_ in ("xcomp", "ccomp", "advcl") else None


def is_yet_to_come(verb: Token) -> bool:
    """Tell whether something "has yet to" or "is yet to" happen."""
    if verb.lemma_ not in ("have", "be") or not any(child.lower_ == "yet" and child.dep_ == "advmod" for child in verb.children):
        return False
    return any(child.dep_ == "xcomp" and is_infinitive(child) for child in verb.children)


def _stance_under_be(verb: Token, be: Token) -> Stance:
    """Return the stance of "is to step down"; of "is hard to reach" None, of "is the first to be arrested" that it was."""
    predicates = [child for child in be.children if child.dep_ in ("acomp", "attr")]
    if any(_is_ordinal(child) for child in predicates):
        return EventStatus.OCCURRED
    return EventStatus.PLANNED if not predicates and not _is_conditional(be) and verb.dep_ in ("xcomp", "ccomp") else None


def _is_ordinal(noun: Token) -> bool:
    return noun.lower_ in ORDINALS or any(child.lower_ in ORDINALS for child in noun.children)


def _stance_under(verb: Token, head: Token) -> Stance:
    lemma = head.lemma_.lower()
    if verb.dep_ == "advcl" and lemma not in stance_words("planned"):
        return EventStatus.PLANNED if _is_provided(head) else None
    above = stance_of_verb(head, told=True, headline=False)
    if above is None or lemma in stance_words("factual"):
        return above
    if lemma in stance_words("planned"):
        return EventStatus.NEGATED if above is EventStatus.NEGATED else EventStatus.PLANNED
    return EventStatus.NEGATED if lemma in stance_words("failed") else None


def _is_provided(verb: Token) -> bool:
    """Tell whether a document is what "calls for" something: "the truce calls for territory to be returned"."""
    subjects = [child.lemma_.lower() for child in verb.children if child.dep_ == "nsubj"]
    return verb.lemma_ == "call" and any(lemma in stance_words("providing") for lemma in subjects)


def _stance_of_gerund(verb: Token) -> Stance:
    head = verb.head
    if verb.dep_ == "pcomp":
        return _stance_of_complement(head, verb)
    if verb.dep_ in ("acl", "amod") or head == verb:
        return EventStatus.OCCURRED
    if head.pos_ not in VERBAL:
        return None
    if verb.dep_ == "xcomp" and head.lemma_ == "deny":
        return EventStatus.CLAIMED  # by those whom "denied killing him" answers
    if verb.dep_ in ("xcomp", "ccomp") and head.lemma_.lower() not in stance_words("factual") | {"be"}:
        return None
    return stance_of_verb(head, told=True, headline=False) if verb.dep_ in ("xcomp", "ccomp", "advcl") else None


def _stance_of_complement(preposition: Token, gerund: Token) -> Stance:
    """Return the stance on a gerund after a preposition: "after meeting" happened, "accused of killing" is claimed."""
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word in HAPPENED_BEFORE or (word == "with" and any(child.dep_ == "nsubj" for child in gerund.children)):
        return EventStatus.OCCURRED
    if word == "without":
        return EventStatus.NEGATED
    if word == "of" and governor in ("step", "act"):
        return EventStatus.OCCURRED  # "took the step of withdrawing"
    return EventStatus.CLAIMED if word in ("of", "with", "for") and governor in stance_words("accusing") else None


def _stance_above(verb: Token) -> Stance:
    """Climb from a finite verb to the clause over it, as far as that bears on whether it happened."""
    head = verb.head
    if head == verb or head.pos_ not in VERBAL:
        return EventStatus.OCCURRED
    if verb.dep_ == "conj" and verb.tag_ not in ("VBD", "VBZ", "VBP") and not _has_auxiliary(verb):
        return stance_of_verb(head, told=True, headline=False)
    if verb.dep_ in ("ccomp", "xcomp") and head.lemma_.lower() in stance_words("unreal"):
        return None
    return EventStatus.OCCURRED
