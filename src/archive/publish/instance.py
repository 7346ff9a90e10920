"""A published bundle at work: one process of Datasette a core, under a supervisor that replaces any that ends.

`python -m archive.publish.instance` in the folder of the bundle starts it. The environment chooses:

    HOST, PORT          where to listen; by default all addresses, port 8001
    WEB_CONCURRENCY     how many processes; by default one a core
    DATASETTE_SECRET    signs cookies; by default made anew at each start, the same for all processes
    ARCHIVE_BUNDLE      the folder of the bundle; by default the present one
"""

from __future__ import annotations

import json
import os
import secrets
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from archive.publish.health import PORT

if TYPE_CHECKING:
    from datasette.app import Datasette

    from archive.publish.gate import App
    from archive.publish.watch import Watch


def main() -> None:
    """Serve the bundle until told to stop."""
    # The supervisor has no need of Datasette, and each process that it starts imports what it needs itself.
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    os.environ.setdefault("DATASETTE_SECRET", secrets.token_hex(32))
    config = uvicorn.Config(
        "archive.publish.instance:make_app",
        factory=True,
        host=os.environ.get("HOST", "0.0.0.0"),  # noqa: S104 - a server, in its container
        port=int(os.environ.get("PORT", PORT)),
        workers=count_processes(),
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
    )
    listening = config.bind_socket()
    # Else each answer on a connection that was used before waits 40 ms for the reader's machine to confirm the one before.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    Multiprocess(config, sockets=[listening]).run()


def count_processes() -> int:
    """Return how many processes are asked for, else one a core."""
    asked = int(os.environ.get("WEB_CONCURRENCY", 0))
    return asked or (len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1)


def make_app() -> App:
    """Return the app of one process."""
    from archive.publish.watch import Watch

    watch = Watch()
    watch.start()
    app: App = open_bundle(Path(os.environ.get("ARCHIVE_BUNDLE", ".")), watch).app()
    return app


def open_bundle(folder: Path, watch: Watch | None = None) -> Datasette:
    """Return Datasette on a bundle."""
    from datasette.app import Datasette

    from archive.publish.metadata import DATABASE, load_metadata_file
    from archive.publish.pages.standing import set_standing
    from archive.publish.sealed import Ahead, SealedDatabase, put_in_place

    archive = folder / f"{DATABASE}.db"
    datasette = Datasette(
        immutables=[str(archive)],
        inspect_data=json.loads((folder / "inspect-data.json").read_text("utf-8")),
        metadata=load_metadata_file(folder / "metadata.yml"),
        settings=json.loads((folder / "settings.json").read_text("utf-8")),
        secret=os.environ.get("DATASETTE_SECRET"),
    )
    ahead = Ahead.load((folder / "answers.json").read_text("utf-8"))
    put_in_place(datasette, SealedDatabase(datasette, archive, ahead.queries, watch))
    set_standing(datasette, ahead.standing)
    return datasette


if __name__ == "__main__":
    main()
