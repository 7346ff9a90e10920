"""Articles that want to do harm are text: on every page and in every format."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest

from archive.publish.bundle.checking import list_addresses
from archive.publish.bundle.pages import find_faults, find_ways, read_page, shape_of
from archive.publish.bundle.writing import Wishes, make_bundle_metadata
from hand_made_hostile import HARM, MARK, make_hostile_archive
from hand_made_pages import Ask, open_pages


@pytest.fixture(scope="module")
def hostile_db(seeds_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_hostile_archive(seeds_db, tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def ask(hostile_db: Path) -> Iterator[Ask]:
    with open_pages(hostile_db) as ask:
        yield ask


def test_harm_stands_in_every_table(hostile_db: Path) -> None:
    with closing(sqlite3.connect(hostile_db)) as connection:
        ingested = "SELECT count(*) FROM articles WHERE text LIKE '%<script>%'"
        assert connection.execute(ingested).fetchone()[0] >= 3
        for table, column in [
            ("statements", "content"),
            ("actors", "name"),
            ("topics", "name"),
            ("figures", "counted"),
            ("roles", "title"),
        ]:
            harmed = f"SELECT count(*) FROM {table} WHERE {column} LIKE '%{MARK}%'"
            assert connection.execute(harmed).fetchone()[0] > 5, table


def find_addresses(ask: Ask, folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield the addresses of pages, a few of each kind, with the type and body of their answers."""
    folder.joinpath("metadata.yml").write_text(json.dumps(make_bundle_metadata(Wishes(), 1_000_000)), "utf-8")
    waiting = [address for address in list_addresses(folder) if "_facet" not in address]
    seen, kinds = set(waiting), Counter[str]()
    while waiting:
        address = waiting.pop()
        answer = ask(address)
        # A name of a thousand letters, each of them three in an address, is more than an address may be.
        assert answer.status_code in (200, 301, 302) or (MARK in address and answer.status_code in (404, 414)), address
        kind = answer.headers.get("content-type", "")
        yield address, kind, answer.text
        if kind.startswith("text/html") and not address.startswith("/archive/"):
            for way in find_ways(read_page(answer.text), address):
                shape = shape_of(way)
                if way not in seen and kinds[shape] < 4 and not way.startswith("/archive"):
                    seen.add(way)
                    kinds[shape] += 1
                    waiting.append(way)


def test_harm_is_text_on_every_page_and_data_in_every_format(ask: Ask, tmp_path: Path) -> None:
    policy = ask("/").headers["content-security-policy"]
    pages = list(find_addresses(ask, tmp_path))
    faults = []
    for address, kind, body in pages:
        if kind.startswith("text/html"):
            page = read_page(body)
            faults += [f"{address}: {fault}" for fault in find_faults(page, policy)]
            faults += [f"{address}: {page.scripts}" for script in page.scripts if MARK in script]
            faults += [
                f"{address}: an element of theirs"
                for tag in ("<svg/onload", "<iframe", "<i <!--", "<script>alert")
                if tag in body
            ]
            faults += [f"{address}: templates in data run" for made in ("1337",) if made in body and "7 * 191" in body]
        elif "xml" in kind:
            ElementTree.fromstring(body)
        elif "json" in kind:
            json.loads(body)
        else:
            assert kind.startswith(("text/csv", "text/plain")), (address, kind)
    assert faults == []
    html = [body for _, kind, body in pages if kind.startswith("text/html")]
    assert sum(MARK in body for body in html) > 60, "harm has been shown"
    assert {"/actor/*", "/article/*", "/figures/*", "/place/*"} <= {shape_of(address) for address, *_ in pages}


def test_csv_is_exactly_what_stands_in_the_archive(ask: Ask, hostile_db: Path) -> None:
    """A mark in front of what a spreadsheet may take for a formula would make other data of it."""
    answer = ask("/archive/publishers.csv")
    assert answer.headers["content-type"].startswith("text/plain")
    assert answer.headers["x-content-type-options"] == "nosniff"
    rows = list(csv.DictReader(io.StringIO(answer.text, newline="")))
    with closing(sqlite3.connect(hostile_db)) as connection:
        assert [row["name"] for row in rows] == [
            name for (name,) in connection.execute("SELECT name FROM publishers ORDER BY name")
        ]
    assert any(HARM in row["name"] for row in rows)
