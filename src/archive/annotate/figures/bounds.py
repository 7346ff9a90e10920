"""How a number limits what it counts: "more than 20", "up to 5", "500 or more", "greater than 100 and smaller than 300"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.amounts import Amount
from archive.annotate.figures.nouns import tokens_of
from archive.annotate.figures.units import TIME
from archive.facts import Bound
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

_FARTHEST = 48  # characters before a number that its qualifier can begin at
_LOWER = (Bound.MORE_THAN, Bound.AT_LEAST)
_UPPER = (Bound.LESS_THAN, Bound.AT_MOST)
_WITH_END = {Bound.MORE_THAN: Bound.AT_LEAST, Bound.LESS_THAN: Bound.AT_MOST}
# Words that are prepositions of place and subject as well: "a film about two sisters", "over three days".
_DOUBLE = ("about", "around", "over", "under", "above", "below", "beyond")
_LASTING = re.compile(
    r"\b(?:for|took|takes?|taking|taken|last(?:ed|s|ing)?|spen[dt]\w*|just|well|in|after|of|serv\w+|waited|aged|is|was|are|were|be|been|and)\s*$",
    re.I,
)
_CONJUNCTION = re.compile(r"\s*,?\s*(?:and|but)?\s*(?:is |are )?")


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound, and from where to where its words and the number stand."""

    bound: Bound
    start: int
    end: int


def limit_of(doc: Doc, amount: Amount, noun_end: int) -> Limit:
    """Return how a number limits what it counts. `noun_end`: where the noun that it counts ends, for "500 people or more"."""
    start, before = _before(doc, amount)
    end, behind = _behind(doc.text, amount, noun_end)
    if before in _WITH_END and re.match(r"\s*or equal\b", doc.text[amount.right :]):
        end, behind = amount.right + len(" or equal"), _WITH_END[before]
    if amount.value_max is not None:
        return Limit(Bound.RANGE, start, end)
    if behind is not None and (before is None or before in (Bound.APPROXIMATE, Bound.EXACT)):
        return Limit(behind, start, end)
    return Limit(behind if behind in _WITH_END.values() else before or Bound.EXACT, start, end)


def _before(doc: Doc, amount: Amount) -> tuple[int, Bound | None]:
    """Return where the qualifier before a number begins, and what it says; None without one."""
    left = max(0, amount.left - _FARTHEST)
    before = doc.text[left : amount.left]
    if found := _or_equal().search(before):
        return left + found.start(), Bound.AT_LEAST if found["up"] or found["above"] else Bound.AT_MOST
    match = _before_pattern().search(before)
    if match is None or _is_preposition(doc, amount, left + match.start("phrase"), match["phrase"].lower()):
        return amount.left, None
    return left + match.start("phrase"), _before_phrases()[re.sub(r"\s+", " ", match["phrase"].lower())]


def _is_preposition(doc: Doc, amount: Amount, start: int, phrase: str) -> bool:
    """Tell whether "over", "about" … are prepositions before a number: "talks over three days", "a film about two sisters"."""
    if phrase not in _DOUBLE:
        return False
    if amount.kind == TIME and phrase == "over" and not amount.hyphenated:
        return not _LASTING.search(doc.text[:start])
    small = amount.worded and amount.value <= 10 and amount.unit is None
    return small and tokens_of(doc, start, start + len(phrase))[0].dep_ == "prep"


def _behind(text: str, amount: Amount, noun_end: int) -> tuple[int, Bound | None]:
    """Return where the qualifier behind a number, its unit or its noun ends, and what it says; None without one."""
    for position in dict.fromkeys((amount.end, amount.right, noun_end)):
        if match := _behind_pattern().match(text, position):
            return match.end(), _behind_phrases()[match["phrase"].lower()]
    return amount.right, None


@cache
def _before_phrases() -> dict[str, Bound]:
    return {phrase: Bound(bound) for bound, phrases in load_lexicon("numbers")["before"].items() for phrase in phrases}


@cache
def _behind_phrases() -> dict[str, Bound]:
    return {phrase: Bound(bound) for bound, phrases in load_lexicon("numbers")["behind"].items() for phrase in phrases}


def _any_of(phrases: dict[str, Bound]) -> str:
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _before_pattern() -> re.Pattern[str]:
    between = "|".join(load_lexicon("numbers")["between"])
    return re.compile(rf"(?<![\w-])(?P<phrase>{_any_of(_before_phrases())})(?:\s+(?:{between}))?\s*[(\[]?$", re.I)


@cache
def _behind_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\s-]*(?P<phrase>{_any_of(_behind_phrases())})(?!\w|\s+(?:than\b|or equal|[\d$£€]))", re.I)


@cache
def _or_equal() -> re.Pattern[str]:
    """Return the pattern of "greater than or equal to", "less or equal than", "equal to or less than"."""
    up, down = ("|".join(load_lexicon("numbers")[key]) for key in ("upward", "downward"))
    return re.compile(
        rf"\b(?:(?:(?P<up>{up})|{down})\s+(?:than\s+)?or\s+equal(?:\s+(?:to|than))?|equal(?:\s+to)?\s+or\s+(?:(?P<above>{up})|{down})(?:\s+than)?)\s*$",
        re.I,
    )


def join_limits(text: str, limited: list[tuple[Amount, Limit]]) -> list[tuple[Amount, Limit]]:
    """Return the amounts, a lower and an upper limit side by side as one range ("above 1000 and below 1500")."""
    joined: list[tuple[Amount, Limit]] = []
    for amount, limit in limited:
        if (
            joined
            and _CONJUNCTION.fullmatch(text[joined[-1][1].end : limit.start])
            and (one := _as_range(*joined[-1], amount, limit))
        ):
            joined[-1] = one
        else:
            joined.append((amount, limit))
    return joined


def _as_range(first: Amount, limit: Limit, second: Amount, other: Limit) -> tuple[Amount, Limit] | None:
    low, high = (first, second) if limit.bound in _LOWER else (second, first)
    pair = {limit.bound, other.bound}
    if (
        not (pair & set(_LOWER) and pair & set(_UPPER))
        or low.value >= high.value
        or (first.unit and second.unit and first.unit != second.unit)
    ):
        return None
    unit, kind = (first.unit, first.kind) if first.unit else (second.unit, second.kind)
    whole = replace(second, start=first.start, left=first.left, value=low.value, value_max=high.value, unit=unit, kind=kind)
    return whole, Limit(Bound.RANGE, limit.start, other.end)
