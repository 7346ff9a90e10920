"""Quality: how well the program did when last measured, what made the rows, and which inputs failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.publish.pages.standing import load_standing

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

# What is measured, in a reader's words.
MEASURES = {
    "person_mentions": "mentions of persons",
    "persons": "which mentions mean one person",
    "roles": "posts",
    "roles_org": "posts with their organization",
    "role_start": "beginnings of posts",
    "role_end": "ends of posts",
    "role_status": "posts: current, former or to come",
    "statements_with_speaker_span": "statements with the words for their speaker",
    "statements_with_speaker": "statements with the right speaker",
    "content_chars": "statements, by their characters",
    "statement_addressee": "statements: to whom",
    "statement_relayed_by": "statements: passed on by whom",
    "statement_date": "statements: when",
    "statement_speaker_span": "statements: the words for the speaker",
    "statement_speaker": "statements: the speaker",
    "statement_cue_span": "statements: the cue",
    "statement_kind": "statements: direct, indirect or mixed",
    "figure_row": "figures with value, bound, unit and what is counted",
    "figure_as_of": "figures: as of when",
    "figure_since": "figures: counted since when",
    "figure_place": "figures: where",
    "figure_attributed_to": "figures: given by whom",
    "figure_same_topic": "figures that share a topic",
    "figure_value": "figures: the value",
    "figure_bound": "figures: the bound",
    "figure_unit": "figures: the unit",
    "figure_counted": "figures: what is counted",
    "event_participants": "events: who took part",
    "event_date": "events: when",
    "event_place": "events: where",
    "event_status": "events: occurred, planned, claimed or negated",
    "dates_right": "dates with the right value",
    "entries": "entries of live blogs",
    "published": "dates of publication",
    "article_kind": "kinds of articles",
}
# The last measurement of each set of texts.
MEASURED = """
SELECT e.gold, e.measured_at, e.version, e.measure, e.precision, e.recall, e.f1 FROM evaluations e
WHERE (e.gold, e.measured_at) IN (SELECT gold, max(measured_at) FROM evaluations WHERE gold > '' GROUP BY gold) AND e.id > 0
ORDER BY e.gold, e.id"""
FAILED = "SELECT path, error, hint FROM inputs WHERE outcome = 'failed' ORDER BY id DESC LIMIT 50"
RUNS = """
SELECT started_at, finished_at, version, added, replaced, unchanged, failed FROM runs WHERE id > 0 ORDER BY id DESC LIMIT 10"""


async def show_quality(visit: Visit) -> Response:
    """Answer `/quality`."""
    standing = await load_standing(visit.datasette)
    return await visit.page(
        "archive/quality.html",
        measured=await visit.rows(MEASURED),
        measures=MEASURES,
        extractors=standing["extractors"],
        outcomes={row["outcome"]: row["count"] for row in standing["outcomes"]},
        bases=standing["bases"],
        failed=await visit.rows(FAILED),
        runs=await visit.rows(RUNS),
    )
