"""The tense that a date stands in: whether its governing verb looks back or ahead from the day the text speaks from."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.dates.setting import Tense
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token


# Where a parse calls a word a verb that cannot be one ("at 1 am Sunday").
SLIPS = frozenset(("npadvmod", "nummod", "compound"))


@cache
def _words(section: str) -> frozenset[str]:
    return frozenset(load_lexicon("dates")[section])


def tense_of(tokens: Tokens) -> Tense | None:
    """Return the tense of the verb above some words, None where there is none or it does not tell.

    Words that look ahead on the way up to it ("due on Monday", "the vote scheduled for Monday") decide first.
    """
    tense = _tense_above(tokens.root)
    before = tokens.doc[tokens.start - 1] if tokens.start > 0 else None
    word = before.lower_ if before is not None else ""
    if word in ("until", "till") or _is_put_off(tokens.root.head) or (word == "for" and before and before.head.tag_ == "VBN"):
        return Tense.FUTURE  # "postponed until Monday", "pencilled in for March"
    return Tense.FUTURE if word == "by" and tense is not Tense.PAST else tense


def _is_put_off(preposition: Token) -> bool:
    """Tell whether "to" stands behind what puts something off ("pushed back to March")."""
    above = preposition.head.head if preposition.head.pos_ == "ADV" else preposition.head
    return preposition.lower_ == "to" and preposition.pos_ == "ADP" and above.lemma_ in _words("putting_off")


def _tense_above(token: Token) -> Tense | None:
    while True:
        if token.lower_ in _words("future_words") and token.tag_ != "VBD":
            return Tense.FUTURE
        if (looks := _appointed(_noun_before(token))) is not None:
            return looks if looks is Tense.FUTURE else None
        tense = verb_tense(token) if token.pos_ in ("VERB", "AUX") and token.dep_ not in SLIPS else None
        if tense is not None:
            return tense
        if token.head is token or token.head == token:
            return None
        token = token.head


def _noun_before(token: Token) -> Token:
    """Return the noun that "in June" stands behind, whatever the parse hangs it on; else the word itself."""
    behind = token.dep_ == "prep" and token.i > 0 and token.nbor(-1).pos_ == "NOUN" and token.nbor(-1).head == token.head
    return token.nbor(-1) if behind else token


def _appointed(noun: Token) -> Tense | None:
    """Return the tense of what is appointed for a time ("a hearing in June") where its verb in the past does not tell it.

    Future for what was asked for or ordered, present for what was called off or came after something: the nearest then.
    None where it goes by its verb ("told a hearing in June").
    """
    head = noun.head
    if noun.lemma_ not in _words("appointments") or noun.pos_ != "NOUN":
        return None
    if noun.dep_ == "pobj" and head.lower_ in ("for", "before"):
        above = {head.head.lemma_, head.head.head.lemma_} & _words("arranging_verbs")
        return Tense.FUTURE if above else Tense.PRESENT if head.lower_ == "before" else None
    if noun.dep_ == "dobj" and head.lemma_ in _words("arranging_verbs"):
        return Tense.FUTURE
    return Tense.PRESENT if noun.dep_ in ("nsubjpass", "dobj") and head.lemma_ in _words("cancelling_verbs") else None


def verb_tense(verb: Token) -> Tense | None:
    """Return the tense of a verb with its auxiliaries; None for participles and infinitives that take their head's."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {helper.lower_ for helper in helpers}
    if words & _words("future_modals"):
        # "Would not comment on Friday" tells of a refusal, "should have left on Friday" of something past.
        refused = "would" in words and any(child.dep_ == "neg" for child in verb.children)
        over = "have" in words and not words & {"will", "'ll", "wo", "shall"}
        return Tense.PAST if refused or over else Tense.FUTURE
    if "to" in words:
        return _infinitive_tense(verb)
    if verb.tag_ == "VBD" or any(helper.tag_ == "VBD" or helper.lemma_ == "have" for helper in helpers):
        return Tense.PAST
    if verb.tag_ == "VBN":
        return Tense.PRESENT if helpers else Tense.PAST
    if verb.tag_ == "VBG":
        # "Are meeting on Sunday" announces; a bare "starting Monday" takes the tense of its head.
        return Tense.FUTURE if helpers or (verb.head == verb and verb.lemma_ in _words("timetable_verbs")) else None
    return Tense.FUTURE if verb.lemma_ in _words("timetable_verbs") else Tense.PRESENT


def _infinitive_tense(verb: Token) -> Tense | None:
    head = verb.head
    if head.pos_ == "NOUN" and any(child.lower_ in _words("ranks") for child in head.children):
        return None  # "the second mine to close on Monday"
    if head == verb or (head.pos_ in ("VERB", "AUX") and head.lemma_ in _words("realized_by")):
        return None if head != verb else Tense.FUTURE
    return Tense.FUTURE
