"""The queries of the events page, one for each filter that leads: it decides which index is walked."""

from __future__ import annotations

# The events that the map and the strip of months look at, where a filter is set.
MOST = 5000

COLUMNS = """
SELECT e.id, e.public_id, e.type, e.status, e.summary, e.date, e.date_earliest, e.date_latest, e.day,
  coalesce(l.name, e.place) AS place, l.public_id AS place_id
FROM {lead} LEFT JOIN places l ON l.id = e.place_id
WHERE {filters}"""
# The plus signs keep SQLite to the index of the filter that leads.
OTHERS = """+e.state = 'current' AND (:type = '' OR +e.type = :type) AND (:status = '' OR +e.status = :status)
  AND (:place = 0 OR +e.place_id = :place) AND coalesce(:actor, 0) IS NOT NULL"""
LEADS = {
    "all": ("events e", OTHERS),
    "type": ("events e", f"e.type = :type AND {OTHERS}"),
    "place": ("events e", f"e.place_id = :place AND {OTHERS}"),
    "actor": (
        "(SELECT DISTINCT event_id FROM event_participants WHERE actor_id = :actor) found "
        "CROSS JOIN events e ON e.id = found.event_id",
        OTHERS,
    ),
}
BY_DAY = "e.day >= :first AND (e.day, e.id) < (:day, :key) ORDER BY e.day DESC, e.id DESC LIMIT :limit"
BY_KEY = "e.day IS NULL AND e.id < :key AND coalesce(:first, '') IS NOT NULL ORDER BY e.id DESC LIMIT :limit"
DATED = {name: COLUMNS.format(lead=lead, filters=f"{filters} AND {BY_DAY}") for name, (lead, filters) in LEADS.items()}
UNDATED = {name: COLUMNS.format(lead=lead, filters=f"{filters} AND {BY_KEY}") for name, (lead, filters) in LEADS.items()}
# Of very many events those that the order puts first, counted by place and month.
KEYS = """
SELECT place_id, substr(day, 1, 7) AS month, count(*) AS count
FROM (SELECT e.place_id, e.day FROM {lead} WHERE {filters}) found GROUP BY place_id, month"""
MOST_DATED = f"e.day >= :first AND e.day <= :until ORDER BY e.day DESC LIMIT {MOST}"
MOST_UNDATED = f"e.day IS NULL AND coalesce(:first, :until) IS NOT NULL ORDER BY e.id DESC LIMIT {MOST}"
MANY = {name: KEYS.format(lead=lead, filters=f"{filters} AND {MOST_DATED}") for name, (lead, filters) in LEADS.items()}
MANY_UNDATED = {name: KEYS.format(lead=lead, filters=f"{filters} AND {MOST_UNDATED}") for name, (lead, filters) in LEADS.items()}
PLACES = """
SELECT id, name, public_id, latitude, longitude FROM places
WHERE id IN (SELECT value FROM json_each(:of)) AND latitude IS NOT NULL"""
SHOWN_LAST = "SELECT id, day FROM events WHERE public_id = :id ORDER BY id DESC LIMIT 1"
WHERE = "SELECT id, name, public_id FROM places WHERE public_id = :id"
WHO = "SELECT id, name, public_id FROM actors WHERE public_id = :id"
WHERE_NAMED = """
SELECT p.id, p.name, p.public_id, sum(n.articles) AS articles
FROM (SELECT rowid AS id FROM place_names_fts WHERE place_names_fts MATCH :words LIMIT 2000) found
JOIN place_names n ON n.id = found.id JOIN places p ON p.id = n.place_id
GROUP BY p.id ORDER BY articles DESC, p.public_id LIMIT 1"""
WHO_NAMED = """
SELECT a.id, a.name, a.public_id, sum(n.articles) AS articles
FROM (SELECT rowid AS id FROM actor_names_fts WHERE actor_names_fts MATCH :words LIMIT 2000) found
JOIN actor_names n ON n.id = found.id JOIN actors a ON a.id = n.actor_id
GROUP BY a.id ORDER BY articles DESC, a.public_id LIMIT 1"""
