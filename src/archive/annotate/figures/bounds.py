"""How a number limits what it counts: "more than 20", "up to 5", "500 or more", "greater than 40 and smaller than 90"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from archive.annotate.figures.sites import Site, tokens_of
from archive.annotate.figures.units import TIME
from archive.facts import Bound
from archive.lexicon import load_lexicon

_SMALL = 10
_FARTHEST = 48  # characters before a number that its qualifier can begin at
_LOWER = (Bound.MORE_THAN, Bound.AT_LEAST)
_UPPER = (Bound.LESS_THAN, Bound.AT_MOST)
_WITH_END = {Bound.MORE_THAN: Bound.AT_LEAST, Bound.LESS_THAN: Bound.AT_MOST}
# Words that are prepositions of place and subject as well: "a film about two sisters", "over three days".
_DOUBLE = ("about", "around", "over", "under", "above", "below", "beyond")
_LASTING = re.compile(
    r"\b(?:for|took|takes?|taking|taken|last(?:ed|s|ing)?|spen[dt]\w*|just|well|in|after|of|to|serv\w+|waited|gets?|got|gotten|fac\w+|receiv\w+|gave|gives?|given|handed|drew|earn\w+|him|her|them|aged|is|was|are|were|be|been|and)\s*$",
    re.I,
)
_EQUAL = re.compile(r"\s*or equal\b")
_CONJUNCTION = re.compile(r"\s*,?\s*(?:and|but)?\s*(?:is |are )?")


@dataclass(frozen=True, slots=True)
class Limit:
    """A bound, and from where to where its words and the number stand."""

    bound: Bound
    start: int
    end: int


def limit_of(site: Site) -> Limit:
    """Return how a number limits what it counts."""
    start, before = _before(site)
    end, behind = _behind(site)
    if before in _WITH_END and (equal := _EQUAL.match(site.text, site.amount.right)):
        end, behind = equal.end(), _WITH_END[before]  # "less than 60 or equal"
    if site.amount.value_max is not None:
        return Limit(Bound.RANGE, start, end)
    strict = before in (Bound.MORE_THAN, Bound.LESS_THAN)
    if behind is not None and (not strict or behind in _WITH_END.values()):
        return Limit(behind, start, end)
    return Limit(before or Bound.EXACT, start, end)


def _before(site: Site) -> tuple[int, Bound | None]:
    """Return where the qualifier before a number begins, and what it says; None without one."""
    left = max(0, site.amount.left - _FARTHEST)
    before = site.text_before(_FARTHEST)
    if found := _or_equal().search(before):
        return left + found.start(), Bound.AT_LEAST if found["up"] or found["above"] else Bound.AT_MOST
    match = _before_pattern().search(before)
    if match is None or _is_preposition(site, left + match.start("phrase"), match["phrase"].lower()):
        return site.amount.left, None
    return left + match.start("phrase"), _before_phrases()[re.sub(r"\s+", " ", match["phrase"].lower())]


def _is_preposition(site: Site, start: int, phrase: str) -> bool:
    """Tell whether "over", "about" … are prepositions before a number: "talks over three days", "a film about two sisters"."""
    if phrase not in _DOUBLE:
        return False
    amount = site.amount
    if tokens_of(site.doc, start, start + len(phrase))[0].dep_ == "prt":
        return True  # "handed over 31 prisoners"
    if amount.kind == TIME and phrase == "over" and amount.hyphenated:
        return site.text_before(3).endswith(" a ")  # "over a seven-month period"
    if amount.kind == TIME and phrase == "over":
        return not _LASTING.search(site.text[:start])
    small = amount.worded and amount.value <= _SMALL and amount.unit is None
    return small and tokens_of(site.doc, start, start + len(phrase))[0].dep_ == "prep"


def _behind(site: Site) -> tuple[int, Bound | None]:
    """Return where the qualifier behind a number, its unit or its noun ends ("500 people or more"), and what it says."""
    noun = site.noun
    noun_end = noun.idx + len(noun) if noun is not None else site.amount.right
    for position in dict.fromkeys((site.amount.end, site.amount.right, noun_end)):
        if match := _behind_pattern().match(site.text, position):
            return match.end(), _behind_phrases()[match["phrase"].lower()]
    return site.amount.right, None


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


def join_limits(limited: list[tuple[Site, Limit]]) -> list[tuple[Site, Limit]]:
    """Return the amounts, a lower and an upper limit side by side as one range ("above 500 and below 700")."""
    joined: list[tuple[Site, Limit]] = []
    for site, limit in limited:
        if joined and _repeats(joined[-1][0], site) and limit.bound is Bound.EXACT:
            limit = replace(limit, bound=joined[-1][1].bound)
        gap = site.text[joined[-1][1].end : limit.start] if joined else "-"
        whole = _as_range(*joined[-1], site, limit) if joined and _CONJUNCTION.fullmatch(gap) else None
        if whole is not None:
            joined[-1] = whole
        else:
            joined.append((site, limit))
    return joined


def _repeats(first: Site, second: Site) -> bool:
    """Tell whether an amount in brackets says the one before it in another unit: "up to 140 km/h (87 mph)"."""
    gap = second.text[first.amount.right : second.amount.left].strip()
    kinds = {first.amount.kind, second.amount.kind}
    same = (len(kinds) == 1 or kinds == {"rate", "speed"}) and first.amount.unit != second.amount.unit
    return gap in ("(", "[") and same and second.amount.unit is not None and second.amount.value_max is None


def _as_range(first: Site, limit: Limit, second: Site, other: Limit) -> tuple[Site, Limit] | None:
    """Return two limits as one range, None where both limit the same end or measure different things."""
    low, high = (first.amount, second.amount) if limit.bound in _LOWER else (second.amount, first.amount)
    pair = {limit.bound, other.bound}
    units = {amount.unit for amount in (low, high)} - {None}
    if not (pair & set(_LOWER) and pair & set(_UPPER)) or low.value >= high.value or len(units) > 1:
        return None
    named = low if low.unit else high
    start, left = first.amount.start, first.amount.left
    whole = replace(
        second.amount, start=start, left=left, value=low.value, value_max=high.value, unit=named.unit, kind=named.kind
    )
    return Site(second.doc, second.text, whole), Limit(Bound.RANGE, limit.start, other.end)
