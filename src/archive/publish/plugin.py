"""The archive's plugin for Datasette: its pages, its frame around Datasette's own pages, links in the tables.

Does nothing where no database is called `archive`, or where it is somebody else's. Templates stand in `templates/`,
style sheets and the script in `static/`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable
from contextlib import closing
from functools import cache, lru_cache, partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

from datasette import hookimpl

from archive.db import open_reader
from archive.publish.metadata import DATABASE
from archive.publish.pages import links, visit, wording
from archive.publish.pages.land import warm_outlines
from archive.publish.pages.routes import ASKED_BY_POST, NAVIGATION, ROUTES
from archive.publish.pages.standing import load_standing
from archive.publish.pages.visit import Visit

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response
    from jinja2 import Environment

type View = Callable[[Datasette, Request], Awaitable[Response]]

STATIC = Path(__file__).parent / "static"
# Columns of tables, views and queries that hold public ids.
ID_COLUMNS = ("public_id", "article_public_id", "target_public_id", "other_public_id")
# Columns that lead to a table whose rows need not have what Datasette labels them with: articles without a headline.
UNLABELLED = dict.fromkeys(("article_id", "parent_id", "duplicate_of_id", "revision_of_id"), "articles")


def is_archive(datasette: Datasette) -> bool:
    """Tell whether Datasette serves an archive: a database of that name, and with its tables."""
    database = datasette.databases.get(DATABASE)
    return database is not None and database.path is not None and _has_tables(str(database.path))


@lru_cache(maxsize=8)
def _has_tables(path: str) -> bool:
    with closing(open_reader(Path(path))) as connection:
        return connection.execute("SELECT 1 FROM pragma_table_info('event_mentions')").fetchone() is not None


@hookimpl
def startup(datasette: Datasette) -> Callable[[], Awaitable[None]]:
    """Look up what readers should not wait for."""

    async def look_up() -> None:
        if is_archive(datasette):
            # Two seconds of work, which no reader of the first map should wait for, nor one of another page.
            Thread(target=warm_outlines, daemon=True).start()
            await load_standing(datasette)

    return look_up


@hookimpl
def register_routes(datasette: Datasette) -> list[tuple[str, View]]:
    """Return the pages' paths."""
    if not is_archive(datasette):
        return []
    return [(path, make_view(show)) for path, show in ROUTES]


def make_view(show: Callable[[Visit], Awaitable[Response]]) -> View:
    """Return a page as Datasette calls it: only for reading, and only for those who may see the database."""
    methods = ("GET", "HEAD", "POST") if show in ASKED_BY_POST else ("GET", "HEAD")

    async def view(datasette: Datasette, request: Request) -> Response:
        from datasette.utils.asgi import Response

        if request.method not in methods:
            return Response.text("Only for reading.", status=405, headers={"allow": ", ".join(methods)})
        await datasette.ensure_permissions(request.actor, [("view-database", DATABASE), "view-instance"])
        return await show(Visit(datasette, request))

    return view


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """Give the templates the frame, links and wordings."""
    env.filters.update(wording.FILTERS)
    env.globals["archive_frame"] = partial(make_frame, datasette)
    env.globals["base_path"] = partial(visit.based, datasette)
    env.globals["kind_of"] = links.kind_of
    env.globals["link"] = lambda public_id: visit.based(datasette, links.path_of(public_id))
    env.globals["topic_link"] = lambda name: visit.based(datasette, links.topic_path(name))


def make_frame(datasette: Datasette) -> dict[str, Any] | None:
    """Return what the frame around every page needs; None where Datasette serves no archive."""
    if not is_archive(datasette):
        return None
    return {
        "title": (datasette.metadata("title") or "Archive"),
        "navigation": [(label, visit.based(datasette, path)) for label, path in NAVIGATION],
        "static": lambda name: f"{datasette.urls.static_plugins('archive', name)}?{digest_of(name)}",
    }


@cache
def digest_of(name: str) -> str:
    """Return a few letters that change with a static file, so that browsers never keep an old one."""
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]


@hookimpl
def render_cell(value: object, column: str, database: str, datasette: Datasette) -> Any:  # noqa: ANN401 - Datasette's signature
    """Return a public id in a table as a link to what bears it, and a row that has no label as one that has none."""
    if database != DATABASE or not is_archive(datasette):
        return None
    if isinstance(value, dict) and value.get("label", "") is None:
        return link_unlabelled(datasette, column, value["value"])
    if column not in ID_COLUMNS or not isinstance(value, str) or not value.isalnum():
        return None
    from markupsafe import Markup

    return Markup('<a href="{}">{}</a>').format(visit.based(datasette, links.path_of(value)), value)


def link_unlabelled(datasette: Datasette, column: str, key: int) -> Any:  # noqa: ANN401 - as above
    """Return the link to a row of another table, as Datasette would write it if the row had a label."""
    from markupsafe import Markup

    table = UNLABELLED.get(column)
    path = visit.based(datasette, f"/{DATABASE}/{table}/{key}")
    return Markup('<a href="{}">{}</a>&nbsp;<em>{}</em>').format(path, "untitled", key) if table else None
