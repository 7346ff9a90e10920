"""Search: words as people type them, each kind of row, nothing that does not count."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.orm import Session
from sqlite_utils import Database

from archive.cli import main
from archive.db import make_engine
from archive.search import make_match, search_archive
from archive.store.saving import save_analysis
from hand_made import TRUCE, blog_analysis, truce_analysis


@pytest.fixture(scope="module")
def database(empty_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(empty_db, tmp_path_factory.mktemp("search") / "archive.db"))
    engine = make_engine(path)
    with Session(engine) as session, session.begin():
        save_analysis(session, truce_analysis(url="https://example.org/1"))
        save_analysis(session, truce_analysis(TRUCE + "Corrected on Tuesday.\n", url="https://example.org/1"))
        save_analysis(session, truce_analysis(TRUCE + "Corrected on Tuesday.\n", url="https://example.com/copy"))
        save_analysis(session, blog_analysis())
    engine.dispose()
    return path


def found(database: Path, words: str) -> list[tuple[str, str | None]]:
    return [(hit.kind, hit.title) for hit in search_archive(database, words)]


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        (
            "bell",
            [
                ("person", "Anna Bell"),
                ("article", "Peacekeepers in place"),
                ("entry", "Bell lands in Oslo"),
                ("statement", "aide"),
                ("event", "AID"),
            ],
        ),
        ("peacekeeper", [("article", "Peacekeepers in place"), ("statement", "Anna Bell"), ("figure", "1960")]),
        ("noon", [("entry", "Talks begin")]),
        ("menu", [("article", "Live: the talks")]),
        ("oslo", [("place", "Oslo"), ("article", "Peacekeepers in place"), ("entry", "Bell lands in Oslo")]),
        ('"kept our word"', [("article", "Peacekeepers in place"), ("statement", "Anna Bell")]),
        ('"word our kept"', []),
        ("refug*", []),
        ("peacek*", [("article", "Peacekeepers in place"), ("statement", "Anna Bell"), ("figure", "1960")]),
        (
            "norway",
            [("organization", "Norway"), ("article", "Peacekeepers in place"), ("entry", "Talks begin"), ("event", "AID")],
        ),
        (
            "Ánna",
            [
                ("person", "Anna Bell"),
                ("article", "Peacekeepers in place"),
                ("entry", "Bell lands in Oslo"),
                ("statement", "aide"),
            ],
        ),
        ("NOT", []),
        ("-", []),
    ],
)
def test_words_are_found_in_rows_that_count(database: Path, words: str, hits: list[tuple[str, str | None]]) -> None:
    assert sorted(found(database, words), key=str) == sorted(hits, key=str)


def test_found_words_stand_in_brackets(database: Path) -> None:
    (entry,) = search_archive(database, "noon")
    assert entry.words == "13:40 Talks begin The talks began at [noon]. Norway is the host."
    assert entry.date == "2020-11-23"


def test_other_tools_search_the_file_as_it_is(database: Path) -> None:
    rows = Database(database)["articles"].search("noon", columns=["title"])
    assert list(rows) == [{"title": "Talks begin"}]


def test_limit_is_for_each_kind(database: Path) -> None:
    assert [hit.kind for hit in search_archive(database, "bell", limit=1)] == ["person", "entry", "statement", "event"]


@given(st.text())
def test_no_words_break_the_syntax(text: str) -> None:
    wanted = make_match(text)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (words, tokenize = 'porter unicode61 remove_diacritics 2')")
        connection.execute("INSERT INTO t VALUES ('truce')")
        if wanted is not None:
            connection.execute("SELECT * FROM t WHERE t MATCH ?", (wanted,)).fetchall()


@given(st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=5))
def test_all_words_are_looked_for(words: list[str]) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (words)")
        connection.execute("INSERT INTO t VALUES (?)", (" and not or ".join(words),))
        assert connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (make_match(" ".join(words)),)).fetchone() == (1,)


def test_command_takes_what_the_shell_hands_over(database: Path) -> None:
    for arguments in (["kept our word"], ['"kept our word"'], ["kept", "word"]):
        result = CliRunner().invoke(main, ["search", "--db", str(database), "--format", "csv", *arguments])
        assert result.exit_code == 0
        assert "statement,Anna Bell,2020-11-23" in result.stdout, arguments
    assert CliRunner().invoke(main, ["search", "--db", str(database), "word our kept", "--format", "jsonl"]).stdout == ""


def test_nothing_to_look_for_is_a_usage_error(database: Path) -> None:
    result = CliRunner().invoke(main, ["search", "--db", str(database), "--", "-", '"'])
    assert result.exit_code == 2
    assert "there is no word to look for" in result.stderr
