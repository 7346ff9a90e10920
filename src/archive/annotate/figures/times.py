"""As of when a figure holds, and since when it has been counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.date_attachment import dates_in, day_of
from archive.annotate.figures.sites import Site
from archive.annotate.figures.units import TIME
from archive.annotate.view import View, locate
from archive.facts import DateMention, Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_AS_OF = re.compile(r"\bas (?:of|at)\s+(?:the\s+)?$", re.I)
_SINCE = re.compile(r"\bsince(?:\s+\w+){,2}\s*$", re.I)
_WITHIN = re.compile(r"\b(?:over|during|within|in)\s+(?:the\s+)?$", re.I)
_PAST = re.compile(r"(?:the\s+)?(?:past|last|previous|preceding)\b", re.I)
_MODAL = frozenset(("will", "would", "could", "should", "may", "might", "can", "must", "shall", "to"))
_PERFECT = frozenset(("have", "has", "'ve", "'s"))
_NOW = ("now", "currently", "already", "so", "still", "today", "presently")


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

        "As of March" says it; else the present perfect, "now" and "over the past week" put it on the day of the text. A duration
        holds at no time.
        """
        dates = dates_in(self._facts, locate(site.tokens.sent))
        as_of = next((date.edtf for date in dates if self._follows(date, _AS_OF)), None)
        since = self._since(dates, span)
        window = self._window(dates, span)
        if window is not None and since is None:
            first, last = window.edtf.split("/", 1)
            return Times(as_of or last, first)
        anchor = noun if noun is not None and site.amount.unit is None and noun.i > site.root.i else site.root
        if as_of is None and site.amount.kind != TIME and _holds_now(anchor):
            as_of = said_on or day_of(self._view, self._facts, span.start)
        return Times(as_of, since)

    def _follows(self, date: DateMention, words: re.Pattern[str]) -> bool:
        return words.search(self._view.text[max(0, date.span.start - 24) : date.span.start]) is not None

    def _window(self, dates: list[DateMention], span: Span) -> DateMention | None:
        """Return the time up to now that something was counted in: "over the past day", not "the past five years" itself."""
        for date in dates:
            if "/" in date.edtf and _PAST.match(date.span.text_of(self._view.text)) and not date.span.overlaps(span):
                return date if self._follows(date, _WITHIN) else None
        return None

    def _since(self, dates: list[DateMention], span: Span) -> str | None:
        """Return the date behind "since", the nearest where a sentence has several."""
        found = [date for date in dates if self._follows(date, _SINCE)]
        nearest = min(found, key=lambda date: abs(date.span.start - span.start), default=None)
        return nearest.edtf.split("/")[0] if nearest else None


def _holds_now(anchor: Token) -> bool:
    """Tell whether a figure's clause is in the present perfect ("have been deployed") or says that something is so now."""
    verb = next((word for word in anchor.ancestors if word.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & _MODAL:
        return False
    if helpers & _PERFECT and verb.tag_ in ("VBN", "VBD"):
        return True
    return verb.tag_ in ("VBZ", "VBP") and any(child.lower_ in _NOW for child in verb.children)
