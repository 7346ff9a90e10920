"""Claims to posts → posts, each with when it was held as far as articles vouch for it."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from archive.evaluate.matching import fold_words
from archive.publish.pages.time_axis import TimeAxis, make_axis

# The claims that are looked at, those that came last into the archive.
MOST_CLAIMS = 1000
# Percent between two dots, so that each can be hit.
APART = 3.0

CLAIM_COLUMNS = """
SELECT r.id, r.public_id, r.title AS post, r.status, r.quote, r.start_date, r.end_date,
  r.start_date_earliest AS start_day, coalesce(r.end_date_latest, r.end_date_earliest) AS end_day,
  coalesce(o.name, r.organization) AS organization, o.public_id AS organization_id,
  coalesce(h.name, m.name, m.quote) AS holder, h.public_id AS holder_id,
  a.title, substr(a.text, 1, 200) AS opening, a.public_id AS article, a.published, a.published_earliest AS day,
  p.name AS publisher
FROM roles r JOIN articles a ON a.id = r.article_id LEFT JOIN publishers p ON p.id = a.publisher_id
LEFT JOIN actors o ON o.id = r.organization_id LEFT JOIN actors h ON h.id = r.actor_id
LEFT JOIN mentions m ON m.id = r.actor_mention_id"""
LAST_CLAIMS = f"AND +r.state = 'current' ORDER BY r.id DESC LIMIT {MOST_CLAIMS}"
HELD_BY = f"{CLAIM_COLUMNS} WHERE r.actor_id = :actor {LAST_CLAIMS}"
HELD_IN = f"{CLAIM_COLUMNS} WHERE r.organization_id = :actor {LAST_CLAIMS}"
HELD_AS = f"{CLAIM_COLUMNS} WHERE r.title = :title {LAST_CLAIMS}"


@dataclass(slots=True)
class Post:
    """A post that somebody holds, held or will hold, with the claims that say so, the newest first."""

    claims: list[sqlite3.Row] = field(default_factory=list)
    at: float | None = None  # percent, from the first to the last day that is vouched for
    width: float = 0
    dots: list[tuple[float, sqlite3.Row]] = field(default_factory=list)

    @property
    def newest(self) -> sqlite3.Row:
        """Return the newest claim, whose status counts."""
        return self.claims[0]

    @property
    def title(self) -> str:
        """Return the title as most claims write it."""
        return Counter(claim["post"] for claim in self.claims).most_common(1)[0][0]

    @property
    def start(self) -> str | None:
        """Return since when, where an article says."""
        return next((claim["start_date"] for claim in self.claims if claim["start_date"]), None)

    @property
    def end(self) -> str | None:
        """Return until when, where an article says."""
        return next((claim["end_date"] for claim in self.claims if claim["end_date"]), None)

    def days(self) -> list[str]:
        """Return the days that are vouched for: those of articles, and those that they give."""
        found = [claim[name] for claim in self.claims for name in ("day", "start_day", "end_day")]
        return sorted(day for day in found if day)


def group_claims(claims: Iterable[sqlite3.Row], by: str) -> list[Post]:
    """Return posts, one for each spelling-blind title and `by` (organization or holder); those held now first, then by day."""
    posts: dict[tuple[object, ...], Post] = {}
    for claim in claims:
        key = (fold_words(claim["post"]), claim[f"{by}_id"] or fold_words(claim[by]))
        posts.setdefault(key, Post()).claims.append(claim)
    found = list(posts.values())
    for post in found:
        post.claims.sort(key=lambda claim: (claim["day"] or "", claim["id"]), reverse=True)
    found.sort(key=lambda post: post.newest["day"] or "", reverse=True)
    return sorted(found, key=lambda post: (post.newest["status"] == "former", -len(post.claims)))


def lay_posts(posts: list[Post]) -> TimeAxis | None:
    """Give posts their places on a common axis; return it, None where all is on one day or undated."""
    vouched = [post.days() for post in posts]
    days = [day for own in vouched for day in own]
    if len(set(days)) < 2:
        return None
    axis = make_axis(days)
    assert axis is not None  # noqa: S101 - there are days
    for post, own in zip(posts, vouched, strict=True):
        if own:
            post.at = axis.at(own[0])
            post.width = round(axis.at(own[-1]) - post.at, 2)
            post.dots = choose_dots(post.claims, axis)
    return axis


def choose_dots(claims: list[sqlite3.Row], axis: TimeAxis) -> list[tuple[float, sqlite3.Row]]:
    """Return places and claims from the newest back, those left out that would cover another."""
    dots: list[tuple[float, sqlite3.Row]] = []
    for claim in claims:
        at = axis.at(claim["day"]) if claim["day"] else None
        if at is not None and (not dots or dots[-1][0] - at >= APART):
            dots.append((at, claim))
    return dots[::-1]
