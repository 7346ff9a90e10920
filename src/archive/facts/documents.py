"""What `read` gives: a file as text, and what is known of it beforehand."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Basis(StrEnum):
    """Where a piece of metadata comes from, strongest first."""

    COMMAND_LINE = "command line"
    SIDECAR = "sidecar"
    MANIFEST = "manifest"
    DOCUMENT = "document"  # the format's own metadata (an HTML <meta>, a feed's <published>)
    TEXT = "text"  # a dateline, byline or print date standing in the text
    INFERRED = "inferred"  # worked out from the text's "on Saturday", "on November 21"


class Given(NamedTuple):
    """A value that somebody or something gave, and who."""

    value: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document before its text is looked at. None is unknown."""

    published: Given | None = None  # EDTF
    url: Given | None = None
    title: Given | None = None
    publisher: Given | None = None
    byline: Given | None = None
    language: Given | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text: decoded, BOM dropped, CRLF turned into LF, nothing else changed."""

    source: str  # the path as it was named
    text: str
    sha256: str  # hex, of the text's UTF-8 bytes
    raw_sha256: str  # hex, of the file's bytes
    given: Metadata = Metadata()
