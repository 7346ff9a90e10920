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
from archive.annotate.events.frames import has_frames, known_lemmas
from archive.annotate.events.merging import Told, merge_events
from archive.annotate.events.nouns import Nouns
from archive.annotate.events.telling import Reading
from archive.annotate.events.triggers import find_triggers
from archive.annotate.view import Parsed, View
from archive.facts import BlockKind, Event, Facts

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
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
    for words in _candidates(parsed.doc):
        for trigger in find_triggers(words, reading.nouns, headline=headline):
            if told := reading.tell(trigger, headline=headline):
                yield told


def _candidates(doc: Doc) -> Iterator[list[Token]]:
    """Yield the words that may name an event, sentence by sentence: most words and many sentences are done with here."""
    known = known_lemmas()
    words: list[Token] = []
    end, asked = 0, False
    for index, lemma in enumerate(doc.to_array("LEMMA").tolist()):
        found = known.get(lemma)
        if found or (found is None and has_frames(doc[index])):
            if index >= end:
                if words:
                    yield words
                sentence = doc[index].sent
                words, end, asked = [], sentence.end, _is_question(sentence)
            if not asked:
                words.append(doc[index])
    if words:
        yield words


def _is_question(sentence: Tokens) -> bool:
    return not sentence[-1].text.endswith(".") and sentence.text.rstrip("\"' ").endswith("?")
