"""Quotations, from the marks alone: paired by shape within a block, never giving up on a document.

Each mark has a shape, opening or closing, from its character (“ ”) and from what stands around it. An odd mark costs
its own quotation at most. Does not tell speech from scare quotes and titles: that is for those who know the cue.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from archive.facts import Article, BlockKind, Span


@dataclass(frozen=True, slots=True)
class Quote:
    """Text between quotation marks. Quotes do not overlap; marks inside a quotation belong to it."""

    span: Span  # with its marks
    inner: Span  # without
    continues: bool = False  # the mark is not closed: another opens after it, often in the next paragraph, and goes on


class Shape(Enum):
    """What a mark does."""

    OPEN = "open"
    CLOSE = "close"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark; doubled ones ("" and '' and ``) are one."""

    span: Span
    shape: Shape  # by its character where that has a shape
    around: Shape  # by what stands around it: pages mix “ and ” up


@dataclass(frozen=True, slots=True)
class Line:
    """A block's span with its marks, those of double quotations and those of single ones apart."""

    span: Span
    doubles: tuple[Mark, ...]
    singles: tuple[Mark, ...]


MARK = re.compile(r"\"{1,2}|'{2}|`{1,2}|[“”„‟«»'‘’‚‛‹›]")
DOUBLES = frozenset('"“”„‟«»') | {'""', "''", "``"}
SHAPES = dict.fromkeys("“„‟«‘‚‛‹", Shape.OPEN) | dict.fromkeys("”»›", Shape.CLOSE) | {"``": Shape.OPEN, "`": Shape.OPEN}
# Words that begin with an apostrophe: decades, and clipped words.
CLIPPED = re.compile(r"['‘’](?:\d\ds?|n|em|til|till|cause|tis|twas|round|bout)\b", re.IGNORECASE)
OPENS_AFTER = re.compile(r"[\s(\[{/—–,:;-]")


def find_quotes(article: Article) -> Iterator[Quote]:
    """Yield the quotations of an article in text order. They never overlap, and each lies in one block.

    A mark that nothing closes opens a quotation only where speech is led in, by the block's start, a colon or a comma.
    """
    lines = [_read_line(article.text, block.span) for block in article.blocks if block.kind is not BlockKind.BOILERPLATE]
    carried = False
    for index, line in enumerate(lines):
        taken_up = _taken_up(article.text, lines[index + 1]) if index + 1 < len(lines) else None
        doubles = list(_pair_doubles(article.text, line, carried, taken_up))
        carried = bool(doubles) and doubles[-1].continues and doubles[-1].span.end == line.span.end
        yield from _with_singles(article.text, line, doubles)


def quotes_in(quotes: Sequence[Quote], span: Span) -> range:
    """Return the indexes of the quotations that share a character with a span."""
    first = bisect_right(quotes, span.start, key=lambda quote: quote.span.end)
    last = bisect_left(quotes, span.end, key=lambda quote: quote.span.start)
    return range(first, max(first, last))


def _read_line(text: str, span: Span) -> Line:
    doubles, singles = [], []
    for match in MARK.finditer(text, span.start, span.end):
        place = Span(match.start(), match.end())
        around = _shape_around(text, span, place)
        mark = Mark(place, SHAPES.get(match[0], around), around)
        if match[0] in DOUBLES:
            doubles.append(mark)
        elif not _is_apostrophe(text, span, mark):
            singles.append(mark)
    return Line(span, tuple(doubles), tuple(singles))


def _shape_around(text: str, block: Span, mark: Span) -> Shape:
    if mark.start == block.start or mark.end == block.end:
        return Shape.OPEN if mark.start == block.start else Shape.CLOSE
    before, after = text[mark.start - 1], text[mark.end]
    opens = OPENS_AFTER.match(before) is not None or before in "'‘“\""
    closes = after.isspace() or (not after.isalnum() and after not in "[($£€“‘\"'…")
    if opens and not after.isspace() and (before.isspace() or not closes):
        return Shape.OPEN
    if closes and not before.isspace():
        return Shape.CLOSE
    return Shape.EITHER


def _is_apostrophe(text: str, block: Span, mark: Mark) -> bool:
    before = text[mark.span.start - 1] if mark.span.start > block.start else " "
    after = text[mark.span.end] if mark.span.end < block.end else " "
    inside_word = before.isalnum() and after.isalnum()
    return inside_word or (before.isspace() and after.isspace()) or CLIPPED.match(text, mark.span.start) is not None


def _taken_up(text: str, line: Line) -> str | None:
    """Return the mark with which a line goes on with a quotation left open before it, "" where it closes that, else None."""
    if not line.doubles:
        return None
    first = line.doubles[0]
    if first.span.start == line.span.start:
        return first.span.text_of(text)
    return "" if first.shape is not Shape.OPEN and first.around is not Shape.OPEN else None


def _pair_doubles(text: str, line: Line, carried: bool, taken_up: str | None) -> Iterator[Quote]:
    """Yield the line's quotations in double marks. `carried`: one was left open before; `taken_up`: how the next line goes on."""
    opened: Span | None = None
    depth = 0
    for index, mark in enumerate(line.doubles):
        if opened is None:
            if index == 0 and carried and mark.span.start > line.span.start and mark.around is not Shape.OPEN:
                yield from _quote(text, Span(line.span.start, mark.span.end), Span(line.span.start, mark.span.start))
            elif mark.around is not Shape.CLOSE:
                opened, depth = mark.span, 1
        elif _does_open(mark) and not _is_nested(line.doubles[index:], depth):
            yield from _quote(text, Span(opened.start, mark.span.start), Span(opened.end, mark.span.start), continues=True)
            opened, depth = mark.span, 1
        else:
            depth += 1 if _does_open(mark) else -1
            if depth == 0:
                yield from _quote(text, Span(opened.start, mark.span.end), Span(opened.end, mark.span.start))
                opened = None
    goes_on = opened is not None and taken_up in ("", opened.text_of(text))
    if opened is not None and (goes_on or _is_led_in(text, line.span, opened.start)):
        yield from _quote(text, Span(opened.start, line.span.end), Span(opened.end, line.span.end), continues=goes_on)


def _does_open(mark: Mark) -> bool:
    return mark.shape is Shape.OPEN and mark.around is not Shape.CLOSE


def _is_nested(marks: Sequence[Mark], depth: int) -> bool:
    """Tell whether an opening mark inside a quotation has its own close, and the quotation has one after it."""
    for mark in marks:
        depth += 1 if _does_open(mark) else -1
        if depth == 0:
            return True
    return False


def _is_led_in(text: str, block: Span, start: int) -> bool:
    before = text[block.start : start].rstrip()
    return not before or before[-1] in ":,"


def _quote(text: str, span: Span, inner: Span, continues: bool = False) -> Iterator[Quote]:
    """Yield the quotation, blanks at the ends of its text left out, unless nothing is said in it."""
    words = inner.text_of(text)
    if any(char.isalnum() for char in words):
        end = inner.start + len(words.rstrip())
        trimmed = Span(inner.start + len(words) - len(words.lstrip()), end)
        yield Quote(span if span.end > inner.end else Span(span.start, end), trimmed, continues)


def _with_singles(text: str, line: Line, doubles: Sequence[Quote]) -> Iterator[Quote]:
    """Yield the line's quotations of both kinds in text order, the outer one where they nest."""
    free = [mark for mark in line.singles if not any(quote.span.contains(mark.span) for quote in doubles)]
    singles = list(_pair_singles(text, free))
    outer = [quote for quote in doubles if not any(single.span.contains(quote.span) for single in singles)]
    whole = [single for single in singles if not any(single.span.overlaps(quote.span) for quote in outer)]
    yield from sorted(outer + whole, key=lambda quote: quote.span)


def _pair_singles(text: str, marks: Sequence[Mark]) -> Iterator[Quote]:
    """Yield quotations in single marks; a close after s may be a possessive, so one after another letter goes before it."""
    index = 0
    while index < len(marks):
        opened = marks[index]
        index += 1
        if opened.around is not Shape.OPEN or (opened.shape is Shape.CLOSE):
            continue
        stop = next((n for n in range(index, len(marks)) if _does_open(marks[n])), len(marks))
        closes = [n for n in range(index, stop) if marks[n].around is Shape.CLOSE]
        firm = [n for n in closes if text[marks[n].span.start - 1] not in "sS"]
        if closes:
            close = (firm or closes)[0]
            span = Span(opened.span.start, marks[close].span.end)
            yield from _quote(text, span, Span(opened.span.end, marks[close].span.start))
            index = close + 1
