"""The scorer: perfect on gold itself, and each kind of mistake costs what it should."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from archive.errors import GoldError
from archive.evaluate import evaluate_documents
from archive.evaluate.gold import check_text, find_text, load_gold
from archive.evaluate.matching import fold_head, fold_words, is_same_party, is_span_hit, party_of

GOLD = Path(__file__).parent / "gold"


@pytest.fixture
def gold() -> list[dict[str, Any]]:
    return load_gold(GOLD)


def test_gold_against_itself_is_perfect(gold: list[dict[str, Any]]) -> None:
    scores, differences = evaluate_documents(gold, {document["doc"]: document for document in gold})
    assert {name: score.f1 for name, score in scores.items() if score.f1 != 1 and score.gold} == {}
    assert differences == []


def test_nothing_predicted_is_all_missed(gold: list[dict[str, Any]]) -> None:
    scores, differences = evaluate_documents(gold, {})
    assert scores["statements"].recall == 0
    missed = [difference for difference in differences if difference.kind == "statements"]
    assert {difference.what for difference in missed} == {"missed"}
    assert len(missed) == scores["statements"].gold


MISTAKES = [
    ("figures", {"value": 1}, "figure_value"),
    ("figures", {"bound": "at_most"}, "figure_bound"),
    ("statements", {"speaker": {"name": "Nobody"}}, "statement_speaker"),
    ("statements", {"kind": "none"}, "statement_kind"),
    ("events", {"status": "negated"}, "event_status"),
    ("events", {"type": "NONE"}, "events"),
    ("dates", {"edtf": "1066"}, "dates_right"),
    ("roles", {"title": "king"}, "roles"),
]


@pytest.mark.parametrize("kind, change, score", MISTAKES)
def test_one_mistake_costs_one_row(gold: list[dict[str, Any]], kind: str, change: dict[str, Any], score: str) -> None:
    predicted = copy.deepcopy(gold)
    predicted[0][kind][0] |= change
    scores, _ = evaluate_documents(gold, {document["doc"]: document for document in predicted})
    assert scores[score].hits == scores[score].gold - 1


def test_optional_statement_is_neither_asked_for_nor_held_against(gold: list[dict[str, Any]]) -> None:
    document = gold[0]
    document["statements"][0]["optional"] = True
    with_it, _ = evaluate_documents([document], {document["doc"]: document})
    without = document | {"statements": document["statements"][1:]}
    without_it, _ = evaluate_documents([document], {document["doc"]: without})
    assert with_it["statements"].f1 == without_it["statements"].f1 == 1


def test_invented_value_counts_against_precision(gold: list[dict[str, Any]]) -> None:
    predicted = copy.deepcopy(gold)
    undated = next(row for row in predicted[0]["figures"] if row["since"] is None)
    undated["since"] = "1066"
    scores, _ = evaluate_documents(gold, {document["doc"]: document for document in predicted})
    assert scores["figure_since"].precision < 1


@pytest.mark.parametrize(
    "gold_span, predicted_span, hit",
    [((0, 5), (3, 9), True), ((0, 5), (5, 9), False), ((0, 5), (0, 26), False), (None, None, True), ((0, 5), None, False)],
)
def test_span_hit(gold_span: tuple[int, int] | None, predicted_span: tuple[int, int] | None, hit: bool) -> None:
    assert is_span_hit(gold_span, predicted_span) is hit


def test_names_match_when_one_has_all_words_of_the_other() -> None:
    ministry = party_of({"name": "Defence Ministry"}, {})
    assert is_same_party(ministry, party_of({"name": "the Turkish Defense Ministry"}, {}))
    assert not is_same_party(ministry, party_of({"name": "Foreign Ministry"}, {}))
    assert not is_same_party("lavrov", party_of({"person": "unknown"}, {}))


def test_heads_and_words_are_folded() -> None:
    assert fold_words("The Organisation of States") == ("organization", "states")
    assert fold_head("residents of settlements") == fold_head("a resident")


def test_bad_gold_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold"):
        load_gold(tmp_path)
    file = tmp_path / "a.json"
    file.write_text("{")
    with pytest.raises(GoldError, match="not readable as JSON"):
        load_gold(tmp_path)
    file.write_text(json.dumps({"doc": "a.txt", "dates": [{"span": [0, 1]}]}))
    with pytest.raises(GoldError, match="row 1 of 'dates' lacks 'edtf'"):
        load_gold(tmp_path)


def test_missing_or_changed_text_is_told(gold: list[dict[str, Any]], tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="name the texts' folder"):
        find_text("nowhere.txt", [tmp_path])
    with pytest.raises(GoldError, match="not the one that the gold annotates"):
        check_text(gold[0], "0" * 64)
