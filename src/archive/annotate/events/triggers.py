"""Words that name an event: verbs and nouns whose surroundings fit one of their frames."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.events.arguments import Slots, slots_of_noun, slots_of_verb
from archive.annotate.events.frames import Condition, Frame, noun_frames, verb_frames
from archive.annotate.events.headlines import slots_of_headline, verb_of_headline
from archive.annotate.events.nouns import Nouns, lemma_of
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

PARTICLES = ("prt", "prep", "advmod", "dobj", "acomp", "oprd", "agent")
NAME_LABELS = ("PERSON", "ORG", "EVENT", "LAW", "WORK_OF_ART", "FAC", "PRODUCT", "GPE", "LOC")
PARTY_PLACES = ("subject", "object", "of", "by", "between", "with", "against", "on", "to", "from", "among", "for", "over")
TEMPORAL = ("after", "following", "during", "since", "before", "amid", "despite")
DATE_LABELS = ("DATE", "TIME")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event, with the frame that fits and what stands around it."""

    token: Token
    frame: Frame
    slots: Slots
    holder: Token | None = None  # the verb that tells a noun: "held" of "held talks"

    @property
    def clause(self) -> Token:
        """Return the word that carries tense and negation: the holder, else the trigger."""
        return self.holder if self.holder is not None else self.token


def find_triggers(sentence: Tokens, nouns: Nouns, *, headline: bool = False) -> Iterator[Trigger]:
    """Yield the words of a sentence that name an event, each with the first of its frames that fits; verbs come first."""
    verbs, names = verb_frames(), noun_frames()
    taken: set[int] = set()
    for token in sentence:
        frames = verbs.get(token.lemma_.lower()) if token.tag_[0] == "V" and token.i not in taken else None
        if frames and (found := _match_verb(token, frames, nouns)):
            taken.update(_words_of(found))
            yield found
    if headline and not taken:
        yield from _match_headline(sentence, nouns)
    for token in sentence:
        frames = (
            names.get(lemma_of(token))
            if token.pos_ in ("NOUN", "PROPN", "ADJ") and token.tag_[0] != "V" and token.i not in taken
            else None
        )
        if frames and (found := _match_noun(token, frames, nouns)):
            yield found


def _words_of(trigger: Trigger) -> Iterator[int]:
    """Yield the positions of what a verb's event is told with: "signed" its agreement, "killed in" its attack, "refused" the act."""
    places = ("object", "role", "in", "at", "on", "of", "by", "subject", "do")
    yield from (token.i for place in places for token in trigger.slots.get(place, ()))


def _match_verb(token: Token, frames: tuple[Frame, ...], nouns: Nouns) -> Trigger | None:
    particles = {child.lower_ for child in token.children if child.dep_ in PARTICLES}
    slots = slots_of_verb(token)
    for frame in frames:
        if frame.finite and token.dep_ in ("acl", "amod", "relcl"):
            continue
        if (frame.particle is None or frame.particle in particles) and fits(frame, slots, nouns):
            return Trigger(token, frame, slots)
    return None


def _match_headline(sentence: Tokens, nouns: Nouns) -> Iterator[Trigger]:
    for token in sentence:
        if lemma := verb_of_headline(token):
            slots = slots_of_headline(token)
            for frame in verb_frames()[lemma]:
                if frame.particle is None and fits(frame, slots, nouns):
                    yield Trigger(token, frame, slots)
                    return


def _match_noun(token: Token, frames: tuple[Frame, ...], nouns: Nouns) -> Trigger | None:
    if token.dep_ == "compound" and token.head.lemma_ in _holders()["carriers"]:
        return _match_carried(token, frames, nouns)
    if token.dep_ in ("compound", "amod", "nmod", "poss", "acomp") or (token.pos_ == "PROPN" and token.ent_type_ in NAME_LABELS):
        return None
    holder = holder_of(token)
    slots = slots_of_noun(token, holder)
    for frame in frames:
        if fits(frame, slots, nouns) and _is_anchored(token, frame.anchor, holder, slots, nouns):
            return Trigger(token, frame, slots, holder)
    return None


def _match_carried(token: Token, frames: tuple[Frame, ...], nouns: Nouns) -> Trigger | None:
    # "the normalization process between …", "the ceasefire regime": the noun around it stands where the act would.
    holder = holder_of(token.head)
    slots = slots_of_noun(token.head, holder)
    for frame in frames:
        if fits(frame, slots, nouns) and _is_anchored(token.head, frame.anchor, holder, slots, nouns):
            return Trigger(token.head, frame, slots, holder)
    return None


def fits(frame: Frame, slots: Slots, nouns: Nouns) -> bool:
    """Tell whether all that a frame needs stands around its word, and nothing that it excludes."""
    return all(_holds(condition, slots, nouns) for condition in frame.needs) and not any(
        _holds(condition, slots, nouns) for condition in frame.excludes
    )


def _holds(condition: Condition, slots: Slots, nouns: Nouns) -> bool:
    places, wanted = condition
    tokens = [token for place in places for token in slots.get(place, ())]
    if "ANY" in wanted:
        return bool(tokens)
    if "PLURAL" in wanted and len(tokens) > 1:
        return True
    return any(not wanted.isdisjoint(nouns.kinds(token)) for token in tokens)


def holder_of(noun: Token) -> Token | None:
    """Return the verb that tells that a noun took place ("held", "broke out", "there were"), None where none does."""
    head = noun.head
    if noun.dep_ == "conj":
        return holder_of(head) if head.pos_ in ("NOUN", "PROPN") else None
    words = _holders()
    for child in noun.children:
        if child.dep_ == "acl" and child.tag_ == "VBN" and child.lemma_ in words["held"]:
            return child
    if noun.dep_ == "pobj" and lemma_of(noun) in words["states"] and head.head.lemma_ in words["within"]:
        return head.head
    if head.pos_ not in ("VERB", "AUX"):
        return None
    if noun.dep_ in ("dobj", "nsubjpass") and head.lemma_ in words["held"]:
        return head
    if noun.dep_ == "nsubj" and (head.lemma_ in words["happened"] or _takes_place(head)):
        return head
    if noun.dep_ == "attr" and any(child.dep_ == "expl" for child in head.children):
        return head
    return None


def _takes_place(verb: Token) -> bool:
    return verb.lemma_ == "take" and any(child.dep_ == "dobj" and child.lower_ == "place" for child in verb.children)


@cache
def _holders() -> dict[str, frozenset[str]]:
    return {name: frozenset(lemmas) for name, lemmas in load_lexicon("events")["holders"].items()}


def _is_anchored(noun: Token, anchor: str, holder: Token | None, slots: Slots, nouns: Nouns) -> bool:
    if anchor == "free":
        return True
    dated = is_dated(noun)
    if anchor == "dated":
        return dated
    if anchor == "party":
        return any("PARTY" in nouns.kinds(token) for place in PARTY_PLACES for token in slots.get(place, ())) or any(
            "PARTY" in nouns.kinds(token) for token in slots.get("compound", ())
        )
    if noun.dep_ == "nsubj" and noun.head.lemma_ in _holders()["resulted"]:
        return True
    return holder is not None or dated or _is_temporal(noun)


def _is_temporal(noun: Token) -> bool:
    """Tell whether a noun dates something else: "after the talks", "after days of protests"."""
    while noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ in TEMPORAL


def is_dated(noun: Token) -> bool:
    """Tell whether a day or time stands beside a noun: "the November 9 agreement", "a statement on Friday"."""
    for child in noun.children:
        if child.dep_ in ("compound", "nmod", "npadvmod", "nummod", "poss") and child.ent_type_ in DATE_LABELS:
            return True
        if child.dep_ == "prep" and any(inner.ent_type_ in DATE_LABELS for inner in child.children):
            return True
    return False
