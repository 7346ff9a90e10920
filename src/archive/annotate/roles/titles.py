"""Titles as words: the heads of posts in a text ("minister", "chief of staff") and what may stand around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class Sort(StrEnum):
    """Whose posts a head names."""

    STATE = "state"  # a country's; which one is understood where it is not said
    PORTFOLIO = "portfolio"  # a country's when a field goes with it: "foreign secretary", "press secretary"
    BODY = "body"
    OCCUPATION = "occupation"  # a role only with the body that it is done for


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a post, tokens `[start, end)` of its block."""

    start: int
    end: int
    title: str  # lower case, singular, abbreviations written out
    sorts: frozenset[Sort]
    plural: bool


def plain(token: Token) -> str:
    """Return a token's word in lower case without the dot of an abbreviation."""
    return str(token.lower_).rstrip(".")


def is_joint(token: Token) -> bool:
    """Tell whether a token only holds the words of a title together ("-", the dot that the tokenizer cuts off "Lt.")."""
    if token.text not in ("-", ".") or not token.i or token.nbor(-1).whitespace_:
        return False
    return token.text == "-" or plain(token.nbor(-1)) in abbreviated_words()


def find_head(doc: Doc, index: int) -> Head | None:
    """Return the longest head that begins with a token, None where none does."""
    return next(find_heads(doc, index), None)


def find_heads(doc: Doc, index: int) -> Iterator[Head]:
    """Yield the heads that begin with a token, the longest first.

    An abbreviation is one only with a capital ("Rep", never "rep"), a word only where it is tagged as a noun.
    """
    for words, title, plural in _heads_by_word().get(plain(doc[index]), ()):
        end = _match(doc, index, words)
        if end is not None and _is_nominal(doc, index, end, words):
            yield Head(index, end, title, _sorts()[title], plural)


def _match(doc: Doc, index: int, words: tuple[str, ...]) -> int | None:
    for word in words:
        while index < len(doc) and is_joint(doc[index]):
            index += 1
        if index >= len(doc) or plain(doc[index]) != word:
            return None
        index += 1
    # The dot that belongs to a cut abbreviation ("Lt" "." "Gen").
    return index + 1 if index < len(doc) and words[-1] in _abbreviated() and is_joint(doc[index]) else index


def _is_nominal(doc: Doc, start: int, end: int, words: tuple[str, ...]) -> bool:
    if " ".join(words) in _abbreviated() and not doc[start].text[0].isupper():
        return False
    return (
        end - start > 1
        or doc[start].tag_.startswith("NN")
        or (doc[start].text[0].isupper() and doc[start].tag_ in ("JJ", "VB", "VBP"))
        or (doc[start].tag_ == "JJ" and doc[start].dep_ == "compound")
    )


@cache
def _heads_by_word() -> dict[str, list[tuple[tuple[str, ...], str, bool]]]:
    """Return the heads by their first word, longest first, each with its title and whether it is a plural."""
    table: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    forms = [(title, title, False) for title in _sorts()]
    forms += [(form, title, True) for title in _sorts() for form in _plurals(title)]
    forms += [(form, _expansion(form), form in _irregular_plurals()) for form in _abbreviated() | _irregular_plurals().keys()]
    for form, title, plural in forms:
        words = tuple(split_words(form))
        table.setdefault(words[0], []).append((words, title, plural))
    return {word: sorted(rows, key=lambda row: (-len(row[0]), row[2])) for word, rows in table.items()}


@cache
def first_words() -> frozenset[str]:
    """Return the words that a head can begin with, as tokens in lower case have them."""
    return frozenset(word for first in _heads_by_word() for word in (first, f"{first}."))


def split_words(phrase: str) -> list[str]:
    """Return a phrase's words as tokens have them, without dots and hyphens.

    >>> split_words("Lt. Governor-elect")
    ['lt', 'governor', 'elect']
    """
    return phrase.lower().replace(".", " ").replace("-", " ").split()


def _plurals(title: str) -> Iterable[str]:
    first, _, rest = title.partition(" of ")
    if rest:
        return [f"{_plural(first)} of {rest}"]
    first, _, rest = title.rpartition(" ")
    if rest in ("general", "emeritus"):
        return [f"{_plural(first)} {rest}"]
    return [_plural(title)]


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2:-1] not in "aeo":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "ch", "sh", "x")) else "s")


@cache
def _sorts() -> dict[str, frozenset[Sort]]:
    """Return the sorts of each title: an occupation is one whatever else lists it."""
    lexicon: dict[str, Any] = load_lexicon("roles")
    sorts: dict[str, frozenset[Sort]] = {}
    for sort in Sort:
        for title in lexicon[sort.value]:
            sorts[title] = sorts.get(title, frozenset()) | {sort}
    for title in map(_expansion, _abbreviated()):
        # "FM" is a foreign minister, and that is a minister.
        words = title.split()
        known = next((" ".join(words[n:]) for n in range(len(words)) if " ".join(words[n:]) in sorts), None)
        sorts[title] = sorts[known] if known else frozenset({Sort.BODY})
    return sorts


def _expansion(form: str) -> str:
    lexicon = load_lexicon("roles")
    return str(lexicon["abbreviations"].get(form) or _irregular_plurals()[form])


@cache
def _abbreviated() -> frozenset[str]:
    return frozenset(load_lexicon("roles")["abbreviations"])


@cache
def abbreviated_words() -> frozenset[str]:
    """Return the words of the abbreviations ("lt", "gen"), without dots."""
    return frozenset(word for form in _abbreviated() for word in form.split())


@cache
def _irregular_plurals() -> dict[str, str]:
    return dict(load_lexicon("roles")["plurals"])


@cache
def word_set(key: str) -> frozenset[str]:
    """Return a list of the lexicon `roles` as a set of lower-case words and phrases."""
    return frozenset(str(word).lower() for word in load_lexicon("roles")[key])


@cache
def field_words() -> frozenset[str]:
    """Return the words that fields of government and business are made of."""
    return frozenset(word for field in word_set("fields") for word in field.split()) - {"and", "up", "net"}
