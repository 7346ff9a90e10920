"""As of when a figure holds, and since when it has been counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.date_attachment import attached_date, dates_in, day_of
from archive.annotate.figures.owners import is_holder
from archive.annotate.figures.sites import Site
from archive.annotate.figures.trends import trend_of
from archive.annotate.figures.units import MONEY, SHARE, TEMPERATURE, TIME
from archive.annotate.view import View, locate
from archive.facts import DateMention, Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_AS_OF = re.compile(r"\bas (?:of|at)\s+(?:the\s+)?$", re.I)
_SINCE = re.compile(r"\bsince(?:\s+\w+){,2}\s*$", re.I)
_WITHIN = re.compile(r"\b(?:over|during|within|in)\s+(?:the\s+)?$", re.I)
_PAST = re.compile(r"(?:the\s+)?(?:past|last|previous|preceding)\b", re.I)
_BEHIND = re.compile(r"\s*\(?(?:(?:in|on|for|during|at the end of|by the end of)\s+)?(?:the\s+)?", re.I)
# Words before a date that it bounds, but does not set, a time with.
_BOUNDED = re.compile(r"\b(?:since|until|till|by|before|after|from|to|than)\s+(?:the\s+)?(?:end of\s+)?$", re.I)
_FROM = re.compile(r"\bfrom\s+(?:an?\s+|the\s+)?(?:\w+\s+){,3}$", re.I)
# A season or quarter is no day of a text, though a clause may say that something held in it.
_SEASON = re.compile(r"\d{4}-(?:2[1-9]|3\d|4[01])(?!\d)")
_MODAL = frozenset(("will", "would", "could", "should", "may", "might", "can", "must", "shall", "to"))
_PERFECT = frozenset(("have", "has", "'ve", "'s"))
_NOW = ("now", "currently", "already", "so", "still", "today", "presently")
# Words of telling how things stand: a count beside one holds on the day it names; a deed merely happens on it.
_STANDING = frozenset(
    ("be", "have", "stand", "reach", "hit", "total", "number", "report", "record", "register", "count", "remain", "exceed", "top")
)
_PRICING = ("close", "trade", "open", "cost", "sell")
_SUPERLATIVES = ("first", "only", "last", "record", "most", "least")


class Times(NamedTuple):
    """EDTF dates of a figure, None where the text gives none."""

    as_of: str | None
    since: str | None


class Clock:
    """The dates of a document as its figures need them."""

    def __init__(self, view: View, facts: Facts) -> None:
        self._view = view
        self._facts = facts

    def times_of(self, site: Site, noun: Token | None, span: Span, said_on: str | None) -> Times:
        """Return as of when and since when the figure at `span` holds. `said_on`: the date of the statement it stands in.

        "As of March" says it, or a date of its own clause; else the present perfect, "now" and "over the past week" put it on
        the day of the text. A duration holds at no time.
        """
        dates = dates_in(self._facts, locate(site.tokens.sent))
        as_of = next((date.edtf for date in dates if self._follows(date, _AS_OF)), None)
        since = self._since(dates, span)
        window = self._window(dates, span)
        if window is not None and since is None:
            first, last = window.edtf.split("/", 1)
            return Times(as_of or last, first)
        if site.amount.kind == TIME or site.amount.hyphenated:
            return Times(None, since)
        anchor = noun if noun is not None and site.amount.unit is None and noun.i > site.root.i else site.root
        if as_of is None and dates and since is None:
            as_of = self._own_date(site, dates, anchor)
        if as_of is None and _holds_now(anchor):
            today = said_on or day_of(self._view, self._facts, span.start)
            as_of = None if today is not None and _SEASON.match(today) else today
        return Times(as_of, since)

    def _own_date(self, site: Site, dates: list[DateMention], anchor: Token) -> str | None:
        """Return the date that a figure's own clause gives it: "fell to 4.9 percent in July", "In 2014, 11 cases …"."""
        end = locate(site.tokens).end
        measures = site.amount.kind in (SHARE, MONEY, TEMPERATURE)
        if measures:
            behind = next((date for date in dates if end < date.span.start and self._is_behind(end, date)), None)
            if behind is not None or _FROM.search(site.text_before(40)):
                return _point(behind)  # "from 5 percent" may have a day of its own, but not that of "to 4 percent in July"
        date = attached_date(self._view, self._facts, anchor)
        if date is None or self._follows(date, _BOUNDED) or not _tells_state(site, anchor, date):
            return None
        return _point(date)

    def _is_behind(self, end: int, date: DateMention) -> bool:
        return _BEHIND.fullmatch(self._view.text, end, date.span.start) is not None

    def _follows(self, date: DateMention, words: re.Pattern[str]) -> bool:
        return words.search(self._view.text[max(0, date.span.start - 24) : date.span.start]) is not None

    def _window(self, dates: list[DateMention], span: Span) -> DateMention | None:
        """Return the time up to now that something was counted in: "over the past day", not "the past five years" itself."""
        for date in dates:
            if "/" in date.edtf and _PAST.match(date.span.text_of(self._view.text)) and not date.span.overlaps(span):
                return date if self._follows(date, _WITHIN) else None
        return None

    def _since(self, dates: list[DateMention], span: Span) -> str | None:
        """Return the date behind "since", the nearest where a sentence has several; not that of "the worst since 2009"."""
        found = [date for date in dates if self._follows(date, _SINCE) and not self._compares(date)]
        nearest = min(found, key=lambda date: abs(date.span.start - span.start), default=None)
        return nearest.edtf.split("/")[0] if nearest else None

    def _compares(self, date: DateMention) -> bool:
        """Tell whether a superlative or ordinal stands before "since": it says how far back a comparison goes."""
        tokens = self._view.tokens_in(date.span)
        if tokens is None:
            return False
        near = tokens.doc[max(tokens.sent.start, tokens.start - 9) : tokens.start]
        return any(word.tag_ in ("JJS", "RBS") or word.lower_ in _SUPERLATIVES for word in near)


def _point(date: DateMention | None) -> str | None:
    """Return a date's value, None for no date and for an interval."""
    return date.edtf if date is not None and "/" not in date.edtf else None


def _tells_state(site: Site, anchor: Token, date: DateMention) -> bool:
    """Tell whether a clause says how things stood at a date: a rate, a price or level; a count in a year or month, or by "be"."""
    verb = next((word for word in (anchor, *anchor.ancestors) if word.pos_ in ("VERB", "AUX")), None)
    stands = verb is not None and verb.lemma_.lower() in _STANDING
    if site.amount.kind in (SHARE, TEMPERATURE):
        return True
    if site.amount.kind == MONEY:
        return (
            stands
            or trend_of(site) is not None
            or (verb is not None and verb.lemma_ in ("close", "trade", "open", "cost", "sell"))
        )
    opens = len(date.edtf.rstrip("?~%")) <= len("2014-05") and date.span.start < locate(site.tokens).start
    return site.amount.unit is None and (stands or opens) and not _describes(anchor)


def _holds_now(anchor: Token) -> bool:
    """Tell whether a figure's clause is in the present perfect ("have been deployed") or says that something is so now."""
    verb = next((word for word in anchor.ancestors if word.pos_ in ("VERB", "AUX")), None)
    if verb is None or _describes(anchor):
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & _MODAL:
        return False
    if helpers & _PERFECT and verb.tag_ in ("VBN", "VBD"):
        return True
    return verb.tag_ in ("VBZ", "VBP") and any(child.lower_ in _NOW for child in verb.children)


def _describes(anchor: Token) -> bool:
    """Tell whether a figure only describes a noun: "a state of 49 million people", "a city with two airports"; no "total of"."""
    word = anchor
    while word.dep_ in ("conj", "compound", "nummod", "quantmod", "nmod"):
        word = word.head
    above = word.head
    if word.dep_ != "pobj" or above.pos_ != "ADP" or above.head.pos_ not in ("NOUN", "PROPN"):
        return False
    return above.lower_ in ("of", "with") and not is_holder(above.head)
