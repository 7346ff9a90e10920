"""Under the policy all of Datasette's own scripts work, and nothing that an article says runs, loads or asks anything."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, expect

from hand_made_browser import open_page, serve
from hand_made_hostile import HARM, MARK, make_hostile_archive

SHOWN = (
    *("/", "/articles", "/search?q=zqmark", "/search?q=said", "/people", "/organizations", "/places", "/posts", "/figures"),
    *("/events", "/conflicts", "/quality", "/archive", "/archive/articles", "/archive/statements", "/archive/actors"),
    *("/archive/who_said_what", "/archive/figures_over_time", "/archive/topics", "/archive/inputs", "/archive/statements/1"),
    *("/archive?sql=select+title,url,text+from+articles", "/archive/what_did_they_say?speaker=&about="),
)
# Counts violations of the policy that a page reports, and what its scripts would have done.
LISTEN = """
window.reports = [];
document.addEventListener("securitypolicyviolation", (event) => reports.push(`${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="module")
def home(seeds_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(make_hostile_archive(seeds_db, tmp_path_factory.mktemp("hostile"))) as address:
        yield address


def test_sql_editor_formats_and_runs(browser: Browser, home: str) -> None:
    with open_page(browser, f"{home}/archive?sql=select+id,+kind+from+articles+where+id<3") as page:
        editor = page.locator(".CodeMirror")
        expect(editor).to_be_visible()
        page.locator("button#sql-format").click()
        expect(editor.locator(".CodeMirror-line")).to_have_count(7)
        page.keyboard.press("Control+End")
        editor.click()
        page.keyboard.press("Shift+Enter")
        expect(page.locator("table.rows-and-columns tbody tr")).to_have_count(2)


def test_column_gear_opens_its_menu_and_a_click_elsewhere_closes_it(browser: Browser, home: str) -> None:
    with open_page(browser, f"{home}/archive/topics") as page:
        page.locator("th[data-column=name] svg.dropdown-menu-icon").click()
        menu = page.locator(".dropdown-menu")
        expect(menu).to_be_visible()
        expect(menu.get_by_text("Facet by this")).to_be_visible()
        page.locator("h1").first.click()
        expect(menu).to_be_hidden()


def test_menu_opens_and_closes(browser: Browser, home: str) -> None:
    with open_page(browser, f"{home}/archive/statements") as page:
        columns = page.locator("details.column-list")
        columns.locator("summary").click()
        expect(columns.locator("dl")).to_be_visible()


def test_message_about_a_slow_query_fits_its_text(browser: Browser, home: str) -> None:
    endless = (
        "with recursive c(x) as (select 1 union all select x+1 from c) select count(*) from c where x > 'a' and x < 'b' -- "
        + "x" * 400
    )
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(LISTEN)
    page.goto(f"{home}/archive?sql={endless}&_timelimit=50")
    assert page.locator("textarea").first.evaluate("box => box.scrollHeight <= box.clientHeight + 4")
    assert page.evaluate("reports") == []
    context.close()


def test_harm_in_articles_stays_text(browser: Browser, home: str) -> None:
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    dialogs: list[str] = []
    elsewhere: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("request", lambda request: None if request.url.startswith((home, "data:")) else elsewhere.append(request.url))
    addresses = [f"{home}{path}" for path in SHOWN]
    shown = 0
    while addresses:
        page.goto(addresses.pop(0))
        found: Any = page.evaluate(f"[reports, document.body.innerText.includes({MARK!r})]")
        assert found[0] == [], page.url
        shown += found[1]
        if page.url.endswith(("/articles", "/people", "/figures", "/search?q=said")):
            links = page.locator("main a[href^='/a'], main a[href^='/figures/']").evaluate_all("all => all.map(one => one.href)")
            addresses += [link for link in links if len(link) < 200][:3]
    assert (dialogs, elsewhere) == ([], [])
    assert shown > 15
    context.close()


def test_harmful_link_leads_nowhere(browser: Browser, home: str) -> None:
    with open_page(browser, f"{home}/archive/articles?_size=100") as page:
        assert page.locator("a[href^='javascript']").count() == 0
        assert page.get_by_text("javascript:alert").count() > 0
        assert page.get_by_text(HARM[:20]).count() > 0


def test_script_that_gets_into_a_page_does_not_run(browser: Browser, home: str) -> None:
    """Even if a template forgot to escape: the policy is there for that."""
    context = browser.new_context()
    context.add_init_script(LISTEN)
    page = context.new_page()
    page.goto(f"{home}/archive/topics")
    page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            const image = document.createElement("div");
            image.innerHTML = '<img src="https://evil.example/x.png" onerror="window.ran = true">';
            document.body.append(image);
        }"""
    )
    page.wait_for_function("reports.length >= 3")
    assert page.evaluate("window.ran") is None
    directives = {report.split()[0] for report in page.evaluate("reports")}
    assert directives == {"script-src-elem", "script-src-attr", "img-src"}
    context.close()


def test_other_site_cannot_frame_the_archive(browser: Browser, home: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.set_content(f'<iframe src="{home}/archive/topics"></iframe>')
    page.wait_for_timeout(300)
    frame = page.frames[1]
    assert "topics" not in frame.content()
    context.close()
