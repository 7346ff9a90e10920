"""Conflicts and quality: what counts as disagreement, and what is told about the program itself."""

from __future__ import annotations

import html
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from archive.cli import main
from archive.db import make_engine, open_writer, transaction
from archive.errors import ReadError
from archive.evaluate import Score
from archive.publish.pages import conflicts, quality
from archive.publish.pages.conflict_sql import QUERIES
from archive.store.evaluations import save_evaluation
from archive.store.inputs import failed_input, save_input, start_run
from archive.store.saving import save_analysis
from hand_made import TRUCE, truce_analysis
from hand_made_pages import Ask, check_plans, open_pages


@pytest.fixture(scope="module")
def database(empty_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of two articles that say the same of one day; the second gets other values below."""
    path = Path(shutil.copy(empty_db, tmp_path_factory.mktemp("conflicts") / "archive.db"))
    engine = make_engine(path)
    for number, text in enumerate((TRUCE, TRUCE + "Something more was said.\n")):
        with Session(engine) as session, session.begin():
            save_analysis(session, truce_analysis(text, f"{number}.txt", url=f"https://example.org/{number}"))
    engine.dispose()
    return path


def changed(database: Path, folder: Path, *changes: str) -> Path:
    path = Path(shutil.copy(database, folder / "archive.db"))
    with closing(sqlite3.connect(path)) as connection, connection:
        for change in changes:
            connection.execute(change)
    return path


def found(database: Path, kind: str) -> list[sqlite3.Row]:
    with closing(sqlite3.connect(database)) as connection:
        connection.row_factory = sqlite3.Row
        return connection.execute(QUERIES[kind]).fetchall()


SECOND = "id = (SELECT max(id) FROM figures WHERE topic_id = (SELECT id FROM topics WHERE name = 'peacekeepers'))"
# Given by somebody else, else one and the same person has said both.
BY_OTHER = f"UPDATE figures SET given_by_id = NULL, given_by_entity_id = NULL WHERE {SECOND}"


@pytest.mark.parametrize(
    "change, disagrees",
    [
        ("value = value", False),
        ("value = 2500", True),
        ("value = 2000, bound = 'approximate'", False),
        ("value = 2500, bound = 'approximate'", True),
        ("value = 1500, bound = 'more_than'", False),
        ("value = 2500, bound = 'at_least'", True),
        ("value = 2500, bound = 'less_than'", False),
        ("value = 1900, value_max = 2000, bound = 'range'", False),
        ("value = 2500, unit = 'tonne'", False),
        ("value = 2500, place_id = NULL, place_entity_id = NULL", False),
        ("value = 2500, as_of_earliest = '2020-11-24', as_of_latest = '2020-11-24'", False),
        ("value = 2500, since_earliest = '2020-11-01'", False),
        ("value = 2500, state = 'rejected'", False),
    ],
)
def test_values_that_cannot_both_be_right(database: Path, tmp_path: Path, change: str, disagrees: bool) -> None:
    path = changed(database, tmp_path, BY_OTHER, f"UPDATE figures SET {change} WHERE {SECOND}")
    assert bool(found(path, "conflict_values")) == disagrees


LAST_ROLE = "id = (SELECT max(id) FROM roles)"
OTHER_HOLDER = (
    "INSERT INTO actors (id, public_id, kind, name, identity) VALUES (99, 'pother', 'person', 'Ola Berg', 'ola berg')",
    f"UPDATE roles SET actor_id = 99, actor_entity_id = NULL WHERE {LAST_ROLE}",
    "UPDATE roles SET title = 'foreign minister', start_date = NULL, start_date_earliest = NULL",
)


@pytest.mark.parametrize(
    "change, disagrees",
    [
        ("status = 'current'", True),
        ("status = 'former'", False),
        ("title = 'deputy foreign minister'", False),
        ("organization = 'Sweden', organization_id = NULL, organization_entity_id = NULL", False),
        ("start_date_earliest = '2020-12-01', start_date_latest = '2020-12-01'", False),
    ],
)
def test_two_holders_of_one_post(database: Path, tmp_path: Path, change: str, disagrees: bool) -> None:
    path = changed(database, tmp_path, *OTHER_HOLDER, f"UPDATE roles SET {change} WHERE {LAST_ROLE}")
    assert bool(found(path, "conflict_holders")) == disagrees


def test_posts_that_many_hold_are_no_conflict(database: Path, tmp_path: Path) -> None:
    path = changed(database, tmp_path, *OTHER_HOLDER, "UPDATE roles SET title = 'spokesman'")
    assert found(path, "conflict_holders") == []


TOLD_TWICE = "UPDATE event_mentions SET event_id = (SELECT min(id) FROM events)"


@pytest.mark.parametrize("day, disagrees", [("2020-11-20", True), ("2020-11-23", False)])
def test_two_dates_of_one_event(database: Path, tmp_path: Path, day: str, disagrees: bool) -> None:
    dated = "UPDATE event_mentions SET date = {0}, date_earliest = {0}, date_latest = {0} WHERE id {1}"
    changes = (
        dated.format("'2020-11-23'", "> 0"),
        dated.format(f"'{day}'", "= (SELECT max(id) FROM event_mentions)"),
    )
    path = changed(database, tmp_path, TOLD_TWICE, *changes)
    assert bool(found(path, "conflict_dates")) == disagrees


def test_each_side_leads_to_its_sentence(database: Path, tmp_path: Path) -> None:
    path = changed(database, tmp_path, BY_OTHER, f"UPDATE figures SET value = 2500 WHERE {SECOND}", *OTHER_HOLDER)
    with open_pages(path) as ask:
        for kind, words in (("values", "2,500"), ("holders", "Ola Berg")):
            page = ask("/conflicts", kind=kind).text
            assert words in page
            links = set(re.findall(r'href="(/article/\w+)#(\w+)"', page))
            assert len(links) == 2
            for article, fact in links:
                assert f'id="{fact}"' in ask(article).text


def test_nothing_is_scanned(seeds_db: Path) -> None:
    for module in (conflicts, quality):
        check_plans(module, seeds_db)


@pytest.fixture(scope="module")
def ask(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    path = Path(shutil.copy(database, tmp_path_factory.mktemp("quality") / "archive.db"))
    with closing(open_writer(path)) as connection:
        for version, hits in (("0.9", 1), ("1.0", 3)):
            with transaction(connection):
                scores = {"statements": Score(4, 4, hits), "figure_value": Score(4, 4, 2, is_accuracy=True)}
                save_evaluation(connection, scores, "our texts", version)
                connection.execute("UPDATE evaluations SET measured_at = '2020-01-01T00:00:00+00:00' WHERE version = '0.9'")
        run = start_run(connection)
        save_input(connection, failed_input("bad.txt", ReadError("not UTF-8", "bad.txt", "save it so"), None), run)
    with open_pages(path) as ask:
        yield ask


def test_the_last_measurement_is_shown(ask: Ask) -> None:
    page = html.unescape(ask("/quality").text)
    assert "our texts" in page
    assert "version 1.0" in page
    assert "version 0.9" not in page
    row = page[page.index('<th scope="row">statements</th>') :].partition("</tr>")[0]
    assert re.findall(r'<td class="number">([^<]*)</td>', row) == ["0.75", "0.75", "0.75"]
    share = page[page.index('<th scope="row">figures: the value</th>') :].partition("</tr>")[0]
    assert re.findall(r'<td class="number">([^<]*)</td>', share) == ["", "", "0.50"]


def test_what_failed_is_told(ask: Ask) -> None:
    words = re.sub(r"<[^>]*>", " ", ask("/quality").text)
    for word in ("bad.txt", "not UTF-8", "save it so", "1 failed"):
        assert word in words


def test_saving_needs_an_archive(tmp_path: Path) -> None:
    gold = str(Path(__file__).parent / "gold")
    result = CliRunner().invoke(main, ["evaluate", gold, "--save", "--db", str(tmp_path / "none.db")])
    assert result.exit_code == 1
    assert "there is no such database" in result.output
