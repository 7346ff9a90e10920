"""Reports inside reports, and reports beside reports that the parser put inside.

"Smith said that Jones denied it" tells what Smith said; Jones's denial is a part of it. But in "Smith said that she would
go and warned the others", "…, adding that", "…, and Jones replied that", the second cue stands beside the first: the
first content ends there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from archive.annotate.statements.drafts import Draft
from archive.annotate.view import View, locate
from archive.facts import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
TRAILING = re.compile(r"[\s,;—–-]*(?:\b(?:and|but|or|while|also|then|even)\b[\s,]*)*$", re.IGNORECASE)


def part_coordinated(drafts: Sequence[Draft], view: View) -> None:
    """End contents where a coordinated cue begins; one without a subject of its own has the speaker of the cue before it."""
    for inner in drafts:
        if inner.token is None or inner.cue_span is None or inner.inside is not None:
            continue
        for outer in drafts:
            if outer is not inner and outer.token is not None and _holds(outer, inner) and _is_beside(outer.token, inner.token):
                _cut(outer, inner, view)
                break


def drop_nested(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those whose cue stands in the content of another."""
    kept = [draft for draft in drafts if draft.pieces]
    return [draft for draft in kept if not any(_holds(other, draft) for other in kept)]


def _holds(outer: Draft, inner: Draft) -> bool:
    if outer is inner or inner.cue_span is None or outer.frame == "turn":
        return False
    return any(piece.contains(inner.cue_span) for piece in outer.pieces)


def _is_beside(outer: Token, inner: Token) -> bool:
    """Tell whether a cue in another's content is rather coordinate with it."""
    if outer.doc is not inner.doc or inner.i < outer.i:
        return False
    if inner.tag_ == "VBG":
        before = inner.left_edge.i - 1
        return inner.dep_ in ("advcl", "acl", "conj", "xcomp") and before > outer.i and inner.doc[before].text in (",", "while", "—", "–")
    return inner.dep_ == "conj" and inner.tag_ in ("VBD", "VBZ", "VBP", "VBN") and _climbs_to(inner, outer)


def _climbs_to(inner: Token, outer: Token) -> bool:
    """Tell whether conjunctions lead from a verb to the head of the other's content, not into a clause within that."""
    verb = inner
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.i == outer.i or (verb.dep_ == "ccomp" and verb.head.i == outer.i)


def _cut(outer: Draft, inner: Draft, view: View) -> None:
    assert inner.token is not None  # noqa: S101 - the caller looked
    start = locate(inner.token.left_edge).start
    pieces = [piece for piece in outer.pieces if piece.start < start]
    if not pieces:
        return
    last = pieces[-1]
    if last.end > start:
        kept = view.text[last.start : start]
        pieces[-1] = Span(last.start, last.start + TRAILING.search(kept).start())  # type: ignore[union-attr]
    outer.pieces = [piece for piece in pieces if piece.start < piece.end]
    outer.quotes = [n for n in outer.quotes if view.quotes[n].span.start < start]
    if not any(child.dep_ in SUBJECTS for child in inner.token.lefts):
        inner.speaker_span = outer.speaker_span
