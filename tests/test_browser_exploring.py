"""The ways around in a real browser: a chart, its sentences, a person, a map; on the desk and on the phone, light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from hand_made_browser import DESK, PHONE, open_browser, open_page, serve

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
REFUGEES = "/figures/returned%20refugees"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def home(browser: Browser, seeds_db: Path) -> Iterator[str]:
    with serve(seeds_db) as address:
        yield address


def check_axe(page: Page) -> None:
    violations = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], [node["html"][:150] for node in one["nodes"][:3]]) for one in violations] == []


@SIZES
def test_refugees_go_from_7000_to_48000_and_each_source_opens(browser: Browser, home: str, size: Any) -> None:
    with open_page(browser, home, size) as page:
        page.get_by_role("navigation", name="Archive").get_by_role("link", name="Figures").click()
        page.get_by_role("link", name="returned refugees").click()
        for words, sentence in (
            ("about 7,000", "Some 7,000 Refugees Have Already Returned"),
            ("more than 48,000", "Over 48,000 people have already returned"),
        ):
            mark = page.locator(".chart").first.get_by_role("link", name=re.compile(words))
            page.wait_for_url("**" + REFUGEES)
            mark.scroll_into_view_if_needed()
            box = mark.locator(".hit").bounding_box()
            assert box is not None
            page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
            expect(page.locator(":target")).to_be_in_viewport()
            expect(page.locator("article")).to_contain_text(sentence)
            page.go_back()


def test_marks_are_reached_by_keyboard(browser: Browser, home: str) -> None:
    with open_page(browser, home + REFUGEES, DESK) as page:
        first = page.locator(".chart .mark").first
        page.locator(".chips a").last.focus()
        page.keyboard.press("Tab")
        expect(first).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(":target")).to_be_in_viewport()


def test_post_leads_to_the_words_that_say_so(browser: Browser, home: str) -> None:
    with open_page(browser, home + "/people?q=lavrov", DESK) as page:
        page.get_by_role("link", name="Sergei Lavrov").click()
        dots = page.locator(".post-time a")
        assert dots.count() >= 2
        dots.last.click()
        expect(page.locator(":target")).to_contain_text("Lavrov")


@SIZES
def test_map_narrows_the_events(browser: Browser, home: str, size: Any) -> None:
    with open_page(browser, home + "/events", size) as page:
        page.locator(".map").get_by_role("link", name=re.compile("^Yerevan")).click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("in Yerevan")
        expect(page.locator("main")).to_contain_text("held another rally in Yerevan")


PATHS = (
    "/people",
    "/places?from=A",
    "/posts",
    "/posts/foreign%20minister",
    "/figures",
    REFUGEES,
    "/events",
    "/conflicts",
    "/quality",
)


@pytest.mark.parametrize("size, scheme", [(DESK, "light"), (PHONE, "dark")], ids=["desk", "phone"])
@pytest.mark.parametrize("path", [*PATHS, "/conflicts", "Sergei Lavrov"])
def test_no_violation_of_wcag_aa(browser: Browser, home: str, path: str, size: Any, scheme: str) -> None:
    is_name = not path.startswith("/")
    # The checker brings its own script, which the pages' policy rightly refuses.
    with open_page(browser, home + ("/people" if is_name else path), size, color_scheme=scheme, bypass_csp=True) as page:
        if is_name:
            page.get_by_role("link", name=path).click()
        check_axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out at the side"
