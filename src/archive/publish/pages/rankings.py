"""What lists and overviews need a look at every row for; `standing.py` looks it up when nobody waits."""

from __future__ import annotations

# How many of each.
NAMED = 60
TOPICS = 60
PLACES = 400
CONFLICTS = 500

NAMED_ACTORS = f"""
SELECT actor_id AS id, count(*) AS articles FROM entities WHERE kind = '{{kind}}'
GROUP BY actor_id ORDER BY articles DESC, actor_id LIMIT {NAMED}"""
RANKINGS = {
    "named_person": NAMED_ACTORS.format(kind="person"),
    "named_organization": NAMED_ACTORS.format(kind="organization"),
    "named_place": f"""
        SELECT place_id AS id, count(*) AS articles FROM entities WHERE kind = 'place'
        GROUP BY place_id ORDER BY articles DESC, place_id LIMIT {NAMED}""",
    "topic_counts": f"""
        SELECT t.name, count(*) AS count, count(DISTINCT f.value) AS different,
          min(coalesce(f.as_of_earliest, a.published_earliest)) AS first_day,
          max(coalesce(f.as_of_earliest, a.published_earliest)) AS last_day
        FROM figures f JOIN topics t ON t.id = f.topic_id JOIN articles a ON a.id = f.article_id
        WHERE f.state = 'current' GROUP BY t.id ORDER BY count DESC, different DESC, t.name LIMIT {TOPICS}""",
    "event_places": f"""
        SELECT l.name, l.public_id, l.latitude, l.longitude, count(*) AS count
        FROM events e JOIN places l ON l.id = e.place_id WHERE e.state = 'current' AND l.latitude IS NOT NULL
        GROUP BY l.id ORDER BY count DESC, l.name LIMIT {PLACES}""",
    "event_months": """
        SELECT substr(day, 1, 7) AS month, count(*) AS count FROM events
        WHERE state = 'current' AND day IS NOT NULL GROUP BY month""",
    "post_counts": """
        SELECT title, count(*) AS count, count(DISTINCT actor_id) AS holders, count(DISTINCT organization) AS organizations
        FROM roles WHERE state = 'current' GROUP BY title ORDER BY count DESC, title LIMIT 400""",
    "extractors": """
        SELECT e.id, e.name, e.version, e.model,
          (SELECT count(*) FROM dates f WHERE f.extractor_id = e.id) + (SELECT count(*) FROM roles f WHERE f.extractor_id = e.id)
          + (SELECT count(*) FROM statements f WHERE f.extractor_id = e.id)
          + (SELECT count(*) FROM figures f WHERE f.extractor_id = e.id)
          + (SELECT count(*) FROM event_mentions f WHERE f.extractor_id = e.id) AS count
        FROM extractors e ORDER BY e.name, e.id""",
    "bases": """
        SELECT coalesce(published_basis, 'unknown') AS basis, count(*) AS count FROM articles
        WHERE state = 'current' AND parent_id IS NULL GROUP BY basis ORDER BY count DESC""",
    "outcomes": "SELECT outcome, count(*) AS count FROM inputs GROUP BY outcome",
}
