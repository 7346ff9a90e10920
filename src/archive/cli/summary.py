"""`archive summary`: what the archive holds."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from archive.cli.options import database_option


@click.command()
@database_option
def summary(db: Path) -> None:
    """Show what the archive holds, with a few rows of each kind, and how to go on."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from archive.summary import summarize_archive

    found = summarize_archive(db)
    # Wide enough for a sentence in pipes and logs, where nobody tells the width.
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 120)
    counts = ", ".join(f"{number:,} {what}" for what, number in found.counts.items())
    console.print(f"\n[bold]{db}[/bold] holds {counts}.", soft_wrap=True)
    if found.first_day:
        console.print(f"Published from {found.first_day} to {found.last_day}.")
    for question, sample in found.samples.items():
        if sample.rows:
            table = Table(title=question, title_justify="left", title_style="bold", box=None, padding=(0, 2, 0, 0))
            for column in sample.columns:
                table.add_column(column, header_style="dim")
            for row in sample.rows:
                table.add_row(*(Text(cell) for cell in row))
            console.print()
            console.print(table)
    program = sys.argv[0] if sys.argv[0].endswith("/archive") else "archive"
    option = "" if db == Path("archive.db") else f" --db {db}"
    console.print(f"\nBrowse it:   {program} serve{option}", soft_wrap=True)
    console.print(f'Ask it:      {program} query{option} "select speaker, content from who_said_what limit 9"', soft_wrap=True)
    console.print(f"Search it:   {program} search{option} WORDS\n", soft_wrap=True)
