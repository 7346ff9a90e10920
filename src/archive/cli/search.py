"""`archive search`: words in the archive."""

from __future__ import annotations

from pathlib import Path

import click

from archive.cli.options import database_option, format_option
from archive.cli.rows import print_rows


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@database_option
@click.option("--limit", default=10, show_default=True, type=click.IntRange(min=1), help="How many of each kind to show.")
@format_option
def search(words: tuple[str, ...], db: Path, limit: int, form: str) -> None:
    """Find names, articles, statements, events and figures with all the WORDS.

    Words in double quotes are a phrase; a star after a word stands for any ending.
    """
    from archive.search import Hit, make_match, search_archive

    # The shell has taken the quotes of 'archive search "peace deal"'; what it hands over as one is a phrase.
    wanted = " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)
    if make_match(wanted) is None:
        raise click.UsageError("there is no word to look for")
    print_rows(form, Hit._fields, search_archive(db, wanted, limit))
