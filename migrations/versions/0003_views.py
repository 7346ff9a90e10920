"""Views that read well in SQL by hand: names instead of ids, and only rows that count.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

from alembic import op

revision = "0003"
down_revision = "0002"

# What every view ends with: the article that says so.
ARTICLE = """
  a.title AS article,
  a.published AS published,
  p.name AS publisher,
  a.url AS url,
  a.public_id AS article_public_id"""
FROM_ARTICLE = """
JOIN articles a ON a.id = f.article_id
LEFT JOIN publishers p ON p.id = a.publisher_id"""

WHO_SAID_WHAT = f"""
CREATE VIEW who_said_what AS
SELECT
  coalesce(speaker.name, said_by.name) AS speaker,
  f.cue AS cue,
  f.kind AS kind,
  f.content AS content,
  coalesce(addressee.name, said_to.name) AS addressee,
  coalesce(relayed_by.name, relay.name) AS relayed_by,
  f.date AS date,
  coalesce(f.date_earliest, a.published_earliest) AS day,
  f.quote AS quote,{ARTICLE},
  f.public_id AS public_id
FROM statements f{FROM_ARTICLE}
LEFT JOIN actors speaker ON speaker.id = f.speaker_id
LEFT JOIN mentions said_by ON said_by.id = f.speaker_mention_id
LEFT JOIN actors addressee ON addressee.id = f.addressee_id
LEFT JOIN mentions said_to ON said_to.id = f.addressee_mention_id
LEFT JOIN actors relayed_by ON relayed_by.id = f.relayed_by_id
LEFT JOIN mentions relay ON relay.id = f.relayed_by_mention_id
WHERE f.state = 'current'"""

FIGURES_OVER_TIME = f"""
CREATE VIEW figures_over_time AS
SELECT
  t.name AS topic,
  coalesce(f.as_of_earliest, a.published_earliest) AS day,
  f.value AS value,
  f.value_max AS value_max,
  f.bound AS bound,
  f.trend AS trend,
  f.unit AS unit,
  f.counted AS counted,
  coalesce(place.name, f.place) AS place,
  f.as_of AS as_of,
  f.since AS since,
  coalesce(giver.name, given_by.name) AS given_by,
  substr(a.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS quote,{ARTICLE},
  f.public_id AS public_id
FROM figures f{FROM_ARTICLE}
LEFT JOIN topics t ON t.id = f.topic_id
LEFT JOIN places place ON place.id = f.place_id
LEFT JOIN actors giver ON giver.id = f.given_by_id
LEFT JOIN mentions given_by ON given_by.id = f.given_by_mention_id
WHERE f.state = 'current'"""

WHO_HELD_WHICH_POST = f"""
CREATE VIEW who_held_which_post AS
SELECT
  coalesce(holder.name, held_by.name) AS holder,
  f.title AS title,
  coalesce(organization.name, f.organization) AS organization,
  f.status AS status,
  f.start_date AS start_date,
  f.end_date AS end_date,
  f.quote AS quote,{ARTICLE},
  f.public_id AS public_id
FROM roles f{FROM_ARTICLE}
LEFT JOIN actors holder ON holder.id = f.actor_id
LEFT JOIN mentions held_by ON held_by.id = f.actor_mention_id
LEFT JOIN actors organization ON organization.id = f.organization_id
WHERE f.state = 'current'"""

WHAT_HAPPENED_WHEN = f"""
CREATE VIEW what_happened_when AS
SELECT
  coalesce(e.date_earliest, a.published_earliest) AS day,
  e.date AS date,
  e.type AS type,
  e.status AS status,
  e.summary AS summary,
  coalesce(place.name, e.place) AS place,
  (
    SELECT group_concat(coalesce(actor.name, words.name, words.quote), ', ')
    FROM event_participants one
    JOIN mentions words ON words.id = one.actor_mention_id
    LEFT JOIN actors actor ON actor.id = one.actor_id
    WHERE one.event_id = e.id
  ) AS participants,
  f.trigger AS "trigger",
  f.quote AS quote,{ARTICLE},
  e.public_id AS public_id
FROM event_mentions f
JOIN events e ON e.id = f.event_id{FROM_ARTICLE}
LEFT JOIN places place ON place.id = e.place_id
WHERE f.state = 'current'"""


def upgrade() -> None:
    """Make the views."""
    for view in (WHO_SAID_WHAT, FIGURES_OVER_TIME, WHO_HELD_WHICH_POST, WHAT_HAPPENED_WHEN):
        op.execute(view)
