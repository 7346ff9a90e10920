"""The database of a bundle: a copy that is never written to again, compact, with statistics, and what is known of it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from datasette.inspect import inspect_hash, inspect_tables

from archive.db import explained, open_reader, open_writer, transaction
from archive.publish.limits import MEGABYTE
from archive.publish.metadata import DATABASE

# Rows of each index that statistics are made of.
LOOKED_AT = 10_000
# Columns that hold more than a sentence.
LONG = {"articles": ("text", "text_around_entries"), "statements": ("content", "quote"), "statement_spans": ("quote",)}


def seal_archive(work: Path, target: Path) -> None:
    """Write an archive to a new file: complete in itself, without the remains of what was deleted, analysed.

    The archive given is worked on meanwhile. It has to be open for writing: from one that is not, SQLite (3.40) does not
    copy tables with generated columns.
    """
    with closing(open_writer(work)) as connection, explained(work):
        full_text = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING FTS5%'"
        for (table,) in connection.execute(full_text).fetchall():
            connection.execute(f'INSERT INTO "{table}"("{table}") VALUES (\'optimize\')')
        connection.execute(f"PRAGMA analysis_limit = {LOOKED_AT}")
        connection.execute("ANALYZE")
        connection.execute("VACUUM INTO ?", (str(target),))
    with closing(sqlite3.connect(target)) as connection, explained(target):
        connection.execute("PRAGMA journal_mode = DELETE")


def shorten_paths(work: Path, home: Path) -> None:
    """Leave of the inputs' paths what stands below the folder that holds them all: where that lies is nobody's business.

    The paths are as seen from `home`.
    """
    with closing(open_writer(work)) as connection, transaction(connection):
        paths = {path: os.path.normpath(home / path) for (path,) in connection.execute("SELECT path FROM inputs")}
        folder = os.path.commonpath([home] if not paths else [Path(path).parent for path in paths.values()])
        # By way of what no path begins with: one's new name may be another's old one.
        renamed = [(f"//{Path(path).relative_to(folder).as_posix()}", former) for former, path in paths.items()]
        connection.executemany("UPDATE inputs SET path = ? WHERE path = ?", renamed)
        connection.execute("UPDATE inputs SET path = substr(path, 3)")


def inspect_archive(path: Path) -> dict[str, Any]:
    """Return what Datasette wants to know of a database that never changes: hash, size, counts of rows."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?immutable=1", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        tables = inspect_tables(connection, {})
    return {DATABASE: {"hash": inspect_hash(path), "size": path.stat().st_size, "file": path.name, "tables": tables}}


def find_longest(path: Path) -> int:
    """Return how many bytes a value or row may have to have: twice the longest row here, at least a million."""
    with closing(open_reader(path)) as connection, explained(path):
        longest = 0
        for table, columns in LONG.items():
            size = " + ".join(f"length(CAST(coalesce({column}, '') AS BLOB))" for column in columns)
            longest = max(longest, connection.execute(f"SELECT max({size}) FROM {table}").fetchone()[0] or 0)
    return max(MEGABYTE, 2 * longest)
