"""Quotations without a cue in their own sentence: the speaker of the turn goes on.

A turn is the speech of one speaker without another's in between. Quoted sentences that follow each other in a turn are one
statement; a quotation that stands alone is one of its own, its speaker carried over from the last cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.annotate.quotes import Quote
from archive.annotate.statements.drafts import Draft
from archive.annotate.view import View
from archive.facts import Span

SENTENCE_END = re.compile(r"[.?!…:][\"”’')\]]*\s*$")
FEWEST_WORDS = 3


def add_quotes_without_cue(drafts: list[Draft], view: View) -> list[Draft]:
    """Return the drafts with the remaining quotations joined to them or, standing alone, added to them."""
    drafts = sorted(drafts, key=lambda draft: (draft.start, draft.end))
    taken = _quotes_taken(drafts, view)
    for index, quote in enumerate(view.quotes):
        if index in taken:
            continue
        speech = is_whole_speech(quote, view)
        draft = _goes_on(index, drafts, view) if speech or (index and view.quotes[index - 1].continues) else None
        if draft is not None:
            draft.pieces.append(quote.span)
            draft.quotes.append(index)
        elif speech and (spoken := _last_speaker(quote, drafts)) is not None:
            alone = Draft(None, [quote.span], [index], speaker_from=spoken)
            drafts.append(alone)
    return drafts


def _quotes_taken(drafts: Sequence[Draft], view: View) -> set[int]:
    pieces = [piece for draft in drafts for piece in draft.pieces]
    return {n for n, quote in enumerate(view.quotes) if any(quote.span.overlaps(piece) for piece in pieces)}


def is_whole_speech(quote: Quote, view: View) -> bool:
    """Tell a quotation that makes up its sentences from a word or title in somebody's sentence."""
    block = view.parsed_at(quote.span.start)
    if block is None:
        return False
    before = view.text[block.block.span.start : quote.span.start]
    after = view.text[quote.span.end : block.block.span.end].lstrip()
    words = quote.inner.text_of(view.text)
    begins = not before.strip() or SENTENCE_END.search(before) is not None
    ends = not after or after[0] == "." or SENTENCE_END.search(words) is not None
    return begins and ends and len(words.split()) >= FEWEST_WORDS


def _goes_on(index: int, drafts: Sequence[Draft], view: View) -> Draft | None:
    """Return the draft whose speech a quotation goes on with."""
    quote = view.quotes[index]
    before = [draft for draft in drafts if draft.quotes and draft.end <= quote.span.start and draft.inside is None]
    if not before:
        return None
    draft = max(before, key=lambda one: one.end)
    last = draft.quotes[-1] if draft.quotes else -1
    if last == index - 1 and view.quotes[last].continues:
        return draft
    sentence = view.sentence_at(draft.cue_span.start) if draft.cue_span else None
    end = max(draft.end, sentence.end if sentence else 0)
    return draft if not view.text[end : quote.span.start].strip(" \t\"”’'.") else None


def _last_speaker(quote: Quote, drafts: Sequence[Draft]) -> Span | None:
    before = [draft for draft in drafts if draft.start < quote.span.start and draft.inside is None]
    if not before:
        return None
    last = max(before, key=lambda one: one.start)
    return last.speaker_span or last.speaker_from
