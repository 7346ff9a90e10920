"""Document → Article."""

from __future__ import annotations

import re

from archive.facts import Article, ArticleKind, Block, BlockKind, Document, Span


def parse_article(document: Document) -> Article:
    """Return a document's make-up."""
    blocks = tuple(Block(Span(m.start(), m.end()), BlockKind.PARAGRAPH) for m in re.finditer(r"\S[^\n]*(?<=\S)", document.text))
    return Article(document, ArticleKind.ARTICLE, blocks)
