"""One view of a document for all finders: blocks with their parse, sentences, quotations, entries.

Finders work on spaCy tokens and answer in spans of the whole document; `locate` is the one way across.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from archive.annotate.quotes import Quote, find_quotes
from archive.facts import Article, Block, BlockKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as Tokens

# What the parser is shown instead, each replaced by one character so that offsets hold: white space of all
# kinds, and typographic quotation marks, which the model has hardly seen in training.
BLANKS = dict.fromkeys("\n\t\r\v\f\u00a0\u2009\u202f", " ")
SHOWN = str.maketrans(BLANKS | dict.fromkeys("“”„‟", '"') | dict.fromkeys("‘’‚‛", "'"))


def shown_text(text: str) -> str:
    r"""Return a block's text as the parser is to see it, character for character of the same length.

    >>> shown_text("“We’re\nhere”")
    '"We\'re here"'
    """
    # A soft hyphen or zero-width space at a word's start belongs to no word (pages break "US \\xadforces" there).
    return re.sub(r"(?<!\w)[\u00ad\u200b\ufeff]", " ", text.translate(SHOWN))


def locate(tokens: Token | Tokens) -> Span:
    """Return where a token, or a span of tokens, stands in the whole document."""
    doc = tokens.doc
    start = doc.user_data["start"]
    if hasattr(tokens, "start_char"):
        return Span(start + tokens.start_char, start + tokens.end_char)
    return Span(start + tokens.idx, start + tokens.idx + len(tokens.text))


@dataclass(frozen=True, slots=True)
class Parsed:
    """A block with its parse. `doc.user_data["start"]` is the block's start, for `locate`."""

    block: Block
    doc: Doc

    @property
    def text(self) -> str:
        """Return the block's text as the parser saw it: `doc.text`, which spaCy puts together anew each time, but kept."""
        held = self.doc.user_data
        if "text" not in held:
            held["text"] = self.doc.text
        return str(held["text"])


@dataclass(frozen=True)
class View:
    """A document as the finders see it. Boilerplate blocks are left out of `parsed`."""

    article: Article
    parsed: tuple[Parsed, ...]

    @property
    def text(self) -> str:
        """Return the document's text."""
        return self.article.text

    @cached_property
    def quotes(self) -> tuple[Quote, ...]:
        """Return the quotations of the document in text order, paired within blocks."""
        return tuple(find_quotes(self.article))

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.span.start for quote in self.quotes]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [parsed.block.span.start for parsed in self.parsed]

    def sentences(self, *kinds: BlockKind) -> Iterator[Tokens]:
        """Yield the sentences of all parsed blocks, or of blocks of the given kinds."""
        for parsed in self.parsed:
            if not kinds or parsed.block.kind in kinds:
                yield from parsed.doc.sents

    def parsed_at(self, offset: int) -> Parsed | None:
        """Return the parsed block around a character, None between blocks and in boilerplate."""
        index = bisect_right(self._block_starts, offset) - 1
        if index >= 0 and offset < self.parsed[index].block.span.end:
            return self.parsed[index]
        return None

    def block_after(self, offset: int) -> Parsed | None:
        """Return the first parsed block that starts at or after a character, None after the last one."""
        index = bisect_left(self._block_starts, offset)
        return self.parsed[index] if index < len(self.parsed) else None

    def tokens_in(self, span: Span) -> Tokens | None:
        """Return the tokens that a span touches; None where it is not inside one parsed block."""
        parsed = self.parsed_at(span.start)
        if parsed is None or span.end > parsed.block.span.end:
            return None
        start = parsed.block.span.start
        return parsed.doc.char_span(span.start - start, span.end - start, alignment_mode="expand")

    def sentence_at(self, offset: int) -> Span | None:
        """Return the bounds of the sentence around a character, None outside parsed blocks."""
        tokens = self.tokens_in(Span(offset, offset + 1))
        return locate(tokens.sent) if tokens is not None else None

    def quote_at(self, offset: int) -> int | None:
        """Return the index of the outermost quotation around a character, None outside quotations."""
        index = bisect_right(self._quote_starts, offset) - 1
        if index >= 0 and offset < self.quotes[index].span.end:
            return index
        return None

    def entry_at(self, offset: int) -> int | None:
        """Return the index of the live-blog entry around a character, None outside entries."""
        for index, entry in enumerate(self.article.entries):
            if entry.span.start <= offset < entry.span.end:
                return index
        return None
