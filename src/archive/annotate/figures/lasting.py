"""What lasts, of an amount of time: what "lasted six weeks", what is "limited to two years", "two weeks' notice"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.figures.frames import is_person
from archive.annotate.figures.sites import Site, tokens_of
from archive.annotate.figures.subjects import is_holder, object_of, subject_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_LASTING = ("last", "continue", "take", "run", "go", "drag", "persist", "stay", "total", "average", "exceed", "equal")
# Verbs that set how long something lasts: "limited to two years", "extended by six months".
_SETTING = (
    "limit",
    "extend",
    "reduce",
    "cut",
    "shorten",
    "lengthen",
    "set",
    "raise",
    "lower",
    "increase",
    "prolong",
    "restrict",
    "delay",
    "fix",
    "cap",
)


def is_time_of(site: Site) -> bool:
    """Tell whether a time is possessive, or part of its noun's name: "two weeks' notice", "20 months imprisonment"."""
    noun = site.noun
    if noun is None or noun.pos_ != "NOUN":
        return False
    return site.tokens[-1].dep_ == "poss" or (site.tokens[-1].dep_ == "compound" and noun.i == site.tokens.end)


def own_unit(site: Site) -> Token | None:
    """Return the unit's own word, None for one that is no word ("1hr")."""
    word = tokens_of(site.doc, *site.amount.word).root if site.amount.word else None
    return word if word is not None and word.is_alpha else None


def noun_lasting(site: Site) -> Token | None:
    """Return what lasts: the subject of "lasted six weeks", the term of "a term of five years"; else the unit's own word."""
    root, head = site.root, site.root.head
    if root.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NOUN" and not is_holder(head.head):
        return _of_age(head.head)
    word = own_unit(site)
    if site.after is not None and site.after.lower_ == "old":
        return subject_of(site.after.head) or word
    verb = head.head if root.dep_ == "pobj" and head.lower_ == "for" else head
    if verb.lemma_ in _LASTING and (root.dep_ in ("npadvmod", "dobj", "advmod", "attr") or verb != head):
        return _out_of_place(subject_of(verb)) or word
    if root.dep_ == "pobj" and head.lower_ in ("to", "by", "at") and verb.head.lemma_.lower() in _SETTING:
        return thing_of(object_of(verb.head) or subject_of(verb.head)) or word
    return word


def thing_of(noun: Token | None) -> Token | None:
    """Return a noun that names no person or name."""
    return noun if noun is not None and noun.pos_ == "NOUN" and not is_person(noun) else None


def _out_of_place(noun: Token | None) -> Token | None:
    """Return the tensions of "tensions in the region that lasted six weeks": what lasts is in a place, not the place."""
    while (
        noun is not None
        and noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "across", "around", "between", "with", "over")
        and noun.head.head.pos_ == "NOUN"
    ):
        noun = noun.head.head
    return noun


def _of_age(noun: Token) -> Token | None:
    """Return the women of "women between the ages of 18 and 35"; any noun but "age" as it is."""
    if noun.lemma_ != "age":
        return noun
    holder = noun.head.head if noun.dep_ == "pobj" else noun.head
    return holder if holder.pos_ in ("NOUN", "PROPN") else None
