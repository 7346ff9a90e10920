"""Words that other finders have taken: numbers in dates and in names are no figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from archive.facts import EntityKind, Facts, Span


class Taken:
    """The dates and names of a document, and whether a span lies in one."""

    def __init__(self, facts: Facts) -> None:
        self._dates = sorted(date.span for date in facts.dates)
        self._names = sorted(mention.span for mention in facts.mentions)
        self._persons = sorted(mention.span for mention in facts.mentions if mention.kind is EntityKind.PERSON)

    def is_dated(self, span: Span) -> bool:
        """Tell whether a span shares a character with a date."""
        return any(date.overlaps(span) for date in _near(self._dates, span))

    def is_named(self, number: Span, amount: Span) -> bool:
        """Tell whether a number is part of a name that is longer than the whole amount ("USD115" is none)."""
        return any(name.contains(number) and not amount.contains(name) for name in _near(self._names, number))

    def is_person(self, span: Span) -> bool:
        """Tell whether a span shares a character with a person's name."""
        return any(name.overlaps(span) for name in _near(self._persons, span))


def _near(spans: list[Span], span: Span) -> Iterable[Span]:
    """Return the spans that could touch one; they do not overlap much, so that the few before it are enough."""
    index = bisect_right(spans, (span.end, 0))
    return spans[max(0, index - 3) : index]
