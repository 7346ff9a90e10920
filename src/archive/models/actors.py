"""Actors and places: who and where, across the archive and within each article."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.facts import EntityKind, Form, Gender
from archive.models.columns import Base, one_of

ACTOR_KINDS = "kind IN ('person', 'organization')"


class Actor(Base):
    """Who can speak, act, hold a post or give a number."""

    __tablename__ = "actors"
    __table_args__ = (
        UniqueConstraint("kind", "identity"),
        CheckConstraint(ACTOR_KINDS, name="acts"),
        {"comment": "Everybody who speaks, acts, holds a post or gives a number: persons, organizations, countries."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key; links use the public id.")
    public_id: Mapped[str] = mapped_column(unique=True, comment="Stable id for links; ids of merged actors lead here too.")
    kind: Mapped[EntityKind] = mapped_column(one_of(EntityKind, "kind"), index=True, comment="Person or organization.")
    name: Mapped[str] = mapped_column(index=True, comment="The name that most articles use as the fullest one.")
    identity: Mapped[str] = mapped_column(comment="What articles' entities must share to be taken for one actor.")


class Person(Base):
    """What is known of an actor who is a person."""

    __tablename__ = "persons"
    __table_args__ = {"comment": "Actors who are persons, under the same key."}  # noqa: RUF012

    id: Mapped[int] = mapped_column(
        ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, comment="The actor; shares its key."
    )
    gender: Mapped[Gender | None] = mapped_column(
        one_of(Gender, "gender"), index=True, comment="Grammatical gender as far as titles, pronouns and given names show it."
    )
    female_in: Mapped[int] = mapped_column(default=0, comment="In how many documents words for a woman stand for the person.")
    male_in: Mapped[int] = mapped_column(default=0, comment="In how many documents words for a man stand for the person.")


class Organization(Base):
    """What is known of an actor that is an organization."""

    __tablename__ = "organizations"
    __table_args__ = {"comment": "Actors that are organizations, countries among them, under the same key."}  # noqa: RUF012

    id: Mapped[int] = mapped_column(
        ForeignKey("actors.id", ondelete="CASCADE"), primary_key=True, comment="The actor; shares its key."
    )
    country_code: Mapped[str | None] = mapped_column(index=True, comment="ISO 3166 code where the organization is a country.")


class ActorName(Base):
    """A name of an actor with how often it is used."""

    __tablename__ = "actor_names"
    __table_args__ = (
        UniqueConstraint("actor_id", "name"),
        {"comment": "All names under which articles speak of an actor."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    actor_id: Mapped[int] = mapped_column(ForeignKey("actors.id", ondelete="CASCADE"), index=True, comment="The actor.")
    name: Mapped[str] = mapped_column(index=True, comment="The name as written, white space folded.")
    articles: Mapped[int] = mapped_column(comment="How many documents use the name.")
    fullest_in: Mapped[int] = mapped_column(comment="In how many of them it is the fullest name.")


class Place(Base):
    """A place."""

    __tablename__ = "places"
    __table_args__ = (
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="coordinates"),
        {"comment": "Places named in the articles, with coordinates where the gazetteer knows them."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key; links use the public id.")
    public_id: Mapped[str] = mapped_column(unique=True, comment="Stable id for links; ids of merged places lead here too.")
    name: Mapped[str] = mapped_column(index=True, comment="The gazetteer's name, or the one most used.")
    latitude: Mapped[float | None] = mapped_column(comment="Degrees north, of the place's middle.")
    longitude: Mapped[float | None] = mapped_column(comment="Degrees east, of the place's middle.")
    country_code: Mapped[str | None] = mapped_column(index=True, comment="ISO 3166 code of the country it lies in or is.")
    identity: Mapped[str] = mapped_column(unique=True, comment="What articles' entities must share to be taken for one place.")


class PlaceName(Base):
    """A name of a place with how often it is used."""

    __tablename__ = "place_names"
    __table_args__ = (
        UniqueConstraint("place_id", "name"),
        {"comment": "All names under which articles speak of a place."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    place_id: Mapped[int] = mapped_column(ForeignKey("places.id", ondelete="CASCADE"), index=True, comment="The place.")
    name: Mapped[str] = mapped_column(index=True, comment="The name as written, white space folded.")
    articles: Mapped[int] = mapped_column(comment="How many documents use the name.")
    fullest_in: Mapped[int] = mapped_column(comment="In how many of them it is the fullest name.")


class Entity(Base):
    """A person, organization or place of one document."""

    __tablename__ = "entities"
    __table_args__ = (
        UniqueConstraint("article_id", "local_id"),
        # Targets of the keys that make facts follow an entity to another actor.
        UniqueConstraint("id", "actor_id"),
        UniqueConstraint("id", "place_id"),
        Index(None, "actor_id", "public_id"),
        Index(None, "place_id", "public_id"),
        Index(None, "place_id", "article_id"),
        CheckConstraint("(kind = 'place') = (actor_id IS NULL)", name="actor_or_place"),
        CheckConstraint("(kind = 'place') = (place_id IS NOT NULL)", name="place_or_actor"),
        {"comment": "Each document's own persons, organizations and places; an actor or place is a set of these."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    public_id: Mapped[str] = mapped_column(index=True, comment="Stable id; it leads to the actor or place.")
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True, comment="The document, a live blog as a whole."
    )
    kind: Mapped[EntityKind] = mapped_column(one_of(EntityKind, "kind"), index=True, comment="Person, organization or place.")
    name: Mapped[str] = mapped_column(comment="The fullest name in this document.")
    names: Mapped[str] = mapped_column(comment="All its names in this document, a JSON list.")
    canonical: Mapped[str | None] = mapped_column(comment="The gazetteer's name where it knows one.")
    gender: Mapped[Gender | None] = mapped_column(
        one_of(Gender, "gender"), comment="Grammatical gender as far as the document shows it."
    )
    local_id: Mapped[str] = mapped_column(comment="The id that `archive extract` prints, unique in the document alone.")
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("actors.id"), comment="Who it is in the archive.")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"), comment="Which place it is in the archive.")


class Mention(Base):
    """Words that name, describe or stand for somebody or something."""

    __tablename__ = "mentions"
    __table_args__ = (
        CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        CheckConstraint("sentence_start <= start_char AND sentence_end >= end_char", name="sentence"),
        Index(None, "article_id", "start_char"),
        {"comment": "Every place where an article names somebody or something, or points to somebody who speaks or acts."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), comment="The article.")
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entities.id", ondelete="CASCADE"), index=True, comment="Whom the words mean; empty where nobody can tell."
    )
    form: Mapped[Form] = mapped_column(one_of(Form, "form"), index=True, comment="A name, a description or a pronoun.")
    kind: Mapped[EntityKind | None] = mapped_column(
        one_of(EntityKind, "kind"), index=True, comment="What a name names, by the words alone."
    )
    name: Mapped[str | None] = mapped_column(comment="Who is meant, by name or by description (“local police source”).")
    quote: Mapped[str] = mapped_column(comment="The article's own words, exactly from start_char to end_char.")
    start_char: Mapped[int] = mapped_column(comment="Where the words start in the article's text, in characters.")
    end_char: Mapped[int] = mapped_column(comment="Where the words end, the character after their last.")
    sentence_start: Mapped[int] = mapped_column(comment="Where the sentence around them starts.")
    sentence_end: Mapped[int] = mapped_column(comment="Where the sentence around them ends.")
