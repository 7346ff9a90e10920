"""Who said what about what, out of one line of words: "Shoigu refugees" is what Shoigu said about refugees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.publish.pages.search_sql import BEARERS, SAID, SAID_ABOUT
from archive.publish.pages.search_words import cut_words
from archive.search import make_match

if TYPE_CHECKING:
    from archive.publish.pages.visit import Visit

MOST_WORDS = 8  # of which names are looked for


@dataclass(frozen=True, slots=True)
class Said:
    """What speakers said: the statements' keys, newest first, and the words about which, as full-text search has them."""

    statements: list[int]
    about: str | None


async def find_said(visit: Visit, typed: str, limit: int, offset: int) -> Said | None:
    """Return what was said by those whose names are among the words, with the other words in it; None: nobody or nothing."""
    words = [word for phrase in cut_words(typed) if (word := make_match(phrase))]
    bearers = {word: {row["id"] for row in await visit.rows(BEARERS, words=word)} for word in words[:MOST_WORDS]}
    for names, speakers in find_speakers(bearers):
        about = " ".join(word for word in words if word not in names) or None
        query = SAID_ABOUT if about else SAID
        rows = await visit.rows_of(query, sorted(speakers), words=about, limit=limit, offset=offset)
        if rows:
            return Said([row["id"] for row in rows], about)
    return None


def find_speakers(bearers: dict[str, set[int]]) -> Iterator[tuple[list[str], set[int]]]:
    """Yield the ways to take some of the words for one name: these words, and who bears them all.

    A word may be a name and not be meant as one ("refugees", for the name of an agency), so that each gets its turn to begin.

    >>> list(find_speakers({"sergei": {1, 2}, "shoigu": {2}, "refugees": {9}, "return": set()}))
    [(['sergei', 'shoigu'], {2}), (['refugees'], {9})]
    """
    seen: list[list[str]] = []
    for first, those in bearers.items():
        speakers = set(those)
        names = {first}
        for word, others in bearers.items():
            if speakers & others:
                names.add(word)
                speakers &= others
        ordered = [word for word in bearers if word in names]
        if speakers and ordered not in seen:
            seen.append(ordered)
            yield ordered, speakers
