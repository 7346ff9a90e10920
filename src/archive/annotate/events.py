"""Find events."""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.view import View
from archive.facts import Facts, Event


def find_events(view: View, facts: Facts) -> Iterator[Event]:
    """Yield the events of a document in text order. `facts` holds what the finders before this one found."""
    yield from ()
