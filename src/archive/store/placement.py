"""Where in the archive a span of a document belongs: the innermost article, in that article's own offsets."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from archive.facts import Article, Span


class Placed(NamedTuple):
    """A span in the offsets of the article it belongs to: an entry by its index, or the whole document (None)."""

    entry: int | None
    span: Span


class Placement:
    """Answers for one document. Entries do not overlap."""

    def __init__(self, article: Article, sentences: Sequence[Span] = ()) -> None:
        self.article = article
        self._order = sorted(range(len(article.entries)), key=lambda index: article.entries[index].span)
        self._entry_starts = [article.entries[index].span.start for index in self._order]
        self._sentences = sorted(sentences)
        self._sentence_starts = [sentence.start for sentence in self._sentences]
        self._sentence_ends = [sentence.end for sentence in self._sentences]

    def bounds(self, entry: int | None) -> Span:
        """Return the span that an article takes in the document."""
        return Span(0, len(self.article.text)) if entry is None else self.article.entries[entry].span

    def text(self, entry: int | None) -> str:
        """Return an article's own text."""
        return self.bounds(entry).text_of(self.article.text)

    def place(self, span: Span) -> Placed:
        """Return where a span belongs. One that reaches over an entry's border belongs to the whole document."""
        position = bisect_right(self._entry_starts, span.start) - 1
        if position >= 0:
            entry = self._order[position]
            around = self.article.entries[entry].span
            if around.contains(span):
                return Placed(entry, span.shifted(-around.start))
        return Placed(None, span)

    def within(self, entry: int | None, span: Span | None) -> Span | None:
        """Return a span in the offsets of a given article, None where it is not wholly inside."""
        bounds = self.bounds(entry)
        return span.shifted(-bounds.start) if span and bounds.contains(span) else None

    def sentence(self, span: Span) -> Span:
        """Return the bounds of the sentences that a span touches, in the offsets of the article it belongs to.

        They contain the span and lie in the article. Where no sentence is, it is the span itself.
        """
        entry = self.place(span).entry
        bounds = self.bounds(entry)
        first = bisect_right(self._sentence_ends, span.start)
        last = bisect_left(self._sentence_starts, span.end) - 1
        start, end = span
        if first <= last:
            start = min(start, self._sentences[first].start)
            end = max(end, self._sentences[last].end)
        return Span(max(start, bounds.start), min(end, bounds.end)).shifted(-bounds.start)
