"""What a frame finds: the content's tokens and who the same frame shows to hear or say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Token


class Content(NamedTuple):
    """Positions of the tokens of a content in its block, how it was found, and to whom it is said by the same frame."""

    tokens: frozenset[int]
    frame: str
    addressee: Token | None = None
    speaker: Token | None = None  # where the content itself shows who speaks
