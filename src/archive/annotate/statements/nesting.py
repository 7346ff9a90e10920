"""Reports inside reports, and reports beside reports that the parser put inside.

"Smith said that Jones denied it" tells what Smith said; Jones's denial is a part of it. But in "Smith said that she would
go and warned the others", "…, adding that", "…, and Jones replied that", the second cue stands beside the first: the
first content ends there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from archive.annotate.statements.cues import word_set
from archive.annotate.statements.drafts import Draft
from archive.annotate.statements.syntax import has_mark, has_subject, has_to
from archive.annotate.view import View, locate
from archive.facts import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

WORDS_BEFORE = 6  # of a title, or when and where: "On Friday Port Director Ann Lee said"
PARTING = frozenset({",", "while", "—", "–", "--"})
TRAILING = re.compile(r"[\s,;—–-]*(?:\b(?:and|but|or|while|also|then|even)\b[\s,]*)*$", re.IGNORECASE)


def part_coordinated(drafts: Sequence[Draft], view: View) -> None:
    """End contents where a coordinated cue begins; one without a subject of its own has the speaker of the cue before it."""
    blocks = _by_block(drafts, view)
    for inner in drafts:
        if inner.token is None or inner.inside is not None:
            continue
        for outer in _holders(inner, blocks, view):
            beside = outer.token is not None and _is_beside(outer.token, inner.token)
            if beside or (inner.frame == "source" and _holds(inner, outer)):
                _cut(outer, inner, view)
                break


type Blocks = dict[int, list[Draft]]


def _by_block(drafts: Sequence[Draft], view: View) -> Blocks:
    """Return the drafts by the starts of the blocks in which their contents stand; turns hold reports and are left out."""
    blocks: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.frame != "turn":
            for start in {_block_start(piece, view) for piece in draft.pieces}:
                blocks[start].append(draft)
    return blocks


def _block_start(span: Span, view: View) -> int:
    parsed = view.parsed_at(span.start)
    return parsed.block.span.start if parsed is not None else -1


def _holders(inner: Draft, blocks: Blocks, view: View) -> list[Draft]:
    """Return the drafts in whose content a draft's cue stands."""
    if inner.cue_span is None:
        return []
    return [outer for outer in blocks.get(_block_start(inner.cue_span, view), ()) if _holds(outer, inner)]


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


def drop_nested(drafts: Sequence[Draft], view: View) -> list[Draft]:
    """Return the drafts without those whose cue stands in the content of another, and without mere relays.

    "As she said" names the source of what somebody else says and stays: that other one passes it on.
    """
    kept = [draft for draft in drafts if draft.pieces]
    blocks, relays, nested = _by_block(kept, view), set(), set()
    for inner in kept:
        for outer in _holders(inner, blocks, view):
            if inner.frame == "as":
                inner.relayed_by_span = inner.relayed_by_span or outer.speaker_span
            elif outer.frame == "source" and (_is_told_before(inner, outer, view) or _fills(inner, outer, view)):
                inner.relayed_by_span = outer.speaker_span  # "…, he said, according to the agency"
                relays.add(id(outer))
            elif _is_wider(outer, inner):
                nested.add((id(outer), id(inner)))
    dropped = relays | {inner for outer, inner in nested if outer not in relays}
    return [draft for draft in kept if id(draft) not in dropped]


def _is_wider(outer: Draft, inner: Draft) -> bool:
    """Tell which of two reports holds the other; where each holds the other's cue, the shorter one stays."""
    return not _holds(inner, outer) or (outer.end - outer.start, outer.start) < (inner.end - inner.start, inner.start)


def _is_told_before(draft: Draft, source: Draft, view: View) -> bool:
    """Tell "…, he said in the capital, according to the agency"; not "…, he said, but they denied it, according to …"."""
    cue = draft.cue_span
    if draft.frame not in ("clause", "quote", "tell") or cue is None or draft.end > cue.start or source.cue_span is None:
        return False
    return source.cue_span.start < cue.end or len(view.text[cue.end : source.cue_span.start].split()) <= 2 * WORDS_BEFORE


def _fills(inner: Draft, outer: Draft, view: View) -> bool:
    """Tell "The pilot said that she was lost, according to the agency", where all that the agency tells is what is said."""
    if inner.frame not in ("clause", "quote", "tell") or inner.speaker_span is None or inner.cue_span is None:
        return False
    first = min(inner.speaker_span.start, inner.cue_span.start, inner.start)
    before = view.text[outer.start : max(first, outer.start)]
    between = view.text[inner.speaker_span.end : inner.cue_span.start]
    if inner.speaker_span.end > inner.cue_span.start or len(between.split()) > WORDS_BEFORE // 2:
        return False
    return inner.end >= outer.end - 2 and len(before.split()) <= WORDS_BEFORE


def _holds(outer: Draft, inner: Draft) -> bool:
    if outer is inner or inner.cue_span is None or outer.frame == "turn":
        return False
    return any(piece.contains(inner.cue_span) for piece in outer.pieces)


def _is_beside(outer: Token, inner: Token) -> bool:
    """Tell whether a cue in another's content is rather coordinate with it."""
    if outer.doc is not inner.doc or inner.i < outer.i:
        return False
    if inner.tag_ == "VBG":
        before = inner.left_edge.i - (0 if inner.left_edge.lower_ == "while" else 1)
        if inner.dep_ in ("advcl", "acl", "conj", "xcomp") and before > outer.i and inner.doc[before].text in PARTING:
            return True
        return _introduces(inner) and outer.i < inner.i - 1
    if has_mark(inner, "that"):
        return False  # "… that it would rain, and that the mayor had said so"
    if inner.dep_ == "ccomp" and inner.head.i == outer.i and inner.tag_ in ("VBD", "VBZ"):
        return inner.doc[inner.i - 1].tag_ == "CC"  # "said sales were weak but noted …", read as two things said
    return inner.dep_ == "conj" and inner.tag_ in ("VBD", "VBZ", "VBP", "VBN") and _climbs_to(inner, outer)


def _introduces(participle: Token) -> bool:
    """Tell "saying: “…”" without a comma before it, unless it is a letter that says so."""
    after = participle.i + 1
    return (
        after < len(participle.doc)
        and participle.tag_ == "VBG"
        and participle.doc[after].text in (":", '"')
        and not any(child.dep_ in ("aux", "auxpass") for child in participle.lefts)
        and participle.head.lemma_.lower() not in word_set("writings")
    )


def _climbs_to(inner: Token, outer: Token) -> bool:
    """Tell whether conjunctions lead from a verb to the head of the other's content, not into a clause within that."""
    verb = inner
    while verb.dep_ == "conj":
        verb = verb.head
    if verb.i == outer.i or (verb.dep_ == "ccomp" and verb.head.i == outer.i):
        return True
    if verb.dep_ == "ccomp" and verb.head.dep_ == "ccomp" and verb.head.head.i == outer.i:
        return inner.tag_ == "VBD" and has_subject(inner)  # "said they were sure it failed and others accused …"
    # "Urged them to work and pledged help": what is to be done has no past.
    return inner.tag_ in ("VBD", "VBZ") and verb.dep_ in ("xcomp", "advcl", "acl") and verb.head.i == outer.i and has_to(verb)


def _cut(outer: Draft, inner: Draft, view: View) -> None:
    assert inner.token is not None  # noqa: S101 - the caller looked
    own = inner.frame == "source" or _introduces(inner.token)
    start = locate(inner.token if own else inner.token.left_edge).start
    pieces = [piece for piece in outer.pieces if piece.start < start]
    if not pieces:
        return
    last = pieces[-1]
    if last.end > start:
        kept = view.text[last.start : start]
        pieces[-1] = Span(last.start, last.start + TRAILING.search(kept).start())  # type: ignore[union-attr]
    outer.pieces = [piece for piece in pieces if piece.start < piece.end]
    outer.quotes = [n for n in outer.quotes if view.quotes[n].span.start < start]
    if inner.frame != "source" and (own or not has_subject(inner.token)):
        inner.speaker_span = outer.speaker_span
