"""The ways between public ids and pages: where an id leads, and where one that is no more leads now."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

# By the first letter of a public id. Facts have no page of their own: they are seen in their article.
PATHS = {"a": "/article/", "p": "/actor/", "o": "/actor/", "l": "/place/"}
FACT_TABLES = {"s": "statements", "f": "figures", "r": "roles", "d": "dates", "e": "event_mentions"}
KINDS = {"a": "article", "p": "person", "o": "organization", "l": "place"} | {
    "s": "statement",
    "f": "figure",
    "r": "role",
    "d": "date",
    "e": "event",
}
LONGEST_ID = 40

# One row counts for an id; of a text that came in two versions the facts are there twice.
FACT = """
SELECT a.public_id AS article FROM {table} f JOIN articles a ON a.id = f.article_id
WHERE f.public_id = :id ORDER BY f.state <> 'current', a.state <> 'current', f.id DESC LIMIT 1"""
# An event bears the id of its first mention, which may have gone while others stay.
EVENT = """
SELECT a.public_id AS article, m.public_id AS fact
FROM events e JOIN event_mentions m ON m.event_id = e.id JOIN articles a ON a.id = m.article_id
WHERE e.public_id = :id ORDER BY m.state <> 'current', m.id LIMIT 1"""
REDIRECT = "SELECT target_public_id AS target FROM redirects WHERE public_id = :id"
ENTITY = """
SELECT coalesce(c.public_id, p.public_id) AS target FROM entities e
LEFT JOIN actors c ON c.id = e.actor_id LEFT JOIN places p ON p.id = e.place_id WHERE e.public_id = :id LIMIT 1"""
# What tells whether an id of its kind is in use.
IN_USE = {
    "a": "SELECT 1 FROM articles WHERE public_id = :id LIMIT 1",
    "p": "SELECT 1 FROM actors WHERE public_id = :id",
    "o": "SELECT 1 FROM actors WHERE public_id = :id",
    "l": "SELECT 1 FROM places WHERE public_id = :id",
}
FACTS = {letter: FACT.format(table=table) for letter, table in FACT_TABLES.items()}


def path_of(public_id: str) -> str:
    """Return the path of what bears an id; a fact's leads on to its article.

    >>> path_of("p3xv7"), path_of("sabc")
    ('/actor/p3xv7', '/id/sabc')
    """
    return PATHS.get(public_id[:1], "/id/") + quote(public_id, safe="")


def kind_of(public_id: str) -> str:
    """Return what bears an id, as style sheets call it.

    >>> kind_of("p3xv7"), kind_of("sabc")
    ('person', 'statement')
    """
    return KINDS.get(public_id[:1], "")


def topic_path(name: str) -> str:
    """Return the path of a topic of figures.

    >>> topic_path("returned refugees")
    '/figures/returned%20refugees'
    """
    return "/figures/" + quote(name, safe="")


async def show_id(visit: Visit) -> Response:
    """Answer `/id/<public id>`: lead to whatever bears the id, a fact to its place in the article."""
    public_id = visit.vars["id"]
    if path := await find_path(visit, public_id):
        return visit.redirect(path)
    return await find_moved(visit, public_id, "Nothing in the archive bears this id.")


async def find_path(visit: Visit, public_id: str) -> str | None:
    """Return the path of what bears an id today, with the spot in the article where it is a fact; None: nothing does."""
    letter = public_id[:1]
    if letter in IN_USE:
        return path_of(public_id) if await visit.row(IN_USE[letter], id=public_id) else None
    if letter not in FACTS:
        return None
    if row := await visit.row(FACTS[letter], id=public_id):
        return f"/article/{row['article']}#{public_id}"
    if letter == "e" and (row := await visit.row(EVENT, id=public_id)):
        return f"/article/{row['article']}#{row['fact']}"
    return None


async def find_moved(visit: Visit, public_id: str, reason: str) -> Response:
    """Return the way to what stands for an id that nothing bears any more; else a page that gives the reason."""
    for query in (REDIRECT, ENTITY):
        row = await visit.row(query, id=public_id) if len(public_id) <= LONGEST_ID else None
        if row and row["target"] and row["target"] != public_id:
            path = await find_path(visit, row["target"])
            if path:
                return visit.redirect(path, is_forever=True)
    return await visit.not_found(reason)
