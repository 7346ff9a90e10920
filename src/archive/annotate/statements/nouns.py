"""Which common nouns name somebody or some body that can speak, as far as a list and their endings show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.statements.cues import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_speaking_noun(noun: Token) -> bool:
    """Tell whether a common noun names a person, a body or a writing: "minister", "protesters", "council", "letter"."""
    lemma = noun.lemma_.lower()
    if lemma in word_set("speaking_nouns"):
        return True
    return lemma.endswith(tuple(word_set("speaking_endings"))) and lemma not in word_set("mute_nouns")


def is_force(name: Token) -> bool:
    """Tell whether a noun or name is that of something that strikes: "the storm", "Cyclone Ann"; not "fire chief Ann"."""
    if name.lemma_.lower() in word_set("forces") and name.ent_type_ != "PERSON":
        return True
    return name.pos_ == "PROPN" and name.i > 0 and name.doc[name.i - 1].lower_ in word_set("forces")
