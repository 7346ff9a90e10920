"""A last resort: a process whose SQL nobody can stop any more ends itself, and its supervisor starts another.

SQLite looks at the clock between rows. A search for a thousand beginnings of words at once, say, does all of its work
before the first: such a query would hold a thread for minutes after its time is up.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from types import TracebackType

# How long a query may go on; its time limit, which nearly all keep to, is a few seconds.
PATIENCE_S = 30.0
STATUS = 70


class Watch:
    """Knows since when each thread has been at its query; `with watch:` stands around one."""

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        self.patience_s = patience_s
        self.since: dict[int, float] = {}

    def __enter__(self) -> None:
        self.since[threading.get_ident()] = time.monotonic()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        del self.since[threading.get_ident()]

    def is_stuck(self) -> bool:
        """Tell whether a query has gone on for too long."""
        longest_ago = min(list(self.since.values()), default=None)
        return longest_ago is not None and time.monotonic() - longest_ago > self.patience_s

    def start(self) -> None:
        """Look at the clock from now on; end the process when a query is stuck."""
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self) -> None:
        while not self.is_stuck():
            time.sleep(self.patience_s / 10)
        print(f"archive: a query went on for more than {self.patience_s:.0f} s; this process ends", file=sys.stderr, flush=True)
        os._exit(STATUS)
