"""The tables as a whole: names, sentences, indexes, and what the database itself refuses."""

from __future__ import annotations

import datetime
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, Column, Enum, ForeignKeyConstraint, Table, UniqueConstraint
from sqlalchemy.orm import Session

from archive.db import make_engine
from archive.facts import Bound
from archive.models import Base, Extractor, Figure, State
from archive.store.saving import save_analysis
from hand_made import truce_analysis

TABLES = list(Base.metadata.tables.values())


@pytest.fixture
def database(empty_db: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_db, tmp_path / "archive.db"))


@pytest.fixture
def connection(database: Path) -> Iterator[sqlite3.Connection]:
    engine = make_engine(database)
    with Session(engine) as session, session.begin():
        save_analysis(session, truce_analysis())
    engine.dispose()
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_table_says_what_it_holds(table: Table) -> None:
    assert table.comment
    assert table.comment.endswith(".")
    assert [column.name for column in table.columns if not column.comment] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_foreign_keys_have_indexes(table: Table) -> None:
    indexed = [[column.name for column in index.columns] for index in table.indexes]
    indexed += [[column.name for column in rule.columns] for rule in table.constraints if isinstance(rule, UniqueConstraint)]
    indexed.append([column.name for column in table.primary_key.columns])
    keys = [list(rule.column_keys) for rule in table.constraints if isinstance(rule, ForeignKeyConstraint)]
    assert [key for key in keys if not any(index[: len(key)] == key for index in indexed)] == []


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_constraints_have_names(table: Table) -> None:
    assert [rule for rule in table.constraints if rule.name is None] == []


def enum_columns() -> list[Column[object]]:
    return [column for table in TABLES for column in table.columns if isinstance(column.type, Enum)]


@pytest.mark.parametrize("column", enum_columns(), ids=str)
def test_enum_is_text_with_a_named_check(column: Column[object]) -> None:
    assert isinstance(column.type, Enum)
    assert not column.type.native_enum
    checks = [rule.name for rule in column.table.constraints if isinstance(rule, CheckConstraint)]
    assert f"ck_{column.table.name}_{column.name}" in checks


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE statements SET kind = 'shouted'",
        "UPDATE statements SET end_char = start_char",
        "UPDATE figures SET sentence_start = start_char + 1",
        "UPDATE figures SET value_max = value - 1",
        "UPDATE articles SET published_earliest = '2021-01-01'",
        "UPDATE articles SET state = 'duplicate'",
        "UPDATE articles SET kind = 'entry'",
        "UPDATE places SET latitude = 91",
        "UPDATE entities SET actor_id = NULL WHERE kind = 'person'",
        "UPDATE actors SET kind = 'place'",
        "UPDATE statements SET speaker_id = speaker_id + 1",
    ],
)
def test_database_refuses(connection: sqlite3.Connection, change: str) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(change)


def test_facts_follow_an_entity_to_another_actor(connection: sqlite3.Connection) -> None:
    connection.execute("INSERT INTO actors VALUES (99, 'pnew', 'person', 'Another Bell', 'another bell')")
    connection.execute("UPDATE entities SET actor_id = 99 WHERE kind = 'person'")
    for sql in (
        "SELECT DISTINCT speaker_id FROM statements",
        "SELECT actor_id FROM roles",
        "SELECT given_by_id FROM figures WHERE value = 1960",
        "SELECT actor_id FROM event_participants WHERE part = 'recipient'",
    ):
        assert connection.execute(sql).fetchall() == [(99,)], sql


@pytest.mark.parametrize(
    ("value", "kept"), [("1960", "1960"), ("1.5E+6", "1500000"), ("66.67", "66.67"), ("0.5", "0.5"), ("1e30", "1e+30")]
)
def test_number_is_kept_as_it_reads(database: Path, value: str, kept: str) -> None:
    engine = make_engine(database)
    with Session(engine) as session, session.begin():
        key = save_analysis(session, truce_analysis())
        extractor = session.query(Extractor).first()
        assert extractor is not None
        figure = Figure(
            public_id="f1",
            article_id=key,
            quote="x",
            start_char=0,
            end_char=1,
            sentence_start=0,
            sentence_end=1,
            extractor_id=extractor.id,
            state=State.CURRENT,
            value=Decimal(value),
            bound=Bound.EXACT,
        )
        session.add(figure)
        session.flush()
        session.refresh(figure)
        assert figure.value == Decimal(value)
    engine.dispose()
    with closing(sqlite3.connect(database)) as connection:
        assert str(connection.execute("SELECT value FROM figures WHERE public_id = 'f1'").fetchone()[0]) == kept


def test_years_and_months_are_made_from_days(connection: sqlite3.Connection) -> None:
    days = [("2020-11-21", "2020-11-21"), ("2020-11-01", "2020-12-31"), ("2020-12-31", "2021-01-01"), (None, None)]
    found = []
    for earliest, latest in days:
        connection.execute("UPDATE articles SET published_earliest = ?, published_latest = ?", (earliest, latest))
        found.append(connection.execute("SELECT published_year, published_month FROM articles").fetchone())
    assert found == [(2020, "2020-11"), (2020, None), (None, None), (None, None)]


def test_days_are_iso_text(connection: sqlite3.Connection) -> None:
    assert connection.execute("SELECT published_earliest, typeof(published_earliest) FROM articles").fetchall() == [
        (str(datetime.date(2020, 11, 23)), "text")
    ]
