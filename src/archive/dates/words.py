"""The words of a text by what they can be in a date: each becomes one character, so that rules are plain regexes.

"on Friday, 21 November 2020" reads `NW,dMY`. What plays no part in dates is `x`. White space is skipped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from archive.lexicon import load_lexicon

# Classes as rules name them, and their characters.
CLASSES = {
    "month": "M",
    "weekday": "W",
    "short_weekday": "w",
    "unit": "U",  # singular
    "units": "u",  # plural
    "hours": "H",
    "century": "C",
    "quarter": "q",
    "numbered_quarter": "Q",
    "weekend": "K",
    "season": "S",
    "number": "n",
    "small": "d",  # 1 to 31: can be a day
    "year": "Y",
    "ordinal": "o",
    "decade": "D",
    "bare_decade": "b",  # "the 50s" is one, "in her 50s" is none
    "holiday": "O",
    "near_day": "T",
    "day_part": "P",
    "step": "L",
    "told_step": "R",
    "past": "p",
    "early": "E",
    "sooner": "e",
    "later": "l",
    "ago": "A",
    "before": "B",
    "after": "F",
    "from_now": "G",
    "edge": "X",
    "half": "V",
    "opener": "I",
    "numeric": "#",
    "clock": "c",
    "repeating": "Z",
    "nearly": "~",
    "exactly": "=",
    "a": "a",
    "the": "h",
    "of": "f",
    "in": "i",
    "on": "N",
    "to": "t",
    "and": "&",
    "comma": ",",
    "dash": "-",
    "dot": ".",
    "open": "(",
    "close": ")",
    "possessive": "s",
    "other": "x",
}

NUMERIC = r"\d{4} ?(?P<s1>[-/.]) ?\d{1,2} ?(?P=s1) ?\d{1,2}|\d{1,2} ?(?P<s2>[-/.]) ?\d{1,2} ?(?P=s2) ?(?:\d{4}|\d\d)"
TOKEN = re.compile(
    rf"(?P<numeric>(?=\d)(?<![\w/.-])(?:{NUMERIC})(?![-/.]?\w))"
    r"|(?P<clock>\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b\.?|\d{1,2}:\d\d)"
    r"|(?P<decade>['’]\d0s\b|\d{4}['’]?s\b|\d0['’]?s\b)"
    r"|(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)"
    r"|(?P<word>\w+)"
    r"|(?P<mark>['’]s\b|['’]ll\b|[^\w\s])",
    re.IGNORECASE,
)
LAST_DAY = 31
YEARS = range(1000, 2200)


class Meaning(NamedTuple):
    """What a word or phrase can be in a date: its class's character, its value."""

    code: str
    value: Any


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words: `codes[i]` is the class of word i, `values[i]` its value, from `starts[i]` to `ends[i]`."""

    codes: str
    values: tuple[Any, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(slots=True)
class Entry:
    """What a word means alone, and the phrases that it begins, longest first."""

    alone: Meaning | None = None
    capital: bool = False  # a name of time only with a capital ("May")
    phrases: list[tuple[list[str], Meaning]] = field(default_factory=list)


type Token = tuple[str, str, int, int]  # kind, text, start, end

OTHER = Meaning(CLASSES["other"], None)


def read_words(text: str) -> Words:
    """Return the words of a text by their classes; a phrase of the lexicon is one word.

    >>> read_words("on Friday, 21 November 2020").codes
    'NW,dMY'
    """
    tokens: list[Token] = [(m.lastgroup or "", m.group(), m.start(), m.end()) for m in TOKEN.finditer(text)]
    found, starts, ends = [], [], []
    at = 0
    while at < len(tokens):
        meaning, length = _meaning_at(tokens, at)
        found.append(meaning)
        starts.append(tokens[at][2])
        ends.append(tokens[at + length - 1][3])
        at += length
    return Words("".join(one.code for one in found), tuple(one.value for one in found), tuple(starts), tuple(ends))


def _meaning_at(tokens: list[Token], at: int) -> tuple[Meaning, int]:
    kind, text = tokens[at][:2]
    if kind not in ("word", "mark"):
        return _read_figure(kind, text), 1
    entry = _lexicon().get(_fold(text))
    if entry is None:
        return (_read_number(text) if text[0].isdecimal() else OTHER), 1
    for rest, meaning in entry.phrases:
        if [_fold(token[1]) for token in tokens[at + 1 : at + 1 + len(rest)]] == rest:
            return meaning, 1 + len(rest)
    if entry.alone is None or (entry.capital and not text[0].isupper()):
        return OTHER, 1
    return entry.alone, 1


def _fold(text: str) -> str:
    return text.lower().replace("’", "'")


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


def _read_figure(kind: str, text: str) -> Meaning:
    if kind == "numeric":
        return Meaning(CLASSES["numeric"], tuple(re.findall(r"\d+", text)))
    if kind == "decade" and (digits := re.sub(r"\D", "", text)).endswith("0"):
        # '90s is the decade 9 of a century that only its context tells.
        return Meaning(
            CLASSES["bare_decade" if text[0].isdecimal() and len(digits) == len("50") else "decade"], int(digits) // 10
        )
    return Meaning(CLASSES["clock"], None) if kind == "clock" else OTHER


@cache
def _lexicon() -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for phrase, meaning in _meanings():
        first, *rest = (_fold(match.group()) for match in TOKEN.finditer(phrase))
        entry = entries.setdefault(first, Entry())
        if rest:
            entry.phrases.append((rest, meaning))
            entry.phrases.sort(key=lambda one: -len(one[0]))
        else:
            entry.alone = meaning
    for word in load_lexicon("dates")["capital_months"]:
        entries[word].capital = True
    return entries


# Lexicon sections that are mappings from words to values, and those that are lists.
VALUED = {
    "months": "month",
    "weekdays": "weekday",
    "short_weekdays": "short_weekday",
    "units": "unit",
    "plural_units": "units",
    "seasons": "season",
    "numbers": "number",
    "ordinals": "ordinal",
    "near_days": "near_day",
    "steps": "step",
    "past": "past",
    "articles": "a",
    "told_steps": "told_step",
    "decades": "decade",
    "holidays": "holiday",
    "numbered_quarters": "numbered_quarter",
}
LISTED = {
    "hours": "hours",
    "weekend": "weekend",
    "day_parts": "day_part",
    "early": "early",
    "sooner": "sooner",
    "later": "later",
    "ago": "ago",
    "before": "before",
    "after": "after",
    "from_now": "from_now",
    "edges": "edge",
    "halves": "half",
    "openers": "opener",
    "repeating": "repeating",
    "nearly": "nearly",
    "no_dates": "other",
}
GRAMMATICAL = {
    "the": ["the"],
    "of": ["of"],
    "in": ["in"],
    "on": ["on"],
    "to": ["to", "through"],
    "and": ["and", "or", "&"],
    "exactly": ["exactly"],
    "possessive": ["'s"],
    "comma": [","],
    "dash": ["-", "–", "—"],
    "dot": ["."],
    "open": ["(", "["],
    "close": [")", "]"],
}


def _meanings() -> Iterator[tuple[str, Meaning]]:
    lexicon = load_lexicon("dates")
    for section, name in LISTED.items():
        yield from ((word, Meaning(CLASSES[name], word)) for word in lexicon[section])
    for name, words in GRAMMATICAL.items():
        yield from ((word, Meaning(CLASSES[name], word)) for word in words)
    for section, name in VALUED.items():
        yield from ((word, Meaning(CLASSES[name], value)) for word, value in lexicon[section].items())
    numbers = lexicon["numbers"].items()
    for ten in (pair for pair in numbers if pair[1] in range(20, 100, 10)):
        yield from (
            (f"{ten[0]}-{word}", Meaning(CLASSES["number"], ten[1] + value))
            for word, value in numbers
            if 0 < value < 10 and " " not in word
        )
    # Units with ways of their own in the rules.
    yield "quarter", Meaning(CLASSES["quarter"], "quarter")
    yield "century", Meaning(CLASSES["century"], "century")
