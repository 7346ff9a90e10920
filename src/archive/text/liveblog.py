"""Live blogs: updates that begin with a time stamp, on a line of its own or in front of the update's first words.

A live blog has several of them, in the order of the clock (either way), and they make up most of the text: so a
programme, a timetable or a time in a sentence makes none.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from archive.facts import BlockKind, Entry, Span
from archive.text.clock import Stamp, are_times, parse_digits, parse_stamp
from archive.text.credits import is_tag_list, is_writers_line
from archive.text.headline import is_headline, is_kicker_headline
from archive.text.pieces import Piece

FEWEST_ALONE = 2
FEWEST_UNSURE = 3
FEWEST_INLINE = 3
# Times that nothing sets off from the words behind them: a programme has shorter lines.
FEWEST_LOOSE = 5
IN_ORDER_LOOSE = 0.9
SHORTEST_LOOSE = 60
EVENING, MORNING = "18:00", "08:00"  # what follows one upon the other is past midnight
IN_ORDER = 0.7  # of the steps from stamp to stamp; a pinned update stands out of order
ENTRIES_SHARE = 0.5  # of the document's characters
SHORTEST = 40  # characters of an update, on average
TITLES_FIRST = 0.8


def find_stamps(pieces: list[Piece]) -> dict[int, Stamp]:
    """Return the time stamps of a live blog by the index of their pieces; none where the document is no live blog."""
    found = {index: stamp for index, piece in enumerate(pieces) if (stamp := parse_stamp(piece.text))}
    # "Updated 14:05" is about the page, "Update 14:05: Text" begins an update.
    found = {at: stamp for at, stamp in found.items() if "edit" not in stamp.parts or stamp.length < len(pieces[at].text)}
    found = _without_masthead(pieces, found)
    alone = {index: stamp for index, stamp in found.items() if _stands_alone(pieces[index], stamp)}
    inline = {index: stamp for index, stamp in found.items() if index not in alone and _is_set_off(pieces[index], stamp)}
    has_kicker = any(is_kicker_headline(piece.text) for piece in pieces)
    fewest = 1 if has_kicker else FEWEST_ALONE if any(stamp.is_sure for stamp in alone.values()) else FEWEST_UNSURE
    if len(alone) >= fewest and _makes_blog(pieces, alone):
        return alone
    if len(inline) >= FEWEST_INLINE and _makes_blog(pieces, inline):
        # "2.52pm Text" among "2.54pm: Text"
        every = {index: stamp for index, stamp in found.items() if index not in alone}
        return every if _makes_blog(pieces, every, in_order=1) else inline
    for loose in (found, _find_digits(pieces)):
        if len(loose) >= FEWEST_LOOSE and _makes_blog(pieces, loose, in_order=IN_ORDER_LOOSE, shortest=SHORTEST_LOOSE):
            return loose
    return {}


def _find_digits(pieces: list[Piece]) -> dict[int, Stamp]:
    found = {index: stamp for index, piece in enumerate(pieces) if (stamp := parse_digits(piece.text))}
    return found if are_times(found.values()) else {}


def _without_masthead(pieces: list[Piece], found: dict[int, Stamp]) -> dict[int, Stamp]:
    """Leave out the dates below the headline, stamps with nothing below them but another, and the same time again."""
    filled = {
        index: stamp
        for index, stamp in found.items()
        if not (_is_repeated(found, index) or (_is_empty(pieces, found, index) and not _is_repeated(found, index + 1)))
    }
    dated = [index for index, stamp in filled.items() if "date" in stamp.parts]
    if 2 * len(dated) >= len(filled):
        return filled
    first = min(filled.keys() - set(dated))
    return {index: stamp for index, stamp in filled.items() if index >= first}


def _is_repeated(found: dict[int, Stamp], index: int) -> bool:
    return index in found and index - 1 in found and found[index].time == found[index - 1].time


def _is_empty(pieces: list[Piece], found: dict[int, Stamp], index: int) -> bool:
    return index + 1 in found and found[index].length == len(pieces[index].text)


def _stands_alone(piece: Piece, stamp: Stamp) -> bool:
    """Tell whether a stamp is all of its line, but for the name of who wrote the update."""
    rest = piece.text[stamp.length :]
    return not rest or is_writers_line(rest)


def _is_set_off(piece: Piece, stamp: Stamp) -> bool:
    """Tell whether a stamp in front of words stands apart from them: "14:05: Text", "• 14:05 Text", "[14:05] Text"."""
    after = piece.text[: stamp.length].rstrip()[-1]
    return "bullet" in stamp.parts or after in ":|–—-)]" or "zone" in stamp.parts or piece.text[stamp.length - 1] == "\n"


def _makes_blog(pieces: list[Piece], stamps: dict[int, Stamp], *, in_order: float = IN_ORDER, shortest: int = SHORTEST) -> bool:
    """Tell whether stamps stand in the order of the clock and what follows them makes up the document."""
    indices = sorted(stamps)
    lengths = [
        sum(len(piece.text) for piece in pieces[index:after]) - stamps[index].length
        for index, after in pairwise([*indices, len(pieces)])
    ]
    times = [time for index in indices if (time := stamps[index].time)]
    steps = list(pairwise(times))
    onwards = sum(_is_later(a, b) for a, b in steps), sum(_is_later(b, a) for a, b in steps)
    return (
        max(onwards) >= in_order * len(steps)
        and sum(lengths) >= shortest * len(stamps)
        and sum(lengths) >= ENTRIES_SHARE * sum(len(piece.text) for piece in pieces)
    )


def _is_later(before: str, after: str) -> bool:
    return before <= after or (before >= EVENING and after <= MORNING)


def mark_entry_titles(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the titles of entries marked, and writers' names between stamp and title as by-lines.

    An entry's title is the first thing below its stamp, if that is a headline; in blogs that put titles above the
    stamps, the headline above it.
    """
    marked = list(pieces)
    stamps = [index for index, piece in enumerate(pieces) if piece.stamp]
    if are_titles_first(pieces):
        for index in stamps:
            if index and _is_open_headline(pieces[index - 1]):
                marked[index - 1] = replace(pieces[index - 1], kind=BlockKind.TITLE)
        return marked
    for index, after in pairwise([*stamps, len(pieces)]):
        open_pieces = [place for place in range(index + 1, after) if marked[place].kind is None][:2]
        if len(open_pieces) > 1 and _is_writer(pieces, *open_pieces):
            marked[open_pieces[0]] = replace(pieces[open_pieces[0]], kind=BlockKind.BYLINE)
            open_pieces = open_pieces[1:]
        if open_pieces and is_headline(pieces[open_pieces[0]].text):
            marked[open_pieces[0]] = replace(pieces[open_pieces[0]], kind=BlockKind.TITLE)
            if len(open_pieces) > 1 and is_writers_line(pieces[open_pieces[1]].text):
                marked[open_pieces[1]] = replace(pieces[open_pieces[1]], kind=BlockKind.BYLINE)
    return marked


def _is_writer(pieces: list[Piece], first: int, second: int) -> bool:
    name, title = pieces[first].text, pieces[second].text
    return is_writers_line(name) and is_headline(title) and not is_writers_line(title)


def are_titles_first(pieces: list[Piece]) -> bool:
    """Tell whether a blog puts each update's headline above its stamp."""
    stamps = [index for index, piece in enumerate(pieces) if piece.stamp]
    above = [index for index in stamps if index and _is_open_headline(pieces[index - 1])]
    first_below = [next((piece for piece in pieces[index + 1 :] if piece.kind is not BlockKind.BYLINE), None) for index in stamps]
    below = [piece for piece in first_below if piece and is_headline(piece.text)]
    return len(stamps) > 1 and len(above) >= TITLES_FIRST * len(stamps) and len(below) <= (1 - TITLES_FIRST) * len(stamps)


def _is_open_headline(piece: Piece) -> bool:
    return piece.kind in (None, BlockKind.TITLE) and is_headline(piece.text)


def find_tail(pieces: list[Piece]) -> int:
    """Return the index of the first piece after the last entry, the number of pieces where there is none.

    The tail is what the page prints below: its headline, key words, buttons, credits. The last entry keeps the
    first thing below its stamp.
    """
    last_stamp = max(index for index, piece in enumerate(pieces) if piece.stamp)
    index = len(pieces)
    while index - 1 > last_stamp + 1 and _is_tail(pieces[index - 1]):
        index -= 1
    return index


def _is_tail(piece: Piece) -> bool:
    return piece.kind in (BlockKind.BOILERPLATE, BlockKind.BYLINE) or is_kicker_headline(piece.text) or is_tag_list(piece.text)


def find_entries(pieces: list[Piece], text_end: int) -> tuple[list[Entry], dict[int, int]]:
    """Return the entries, and which entry each piece belongs to."""
    stamps = [index for index, piece in enumerate(pieces) if piece.stamp]
    titles_first = are_titles_first(pieces)
    starts = [index - 1 if titles_first and _is_open_headline(pieces[index - 1]) else index for index in stamps]
    tail = find_tail(pieces)
    entries: list[Entry] = []
    places: dict[int, int] = {}
    for stamp_index, (index, after) in zip(stamps, pairwise([*starts, tail]), strict=True):
        end = pieces[after].span.start if after < len(pieces) else text_end
        titles = [piece.span for piece in pieces[index:after] if piece.kind is BlockKind.TITLE]
        stamp = pieces[stamp_index].stamp
        places |= dict.fromkeys(range(index, after), len(entries))
        time, zone = (stamp.time, stamp.zone) if stamp else (None, None)
        entries.append(Entry(Span(pieces[index].span.start, end), time, titles[0] if titles else None, zone))
    return entries, places
