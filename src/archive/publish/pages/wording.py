"""Codes and counts in words, and what templates can put into words: `FILTERS`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from urllib.parse import urlencode, urlsplit

from markupsafe import Markup, escape

from archive.lexicon import load_lexicon
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
# What has a code of its own in the lexicon of countries.
COUNTRIES = ("country", "territory")
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


def opening_words(text: str, length: int = 90) -> str:
    r"""Return the first words of a text, white space folded; an ellipsis where there are more.

    >>> opening_words("The truce\n holds, he said.", 12)
    'The truce…'
    """
    folded = " ".join(text.split())
    if len(folded) <= length:
        return folded
    cut = folded[:length].rpartition(" ")[0] or folded[:length]
    return cut.rstrip(" ,;:–-") + "…"


def in_sentence(words: str) -> str:
    """Return words that began a sentence or stood in a headline as they are written within one.

    >>> in_sentence("According to"), in_sentence("says"), in_sentence("UN says")
    ('according to', 'says', 'UN says')
    """
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


@cache
def country_words(code: str) -> str:
    """Return the name of a country by its ISO 3166 code, the code itself where it is none.

    >>> country_words("AM"), country_words("ZZ")
    ('Armenia', 'ZZ')
    """
    names = {row.get("iso"): name for name, row in load_lexicon("countries").items() if row.get("kind", "country") in COUNTRIES}
    return str(names.get(code, code))


def query_string(values: Mapping[str, object]) -> str:
    """Return what stands behind the question mark of an address; empty values are left out.

    >>> query_string({"q": "peace deal", "kind": ""})
    'q=peace+deal'
    """
    return urlencode({name: value for name, value in values.items() if value not in ("", None)})


def web_address(url: str) -> str:
    """Return an address of the web for a link, nothing for one that could do more than lead somewhere.

    >>> web_address("https://example.org/"), web_address("javascript:alert(1)")
    ('https://example.org/', '')
    """
    return url if urlsplit(url).scheme.lower() in ("http", "https") else ""


FILTERS = {
    "date_words": date_words,
    "number_words": number_words,
    "figure_words": figure_words,
    "marked": marked,
    "count_words": count_words,
    "basis_words": lambda basis: BASES.get(basis, basis),
    "opening_words": opening_words,
    "in_sentence": in_sentence,
    "country_words": country_words,
    "query": query_string,
    "web_address": web_address,
    "event_words": lambda kind: EVENT_TYPES.get(kind, str(kind).capitalize()),
}
