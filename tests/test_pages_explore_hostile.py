"""Text from articles is data on the pages about people, places, figures and events, in their drawings too."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from hand_made_pages import open_pages

SCRIPT = "\"'><script>alert(1)</script>"
# Everything that a page shows, with a script in it; what is quoted is left as the article has it.
CHANGES = (
    *(
        f"UPDATE {table} SET name = name || ?"
        for table in ("actors", "places", "topics", "publishers", "actor_names", "place_names")
    ),
    "UPDATE figures SET counted = counted || ?, place = place || 'x'",
    "UPDATE figures SET unit = ? WHERE unit IS NOT NULL",
    "UPDATE events SET summary = summary || ?",
    "UPDATE roles SET title = title || ?, organization = organization || 'x'",
    "UPDATE roles SET organization = organization || ?",
    "UPDATE articles SET title = title || ?",
    "UPDATE statements SET content = content || ?, cue = cue || '<b>'",
    "UPDATE extractors SET model = model || ?",
)


@pytest.fixture(scope="module")
def hostile_db(seeds_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(seeds_db, tmp_path_factory.mktemp("hostile") / "archive.db"))
    with closing(sqlite3.connect(path)) as connection, connection:
        for change in CHANGES:
            connection.execute(change, (SCRIPT,))
    return path


def paths(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:

        def values(sql: str) -> list[str]:
            return [quote(value, safe="") for (value,) in connection.execute(sql)]

        return [
            *(
                "/people",
                "/organizations",
                "/places",
                "/posts",
                "/figures",
                "/events",
                "/events?world=1",
                "/quality",
                "/conflicts",
            ),
            *(f"/{page}?q={quote(SCRIPT)}" for page in ("people", "places", "posts", "figures")),
            f"/events?place={quote(SCRIPT)}&actor={quote(SCRIPT)}&from={quote(SCRIPT)}&type={quote(SCRIPT)}",
            *(f"/actor/{key}" for key in values("SELECT public_id FROM actors LIMIT 20")),
            *(f"/actor/{key}?about={quote(SCRIPT)}" for key in values("SELECT public_id FROM actors LIMIT 1")),
            *(f"/place/{key}" for key in values("SELECT public_id FROM places LIMIT 12")),
            *(f"/figures/{name}" for name in values("SELECT name FROM topics")),
            *(f"/posts/{title}" for title in values("SELECT DISTINCT lower(title) FROM roles LIMIT 8")),
        ]


def test_nothing_of_a_text_becomes_markup(hostile_db: Path) -> None:
    shown = 0
    with open_pages(hostile_db) as ask:
        for path in paths(hostile_db):
            answer = ask(path)
            assert answer.status_code in (200, 404), path
            assert "<script>alert" not in answer.text, path
            assert not re.search(r"<b>", answer.text), path
            shown += answer.text.count("&lt;script&gt;alert(1)")
    assert shown > 500
