"""The command itself: help, exit codes, `archive db`."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace

import click
import pytest
from click.testing import CliRunner

from archive import cli
from archive.cli import COMMANDS, main
from archive.db import head_revision
from archive.errors import ArchiveError


def run(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_help_lists_every_command_without_loading_it() -> None:
    code, out, _ = run("--help")
    assert code == 0
    assert all(f"  {name} " in out for name in COMMANDS)


def test_help_is_quick() -> None:
    # What makes it slow is what it imports.
    script = "import sys; from archive.cli import main; main(['--help'], standalone_mode=False); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    heavy = {"sqlalchemy", "spacy", "alembic", "datasette", "rich", "yaml", "sqlite_utils", "archive.facts"}
    assert heavy & set(done.stdout.split()) == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(name: str) -> None:
    code, out, err = run(name, "--help")
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: main {name}")


@pytest.mark.parametrize("arguments", [["no-such-command"], ["ingest"], ["query"], ["verify", "--no-such-option"], ["db", "no"]])
def test_usage_errors_are_exit_code_2(arguments: list[str]) -> None:
    assert run(*arguments)[0] == 2


def fails(error: Exception) -> None:
    raise error


def test_known_errors_are_one_line_and_bugs_keep_their_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    failing: list[Exception] = [ArchiveError("nothing there", "x.txt", "look elsewhere")]
    failing_module = SimpleNamespace(verify=click.command()(lambda: fails(failing[0])))
    monkeypatch.setattr(cli, "import_module", lambda _name: failing_module)
    assert run("verify") == (1, "", "archive: x.txt: nothing there (look elsewhere)\n")
    failing[0] = ZeroDivisionError()
    result = CliRunner().invoke(main, ["verify"])
    assert isinstance(result.exception, ZeroDivisionError)


def test_database_comes_from_the_option_or_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    head = head_revision()
    monkeypatch.setenv("ARCHIVE_DB", str(tmp_path / "environment.db"))
    assert run("db", "upgrade")[1] == f"{tmp_path}/environment.db: {head}, before empty\n"
    assert run("db", "upgrade", "--db", tmp_path / "option.db")[1] == f"{tmp_path}/option.db: {head}, before empty\n"
    monkeypatch.delenv("ARCHIVE_DB")
    monkeypatch.chdir(tmp_path)
    assert run("db", "upgrade")[1] == f"archive.db: {head}, before empty\n"
    assert run("db", "upgrade")[1] == f"archive.db: {head}\n"
    assert {path.name for path in tmp_path.glob("*.db")} == {"environment.db", "option.db", "archive.db"}


def test_current_tells_both_schemas(tmp_path: Path, empty_db: Path) -> None:
    head = head_revision()
    assert run("db", "current", "--db", empty_db)[1] == f"{empty_db}: {head}, newest {head}\n"
    assert run("db", "current", "--db", tmp_path / "no.db")[1] == f"{tmp_path}/no.db: empty, newest {head}\n"


def test_check_finds_what_was_changed_by_hand(tmp_path: Path, empty_db: Path) -> None:
    database = shutil.copy(empty_db, tmp_path / "archive.db")
    assert run("db", "check", "--db", database) == (0, f"{database}: the schema is current, the file is whole\n", "")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("DROP VIEW who_said_what")
    assert run("db", "check", "--db", database) == (1, "", "who_said_what: is missing\n")
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("ALTER TABLE topics ADD COLUMN colour TEXT")
    code, _, err = run("db", "check", "--db", database)
    assert (code, err.count("\n")) == (1, 1)
    assert "colour" in err
