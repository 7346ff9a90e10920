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
            if outer is inner or outer.token is None or not _holds(outer, inner):
                continue
            if _is_beside(outer.token, inner.token) or (inner.frame == "source" and _holds(inner, outer)):
                _cut(outer, inner, view)
                break


def settle_quotes(drafts: Sequence[Draft], view: View) -> None:
    """Leave each quotation to the nearest of the cues that claim it: "“…,” he said, adding: “…”"."""
    claims: dict[int, list[Draft]] = {}
    for draft in drafts:
        for index in draft.quotes:
            if draft.cue_span is not None:
                claims.setdefault(index, []).append(draft)
    for index, claimants in claims.items():
        quote = view.quotes[index].span
        nearest = min(claimants, key=lambda one: _distance(one, quote))
        for draft in claimants:
            if draft is not nearest and not _holds(draft, nearest):
                draft.quotes.remove(index)
                draft.pieces = [part for piece in draft.pieces for part in _outside(piece, quote)]


def _distance(draft: Draft, quote: Span) -> int:
    assert draft.cue_span is not None  # noqa: S101 - the caller looked
    return max(draft.cue_span.start - quote.end, quote.start - draft.cue_span.end)


def _outside(piece: Span, quote: Span) -> list[Span]:
    """Return what of a piece stands before a quotation, all of it where they do not meet."""
    end = quote.start if piece.overlaps(quote) else piece.end
    return [Span(piece.start, end)] if piece.start < end else []


def drop_nested(drafts: Sequence[Draft]) -> list[Draft]:
    """Return the drafts without those whose cue stands in the content of another."""
    kept = [draft for draft in drafts if draft.pieces]
    for outer in kept:
        for inner in kept:
            if _holds(outer, inner) and inner.frame == "as":
                inner.relayed_by_span = inner.relayed_by_span or outer.speaker_span
    kept = _without_relays(kept)
    return [draft for draft in kept if draft.frame == "as" or not any(_is_outside(other, draft) for other in kept)]


def _is_outside(outer: Draft, inner: Draft) -> bool:
    """Tell whether one report holds another; where each holds the other's cue, the shorter one stays."""
    if not _holds(outer, inner):
        return False
    return not _holds(inner, outer) or (outer.end - outer.start, outer.start) < (inner.end - inner.start, inner.start)


def _without_relays(drafts: list[Draft]) -> list[Draft]:
    """Leave out "according to the agency" beside "he said": the agency only passed on what he said."""
    relays = []
    for outer in drafts:
        said = [inner for inner in drafts if outer.frame == "source" and _holds(outer, inner) and _is_told_before(inner)]
        if said:
            said[0].relayed_by_span = outer.speaker_span
            relays.append(outer)
    return [draft for draft in drafts if not any(draft is relay for relay in relays)]


def _is_told_before(draft: Draft) -> bool:
    return draft.frame in ("clause", "quote", "tell") and draft.cue_span is not None and draft.end <= draft.cue_span.start


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
        return (
            inner.dep_ in ("advcl", "acl", "conj", "xcomp")
            and before > outer.i
            and inner.doc[before].text in (",", "while", "—", "–")
        )
    return inner.dep_ == "conj" and inner.tag_ in ("VBD", "VBZ", "VBP", "VBN") and _climbs_to(inner, outer)


def _climbs_to(inner: Token, outer: Token) -> bool:
    """Tell whether conjunctions lead from a verb to the head of the other's content, not into a clause within that."""
    verb = inner
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.i == outer.i or (verb.dep_ == "ccomp" and verb.head.i == outer.i)


def _cut(outer: Draft, inner: Draft, view: View) -> None:
    assert inner.token is not None  # noqa: S101 - the caller looked
    start = locate(inner.token if inner.frame == "source" else inner.token.left_edge).start
    pieces = [piece for piece in outer.pieces if piece.start < start]
    if not pieces:
        return
    last = pieces[-1]
    if last.end > start:
        kept = view.text[last.start : start]
        pieces[-1] = Span(last.start, last.start + TRAILING.search(kept).start())  # type: ignore[union-attr]
    outer.pieces = [piece for piece in pieces if piece.start < piece.end]
    outer.quotes = [n for n in outer.quotes if view.quotes[n].span.start < start]
    if inner.frame != "source" and not any(child.dep_ in SUBJECTS for child in inner.token.lefts):
        inner.speaker_span = outer.speaker_span
