"""People, organizations, places, posts: what their pages show, where it leads, and that nothing is scanned for it."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from archive.publish.pages import actor, event_rows, names, place, posts_held, reconcile
from archive.publish.pages.posts_held import group_claims
from hand_made_pages import Ask, check_plans, open_pages


@pytest.fixture(scope="module")
def ask(seeds_db: Path) -> Iterator[Ask]:
    with open_pages(seeds_db) as ask:
        yield ask


def id_of(database: Path, name: str, table: str = "actors") -> str:
    with closing(sqlite3.connect(database)) as connection:
        (found,) = connection.execute(f"SELECT public_id FROM {table} WHERE name = ?", (name,)).fetchone()
    return str(found)


def spots(page: str) -> list[str]:
    return re.findall(r'href="(/article/\w+#\w+)"', page)


def plain(page: str) -> str:
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", page)))


@pytest.mark.parametrize("module", [actor, event_rows, names, place, posts_held, reconcile])
def test_nothing_is_scanned(module: ModuleType, seeds_db: Path) -> None:
    check_plans(module, seeds_db)


def test_person_has_names_posts_and_statements(ask: Ask, seeds_db: Path) -> None:
    page = ask(f"/actor/{id_of(seeds_db, 'Sergei Lavrov')}").text
    words = plain(page)
    assert "Sergey Lavrov\u00a0(2)" in words
    assert "foreign minister, Russia" in words
    assert page.count('class="dot current"') == 3, "three days vouch for the post"
    assert page.count("<blockquote>") == actor.PAGE


def test_every_link_of_a_person_leads_to_its_spot(ask: Ask, seeds_db: Path) -> None:
    found = spots(ask(f"/actor/{id_of(seeds_db, 'Sergei Shoigu')}").text)
    assert found
    for link in set(found):
        path, _, fact = link.partition("#")
        assert f'id="{fact}"' in ask(path).text, link


def test_statements_come_in_pages_newest_first(ask: Ask, seeds_db: Path) -> None:
    path: str | None = f"/actor/{id_of(seeds_db, 'Sergei Lavrov')}"
    seen: list[str] = []
    days: list[str] = []
    while path:
        page = ask(path).text
        listed = page[page.index("said-list") :].partition("</ol>")[0]
        seen += re.findall(r'class="quoted" href="[^"#]*#(\w+)"', listed)
        days += re.findall(r'<time datetime="([^"]+)">[^<]*</time></span>\s*</li>', listed)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = path.partition("?")[0] + html.unescape(following[1]) if following else None
    with closing(sqlite3.connect(seeds_db)) as connection:
        sql = "SELECT count(*) FROM statements s JOIN actors a ON a.id = s.speaker_id WHERE a.name = 'Sergei Lavrov'"
        assert len(seen) == len(set(seen)) == connection.execute(sql).fetchone()[0]
    assert days == sorted(days, reverse=True)


def test_what_somebody_said_about_something(ask: Ask, seeds_db: Path) -> None:
    page = ask(f"/actor/{id_of(seeds_db, 'Sergei Shoigu')}", about="refugees").text
    assert "<mark>refugees</mark>" in page
    assert "Posts</h2>" not in page.partition("<form")[0]
    assert "No statement has this word" in ask(f"/actor/{id_of(seeds_db, 'Sergei Shoigu')}", about="zebra").text


@pytest.mark.parametrize("words", ['"', "a AND", "' OR 1=1 --", "*", "\0", "%", "-1", "a" * 1000])
def test_no_words_break_a_page(ask: Ask, seeds_db: Path, words: str) -> None:
    paths = [f"/actor/{id_of(seeds_db, 'Sergei Lavrov')}", "/people", "/organizations", "/places", "/posts", "/figures"]
    for path in [*paths, "/events", "/conflicts", "/quality", "/figures/returned%20refugees", "/actors/reconcile/suggest"]:
        parameters = dict.fromkeys(
            ("q", "about", "before", "after", "from", "to", "place", "actor", "type", "status", "kind", "page", "prefix"), words
        )
        assert ask(path, **parameters).status_code == 200, path


def test_unknown_ones_are_not_found(ask: Ask) -> None:
    for path in ("/actor/pnobody", "/place/lnowhere", "/figures/no%20such%20thing", "/posts/no%20such%20post"):
        assert ask(path).status_code == 404


def test_organization_has_who_held_its_posts(ask: Ask, seeds_db: Path) -> None:
    joined = "JOIN actors o ON o.id = r.organization_id JOIN actors h ON h.id = r.actor_id"
    with closing(sqlite3.connect(seeds_db)) as connection:
        row = connection.execute(f"SELECT o.public_id, h.name FROM roles r {joined}").fetchone()
    words = plain(ask(f"/actor/{row[0]}").text)
    assert "Who held which post there" in words
    assert row[1] in words


def test_place_lies_on_a_map(ask: Ask, seeds_db: Path) -> None:
    page = ask(f"/place/{id_of(seeds_db, 'Yerevan', 'places')}").text
    assert 'class="land"' in page
    assert "The Armenian opposition held another rally in Yerevan" in page
    nowhere = ask(f"/place/{id_of(seeds_db, 'Parukh', 'places')}").text
    assert "does not know where it lies" in nowhere


@pytest.mark.parametrize(
    "path, first, word",
    [
        ("/people", "Nikol Pashinyan", "prime minister"),
        ("/people?q=lavrov", "Sergei Lavrov", "foreign minister"),
        ("/people?from=V", "Vagharshak Harutunian", "defense minister"),
        ("/organizations?q=OSCE", "OSCE Minsk Group", ""),
        ("/places?q=yerevan", "Yerevan", "Armenia"),
    ],
)
def test_lists_of_names(ask: Ask, path: str, first: str, word: str) -> None:
    page = ask(path).text
    rows = re.findall(r'<th scope="row"><a[^>]*>([^<]+)</a></th>', page)
    assert first in rows[:3]
    assert word in page


def test_alphabet_leads_through_all_names(ask: Ask, seeds_db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "PAGE", 7)
    path: str | None = "/people?from=0"
    seen: list[str] = []
    while path:
        page = ask(path).text
        seen += re.findall(r'<th scope="row"><a[^>]*>([^<]+)</a></th>', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = "/people" + html.unescape(following[1]) if following else None
    with closing(sqlite3.connect(seeds_db)) as connection:
        people = [
            name for (name,) in connection.execute("SELECT name FROM actors WHERE kind = 'person' AND name > '0' ORDER BY name")
        ]
    assert [html.unescape(name) for name in seen] == people


def test_post_shows_its_holders_by_organization(ask: Ask) -> None:
    words = plain(ask("/posts/foreign%20minister").text)
    for country, holder in (("Russia", "Sergei Lavrov"), ("Armenia", "Ararat Mirzoyan"), ("Azerbaijan", "Jeyhun Bayramov")):
        assert country in words
        assert holder in words


def test_spellings_of_a_post_are_one_post() -> None:
    norway = {"post": "defense minister", "organization": "Norway", "organization_id": "o1"}
    oslo = {"post": "mayor", "organization": "Oslo", "organization_id": None}
    claims: list[Any] = [
        norway | {"id": 1, "day": "2020-01-01", "status": "current"},
        norway | {"id": 2, "day": "2020-03-01", "status": "former", "post": "defence minister"},
        oslo | {"id": 3, "day": None, "status": "current"},
    ]
    mayor, minister = group_claims(claims, by="organization")
    assert mayor.title == "mayor"
    assert [claim["id"] for claim in minister.claims] == [2, 1]
    assert minister.newest["status"] == "former"
