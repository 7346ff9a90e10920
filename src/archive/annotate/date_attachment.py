"""Which date a word of the text has: for the other finders, once `find_dates` has run.

day_of(view, facts, offset)           the day on which the text around a character was published
dates_in(facts, span)                 the date expressions inside a span
attached_date(view, facts, token)     the date that the parse hangs on a verb or noun, or on its clause
date_of_clause(view, facts, token)    the same, else the only date of the sentence
limited_value(view, date)             its EDTF with "by", "until", "since" and the like made an open interval
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.view import View, locate
from archive.facts import DateMention, Facts, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


def day_of(view: View, facts: Facts, offset: int) -> str | None:
    """Return the EDTF day that the text around a character speaks from: its entry's, else the article's.

    Without marks of doubt. None where the document's date is unknown; "XXXX-11-21" where its year is.
    """
    return facts.published.edtf.rstrip("?~%") if facts.published else None


def dates_in(facts: Facts, span: Span) -> list[DateMention]:
    """Return the date expressions that lie inside a span, in text order."""
    return [date for date in facts.dates if span.contains(date.span)]


def attached_date(view: View, facts: Facts, token: Token) -> DateMention | None:
    """Return the date that depends on a word, else on the verb of its clause; None where neither has one."""
    return None


def date_of_clause(view: View, facts: Facts, token: Token) -> DateMention | None:
    """Return the attached date of a word, else the only date of its sentence, None where there are several or none."""
    inside = dates_in(facts, locate(token.sent))
    return attached_date(view, facts, token) or (inside[0] if len(inside) == 1 else None)


def limited_value(view: View, date: DateMention) -> str:
    """Return a date's EDTF as its opening or closing word limits it: "since May 2018" → 2018-05/.., "by May" → ../2018-05."""
    return date.edtf
