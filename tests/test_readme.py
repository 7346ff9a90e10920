"""The README's questions have the answers that it shows."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from write_answers import QUESTION, answer_questions  # noqa: E402 - the tool stands outside the package


def test_answers_in_the_readme_are_those_of_the_seeds(seeds_db: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert answer_questions(readme, seeds_db) == readme, "run `make readme`"


def test_readme_asks_five_questions_that_have_answers() -> None:
    answers = [match["answer"] for match in QUESTION.finditer((ROOT / "README.md").read_text("utf-8"))]
    assert len(answers) >= 5
    assert all(answer and answer.count("\n") > 2 for answer in answers)
