"""`--without-text`: a copy that may be published where the texts are other people's.

Texts are gone, quotations are no longer than a sentence. Titles, names, links, dates and facts stay: `TREATMENT` says of
each column that holds text what becomes of it.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from archive.db import open_writer, transaction
from archive.text.first_sentence import CUT, cut_to_sentence, find_sentence_end
from archive.verify import BETWEEN_PIECES

# Columns that become empty, and with what.
EMPTIED = {"articles": {"text": "''", "text_around_entries": "NULL"}}
# Columns whose values are cut after their first sentence.
CUT_COLUMNS = {
    "conflicts": ("note",),
    "dates": ("quote",),
    "decisions": ("quote", "note"),
    "event_mentions": ("quote", "trigger"),
    "events": ("summary",),
    "figures": ("quote", "counted"),
    "inputs": ("error", "hint"),
    "mentions": ("quote", "name"),
    "roles": ("quote",),
    "statements": ("quote", "cue"),
    "statement_spans": ("quote",),
    "suggestions": ("reason",),
}
# Columns that follow from others: a statement's content is that of its pieces.
FOLLOWING = {"statements": ("content",)}
# Columns that hold JSON, with strings in it to be cut.
CUT_JSON = {"decisions": ("value",)}
# Columns that stay: names, words of one or two, codes, dates, links, hashes.
KEPT = {
    "actor_names": ("name",),
    "actors": ("public_id", "name", "identity"),
    "articles": (
        *("public_id", "title", "byline", "url", "language", "published", "published_time", "published_zone"),
        *("published_month", "sha256", "searched_text"),
    ),
    "conflicts": ("kind", "public_id", "other_public_id"),
    "dates": ("public_id", "date", "date_month"),
    "decisions": ("kind", "public_id", "other_public_id", "field", "article_public_id", "decided_at", "decided_by"),
    "entities": ("public_id", "name", "names", "canonical", "local_id"),
    "evaluations": ("measured_at", "version", "gold", "measure"),
    "event_mentions": ("public_id", "date"),
    "events": ("public_id", "type", "date", "date_month", "place"),
    "extractors": ("name", "version", "model"),
    "figures": ("public_id", "unit", "place", "as_of", "as_of_month", "since"),
    "inputs": ("path", "raw_sha256", "given", "read_as"),
    "organizations": ("country_code",),
    "place_names": ("name",),
    "places": ("public_id", "name", "country_code", "identity"),
    "publishers": ("name",),
    "redirects": ("public_id", "target_public_id"),
    "roles": ("public_id", "title", "organization", "start_date", "end_date"),
    "runs": ("started_at", "finished_at", "version"),
    "statements": ("public_id", "date", "date_month"),
    "suggestions": ("kind", "public_id", "other_public_id"),
    "topics": ("name",),
}
# Full-text tables come first: without them, no word of what is deleted stays behind in an index.
FULL_TEXT = "sql LIKE 'CREATE VIRTUAL TABLE%USING FTS5%'"
DERIVED = "name LIKE 'sqlite\\_stat%' ESCAPE '\\'"


class Piece(NamedTuple):
    """An uninterrupted piece of a statement."""

    id: int
    quote: str
    start: int


def remove_texts(path: Path) -> None:
    """Take the texts out of an archive, and cut all quotations. Its file still holds them, until it is vacuumed."""
    with closing(open_writer(path)) as connection, transaction(connection):
        connection.create_function("cut_to_sentence", 1, lambda text: text and cut_to_sentence(text), deterministic=True)
        connection.create_function("cut_json", 1, cut_json, deterministic=True)
        rebuild = drop_full_text(connection)
        for (table,) in connection.execute(f"SELECT name FROM sqlite_master WHERE type = 'table' AND {DERIVED}").fetchall():
            connection.execute(f"DROP TABLE {table}")
        cut_statements(connection)
        for sql in write_changes():
            connection.execute(sql)
        for sql in rebuild:
            connection.execute(sql)


def drop_full_text(connection: sqlite3.Connection) -> list[str]:
    """Drop the full-text tables and their triggers; return the SQL that makes them again, out of what is there then."""
    made = connection.execute(f"SELECT name, sql FROM sqlite_master WHERE {FULL_TEXT} ORDER BY rowid").fetchall()
    names = [name for name, _ in made]
    triggers = [
        (name, sql)
        for name, sql in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid")
        if any(re.search(rf"\b{full_text}\b", sql) for full_text in names)
    ]
    for name, _ in triggers:
        connection.execute(f'DROP TRIGGER "{name}"')
    for name in names:
        connection.execute(f'DROP TABLE "{name}"')
    rebuilt = [f'INSERT INTO "{name}"("{name}") VALUES (\'rebuild\')' for name in names]
    return [sql for _, sql in (*made, *triggers)] + rebuilt


def write_changes() -> Iterator[str]:
    """Yield the SQL that empties and cuts columns."""
    for table, columns in EMPTIED.items():
        yield f"UPDATE {table} SET {', '.join(f'{column} = {value}' for column, value in columns.items())}"
    for function, tables in (("cut_to_sentence", CUT_COLUMNS), ("cut_json", CUT_JSON)):
        for table, names in tables.items():
            for column in names:
                yield f'UPDATE {table} SET "{column}" = {function}("{column}") WHERE "{column}" IS NOT {function}("{column}")'


def cut_json(text: str | None) -> str | None:
    """Return JSON whose strings are cut after their first sentence.

    >>> cut_json('"He left. She stayed."'), cut_json("3")
    ('"He left. […]"', '3')
    """
    return text and json.dumps(_cut_value(json.loads(text)), ensure_ascii=False)


def _cut_value(value: object) -> object:
    if isinstance(value, str):
        return cut_to_sentence(value)
    if isinstance(value, list):
        return [_cut_value(one) for one in value]
    return {key: _cut_value(one) for key, one in value.items()} if isinstance(value, dict) else value


def cut_statements(connection: sqlite3.Connection) -> None:
    """Cut statements of more than a sentence, such as a transcript's long turn: the same words of all their columns."""
    statements = (
        "SELECT s.id, s.quote, s.start_char, p.id, p.quote, p.start_char FROM statements s "
        "JOIN statement_spans p ON p.statement_id = s.id ORDER BY s.id, p.position"
    )
    cuts, gone, contents = [], [], []
    for (statement, quote, start), rows in groupby(connection.execute(statements), key=lambda row: row[:3]):
        pieces = [Piece(*row[3:]) for row in rows]
        kept = cut_pieces(pieces, start + find_sentence_end(quote))
        if kept != pieces:
            gone += [(piece.id,) for piece in pieces[len(kept) :]]
            cuts.append((kept[-1].quote, kept[-1].id))
            contents.append((BETWEEN_PIECES.join(" ".join(piece.quote.split()) for piece in kept), statement))
    connection.executemany("DELETE FROM statement_spans WHERE id = ?", gone)
    connection.executemany("UPDATE statement_spans SET quote = ? WHERE id = ?", cuts)
    connection.executemany("UPDATE statements SET content = ? WHERE id = ?", contents)


def cut_pieces(pieces: Iterable[Piece], end: int) -> list[Piece]:
    """Return the pieces of a statement up to an offset, the first one at least to the end of its first sentence.

    >>> cut_pieces([Piece(1, "We will go,", 1), Piece(2, "They will stay.", 25)], end=24)
    [Piece(id=1, quote='We will go, […]', start=1)]
    """
    kept: list[Piece] = []
    for piece in pieces:
        sentence = piece.start + find_sentence_end(piece.quote)
        if not kept:
            end = max(end, sentence)
        if piece.start >= end:
            kept[-1] = kept[-1]._replace(quote=kept[-1].quote + CUT)
            break
        cut = piece.quote[: min(end, sentence) - piece.start]
        is_whole = not piece.quote[len(cut) :].strip()
        kept.append(piece if is_whole else piece._replace(quote=cut + CUT))
        if not is_whole:
            break
    return kept
