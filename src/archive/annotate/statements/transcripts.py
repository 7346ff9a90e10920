"""Transcripts: each uninterrupted turn is one direct statement of the person its label names."""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.statements.drafts import Draft
from archive.annotate.statements.phrases import PersonNames
from archive.annotate.view import View
from archive.facts import Span


def draft_turns(view: View, names: PersonNames) -> Iterator[Draft]:
    """Yield a draft for each turn of a transcript; none in other articles."""
    for turn in view.article.turns:
        name = names.last_in(turn.label_span) or turn.label_span
        yield Draft(None, [_trimmed(view.text, turn.speech_span)], frame="turn", speaker_span=name)


def _trimmed(text: str, span: Span) -> Span:
    words = span.text_of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, start + len(words.strip()))
