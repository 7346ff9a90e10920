"""Every page for everybody: no violation of WCAG AA, light and dark, nothing wider than a phone, reached by keyboard, printed."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from hand_made_browser import DESK, PHONE, open_page, serve

type Look = tuple[Any, Any]

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"], "preload": False}
LOOKS = pytest.mark.parametrize("look", [(DESK, "light"), (PHONE, "dark")], ids=["desk-light", "phone-dark"])
OURS = (
    "/",
    "/articles",
    "/people",
    "/organizations?from=A",
    "/places",
    "/posts/foreign%20minister",
    "/figures",
    "/figures/returned%20refugees",
    "/events",
    "/events?type=CONSULT&place=Yerevan",
    "/conflicts",
    "/quality",
    "/search",
    "/search?q=Lavrov",
    "/search?q=refugees&kind=figure",
    "/search?q=zzz",
)
# Those whose address has an id.
BEARERS = {
    "wire story": "SELECT '/article/' || public_id FROM articles WHERE text LIKE 'Russian Foreign Minister%'",
    "live blog": "SELECT '/article/' || public_id FROM articles WHERE kind = 'liveblog'",
    "entry": "SELECT '/article/' || public_id FROM articles WHERE title LIKE 'Some 7,000 Refugees%'",
    "transcript": "SELECT '/article/' || public_id FROM articles WHERE kind = 'transcript'",
    "person": "SELECT '/actor/' || public_id FROM actors WHERE name = 'Sergei Lavrov'",
    "country": "SELECT '/actor/' || public_id FROM actors WHERE name = 'Russia'",
    "long name": "SELECT '/actor/' || public_id FROM actors ORDER BY length(name) DESC, id LIMIT 1",
    "place": "SELECT '/place/' || public_id FROM places WHERE name = 'Nagorno-Karabakh'",
    "place nowhere": "SELECT '/place/' || public_id FROM places WHERE latitude IS NULL ORDER BY id LIMIT 1",
}
DATASETTES = (
    "/archive",
    "/archive/statements",
    "/archive/statements/1",
    "/archive/what_did_they_say?speaker=Shoigu&about=refugees",
    "/archive?sql=select+*+from+who_said_what+limit+20",
)


@pytest.fixture(scope="module")
def empty_home(browser: Browser, empty_db: Path) -> Iterator[str]:
    with serve(empty_db) as address:
        yield address


def find_path(database: Path, bearer: str) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return str(connection.execute(BEARERS[bearer]).fetchone()[0])


def check_access(page: Page) -> None:
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], [node["html"][:150] for node in one["nodes"][:3]]) for one in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing is wider than the screen"


@LOOKS
@pytest.mark.parametrize("path", [*OURS, *DATASETTES])
def test_no_violation_of_wcag_aa(browser: Browser, home: str, path: str, look: Look) -> None:
    # The checker brings its own script, which the pages' policy rightly refuses.
    with open_page(browser, home + path, look[0], color_scheme=look[1], bypass_csp=True) as page:
        page.wait_for_function("[...document.querySelectorAll('.CodeMirror textarea')].every((one) => one.ariaLabel)")
        check_access(page)


@LOOKS
@pytest.mark.parametrize("bearer", BEARERS)
def test_no_violation_of_wcag_aa_where_an_id_leads(browser: Browser, home: str, seeds_db: Path, bearer: str, look: Look) -> None:
    with open_page(browser, home + find_path(seeds_db, bearer), look[0], color_scheme=look[1], bypass_csp=True) as page:
        check_access(page)


@LOOKS
@pytest.mark.parametrize("path", ["/", "/people", "/figures", "/events", "/quality"])
def test_no_violation_of_wcag_aa_in_an_empty_archive(browser: Browser, empty_home: str, path: str, look: Look) -> None:
    with open_page(browser, empty_home + path, look[0], color_scheme=look[1], bypass_csp=True) as page:
        check_access(page)


def test_keyboard_goes_as_the_eye_does(browser: Browser, home: str, seeds_db: Path) -> None:
    with open_page(browser, home + find_path(seeds_db, "wire story"), DESK) as page:
        seen = []
        for _ in range(16):
            page.keyboard.press("Tab")
            focus = page.locator(":focus")
            assert focus.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
            seen.append(focus.evaluate("one => one.innerText || one.ariaLabel"))
        assert (seen[0], seen[1], seen[14]) == ("Skip to the content", "News archive", "Search the archive")
        assert seen[15].startswith("Skip the text")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        expect(page.locator(".facts summary").first).to_be_focused()


def test_phone_shows_the_whole_navigation(browser: Browser, home: str) -> None:
    with open_page(browser, home + "/quality", PHONE) as page:
        links = page.get_by_role("navigation", name="Archive").get_by_role("link").all()
        boxes = [link.bounding_box() for link in links if link.is_visible()]
        assert len(boxes) >= 11
        assert all(box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] for box in boxes)


def test_article_can_be_printed(browser: Browser, home: str, seeds_db: Path) -> None:
    with open_page(browser, home + find_path(seeds_db, "wire story"), DESK, color_scheme="dark") as page:
        figures = page.locator(".of-kind.figure")
        expect(figures).not_to_have_attribute("open", "")
        page.emulate_media(media="print")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        for hidden in ("header.site", ".switches", ".facts .ways"):
            expect(page.locator(hidden).first).to_be_hidden()
        expect(figures.locator(".fact-item").first).to_be_visible()
        paper, tint = (
            page.locator(one).first.evaluate("one => getComputedStyle(one).backgroundColor") for one in ("body", ".text .said")
        )
        assert (paper, tint) == ("rgb(255, 255, 255)", "rgb(255, 240, 204)"), "black on white, however dark the screen is"
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        expect(figures).not_to_have_attribute("open", "")


LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
LENGTHEN = (
    f"UPDATE actors SET name = '{LONG}' WHERE name = 'Sergei Lavrov'",
    f"UPDATE places SET name = '{LONG}' WHERE name = 'Nagorno-Karabakh'",
    f"UPDATE topics SET name = lower('{LONG}') WHERE name = 'returned refugees'",
    f"UPDATE roles SET title = lower('{LONG}') WHERE title = 'foreign minister'",
    f"UPDATE events SET summary = '{LONG}'",
    f"UPDATE articles SET title = '{LONG}', url = 'https://example.org/{LONG}'",
)


def test_long_words_break(browser: Browser, seeds_db: Path, tmp_path: Path) -> None:
    database = tmp_path / "archive.db"
    shutil.copy(seeds_db, database)
    person, place, article = (find_path(database, bearer) for bearer in ("person", "place", "wire story"))
    with closing(sqlite3.connect(database)) as connection, connection:
        for change in LENGTHEN:
            connection.execute(change)
    paths = (
        "/",
        "/articles",
        "/people",
        "/places",
        "/posts",
        "/figures",
        "/events",
        person,
        place,
        article,
        f"/figures/{LONG.lower()}",
    )
    with serve(database) as address, open_page(browser, address, PHONE) as page:
        for path in paths:
            page.goto(address + path)
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
