"""Migrations: from nothing to the newest schema, all or nothing, and in step with the models."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect

from archive import db
from archive.errors import StoreError
from archive.models import Base
from archive.packaged import resource_path


def names_of(database: Path, kind: str) -> set[str]:
    with closing(sqlite3.connect(database)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))}


@pytest.fixture
def own_migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the migrations, which the program takes for its own."""
    folder = Path(shutil.copytree(resource_path("migrations"), tmp_path / "migrations"))
    monkeypatch.setattr(db, "resource_path", lambda _name: folder)
    return folder


def add_migration(folder: Path, body: str) -> None:
    (folder / "versions" / "9999_next.py").write_text(
        f"from alembic import op\n\nrevision = '9999'\ndown_revision = '{db.head_revision()}'\n\n\ndef upgrade():\n{body}",
        "utf-8",
    )


def test_schema_is_made_from_nothing(empty_db: Path) -> None:
    assert names_of(empty_db, "table") >= set(Base.metadata.tables)
    assert names_of(empty_db, "view") == {"who_said_what", "figures_over_time", "who_held_which_post", "what_happened_when"}
    assert {f"{table}_{when}" for table in ("articles", "statements", "actor_names") for when in ("ai", "ad", "au")} <= names_of(
        empty_db, "trigger"
    )


def test_models_and_migrations_agree(empty_db: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(empty_db, tmp_path / "archive.db"))
    db.check_models(database)


@pytest.mark.parametrize("table", list(Base.metadata.tables))
def test_models_and_migrations_agree_to_the_last_constraint(empty_db: Path, table: str) -> None:
    # `alembic check` looks at no CHECK constraints, generated columns or partial indexes.
    models = create_engine("sqlite://")
    Base.metadata.create_all(models)
    migrated = create_engine(f"sqlite:///{empty_db}")
    assert shape(inspect(migrated), table) == shape(inspect(models), table)


def shape(inspector: Any, table: str) -> dict[str, Any]:
    parts = ("foreign_keys", "check_constraints", "unique_constraints", "indexes")
    described = {part: sorted(repr(plain(one)) for one in getattr(inspector, f"get_{part}")(table)) for part in parts}
    return described | {"columns": [repr(plain(column)) for column in inspector.get_columns(table)]}


def plain(described: dict[str, Any]) -> dict[str, Any]:
    options = {key: str(value) for key, value in described.get("dialect_options", {}).items()}
    return {key: str(value) if key == "type" else value for key, value in described.items()} | {"dialect_options": options}


def test_failing_migration_leaves_the_database_as_it_was(empty_db: Path, tmp_path: Path, own_migrations: Path) -> None:
    database = Path(shutil.copy(empty_db, tmp_path / "archive.db"))
    before = names_of(database, "table")
    add_migration(
        own_migrations, "    op.execute('CREATE TABLE half (id INTEGER)')\n    op.execute('CREATE TABLE half (id INTEGER)')\n"
    )
    with pytest.raises(Exception, match="half already exists"):
        db.upgrade(database)
    assert names_of(database, "table") == before
    assert db.current_revision(database) != "9999"


def test_migration_that_loses_a_parent_is_refused(tmp_path: Path, own_migrations: Path) -> None:
    database = tmp_path / "archive.db"
    db.upgrade(database)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("INSERT INTO actors VALUES (1, 'p1', 'person', 'Anna Bell', 'anna bell')")
        connection.execute("INSERT INTO persons VALUES (1, NULL, 0, 0)")
    add_migration(own_migrations, "    op.execute('DELETE FROM actors')\n")
    with pytest.raises(StoreError, match="lost what they refer to, the first: persons 1 → actors"):
        db.upgrade(database)
    with closing(sqlite3.connect(database)) as connection:
        # Foreign keys are off while migrating: nothing has cascaded, and the deletion is undone.
        assert connection.execute("SELECT (SELECT count(*) FROM actors), (SELECT count(*) FROM persons)").fetchone() == (1, 1)


def test_upgrade_keeps_a_copy_of_an_older_archive(empty_db: Path, tmp_path: Path, own_migrations: Path) -> None:
    database = Path(shutil.copy(empty_db, tmp_path / "archive.db"))
    before = db.current_revision(database)
    add_migration(own_migrations, "    op.execute('CREATE TABLE added (id INTEGER)')\n")
    with pytest.raises(StoreError, match="run `archive db upgrade`"):
        db.check_current(database)
    assert db.upgrade(database) == before
    assert db.current_revision(database) == "9999"
    assert db.current_revision(tmp_path / f"archive.db.{before}.bak") == before


def test_changed_table_is_noticed(empty_db: Path, tmp_path: Path) -> None:
    database = Path(shutil.copy(empty_db, tmp_path / "archive.db"))
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("ALTER TABLE topics ADD COLUMN colour TEXT")
    with pytest.raises(StoreError, match="colour"):
        db.check_models(database)


@pytest.mark.parametrize("name", ["migrations", "metadata.yml"])
def test_resources_come_from_the_checkout_or_the_package(name: str, tmp_path: Path) -> None:
    checkout = Path(__file__).parent.parent
    assert resource_path(name) == checkout / name
    installed = tmp_path / "site-packages" / "archive"
    assert resource_path(name, installed) == installed / "_packaged" / name
    # A folder that only looks like a checkout is none.
    lookalike = tmp_path / "src" / "archive"
    assert resource_path(name, lookalike) == lookalike / "_packaged" / name
