"""Full-text tables, kept right by triggers.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

from alembic import op
from sqlite_utils import Database

revision = "0002"
down_revision = "0001"

# Words of texts are found by their stem (refugee, refugees), names as they are; both without accents.
TEXTS = "porter unicode61 remove_diacritics 2"
NAMES = "unicode61 remove_diacritics 2"
TABLES = {
    "articles": (("title", "searched_text"), TEXTS),
    "statements": (("content",), TEXTS),
    "figures": (("counted",), TEXTS),
    "events": (("summary",), TEXTS),
    "actors": (("name",), NAMES),
    "actor_names": (("name",), NAMES),
    "places": (("name",), NAMES),
    "place_names": (("name",), NAMES),
}


def upgrade() -> None:
    """Make a full-text table beside each of `TABLES`."""
    database = Database(op.get_bind().connection.dbapi_connection)
    for table, (columns, tokenize) in TABLES.items():
        database[table].enable_fts(columns, create_triggers=True, tokenize=tokenize)
