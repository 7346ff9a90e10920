"""Opening databases, and what is said where that fails."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.db import (
    backup,
    check_current,
    current_revision,
    head_revision,
    make_engine,
    open_reader,
    open_writer,
    transaction,
    upgrade,
)
from archive.errors import StoreError


@pytest.fixture
def database(empty_db: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_db, tmp_path / "archive.db"))


def test_missing_archive_is_made(tmp_path: Path) -> None:
    assert current_revision(tmp_path / "new.db") is None
    upgrade(tmp_path / "new.db")
    check_current(tmp_path / "new.db")
    assert current_revision(tmp_path / "new.db") == head_revision()


def test_settings_hold_on_every_connection(database: Path) -> None:
    engine = make_engine(database)
    with engine.connect() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("foreign_keys", "journal_mode", "synchronous")
        ]
        assert settings == [1, "wal", 1]
    engine.dispose()


def test_writers_begin_immediately(database: Path) -> None:
    engine = make_engine(database)
    with (
        engine.begin(),
        closing(sqlite3.connect(database, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("BEGIN IMMEDIATE")
    engine.dispose()


def test_transaction_is_all_or_nothing(database: Path) -> None:
    with closing(open_writer(database)) as connection:
        with pytest.raises(sqlite3.IntegrityError), transaction(connection):
            connection.executemany("INSERT INTO topics (name) VALUES (?)", [("aid",), ("aid",)])
        assert connection.execute("SELECT count(*) FROM topics").fetchone() == (0,)


@pytest.mark.parametrize("statement", ["DELETE FROM topics", "CREATE TABLE x (y)", "CREATE TEMP TABLE x (y)"])
def test_reader_cannot_write(database: Path, statement: str) -> None:
    with closing(open_reader(database)) as connection, pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute(statement)


def test_reader_needs_no_writable_folder(database: Path) -> None:
    with closing(open_writer(database)) as connection:
        connection.execute("INSERT INTO topics (name) VALUES ('refugees')")
    database.chmod(0o444)
    database.parent.chmod(0o555)
    try:
        with closing(open_reader(database)) as connection:
            assert connection.execute("SELECT name FROM topics").fetchall() == [("refugees",)]
    finally:
        database.parent.chmod(0o755)


def bad_databases(folder: Path, empty: Path) -> Iterator[tuple[Path, str]]:
    yield folder / "missing.db", "there is no such database"
    (folder / "text.db").write_text("This is no database, but a text that is long enough to be taken for one. " * 20)
    yield folder / "text.db", "the file is no database"
    with closing(sqlite3.connect(folder / "other.db")) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    yield folder / "other.db", "the database is no archive"
    (folder / "zero.db").touch()
    yield folder / "zero.db", "the database is no archive"
    for name, revision, message in (("old.db", "0000", "run `archive db upgrade`"), ("new.db", "9999", "update the program")):
        shutil.copy(empty, folder / name)
        with closing(sqlite3.connect(folder / name)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
        yield folder / name, message


def test_bad_database_is_said_in_one_line(tmp_path: Path, empty_db: Path) -> None:
    for path, message in bad_databases(tmp_path, empty_db):
        with pytest.raises(StoreError) as caught:
            check_current(path)
        assert message in str(caught.value), path
        assert str(caught.value).startswith(str(path))
        assert "\n" not in str(caught.value)


def test_locked_database_is_said_in_one_line(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.db.BUSY_TIMEOUT_S", 0)
    engine = make_engine(database)
    with closing(sqlite3.connect(database)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="the database is locked"), engine.begin():
            pass
    engine.dispose()


def test_folder_that_is_missing_is_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        open_writer(tmp_path / "no" / "archive.db")


def test_backup_has_the_last_commits(database: Path, tmp_path: Path) -> None:
    with closing(open_writer(database)) as connection:
        connection.execute("INSERT INTO topics (name) VALUES ('refugees')")  # in the write-ahead log alone
        backup(database, tmp_path / "copy.db")
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT name FROM topics").fetchall() == [("refugees",)]
