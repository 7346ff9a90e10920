"""The files that were given to the archive, and the runs that read them. Plain SQL, so that asking costs no time."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from importlib.metadata import version

from archive.errors import ArchiveError
from archive.facts import Basis, Given, Metadata

COLUMNS = "path, raw_sha256, given, read_as, outcome, error, hint, article_id"
SAVED, FAILED = "saved", "failed"


@dataclass(frozen=True, slots=True)
class Input:
    """A file and what became of it."""

    path: str  # as seen from the database's folder
    raw_sha256: str | None  # None where it could not be read
    given: str  # metadata as JSON
    read_as: str | None  # version of the extractors; None: it must be read again
    outcome: str
    error: str | None = None
    hint: str | None = None
    article_id: int | None = None


@dataclass(slots=True)
class Counts:
    """How many inputs came to what end."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    failed: int = 0


def find_input(connection: sqlite3.Connection, path: str) -> Input | None:
    """Return what is known of a file, None of a new one."""
    row = connection.execute(f"SELECT {COLUMNS} FROM inputs WHERE path = ?", (path,)).fetchone()
    return Input(*row) if row else None


def find_same_input(connection: sqlite3.Connection, wanted: Input) -> Input | None:
    """Return another file with the same bytes and metadata that is in the archive already, None where none is."""
    same = "raw_sha256 = ? AND given = ? AND read_as = ? AND article_id IS NOT NULL"
    values = (wanted.raw_sha256, wanted.given, wanted.read_as)
    row = connection.execute(f"SELECT {COLUMNS} FROM inputs WHERE {same} ORDER BY path LIMIT 1", values).fetchone()
    return Input(*row) if row else None


def inputs_of(connection: sqlite3.Connection, article_id: int, but: str) -> list[Input]:
    """Return the other files from which an article came."""
    rows = connection.execute(f"SELECT {COLUMNS} FROM inputs WHERE article_id = ? AND path <> ?", (article_id, but))
    return [Input(*row) for row in rows]


def save_input(connection: sqlite3.Connection, row: Input, run_id: int) -> None:
    """Write down what became of a file."""
    values = (*astuple(row), run_id)
    names = [*COLUMNS.split(", "), "run_id"]
    updates = ", ".join(f"{name} = excluded.{name}" for name in names[1:])
    insert = f"INSERT INTO inputs ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    connection.execute(f"{insert} ON CONFLICT (path) DO UPDATE SET {updates}", values)


def point_inputs(connection: sqlite3.Connection, paths: list[str], article_id: int | None, *, read_again: bool) -> None:
    """Point files to another article; `read_again` where it is not as they would have it."""
    sql = "UPDATE inputs SET article_id = ?, read_as = CASE WHEN ? THEN NULL ELSE read_as END WHERE path = ?"
    connection.executemany(sql, [(article_id, read_again, path) for path in paths])


def failed_input(path: str, error: ArchiveError, former: Input | None) -> Input:
    """Return the row of a file that cannot be read. What the archive has of it from before stays."""
    return Input(
        path=path,
        raw_sha256=None,
        given=former.given if former else "{}",
        read_as=None,
        outcome=FAILED,
        error=error.message,
        hint=error.hint,
        article_id=former.article_id if former else None,
    )


def given_json(metadata: Metadata) -> str:
    """Return metadata as JSON, the same for the same values.

    >>> given_json(Metadata(url=Given("https://example.org/1", Basis.SIDECAR)))
    '{"url": ["https://example.org/1", "sidecar"]}'
    """
    given = {name: getattr(metadata, name) for name in sorted(Metadata.__slots__)}
    return json.dumps({name: [value.value, value.basis.value] for name, value in given.items() if value}, ensure_ascii=False)


def given_on_command_line(row: Input | None) -> Metadata:
    """Return what was given for a file on the command line before: it goes on to hold."""
    given = json.loads(row.given) if row else {}
    return Metadata(**{k: Given(v, Basis.COMMAND_LINE) for k, (v, basis) in given.items() if basis == Basis.COMMAND_LINE})


def strength(row: Input) -> tuple[int, str]:
    """Return what decides, for files with one text and address, whose metadata the article has: the most wins."""
    return (len(json.loads(row.given)), row.given)


def start_run(connection: sqlite3.Connection) -> int:
    """Write down that a run has begun; return its key."""
    cursor = connection.execute(
        "INSERT INTO runs (started_at, version, added, replaced, unchanged, failed) VALUES (?, ?, 0, 0, 0, 0)",
        (now(), version("archive")),
    )
    return cursor.lastrowid or 0


def finish_run(connection: sqlite3.Connection, run_id: int, counts: Counts, *, cut_off: bool) -> None:
    """Write down how a run ended."""
    connection.execute(
        "UPDATE runs SET finished_at = ?, added = ?, replaced = ?, unchanged = ?, failed = ? WHERE id = ?",
        (None if cut_off else now(), *astuple(counts), run_id),
    )


def now() -> str:
    """Return the present time as it is written down."""
    return datetime.now(UTC).isoformat(timespec="seconds")
