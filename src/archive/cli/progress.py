"""Progress on stderr: a bar for people at a terminal, nothing in pipes and with --silent."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def track(doing: str, *, silent: bool, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Give a function that advances a bar by so many steps. The bar stays away where stderr is no terminal."""
    if silent or not sys.stderr.isatty():
        yield lambda _steps: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=total)
        yield lambda steps: progress.advance(task, steps)
