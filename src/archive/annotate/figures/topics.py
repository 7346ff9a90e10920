"""A figure's topic: a short, stable, lower-case plural under which figures of one thing meet ("deaths", "observation posts")."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.figures.amounts import Amount
from archive.annotate.figures.frames import frame_of, happens_to_person, is_person, named_by
from archive.annotate.figures.nouns import token_after, tokens_of
from archive.annotate.figures.units import MONEY, SHARE, TIME
from archive.annotate.gazetteer import country_of
from archive.facts import Trend
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Topic:
    """The parts a topic's name is put together from."""

    thing: str  # "posts"; "" where nothing is known to be counted
    lemma: str = ""
    modifier: str = ""  # "observation"
    frame: str | None = None  # what happens to it, by `topics.yml`
    person: bool = False
    form: str = "{}"  # how it is measured: "{} widths", "weeks of {}"
    own: bool = False  # the thing is what happens: "orders", "deaths"

    @property
    def name(self) -> str | None:
        """Return the topic as text, None where nothing is known to be counted."""
        thing = f"{self.modifier} {self.thing}".strip()
        if self.frame is not None:
            row = load_lexicon("topics")["frames"][self.frame]
            thing = (
                row["person"]
                if self.person or (self.own and self.frame == "death")
                else thing
                if self.own
                else f"{row['thing']} {self.thing}"
            )
        if not thing:
            return None
        return self.form.format(thing)


def topic_of(doc: Doc, amount: Amount, noun: Token | None, trend: Trend | None) -> Topic:
    """Return the topic of a figure that counts a noun; of a bare number by what happens ("killed 12")."""
    if noun is None:
        root = tokens_of(doc, amount.left, amount.right).root
        frame = frame_of(root) if amount.unit is None else None
        return Topic("", frame=frame, person=True) if frame and happens_to_person(root, frame) else Topic("")
    form = _form_of(doc, amount, noun, trend)
    if amount.kind == TIME and amount.word and amount.word[0] <= noun.idx < amount.word[1]:
        return Topic(f"{amount.unit}s")
    frame = frame_of(noun) if amount.kind != TIME else None
    own = frame is not None and named_by(noun, frame)
    person = is_person(noun) or (frame is not None and happens_to_person(noun, frame))
    if own and (
        held := next((_class_of(child) for child in noun.children if child.dep_ == "compound" and _class_of(child)), None)
    ):
        return Topic(held, frame=frame, form=form)
    lemma = noun.lemma_.lower()
    return Topic(_class_of(noun) or _plural(noun), lemma, _modifier_of(noun), frame, person, form, own)


def _form_of(doc: Doc, amount: Amount, noun: Token, trend: Trend | None) -> str:
    """Return how a topic is worded when its amount has a unit."""
    if amount.unit is None:
        return "{}"
    after = token_after(doc, amount)
    side = load_lexicon("topics")["sides"].get(after.lower_) if after is not None else None
    if side:
        return "{} " + side
    if amount.kind == TIME:
        return f"{amount.unit}s of {{}}"
    if amount.kind == SHARE:
        return "changes in {}" if trend else "share of {}"
    if amount.kind == MONEY:
        return "{}" if noun.lemma_.lower() in _sums() else "{} values"
    return "{}"


@cache
def _sums() -> frozenset[str]:
    """Return the nouns that are money themselves: an aid payment needs no "value"."""
    numbers = load_lexicon("numbers")
    return frozenset([*numbers["worths"], *numbers["holders"], *load_lexicon("topics")["money"]])


def _plural(noun: Token) -> str:
    """Return a noun as it stands, lower case; a singular that is counted gets its plural."""
    text = noun.lower_
    if noun.tag_ in ("NNS", "NNPS") or text.endswith("s") or _is_mass(noun):
        return text
    if re.search(r"[^aeiou]y$", text):
        return text[:-1] + "ies"
    return text + ("es" if text.endswith(("x", "ch", "sh", "z")) else "s")


def _is_mass(noun: Token) -> bool:
    """Tell whether a singular noun stands without an article, as masses do ("humanitarian cargo")."""
    return noun.tag_ == "NN" and not any(child.dep_ in ("det", "poss") for child in noun.children)


def _modifier_of(noun: Token) -> str:
    """Return the word right before a noun that tells its kind ("observation posts", "solar panels"); "" for names and idle adjectives."""
    before = noun.nbor(-1) if noun.i > noun.sent.start else None
    if before is None or before.head != noun or before.dep_ not in ("compound", "amod") or not before.text.isalpha():
        return ""
    if (
        before.lower_ in load_lexicon("topics")["idle"]
        or before.tag_ in ("JJR", "JJS", "CD", "NNP", "NNPS")
        or country_of(before.text)
    ):
        return ""
    return before.lower_


@cache
def _classes() -> dict[str, str]:
    return {word: name for name, words in load_lexicon("topics")["classes"].items() for word in words}


def _class_of(noun: Token) -> str:
    """Return the plural that a noun's synonyms share, "" for nouns that have none."""
    return _classes().get(noun.lemma_.lower()) or _classes().get(noun.lower_) or _classes().get(noun.lower_.removesuffix("s"), "")


def settle_topics(topics: Sequence[Topic], keys: Sequence[object]) -> list[Topic]:
    """Return a document's topics with what the text leaves out filled in from its other figures.

    "posts" are the observation posts that the text speaks of elsewhere, if those alone; "the order" is for the aircraft that alone are ordered.
    The same number of the same thing (equal `keys`) has one topic.
    """
    modifiers, things = defaultdict(set), defaultdict(set)
    for topic in topics:
        if topic.modifier:
            modifiers[topic.lemma, topic.frame, topic.form].add(topic.modifier)
        if topic.frame and not topic.own:
            things[topic.frame].add((topic.thing, topic.person))
    framed: dict[object, Topic] = {}
    settled = []
    for topic, key in zip(topics, keys, strict=True):
        if topic.own and len(things[topic.frame]) == 1:
            thing, person = next(iter(things[topic.frame or ""]))
            topic = replace(topic, thing=thing, person=person, modifier="", own=False)
        known = modifiers[topic.lemma, topic.frame, topic.form]
        if not topic.modifier and len(known) == 1:
            topic = replace(topic, modifier=next(iter(known)))
        if topic.frame and key is not None:
            framed.setdefault(key, topic)
        settled.append(topic)
    return [
        framed.get(key, topic) if key is not None and not topic.frame else topic for topic, key in zip(settled, keys, strict=True)
    ]
