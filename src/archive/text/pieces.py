"""Text → pieces: the paragraphs, headlines and odd lines that a text is laid out in, before anybody says what each is.

In most files a line is a piece. In hard-wrapped ones a paragraph runs over several lines, each broken where the
next word would not have fitted. And a line that starts in lower case goes on with the one above, wherever it
does not end a sentence (pages break their lines around links).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import quantiles
from typing import TYPE_CHECKING

from archive.facts import BlockKind, Span
from archive.text.clock import Stamp, parse_stamp
from archive.text.date_lines import is_date_line

if TYPE_CHECKING:
    from archive.text.transcript import Label

# White space that ends a line. A form feed or a line separator does so as well as a newline.
LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
ADDRESS = re.compile(r"(?:https?:|www\.)", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?:;…]['\"’”)\]]*$")
WRAP_WIDTHS = range(40, 121)
# Of English running text three words in four start in lower case; of lines that are paragraphs hardly one.
WRAPPED_SHARE = 0.4
WRAPPED_LINES = 3
# The longest English words leave this much of a line empty when they move to the next.
FULL = 20
# The parser refuses a text of a million characters, and its memory grows with each: a page without line ends is cut.
LONGEST = 100_000
# A line this close to the width counts as full: not every wrapper fills its lines to the last place.
SLACK = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text, trimmed of white space. `kind` is None as long as nobody has said what it is."""

    span: Span
    text: str
    gap: bool  # a blank line stands before it
    kind: BlockKind | None = None
    stamp: Stamp | None = None  # the piece is the time stamp of a live blog's update
    label: Label | None = None  # the piece is the label of a transcript's speaker

    def cut(self, offset: int) -> tuple[Piece, Piece | None]:
        """Return the piece up to an offset of its text, and the rest of it, both trimmed; None where no rest is left.

        The part up to the offset must not be white space alone.
        """
        head, tail = self.text[:offset].rstrip(), self.text[offset:].lstrip()
        first = replace(self, span=Span(self.span.start, self.span.start + len(head)), text=head)
        if not tail:
            return first, None
        return first, Piece(Span(self.span.end - len(tail), self.span.end), tail, gap=False)


def find_pieces(text: str) -> list[Piece]:
    r"""Return the pieces of a text, in order. Every character but white space lies in exactly one.

    >>> [piece.text for piece in find_pieces("A headline\n\n  Some text\nthat goes on.\n")]
    ['A headline', 'Some text\nthat goes on.']
    """
    lines = list(_find_lines(text))
    width = _find_wrap_width(lines)
    pieces: list[Piece] = []
    for line, above in zip(lines, [None, *lines], strict=False):
        if above is not None and not line.gap and _goes_on(above, line, width):
            span = Span(pieces[-1].span.start, line.span.end)
            pieces[-1] = replace(pieces[-1], span=span, text=span.text_of(text))
        else:
            pieces.append(line)
    return [part for piece in pieces for part in _cut_long(piece)]


def _cut_long(piece: Piece) -> Iterator[Piece]:
    """Yield a piece in parts that a parser can take, cut behind a sentence where there is one, else at a blank."""
    rest: Piece | None = piece
    while rest is not None and len(rest.text) > LONGEST:
        head = rest.text[:LONGEST]
        offset = max(head.rfind(". ") + 1, head.rfind("\n")) or head.rfind(" ")
        part, rest = rest.cut(offset if offset > 0 else LONGEST)
        yield part
    if rest is not None:
        yield rest


def _find_lines(text: str) -> Iterator[Piece]:
    end = 0
    for match in LINE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            gap = len(LINE_END.findall(text, end, start)) > 1
            end = start + len(words)
            yield Piece(Span(start, end), words, gap)


def _find_wrap_width(lines: list[Piece]) -> int | None:
    """Return the width that the lines are wrapped at, None where lines are paragraphs."""
    inner = [(above, line) for above, line in pairwise(lines) if not line.gap]
    if len(inner) < WRAPPED_LINES:
        return None
    width = round(quantiles([len(above.text) for above, _ in inner], n=20)[-1])
    low = sum(line.text[0].islower() for above, line in inner if len(above.text) > width - FULL)
    return width if width in WRAP_WIDTHS and low >= max(WRAPPED_LINES, WRAPPED_SHARE * len(inner)) else None


def _goes_on(above: Piece, line: Piece, width: int | None) -> bool:
    """Tell whether a line belongs to the paragraph of the line above it."""
    if line.text[0].islower() and not SENTENCE_END.search(above.text):
        return not (_stands_alone(above.text) or is_date_line(line.text))
    if width is None:
        return False
    first_word = line.text.split(maxsplit=1)[0]
    return len(above.text) + 1 + len(first_word) > width - SLACK


def _stands_alone(line: str) -> bool:
    """Tell whether a line is whole by itself: an address, a date, a time stamp, words in capitals."""
    if ADDRESS.match(line) or line.isupper() or is_date_line(line):
        return True
    stamp = parse_stamp(line)
    return stamp is not None and stamp.length == len(line)
