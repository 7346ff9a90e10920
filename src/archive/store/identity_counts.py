"""What actors and places are called, worked out again from counts whenever one of their entities comes or goes.

They hold nothing of their own, so that the order in which articles come does not show: the public id is the smallest of
the entities', the name the one that most documents use as the fullest.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from archive import models
from archive.annotate.gazetteer import country_codes, find_place
from archive.facts import EntityKind, Gender

type Named = type[models.ActorName] | type[models.PlaceName]


@dataclass(frozen=True, slots=True)
class Touched:
    """The actors and places whose entities have changed."""

    actors: frozenset[int] = frozenset()
    places: frozenset[int] = frozenset()

    def union(self, *others: Touched) -> Touched:
        """Return it with those of others."""
        return Touched(
            self.actors.union(*(other.actors for other in others)),
            self.places.union(*(other.places for other in others)),
        )


def touched_by(rows: Iterable[models.Entity]) -> Touched:
    """Return the actors and places of entities."""
    rows = list(rows)
    return Touched(
        frozenset(row.actor_id for row in rows if row.actor_id is not None),
        frozenset(row.place_id for row in rows if row.place_id is not None),
    )


def count_entities(session: Session, rows: Iterable[models.Entity], by: int) -> None:
    """Add entities to the counts of their actors and places, or take them from there (`by` -1)."""
    names: dict[Named, Counter[tuple[int, str, str]]] = {models.ActorName: Counter(), models.PlaceName: Counter()}
    genders: Counter[tuple[int, str]] = Counter()
    for row in rows:
        owner = row.place_id if row.kind is EntityKind.PLACE else row.actor_id
        counted = names[models.PlaceName if row.kind is EntityKind.PLACE else models.ActorName]
        fullest = shown_name(row)
        counted.update((owner or 0, name, "articles") for name in json.loads(row.names))
        counted[owner or 0, fullest, "fullest_in"] += 1
        if row.kind is EntityKind.PERSON and row.gender in (Gender.FEMALE, Gender.MALE):
            genders[owner or 0, f"{row.gender}_in"] += 1
    for table, counts in names.items():
        add_names(session, table, counts, by)
    for (person, column), number in genders.items():
        more = {column: getattr(models.Person, column) + by * number}
        session.connection().execute(update(models.Person).where(models.Person.id == person).values(more))


def shown_name(row: models.Entity) -> str:
    """Return what an entity is to be called: a country as the gazetteer has it, anything else as its article writes it.

    A gazetteer has the spelling of today's administration, which no reader of the articles may know.
    """
    return row.canonical if row.canonical in codes_of_countries() else row.name


def add_names(session: Session, table: Named, counts: Counter[tuple[int, str, str]], by: int) -> None:
    """Add to the counts of names, new names included; a name that nobody uses any more goes."""
    owner = owner_of(table)
    values = [
        {
            owner: key,
            "name": name,
            "articles": by * counts[key, name, "articles"],
            "fullest_in": by * counts[key, name, "fullest_in"],
        }
        for key, name in sorted({(key, name) for key, name, _ in counts})
    ]
    if not values:
        return
    row = insert(table)
    added = {column: getattr(table, column) + row.excluded[column] for column in ("articles", "fullest_in")}
    connection = session.connection()
    connection.execute(row.on_conflict_do_update(index_elements=[owner, "name"], set_=added), values)
    if by < 0:
        keys = {value[owner] for value in values}
        unused = (getattr(table, owner).in_(keys), table.articles <= 0, table.fullest_in <= 0)
        connection.execute(delete(table).where(*unused))


def owner_of(table: Named) -> str:
    """Return the column that tells whose name it is."""
    return "place_id" if table is models.PlaceName else "actor_id"


def settle_identities(session: Session, touched: Touched) -> None:
    """Work out again what actors and places are called; those without an entity go."""
    session.flush()
    settle_actors(session, touched.actors)
    settle_places(session, touched.places)


class Called(NamedTuple):
    """What an actor or place is to be called."""

    public_id: str
    name: str


def calls(session: Session, table: Named, keys: Iterable[int]) -> dict[int, Called | None]:
    """Return what actors or places are to be called, None for those that have no entity any more."""
    owner = getattr(table, owner_of(table))
    keys = list(keys)
    names: dict[int, list[tuple[int, int, int, str]]] = {key: [] for key in keys}
    counted = select(owner, table.fullest_in, table.articles, table.name).where(owner.in_(keys))
    for key, fullest_in, articles, name in session.execute(counted):
        names[key].append((-fullest_in, -articles, -len(name), name))
    return {
        key: Called(first, min(names[key])[3]) if (first := first_entity(session, owner.key, key)) is not None else None
        for key in keys
    }


def first_entity(session: Session, owner: str, key: int) -> str | None:
    """Return the smallest public id of the entities of an actor or place. One look into an index, however many there are."""
    column = getattr(models.Entity, owner)
    return session.connection().scalar(select(func.min(models.Entity.public_id)).where(column == key))


def settle_actors(session: Session, keys: Iterable[int]) -> None:
    """Work out public ids, names and genders of actors, and which organizations are countries."""
    called = calls(session, models.ActorName, keys)
    gone = [key for key, now in called.items() if now is None]
    session.connection().execute(delete(models.Actor).where(models.Actor.id.in_(gone)))
    for actor in session.scalars(select(models.Actor).where(models.Actor.id.in_(called.keys() - gone))):
        if (now := called[actor.id]) is not None:
            actor.public_id, actor.name = now
    for person in session.scalars(select(models.Person).where(models.Person.id.in_(called))):
        session.refresh(person)
        more = person.female_in - person.male_in
        person.gender = Gender.FEMALE if more > 0 else Gender.MALE if more < 0 else None
    for organization in session.scalars(select(models.Organization).where(models.Organization.id.in_(called))):
        now = called[organization.id]
        organization.country_code = codes_of_countries().get(now.name) if now else None
    session.flush()


def settle_places(session: Session, keys: Iterable[int]) -> None:
    """Work out public ids, names and coordinates of places."""
    called = calls(session, models.PlaceName, keys)
    gone = [key for key, now in called.items() if now is None]
    session.connection().execute(delete(models.Place).where(models.Place.id.in_(gone)))
    for place in session.scalars(select(models.Place).where(models.Place.id.in_(called.keys() - gone))):
        if (now := called[place.id]) is None:
            continue
        place.public_id, place.name = now
        known = find_place(place.name)
        place.latitude, place.longitude = (known.latitude, known.longitude) if known else (None, None)
        place.country_code = codes_of_countries().get(known.country) if known and known.country else None
    session.flush()


@cache
def codes_of_countries() -> dict[str, str]:
    """Return the ISO 3166 code of each country by its name."""
    return {name: code for code, name in country_codes().items()}
