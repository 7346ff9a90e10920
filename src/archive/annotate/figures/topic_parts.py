"""The parts that a topic's name is put together from, and how the topics of a document are made to agree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.lexicon import load_lexicon


@dataclass(frozen=True, slots=True)
class Topic:
    """The parts a topic's name is put together from."""

    thing: str  # "posts"; "" where nothing is known to be counted
    lemma: str = ""
    modifier: str = ""  # "observation"
    bare: bool = False  # nothing that tells its kind stands before the thing
    frame: str | None = None  # what happens to it, by `topics.yml`
    person: bool = False
    form: str = "{}"  # how it is measured: "{} widths", "weeks of {}"
    own: bool = False  # the thing is what happens: "orders", "deaths"

    @property
    def name(self) -> str | None:
        """Return the topic as text, None where nothing is known to be counted."""
        thing = self._framed() if self.frame is not None else f"{self.modifier} {self.thing}".strip()
        return self.form.format(thing) if thing else None

    def _framed(self) -> str:
        row = load_lexicon("topics")["frames"][self.frame]
        if self.person or (self.own and row.get("people") == "always"):
            return f"{self.modifier} {row['person']}".strip() if self.own else str(row["person"])
        return f"{self.modifier} {self.thing}".strip() if self.own else f"{row['thing']} {self.thing}"


def settle_topics(topics: Sequence[Topic], keys: Sequence[object]) -> list[Topic]:
    """Return a document's topics with what the text leaves out filled in from its other figures.

    "posts" are the observation posts that the text speaks of elsewhere, if those alone; "the order" is for the aircraft that
    alone are ordered. The same number of the same thing (equal `keys`) has one topic.
    """
    modifiers, things = defaultdict(set), defaultdict(set)
    for topic in topics:
        if topic.modifier:
            modifiers[topic.lemma, topic.frame, topic.form].add(topic.modifier)
        if topic.frame and not topic.own:
            things[topic.frame].add((topic.thing, topic.person))
    forms: dict[str, set[str]] = defaultdict(set)
    for topic in topics:
        forms[topic.lemma].add(topic.thing)
    doubled = {lemma: max(things, key=len) for lemma, things in forms.items() if lemma and len(things) > 1}
    topics = [replace(topic, thing=doubled[topic.lemma]) if topic.lemma in doubled else topic for topic in topics]
    topics = _name_diseases(topics)
    settled = [_fill(topic, modifiers[topic.lemma, topic.frame, topic.form], things[topic.frame or ""]) for topic in topics]
    framed: dict[object, Topic] = {}
    for topic, key in zip(settled, keys, strict=True):
        if topic.frame and key is not None:
            framed.setdefault(key, topic)
    return [topic if topic.frame else framed.get(key, topic) for topic, key in zip(settled, keys, strict=True)]


def _name_diseases(topics: Sequence[Topic]) -> list[Topic]:
    """Return the topics, "24 confirmed cases" as of the disease that the text has last named cases of."""
    named, last = [], ""
    for topic in topics:
        if topic.lemma == "case" and topic.modifier:
            last = topic.modifier
        named.append(replace(topic, modifier=last, bare=not last) if topic.lemma == "case" and topic.bare else topic)
    return named


def _fill(topic: Topic, modifiers: set[str], things: set[tuple[str, bool]]) -> Topic:
    """Return a topic with the only modifier, and the only thing, that its like have in the document."""
    if topic.own and len(things) == 1 and not (topic.person and topic.modifier):
        ((thing, person),) = things
        return replace(topic, thing=thing, person=person, modifier="", own=False)
    if topic.bare and len(modifiers) == 1:
        return replace(topic, modifier=next(iter(modifiers)))
    return topic
