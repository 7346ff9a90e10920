"""A large archive to measure with: sentences and facts of the seeds, shuffled into as many articles as asked for.

    .venv/bin/python benchmarks/make_large_archive.py large.db [--articles 100000] [--seeds archive.db]

Every row is such as the program would have saved it: `archive verify` proves them all. What is not of the seeds: days of
publication over eleven years, and persons and organizations whose names are put together from those of the seeds. The
rows are inserted as they are, which takes minutes instead of days; a hundred thousand articles come with a million facts.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import random
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from archive.cli import main as archive
from archive.db import upgrade

type Row = dict[str, Any]

SEEDS = Path(__file__).parent.parent / "seeds"
FIRST_DAY, DAYS = datetime.date(2015, 1, 1), 4000
PASSAGES = (4, 4, 5)  # of an article
INVENTED = 4000  # actors, as many persons as organizations
SHARE_INVENTED = 0.5  # of the mentions of somebody
AT_ONCE = 2000  # articles
LETTERS = {"dates": "d", "roles": "r", "statements": "s", "figures": "f", "event_mentions": "e"}
COPIED = ("topics", "extractors", "places", "place_names", "actors", "persons", "organizations", "publishers")
SAID = "statements"
OFFSET = re.compile("_(start|end)$|^(start|end)_char$")


class Passage(NamedTuple):
    """A stretch of an article, with all rows about it; their offsets count from its start."""

    text: str
    mentions: list[Row]
    facts: list[tuple[str, Row]]
    spans: dict[int, list[Row]]  # of its statements


@dataclass(slots=True)
class Place:
    """A new article, and what stands in it for what was in the seeds, by its former key."""

    article: int
    day: str
    entities: dict[int, Row] = field(default_factory=dict)
    mentions: dict[int, int] = field(default_factory=dict)
    statements: dict[int, int] = field(default_factory=dict)


class Actor(NamedTuple):
    """Somebody of the new archive."""

    key: int
    name: str


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
            archive(["ingest", str(SEEDS), "--db", str(seeds_db)], standalone_mode=False)
        seeds = Seeds(seeds_db)
    upgrade(target)
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        later = drop_slow_parts(connection)
        maker = Maker(connection, seeds)
        for number in range(1, articles + 1):
            maker.add_article(number)
            if number % AT_ONCE == 0:
                maker.write()
        maker.finish()
        for sql in later:
            connection.execute(sql)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def drop_slow_parts(connection: sqlite3.Connection) -> list[str]:
    """Drop indexes and triggers; return the SQL that makes them again and fills the full-text tables."""
    parts = connection.execute("SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL")
    kept = parts.fetchall()
    for kind, name, _ in kept:
        connection.execute(f'DROP {kind} "{name}"')
    full_text = connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%FTS5%'").fetchall()
    return [sql for *_, sql in kept] + [f"INSERT INTO {name}({name}) VALUES ('rebuild')" for (name,) in full_text]


class Seeds:
    """What is taken from the archive of the seeds."""

    def __init__(self, path: Path) -> None:
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            self.tables = {name: read_table(connection, name) for name in (*LETTERS, *COPIED, "articles", "entities", "mentions")}
            self.spans = group_rows(read_table(connection, "statement_spans"), "statement_id")
            self.events = {row["id"]: row for row in read_table(connection, "events")}
            self.participants = group_rows(read_table(connection, "event_participants"), "event_id")
        self.entities = {row["id"]: row for row in self.tables["entities"]}
        self.titles = [row["title"] for row in self.tables["articles"] if row["title"]]
        self.passages = [passage for row in self.tables["articles"] for passage in self.find_passages(row)]

    def find_passages(self, article: Row) -> Iterator[Passage]:
        """Yield the stretches of an article that some fact stands in, each from the start of a sentence to the end of one."""
        rows = [(table, row) for table in LETTERS for row in self.tables[table] if row["article_id"] == article["id"]]
        named = [row for row in self.tables["mentions"] if row["article_id"] == article["id"]]
        bounds: list[list[int]] = []
        for start, end in sorted((row["sentence_start"], row["sentence_end"]) for row in [*named, *(row for _, row in rows)]):
            if bounds and start < bounds[-1][1]:
                bounds[-1][1] = max(end, bounds[-1][1])
            else:
                bounds.append([start, end])
        for start, end in bounds:
            facts = [(table, row) for table, row in rows if start <= row["start_char"] < end]
            if facts:
                length = end - start
                yield Passage(
                    article["text"][start:end],
                    [shift(row, -start, length) for row in named if start <= row["start_char"] < end],
                    [(name, shift(row, -start, length)) for name, row in facts],
                    {row["id"]: [shift(span, -start) for span in self.spans[row["id"]]] for name, row in facts if name == SAID},
                )


def read_table(connection: sqlite3.Connection, name: str) -> list[Row]:
    """Return the rows of a table, without columns that follow from others."""
    columns = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA table_info({name})"))
    return [dict(row) for row in connection.execute(f"SELECT {columns} FROM {name}")]


def group_rows(rows: list[Row], column: str) -> dict[int, list[Row]]:
    """Return rows by one of their columns."""
    grouped: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[column]].append(row)
    return grouped


def shift(row: Row, by: int, length: int | None = None) -> Row:
    """Return a row with all of its offsets moved; with a length, without those that then lie outside."""
    moved = dict(row)
    for name, value in row.items():
        if OFFSET.search(name) and value is not None:
            is_inside = length is None or 0 <= value + by <= length
            moved[name] = value + by if is_inside else None
    if moved.get("place_start", 0) is None or moved.get("place_end", 0) is None:
        moved |= {"place_start": None, "place_end": None}
    return moved


class Maker:
    """Writes articles."""

    def __init__(self, connection: sqlite3.Connection, seeds: Seeds) -> None:
        self.connection, self.seeds = connection, seeds
        self.random = random.Random(1)
        self.rows: dict[str, list[Row]] = defaultdict(list)
        self.keys: Counter[str] = Counter()
        self.names: Counter[tuple[int, str]] = Counter()
        for table in COPIED:
            self.rows[table] += seeds.tables[table]
        self.actors = {kind: [*self.known(kind), *self.invent(kind)] for kind in ("person", "organization")}

    def known(self, kind: str) -> Iterator[Actor]:
        """Yield the actors of the seeds."""
        yield from (Actor(row["id"], row["name"]) for row in self.seeds.tables["actors"] if row["kind"] == kind)

    def invent(self, kind: str) -> Iterator[Actor]:
        """Yield actors whose names are put together from those of the seeds, and add their rows."""
        words = [row["name"].split() for row in self.seeds.tables["actors"] if row["kind"] == kind]
        key = max(row["id"] for row in self.rows["actors"])
        taken = {row["name"] for row in self.rows["actors"]}
        while key < len(self.seeds.tables["actors"]) + INVENTED * (1 + (kind == "organization")):
            name = " ".join(
                [self.random.choice(words)[0], *(self.random.choice(words)[-1] for _ in range(self.random.randint(1, 2)))]
            )
            if name not in taken:
                key += 1
                taken.add(name)
                self.rows["actors"].append(
                    {"id": key, "public_id": f"x{key}", "kind": kind, "name": name, "identity": f"large {key}"}
                )
                more = {"gender": None, "female_in": 0, "male_in": 0} if kind == "person" else {"country_code": None}
                self.rows[f"{kind}s"].append({"id": key} | more)
                yield Actor(key, name)

    def new(self, table: str, row: Row) -> Row:
        """Add a row under a new key; return it."""
        self.keys[table] += 1
        made = row | {"id": self.keys[table]}
        self.rows[table].append(made)
        return made

    def add_article(self, number: int) -> None:
        """Add an article of a few passages."""
        passages = self.random.choices(self.seeds.passages, k=self.random.choice(PASSAGES))
        text = f"Number {number}\n\n" + "\n\n".join(passage.text for passage in passages) + "\n"
        day = str(FIRST_DAY + datetime.timedelta(days=self.random.randrange(DAYS)))
        article = dict.fromkeys(self.seeds.tables["articles"][0]) | {
            "public_id": f"a{number:012}",
            "kind": "article",
            "language": "en",
            "state": "current",
            "published": day,
            "published_earliest": day,
            "published_latest": day,
            "published_basis": "document",
            "text": text,
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "title": f"{self.random.choice(self.seeds.titles)} ({number})",
            "publisher_id": self.random.choice(self.seeds.tables["publishers"])["id"],
            "url": f"https://example.org/{day}/{number}",
        }
        place = Place(self.new("articles", article)["id"], day)
        at = text.index("\n\n") + 2
        for passage in passages:
            self.add_passage(passage, place, at)
            at += len(passage.text) + 2

    def add_passage(self, passage: Passage, place: Place, at: int) -> None:
        """Add the rows of a passage that begins at an offset of its article."""
        for row in passage.mentions:
            place.mentions[row["id"]] = self.new("mentions", self.adapt(shift(row, at), place))["id"]
        for table, row in passage.facts:
            made = self.adapt(shift(row, at), place) | {"public_id": f"{LETTERS[table]}{self.keys[table] + 1:012}"}
            if table == "event_mentions":
                made["event_id"] = self.add_event(row["event_id"], made, place)
            key = self.new(table, made)["id"]
            if table == "statements":
                place.statements[row["id"]] = key
                for span in passage.spans[row["id"]]:
                    self.new("statement_spans", shift(span, at) | {"statement_id": key})

    def add_event(self, former: int, mention: Row, place: Place) -> int:
        """Add the event that a mention tells of, with its participants; return its key."""
        event = self.adapt(self.seeds.events[former], place) | {"public_id": mention["public_id"], "date": mention["date"]}
        key: int = self.new("events", event)["id"]
        for row in self.seeds.participants[former]:
            if row["actor_mention_id"] in place.mentions:
                self.new("event_participants", self.adapt(row, place) | {"event_id": key})
        return key

    def adapt(self, row: Row, place: Place) -> Row:
        """Return a row of the seeds as one of another article: its day, its own entities, mentions and statements."""
        made = dict(row)
        if "article_id" in row:
            made["article_id"] = place.article
        for name in row:
            if name.endswith("_mention_id"):
                made[name] = place.mentions.get(row[name])
            elif name == "statement_id":
                made[name] = place.statements.get(row[name])
            elif name.endswith("_earliest"):
                self.set_day(made, name.removesuffix("_earliest"), place.day)
            elif name == "entity_id" and row[name]:
                made[name] = self.entity(row[name], place)["id"]
            elif name.endswith("_entity_id") and row[name]:
                entity = self.entity(row[name], place)
                made[name] = entity["id"]
                made[name.replace("_entity_id", "_id")] = entity["actor_id"] or entity["place_id"]
        return made

    def set_day(self, row: Row, name: str, day: str) -> None:
        """Date a row by its article, where it is dated."""
        if row[f"{name}_earliest"] or row[f"{name}_latest"]:
            row[name] = row[f"{name}_earliest"] = row[f"{name}_latest"] = day

    def entity(self, former: int, place: Place) -> Row:
        """Return the entity of an article that stands for one of the seeds: half of them are somebody else there."""
        if former not in place.entities:
            row = self.seeds.entities[former]
            number = self.keys["entities"] + 1
            made = row | {
                "article_id": place.article,
                "public_id": f"{row['public_id'][0]}{number:012}",
                "local_id": f"e{number}",
            }
            if row["kind"] in self.actors and self.random.random() < SHARE_INVENTED:
                actor = self.random.choice(self.actors[row["kind"]])
                made |= {"actor_id": actor.key, "name": actor.name, "canonical": None, "names": json.dumps([actor.name])}
            place.entities[former] = self.new("entities", made)
            self.names[made["actor_id"] or 0, made["name"]] += 1
        return place.entities[former]

    def write(self) -> None:
        """Insert the rows made so far."""
        for table, rows in self.rows.items():
            if rows:
                names = ", ".join(f'"{name}"' for name in rows[0])
                values = ", ".join(f":{name}" for name in rows[0])
                self.connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({values})", rows)
                rows.clear()

    def finish(self) -> None:
        """Insert the rest: what actors are called, and their public ids, the first of their entities'."""
        self.rows["actor_names"] += [
            {"actor_id": key, "name": name, "articles": count, "fullest_in": count}
            for (key, name), count in self.names.items()
            if key
        ]
        self.write()
        for table, column in (("actors", "actor_id"), ("places", "place_id")):
            used = f"SELECT {column} FROM entities WHERE {column} IS NOT NULL"
            for more in ("persons", "organizations", "actors") if table == "actors" else ("place_names", "places"):
                key = "place_id" if more == "place_names" else "id"
                self.connection.execute(f"DELETE FROM {more} WHERE {key} NOT IN ({used})")
            self.connection.execute(f"UPDATE {table} SET public_id = 'old' || id")
            first = f"SELECT {column} AS key, min(public_id) AS first FROM entities WHERE {column} IS NOT NULL GROUP BY 1"
            self.connection.execute(f"UPDATE {table} SET public_id = f.first FROM ({first}) f WHERE f.key = {table}.id")


if __name__ == "__main__":
    main()
