"""Entities as rows, each with the actor or place of the archive that it is one of.

What an article decided stays with its entities; actors and places are sets of them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from archive import models
from archive.annotate.gazetteer import fold_name
from archive.facts import Entity, EntityKind
from archive.public_ids import entity_id
from archive.resolve.across import identity_key
from archive.store.context import Saving
from archive.store.identity_counts import count_entities

type Target = tuple[EntityKind, str]  # kind and identity


def save_entities(saving: Saving) -> None:
    """Add the document's entities, and the actors and places that are new with them."""
    document = saving.articles[None]
    entities = saving.analysis.identities.entities
    targets = {entity.id: (entity.kind, identity_of(entity, document.public_id)) for entity in entities}
    public_ids = {target: entity_id(document.public_id, *target) for target in targets.values()}
    owners = find_owners(saving.session, public_ids)
    new = {targets[entity.id]: entity for entity in entities if targets[entity.id] not in owners}
    owners |= add_owners(saving.session, new, public_ids)
    for entity in entities:
        target = targets[entity.id]
        is_place = entity.kind is EntityKind.PLACE
        row = models.Entity(
            public_id=public_ids[target],
            article_id=document.id,
            kind=entity.kind,
            name=entity.name,
            names=json.dumps(sorted(set(entity.names)), ensure_ascii=False),
            canonical=entity.canonical,
            gender=entity.gender,
            local_id=entity.id,
            actor_id=None if is_place else owners[target],
            place_id=owners[target] if is_place else None,
        )
        saving.session.add(row)
        saving.entities[entity.id] = row
        saving.named |= dict.fromkeys(entity.mentions, entity.id)
    saving.session.flush()
    count_entities(saving.session, saving.entities.values(), 1)


def identity_of(entity: Entity, article: str) -> str:
    """Return what makes an entity one actor or place with those of other articles.

    A name that says too little for that ("Lavrov", "the ministry") stands for somebody of its own article alone.
    """
    name = entity.canonical or entity.name
    return identity_key(entity.kind, name) or f"{article} {fold_name(name)}"


def find_owners(session: Session, wanted: Iterable[Target]) -> dict[Target, int]:
    """Return the keys of the actors and places that the archive has of those wanted."""
    wanted = set(wanted)
    actor, place = models.Actor, models.Place
    acting = {identity for kind, identity in wanted if kind is not EntityKind.PLACE}
    placed = {identity for kind, identity in wanted if kind is EntityKind.PLACE}
    actors = session.execute(select(actor.kind, actor.identity, actor.id).where(actor.identity.in_(acting)))
    places = session.execute(select(place.identity, place.id).where(place.identity.in_(placed)))
    found: dict[Target, int] = {(row.kind, row.identity): row.id for row in actors}
    found |= {(EntityKind.PLACE, row.identity): row.id for row in places}
    return {target: key for target, key in found.items() if target in wanted}


def add_owners(session: Session, new: Mapping[Target, Entity], public_ids: Mapping[Target, str]) -> dict[Target, int]:
    """Add actors and places; return their keys. What they are called is settled later."""
    rows: dict[Target, models.Actor | models.Place] = {}
    for target, entity in new.items():
        kind, identity = target
        name = entity.canonical or entity.name
        if kind is EntityKind.PLACE:
            rows[target] = models.Place(public_id=public_ids[target], name=name, identity=identity)
        else:
            rows[target] = models.Actor(public_id=public_ids[target], kind=kind, name=name, identity=identity)
    session.add_all(rows.values())
    session.flush()
    for (kind, _), row in rows.items():
        if kind is EntityKind.PERSON:
            session.add(models.Person(id=row.id))
        elif kind is EntityKind.ORGANIZATION:
            session.add(models.Organization(id=row.id))
    session.flush()
    return {target: row.id for target, row in rows.items()}
