"""`archive fingerprint`: a hash of what the archive says."""

from __future__ import annotations

from pathlib import Path

import click

from archive.cli.options import database_option


@click.command()
@database_option
def fingerprint(db: Path) -> None:
    """Print a hash of the content by public ids: equal for archives that say the same, however they were made."""
    from archive.fingerprint import compute_fingerprint

    click.echo(compute_fingerprint(db))
