"""When two spans, names, dates or parties are the same."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

type Row = Mapping[str, Any]
# Somebody comparable: a person's gold id, the folded words of a name, or None for nobody.
type Party = str | tuple[str, ...] | None

SPELLINGS = {"defence": "defense", "organisation": "organization", "vice": "deputy", "centre": "center"}
ARTICLES = {"the", "a", "an", "of", "for", "and"}


def fold_words(text: str | None) -> tuple[str, ...]:
    """Return lower-case words without articles, spelling folded to one form.

    >>> fold_words("The Ministry of Defence")
    ('ministry', 'defense')
    """
    found = re.findall(r"[^\W_]+", (text or "").casefold())
    return tuple(SPELLINGS.get(word, word) for word in found if word not in ARTICLES)


def fold_head(text: str | None) -> str:
    """Return the last word of a noun phrase before any "of", as a rough singular.

    >>> fold_head("tonnes of humanitarian cargo")
    'tonn'
    """
    phrase = re.split(r"\b(?:of|in|for|from|that|who|which)\b", text or "")[0]
    found = fold_words(phrase) or fold_words(text)
    return re.sub(r"(ies|es|s)$", "", found[-1]) if found else ""


def characters(spans: Iterable[Sequence[int]] | None) -> set[int]:
    """Return the positions that spans cover."""
    return {position for start, end in spans or () for position in range(start, end)}


def jaccard(a: set[Any], b: set[Any]) -> float:
    """Return the share of what two sets have in common, 0 for two empty ones."""
    return len(a & b) / len(a | b) if a or b else 0.0


def is_span_hit(gold: Sequence[int] | None, predicted: Sequence[int] | None) -> bool:
    """Tell whether both are absent, or overlap without the predicted one being much longer.

    Much longer is more than twice the gold's length and ten characters.
    """
    if not gold or not predicted:
        return not gold and not predicted
    overlaps = max(gold[0], predicted[0]) < min(gold[1], predicted[1])
    return overlaps and predicted[1] - predicted[0] <= 2 * (gold[1] - gold[0]) + 10


def span_likeness(gold: Sequence[int], predicted: Sequence[int]) -> float:
    """Return the Jaccard of two spans' characters, 0 where `is_span_hit` says no."""
    return jaccard(characters([gold]), characters([predicted])) if is_span_hit(gold, predicted) else 0.0


def is_same_date(gold: str | None, predicted: str | None) -> bool:
    """Tell whether two EDTF strings are equal, the marks of doubt aside.

    >>> is_same_date("2020-11-21?", "2020-11-21")
    True
    """
    return re.sub(r"[?~%]", "", gold or "") == re.sub(r"[?~%]", "", predicted or "")


def party_of(value: Row | None, persons: Mapping[str, str]) -> Party:
    """Return a speaker or participant as something comparable.

    `persons` maps ids to gold ids; an id that it lacks is equal to nobody.
    """
    if not value:
        return None
    if value.get("person"):
        return persons.get(value["person"], f"? {value['person']}")
    return fold_words(value.get("name"))


def is_same_party(gold: Party, predicted: Party) -> bool:
    """Tell whether two are the same person, or names of which one has all the words of the other."""
    if isinstance(gold, tuple) and isinstance(predicted, tuple) and gold and predicted:
        return set(gold) <= set(predicted) or set(predicted) <= set(gold)
    return gold == predicted


def pair_best[G, P](
    gold: Sequence[G], predicted: Sequence[P], likeness: Callable[[G, P], float], threshold: float
) -> list[tuple[G, P]]:
    """Return one-to-one pairs, most alike first, down to the threshold; ties in the order given."""
    scored = sorted(
        ((likeness(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)),
        key=lambda row: (-row[0], row[1], row[2]),
    )
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs: list[tuple[G, P]] = []
    for score, i, j in scored:
        if score < threshold or score <= 0:
            break
        if i not in used_gold and j not in used_predicted:
            used_gold.add(i)
            used_predicted.add(j)
            pairs.append((gold[i], predicted[j]))
    return pairs
