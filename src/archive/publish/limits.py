"""What SQL by strangers may cost: set on every connection that reads the archive, so that nobody can eat memory or hours.

Datasette stops a query when its time is up, but looks at the clock only between rows: one call of a function that works
for an hour, or fills the memory, has to be kept from it beforehand. Connections that write have no such limits.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from contextlib import closing
from typing import Any
from weakref import ReferenceType, ref

from archive.query import authorize

MEGABYTE = 1_000_000

# Bytes of the longest value or row. The article with the longest text must fit, in UTF-8; a bundle says how long that is.
LONGEST = 8 * MEGABYTE
# Bytes of an answer in Python's memory, which Datasette holds as a whole.
LARGEST_ANSWER = 64 * MEGABYTE
# Bytes that SQLite may take in one process, caches and sorters included.
LARGEST_HEAP = 256 * MEGABYTE
# What a set of characters to trim may hold: each character of a text is compared with each of these.
MOST_CHARACTERS = 100

# Widths of printf() that are handed over, or have five digits: it goes on counting when the text is too long by far.
WIDE = re.compile(r"%[^%a-zA-Z]*(\*|\d{5})")

# Generous for questions, pages and facets; far below what it takes to do harm.
LIMITS = {
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 300,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 64,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 64,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 5_000,
}

# Work that grows with the square of what they are given, or reaches outside the database.
REFUSED_FUNCTIONS = {"fts3_tokenizer", "json_patch", "unhex"}
# Walks through the whole file before its first row.
REFUSED_TABLES = {"dbstat"}
# Those that describe the database; Datasette asks for them itself.
PRAGMAS = {
    *("data_version", "database_list", "foreign_key_list", "function_list", "index_info", "index_list", "index_xinfo"),
    *("max_page_count", "page_count", "page_size", "schema_version", "table_info", "table_list", "table_xinfo"),
}


def limit_reader(connection: sqlite3.Connection, longest: int = LONGEST) -> None:
    """Set all limits on a connection that reads."""
    # Together for all connections of the process; once set, it can only be lowered.
    connection.execute(f"PRAGMA hard_heap_limit = {LARGEST_HEAP}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)
    for limit, value in LIMITS.items():
        connection.setlimit(limit, value)
    replace_functions(connection, longest)
    connection.row_factory = AnswerLimit()
    connection.set_authorizer(authorize_reader)


def authorize_reader(action: int, argument: str | None, value: str | None, *_: str | None) -> int:
    """Tell SQLite whether a step of a stranger's statement is allowed: reading is, with few exceptions."""
    if action == sqlite3.SQLITE_FUNCTION and value in REFUSED_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and argument in REFUSED_TABLES:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_PRAGMA and argument in PRAGMAS:
        return sqlite3.SQLITE_OK
    return authorize(action, argument, value)


class AnswerLimit:
    """Makes the rows of a connection and counts their bytes; an answer that grows too large is an error."""

    def __init__(self) -> None:
        self.answer: ReferenceType[sqlite3.Cursor] | None = None
        self.size = 0

    def __call__(self, cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> sqlite3.Row:
        """Return a row. Raises: sqlite3.OperationalError when the rows so far are too large."""
        if self.answer is None or self.answer() is not cursor:
            self.answer, self.size = ref(cursor), 0
        self.size += sum(map(sys.getsizeof, values))
        if self.size > LARGEST_ANSWER:
            self.size = 0
            raise sqlite3.OperationalError(f"the answer is larger than {LARGEST_ANSWER // MEGABYTE} MB: ask for fewer rows")
        return sqlite3.Row(cursor, values)


def replace_functions(connection: sqlite3.Connection, longest: int) -> None:
    """Put others in the place of functions that are slow for some values: linear ones, and ones that refuse these."""

    def replace(text: Any, old: Any, new: Any) -> str | None:  # noqa: ANN401
        if text is None or old is None or new is None:
            return None
        text, old, new = as_text(text), as_text(old), as_text(new)
        if not old:
            return text
        if len(text) + text.count(old) * (len(new) - len(old)) > longest:
            raise OverflowError("string too big")
        return text.replace(old, new)

    connection.create_function("instr", 2, find_part, deterministic=True)
    connection.create_function("replace", 3, replace, deterministic=True)
    connection.create_function("printf", -1, print_formatted, deterministic=True)
    connection.create_function("format", -1, print_formatted, deterministic=True)
    for name, strip in (("trim", str.strip), ("ltrim", str.lstrip), ("rtrim", str.rstrip)):
        connection.create_function(name, 2, make_trim(strip), deterministic=True)


def find_part(text: Any, part: Any) -> int | None:  # noqa: ANN401
    """Return where a part first stands in a text, counted from 1; 0: nowhere.

    >>> find_part("a truce", "truce"), find_part("a truce", "war"), find_part(None, "war"), find_part(2020, 20)
    (3, 0, None, 1)
    """
    if text is None or part is None:
        return None
    if isinstance(text, bytes) and isinstance(part, bytes):
        return text.find(part) + 1
    return as_text(text).find(as_text(part)) + 1


def print_formatted(*values: Any) -> str | None:  # noqa: ANN401
    """Return what SQLite's own printf() makes of values, unless it would take very long.

    >>> print_formatted("%.1f %s", 2.25, "years")
    '2.3 years'
    """
    if values and values[0] is not None and WIDE.search(as_text(values[0])):
        raise OverflowError("too wide")
    with closing(sqlite3.connect(":memory:")) as plain:
        text: str | None = plain.execute(f"SELECT printf({', '.join('?' * len(values))})", values).fetchone()[0]
    return text


def make_trim(strip: Any) -> Any:  # noqa: ANN401
    """Return a function that takes characters of a set away from the ends of a text."""

    def trim(text: Any, characters: Any) -> str | None:  # noqa: ANN401
        if text is None or characters is None:
            return None
        if len(as_text(characters)) > MOST_CHARACTERS:
            raise OverflowError("too many characters to trim")
        # Python takes an empty set for white space, SQLite for nothing.
        trimmed: str = strip(as_text(text), as_text(characters)) if as_text(characters) else as_text(text)
        return trimmed

    return trim


def as_text(value: str | bytes | float) -> str:
    """Return a value as SQLite turns it into text."""
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)
