"""Whether a number rose or fell: "increased by more than 1,100", "down 5%", "an 8 percent increase"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.sites import Site, is_distance, tokens_of
from archive.annotate.figures.subjects import is_holder
from archive.annotate.figures.units import SHARE, TIME
from archive.facts import Trend
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_WAYS = ("npadvmod", "advmod", "pobj", "dobj", "attr", "nmod", "nummod", "compound", "quantmod", "prep", "conj", "dep", "amod")
_STEPS = 4
_MEASURING = (
    "to",
    "by",
    "from",
    "of",
    "at",
    "above",
    "below",
    "past",
    "under",
    "over",
    "about",
    "around",
    "near",
    "up",
    "down",
    "towards",
    "toward",
    "between",
    "than",
)


def trend_of(site: Site) -> Trend | None:
    """Return whether the text says that something rose or fell to or by an amount; None where it says neither."""
    if site.amount.kind == TIME or is_distance(site):
        return None
    if site.noun is not None and site.amount.unit and (trend := _trend(site.noun)):
        return trend
    return _trend_before(site) or _trend_above(site)


def _trend_before(site: Site) -> Trend | None:
    """Return the trend of an "up" or "down" up to three words before; "up to" is a limit, "set up" none."""
    first = site.tokens.start
    for word in site.doc[max(site.tokens.sent.start, first - 3) : first]:
        if word.lower_ in ("up", "down") and word.dep_ not in ("quantmod", "prt") and word.nbor().lower_ != "to":
            return _trend(word)
    return None


def _trend_above(site: Site) -> Trend | None:
    """Return the trend of the verb or noun that an amount hangs on ("rose by 5", "an increase of 5")."""
    word = site.root
    for _ in range(_STEPS):
        if word.dep_ not in _WAYS or word.head == word or (word.dep_ == "dobj" and site.amount.kind != SHARE):
            return None
        word = word.head
        if word.pos_ == "ADP" and word.lower_ not in _MEASURING:
            return None  # "the toll rose, with 700 people injured"
        if word.pos_ in ("VERB", "NOUN") and (word != site.noun or site.amount.unit) and (trend := _trend(word)):
            return trend
        if word.pos_ in ("VERB", "ADJ") or (
            word.pos_ == "NOUN" and word != site.noun and not (word.dep_ == "pobj" and is_holder(word))
        ):
            return None
    return None


def tells_change(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the words around two numbers say that one became the other ("rose from 5 to 10"): no range."""
    tokens = tokens_of(doc, start, end)
    near = doc[max(tokens.sent.start, tokens.start - 4) : tokens.start]
    if any(word.lower_ in ("up", "down") and word.dep_ == "advmod" for word in near):
        return True
    for word in tokens.root.ancestors:
        lemma = word.lemma_.lower()
        if lemma in load_lexicon("numbers")["gaining"]:
            return False
        if lemma in _changing():
            return True
        if word.pos_ in ("VERB", "AUX"):
            return False
    return False


def _trend(word: Token) -> Trend | None:
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN" and lemma not in load_lexicon("numbers")["changes"]:
        return None  # a contract is no contraction
    return _trends().get(lemma)


@cache
def _trends() -> dict[str, Trend]:
    lexicon = load_lexicon("numbers")
    return {word: trend for trend in Trend for word in lexicon[trend.value]}


@cache
def _changing() -> frozenset[str]:
    return frozenset(_trends()) | frozenset(load_lexicon("numbers")["change"])
