"""The archive of the seeds in a real Datasette: every page, facet, canned query and search answers."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from datasette.app import Datasette

from archive.cli import main
from archive.errors import PublishError, StoreError
from archive.publish.metadata import make_metadata
from archive.publish.serving import check_port, make_datasette

SHOWN = make_metadata()["databases"]["archive"]
# What a person might ask; a query that asks for something is answered on the seeds.
ANSWERS: dict[str, dict[str, str]] = {
    "what_did_they_say": {"speaker": "Shoigu", "about": "refugees"},
    "figures_of_a_topic": {"topic": "refugees", "place": ""},
    "who_held_the_post": {"post": "foreign minister", "day": "2020-11-21"},
    "events_between": {"from_day": "2020-11-21", "to_day": "2020-11-21", "type": "consult", "participant": "Shoigu"},
    "who_speaks_to_whom": {},
    "where_sources_differ": {},
}


@pytest.fixture(scope="module")
def ask(seeds_db: Path) -> Iterator[Any]:
    """Return a function from a path to the answer; Datasette runs on one loop for the module."""
    datasette: Datasette = make_datasette(seeds_db)
    with asyncio.Runner() as runner:
        runner.run(datasette.invoke_startup())

        def get(path: str, **params: str) -> Any:
            return runner.run(datasette.client.get(path, params=params or None))

        yield get


@pytest.mark.parametrize("table", sorted(SHOWN["tables"]))
def test_table_page_answers_with_its_facets(ask: Any, table: str) -> None:
    page = ask(f"/archive/{table}")
    assert page.status_code == 200
    answer = ask(f"/archive/{table}.json", _shape="objects", _labels="on").json()
    assert answer["query_ms"] is not None
    assert answer.get("facets_timed_out", []) == []
    assert set(answer["facet_results"]) >= set(SHOWN["tables"][table].get("facets", []))


@pytest.mark.parametrize("query", sorted(SHOWN["queries"]))
def test_canned_query_answers(ask: Any, query: str) -> None:
    assert ask(f"/archive/{query}").status_code == 200
    empty = ask(f"/archive/{query}.json", _shape="objects", **dict.fromkeys(SHOWN["queries"][query].get("params", []), "")).json()
    asked = ask(f"/archive/{query}.json", _shape="objects", **ANSWERS[query]).json()
    assert empty["ok"]
    assert asked["rows"], "the seeds answer this"


def test_words_of_a_reader_are_words_to_the_search(ask: Any) -> None:
    for words in ('"', "a AND", "NEAR(", "' OR 1=1 --", "*"):
        answer = ask("/archive/what_did_they_say.json", speaker="", about=words).json()
        assert answer["ok"]


def test_table_search_finds_by_stem(ask: Any) -> None:
    rows = ask("/archive/statements.json", _search="refugee", _shape="objects").json()["rows"]
    assert any("refugees" in row["content"] for row in rows)


def test_technical_tables_are_hidden(ask: Any) -> None:
    shown = {table["name"] for table in ask("/archive.json").json()["tables"] if not table["hidden"]}
    assert {"articles", "statements", "figures", "events", "roles"} <= shown
    assert shown.isdisjoint({"alembic_version", "statement_spans", "entities", "statements_fts"})


def test_keys_are_shown_as_names(ask: Any) -> None:
    rows = ask("/archive/statements.json", _labels="on", _shape="objects", kind="direct").json()["rows"]
    assert "Sergei Lavrov" in {row["speaker_id"]["label"] for row in rows if row["speaker_id"]}


def test_writing_through_sql_fails(ask: Any) -> None:
    assert ask("/archive.json", sql="delete from articles").status_code == 400


def test_file_of_any_name_is_served_as_archive(seeds_db: Path, tmp_path: Path) -> None:
    copy = tmp_path / "other name.db"
    copy.write_bytes(seeds_db.read_bytes())
    assert "archive" in make_datasette(copy).databases


def test_no_archive_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such database"):
        make_datasette(tmp_path / "none.db")
    result = CliRunner().invoke(main, ["serve", "--db", str(tmp_path / "none.db"), "--port", "0"])
    assert result.exit_code == 1
    assert result.output.count("\n") == 1


def test_taken_port_is_one_line() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PublishError, match="cannot listen"):
            check_port("127.0.0.1", port)
