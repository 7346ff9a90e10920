"""The ways around in a real browser: a chart, its sentences, a person, a map; on the desk and on the phone, light and dark."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from hand_made_browser import DESK, PHONE, open_page

SIZES = pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
REFUGEES = "/figures/returned%20refugees"


@SIZES
def test_refugees_go_from_7000_to_48000_and_each_source_opens(browser: Browser, home: str, size: Any) -> None:
    with open_page(browser, home, size) as page:
        page.get_by_role("link", name="returned refugees").click()
        for words, sentence, source in (
            ("about 7,000", "Some 7,000 Refugees Have Already Returned", "Sergei Shoigu"),
            ("more than 48,000", "Over 48,000 people have already returned", "Vladimir Putin"),
        ):
            expect(page.get_by_role("list", name="Who gave the numbers").first).to_contain_text(source)
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
