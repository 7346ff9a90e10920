"""Find names."""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.view import View
from archive.facts import Facts, Mention


def find_names(view: View, facts: Facts) -> Iterator[Mention]:
    """Yield the names of a document in text order. `facts` holds what the finders before this one found."""
    yield from ()
