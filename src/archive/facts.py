"""The frozen values that flow through the program, from bytes to rows.

    read      Document                      a file's text and what is known of it beforehand
    text      Article                       kind, title, date, entries, turns, blocks: all spans of the text
    annotate  Facts                         mentions, dates, roles, statements, figures, events, references
    resolve   Identities                    entities, and which of them each reference means

Every span counts Unicode code points of the whole document's text. Facts never hold identities: a fact
says which *words* name its speaker (a span), `Identities.referents` says who those words are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters, `[start, end)`."""

    start: int
    end: int

    def text_of(self, text: str) -> str:
        """Return the characters of the span.

        >>> Span(4, 9).text_of("The truce held.")
        'truce'
        """
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether a character is shared."""
        return max(self.start, other.start) < min(self.end, other.end)

    def shifted(self, by: int) -> Span:
        """Return the span moved by `by` characters."""
        return Span(self.start + by, self.end + by)


# ---------------------------------------------------------------- read


class Basis(StrEnum):
    """Where a piece of metadata comes from, strongest first."""

    COMMAND_LINE = "command line"
    SIDECAR = "sidecar"
    MANIFEST = "manifest"
    DOCUMENT = "document"  # the format's own metadata (an HTML <meta>, a feed's <published>)
    TEXT = "text"  # a dateline, byline or print date standing in the text
    INFERRED = "inferred"  # worked out from the text's "on Saturday", "on November 21"


class Given(NamedTuple):
    """A value that somebody or something gave, and who."""

    value: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document before its text is looked at. None is unknown."""

    published: Given | None = None  # EDTF
    url: Given | None = None
    title: Given | None = None
    publisher: Given | None = None
    byline: Given | None = None
    language: Given | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text: decoded, BOM dropped, CRLF turned into LF, nothing else changed."""

    source: str  # the path as it was named
    text: str
    sha256: str  # hex, of the text's UTF-8 bytes
    raw_sha256: str  # hex, of the file's bytes
    given: Metadata = Metadata()


# ---------------------------------------------------------------- text


class ArticleKind(StrEnum):
    """The three kinds of document."""

    ARTICLE = "article"
    LIVEBLOG = "liveblog"
    TRANSCRIPT = "transcript"


class BlockKind(StrEnum):
    """What a block of text is. Facts are looked for in all but boilerplate."""

    TITLE = "title"  # the article's or an entry's headline
    HEAD = "head"  # a section's head
    PARAGRAPH = "paragraph"
    BYLINE = "byline"  # by-lines, photo credits: names count, nothing else is said there
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or headline, trimmed of white space. Blocks never overlap and stand in text order.

    Sentences do not cross blocks. A paragraph broken over several lines is one block.
    """

    span: Span
    kind: BlockKind
    entry: int | None = None  # index into Article.entries
    turn: int | None = None  # index into Article.turns


@dataclass(frozen=True, slots=True)
class Entry:
    """One update of a live blog, from its time stamp up to the next."""

    span: Span
    time: str | None  # "HH:MM", 24 hours
    title_span: Span | None


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted speech in a transcript."""

    label_span: Span  # "President of Russia Vladimir Putin", without the colon
    speech_span: Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as EDTF with where it comes from."""

    edtf: str
    basis: Basis
    span: Span | None = None  # where the text says so


@dataclass(frozen=True, slots=True)
class Article:
    """A document's make-up. The text itself is never changed; everything is a span of it."""

    document: Document
    kind: ArticleKind
    blocks: tuple[Block, ...]
    title_span: Span | None = None
    entries: tuple[Entry, ...] = ()
    turns: tuple[Turn, ...] = ()
    published: Dated | None = None  # None: not given and not printed in the text; `annotate` may infer it
    title: str | None = None  # given, else the words of title_span
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None  # ISO 639-1

    @property
    def text(self) -> str:
        """Return the document's text."""
        return self.document.text


# ---------------------------------------------------------------- annotate


class EntityKind(StrEnum):
    """What a name can name."""

    PERSON = "person"
    ORGANIZATION = "organization"  # countries and governments as actors are organizations too
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: without honorific, title, article or possessive 's."""

    span: Span
    kind: EntityKind
    name: str  # the words with white space folded; what an alias list or gazetteer made of it is in `canonical`
    canonical: str | None = None  # the gazetteer's name ("Russia" for "Moscow-based", "Russian"), None: not known there


@dataclass(frozen=True, slots=True)
class DateMention:
    """An expression that names a day or a longer time, and its value."""

    span: Span
    edtf: str


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


class Form(StrEnum):
    """How a reference is worded."""

    NAME = "name"
    NOMINAL = "nominal"  # "the minister", "a local police source"
    PRONOUN = "pronoun"


class Gender(StrEnum):
    """Grammatical gender as far as words show it."""

    FEMALE = "female"
    MALE = "male"
    NEUTER = "neuter"


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that name an actor in some fact, with what identity can be decided on, so that `resolve` needs no parse."""

    span: Span
    form: Form
    text: str  # white space folded, articles and possessive 's dropped
    head: str  # lemma of the head noun, lower case: "minister"; for a name its last word
    modifiers: tuple[str, ...] = ()  # noun forms of countries and other words before the head: ("Russia", "foreign")
    gender: Gender | None = None
    plural: bool = False
    quote: int | None = None  # index of the quotation it stands in
    sentence: Span = Span(0, 0)
    named_span: Span | None = None  # the named mention inside ("Prime Minister Tony Blair's official spokesman": not that; "US officials": none)
    subject: bool = False  # grammatical subject of its clause


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was found in one document, each kind in text order."""

    published: Dated | None = None
    dates: tuple[DateMention, ...] = ()
    mentions: tuple[Mention, ...] = ()
    roles: tuple[Role, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    references: tuple[Reference, ...] = ()
    sentences: tuple[Span, ...] = ()


# ---------------------------------------------------------------- resolve


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organization or place of one document, by whatever names. `id` is unique in the document alone."""

    id: str
    kind: EntityKind
    name: str  # the fullest form in the text
    names: tuple[str, ...]
    mentions: tuple[Span, ...]
    canonical: str | None = None  # the gazetteer's name
    gender: Gender | None = None


class Referent(NamedTuple):
    """Who a reference means: an entity of the document, else only a name for it ("local police source")."""

    entity: str | None  # Entity.id
    name: str


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is who in one document. A reference that is not in `referents` could not be resolved."""

    entities: tuple[Entity, ...] = ()
    referents: Mapping[Span, Referent] = field(default_factory=lambda: MappingProxyType({}))
