"""`archive extract`: facts of files as JSON lines, with no database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from archive.cli.failures import Failures
from archive.cli.progress import track
from archive.facts import Document


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--silent", is_flag=True, help="Show no progress.")
def extract(files: tuple[Path, ...], silent: bool) -> None:
    """Print the facts of FILES as JSON, one object a document, one a line.

    No database is involved, and a file is read with its own sidecar alone. Spans count
    Unicode code points of the document's text.
    """
    from archive.analysis import analyse_documents
    from archive.extract import document_json

    failures = Failures()
    with track("extracting", silent=silent, total=len(files)) as advance:
        for analysis in analyse_documents(read_files(files, failures)):
            click.echo(json.dumps(document_json(analysis), ensure_ascii=False))
            advance(1)
    failures.exit()


def read_files(files: tuple[Path, ...], failures: Failures) -> Iterator[Document]:
    """Yield the documents of files that can be read; the others are told and counted."""
    from archive.facts import Metadata
    from archive.read import find_inputs, read_document
    from archive.read.metadata import load_metadata

    for named in files:
        with failures.catch():
            for path in find_inputs([named]):
                with failures.catch():
                    yield read_document(path, load_metadata(path, Metadata(), manifest=False))
