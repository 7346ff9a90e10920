"""Atom feeds: well-formed, newest first, every entry a link to its spot."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from xml.etree import ElementTree

import pytest

from hand_made_pages import Ask, open_pages

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def ask(seeds_db: Path) -> Iterator[Ask]:
    with open_pages(seeds_db) as ask:
        yield ask


def test_feed_of_an_actor_has_what_they_said(ask: Ask, seeds_db: Path) -> None:
    with closing(sqlite3.connect(seeds_db)) as connection:
        (actor,) = connection.execute("SELECT public_id FROM actors WHERE name = 'Sergei Shoigu'").fetchone()
    answer = ask(f"/actor/{actor}/statements.atom")
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    feed = ElementTree.fromstring(answer.text)
    assert feed.findtext(f"{ATOM}title") == "Statements of Sergei Shoigu"
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) > 5
    dates = [str(entry.findtext(f"{ATOM}updated")) for entry in entries]
    assert dates == sorted(dates, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == dates[0]
    for entry in entries:
        link = entry.find(f"{ATOM}link")
        assert link is not None
        page, _, statement = link.attrib["href"].partition("#")
        assert f'id="{statement}"' in ask(page.removeprefix("http://localhost")).text
        assert entry.findtext(f"{ATOM}id") == f"http://localhost/id/{statement}"
        assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Sergei Shoigu"


def test_feed_of_words_has_the_statements_with_them(ask: Ask) -> None:
    feed = ElementTree.fromstring(ask("/search.atom", q="refugees").text)
    texts = [str(entry.findtext(f"{ATOM}summary")) for entry in feed.findall(f"{ATOM}entry")]
    assert texts
    assert all("refugee" in text.lower() for text in texts)


def test_feed_of_nothing_is_a_feed(ask: Ask) -> None:
    feed = ElementTree.fromstring(ask("/search.atom").text)
    assert feed.findall(f"{ATOM}entry") == []
    assert ask("/actor/pnobody/statements.atom").status_code == 404
