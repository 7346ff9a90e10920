"""The fingerprint is of what the archive says, and of nothing else."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy.orm import Session

from archive.cli import main
from archive.db import make_engine
from archive.fingerprint import CONTENT, compute_fingerprint
from archive.models import Base
from archive.store.saving import save_analysis
from hand_made import blog_analysis, truce_analysis

APART = {"alembic_version", "runs", "inputs", "extractors", "redirects", "suggestions", "conflicts", "evaluations"}


@pytest.fixture
def database(empty_db: Path, tmp_path: Path) -> Path:
    path = Path(shutil.copy(empty_db, tmp_path / "archive.db"))
    engine = make_engine(path)
    with Session(engine) as session, session.begin():
        for analysis in (truce_analysis(), blog_analysis()):
            save_analysis(session, analysis)
    engine.dispose()
    return path


def test_every_table_is_content_or_kept_apart() -> None:
    assert set(CONTENT) | APART == set(Base.metadata.tables) | {"alembic_version"}
    assert set(CONTENT) & APART == set()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE articles SET title = 'x' WHERE id = 1",
        "UPDATE statements SET kind = 'mixed' WHERE id = 1",
        "UPDATE statements SET speaker_id = NULL WHERE id = 1",
        "UPDATE figures SET value = 1961 WHERE value = 1960",
        "UPDATE figures SET topic_id = NULL WHERE value = 1960",
        "UPDATE actor_names SET articles = articles + 1",
        "UPDATE dates SET state = 'rejected'",
        "DELETE FROM event_participants WHERE id = 1",
        "INSERT INTO decisions (action, kind, public_id, decided_at, is_applied) VALUES ('reject', 'dates', 'd1', '2021', 1)",
    ],
)
def test_content_counts(database: Path, change: str) -> None:
    before = compute_fingerprint(database)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(change)
    assert compute_fingerprint(database) != before


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO redirects VALUES ('a', 'b')",
        "INSERT INTO runs (started_at, version, added, replaced, unchanged, failed) VALUES ('2021-01-01', '1', 0, 0, 0, 0)",
        "UPDATE extractors SET version = 'next'",
        "VACUUM",
    ],
)
def test_what_is_no_content_does_not(database: Path, change: str) -> None:
    before = compute_fingerprint(database)
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute(change)
    assert compute_fingerprint(database) == before


def test_command_prints_it(database: Path) -> None:
    result = CliRunner().invoke(main, ["fingerprint", "--db", str(database)])
    assert (result.exit_code, result.stdout) == (0, compute_fingerprint(database) + "\n")
