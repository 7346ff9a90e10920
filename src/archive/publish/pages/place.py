"""A place: names, what happened there, what was counted there, and which articles name it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.publish.pages.articles import ENTRIES
from archive.publish.pages.event_rows import load_tellings
from archive.publish.pages.figure_words import merge_same
from archive.publish.pages.links import find_moved
from archive.publish.pages.search_sql import ARTICLE, DAYS, JOINED
from archive.publish.pages.world_map import draw_map

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

PLACE = """
SELECT l.id, l.public_id, l.name, l.latitude, l.longitude, l.country_code,
  (SELECT count(*) FROM entities e WHERE e.place_id = l.id) AS articles,
  (SELECT public_id FROM actors a WHERE a.name = l.name AND a.kind = 'organization' LIMIT 1) AS actor,
  (SELECT count(*) FROM events e WHERE e.place_id = l.id AND e.state = 'current') AS events,
  (SELECT count(*) FROM figures f WHERE f.place_id = l.id AND f.state = 'current') AS figures
FROM places l WHERE l.public_id = :id"""
NAMES = "SELECT name, articles FROM place_names WHERE place_id = :place ORDER BY articles DESC, name LIMIT 30"
EVENTS = """
SELECT e.id, e.public_id, e.type, e.status, e.summary, e.date, e.day, NULL AS place, NULL AS place_id
FROM events e WHERE e.place_id = :place AND +e.state = 'current' ORDER BY e.day DESC, e.id DESC LIMIT 15"""
FIGURES = f"""
SELECT f.public_id, f.value, f.value_max, f.bound, f.unit, f.counted, f.as_of, t.name AS topic,
  coalesce(g.name, m.name, m.quote) AS given_by, g.public_id AS given_by_id, {ARTICLE}
FROM figures f JOIN articles a ON a.id = f.article_id {JOINED} LEFT JOIN topics t ON t.id = f.topic_id
LEFT JOIN actors g ON g.id = f.given_by_id LEFT JOIN mentions m ON m.id = f.given_by_mention_id
WHERE f.id IN (
  SELECT f.id FROM figures f {DAYS} ON a.id = f.article_id WHERE f.place_id = :place AND f.state = 'current'
  ORDER BY coalesce(f.as_of_earliest, a.published_earliest) DESC, f.id DESC LIMIT 15)
ORDER BY coalesce(f.as_of_earliest, a.published_earliest) DESC, f.id DESC"""
# Entities belong to whole documents.
ARTICLES = f"""
SELECT a.public_id, a.kind, a.title, substr(a.text, 1, 200) AS opening, a.published, p.name AS publisher,
  {ENTRIES} AS entries
FROM articles a LEFT JOIN publishers p ON p.id = a.publisher_id
WHERE a.id IN (
  SELECT a.id FROM entities e {DAYS} ON a.id = e.article_id
  WHERE e.place_id = :place AND a.state = 'current' ORDER BY a.published_earliest DESC, a.id DESC LIMIT 12)
ORDER BY a.published_earliest DESC, a.id DESC"""


async def show_place(visit: Visit) -> Response:
    """Answer `/place/<public id>`."""
    place = await visit.row(PLACE, id=visit.vars["id"])
    if place is None:
        return await find_moved(visit, visit.vars["id"], "There is no such place in the archive.")
    events = await visit.rows(EVENTS, place=place["id"])
    dot = {"name": place["name"], "latitude": place["latitude"], "longitude": place["longitude"], "count": 1, "link": ""}
    return await visit.page(
        "archive/place.html",
        place=place,
        map=await draw_map([dot]) if place["latitude"] is not None else None,
        names=await visit.rows(NAMES, place=place["id"]),
        events=events,
        tellings=await load_tellings(visit, events),
        figures=merge_same(await visit.rows(FIGURES, place=place["id"])),
        articles=await visit.rows(ARTICLES, place=place["id"]),
    )
