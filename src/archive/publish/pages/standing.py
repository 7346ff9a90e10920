"""What stands in the archive as a whole: counts and rankings that need a look at every row.

They are looked up when the server starts, and again in the background when the database has changed: readers see the
last answer and never wait for the next.
"""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from archive.publish.metadata import DATABASE
from archive.publish.pages import conflict_sql
from archive.publish.pages.rankings import RANKINGS

if TYPE_CHECKING:
    from datasette.app import Datasette

type Answers = dict[str, list[sqlite3.Row]]
type Stamp = tuple[tuple[int, int], ...]

# How many are shown.
SPEAKERS = 10
TOPICS = 8

# Each under the name that pages ask for. They may scan.
QUERIES = {
    "articles": """
        SELECT count(*) AS count, min(published_earliest) AS first, max(published_latest) AS last,
          sum(kind = 'liveblog') AS liveblogs
        FROM articles WHERE state = 'current' AND parent_id IS NULL""",
    "entries": "SELECT count(*) AS count FROM articles WHERE state = 'current' AND parent_id IS NOT NULL",
    "statements": "SELECT count(*) AS count FROM statements WHERE state = 'current'",
    "figures": "SELECT count(*) AS count FROM figures WHERE state = 'current'",
    "events": "SELECT count(*) AS count FROM events WHERE state = 'current'",
    "roles": "SELECT count(*) AS count FROM roles WHERE state = 'current'",
    "actors": "SELECT kind, count(*) AS count FROM actors GROUP BY kind",
    "places": "SELECT count(*) AS count FROM places",
    "publishers": """
        SELECT p.name, count(*) AS count FROM articles a JOIN publishers p ON p.id = a.publisher_id
        WHERE a.state = 'current' AND a.parent_id IS NULL GROUP BY p.id ORDER BY count DESC, p.name LIMIT 30""",
    "years": """
        SELECT substr(published_earliest, 1, 4) AS year, count(*) AS count FROM articles
        WHERE state = 'current' AND parent_id IS NULL AND year IS NOT NULL GROUP BY year ORDER BY year DESC""",
    "speakers": f"""
        SELECT a.name, a.kind, a.public_id, count(*) AS count, count(DISTINCT s.article_id) AS articles,
          (SELECT title FROM roles r WHERE r.actor_id = a.id AND r.state = 'current'
           GROUP BY title ORDER BY sum(r.status = 'current') DESC, count(*) DESC, title LIMIT 1) AS post
        FROM statements s JOIN actors a ON a.id = s.speaker_id
        WHERE s.state = 'current' GROUP BY a.id ORDER BY count DESC, a.name LIMIT {SPEAKERS}""",
    # A number has moved where a topic has different values, in one unit, on different days.
    "topics": f"""
        WITH given AS (
          SELECT f.topic_id, coalesce(f.unit, '') AS unit, f.value, f.value_max, f.bound,
            coalesce(f.as_of_earliest, a.published_earliest) AS day, f.given_by_id, f.id
          FROM figures f JOIN articles a ON a.id = f.article_id
          WHERE f.state = 'current' AND f.topic_id IS NOT NULL AND f.trend IS NULL
        ), moved AS (
          SELECT topic_id, unit, count(DISTINCT value) AS "values", count(DISTINCT day) AS days, count(*) AS count,
            min(day) AS first_day, max(day) AS last_day
          FROM given WHERE day IS NOT NULL GROUP BY topic_id, unit
          HAVING count(DISTINCT value) > 1 AND count(DISTINCT day) > 1
          ORDER BY days DESC, "values" DESC, count DESC LIMIT {TOPICS}
        )
        SELECT t.name, m.unit, m.count, m."values", m.first_day, m.last_day,
          (SELECT json_array(value, value_max, bound) FROM given g WHERE g.topic_id = m.topic_id AND g.unit = m.unit
           AND g.day = m.first_day ORDER BY value DESC LIMIT 1) AS first,
          (SELECT json_array(value, value_max, bound) FROM given g WHERE g.topic_id = m.topic_id AND g.unit = m.unit
           AND g.day = m.last_day ORDER BY value DESC LIMIT 1) AS last
        FROM moved m JOIN topics t ON t.id = m.topic_id ORDER BY m.days DESC, m."values" DESC, t.name""",
    **RANKINGS,
    **conflict_sql.QUERIES,
}

_answers: WeakKeyDictionary[Datasette, tuple[Stamp, Answers]] = WeakKeyDictionary()
_at_work: WeakKeyDictionary[Datasette, asyncio.Task[Answers]] = WeakKeyDictionary()


async def load_standing(datasette: Datasette) -> Answers:
    """Return the answers to `QUERIES`, perhaps those of a moment ago; only the first one to ask waits for them."""
    known = _answers.get(datasette)
    if known is None:
        return await _refresh(datasette)
    if known[0] != _stamp(datasette) and (datasette not in _at_work or _at_work[datasette].done()):
        _at_work[datasette] = asyncio.create_task(_refresh(datasette))
    return known[1]


def set_standing(datasette: Datasette, answers: Answers) -> None:
    """Take answers that were looked up before, of an archive that has not changed since."""
    _answers[datasette] = _stamp(datasette), answers


async def _refresh(datasette: Datasette) -> Answers:
    stamp = _stamp(datasette)

    def ask(connection: sqlite3.Connection) -> Answers:
        return {name: connection.execute(query).fetchall() for name, query in QUERIES.items()}

    answers: Answers = await datasette.get_database(DATABASE).execute_fn(ask)
    _answers[datasette] = stamp, answers
    return answers


def _stamp(datasette: Datasette) -> Stamp:
    """Return what changes with the database's file or its write-ahead log."""
    path = datasette.get_database(DATABASE).path
    files = [Path(path), Path(path + "-wal")] if path else []
    return tuple((stat.st_mtime_ns, stat.st_size) for file in files if file.exists() for stat in (file.stat(),))
