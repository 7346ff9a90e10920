"""All that `annotate` gives for one document."""

from __future__ import annotations

from dataclasses import dataclass

from archive.facts.articles import Dated
from archive.facts.claims import Event, Figure, Role, Statement
from archive.facts.mentions import DateMention, Mention, Reference
from archive.facts.spans import Span


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was found in one document, each kind in text order."""

    published: Dated | None = None
    dates: tuple[DateMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    references: tuple[Reference, ...] = ()
    sentences: tuple[Span, ...] = ()
