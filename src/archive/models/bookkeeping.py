"""What the archive keeps about itself: inputs, runs, extractors, corrections, links that moved, measurements."""

from __future__ import annotations

from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from archive.models.columns import Base, one_of


class Outcome(StrEnum):
    """How reading an input ended."""

    SAVED = "saved"
    FAILED = "failed"


class Action(StrEnum):
    """What a person can decide."""

    CONFIRM = "confirm"
    REJECT = "reject"
    CHANGE = "change"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"


class Run(Base):
    """One run of a command that writes."""

    __tablename__ = "runs"
    __table_args__ = {"comment": "Each run of `archive ingest` and how many inputs came to what end."}  # noqa: RUF012

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    started_at: Mapped[str] = mapped_column(comment="When the run began, UTC, ISO 8601.")
    finished_at: Mapped[str | None] = mapped_column(comment="When it ended; empty while it runs and where it was cut off.")
    version: Mapped[str] = mapped_column(comment="Version of the program.")
    added: Mapped[int] = mapped_column(default=0, comment="Inputs whose article was new.")
    replaced: Mapped[int] = mapped_column(default=0, comment="Inputs whose text, metadata or extractors had changed.")
    unchanged: Mapped[int] = mapped_column(default=0, comment="Inputs that the archive had already.")
    failed: Mapped[int] = mapped_column(default=0, comment="Inputs that could not be read.")


class Input(Base):
    """A file that was given to the archive."""

    __tablename__ = "inputs"
    __table_args__ = (
        CheckConstraint("(outcome = 'failed') = (error IS NOT NULL)", name="failure_has_reason"),
        {"comment": "Every file that was given to the archive, and what became of it."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    path: Mapped[str] = mapped_column(unique=True, comment="The file as seen from the folder of the database.")
    raw_sha256: Mapped[str | None] = mapped_column(index=True, comment="SHA-256 of the file's bytes; empty where unreadable.")
    given: Mapped[str] = mapped_column(comment="The metadata given for it and by whom, a JSON object.")
    read_as: Mapped[str | None] = mapped_column(comment="Version of the extractors that read it; empty: to be read again.")
    outcome: Mapped[Outcome] = mapped_column(one_of(Outcome, "outcome"), index=True, comment="Saved or failed.")
    error: Mapped[str | None] = mapped_column(comment="What was wrong with it.")
    hint: Mapped[str | None] = mapped_column(comment="What can be done about it.")
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("articles.id", ondelete="SET NULL"), index=True, comment="The article that came from it."
    )
    run_id: Mapped[int] = mapped_column(ForeignKey("runs.id"), index=True, comment="The last run that wrote this row.")


class Extractor(Base):
    """A part of the program that finds one kind of fact."""

    __tablename__ = "extractors"
    __table_args__ = (
        UniqueConstraint("name", "version", "model"),
        {"comment": "The parts of the program that found the facts, with their versions."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    name: Mapped[str] = mapped_column(index=True, comment="What it finds.")
    version: Mapped[str] = mapped_column(comment="Version of the rules.")
    model: Mapped[str] = mapped_column(comment="Language model and its version.")


class Redirect(Base):
    """A public id that has moved."""

    __tablename__ = "redirects"
    __table_args__ = {"comment": "Public ids that are no more, and where their links lead now."}  # noqa: RUF012

    public_id: Mapped[str] = mapped_column(primary_key=True, comment="The former id.")
    target_public_id: Mapped[str] = mapped_column(index=True, comment="The id that stands for it now.")


class Decision(Base):
    """A correction made by a person."""

    __tablename__ = "decisions"
    __table_args__ = (
        Index(None, "article_public_id", "kind"),
        {"comment": "Corrections made by people; they outlive re-ingest and bind to the text by quote and occurrence."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    action: Mapped[Action] = mapped_column(one_of(Action, "action"), index=True, comment="Confirm, reject, change, merge …")
    kind: Mapped[str] = mapped_column(index=True, comment="The table of the row that is meant.")
    public_id: Mapped[str] = mapped_column(index=True, comment="The row that is meant, by its public id.")
    other_public_id: Mapped[str | None] = mapped_column(index=True, comment="The second row, of a merge or split.")
    field: Mapped[str | None] = mapped_column(comment="The column that is changed.")
    value: Mapped[str | None] = mapped_column(comment="Its new value, as JSON.")
    article_public_id: Mapped[str | None] = mapped_column(comment="The article that the row is about.")
    quote: Mapped[str | None] = mapped_column(comment="The words that the row stands on.")
    occurrence: Mapped[int | None] = mapped_column(comment="Which occurrence of these words is meant, counted from 1.")
    decided_at: Mapped[str] = mapped_column(comment="When, UTC, ISO 8601.")
    decided_by: Mapped[str | None] = mapped_column(comment="Who decided.")
    note: Mapped[str | None] = mapped_column(comment="Why.")
    is_applied: Mapped[bool] = mapped_column(
        default=False, index=True, comment="Whether the archive shows it; no where the text has moved on."
    )


class Suggestion(Base):
    """Something that the program would have a person decide."""

    __tablename__ = "suggestions"
    __table_args__ = (
        UniqueConstraint("action", "public_id", "other_public_id"),
        {"comment": "What the program proposes and a person should decide, such as two actors that may be one."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    action: Mapped[Action] = mapped_column(one_of(Action, "action"), index=True, comment="What is proposed.")
    kind: Mapped[str] = mapped_column(index=True, comment="The table of the rows that are meant.")
    public_id: Mapped[str] = mapped_column(index=True, comment="The row that is meant, by its public id.")
    other_public_id: Mapped[str | None] = mapped_column(index=True, comment="The second row.")
    score: Mapped[float] = mapped_column(index=True, comment="How sure the program is, from 0 to 1.")
    reason: Mapped[str] = mapped_column(comment="Why it is proposed.")
    decision_id: Mapped[int | None] = mapped_column(
        ForeignKey("decisions.id"), index=True, comment="What a person decided about it."
    )


class Conflict(Base):
    """Two facts that cannot both be right."""

    __tablename__ = "conflicts"
    __table_args__ = (
        UniqueConstraint("kind", "public_id", "other_public_id"),
        {"comment": "Facts that disagree: two values for one day, two holders of one post."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    kind: Mapped[str] = mapped_column(index=True, comment="What they disagree on: value, date, holder.")
    public_id: Mapped[str] = mapped_column(index=True, comment="The one fact, by its public id.")
    other_public_id: Mapped[str] = mapped_column(index=True, comment="The other.")
    note: Mapped[str | None] = mapped_column(comment="What each says, in a few words.")


class Evaluation(Base):
    """A measurement of the program against gold."""

    __tablename__ = "evaluations"
    __table_args__ = (
        Index(None, "gold", "measure"),
        {"comment": "How well the program's facts agree with those that people marked by hand."},
    )

    id: Mapped[int] = mapped_column(primary_key=True, comment="Internal key.")
    measured_at: Mapped[str] = mapped_column(index=True, comment="When, UTC, ISO 8601.")
    version: Mapped[str] = mapped_column(comment="Version of the extractors that were measured.")
    gold: Mapped[str] = mapped_column(comment="The set of texts that people marked.")
    measure: Mapped[str] = mapped_column(comment="What was measured: statements, figures, dates …")
    precision: Mapped[float | None] = mapped_column(comment="Share of the found facts that are right.")
    recall: Mapped[float | None] = mapped_column(comment="Share of the marked facts that were found.")
    f1: Mapped[float] = mapped_column(comment="Harmonic mean of both, or the share that is right where there is but one.")
