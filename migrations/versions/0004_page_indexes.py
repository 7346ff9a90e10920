"""Indexes that put rows in the order in which pages show them.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the day by which events are sorted, and the indexes."""
    day = sa.Computed("coalesce(date_earliest, date_latest)", persisted=False)
    op.add_column("events", sa.Column("day", sa.Date(), day))
    op.create_index("ix_events_day", "events", ["day"])
    op.create_index("ix_events_type_day", "events", ["type", "day"])
    op.create_index("ix_events_place_id_day", "events", ["place_id", "day"])
    op.create_index("ix_figures_topic_id_as_of_earliest", "figures", ["topic_id", "as_of_earliest"])
