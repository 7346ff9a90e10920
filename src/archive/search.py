"""Words found in articles, statements, names, events and figures, by full-text search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from archive.db import check_current, explained, open_reader


class Hit(NamedTuple):
    """A row in which the words stand."""

    kind: str
    title: str | None  # of the article; who or what it is otherwise
    date: str | None  # EDTF
    words: str  # around those that were found, which stand in [brackets]; white space folded
    public_id: str


# The best first. A text that counts no more is not searched, other rows of it are passed over.
QUERIES = {
    "name": """
        WITH found AS MATERIALIZED (
          SELECT rowid AS id, highlight(actor_names_fts, 0, '[', ']') AS words FROM actor_names_fts
          WHERE actor_names_fts MATCH :words
        )
        SELECT a.kind, a.name, NULL, group_concat(f.words, ', '), a.public_id
        FROM found f JOIN actor_names n ON n.id = f.id JOIN actors a ON a.id = n.actor_id
        GROUP BY a.id ORDER BY sum(n.articles) DESC, a.public_id LIMIT :limit""",
    "place": """
        WITH found AS MATERIALIZED (
          SELECT rowid AS id, highlight(place_names_fts, 0, '[', ']') AS words FROM place_names_fts
          WHERE place_names_fts MATCH :words
        )
        SELECT 'place', p.name, NULL, group_concat(f.words, ', '), p.public_id
        FROM found f JOIN place_names n ON n.id = f.id JOIN places p ON p.id = n.place_id
        GROUP BY p.id ORDER BY sum(n.articles) DESC, p.public_id LIMIT :limit""",
    "article": """
        SELECT CASE a.kind WHEN 'entry' THEN 'entry' ELSE 'article' END, a.title, a.published,
          snippet(articles_fts, -1, '[', ']', '…', 24), a.public_id
        FROM articles_fts f JOIN articles a ON a.id = f.rowid
        WHERE articles_fts MATCH :words AND a.state = 'current' ORDER BY bm25(articles_fts, 4, 1), a.public_id LIMIT :limit""",
    "statement": """
        SELECT 'statement', coalesce(s.name, m.name, m.quote), coalesce(t.date, a.published),
          snippet(statements_fts, 0, '[', ']', '…', 24), t.public_id
        FROM statements_fts f JOIN statements t ON t.id = f.rowid JOIN articles a ON a.id = t.article_id
        LEFT JOIN actors s ON s.id = t.speaker_id LEFT JOIN mentions m ON m.id = t.speaker_mention_id
        WHERE statements_fts MATCH :words AND t.state = 'current' ORDER BY bm25(statements_fts), t.public_id LIMIT :limit""",
    "event": """
        SELECT 'event', e.type, e.date, snippet(events_fts, 0, '[', ']', '…', 24), e.public_id
        FROM events_fts f JOIN events e ON e.id = f.rowid
        WHERE events_fts MATCH :words AND e.state = 'current' ORDER BY bm25(events_fts), e.public_id LIMIT :limit""",
    "figure": """
        SELECT 'figure', g.value || coalesce(' ' || g.unit, ''), g.as_of, highlight(figures_fts, 0, '[', ']'), g.public_id
        FROM figures_fts f JOIN figures g ON g.id = f.rowid
        WHERE figures_fts MATCH :words AND g.state = 'current' ORDER BY bm25(figures_fts), g.public_id LIMIT :limit""",
}


def search_archive(path: Path, words: str, limit: int = 10) -> Iterator[Hit]:
    """Yield the rows in which all the words stand, by kind, the best `limit` of each kind; none for no words.

    Raises: StoreError when the database is no current archive.
    """
    check_current(path)
    wanted = make_match(words)
    if wanted is None:
        return
    with closing(open_reader(path)) as connection, explained(path):
        for query in QUERIES.values():
            for kind, title, date, found, public_id in connection.execute(query, {"words": wanted, "limit": limit}):
                yield Hit(kind, title, date, " ".join(found.split()), public_id)


def make_match(words: str) -> str | None:
    """Return words as full-text search has them, all quoted, so that none of them is taken for its syntax.

    Words in double quotes are a phrase, a star after a word stands for any ending. None where nothing can be looked for.

    >>> make_match('truce "peace deal" refug* -- AND')
    '"truce" "peace deal" "refug"* "AND"'
    """
    clean = words.replace("\0", " ").encode("utf-8", "ignore").decode()
    parts = []
    for phrase, word, star in re.findall(r'"([^"]*)"|([^\s"]+?)(\*?)(?=[\s"]|$)', clean):
        said = phrase or word
        if any(character.isalnum() for character in said):
            parts.append(f'"{said}"{star}')
    return " ".join(parts) or None
