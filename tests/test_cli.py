"""The command as a whole: help is quick, errors are one line, numbers are printed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from click.testing import CliRunner

from archive.cli import main

ROOT = Path(__file__).parent.parent


def test_help_imports_nothing_heavy() -> None:
    """Help answers at once because the model, the database and the web are imported where they are used."""
    code = "import sys; sys.argv = ['archive', '--help']\nfrom archive.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    code += "print([name for name in ('spacy', 'sqlalchemy', 'datasette', 'rich', 'yaml') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_evaluate_prints_a_table_and_what_differs() -> None:
    result = CliRunner().invoke(main, ["evaluate", str(ROOT / "tests" / "gold"), "--errors", "events"])
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert any(line.startswith("statements_with_speaker ") and " F1 " in line for line in lines)
    assert any(": missed type " in line for line in lines)
    assert any("«" in line for line in lines)


def test_evaluate_as_json_has_every_score() -> None:
    result = CliRunner().invoke(main, ["evaluate", str(ROOT / "tests" / "gold"), "--json"])
    scores = json.loads(result.stdout)
    assert scores["entries"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 28, "predicted": 28}
    assert scores["article_kind"] == {"accuracy": 1.0, "of": 5}


def test_evaluate_without_gold_is_one_line(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(tmp_path)])
    assert result.exit_code == 1
    assert result.stderr == f"archive: {tmp_path}: no gold: the folder holds no .json files\n"


def test_summary_names_what_the_archive_holds(seeds_db: Path) -> None:
    result = CliRunner().invoke(main, ["summary", "--db", str(seeds_db)])
    assert result.exit_code == 0
    assert "5 articles, 28 live-blog entries" in " ".join(result.stdout.split())
    assert "Sergei Lavrov" in result.stdout
    assert "archive serve" in result.stdout


def test_usage_error_is_exit_code_2() -> None:
    assert CliRunner().invoke(main, ["extract"]).exit_code == 2
    assert CliRunner().invoke(main, ["no-such-command"]).exit_code == 2
