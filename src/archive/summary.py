"""What an archive holds, for a person who sees it for the first time."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from archive.db import check_current, open_reader

# What is counted, as a reader would say it. Only rows that count are counted.
COUNTS = {
    "articles": "SELECT count(*) FROM articles WHERE state = 'current' AND parent_id IS NULL",
    "live-blog entries": "SELECT count(*) FROM articles WHERE state = 'current' AND parent_id IS NOT NULL",
    "persons": "SELECT count(*) FROM persons",
    "organizations": "SELECT count(*) FROM organizations",
    "places": "SELECT count(*) FROM places",
    "roles": "SELECT count(*) FROM roles WHERE state = 'current'",
    "statements": "SELECT count(*) FROM statements WHERE state = 'current'",
    "figures": "SELECT count(*) FROM figures WHERE state = 'current'",
    "events": "SELECT count(*) FROM events WHERE state = 'current'",
}

# A few rows of each kind that show what the archive can answer: who speaks most, figures of the topic with the most
# sources, posts, dated events with several participants. Ordered to the last column, so that they are the same each time.
SAMPLES = {
    "Who said what": """
        SELECT speaker, coalesce(cue, '') AS cue, content, coalesce(date, published) AS date FROM who_said_what
        WHERE kind = 'direct' AND length(content) BETWEEN 30 AND 110
          AND speaker IN (SELECT name FROM actors WHERE kind = 'person')
        GROUP BY speaker ORDER BY day DESC, length(content) DESC, content LIMIT 4""",
    "How numbers changed": """
        SELECT topic, as_of, replace(bound, '_', ' ') || ' ' || value || coalesce(' to ' || value_max, '') AS value,
          place, given_by, publisher FROM figures_over_time
        WHERE topic IN (SELECT topic FROM figures_over_time WHERE topic IS NOT NULL AND unit IS NULL
                        GROUP BY topic ORDER BY count(DISTINCT article_public_id) DESC, count(DISTINCT value) DESC, topic LIMIT 1)
        AND given_by IS NOT NULL GROUP BY day, bound, value, given_by ORDER BY day, value, given_by LIMIT 6""",
    "Who held which post": """
        SELECT holder, title, organization, status FROM who_held_which_post
        WHERE organization IS NOT NULL GROUP BY holder, title ORDER BY count(*) DESC, holder, title LIMIT 5""",
    "What happened when": """
        SELECT date, type, summary, place FROM what_happened_when
        WHERE date IS NOT NULL AND participants LIKE '%, %' AND status = 'occurred' AND length(summary) BETWEEN 20 AND 90
        GROUP BY type ORDER BY day DESC, type LIMIT 5""",
}


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column names, all as text; "" where the archive has nothing."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts by what is counted, and sample rows by the question that they answer."""

    counts: dict[str, int]
    first_day: str | None
    last_day: str | None
    samples: dict[str, Table]


def summarize_archive(path: Path) -> Summary:
    """Return what an archive holds.

    Raises: StoreError where the file is no current archive.
    """
    check_current(path)
    with closing(open_reader(path)) as connection:
        counts = {what: connection.execute(sql).fetchone()[0] for what, sql in COUNTS.items()}
        days = "SELECT min(published_earliest), max(published_latest) FROM articles WHERE state = 'current'"
        first_day, last_day = connection.execute(days).fetchone()
        samples = {}
        for question, sql in SAMPLES.items():
            cursor = connection.execute(sql)
            columns = tuple(column[0] for column in cursor.description)
            rows = tuple(tuple("" if cell is None else str(cell) for cell in row) for row in cursor)
            samples[question] = Table(columns, rows)
    return Summary(counts, first_day, last_day, samples)
