"""What tests of pages share: pages asked in-process, and the plans of their queries."""

from __future__ import annotations

import asyncio
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from archive.publish.pages.search_sql import Kind
from archive.publish.serving import make_datasette

type Ask = Callable[..., Any]

# Virtual tables and small subqueries may be walked through; full-text tables only by their words.
HARMLESS = re.compile(r"SCAN (json_each\b.*|CONSTANT ROW|found|\w+ VIRTUAL TABLE INDEX \d+:.*M\d.*|\(?subquery.*)")
# Indexes on columns with a handful of values lead to half of a table.
COARSE = re.compile(r"INDEX ix_\w+ \((state|kind|status|form|part|bound|trend|language|published_basis)=\?\)")


@contextmanager
def open_pages(database: Path) -> Iterator[Ask]:
    """Give a function from a path to Datasette's answer; redirects are not followed."""
    datasette = make_datasette(database)
    with asyncio.Runner() as runner:
        runner.run(datasette.invoke_startup())

        def ask(path: str, **params: str) -> Any:
            return runner.run(datasette.client.get(path, params=params or None))

        yield ask


def check_plans(module: ModuleType, database: Path) -> None:
    """Fail where a query of the module looks at every row of a table."""
    queries = dict(find_queries(module))
    assert queries, f"{module.__name__} has no query"
    with closing(sqlite3.connect(database)) as connection:
        for name, query in queries.items():
            values = dict.fromkeys(re.findall(r"(?<![\w:'])[:](\w+)", query))
            plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]
            slow = [step for step in plan if (step.startswith("SCAN") and not HARMLESS.fullmatch(step)) or COARSE.search(step)]
            assert slow == [], f"{module.__name__}.{name}: {plan}"


def find_queries(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Yield the SQL among a module's constants, those in its tables too; `…COLUMNS` are the beginnings of several."""
    for name, value in vars(module).items():
        if name.endswith("COLUMNS"):
            continue
        for key, one in value.items() if isinstance(value, dict) and name.isupper() else [("", value)]:
            found = [one.how_many, one.best, one.last, one.around, one.details] if isinstance(one, Kind) else [one]
            for query in found:
                if isinstance(query, str) and query.split()[:1] in (["SELECT"], ["WITH"]) and "{" not in query:
                    yield f"{name} {key}".strip(), query
