"""What `resolve` gives: who is who in one document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from archive.facts.mentions import EntityKind, Gender
from archive.facts.spans import Span


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
