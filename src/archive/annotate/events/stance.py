"""The narrator's stance on an event: occurred, planned, negated; None for what is only thought of."""

from __future__ import annotations

from archive.annotate.events.anchors import holders
from archive.annotate.events.noun_stance import stance_of_modifiers, stance_of_noun
from archive.annotate.events.triggers import Trigger
from archive.annotate.events.verb_stance import Stance, is_habit, stance_of_verb, stance_words
from archive.facts import EventStatus


def stance_of(trigger: Trigger, *, headline: bool) -> Stance:
    """Return the stance on a trigger's event; a noun that a verb tells ("held talks") has that verb's."""
    if trigger.by_order:
        return EventStatus.OCCURRED
    if not trigger.nominal:
        return stance_of_verb(trigger.token, told=trigger.frame.told, headline=headline)
    if trigger.holder is None:
        return stance_of_noun(trigger.token)
    if is_habit(trigger.token):
        return None
    own = stance_of_modifiers(trigger.token)
    above = stance_of_verb(trigger.holder, told=trigger.holder.lemma_ in holders("within"), headline=headline)
    if above is EventStatus.OCCURRED and trigger.holder.lemma_ in stance_words("planned_objects"):
        above = EventStatus.PLANNED  # "scheduled talks", "the deal envisions a swap"
    if above is EventStatus.NEGATED and trigger.holder.lemma_ in stance_words("ending"):
        above = EventStatus.OCCURRED
    if own is None and above is EventStatus.NEGATED:
        return above  # "there were no talks"
    return above if own is EventStatus.OCCURRED else own
