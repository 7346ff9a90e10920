"""What a page prints about the whole article: its day, publisher, writers and address."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.facts import Basis, BlockKind, Dated, Span
from archive.text.credits import find_owner, is_agency, is_name_list, is_photo_credit, is_writers_line, parse_byline
from archive.text.furniture import find_address
from archive.text.headline import is_headline
from archive.text.pieces import Piece
from archive.text.printed_dates import DateLine, PrintedDate, find_date_of_address, parse_date_line, parse_printed_dates

TOP_PARAGRAPHS = 3  # a date line may stand below a deck of full sentences
DATELINES = 3  # paragraphs
LONGEST_DATELINE = 120  # characters
# "LONDON, March 3 (Reuters) - ", "YEREVAN (Sputnik) – ", "March 3 (UPI) --", "MOSCOW, November 21. /TASS/. "
DATELINE = re.compile(
    r"(?P<place>[A-Z][^\W\d_]*[^\W\d_.][\w.'’ -]{0,40}(?:,\s[A-Z][\w.'’ ]{0,30}){0,2}?)?[,.|]?\s*"
    r"(?P<day>[^\W\d_]{3,9}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[^\W\d_]{3,9}\.?(?:\s\d{4})?)?[,.]?\s*"
    r"(?:[(/\[](?P<agency>[A-Z][\w.&/' -]{1,40}?)[)/\]]\.?)?\s*(?P<end>[-–—―:]+|(?<=[/)]\.))\s"
)


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
        line = parse_date_line(piece.text, address or "") if piece.kind is None else None
        if line is None or (index > top and not line.label):
            marked.append(piece)
        elif _is_page_clock(pieces, index, line):
            marked += _cut_out(piece, line.dates[0])
        else:
            marked.append(replace(piece, kind=BlockKind.BYLINE))
            lines.append((piece, line))
    printed = _choose_line(lines) or _find_in_stamps(pieces) or _find_dateline(marked) or _find_in_address(pieces, address)
    return marked, printed


def _find_top(pieces: list[Piece]) -> int:
    """Return the index of the last piece that may be a date line without a label."""
    paragraphs = 0
    for index, piece in enumerate(pieces):
        if piece.stamp or piece.label:
            return index
        paragraphs += piece.kind is None and not is_headline(piece.text)
        if paragraphs > TOP_PARAGRAPHS:
            return index
    return len(pieces)


def _is_page_clock(pieces: list[Piece], index: int, line: DateLine) -> bool:
    """Tell whether a date line is part of the page's navigation."""
    if line.label or any(piece.kind is None for piece in pieces[:index]):
        return False
    beside = [*pieces[max(0, index - 1) : index], *pieces[index + 1 : index + 2]]
    return any(piece.kind is BlockKind.BOILERPLATE and not find_address(piece.text) for piece in beside)


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
        match = DATELINE.match(piece.text[:LONGEST_DATELINE])
        if match and match["day"] and (match["place"] or match["agency"]):
            printed = [date for date in parse_printed_dates(piece.text[: match.end()]) if date.start >= match.start("day")]
            if printed:
                return _dated(piece, printed[0])
    return None


def _find_in_stamps(pieces: list[Piece]) -> Dated | None:
    """Return the one day that the time stamps of a live blog name."""
    dated = [(piece, printed) for piece in pieces if piece.stamp for printed in parse_printed_dates(piece.text)]
    return _dated(*dated[0]) if len({printed.edtf for _, printed in dated}) == 1 else None


def _find_in_address(pieces: list[Piece], address: str | None) -> Dated | None:
    edtf = find_date_of_address(address) if address else None
    return Dated(edtf, Basis.TEXT, pieces[0].span) if edtf else None


def find_publisher(pieces: list[Piece]) -> str | None:
    """Return who published the text: the owner of its copyright notice, else the one agency of its datelines."""
    owners = [owner for piece in pieces if piece.kind is BlockKind.BYLINE and (owner := find_owner(piece.text))]
    if owners:
        return owners[-1]
    agencies = {agency for piece in pieces if piece.kind is None and (agency := _dateline_agency(piece.text))}
    return agencies.pop() if len(agencies) == 1 else None


def _dateline_agency(text: str) -> str | None:
    beginning = text[:LONGEST_DATELINE]
    if not beginning.split(" ", 1)[0].isupper() or not ("(" in beginning or "/" in beginning):
        return None
    match = DATELINE.match(beginning)
    if match is None or not match["agency"] or not match["place"] or not match["place"].split(",")[0].isupper():
        return None
    agency: str = match["agency"]
    return agency if is_agency(agency) or is_name_list(agency) else None


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
