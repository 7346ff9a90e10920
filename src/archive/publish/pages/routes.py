"""Which paths lead to which page, and what stands in the navigation of every page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from archive.publish.pages.article import show_article
from archive.publish.pages.articles import show_articles
from archive.publish.pages.feeds import show_actor_feed, show_search_feed
from archive.publish.pages.home import show_home
from archive.publish.pages.links import show_id
from archive.publish.pages.search import show_search

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

# A part of a path that is a public id; nothing longer is looked for.
ID = r"(?P<id>[A-Za-z0-9]{1,40})"

# Datasette matches from the start and takes the first that fits.
ROUTES: tuple[tuple[str, Callable[[Visit], Awaitable[Response]]], ...] = (
    (r"/$", show_home),
    (r"/search$", show_search),
    (r"/search\.atom$", show_search_feed),
    (r"/articles$", show_articles),
    (rf"/article/{ID}$", show_article),
    (rf"/article/{ID}/(?P<revision>[0-9a-f]{{12}})$", show_article),
    (rf"/actor/{ID}/statements\.atom$", show_actor_feed),
    (rf"/id/{ID}$", show_id),
)

# Label and path, in the order in which a reader meets them.
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("Home", "/"),
    ("Articles", "/articles"),
    ("Tables", "/archive"),
    ("SQL", "/archive?sql=select+*+from+who_said_what+limit+20"),
)
