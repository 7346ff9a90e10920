"""What the program has reached on the seeds it does not lose again. A floor may only rise."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from archive.evaluate import Score, evaluate_documents
from archive.evaluate.gold import load_gold
from archive.evaluate.run import extract_gold

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "tools"))

from write_scores import make_table, replace_table  # noqa: E402 - the tool stands outside the package

FLOORS: dict[str, float] = yaml.safe_load((HERE / "gold" / "floors.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def scores() -> dict[str, Score]:
    gold = load_gold(HERE / "gold")
    _, predicted = extract_gold(gold, [HERE.parent / "seeds"])
    return evaluate_documents(gold, predicted)[0]


@pytest.mark.parametrize("measure", FLOORS)
def test_score_is_not_below_its_floor(scores: dict[str, Score], measure: str) -> None:
    assert round(scores[measure].f1, 3) >= FLOORS[measure]


def test_scores_in_the_readme_are_those_of_the_program(scores: dict[str, Score]) -> None:
    readme = (HERE.parent / "README.md").read_text("utf-8")
    table = make_table({name: score.as_json() for name, score in scores.items()})
    assert replace_table(readme, table) == readme, "run `make readme`"
