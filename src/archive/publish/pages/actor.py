"""A person or organization: names, posts, what it said, the figures it gave, the events it took part in."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

from archive.publish.pages.event_rows import load_tellings
from archive.publish.pages.figure_words import merge_same
from archive.publish.pages.links import find_moved
from archive.publish.pages.posts_held import HELD_BY, HELD_IN, group_claims, lay_posts
from archive.publish.pages.search_sql import ARTICLE, DAYS, JOINED, STATEMENT
from archive.search import make_match

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

PAGE = 20
LARGEST_KEY = 2**62
LAST_DAY = "9999-99-99"
SHOWN_OF = 300  # the newest statements, whose words are looked through for names

ACTOR = """
SELECT a.id, a.public_id, a.kind, a.name, o.country_code,
  (SELECT count(*) FROM entities e WHERE e.actor_id = a.id) AS articles,
  (SELECT public_id FROM places l WHERE l.name = a.name LIMIT 1) AS place
FROM actors a LEFT JOIN organizations o ON o.id = a.id WHERE a.public_id = :id"""
NAMES = "SELECT name, articles FROM actor_names WHERE actor_id = :actor ORDER BY articles DESC, name LIMIT 30"
# Somebody may have said a fifth of all: which of it is shown is chosen by indexes alone.
DAY = "coalesce(s.date_earliest, a.published_earliest, '')"
SAID_BY = f"""
FROM statements s {DAYS} ON a.id = s.article_id WHERE s.speaker_id = :actor AND s.state = 'current'"""
COUNT = "SELECT count(*) AS count FROM statements WHERE speaker_id = :actor AND state = 'current'"
NEWEST = f"SELECT s.id {SAID_BY} AND ({DAY}, s.id) < (:day, :key) ORDER BY {DAY} DESC, s.id DESC LIMIT :limit"
ABOUT = f"""
SELECT s.id {SAID_BY} AND ({DAY}, s.id) < (:day, :key)
  AND +s.id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :words)
ORDER BY {DAY} DESC, s.id DESC LIMIT :limit"""
SHOWN_LAST = f"""
SELECT s.id, {DAY} AS day FROM statements s JOIN articles a ON a.id = s.article_id
WHERE s.public_id = :id AND +s.speaker_id = :actor ORDER BY s.id DESC LIMIT 1"""
FIGURES = f"""
SELECT f.public_id, f.value, f.value_max, f.bound, f.unit, f.counted, f.as_of, t.name AS topic, {ARTICLE}
FROM figures f JOIN articles a ON a.id = f.article_id {JOINED} LEFT JOIN topics t ON t.id = f.topic_id
WHERE f.id IN (
  SELECT f.id FROM figures f {DAYS} ON a.id = f.article_id WHERE f.given_by_id = :actor AND f.state = 'current'
  ORDER BY coalesce(f.as_of_earliest, a.published_earliest) DESC, f.id DESC LIMIT 12)
ORDER BY coalesce(f.as_of_earliest, a.published_earliest) DESC, f.id DESC"""
EVENTS = """
SELECT e.id, e.public_id, e.type, e.status, e.summary, e.date, e.day, coalesce(l.name, e.place) AS place,
  l.public_id AS place_id
FROM events e LEFT JOIN places l ON l.id = e.place_id
WHERE e.id IN (
  SELECT e.id FROM (SELECT DISTINCT event_id FROM event_participants WHERE actor_id = :actor) found
  CROSS JOIN events e ON e.id = found.event_id WHERE +e.state = 'current' ORDER BY e.day DESC, e.id DESC LIMIT 10)
ORDER BY e.day DESC, e.id DESC"""
SPEAKS_TO = """
SELECT t.name, t.public_id, found.count
FROM (SELECT addressee_id, count(*) AS count FROM statements
  WHERE speaker_id = :actor AND state = 'current' AND addressee_id IS NOT NULL
  GROUP BY addressee_id ORDER BY count DESC LIMIT 12) found
CROSS JOIN actors t ON t.id = found.addressee_id ORDER BY found.count DESC, t.name"""
SPOKEN_TO_BY = """
SELECT w.name, w.public_id, found.count
FROM (SELECT speaker_id, count(*) AS count FROM statements
  WHERE addressee_id = :actor AND state = 'current' AND speaker_id IS NOT NULL
  GROUP BY speaker_id ORDER BY count DESC LIMIT 12) found
CROSS JOIN actors w ON w.id = found.speaker_id ORDER BY found.count DESC, w.name"""
SPEAKS_OF = """
SELECT coalesce(c.name, l.name) AS name, coalesce(c.public_id, l.public_id) AS public_id, count(DISTINCT s.id) AS count
FROM statements s JOIN statement_spans p ON p.statement_id = s.id
JOIN mentions m ON m.article_id = s.article_id AND m.start_char >= p.start_char AND m.start_char < p.end_char
JOIN entities e ON e.id = m.entity_id LEFT JOIN actors c ON c.id = e.actor_id LEFT JOIN places l ON l.id = e.place_id
WHERE s.id IN (SELECT value FROM json_each(:of)) AND +m.form = 'name' AND coalesce(c.id, 0) <> :actor
GROUP BY coalesce(c.public_id, l.public_id) ORDER BY count DESC, name LIMIT 14"""


async def show_actor(visit: Visit) -> Response:
    """Answer `/actor/<public id>`: `about`, words that statements must hold; `before`, the last one of the page before."""
    actor = await visit.row(ACTOR, id=visit.vars["id"])
    if actor is None:
        return await find_moved(visit, visit.vars["id"], "There is no such person or organization in the archive.")
    last = await visit.row(SHOWN_LAST, id=visit.param("before"), actor=actor["id"])
    about = visit.param("about")
    words = make_match(about)
    is_start = last is None and not words
    found = await find_statements(visit, actor["id"], words, last, SHOWN_OF if is_start else PAGE + 1)
    keys = found[: PAGE + 1]
    return await visit.page(
        "archive/actor.html",
        who=actor,  # Datasette calls the reader `actor`
        about=about if words else "",
        statements=await load_statements(visit, keys[:PAGE]),
        words=await load_words(visit, keys[:PAGE], words),
        has_more=len(keys) > PAGE,
        is_start=is_start,
        total=await visit.row(COUNT, actor=actor["id"]),
        names=await visit.rows(NAMES, actor=actor["id"]),
        **(await load_surroundings(visit, actor["id"], found) if is_start else {}),
    )


async def find_statements(visit: Visit, actor: int, words: str | None, last: sqlite3.Row | None, limit: int) -> list[int]:
    """Return the keys of what an actor said behind the last one shown, the newest first."""
    day, key = (last["day"], last["id"]) if last else (LAST_DAY, LARGEST_KEY)
    query = ABOUT if words else NEWEST
    return [row["id"] for row in await visit.rows(query, actor=actor, words=words, day=day, key=key, limit=limit)]


async def load_statements(visit: Visit, keys: list[int]) -> list[sqlite3.Row]:
    """Return the statements with these keys, in their order."""
    rows = {row["id"]: row for row in await visit.rows_of(STATEMENT.details, keys)}
    return [rows[key] for key in keys if key in rows]


async def load_words(visit: Visit, keys: list[int], words: str | None) -> dict[int, str]:
    """Return the words that were asked for with those around them, by statement."""
    found = await visit.rows_of(STATEMENT.around, keys, words=words) if words else []
    return {row["id"]: row["words"] for row in found}


async def load_surroundings(visit: Visit, actor: int, newest: list[int]) -> dict[str, Any]:
    """Return what stands around an actor's statements, of which `newest` are the last ones."""
    posts = group_claims(await visit.rows(HELD_BY, actor=actor), by="organization")
    held = group_claims(await visit.rows(HELD_IN, actor=actor), by="holder")
    events = await visit.rows(EVENTS, actor=actor)
    return {
        "posts": posts,
        "posts_axis": lay_posts(posts),
        "held": held,
        "held_axis": lay_posts(held),
        "figures": merge_same(await visit.rows(FIGURES, actor=actor)),
        "events": events,
        "tellings": await load_tellings(visit, events),
        "speaks_to": await visit.rows(SPEAKS_TO, actor=actor),
        "spoken_to_by": await visit.rows(SPOKEN_TO_BY, actor=actor),
        "speaks_of": await visit.rows_of(SPEAKS_OF, newest, actor=actor),
    }
