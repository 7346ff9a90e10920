"""Whether a number rose or fell: "increased by more than 1,100", "down 5%", "an 8 percent increase"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.amounts import Amount
from archive.annotate.figures.nouns import noun_after, tokens_of
from archive.annotate.figures.units import SHARE, TIME
from archive.facts import Trend
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WAYS = ("npadvmod", "advmod", "pobj", "dobj", "attr", "nmod", "nummod", "compound", "quantmod", "prep", "conj", "dep", "amod")


def trend_of(doc: Doc, amount: Amount) -> Trend | None:
    """Return whether the text says that something rose or fell to or by an amount; None where it says neither."""
    if amount.kind == TIME:
        return None
    tokens = tokens_of(doc, amount.left, amount.right)
    if (noun := noun_after(doc, amount)) is not None and amount.unit and (trend := _trend(noun)):
        return trend
    for back in (1, 2, 3):
        if (
            tokens.start - back >= tokens.sent.start
            and (word := doc[tokens.start - back]).lower_ in ("up", "down")
            and word.dep_ not in ("quantmod", "prt")
        ):
            return _trend(word)
    word = tokens.root
    for _ in range(4):
        if word.dep_ not in _WAYS or word.head == word:
            return None
        if word.dep_ == "dobj" and amount.kind != SHARE:
            return None
        word = word.head
        if word.pos_ in ("VERB", "NOUN") and (trend := _trend(word)):
            return trend
        if word.pos_ == "VERB":
            return None
    return None


def tells_change(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words around two numbers say that one became the other ("rose from 5 to 10"), so that they are no range."""
    tokens = tokens_of(doc, start, end)
    near = [doc[i].lower_ for i in range(max(tokens.sent.start, tokens.start - 4), tokens.start)]
    if "up" in near or "down" in near:
        return True
    for word in tokens.root.ancestors:
        if word.lemma_.lower() in _changing():
            return True
        if word.pos_ in ("VERB", "AUX"):
            return False
    return False


def _trend(word: Token) -> Trend | None:
    return _trends().get(word.lemma_.lower())


@cache
def _trends() -> dict[str, Trend]:
    lexicon = load_lexicon("numbers")
    return {word: trend for trend in Trend for word in lexicon[trend.value]}


@cache
def _changing() -> frozenset[str]:
    return frozenset(_trends()) | frozenset(load_lexicon("numbers")["change"])
