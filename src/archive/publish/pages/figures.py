"""Figures: all topics, and a topic over time with every source, each mark and row a link to its sentence."""

from __future__ import annotations

import sqlite3
from collections import Counter
from typing import TYPE_CHECKING

from archive.publish.pages.charts import Chart, make_chart
from archive.publish.pages.figure_series import TOTALS, split_series
from archive.publish.pages.figure_words import unit_words
from archive.publish.pages.names import LETTERS
from archive.publish.pages.search_sql import ARTICLE, DAYS, JOINED
from archive.publish.pages.standing import load_standing
from archive.search import make_match

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

PAGE = 60
MOST = 200  # figures on one page
MOST_PLACES = 14
LAST_DAY = "9999-99-99"
LARGEST_KEY = 2**62

TOPIC = """
SELECT id, name, (SELECT count(*) FROM figures f WHERE f.topic_id = t.id AND f.state = 'current') AS count
FROM topics t WHERE name = :name"""
DAY = "coalesce(f.as_of_earliest, f.as_of_latest, a.published_earliest)"
OF_TOPIC = f"""
SELECT f.id FROM figures f {DAYS} ON a.id = f.article_id
WHERE f.topic_id = :topic AND f.state = 'current'
  AND (:place = '' OR f.place_id = (SELECT id FROM places WHERE public_id = :place))
  AND (coalesce({DAY}, ''), f.id) < (:day, :key)
ORDER BY coalesce({DAY}, '') DESC, f.id DESC LIMIT {MOST + 1}"""
SHOWN_LAST = f"""
SELECT f.id, coalesce({DAY}, '') AS day FROM figures f JOIN articles a ON a.id = f.article_id
WHERE f.public_id = :id AND +f.topic_id = :topic ORDER BY f.id DESC LIMIT 1"""
DETAILS = f"""
SELECT f.id, f.public_id, f.value, f.value_max, f.bound, f.trend, f.unit, f.counted, f.as_of, f.since,
  {DAY} AS day, coalesce(f.as_of_latest, f.as_of_earliest) AS last_day, f.since_earliest AS since_day,
  f.as_of IS NULL AS is_by_article,
  coalesce(l.name, f.place) AS place, l.public_id AS place_id,
  coalesce(g.name, m.name, m.quote) AS given_by, g.public_id AS given_by_id,
  coalesce(nullif(substr(a.text, f.sentence_start + 1, min(f.sentence_end - f.sentence_start, 400)), ''), f.quote) AS sentence,
  {ARTICLE}
FROM figures f JOIN articles a ON a.id = f.article_id {JOINED} LEFT JOIN places l ON l.id = f.place_id
LEFT JOIN actors g ON g.id = f.given_by_id LEFT JOIN mentions m ON m.id = f.given_by_mention_id
WHERE f.id IN (SELECT value FROM json_each(:of)) ORDER BY day DESC, f.id DESC"""
COUNTED_COLUMNS = "SELECT t.id, t.name, (SELECT count(*) FROM figures f WHERE f.topic_id = t.id) AS count FROM topics t"
TOPICS_FROM = f"{COUNTED_COLUMNS} WHERE t.name > :name ORDER BY t.name LIMIT :limit"
TOPICS_FOUND = """
SELECT t.name, count(*) AS count FROM (SELECT rowid AS id FROM figures_fts WHERE figures_fts MATCH :words LIMIT 5000) found
JOIN figures f ON f.id = found.id JOIN topics t ON t.id = f.topic_id
GROUP BY t.id ORDER BY count DESC, t.name LIMIT :limit"""


async def show_topics(visit: Visit) -> Response:
    """Answer `/figures`: `q`, words of what was counted; `from`, where in the alphabet to begin."""
    asked, start = visit.param("q"), visit.param("from")[:80]
    words = make_match(asked)
    if words:
        rows = await visit.rows(TOPICS_FOUND, words=words, limit=PAGE)
    elif start:
        rows = await visit.rows(TOPICS_FROM, name=start.lower(), limit=PAGE + 1)
    else:
        rows = (await load_standing(visit.datasette))["topic_counts"]
    return await visit.page(
        "archive/topics.html",
        topics=rows[:PAGE],
        asked=asked if words else "",
        start=start if not words else "",
        has_more=bool(start) and not words and len(rows) > PAGE,
        letters=LETTERS,
    )


async def show_topic(visit: Visit) -> Response:
    """Answer `/figures/<topic>`: `place`, a place's public id; `before`, the last figure of the page before."""
    topic = await visit.row(TOPIC, name=visit.vars["topic"])
    if topic is None:
        return await visit.not_found("The archive has no figures under this name.")
    place = visit.param("place")
    last = await visit.row(SHOWN_LAST, id=visit.param("before"), topic=topic["id"])
    day, key = (last["day"], last["id"]) if last else (LAST_DAY, LARGEST_KEY)
    found = await visit.rows(OF_TOPIC, topic=topic["id"], place=place, day=day, key=key)
    rows = await visit.rows_of(DETAILS, [row["id"] for row in found[:MOST]])
    # A single figure needs no drawing.
    charts = [make_chart(series) for series in split_series(rows)] if len(rows) > 1 else []
    return await visit.page(
        "archive/topic.html",
        topic=topic,
        charts=charts,
        titles=[title_of(topic["name"], chart, charts) for chart in charts],
        rows=rows,
        place=place,
        places=list_places(rows),
        has_more=len(found) > MOST,
    )


def title_of(topic: str, chart: Chart, charts: list[Chart]) -> str:
    """Return what stands above a chart: what is counted, in which unit, and how where there are two ways."""
    unit, kind = chart.series.unit, chart.series.kind
    words = topic[:1].upper() + topic[1:] + (f", in {unit_words(unit, is_one=False)}" if unit else "")
    if kind == TOTALS:
        return f"{words}: running totals"
    has_totals = any(other.series.kind == TOTALS and other.series.unit == unit for other in charts)
    return f"{words}: single counts" if has_totals else words


def list_places(rows: list[sqlite3.Row]) -> list[tuple[str, str]]:
    """Return public ids and names of the places where most of the figures were counted."""
    counts = Counter((row["place_id"], row["place"]) for row in rows if row["place_id"])
    return sorted((place for place, _ in counts.most_common(MOST_PLACES)), key=lambda place: place[1])
