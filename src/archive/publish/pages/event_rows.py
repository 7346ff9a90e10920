"""Events with what a reader wants to know of them: who took part, and which articles tell of them."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.publish.pages.search_sql import ARTICLE, JOINED

if TYPE_CHECKING:
    from archive.publish.pages.visit import Visit

MOST_TELLINGS = 6

# The words of a mention's article that tell of an event, one row a mention.
TELLINGS = f"""
SELECT m.event_id, m.public_id, m."trigger", m.quote, m.date, {ARTICLE}
FROM event_mentions m JOIN articles a ON a.id = m.article_id {JOINED}
WHERE m.event_id IN (SELECT value FROM json_each(:of)) AND +m.state = 'current' ORDER BY m.event_id, m.id"""
PARTICIPANTS = """
SELECT DISTINCT ep.event_id, ep.part, coalesce(a.name, m.name, m.quote) AS name, a.public_id AS actor_id
FROM event_participants ep JOIN mentions m ON m.id = ep.actor_mention_id LEFT JOIN actors a ON a.id = ep.actor_id
WHERE ep.event_id IN (SELECT value FROM json_each(:of)) ORDER BY ep.event_id, ep.part, ep.id"""


@dataclass(slots=True)
class Tellings:
    """Who took part in an event, and where it is told."""

    participants: list[sqlite3.Row] = field(default_factory=list)
    articles: list[sqlite3.Row] = field(default_factory=list)


async def load_tellings(visit: Visit, events: list[sqlite3.Row]) -> dict[int, Tellings]:
    """Return what belongs to events, by their keys."""
    keys = [event["id"] for event in events]
    found: dict[int, Tellings] = defaultdict(Tellings)
    for row in await visit.rows_of(PARTICIPANTS, keys):
        found[row["event_id"]].participants.append(row)
    for row in await visit.rows_of(TELLINGS, keys):
        found[row["event_id"]].articles.append(row)
    return {key: found[key] for key in keys}
