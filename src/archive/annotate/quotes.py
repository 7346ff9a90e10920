"""Quotations, from the marks alone: paired by shape within a block, never giving up on a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.facts import Article, Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Text between quotation marks. Quotes do not overlap; marks inside a quotation belong to it."""

    span: Span  # with its marks
    inner: Span  # without
    continues: bool = False  # the mark is not closed: the next paragraph opens with one and goes on


def find_quotes(article: Article) -> Iterator[Quote]:
    """Yield the quotations of an article in text order."""
    yield from ()
