"""Entities as rows, and the actors and places of the archive that are sets of them.

What an article decided stays with its entities. An actor holds nothing of its own: name, names, gender and public id are
worked out again, from counts, whenever an entity comes or goes, so that the order of coming does not show.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from archive import models
from archive.annotate.gazetteer import country_codes, find_place, fold_name
from archive.facts import Entity, EntityKind
from archive.public_ids import entity_id
from archive.store.context import Saving


@dataclass(frozen=True, slots=True)
class Touched:
    """The actors and places whose entities have changed."""

    actors: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()

    def with_rows(self, rows: Iterable[models.Entity]) -> Touched:
        """Return it with those of more entities."""
        rows = list(rows)
        return Touched(
            self.actors | {row.actor_id for row in rows if row.actor_id is not None},
            self.places | {row.place_id for row in rows if row.place_id is not None},
        )

    def union(self, *others: Touched) -> Touched:
        """Return it with those of others."""
        return Touched(
            self.actors.union(*(other.actors for other in others)),
            self.places.union(*(other.places for other in others)),
        )


def save_entities(saving: Saving) -> None:
    """Add the document's entities, each with the actor or place that it is one of."""
    document = saving.articles[None]
    for entity in saving.analysis.identities.entities:
        identity = fold_name(entity.canonical or entity.name)
        public_id = entity_id(document.public_id, entity.kind, identity)
        target = find_target(saving.session, entity, identity, public_id)
        row = models.Entity(
            public_id=public_id,
            article_id=document.id,
            kind=entity.kind,
            name=entity.name,
            names=json.dumps(entity.names, ensure_ascii=False),
            canonical=entity.canonical,
            gender=entity.gender,
            local_id=entity.id,
            actor_id=None if entity.kind is EntityKind.PLACE else target,
            place_id=target if entity.kind is EntityKind.PLACE else None,
        )
        saving.session.add(row)
        saving.entities[entity.id] = row
        saving.named |= dict.fromkeys(entity.mentions, entity.id)
    saving.session.flush()
    for row in saving.entities.values():
        count_names(saving.session, row, 1)


def find_target(session: Session, entity: Entity, identity: str, public_id: str) -> int:
    """Return the key of the actor or place that an entity is one of; a new one is added."""
    name = entity.canonical or entity.name
    if entity.kind is EntityKind.PLACE:
        place = session.scalar(select(models.Place).where(models.Place.identity == identity))
        if place is None:
            place = models.Place(public_id=public_id, name=name, identity=identity)
            session.add(place)
            session.flush()
        return place.id
    same = (models.Actor.kind == entity.kind, models.Actor.identity == identity)
    actor = session.scalar(select(models.Actor).where(*same))
    if actor is None:
        actor = models.Actor(public_id=public_id, kind=entity.kind, name=name, identity=identity)
        session.add(actor)
        session.flush()
        session.add(models.Person(id=actor.id) if entity.kind is EntityKind.PERSON else models.Organization(id=actor.id))
        session.flush()
    return actor.id


def count_names(session: Session, row: models.Entity, by: int) -> None:
    """Add to or take from the counts of names of an entity's actor or place."""
    table = models.PlaceName if row.kind is EntityKind.PLACE else models.ActorName
    owner = "place_id" if row.kind is EntityKind.PLACE else "actor_id"
    fullest = row.canonical or row.name
    names: list[str] = json.loads(row.names)
    for name in dict.fromkeys([fullest, *names]):
        added = {"articles": by * (name in names), "fullest_in": by * (name == fullest)}
        statement = insert(table).values({owner: getattr(row, owner), "name": name} | added)
        counts = {column: getattr(table, column) + number for column, number in added.items()}
        session.execute(statement.on_conflict_do_update(index_elements=[owner, "name"], set_=counts))


def settle_identities(session: Session, touched: Touched) -> None:
    """Work out again what actors and places are called; those without an entity go."""
    session.flush()
    for actor_id in sorted(touched.actors):
        settle_actor(session, actor_id)
    for place_id in sorted(touched.places):
        settle_place(session, place_id)


def settle_actor(session: Session, actor_id: int) -> None:
    """Work out an actor's public id, name and what is known of it."""
    names = models.ActorName
    session.execute(delete(names).where(names.actor_id == actor_id, names.articles <= 0, names.fullest_in <= 0))
    first = session.scalar(select(func.min(models.Entity.public_id)).where(models.Entity.actor_id == actor_id))
    if first is None:
        session.execute(delete(models.Actor).where(models.Actor.id == actor_id))
        return
    name = fullest_name(session, names, names.actor_id == actor_id)
    actor = session.get_one(models.Actor, actor_id)
    actor.public_id, actor.name = first, name
    if actor.kind is EntityKind.PERSON:
        count = func.count()
        genders = select(models.Entity.gender).where(models.Entity.actor_id == actor_id, models.Entity.gender.is_not(None))
        gender = session.scalar(genders.group_by(models.Entity.gender).order_by(count.desc(), models.Entity.gender).limit(1))
        session.execute(update(models.Person).where(models.Person.id == actor_id).values(gender=gender))
    else:
        values = {"country_code": codes_of_countries().get(name)}
        session.execute(update(models.Organization).where(models.Organization.id == actor_id).values(values))


def settle_place(session: Session, place_id: int) -> None:
    """Work out a place's public id, name and coordinates."""
    names = models.PlaceName
    session.execute(delete(names).where(names.place_id == place_id, names.articles <= 0, names.fullest_in <= 0))
    first = session.scalar(select(func.min(models.Entity.public_id)).where(models.Entity.place_id == place_id))
    if first is None:
        session.execute(delete(models.Place).where(models.Place.id == place_id))
        return
    place = session.get_one(models.Place, place_id)
    place.public_id, place.name = first, fullest_name(session, names, names.place_id == place_id)
    known = find_place(place.name)
    place.latitude, place.longitude = (known.latitude, known.longitude) if known else (None, None)
    place.country_code = codes_of_countries().get(known.country) if known and known.country else None


def fullest_name(session: Session, names: type[models.ActorName | models.PlaceName], of_it: ColumnElement[bool]) -> str:
    """Return the name that most documents use as the fullest; of two alike the longer, then the first by alphabet."""
    order = (names.fullest_in.desc(), names.articles.desc(), func.length(names.name).desc(), names.name)
    return session.execute(select(names.name).where(of_it).order_by(*order).limit(1)).scalar_one()


@cache
def codes_of_countries() -> dict[str, str]:
    """Return the ISO 3166 code of each country by its name."""
    return {name: code for code, name in country_codes().items()}
