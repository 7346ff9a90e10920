"""Articles and where they come from."""

from __future__ import annotations

import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, Computed, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from archive.facts import Basis
from archive.models.columns import Base, State, month_of, one_of, year_of


class StoredKind(StrEnum):
    """The kinds of document, and the entry, which is an article inside one."""

    ARTICLE = "article"
    LIVEBLOG = "liveblog"
    TRANSCRIPT = "transcript"
    ENTRY = "entry"


class SpanKind(StrEnum):
    """What a part of an article's text is."""

    TITLE = "title"
    HEAD = "head"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"
    SPEAKER_LABEL = "speaker label"


class Publisher(Base):
    """Who publishes articles."""

    __tablename__ = "publishers"
    __table_args__ = {"comment": "Who published the articles: newspapers, agencies, offices."}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    name: Mapped[str] = mapped_column(unique=True, comment="The publisher's name as given with the articles.")


# A live blog's entries are articles themselves, so that its own row is searched by what stands around them; a text
# that counts no more is not searched at all.
SEARCHED = "CASE WHEN state <> 'current' THEN NULL WHEN kind = 'liveblog' THEN text_around_entries ELSE text END"


class Article(Base):
    """A document, or an entry of a live blog, with its text."""

    __tablename__ = "articles"
    __table_args__ = (
        # One address leads to one row that counts, and a text is kept once for an address.
        # The day of an article without its text beside it.
        Index(None, "id", "state", "published_earliest"),
        Index(None, "publisher_id", "published_earliest"),
        Index("uq_articles_public_id_shown", "public_id", unique=True, sqlite_where=text("state <> 'superseded'")),
        Index("uq_articles_revision", "public_id", "sha256", unique=True, sqlite_where=text("parent_id IS NULL")),
        CheckConstraint("(parent_id IS NULL) = (kind <> 'entry')", name="entry_has_parent"),
        CheckConstraint("(parent_id IS NULL) = (parent_start IS NULL)", name="entry_has_start"),
        CheckConstraint("(parent_id IS NULL) = (position IS NULL)", name="entry_has_position"),
        CheckConstraint("published_earliest <= published_latest", name="published_days"),
        CheckConstraint("(state = 'duplicate') = (duplicate_of_id IS NOT NULL)", name="duplicate_has_original"),
        {"comment": "News articles with their texts; each entry of a live blog is an article of its own."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key; links use the public id.")
    public_id: Mapped[str] = mapped_column(index=True, comment="Stable id for links, made from the address or else the text.")
    kind: Mapped[StoredKind] = mapped_column(
        one_of(StoredKind, "kind"), index=True, comment="Article, live blog, transcript, or entry of a live blog."
    )
    title: Mapped[str | None] = mapped_column(comment="The headline, as given or as it stands in the text.")
    byline: Mapped[str | None] = mapped_column(comment="Who wrote it, as the article says.")
    publisher_id: Mapped[int | None] = mapped_column(ForeignKey("publishers.id"), index=True, comment="Who published it.")
    url: Mapped[str | None] = mapped_column(comment="Its address on the web; an entry has that of its live blog.")
    language: Mapped[str | None] = mapped_column(index=True, comment="Language of the text, ISO 639-1.")
    published: Mapped[str | None] = mapped_column(comment="Date of publication as EDTF, uncertainty included.")
    published_earliest: Mapped[datetime.date | None] = mapped_column(index=True, comment="First day it may have been published.")
    published_latest: Mapped[datetime.date | None] = mapped_column(comment="Last day it may have been published.")
    published_time: Mapped[str | None] = mapped_column(comment="Time of day as HH:MM where known, of an entry above all.")
    published_zone: Mapped[str | None] = mapped_column(comment="Time zone of that time as the source gives it.")
    published_basis: Mapped[Basis | None] = mapped_column(
        one_of(Basis, "published_basis"), index=True, comment="Where the date comes from, from the command line to inference."
    )
    published_year: Mapped[int | None] = year_of("published", "Year of publication where it is certain.")
    published_month: Mapped[str | None] = month_of("published", "Month of publication as YYYY-MM where it is certain.")
    text: Mapped[str] = mapped_column(comment="The whole text, unchanged to the character; all spans count in it.")
    sha256: Mapped[str] = mapped_column(index=True, comment="SHA-256 of the text in UTF-8.")
    parent_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True, comment="The live blog that an entry stands in."
    )
    parent_start: Mapped[int | None] = mapped_column(comment="Where the entry's text starts in the live blog's text.")
    position: Mapped[int | None] = mapped_column(comment="Which entry of the live blog it is, from the top, counted from 1.")
    text_around_entries: Mapped[str | None] = mapped_column(comment="Of a live blog, its text outside the entries.")
    state: Mapped[State] = mapped_column(
        one_of(State, "state"), index=True, comment="Whether the article counts: current, duplicate or superseded."
    )
    duplicate_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id"), index=True, comment="The article that has the same text and is counted instead."
    )
    revision_of_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id"), index=True, comment="The newest revision of the article, where this is an older one."
    )
    searched_text: Mapped[str | None] = mapped_column(
        Computed(SEARCHED, persisted=False), comment="What full-text search reads, so that each text is found once."
    )


class ArticleSpan(Base):
    """A part of an article's text with a job of its own."""

    __tablename__ = "article_spans"
    __table_args__ = (
        UniqueConstraint("article_id", "start_char", "kind"),
        CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        {"comment": "Which parts of an article's text are its title, section heads, by-lines, speaker labels and boilerplate."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), index=True, comment="The article.")
    kind: Mapped[SpanKind] = mapped_column(one_of(SpanKind, "kind"), index=True, comment="What the part is.")
    start_char: Mapped[int] = mapped_column(comment="Where the part starts in the article's text, in characters.")
    end_char: Mapped[int] = mapped_column(comment="Where the part ends, the character after its last.")
