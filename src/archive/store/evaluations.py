"""Measurements of the program, kept beside what it made."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from archive.evaluate import Score
from archive.store.inputs import now

COLUMNS = "measured_at, version, gold, measure, precision, recall, f1"


def save_evaluation(connection: sqlite3.Connection, scores: Mapping[str, Score], gold: str, version: str) -> None:
    """Write down the scores on a set of gold, in the caller's transaction; earlier measurements stay.

    What has no precision of its own, as the share of dates that are right, has an F1 alone.
    """
    moment = now()
    rows = [
        (moment, version, gold, name, *((None, None) if score.is_accuracy else (score.precision, score.recall)), score.f1)
        for name, score in scores.items()
    ]
    connection.executemany(f"INSERT INTO evaluations ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
