"""The database of a published bundle: it never changes, so that slow answers that many want are made ahead.

`answers.json` holds them: the counts of facets, and whatever else took long when the bundle was made. The server looks
the query up there before it asks SQLite.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from datasette.database import Database, Results

from archive.publish.metadata import DATABASE
from archive.publish.pages.standing import Answers
from archive.publish.reading import ReadingDatabase
from archive.publish.watch import Watch

if TYPE_CHECKING:
    from datasette.app import Datasette

# Answers that took longer than this when the bundle was made are kept.
SLOW_S = 0.02
# Neither long tables nor answers that would take long to read.
MOST_KEPT_ROWS = 200

_is_limited: ContextVar[bool] = ContextVar("is_limited", default=False)


class SealedDatabase(ReadingDatabase):
    """A database that never changes. Queries that cannot be stopped in time are watched."""

    def __init__(self, datasette: Datasette, path: Path, answers: dict[str, Results], watch: Watch | None = None) -> None:
        super().__init__(datasette, str(path), is_mutable=False)
        self.answers = answers
        self.watch = watch

    async def execute(self, sql: str, params: Any = None, *args: Any, **kwargs: Any) -> Results:  # noqa: ANN401
        """Return the answer made ahead, else SQLite's."""
        if (known := self.answers.get(key_of(sql, params))) is not None:
            return known
        token = _is_limited.set(True)
        try:
            return await super().execute(sql, params, *args, **kwargs)
        finally:
            _is_limited.reset(token)

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], Any]) -> Any:  # noqa: ANN401
        """Run a function with a connection in a thread."""
        watch = self.watch if _is_limited.get() else None
        if watch is None:
            return await super().execute_fn(fn)

        def watched(connection: sqlite3.Connection) -> Any:  # noqa: ANN401
            with watch:
                return fn(connection)

        return await super().execute_fn(watched)


class RecordingDatabase(Database):
    """A database that takes its time and keeps the answers that took long."""

    def __init__(self, datasette: Datasette, path: Path) -> None:
        super().__init__(datasette, str(path), is_mutable=False)
        self.answers: dict[str, Results] = {}

    async def execute(self, sql: str, params: Any = None, *args: Any, **kwargs: Any) -> Results:  # noqa: ANN401
        """Return SQLite's answer, kept where it took long."""
        key, start = key_of(sql, params), time.perf_counter()
        results = self.answers.get(key) or await super().execute(sql, params, *args, **kwargs)
        if time.perf_counter() - start > SLOW_S and 0 < len(results.rows) <= MOST_KEPT_ROWS:
            self.answers[key] = results
        return results


def put_in_place(datasette: Datasette, database: Database) -> None:
    """Make a database the only one that Datasette serves, as `archive`."""
    from datasette.app import DatasetteClient

    for name in datasette.databases.keys() - {"_internal"}:
        datasette.remove_database(name)
    datasette.add_database(database, name=DATABASE)
    # The one it has was made before there was a database, for whose sake the plugin adds its pages.
    datasette.client = DatasetteClient(datasette)


def key_of(sql: str, params: Any) -> str:  # noqa: ANN401
    """Return what tells a query apart from others.

    >>> key_of("select 1", None) == key_of("select 1", []), key_of("select :a", {"a": 1})
    (True, '["select :a", {"a": 1}]')
    """
    values = dict(params) if isinstance(params, dict) else list(params or ())
    return json.dumps([sql, values or None], default=str, sort_keys=True)


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is known beforehand: answers to queries, and what stands in the archive as a whole."""

    queries: dict[str, Results] = field(default_factory=dict)
    standing: Answers = field(default_factory=dict)

    def dump(self) -> str:
        """Return it as JSON, without answers that hold what JSON cannot."""
        queries = {key: _as_json(results.rows, results.truncated) for key, results in self.queries.items()}
        standing = {name: _as_json(rows, truncated=False) for name, rows in self.standing.items()}
        return json.dumps(
            {"queries": {key: one for key, one in queries.items() if one}, "standing": standing}, ensure_ascii=False
        )

    @classmethod
    def load(cls, text: str) -> Ahead:
        """Return it out of JSON, rows as SQLite would make them."""
        content = json.loads(text)
        queries = {key: make_results(**one) for key, one in content["queries"].items()}
        return cls(queries, {name: make_results(**one).rows for name, one in content["standing"].items()})


def _as_json(rows: Sequence[sqlite3.Row], truncated: bool) -> dict[str, Any] | None:
    if any(isinstance(value, bytes) for row in rows for value in row):
        return None
    columns = rows[0].keys() if rows else []
    return {"columns": columns, "rows": [list(row) for row in rows], "truncated": truncated}


def make_results(columns: list[str], rows: list[list[Any]], truncated: bool) -> Results:
    """Return an answer of Datasette's."""
    names = ", ".join('NULL AS "{}"'.format(column.replace('"', '""')) for column in columns)
    connection = sqlite3.connect(":memory:")
    cursor = connection.execute(f"SELECT {names or 'NULL'}")
    made = Results([sqlite3.Row(cursor, tuple(row)) for row in rows], truncated, cursor.description)
    connection.close()
    return made
