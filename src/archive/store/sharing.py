"""Files and articles: a changed file takes the place of what it was, files of one text and address share an article."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from typing import cast

from sqlalchemy.orm import Session

from archive.analysis import Analysis
from archive.store.inputs import Input, find_input, inputs_of, point_inputs, save_input, strength
from archive.store.saving import delete_document, same_document, save_analysis


def save_input_document(session: Session, row: Input, analysis: Analysis, run_id: int) -> int:
    """Save what was made of a file and write down that it was; return the key of its article."""
    connection = cast("sqlite3.Connection", session.connection().connection.dbapi_connection)
    document_id = place_document(session, connection, row, analysis)
    session.flush()
    save_input(connection, replace(row, article_id=document_id), run_id)
    return document_id


def place_document(session: Session, connection: sqlite3.Connection, row: Input, analysis: Analysis) -> int:
    """Return the key of the article that a file comes to have, saved now unless another file's metadata prevail."""
    known = find_input(connection, row.path)
    former = known.article_id if known else None
    same = same_document(session, analysis)
    sharing = inputs_of(connection, same, row.path) if same is not None else []
    if same is not None and any(other.read_as == row.read_as and strength(other) >= strength(row) for other in sharing):
        if former is not None and former != same:
            leave_document(session, connection, former, row.path)
        return same
    if former is not None and former != same and (others := inputs_of(connection, former, row.path)):
        # Its metadata may be those of the file that leaves.
        point_inputs(connection, [other.path for other in others], former, read_again=True)
        former = None
    document_id = save_analysis(session, analysis, former)
    session.flush()
    point_inputs(connection, [other.path for other in sharing], document_id, read_again=False)
    return document_id


def leave_document(session: Session, connection: sqlite3.Connection, document_id: int, path: str) -> None:
    """Take a document out of the archive that a file had before, unless it is another file's too."""
    others = [other.path for other in inputs_of(connection, document_id, path)]
    if others:
        point_inputs(connection, others, document_id, read_again=True)
    else:
        delete_document(session, document_id)
