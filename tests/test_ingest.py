"""Files into the archive: what is read, what is passed over, what survives."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from archive import ingest as ingest_module
from archive.cli import main
from archive.fingerprint import compute_fingerprint
from archive.verify import verify_archive

SEEDS = Path(__file__).parent.parent / "seeds"
TEXTS = {
    "lighthouse.txt": (
        "Harbour gets its lighthouse back\n\nPORTSMOUTH (Reuters) - Mayor Helen Carter told reporters on Monday that 120 workers "
        "had rebuilt the lighthouse.\n\n“We promised it,” Carter said.\n"
    ),
    "ferry.txt": (
        "Ferry line closes\n\nThe ferry between Dover and Calais will close in May 2021, Transport Minister Paul Weber said.\n\n"
        "“More than 300 jobs are at risk,” union leader Maria Lopez told the BBC on 3 March 2021.\n"
    ),
    "bridge.txt": (
        "Bridge opens\n\nKenya opened a bridge over the Tana River on 5 June 2020. "
        "It cost $12 million, engineer Joseph Otieno said.\n"
    ),
}


def write_texts(folder: Path, copies: int = 1) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(copies):
        for name, text in TEXTS.items():
            content = text if number == 0 else f"{text}\nNumber {number} of the series.\n"
            (folder / (name if number == 0 else f"{number}_{name}")).write_text(content, "utf-8")
    return folder


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    return write_texts(tmp_path / "texts")


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def ingest(database: Path, *arguments: object) -> Result:
    result = CliRunner().invoke(main, ["ingest", "--db", str(database), *map(str, arguments)])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def ask(database: Path, sql: str) -> list[Any]:
    with closing(sqlite3.connect(database)) as connection:
        return [row[0] if len(row) == 1 else row for row in connection.execute(sql)]


def rows_but_runs(database: Path) -> dict[str, list[Any]]:
    """Return all rows of all tables but `runs`, as SQLite has them."""
    tables = ask(database, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('runs', 'sqlite_stat1')")
    return {table: ask(database, f'SELECT * FROM "{table}"') for table in tables}


def counts_of(result: Result) -> str:
    return result.stdout.strip().rpartition(": ")[2]


def test_missing_database_is_made_and_filled(texts: Path, database: Path) -> None:
    result = ingest(database, texts)
    assert (result.exit_code, counts_of(result)) == (0, "3 added, 0 replaced, 0 unchanged, 0 failed")
    assert ask(database, "SELECT count(*) FROM articles") == [3]
    assert list(verify_archive(database)) == []
    # Which files they came from is told from the database's folder, wherever the command was run.
    assert ask(database, "SELECT path FROM inputs ORDER BY path") == [f"texts/{name}" for name in sorted(TEXTS)]


def test_second_run_writes_its_run_and_nothing_else(texts: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (texts / "bad.txt").write_bytes(b"caf\xe9")
    ingest(database, texts)
    before = rows_but_runs(database)

    def refuse(_documents: object) -> None:
        raise AssertionError("nothing is to be analysed")

    monkeypatch.setattr(ingest_module, "analyse_documents", refuse)
    result = ingest(database, texts)
    assert (result.exit_code, counts_of(result)) == (1, "0 added, 0 replaced, 3 unchanged, 1 failed")
    monkeypatch.chdir(texts)
    ingest(database, ".", "../texts/ferry.txt")
    assert rows_but_runs(database) == before
    assert ask(database, "SELECT added, unchanged, failed, finished_at IS NULL FROM runs") == [
        (3, 0, 1, 0),
        (0, 3, 1, 0),
        (0, 3, 1, 0),
    ]


def test_second_run_is_quick(texts: Path, database: Path, tmp_path: Path) -> None:
    many = write_texts(tmp_path / "many", copies=4)
    ingest(database, many)
    started = time.process_time()
    ingest(database, many)
    assert time.process_time() - started < 0.1


def test_order_of_files_does_not_show(texts: Path, database: Path, tmp_path: Path) -> None:
    ingest(database, texts)
    names = [texts / name for name in TEXTS]
    ingest(tmp_path / "other.db", *reversed(names))
    for name in (names[1], names[2], names[0], names[1]):
        ingest(tmp_path / "third.db", name)
    assert (
        compute_fingerprint(database) == compute_fingerprint(tmp_path / "other.db") == compute_fingerprint(tmp_path / "third.db")
    )


def test_seeds_say_the_same_in_any_order(seeds_db: Path, database: Path) -> None:
    ingest(database, *sorted(SEEDS.glob("*.txt"), reverse=True))
    assert compute_fingerprint(database) == compute_fingerprint(seeds_db)
    before = rows_but_runs(database)
    assert counts_of(ingest(database, SEEDS)) == "0 added, 0 replaced, 5 unchanged, 0 failed"
    assert rows_but_runs(database) == before


def test_bad_files_are_told_and_the_rest_goes_through(texts: Path, database: Path) -> None:
    (texts / "latin.txt").write_bytes(b"caf\xe9")
    (texts / "empty.txt").touch()
    (texts / "ferry.yml").write_text("published: the day before yesterday\n")
    result = ingest(database, texts, texts / "missing.txt")
    assert (result.exit_code, counts_of(result)) == (1, "2 added, 0 replaced, 0 unchanged, 4 failed")
    lines = result.stderr.splitlines()
    assert len(lines) == 4
    assert all(line.startswith(f"archive: {texts}") for line in lines)
    failed = ask(database, "SELECT path, error, hint FROM inputs WHERE outcome = 'failed' ORDER BY path")
    assert [(path, bool(error)) for path, error, _ in failed] == [
        (f"texts/{name}", True) for name in ("empty.txt", "ferry.txt", "latin.txt", "missing.txt")
    ]


def test_file_that_has_become_unreadable_keeps_its_article(texts: Path, database: Path) -> None:
    ingest(database, texts)
    before = compute_fingerprint(database)
    (texts / "ferry.txt").write_bytes(b"caf\xe9")
    assert ingest(database, texts).exit_code == 1
    assert compute_fingerprint(database) == before
    (texts / "ferry.txt").write_text(TEXTS["ferry.txt"], "utf-8")
    assert counts_of(ingest(database, texts)) == "0 added, 1 replaced, 2 unchanged, 0 failed"
    assert compute_fingerprint(database) == before


def test_changed_text_takes_the_place_of_the_old(texts: Path, database: Path, tmp_path: Path) -> None:
    ingest(database, texts)
    (former,) = ask(database, "SELECT public_id FROM articles WHERE title LIKE 'Bridge%'")
    (texts / "bridge.txt").write_text(TEXTS["bridge.txt"] + "\nCorrected: the day of the opening.\n", "utf-8")
    assert counts_of(ingest(database, texts)) == "0 added, 1 replaced, 2 unchanged, 0 failed"
    assert ask(database, "SELECT count(*) FROM articles") == [3]
    (target,) = ask(database, f"SELECT target_public_id FROM redirects WHERE public_id = '{former}'")
    assert ask(database, "SELECT public_id FROM articles WHERE title LIKE 'Bridge%'") == [target]
    ingest(tmp_path / "fresh.db", texts)
    assert compute_fingerprint(database) == compute_fingerprint(tmp_path / "fresh.db")
    assert list(verify_archive(database)) == []


def test_changed_metadata_dates_the_article_and_its_facts_anew(texts: Path, database: Path) -> None:
    sidecar = texts / "lighthouse.yml"
    dates = (
        "SELECT a.published, a.published_basis, d.date FROM dates d JOIN articles a ON a.id = d.article_id WHERE quote = 'Monday'"
    )
    for day, monday in (("2020-11-24", "2020-11-23"), ("2021-06-09", "2021-06-07")):
        sidecar.write_text(f"published: {day}\n")
        ingest(database, texts)
        assert ask(database, dates) == [(day, "sidecar", monday)]
    links = ask(database, "SELECT public_id FROM articles UNION SELECT public_id FROM statements")
    sidecar.write_text("published: 2021-06-10\n")
    ingest(database, texts)
    assert ask(database, "SELECT public_id FROM articles UNION SELECT public_id FROM statements") == links


def test_newer_extractors_read_everything_again(texts: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest(database, texts)
    before = compute_fingerprint(database)
    monkeypatch.setattr("archive.ingest.VERSION", "next")
    monkeypatch.setattr("archive.store.saving.VERSION", "next")
    assert counts_of(ingest(database, texts)) == "0 added, 3 replaced, 0 unchanged, 0 failed"
    assert ask(database, "SELECT DISTINCT e.version FROM statements s JOIN extractors e ON e.id = s.extractor_id") == ["next"]
    assert compute_fingerprint(database) == before


def test_command_line_goes_before_sidecar_before_manifest(texts: Path, database: Path) -> None:
    file = texts / "bridge.txt"
    (texts / "manifest.yml").write_text("bridge.txt: {published: 2020-06-08, publisher: The Nation, title: From the manifest}\n")
    file.with_suffix(".yml").write_text("publisher: Daily Nation\ntitle: From the sidecar\n")
    asked = "SELECT a.title, p.name, a.published, a.published_basis FROM articles a JOIN publishers p ON p.id = a.publisher_id"
    ingest(database, file, "--title", "From the command line")
    expected = [("From the command line", "Daily Nation", "2020-06-08", "manifest")]
    assert ask(database, asked) == expected
    # What was said on the command line goes on to hold when the whole folder is read.
    ingest(database, texts)
    assert ask(database, asked + " WHERE a.title LIKE 'From%'") == expected


def test_options_are_for_one_file(texts: Path, database: Path) -> None:
    result = ingest(database, texts, "--published", "2020-11-21")
    assert (result.exit_code, database.exists()) == (2, False)
    assert "for one file, not for 3" in result.stderr


@pytest.mark.parametrize(("option", "value"), [("--published", "yesterday"), ("--url", "example dot org")])
def test_unusable_option_is_one_line(texts: Path, database: Path, option: str, value: str) -> None:
    result = ingest(database, texts / "ferry.txt", option, value)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"archive: command line: {option[2:]}: {value!r}")
    assert result.stderr.count("\n") == 1


# ---------------------------------------------------------------- files that share an article


def test_copy_of_a_file_is_written_down_and_not_read_again(texts: Path, database: Path) -> None:
    ingest(database, texts)
    before = compute_fingerprint(database)
    (texts / "copy.txt").write_text(TEXTS["ferry.txt"], "utf-8")
    assert counts_of(ingest(database, texts)) == "0 added, 0 replaced, 4 unchanged, 0 failed"
    assert compute_fingerprint(database) == before
    assert ask(database, "SELECT count(*), count(DISTINCT article_id) FROM inputs") == [(4, 3)]


def test_of_two_files_with_one_text_the_metadata_that_say_most_prevail(texts: Path, tmp_path: Path) -> None:
    (texts / "copy.txt").write_text(TEXTS["ferry.txt"], "utf-8")
    (texts / "copy.yml").write_text("publisher: The Courier\npublished: 2021-03-04\n")
    (texts / "ferry.yml").write_text("publisher: The Herald\n")
    prints = []
    for order in (("ferry.txt", "copy.txt"), ("copy.txt", "ferry.txt")):
        database = tmp_path / f"{order[0]}.db"
        for name in order:
            ingest(database, texts / name)
        assert ask(database, "SELECT p.name FROM articles a JOIN publishers p ON p.id = a.publisher_id") == ["The Courier"]
        prints.append(compute_fingerprint(database))
    assert prints[0] == prints[1]
    # When the file whose metadata prevailed turns into another article, the other file's count again.
    (texts / "copy.txt").write_text(TEXTS["bridge.txt"], "utf-8")
    for _ in range(2):
        ingest(database, texts / "copy.txt", texts / "ferry.txt")
    by_title = "SELECT a.title, p.name FROM articles a JOIN publishers p ON p.id = a.publisher_id ORDER BY a.title"
    assert ask(database, by_title) == [("Bridge opens", "The Courier"), ("Ferry line closes", "The Herald")]
    assert list(verify_archive(database)) == []


def test_two_files_of_one_address_are_revisions(texts: Path, database: Path) -> None:
    (texts / "later.txt").write_text(TEXTS["ferry.txt"] + "\nThe last ferry leaves at noon.\n", "utf-8")
    for name, day in (("ferry", "2021-03-03"), ("later", "2021-03-04")):
        (texts / f"{name}.yml").write_text(f"url: https://example.org/ferry\npublished: {day}\n")
    ingest(database, texts / "later.txt", texts / "ferry.txt")
    assert ask(database, "SELECT published, state, revision_of_id FROM articles ORDER BY published") == [
        ("2021-03-03", "superseded", 1),
        ("2021-03-04", "current", None),
    ]


# ---------------------------------------------------------------- what stops a run


def run_command(database: Path, arguments: Sequence[object]) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from archive.cli import main; main()", "ingest", "--db", database, *arguments]
    return subprocess.Popen([str(part) for part in command], text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def wait_for_articles(database: Path, number: int) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        try:
            if ask(database, "SELECT count(*) FROM articles")[0] >= number:
                return
        except sqlite3.OperationalError:
            pass
        time.sleep(0.005)
    raise AssertionError("the run saves nothing")


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_run_that_is_cut_off_goes_on_with_the_next(tmp_path: Path, database: Path, how: signal.Signals) -> None:
    many = write_texts(tmp_path / "many", copies=30)
    process = run_command(database, [many])
    wait_for_articles(database, 2)
    os.kill(process.pid, how)
    process.communicate(timeout=60)
    saved = ask(database, "SELECT count(*) FROM articles")[0]
    assert 2 <= saved < 90
    assert ask(database, "SELECT count(*) FROM inputs WHERE article_id IS NOT NULL") == [saved]
    assert ask(database, "SELECT finished_at FROM runs") == [None]
    assert list(verify_archive(database)) == []
    result = ingest(database, many)
    assert counts_of(result) == f"{90 - saved} added, 0 replaced, {saved} unchanged, 0 failed"
    ingest(tmp_path / "whole.db", many)
    assert compute_fingerprint(database) == compute_fingerprint(tmp_path / "whole.db")


def test_database_that_is_locked_is_one_line(texts: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest(database, texts / "ferry.txt")
    monkeypatch.setattr("archive.db.BUSY_TIMEOUT_S", 0)
    with closing(sqlite3.connect(database)) as other:
        other.execute("BEGIN IMMEDIATE")
        result = ingest(database, texts)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert "the database is locked (another program is writing to it" in result.stderr


def test_silent_run_says_nothing(texts: Path, database: Path) -> None:
    result = ingest(database, texts, "--silent")
    assert (result.exit_code, result.output) == (0, "")
