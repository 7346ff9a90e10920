"""What every request passes before Datasette sees it, and every answer before it leaves: refusals, turns, headers."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_to_bytes

type Scope = MutableMapping[str, Any]
type Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
type App = Callable[[Scope, Any, Send], Awaitable[None]]

# Bytes of a path and of what stands behind its question mark: Datasette's longest are those of its SQL editor.
LONGEST_PATH = 2_000
LONGEST_QUERY = 16_000
MOST_PARAMETERS = 100
# Each is a query of its own.
MOST_FACETS = 12
HOST = re.compile(rb"([A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?")
READING = {"GET", "HEAD"}
WRITING = {"POST", "OPTIONS"}
# Bytes of what is posted; its length has to be said beforehand.
LARGEST_BODY = 1_000_000

# SQL by hand, which may take as long as it is allowed to, takes turns, so that pages always find a thread.
BY_HAND = re.compile(rb"(^|&)(sql|_where)=")
AT_ONCE = 2
MOST_WAITING = 20

HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"no-referrer",
    b"cross-origin-opener-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
}
# What other sites' scripts may read where they are let: data, and whom a name means, but no pages.
SHARED = re.compile(r"/archive(/[^/]+)*\.(json|csv)|/actors/reconcile(/.*)?")


class Refusal(Exception):  # noqa: N818 - an answer, no error of the program
    """The status and words of an answer to a request that is not let in."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status = status
        self.words = words


@dataclass(slots=True)
class Gate:
    """The rules of one Datasette: how requests are let in, and with which headers answers leave."""

    policy: str | None = None
    is_sealed: bool = False  # nothing is ever written
    is_shared: bool = False  # other sites' scripts may read data
    asked_by_post: tuple[re.Pattern[str], ...] = ()  # paths that are asked by POST and write nothing
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    waiting: int = 0

    def around(self, app: App) -> App:
        """Return an app behind the gate."""

        async def guarded(scope: Scope, receive: Any, send: Send) -> None:  # noqa: ANN401
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            send = self.with_headers(scope, send)
            try:
                check_method(scope, self.methods_for(scope["path"]))
                check_request(scope)
                if scope["method"] == "OPTIONS" and self.is_shared:
                    raise Refusal(204, "")
                async with AsyncExitStack() as stack:
                    if BY_HAND.search(scope["query_string"]):
                        await self.take_turn(stack)
                    await app(scope, receive, send)
            except Refusal as refusal:
                await refuse(send, refusal)

        return guarded

    def methods_for(self, path: str) -> set[str]:
        """Return how a path may be asked."""
        if not self.is_sealed or any(pattern.match(path) for pattern in self.asked_by_post):
            return READING | WRITING
        return READING | {"OPTIONS"} if self.is_shared and SHARED.fullmatch(path) else READING

    async def take_turn(self, stack: AsyncExitStack) -> None:
        """Wait until few enough others ask SQL by hand. Raises: Refusal where too many wait already."""
        if self.waiting >= MOST_WAITING:
            raise Refusal(429, "Too many ask SQL of their own just now: try again in a minute.")
        self.waiting += 1
        try:
            await stack.enter_async_context(self.turns)
        finally:
            self.waiting -= 1

    def with_headers(self, scope: Scope, send: Send) -> Send:
        """Return a send that adds the headers."""
        added = dict(HEADERS)
        if self.policy:
            added[b"content-security-policy"] = self.policy.encode("latin-1")
        if self.is_shared and SHARED.fullmatch(scope["path"]):
            added[b"access-control-allow-origin"] = b"*"
            added[b"access-control-allow-headers"] = b"content-type"

        async def send_more(message: MutableMapping[str, Any]) -> None:
            if message["type"] == "http.response.start":
                own = [(name, value) for name, value in message.get("headers", []) if name.lower() not in added]
                message = {**message, "headers": [*own, *added.items()]}
            await send(message)

        return send_more


def check_method(scope: Scope, methods: set[str]) -> None:
    """Raise Refusal where a request is to do what it may not, or brings more than it may."""
    if scope["method"] not in methods:
        raise Refusal(405, f"Only for {', '.join(sorted(methods))}.")
    given = dict(scope["headers"])
    length = given.get(b"content-length", b"" if b"transfer-encoding" in given else b"0")
    if not length.isdigit() or int(length) > LARGEST_BODY:
        raise Refusal(413, f"No more than {LARGEST_BODY} bytes.")


def check_request(scope: Scope) -> None:
    """Raise Refusal where a request is none that a reader's browser sends."""
    hosts = [value for name, value in scope["headers"] if name.lower() == b"host"]
    if len(hosts) > 1 or any(not HOST.fullmatch(host) for host in hosts):
        raise Refusal(400, "That is no host.")
    raw = (scope.get("raw_path") or scope["path"].encode()).partition(b"?")[0]
    query = scope["query_string"]
    if len(raw) > LONGEST_PATH or len(query) > LONGEST_QUERY or query.count(b"&") >= MOST_PARAMETERS:
        raise Refusal(414, "That is more than an address can be.")
    if len(re.findall(rb"(?:^|&)_facet", query)) > MOST_FACETS:
        raise Refusal(400, f"No more than {MOST_FACETS} facets at once.")
    path = unquote_to_bytes(raw)
    is_odd = path.startswith(b"//") or b".." in path.split(b"/") or any(byte in path for byte in b"\0\r\n")
    if is_odd or not raw.isascii() or not query.isascii():
        raise Refusal(400, "That is no path.")


async def refuse(send: Send, refusal: Refusal) -> None:
    """Answer with a refusal."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": refusal.words.encode()})
