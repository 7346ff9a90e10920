"""The addresses that readers of an archive ask for, by kind of page: those that everybody asks, and any others by chance."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from sqlite3 import Connection
from urllib.parse import quote, quote_plus, urlencode

from archive.db import open_reader
from archive.publish.metadata import DATABASE, load_metadata_file

type Pages = dict[str, list[str]]

FACTS = ("statements", "figures", "roles", "event_mentions", "dates")
# Pages that Datasette has without the archive's plugins.
TABLES = ("table", "filtered table", "row", "query")
CHOSEN = 100
LETTERS = "ABCDEFGHIKLMNOPRSTV"
# Words that stand in many articles.
COMMON = ("the", "said", "refugees", "defence minister", "peace", "of the", "russia*", '"military contingent"')

SPEAKERS = "SELECT speaker_id FROM statements WHERE speaker_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC"
PLACES = "SELECT place_id FROM entities WHERE place_id IS NOT NULL GROUP BY 1 ORDER BY count(*) DESC"


def list_addresses(database: Path) -> Pages:
    """Return addresses by kind of page."""
    with closing(open_reader(database)) as connection:
        return list_texts(connection) | list_names(connection) | list_facts(connection) | list_tables(connection)


def list_texts(connection: Connection) -> Pages:
    """Return the addresses of pages of articles, of what is searched for, and of what stands in the archive as a whole."""
    articles = pick(connection, "SELECT public_id FROM articles")
    publishers = pick(connection, "SELECT name FROM publishers")
    years = pick(connection, "SELECT DISTINCT published_year FROM articles WHERE published_year IS NOT NULL")
    titles = pick(connection, "SELECT title FROM articles WHERE title <> ''")[:20]
    names = pick(connection, "SELECT name FROM actors")[:20]
    words = [*COMMON, *names, *(f"{name} peace" for name in names), *(word for title in titles for word in title.split())]
    return {
        "home": ["/"],
        "articles": [
            "/articles",
            *(f"/articles?{urlencode({'year': year})}" for year in years),
            *(f"/articles?{urlencode({'publisher': name})}" for name in publishers),
            *(f"/articles?before={key}" for key in articles[:20]),
        ],
        "article": [f"/article/{key}" for key in articles],
        "search": [
            *(f"/search?q={quote_plus(word)}" for word in words),
            *(f"/search?kind={kind}&q=peace" for kind in ("statement", "article", "figure", "event")),
        ],
        "conflicts": ["/conflicts"],
        "quality": ["/quality"],
    }


def list_names(connection: Connection) -> Pages:
    """Return the addresses of pages of actors and places."""
    actors, places = pick(connection, "SELECT public_id FROM actors"), pick(connection, "SELECT public_id FROM places")
    foremost = pick(connection, f"SELECT public_id FROM actors WHERE id IN ({SPEAKERS} LIMIT 10)")
    names = pick(connection, "SELECT name FROM actors")[:20]
    return {
        "actor": [f"/actor/{key}" for key in actors],
        "foremost actor": [
            *(f"/actor/{key}" for key in foremost),
            *(f"/actor/{key}?about={word}" for key in foremost[:5] for word in ("peace", "refugees")),
        ],
        "people": [
            *("/people", "/organizations"),
            *(f"/people?from={letter}" for letter in LETTERS),
            *(f"/people?q={quote_plus(name.split()[-1])}" for name in names),
        ],
        "places": ["/places", *(f"/places?from={letter}" for letter in LETTERS)],
        "place": [f"/place/{key}" for key in places],
        "feed": [*(f"/actor/{key}/statements.atom" for key in (*foremost[:3], *actors[:10])), "/search.atom?q=peace"],
    }


def list_facts(connection: Connection) -> Pages:
    """Return the addresses of pages of posts, figures and events."""
    titles, topics = pick(connection, "SELECT DISTINCT title FROM roles"), pick(connection, "SELECT name FROM topics")
    foremost = pick(connection, f"SELECT public_id FROM actors WHERE id IN ({SPEAKERS} LIMIT 10)")
    everywhere = pick(connection, f"SELECT public_id FROM places WHERE id IN ({PLACES} LIMIT 5)")
    return {
        "posts": ["/posts", *(f"/posts/{quote(title, safe='')}" for title in titles if len(title) < 300)],
        "figures": ["/figures", "/figures?q=refugees", *(f"/figures?from={letter}" for letter in LETTERS)],
        "a figure": [f"/figures/{quote(name, safe='')}" for name in topics],
        "events": [
            *("/events", "/events?type=CONSULT", "/events?type=ASSAULT&status=occurred", "/events?from=2016&to=2018"),
            *(f"/events?place={key}" for key in everywhere),
            *(f"/events?actor={key}" for key in (*foremost, *pick(connection, "SELECT public_id FROM actors")[:10])),
        ],
    }


def list_tables(connection: Connection) -> Pages:
    """Return the addresses of Datasette's own pages."""
    shown = load_metadata_file()["databases"][DATABASE]
    tables = [name for name in shown["tables"] if connection.execute(f'SELECT 1 FROM "{name}"').fetchone()]
    key = "SELECT 1 FROM pragma_table_info(?) WHERE pk AND type = 'INTEGER'"
    keyed = [name for name in tables if connection.execute(key, (name,)).fetchone()]
    return {
        "table": [f"/{DATABASE}/{name}" for name in tables] + [f"/{DATABASE}/{name}?_size=20&_nofacet=1" for name in tables],
        "filtered table": [path for name in FACTS for path in filter_table(connection, name)],
        "row": [f"/{DATABASE}/{name}/{key}" for name in keyed for key in pick(connection, f"SELECT rowid FROM {name}")[:5]],
        "query": [*(f"/{DATABASE}/{name}" for name in shown["queries"]), *ask_queries(connection)],
    }


def filter_table(connection: Connection, name: str) -> Iterator[str]:
    """Yield the addresses of parts of a table."""
    yield from (f"/{DATABASE}/{name}?article_id={key}" for key in pick(connection, "SELECT id FROM articles")[:5])
    yield f"/{DATABASE}/{name}?state=current&_sort_desc=id&_nofacet=1"
    yield f"/{DATABASE}/{name}?_facet=state"


def ask_queries(connection: Connection) -> Iterator[str]:
    """Yield the addresses of queries with what a reader fills in."""
    for (name,) in connection.execute(f"SELECT name FROM actors WHERE id IN ({SPEAKERS} LIMIT 3)"):
        yield f"/{DATABASE}/what_did_they_say?{urlencode({'speaker': name, 'about': 'peace'})}"
    yield f"/{DATABASE}/figures_of_a_topic?topic=refugees&place="
    yield f"/{DATABASE}/who_held_the_post?post=president&day=2020-11-21"
    yield f"/{DATABASE}/events_between?from_day=2020-11-01&to_day=2020-11-03&type=&participant="


def pick(connection: Connection, sql: str) -> list[str]:
    """Return up to a hundred values of those that a query has, by chance."""
    values = [str(value) for (value,) in connection.execute(sql)]
    return random.sample(values, min(CHOSEN, len(values)))
