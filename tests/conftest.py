"""Fixtures for all tests. The model is loaded once a process."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from archive.analysis import Analysis, analyse_documents
from archive.facts import Basis, Document, Given, Metadata

if TYPE_CHECKING:
    from playwright.sync_api import Browser

type Analyse = Callable[..., Analysis]

SEEDS = Path(__file__).parent.parent / "seeds"


def make_document(text: str, source: str = "test.txt", published: str | None = None) -> Document:
    """Return a document of the text as if read from a file, dated by its sidecar where `published` is given."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    given = Metadata(published=Given(published, Basis.SIDECAR) if published else None)
    return Document(source, text, digest, digest, given)


@pytest.fixture(scope="session")
def analyse() -> Analyse:
    """Return a function from a text to all that is made of it."""

    def analyse_text(text: str, published: str | None = None) -> Analysis:
        (analysis,) = analyse_documents([make_document(text, published=published)])
        return analysis

    return analyse_text


@pytest.fixture(scope="session")
def empty_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an empty archive, made by the migrations. Do not write to it."""
    from archive.db import upgrade

    path = tmp_path_factory.mktemp("empty") / "archive.db"
    upgrade(path)
    return path


@pytest.fixture(scope="session")
def seeds_db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an archive of the seeds, made by the command itself. Do not write to it."""
    from click.testing import CliRunner

    from archive.cli import main

    path = tmp_path_factory.mktemp("seeds") / "archive.db"
    result = CliRunner().invoke(main, ["ingest", str(SEEDS), "--db", str(path)])
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Return a Chromium. Skips where there is none, fails in CI."""
    from hand_made_browser import open_browser

    with open_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def home(browser: Browser, seeds_db: Path) -> Iterator[str]:
    """Return the address at which `archive serve` serves the seeds."""
    from hand_made_browser import serve

    with serve(seeds_db) as address:
        yield address
