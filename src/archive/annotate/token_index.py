"""Where given words stand in a parse: by the parser's numbers for words, so that no token has to be looked at one by one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc


@cache
def _numbers(words: frozenset[str]) -> frozenset[int]:
    from spacy.strings import get_string_id  # spaCy is slow to import

    return frozenset(get_string_id(word) for word in words)


def _numbered(doc: Doc, attribute: str) -> list[int]:
    """Return the number of each token's word, lemma or text; kept with the parse, for many look here."""
    held = doc.user_data
    if attribute not in held:
        held[attribute] = doc.to_array(attribute).tolist()
    numbers: list[int] = held[attribute]
    return numbers


def find_words(doc: Doc, words: frozenset[str]) -> list[int]:
    """Return the tokens that are one of some words, which are in lower case, in text order."""
    numbers = _numbers(words)
    return [index for index, number in enumerate(_numbered(doc, "LOWER")) if number in numbers]


def find_lemmas(doc: Doc, lemmas: frozenset[str]) -> list[int]:
    """Return the tokens that have one of some lemmas, in text order."""
    numbers = _numbers(lemmas)
    return [index for index, number in enumerate(_numbered(doc, "LEMMA")) if number in numbers]


@cache
def _judged(test: Callable[[str], bool]) -> dict[int, bool]:  # noqa: ARG001 - one table a test
    return {}


def find_texts(doc: Doc, test: Callable[[str], bool]) -> list[int]:
    """Return the tokens whose text passes a test, in text order. Each word is tested once for all documents."""
    judged, found = _judged(test), []
    for index, number in enumerate(_numbered(doc, "ORTH")):
        if number not in judged:
            judged[number] = test(doc.vocab.strings[number])
        if judged[number]:
            found.append(index)
    return found
