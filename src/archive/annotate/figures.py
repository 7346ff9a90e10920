"""Find figures."""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.view import View
from archive.facts import Facts, Figure


def find_figures(view: View, facts: Facts) -> Iterator[Figure]:
    """Yield the figures of a document in text order. `facts` holds what the finders before this one found."""
    yield from ()
