"""An archive with nothing in it, or with one article: every page says something that helps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.publish.pages.routes import NAVIGATION
from hand_made_pages import Ask, open_pages

OURS = [path for _, path in NAVIGATION if not path.startswith("/archive")]
STORY = "Harbour stays shut\n\nMayor Ann Brook said the harbour would stay shut for three weeks.\n"


@pytest.fixture(scope="module")
def ask_empty(empty_db: Path) -> Iterator[Ask]:
    with open_pages(empty_db) as ask:
        yield ask


@pytest.fixture(scope="module")
def ask_one(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    from click.testing import CliRunner

    from archive.cli import main

    folder = tmp_path_factory.mktemp("one")
    (folder / "story.txt").write_text(STORY, "utf-8")
    result = CliRunner().invoke(main, ["ingest", str(folder), "--db", str(folder / "archive.db")])
    assert result.exit_code == 0, result.output
    with open_pages(folder / "archive.db") as ask:
        yield ask


@pytest.mark.parametrize("path", [*OURS, "/search?q=peace"])
def test_empty_archive_says_how_to_fill_it(ask_empty: Ask, path: str) -> None:
    answer = ask_empty(path)
    assert answer.status_code == 200
    assert "The archive is empty. <code>archive ingest FOLDER</code>" in answer.text
    assert "no such" not in answer.text


@pytest.mark.parametrize("path", OURS)
def test_an_archive_with_one_article_is_not_empty(ask_one: Ask, path: str) -> None:
    answer = ask_one(path)
    assert answer.status_code == 200
    assert "The archive is empty" not in answer.text


@pytest.mark.parametrize("path", ["/", "/articles"])
def test_article_without_a_date_is_listed(ask_one: Ask, path: str) -> None:
    page = ask_one(path).text
    assert re.search(r'<a class="headline" href="/article/\w+">Harbour stays shut', page)
    assert "undated" in page


def test_search_without_an_answer_says_what_to_try(ask_one: Ask) -> None:
    page = ask_one("/search?q=zebra").text
    assert "Nothing in the archive has this word." in page
    assert "<i>zebra*</i>" in page
    assert "feed reader" not in page
