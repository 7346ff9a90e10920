"""Counts of hits, and the scores made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 over counts; or, where `accuracy` is set, the share right of `gold` asked."""

    gold: int
    predicted: int
    hits: int
    is_accuracy: bool = False

    @property
    def precision(self) -> float:
        """Return hits / predicted, 0 where nothing was predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Return hits / gold, 0 where there is no gold."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean; of an accuracy, the share right.

        >>> Score(gold=10, predicted=5, hits=5).f1.__round__(2)
        0.67
        """
        if self.is_accuracy:
            return self.recall
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_json(self) -> dict[str, float]:
        """Return the score with its counts, rounded to three places."""
        if self.is_accuracy:
            return {"accuracy": round(self.f1, 3), "of": self.gold}
        shares = {"p": self.precision, "r": self.recall, "f1": self.f1}
        return {key: round(share, 3) for key, share in shares.items()} | {"gold": self.gold, "predicted": self.predicted}


class Tally:
    """Adds up counts by name."""

    def __init__(self) -> None:
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        self._rights: dict[str, list[int]] = defaultdict(lambda: [0, 0])

    def add_counts(self, name: str, hits: int, predicted: int, gold: int) -> None:
        """Add to a precision and recall."""
        for position, number in enumerate((hits, predicted, gold)):
            self._counts[name][position] += number

    def add_right(self, name: str, right: bool) -> None:
        """Add one question to an accuracy."""
        self._rights[name][0] += right
        self._rights[name][1] += 1

    def add_field[V](self, name: str, gold: V, predicted: V, same: Callable[[V, V], bool]) -> None:
        """Add a field that may be null: a value invented where gold has none counts against precision."""
        self.add_counts(name, bool(gold and predicted and same(gold, predicted)), bool(predicted), bool(gold))

    def scores(self) -> dict[str, Score]:
        """Return the scores by name, in the order in which they were first added."""
        counted = {name: Score(gold, predicted, hits) for name, (hits, predicted, gold) in self._counts.items()}
        return counted | {name: Score(asked, asked, right, is_accuracy=True) for name, (right, asked) in self._rights.items()}
