"""Search and the first page: what is found, how it is grouped, and that no words can break it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.publish.pages.search_sql import KINDS
from hand_made_pages import Ask, open_pages


@pytest.fixture(scope="module")
def ask(seeds_db: Path) -> Iterator[Ask]:
    with open_pages(seeds_db) as ask:
        yield ask


def headings(page: str) -> list[str]:
    return [html.unescape(re.sub(r"<[^>]+>", "", text)).strip() for text in re.findall(r"<h2>(.*?)</h2>", page, re.DOTALL)]


@pytest.mark.parametrize(
    "words, found",
    [
        ("refugees", ["Statements", "Articles", "Figures", "Events"]),
        ("Shoigu", ["Names", "Said by Sergei Shoigu", "Statements", "Articles", "Events"]),
        ("Shoigu refugees", ["Said by Sergei Shoigu", "Articles"]),
        ("refugees Sergei Shoigu", ["Said by Sergei Shoigu", "Articles"]),
        ("Yerevan", ["Names", "Statements", "Articles", "Events"]),
        ('"Lachin corridor"', ["Statements", "Articles"]),
        ("zzz", []),
    ],
)
def test_words_are_found_by_kind(ask: Ask, words: str, found: list[str]) -> None:
    page = ask("/search", q=words).text
    kinds = headings(page)
    assert [kind for kind in kinds if kind in found] == found
    assert bool(kinds) == bool(found)


def test_statement_leads_to_its_spot_with_the_words_marked(ask: Ask) -> None:
    page = ask("/search", q="Shoigu refugees").text
    words = "Russian troops were … ensuring the return of <mark>refugees</mark>,"
    (link,) = re.findall(rf'<a class="quoted" href="(/article/\w+#\w+)">{words}</a>', page)
    path, _, statement = link.partition("#")
    assert f'id="{statement}"' in ask(path).text


def test_article_leads_to_the_words_in_its_text(ask: Ask) -> None:
    page = ask("/search", q="Stepanakert").text
    link = html.unescape(re.findall(r'<a class="headline" href="([^"]+)"', page)[0])
    assert link.endswith("?q=Stepanakert#found-1")
    assert 'id="found-1"' in ask(link.partition("#")[0]).text


@pytest.mark.parametrize(
    "words", ['"', "a AND", "NEAR(", "' OR 1=1 --", "*", "-", "col:x", "(", "a" * 500, "\0", "^x", "{}", "+", "%"]
)
def test_no_words_break_the_search(ask: Ask, words: str) -> None:
    for path in ("/search", "/search.atom", "/articles"):
        assert ask(path, q=words, publisher=words, year=words, before=words, kind=words, page=words).status_code == 200


@pytest.mark.parametrize("kind", ["said", *KINDS])
def test_one_kind_comes_in_pages(ask: Ask, kind: str) -> None:
    assert ask("/search", q="Lavrov", kind=kind).status_code == 200
    page = ask("/search", q="Lavrov", kind=kind, page="2")
    assert page.status_code == 200


def test_more_than_one_page_of_statements(ask: Ask) -> None:
    first = ask("/search", q="Lavrov", kind="said").text
    assert first.count("<blockquote>") == 40
    second = ask("/search", q="Lavrov", kind="said", page="2").text
    assert 0 < second.count("<blockquote>") < 40
    assert 'rel="prev"' in second


def test_home_tells_what_the_archive_holds(ask: Ask) -> None:
    page = ask("/").text
    assert re.search(r"<dt><a [^>]+>articles</a></dt><dd>5</dd>", page)
    assert "21 November 2020</time> to" in page
    assert "23 December 2022" in page
    moved = re.sub(r"<[^>]+>", "", page.partition('href="/figures/returned%20refugees"')[2][:400])
    assert re.search(r"\b7,000 → [a-z ]*48,000", moved)
    assert re.search(r">Sergei Lavrov</a>", page)


@pytest.mark.parametrize("name", ["people", "organizations", "places", "posts", "figures", "events", "articles"])
def test_counts_of_the_first_page_lead_to_pages(ask: Ask, name: str) -> None:
    held = ask("/").text.partition('<dl class="holdings"')[2].partition("</dl>")[0]
    assert f'<a href="/{name}">' in held


def test_names_have_as_many_articles_as_on_their_own_pages(ask: Ask) -> None:
    page = ask("/search", q="Lavrov").text
    path, count = re.search(
        r'href="(/actor/\w+)">Sergei Lavrov</a> <span class="soft small">person, (\d+ articles)', page
    ).groups()  # type: ignore[union-attr]
    assert f"named in {count}" in ask(path).text


def test_home_of_an_empty_archive(empty_db: Path) -> None:
    with open_pages(empty_db) as ask:
        assert "The archive is empty" in ask("/").text
        assert ask("/articles").status_code == 200
        assert ask("/search", q="truce").status_code == 200


def test_articles_by_year_and_publisher(ask: Ask) -> None:
    titles = re.findall(r'<a class="headline"', ask("/articles").text)
    assert len(titles) == 5
    assert len(re.findall(r'<a class="headline"', ask("/articles", year="2020").text)) == 2
    page = ask("/articles", publisher="Asbarez").text
    assert len(re.findall(r'<a class="headline"', page)) == 1
    assert "8 April 2022" in page


def test_articles_go_on_behind_the_last_one_shown(ask: Ask) -> None:
    ids = re.findall(r'<a class="headline" href="/article/(\w+)"', ask("/articles").text)
    assert re.findall(r'<a class="headline" href="/article/(\w+)"', ask("/articles", before=ids[1]).text) == ids[2:]
