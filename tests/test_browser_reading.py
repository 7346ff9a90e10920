"""The reader's paths in a real browser: to the sentence in three clicks, seen in its place, on the desk and on the phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from hand_made_browser import DESK, PHONE, open_page

SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])


@SIZES
def test_what_shoigu_said_about_refugees_is_three_clicks_away(browser: Browser, home: str, size: Any) -> None:
    with open_page(browser, home, size) as page:
        box = page.get_by_role("main").get_by_role("searchbox")
        box.click()
        box.fill("Shoigu refugees")
        page.get_by_role("main").get_by_role("button", name="Search").click()
        page.get_by_role("link", name=re.compile("ensuring the return of refugees")).click()
        page.wait_for_url("**/article/*#s*")
        statement = page.locator(":target")
        expect(statement).to_be_in_viewport()
        expect(statement).to_contain_text("Shoigu also said Russian troops were “ensuring the return of refugees")
        assert statement.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


@SIZES
def test_what_shoigu_said_about_refugees_stands_on_his_page_too(browser: Browser, home: str, size: Any) -> None:
    with open_page(browser, home, size) as page:
        page.get_by_role("main").get_by_role("link", name="Sergei Shoigu", exact=True).click()
        page.get_by_label("What did Sergei Shoigu say about").fill("refugees")
        page.get_by_role("button", name="Find").click()
        page.get_by_role("link", name=re.compile("Some 7,000 Refugees")).first.click()
        page.wait_for_url("**/article/*#s*")
        expect(page.locator(":target")).to_be_in_viewport()
        # Beside the text, what was made of it comes into sight, on the phone it stands below.
        item = page.locator(".fact-item.lit")
        expect(item).to_contain_text("Sergei Shoigu")
        if size == DESK:
            expect(item).to_be_in_viewport()


def test_hover_shows_what_the_archive_made_of_the_words(browser: Browser, home: str) -> None:
    with open_page(browser, home + "/search?q=posts", DESK) as page:
        page.get_by_role("link", name=re.compile("A total of 23")).click()
        page.locator(".text .fact.figure", has_text="23").first.hover()
        card = page.locator(".card")
        expect(card).to_be_visible()
        expect(card).to_contain_text(re.compile(r"given by\s*Sergei Shoigu"))
        page.keyboard.press("Escape")
        expect(card).to_be_hidden()


def test_tap_shows_the_card_and_makes_the_address_a_link_to_the_fact(browser: Browser, home: str) -> None:
    with open_page(browser, home + "/articles", PHONE) as page:
        page.get_by_role("link", name=re.compile("Russian Foreign Minister")).tap()
        words = page.locator(".text .fact.figure", has_text="23").first
        words.tap()
        expect(page.locator(".card")).to_contain_text("23")
        expect(words).to_be_in_viewport()
        assert page.url.endswith("#" + str(words.get_attribute("data-fact")))
        page.get_by_role("button", name="Close").tap()
        expect(page.locator(".card")).to_be_hidden()
        # A name shows its card before it leads on.
        page.locator(".text a.mention").first.tap()
        expect(page.locator(".card")).to_be_visible()
        assert "/article/" in page.url


def test_keyboard_reaches_a_fact_and_its_item(browser: Browser, home: str) -> None:
    with open_page(browser, home + "/articles", DESK) as page:
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Skip to the content")
        page.keyboard.press("Enter")
        page.get_by_role("link", name=re.compile("Russian Foreign Minister")).press("Enter")
        page.wait_for_url("**/article/*")
        handle = page.locator(".text .fact.statement .cue a.handle").first
        handle.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".fact-item:target")).to_be_in_viewport()


def test_kinds_can_be_switched_off_without_a_script(browser: Browser, home: str) -> None:
    with open_page(browser, home + "/articles", DESK, java_script_enabled=False) as page:
        page.get_by_role("link", name=re.compile("Russian Foreign Minister")).click()
        said = page.locator(".text .said").first
        plain = "rgba(0, 0, 0, 0)"
        assert said.evaluate("one => getComputedStyle(one).backgroundColor") != plain
        page.get_by_label("statements").uncheck()
        assert said.evaluate("one => getComputedStyle(one).backgroundColor") == plain
        expect(page.locator(".of-kind.statement")).to_be_hidden()
        page.locator(".text .fact.figure a.handle").first.click()
        expect(page.locator(".fact-item:target")).to_be_visible()


def test_table_pages_go_on_working(browser: Browser, home: str) -> None:
    with open_page(browser, home + "/archive/statements", DESK) as page:
        page.get_by_text("What the 31 columns mean").click()
        expect(page.get_by_text("To whom it was said.")).to_be_visible()
        page.locator("td.col-public_id a").first.click()
        page.wait_for_url("**/article/*#s*")
        expect(page.locator(":target")).to_be_in_viewport()
