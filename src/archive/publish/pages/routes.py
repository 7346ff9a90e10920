"""Which paths lead to which page, and what stands in the navigation of every page."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from archive.publish.pages.actor import show_actor
from archive.publish.pages.article import show_article
from archive.publish.pages.articles import show_articles
from archive.publish.pages.conflicts import show_conflicts
from archive.publish.pages.events import show_events
from archive.publish.pages.feeds import show_actor_feed, show_search_feed
from archive.publish.pages.figures import show_topic, show_topics
from archive.publish.pages.home import show_home
from archive.publish.pages.links import show_id
from archive.publish.pages.names import show_organizations, show_people, show_places
from archive.publish.pages.place import show_place
from archive.publish.pages.posts import show_post, show_posts
from archive.publish.pages.quality import show_quality
from archive.publish.pages.reconcile import show_reconciliation, show_suggestions
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
    (rf"/actor/{ID}$", show_actor),
    (rf"/actor/{ID}/statements\.atom$", show_actor_feed),
    (r"/people$", show_people),
    (r"/organizations$", show_organizations),
    (r"/actors/reconcile/?$", show_reconciliation),
    (r"/actors/reconcile/suggest$", show_suggestions),
    (rf"/place/{ID}$", show_place),
    (r"/places$", show_places),
    (r"/posts$", show_posts),
    (r"/posts/(?P<title>[^/]{1,400})$", show_post),
    (r"/figures$", show_topics),
    (r"/figures/(?P<topic>[^/]{1,600})$", show_topic),
    (r"/events$", show_events),
    (r"/conflicts$", show_conflicts),
    (r"/quality$", show_quality),
    (rf"/id/{ID}$", show_id),
)

# Pages that are asked by POST too; they write as little as the others.
ASKED_BY_POST = frozenset({show_reconciliation})

# Label and path, in the order in which a reader meets them.
NAVIGATION: tuple[tuple[str, str], ...] = (
    ("Home", "/"),
    ("Articles", "/articles"),
    ("People", "/people"),
    ("Organizations", "/organizations"),
    ("Places", "/places"),
    ("Posts", "/posts"),
    ("Figures", "/figures"),
    ("Events", "/events"),
    ("Conflicts", "/conflicts"),
    ("Quality", "/quality"),
    ("Tables", "/archive"),
    ("SQL", "/archive?sql=select+*+from+who_said_what+limit+20"),
)
