"""The language of a text, by its commonest small words. Tells apart the languages of the lexicon and no others."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from archive.lexicon import load_lexicon

LOOKED_AT = 2000  # characters
FEWEST = 3  # small words
CLEARLY = 1.3  # times as many as of the next language: Danish and Swedish share most of theirs
SMALLEST_SHARE = 0.12  # of all words; in English running text about .35 are of the list


def find_language(text: str) -> str | None:
    """Return the ISO 639-1 code of a text's language, None where its words do not tell.

    >>> find_language("The truce was signed on Tuesday, and both of the armies have left the town.")
    'en'
    """
    words = re.findall(r"[^\W\d_]+", text[:LOOKED_AT].casefold())
    counts: Counter[str] = Counter()
    for word in words:
        counts.update(_languages().get(word, ()))
    best = counts.most_common(2)
    if not best or best[0][1] < max(FEWEST, SMALLEST_SHARE * len(words)):
        return None
    return best[0][0] if len(best) == 1 or best[0][1] >= CLEARLY * best[1][1] else None


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    languages: dict[str, tuple[str, ...]] = {}
    for code, words in load_lexicon("languages").items():
        for word in words.split():
            languages[word] = (*languages.get(word, ()), code)
    return languages
