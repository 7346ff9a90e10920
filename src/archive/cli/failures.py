"""One bad input never stops the others: it is told in a line and makes the exit code 1."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from archive.errors import ArchiveError


class Failures:
    """Counts the inputs that failed."""

    def __init__(self) -> None:
        self.count = 0

    def add(self, error: ArchiveError) -> None:
        """Tell of a failed input on stderr."""
        self.count += 1
        click.echo(f"archive: {error}", err=True)

    @contextmanager
    def catch(self) -> Iterator[None]:
        """Tell of an ArchiveError raised inside and go on behind; bugs pass."""
        try:
            yield
        except ArchiveError as error:
            self.add(error)

    def exit(self) -> None:
        """Exit with 1 where anything failed."""
        if self.count:
            sys.exit(1)
