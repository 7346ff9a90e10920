"""Articles as rows: the document, each entry of a live blog, and the parts of their texts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive import models
from archive.analysis import Analysis
from archive.facts import Article, BlockKind, Dated, Span
from archive.models import SpanKind, State, StoredKind
from archive.public_ids import Occurrences, article_id, entry_id
from archive.store.context import Saving, date_columns
from archive.store.placement import Placement

KEPT_BLOCKS = {
    BlockKind.TITLE: SpanKind.TITLE,
    BlockKind.HEAD: SpanKind.HEAD,
    BlockKind.BYLINE: SpanKind.BYLINE,
    BlockKind.BOILERPLATE: SpanKind.BOILERPLATE,
}


def published_of(analysis: Analysis) -> Dated | None:
    """Return an article's date: given or printed, else inferred."""
    return analysis.article.published or analysis.facts.published


def published_columns(dated: Dated | None) -> dict[str, object]:
    """Return the columns that hold an article's date."""
    return date_columns("published", dated.edtf if dated else None) | {"published_basis": dated.basis if dated else None}


def document_row(analysis: Analysis, publisher_id: int | None) -> models.Article:
    """Return the row of a whole document. It does not count until `settle_articles` says so."""
    article = analysis.article
    return models.Article(
        public_id=article_id(article.url, article.document.sha256),
        kind=StoredKind(article.kind.value),
        title=article.title,
        byline=article.byline,
        publisher_id=publisher_id,
        url=article.url,
        language=article.language,
        text=article.text,
        sha256=article.document.sha256,
        text_around_entries=text_around_entries(article) if article.entries else None,
        state=State.SUPERSEDED,
        **published_columns(published_of(analysis)),
    )


def text_around_entries(article: Article) -> str:
    """Return a live blog's text outside its entries, one piece a line."""
    edges = [0, *(edge for entry in sorted(article.entries, key=lambda entry: entry.span) for edge in entry.span)]
    pieces = [article.text[start:end] for start, end in zip(edges[::2], [*edges[1::2], len(article.text)], strict=True)]
    return "\n".join(piece.strip() for piece in pieces if piece.strip())


def entry_rows(analysis: Analysis, document: models.Article) -> Iterator[models.Article]:
    """Yield the row of each entry, in their order."""
    article, occurrences = analysis.article, Occurrences()
    for position, entry in enumerate(article.entries, 1):
        text = entry.span.text_of(article.text)
        title = " ".join(entry.title_span.text_of(article.text).split()) if entry.title_span else None
        yield models.Article(
            public_id=entry_id(document.public_id, entry.time, title, occurrences.next((entry.time, title))),
            kind=StoredKind.ENTRY,
            title=title,
            publisher_id=document.publisher_id,
            url=document.url,
            language=document.language,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            published_time=entry.time,
            published_zone=entry.zone,
            parent_id=document.id,
            parent_start=entry.span.start,
            position=position,
            state=State.SUPERSEDED,
            **published_columns(published_of(analysis)),
        )


def save_articles(saving: Saving) -> None:
    """Add the rows of the document and its entries, and of the parts of their texts."""
    session, analysis = saving.session, saving.analysis
    document = document_row(analysis, publisher_of(session, analysis.article.publisher))
    session.add(document)
    session.flush()
    saving.articles[None] = document
    for index, row in enumerate(entry_rows(analysis, document)):
        session.add(row)
        saving.articles[index] = row
    session.flush()
    session.add_all(span_rows(saving))


def publisher_of(session: Session, name: str | None) -> int | None:
    """Return the key of a publisher, who is added if new."""
    if name is None:
        return None
    row = session.scalar(select(models.Publisher).where(models.Publisher.name == name))
    if row is None:
        row = models.Publisher(name=name)
        session.add(row)
        session.flush()
    return row.id


def span_rows(saving: Saving) -> Iterator[models.ArticleSpan]:
    """Yield the parts of the texts that have a job of their own, each once, in its innermost article."""
    article, placement = saving.analysis.article, saving.placement
    seen = set()
    for kind, span in kept_spans(article):
        placed = placement.place(span)
        key = (placed.entry, kind, placed.span.start)
        if key not in seen:
            seen.add(key)
            yield models.ArticleSpan(
                article_id=saving.articles[placed.entry].id,
                kind=kind,
                start_char=placed.span.start,
                end_char=placed.span.end,
            )


def kept_spans(article: Article) -> Iterator[tuple[SpanKind, Span]]:
    """Yield titles, heads, by-lines, boilerplate and speaker labels of a document."""
    if article.title_span:
        yield SpanKind.TITLE, article.title_span
    for entry in article.entries:
        if entry.title_span:
            yield SpanKind.TITLE, entry.title_span
    for block in article.blocks:
        if block.kind in KEPT_BLOCKS:
            yield KEPT_BLOCKS[block.kind], block.span
    for turn in article.turns:
        yield SpanKind.SPEAKER_LABEL, turn.label_span


def make_placement(analysis: Analysis) -> Placement:
    """Return where the spans of an analysis belong."""
    return Placement(analysis.article, analysis.facts.sentences)
