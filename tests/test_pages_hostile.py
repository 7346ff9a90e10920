"""Text from articles is data: whatever stands in it is shown as it stands and can do nothing."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner

from archive.cli import main
from hand_made_pages import Ask, open_pages

SCRIPT = "<script>alert(1)</script>"
TEXT = f"""\
</p><h1 onclick=alert(2)>Mayor "Ann" Poe & {{{{ 7 * 7 }}}}</h1>

Mayor Ann Poe told reporters in Paris on Monday that "40 {SCRIPT} boats & <img src=x onerror=alert(3)> had left the port of Lyon".

"The {{% raw %}} &lt;b&gt; ]]> <!-- boats \ue000 sank \ue001," Poe said. {SCRIPT}
"""
MANIFEST = f"""\
one.txt:
  title: 'Boats {SCRIPT} & "more"'
  publisher: '<b onmouseover=alert(4)>Daily</b>'
  published: 2024-05-06
"""


@pytest.fixture(scope="module")
def hostile_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "one.txt").write_text(TEXT, "utf-8")
    (folder / "manifest.yml").write_text(MANIFEST, "utf-8")
    result = CliRunner().invoke(main, ["ingest", str(folder), "--db", str(folder / "archive.db")])
    assert result.exit_code == 0, result.output
    with closing(sqlite3.connect(folder / "archive.db")) as connection, connection:
        connection.execute("UPDATE articles SET url = 'javascript:alert(5)'")
        connection.execute("UPDATE actors SET name = name || ?", (SCRIPT,))
        connection.execute("UPDATE topics SET name = name || '/../\"' || ?", (SCRIPT,))
    return folder / "archive.db"


@pytest.fixture(scope="module")
def ask(hostile_db: Path) -> Iterator[Ask]:
    with open_pages(hostile_db) as ask:
        yield ask


def pages(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        articles = [f"/article/{one}" for (one,) in connection.execute("SELECT public_id FROM articles")]
    return [
        *articles,
        f"{articles[0]}?q=boats",
        "/",
        "/articles",
        "/search?q=boats",
        f"/search?q={SCRIPT}",
        "/archive/statements",
    ]


def test_nothing_of_a_text_becomes_markup(ask: Ask, hostile_db: Path) -> None:
    for path in pages(hostile_db):
        answer = ask(path)
        assert answer.status_code == 200
        assert SCRIPT not in answer.text, path
        assert re.findall(r"<(?:img|b)\b", answer.text) == [], path
        assert re.findall(r"<[^>]*\son(?:click|error|mouseover)=", answer.text) == [], path
        assert not re.search(r'href="\s*javascript:', answer.text), path


def test_text_is_shown_as_it_stands(ask: Ask, hostile_db: Path) -> None:
    page = ask(pages(hostile_db)[0]).text
    shown = html.unescape(re.sub(r"<[^>]*>", "", page[page.index("<h1") : page.index("<aside")]))
    for line in filter(None, TEXT.splitlines()):
        assert line in shown


def test_feed_stays_well_formed(ask: Ask) -> None:
    from xml.etree import ElementTree

    feed = ElementTree.fromstring(ask("/search.atom?q=boats").text)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert any(SCRIPT in str(entry.findtext("{http://www.w3.org/2005/Atom}summary")) for entry in entries)
