"""The view of figures shows the figure's own words where the article's text is not there, as in copies without texts.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision = "0004"

SENTENCE = "substr(a.text, f.sentence_start + 1, f.sentence_end - f.sentence_start)"


def upgrade() -> None:
    """Make the view anew."""
    view = "SELECT sql FROM sqlite_master WHERE name = 'figures_over_time'"
    sql = op.get_bind().exec_driver_sql(view).scalar_one()
    op.execute("DROP VIEW figures_over_time")
    op.execute(sql.replace(SENTENCE, f"coalesce(nullif({SENTENCE}, ''), f.quote)"))
