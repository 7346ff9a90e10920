"""What `text` gives: a document's make-up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from archive.facts.documents import Basis, Document
from archive.facts.spans import Span


class ArticleKind(StrEnum):
    """The three kinds of document."""

    ARTICLE = "article"
    LIVEBLOG = "liveblog"
    TRANSCRIPT = "transcript"


class BlockKind(StrEnum):
    """What a block of text is. Facts are looked for in all but boilerplate."""

    TITLE = "title"  # the article's or an entry's headline
    HEAD = "head"  # a section's head
    PARAGRAPH = "paragraph"
    BYLINE = "byline"  # by-lines, photo credits: names count, nothing else is said there
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or headline, trimmed of white space. Blocks never overlap and stand in text order.

    Sentences do not cross blocks. A paragraph broken over several lines is one block.
    """

    span: Span
    kind: BlockKind
    entry: int | None = None  # index into Article.entries
    turn: int | None = None  # index into Article.turns


@dataclass(frozen=True, slots=True)
class Entry:
    """One update of a live blog, from its time stamp up to the next."""

    span: Span
    time: str | None  # "HH:MM", 24 hours
    title_span: Span | None
    zone: str | None = None  # of the time, as the text has it: "GMT"


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's uninterrupted speech in a transcript."""

    label_span: Span  # "President of Russia Vladimir Putin", without the colon
    speech_span: Span


@dataclass(frozen=True, slots=True)
class Dated:
    """A date as EDTF with where it comes from."""

    edtf: str
    basis: Basis
    span: Span | None = None  # where the text says so


@dataclass(frozen=True, slots=True)
class Article:
    """A document's make-up. The text itself is never changed; everything is a span of it."""

    document: Document
    kind: ArticleKind
    blocks: tuple[Block, ...]
    title_span: Span | None = None
    entries: tuple[Entry, ...] = ()
    turns: tuple[Turn, ...] = ()
    published: Dated | None = None  # None: not given and not printed in the text; `annotate` may infer it
    title: str | None = None  # given, else the words of title_span
    publisher: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None  # ISO 639-1

    @property
    def text(self) -> str:
        """Return the document's text."""
        return self.document.text
