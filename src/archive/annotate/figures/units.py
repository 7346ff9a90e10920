"""Units of measure behind a number: "182km", "1.5 million tonnes", "140 miles an hour", "6 deg c"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from archive.lexicon import load_lexicon

MONEY, SHARE, TIME, TEMPERATURE, RATE = "money", "share", "time", "temperature", "rate"

# What may stand between a number and its unit; a bracket for "[Armenian] drams" and "{kg}".
_GAP = re.compile(r"(?: ?[-‑] ?| |)[\[{<(]?")
_TOKEN = re.compile(r"(?:[^\W\d_](?:[^\W\d_.]|\.(?=[^\W\d_]))*(?:/[^\W\d_]+|[23²³](?![\w]))?\.?|[%％‰°º℃℉][^\W\d_]?)")
_BETWEEN = re.compile(r"[ \-‑\]]{1,2}(?=[^\W\d_])")
_RATE = re.compile(r" ?/ ?([a-z]+)\b| (?:per|an?|each|every) ([a-z]+)\b|-(?:per|an?)-([a-z]+)\b")
# "a million barrels of crude a day": what comes between a unit and what it is per.
_HELD = re.compile(r" of [a-z]+(?: oil| gas| water)?(?= (?:per|an?|each|every) (?:second|minute|hour|day|week|month|year)\b)")
_INCH_MARK = re.compile(r' ?["″](?= ?(?:long|wide|tall|high|deep|thick|across)\b)')
_UNRATED = (MONEY, SHARE, TIME, TEMPERATURE)
_LONGEST = 5  # words


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it stands in the text. `hyphenated`: part of a compound ("six-week")."""

    name: str
    kind: str
    start: int
    end: int
    hyphenated: bool = False


def parse_unit(text: str, end: int, attached: str, single: bool) -> Unit | None:
    """Return the unit of a number that ends at `end`, None where no unit follows. `single`: the number is one.

    >>> parse_unit("140 miles an hour", 3, "", False).name
    'mile per hour'
    """
    if attached:
        return _attached_unit(text, end, attached)
    if mark := _INCH_MARK.match(text, end):
        return Unit("inch", "length", *mark.span())
    for words, start, stop, hyphenated in phrases_after(text, end):
        found = _symbols().get(words) or _names().get(words if len(words) <= 3 else words.lower())
        if found and not (found[0] == "second" and words.lower() == "second" and not hyphenated and not single):
            return _rated(text, Unit(*found, start, stop, hyphenated))
    return None


@lru_cache(maxsize=4)
def phrases_after(text: str, end: int) -> tuple[tuple[str, int, int, bool], ...]:
    """Return the phrases behind a number, longest first: words joined by blanks, start, end, whether a hyphen joins them."""
    return tuple(_find_phrases(text, end))


def _find_phrases(text: str, end: int) -> Iterator[tuple[str, int, int, bool]]:
    gap = _GAP.match(text, end)
    if gap is None or (gap.end() == end and text[end : end + 1] not in "%％‰°º℃℉"):
        return
    spans: list[tuple[int, int]] = []
    position = gap.end()
    while len(spans) < _LONGEST and (token := _TOKEN.match(text, position)):
        spans.append(token.span())
        if len(spans) == 1 and token.group().lower().rstrip(".") not in _openers():
            break
        between = _BETWEEN.match(text, token.end())
        if between is None:
            break
        position = between.end()
    for count in range(len(spans), 0, -1):
        words = " ".join(text[start:stop] for start, stop in spans[:count])
        stop = spans[count - 1][1]
        hyphenated = "-" in gap.group() or "‑" in gap.group()
        yield words, spans[0][0], stop, hyphenated
        if words.endswith("."):
            yield words[:-1], spans[0][0], stop - 1, hyphenated


def _attached_unit(text: str, end: int, attached: str) -> Unit | None:
    if (
        attached in "°º"
        and (word := re.compile(r" ?[^\W\d_]+").match(text, end + 1))
        and (scale := _symbols().get(f"° {word.group().strip().lower()}"))
    ):
        return Unit(*scale, end, word.end())
    found = (
        _symbols().get(attached)
        or _attached().get(attached)
        or _names().get(attached if len(attached) <= 3 else attached.lower())
    )
    return _rated(text, Unit(*found, end, end + len(attached))) if found else None


def _rated(text: str, unit: Unit) -> Unit:
    """Return the unit with what it is per ("barrels a day")."""
    held = _HELD.match(text, unit.end) if unit.kind not in _UNRATED else None
    rate = _RATE.match(text, held.end() if held else unit.end) if unit.kind not in _UNRATED else None
    over = load_lexicon("units")["rate_over"].get(rate[rate.lastindex or 1]) if rate else None
    if rate is None or over is None:
        return unit
    return Unit(f"{unit.name} per {over}", RATE, unit.start, unit.end if held else rate.end(), unit.hyphenated)


def is_unit(word: str) -> bool:
    """Tell whether a lower-case word names a unit ("barrel")."""
    return word in _names()


@cache
def _names() -> dict[str, tuple[str, str]]:
    """Return (unit, kind) by name, plurals and American spellings included."""
    table: dict[str, tuple[str, str]] = {}
    powers = load_lexicon("units")["powers"]
    for kind, units in load_lexicon("units")["measures"].items():
        for unit, row in units.items():
            for name in row["names"]:
                for form in _forms_of(name, irregular=row.get("irregular", False)):
                    table[form] = (unit, kind)
                    if kind == "length":
                        table |= {
                            f"{word} {form}": (f"{power} {unit}", power) for power, words in powers.items() for word in words
                        }
    return table


@cache
def _openers() -> frozenset[str]:
    """Return the first words of all units and currencies of several words."""
    lexicon = load_lexicon("currencies")
    money = [name for row in lexicon["currencies"].values() for name in (*row.get("of", ()), *row.get("also", ()))]
    names = [*_names(), *_symbols(), *money, *lexicon["plain"]]
    return frozenset(re.split(r"[ \-‑]", name.lower())[0].rstrip(".") for name in names)


def _forms_of(name: str, *, irregular: bool) -> set[str]:
    """Return a name's spellings and plurals: "degree celsius", "degrees celsius"; "kilometre", "kilometers"."""
    spellings = {name, re.sub(r"metre$", "meter", name), re.sub(r"litre$", "liter", name)}
    if irregular:
        return spellings
    first = {re.sub(r"^(\w+)( .+)$", r"\1s\2", spelling) for spelling in spellings}
    return spellings | first | {spelling + "s" for spelling in spellings}


@cache
def _symbols() -> dict[str, tuple[str, str]]:
    """Return (unit, kind) by symbol, squared and cubed lengths included."""
    table: dict[str, tuple[str, str]] = {}
    lexicon = load_lexicon("units")
    for kind, units in lexicon["measures"].items():
        for unit, row in units.items():
            for symbol in row.get("symbols", ()):
                table[symbol] = (unit, kind)
                if kind == "length":
                    table |= {symbol + sign: (f"square {unit}", "square") for sign in "2²"} | {
                        symbol + sign: (f"cubic {unit}", "cubic") for sign in "3³"
                    }
                    table |= {
                        f"{word} {symbol}": (f"{power} {unit}", power)
                        for power, words in lexicon["powers"].items()
                        for word in words
                    }
                    table |= {f"sq{symbol}": (f"square {unit}", "square")}
    return table


@cache
def _attached() -> dict[str, tuple[str, str]]:
    """Return (unit, kind) by the symbols that are read only right behind the digits ("30s", "20C")."""
    measures = load_lexicon("units")["measures"]
    return {
        symbol: (unit, kind)
        for kind, units in measures.items()
        for unit, row in units.items()
        for symbol in row.get("attached", ())
    }
