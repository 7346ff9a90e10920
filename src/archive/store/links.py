"""Redirects: where a link leads whose public id is no more, because the words it was made from have changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from archive import models
from archive.public_ids import Occurrences


class Link(NamedTuple):
    """What stays the same of a row when its public id changes: its kind, its words, and which of several it is."""

    kind: str
    words: str
    number: int


type Links = dict[Link, str]  # → public id


class FormerEntity(NamedTuple):
    """What is remembered of an entity that was taken out."""

    public_id: str
    kind: str
    names: frozenset[str]
    actor_id: int | None
    place_id: int | None


def load_links(session: Session, document_id: int) -> Links:
    """Return the public ids of a document, its entries and their facts, by what does not change with the ids."""
    article = models.Article
    columns = (article.id, article.parent_id, article.published_time, article.title, article.public_id)
    same_document = (article.id == document_id) | (article.parent_id == document_id)
    links: Links = {}
    names: dict[int, str] = {}
    numbers = Occurrences()
    for key, parent, time, title, public_id in session.execute(select(*columns).where(same_document).order_by(article.position)):
        names[key] = "document" if parent is None else f"entry {time} {title}"
        links[Link("articles", names[key], numbers.next(names[key]))] = public_id
    for table in models.FACT_TABLES:
        order = (table.article_id, table.start_char, table.id)
        facts = select(table.article_id, table.quote, table.public_id).where(table.article_id.in_(names)).order_by(*order)
        for article_id, quote, public_id in session.execute(facts):
            said = f"{names[article_id]}: {quote}"
            links[Link(table.__tablename__, said, numbers.next((table, said)))] = public_id
    return links


def former_entities(rows: Iterable[models.Entity]) -> Iterator[FormerEntity]:
    """Yield what is remembered of entities."""
    for row in rows:
        yield FormerEntity(row.public_id, row.kind, frozenset(json.loads(row.names)), row.actor_id, row.place_id)


def redirect(session: Session, former: Links, entities: Iterable[FormerEntity], document_id: int) -> None:
    """Lead the public ids of a document that was taken out to those of the one that came instead."""
    now = load_links(session, document_id)
    moved = {public_id: now[link] for link, public_id in former.items() if link in now and now[link] != public_id}
    rows = list(session.scalars(select(models.Entity).where(models.Entity.article_id == document_id)))
    here = {row.public_id for row in rows}
    for entity in entities:
        if entity.public_id not in here and (target := successor(session, entity, rows)) is not None:
            moved[entity.public_id] = target
    save_redirects(session, moved)
    live = [*now.values(), *here]
    session.connection().execute(delete(models.Redirect).where(models.Redirect.public_id.in_(live)))


def successor(session: Session, former: FormerEntity, rows: Iterable[models.Entity]) -> str | None:
    """Return where the link of an entity that is no more leads: one that shares a name, else its actor or place."""
    for row in rows:
        if row.kind == former.kind and not former.names.isdisjoint(json.loads(row.names)):
            return row.public_id
    actor = session.get(models.Actor, former.actor_id) if former.actor_id is not None else None
    place = session.get(models.Place, former.place_id) if former.place_id is not None else None
    left = actor or place
    return left.public_id if left else None


def save_redirects(session: Session, moved: dict[str, str]) -> None:
    """Write redirects down; those that led to an id that has moved now lead on."""
    table, connection = models.Redirect, session.connection()
    for former, target in moved.items():
        connection.execute(update(table).where(table.target_public_id == former).values(target_public_id=target))
        row = insert(table).values(public_id=former, target_public_id=target)
        connection.execute(row.on_conflict_do_update(index_elements=["public_id"], set_={"target_public_id": target}))
    connection.execute(delete(table).where(table.public_id == table.target_public_id))
