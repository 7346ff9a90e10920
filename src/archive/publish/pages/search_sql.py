"""The queries of the search page: which rows hold the words, what a reader wants to know of them, the words around.

Rows are ranked by how well they fit as long as there are not too many of them: ranking looks at each. Of more, those that
came last into the archive are shown.
"""

from __future__ import annotations

from dataclasses import dataclass

from archive.publish.pages.wording import MARK_END, MARK_START

# The most rows that are ranked.
RANKED = 5000
MARKS = f"'{MARK_START}', '{MARK_END}', '…', 32"
OF = "IN (SELECT value FROM json_each(:of))"
FIRST, LAST = "(SELECT min(value) FROM json_each(:of))", "(SELECT max(value) FROM json_each(:of))"
ARTICLE = "a.title, substr(a.text, 1, 200) AS opening, a.public_id AS article, a.published, p.name AS publisher"
JOINED = "LEFT JOIN publishers p ON p.id = a.publisher_id"
# Where very many rows are put in the order of their articles' days, the texts between these are too much to read.
DAYS = "CROSS JOIN articles a INDEXED BY ix_articles_id_state_published_earliest"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of row that can be found by its words: its heading, table and queries."""

    name: str
    heading: str
    table: str
    details: str  # of the rows with the keys `:of`
    weights: str = "bm25()"
    column: int = -1  # the full-text column to show words of; -1: the best

    @property
    def how_many(self) -> str:
        """Return how many rows hold the words, up to one more than can be ranked."""
        return f"SELECT count(*) AS count FROM (SELECT 1 {self._matching} LIMIT {RANKED + 1})"

    @property
    def best(self) -> str:
        """Return the rows that fit best."""
        return f"""
SELECT r.id FROM {self.table}_fts f JOIN {self.table} r ON r.id = f.rowid
WHERE {self.table}_fts MATCH :words AND f.rank MATCH '{self.weights}' AND +r.state = 'current'
ORDER BY f.rank LIMIT :limit OFFSET :offset"""

    @property
    def last(self) -> str:
        """Return the rows that came last into the archive."""
        return f"""
SELECT r.id FROM {self.table}_fts f JOIN {self.table} r ON r.id = f.rowid
WHERE {self.table}_fts MATCH :words AND +r.state = 'current' ORDER BY f.rowid DESC LIMIT :limit OFFSET :offset"""

    @property
    def around(self) -> str:
        """Return the words that were found with those around them."""
        # In one go from the first to the last of the rows: one by one, a beginning of words would be looked up for each.
        found = f"SELECT rowid AS id, snippet({self.table}_fts, {self.column}, {MARKS}) AS words {self._matching}"
        return f"{found} AND rowid BETWEEN {FIRST} AND {LAST} AND +rowid {OF}"

    @property
    def _matching(self) -> str:
        return f"FROM {self.table}_fts WHERE {self.table}_fts MATCH :words"


STATEMENT = Kind(
    "statement",
    "Statements",
    "statements",
    f"""
SELECT s.id, s.public_id, s.kind, s.cue, s.content AS text, s.date,
  coalesce(s.date_earliest, a.published_earliest) AS day, coalesce(who.name, m.name, m.quote) AS speaker,
  who.public_id AS speaker_id, coalesce(whom.name, t.name, t.quote) AS addressee, {ARTICLE}
FROM statements s JOIN articles a ON a.id = s.article_id {JOINED}
LEFT JOIN actors who ON who.id = s.speaker_id LEFT JOIN mentions m ON m.id = s.speaker_mention_id
LEFT JOIN actors whom ON whom.id = s.addressee_id LEFT JOIN mentions t ON t.id = s.addressee_mention_id
WHERE s.id {OF}""",
    column=0,
)
FIGURE = Kind(
    "figure",
    "Figures",
    "figures",
    f"""
SELECT f.id, f.public_id, f.value, f.value_max, f.bound, f.unit, f.counted AS text, f.as_of AS date, topic.name AS topic,
  coalesce(g.name, m.name, m.quote) AS given_by, g.public_id AS given_by_id, {ARTICLE}
FROM figures f JOIN articles a ON a.id = f.article_id {JOINED} LEFT JOIN topics topic ON topic.id = f.topic_id
LEFT JOIN actors g ON g.id = f.given_by_id LEFT JOIN mentions m ON m.id = f.given_by_mention_id
WHERE f.id {OF}""",
    column=0,
)
EVENT = Kind(
    "event",
    "Events",
    "events",
    f"""
SELECT e.id, m.public_id, e.type, e.status, e.summary AS text, e.date, coalesce(l.name, e.place) AS place,
  l.public_id AS place_id, {ARTICLE}
FROM events e JOIN event_mentions m ON m.id = (
  SELECT id FROM event_mentions WHERE event_id = e.id ORDER BY state <> 'current', id LIMIT 1)
JOIN articles a ON a.id = m.article_id {JOINED} LEFT JOIN places l ON l.id = e.place_id
WHERE e.id {OF}""",
    column=0,
)
ARTICLES = Kind(
    "article",
    "Articles",
    "articles",
    f"""
SELECT a.id, a.public_id, a.kind, a.published AS date, a.published_time AS time, b.title AS blog, {ARTICLE}
FROM articles a {JOINED} LEFT JOIN articles b ON b.id = a.parent_id
WHERE a.id {OF}""",
    weights="bm25(4.0, 1.0)",
    column=1,
)
KINDS = {kind.name: kind for kind in (STATEMENT, ARTICLES, FIGURE, EVENT)}

# Names are short, and there are few of them to a word: those of most articles come first.
NAMES = """
SELECT found.public_id, found.kind, found.name, (SELECT count(*) FROM entities e WHERE e.actor_id = found.id) AS articles
FROM (SELECT a.id, a.public_id, a.kind, a.name, sum(n.articles) AS articles
FROM (SELECT rowid AS id FROM actor_names_fts WHERE actor_names_fts MATCH :words LIMIT 2000) found
JOIN actor_names n ON n.id = found.id JOIN actors a ON a.id = n.actor_id
GROUP BY a.id ORDER BY articles DESC, a.public_id LIMIT :limit) found"""
PLACES = """
SELECT found.public_id, 'place' AS kind, found.name, (SELECT count(*) FROM entities e WHERE e.place_id = found.id) AS articles
FROM (SELECT p.id, p.public_id, p.name, sum(n.articles) AS articles
FROM (SELECT rowid AS id FROM place_names_fts WHERE place_names_fts MATCH :words LIMIT 2000) found
JOIN place_names n ON n.id = found.id JOIN places p ON p.id = n.place_id
GROUP BY p.id ORDER BY articles DESC, p.public_id LIMIT :limit) found"""
# Who bears a name.
BEARERS = """
SELECT n.actor_id AS id, sum(n.articles) AS articles
FROM (SELECT rowid AS id FROM actor_names_fts WHERE actor_names_fts MATCH :words LIMIT 2000) found
JOIN actor_names n ON n.id = found.id GROUP BY n.actor_id ORDER BY articles DESC LIMIT 50"""
# What they said with the words in it, and what they said at all, the newest first.
SAID_ABOUT = f"""
SELECT s.id FROM json_each(:of) CROSS JOIN statements s ON s.speaker_id = json_each.value
{DAYS} ON a.id = s.article_id
WHERE s.state = 'current'
  AND +s.id IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :words)
ORDER BY coalesce(s.date_earliest, a.published_earliest) DESC, s.id LIMIT :limit OFFSET :offset"""
SAID = f"""
SELECT s.id FROM json_each(:of) CROSS JOIN statements s ON s.speaker_id = json_each.value
{DAYS} ON a.id = s.article_id
WHERE s.state = 'current'
ORDER BY coalesce(s.date_earliest, a.published_earliest) DESC, s.id LIMIT :limit OFFSET :offset"""
