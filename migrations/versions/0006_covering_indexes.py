"""Indexes that hold all that pages look at to choose rows: the many that somebody prolific left need not be read for a few.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

from alembic import op

revision = "0006"
down_revision = "0005"

COLUMNS = {
    "articles": (("id", "state", "published_earliest"), ("publisher_id", "published_earliest")),
    "entities": (("place_id", "article_id"),),
    "statements": (
        ("speaker_id", "state", "addressee_id", "date_earliest", "article_id"),
        ("addressee_id", "state", "speaker_id"),
    ),
    "figures": (
        ("topic_id", "state", "as_of_earliest", "as_of_latest", "place_id", "article_id"),
        ("given_by_id", "state", "as_of_earliest", "article_id"),
        ("place_id", "state", "as_of_earliest", "article_id"),
    ),
    "events": (
        ("day", "id", "state", "type", "status", "place_id"),
        ("type", "day", "id", "state", "status", "place_id"),
        ("place_id", "day", "id", "state", "type", "status"),
    ),
    "event_participants": (("actor_id", "event_id"),),
}
# Each the beginning of one of the new ones.
FORMER = {
    "events": (("type", "day"), ("place_id", "day")),
    "figures": (("topic_id", "as_of_earliest"),),
}


def upgrade() -> None:
    """Make the indexes, and drop those that they stand for."""
    for table, indexes in COLUMNS.items():
        for columns in indexes:
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))
    for table, indexes in FORMER.items():
        for columns in indexes:
            op.drop_index(f"ix_{table}_{'_'.join(columns)}", table)
