"""Identity within one document: names become entities, references become referents."""

from __future__ import annotations

from archive.facts import Article, Facts, Identities


def resolve_document(article: Article, facts: Facts) -> Identities:
    """Return the document's entities and whom each reference means."""
    return Identities()
