"""The wheel carries the migrations, the lexicons and the metadata, and works from any folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(folder), str(ROOT)]
    subprocess.run(command, check=True)
    (built,) = folder.glob("archive-*.whl")
    return built


def test_wheel_holds_what_is_no_module(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "archive/_packaged/metadata.yml" in names
    assert {f"archive/_packaged/migrations/versions/{path.name}" for path in (ROOT / "migrations/versions").glob("*.py")} <= names
    assert {f"archive/lexicons/{path.name}" for path in (ROOT / "src/archive/lexicons").glob("*")} <= names


def test_installed_wheel_ingests_from_any_folder(wheel: Path, tmp_path: Path) -> None:
    """The wheel stands alone in a fresh environment; what it depends on is borrowed from this one."""
    venv.create(tmp_path / "venv", symlinks=True)
    python = tmp_path / "venv" / "bin" / "python"
    site = Path(subprocess.check_output([python, "-c", "import site; print(site.getsitepackages()[0])"], text=True).strip())
    with zipfile.ZipFile(wheel) as content:
        content.extractall(site)
    borrowed = Path(pytest.__file__).parent.parent
    # The checkout's own editable install must not be found: a .pth file is read in a site folder alone, not on this path.
    environment = {key: value for key, value in os.environ.items() if key != "ARCHIVE_DB"} | {"PYTHONPATH": f"{site}:{borrowed}"}
    (tmp_path / "story.txt").write_text("The mayor, Ann Lee, said on 3 May 2021 that 40 people had fled.\n")
    run = "import sys; from archive.cli import main; main()"
    for words in (["ingest", "story.txt"], ["verify"], ["query", "select content from who_said_what", "--format", "csv"]):
        done = subprocess.run(
            [python, "-c", run, *words], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    assert "40 people had fled" in done.stdout
    where = subprocess.check_output([python, "-c", "import archive; print(archive.__file__)"], env=environment, text=True)
    assert str(site) in where
