"""Document → Article: what the text is made of, by general rules of how news is laid out.

    pieces        paragraphs and lines           printed_dates  calendar dates as pages print them
    furniture     boilerplate                    masthead       day, publisher, writers, address: from date_lines, datelines
    credits       by-lines, credits, key words   liveblog       stamps and entries (clock: the stamps)
    headline      title and section heads        transcript     labels and turns
    language      of the whole text

Every character but white space lies in exactly one block.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from archive.facts import Article, ArticleKind, Block, BlockKind, Dated, Document, Given, Span
from archive.text.clock import parse_stamp
from archive.text.credits import find_stuck_credit, is_credit, is_tag_list, is_writers_line
from archive.text.furniture import is_furniture
from archive.text.headline import is_headline, is_kicker_headline, mark_heads, mark_title
from archive.text.language import find_language
from archive.text.liveblog import find_entries, find_stamps, mark_entry_titles
from archive.text.masthead import find_byline, find_own_address, find_publisher, mark_dates, mark_writers
from archive.text.pieces import Piece, find_pieces
from archive.text.transcript import find_labels, find_turns

__all__ = ["parse_article"]

SHORTEST_PARAGRAPH = 60  # characters; in the tail of a page, what is shorter and no sentence is no paragraph


def parse_article(document: Document) -> Article:
    """Return a document's make-up. What is given for it goes before what its text prints."""
    given, text = document.given, document.text
    pieces = _cut_stuck_credits(find_pieces(text))
    kind, pieces = _cut_parts(pieces)
    pieces = _mark_furniture(pieces)
    address = find_own_address(pieces)
    pieces, printed = mark_dates(pieces, address)
    pieces = mark_writers(pieces)
    publisher = find_publisher(pieces)
    pieces = _mark_titles(pieces, given.title.value if given.title else None)
    pieces = mark_heads(_mark_tail(pieces))
    entries, in_entry = find_entries(pieces, len(text)) if kind is ArticleKind.LIVEBLOG else ([], {})
    turns, in_turn = find_turns(pieces) if kind is ArticleKind.TRANSCRIPT else ([], {})
    title_span = _find_title(pieces, in_entry)
    return Article(
        document,
        kind,
        tuple(_make_block(piece, in_entry.get(index), in_turn.get(index)) for index, piece in enumerate(pieces)),
        title_span=title_span,
        entries=tuple(entries),
        turns=tuple(turns),
        published=Dated(*given.published) if given.published else printed,
        title=_choose(given.title, " ".join(title_span.text_of(text).split()) if title_span else None),
        publisher=_choose(given.publisher, publisher),
        byline=_choose(given.byline, find_byline(pieces)),
        url=_choose(given.url, address),
        language=_choose(given.language, find_language(text)),
    )


def _choose(given: Given | None, printed: str | None) -> str | None:
    return given.value if given else printed


def _cut_stuck_credits(pieces: list[Piece]) -> list[Piece]:
    cut: list[Piece] = []
    for piece in pieces:
        offset = find_stuck_credit(piece.text)
        if offset:
            caption, credit = piece.cut(offset)
            cut += [caption, replace(credit, kind=BlockKind.BYLINE)] if credit else [caption]
        else:
            cut.append(piece)
    return cut


def _cut_parts(pieces: list[Piece]) -> tuple[ArticleKind, list[Piece]]:
    """Return the kind of document, and its pieces cut behind time stamps and speakers' labels."""
    stamps, labels = find_stamps(pieces), find_labels(pieces)
    if labels and len(labels) > len(stamps):
        heads = {index: replace(pieces[index], kind=BlockKind.BYLINE, label=label) for index, label in labels.items()}
        return ArticleKind.TRANSCRIPT, _cut_behind(pieces, heads, {index: label.length for index, label in labels.items()})
    if stamps:
        # The date in a stamp is still read.
        kinds = {index: BlockKind.BYLINE if "date" in stamp.parts else BlockKind.BOILERPLATE for index, stamp in stamps.items()}
        heads = {index: replace(pieces[index], kind=kinds[index], stamp=stamp) for index, stamp in stamps.items()}
        return ArticleKind.LIVEBLOG, _cut_behind(pieces, heads, {index: stamp.length for index, stamp in stamps.items()})
    return ArticleKind.ARTICLE, pieces


def _cut_behind(pieces: list[Piece], heads: Mapping[int, Piece], lengths: Mapping[int, int]) -> list[Piece]:
    cut: list[Piece] = []
    for index, piece in enumerate(pieces):
        if index in heads:
            head, rest = heads[index].cut(lengths[index])
            is_writer = head.stamp and rest and is_writers_line(rest.text)
            cut += [head, replace(rest, kind=BlockKind.BYLINE if is_writer else None)] if rest else [head]
        else:
            cut.append(piece)
    return cut


def _mark_furniture(pieces: list[Piece]) -> list[Piece]:
    return [piece if piece.kind else replace(piece, kind=_furniture_kind(piece, index)) for index, piece in enumerate(pieces)]


def _furniture_kind(piece: Piece, index: int) -> BlockKind | None:
    if is_furniture(piece.text, first=index == 0):
        return BlockKind.BOILERPLATE
    if is_credit(piece.text):
        return BlockKind.BYLINE
    stamp = parse_stamp(piece.text)
    is_clock = stamp is not None and stamp.length == len(piece.text) and "date" not in stamp.parts
    return BlockKind.BOILERPLATE if is_clock else None


def _mark_titles(pieces: list[Piece], given: str | None) -> list[Piece]:
    """Return the pieces with the headlines of the article and of its entries marked."""
    parts = [index for index, piece in enumerate(pieces) if piece.stamp or piece.label]
    pieces = mark_title(pieces, given, top=parts[0] if parts else len(pieces))
    if any(piece.stamp for piece in pieces):
        pieces = mark_entry_titles(pieces)
    if any(piece.kind is BlockKind.TITLE for piece in pieces[: parts[0] if parts else None]):
        return pieces
    # A live blog's headline may stand below it.
    kickers = [index for index, piece in enumerate(pieces) if piece.kind is None and is_kicker_headline(piece.text)]
    return [replace(piece, kind=BlockKind.TITLE) if index in kickers[-1:] else piece for index, piece in enumerate(pieces)]


def _mark_tail(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with the names below the last paragraph marked: key words, and sources above a credit."""
    marked = list(pieces)
    parts = [index for index, piece in enumerate(pieces) if piece.stamp or piece.label]
    for index in range(len(pieces) - 1, (parts[-1] + 1) if parts else 1, -1):
        piece = pieces[index]
        if piece.kind:
            continue
        is_source = index + 1 < len(pieces) and len(piece.text) < SHORTEST_PARAGRAPH and is_headline(piece.text)
        if not is_tag_list(piece.text) and not is_source:
            break
        marked[index] = replace(piece, kind=BlockKind.BYLINE)
    return marked


def _find_title(pieces: list[Piece], in_entry: Mapping[int, int]) -> Span | None:
    titles = [piece.span for index, piece in enumerate(pieces) if piece.kind is BlockKind.TITLE and index not in in_entry]
    return titles[0] if titles else None


def _make_block(piece: Piece, entry: int | None, turn: int | None) -> Block:
    return Block(piece.span, piece.kind or BlockKind.PARAGRAPH, entry, turn)
