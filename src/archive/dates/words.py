"""The words of a text by what they can be in a date: each becomes one character, so that rules are plain regexes.

"on Friday, 21 November 2020" reads `NW,dMY`. What plays no part in dates is `x`. White space is skipped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from archive.dates.word_classes import CLASSES, Entry, Meaning, fold_word, lexicon_entries

NUMERIC = r"\d{4} ?(?P<s1>[-/.]) ?\d{1,2} ?(?P=s1) ?\d{1,2}|\d{1,2} ?(?P<s2>[-/.]) ?\d{1,2} ?(?P=s2) ?(?:\d{4}|\d\d)"
TOKEN = re.compile(
    rf"(?P<numeric>(?=\d)(?<![\w/.-])(?:{NUMERIC})(?![-/.]?\w))"
    r"|(?P<clock>\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\d{1,2}:\d\d)"
    r"|(?P<decade>['’]\d0s\b|\d{4}['’]?s\b|\d0['’]?s\b)"
    r"|(?P<clipped>['’]\d\d(?!\w))"
    r"|(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)"
    r"|(?P<word>\w+)"
    r"|(?P<mark>['’]s\b|['’]ll\b|[^\w\s])",
    re.IGNORECASE,
)
LAST_DAY = 31
YEARS = range(1000, 2200)
CENTURY_TURNS = 69  # two digits from here on are 19xx, as in POSIX


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words: `codes[i]` is the class of word i, `values[i]` its value, from `starts[i]` to `ends[i]`."""

    codes: str
    values: tuple[Any, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


OTHER = Meaning(CLASSES["other"], None)

type Token = tuple[str, str, int, int]  # kind, text, start, end


def read_words(text: str, start: int = 0, end: int | None = None) -> Words:
    """Return the words of a text, or of a stretch of it, by their classes; a phrase of the lexicon is one word.

    >>> read_words("on Friday, 21 November 2020").codes
    'NW,dMY'
    """
    stop = len(text) if end is None else end
    tokens: list[Token] = [(m.lastgroup or "", m.group(), m.start(), m.end()) for m in TOKEN.finditer(text, start, stop)]
    found, starts, ends = [], [], []
    entries = lexicon_entries()
    at = 0
    while at < len(tokens):
        kind, word, first, last = tokens[at]
        if kind == "word" and word.isalpha():
            entry = entries.get(word.lower())
            meaning, length = (OTHER, 1) if entry is None else _choose(entry, tokens, at)
        else:
            meaning, length = _meaning_at(tokens, at)
        found.append(meaning)
        starts.append(first)
        ends.append(last if length == 1 else tokens[at + length - 1][3])
        at += length
    return Words("".join(one.code for one in found), tuple(one.value for one in found), tuple(starts), tuple(ends))


def _meaning_at(tokens: list[Token], at: int) -> tuple[Meaning, int]:
    kind, text = tokens[at][:2]
    if kind not in ("word", "mark"):
        return _read_figure(kind, text), 1
    entry = lexicon_entries().get(fold_word(text))
    if entry is None:
        return (_read_number(text) if text[0].isdecimal() else _read_fiscal(text)), 1
    return _choose(entry, tokens, at)


def _choose(entry: Entry, tokens: list[Token], at: int) -> tuple[Meaning, int]:
    """Return what a word means, with those after it where they make up a phrase of the lexicon, and how many they are."""
    text = tokens[at][1]
    for rest, meaning in entry.phrases:
        if [fold_word(token[1]) for token in tokens[at + 1 : at + 1 + len(rest)]] == rest:
            return meaning, 1 + len(rest)
    if entry.alone is None or (entry.capital and not text[0].isupper()):
        return OTHER, 1
    return entry.alone, 1


def _read_number(text: str) -> Meaning:
    digits = text[:-2] if text[-2:].lower() in ("st", "nd", "rd", "th") else text
    if not digits.isdecimal() or len(digits) > 4:
        return OTHER
    number = int(digits)
    if digits != text:
        return Meaning(CLASSES["ordinal"], number)
    if number in YEARS:
        return Meaning(CLASSES["year"], number)
    return Meaning(CLASSES["small" if 1 <= number <= LAST_DAY and len(digits) <= 2 else "number"], number)


def _read_fiscal(text: str) -> Meaning:
    """Return the year of "FY2020" or "FY20"."""
    if text[:2] != "FY" or not text[2:].isdecimal() or len(text) not in (4, 6):
        return OTHER
    year = int(text[2:])
    return Meaning(CLASSES["year"], year if year in YEARS else full_year(year)) if year in YEARS or year < 100 else OTHER


def full_year(digits: int) -> int:
    """Return the year that two digits mean.

    >>> full_year(98), full_year(12)
    (1998, 2012)
    """
    return digits + (1900 if digits >= CENTURY_TURNS else 2000)


def _read_figure(kind: str, text: str) -> Meaning:
    if kind == "numeric":
        return Meaning(CLASSES["numeric"], tuple(re.findall(r"\d+", text)))
    digits = re.sub(r"\D", "", text)
    if kind == "decade" and digits.endswith("0"):
        # '90s is the decade 9 of a century that only its context tells.
        return Meaning(
            CLASSES["bare_decade" if text[0].isdecimal() and len(digits) == len("50") else "decade"], int(digits) // 10
        )
    if kind == "decade" and len(digits) == 4 and text[4] in "'’":
        return Meaning(CLASSES["year"], int(digits))  # "2018's success"
    if kind == "clipped":
        return Meaning(CLASSES["clipped_year"], full_year(int(text[1:])))
    return Meaning(CLASSES["clock"], None) if kind == "clock" else OTHER
