"""Text with layers over it → tokens that a template can write as nested elements: every character once, in order.

A layer covers a stretch of the text: a fact, a part of one, a name. Layers may cross each other (a statement that
begins inside one and ends behind it); elements may not, so that a layer that is crossed is written in pieces.
"""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Layer:
    """A stretch of text with a look. Those of lower rank stand outside and are cut in pieces last."""

    start: int
    end: int
    rank: int
    css: str
    fact: str | None = None  # the public id of the fact that it shows
    anchor: str | None = None  # the id that its first piece bears on the page, for links to it
    link: str | None = None  # where its words lead
    about: str | None = None  # the public id of whom or what it names
    is_key: bool = False  # holds the words to take hold of the fact by: a cue, a trigger


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text under the same layers throughout, from the outermost to the innermost."""

    start: int
    end: int
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Token:
    """An element that opens (`layer`), closes (`closes`: the layer), or text. `handle` is the fact that the text leads to."""

    text: str = ""
    layer: Layer | None = None
    closes: Layer | None = None
    handle: str | None = None
    is_first: bool = False  # of the pieces of its layer: it bears the anchor


def find_runs(start: int, end: int, layers: Iterable[Layer]) -> list[Run]:
    """Return the stretches from `start` to `end`, cut wherever a layer begins or ends.

    >>> [(run.start, run.end, [layer.css for layer in run.layers])
    ...  for run in find_runs(0, 9, [Layer(2, 6, 1, "name"), Layer(4, 9, 0, "said")])]
    [(0, 2, []), (2, 4, ['name']), (4, 6, ['said', 'name']), (6, 9, ['said'])]
    """
    inside = [layer for layer in layers if layer.start < end and layer.end > start and layer.start < layer.end]
    begins, ends = defaultdict[int, list[Layer]](list), defaultdict[int, list[Layer]](list)
    for layer in inside:
        begins[max(layer.start, start)].append(layer)
        ends[min(layer.end, end)].append(layer)
    cuts = sorted({start, end, *begins, *ends})
    active: list[Layer] = []
    runs = []
    for left, right in pairwise(cuts):
        for layer in ends[left]:
            active.remove(layer)
        for layer in begins[left]:
            insort(active, layer, key=_order)
        runs.append(Run(left, right, tuple(active)))
    return runs


def _order(layer: Layer) -> tuple[int, int, int]:
    return layer.rank, layer.start, -layer.end


def write_tokens(text: str, runs: Sequence[Run], handles: Mapping[int, str], begun: set[str]) -> Iterator[Token]:
    """Yield the tokens of runs that follow each other. `begun` holds the anchors that are written, and grows."""
    stack: list[Layer] = []
    for run in runs:
        kept = 0
        while kept < len(stack) and kept < len(run.layers) and stack[kept] is run.layers[kept]:
            kept += 1
        yield from (Token(closes=layer) for layer in reversed(stack[kept:]))
        for layer in run.layers[kept:]:
            yield Token(layer=layer, is_first=_is_first(layer, begun))
        stack = list(run.layers)
        yield Token(text=text[run.start : run.end], handle=handles.get(run.start))
    yield from (Token(closes=layer) for layer in reversed(stack))


def _is_first(layer: Layer, begun: set[str]) -> bool:
    if layer.anchor is None or layer.anchor in begun:
        return False
    begun.add(layer.anchor)
    return True


def find_handles(text: str, runs: Iterable[Run]) -> dict[int, str]:
    """Return where one run starts for each fact that has words to itself: there it can be reached by keyboard.

    That is its key words if it has some, else its first ones. Words that are a link already are passed over.
    """
    best: dict[str, tuple[bool, int]] = {}
    for run in runs:
        words = text[run.start : run.end]
        owner = next((layer for layer in reversed(run.layers) if layer.fact), None)
        if owner is None or owner.fact is None or any(layer.link for layer in run.layers):
            continue
        if any(character.isalnum() for character in words):
            candidate = (not owner.is_key, run.start)
            best[owner.fact] = min(best.get(owner.fact, candidate), candidate)
    return {start: fact for fact, (_, start) in best.items()}
