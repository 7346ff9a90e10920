"""Taking a document out of the archive, with all that hangs on it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from archive import models
from archive.models import State
from archive.store.identity_counts import Touched, count_entities, touched_by
from archive.store.links import FormerEntity, Links, former_entities, load_links


@dataclass(frozen=True, slots=True)
class Removed:
    """What a document that was taken out leaves to be put in order."""

    public_id: str  # of the document; its other revisions must be decided on again
    hashes: frozenset[str]  # of texts that may have lost the article that counted
    touched: Touched
    links: Links
    entities: tuple[FormerEntity, ...]


def remove_document(session: Session, document_id: int) -> Removed:
    """Delete a document, its entries, entities, mentions and facts."""
    article, entity = models.Article, models.Entity
    rows = session.execute(
        select(article.id, article.public_id, article.sha256)
        .where((article.id == document_id) | (article.parent_id == document_id))
        .order_by(article.parent_id.is_not(None))
    ).all()
    entities = list(session.scalars(select(entity).where(entity.article_id == document_id)))
    removed = Removed(
        public_id=rows[0].public_id,
        hashes=frozenset(row.sha256 for row in rows),
        touched=touched_by(entities),
        links=load_links(session, document_id),
        entities=tuple(former_entities(entities)),
    )
    drop_articles(session, [row.id for row in rows], entities)
    return removed


def drop_articles(session: Session, ids: list[int], entities: list[models.Entity]) -> None:
    """Delete articles with all rows about them; `entities` are theirs, and no longer counted."""
    count_entities(session, entities, -1)
    session.expunge_all()
    let_go(session, ids)
    delete_rows(session, ids)


def let_go(session: Session, ids: list[int]) -> None:
    """Free the articles that pointed to ones that go; `settle_articles` decides about them."""
    article, connection = models.Article, session.connection()
    duplicates = update(article).where(article.duplicate_of_id.in_(ids))
    connection.execute(duplicates.values(duplicate_of_id=None, state=State.CURRENT))
    connection.execute(update(article).where(article.revision_of_id.in_(ids)).values(revision_of_id=None))


def delete_rows(session: Session, ids: list[int]) -> None:
    """Delete articles and all rows about them, children before parents."""
    connection = session.connection()
    told = select(models.EventMention.event_id).where(models.EventMention.article_id.in_(ids))
    events = list(connection.scalars(told))
    said = select(models.Statement.id).where(models.Statement.article_id.in_(ids))
    connection.execute(delete(models.EventParticipant).where(models.EventParticipant.event_id.in_(events)))
    connection.execute(delete(models.EventMention).where(models.EventMention.article_id.in_(ids)))
    connection.execute(delete(models.Event).where(models.Event.id.in_(events)))
    connection.execute(delete(models.Figure).where(models.Figure.article_id.in_(ids)))
    connection.execute(delete(models.StatementSpan).where(models.StatementSpan.statement_id.in_(said)))
    for table in (models.Statement, models.Role, models.DateMention, models.Mention, models.Entity, models.ArticleSpan):
        connection.execute(delete(table).where(table.article_id.in_(ids)))
    connection.execute(delete(models.Article).where(models.Article.parent_id.in_(ids)))
    connection.execute(delete(models.Article).where(models.Article.id.in_(ids)))


def remove_unused(session: Session) -> None:
    """Delete topics and publishers that nothing refers to any more."""
    connection = session.connection()
    figures = select(models.Figure.id).where(models.Figure.topic_id == models.Topic.id)
    connection.execute(delete(models.Topic).where(~figures.exists()))
    articles = select(models.Article.id).where(models.Article.publisher_id == models.Publisher.id)
    connection.execute(delete(models.Publisher).where(~articles.exists()))
