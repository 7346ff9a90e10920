"""A large archive to measure with: sentences and facts of the seeds, shuffled into as many articles as asked for.

    .venv/bin/python benchmarks/make_large_archive.py large.db [--articles 100000] [--seeds archive.db]

Every row is such as the program would have saved it: `archive verify` proves them all. What is not of the seeds: days of
publication over eleven years, and persons and organizations whose names are put together from those of the seeds. The
rows are inserted as they are, which takes a few minutes instead of days; a hundred thousand articles come with a
million facts.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import random
import sqlite3
import subprocess
import sys
from collections import Counter, defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from archive.db import upgrade

type Row = dict[str, Any]

SEEDS = Path(__file__).parent.parent / "seeds"
FIRST_DAY, DAYS = datetime.date(2015, 1, 1), 4000
PASSAGES = 7
AT_ONCE = 2000
INVENTED = 3000
# Facts with the columns in which they have positions.
FACTS = ("dates", "roles", "statements", "figures", "event_mentions")
COPIED_WHOLE = ("topics", "extractors", "places", "place_names")
LETTERS = {"dates": "d", "roles": "r", "statements": "s", "figures": "f", "event_mentions": "e"}


@dataclass(slots=True)
class Passage:
    """A stretch of an article with all rows about it; their offsets count from its start."""

    text: str
    mentions: list[Row] = field(default_factory=list)
    facts: list[tuple[str, Row]] = field(default_factory=list)


@dataclass(slots=True)
class Seeds:
    """What is taken from the archive of the seeds."""

    passages: list[Passage]
    titles: list[str]
    publishers: list[str]
    tables: dict[str, dict[int, Row]]
    children: dict[str, dict[int, list[Row]]]


def main() -> None:
    """Make the archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--seeds", type=Path, help="an archive of the seeds; without it, they are ingested first")
    options = parser.parse_args()
    if options.target.exists():
        sys.exit(f"{options.target} is there already")
    make_archive(options.target, options.articles, options.seeds)


def make_archive(target: Path, articles: int, seeds_db: Path | None = None) -> None:
    """Write an archive with so many articles."""
    with TemporaryDirectory() as folder:
        if seeds_db is None:
            seeds_db = Path(folder) / "seeds.db"
            ingest = [sys.executable, "-m", "archive.cli", "ingest", str(SEEDS), "--db", str(seeds_db)]
            subprocess.run(["archive" if part == "-m" else part for part in ingest[3:]] if False else ingest_command(seeds_db), check=True)
        seeds = read_seeds(seeds_db)
    upgrade(target)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        later = drop_slow_parts(connection)
        connection.execute("BEGIN")
        maker = Maker(connection, seeds)
        for number in range(articles):
            maker.add_article(number)
        maker.finish()
        connection.execute("COMMIT")
        for sql in later:
            connection.execute(sql)
        connection.execute("PRAGMA journal_mode = WAL")
