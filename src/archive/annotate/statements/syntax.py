"""Small questions to the parse: what hangs on a word, whether a verb is finite, where a sentence really ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from archive.annotate.statements.cues import word_set
from archive.facts import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})


def subtree(token: Token, *without: Token) -> frozenset[int]:
    """Return the positions of a token and all that hangs on it, without some branches."""
    tokens = {one.i for one in token.subtree}
    for branch in without:
        tokens -= {one.i for one in branch.subtree}
    return frozenset(tokens)


def union(tokens: Iterable[Token]) -> frozenset[int]:
    """Return the positions of tokens and all that hangs on them."""
    return frozenset().union(*(subtree(token) for token in tokens))


def has_to(verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.lefts)


def is_deed(preposition: Token) -> bool:
    """Tell "of hiding losses", "for being late" from phrases that name things."""
    return preposition.dep_ == "prep" and any(child.dep_ == "pcomp" for child in preposition.rights)


def is_finite(verb: Token) -> bool:
    """Tell whether a verb, or the auxiliary before it, shows tense."""
    return verb.tag_ in FINITE or any(child.dep_ in ("aux", "auxpass") and child.tag_ in FINITE for child in verb.lefts)


def has_subject(verb: Token) -> bool:
    """Tell whether a verb has a subject of its own before it."""
    return any(child.dep_ in SUBJECTS for child in verb.lefts)


def has_mark(verb: Token, *marks: str) -> bool:
    """Tell whether a conjunction introduces a verb's clause, one of the given ones if any is given."""
    return any(child.dep_ == "mark" and (not marks or child.lower_ in marks) for child in verb.lefts)


def is_relative(clause: Token) -> bool:
    """Tell a relative clause that the parser takes for a complement: "profits of $2bn, up on the $1bn it made"."""
    verb, before = clause.head, clause.left_edge.i - 1
    if has_mark(clause) or before <= verb.i or clause.doc[before].pos_ not in ("NOUN", "PROPN", "NUM", "SYM", "ADJ"):
        return False
    return any(child.dep_ == "dobj" and child.i <= before for child in verb.rights)


def sentence_bounds(token: Token) -> tuple[int, int]:
    """Return the first position of a token's sentence and the one after its last.

    Full stops that the parser runs over end it, those of titles ("Capt. Ann Lee") that the parser takes for its end do not.
    """
    starts = _sentence_starts(token.doc)
    index = bisect_right(starts, token.i)
    return starts[index - 1], starts[index] if index < len(starts) else len(token.doc)


def _sentence_starts(doc: Doc) -> list[int]:
    """Return where the sentences of a block begin; kept with the parse."""
    starts: list[int] | None = doc.user_data.get("starts")
    if starts is None:
        rows = doc.to_array(["SENT_START", "ORTH"]).tolist()
        parsed = {n for n, (begins, _) in enumerate(rows) if begins == 1 and not (n and is_title_stop(doc[n - 1]))}
        marks = [n for n, (_, orth) in enumerate(rows[:-1]) if orth in _stop_orths()]
        shown = {n + 1 for n in marks if doc[n + 1].text[:1].isupper() and not is_title_stop(doc[n])}
        starts = doc.user_data["starts"] = sorted({0} | parsed | shown)
    return starts


@cache
def _stop_orths() -> frozenset[int]:
    return frozenset(get_string_id(mark) for mark in (".", "?", "!"))


def tokens_within(doc: Doc, span: Span) -> range:
    """Return the positions of the tokens that begin in a span of the document."""
    offsets: list[int] | None = doc.user_data.get("offsets")
    if offsets is None:
        offsets = doc.user_data["offsets"] = doc.to_array("IDX").tolist()
    start = doc.user_data["start"]
    return range(bisect_left(offsets, span.start - start), bisect_left(offsets, span.end - start))


def is_title_stop(stop: Token) -> bool:
    """Tell the full stop of "Capt." and the like, which the parser takes for a sentence's end."""
    return (
        stop.text == "."
        and stop.i > 0
        and not stop.doc[stop.i - 1].whitespace_
        and stop.doc[stop.i - 1].text in word_set("short_titles")
    )
