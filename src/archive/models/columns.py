"""What the tables are made of: the declarative base with its naming convention, column types, columns shared by facts.

Every `comment` is the sentence that Datasette shows for the table or column; SQLite itself keeps none.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Date, Enum, ForeignKey, ForeignKeyConstraint, Index, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.schema import Computed
from sqlalchemy.types import UserDefinedType

NAMING = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class Base(DeclarativeBase):
    """All tables. Integer keys are never promised to anyone; public ids are."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: Text(), datetime.date: Date()}  # noqa: RUF012 - read by SQLAlchemy as it is


class State(StrEnum):
    """Whether a row counts. Only current rows do."""

    CURRENT = "current"
    DUPLICATE = "duplicate"  # the same text stands in another article
    SUPERSEDED = "superseded"  # a newer revision of the article has come
    REJECTED = "rejected"  # a person said that it is wrong


class Number(UserDefinedType[Decimal]):
    """A NUMERIC column: 1960 is kept and shown as 1960, a fraction as a fraction. Decimal in Python."""

    cache_ok = True
    largest = 2**63 - 1

    def get_col_spec(self, **_: Any) -> str:  # noqa: ANN401 - SQLAlchemy's signature
        """Return the column's type in SQL."""
        return "NUMERIC"

    def bind_processor(self, dialect: Any) -> Any:  # noqa: ANN401, ARG002
        """Return the way from Decimal into the database."""

        def bind(value: Decimal | None) -> int | float | None:
            if value is None:
                return None
            is_whole = value == value.to_integral_value() and abs(value) <= self.largest
            return int(value) if is_whole else float(value)

        return bind

    def result_processor(self, dialect: Any, coltype: Any) -> Any:  # noqa: ANN401, ARG002
        """Return the way back."""
        return lambda value: None if value is None else Decimal(str(value))


def one_of(values: type[StrEnum], name: str) -> Enum:
    """Return the type of a column that holds the values of an enum as text, with a CHECK of the column's name."""
    return Enum(
        values,
        name=name,
        native_enum=False,
        create_constraint=True,
        validate_strings=True,
        values_callable=lambda enum: [member.value for member in enum],
    )


def year_of(column: str, comment: str) -> Mapped[int | None]:
    """Return a generated column: the year of a date's days, empty where they lie in two years."""
    first, last = f"{column}_earliest", f"{column}_latest"
    sql = f"CASE WHEN substr({first}, 1, 4) = substr({last}, 1, 4) THEN CAST(substr({first}, 1, 4) AS INTEGER) END"
    return mapped_column(Computed(sql, persisted=False), index=True, comment=comment)


def month_of(column: str, comment: str) -> Mapped[str | None]:
    """Return a generated column: the month of a date's days as YYYY-MM, empty where they lie in two months."""
    first, last = f"{column}_earliest", f"{column}_latest"
    sql = f"CASE WHEN substr({first}, 1, 7) = substr({last}, 1, 7) THEN substr({first}, 1, 7) END"
    return mapped_column(Computed(sql, persisted=False), index=True, comment=comment)


class FactColumns:
    """The columns of every row that an article vouches for. Offsets are those of the row's own article."""

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-10, comment="Internal key; links use the public id.")
    public_id: Mapped[str] = mapped_column(
        sort_order=-9, comment="Stable id for links, made from article, kind, quote and which occurrence of it this is."
    )
    article_id: Mapped[int] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True, sort_order=-8, comment="The article that says so."
    )
    quote: Mapped[str] = mapped_column(sort_order=90, comment="The article's own words, exactly from start_char to end_char.")
    start_char: Mapped[int] = mapped_column(sort_order=91, comment="Where the quote starts in the article's text, in characters.")
    end_char: Mapped[int] = mapped_column(sort_order=92, comment="Where the quote ends, the character after its last.")
    sentence_start: Mapped[int] = mapped_column(sort_order=93, comment="Where the sentence around the quote starts.")
    sentence_end: Mapped[int] = mapped_column(sort_order=94, comment="Where the sentence around the quote ends.")
    extractor_id: Mapped[int] = mapped_column(
        ForeignKey("extractors.id"), index=True, sort_order=95, comment="The program part that found the row."
    )
    state: Mapped[State] = mapped_column(
        one_of(State, "state"), index=True, sort_order=96, comment="Whether the row counts: current, or why it does not."
    )
    is_confirmed: Mapped[bool] = mapped_column(
        default=False, sort_order=97, comment="Whether a person has looked at the row and found it right."
    )


def fact_rules() -> tuple[CheckConstraint | UniqueConstraint, ...]:
    """Return the constraints of every table with FactColumns."""
    return (
        UniqueConstraint("public_id", "article_id"),
        CheckConstraint("start_char >= 0 AND end_char > start_char", name="span"),
        CheckConstraint("sentence_start <= start_char AND sentence_end >= end_char", name="sentence"),
    )


def party_rules(*parties: str) -> tuple[ForeignKeyConstraint | Index, ...]:
    """Return what ties the three columns of a reference to an actor together: `x_id`, `x_entity_id`, `x_mention_id`.

    The actor is always the one to which the article's own entity belongs: when an entity moves to another actor,
    every row that refers to it follows.
    """
    return tuple(rule for party in parties for rule in _local_rules(f"{party}_entity_id", f"{party}_id", "actor_id"))


def place_rules() -> tuple[ForeignKeyConstraint | Index, ...]:
    """Return what ties `place_id` to `place_entity_id`, as `party_rules` does for actors."""
    return _local_rules("place_entity_id", "place_id", "place_id")


def _local_rules(local: str, archive_wide: str, target: str) -> tuple[ForeignKeyConstraint, Index]:
    columns = [local, archive_wide]
    return (
        ForeignKeyConstraint(columns, ["entities.id", f"entities.{target}"], onupdate="CASCADE"),
        Index(None, *columns),
    )
