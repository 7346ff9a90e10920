"""The archive in Datasette."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from archive.db import check_current
from archive.errors import PublishError
from archive.publish.metadata import DATABASE, load_metadata_file

if TYPE_CHECKING:
    from datasette.app import Datasette

# Datasette's settings that suit an archive: facets are chosen in the metadata, never guessed by scanning tables.
SETTINGS = {
    "suggest_facets": False,
    "facet_time_limit_ms": 1000,
    "sql_time_limit_ms": 3000,
    "max_returned_rows": 2000,
    "truncate_cells_html": 300,
}


def make_datasette(database: Path, metadata: Path | None = None) -> Datasette:
    """Return Datasette on an archive, under the name `archive` whatever the file is called.

    Raises: StoreError where the file is no current archive; PublishError where the metadata cannot be read.
    """
    from datasette.app import Datasette, DatasetteClient

    from archive.publish.reading import ReadingDatabase

    check_current(database)
    _spare_the_log()
    datasette = Datasette(metadata=load_metadata_file(metadata), settings=SETTINGS)
    datasette.remove_database("_memory") if "_memory" in datasette.databases else None
    datasette.add_database(ReadingDatabase(datasette, path=str(database)), name=DATABASE)
    # The one it has was made before there was a database, for whose sake the plugin adds its pages.
    datasette.client = DatasetteClient(datasette)
    return datasette


def _spare_the_log() -> None:
    """Keep Datasette from drawing every wrong address into its log with Rich, local values and all: a third of a second each."""
    # Only once Datasette has loaded its plugins: its own would be loaded half, being one of them.
    from datasette import handle_exception

    handle_exception.rich = None


def serve_archive(datasette: Datasette, host: str, port: int) -> None:
    """Answer requests until interrupted."""
    import uvicorn

    # What has to be looked up beforehand, else the first reader would wait for it.
    asyncio.run(datasette.invoke_startup())
    uvicorn.run(datasette.app(), host=host, port=port, log_level="warning", lifespan="on")


def check_port(host: str, port: int) -> None:
    """Raise PublishError where the address cannot be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise PublishError(f"cannot listen: {error.strerror}", f"{host}:{port}", "choose another with --port") from error
