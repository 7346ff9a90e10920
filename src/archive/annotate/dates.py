"""Find dates."""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.view import View
from archive.facts import Facts, DateMention


def find_dates(view: View, facts: Facts) -> Iterator[DateMention]:
    """Yield the dates of a document in text order. `facts` holds what the finders before this one found."""
    yield from ()
