"""Where sources disagree, as far as the rows show: found by a look at every row, when nobody waits.

Two values of one topic, unit, place, day and start of counting, that cannot both be right: "more than 7,000" and 7,200
can. Two holders of a post that one person holds, at one time. Two dates of one event that have no day in common.
"""

from __future__ import annotations

MOST = 500
# How far from "about 7,000" a number may be and still agree with it.
ROUGHLY = 0.1
ENDLESS = "9e99"

LOW = f"""
CASE f.bound WHEN 'approximate' THEN f.value * {1 - ROUGHLY} WHEN 'at_most' THEN -{ENDLESS} WHEN 'less_than' THEN -{ENDLESS}
  ELSE f.value END"""
HIGH = f"""
CASE f.bound WHEN 'approximate' THEN f.value * {1 + ROUGHLY} WHEN 'at_least' THEN {ENDLESS} WHEN 'more_than' THEN {ENDLESS}
  ELSE coalesce(f.value_max, f.value) END"""
VALUES = f"""
SELECT t.name AS topic, f.unit, l.name AS place, l.public_id AS place_id,
  coalesce(f.as_of_earliest, a.published_earliest) AS day, json_group_array(f.id) AS ids
FROM figures f JOIN articles a ON a.id = f.article_id JOIN topics t ON t.id = f.topic_id LEFT JOIN places l ON l.id = f.place_id
WHERE f.state = 'current' AND f.trend IS NULL AND day IS NOT NULL
GROUP BY f.topic_id, f.unit, f.place_id, day, coalesce(f.as_of_latest, ''), coalesce(f.since_earliest, '')
HAVING max({LOW}) > min({HIGH}) AND count(DISTINCT coalesce('g' || f.given_by_id, 'a' || f.article_id)) > 1
ORDER BY day DESC, topic LIMIT {MOST}"""

# Posts that one person holds at a time.
SINGLE = ", ".join(
    f"'{title}'"
    for title in (
        *(
            "president",
            "prime minister",
            "premier",
            "chancellor",
            "king",
            "queen",
            "emperor",
            "emir",
            "sultan",
            "monarch",
            "pope",
        ),
        *("taoiseach", "supreme leader", "head of state", "head of government", "secretary of state", "foreign secretary"),
        *("home secretary", "attorney general", "solicitor general", "chief justice", "commander in chief", "mayor", "governor"),
        *("chief of the general staff", "chief of staff", "secretary general", "director general", "chief executive", "ceo"),
        *("chief executive officer", "prosecutor general", "patriarch", "archbishop"),
    )
)
# One of several ministers of their kind.
LESSER = " ".join(f"AND r.title NOT LIKE '{grade} %'" for grade in ("deputy", "vice", "first", "junior", "acting", "assistant"))
HELD = f"""
SELECT replace(r.title, 'defence', 'defense') AS post, coalesce(o.name, r.organization) AS body, r.actor_id,
  min(coalesce(r.start_date_earliest, a.published_earliest)) AS first,
  max(coalesce(r.end_date_latest, a.published_latest, a.published_earliest)) AS last,
  min(r.id) AS one, max(r.id) AS other
FROM roles r JOIN articles a ON a.id = r.article_id LEFT JOIN actors o ON o.id = r.organization_id
WHERE r.state = 'current' AND r.status = 'current' AND r.actor_id IS NOT NULL AND body IS NOT NULL
  AND (r.title IN ({SINGLE}) OR (r.title LIKE '% minister' {LESSER}))
GROUP BY post, body, r.actor_id"""
HOLDERS = f"""
WITH held AS MATERIALIZED ({HELD})
SELECT x.post, x.body, max(x.first, y.first) AS day, min(x.last, y.last) AS until,
  json_array(x.one, x.other, y.one, y.other) AS ids
FROM held x JOIN held y ON y.post = x.post AND y.body = x.body AND x.actor_id < y.actor_id
WHERE x.first <= y.last AND y.first <= x.last
ORDER BY day DESC, x.post, x.body LIMIT {MOST}"""

DATES = f"""
SELECT e.summary, e.type, max(m.date_earliest) AS day, json_group_array(m.id) AS ids
FROM event_mentions m JOIN events e ON e.id = m.event_id WHERE m.state = 'current' AND m.date IS NOT NULL
GROUP BY m.event_id HAVING max(m.date_earliest) > min(m.date_latest)
ORDER BY day DESC, e.id LIMIT {MOST}"""

QUERIES = {"conflict_values": VALUES, "conflict_holders": HOLDERS, "conflict_dates": DATES}
