"""Facts: what articles claim, each row with the words that say so."""

from __future__ import annotations

import datetime
from decimal import Decimal

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.facts import Bound, RoleStatus, StatementKind, Trend
from archive.models.columns import (
    Base,
    FactColumns,
    Number,
    fact_rules,
    month_of,
    one_of,
    party_rules,
    place_rules,
    year_of,
)


class DateMention(FactColumns, Base):
    """An expression that names a day or a longer time."""

    __tablename__ = "dates"
    __table_args__ = (*fact_rules(), {"comment": "Every expression in an article that names a day, month, year or another time."})

    date: Mapped[str] = mapped_column(index=True, comment="What the expression means, as EDTF.")
    date_earliest: Mapped[datetime.date | None] = mapped_column(index=True, comment="First day that it can mean.")
    date_latest: Mapped[datetime.date | None] = mapped_column(comment="Last day that it can mean.")
    date_year: Mapped[int | None] = year_of("date", "Its year where it is certain.")
    date_month: Mapped[str | None] = month_of("date", "Its month as YYYY-MM where it is certain.")


class Role(FactColumns, Base):
    """An article's claim that somebody holds, held or will hold a post."""

    __tablename__ = "roles"
    __table_args__ = (
        *fact_rules(),
        *party_rules("actor", "organization"),
        {"comment": "Posts: which article says that who holds, held or will hold which."},
    )

    actor_id: Mapped[int | None] = mapped_column(ForeignKey("actors.id"), index=True, comment="Who holds the post.")
    actor_entity_id: Mapped[int | None] = mapped_column(comment="The holder as the article's own entity.")
    actor_mention_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentions.id"), index=True, comment="The words that name the holder."
    )
    title: Mapped[str] = mapped_column(index=True, comment="The post in lower case, without country or organization.")
    organization: Mapped[str | None] = mapped_column(
        index=True, comment="The country, ministry, party or body, in its noun form."
    )
    organization_id: Mapped[int | None] = mapped_column(
        ForeignKey("actors.id"), index=True, comment="That organization in the archive."
    )
    organization_entity_id: Mapped[int | None] = mapped_column(comment="The organization as the article's own entity.")
    organization_start: Mapped[int | None] = mapped_column(comment="Where the words for the organization start.")
    organization_end: Mapped[int | None] = mapped_column(comment="Where the words for the organization end.")
    status: Mapped[RoleStatus] = mapped_column(
        one_of(RoleStatus, "status"), index=True, comment="Held at the time of the article, before, or about to be."
    )
    start_date: Mapped[str | None] = mapped_column(comment="Since when, as EDTF, where the article says.")
    start_date_earliest: Mapped[datetime.date | None] = mapped_column(index=True, comment="First day on which it can have begun.")
    start_date_latest: Mapped[datetime.date | None] = mapped_column(comment="Last day on which it can have begun.")
    end_date: Mapped[str | None] = mapped_column(comment="Until when, as EDTF, where the article says.")
    end_date_earliest: Mapped[datetime.date | None] = mapped_column(index=True, comment="First day on which it can have ended.")
    end_date_latest: Mapped[datetime.date | None] = mapped_column(comment="Last day on which it can have ended.")


class Statement(FactColumns, Base):
    """Somebody's speech or writing, reported with its source."""

    __tablename__ = "statements"
    __table_args__ = (
        *fact_rules(),
        *party_rules("speaker", "addressee", "relayed_by"),
        # What an actor's page looks at of all that somebody said.
        Index(None, "speaker_id", "state", "addressee_id", "date_earliest", "article_id"),
        Index(None, "addressee_id", "state", "speaker_id"),
        {"comment": "Who said what to whom: direct, indirect and mixed quotations with their sources."},
    )

    speaker_id: Mapped[int | None] = mapped_column(
        ForeignKey("actors.id"), index=True, comment="Who said it; empty where unknown or unnamed."
    )
    speaker_entity_id: Mapped[int | None] = mapped_column(comment="The speaker as the article's own entity.")
    speaker_mention_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentions.id"), index=True, comment="The words that name the speaker, a pronoun maybe."
    )
    is_speaker_carried: Mapped[bool] = mapped_column(
        default=False, comment="Whether the speaker is named elsewhere (a quotation that goes on) rather than beside the cue."
    )
    cue: Mapped[str | None] = mapped_column(index=True, comment="The words that report the speech: said, told, according to.")
    cue_start: Mapped[int | None] = mapped_column(comment="Where the cue starts in the article's text.")
    cue_end: Mapped[int | None] = mapped_column(comment="Where the cue ends.")
    kind: Mapped[StatementKind] = mapped_column(
        one_of(StatementKind, "kind"), index=True, comment="Whether all, none or part of the content stands in quotation marks."
    )
    content: Mapped[str] = mapped_column(comment="What was said; pieces that stand apart are joined by “ … ”.")
    addressee_id: Mapped[int | None] = mapped_column(ForeignKey("actors.id"), index=True, comment="To whom it was said.")
    addressee_entity_id: Mapped[int | None] = mapped_column(comment="The addressee as the article's own entity.")
    addressee_mention_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentions.id"), index=True, comment="The words that name the addressee."
    )
    relayed_by_id: Mapped[int | None] = mapped_column(
        ForeignKey("actors.id"), index=True, comment="Who passed it on: an office that quotes its head."
    )
    relayed_by_entity_id: Mapped[int | None] = mapped_column(comment="The relay as the article's own entity.")
    relayed_by_mention_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentions.id"), index=True, comment="The words that name the relay."
    )
    date: Mapped[str | None] = mapped_column(comment="When it was said, as EDTF.")
    date_earliest: Mapped[datetime.date | None] = mapped_column(index=True, comment="First day on which it can have been said.")
    date_latest: Mapped[datetime.date | None] = mapped_column(comment="Last day on which it can have been said.")
    date_year: Mapped[int | None] = year_of("date", "Year in which it was said, where certain.")
    date_month: Mapped[str | None] = month_of("date", "Month in which it was said as YYYY-MM, where certain.")


class StatementSpan(Base):
    """An uninterrupted piece of what was said."""

    __tablename__ = "statement_spans"
    __table_args__ = (
        UniqueConstraint("statement_id", "position"),
        CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        {"comment": "The pieces of each statement's content, without quotation marks, cue and speaker."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    statement_id: Mapped[int] = mapped_column(
        ForeignKey("statements.id", ondelete="CASCADE"), index=True, comment="The statement."
    )
    position: Mapped[int] = mapped_column(comment="Which piece it is, counted from 1.")
    quote: Mapped[str] = mapped_column(comment="The article's own words, exactly from start_char to end_char.")
    start_char: Mapped[int] = mapped_column(comment="Where the piece starts in the article's text, in characters.")
    end_char: Mapped[int] = mapped_column(comment="Where the piece ends, the character after its last.")


class Topic(Base):
    """What figures of many articles count."""

    __tablename__ = "topics"
    __table_args__ = {"comment": "What figures count, in a few stable words, so that a number can be followed over time."}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    name: Mapped[str] = mapped_column(unique=True, comment="A short lower-case plural: peacekeepers, returned refugees.")


class Figure(FactColumns, Base):
    """A number that counts or measures something in the world."""

    __tablename__ = "figures"
    __table_args__ = (
        *fact_rules(),
        *party_rules("given_by"),
        *place_rules(),
        CheckConstraint("value_max >= value", name="range"),
        # What pages look at to choose the newest.
        Index(None, "topic_id", "state", "as_of_earliest", "as_of_latest", "place_id", "article_id"),
        Index(None, "given_by_id", "state", "as_of_earliest", "article_id"),
        Index(None, "place_id", "state", "as_of_earliest", "article_id"),
        {"comment": "Numbers that count or measure something: how many, of what, where, as of when, and who gave them."},
    )

    topic_id: Mapped[int | None] = mapped_column(ForeignKey("topics.id"), index=True, comment="What is counted, in stable words.")
    value: Mapped[Decimal] = mapped_column(Number(), index=True, comment="The number in the unit that the article names.")
    value_max: Mapped[Decimal | None] = mapped_column(Number(), comment="The upper end of a range.")
    bound: Mapped[Bound] = mapped_column(one_of(Bound, "bound"), index=True, comment="Exact, approximate, at least, more than …")
    trend: Mapped[Trend | None] = mapped_column(
        one_of(Trend, "trend"), index=True, comment="Whether the number rose or fell to or by this."
    )
    unit: Mapped[str | None] = mapped_column(
        index=True, comment="Unit in the singular, ISO code for money; empty for people, things."
    )
    counted: Mapped[str | None] = mapped_column(comment="What is counted, in the article's words.")
    counted_start: Mapped[int | None] = mapped_column(comment="Where the words for what is counted start.")
    counted_end: Mapped[int | None] = mapped_column(comment="Where the words for what is counted end.")
    place: Mapped[str | None] = mapped_column(comment="Where it was counted, in the article's words.")
    place_id: Mapped[int | None] = mapped_column(ForeignKey("places.id"), index=True, comment="That place in the archive.")
    place_entity_id: Mapped[int | None] = mapped_column(comment="The place as the article's own entity.")
    place_start: Mapped[int | None] = mapped_column(comment="Where the words for the place start.")
    place_end: Mapped[int | None] = mapped_column(comment="Where the words for the place end.")
    as_of: Mapped[str | None] = mapped_column(comment="At what time the number held, as EDTF.")
    as_of_earliest: Mapped[datetime.date | None] = mapped_column(index=True, comment="First day of that time.")
    as_of_latest: Mapped[datetime.date | None] = mapped_column(comment="Last day of that time.")
    as_of_year: Mapped[int | None] = year_of("as_of", "Year of that time where it is certain.")
    as_of_month: Mapped[str | None] = month_of("as_of", "Month of that time as YYYY-MM where it is certain.")
    since: Mapped[str | None] = mapped_column(comment="Since when it was counted, as EDTF.")
    since_earliest: Mapped[datetime.date | None] = mapped_column(comment="First day on which the count can have begun.")
    since_latest: Mapped[datetime.date | None] = mapped_column(comment="Last day on which the count can have begun.")
    statement_id: Mapped[int | None] = mapped_column(
        ForeignKey("statements.id"), index=True, comment="The statement that the number stands in."
    )
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("actors.id"), index=True, comment="Who gave the number.")
    given_by_entity_id: Mapped[int | None] = mapped_column(comment="Who gave it, as the article's own entity.")
    given_by_mention_id: Mapped[int | None] = mapped_column(
        ForeignKey("mentions.id"), index=True, comment="The words that name who gave it."
    )
