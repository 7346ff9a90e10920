"""Public ids: short names for rows, made from what the rows say, so that the order of ingest does not show.

A letter for the kind of row, then 60 bits of a SHA-256 in base 32. They stand in links, exports and corrections;
what they are made from may therefore never change.
"""

from __future__ import annotations

import hashlib
import re
from base64 import b32encode
from collections import Counter
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from archive.facts import EntityKind

LENGTH = 12
ENTITY_PREFIXES = {EntityKind.PERSON: "p", EntityKind.ORGANIZATION: "o", EntityKind.PLACE: "l"}
FACT_PREFIXES = {"dates": "d", "roles": "r", "statements": "s", "figures": "f", "event_mentions": "e"}

# Query parameters that say where a reader came from, not what the page is.
TRACKING = ("utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "ocid", "cmpid", "yclid")


def make_id(prefix: str, *parts: object) -> str:
    """Return the id of something that is made up of the parts, in their order.

    >>> make_id("s", "a2sbhy4rgqp5t", "statements", "The truce held.", 1)
    's6jlxh2u6fpof'
    """
    # The length before each part keeps ("ab", "c") and ("a", "bc") apart.
    said = "".join(f"{len(text)}:{text}" for text in map(str, parts))
    digest = hashlib.sha256(said.encode("utf-8", "surrogatepass")).digest()
    return prefix + b32encode(digest).decode().lower()[:LENGTH]


def article_id(url: str | None, text_sha256: str) -> str:
    """Return an article's id: from its address where it has one, so that revisions share it, else from its text."""
    return make_id("a", "url", canonical_url(url)) if url else make_id("a", "text", text_sha256)


def entry_id(parent: str, time: str | None, title: str | None, occurrence: int) -> str:
    """Return the id of a live-blog entry, the same wherever in a growing blog it stands."""
    return make_id("a", "entry", parent, time or "", title or "", occurrence)


def entity_id(article: str, kind: EntityKind, identity: str) -> str:
    """Return the id of an article's own entity; `identity` is what makes it one actor or place with others."""
    return make_id(ENTITY_PREFIXES[kind], article, identity)


def fact_id(article: str, table: str, quote: str, occurrence: int) -> str:
    """Return the id of a fact; `occurrence` counts, from 1, the article's facts of this table with this quote."""
    return make_id(FACT_PREFIXES[table], article, quote, occurrence)


class Occurrences:
    """Counts how often something has come: the first time is 1."""

    def __init__(self) -> None:
        self._counts: Counter[object] = Counter()

    def next(self, what: object) -> int:
        """Return which occurrence this is."""
        self._counts[what] += 1
        return self._counts[what]


def canonical_url(url: str) -> str:
    """Return an address as all links to the same page should have it.

    Scheme, "www.", default port, fragment, trailing slash and tracking parameters go; other parameters are sorted.

    >>> canonical_url("http://WWW.Example.org:80/News/1/?utm_source=x&b=2&a=1#top")
    'https://example.org/News/1?a=1&b=2'
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    host = re.fullmatch(r"(?:.*@)?(?:www\.)*(.+?)(?::(?:80|443)?)?", parts.netloc.lower())
    if parts.scheme.lower() not in ("http", "https") or host is None:
        return url
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted(pair for pair in pairs if not pair[0].lower().startswith(TRACKING)))
    name: str = host[1]
    return urlunsplit(("https", name, parts.path.rstrip("/"), query, ""))
