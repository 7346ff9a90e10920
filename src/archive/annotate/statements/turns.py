"""Quotations without a cue in their own sentence: the speaker of the turn goes on.

A turn is the speech of one speaker without another's in between. Quoted sentences that follow each other in a turn are one
statement; a quotation that stands alone is one of its own, its speaker carried over from the last cue.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from archive.annotate.quotes import Quote, quotes_in
from archive.annotate.statements.drafts import Draft
from archive.annotate.statements.nouns import is_speaking_noun
from archive.annotate.statements.phrases import PersonNames, phrase_span
from archive.annotate.view import View
from archive.facts import BlockKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token

SENTENCE_END = re.compile(r"[.?!…:][\"”’')\]]*\s*$")
FEWEST_WORDS = 3
FEWEST_WORDS_OF_PARAGRAPH = 6  # shorter ones are heads: “All Bets Are Off”


def add_quotes_without_cue(drafts: list[Draft], view: View, names: PersonNames) -> list[Draft]:
    """Return the drafts with the remaining quotations joined to them or, standing alone, added to them."""
    drafts = sorted(drafts, key=lambda draft: (draft.start, draft.end))
    _join_beginnings(drafts, view)
    taken = _quotes_taken(drafts, view)
    for index, quote in enumerate(view.quotes):
        if index in taken or not _begins_sentence(quote, view):
            continue
        draft = _goes_on(index, drafts, view)
        if draft is not None:
            draft.pieces.append(quote.span)
            draft.quotes.append(index)
        elif (introduced := _introduced_by(quote, view, names)) is not None:
            drafts.append(Draft(None, [quote.span], [index], frame="alone", speaker_span=introduced))
        elif _is_whole_speech(quote, view) and (spoken := _last_speaker(quote, drafts, view)) is not None:
            drafts.append(Draft(None, [quote.span], [index], frame="alone", speaker_from=spoken))
    return drafts


def _join_beginnings(drafts: Sequence[Draft], view: View) -> None:
    """Join to a quotation with a cue the paragraphs before it with which it begins."""
    taken = _quotes_taken(drafts, view)
    for draft in drafts:
        first = min(draft.quotes, default=0) - 1
        while first >= 0 and view.quotes[first].continues and first not in taken and _begins_sentence(view.quotes[first], view):
            draft.pieces.append(view.quotes[first].span)
            draft.quotes.insert(0, first)
            taken.add(first)
            first -= 1


def _quotes_taken(drafts: Sequence[Draft], view: View) -> set[int]:
    pieces = [piece for draft in drafts for piece in draft.pieces if draft.frame not in ("turn", "as")]
    return {n for piece in pieces for n in quotes_in(view.quotes, piece)}


def _introduced_by(quote: Quote, view: View, names: PersonNames) -> Span | None:
    """Return whose clause ends in a colon before a quotation: "Lee made the following remark: “…”"."""
    end = quote.span.start
    while end > 0 and view.text[end - 1].isspace():
        end -= 1
    colon = view.tokens_in(Span(end - 1, end)) if end > 0 and view.text[end - 1] == ":" else None
    if colon is None:
        return None
    parsed = view.parsed_at(quote.span.start)
    label = Span(parsed.block.span.start, end - 1) if parsed is not None else None
    if (
        label is not None
        and (name := names.last_in(label)) is not None
        and name.end == label.end
        and len(name.text_of(view.text)) > 0.6 * len(label.text_of(view.text))
    ):
        return name  # "Anna Novak: “…”"
    subject = _subject_before(colon[0])
    if subject is None or not (names.around(subject) or subject.lower_ in ("he", "she", "they") or is_speaking_noun(subject)):
        return None
    return phrase_span(subject, names)


def _subject_before(colon: Token) -> Token | None:
    """Return the subject of the clause that a colon closes; the parser may hang that clause on the quotation."""
    word = colon.doc[colon.i - 1] if colon.i else colon
    while word.head.i < colon.i and word.head.i != word.i and not any(child.dep_ == "nsubj" for child in word.lefts):
        word = word.head
    return next((child for child in word.lefts if child.dep_ == "nsubj"), None)


def _begins_sentence(quote: Quote, view: View) -> bool:
    block = view.parsed_at(quote.span.start)
    if block is None or block.block.kind is not BlockKind.PARAGRAPH:
        return False
    before = view.text[block.block.span.start : quote.span.start]
    return not before.strip() or SENTENCE_END.search(before) is not None


def _is_whole_speech(quote: Quote, view: View) -> bool:
    """Tell a quotation that makes up its sentences from a word or title that begins one."""
    if quote.span.end == quote.inner.end and not quote.continues:
        return False  # The mark is never closed.
    block = view.parsed_at(quote.span.start)
    after = view.text[quote.span.end : block.block.span.end].lstrip() if block else ""
    words = quote.inner.text_of(view.text)
    return (not after or after[0] == "." or SENTENCE_END.search(words) is not None) and len(words.split()) >= FEWEST_WORDS


def _goes_on(index: int, drafts: Sequence[Draft], view: View) -> Draft | None:
    """Return the draft whose speech a quotation goes on with: nothing but the cue's clause and blanks stand in between."""
    quote = view.quotes[index]
    before = [draft for draft in drafts if draft.quotes and draft.end <= quote.span.start and draft.frame != "turn"]
    if not before:
        return None
    draft = max(before, key=lambda one: one.end)
    last = draft.quotes[-1]
    if last == index - 1 and view.quotes[last].continues:
        return draft
    sentence = view.sentence_at(draft.cue_span.start) if draft.cue_span else None
    end = max(draft.end, sentence.end if sentence else 0)
    between = view.text[end : quote.span.start]
    if between.strip(" \t\r\n\"”’'."):
        return None
    if "\n" not in between:
        return draft
    long = len(quote.inner.text_of(view.text).split()) >= FEWEST_WORDS_OF_PARAGRAPH
    return draft if long and _is_whole_speech(quote, view) and _ends_quoted(draft, view) else None


def _ends_quoted(draft: Draft, view: View) -> bool:
    """Tell whether a draft's content is nothing but quotations."""
    return all(any(view.quotes[n].span.contains(piece) for n in draft.quotes) for piece in draft.pieces)


def _last_speaker(quote: Quote, drafts: Sequence[Draft], view: View) -> Span | None:
    """Return whose words the last statement before a quotation gives, in the same part of the document."""
    before = [draft for draft in drafts if draft.start < quote.span.start and draft.frame not in ("turn", "headline")]
    if not before:
        return None
    last = max(before, key=lambda one: one.start)
    same = view.entry_at(last.start) == view.entry_at(quote.span.start)
    return (last.speaker_span or last.speaker_from) if same else None
