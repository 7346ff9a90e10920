"""The database file: opened, brought up to date, copied. The one place that knows SQLite's settings.

SQLite's own transactions are used throughout (`isolation_level = None`, BEGIN IMMEDIATE for whoever may write), so that
a migration is one transaction, PRAGMAs take effect and a read never has to turn into a write.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive.errors import StoreError
from archive.packaged import resource_path

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, ExceptionContext

DEFAULT_PATH = Path("archive.db")
BUSY_TIMEOUT_S = 30

# By primary result code: what is wrong, and what to do about it.
EXPLANATIONS = {
    sqlite3.SQLITE_BUSY: ("the database is locked", "another program is writing to it; try again when it is done"),
    sqlite3.SQLITE_LOCKED: ("the database is locked", "another program is writing to it; try again when it is done"),
    sqlite3.SQLITE_READONLY: ("the database may not be written to", "check the permissions of the file and its folder"),
    sqlite3.SQLITE_IOERR: ("the disk cannot be read or written", None),
    sqlite3.SQLITE_CORRUPT: ("the database is damaged", "take a backup, or make it again from the articles"),
    sqlite3.SQLITE_FULL: ("the disk is full", "make room and run the command again"),
    sqlite3.SQLITE_CANTOPEN: ("the database cannot be opened", "check that its folder exists and may be written to"),
    sqlite3.SQLITE_NOTADB: ("the file is no database", "name another with --db"),
}


def head_revision() -> str:
    """Return the newest schema revision that this program knows; files are named by it."""
    versions = resource_path("migrations") / "versions"
    return max(path.name.partition("_")[0] for path in versions.glob("[0-9]*_*.py"))


def current_revision(path: Path) -> str | None:
    """Return the schema revision of a database, None of a missing or empty one.

    Raises: StoreError when the file is no database or holds something else than an archive.
    """
    if not path.exists() or path.stat().st_size == 0:
        return None
    with closing(open_reader(path)) as connection, explained(path):
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "alembic_version" not in tables:
            if tables:
                raise StoreError("the database is no archive", str(path), "name another with --db")
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return row[0] if row else None


def check_current(path: Path) -> None:
    """Raise StoreError unless the database is an archive of the newest schema."""
    if not path.exists():
        raise StoreError("there is no such database", str(path), "make one with `archive ingest`, or name another with --db")
    current, head = current_revision(path), head_revision()
    if current is None:
        raise StoreError("the database is no archive", str(path), "make one with `archive ingest`, or name another with --db")
    if current < head:
        raise StoreError(f"the schema is {current}, not {head}", str(path), "run `archive db upgrade`")
    if current > head:
        raise StoreError(f"the schema {current} is newer than this program's {head}", str(path), "update the program")


def make_engine(path: Path) -> Engine:
    """Return an engine on a database file whose every transaction may write."""
    # Half a second that reading commands, and runs with nothing to save, can do without.
    from sqlalchemy import create_engine, event

    engine = create_engine("sqlite://", creator=lambda: open_writer(path))

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    @event.listens_for(engine, "handle_error")
    def explain(context: ExceptionContext) -> None:
        if (error := explain_error(context.original_exception, path)) is not None:
            raise error from context.original_exception

    return engine


def open_writer(path: Path) -> sqlite3.Connection:
    """Return a connection that can write, in SQLite's own transactions; begin them with BEGIN IMMEDIATE."""
    with explained(path):
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run what is inside as one transaction: all of it or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def open_reader(path: Path) -> sqlite3.Connection:
    """Return a connection that can only read. A database in a folder that may not be written to can be read too.

    Raises: StoreError when the file is missing or cannot be opened.
    """
    if not path.exists():
        raise StoreError("there is no such database", str(path), "make one with `archive ingest`, or name another with --db")
    connection = sqlite3.connect(_address(path, "mode=ro"), uri=True, timeout=BUSY_TIMEOUT_S, isolation_level=None)
    try:
        connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        connection.close()
        # A write-ahead log needs a file beside the database even for reading; without a log there is nothing to miss.
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_CANTOPEN or path.with_name(path.name + "-wal").exists():
            raise explain_error(error, path) or error from error
        connection = sqlite3.connect(_address(path, "immutable=1"), uri=True, isolation_level=None)
    except sqlite3.DatabaseError as error:
        connection.close()
        raise explain_error(error, path) or error from error
    connection.execute("PRAGMA query_only = ON")
    return connection


def _address(path: Path, query: str) -> str:
    return f"{path.absolute().as_uri()}?{query}"


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file and its surroundings, raised inside, into StoreError."""
    try:
        yield
    except sqlite3.Error as error:
        raise explain_error(error, path) or error from error


def explain_error(error: BaseException | None, path: Path) -> StoreError | None:
    """Return an SQLite error in plain words where it is about the file and its surroundings, None where it is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None or code & 0xFF not in EXPLANATIONS:
        return None
    message, hint = EXPLANATIONS[code & 0xFF]
    return StoreError(message, str(path), hint)


def upgrade(path: Path) -> str | None:
    """Bring a database to the newest schema, making a missing one; return the revision it had.

    One that holds an older schema is copied to `NAME.<revision>.bak` first. A migration that fails leaves it as it was.

    Raises: StoreError when it is of a newer schema or no archive.
    """
    before, head = current_revision(path), head_revision()
    if before == head:
        return before
    if before is not None:
        if before > head:
            check_current(path)
        backup(path, path.with_name(f"{path.name}.{before}.bak"))
    from alembic import command

    _with_alembic(path, lambda config: command.upgrade(config, "head"))
    return before


def check_models(path: Path) -> None:
    """Raise StoreError where the models ask for other tables than the database has."""
    from alembic import command
    from alembic.util.exc import AutogenerateDiffsDetected

    try:
        _with_alembic(path, command.check)
    except AutogenerateDiffsDetected as error:
        raise StoreError(str(error), str(path), "the database was changed by hand, or a migration is missing") from error


def _with_alembic(path: Path, run: Any) -> None:  # noqa: ANN401 - a function of Alembic's Config
    import io

    from alembic.config import Config

    config = Config(stdout=io.StringIO())
    config.set_main_option("script_location", str(resource_path("migrations")).replace("%", "%%"))
    engine = make_engine(path)
    try:
        with engine.connect() as connection:
            config.attributes["connection"] = connection
            run(config)
    finally:
        engine.dispose()


def backup(path: Path, copy: Path) -> None:
    """Copy a database as it stands now, last commits included, even while it is written to."""
    with closing(open_reader(path)) as source, closing(sqlite3.connect(copy)) as target, explained(path):
        source.backup(target)
