"""`archive fingerprint`: a hash of what the archive says."""

from __future__ import annotations

from pathlib import Path

import click

from archive.cli.options import database_option


@click.command()
@database_option
def fingerprint(db: Path) -> None:
    """Print a hash of the content by public ids: equal for archives that say the same, however they were made."""
    from archive.db import open_archive
    from archive.fingerprint import compute_fingerprint

    with open_archive(db) as engine, engine.connect() as connection:
        click.echo(compute_fingerprint(connection))
