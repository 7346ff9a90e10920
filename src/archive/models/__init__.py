"""The tables of the archive, SQLAlchemy 2 typed. Only migrations make them.

articles      publishers articles article_spans
actors        actors persons organizations actor_names places place_names entities mentions
facts         dates roles statements statement_spans topics figures
events        events event_mentions event_participants
bookkeeping   runs inputs extractors redirects decisions suggestions conflicts evaluations
"""

from archive.models.actors import Actor, ActorName, Entity, Mention, Organization, Person, Place, PlaceName
from archive.models.articles import Article, ArticleSpan, Publisher, SpanKind, StoredKind
from archive.models.bookkeeping import (
    Action,
    Conflict,
    Decision,
    Evaluation,
    Extractor,
    Input,
    Outcome,
    Redirect,
    Run,
    Suggestion,
)
from archive.models.columns import Base, FactColumns, Number, State
from archive.models.events import Event, EventMention, EventParticipant
from archive.models.facts import DateMention, Figure, Role, Statement, StatementSpan, Topic

# The tables whose rows an article vouches for, parents before children.
FACT_TABLES: tuple[type[DateMention | Role | Statement | Figure | EventMention], ...] = (
    DateMention,
    Role,
    Statement,
    Figure,
    EventMention,
)

__all__ = [
    "FACT_TABLES",
    "Action",
    "Actor",
    "ActorName",
    "Article",
    "ArticleSpan",
    "Base",
    "Conflict",
    "DateMention",
    "Decision",
    "Entity",
    "Evaluation",
    "Event",
    "EventMention",
    "EventParticipant",
    "Extractor",
    "FactColumns",
    "Figure",
    "Input",
    "Mention",
    "Number",
    "Organization",
    "Outcome",
    "Person",
    "Place",
    "PlaceName",
    "Publisher",
    "Redirect",
    "Role",
    "Run",
    "SpanKind",
    "State",
    "Statement",
    "StatementSpan",
    "StoredKind",
    "Suggestion",
    "Topic",
]
