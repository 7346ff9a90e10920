"""What the archive made of an article: its facts with all names, and the layers that show them in the text."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from archive.publish.pages.layers import Layer
from archive.publish.pages.links import path_of

if TYPE_CHECKING:
    from archive.publish.pages.visit import Visit

# Of the articles `:of`, in the order of the text. What a person has rejected is not shown.
OF = "f.article_id IN (SELECT value FROM json_each(:of))"
SHOWN = f"{OF} AND f.state <> 'rejected' ORDER BY f.article_id, f.start_char, f.end_char DESC, f.id"
FACT = "f.id, f.public_id, f.article_id, f.quote, f.start_char, f.end_char, f.state, f.is_confirmed"

STATEMENTS = f"""
SELECT {FACT}, f.cue, f.cue_start, f.cue_end, f.kind, f.content, f.date, f.is_speaker_carried,
  coalesce(s.name, sm.name, sm.quote) AS speaker, s.public_id AS speaker_id,
  coalesce(t.name, tm.name, tm.quote) AS addressee, t.public_id AS addressee_id,
  coalesce(r.name, rm.name, rm.quote) AS relayed_by, r.public_id AS relayed_by_id
FROM statements f
LEFT JOIN actors s ON s.id = f.speaker_id LEFT JOIN mentions sm ON sm.id = f.speaker_mention_id
LEFT JOIN actors t ON t.id = f.addressee_id LEFT JOIN mentions tm ON tm.id = f.addressee_mention_id
LEFT JOIN actors r ON r.id = f.relayed_by_id LEFT JOIN mentions rm ON rm.id = f.relayed_by_mention_id
WHERE {SHOWN}"""
PIECES = f"""
SELECT p.statement_id, p.start_char, p.end_char FROM statements f JOIN statement_spans p ON p.statement_id = f.id
WHERE {OF} ORDER BY p.statement_id, p.position"""
FIGURES = f"""
SELECT {FACT}, f.value, f.value_max, f.bound, f.trend, f.unit, f.counted, f.counted_start, f.counted_end, f.as_of, f.since,
  topic.name AS topic, coalesce(p.name, f.place) AS place, p.public_id AS place_id,
  coalesce(g.name, gm.name, gm.quote) AS given_by, g.public_id AS given_by_id
FROM figures f LEFT JOIN topics topic ON topic.id = f.topic_id LEFT JOIN places p ON p.id = f.place_id
LEFT JOIN actors g ON g.id = f.given_by_id LEFT JOIN mentions gm ON gm.id = f.given_by_mention_id
WHERE {SHOWN}"""
EVENTS = f"""
SELECT {FACT}, f.event_id, f."trigger", f.trigger_start, f.trigger_end, coalesce(f.date, e.date) AS date,
  e.type, e.status, e.summary, coalesce(p.name, e.place) AS place, p.public_id AS place_id, e.public_id AS event_public_id,
  (SELECT count(*) FROM event_mentions o WHERE o.event_id = e.id AND +o.state = 'current') AS mentions
FROM event_mentions f JOIN events e ON e.id = f.event_id LEFT JOIN places p ON p.id = e.place_id
WHERE {SHOWN}"""
PARTICIPANTS = f"""
SELECT DISTINCT ep.event_id, ep.part, coalesce(a.name, m.name, m.quote) AS name, a.public_id AS actor_id
FROM event_mentions f JOIN event_participants ep ON ep.event_id = f.event_id
JOIN mentions m ON m.id = ep.actor_mention_id LEFT JOIN actors a ON a.id = ep.actor_id
WHERE {OF} ORDER BY ep.event_id, ep.part, ep.id"""
ROLES = f"""
SELECT {FACT}, f.title, f.status, f.start_date, f.end_date, coalesce(o.name, f.organization) AS organization,
  o.public_id AS organization_id, coalesce(a.name, m.name, m.quote) AS holder, a.public_id AS holder_id
FROM roles f LEFT JOIN actors a ON a.id = f.actor_id LEFT JOIN mentions m ON m.id = f.actor_mention_id
LEFT JOIN actors o ON o.id = f.organization_id
WHERE {SHOWN}"""
DATES = f"SELECT {FACT}, f.date FROM dates f WHERE {SHOWN}"
MENTIONS = f"""
SELECT f.article_id, f.start_char, f.end_char, f.form, e.kind, coalesce(a.name, p.name) AS name,
  coalesce(a.public_id, p.public_id) AS target
FROM mentions f JOIN entities e ON e.id = f.entity_id
LEFT JOIN actors a ON a.id = e.actor_id LEFT JOIN places p ON p.id = e.place_id
WHERE {OF} ORDER BY f.article_id, f.start_char"""
KINDS = {"statement": STATEMENTS, "figure": FIGURES, "event": EVENTS, "role": ROLES, "date": DATES}

# Who stands outside whom: what is said holds the rest; names and found words stand within everything.
RANKS = {"statement": 0, "said": 1, "role": 2, "event": 3, "figure": 4, "date": 5, "part": 6, "mention": 7}


@dataclass(slots=True)
class Fact:
    """A fact of an article with what a reader wants to know of it; `row` has the columns of its query."""

    kind: str
    row: sqlite3.Row
    pieces: list[tuple[int, int]] = field(default_factory=list)
    participants: list[sqlite3.Row] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Return the public id."""
        return str(self.row["public_id"])


@dataclass(slots=True)
class Named:
    """A person, organization or place of an article."""

    kind: str
    name: str
    target: str
    count: int = 0


@dataclass(slots=True)
class Made:
    """All that was made of some articles: facts by article, and who is named there."""

    facts: dict[int, list[Fact]]
    mentions: dict[int, list[sqlite3.Row]]

    def by_kind(self) -> dict[str, list[Fact]]:
        """Return the facts by kind, in the order of articles and text."""
        kinds: dict[str, list[Fact]] = {kind: [] for kind in KINDS}
        for facts in self.facts.values():
            for fact in facts:
                kinds[fact.kind].append(fact)
        return kinds

    def named(self) -> dict[str, list[Named]]:
        """Return who and what is named, by kind, those named most often first."""
        found: dict[str, Named] = {}
        for row in (row for rows in self.mentions.values() for row in rows):
            one = found.setdefault(row["target"], Named(row["kind"], row["name"], row["target"]))
            one.count += 1
        ordered = sorted(found.values(), key=lambda one: (-one.count, one.name))
        return {kind: [one for one in ordered if one.kind == kind] for kind in ("person", "organization", "place")}


async def load_made(visit: Visit, articles: list[int]) -> Made:
    """Return what was made of the articles with these keys."""
    facts: dict[int, list[Fact]] = {article: [] for article in articles}
    known: dict[tuple[str, int], Fact] = {}
    by_event: dict[int, list[Fact]] = defaultdict(list)
    for kind, query in KINDS.items():
        for row in await visit.rows_of(query, articles):
            fact = Fact(kind, row)
            facts[row["article_id"]].append(fact)
            known[kind, row["id"]] = fact
            if kind == "event":
                by_event[row["event_id"]].append(fact)
    for row in await visit.rows_of(PIECES, articles):
        if whole := known.get(("statement", row["statement_id"])):
            whole.pieces.append((row["start_char"], row["end_char"]))
    for row in await visit.rows_of(PARTICIPANTS, articles):
        for fact in by_event[row["event_id"]]:
            fact.participants.append(row)
    mentions: dict[int, list[sqlite3.Row]] = {article: [] for article in articles}
    for row in await visit.rows_of(MENTIONS, articles):
        mentions[row["article_id"]].append(row)
    return Made(facts, mentions)


def find_layers(visit: Visit, facts: Iterable[Fact], mentions: Iterable[sqlite3.Row]) -> Iterator[Layer]:
    """Yield what shows an article's facts and names in its text."""
    for fact in facts:
        yield from _fact_layers(fact)
    linked_to = 0
    for row in sorted(mentions, key=lambda row: (row["start_char"], -row["end_char"])):
        start, end = row["start_char"], row["end_char"]
        # One link for words that name two (a country as a place and as an actor): no link may stand in another.
        is_link = row["form"] == "name" and start >= linked_to
        linked_to = max(linked_to, end) if is_link else linked_to
        css = f"mention {row['kind']}" if row["form"] == "name" else f"mention pointing {row['kind']}"
        link = visit.path(path_of(row["target"])) if is_link else None
        yield Layer(start, end, RANKS["mention"], css, link=link, about=row["target"])


def _fact_layers(fact: Fact) -> Iterator[Layer]:
    row: Any = fact.row
    if fact.kind == "event":
        yield Layer(row["trigger_start"], row["trigger_end"], RANKS["event"], "fact event", fact.id, anchor=fact.id)
        return
    yield Layer(row["start_char"], row["end_char"], RANKS[fact.kind], f"fact {fact.kind}", fact.id, anchor=fact.id)
    if fact.kind == "statement":
        yield from (Layer(start, end, RANKS["said"], "said") for start, end in fact.pieces)
        if row["cue_start"] is not None:
            yield Layer(row["cue_start"], row["cue_end"], RANKS["part"], "cue", fact.id, is_key=True)
    if fact.kind == "figure" and row["counted_start"] is not None:
        yield Layer(row["counted_start"], row["counted_end"], RANKS["part"], "counted")
