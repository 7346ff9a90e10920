"""Numbers that are no figures: moments, names, ages, scores, list numbers; "one" and "the two" as pronouns."""

from __future__ import annotations

import re

from archive.annotate.figures.labels import is_label
from archive.annotate.figures.moments import LIMITED, is_age, is_moment
from archive.annotate.figures.sites import Site
from archive.annotate.figures.units import TIME
from archive.lexicon import load_lexicon

_HIGHEST_SCORE = 200
_BY_BEHIND = re.compile(r" ?[-‑] ?by ?[-‑]")
_BY_BEFORE = re.compile(r"[-‑] ?by ?[-‑] ?$")
_TIME_OR = re.compile(r"\b(?:day|week|month|year|hour|minute|mile|night|time) or $")
_CLOSING = re.compile(r" ?\)")
_OPENED = re.compile(r"\([^)]*$")
_OPENING = re.compile(r"(?:^|[;:.!?\n] ?)$")
_LONGEST_LIST = 50


def is_figure(site: Site, in_headline: bool) -> bool:
    """Tell whether an amount counts or measures something. `in_headline`: capital letters there tell nothing.

    Dates and names that other finders have found are to be left out before.
    """
    if site.amount.worded and (_is_lone_one(site) or _is_nothing(site) or _is_pronoun(site)):
        return False
    if _is_idle(site) or _marks_list(site) or _is_score(site) or _is_discipline(site):
        return False
    return not (is_moment(site) or is_age(site) or is_label(site, in_headline))


def _is_lone_one(site: Site) -> bool:
    """Tell whether "one" has neither a limit ("at least one") nor a unit; one of time must be a compound ("one-year deal")."""
    amount = site.amount
    if amount.value != 1 or amount.value_max is not None or amount.scale != 1:
        return False
    if LIMITED.search(site.text_before(12)):  # "but only one made it" stands for a thing named before
        return amount.unit is None and site.noun is None and site.text_before(5) == "only "
    if amount.kind == TIME:
        return not (amount.hyphenated or (site.after is not None and site.after.lower_ == "old"))
    return amount.unit is None


def _is_nothing(site: Site) -> bool:
    """Tell whether "zero" counts nothing ("net zero", "zero tolerance"), as it does without a unit or a plural noun."""
    return site.amount.value == 0 and site.amount.unit is None and not site.counts_many


def _is_pronoun(site: Site) -> bool:
    """Tell whether a number stands for somebody: "the two met"."""
    before = site.before
    if site.amount.unit is not None or before is None or before.lower_ not in ("the", "these", "those"):
        return False
    return site.noun is None and site.whole is None


def _is_idle(site: Site) -> bool:
    """Tell whether a number is part of "a day or two" or "four-by-four"."""
    if site.amount.unit is None and (_BY_BEHIND.match(site.text_behind(6)) or _BY_BEFORE.search(site.text_before(6))):
        return True
    return _TIME_OR.search(site.text_before(12)) is not None


def _marks_list(site: Site) -> bool:
    """Tell whether a number only numbers what follows: "1 ) first", "2. second" at a sentence's start."""
    amount, before, behind = site.amount, site.text_before(60), site.text_behind(3)
    if amount.unit is not None or amount.worded or amount.value > _LONGEST_LIST:
        return False
    if _CLOSING.match(behind) and not _OPENED.search(before):
        return True
    return behind.startswith((". ", ") ")) and _OPENING.search(before) is not None


def _is_discipline(site: Site) -> bool:
    """Tell whether a length names a contest of sport: "the 200-metre final", "the 100m hurdles"."""
    if site.amount.kind != "length" or site.amount.value_max is not None or site.after is None:
        return False
    disciplines = load_lexicon("numbers")["disciplines"]
    return site.after.lower_ in disciplines or (site.noun is not None and site.noun.lower_ in disciplines)


def _is_score(site: Site) -> bool:
    """Tell whether two small numbers with a hyphen count nothing: "lost 1-3", "an 8-9 vote"."""
    amount = site.amount
    if amount.value_max is None or amount.unit is not None or amount.value_max >= _HIGHEST_SCORE:
        return False
    text = site.text[amount.start : amount.end]
    return re.fullmatch(r"\d+[-–]\d+", text) is not None and not site.counts_many and site.whole is None
