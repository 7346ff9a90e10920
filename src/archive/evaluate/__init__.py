"""Extracted facts against gold annotations, both in the form that `extract` prints.

    gold.py       a folder of gold files, checked against their texts
    matching.py   when two spans, names, dates or parties are the same
    tally.py      counts, and the scores made of them
    kinds.py      one function per kind of fact: what matches, what differs

How things match (one to one, best first): mentions by equal span; persons by shared mentions; roles by
person and title; statements by characters of content; figures and dates by span; events by type and
nearness of the trigger; live-blog entries by span and time. A kind that a gold document lacks is not scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from archive.evaluate.kinds import Difference, score_document
from archive.evaluate.tally import Score, Tally

__all__ = ["Difference", "Score", "evaluate_documents"]


def evaluate_documents(
    gold: Iterable[Mapping[str, Any]], predicted: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, Score], list[Difference]]:
    """Return the scores by name, and every difference in the order of the gold documents.

    `predicted` holds extracted documents by their "doc"; a gold document without one counts as empty.
    """
    tally = Tally()
    differences: list[Difference] = []
    for document in gold:
        differences += score_document(document, predicted.get(document["doc"], {}), tally)
    return tally.scores(), differences
