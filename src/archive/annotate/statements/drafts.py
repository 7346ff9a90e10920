"""Statements in the making: which cue, what content, whose words; spans of the document, not yet trimmed or split."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from archive.annotate.quotes import Quote, quotes_in
from archive.facts import Span, Statement, StatementKind

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Draft:
    """A statement whose content may still grow by quotations that go on."""

    cue_span: Span | None
    pieces: list[Span]  # parts of the content, quotation marks and all, in text order
    quotes: list[int] = field(default_factory=list)  # those quotations that are speech by this cue
    frame: str = "clause"
    token: Token | None = None  # the cue
    speaker_span: Span | None = None
    speaker_from: Span | None = None
    relayed_by_span: Span | None = None
    addressee_span: Span | None = None
    date: str | None = None
    inside: int | None = None  # the quotation in which the cue itself stands

    @property
    def start(self) -> int:
        """Return where the content begins."""
        return min(piece.start for piece in self.pieces)

    @property
    def end(self) -> int:
        """Return where the content ends."""
        return max(piece.end for piece in self.pieces)


# What is left out at either end of a part: blanks, marks, and punctuation unless it stands inside the marks.
OPENING = " \t\r\n\u00a0,;:.-–—…\"“”„‟«»‘'`)"
HANGING = re.compile(r"[\s,;—–-]+(?:and|but|or|while)$")
CLOSING = ' \t\r\n\u00a0,;:-–—"“”„‟«»`('


def finish(draft: Draft, text: str, quotes: tuple[Quote, ...]) -> Statement | None:
    """Return the statement that a draft makes, its content split at the marks; None where nothing is left."""
    parts = list(_parts(draft, text, quotes))
    if not parts:
        return None
    last, quoted = parts[-1]
    if not quoted and len(parts) > 1 and last.text_of(text).lower() in ("and", "but", "or", "while"):
        last, quoted = parts.pop(-1) and parts[-1]
    if not quoted and (hanging := HANGING.search(last.text_of(text))) is not None and hanging.start() > 0:
        parts[-1] = (Span(last.start, last.start + hanging.start()), False)
    spans = tuple(span for span, _ in parts)
    named = [span for span in (draft.cue_span, draft.speaker_span, draft.addressee_span) if span is not None]
    return Statement(
        span=Span(min(span.start for span in (*spans, *named)), max(span.end for span in (*spans, *named))),
        kind=StatementKind.DIRECT if draft.frame == "turn" else _kind([quoted for _, quoted in parts]),
        content_spans=spans,
        cue_span=draft.cue_span,
        speaker_span=draft.speaker_span,
        speaker_from=draft.speaker_from,
        addressee_span=draft.addressee_span,
        relayed_by_span=draft.relayed_by_span,
        date=draft.date,
    )


def _kind(quoted: list[bool]) -> StatementKind:
    if all(quoted):
        return StatementKind.DIRECT
    return StatementKind.MIXED if any(quoted) else StatementKind.INDIRECT


def _parts(draft: Draft, text: str, quotes: tuple[Quote, ...]) -> Iterator[tuple[Span, bool]]:
    """Yield the content's spans without marks, each with whether it stands in quotation marks."""
    for piece in merge_spans(draft.pieces):
        start = piece.start
        for quote in _quotes_in(piece, quotes, draft.inside):
            yield from _plain(text, Span(start, quote.span.start))
            yield from _marked(text, Span(max(quote.inner.start, piece.start), min(quote.inner.end, piece.end)))
            start = quote.span.end
        if start < piece.end:
            yield from _plain(text, Span(start, piece.end))


def _quotes_in(piece: Span, quotes: tuple[Quote, ...], inside: int | None) -> list[Quote]:
    return [quotes[n] for n in quotes_in(quotes, piece) if n != inside and quotes[n].inner.overlaps(piece)]


def _marked(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """Yield what stands in marks, blanks at its ends left out; punctuation inside the marks stays."""
    words = span.text_of(text)
    if any(char.isalnum() for char in words):
        start = span.start + len(words) - len(words.lstrip())
        yield Span(start, start + len(words.strip())), True


def _plain(text: str, span: Span) -> Iterator[tuple[Span, bool]]:
    """Yield the trimmed span, unless it holds nothing but punctuation."""
    words = span.text_of(text)
    start = span.start + len(words) - len(words.lstrip(OPENING))
    end = span.start + len(words.rstrip(CLOSING))
    if end > start and text[end - 1] == ".":
        end = _without_stop(text, start, end)
    if end > start and any(char.isalnum() for char in text[start:end]):
        yield Span(start, end), False


def _without_stop(text: str, start: int, end: int) -> int:
    """Return the end before a full stop that ends the sentence; that of "U.S." stays."""
    word = text[start:end].rsplit(None, 1)[-1]
    return end if word.count(".") > 1 and len(word) <= 6 else start + len(text[start : end - 1].rstrip())


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """Return the spans in text order, those that touch or overlap joined.

    >>> merge_spans([Span(8, 9), Span(0, 3), Span(2, 5)])
    [Span(start=0, end=5), Span(start=8, end=9)]
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged
