"""Proof that every row says what its article says, and that the database is whole.

Of a copy without texts, what is left can be proved: that they are gone, and that no quotation is longer than it should be.
"""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from archive.db import BUSY_TIMEOUT_S, backup, check_current, explained, open_reader, upgrade
from archive.text.first_sentence import CUT, cut_to_sentence

BETWEEN_PIECES = " … "


class Failure(NamedTuple):
    """A row that fails, or a table as a whole."""

    table: str
    row: int | None
    problem: str

    def __str__(self) -> str:
        """Return the line as it is shown."""
        return f"{self.table}{'' if self.row is None else f' {self.row}'}: {self.problem}"


# Rows that hold words of an article: the column with the words, and those with their bounds.
QUOTES = {
    "dates": ("quote", "start_char", "end_char"),
    "roles": ("quote", "start_char", "end_char"),
    "statements": ("quote", "start_char", "end_char"),
    "figures": ("quote", "start_char", "end_char"),
    "event_mentions": ("quote", "start_char", "end_char"),
    "mentions": ("quote", "start_char", "end_char"),
    "event_mentions.trigger": ("trigger", "trigger_start", "trigger_end"),
    "statements.cue": ("cue", "cue_start", "cue_end"),
}
# Rows that have bounds alone; those of a sentence must hold the row's own.
SPANS = {
    "article_spans": ("start_char", "end_char"),
    "roles": ("organization_start", "organization_end"),
    "figures": ("counted_start", "counted_end"),
    "figures.place": ("place_start", "place_end"),
    "event_mentions": ("place_start", "place_end"),
}
SENTENCES = ("dates", "roles", "statements", "figures", "event_mentions", "mentions")
# What a row says of an actor or place must be what its entity says: (table, column with the entity, column, entity's column).
PARTIES = (
    *(("statements", f"{party}_entity_id", f"{party}_id", "actor_id") for party in ("speaker", "addressee", "relayed_by")),
    ("roles", "actor_entity_id", "actor_id", "actor_id"),
    ("roles", "organization_entity_id", "organization_id", "actor_id"),
    ("figures", "given_by_entity_id", "given_by_id", "actor_id"),
    ("event_participants", "actor_entity_id", "actor_id", "actor_id"),
    ("figures", "place_entity_id", "place_id", "place_id"),
    ("events", "place_entity_id", "place_id", "place_id"),
)


def verify_archive(path: Path, *, without_text: bool = False) -> Iterator[Failure]:
    """Yield all that is wrong with an archive, or with a copy that is to hold no texts.

    Raises: StoreError when it cannot be looked at: no archive, another schema, damaged beyond reading.
    """
    check_current(path)
    with closing(open_reader(path)) as connection, explained(path):
        yield from check_schema(connection)
        yield from check_database(connection)
        yield from (check_textless if without_text else check_words)(connection)
        yield from check_content(connection)
        yield from check_links(connection)
    yield from check_full_text(path)


def check_words(connection: sqlite3.Connection) -> Iterator[Failure]:
    """Yield whatever is not as its article's text says."""
    yield from check_articles(connection)
    for name, (words, start, end) in QUOTES.items():
        yield from check_quotes(connection, name.partition(".")[0], words, (start, end))
    for table, start, end in bounds_of_rows():
        yield from check_bounds(connection, table, start, end)
    pieces = "SELECT p.id, p.quote, p.start_char, p.end_char, a.text FROM statement_spans p"
    joined = "JOIN statements s ON s.id = p.statement_id JOIN articles a ON a.id = s.article_id"
    for row, quote, start, end, text in connection.execute(f"{pieces} {joined}"):
        if text[start:end] != quote:
            yield Failure("statement_spans", row, f"quote {quote!r} is not the article's [{start}, {end}) {text[start:end]!r}")


def bounds_of_rows() -> Iterator[tuple[str, str, str]]:
    """Yield the tables with bounds, and the columns that hold them."""
    for name, (start, end) in SPANS.items():
        yield name.partition(".")[0], start, end
    for table in SENTENCES:
        yield table, "sentence_start", "sentence_end"


def check_schema(connection: sqlite3.Connection) -> Iterator[Failure]:
    """Yield tables, indexes, triggers and views that are not as the migrations make them. More of them do no harm."""
    with TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.db"
        upgrade(fresh)
        with closing(open_reader(fresh)) as made:
            wanted = load_schema(made)
    found = load_schema(connection)
    for name, sql in wanted.items():
        if name not in found:
            yield Failure(name, None, "is missing")
        elif found[name] != sql:
            yield Failure(name, None, "is not as the migrations make it")


def load_schema(connection: sqlite3.Connection) -> dict[str, str | None]:
    """Return the SQL of everything that the database is made of, by name."""
    return dict(connection.execute("SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"))


def check_database(connection: sqlite3.Connection) -> Iterator[Failure]:
    """Yield what SQLite itself finds wrong: pages, indexes, constraints, keys that lead nowhere."""
    for (problem,) in connection.execute("PRAGMA integrity_check"):
        if problem != "ok":
            yield Failure("database", None, problem)
    for table, row, target, _ in connection.execute("PRAGMA foreign_key_check"):
        yield Failure(table, row, f"refers to a row of {target} that is not there")


def check_articles(connection: sqlite3.Connection) -> Iterator[Failure]:
    """Yield articles whose text is not that of their hash, entries whose text is not their live blog's."""
    for row, text, sha256 in connection.execute("SELECT id, text, sha256 FROM articles"):
        if hashlib.sha256(text.encode()).hexdigest() != sha256:
            yield Failure("articles", row, "the text is not that of its SHA-256")
    entries = "SELECT a.id, a.text, a.parent_start, p.text FROM articles a JOIN articles p ON p.id = a.parent_id"
    for row, text, start, parent in connection.execute(entries):
        if parent[start : start + len(text)] != text:
            yield Failure("articles", row, f"the text is not that of its live blog from {start}")


def check_quotes(connection: sqlite3.Connection, table: str, words: str, bounds: tuple[str, str]) -> Iterator[Failure]:
    """Yield rows whose words are not those of their article between their bounds; white space may be folded."""
    for row, text, start, end, said in rows_with_text(connection, table, *bounds, words):
        there = text[start:end]
        if said != there and (words == "quote" or said != re.sub(r"\s+", " ", there)):
            yield Failure(table, row, f"{words} {said!r} is not the article's [{start}, {end}) {there!r}")


def check_bounds(connection: sqlite3.Connection, table: str, start: str, end: str) -> Iterator[Failure]:
    """Yield rows with bounds that do not lie in their article."""
    for row, text, first, last in rows_with_text(connection, table, start, end):
        if not 0 <= first < last <= len(text):
            yield Failure(table, row, f"{start}, {end} = [{first}, {last}) is no part of a text of {len(text)} characters")


def rows_with_text(connection: sqlite3.Connection, table: str, start: str, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a table with bounds: key, text of the article, start, other columns."""
    article, text = None, ""
    names = ", ".join((start, *columns))
    for row, owner, *values in connection.execute(
        f"SELECT id, article_id, {names} FROM {table} WHERE {start} IS NOT NULL ORDER BY article_id"
    ):
        if owner != article:
            article = owner
            (text,) = connection.execute("SELECT text FROM articles WHERE id = ?", (owner,)).fetchone() or ("",)
        yield row, text, *values


def check_content(connection: sqlite3.Connection) -> Iterator[Failure]:
    """Yield statements whose content is not that of their pieces."""
    pieces = (
        "SELECT s.id, s.content, p.quote FROM statements s "
        "LEFT JOIN statement_spans p ON p.statement_id = s.id ORDER BY s.id, p.position"
    )
    for (statement, content), rows in groupby(connection.execute(pieces), key=lambda row: row[:2]):
        if BETWEEN_PIECES.join(" ".join((quote or "").split()) for *_, quote in rows) != content:
            yield Failure("statements", statement, "the content is not that of its pieces")


def check_textless(connection: sqlite3.Connection) -> Iterator[Failure]:
    """Yield texts that are still there, quotations of more than a sentence, and bounds that cannot be right."""
    for (row,) in connection.execute("SELECT id FROM articles WHERE text <> '' OR text_around_entries IS NOT NULL"):
        yield Failure("articles", row, "the text is still there")
    quotes = {**QUOTES, "statement_spans": ("quote", "start_char", "end_char")}
    for name, (words, start, end) in quotes.items():
        table = name.partition(".")[0]
        for row, said, length in connection.execute(
            f"SELECT id, {words}, {end} - {start} FROM {table} WHERE {words} IS NOT NULL"
        ):
            yield from check_cut(table, row, said, length)
    for table, start, end in bounds_of_rows():
        for (row,) in connection.execute(f"SELECT id FROM {table} WHERE {start} < 0 OR {end} <= {start}"):
            yield Failure(table, row, f"{start}, {end} are no part of a text")


def check_cut(table: str, row: int, said: str, length: int) -> Iterator[Failure]:
    """Yield what is wrong with a quotation in a copy without texts: longer than a sentence or than it was in its article."""
    if cut_to_sentence(said) != said:
        yield Failure(table, row, f"{said!r} is more than a sentence")
    if len(said.removesuffix(CUT)) > length:
        yield Failure(table, row, f"{said!r} is longer than the {length} characters that it was")


def check_links(connection: sqlite3.Connection) -> Iterator[Failure]:
    """Yield rows whose actor or place is another than their entity's, and actors and places without an entity."""
    for table, local, column, target in PARTIES:
        sql = f"SELECT t.id FROM {table} t JOIN entities e ON e.id = t.{local} WHERE t.{column} IS NOT e.{target}"
        for (row,) in connection.execute(sql):
            yield Failure(table, row, f"{column} is not that of its entity")
    for table, column in (("actors", "actor_id"), ("places", "place_id")):
        first = f"(SELECT min(e.public_id) FROM entities e WHERE e.{column} = t.id)"
        for (row,) in connection.execute(f"SELECT t.id FROM {table} t WHERE t.public_id IS NOT {first}"):
            yield Failure(table, row, "the public id is not the first of its entities'")


def check_full_text(path: Path) -> Iterator[Failure]:
    """Yield full-text tables that do not hold the words of their table."""
    with TemporaryDirectory() as folder:
        # SQLite has them checked by a kind of INSERT, which changes nothing but asks for a file that may be written to.
        if not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
            backup(path, Path(folder) / "copy.db")
            path = Path(folder) / "copy.db"
        with closing(sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None)) as connection, explained(path):
            is_fts = "type = 'table' AND sql LIKE 'CREATE VIRTUAL TABLE%USING FTS5%'"
            for (table,) in connection.execute(f"SELECT name FROM sqlite_master WHERE {is_fts}").fetchall():
                if not is_full_text_whole(connection, table):
                    yield Failure(table, None, "does not hold the words of its table")


def is_full_text_whole(connection: sqlite3.Connection, table: str) -> bool:
    """Tell whether a full-text table holds the words of the table it is about."""
    try:
        connection.execute(f'INSERT INTO "{table}"("{table}", rank) VALUES (\'integrity-check\', 1)')
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CORRUPT:
            raise
        return False
    return True
