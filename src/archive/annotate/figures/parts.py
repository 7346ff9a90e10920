"""Parts of a whole: "two-thirds of voters" and "one in five" as percent, "half an hour" as half of a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from archive.annotate.figures.numerals import Number
from archive.lexicon import load_lexicon

_HUNDRED = Decimal(100)
_CENT = Decimal("0.01")

# Words before a part that is measured, not merely named: "nearly half", "by a third".
_MEASURING = (
    "than|about|around|nearly|almost|roughly|approximately|least|over|under|some|by|just|only|up to|down|up|fell|rose|exactly"
)
_MEASURED = rf"\b(?:{_MEASURING})\s"
_UNITS = "century|mile|million|billion|second|hour|dozen|percent|percentage|per cent"
_DETERMINERS = "the|his|her|its|their|our|my|your|those|these|all|this|that"
# "half of us", "half the men", but "a quarter of a century".
_WHOLE = rf"(?: of(?! an? (?:{_UNITS})\b)\b| (?:{_DETERMINERS})\b)"
# "fell by a third in May", but "by a third party".
_CLOSING = "from|in|since|to|over|as|after|between|on|compared|this|last|and|or|at|while|but"
_STOP = rf"(?=\s*(?:$|[.,;:)!?]|(?:{_CLOSING})\b))"
_UNIT_NEXT = r"(?= (?:of )?an? [a-z]+)"
_NOT_HALVES = "".join(f"(?<!{word} )" for word in ("the", "first", "second", "other", "last", "latter", "top", "bottom"))
_HALF = re.compile(
    rf"(?P<before>{_MEASURED})?{_NOT_HALVES}(?<!-)\b(?P<number>half)"
    rf"(?:(?P<share>{_WHOLE}|{_STOP})|(?P<unit>{_UNIT_NEXT})|(?P<noun>(?= [a-z]+s\b| people\b)))",
    re.I,
)
_ONE_PART = re.compile(
    rf"(?P<before>{_MEASURED})?\b(?P<number>an? (?P<part>third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|half))"
    rf"(?:(?P<share>{_WHOLE})|(?P<stop>{_STOP})|(?P<unit>(?= of an? [a-z]+)))",
    re.I,
)
# "a half-century conflict", "a half-hour talk": half of a unit that a hyphen joins.
_HALF_UNIT = re.compile(
    r"(?<!and-a-)(?<!-)\b(?P<number>half)(?=[-‑](?:century|decade|year|hour|mile|day|minute|kilomet(?:re|er)|inch)\b)", re.I
)
_OF_UNIT = re.compile(rf" of an? (?:{_UNITS})\b")
# What a text without any part does not hold, for a quick answer.
_STEMS = ("hal", "third", "quarter", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "twentieth", "hundredth")
_RATIO = re.compile(r"[ -](?:in|out of|of)(?: every)?[ -]", re.I)


def parse_parts(text: str, numbers: list[Number]) -> list[Number]:
    """Return the numbers with the parts of wholes among them, in order.

    A share has its value in percent, to two places; a part of a unit ("half an hour") keeps its own.

    >>> from archive.annotate.figures.number_words import parse_numbers
    >>> text = "Two-thirds of them, one in five, half of us and a quarter of the rest took half an hour."
    >>> [(str(n.value), n.share) for n in parse_parts(text, parse_numbers(text))]
    [('66.67', True), ('20.00', True), ('50.00', True), ('25.00', True), ('0.5', False)]
    """
    if not _names_part(text):
        return list(_join_ratios(text, numbers))
    counted = [_several_parts(text, number) for number in numbers]
    alone = [part for part in _lone_parts(text) if all(part.end <= n.start or n.end <= part.start for n in counted)]
    return list(_join_ratios(text, sorted([*counted, *alone], key=lambda n: n.start)))


def _names_part(text: str) -> bool:
    lowered = text.lower()
    return any(word in lowered for word in _STEMS)


@cache
def _parts() -> dict[str, int]:
    parts: dict[str, int] = load_lexicon("numbers")["parts"]
    return parts


def _several_parts(text: str, number: Number) -> Number:
    """Return "two" of "two-thirds" as the share; a number without a part behind it comes back as it is."""
    match = re.compile(r" ?[-‑ ] ?([a-z]+)\b(?!-[a-z])", re.I).match(text, number.end)
    if match is None or number.attached or not 0 < number.value < 100 or number.value % 1:
        return number
    word = match[1].lower()
    below = _parts().get(word)
    single = (number.value > 1) != word.endswith("s") and not (text[number.end] in "-‑" and below == 3)  # "a two-third majority"
    if below is None or number.value >= below or single:
        return number
    after = text[match.end() : match.end() + 30]
    hyphened = text[number.end] in "-‑" and re.match(r" [a-z]", after) is not None and not re.match(_UNIT_NEXT, after, re.I)
    if (
        below == 4
        and not (hyphened and not _OF_UNIT.match(after))
        and not re.match(_WHOLE, after, re.I)
        and not (number.value == 3 and re.match(_STOP, after, re.I))
    ):
        return _of_unit(number, match.end(), below) if re.match(_UNIT_NEXT, after, re.I) else number
    if _OF_UNIT.match(after):
        return _of_unit(number, match.end(), below)
    return replace(number, end=match.end(), value=_percent(number.value / below), share=True)


def _of_unit(number: Number, end: int, below: int) -> Number:
    return replace(number, end=end, value=(number.value / below).quantize(Decimal("0.0001")).normalize(), worded=True)


def _percent(part: Decimal) -> Decimal:
    return (part * _HUNDRED).quantize(_CENT)


def _lone_parts(text: str) -> Iterator[Number]:
    """Yield the parts that no number stands before: "half", "a third"."""
    for match in _HALF.finditer(text):
        if match["noun"] is not None and not match["before"]:
            continue
        if match["share"] == "" and not match["before"]:
            continue
        share = match["share"] is not None
        yield Number(*match.span("number"), Decimal(50).quantize(_CENT) if share else Decimal("0.5"), worded=True, share=share)
    for match in _HALF_UNIT.finditer(text):
        yield Number(*match.span("number"), Decimal("0.5"), worded=True)
    for match in _ONE_PART.finditer(text):
        if match["stop"] is not None and not match["before"]:
            continue
        part = Decimal(1) / _parts()[match["part"].lower()]
        share = match["unit"] is None
        yield Number(
            *match.span("number"),
            _percent(part) if share else part.quantize(Decimal("0.0001")).normalize(),
            worded=True,
            share=share,
        )


def _join_ratios(text: str, numbers: list[Number]) -> Iterator[Number]:
    """Yield the numbers, "one in five" and "seven out of 10" as one share."""
    index = 0
    while index < len(numbers):
        low = numbers[index]
        high = numbers[index + 1] if index + 1 < len(numbers) else None
        if high and _RATIO.fullmatch(text[low.end : high.start]) and _are_ratio(text, low, high):
            yield Number(low.start, high.end, _percent(low.value / high.value), worded=True, share=True)
            index += 2
        else:
            yield low
            index += 1


def _are_ratio(text: str, low: Number, high: Number) -> bool:
    """Tell "nine in 10" from "two in 2010" and "three in five days"."""
    if low.attached or high.attached or low.share or high.share or not 0 < low.value < high.value <= 100 or low.value % 1:
        return False
    joint = text[low.end : high.start].strip(" -")
    if (joint == "of" and high.value != 10) or (joint.startswith("in") and low.value > 1 and high.value not in (5, 10, 20, 100)):
        return False
    return not re.match(
        r"[ -](?:second|minute|hour|day|week|month|year|decade|percent|per cent)|%|, \d", text[high.end : high.end + 12], re.I
    )
