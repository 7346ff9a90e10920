"""A reader's request: asks the archive, answers with a page."""

from __future__ import annotations

import json
import sqlite3
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from archive.publish.metadata import DATABASE
from archive.publish.pages.standing import load_standing

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request, Response


@lru_cache(maxsize=8)
def base_of(datasette: Datasette) -> str:
    """Return what stands before every path, "" for most servers. Datasette's own `urls` takes long over it."""
    base: str = datasette.setting("base_url")
    return base.rstrip("/")


def based(datasette: Datasette, path: str) -> str:
    """Return a path of the archive as a link has it."""
    return base_of(datasette) + path


class Visit:
    """One request for a page."""

    def __init__(self, datasette: Datasette, request: Request) -> None:
        self.datasette = datasette
        self.request = request
        # What stands in the path, as the reader sees it.
        self.vars: dict[str, str] = {name: unquote(value) for name, value in request.url_vars.items() if value is not None}

    def param(self, name: str, default: str = "") -> str:
        """Return what stands behind the question mark under a name, without white space around it."""
        value: str = self.request.args.get(name) or default
        return value.replace("\0", " ").strip()

    def number(self, name: str, default: int = 1, largest: int = 1_000_000) -> int:
        """Return a whole number of the address, from 1 on; the default where there is none."""
        value = self.param(name)
        return min(max(int(value), 1), largest) if value.isdecimal() and len(value) < len(str(2**63)) else default

    async def rows(self, sql: str, **values: object) -> list[sqlite3.Row]:
        """Return the answer of the archive; `values` stand for the `:names` of the SQL."""
        return list((await self.datasette.get_database(DATABASE).execute(sql, values)).rows)

    async def rows_of(self, sql: str, of: list[Any], **values: object) -> list[sqlite3.Row]:
        """Return the answer to SQL that asks for a list: `IN (SELECT value FROM json_each(:of))`. None for an empty one."""
        return await self.rows(sql, of=json.dumps(of), **values) if of else []

    async def row(self, sql: str, **values: object) -> sqlite3.Row | None:
        """Return the first row of the answer."""
        rows = await self.rows(sql, **values)
        return rows[0] if rows else None

    def path(self, path: str) -> str:
        """Return a path of the archive as a link has it."""
        return based(self.datasette, path)

    def address(self, path: str) -> str:
        """Return a path with scheme and host, for feeds."""
        return str(self.datasette.absolute_url(self.request, self.path(path)))

    async def page(self, template: str, status: int = 200, **context: object) -> Response:
        """Return a page."""
        from datasette.utils.asgi import Response

        context["archive_is_empty"] = not (await load_standing(self.datasette))["articles"][0]["count"]
        body = await self.datasette.render_template(template, context, request=self.request, view_name="archive")
        return Response.html(body, status=status)

    def redirect(self, path: str, *, is_forever: bool = False) -> Response:
        """Return the way to another page of the archive."""
        from datasette.utils.asgi import Response

        return Response.redirect(self.path(path), status=301 if is_forever else 302)

    async def not_found(self, reason: str) -> Response:
        """Return the page that says so."""
        return await self.page("archive/missing.html", status=404, reason=reason)
