"""Slow answers that many readers want, made ahead: the first page of each table and view with its facets, and queries."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive.publish.metadata import DATABASE
from archive.publish.pages.standing import load_standing
from archive.publish.sealed import Ahead, RecordingDatabase, put_in_place

# As long as it takes.
PATIENT = {"sql_time_limit_ms": 600_000, "facet_time_limit_ms": 600_000}


def make_answers(path: Path, metadata: dict[str, Any], settings: dict[str, Any]) -> str:
    """Return the answers that took long, as JSON."""
    return asyncio.run(_ask_all(path, metadata, settings))


async def _ask_all(path: Path, metadata: dict[str, Any], settings: dict[str, Any]) -> str:
    from datasette.app import Datasette

    datasette = Datasette(immutables=[str(path)], metadata=metadata, settings=settings | PATIENT)
    recording = RecordingDatabase(datasette, path)
    put_in_place(datasette, recording)
    for address in list_first_pages(metadata):
        await datasette.client.get(address, follow_redirects=True)
    standing = await load_standing(datasette)
    recording.close()
    return Ahead(recording.answers, standing).dump()


def list_first_pages(metadata: dict[str, Any]) -> Iterator[str]:
    """Yield the pages where readers begin."""
    shown = metadata["databases"][DATABASE]
    yield from ("/", "/articles", f"/{DATABASE}")
    yield from (f"/{DATABASE}/{name}" for name in (*shown["tables"], *shown["queries"]))
