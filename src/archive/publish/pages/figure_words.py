"""Numbers with their bounds and units in words."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

BOUNDS = {
    "exact": "{}",
    "approximate": "about {}",
    "at_least": "at least {}",
    "at_most": "at most {}",
    "more_than": "more than {}",
    "less_than": "less than {}",
    "range": "{}",
}
UNCOUNTED = ("percent", "hertz", "celsius", "fahrenheit", "kelvin", "magnitude", "horsepower", "units")
# What two figures share that say the same.
SAME = ("value", "value_max", "bound", "unit", "topic", "as_of")
PLURALS = {"foot": "feet", "inch": "inches", "century": "centuries"}


def number_words(value: float | str | None) -> str:
    """Return a number with its thousands apart.

    >>> number_words(48000), number_words(1960), number_words(66.67), number_words(None)
    ('48,000', '1,960', '66.67', '')
    """
    if value is None:
        return ""
    try:
        return f"{Decimal(str(value)):,f}"
    except InvalidOperation:
        return str(value)


def figure_words(figure: Mapping[str, Any]) -> str:
    """Return a figure's value with its bound and unit. Needs `value`, `value_max`, `bound`, `unit`.

    >>> figure_words({"value": 7000, "value_max": None, "bound": "more_than", "unit": "tonne"})
    'more than 7,000 tonnes'
    """
    value, highest, unit = figure["value"], figure["value_max"], figure["unit"]
    number = number_words(value) if highest is None else f"{number_words(value)}–{number_words(highest)}"
    words = BOUNDS.get(str(figure["bound"]), "{}").format(number)
    return f"{words} {unit_words(str(unit), is_one=value == 1 and highest is None)}" if unit else words


def merge_same[Figure: (sqlite3.Row, dict[str, Any])](figures: Sequence[Figure]) -> list[tuple[Figure, int]]:
    """Return the figures that say something different, each with how many say it, in the order of the first ones."""
    counts = Counter(tuple(figure[name] for name in SAME) for figure in figures)
    firsts = {tuple(figure[name] for name in SAME): figure for figure in reversed(figures)}
    return [(firsts[key], count) for key, count in counts.items()]


def unit_words(unit: str, *, is_one: bool) -> str:
    """Return a unit behind a number, in the plural where it takes one.

    >>> unit_words("kilometre", is_one=False), unit_words("USD", is_one=False), unit_words("square foot", is_one=False)
    ('kilometres', 'USD', 'square feet')
    """
    if is_one or unit.isupper() or unit.endswith(UNCOUNTED):
        return unit
    measure, per, time = unit.partition(" per ")
    before, space, noun = measure.rpartition(" ")
    return before + space + PLURALS.get(noun, noun + "s") + per + time
