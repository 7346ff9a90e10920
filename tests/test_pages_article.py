"""The page of an article: its text unchanged, every fact in its place with an address of its own."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from archive.cli import main
from archive.public_ids import article_id
from hand_made_pages import Ask, open_pages

VOID = {"input", "meta", "link", "br"}
FACTS = {"statements": "quote", "figures": "quote", "roles": "quote", "dates": "quote", "event_mentions": '"trigger"'}


class Page(HTMLParser):
    """The words of a page's headline and text, and those of each element with an id or a fact."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str | None, bool]] = []
        self.words = ""
        self.pieces: dict[str, str] = {}
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        given = dict(attrs)
        assert tag != "a" or all(outer != "a" for outer, _, _ in self.open), "a link in a link"
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag not in VOID:
            begins = tag == "h1" or given.get("class") == "text"
            ends = given.get("class") == "entry-mark"
            is_text = begins or (bool(self.open) and self.open[-1][2] and not ends)
            is_fact = (given.get("class") or "").startswith("fact ")
            self.open.append((tag, given.get("data-fact") if is_fact else None, is_text))

    def handle_endtag(self, tag: str) -> None:  # noqa: D102
        assert self.open, f"</{tag}> closes nothing"
        opened = self.open.pop()
        assert opened[0] == tag, f"</{tag}> closes <{opened[0]}>"

    def handle_data(self, data: str) -> None:  # noqa: D102
        if not self.open or not self.open[-1][2]:
            return
        self.words += data
        for fact in {fact for _, fact, _ in self.open if fact}:
            self.pieces[fact] = self.pieces.get(fact, "") + data


@pytest.fixture(scope="module")
def ask(seeds_db: Path) -> Iterator[Ask]:
    with open_pages(seeds_db) as ask:
        yield ask


def rows(database: Path, sql: str, *values: object) -> list[Any]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql, values).fetchall()


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def articles(database: Path) -> list[tuple[int, str, str, str | None]]:
    return rows(database, "SELECT id, public_id, text, title FROM articles WHERE state = 'current' ORDER BY id")


def test_every_article_shows_its_text_and_each_fact_in_its_place(ask: Ask, seeds_db: Path) -> None:
    for key, public_id, text, _ in articles(seeds_db):
        page = Page(ask(f"/article/{public_id}").text)
        assert page.open == []
        # The headline may have stood below a time stamp; nothing is lost.
        assert not Counter(letters(text)) - Counter(letters(page.words)), public_id
        assert len(page.ids) == len(set(page.ids)), "no id stands twice"
        inside = "IN (SELECT id FROM articles WHERE ? IN (id, parent_id))"
        for table, column in FACTS.items():
            for fact, quote in rows(seeds_db, f"SELECT public_id, {column} FROM {table} WHERE article_id {inside}", key):
                assert letters(page.pieces[fact]) == letters(quote)
                assert page.ids.count(fact) == 1
                assert page.ids.count(f"about-{fact}") == 1


def test_statement_is_told_with_all_who_have_to_do_with_it(ask: Ask, seeds_db: Path) -> None:
    sql = """SELECT s.public_id, a.public_id FROM statements s JOIN articles a ON a.id = s.article_id
      WHERE s.content LIKE 'A total of 23%'"""
    ((statement, article),) = rows(seeds_db, sql)
    page = ask(f"/article/{article}").text
    told = page[page.index(f'id="about-{statement}"') :].partition("</li>")[0]
    assert re.search(r'href="/actor/\w+">Sergei Shoigu</a> <span class="soft">told</span>', told)
    assert re.search(r"<dt>to</dt><dd><a [^>]+>Nikol Pashin", told)
    assert f'href="#{statement}"' in told


def test_entries_are_sections_with_times_and_links(ask: Ask, seeds_db: Path) -> None:
    ((blog,),) = rows(seeds_db, "SELECT public_id FROM articles WHERE kind = 'liveblog'")
    entries = rows(seeds_db, "SELECT public_id, published_time FROM articles WHERE kind = 'entry'")
    page = ask(f"/article/{blog}").text
    for entry, time in entries:
        assert f'id="{entry}"' in page
        assert f'<a href="/article/{entry}">{time}</a>' in page
    alone = ask(f"/article/{entries[1][0]}").text
    assert f'href="/article/{blog}#{entries[1][0]}"' in alone
    assert f'href="/article/{entries[0][0]}">entry above' in alone
    assert f'href="/article/{entries[2][0]}">entry below' in alone


def test_date_stands_with_its_basis(ask: Ask, seeds_db: Path) -> None:
    ((article,),) = rows(seeds_db, "SELECT public_id FROM articles WHERE id = 1")
    assert '21 November 2020</time> <span class="basis">(given in the collection’s manifest)' in ask(f"/article/{article}").text


def test_words_searched_for_are_found_in_the_text(ask: Ask, seeds_db: Path) -> None:
    ((article,),) = rows(seeds_db, "SELECT public_id FROM articles WHERE id = 1")
    page = ask(f"/article/{article}", q="refugee NEAR(")
    assert page.status_code == 200
    assert '<mark class="found"' not in page.text, "all the words must be there"
    assert re.search(r'<mark class="found" id="found-1">refugees</mark>', ask(f"/article/{article}", q="refugee").text)


def test_title_of_the_text_is_the_headline_and_stands_once(ask: Ask, seeds_db: Path) -> None:
    ((article, title),) = rows(seeds_db, "SELECT public_id, title FROM articles WHERE title LIKE 'Lavrov Pledges%'")
    page = Page(ask(f"/article/{article}").text)
    assert letters(page.words).count(letters(title)) == 1


def test_speech_of_a_transcript_is_marked_paragraph_by_paragraph(ask: Ask, seeds_db: Path) -> None:
    ((article,),) = rows(seeds_db, "SELECT public_id FROM articles WHERE kind = 'transcript'")
    page = ask(f"/article/{article}").text
    sql = "SELECT s.public_id FROM statements s JOIN articles a ON a.id = s.article_id WHERE a.public_id = ? AND s.quote LIKE ?"
    (speech, *_) = [fact for (fact,) in rows(seeds_db, sql, article, "%\n%")]
    pieces = re.findall(rf'<span class="fact statement" data-fact="{speech}"( id="{speech}")?>', page)
    assert len(pieces) > 1
    assert [bool(piece) for piece in pieces] == [True] + [False] * (len(pieces) - 1)


@pytest.fixture(scope="module")
def revised(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Ask an archive with an article that has a newer revision, and a copy under another address."""
    folder = tmp_path_factory.mktemp("revised")
    database = folder / "archive.db"
    for name, text, about in (
        ("old", "Mayor Ann Poe said the port is open.", "url: https://example.org/a, published: 2024-05-06"),
        ("new", "Mayor Ann Poe said the port is closed.", "url: https://example.org/a, published: 2024-05-07"),
        ("copy", "Mayor Ann Poe said the port is closed.", "url: https://example.org/b, title: The copy, published: 2024-05-08"),
    ):
        (folder / f"{name}.txt").write_text(text, "utf-8")
        with (folder / "manifest.yml").open("a", encoding="utf-8") as manifest:
            manifest.write(f"{name}.txt: {{{about}}}\n")
    assert CliRunner().invoke(main, ["ingest", str(folder), "--db", str(database)]).exit_code == 0
    with open_pages(database) as ask:
        yield ask


def test_revisions_and_copies_lead_to_each_other(revised: Ask) -> None:
    now = f"/article/{article_id('https://example.org/a', '')}"
    copy = f"/article/{article_id('https://example.org/b', '')}"
    page = revised(now).text
    assert "closed" in page
    (older,) = re.findall(rf'Older revisions: <a href="({now}/[0-9a-f]{{12}})"', page)
    assert f'<a href="{copy}">The copy</a>' in page
    before = revised(older).text
    assert "open" in before
    assert f'This is an older revision; <a href="{now}">' in before
    assert f'The same text stands in <a href="{now}">' in revised(copy).text
    statement = re.findall(r'data-fact="(s\w+)"', page)[0]
    assert revised(f"/id/{statement}").headers["location"] == f"{now}#{statement}"
