"""Datasette's metadata: a sentence for every table and column, and no word about what is not there."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import yaml

from archive.errors import PublishError
from archive.publish.metadata import dump_metadata, load_metadata_file, make_metadata

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def tables() -> dict[str, Any]:
    found: dict[str, Any] = make_metadata()["databases"]["archive"]["tables"]
    return found


def columns_of(database: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the tables and views that a person may see, with their columns."""
    with closing(sqlite3.connect(database)) as connection:
        sql = "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"
        for (name,) in connection.execute(sql).fetchall():
            if "_fts" not in name:
                rows = connection.execute("SELECT name FROM pragma_table_xinfo(?) WHERE hidden <> 1", (name,))
                yield name, [column for (column,) in rows]


def test_every_table_and_column_has_its_sentence(empty_db: Path, tables: dict[str, Any]) -> None:
    found = dict(columns_of(empty_db))
    assert set(tables) == set(found)
    missing = [
        f"{name}.{column}" for name, columns in found.items() for column in columns if not tables[name]["columns"].get(column)
    ]
    assert missing == []
    assert [name for name in tables if not tables[name].get("description")] == []


def test_no_sentence_about_what_is_not_there(empty_db: Path, tables: dict[str, Any]) -> None:
    found = dict(columns_of(empty_db))
    described = {(name, column) for name, look in tables.items() for column in look["columns"]}
    assert {(name, column) for name, column in described if column not in found[name]} == set()
    named = {(name, column) for name, look in tables.items() for column in look.get("facets", [])}
    named |= {(name, look[key]) for name, look in tables.items() for key in ("sort", "sort_desc", "label_column") if key in look}
    assert {(name, column) for name, column in named if column not in found[name]} == set()


def test_every_table_has_a_sort_order(tables: dict[str, Any]) -> None:
    assert [name for name, look in tables.items() if not look.get("sort") and not look.get("sort_desc")] == []


def test_file_is_what_the_models_and_the_presentation_make() -> None:
    assert (ROOT / "metadata.yml").read_text("utf-8") == dump_metadata(), "run `make metadata`"
    assert yaml.safe_load(dump_metadata()) == make_metadata()


def test_unreadable_metadata_is_one_line(tmp_path: Path) -> None:
    file = tmp_path / "m.yml"
    file.write_text("a: [")
    with pytest.raises(PublishError, match="not readable as YAML"):
        load_metadata_file(file)
    file.write_text("- a")
    with pytest.raises(PublishError, match="not a YAML mapping"):
        load_metadata_file(file)
