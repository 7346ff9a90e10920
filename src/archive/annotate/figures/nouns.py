"""From a number to the noun it counts, through the parse."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.amounts import Amount
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

# What a word is to the noun whose phrase it stands in, before that noun.
_MODIFIERS = ("nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "advmod", "punct")
_SKIPPED = ("-", "‑", "–", '"', "'", "[", "]", "`", "``")


def tokens_of(doc: Doc, start: int, end: int) -> Tokens:
    """Return the tokens that characters of a block touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None else doc[0:1]


def noun_after(doc: Doc, amount: Amount) -> Token | None:
    """Return the head of the noun phrase that stands behind a number, None where there is none.

    For a number with a unit it is the noun behind the unit ("18-month ceasefire", "$5 million loan").
    """
    token = token_after(doc, amount)
    if token is None or token.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"):
        return None
    while token.dep_ in _MODIFIERS and token.head.i > token.i:
        token = token.head
    if token.ent_type_ in ("DATE", "TIME") and token.ent_iob_ == "B" and token.pos_ == "PROPN":
        return None
    return token if token.pos_ in ("NOUN", "PROPN") or is_collective(token) else None


def token_after(doc: Doc, amount: Amount) -> Token | None:
    """Return the first word behind a number and its unit, marks skipped, None at the end of the sentence."""
    inside = tokens_of(doc, amount.left, amount.right)
    position = inside.end
    while position < inside.sent.end and doc[position].text in _SKIPPED:
        position += 1
    return doc[position] if position < inside.sent.end else None


def noun_of(doc: Doc, amount: Amount) -> Token | None:
    """Return the noun that "of" joins to a number: "four of the districts", "800 tonnes of sand". None where there is none."""
    after = token_after(doc, amount)
    if after is None or after.lower_ != "of":
        return None
    return next((child for child in after.children if child.dep_ in ("pobj", "pcomp") and child.i > after.i), None)


@cache
def _collectives() -> frozenset[str]:
    return frozenset(load_lexicon("numbers")["collective"])


def is_collective(token: Token) -> bool:
    """Tell whether a word that looks singular, or is no noun, names several ("aircraft", "the dead")."""
    return token.lower_ in _collectives() and token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and token.dep_ not in ("amod", "aux", "ROOT")


def counts_many(noun: Token) -> bool:
    """Tell whether a noun is plural, or one of those that look singular ("aircraft", "personnel")."""
    return noun.tag_ in ("NNS", "NNPS") or is_collective(noun) or noun.lower_.endswith(("craft", "men", "women", "people"))
