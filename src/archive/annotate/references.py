"""Find references."""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.view import View
from archive.facts import Facts, Reference


def find_references(view: View, facts: Facts) -> Iterator[Reference]:
    """Yield the references of a document in text order. `facts` holds what the finders before this one found."""
    yield from ()
