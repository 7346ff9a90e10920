"""`archive publish`: a read-only instance that anybody can host."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from archive.cli.options import database_option

folder_argument = click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))


@click.group()
def publish() -> None:
    """Write a read-only instance to publish, and check it."""


@publish.command()
@folder_argument
@database_option
@click.option("--without-text", is_flag=True, help="Leave the articles' texts out; cut quotations after their first sentence.")
@click.option("--only", metavar="WHERE", help='Publish a part: a condition on articles, such as "where publisher_id = 3".')
@click.option("--cors", is_flag=True, help="Let scripts of other sites read JSON and CSV.")
@click.option("--allow-robots", is_flag=True, help="Let search engines list the pages.")
def bundle(folder: Path, db: Path, **wishes: Any) -> None:  # noqa: ANN401 - the options, named as the wishes are
    """Write all that a read-only instance needs to DIR: the database, pages, libraries by hash, ways to run it.

    A bundle that is there already is replaced; its fly.toml stays.
    """
    from archive.publish.bundle.writing import Wishes, write_bundle

    counts = write_bundle(db, folder, Wishes(**wishes))
    size = (folder / "archive.db").stat().st_size / 1_000_000
    texts = ", without their texts" if wishes["without_text"] else ""
    click.echo(f"{folder}: {counts['articles']:,} articles{texts}, {size:,.1f} MB. Next: archive publish check {folder}")


@publish.command()
@folder_argument
def check(folder: Path) -> None:
    """Start the bundle in DIR as its Dockerfile does, in a fresh environment, and ask all of its pages."""
    from archive.publish.bundle.checking import check_bundle

    report = check_bundle(folder, lambda line: click.echo(line, err=True))
    for line in report.lines():
        click.echo(line)
    if report.failures:
        sys.exit(1)
