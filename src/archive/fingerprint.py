"""A hash of the archive's content by public ids: equal for archives that say the same, however they were made.

Not part of it: integer keys, runs, inputs (their paths), extractors, redirects, suggestions and measurements.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from sqlalchemy import Table

from archive.db import check_current, explained, open_reader
from archive.models import Base

# How a row that others refer to is told apart, from its own columns; `{t}` is its table's alias.
DOCUMENT = "{t}.public_id || ' ' || {t}.sha256 || ' ' || coalesce({t}.parent_start, '')"
KEYS = {
    "articles": DOCUMENT,
    "actors": "{t}.public_id",
    "places": "{t}.public_id",
    "publishers": "{t}.name",
    "topics": "{t}.name",
    "entities": "{t}.public_id || ' ' || {t}.local_id",
    "mentions": "{t}.start_char || '-' || {t}.end_char || ' ' || coalesce({t}.name, '')",
    "statements": "{t}.public_id",
    "events": "{t}.public_id",
}
CONTENT = (
    *("publishers", "articles", "article_spans", "actors", "persons", "organizations", "actor_names", "places", "place_names"),
    *("entities", "mentions", "topics", "dates", "roles", "statements", "statement_spans", "figures"),
    *("events", "event_mentions", "event_participants", "decisions"),
)
# Keys, and what follows from other columns.
LEFT_OUT = {"id", "extractor_id", "searched_text"}
BITS = 256


def compute_fingerprint(path: Path) -> str:
    """Return the fingerprint of an archive, 64 hex digits. Rows are added up one by one, in no order.

    Raises: StoreError when the database is no current archive.
    """
    check_current(path)
    total = 0
    with closing(open_reader(path)) as connection, explained(path):
        connection.execute("BEGIN")  # one moment of it, whoever writes meanwhile
        for name in CONTENT:
            for row in rows_of(connection, Base.metadata.tables[name]):
                total += int.from_bytes(hashlib.sha256(f"{name} {row}".encode()).digest())
    return f"{total % 2**BITS:064x}"


def rows_of(connection: sqlite3.Connection, table: Table) -> Iterator[str]:
    """Yield the rows of a table as text, each key of another row replaced by what tells that row apart."""
    targets = target_tables(table)
    columns = [
        tell_apart(targets[column.name], f't."{column.name}"') if column.name in targets else f't."{column.name}"'
        for column in table.columns
        if column.name in targets or column.name not in LEFT_OUT
    ]
    for row in connection.execute(f'SELECT {", ".join(columns)} FROM "{table.name}" t'):
        yield json.dumps(list(row), ensure_ascii=False)


def target_tables(table: Table) -> dict[str, str]:
    """Return to which table each key of another row leads. Of keys of two columns, the first is the row's."""
    targets = {key.column_keys[0]: key.referred_table.name for key in table.foreign_key_constraints}
    return {column: target for column, target in targets.items() if target in KEYS}


def tell_apart(target: str, key: str) -> str:
    """Return the SQL that tells the row of a table with a given key apart from its other rows."""
    return f'(SELECT {KEYS[target].format(t="k")} FROM "{target}" k WHERE k.id = {key})'
