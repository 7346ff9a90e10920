"""Which articles count: of one address the newest revision, of one text the first article to have it.

Worked out from the articles' content alone, whenever one comes or goes, so that the order of coming does not show.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, select, update
from sqlalchemy.orm import Session, aliased

from archive import models
from archive.models import State


class Version(NamedTuple):
    """What decides about an article, and what has been decided about it so far."""

    id: int
    public_id: str
    sha256: str
    parent_id: int | None
    position: int | None
    document: str  # public id of the document it is or stands in
    earliest: datetime.date | None
    latest: datetime.date | None
    length: int
    decided: Decided


class Decided(NamedTuple):
    """Whether an article counts, and what counts instead."""

    state: State
    duplicate_of_id: int | None = None
    revision_of_id: int | None = None


def settle_articles(session: Session, public_ids: Collection[str], hashes: Collection[str]) -> None:
    """Decide again about the articles of these addresses and texts, and mark their facts accordingly."""
    session.flush()
    documents = load_versions(session, models.Article.public_id.in_(public_ids) & models.Article.parent_id.is_(None))
    entries = load_versions(session, models.Article.parent_id.in_([version.id for version in documents]))
    decided = superseded_by_address(documents, entries)
    looked_at = {version.id for version in (*documents, *entries)}
    hashes = {*hashes, *(version.sha256 for version in (*documents, *entries))}
    same_texts = load_versions(session, models.Article.sha256.in_(hashes))
    decided |= duplicates_by_text(
        version
        for version in same_texts
        if version.id not in decided and (version.id in looked_at or version.decided.state is not State.SUPERSEDED)
    )
    known = {version.id: version.decided for version in (*documents, *entries, *same_texts)}
    apply(session, {key: new for key, new in decided.items() if known[key] != new})


def load_versions(session: Session, condition: ColumnElement[bool]) -> list[Version]:
    """Return the articles that meet a condition."""
    own, parent = models.Article, aliased(models.Article)
    columns = (
        *(own.id, own.public_id, own.sha256, own.parent_id, own.position),
        *(func.coalesce(parent.public_id, own.public_id), own.published_earliest, own.published_latest, func.length(own.text)),
        *(own.state, own.duplicate_of_id, own.revision_of_id),
    )
    rows = session.execute(select(*columns).outerjoin(parent, own.parent_id == parent.id).where(condition))
    return [Version._make([*row[:9], Decided._make(row[9:])]) for row in rows]


def superseded_by_address(documents: Iterable[Version], entries: Iterable[Version]) -> dict[int, Decided]:
    """Return which documents, with their entries, have a newer revision; entries point to the same entry there."""
    entries_of: dict[int | None, list[Version]] = defaultdict(list)
    for entry in entries:
        entries_of[entry.parent_id].append(entry)
    by_address: dict[str, list[Version]] = defaultdict(list)
    for document in documents:
        by_address[document.public_id].append(document)
    decided = {}
    for revisions in by_address.values():
        *older, newest = sorted(revisions, key=age)
        now = {entry.public_id: entry.id for entry in entries_of[newest.id]}
        for document in older:
            decided[document.id] = Decided(State.SUPERSEDED, None, newest.id)
            for entry in entries_of[document.id]:
                decided[entry.id] = Decided(State.SUPERSEDED, None, now.get(entry.public_id))
    return decided


def age(version: Version) -> tuple[object, ...]:
    """Return what orders revisions, the newest last: their date; else a text grows; else any fixed order."""
    return (version.latest or datetime.date.min, version.length, version.sha256)


def duplicates_by_text(versions: Iterable[Version]) -> dict[int, Decided]:
    """Return for each article whether it counts or another with the same text does."""
    by_text: dict[str, list[Version]] = defaultdict(list)
    for version in versions:
        by_text[version.sha256].append(version)
    decided = {}
    for same in by_text.values():
        first, *others = sorted(same, key=precedence)
        decided[first.id] = Decided(State.CURRENT)
        decided |= {other.id: Decided(State.DUPLICATE, first.id) for other in others}
    return decided


def precedence(version: Version) -> tuple[object, ...]:
    """Return what orders articles of one text, the one that counts first: the earliest, before any entry."""
    return (version.earliest or datetime.date.max, version.parent_id is not None, version.document, version.position or 0)


def apply(session: Session, changes: Mapping[int, Decided]) -> None:
    """Write down which articles count, and their facts with them. What a person rejected stays rejected."""
    connection = session.connection()
    article = update(models.Article).where(models.Article.id == bindparam("key"))
    values = [new._asdict() | {"key": key} for key, new in changes.items()]
    # Whoever gives up an address goes first: no two rows that count share one.
    for rows in (
        [row for row in values if row["state"] is given_up] for given_up in (State.SUPERSEDED, State.DUPLICATE, State.CURRENT)
    ):
        if rows:
            connection.execute(article, rows)
    for state in State:
        keys = [key for key, new in changes.items() if new.state is state]
        if not keys:
            continue
        for table in models.FACT_TABLES:
            open_rows = (table.article_id.in_(keys), table.state != State.REJECTED)
            connection.execute(update(table).where(*open_rows).values(state=state))
        told = select(models.EventMention.event_id).where(models.EventMention.article_id.in_(keys))
        open_events = (models.Event.id.in_(told), models.Event.state != State.REJECTED)
        connection.execute(update(models.Event).where(*open_events).values(state=state))
