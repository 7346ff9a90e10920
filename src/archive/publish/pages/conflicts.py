"""Conflicts: where sources disagree on a number, a post or a date, each side with its sentences."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.publish.pages.figures import DETAILS as FIGURES
from archive.publish.pages.posts_held import CLAIM_COLUMNS
from archive.publish.pages.search_sql import ARTICLE, JOINED, OF
from archive.publish.pages.standing import load_standing

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

PAGE = 20
MOST_SIDES = 12  # of one conflict

CLAIMS = f"{CLAIM_COLUMNS} WHERE r.id {OF} ORDER BY r.actor_id, day, r.id"
TELLINGS = f"""
SELECT m.id, m.public_id, m.quote, m.date, {ARTICLE}
FROM event_mentions m JOIN articles a ON a.id = m.article_id {JOINED} WHERE m.id {OF} ORDER BY m.date_earliest, m.id"""
# What each kind is called, under which name it is looked up, and who says what.
KINDS = {
    "values": ("Two values for one day", "conflict_values", FIGURES),
    "holders": ("Two holders of one post", "conflict_holders", CLAIMS),
    "dates": ("Two dates of one event", "conflict_dates", TELLINGS),
}


@dataclass(slots=True)
class Conflict:
    """Rows that cannot all be right, and what they are about."""

    about: sqlite3.Row
    sides: list[sqlite3.Row]
    more: int


async def show_conflicts(visit: Visit) -> Response:
    """Answer `/conflicts`: `kind`, values, holders or dates; `page`."""
    standing = await load_standing(visit.datasette)
    counts = {kind: len(standing[name]) for kind, (_, name, _) in KINDS.items()}
    kind = visit.param("kind")
    if kind not in KINDS:
        kind = next((one for one, count in counts.items() if count), "values")
    page = visit.number("page")
    _, name, query = KINDS[kind]
    found = standing[name][(page - 1) * PAGE : page * PAGE]
    return await visit.page(
        "archive/conflicts.html",
        kinds={one: (heading, counts[one]) for one, (heading, _, _) in KINDS.items()},
        kind=kind,
        conflicts=await load_sides(visit, found, query),
        page=page,
        has_more=counts[kind] > page * PAGE,
    )


async def load_sides(visit: Visit, found: list[sqlite3.Row], query: str) -> list[Conflict]:
    """Return conflicts with what each side says."""
    keys = [list(dict.fromkeys(json.loads(row["ids"]))) for row in found]
    shown = [key for group in keys for key in group[:MOST_SIDES]]
    rows = {row["id"]: row for row in await visit.rows_of(query, shown)}
    order = {key: number for number, key in enumerate(rows)}
    return [
        Conflict(
            about,
            [rows[key] for key in sorted((one for one in group[:MOST_SIDES] if one in rows), key=order.__getitem__)],
            len(group) - MOST_SIDES,
        )
        for about, group in zip(found, keys, strict=True)
    ]
