"""Whether a block may hold a number at all: a quick look before its amounts are read."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

_LOWER = "LOWER"
_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘]")


def may_hold_number(text: str, doc: Doc) -> bool:
    """Tell whether a text has a digit or a number word. `doc`: its parse, whose words are asked by their ids."""
    return _DIGIT.search(text) is not None or not _number_ids().isdisjoint(doc.to_array(_LOWER).tolist())


@cache
def _number_ids() -> frozenset[int]:
    from spacy.strings import get_string_id

    lexicon = load_lexicon("numbers")
    words = {word for kind in ("small", "tens", "scales", "parts") for word in lexicon[kind]}
    return frozenset(get_string_id(form) for word in words for form in (word, f"{word}s"))
