"""Verbs of headlines in title case, which the model takes for names ("Ministries Sign Documents")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.events.frames import verb_frames

if TYPE_CHECKING:
    from spacy.tokens import Token

    from archive.annotate.events.arguments import Slots

NOMINAL = ("NOUN", "PROPN", "ADJ", "NUM")


def verb_of_headline(token: Token) -> str | None:
    """Return the verb that a capitalised word of a headline may be, None where a name goes on or no noun stands before it."""
    if token.pos_ != "PROPN" or token.i == token.sent.start or token.nbor(-1).pos_ not in NOMINAL:
        return None
    word = token.lower_
    for lemma in (word, word.removesuffix("s"), word.removesuffix("es")):
        if lemma in verb_frames() and (lemma != word) != (token.nbor(-1).tag_ in ("NNS", "NNPS")):
            return lemma
    return None


def slots_of_headline(token: Token) -> Slots:
    """Return what stands around a verb by the order of words alone: before it the subject, after it object and prepositions."""
    slots: Slots = {"subject": [token.nbor(-1)]}
    place = "object"
    for following in token.doc[token.i + 1 : token.sent.end]:
        if following.pos_ == "ADP":
            place = following.lower_
        elif following.pos_ in NOMINAL:
            slots.setdefault(place, []).append(following)
        elif following.pos_ != "DET":
            break
    return slots
