"""What a word or phrase can be in a date: the lexicon's words by their classes, a character each.

To add a word: the lexicon. To add a class: a line in `CLASSES`, and one in the table that says which section holds its words.
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
    "clipped_year": "y",  # "the spring of '98"
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
    "numbered_half": "v",
    "final": "m",
    "opener": "I",
    "fiscal": "g",  # "fiscal 2020"
    "fiscal_year": "j",
    "period_end": "k",  # "by year-end"
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

# Words and single marks, as the lexicon's phrases are made of.
PIECE = re.compile(r"\w+|['’]s\b|['’]ll\b|[^\w\s]", re.IGNORECASE)


class Meaning(NamedTuple):
    """What a word or phrase can be in a date: its class's character, its value."""

    code: str
    value: Any


@dataclass(slots=True)
class Entry:
    """What a word means alone, and the phrases that it begins, longest first."""

    alone: Meaning | None = None
    capital: bool = False  # a name of time only with a capital ("May")
    phrases: list[tuple[list[str], Meaning]] = field(default_factory=list)


@cache
def lexicon_entries() -> dict[str, Entry]:
    """Return what each first word of the lexicon means, folded, alone and with what may follow it."""
    entries: dict[str, Entry] = {}
    for phrase, meaning in _meanings():
        first, *rest = (fold_word(match.group()) for match in PIECE.finditer(phrase))
        entry = entries.setdefault(first, Entry())
        if rest:
            entry.phrases.append((rest, meaning))
            entry.phrases.sort(key=lambda one: -len(one[0]))
        else:
            entry.alone = meaning
    for word in load_lexicon("dates")["capital_months"]:
        entries.setdefault(word, Entry()).capital = True
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
    "numbered_halves": "numbered_half",
    "fiscal_years": "fiscal_year",
    "period_ends": "period_end",
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
    "final": "final",
    "fiscal": "fiscal",
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
    "dash": ["-", "–", "—", "/"],
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


def fold_word(text: str) -> str:
    """Return a word as the lexicon has it: lower case, straight apostrophes."""
    return text.lower().replace("’", "'")
