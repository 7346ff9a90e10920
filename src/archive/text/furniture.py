"""What a page prints around a story: navigation, buttons, players, appeals, separators, stage directions."""

from __future__ import annotations

import re
from functools import cache

from archive.lexicon import load_lexicon

LONGEST = 400  # characters of a line that may be furniture
# A web address; in tokenised texts with blanks beside its marks ("http: //www. example. com /a -b").
# Possessive, so that a text of marks alone costs no more than another.
ADDRESS = re.compile(r"(?:https?:\s*//|www\.)\S*+(?>\s+(?:(?=[^\w\s]|_)|(?<=[^\w\s]\s)|(?<=_\s))\S++)*+", re.IGNORECASE)
ADDRESS_LABEL = re.compile(r"(?:(?:source|original|page|article|short) )?(?:url|link|permalink|source)\s*:\s*", re.IGNORECASE)
DIRECTION = re.compile(r"[\"“]?[(\[]\s*([^()\[\]]+?)\s*[)\]][.\"”]*")


def is_furniture(text: str, *, first: bool = False) -> bool:
    """Tell whether a line or paragraph is no part of the story and holds nothing worth finding.

    The `first` line of a text points to no other story: "Watch: …" may be its headline.

    >>> is_furniture("Share on FacebookTweet | Print"), is_furniture("* * *"), is_furniture("They share a border.")
    (True, True, False)
    """
    if not any(character.isalnum() for character in text):
        return True
    if len(text) > LONGEST:
        return False
    return bool(
        _lines_pattern().fullmatch(text)
        or _starts_pattern("starts").match(text)
        or (not first and _starts_pattern("pointers").match(text))
        or _shapes_pattern().fullmatch(text)
        or find_address(text)
        or is_direction(text)
    )


def is_direction(text: str) -> bool:
    """Tell whether a line is a stage direction of a transcript: "(APPLAUSE)", "[Crosstalk]"."""
    match = DIRECTION.fullmatch(text)
    return match is not None and match[1].casefold().startswith(tuple(load_lexicon("boilerplate")["directions"]))


def find_address(text: str) -> str | None:
    """Return the web address that is all of a line, blanks dropped; None for any other line.

    >>> find_address("http: //www. example. com /world /ship -seized")
    'http://www.example.com/world/ship-seized'
    """
    label = ADDRESS_LABEL.match(text)
    match = ADDRESS.fullmatch(text, label.end() if label else 0)
    return "".join(match[0].split()) if match else None


@cache
def _lines_pattern() -> re.Pattern[str]:
    phrases = sorted(load_lexicon("boilerplate")["lines"], key=len, reverse=True)
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+").replace("'", "['’]") for phrase in phrases)
    # Possessive, so that a long line of other words is given up at once.
    return re.compile(rf"[\W_]*+(?:(?:{words})[\W_]*+)++", re.IGNORECASE)


@cache
def _starts_pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{'|'.join(load_lexicon('boilerplate')[key])})", re.IGNORECASE)


@cache
def _shapes_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{'|'.join(load_lexicon('boilerplate')['shapes'])})\W*", re.IGNORECASE)
