"""As of when a figure holds, and since when it has been counted."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.date_attachment import VERBS, attached_date, clause_verb, date_of_clause, dates_in, day_of
from archive.annotate.figures.sites import Site
from archive.annotate.figures.subjects import is_holder
from archive.annotate.figures.trends import trend_of
from archive.annotate.figures.units import MONEY, SHARE, TEMPERATURE, TIME
from archive.annotate.view import View, locate
from archive.facts import DateMention, Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_AS_OF = re.compile(r"\bas (?:of|at)\s+(?:the\s+)?$", re.I)
_ENDED = re.compile(
    r"\b(?:quarter|year|months|half|period|season|week)\b[ ,]*(?:(?:that|which) )?(?:ended|ending|ends|to)(?: on)?\s+$", re.I
)
_SINCE = re.compile(r"\bsince(?:\s+\w+){,2}\s*$", re.I)
_WITHIN = re.compile(r"\b(?:over|during|within|in)\s+(?:the\s+)?$", re.I)
_PAST = re.compile(r"(?:the\s+)?(?:past|last|previous|preceding)\b", re.I)
_BEHIND = re.compile(r"\s*\(?(?:(?:in|on|for|during|at the end of|by the end of)\s+)?(?:the\s+)?", re.I)
# A comparison with another year, behind an amount of a period: "from $2bn a year earlier".
_EARLIER = re.compile(
    r"(?: an? \w+)?,? (?:(?:an?|the) (?:year|quarter|month) (?:earlier|ago|before)|in the (?:year-ago|same)\b)", re.I
)
# A date behind an amount that something moved from is that amount's alone.
_THEIRS = re.compile(r"\bfrom\s+(?:\w+\s+){,2}[^\w\s]?\d[\w.,]*(?:\s+[\w%]+){,2}\s+(?:in\s+)?$")
# Words before a date that it bounds, but does not set, a time with.
_BOUNDED = re.compile(r"\b(?:since|until|till|by|before|after|from|to|than|between|and)\s+(?:the\s+)?(?:end of\s+)?$", re.I)
_SAID = re.compile(r"\b(?:sa(?:id|ys)|told|tells|announced|added|warned|declared|confirmed|stated)\b[^,.;]*$", re.I)
_AHEAD = re.compile(r"\bfor\s+(?:the\s+)?$", re.I)
_FROM = re.compile(r"\bfrom\s+(?:an?\s+|the\s+)?(?:\w+\s+){,3}$", re.I)
# A text that counts in years of business has quarters of its own, whatever the calendar's are.
_FISCAL = re.compile(
    r"\bfiscal\b|\bfinancial year\b|\b(?:quarter|period|months)\b[ ,]*(?:(?:that|which) )?(?:ended|ending|ends)(?: on)? [A-Z]"
)
_QUARTER = re.compile(r"\d{4}-3\d(?!\d)")
# A season or quarter is no day of a text, though a clause may say that something held in it.
_SEASON = re.compile(r"\d{4}-(?:2[1-9]|3\d|4[01])(?!\d)")
_MODAL = frozenset(("will", "would", "could", "should", "may", "might", "can", "must", "shall", "to"))
_PERFECT = frozenset(("have", "has", "'ve", "'s"))
_NOW = ("now", "currently", "already", "so", "still", "today", "presently")
# Who speaks of "the two sides" or "its 12 ships" means something known, and does not count it on that day.
_DEFINITE = frozenset(("the", "these", "those", "both", "its", "their", "his", "her", "our", "whose"))
# Who announces an amount on a day does not say that it held on that day.
_ANNOUNCING = frozenset(
    (
        "post",
        "report",
        "announce",
        "unveil",
        "release",
        "publish",
        "forecast",
        "disclose",
        "reveal",
        "propose",
        "approve",
        "predict",
    )
)
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

    @cached_property
    def _is_fiscal(self) -> bool:
        return _FISCAL.search(self._view.text) is not None

    def times_of(self, site: Site, noun: Token | None, said_on: str | None, *, befalls: bool = False) -> Times:
        """Return as of when and since when a figure holds. `said_on`: the date of the statement it stands in.

        "As of March" says it, or a date of its own clause; else the present perfect, "now" and "over the past week" put it on
        the day of the text. A duration holds at no time. `befalls`: it counts people killed, hurt or driven out, which they
        were on the day of the deed.
        """
        span = locate(site.number)
        dates = dates_in(self._facts, locate(site.tokens.sent))
        as_of = next((date.edtf for date in dates if self._follows(date, _AS_OF)), None) or self._end_of_period(site, dates)
        since = self._since(dates, span)
        window = self._window(dates, span)
        if window is not None and since is None:
            first, last = window.edtf.split("/", 1)
            return Times(as_of or last, first)
        if site.amount.kind == TIME or site.amount.hyphenated:
            return Times(None, since)
        anchor = noun if noun is not None and site.amount.unit is None and noun.i > site.root.i else site.root
        if as_of is None and dates and since is None:
            as_of = self._own_date(site, dates, anchor) or (self._day_of_deed(site, dates, anchor) if befalls else None)
        if (as_of is None or len(as_of) <= len("2014-05")) and _holds_now(site, anchor):
            today = said_on or day_of(self._view, self._facts, span.start)
            if today is not None and not _SEASON.match(today):
                so_far = as_of is None or (site.amount.unit is None and today.startswith(as_of))
                as_of = today if so_far else as_of  # "have died in 2007": so far
        return Times(as_of, since)

    def _end_of_period(self, site: Site, dates: list[DateMention]) -> str | None:
        """Return the day of "in the quarter that ended Jan. 31", for money, shares and counts of its sentence."""
        if site.amount.kind not in (None, SHARE, MONEY):
            return None
        ended = next((date for date in dates if self._follows(date, _ENDED)), None)
        if ended is None or _EARLIER.match(site.text_behind(40)) or _FROM.search(site.text_before(40)):
            return None
        return self._point(ended)

    def _own_date(self, site: Site, dates: list[DateMention], anchor: Token) -> str | None:
        """Return the date that a figure's own clause gives it: "fell to 4.9 percent in July", "In 2014, 11 cases …"."""
        end = locate(site.tokens).end
        measures = site.amount.kind in (SHARE, MONEY, TEMPERATURE)
        if measures:
            behind = next((date for date in dates if end < date.span.start and self._is_behind(end, date)), None)
            if behind is not None and _is_announced(anchor, behind):
                return None
            if behind is not None or _FROM.search(site.text_before(40)):
                return self._point(behind)  # "from 5 percent" may have a day of its own, but not that of "to 4 percent in July"
        date = attached_date(self._view, self._facts, anchor)
        if date is None or self._is_others(date) or not _tells_state(site, anchor, date):
            return None
        return self._point(date)

    def _day_of_deed(self, site: Site, dates: list[DateMention], anchor: Token) -> str | None:
        """Return the day of "12 were hurt on Thursday", of "a blast on Thursday killed 12", "… that killed 12"; no coming day."""
        if _is_definite(site):
            return None
        told_of = next((child for child in anchor.children if child.dep_ in ("relcl", "acl")), None)
        verb = told_of or clause_verb(anchor)  # "the men who were killed on Sunday will be buried"
        if verb is None or verb.lemma_ in _ANNOUNCING or any(child.lower_ in _MODAL for child in verb.children):
            return None
        date = None
        if verb.dep_ == "relcl" and told_of is None:
            between = Span(locate(verb.head.left_edge).start, locate(verb).start)
            date = next((date for date in dates if between.contains(date.span)), None)
        if date is None:
            find = date_of_clause if verb.dep_ not in ("relcl", "acl") else attached_date
            date = find(self._view, self._facts, told_of or anchor)
        told = date is None or self._is_others(date) or self._follows(date, _SAID)
        point = None if told else self._point(date)
        return None if point is None or _SEASON.match(point) else point

    def _is_others(self, date: DateMention) -> bool:
        """Tell whether a date only bounds a time, or belongs to another amount ("down from 81 percent last autumn")."""
        return self._follows(date, _BOUNDED) or self._follows(date, _THEIRS)

    def _point(self, date: DateMention | None) -> str | None:
        """Return a date's value; None for no date, an interval, a season to come ("for winter"), a quarter of a fiscal year."""
        if date is None or "/" in date.edtf:
            return None
        if _QUARTER.match(date.edtf):
            return None if self._is_fiscal else date.edtf
        if len(date.edtf) == len("2014") and self._is_fiscal and not date.span.text_of(self._view.text)[-1].isdigit():
            return None  # "a year earlier", of a year of its own
        return None if _SEASON.match(date.edtf) and self._follows(date, _AHEAD) else date.edtf

    def _is_behind(self, end: int, date: DateMention) -> bool:
        return _BEHIND.fullmatch(self._view.text, end, date.span.start) is not None

    def _follows(self, date: DateMention, words: re.Pattern[str]) -> bool:
        return words.search(self._view.text[max(0, date.span.start - 40) : date.span.start]) is not None

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


def _tells_state(site: Site, anchor: Token, date: DateMention) -> bool:
    """Tell whether a clause says how things stood at a date: a rate, a price or level; a count in a year or month, or by "be"."""
    verb = next((word for word in (anchor, *anchor.ancestors) if word.pos_ in ("VERB", "AUX")), None)
    lemma = verb.lemma_.lower() if verb is not None else ""
    stands = lemma in _STANDING
    if site.amount.kind in (SHARE, TEMPERATURE):
        return not _is_announced(anchor, date)
    if site.amount.kind == MONEY:
        return (stands or trend_of(site) is not None or lemma in _PRICING) and not _is_announced(anchor, date)
    opens = len(date.edtf.rstrip("?~%")) <= len("2014-05") and date.span.start < locate(site.tokens).start
    return site.amount.unit is None and (stands or opens) and not _describes(anchor) and not _is_definite(site)


def _is_announced(anchor: Token, date: DateMention) -> bool:
    """Tell whether a day is that of announcing an amount: "posted a profit of $9 million on Thursday"."""
    verb = clause_verb(anchor)
    return verb is not None and verb.lemma_ in _ANNOUNCING and len(date.edtf.rstrip("?~%")) == len("2014-05-06")


def _holds_now(site: Site, anchor: Token) -> bool:
    """Tell whether a figure's clause is in the present perfect ("have been deployed") or says that something is so now."""
    verb = next((word for word in anchor.ancestors if word.pos_ in VERBS), None)
    if verb is None or _describes(anchor) or _is_definite(site):
        return False
    helpers = {
        child.lower_ for child in verb.children if child.dep_ == "aux" or (child.dep_ == "auxpass" and child.lower_ != "'s")
    }
    if helpers & _MODAL:
        return False
    now = any(child.lower_ in _NOW or (child.lower_ == "far" and child.nbor(-1).lower_ == "so") for child in verb.children)
    if helpers & _PERFECT and verb.tag_ in ("VBN", "VBD"):
        part = site.amount.kind == SHARE and (site.whole is not None or site.amount.worded)  # "has given a third of the sum"
        return now or part or site.amount.kind not in (SHARE, MONEY) or _is_level(site, verb)
    return verb.tag_ in ("VBZ", "VBP") and now


def _is_level(site: Site, verb: Token) -> bool:
    """Tell "has risen to $9" from money that somebody "has fined" or "has offered", and from what a price "has dropped from"."""
    stands = verb.lemma_.lower() in (*_STANDING, "receive", "collect", "raise") or trend_of(site) is not None
    return stands and not _FROM.search(site.text_before(40))


def _is_definite(site: Site) -> bool:
    """Tell whether the text takes what it counts for known ("the two sides", "its 12 ships")."""
    before = site.before
    return before is not None and before.lower_ in _DEFINITE and (site.noun is not None or site.amount.unit is None)


def _describes(anchor: Token) -> bool:
    """Tell whether a figure only describes a noun: "a state of 49 million people", "a city with two airports"; no "total of"."""
    word = anchor
    while word.dep_ in ("conj", "compound", "nummod", "quantmod", "nmod"):
        word = word.head
    above = word.head
    if word.dep_ != "pobj" or above.pos_ != "ADP" or above.head.pos_ not in ("NOUN", "PROPN"):
        return False
    return above.lower_ in ("of", "with") and not is_holder(above.head)
