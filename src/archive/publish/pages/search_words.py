"""The words that a reader looks for, cut to what full-text search answers at once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from archive.search import make_match

if TYPE_CHECKING:
    from archive.publish.pages.visit import Visit

LONGEST = 300  # characters that are looked at
MOST_WORDS = 12
WORDS = re.compile(r'"[^"]*"?|[^\s"]+')
# A star behind fewer letters stands for half of all words.
SHORT_STAR = re.compile(r"(?<!\w{3})\*")


def read_words(visit: Visit) -> tuple[str, str | None]:
    """Return what a reader typed, and the words in it as full-text search takes them; None: there are none."""
    typed = visit.param("q")[:LONGEST]
    words = cut_words(typed)
    return typed, make_match(" ".join(words))


def cut_words(typed: str) -> list[str]:
    """Return the words and phrases of a question that are looked for.

    >>> cut_words('truce "peace deal" refug* a*')
    ['truce', '"peace deal"', 'refug*', 'a']
    """
    return [SHORT_STAR.sub("", word) for word in WORDS.findall(typed)[:MOST_WORDS]]
