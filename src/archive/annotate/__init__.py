"""Article → Facts: every kind of fact, each with its spans. The only room that knows spaCy.

`EXTRACTORS` is the table of finders, run in this order; each sees the view and what the rows above it
found. To add a kind of fact: a value in `facts`, a file here with a plain function `find_<kind>(view, facts)`,
a line in the table, a lexicon.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from archive.annotate.dates import find_dates
from archive.annotate.events import find_events
from archive.annotate.figures import find_figures
from archive.annotate.model import parse_texts
from archive.annotate.names import find_names
from archive.annotate.published import infer_published
from archive.annotate.references import find_references
from archive.annotate.roles import find_roles
from archive.annotate.statements import find_statements
from archive.annotate.view import Parsed, View, locate, shown_text
from archive.facts import Article, BlockKind, Facts

EXTRACTORS: dict[str, Callable[[View, Facts], Iterable[Any]]] = {
    "dates": find_dates,
    "mentions": find_names,
    "roles": find_roles,
    "statements": find_statements,
    "figures": find_figures,
    "events": find_events,
    "references": find_references,
}

# Raised with every change of what the finders find, so that articles read by an older one are read again.
VERSION = "2"


def annotate_articles(articles: Iterable[Article]) -> Iterator[Facts]:
    """Yield the facts of each article, in order. Blocks of all articles share the parser's batches."""
    waiting: list[Article] = []

    def block_texts() -> Iterator[str]:
        for article in articles:
            waiting.append(article)
            for block in article.blocks:
                if block.kind is not BlockKind.BOILERPLATE:
                    yield shown_text(block.span.text_of(article.text))
            yield ""  # so that an article without any block still comes out, and in its turn

    docs = parse_texts(block_texts())
    parsed: list[Any] = []
    for doc in docs:
        if len(doc) == 0:
            yield find_facts(_make_view(waiting.pop(0), parsed))
            parsed = []
        else:
            parsed.append(doc)


def _make_view(article: Article, docs: list[Any]) -> View:
    blocks = [block for block in article.blocks if block.kind is not BlockKind.BOILERPLATE]
    for block, doc in zip(blocks, docs, strict=True):
        doc.user_data["start"] = block.span.start
    return View(article, tuple(Parsed(block, doc) for block, doc in zip(blocks, docs, strict=True)))


def find_facts(view: View) -> Facts:
    """Return all facts of one document."""
    facts = Facts(
        published=infer_published(view),
        sentences=tuple(locate(sentence) for sentence in view.sentences()),
    )
    for kind, find in EXTRACTORS.items():
        found: dict[str, Any] = {kind: tuple(find(view, facts))}
        facts = replace(facts, **found)
    return facts
