"""What a page prints about the whole article: its day, publisher, writers and address."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from archive.facts import Basis, BlockKind, Dated, Span
from archive.text.credits import find_owner, is_photo_credit, is_writers_line, parse_byline
from archive.text.date_lines import DateLine, is_small_print, parse_date_line, parse_note
from archive.text.datelines import find_agency, find_day
from archive.text.furniture import find_address
from archive.text.headline import is_headline
from archive.text.pieces import Piece
from archive.text.printed_dates import PrintedDate, find_date_of_address, parse_printed_dates

TOP_PARAGRAPHS = 3  # a date line may stand below a deck of full sentences
DATELINES = 3  # paragraphs
MOST_DAYS = 3  # of a live blog


def find_own_address(pieces: list[Piece]) -> str | None:
    """Return the address that the text begins with, None where it begins with something else."""
    return find_address(pieces[0].text) if pieces else None


def mark_dates(pieces: list[Piece], address: str | None) -> tuple[list[Piece], Dated | None]:
    """Return the pieces with date lines marked, and the day of publication that the page prints.

    Date lines count on top, below as far as they are labelled. A date beside the navigation on top is the clock of
    the day the page was saved on: its line is cut in two, and it is no publication day.
    """
    marked: list[Piece] = []
    lines: list[tuple[Piece, DateLine]] = []
    top = _find_top(pieces)
    for index, piece in enumerate(pieces):
        line = _line_of(piece, address or "")
        if line is None or (index > top and not line.label):
            marked.append(piece)
        elif _is_page_clock(pieces, index, line):
            marked += _cut_out(piece, line.dates[0])
        else:
            marked.append(replace(piece, kind=BlockKind.BYLINE))
            lines.append((piece, line))
    printed = _choose_line(lines) or _find_in_stamps(pieces) or _find_dateline(marked) or _find_in_address(pieces, address)
    return marked, printed


def _line_of(piece: Piece, address: str) -> DateLine | None:
    """Return the date line or note that a piece is; by-lines and credits may be some."""
    if piece.label or piece.stamp or piece.kind not in (None, BlockKind.BYLINE):
        return None
    line = parse_date_line(piece.text, address)
    if line is None and (note := parse_note(piece.text)):
        return DateLine((note,), "published", has_time=False)
    return line


def _find_top(pieces: list[Piece]) -> int:
    """Return the index of the last piece that may be a date line without a label: most of the text stands below."""
    paragraphs, above, length = 0, 0, sum(len(piece.text) for piece in pieces)
    for index, piece in enumerate(pieces):
        if piece.stamp or piece.label:
            return index
        paragraphs += piece.kind is None and not is_headline(piece.text)
        if paragraphs > TOP_PARAGRAPHS or 2 * above > length:
            return index
        above += len(piece.text)
    return len(pieces)


def _is_page_clock(pieces: list[Piece], index: int, line: DateLine) -> bool:
    """Tell whether a date line is part of the page's navigation."""
    if line.label or any(piece.kind is None for piece in pieces[:index]):
        return False
    beside = [*pieces[max(0, index - 1) : index], *pieces[index + 1 : index + 2]]
    navigation = [piece.text for piece in beside if piece.kind is BlockKind.BOILERPLATE]
    return any(not find_address(words) and not is_small_print(words) for words in navigation)


def _cut_out(piece: Piece, printed: PrintedDate) -> list[Piece]:
    """Return a line cut around its date; the date is a by-line, so that it is still read, the rest boilerplate."""
    cut: list[Piece] = []
    rest: Piece | None = piece
    if printed.start:
        first, rest = piece.cut(printed.start)
        cut.append(replace(first, kind=BlockKind.BOILERPLATE))
    if rest:
        day, rest = rest.cut(printed.end - (rest.span.start - piece.span.start))
        cut.append(replace(day, kind=BlockKind.BYLINE))
    return [*cut, replace(rest, kind=BlockKind.BOILERPLATE)] if rest else cut


def mark_writers(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with lines of names alone marked as by-lines, where they stand beside a date line or by-line on top."""
    marked = list(pieces)
    for index in range(1, min(_find_top(pieces), len(pieces) - 1)):
        piece, above, below = pieces[index], pieces[index - 1], pieces[index + 1]
        beside = any(other.kind is BlockKind.BYLINE and not other.label for other in (above, below))
        if piece.kind is None and beside and is_writers_line(piece.text):
            marked[index] = replace(piece, kind=BlockKind.BYLINE)
    return marked


def _choose_line(lines: list[tuple[Piece, DateLine]]) -> Dated | None:
    """Return the day of the first line that says "published", else of one without a label, else of one "updated"."""
    for label in ("published", None, "updated"):
        for piece, line in lines:
            if line.label == label:
                return _dated(piece, line.dates[0])
    return None


def _dated(piece: Piece, printed: PrintedDate) -> Dated:
    start = piece.span.start
    return Dated(printed.edtf, Basis.TEXT, Span(start + printed.start, start + printed.end))


def _find_dateline(pieces: list[Piece]) -> Dated | None:
    """Return the day that the dateline of one of the first paragraphs names."""
    for piece in [piece for piece in pieces if piece.kind is None and not piece.stamp][:DATELINES]:
        if day := find_day(piece.text):
            return _dated(piece, day)
    return None


def _find_in_stamps(pieces: list[Piece]) -> Dated | None:
    """Return the day that the time stamps of a live blog name, the first of a few that follow each other."""
    dated = [(piece, printed) for piece in pieces if piece.stamp for printed in parse_printed_dates(piece.text)]
    days = sorted({printed.edtf for _, printed in dated})
    if not days or (len(days) > 1 and not _follow_each_other(days)):
        return None
    return _dated(*next(pair for pair in dated if pair[1].edtf == days[0]))


def _follow_each_other(days: list[str]) -> bool:
    """Tell whether days are a few in a row, all with their years."""
    if len(days) > MOST_DAYS or not all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days):
        return False
    return (date.fromisoformat(days[-1]) - date.fromisoformat(days[0])).days < MOST_DAYS


def _find_in_address(pieces: list[Piece], address: str | None) -> Dated | None:
    edtf = find_date_of_address(address) if address else None
    return Dated(edtf, Basis.TEXT, pieces[0].span) if edtf else None


def find_publisher(pieces: list[Piece]) -> str | None:
    """Return who published the text: the owner of its copyright notice, else the one agency of its datelines."""
    owners = [owner for piece in pieces if piece.kind is BlockKind.BYLINE and (owner := find_owner(piece.text))]
    if owners:
        return owners[-1]
    agencies = {agency for piece in pieces if piece.kind is None and (agency := find_agency(piece.text))}
    return agencies.pop() if len(agencies) == 1 else None


def find_byline(pieces: list[Piece]) -> str | None:
    """Return the names of the first by-line as they stand, None where there is none. Photo credits are none.

    Names inside the entries of a live blog are those of an entry.
    """
    first_entry = next((index for index, piece in enumerate(pieces) if piece.stamp), len(pieces))
    for piece in pieces[:first_entry]:
        if piece.kind is BlockKind.BYLINE and not piece.label and not is_photo_credit(piece.text):
            names = parse_byline(piece.text)
            if names is None and is_writers_line(piece.text):
                names = piece.text
            if names:
                return names
    return None
