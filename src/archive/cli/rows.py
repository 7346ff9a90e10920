"""Rows on the screen and in pipes: a table, CSV, JSON or JSON lines."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

import click

type Rows = Iterable[Sequence[Any]]

WIDE = 100_000  # characters, for pipes: nothing is cut or broken there


def print_rows(form: str, columns: Sequence[str], rows: Rows) -> None:
    """Print rows in a form of `FORMS`."""
    FORMS[form](columns, rows)


def print_table(columns: Sequence[str], rows: Rows) -> None:
    """Print rows under their columns' names, cells broken over lines where the screen is narrow."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        table.add_column(Text(column), overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else printable(cell)) for cell in row))
    console = Console(width=None if sys.stdout.isatty() else WIDE, highlight=False)
    with console.capture() as capture:
        console.print(table)
    click.echo("\n".join(line.rstrip() for line in capture.get().splitlines()))


def printable(cell: object) -> str:
    """Return a cell as text that can do nothing to a terminal."""
    text = cell.hex() if isinstance(cell, bytes) else str(cell)
    return "".join(character if character.isprintable() or character == "\n" else " " for character in text)


def print_csv(columns: Sequence[str], rows: Rows) -> None:
    """Print rows as CSV with a head."""
    for row in chain([columns], rows):
        line = io.StringIO()
        csv.writer(line, lineterminator="\n").writerow(row)
        click.echo(line.getvalue(), nl=False)


def print_json(columns: Sequence[str], rows: Rows) -> None:
    """Print rows as one JSON list of objects, an object a line."""
    before = "["
    for row in rows:
        click.echo(f"{before}{as_object(columns, row)}", nl=False)
        before = ",\n "
    click.echo("[]" if before == "[" else "]")


def print_json_lines(columns: Sequence[str], rows: Rows) -> None:
    """Print rows as JSON objects, one a line."""
    for row in rows:
        click.echo(as_object(columns, row))


def as_object(columns: Sequence[str], row: Sequence[Any]) -> str:
    """Return a row as a JSON object."""
    cells = (cell.hex() if isinstance(cell, bytes) else cell for cell in row)
    return json.dumps(dict(zip(columns, cells, strict=True)), ensure_ascii=False)


FORMS: dict[str, Callable[[Sequence[str], Rows], None]] = {
    "table": print_table,
    "csv": print_csv,
    "json": print_json,
    "jsonl": print_json_lines,
}
