"""`archive verify`: every row says what its article says."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import click

from archive.cli.options import database_option, silent_option

SHOWN = 20


@click.command()
@database_option
@click.option("--all", "show_all", is_flag=True, help=f"Name all rows that fail, not the first {SHOWN}.")
@click.option("--without-text", is_flag=True, help="For a copy published without texts: that nothing is left of them.")
@silent_option
def verify(db: Path, show_all: bool, without_text: bool, silent: bool) -> None:
    """Prove that every row's words stand where it says, that keys and full text are whole, the schema current."""
    from archive.verify import verify_archive

    failures = verify_archive(db, without_text=without_text)
    shown = list(failures if show_all else islice(failures, SHOWN))
    for failure in shown:
        click.echo(str(failure), err=True)
    if shown:
        more = sum(1 for _ in failures)
        click.echo(f"{db}: {len(shown) + more} failures", err=True)
        sys.exit(1)
    if not silent:
        click.echo(f"{db}: {'no text is left' if without_text else 'every row says what its article says'}")
