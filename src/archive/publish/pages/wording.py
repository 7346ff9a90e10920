"""Codes and counts in words, and what templates can put into words: `FILTERS`."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from archive.publish.pages.date_words import date_words
from archive.publish.pages.figure_words import figure_words, number_words

BASES = {
    "command line": "given when the article was added",
    "sidecar": "given beside the article",
    "manifest": "given in the collection’s manifest",
    "document": "given by the page itself",
    "text": "printed in the text",
    "inferred": "inferred from what the text tells",
}
# PLOVER's roots, and APPOINT and DISMISS, as nouns.
EVENT_TYPES = {
    "ACCUSE": "Accusation",
    "AGREE": "Agreement",
    "AID": "Aid",
    "APPOINT": "Appointment",
    "ASSAULT": "Assault",
    "COERCE": "Coercion",
    "CONCEDE": "Concession",
    "CONSULT": "Meeting",
    "COOPERATE": "Cooperation",
    "DISMISS": "Dismissal",
    "MOBILIZE": "Mobilization",
    "PROTEST": "Protest",
    "REJECT": "Rejection",
    "REQUEST": "Request",
    "RETREAT": "Retreat",
    "SANCTION": "Sanction",
    "SUPPORT": "Support",
    "THREATEN": "Threat",
}
# What full-text search puts around the words it found: letters that no script uses.
MARK_START, MARK_END = "\ue000", "\ue001"
FOUND = re.compile(f"{MARK_START}([^{MARK_START}{MARK_END}]*){MARK_END}")


def marked(text: str | None) -> Markup:
    """Return words of a search's answer with those that were found in <mark>; all else is escaped.

    >>> str(marked("a " + MARK_START + "truce" + MARK_END + " & <b>"))
    'a <mark>truce</mark> &amp; &lt;b&gt;'
    """
    safe = str(escape(text or ""))
    return Markup(FOUND.sub(r"<mark>\1</mark>", safe))  # noqa: S704 - escaped above


def count_words(count: int, one: str, many: str | None = None) -> str:
    """Return a count with its noun.

    >>> count_words(1, "article"), count_words(12000, "article"), count_words(2, "story", "stories")
    ('1 article', '12,000 articles', '2 stories')
    """
    return f"{number_words(count)} {one if count == 1 else many or one + 's'}"


FILTERS = {
    "date_words": date_words,
    "number_words": number_words,
    "figure_words": figure_words,
    "marked": marked,
    "count_words": count_words,
    "basis_words": lambda basis: BASES.get(basis, basis),
    "event_words": lambda kind: EVENT_TYPES.get(kind, str(kind).capitalize()),
}
