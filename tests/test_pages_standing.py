"""What stands in the archive as a whole is looked up beforehand, and again when the archive has changed."""

from __future__ import annotations

import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from hand_made_pages import Ask, open_pages


def count_statements(ask: Ask) -> int:
    (count,) = re.findall(r">statements?</a></dt><dd>([\d,]+)</dd>", ask("/").text)
    return int(count.replace(",", ""))


def test_counts_follow_the_archive_and_nobody_waits(seeds_db: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    shutil.copy(seeds_db, path)
    with open_pages(path) as ask:
        before = count_statements(ask)
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE statements SET state = 'rejected' WHERE id = 1")
        assert count_statements(ask) == before, "the reader who comes first sees what was known"
        assert before - 1 in (count_statements(ask) for _ in range(50))
