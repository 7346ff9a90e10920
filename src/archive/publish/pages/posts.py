"""Posts: all titles, and everybody who held one, by organization and over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.publish.pages.posts_held import HELD_AS, Post, group_claims, lay_posts
from archive.publish.pages.standing import load_standing

if TYPE_CHECKING:
    import sqlite3

    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

SHOWN = 100
MOST_BODIES = 40


async def show_posts(visit: Visit) -> Response:
    """Answer `/posts`: `q`, words of a title; of all titles those that most passages give."""
    asked = visit.param("q").lower()
    found = (await load_standing(visit.datasette))["post_counts"]
    # A title that nobody has is asked for by its page all the same: it need not be among the most frequent.
    rows = [row for row in found if all(word in row["title"] for word in asked.split())]
    return await visit.page("archive/posts.html", posts=rows[:SHOWN], asked=asked)


async def show_post(visit: Visit) -> Response:
    """Answer `/posts/<title>`."""
    title = visit.vars["title"].lower()
    claims = await visit.rows(HELD_AS, title=title)
    if not claims:
        return await visit.not_found("The archive knows nobody who held such a post.")
    bodies = group_bodies(claims)[:MOST_BODIES]
    axis = lay_posts([post for _, _, holders in bodies for post in holders])
    return await visit.page("archive/post.html", title=title, count=len(claims), bodies=bodies, axis=axis)


def group_bodies(claims: list[sqlite3.Row]) -> list[tuple[str, str | None, list[Post]]]:
    """Return names and public ids of the organizations that have the post, those of most holders first, with the holders."""
    by_body: dict[str, list[sqlite3.Row]] = {}
    for claim in claims:
        by_body.setdefault(claim["organization"] or "", []).append(claim)
    found = [(name, own[0]["organization_id"], group_claims(own, by="holder")) for name, own in by_body.items()]
    return sorted(found, key=lambda body: (not body[0], -len(body[2]), body[0]))
