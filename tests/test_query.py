"""SQL by hand: reading only, in four forms, a bad query in one line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from archive.cli import main
from archive.errors import StoreError
from archive.query import open_answer


def ask(database: Path, *arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(main, ["query", "--db", str(database), *arguments], input=stdin)


@pytest.mark.parametrize(
    ("sql", "rows"),
    [
        ("SELECT 1 AS one, NULL AS none, 'x' AS word", [(1, None, "x")]),
        ("SELECT count(*) FROM articles", [(0,)]),
        ("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT i FROM n", [(1,), (2,), (3,)]),
        ("SELECT value FROM json_each('[1, 2]')", [(1,), (2,)]),
        ("SELECT name FROM pragma_table_info('topics')", [("id",), ("name",)]),
        ("SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'truce'", []),
        ("EXPLAIN QUERY PLAN SELECT * FROM topics WHERE 0", None),
        ("  -- a remark\nVALUES (1)", [(1,)]),
    ],
)
def test_what_only_reads_is_answered(empty_db: Path, sql: str, rows: list[tuple[object, ...]] | None) -> None:
    with open_answer(empty_db, sql) as answer:
        found = list(answer.rows)
    assert rows is None or found == rows


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM articles",
        "INSERT INTO topics (name) VALUES ('x')",
        "WITH x AS (SELECT 1) UPDATE topics SET name = 'x'",
        "DROP TABLE topics",
        "CREATE TEMP TABLE x (y)",
        "ATTACH '/tmp/other.db' AS other",
        "DETACH main",
        "VACUUM INTO '/tmp/copy.db'",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA query_only = OFF",
        "BEGIN",
        "REINDEX",
        "SELECT load_extension('x')",
        "INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')",
    ],
)
def test_what_does_more_is_refused(empty_db: Path, sql: str) -> None:
    with pytest.raises(StoreError, match="the SQL would do more than read"), open_answer(empty_db, sql) as answer:
        list(answer.rows)


@pytest.mark.parametrize(
    ("sql", "message"),
    [
        ("SELEC 1", 'the SQL is wrong: near "SELEC": syntax error'),
        ("SELECT colour FROM articles", "the SQL is wrong: no such column: colour"),
        ("SELECT * FROM people", "the SQL is wrong: no such table: people"),
        ("SELECT 1; SELECT 2", "the SQL is more than one statement"),
        ("", "the SQL asks for nothing"),
        ("/* nothing */", "the SQL asks for nothing"),
        ("SELECT :who", "the SQL is wrong: You did not supply a value"),
        ("SELECT abs(-9223372036854775808)", "the SQL is wrong: integer overflow"),
    ],
)
def test_bad_sql_is_one_line(empty_db: Path, sql: str, message: str) -> None:
    result = ask(empty_db, sql)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"archive: {message}")
    assert result.stderr.count("\n") == 1


ROWS = "SELECT 1960 AS n, 'a, \"b\"' AS words UNION ALL SELECT 2.5, NULL"


def test_forms_of_an_answer(empty_db: Path) -> None:
    assert ask(empty_db, ROWS).stdout.splitlines() == ["n      words", "─────────────", '1960   a, "b"', "2.5"]
    assert list(csv.reader(io.StringIO(ask(empty_db, ROWS, "--format", "csv").stdout))) == [
        ["n", "words"],
        ["1960", 'a, "b"'],
        ["2.5", ""],
    ]
    values = [{"n": 1960, "words": 'a, "b"'}, {"n": 2.5, "words": None}]
    assert json.loads(ask(empty_db, ROWS, "--format", "json").stdout) == values
    assert [json.loads(line) for line in ask(empty_db, ROWS, "--format", "jsonl").stdout.splitlines()] == values


@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl"])
def test_no_rows_are_no_error(empty_db: Path, form: str) -> None:
    result = ask(empty_db, "SELECT 1 AS one WHERE 0", "--format", form)
    expected = {"table": ["one", "───"], "csv": ["one"], "json": ["[]"], "jsonl": []}
    assert (result.exit_code, result.stdout.splitlines()) == (0, expected[form])


def test_values_stand_for_names(empty_db: Path) -> None:
    sql = "SELECT :who || ' ' || :what AS said"
    result = ask(empty_db, sql, "-p", "who", "Bell'; DROP TABLE articles; --", "-p", "what", "left", "--format", "csv")
    assert result.stdout == "said\nBell'; DROP TABLE articles; -- left\n"


def test_query_comes_from_stdin(empty_db: Path) -> None:
    assert ask(empty_db, "-", "--format", "csv", stdin="SELECT 1 AS one").stdout == "one\n1\n"


def test_table_cannot_touch_the_terminal(empty_db: Path) -> None:
    assert "\x1b" not in ask(empty_db, "SELECT char(27) || '[31mred' AS word").stdout


def test_missing_archive_is_one_line(tmp_path: Path) -> None:
    result = ask(tmp_path / "no.db", "SELECT 1")
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "there is no such database" in result.stderr
    assert not (tmp_path / "no.db").exists()
