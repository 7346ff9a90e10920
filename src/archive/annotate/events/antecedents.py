"""What a relative clause says something of: the person, not the last noun before "who"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.events.nouns import kinds_of_lemma, lemma_of

if TYPE_CHECKING:
    from spacy.tokens import Token

PERSONAL = ("who", "whom")
PEOPLE = frozenset({"PERSON", "FORCE", "DISPLACED", "CAPTIVE", "ENVOY"})
BODIES = ("GPE", "LOC", "FAC", "ORG")


def antecedent_of(clause: Token) -> Token:
    """Return the noun that a relative clause belongs to, in general the one that it hangs on.

    Of "Roe, the spokesman for trade in opposition, who was named minister" that is "Roe", for all that the parser takes
    the nearest noun: after a comma "who" passes over what is no person, up to the noun that it qualifies.
    """
    noun = clause.head
    word = next((child for child in clause.children if child.lower_ in PERSONAL), None)
    if word is None or word.i == 0 or word.nbor(-1).text != ",":
        return noun
    while noun.dep_ == "pobj" and not _is_person(noun):
        above = noun.head.head
        if noun.head.dep_ != "prep" or above.pos_ not in ("NOUN", "PROPN"):
            return clause.head
        noun = above
    if not _is_person(noun):
        return clause.head
    return noun.head if noun.dep_ == "appos" and noun != clause.head and noun.head.pos_ == "PROPN" else noun


def _is_person(noun: Token) -> bool:
    if noun.pos_ == "PROPN":
        return noun.ent_type_ not in BODIES
    return not PEOPLE.isdisjoint(kinds_of_lemma(lemma_of(noun)))
