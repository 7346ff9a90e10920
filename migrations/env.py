"""Run migrations: all that are due in one transaction, foreign keys off meanwhile and checked before it ends.

Called by `archive db …`, which hands over its connection, or by Alembic's own command, which takes the database
that the environment variable ARCHIVE_DB names.
"""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path
from typing import cast

from alembic import context
from alembic.runtime.environment import NameFilterParentNames, NameFilterType
from sqlalchemy import Connection

from archive.db import DEFAULT_PATH, make_engine
from archive.errors import StoreError
from archive.models import Base


def include_name(name: str | None, kind: NameFilterType, _parents: NameFilterParentNames) -> bool:
    """Tell whether autogenerate may look at a table: not at those that full-text search keeps for itself."""
    return kind != "table" or name is None or not (name.endswith("_fts") or "_fts_" in name)


def migrate(connection: Connection) -> None:
    """Run what is due on a connection."""
    raw = cast("sqlite3.Connection", connection.connection.dbapi_connection)
    # With foreign keys on, a table that is rebuilt takes its children with it. No effect inside a transaction.
    raw.execute("PRAGMA foreign_keys = OFF")
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        include_name=include_name,
        render_as_batch=True,
        transactional_ddl=True,
    )
    try:
        with context.begin_transaction():
            context.run_migrations()
            check_foreign_keys(raw)
    finally:
        raw.execute("PRAGMA foreign_keys = ON")


def check_foreign_keys(connection: sqlite3.Connection) -> None:
    """Raise StoreError where a row refers to one that is not there."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        table, row, target, _ = broken[0]
        raise StoreError(f"{len(broken)} rows lost what they refer to, the first: {table} {row} → {target}")


def main() -> None:
    """Migrate the connection handed over, else the database of the environment."""
    connection = context.config.attributes.get("connection")
    if connection is not None:
        migrate(connection)
        return
    engine = make_engine(Path(os.environ.get("ARCHIVE_DB", DEFAULT_PATH)))
    with engine.connect() as own:
        migrate(own)
    engine.dispose()


main()
