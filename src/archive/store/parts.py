"""A part of an archive: the documents chosen, and what hangs on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import batched
from pathlib import Path

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from archive import models
from archive.db import make_engine
from archive.store.identity_counts import Touched, settle_identities, touched_by
from archive.store.removal import drop_articles, remove_unused
from archive.store.revisions import settle_articles

AT_ONCE = 200
KNOWN = " UNION ".join(
    f"SELECT public_id FROM {table}"
    for table in (
        "articles",
        "actors",
        "places",
        "entities",
        "dates",
        "roles",
        "statements",
        "figures",
        "events",
        "event_mentions",
    )
)
# What is about rows that are gone, and says where they came from.
STRAYS = (
    "DELETE FROM inputs WHERE article_id IS NULL",
    f"DELETE FROM redirects WHERE target_public_id NOT IN ({KNOWN})",
    f"DELETE FROM conflicts WHERE public_id NOT IN ({KNOWN}) OR other_public_id NOT IN ({KNOWN})",
    f"DELETE FROM suggestions WHERE public_id NOT IN ({KNOWN}) OR other_public_id NOT IN ({KNOWN})",
    "UPDATE suggestions SET decision_id = NULL",
    f"DELETE FROM decisions WHERE public_id NOT IN ({KNOWN}) OR other_public_id NOT IN ({KNOWN})",
)


def keep_documents(path: Path, wanted: Collection[int]) -> int:
    """Delete all documents of an archive but those with the wanted keys, with all that hangs on them alone.

    Return how many are left. What counts now, and what everybody is called, is worked out again.
    """
    engine = make_engine(path)
    with Session(engine) as session, session.begin():
        article = models.Article
        documents = set(session.scalars(select(article.id).where(article.parent_id.is_(None))))
        touched, left = Touched(), Left()
        for gone in batched(sorted(documents - set(wanted)), AT_ONCE):
            touched = touched.union(remove_documents(session, gone, left))
        settle_left(session, left)
        settle_touched(session, touched)
        remove_unused(session)
        for sql in STRAYS:
            session.execute(text(sql))
    engine.dispose()
    return len(documents & set(wanted))


class Left:
    """The addresses and texts of documents that are gone: others of the same have to be looked at again."""

    def __init__(self) -> None:
        self.public_ids: set[str] = set()
        self.hashes: set[str] = set()


def remove_documents(session: Session, documents: Iterable[int], left: Left) -> Touched:
    """Delete documents with their entries and rows; return whose entities have gone."""
    article, entity = models.Article, models.Entity
    keys = list(documents)
    own = article.id.in_(keys) | article.parent_id.in_(keys)
    rows = session.execute(select(article.id, article.public_id, article.sha256).where(own)).all()
    left.public_ids.update(row.public_id for row in rows)
    left.hashes.update(row.sha256 for row in rows)
    entities = list(session.scalars(select(entity).where(entity.article_id.in_(keys))))
    touched = touched_by(entities)
    drop_articles(session, [row.id for row in rows], entities)
    return touched


def settle_left(session: Session, left: Left) -> None:
    """Decide again which articles count, addresses before texts."""
    for public_ids in batched(sorted(left.public_ids), AT_ONCE):
        settle_articles(session, public_ids, ())
    for hashes in batched(sorted(left.hashes), AT_ONCE):
        settle_articles(session, (), hashes)


def settle_touched(session: Session, touched: Touched) -> None:
    """Work out again what actors and places are called."""
    for actors in batched(sorted(touched.actors), AT_ONCE):
        settle_identities(session, Touched(actors=frozenset(actors)))
    for places in batched(sorted(touched.places), AT_ONCE):
        settle_identities(session, Touched(places=frozenset(places)))
