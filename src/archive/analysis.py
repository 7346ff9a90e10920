"""The steps of the pure middle, called in order: text, annotate, resolve."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from archive.facts import Article, Document, Facts, Identities


@dataclass(frozen=True, slots=True)
class Analysis:
    """All that was made of one document."""

    article: Article
    facts: Facts
    identities: Identities


def analyse_documents(documents: Iterable[Document]) -> Iterator[Analysis]:
    """Yield the analysis of each document, in order. Documents are asked for a few ahead, for the parser's batches."""
    from archive.annotate import annotate_articles
    from archive.resolve.document import resolve_document
    from archive.text import parse_article

    waiting: list[Article] = []

    def articles() -> Iterator[Article]:
        for document in documents:
            waiting.append(parse_article(document))
            yield waiting[-1]

    for facts in annotate_articles(articles()):
        article = waiting.pop(0)
        yield Analysis(article, facts, resolve_document(article, facts))
