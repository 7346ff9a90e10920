"""From a number to the noun it counts, through the parse."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.amounts import Amount
from archive.annotate.figures.units import MONEY
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

# What a word is to the noun whose phrase it stands in, before that noun.
_MODIFIERS = ("nummod", "quantmod", "compound", "nmod", "amod", "npadvmod", "advmod", "punct")
# Marks between a number and its noun.
_SKIPPED = ("-", "‑", "–", '"', "'", "[", "]", "`", "``")


def tokens_of(doc: Doc, start: int, end: int) -> Tokens:
    """Return the tokens that characters of a block touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None else doc[0:1]


def noun_after(doc: Doc, amount: Amount) -> Token | None:
    """Return the head of the noun phrase that stands behind a number, None where there is none.

    For a number with a unit it is the noun behind the unit ("18-month ceasefire", "$5 million loan").
    """
    first = token_after(doc, amount)
    if first is not None and first.pos_ in ("ADJ", "ADV") and first.head.i < first.i and first.i + 1 < len(doc):
        first = first.nbor()  # "25 million more people": the parse hangs "more" on the number
    if first is None or first.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"):
        return None
    if first.lower_ in load_lexicon("numbers")["states"] and first.head.i <= first.i:
        return first  # headlines: "2 Dead, 80 Hurt"
    if amount.unit is None and amount.right < len(doc.text) and doc.text[amount.right] in "-‑":
        return first if first.pos_ == "NOUN" else _head_of(first)  # "two-class layout" counts classes
    token = _head_of(first)
    if token.tag_ == "NNP" and first.pos_ == "PROPN" and first.text.endswith("s"):
        token = first  # headlines: "31 Latinos Share Their Thoughts"
    if token.ent_type_ in ("DATE", "TIME") and token.ent_iob_ == "B" and token.pos_ == "PROPN":
        return None
    return token if token.pos_ in ("NOUN", "PROPN") or is_collective(token) else None


def _head_of(token: Token) -> Token:
    """Return the noun that a word before it modifies, the word itself where it modifies none."""
    while token.dep_ in _MODIFIERS and token.head.i > token.i:
        if token.dep_ == "npadvmod" and token.pos_ == "NOUN" and token.nbor().text not in _SKIPPED:
            break  # "50 points ahead"
        token = token.head
    return token


def token_after(doc: Doc, amount: Amount) -> Token | None:
    """Return the first word behind a number and its unit, marks skipped, None at the end of the sentence."""
    inside = tokens_of(doc, amount.left, amount.right)
    # The parser ends a sentence before some brackets: "23 [security] posts".
    end = len(doc) if doc.text[amount.right : amount.right + 2] in (" [", " (") else inside.sent.end
    position = inside.end
    while position < end and doc[position].text in _SKIPPED:
        position += 1
    return doc[position] if position < end else None


def noun_of(doc: Doc, amount: Amount) -> Token | None:
    """Return the noun that "of" joins to a number: "four of the districts", "800 tonnes of sand". None where there is none.

    Money may be "in" something, or something's worth: "$5 million in damages", "$5 million worth of art".
    """
    after = token_after(doc, amount)
    if after is not None and after.lower_ == "worth" and after.i + 1 < len(doc):
        after = after.nbor()
    if after is None or not (after.lower_ == "of" or (after.lower_ == "in" and amount.kind == MONEY)):
        return None
    inside = next((child for child in after.children if child.dep_ in ("pobj", "pcomp") and child.i > after.i), None)
    if inside is None or inside.pos_ == "PRON" or (after.lower_ == "in" and (inside.ent_type_ or inside.pos_ != "NOUN")):
        return None
    return inside


@cache
def _collectives() -> frozenset[str]:
    return frozenset(load_lexicon("numbers")["collective"])


def is_collective(token: Token) -> bool:
    """Tell whether a word that looks singular, or is no noun, names several ("aircraft", "the dead")."""
    return (
        token.lower_ in _collectives()
        and token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB")
        and token.dep_ not in ("amod", "aux", "ROOT")
    )


def counts_many(noun: Token) -> bool:
    """Tell whether a noun is plural, or one of those that look singular ("aircraft", "personnel")."""
    return noun.tag_ in ("NNS", "NNPS") or is_collective(noun) or noun.lower_.endswith(("craft", "men", "women", "people"))
