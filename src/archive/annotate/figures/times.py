"""As of when a figure holds, and since when it has been counted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.date_attachment import dates_in, day_of
from archive.annotate.view import View, locate
from archive.facts import DateMention, Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

_WINDOW = re.compile(r"\b(?:over|in|during|within|for)\s+(?:the\s+)?$|^$", re.I)
_PAST = re.compile(r"(?:the\s+)?(?:past|last|previous|preceding)\b", re.I)
_NOW = ("now", "currently", "already", "so", "still", "today", "presently")


class Times(NamedTuple):
    """EDTF dates of a figure, None where the text gives none."""

    as_of: str | None
    since: str | None


def times_of(view: View, facts: Facts, span: Span, root: Token, said_on: str | None, *, lasts: bool) -> Times:
    """Return as of when and since when a figure at `span` holds. `said_on`: the date of the statement it stands in.

    `lasts`: it is a duration, which holds at no time.
    """
    sentence = locate(root.sent)
    dates = dates_in(facts, sentence)
    as_of = next((date.edtf for date in dates if _follows(view, date, r"\bas (?:of|at)\s*$")), None)
    since = _since(view, dates, span, root)
    window = next((date for date in dates if _PAST.match(date.span.text_of(view.text)) and "/" in date.edtf), None)
    if window is not None and since is None:
        first, last = window.edtf.split("/", 1)
        return Times(as_of or last, first)
    if as_of is None and not lasts and _holds_now(root):
        as_of = said_on or day_of(view, facts, span.start)
    return Times(as_of, since)


def _follows(view: View, date: DateMention, words: str) -> bool:
    return re.search(words, view.text[max(0, date.span.start - 12) : date.span.start].lower().removesuffix("the ")) is not None


def _since(view: View, dates: list[DateMention], span: Span, root: Token) -> str | None:
    """Return the date behind "since" in a figure's clause; the nearest where a sentence has several."""
    found = [date for date in dates if _follows(view, date, r"\bsince(?: \w+){,2}\s*$")]
    if not found:
        return None
    nearest = min(found, key=lambda date: abs(date.span.start - span.start))
    return nearest.edtf.split("/")[0]


def _holds_now(root: Token) -> bool:
    """Tell whether a figure's clause is in the present perfect ("have been deployed") or says that something is so now."""
    verb = next((word for word in root.ancestors if word.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return False
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & {"will", "would", "could", "should", "may", "might", "can", "must", "shall", "to"}:
        return False
    perfect = bool(helpers & {"have", "has", "'ve", "'s"}) and verb.tag_ in ("VBN", "VBD")
    return perfect or (verb.tag_ in ("VBZ", "VBP") and any(child.lower_ in _NOW for child in verb.children))
