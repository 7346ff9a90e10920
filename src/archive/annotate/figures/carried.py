"""What an amount takes over from the one before it: the same again in another unit, how it changed, what it is compared with."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.annotate.figures.owners import is_change
from archive.annotate.figures.sites import Site, is_part_of
from archive.annotate.figures.units import MONEY, RATE, SHARE, TIME

if TYPE_CHECKING:
    from spacy.tokens import Token

# "300 thousand drams (about 600 dollars)", "6 miles, or 10 km": the same again in another unit.
_PER = r"(?: (?:an?|per|each) (?:[a-z]+ )?[a-z]{3,})?"  # "95 cents a share, or …"
_AGAIN = re.compile(rf"{_PER}\s*(?:[(\[]|,? or\b)\s*(?:[a-z]+ ){{,3}}", re.I)
_ASIDE = re.compile(r"[^,;.]{,60}, an? ")  # "1.2 million people need aid, a 40 percent increase"
_OR = re.compile(rf"{_PER},? or (?:[a-z]+ ){{,3}}", re.I)
# ", a rise of 83 percent": said of the sum before it.
_CHANGED = re.compile(rf"{_PER},\s*(?:which (?:is|was) )?an? (?:[a-z]+[- ]){{,3}}(?P<change>[a-z]+) of (?:[a-z]+ ){{,2}}$", re.I)
# ", up 6 percent", "down from 7.9 percent", "compared with $219 million": another state of the same thing.
_COMPARED = re.compile(
    r"(?:,\s*(?:up|down|higher|lower)(?! to\b)(?: by)?|\b(?:up|down) from"
    r"|,? compared (?:with|to)|\bversus|\bvs\.?|,? against|,? from)"
    r"\s(?:(?:an?|the|about|around|nearly|almost|just|over|some|only|more than|less than|[a-z]+ly) )*[$£€¥(]?$",
    re.I,
)
_SIDE = re.compile(r"[- ](?:wide|long|high|tall|thick|deep)(?:,| and|, and) (?:[a-z]+ ){,2}")
_MORE = re.compile(r" (?:more|less|fewer|higher|lower) than\b")
_COMPARABLE = (MONEY, SHARE)
_PAIRED = (" and ", " or ", ", ")


def takes_over(last: Site, noun: Token | None, site: Site) -> bool:
    """Tell whether an amount with a unit belongs to what the one right before it belongs to. `noun`: what that one does."""
    gap = site.text[last.amount.right : site.amount.left]
    if last.amount.kind == site.amount.kind == "length" and _SIDE.fullmatch(gap):
        return True  # "2 km long and 40 metres wide"
    return _says_again(gap, last, site) or _tells_change_of(gap, noun, site) or _is_compared(gap, last, site)


def _says_again(gap: str, last: Site, site: Site) -> bool:
    """Tell "6 miles, or 10 km" and "fell 30 cents, or 2 percent"."""
    if last.amount.kind == site.amount.kind or {last.amount.kind, site.amount.kind} == {RATE, "speed"}:
        return _AGAIN.fullmatch(gap) is not None
    kinds = (last.amount.kind, site.amount.kind)
    return all(kind in _COMPARABLE for kind in kinds) and _OR.fullmatch(gap) is not None and not _has_own(site)


def _tells_change_of(gap: str, noun: Token | None, site: Site) -> bool:
    """Tell whether a share says how the sum right before it has changed: "$25 million, a rise of 8 percent", or so."""
    if site.amount.kind == SHARE and _ASIDE.fullmatch(gap) and site.noun is not None and is_change(site.noun.lemma_):
        return True
    change = _CHANGED.fullmatch(gap)
    return site.amount.kind == SHARE and change is not None and noun is not None and is_change(change["change"])


def _is_compared(gap: str, last: Site, site: Site) -> bool:
    """Tell whether an amount is only what the one before it is held against, in the same sentence."""
    if _MORE.match(site.text, site.amount.right) and site.amount.unit == last.amount.unit and gap.startswith(","):
        return last.tokens.sent == site.tokens.sent  # "2 million tonnes, 300,000 tonnes more than last year"
    comparable = site.amount.kind in _COMPARABLE and (last.amount.kind in _COMPARABLE or last.amount.unit is None)
    if not comparable or len(gap) > 90 or _COMPARED.search(gap) is None:
        return False
    return last.tokens.sent == site.tokens.sent and not _has_own(site)


def _has_own(site: Site) -> bool:
    """Tell whether an amount stands before a noun of its own, or "of" one, that is no mere "increase"."""
    if site.whole is not None:
        return True
    noun = site.noun
    return noun is not None and is_part_of(site, noun) and not is_change(noun.lemma_)


def goes_on(last: Site, noun: Token | None, site: Site) -> bool:
    """Tell whether "four months" goes on with "five years" said before."""
    if not last.amount.kind == site.amount.kind == TIME or site.text[last.amount.right : site.amount.left] not in (" and ", ", "):
        return False
    own = noun is not None and (noun == last.noun or noun == last.whole)
    return not own and site.noun is None and site.whole is None


def shares_noun(first: Site, noun: Token | None, site: Site) -> bool:
    """Tell whether an amount shares the noun behind the next one: "5.3 percent and 5.2 percent market share"."""
    if first.amount.unit is None or first.amount.unit != site.amount.unit or noun is None or noun != site.noun:
        return False
    paired = site.text[first.amount.right : site.amount.left] in _PAIRED
    return paired and is_part_of(site, noun) and not (first.noun is not None and is_part_of(first, first.noun))
