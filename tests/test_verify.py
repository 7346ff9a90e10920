"""`archive verify` finds every kind of damage that can be done to an archive."""

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
from archive.errors import StoreError
from archive.store.saving import save_analysis
from archive.verify import verify_archive
from hand_made import blog_analysis, truce_analysis


@pytest.fixture(scope="module")
def whole_db(empty_db: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of two documents. Do not write to it."""
    path = Path(shutil.copy(empty_db, tmp_path_factory.mktemp("whole") / "archive.db"))
    engine = make_engine(path)
    with Session(engine) as session, session.begin():
        save_analysis(session, truce_analysis())
        save_analysis(session, blog_analysis())
    engine.dispose()
    return path


@pytest.fixture
def database(whole_db: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole_db, tmp_path / "archive.db"))


def damage(database: Path, *changes: str) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        for change in changes:
            connection.execute(change)


def test_whole_archive_has_no_failures(database: Path) -> None:
    assert list(verify_archive(database)) == []


def test_seeds_have_no_failures(seeds_db: Path, tmp_path: Path) -> None:
    assert list(verify_archive(Path(shutil.copy(seeds_db, tmp_path / "archive.db")))) == []


@pytest.mark.parametrize(
    ("change", "failure"),
    [
        (
            "UPDATE statements SET quote = 'no such words' WHERE id = 1",
            "statements 1: quote 'no such words' is not the article's",
        ),
        ("UPDATE figures SET start_char = start_char + 1", "figures 1: quote '1,960' is not the article's"),
        ("UPDATE dates SET end_char = 100000, sentence_end = 100000", "dates 1: quote 'Monday' is not the article's"),
        ("UPDATE roles SET quote = upper(quote)", "roles 1: quote"),
        ("UPDATE mentions SET quote = 'x' WHERE id = 3", "mentions 3: quote 'x' is not the article's"),
        ("UPDATE event_mentions SET trigger = 'went'", "event_mentions 1: trigger 'went' is not the article's"),
        ("UPDATE statements SET cue_start = cue_start - 1 WHERE id = 2", "statements 2: cue 'said' is not the article's"),
        ("UPDATE statement_spans SET quote = 'x' WHERE id = 1", "statement_spans 1: quote 'x' is not the article's"),
        ("UPDATE statements SET content = 'x' WHERE id = 2", "statements 2: the content is not that of its pieces"),
        ("DELETE FROM statement_spans WHERE statement_id = 3", "statements 3: the content is not that of its pieces"),
        ("UPDATE figures SET sentence_end = 100000 WHERE id = 2", "figures 2: sentence_start, sentence_end = [166, 100000)"),
        (
            "UPDATE figures SET counted_end = 100000 WHERE id = 1",
            "figures 1: counted_start, counted_end = [85, 100000) is no part",
        ),
        ("UPDATE article_spans SET end_char = 100000 WHERE id = 1", "article_spans 1: start_char, end_char = [0, 100000)"),
        ("UPDATE articles SET text = text || 'x' WHERE id = 1", "articles 1: the text is not that of its SHA-256"),
        ("UPDATE articles SET parent_start = 0 WHERE id = 4", "articles 4: the text is not that of its live blog from 0"),
        ("UPDATE statements SET speaker_id = 2 WHERE id = 1", "statements 1: speaker_id is not that of its entity"),
        ("UPDATE figures SET place_id = NULL WHERE id = 1", "figures 1: place_id is not that of its entity"),
        ("UPDATE actors SET public_id = 'p' WHERE id = 1", "actors 1: the public id is not the first of its entities'"),
        ("UPDATE statements SET extractor_id = 77 WHERE id = 1", "statements 1: refers to a row of extractors that is not there"),
        ("DROP VIEW who_said_what", "who_said_what: is missing"),
        ("DROP TRIGGER articles_au", "articles_au: is missing"),
        ("DROP INDEX ix_statements_speaker_id", "ix_statements_speaker_id: is missing"),
        ("ALTER TABLE topics ADD COLUMN colour TEXT", "topics: is not as the migrations make it"),
        ("INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')", "articles_fts: does not hold the words of its table"),
        ("INSERT INTO actors_fts (rowid, name) VALUES (1, 'ghost')", "actors_fts: does not hold the words of its table"),
        ("DELETE FROM statements_fts WHERE rowid = 1", "statements_fts: does not hold the words of its table"),
    ],
)
def test_damage_is_found(database: Path, change: str, failure: str) -> None:
    damage(database, change)
    found = [str(one) for one in verify_archive(database)]
    assert [one for one in found if one.startswith(failure)], found


def test_own_views_and_indexes_do_no_harm(database: Path) -> None:
    damage(database, "CREATE VIEW mine AS SELECT 1 AS one", "CREATE INDEX mine_too ON topics (name)", "ANALYZE")
    assert list(verify_archive(database)) == []


def test_older_schema_is_no_archive_to_verify(database: Path) -> None:
    damage(database, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreError, match="run `archive db upgrade`"):
        list(verify_archive(database))


def test_command_names_the_first_failures(database: Path) -> None:
    assert CliRunner().invoke(main, ["verify", "--db", str(database)]).exit_code == 0
    damage(database, "UPDATE mentions SET quote = 'x'")
    result = CliRunner().invoke(main, ["verify", "--db", str(database)])
    assert result.exit_code == 1
    first, *others = result.stderr.splitlines()
    assert first.startswith("mentions 1: quote 'x' is not the article's [")
    with closing(sqlite3.connect(database)) as connection:
        (number,) = connection.execute("SELECT count(*) FROM mentions").fetchone()
    assert others[-1] == f"{database}: {number} failures"
