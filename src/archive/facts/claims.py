"""What `annotate` finds of facts: roles, statements, figures, events."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from archive.facts.spans import Span


class RoleStatus(StrEnum):
    """Whether the post is held at the time of the article."""

    CURRENT = "current"
    FORMER = "former"
    INCOMING = "incoming"


@dataclass(frozen=True, slots=True)
class Role:
    """An article's claim that somebody holds, held or will hold a post."""

    span: Span  # the evidence: title and name
    holder_span: Span  # a mention of a person
    title: str  # lower case, without country or organization
    organization: str | None  # noun form ("Russia")
    organization_span: Span | None = None
    status: RoleStatus = RoleStatus.CURRENT
    start: str | None = None  # EDTF
    end: str | None = None


class StatementKind(StrEnum):
    """How much of the content stands in quotation marks: all, none or part."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's speech or writing reported with its source."""

    span: Span  # from the first to the last of its parts
    kind: StatementKind
    content_spans: tuple[Span, ...]  # in text order, without quotation marks and "that"
    cue_span: Span | None = None
    speaker_span: Span | None = None  # the mention next to the cue
    speaker_from: Span | None = None  # elsewhere: the mention that carries the speaker over (a continued quotation)
    addressee_span: Span | None = None
    relayed_by_span: Span | None = None
    date: str | None = None  # EDTF

    @property
    def source_span(self) -> Span | None:
        """Return the words that name the speaker, here or carried over."""
        return self.speaker_span or self.speaker_from


class Bound(StrEnum):
    """How a number limits what it counts."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    RANGE = "range"


class Trend(StrEnum):
    """Whether the text says that the number rose or fell to or by this."""

    RISE = "rise"
    FALL = "fall"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that counts or measures something in the world."""

    span: Span  # the number alone
    value: Decimal  # in the unit that the text names, scale words multiplied out
    value_max: Decimal | None = None  # the upper end of a range
    bound: Bound = Bound.EXACT
    trend: Trend | None = None
    unit: str | None = None  # singular, British, ISO code for money; None for people and things
    counted: str | None = None
    counted_span: Span | None = None
    topic: str | None = None  # short lower-case plural
    place: str | None = None
    place_span: Span | None = None
    as_of: str | None = None  # EDTF
    since: str | None = None
    given_by_span: Span | None = None  # who gave it: the source of the statement it stands in
    sentence: Span | None = None


class EventStatus(StrEnum):
    """The text's stance: PLOVER's modality, kept apart from the type."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    CLAIMED = "claimed"
    NEGATED = "negated"


class Part(StrEnum):
    """What a participant does in an event."""

    ACTOR = "actor"
    RECIPIENT = "recipient"
    PARTICIPANT = "participant"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or some body that takes part in an event, by the words that name it."""

    span: Span
    part: Part


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is planned or is claimed to have happened. Types are PLOVER's, and APPOINT, DISMISS."""

    span: Span  # the sentence
    type: str
    trigger: Span
    summary: str
    status: EventStatus = EventStatus.OCCURRED
    date: str | None = None  # EDTF
    place: str | None = None
    place_span: Span | None = None
    participants: tuple[Participant, ...] = ()
