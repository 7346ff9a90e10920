"""Entries of a live blog tell one occasion each: whoever is spoken to in one statement is spoken to in all of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from archive.annotate.statements.addressees import addressee_span, other_side
from archive.annotate.statements.drafts import Draft
from archive.annotate.statements.phrases import PersonNames, phrase_span
from archive.annotate.view import View
from archive.facts import ArticleKind, Span

if TYPE_CHECKING:
    from spacy.tokens import Token


class Meeting(NamedTuple):
    """Who met whom, by the words that name them."""

    host: Span | None
    guest: Span


def carry_addressees(drafts: list[Draft], view: View, names: PersonNames) -> None:
    """Give the statements of an entry the addressee that one of them has, else the other side of the meeting told there."""
    if view.article.kind is not ArticleKind.LIVEBLOG:
        return
    entries: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if (entry := view.entry_at(draft.start)) is not None and draft.frame != "as":
            entries[entry].append(draft)
    for entry, told in entries.items():
        heard = [draft.addressee_span for draft in told if draft.addressee_span is not None]
        meeting = Meeting(None, heard[0]) if heard else _find_meeting(entry, view, names)
        for draft in told:
            if meeting is not None and draft.addressee_span is None:
                draft.addressee_span = _other(meeting, draft, view)


def _other(meeting: Meeting, draft: Draft, view: View) -> Span | None:
    """Return the side of a meeting that does not speak, None where that is not known."""
    speaker = draft.speaker_span or draft.speaker_from
    words = set(speaker.text_of(view.text).split()) if speaker is not None else set()
    return meeting.host if words & set(meeting.guest.text_of(view.text).split()) else meeting.guest


def _find_meeting(entry: int, view: View, names: PersonNames) -> Meeting | None:
    """Return the first "held a meeting with" of an entry."""
    for parsed in view.parsed:
        if parsed.block.entry != entry:
            continue
        for token in parsed.doc:
            if token.pos_ == "NOUN" and token.dep_ in ("dobj", "pobj") and (guest := other_side(token)) is not None:
                host = _host(token)
                return Meeting(phrase_span(host, names) if host is not None else None, addressee_span(guest, names))
    return None


def _host(event: Token) -> Token | None:
    verb = event.head if event.dep_ == "dobj" else event.head.head
    return next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
