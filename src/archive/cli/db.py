"""`archive db`: the database itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from archive.cli.options import database_option


@click.group()
def db() -> None:
    """Make the database, bring it up to date, check it."""


@db.command()
@database_option
def upgrade(db: Path) -> None:
    """Bring the database to the newest schema; make a missing one."""
    from archive.db import head_revision
    from archive.db import upgrade as upgrade_database

    before, head = upgrade_database(db), head_revision()
    click.echo(f"{db}: {head}" + ("" if before == head else f", before {before or 'empty'}"))


@db.command()
@database_option
def current(db: Path) -> None:
    """Print the schema of the database and the newest one."""
    from archive.db import current_revision, head_revision

    click.echo(f"{db}: {current_revision(db) or 'empty'}, newest {head_revision()}")


@db.command()
@database_option
def check(db: Path) -> None:
    """Check that the schema is the newest, that models and migrations agree, that the file is whole."""
    from archive.db import check_current, check_models, open_reader
    from archive.verify import check_database, check_schema

    check_current(db)
    check_models(db)
    connection = open_reader(db)
    failures = [*check_schema(connection), *check_database(connection)]
    connection.close()
    for failure in failures:
        click.echo(str(failure), err=True)
    if failures:
        sys.exit(1)
    click.echo(f"{db}: the schema is current, the file is whole")
