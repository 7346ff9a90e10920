"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

database_option = click.option(
    "--db",
    envvar="ARCHIVE_DB",
    default="archive.db",
    show_default=True,
    show_envvar=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The database.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json", "jsonl"]),
    default="table",
    show_default=True,
    help="How to print the rows.",
)
silent_option = click.option("--silent", is_flag=True, help="Print nothing but errors.")
