"""Answers to SQL by hand: reading only, one statement, a bad one is one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive.db import check_current, explain_error, open_reader
from archive.errors import StoreError

# What a reader may do. Full-text search asks for `data_version` itself; the others describe tables.
ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
PRAGMAS = {"data_version", "table_info", "table_xinfo", "index_list", "index_info", "foreign_key_list", "table_list"}


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns of an answer and its rows, read one by one."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


@contextmanager
def open_answer(path: Path, sql: str, values: Mapping[str, str] | None = None) -> Iterator[Answer]:
    """Give the answer to a SELECT; `values` stand for its `:names`.

    Raises: StoreError when the SQL is wrong, would change something, or the database is no current archive.
    """
    check_current(path)
    with closing(open_reader(path)) as connection:
        connection.set_authorizer(authorize)
        try:
            cursor = connection.execute(sql, values or {})
            if cursor.description is None:
                raise StoreError("the SQL asks for nothing", hint="begin with SELECT")
            yield Answer(tuple(column[0] for column in cursor.description), iter(cursor))
        except (sqlite3.Error, sqlite3.Warning) as error:
            raise explain_query(error, path) from error


def authorize(action: int, argument: str | None, value: str | None, *_: str | None) -> int:
    """Tell SQLite whether a step of a statement is allowed."""
    if action == sqlite3.SQLITE_FUNCTION:
        is_allowed = value != "load_extension"
    elif action == sqlite3.SQLITE_PRAGMA:
        is_allowed = argument in PRAGMAS
    elif action == sqlite3.SQLITE_UPDATE:
        # Functions that act as tables, such as json_each, announce themselves by this; by hand nobody can do it.
        is_allowed = argument == "sqlite_master"
    else:
        is_allowed = action in ALLOWED
    return sqlite3.SQLITE_OK if is_allowed else sqlite3.SQLITE_DENY


def explain_query(error: Exception, path: Path) -> StoreError:
    """Return what is wrong with a query in one line."""
    known = explain_error(error, path)
    if known is not None:
        return known
    message = " ".join(str(error).split())
    if any(word in message for word in ("not authorized", "authorization denied", "prohibited")):
        return StoreError("the SQL would do more than read", hint="ask with SELECT; the archive is written by `archive ingest`")
    if "one statement at a time" in message:
        return StoreError("the SQL is more than one statement", hint="ask them one by one")
    hint = "tables and columns: archive query \"select sql from sqlite_master where name = 'statements'\""
    return StoreError(f"the SQL is wrong: {message}", hint=hint if "no such" in message else None)
