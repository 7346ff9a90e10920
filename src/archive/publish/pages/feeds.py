"""Atom feeds of statements: of an actor, or of words that a reader follows."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode
from xml.etree import ElementTree

from archive.publish.pages.links import find_moved, path_of
from archive.publish.pages.search_sql import SAID, STATEMENT
from archive.publish.pages.search_words import read_words
from archive.publish.pages.wording import opening_words

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

ATOM = "http://www.w3.org/2005/Atom"
ENTRIES = 50
ACTOR = "SELECT id, name, public_id FROM actors WHERE public_id = :id"
# Characters that no XML may hold, not even escaped.
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
UNDATED = "1970-01-01"


@dataclass(frozen=True, slots=True)
class Feed:
    """What stands above the entries of a feed: its title, its own path and that of the page that shows the same."""

    title: str
    path: str
    page: str


async def show_actor_feed(visit: Visit) -> Response:
    """Answer `/actor/<public id>/statements.atom`."""
    actor = await visit.row(ACTOR, id=visit.vars["id"])
    if actor is None:
        return await find_moved(visit, visit.vars["id"], "There is no such person or organization in the archive.")
    keys = [row["id"] for row in await visit.rows_of(SAID, [actor["id"]], limit=ENTRIES, offset=0)]
    page = path_of(actor["public_id"])
    return await answer(visit, Feed(f"Statements of {actor['name']}", f"{page}/statements.atom", page), keys)


async def show_search_feed(visit: Visit) -> Response:
    """Answer `/search.atom?q=…`: statements with the words in them, those that came last into the archive."""
    question, words = read_words(visit)
    keys = [row["id"] for row in await visit.rows(STATEMENT.last, words=words, limit=ENTRIES, offset=0)] if words else []
    asked = urlencode({"q": question})
    return await answer(visit, Feed(f"Statements about {question}", f"/search.atom?{asked}", f"/search?{asked}"), keys)


async def answer(visit: Visit, feed: Feed, keys: list[int]) -> Response:
    """Return a feed of the statements with these keys."""
    from datasette.utils.asgi import Response

    rows = {row["id"]: row for row in await visit.rows_of(STATEMENT.details, keys)}
    root = write_feed(visit, feed, [rows[key] for key in keys if key in rows])
    body = ElementTree.tostring(root, encoding="unicode", xml_declaration=False)
    return Response(f'<?xml version="1.0" encoding="utf-8"?>\n{body}', content_type="application/atom+xml; charset=utf-8")


def write_feed(visit: Visit, feed: Feed, rows: list[sqlite3.Row]) -> ElementTree.Element:
    """Return the feed as XML. A statement is as new as the day on which it was said, else that of its article."""
    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    add(root, "title", feed.title)
    add(root, "id", visit.address(feed.path))
    add(root, "updated", max((moment_of(row) for row in rows), default=f"{UNDATED}T00:00:00Z"))
    add(root, "link", rel="self", href=visit.address(feed.path))
    add(root, "link", rel="alternate", href=visit.address(feed.page))
    for row in rows:
        entry = add(root, "entry")
        speaker = row["speaker"] or "Somebody"
        add(entry, "title", f"{speaker}: {opening_words(row['text'], 120)}")
        add(entry, "id", visit.address(f"/id/{row['public_id']}"))
        add(entry, "updated", moment_of(row))
        add(add(entry, "author"), "name", speaker)
        add(entry, "link", rel="alternate", href=visit.address(f"/article/{row['article']}#{row['public_id']}"))
        add(entry, "summary", row["text"])
        add(add(entry, "source"), "title", row["title"] or opening_words(row["opening"]))
    return root


def add(parent: ElementTree.Element, tag: str, text: str | None = None, **attributes: str) -> ElementTree.Element:
    """Append an element and return it; characters that XML cannot hold are left out."""
    element = ElementTree.SubElement(parent, tag, attributes)
    element.text = NO_XML.sub("", text) if text is not None else None
    return element


def moment_of(row: sqlite3.Row) -> str:
    """Return the day of a statement, else that of its article, as feeds write moments."""
    day: str = row["day"] or UNDATED
    return f"{day}T00:00:00Z"
