"""A mention of an event as the text tells it there: status, date, place, participants, and what tells it from others."""

from __future__ import annotations

from dataclasses import dataclass

from archive.annotate.dates import attached_date, date_of_clause, day_of, limited_value
from archive.annotate.events.claims import Claims
from archive.annotate.events.merging import Told
from archive.annotate.events.noun_stance import is_definite
from archive.annotate.events.nouns import Nouns, Where
from archive.annotate.events.participants import find_participants
from archive.annotate.events.parties import sides_of
from archive.annotate.events.places import find_place
from archive.annotate.events.stance import stance_of
from archive.annotate.events.subjects import SUBJECTS
from archive.annotate.events.summaries import summarize
from archive.annotate.events.triggers import Trigger
from archive.annotate.view import View, locate
from archive.facts import DateMention, Event, EventStatus, Facts

OPENING = ("on", "in", "last", "this", "early", "late")


@dataclass(frozen=True)
class Reading:
    """What it takes to read the events of one document."""

    view: View
    facts: Facts
    nouns: Nouns
    claims: Claims

    def tell(self, trigger: Trigger, *, headline: bool) -> Told | None:
        """Return the event that a trigger names; None where it is only thought of, wished or a habit."""
        stance = stance_of(trigger, headline=headline)
        if stance is None or (trigger.frame.ahead and stance is not EventStatus.PLANNED):
            return None
        if stance is EventStatus.OCCURRED and self.claims.is_claimed(trigger):
            stance = EventStatus.CLAIMED
        where = find_place(trigger, self.nouns)
        event = Event(
            span=locate(trigger.token.sent),
            type=trigger.frame.type,
            trigger=locate(trigger.token),
            summary=summarize(trigger),
            status=stance,
            date=self._date_of(trigger, stance, headline=headline),
            place=where.name if where else None,
            place_span=where.span if where else None,
            participants=find_participants(trigger, self.nouns),
        )
        return self._with_keys(event, trigger, where, headline=headline)

    def _date_of(self, trigger: Trigger, stance: EventStatus, *, headline: bool) -> str | None:
        date = date_of_clause(self.view, self.facts, trigger.token)
        if date is not None:
            if trigger.nominal and locate(trigger.token.left_edge).start <= date.span.start < locate(trigger.token).start:
                return date.edtf  # "since the March 2014 annexation": what is since then is something else
            return limited_value(self.view, date)
        if (shared := self._shared_date(trigger)) is not None:
            return limited_value(self.view, shared)
        if (opening := self._opening_date(trigger)) is not None:
            return limited_value(self.view, opening)
        # The present of an update's headline is the update's day ("Minister arrives in Cairo").
        start = locate(trigger.token).start
        if headline and stance is EventStatus.OCCURRED and not trigger.nominal and self.view.entry_at(start) is not None:
            return day_of(self.view, self.facts, start)
        return None

    def _shared_date(self, trigger: Trigger) -> DateMention | None:
        """Return the date of a verb joined to the trigger's by "and": "shelled the town and killed ten on Friday"."""
        for child in trigger.clause.children:
            if child.dep_ == "conj" and not any(inner.dep_ in SUBJECTS for inner in child.children):
                return attached_date(self.view, self.facts, child)
        return None

    def _opening_date(self, trigger: Trigger) -> DateMention | None:
        """Return the date that opens a sentence ("On May 4, a crowd that …"), for what its main clause tells."""
        sentence = trigger.token.sent
        clause = trigger.clause
        if clause != sentence.root or sentence[0].lower_ not in OPENING:
            return None
        starts = [locate(token).start for token in sentence[:2]]
        return next((date for date in self.facts.dates if date.span.start in starts), None)

    def _with_keys(self, event: Event, trigger: Trigger, where: Where | None, *, headline: bool) -> Told:
        # A headline of an article leaves out articles; one of an update is often all there is of its event.
        known = headline and self.view.entry_at(event.trigger.start) is None
        sides = sides_of(trigger, self.nouns, known=known)
        taken_up = trigger.nominal and is_definite(trigger.token)
        return Told(
            event,
            trigger.frame.family,
            sides=sides,
            place=where.name if where and where.attached else None,
            headline=headline,
            heading=known,
            verbal=not trigger.nominal,
            faint=trigger.frame.faint,
            anaphoric=taken_up and not sides and event.date is None,
        )
