"""OpenRefine asks here which person or organization of the archive a name means.

Source: W3C Entity Reconciliation Community Group, Reconciliation Service API 0.2. Own, and not datasette-reconcile: that
looks at one name of each row (an actor has many), scores with the abandoned fuzzywuzzy, and links to internal keys.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any

from archive.publish.pages.links import path_of

if TYPE_CHECKING:
    import sqlite3

    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

PATH = "/actors/reconcile"
TYPES = {"person": {"id": "person", "name": "Person"}, "organization": {"id": "organization", "name": "Organization"}}
MOST_QUERIES = 50  # in one request
MOST_WORDS, LONGEST = 8, 200
MOST_RESULTS, RESULTS = 20, 5
# Of a hundred: from which score on a name is the one that is meant, where no other comes near.
SURE, CLEAR = 95, 8

CANDIDATES = """
SELECT a.public_id, a.kind, a.name, group_concat(n.name, char(10)) AS names, max(n.articles) AS articles
FROM (SELECT rowid AS id FROM actor_names_fts WHERE actor_names_fts MATCH :words ORDER BY rank LIMIT 200) found
JOIN actor_names n ON n.id = found.id JOIN actors a ON a.id = n.actor_id
WHERE :kinds = '' OR instr(:kinds, a.kind) GROUP BY a.id"""


async def show_reconciliation(visit: Visit) -> Response:
    """Answer `/actors/reconcile`: with `queries` their results, else what the service is."""
    form = await visit.request.post_vars() if visit.request.method == "POST" else {}
    asked = form.get("queries") or visit.param("queries")
    if not asked:
        return answer(describe(visit))
    queries = read_queries(asked)
    if queries is None:
        return answer({"status": "error", "message": "queries is no JSON object of queries"}, status=400)
    return answer({key: {"result": await find_actors(visit, query)} for key, query in queries.items()})


async def show_suggestions(visit: Visit) -> Response:
    """Answer `/actors/reconcile/suggest`: `prefix`, the beginning of a name."""
    words = fold_name(visit.param("prefix")[:LONGEST]).split()
    match = " ".join(f'"{word}"' for word in words[:-1]) + (f' "{words[-1]}"*' if words else "")
    rows = await visit.rows(CANDIDATES, words=match, kinds="") if words else []
    found = sorted(rows, key=lambda row: (-row["articles"], row["name"]))[:MOST_RESULTS]
    return answer({"result": [{"id": row["public_id"], "name": row["name"], "notable": [TYPES[row["kind"]]]} for row in found]})


def answer(content: Mapping[str, Any], status: int = 200) -> Response:
    """Return JSON that OpenRefine may read from whatever address it runs at."""
    from datasette.utils.asgi import Response

    return Response.json(content, status=status, headers={"access-control-allow-origin": "*"})


def describe(visit: Visit) -> dict[str, Any]:
    """Return the service's manifest."""
    return {
        "versions": ["0.2"],
        "name": f"{visit.datasette.metadata('title') or 'Archive'}: people and organizations",
        "identifierSpace": visit.address("/id/"),
        "schemaSpace": visit.address("/archive/actors"),
        "defaultTypes": list(TYPES.values()),
        "view": {"url": visit.address(path_of("p")).removesuffix("p") + "{{id}}"},
        "suggest": {"entity": {"service_url": visit.address(PATH), "service_path": "/suggest"}},
    }


def read_queries(text: str) -> dict[str, Mapping[str, Any]] | None:
    """Return queries by their keys, no more than can be answered at once; None for what are none."""
    try:
        queries = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(queries, dict) or not all(isinstance(query, dict) for query in queries.values()):
        return None
    return dict(list(queries.items())[:MOST_QUERIES])


async def find_actors(visit: Visit, query: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return who may be meant, the likeliest first."""
    name = fold_name(str(query.get("query") or "")[:LONGEST])
    words = " OR ".join(f'"{word}"' for word in name.split()[:MOST_WORDS])
    if not words:
        return []
    wanted = query.get("type")
    kinds = [kind for kind in TYPES if kind == wanted or (isinstance(wanted, list) and kind in wanted)]
    rows = await visit.rows(CANDIDATES, words=words, kinds=" ".join(kinds))
    limit = query.get("limit")
    return rank(rows, name)[: min(limit, MOST_RESULTS) if isinstance(limit, int) and limit > 0 else RESULTS]


def rank(rows: Iterable[sqlite3.Row], name: str) -> list[dict[str, Any]]:
    """Return rows as results, scored by the likest of their names; a match where one is like and no other nearly as much."""
    scored = sorted(
        ((max(likeness(name, fold_name(one)) for one in row["names"].split("\n")), row["articles"], row) for row in rows),
        key=lambda one: (-one[0], -one[1], one[2]["public_id"]),
    )
    results = [
        {"id": row["public_id"], "name": row["name"], "type": [TYPES[row["kind"]]], "score": score, "match": False}
        for score, _, row in scored
    ]
    if results and results[0]["score"] >= SURE and all(one["score"] <= results[0]["score"] - CLEAR for one in results[1:2]):
        results[0]["match"] = True
    return results


def likeness(one: str, other: str) -> float:
    """Return how like two folded names are, of a hundred, in whatever order their words stand.

    >>> likeness("shoigu sergei", "sergei shoigu"), likeness("sergey shoigu", "sergei shoigu") > 90
    (100.0, True)
    """
    first, second = " ".join(sorted(one.split())), " ".join(sorted(other.split()))
    return round(100 * SequenceMatcher(None, first, second, autojunk=False).ratio(), 1)


def fold_name(name: str) -> str:
    """Return the words of a name without case and accents.

    >>> fold_name("ŞENTOP, Mustafa")
    'sentop mustafa'
    """
    plain = "".join(one for one in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(one))
    return " ".join(re.findall(r"[^\W_]+", plain))
