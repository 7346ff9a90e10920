"""What `annotate` finds of names and times: mentions, dates, references."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archive.facts.spans import Span

NOWHERE = Span(0, 0)


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
    sentence: Span = NOWHERE
    named_span: Span | None = (
        None  # the named mention inside ("Prime Minister Tony Blair's official spokesman": not that; "US officials": none)
    )
    subject: bool = False  # grammatical subject of its clause
