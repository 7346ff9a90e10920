"""`archive extract` prints the form of the annotation guide, and its spans are true."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from archive.cli import main

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
GOLD = {file.stem: json.loads(file.read_text("utf-8")) for file in sorted((ROOT / "tests" / "gold").glob("*.json"))}


@pytest.fixture(scope="module")
def extracted() -> dict[str, dict[str, Any]]:
    result = CliRunner().invoke(main, ["extract", *map(str, SEEDS)])
    assert result.exit_code == 0, result.output
    return {document["doc"]: document for document in map(json.loads, result.stdout.splitlines())}


def spans_of(value: Any) -> Iterator[list[int]]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from spans_of(inner)
    elif isinstance(value, list):
        if len(value) == 2 and all(type(item) is int for item in value):
            yield value
        else:
            for inner in value:
                yield from spans_of(inner)


def test_every_document_comes_out_with_the_hash_of_its_text(extracted: dict[str, dict[str, Any]]) -> None:
    for path in SEEDS:
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        assert extracted[path.name]["sha256"] == hashlib.sha256(text.encode()).hexdigest()


def test_keys_are_those_of_the_gold_and_more(extracted: dict[str, dict[str, Any]]) -> None:
    for gold in GOLD.values():
        found = extracted[gold["doc"]]
        assert set(gold) <= set(found)
        for kind in ("persons", "roles", "statements", "figures", "events", "dates"):
            if gold[kind] and found[kind]:
                assert set(gold[kind][0]) <= set(found[kind][0]), kind


def test_spans_lie_in_the_text_and_hold_words(extracted: dict[str, dict[str, Any]]) -> None:
    for path in SEEDS:
        text = path.read_text("utf-8")
        for start, end in spans_of(extracted[path.name]):
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


def test_references_lead_to_persons_of_the_document(extracted: dict[str, dict[str, Any]]) -> None:
    for document in extracted.values():
        persons = {person["id"] for person in document["persons"]}
        meant = {role["person"] for role in document["roles"]}
        meant |= {
            statement["speaker"]["person"] for statement in document["statements"] if "person" in (statement["speaker"] or {})
        }
        assert meant <= persons


def test_bad_file_is_told_and_the_others_go_through(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"caf\xe9")
    (tmp_path / "good.txt").write_text("Ann Lee said it rained.")
    result = CliRunner().invoke(main, ["extract", str(tmp_path / "bad.txt"), str(tmp_path / "good.txt")])
    assert result.exit_code == 1
    assert json.loads(result.stdout)["doc"] == "good.txt"
    assert "bad.txt: not UTF-8 at byte 3" in result.stderr
    assert result.stderr.count("\n") == 1


def test_manifest_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ann Lee said it rained.")
    (tmp_path / "manifest.yml").write_text("a.txt: {published: 2001-01-01}")
    result = CliRunner().invoke(main, ["extract", str(tmp_path / "a.txt")])
    assert json.loads(result.stdout)["article"]["published"] is None
    (tmp_path / "a.yml").write_text("published: 2001-01-01")
    result = CliRunner().invoke(main, ["extract", str(tmp_path / "a.txt")])
    assert json.loads(result.stdout)["article"]["published"] == "2001-01-01"
