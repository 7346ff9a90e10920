"""An article's text as a reader sees it: paragraphs and headlines, entries as sections, facts in place."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from archive.publish.pages.layers import Layer, Run, Token, find_handles, find_runs, write_tokens
from archive.text.pieces import find_pieces

# What a whole paragraph can be; a shorter stretch is marked inside it.
BLOCK_KINDS = {"title", "head", "byline", "boilerplate"}
SPAN_RANK = -1  # outside all facts


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or headline: what it is, and its tokens."""

    kind: str
    tokens: tuple[Token, ...]


@dataclass(slots=True)
class Section:
    """A stretch of an article: its own text (`entry` is None), or an entry of a live blog."""

    entry: sqlite3.Row | None
    blocks: list[Block] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block before its tokens are written."""

    start: int
    end: int
    kind: str


def lay_out(text: str, bounds: tuple[int, int], spans: Iterable[sqlite3.Row], layers: Iterable[Layer]) -> list[Block]:
    """Return the blocks of a text between two bounds, with all that lies over them."""
    stretches = find_stretches(text, bounds)
    kinds = {(row["start_char"], row["end_char"]): row["kind"] for row in spans}
    whole = [Stretch(one.start, one.end, _kind_of(one, kinds)) for one in stretches]
    wholly = {(one.start, one.end) for one in whole if one.kind != "paragraph"}
    inline = [Layer(*span, SPAN_RANK, kind.replace(" ", "-")) for span, kind in kinds.items() if span not in wholly]
    runs = [find_runs(one.start, one.end, over) for one, over in zip(whole, _layers_of(whole, [*layers, *inline]), strict=True)]
    return list(_write_blocks(text, whole, runs))


def find_stretches(text: str, bounds: tuple[int, int]) -> list[Stretch]:
    """Return the paragraphs and headlines between two bounds of a text."""
    start, end = bounds
    pieces = find_pieces(text[start:end])
    return [Stretch(start + piece.span.start, start + piece.span.end, "paragraph") for piece in pieces]


def _kind_of(stretch: Stretch, kinds: dict[tuple[int, int], str]) -> str:
    kind = kinds.get((stretch.start, stretch.end), "paragraph")
    return kind if kind in BLOCK_KINDS else "paragraph"


def _layers_of(stretches: Sequence[Stretch], layers: Iterable[Layer]) -> list[list[Layer]]:
    """Return for each stretch the layers that touch it."""
    starts, ends = [one.start for one in stretches], [one.end for one in stretches]
    over: list[list[Layer]] = [[] for _ in stretches]
    for layer in layers:
        for index in range(bisect_right(ends, layer.start), bisect_left(starts, layer.end)):
            over[index].append(layer)
    return over


def _write_blocks(text: str, stretches: Sequence[Stretch], runs: Sequence[Sequence[Run]]) -> Iterator[Block]:
    handles = find_handles(text, (run for those in runs for run in those))
    begun: set[str] = set()
    for stretch, those in zip(stretches, runs, strict=True):
        yield Block(stretch.kind, tuple(write_tokens(text, those, handles, begun)))


def find_own_bounds(length: int, entries: Sequence[sqlite3.Row]) -> list[tuple[int, int]]:
    """Return the stretches of a live blog before, between and behind its entries, one more than entries, empty ones too."""
    bounds, start = [], 0
    for entry in entries:
        bounds.append((start, max(start, entry["parent_start"])))
        start = entry["parent_start"] + len(entry["text"])
    return [*bounds, (min(start, length), length)]
