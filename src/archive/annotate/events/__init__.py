"""Find events: what happened, is planned or is claimed, coded by PLOVER's categories, APPOINT and DISMISS.

frames        the lexicon: which verbs and nouns name an event, and what must stand around them
nouns         what a noun names (a party, a force, an agreement, …)
antecedents, subjects, arguments, headlines
              who stands where around a verb or noun
anchors, triggers
              words that fit a frame
stance, verb_stance, noun_stance
              occurred, planned, negated, or only thought of
claims        what is asserted inside somebody's statement alone
participants, places, summaries, telling
              an event as one of its mentions tells it
merging       one event once a document

Acts are coded, not words: what a text only wishes for, supposes or tells as a habit is no event, and much that
happens (accidents, sports, markets) has no category.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from archive.annotate.events.claims import Claims
from archive.annotate.events.merging import Told, merge_events
from archive.annotate.events.nouns import Nouns
from archive.annotate.events.telling import Reading
from archive.annotate.events.triggers import find_triggers
from archive.annotate.view import Parsed, View
from archive.facts import BlockKind, Event, Facts

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

HEADLINES = (BlockKind.TITLE, BlockKind.HEAD)


def find_events(view: View, facts: Facts) -> Iterator[Event]:
    """Yield the events of a document in text order, each once, at its most informative mention.

    `facts` holds the dates, mentions and statements found before; without mentions the model's names count, without
    statements only what stands in quotation marks is claimed.
    """
    nouns = Nouns(facts)
    reading = Reading(view, facts, nouns, Claims(view, facts))
    yield from merge_events(told for parsed in view.parsed for told in _read_block(parsed, reading))


def _read_block(parsed: Parsed, reading: Reading) -> Iterator[Told]:
    if parsed.block.kind is BlockKind.BYLINE:
        return
    headline = parsed.block.kind in HEADLINES
    for sentence in parsed.doc.sents:
        if not _is_question(sentence):
            for trigger in find_triggers(sentence, reading.nouns, headline=headline):
                if told := reading.tell(trigger, headline=headline):
                    yield told


def _is_question(sentence: Tokens) -> bool:
    return sentence.text.rstrip("\"' ").endswith("?")
