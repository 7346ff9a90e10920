"""Quarters of a company's own year: where a text shows such, "the third quarter" is nobody knows which months."""

from __future__ import annotations

import re
from functools import cache

from archive.dates.grammar import Expression, Kind
from archive.lexicon import load_lexicon

BEFORE, AFTER = 40, 60  # characters around "quarter"
QUARTERS = frozenset((Kind.QUARTER, Kind.HALF))


def has_own_quarters(text: str) -> bool:
    """Tell whether a text speaks of fiscal quarters, or says that a quarter ends when the calendar's does not.

    >>> has_own_quarters("Profit rose in the second quarter, which ended January 31.")
    True
    >>> has_own_quarters("Profit rose in the third quarter ended Sept. 30.")
    False
    """
    at = text.find("uarter")
    while at >= 0:
        match = _quarter_pattern().search(text, max(0, at - BEFORE), at + AFTER)
        if match and _is_own(match):
            return True
        at = text.find("uarter", at + 1)
    return False


def _is_own(match: re.Match[str]) -> bool:
    if match["month"] is None:
        return True
    lexicon = load_lexicon("dates")
    month, nth = lexicon["months"][match["month"].lower()], lexicon["ordinals"].get((match["nth"] or "").lower())
    return bool(month % 3 or (nth and month != 3 * nth))


@cache
def _quarter_pattern() -> re.Pattern[str]:
    lexicon = load_lexicon("dates")
    months, ends = ("|".join(sorted(lexicon[key], key=len, reverse=True)) for key in ("months", "ended"))
    ordinals = "|".join(list(lexicon["ordinals"])[:4])
    return re.compile(
        rf"\bfiscal(?:[- ]year)?[- ](?:{ordinals})[- ]quarter|\bquarter of (?:its |the |their )?fiscal\b|\bfiscal quarter"
        rf"|(?:\b(?P<nth>{ordinals})[- ])?\bquarter,?\s(?:of \w+,?\s)?(?:which\s|that\s)?(?:{ends})\s(?:on\s)?(?:the end of\s)?"
        rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?P<month>{months})\b",
        re.IGNORECASE,
    )


def is_of_quarter(expression: Expression) -> bool:
    """Tell whether an expression names a quarter or half, or counts in quarters."""
    return expression.kind in QUARTERS or expression.fields.get("unit") == "quarter"
