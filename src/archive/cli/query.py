"""`archive query`: SQL by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from archive.cli.options import database_option, format_option
from archive.cli.rows import print_rows


@click.command()
@click.argument("sql")
@click.option("-p", "--value", "values", nargs=2, multiple=True, metavar="NAME VALUE", help="What :NAME in the SQL stands for.")
@database_option
@format_option
def query(sql: str, values: tuple[tuple[str, str], ...], db: Path, form: str) -> None:
    """Ask the archive in SQL; it can only be read. With SQL "-", the query comes from stdin.

    Views with names instead of ids: who_said_what, figures_over_time, who_held_which_post,
    what_happened_when.
    """
    from archive.query import open_answer

    with open_answer(db, sys.stdin.read() if sql == "-" else sql, dict(values)) as answer:
        print_rows(form, answer.columns, answer.rows)
