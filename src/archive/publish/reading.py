"""A database of Datasette whose failed questions leave nothing behind in its connections."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from traceback import clear_frames
from typing import Any

from datasette.database import Database


class ReadingDatabase(Database):
    """A database that ends each question in the thread that asked it.

    The cursor of a question that failed lives on in the error, which the main thread drops some time later, while the
    next question is asked on the same connection. Where that one fails just then, SQLite says that all is well, and
    Datasette takes it for a question without an answer.
    """

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], Any]) -> Any:  # noqa: ANN401
        """Run a function with a connection in a thread."""

        def ended(connection: sqlite3.Connection) -> Any:  # noqa: ANN401
            try:
                return fn(connection)
            except Exception as error:
                clear_frames(error.__traceback__)
                raise

        return await super().execute_fn(ended)
