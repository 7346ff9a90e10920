"""Find statements."""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.view import View
from archive.facts import Facts, Statement


def find_statements(view: View, facts: Facts) -> Iterator[Statement]:
    """Yield the statements of a document in text order. `facts` holds what the finders before this one found."""
    yield from ()
