"""Numbers in words and with scale words: "Twenty-three", "two hundred and fifty", "1.5 million", "half a million"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from archive.annotate.figures.numerals import ONE, Number, parse_digits
from archive.lexicon import load_lexicon

HALF = Decimal("0.5")

_JOINT = re.compile(r" ?[-‑] ?| ?-?and-? ?| |, |")
_AND_A_PART = re.compile(r"(?:[ -]and[ -](?:a[ -])?(?P<part>half|quarter))\b", re.I)
_LEAD = re.compile(r"\b(?P<lead>half an?|half|a quarter|quarter|a quarter of an?|quarter of an?|an?)[ -]$", re.I)
# "our billion dollar saving": one of them.
_BARE = re.compile(r"\b(?:the|this|that|our|their|its|his|her|my|your|\w+'s) $", re.I)
_CURRENCY_NEXT = re.compile(r"[ -](?:dollar|pound|euro|rupee|yen)\b")
_LEADS = {"half": HALF, "quarter": Decimal("0.25")}


@dataclass(frozen=True, slots=True)
class _Word:
    """A number word: "seven" (small), "forty" (tens), "million" (scales)."""

    start: int
    end: int
    value: Decimal
    kind: str


@cache
def _vocabulary() -> dict[str, tuple[Decimal, str]]:
    lexicon = load_lexicon("numbers")
    return {word: (Decimal(value), kind) for kind in ("small", "tens", "scales") for word, value in lexicon[kind].items()}


@cache
def _word_pattern() -> re.Pattern[str]:
    words = sorted(_vocabulary(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(words)})(?P<plural>s?)\b")


def parse_numbers(text: str) -> list[Number]:
    """Return the numbers of a text in order, in digits or words, scale words multiplied out.

    Vague ones ("dozens", "several hundred", "tens of thousands") are left out; parts of a whole are `parse_parts`' affair.

    >>> [str(n.value) for n in parse_numbers("Twenty-three of two hundred and fifty, 1.5 million, half a million, dozens")]
    ['23', '250', '1500000.0', '500000.0']
    """
    atoms: list[Number | _Word] = [*parse_digits(text), *_parse_words(text)]
    atoms.sort(key=lambda atom: atom.start)
    numbers, index = [], 0
    while index < len(atoms):
        number, index = _compose(text, atoms, index)
        if number:
            numbers.append(_with_part(text, number, atoms, index))
            while index < len(atoms) and atoms[index].start < numbers[-1].end:
                index += 1
    return numbers


def _parse_words(text: str) -> Iterator[_Word]:
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = text  # a letter whose lower case is two, as in "İ", would shift all behind it
    for match in _word_pattern().finditer(lowered):
        plural = bool(match["plural"])
        value, kind = _vocabulary()[match.group().removesuffix("s") if plural else match.group()]
        # "in their fifties", "tens of millions" are vague; "1.5 millions" is not
        if plural and not (kind == "scales" and re.search(r"\d $", text[: match.start()])):
            continue
        if not _ends_compound(lowered, match.start()):
            yield _Word(match.start(), match.end(), value, kind)


def _ends_compound(lowered: str, start: int) -> bool:
    """Tell whether a hyphen joins a number word to another before it: "high-five", but not "twenty-five", "two-to-three"."""
    before = re.search(r"([a-z]+)[-‑]$", lowered[max(0, start - 12) : start])
    return before is not None and before[1] not in _vocabulary() and before[1] not in ("to", "or", "and", "a", "half", "quarter")


def _compose(text: str, atoms: list[Number | _Word], index: int) -> tuple[Number | None, int]:
    """Return the number that begins with the atom at `index`, None for a vague one, and the index after it."""
    first = atoms[index]
    if isinstance(first, Number):
        return _scaled(text, first, atoms, index + 1) if not first.attached else (first, index + 1)
    if first.kind == "scales":
        return _from_scale(text, atoms, index)
    return _from_words(text, atoms, index)


def _scaled(text: str, number: Number, atoms: list[Number | _Word], index: int) -> tuple[Number, int]:
    """Return digits with the scale words behind them ("300 thousand", "40 USD million")."""
    while index < len(atoms):
        atom = atoms[index]
        if (
            not isinstance(atom, _Word)
            or atom.kind != "scales"
            or not re.fullmatch(r"[ -]?|(?: [A-Z]{3} )", text[number.end : atom.start])
        ):
            break
        number = replace(number, end=atom.end, value=number.value * atom.value, scale=number.scale * atom.value)
        index += 1
    return number, index


def _from_scale(text: str, atoms: list[Number | _Word], index: int) -> tuple[Number | None, int]:
    """Return "a million", "half a million"; None where nothing definite stands before the scale word."""
    first = atoms[index]
    lead = _LEAD.search(text[: first.start])
    if lead is None and _BARE.search(text[: first.start]) and _CURRENCY_NEXT.match(text, first.end):
        return Number(first.start, first.end, first.value, first.value, worded=True), index + 1
    if lead is None:
        return None, _after_scales(text, atoms, index)
    factor = next((value for word, value in _LEADS.items() if word in lead["lead"].lower()), ONE)
    if factor == ONE:
        number, index = _from_words(text, atoms, index)
        return replace(number, start=lead.start("lead")), index
    number = Number(lead.start("lead"), first.end, factor * first.value, first.value, worded=True)
    return _scaled(text, number, atoms, index + 1)


def _after_scales(text: str, atoms: list[Number | _Word], index: int) -> int:
    """Return the index after the scale words of a vague number ("several hundred thousand")."""
    index += 1
    while (
        index < len(atoms)
        and isinstance(atom := atoms[index], _Word)
        and atom.kind == "scales"
        and text[atoms[index - 1].end : atom.start] == " "
    ):
        index += 1
    return index


def _from_words(text: str, atoms: list[Number | _Word], index: int) -> tuple[Number, int]:
    """Return the longest number in words from the atom at `index` on.

    `total` holds finished groups ("two thousand"), `group` the one in work ("three hundred and five").
    """
    first = atoms[index]
    total, group, scale, last = Decimal(0), Decimal(0), ONE, None
    end = first.start
    while index < len(atoms):
        atom = atoms[index]
        if not isinstance(atom, _Word) or (last is not None and not _follows(text[end : atom.start], last, atom, group)):
            break
        if atom.kind != "scales":
            group += atom.value
        elif atom.value < 1000:
            group = max(group, ONE) * atom.value
        else:
            total = total + max(group, ONE) * atom.value if group or not total else total * atom.value
            group = Decimal(0)
        scale = scale * atom.value if atom.kind == "scales" else ONE
        last, end, index = atom, atom.end, index + 1
    return Number(first.start, end, total + group, scale, worded=True), index


def _follows(gap: str, last: _Word, atom: _Word, group: Decimal) -> bool:
    """Tell whether `atom` goes on with a number in words after `last`."""
    if not _JOINT.fullmatch(gap) or not gap:
        return False
    if last.kind == "tens":
        return (atom.kind == "small" and 0 < atom.value < 10 and gap.strip() in ("", "-", "‑")) or atom.kind == "scales"
    if last.kind == "small":
        return atom.kind == "scales" and gap.strip() in ("", "-", "‑")
    if atom.kind == "scales":
        return gap == " " and atom.value >= 1000
    return atom.value > 0 and last.value != 12 and (gap != ", " or last.value >= 1000) and not (group and last.value >= 1000)


def _with_part(text: str, number: Number, atoms: list[Number | _Word], index: int) -> Number:
    """Return "two and a half" as one number, with the scale word that may follow ("two and a half million")."""
    part = _AND_A_PART.match(text, number.end)
    if part is None or number.attached:
        return number
    more = _LEADS[part["part"].lower()] * number.scale
    number = replace(number, end=part.end(), value=number.value + more)
    while index < len(atoms) and atoms[index].start < number.end:
        index += 1
    return _scaled(text, number, atoms, index)[0]
