"""The noun phrase that is counted, as it stands in the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.annotate.figures.sites import Site
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

# "18.6m", "$2bn": a sum that the parse takes for part of a name.
_SUM = re.compile(r"\W?\d[\d.,]*(?:m|bn|tn|k)")
# What no phrase of a noun goes beyond: marks, and units of other amounts.
_ENDS = (":", ";", "(", ")", "–", "—", "%", "percent", "cent", "m", "bn")
_LONGEST_TAIL = 9  # tokens that may follow the noun
_LONGEST_PARTNER = 3  # tokens up to the noun that "and" joins to it


def phrase_of(noun: Token, site: Site) -> Tokens:
    """Return the phrase around a noun: its modifiers without articles and numbers, and an "of" or "who" that follows at once."""
    doc, own = site.doc, site.tokens
    if own.start <= noun.i < own.end:
        return doc[noun.i : _tail_end(noun, own)]
    first = noun.i
    while first > noun.sent.start and not (first - 1 < own.end <= noun.i) and _belongs(doc[first - 1], noun):
        first -= 1
    while first < noun.i and (_opens_idly(doc[first]) or (noun.i < own.start and _SUM.fullmatch(doc[first].text) is not None)):
        first += 1
    first = _with_bracket(doc, first, noun.i)
    if noun.lower_ == "bars" and first > 0 and doc[first - 1].lower_ == "behind":
        first -= 1
    return doc[first : _tail_end(noun, own)]


def _with_bracket(doc: Doc, first: int, last: int) -> int:
    """Return where a phrase begins that holds a closing bracket, its opening one taken in ("[security] posts")."""
    if first > 0 and doc[first - 1].text == "]":
        first -= 1
    inside = doc[first : last + 1].text
    if "]" not in inside or "[" in inside.partition("]")[0]:
        return first
    return next((i for i in range(first - 1, max(-1, first - 6), -1) if "[" in doc[i].text), first)


def _belongs(token: Token, noun: Token) -> bool:
    """Tell whether a word before a noun belongs to its phrase, articles, possessives and numbers apart."""
    if token.head == noun and token.dep_ in ("det", "poss", "predet", "nummod", "quantmod", "cc", "prep") and token.tag_ != "POS":
        return False
    if token.pos_ in ("DET", "PRON", "ADP", "SCONJ", "AUX") or token.text in _ENDS or token.is_currency:
        return False
    beside = token.dep_ == "compound" and noun.dep_ == "compound" and token.head == noun.head  # "a council tax increase"
    return token.head == noun or beside or noun in token.ancestors


def _opens_idly(token: Token) -> bool:
    """Tell whether a phrase is better without its first word: marks, adverbs, the "old" of "22-year-old man"."""
    dimension = token.lower_ in load_lexicon("units")["dimensions"] and token.i > 0 and token.nbor(-1).text in ("-", "‑")
    return token.is_punct or token.pos_ in ("CCONJ", "PART", "ADV") or dimension


def _tail_end(noun: Token, own: Tokens) -> int:
    """Return where the words that follow a noun at once and belong to its phrase end: "of …", "who …"."""
    end: int = noun.i + 1
    for child in noun.children:
        if child.left_edge.i != end or not _continues(child):
            continue
        last = child.right_edge.i + 1
        holds_amount = child.i <= own.start < last or (noun.i < own.start and _is_measured_twice(noun.doc[child.i : last], own))
        if not holds_amount and last - end <= _LONGEST_TAIL:
            end = last
    return _with_partner(noun, end, own)


def _is_measured_twice(tail: Tokens, own: Tokens) -> bool:
    """Tell whether a tail is itself a measure of the noun: "a profit of $5 million", "winds of 100 miles an hour (160 km/h)"."""
    bracketed = own.start > 0 and own.doc[own.start - 1].text == "("
    return any(word.is_currency or _SUM.fullmatch(word.text) or (bracketed and word.like_num) for word in tail)


def _with_partner(noun: Token, end: int, own: Tokens) -> int:
    """Return where a phrase ends with the noun that "and" joins at once: "debt and preferred stock", not "men and a dog"."""
    if end != noun.i + 1 or end + 1 >= len(noun.doc) or noun.doc[end].lower_ not in ("and", "or") or noun.i < own.start:
        return end
    partner = next((child for child in noun.children if child.dep_ == "conj" and child.i > end), None)
    if partner is None or partner.pos_ != "NOUN" or partner.tag_ != noun.tag_ or partner.i - end > _LONGEST_PARTNER:
        return end
    between = noun.doc[end + 1 : partner.i]
    plain = all(word.pos_ in ("ADJ", "NOUN") and word.dep_ in ("amod", "compound") for word in between)
    return partner.i + 1 if plain else end


def _continues(child: Token) -> bool:
    return child.lower_ == "of" or (child.dep_ == "relcl" and child.left_edge.lower_ in ("who", "that"))
