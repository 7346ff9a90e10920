"""Files into the archive: the one place where reading, analysis and storage are called in order.

What has not changed since it was read is passed over before any model is loaded. Each document is one transaction:
whatever stops a run, the archive holds whole documents, and the next run goes on from there.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from archive.analysis import Analysis, analyse_documents
from archive.annotate import VERSION
from archive.db import check_current, current_revision, explained, make_engine, open_writer, transaction, upgrade
from archive.errors import ArchiveError, DateError, MetadataError, ReadError
from archive.facts import Document, Metadata
from archive.read import find_inputs, load_metadata, read_bytes, read_document
from archive.read.metadata import merge_metadata
from archive.store import inputs
from archive.store.inputs import Counts, Input

if TYPE_CHECKING:
    from sqlalchemy import Engine


def find_files(named: Iterable[Path]) -> tuple[list[Path], list[ReadError]]:
    """Return the files that names and folders stand for, each once, and what is wrong with some of them."""
    files: dict[str, Path] = {}
    errors = []
    for path in named:
        try:
            for file in find_inputs([path]):
                files.setdefault(os.path.abspath(file), file)  # noqa: PTH100 - which would leave "../" standing
        except ReadError as error:
            errors.append(error)
    return list(files.values()), errors


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that must be analysed, as it will be written down, and whether the archive knows it."""

    row: Input
    is_known: bool


@dataclass
class Run:
    """A run of `archive ingest` on an open database."""

    database: Path
    connection: sqlite3.Connection
    run_id: int
    tell: Callable[[ArchiveError], None]
    counts: Counts = field(default_factory=Counts)

    def fail(self, error: ArchiveError, file: Path) -> None:
        """Tell of an input that cannot be read and write it down, unless that stands there already."""
        self.counts.failed += 1
        self.tell(error)
        path = self._path_of(file)
        former = inputs.find_input(self.connection, path)
        row = inputs.failed_input(path, error, former)
        if row != former:
            with transaction(self.connection):
                inputs.save_input(self.connection, row, self.run_id)

    def ingest(self, files: Iterable[Path], command_line: Metadata, advance: Callable[[int], None]) -> None:
        """Read the files that are new or changed into the archive; call `advance` with every file that is done."""
        waiting: deque[Wanted] = deque()

        def documents() -> Iterator[Document]:
            for file in files:
                document = self._read(file, command_line, waiting)
                if document is None:
                    advance(1)
                else:
                    yield document

        wanted = documents()
        first = next(wanted, None)
        if first is None:
            return  # before any model is loaded
        engine = make_engine(self.database)
        try:
            for analysis in analyse_documents(chain([first], wanted)):
                self._save(engine, waiting.popleft(), analysis)
                advance(1)
        finally:
            engine.dispose()

    def _read(self, file: Path, command_line: Metadata, waiting: deque[Wanted]) -> Document | None:
        """Return a file as a document and put it among those waiting; None where there is nothing to do."""
        try:
            former = inputs.find_input(self.connection, self._path_of(file))
            given = merge_metadata(command_line, inputs.given_on_command_line(former))
            metadata = load_metadata(file, given, manifest=True)
            raw_sha256 = hashlib.sha256(read_bytes(file)).hexdigest()
            row = Input(self._path_of(file), raw_sha256, inputs.given_json(metadata), VERSION, inputs.SAVED)
            if self._has(row, former):
                self.counts.unchanged += 1
                return None
            document = read_document(file, metadata)
        except (ReadError, MetadataError) as error:
            self.fail(error, file)
            return None
        waiting.append(Wanted(replace(row, raw_sha256=document.raw_sha256), former is not None and former.article_id is not None))
        return document

    def _has(self, row: Input, former: Input | None) -> bool:
        """Tell whether the archive has a file as it is now; a copy of one that it has is only written down."""
        if former is not None and former.article_id is not None:
            return replace(former, article_id=None) == row
        same = inputs.find_same_input(self.connection, row)
        if same is None:
            return False
        with transaction(self.connection):
            inputs.save_input(self.connection, replace(row, article_id=same.article_id), self.run_id)
        return True

    def _save(self, engine: Engine, wanted: Wanted, analysis: Analysis) -> None:
        """Save a document with what is written down about its file, in one transaction."""
        from sqlalchemy.orm import Session

        from archive.store.sharing import save_input_document

        try:
            with Session(engine) as session, session.begin():
                save_input_document(session, wanted.row, analysis, self.run_id)
        except DateError as error:
            self.fail(error, Path(analysis.article.document.source))
            return
        self.counts.replaced += wanted.is_known
        self.counts.added += not wanted.is_known

    def _path_of(self, file: Path) -> str:
        """Return a file's name that is the same wherever the command is run: its path from the database's folder."""
        return Path(os.path.relpath(file, self.database.absolute().parent)).as_posix()


@contextmanager
def open_run(database: Path, tell: Callable[[ArchiveError], None]) -> Iterator[Run]:
    """Give a run on a database, which is made where it is missing; its end is written down.

    Raises: StoreError when the database is of another schema, locked or no archive.
    """
    if current_revision(database) is None:
        upgrade(database)
    check_current(database)
    with closing(open_writer(database)) as connection, explained(database):
        run = Run(database, connection, inputs.start_run(connection), tell)
        is_cut_off = True
        try:
            yield run
            is_cut_off = False
        finally:
            inputs.finish_run(connection, run.run_id, run.counts, cut_off=is_cut_off)
