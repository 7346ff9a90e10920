"""OpenRefine's questions, as the Reconciliation Service API 0.2 has them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.publish.serving import make_datasette
from hand_made_pages import Ask, open_pages

PATH = "/actors/reconcile"


@pytest.fixture(scope="module")
def ask(seeds_db: Path) -> Iterator[Ask]:
    with open_pages(seeds_db) as ask:
        yield ask


def results(ask: Ask, **query: Any) -> list[dict[str, Any]]:
    answer = ask(PATH, queries=json.dumps({"q0": query})).json()
    found: list[dict[str, Any]] = answer["q0"]["result"]
    return found


def test_service_says_what_it_is(ask: Ask) -> None:
    answer = ask(PATH)
    manifest = answer.json()
    assert answer.headers["access-control-allow-origin"] == "*"
    assert manifest["versions"] == ["0.2"]
    assert {"name", "identifierSpace", "schemaSpace"} <= set(manifest)
    assert manifest["view"]["url"].endswith("/actor/{{id}}")
    assert [one["id"] for one in manifest["defaultTypes"]] == ["person", "organization"]


@pytest.mark.parametrize(
    "typed, name, is_match",
    [
        ("Sergei Lavrov", "Sergei Lavrov", True),
        ("LAVROV, Sergei", "Sergei Lavrov", True),
        ("Sergey Lavrov", "Sergei Lavrov", True),
        ("Lavrov", "Sergei Lavrov", True),
        ("Sergei Shoygu", "Sergei Shoigu", False),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan", True),
    ],
)
def test_names_are_found(ask: Ask, typed: str, name: str, is_match: bool) -> None:
    first = results(ask, query=typed)[0]
    assert (first["name"], first["match"]) == (name, is_match)
    assert first["type"] == [{"id": "person", "name": "Person"}]
    assert ask(f"/actor/{first['id']}").status_code == 200


def test_type_and_limit_narrow(ask: Ask) -> None:
    assert results(ask, query="Sergei Lavrov", type="organization") == []
    assert len(results(ask, query="Sergei Lavrov", type=["person"], limit=1)) == 1
    assert results(ask, query="") == []


@pytest.mark.parametrize("queries", ["{", "[]", '{"q0": 5}', "[" * 5000])
def test_bad_queries_are_told(ask: Ask, queries: str) -> None:
    answer = ask(PATH, queries=queries)
    assert answer.status_code == 400
    assert answer.json()["status"] == "error"


@pytest.mark.parametrize("typed", ['"', "a OR b NEAR(", "*", "' --", "\ud800", "\0"])
def test_no_words_break_it(ask: Ask, typed: str) -> None:
    assert isinstance(results(ask, query=typed, type={"a": 1}, limit="x"), list)


def test_questions_come_by_post(seeds_db: Path) -> None:
    datasette = make_datasette(seeds_db)
    queries = {f"q{number}": {"query": "Putin"} for number in range(60)}

    async def post() -> tuple[Any, Any]:
        await datasette.invoke_startup()
        found = await datasette.client.post(PATH, data={"queries": json.dumps(queries)})
        return found, await datasette.client.post("/people", data={"q": "Putin"})

    answer, refused = asyncio.run(post())
    assert answer.json()["q0"]["result"][0]["name"] == "Vladimir Putin"
    assert len(answer.json()) == 50
    assert refused.status_code == 405


def test_beginnings_of_names_are_completed(ask: Ask) -> None:
    found = ask(f"{PATH}/suggest", prefix="Serg").json()["result"]
    assert {"Sergei Lavrov", "Sergei Shoigu"} <= {one["name"] for one in found}
    assert ask(f"{PATH}/suggest", prefix='"').json() == {"result": []}
