"""The frozen values that flow through the program, from bytes to rows.

    read      Document                      a file's text and what is known of it beforehand
    text      Article                       kind, title, date, entries, turns, blocks: all spans of the text
    annotate  Facts                         mentions, dates, roles, statements, figures, events, references
    resolve   Identities                    entities, and which of them each reference means

Every span counts Unicode code points of the whole document's text. Facts never hold identities: a fact
says which *words* name its speaker (a span), `Identities.referents` says who those words are.
"""

from __future__ import annotations

from archive.facts.articles import Article, ArticleKind, Block, BlockKind, Dated, Entry, Turn
from archive.facts.claims import (
    Bound,
    Event,
    EventStatus,
    Figure,
    Part,
    Participant,
    Role,
    RoleStatus,
    Statement,
    StatementKind,
    Trend,
)
from archive.facts.documents import Basis, Document, Given, Metadata
from archive.facts.found import Facts
from archive.facts.identities import Entity, Identities, Referent
from archive.facts.mentions import DateMention, EntityKind, Form, Gender, Mention, Reference
from archive.facts.spans import Span

__all__ = [
    "Article",
    "ArticleKind",
    "Basis",
    "Block",
    "BlockKind",
    "Bound",
    "DateMention",
    "Dated",
    "Document",
    "Entity",
    "EntityKind",
    "Entry",
    "Event",
    "EventStatus",
    "Facts",
    "Figure",
    "Form",
    "Gender",
    "Given",
    "Identities",
    "Mention",
    "Metadata",
    "Part",
    "Participant",
    "Reference",
    "Referent",
    "Role",
    "RoleStatus",
    "Span",
    "Statement",
    "StatementKind",
    "Trend",
    "Turn",
]
