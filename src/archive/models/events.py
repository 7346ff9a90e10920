"""Events: what happened, and each article's own telling of it."""

from __future__ import annotations

import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.schema import Computed

from archive.facts import EventStatus, Part
from archive.models.columns import Base, FactColumns, State, fact_rules, month_of, one_of, party_rules, place_rules, year_of


class Event(Base):
    """Something that happened, is planned or is claimed to have happened."""

    __tablename__ = "events"
    __table_args__ = (
        *place_rules(),
        # All that the page of events looks at to choose what it shows.
        Index(None, "day", "id", "state", "type", "status", "place_id"),
        Index(None, "type", "day", "id", "state", "status", "place_id"),
        Index(None, "place_id", "day", "id", "state", "type", "status"),
        {"comment": "What happened, is planned or is claimed to have happened, with its date, place and participants."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key; links use the public id.")
    public_id: Mapped[str] = mapped_column(index=True, comment="Stable id for links: that of its first mention.")
    type: Mapped[str] = mapped_column(index=True, comment="Kind of event: a PLOVER root such as CONSULT, or APPOINT, DISMISS.")
    status: Mapped[EventStatus] = mapped_column(
        one_of(EventStatus, "status"), index=True, comment="Occurred, planned, claimed or negated."
    )
    summary: Mapped[str] = mapped_column(comment="The event in a few words.")
    date: Mapped[str | None] = mapped_column(comment="When it happened, as EDTF.")
    date_earliest: Mapped[datetime.date | None] = mapped_column(index=True, comment="First day on which it can have happened.")
    date_latest: Mapped[datetime.date | None] = mapped_column(comment="Last day on which it can have happened.")
    date_year: Mapped[int | None] = year_of("date", "Year in which it happened, where certain.")
    date_month: Mapped[str | None] = month_of("date", "Month in which it happened as YYYY-MM, where certain.")
    place: Mapped[str | None] = mapped_column(comment="Where it happened, in the article's words.")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"), index=True, comment="That place in the archive.")
    place_entity_id: Mapped[int | None] = mapped_column(comment="The place as the article's own entity.")
    state: Mapped[State] = mapped_column(
        one_of(State, "state"), index=True, comment="Whether the event counts: current, or why it does not."
    )
    day: Mapped[datetime.date | None] = mapped_column(
        Computed("coalesce(date_earliest, date_latest)", persisted=False),
        index=True,
        sort_order=99,
        comment="The day by which events are sorted: the first one possible, the last of what has only an end.",
    )


class EventMention(FactColumns, Base):
    """An article's own telling of an event."""

    __tablename__ = "event_mentions"
    __table_args__ = (
        *fact_rules(),
        CheckConstraint("trigger_start >= 0 AND trigger_end > trigger_start", name="trigger_span"),
        {"comment": "Where an article tells of an event, in which words, and with which date."},
    )

    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True, comment="The event.")
    trigger: Mapped[str] = mapped_column(index=True, comment="The word or phrase that names the event.")
    trigger_start: Mapped[int] = mapped_column(comment="Where that word starts in the article's text.")
    trigger_end: Mapped[int] = mapped_column(comment="Where that word ends.")
    date: Mapped[str | None] = mapped_column(comment="When it happened by this article, as EDTF.")
    date_earliest: Mapped[datetime.date | None] = mapped_column(index=True, comment="First day on which it can have happened.")
    date_latest: Mapped[datetime.date | None] = mapped_column(comment="Last day on which it can have happened.")
    place_start: Mapped[int | None] = mapped_column(comment="Where the words for the place start.")
    place_end: Mapped[int | None] = mapped_column(comment="Where the words for the place end.")


class EventParticipant(Base):
    """Somebody who takes part in an event."""

    __tablename__ = "event_participants"
    __table_args__ = (
        *party_rules("actor"),
        Index(None, "actor_id", "event_id"),
        {"comment": "Who takes part in which event: as its actor, its recipient or one of several."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True, comment="The event.")
    part: Mapped[Part] = mapped_column(one_of(Part, "part"), index=True, comment="Actor, recipient or participant.")
    actor_id: Mapped[int | None] = mapped_column(
        ForeignKey("actors.id"), index=True, comment="Who takes part; empty where unknown or unnamed."
    )
    actor_entity_id: Mapped[int | None] = mapped_column(comment="The participant as the article's own entity.")
    actor_mention_id: Mapped[int] = mapped_column(
        ForeignKey("mentions.id", ondelete="CASCADE"), index=True, comment="The words that name the participant."
    )
