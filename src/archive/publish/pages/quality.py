"""Quality: how well the program did when last measured, what made the rows, and which inputs failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.publish.pages.standing import load_standing

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

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
        extractors=standing["extractors"],
        outcomes={row["outcome"]: row["count"] for row in standing["outcomes"]},
        bases=standing["bases"],
        failed=await visit.rows(FAILED),
        runs=await visit.rows(RUNS),
    )
