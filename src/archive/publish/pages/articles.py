"""All articles, the newest first, by year and publisher where the reader wants."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from archive.publish.pages.standing import load_standing

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

PAGE = 40
# Before the first and behind the last of all days.
FIRST, LAST = "0000", "9999-99-99"
LARGEST_KEY = 2**62

# In an archive without live blogs, SQLite would take the index for one that leads to every article.
ENTRIES = """
(SELECT count(*) FROM articles e INDEXED BY ix_articles_parent_id WHERE e.parent_id = a.id AND e.state = 'current')"""
COLUMNS = f"""
SELECT a.id, a.public_id, a.kind, a.title, substr(a.text, 1, 400) AS opening, a.published, a.published_earliest AS day,
  p.name AS publisher, {ENTRIES} AS entries
FROM articles a LEFT JOIN publishers p ON p.id = a.publisher_id"""
# The plus signs keep SQLite to the indexes that have the articles in order.
COUNTED = "+a.parent_id IS NULL AND +a.state = 'current'"
DATED = "a.published_earliest >= :first AND (a.published_earliest, a.id) < (:day, :key)"
UNDATED = "a.published_earliest IS NULL AND a.id < :key"
BY = "a.publisher_id = (SELECT id FROM publishers WHERE name = :publisher)"
BY_DAY = "ORDER BY a.published_earliest DESC, a.id DESC LIMIT :limit"
BY_KEY = "ORDER BY a.id DESC LIMIT :limit"
NEWEST = f"{COLUMNS} WHERE {COUNTED} AND {DATED} {BY_DAY}"
NEWEST_BY = f"{COLUMNS} WHERE {COUNTED} AND {BY} AND {DATED} {BY_DAY}"
LEFT = f"{COLUMNS} WHERE {COUNTED} AND {UNDATED} {BY_KEY}"
LEFT_BY = f"{COLUMNS} WHERE {COUNTED} AND {BY} AND {UNDATED} {BY_KEY}"
SHOWN_LAST = "SELECT id, published_earliest AS day FROM articles WHERE public_id = :id ORDER BY state = 'superseded' LIMIT 1"


async def show_articles(visit: Visit) -> Response:
    """Answer `/articles`: `year`, `publisher`, and `before`, the last article of the page before."""
    standing = await load_standing(visit.datasette)
    year, publisher = visit.param("year"), visit.param("publisher")
    last = await visit.row(SHOWN_LAST, id=visit.param("before"))
    found = await list_articles(visit, year if year.isdecimal() else "", publisher, last)
    return await visit.page(
        "archive/articles.html",
        articles=found[:PAGE],
        has_more=len(found) > PAGE,
        year=year,
        publisher=publisher,
        years=standing["years"],
        publishers=standing["publishers"],
        total=standing["articles"][0]["count"],
        is_continued=last is not None,
    )


async def list_articles(visit: Visit, year: str, publisher: str, last: sqlite3.Row | None) -> list[sqlite3.Row]:
    """Return the articles behind the last one shown, one more than fit on a page where there are more."""
    limit = PAGE + 1
    found: list[sqlite3.Row] = []
    if last is None or last["day"] is not None:
        until = f"{year}-99-99" if year else LAST
        day, key = (last["day"], last["id"]) if last else (until, LARGEST_KEY)
        query = NEWEST_BY if publisher else NEWEST
        # A bare year would be compared as a number, since a column of days takes what looks like one for it.
        first = f"{year}-00-00" if year else FIRST
        found = await visit.rows(query, first=first, day=day, key=key, limit=limit, publisher=publisher)
    if len(found) < limit and not year:
        key = last["id"] if last is not None and last["day"] is None else LARGEST_KEY
        query = LEFT_BY if publisher else LEFT
        found += await visit.rows(query, key=key, limit=limit - len(found), publisher=publisher)
    return found


async def list_newest(visit: Visit, limit: int) -> list[sqlite3.Row]:
    """Return the newest articles, those without a date last."""
    return (await list_articles(visit, "", "", None))[:limit]
