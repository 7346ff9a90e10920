"""All persons, organizations and places: those named in most articles first, by the alphabet, or by words of their names."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.publish.pages.standing import load_standing
from archive.search import make_match

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

PAGE = 50
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NEWEST_CLAIMS = 40  # which say what somebody's post is

POST = f"""
(SELECT title FROM (SELECT title, status, id FROM roles r WHERE r.actor_id = a.id AND +r.state = 'current'
  ORDER BY r.id DESC LIMIT {NEWEST_CLAIMS}) GROUP BY title ORDER BY sum(status = 'current') DESC, count(*) DESC, title LIMIT 1)"""
ACTOR_COLUMNS = f"""
SELECT a.id, a.public_id, a.kind, a.name, {POST} AS post,
  (SELECT count(*) FROM statements s WHERE s.speaker_id = a.id) AS statements,
  (SELECT count(*) FROM entities e WHERE e.actor_id = a.id) AS articles
FROM actors a"""
PLACE_COLUMNS = """
SELECT a.id, a.public_id, 'place' AS kind, a.name, a.country_code AS post,
  (SELECT count(*) FROM events s WHERE s.place_id = a.id) AS events,
  (SELECT count(*) FROM entities e WHERE e.place_id = a.id) AS articles
FROM places a"""
OF = "WHERE a.id IN (SELECT value FROM json_each(:of))"
ACTORS_OF = f"{ACTOR_COLUMNS} {OF}"
PLACES_OF = f"{PLACE_COLUMNS} {OF}"
# By the alphabet, from a name on.
FOLLOWING = "(a.name, a.id) > (:name, :key) ORDER BY a.name, a.id LIMIT :limit"
ACTORS_FROM = f"{ACTOR_COLUMNS} WHERE +a.kind = :kind AND {FOLLOWING}"
PLACES_FROM = f"{PLACE_COLUMNS} WHERE {FOLLOWING}"
LAST_ACTOR = "SELECT id, name FROM actors WHERE public_id = :id"
LAST_PLACE = "SELECT id, name FROM places WHERE public_id = :id"
# By words of their names; the names that most articles use first.
ACTORS_FOUND = """
SELECT n.actor_id AS id, sum(n.articles) AS articles
FROM (SELECT rowid AS id FROM actor_names_fts WHERE actor_names_fts MATCH :words LIMIT 5000) found
JOIN actor_names n ON n.id = found.id JOIN actors a ON a.id = n.actor_id
WHERE +a.kind = :kind GROUP BY n.actor_id ORDER BY articles DESC, n.actor_id LIMIT :limit"""
PLACES_FOUND = """
SELECT n.place_id AS id, sum(n.articles) AS articles
FROM (SELECT rowid AS id FROM place_names_fts WHERE place_names_fts MATCH :words LIMIT 5000) found
JOIN place_names n ON n.id = found.id GROUP BY n.place_id ORDER BY articles DESC, n.place_id LIMIT :limit"""


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of names: what it is called, and its queries."""

    kind: str
    heading: str
    many: str
    of: str = ACTORS_OF
    following: str = ACTORS_FROM
    last: str = LAST_ACTOR
    found: str = ACTORS_FOUND


PEOPLE = Sort("person", "People", "people")
ORGANIZATIONS = Sort("organization", "Organizations", "organizations")
PLACES = Sort("place", "Places", "places", PLACES_OF, PLACES_FROM, LAST_PLACE, PLACES_FOUND)


async def show_people(visit: Visit) -> Response:
    """Answer `/people`: `q`, words of a name; `from`, where in the alphabet to begin; `after`, the last of the page before."""
    return await show_names(visit, PEOPLE)


async def show_organizations(visit: Visit) -> Response:
    """Answer `/organizations`, as `show_people`."""
    return await show_names(visit, ORGANIZATIONS)


async def show_places(visit: Visit) -> Response:
    """Answer `/places`, as `show_people`."""
    return await show_names(visit, PLACES)


async def show_names(visit: Visit, sort: Sort) -> Response:
    """Return the page of one sort of names."""
    asked, start = visit.param("q"), visit.param("from")[:40]
    words = make_match(asked)
    last = await visit.row(sort.last, id=visit.param("after"))
    by_alphabet = not words and bool(start or last)
    if words:
        rows = await load_names(visit, sort, await visit.rows(sort.found, words=words, kind=sort.kind, limit=PAGE))
    elif by_alphabet:
        name, key = (last["name"], last["id"]) if last else (start, 0)
        rows = await visit.rows(sort.following, kind=sort.kind, name=name, key=key, limit=PAGE + 1)
    else:
        rows = await load_names(visit, sort, (await load_standing(visit.datasette))[f"named_{sort.kind}"])
    return await visit.page(
        "archive/names.html",
        sort=sort,
        names=rows[:PAGE],
        asked=asked if words else "",
        start=start,
        by_alphabet=by_alphabet,
        has_more=by_alphabet and len(rows) > PAGE,
        letters=LETTERS,
    )


async def load_names(visit: Visit, sort: Sort, found: list[sqlite3.Row]) -> list[sqlite3.Row]:
    """Return what is known of the rows with these keys, in their order."""
    keys = [row["id"] for row in found]
    rows = {row["id"]: row for row in await visit.rows_of(sort.of, keys)}
    return [rows[key] for key in keys if key in rows]
