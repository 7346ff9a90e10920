"""`archive ingest`: articles into the archive."""

from __future__ import annotations

from pathlib import Path

import click

from archive.cli.failures import Failures
from archive.cli.options import database_option, silent_option
from archive.cli.progress import track


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
@database_option
@click.option("--published", help="Date of publication of the one file named, as EDTF: 2020-11-21, 2020-11.")
@click.option("--url", help="Its address on the web.")
@click.option("--title", help="Its headline.")
@click.option("--publisher", help="Who published it.")
@silent_option
def ingest(paths: tuple[Path, ...], db: Path, silent: bool, **given: str | None) -> None:
    """Read files and folders into the archive. What it has already is passed over.

    Metadata of a file come from the options (kept for later runs), else from `NAME.yml` beside
    `NAME.txt`, else from `manifest.yml` in its folder, else from the text.
    """
    from archive.facts import Basis
    from archive.ingest import find_files, open_run
    from archive.read import make_metadata

    command_line = make_metadata(given, Basis.COMMAND_LINE, "command line")
    files, errors = find_files(paths)
    if any(given.values()) and len(files) != 1:
        raise click.UsageError(f"--published, --url, --title and --publisher are for one file, not for {len(files)}")
    failures = Failures()
    with open_run(db, failures.add) as run:
        for error in errors:
            run.fail(error, Path(error.source or ""))
        with track("ingesting", silent=silent, total=len(files)) as advance:
            run.ingest(files, command_line, advance)
    if not silent:
        done = run.counts
        click.echo(f"{db}: {done.added} added, {done.replaced} replaced, {done.unchanged} unchanged, {done.failed} failed")
    failures.exit()
