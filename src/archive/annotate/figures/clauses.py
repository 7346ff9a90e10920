"""The clause that a counted noun stands in, without those of other subjects that "and" or "while" joins to it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubjpass")
_NAMED = ("NOUN", "PROPN", "NUM", "ADJ")


def clause_around(noun: Token) -> Iterator[Token]:
    """Yield the words of a noun's clause and of those below it, but of none with a subject of its own joined to it."""
    top = noun
    while top.head != top and not _stands_apart(top):
        top = top.head
    open_words = [top]
    while open_words:
        word = open_words.pop()
        yield word
        open_words.extend(child for child in word.children if not _stands_apart(child))


def _stands_apart(word: Token) -> bool:
    """Tell whether a word heads a clause of its own: "…, and 12 fled", "while 12 fled", "40 died, 12 fled"."""
    joined = (
        word.dep_ in ("conj", "parataxis")
        or (word.dep_ == "ccomp" and word.i < word.head.i)
        or (word.dep_ == "relcl" and any(child.dep_ in _SUBJECTS and child.pos_ == "NUM" for child in word.children))
        or (word.dep_ == "advcl" and any(child.lower_ in _contrasting() for child in word.children))
    )
    return joined and any(child.dep_ in _SUBJECTS and child.pos_ in _NAMED for child in word.children)


@cache
def _contrasting() -> frozenset[str]:
    return frozenset(load_lexicon("topics")["contrasting"])


def compelled_to(verb: Token) -> Token | None:
    """Return the flee of "were forced to flee", "have had to flee"; None for verbs that compel nobody."""
    if verb.lemma_.lower() not in load_lexicon("topics")["compelling"]:
        return None
    return next((child for child in verb.children if child.dep_ in ("xcomp", "ccomp") and _is_infinitive(child)), None)


def _is_infinitive(verb: Token) -> bool:
    own_subject = any(child.dep_ in _SUBJECTS for child in verb.children)
    return verb.tag_ == "VB" and not own_subject


def leaves_home(verb: Token) -> bool:
    """Tell whether a verb is leaving for good: "leave", "leave their homes", not "leave the field"."""
    if verb.lemma_.lower() not in load_lexicon("topics")["leaving"]:
        return False
    left = next((child for child in verb.children if child.dep_ == "dobj"), None)
    return left is None or left.lemma_.lower() in load_lexicon("topics")["homes"]
