"""The frame around all pages: it answers, keeps Datasette's own pages working, and leads ids to what bears them."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import datasette
import pytest

from archive.publish.pages import article, article_facts, articles, feeds, links, search_sql
from archive.publish.pages.routes import NAVIGATION
from hand_made_pages import Ask, check_plans, open_pages

PUBLISH = Path(article.__file__).parent.parent


@pytest.fixture(scope="module")
def moved_db(seeds_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the seeds' archive in which a few ids have moved."""
    path = tmp_path_factory.mktemp("moved") / "archive.db"
    shutil.copy(seeds_db, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        for old, table in (("aformer", "articles"), ("pformer", "actors"), ("sformer", "statements"), ("lformer", "places")):
            connection.execute(f"INSERT INTO redirects SELECT ?, public_id FROM {table} WHERE id = 1", (old,))
    return path


@pytest.fixture(scope="module")
def ask(moved_db: Path) -> Iterator[Ask]:
    with open_pages(moved_db) as ask:
        yield ask


def read(database: Path, sql: str) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return str(connection.execute(sql).fetchone()[0])


@pytest.mark.parametrize("module", [article, article_facts, articles, feeds, links, search_sql], ids=lambda one: one.__name__)
def test_no_query_of_a_page_scans_a_table(module: object, empty_db: Path) -> None:
    check_plans(module, empty_db)  # type: ignore[arg-type]


@pytest.mark.parametrize("label, path", NAVIGATION)
def test_navigation_leads_somewhere(ask: Ask, label: str, path: str) -> None:
    answer = ask(path)
    assert answer.status_code == 200
    assert f">{label}</a>" in answer.text


@pytest.mark.parametrize(
    "path", ["/", "/articles", "/search?q=truce", "/archive", "/archive/statements", "/archive/articles/1", "/-/plugins"]
)
def test_every_page_has_a_language_a_way_past_the_navigation_and_our_style(ask: Ask, path: str) -> None:
    page = ask(path).text
    if path == "/-/plugins":
        assert "archive" in page
        return
    assert '<html lang="en">' in page
    assert 'href="#content"' in page
    assert 'id="content"' in page
    assert re.search(r"/-/static-plugins/archive/archive\.css\?[0-9a-f]{8}", page)


@pytest.mark.parametrize("path", ["/", "/articles", "/search?q=truce", "/id/nothing"])
def test_our_pages_have_no_inline_script_and_name_no_other_host(ask: Ask, path: str) -> None:
    page = ask(path).text
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r"\son\w+=", page) == []
    assert re.findall(r'(?:src|href)="(?:https?:)?//(?!datasette\.io)[^"]*"', page) == []


@pytest.mark.parametrize("name", ["archive.css", "tables.css", "archive.js", "icon.svg"])
def test_static_files_are_served(ask: Ask, name: str) -> None:
    answer = ask(f"/-/static-plugins/archive/{name}")
    assert answer.status_code == 200
    assert "http://" not in answer.text.replace("http://www.w3.org/", "")


def test_columns_of_a_table_are_folded_away_once(ask: Ask) -> None:
    page = ask("/archive/statements").text
    assert page.count("column-descriptions") == 1
    assert re.search(r'<details class="column-list">\s*<summary>What the 31 columns mean', page)


def test_index_of_datasette_is_still_there_for_programs(ask: Ask) -> None:
    assert ask("/.json").json()["archive"]["tables_count"] > 10
    assert ask("/archive.json").status_code == 200


def test_frame_has_all_that_the_one_of_datasette_has() -> None:
    ours = (PUBLISH / "templates" / "archive" / "frame.html").read_text("utf-8")
    theirs = (Path(datasette.__file__).parent / "templates" / "base.html").read_text("utf-8")
    parts = re.compile(r"block \w+|{{ \w+|(?:for|if|include) [^%]*?(?= -?%})")
    missing = {match[0] for match in parts.finditer(theirs)} - {match[0] for match in parts.finditer(ours)}
    # Its style sheet is taken in by tables.css, and there is always one for phones.
    assert missing == {"{{ app_css_hash"}


def test_id_leads_to_what_bears_it(ask: Ask, moved_db: Path) -> None:
    statement = read(moved_db, "SELECT public_id FROM statements WHERE id = 1")
    event = read(moved_db, "SELECT public_id FROM events WHERE id = 1")
    first = read(moved_db, "SELECT public_id FROM articles WHERE id = 1")
    actor = read(moved_db, "SELECT public_id FROM actors WHERE id = 1")
    for public_id, path in (
        (statement, f"/article/{first}#{statement}"),
        (event, f"/article/{first}#{event}"),
        (first, f"/article/{first}"),
        (actor, f"/actor/{actor}"),
    ):
        answer = ask(f"/id/{public_id}")
        assert (answer.status_code, answer.headers["location"]) == (302, path)


def test_id_that_has_moved_leads_on_for_good(ask: Ask, moved_db: Path) -> None:
    first = read(moved_db, "SELECT public_id FROM articles WHERE id = 1")
    statement = read(moved_db, "SELECT public_id FROM statements WHERE id = 1")
    for path, target in (
        ("/article/aformer", f"/article/{first}"),
        ("/id/aformer", f"/article/{first}"),
        ("/id/sformer", f"/article/{first}#{statement}"),
        ("/id/pformer", "/actor/" + read(moved_db, "SELECT public_id FROM actors WHERE id = 1")),
    ):
        answer = ask(path)
        assert (answer.status_code, answer.headers["location"]) == (301, target)


def test_entity_of_an_article_leads_to_the_actor(ask: Ask, moved_db: Path) -> None:
    sql = """SELECT {} FROM entities e JOIN actors a ON a.id = e.actor_id WHERE e.public_id <> a.public_id ORDER BY e.id"""
    entity, actor = (read(moved_db, sql.format(column)) for column in ("e.public_id", "a.public_id"))
    answer = ask(f"/id/{entity}")
    assert (answer.status_code, answer.headers["location"]) == (301, f"/actor/{actor}")


@pytest.mark.parametrize("path", ["/article/anothing", "/id/nothing", "/id/s1", f"/id/{'x' * 40}", "/article/a/000000000000"])
def test_unknown_id_is_a_page_that_says_so(ask: Ask, path: str) -> None:
    answer = ask(path)
    assert answer.status_code == 404
    assert "Not found" in answer.text


def test_unknown_page_has_the_frame(ask: Ask) -> None:
    answer = ask("/no-such-page")
    assert answer.status_code == 404
    assert 'class="site-name"' in answer.text


def test_public_ids_in_tables_are_links(ask: Ask, moved_db: Path) -> None:
    statement = read(moved_db, "SELECT public_id FROM statements WHERE id = 1")
    assert f'<a href="/id/{statement}">{statement}</a>' in ask("/archive/statements", public_id=statement).text


@pytest.mark.parametrize("name", ["articles", "archive"])
def test_plugin_leaves_other_databases_alone(tmp_path: Path, name: str) -> None:
    import asyncio

    from datasette.app import Datasette

    path = tmp_path / f"{name}.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE search (id INTEGER PRIMARY KEY, public_id TEXT)")
        connection.execute("INSERT INTO search VALUES (1, 'a1')")
        connection.commit()
    other = Datasette(files=[str(path)], metadata={"databases": {name: {"tables": {"search": {"columns": {"id": "The key."}}}}}})
    with asyncio.Runner() as runner:
        runner.run(other.invoke_startup())
        for address in ("/", f"/{name}", f"/{name}/search", f"/{name}/search/1"):
            page = runner.run(other.client.get(address))
            assert page.status_code == 200
            assert "static-plugins/archive" not in page.text
            assert "/id/a1" not in page.text


def test_row_without_a_label_is_called_untitled(ask: Ask, moved_db: Path) -> None:
    key = read(moved_db, "SELECT id FROM articles WHERE title IS NULL AND id IN (SELECT article_id FROM statements) LIMIT 1")
    page = ask("/archive/statements", article_id=key).text
    assert f'<a href="/archive/articles/{key}">untitled</a>' in page
    assert ">None<" not in page


def test_single_row_stands_upright_with_what_its_columns_mean(ask: Ask) -> None:
    page = ask("/archive/statements/1").text
    assert re.search(r'<th scope="row">cue <span class="meaning">[^<]+</span></th>\s*<td class="col-cue type-str">\w+</td>', page)
    assert "one-row" not in ask("/archive/statements", id="1").text


def test_form_of_a_canned_query_comes_before_its_sql(ask: Ask) -> None:
    page = ask("/archive/what_did_they_say").text
    assert "<title>What did X say about Y?</title>" in page
    assert 'name="speaker"' in page
    assert "FROM who_said_what" not in page
    assert "FROM who_said_what" in ask("/archive/what_did_they_say", _show_sql="1").text
