"""The first page: what this archive holds, from when to when, and the ways in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from archive.publish.pages.articles import list_newest
from archive.publish.pages.standing import load_standing

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.standing import Answers
    from archive.publish.pages.visit import Visit

SHOWN_ARTICLES = 8


async def show_home(visit: Visit) -> Response:
    """Answer `/`."""
    standing = await load_standing(visit.datasette)
    return await visit.page(
        "archive/home.html",
        description=visit.datasette.metadata("description"),
        articles=standing["articles"][0],
        counts=count_all(standing),
        speakers=standing["speakers"],
        topics=[read_topic(dict(row)) for row in standing["topics"]],
        newest=await list_newest(visit, SHOWN_ARTICLES),
    )


def count_all(standing: Answers) -> dict[str, int]:
    """Return how many there are of each kind."""
    kinds = ("entries", "statements", "figures", "events", "roles", "places")
    counts = {kind: standing[kind][0]["count"] for kind in kinds}
    return counts | {row["kind"]: row["count"] for row in standing["actors"]}


def read_topic(row: dict[str, Any]) -> dict[str, Any]:
    """Return a topic with its first and last figure as `figure_words` takes them."""
    for end in ("first", "last"):
        value, highest, bound = json.loads(row[end])
        row[end] = {"value": value, "value_max": highest, "bound": bound, "unit": row["unit"] or None}
    return row
