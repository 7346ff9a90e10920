"""The archive's second plugin for Datasette: nobody can do harm, whatever they ask and whatever the articles say.

Works wherever a database is called `archive`: in `archive serve`, in a published bundle, and in a plain
`datasette archive.db`. Does nothing elsewhere. Metadata can ask for more, or less:

    plugins:
      archive-security:
        cors: true                        # other sites' scripts may read the JSON and CSV of the archive
        content_security_policy: false    # where other plugins need scripts of their own or of other hosts
        longest: 20000000                 # bytes of the longest value, where an article's text is longer than usual
"""

from __future__ import annotations

import json
import re
import sqlite3
import threading
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import datasette
from datasette import hookimpl
from datasette.database import QueryInterrupted
from datasette.views.base import DatasetteError

from archive.publish.gate import App, Gate
from archive.publish.limits import LONGEST, limit_reader
from archive.publish.metadata import DATABASE
from archive.publish.pages.routes import ASKED_BY_POST, ROUTES
from archive.publish.policy import make_policy

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response

PLUGIN = "archive-security"
TOO_MUCH = {MemoryError: "The query needs more memory than it may have.", QueryInterrupted: "The query took too long."}
DATASETTE, JSON = (str(Path(module.__file__ or "").parent) for module in (datasette, json))
# Datasette makes its app anew for each request of its own client.
_gates: WeakKeyDictionary[Datasette, Gate] = WeakKeyDictionary()


@hookimpl
def prepare_connection(conn: sqlite3.Connection, database: str, datasette: Datasette) -> None:
    """Limit a connection that reads the archive."""
    if database == DATABASE and not is_writer(conn, datasette):
        limit_reader(conn, load_config(datasette).get("longest", LONGEST))


def is_writer(connection: sqlite3.Connection, datasette: Datasette) -> bool:
    """Tell whether Datasette made a connection for writing: no stranger's SQL ever gets there."""
    archive = datasette.databases[DATABASE]
    return archive._write_thread is threading.current_thread() or archive._write_connection is connection


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[App], App]:
    """Put the gate around Datasette."""
    if DATABASE not in datasette.databases:
        return lambda app: app
    if datasette not in _gates:
        _gates[datasette] = make_gate(datasette)
    return _gates[datasette].around


def make_gate(datasette: Datasette) -> Gate:
    """Return the gate that the metadata ask for."""
    config = load_config(datasette)
    return Gate(
        policy=make_policy(datasette) if config.get("content_security_policy", True) else None,
        is_sealed=not datasette.databases[DATABASE].is_mutable,
        is_shared=config.get("cors", False) is True,
        asked_by_post=tuple(re.compile(path) for path, show in ROUTES if show in ASKED_BY_POST),
    )


def load_config(datasette: Datasette) -> dict[str, Any]:
    """Return what the metadata say about this plugin."""
    return datasette.plugin_config(PLUGIN) or {}


@hookimpl
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Callable[[], Awaitable[Response]] | None:
    """Answer what a reader asks for in vain with 400; Datasette would take some of it for a fault of its own."""
    if isinstance(exception, DatasetteError) and exception.status == 500:
        exception.status = 400
    words = TOO_MUCH.get(type(exception)) or ("That cannot be read as a question." if is_misread(exception) else None)
    if words is None:
        return None

    async def answer() -> Response:
        from datasette.utils.asgi import Response

        told = {"ok": False, "error": words, "status": 400, "title": None}
        if request.path.endswith(".json"):
            return Response.json(told, status=400)
        return Response.html(await datasette.render_template("error.html", told, request=request), status=400)

    return answer


def is_misread(exception: Exception) -> bool:
    """Tell whether Datasette stumbled over an address: a number or JSON was to be read where there is none."""
    frames = [frame.filename for frame in extract_tb(exception.__traceback__)]
    own = [name for name in frames if not name.startswith(JSON)]
    return isinstance(exception, ValueError | KeyError) and bool(own) and own[-1].startswith(DATASETTE)
