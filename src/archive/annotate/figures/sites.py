"""An amount where it stands in the parse: the words before and behind it, and the noun that it counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
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
_ASIDE = re.compile(r" \[[^\[\]\d]{2,30}\] (?=[a-z])")
_HYPHENS = ("-", "‑")


@dataclass(frozen=True)
class Site:
    """An amount in a block's parse. What is asked more than once is worked out once."""

    doc: Doc
    text: str  # the doc's; spaCy would put it together anew at each asking
    amount: Amount

    @cached_property
    def tokens(self) -> Tokens:
        """Return the amount's tokens, sign and unit included."""
        return tokens_of(self.doc, self.amount.left, self.amount.right)

    @cached_property
    def number(self) -> Tokens:
        """Return the tokens of the number alone."""
        return tokens_of(self.doc, self.amount.start, self.amount.end)

    @cached_property
    def root(self) -> Token:
        """Return the amount's word that the rest of the sentence hangs on."""
        return self.tokens.root

    @property
    def before(self) -> Token | None:
        """Return the word before the amount, None at the start of the sentence."""
        first = self.tokens[0]
        return None if first.is_sent_start or first.i == 0 else first.nbor(-1)

    def text_before(self, length: int) -> str:
        """Return up to `length` characters before the amount."""
        return self.text[max(0, self.amount.left - length) : self.amount.left]

    def text_behind(self, length: int) -> str:
        """Return up to `length` characters behind the amount."""
        return self.text[self.amount.right : self.amount.right + length]

    @property
    def is_compound(self) -> bool:
        """Tell whether a hyphen joins the amount to the next word ("six-week", "two-class")."""
        return self.text_behind(1) in _HYPHENS and self.text_behind(1) != ""

    @cached_property
    def after(self) -> Token | None:
        """Return the first word behind the amount, marks skipped, None at the end of the sentence."""
        doc, position = self.doc, self.tokens.end
        # The parser ends a sentence before some brackets: "23 [security] posts".
        crossing = self.text_behind(2) in (" [", " (")
        while position < len(doc) and (crossing or not doc[position].is_sent_start):
            if doc[position].text not in _SKIPPED:
                return doc[position]
            position += 1
        return None

    @cached_property
    def noun(self) -> Token | None:
        """Return the head of the noun phrase that stands behind the amount, None where there is none.

        For an amount with a unit it is the noun behind the unit ("10-month truce", "$5 million loan").
        """
        if (bracketed := self._behind_bracket()) is not None:
            return bracketed
        first = self.after
        if first is not None and first.pos_ in ("ADJ", "ADV") and first.head.i < first.i and first.i + 1 < len(self.doc):
            if first.lower_ in _lexicon("states"):
                return first  # headlines: "2 Dead, 80 Hurt"
            first = first.nbor()  # "25 million more people": the parse hangs "more" on the number
        if first is None or first.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "ADV"):
            return None
        if first.lower_ in _lexicon("states") and first.head.i <= first.i:
            return first
        if first.ent_type_ in ("DATE", "TIME") and first.ent_iob_ == "B":
            return None  # "paid $5 million Friday", "a 13-year-old last week"
        if self.amount.unit is None and self.is_compound and first.pos_ == "NOUN":
            return first  # "two-class layout" counts classes
        return _as_noun(first, head_of(first))

    def _behind_bracket(self) -> Token | None:
        """Return the noun of "23 [security] posts", whose phrase the parse breaks at an editor's bracket."""
        aside = _ASIDE.match(self.text, self.amount.right)
        if aside is None or self.amount.unit is not None:
            return None
        word = tokens_of(self.doc, aside.end(), aside.end() + 1)[0]
        return _as_noun(word, head_of(word))

    @cached_property
    def whole(self) -> Token | None:
        """Return the noun that "of" joins to the amount: "four of the districts", "800 tonnes of sand". None where there is none.

        Money may be "in" something, or something's worth: "$5 million in damages", "$5 million worth of art".
        """
        after = self.after
        if after is None or (self.amount.kind == "length" and self.text_before(7) == "within "):
            return None  # "within 300 km of the coast"
        if after.lower_ == "worth" and after.i + 1 < len(self.doc):
            after = after.nbor()
        if not (after.lower_ == "of" or (after.lower_ == "in" and self.amount.kind == MONEY)):
            return None
        if after.dep_ == "quantmod" and after.i + 1 < len(self.doc):
            inside: Token | None = head_of(after.nbor())  # "23 of 150 seats"
        else:
            inside = next((child for child in after.children if child.dep_ in ("pobj", "pcomp") and child.i > after.i), None)
        if inside is None or inside.pos_ == "PRON" or (after.lower_ == "in" and not _holds_money(inside)):
            return None
        return inside

    @property
    def counts_many(self) -> bool:
        """Tell whether a plural noun stands behind the amount."""
        return self.noun is not None and counts_many(self.noun)


def tokens_of(doc: Doc, start: int, end: int) -> Tokens:
    """Return the tokens that characters of a block touch."""
    span = doc.char_span(start, end, alignment_mode="expand")
    return span if span is not None else doc[0:1]


def head_of(token: Token) -> Token:
    """Return the noun that a word before it modifies, the word itself where it modifies none."""
    while token.dep_ in _MODIFIERS and token.head.i > token.i:
        if token.dep_ == "npadvmod" and token.pos_ == "NOUN" and token.nbor().text not in _SKIPPED:
            break  # "50 points ahead"
        token = token.head
    return token


def _as_noun(first: Token, head: Token) -> Token | None:
    """Return the head of a phrase that begins with `first` if it is a noun, or stands for one."""
    if head.tag_ == "NNP" and first.pos_ == "PROPN" and first.text.endswith("s"):
        return first  # headlines: "31 Latinos Share Their Thoughts"
    named = head.pos_ in ("NOUN", "PROPN") or is_collective(head) or head.text[:-1].isdigit()
    return head if named else None


def _holds_money(noun: Token) -> bool:
    """Tell "$5 million in damages" from "in March" and "in 3,800 theatres"."""
    return noun.pos_ == "NOUN" and not noun.ent_type_ and not any(child.dep_ == "nummod" for child in noun.children)


@cache
def _lexicon(name: str) -> frozenset[str]:
    return frozenset(load_lexicon("numbers")[name])


def is_state(token: Token) -> bool:
    """Tell whether a word says what has happened to those counted ("45 missing"), and is not what is counted ("the missing")."""
    return token.lower_ in _lexicon("states")


def is_collective(token: Token) -> bool:
    """Tell whether a word that looks singular, or is no noun, names several ("aircraft", "the dead")."""
    nominal = token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB") and token.dep_ not in ("amod", "aux", "ROOT")
    return nominal and token.lower_ in _lexicon("collective")


def counts_many(noun: Token) -> bool:
    """Tell whether a noun is plural, or one of those that look singular ("aircraft", "personnel", "12 Boeing 777s")."""
    coded = noun.pos_ in ("PROPN", "NUM") or any(letter.isdigit() for letter in noun.text)
    if coded and noun.text.endswith("s") and not noun.text.endswith("ss"):
        return True
    return noun.tag_ in ("NNS", "NNPS") or is_collective(noun) or noun.lower_.endswith(("craft", "men", "women", "people"))
