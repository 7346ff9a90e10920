"""Transcripts: each uninterrupted turn is one direct statement of the person its label names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.annotate.statements.drafts import Draft
from archive.annotate.statements.phrases import PersonNames
from archive.annotate.view import View
from archive.facts import Span


def draft_turns(view: View, names: PersonNames) -> Iterator[Draft]:
    """Yield a draft for each turn of a transcript; none in other articles."""
    for turn in view.article.turns:
        name = names.last_in(turn.label_span) or turn.label_span
        yield Draft(None, [_trimmed(view.text, turn.speech_span)], frame="turn", speaker_span=name)


def is_own_report(draft: Draft, turns: Sequence[Draft], view: View) -> bool:
    """Tell what a speaker of a turn reports of himself: "I have not asked her", "we said so". It is a part of the turn."""
    if draft.cue_span is None or not turns or draft.speaker_span is None:
        return False
    if draft.speaker_span.text_of(view.text).lower() not in ("i", "we", "you"):
        return False
    return any(turn.pieces[0].contains(draft.cue_span) for turn in turns)


def _trimmed(text: str, span: Span) -> Span:
    words = span.text_of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
