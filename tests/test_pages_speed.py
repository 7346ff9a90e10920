"""Nothing that a reader waits for looks at every row: the plans of all that our pages ask of a larger, analysed archive."""

from __future__ import annotations

import asyncio
import random
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import shapely
from datasette.database import Database, Results

from archive.publish.bundle.sealing import seal_archive
from archive.publish.bundle.writing import write_site
from archive.publish.pages.land import COARSE as FAR
from archive.publish.pages.land import FINE, MADE_AHEAD, load_outlines, write_outlines
from archive.publish.sealed import put_in_place
from archive.publish.serving import make_datasette
from archive.verify import verify_archive
from hand_made_pages import COARSE, HARMLESS

sys.path.insert(0, str(Path(__file__).parent.parent / "benchmarks"))

from addresses import TABLES, list_addresses
from make_large_archive import make_archive

ARTICLES = 800
# Addresses of each kind of page.
ASKED = 8
# Tables with no more rows may be walked through: publishers, topics.
FEW = 60
# What Datasette asks for itself when it starts.
OF_DATASETTE = re.compile(r"sqlite_master|pragma_|^select count\(\*\) from \[")


class Listening(Database):  # type: ignore[misc]
    """A database that writes down what it is asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked: dict[str, Any] = {}

    async def execute(self, sql: str, params: Any = None, *args: Any, **kwargs: Any) -> Results:
        """Return SQLite's answer."""
        self.asked[sql] = params
        return await super().execute(sql, params, *args, **kwargs)


@pytest.fixture(scope="module")
def large_db(seeds_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive with so much in it, and such statistics, that SQLite chooses between its indexes."""
    folder = tmp_path_factory.mktemp("large")
    make_archive(folder / "work.db", ARTICLES, seeds_db)
    seal_archive(folder / "work.db", folder / "archive.db")
    return folder / "archive.db"


@pytest.fixture(scope="module")
def asked(large_db: Path) -> dict[str, Any]:
    """Return the queries of pages of all kinds, with their values."""
    random.seed(1)
    datasette = make_datasette(large_db)
    database = Listening(datasette, str(large_db), is_mutable=False)
    put_in_place(datasette, database)

    async def read() -> None:
        await datasette.invoke_startup()
        for kind, addresses in list_addresses(large_db).items():
            for address in addresses[:ASKED] if kind not in TABLES else ():
                response = await datasette.client.get(address)
                assert response.status_code == 200, address

    asyncio.run(read())
    return {sql: values for sql, values in database.asked.items() if not OF_DATASETTE.search(sql)}


def test_rows_of_the_large_archive_are_right(large_db: Path) -> None:
    assert list(verify_archive(large_db)) == []


def test_every_kind_of_page_asks(asked: dict[str, Any]) -> None:
    assert len(asked) > 60


def test_no_page_scans_a_table(asked: dict[str, Any], large_db: Path) -> None:
    with closing(sqlite3.connect(large_db)) as connection:
        slow = [(sql, step) for sql, values in asked.items() for step in find_slow_steps(connection, sql, values)]
    assert slow == [], "\n".join(f"{step}: {sql}" for sql, step in slow)


def find_slow_steps(connection: sqlite3.Connection, sql: str, values: Any) -> Iterator[str]:
    for *_, step in connection.execute(f"EXPLAIN QUERY PLAN {sql}", values or {}):
        is_scan = step.startswith("SCAN") and not HARMLESS.fullmatch(step) and count_scanned(connection, sql, step) > FEW
        if is_scan or COARSE.search(step):
            yield step


def count_scanned(connection: sqlite3.Connection, sql: str, step: str) -> int:
    alias = step.split()[1]
    named = re.search(rf"\b(?:FROM|JOIN)\s+(\w+)(?:\s+AS)?\s+{alias}\b", sql, re.IGNORECASE)
    count: int = connection.execute(f"SELECT count(*) FROM {named[1] if named else alias}").fetchone()[0]
    return count


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT count(*) FROM statements s JOIN articles a ON a.id = s.article_id",
        "SELECT * FROM entities AS e WHERE e.name = 'x'",
        "SELECT id FROM statements WHERE kind = 'direct'",
    ],
)
def test_a_scan_is_seen(sql: str, large_db: Path) -> None:
    with closing(sqlite3.connect(large_db)) as connection:
        assert list(find_slow_steps(connection, sql, None))


def test_outlines_of_a_bundle_are_made_ahead(tmp_path: Path) -> None:
    write_site(tmp_path / "site")
    write_outlines(tmp_path)
    for tolerance in (FINE, FAR):
        name = MADE_AHEAD.format(tolerance)
        made = tmp_path / "site" / "archive" / "publish" / "pages" / name
        assert made.read_bytes() == (tmp_path / name).read_bytes()
        assert shapely.equals_exact(shapely.get_parts(shapely.from_wkb(made.read_bytes())), load_outlines(tolerance)).all()
