"""What the program has reached on the seeds it does not lose again. A floor may only rise."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from archive.evaluate import Score, evaluate_documents
from archive.evaluate.gold import load_gold
from archive.evaluate.run import extract_gold

HERE = Path(__file__).parent
FLOORS: dict[str, float] = yaml.safe_load((HERE / "gold" / "floors.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    gold = load_gold(HERE / "gold")
    _, predicted = extract_gold(gold, [HERE.parent / "seeds"])
    return evaluate_documents(gold, predicted)[0]


@pytest.mark.parametrize("measure", FLOORS)
def test_score_is_not_below_its_floor(scores: dict[str, Score], measure: str) -> None:
    assert round(scores[measure].f1, 3) >= FLOORS[measure]
