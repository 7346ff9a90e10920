"""Find events: what happened, is planned or is claimed, coded by PLOVER's categories, APPOINT and DISMISS.

frames        the lexicon: which verbs and nouns name an event, and what must stand around them
nouns         what a noun names (a party, a force, an agreement, …)
arguments     who stands where around a verb or noun
triggers      words that fit a frame
stance        occurred, planned, negated, or only thought of
claims        what is asserted inside somebody's statement alone
participants, places, summaries
merging       one event once a document

Acts are coded, not words: what a text only wishes for, supposes or tells as a habit is no event, and much that
happens (accidents, sports, markets) has no category.
"""

from __future__ import annotations

from collections.abc import Iterator

from archive.annotate.dates import date_of_clause, limited_value
from archive.annotate.events.claims import Claims, is_definite
from archive.annotate.events.merging import Told, merge_events
from archive.annotate.events.nouns import Nouns, lemma_of
from archive.annotate.events.participants import find_participants
from archive.annotate.events.places import find_place
from archive.annotate.events.stance import stance_of_noun, stance_of_verb
from archive.annotate.events.summaries import summarize
from archive.annotate.events.triggers import Trigger, find_triggers
from archive.annotate.view import View, locate
from archive.facts import BlockKind, Event, EventStatus, Facts

# What the same people are called in turn: "refugees", "residents", "civilians".
SHARED_KINDS = frozenset({"DISPLACED", "CAPTIVE", "PEACEKEEPER"})
HEADLINES = (BlockKind.TITLE, BlockKind.HEAD)


def find_events(view: View, facts: Facts) -> Iterator[Event]:
    """Yield the events of a document in text order, each once, at its most informative mention.

    `facts` holds the dates, mentions and statements found before; without them places come from the model's names
    and nothing is claimed but what stands in quotation marks or under a verb of saying.
    """
    nouns, claims = Nouns(facts), Claims(view, facts)
    mentions: list[Told] = []
    for parsed in view.parsed:
        if parsed.block.kind is BlockKind.BYLINE:
            continue
        headline = parsed.block.kind in HEADLINES
        for sentence in parsed.doc.sents:
            if sentence.text.rstrip("\"' ").endswith("?"):
                continue
            for trigger in find_triggers(sentence, nouns, headline=headline):
                told = _tell(view, facts, trigger, nouns, claims, headline=headline)
                if told is not None:
                    mentions.append(told)
    yield from merge_events(mentions)


def _tell(view: View, facts: Facts, trigger: Trigger, nouns: Nouns, claims: Claims, *, headline: bool) -> Told | None:
    stance = _stance_of(trigger, headline=headline)
    if stance is None:
        return None
    claimed = claims.is_claimed(trigger, definite=is_definite(trigger.token))
    if stance is EventStatus.OCCURRED and claimed:
        stance = EventStatus.CLAIMED
    where = find_place(trigger, nouns)
    date = date_of_clause(view, facts, trigger.token)
    participants = find_participants(trigger, nouns)
    event = Event(
        locate(trigger.token.sent),
        trigger.frame.type,
        locate(trigger.token),
        summarize(trigger),
        stance,
        limited_value(view, date) if date else None,
        where.name if where else None,
        where.span if where else None,
        participants,
    )
    names, heads = _keys(trigger, nouns)
    return Told(
        event,
        trigger.frame.family,
        names,
        heads,
        event.date,
        where.name if where and where.attached else None,
        headline,
        trigger.token.pos_ == "VERB",
        trigger.frame.faint,
    )


def _keys(trigger: Trigger, nouns: Nouns) -> tuple[frozenset[str], frozenset[str]]:
    """Return what tells the parties apart: keys of names, and lemmas of common nouns."""
    names: set[str] = set()
    heads: set[str] = set()
    for token in (token for place in trigger.frame.parts for token in trigger.slots.get(place, ())):
        kinds = nouns.kinds(token)
        if "PARTY" not in kinds or "PRONOUN" in kinds:
            continue
        if (key := nouns.key_of(token)) is not None:
            names.add(key)
        else:
            heads |= (
                {lemma_of(token)} | (kinds & SHARED_KINDS) | {child.lower_ for child in token.children if child.dep_ == "nummod"}
            )
    return frozenset(names), frozenset(heads)


def _stance_of(trigger: Trigger, *, headline: bool) -> EventStatus | None:
    if trigger.holder is not None:
        own = stance_of_noun(trigger.token, definite=True)
        above = stance_of_verb(trigger.holder, told=False, headline=headline)
        return above if own is EventStatus.OCCURRED else own
    if headline and trigger.token.pos_ == "PROPN" and trigger.slots.get("subject") == [trigger.token.nbor(-1)]:
        return EventStatus.OCCURRED
    if trigger.token.pos_ in ("NOUN", "PROPN"):
        return stance_of_noun(trigger.token, definite=is_definite(trigger.token))
    return stance_of_verb(trigger.token, told=trigger.frame.told, headline=headline)
