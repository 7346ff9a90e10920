"""Two amounts that are one range: "150 to 180 passengers", "33–35 billion", "three or four", "between $5 and $10 million"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from archive.annotate.figures.amounts import Amount
from archive.annotate.figures.numerals import ONE
from archive.annotate.figures.units import MONEY

_DASH = re.compile(r" ?[-–‑~] ?|—")
_NEARLY = "about |around |nearly |almost |some |as (?:much|many|high) as |perhaps |maybe "
_TO = re.compile(rf"(?:[-‑] )?,? ?-?(?:to|through|until|up to|and up to)-? ?(?:{_NEARLY})?", re.I)
_OR = re.compile(r"(?:[-‑]?,? or (?:even |perhaps |maybe |possibly )?|-or-)", re.I)
_AND = re.compile(r"(?: and |-and-)(?:about |around )?", re.I)
_BETWEEN = re.compile(r"\bbetween(?: (?:about|around|some|the ages of|ages|the|an estimated|roughly))? ?$", re.I)
_FROM = re.compile(r"\b(?:from|ranging|range|ranges)(?: (?:about|around|some|roughly|as (?:little|few|low) as))? ?$", re.I)
_BY = re.compile(r"\b(?:by|up|down)(?: (?:about|around|some|more than|nearly|almost|over))? ?$", re.I)

_YEAR = re.compile(r"(?:19|20)\d\d")

type Changes = Callable[[int, int], bool]


def join_ranges(text: str, amounts: list[Amount], tells_change: Changes) -> list[Amount]:
    """Return the amounts with each range as one, and without pairs of digits that are a score or a name ("3-1", "650-9").

    `tells_change(start, end)` says whether the words around two numbers tell a change ("rose from 5 to 10"), which is no range.
    """
    joined: list[Amount] = []
    index = 0
    while index < len(amounts):
        low, high = amounts[index], amounts[index + 1] if index + 1 < len(amounts) else None
        gap = text[low.right : high.left] if high else ""
        if high and (one := _range_of(text, low, high, gap, tells_change)):
            joined.append(one)
            index += 2
        elif high and _is_score(text[max(0, low.left - 40) : low.left], low, high, gap):
            index += 2
        else:
            joined.append(low)
            index += 1
    return joined


def _range_of(text: str, low: Amount, high: Amount, gap: str, tells_change: Changes) -> Amount | None:
    before = text[max(0, low.left - 40) : low.left]
    if not _joins(before, low, high, gap, tells_change) or not _compatible(low, high):
        return None
    value = low.value
    if low.scale == ONE and high.scale > ONE and value * high.scale < high.value and low.word is None:
        value *= high.scale
    if value >= high.value:
        return None
    return replace(
        high,
        start=low.start,
        left=low.left,
        value=value,
        value_max=high.value,
        unit=high.unit or low.unit,
        kind=high.kind or low.kind,
        worded=low.worded,
    )


def _joins(before: str, low: Amount, high: Amount, gap: str, tells_change: Changes) -> bool:
    """Tell whether the words between two amounts, and before them, make a range of them."""
    if _DASH.fullmatch(gap):
        return gap != " -" or high.unit is not None  # "70 -200mm", but "at 745 -4811"
    if _TO.fullmatch(gap):
        if low.unit is None and high.unit is None and _BY.search(before):
            return False
        shared = high.unit is not None and low.unit is None and not _FROM.search(before)  # "rose 5 to 10 percent"
        return shared or not tells_change(low.left, high.right)
    if _AND.fullmatch(gap):
        return _BETWEEN.search(before) is not None
    return bool(_OR.fullmatch(gap)) and low.worded == high.worded and high.value <= max(low.value * 2, low.value + 2)


def _compatible(low: Amount, high: Amount) -> bool:
    """Tell whether two amounts can be ends of one range: ranges of ranges, and metres with villages, cannot."""
    if low.value_max is not None or high.value_max is not None:
        return False
    if high.kind == MONEY and low.unit is None and high.left < high.start and _YEAR.fullmatch(str(low.value)):
        return False  # "its forecast for 2012 to $3 billion"
    return low.unit is None or low.unit == high.unit or (high.unit is None and low.word is None)


def _is_score(before: str, low: Amount, high: Amount, gap: str) -> bool:
    """Tell whether two numbers fall or stay even: "3-1", "52-48", "650-9", "split 4 to 1", but not "cut from 40 to 30"."""
    if low.unit is not None or high.unit is not None or low.value < high.value:
        return False
    return (gap in ("-", "–", "‑") and not low.worded) or (
        gap == " to " and low.value < 100 and not _FROM.search(before) and not _BY.search(before)
    )
