"""Words that name an event: verbs and nouns whose surroundings fit one of their frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.annotate.events.anchors import holder_of, holders, is_anchored
from archive.annotate.events.arguments import Slots, slots_of_noun, slots_of_verb
from archive.annotate.events.frames import Condition, Frame, noun_frames, verb_frames
from archive.annotate.events.headlines import slots_of_headline, verb_of_headline
from archive.annotate.events.nouns import Nouns, lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Span as Tokens
    from spacy.tokens import Token

PARTICLES = ("prt", "prep", "advmod", "dobj", "acomp", "oprd", "agent")
NAME_LABELS = ("PERSON", "ORG", "EVENT", "LAW", "WORK_OF_ART", "FAC", "PRODUCT", "GPE", "LOC")
MODIFYING = ("compound", "amod", "nmod", "poss", "acomp")
DESCRIBING = ("acl", "amod", "relcl")
# The places of a verb whose nouns and verbs tell the same event: "signed" tells its agreement, "killed in" its attack.
TOLD_WITH = ("object", "role", "in", "at", "on", "by", "subject", "do")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that names an event, with the frame that fits and what stands around it."""

    token: Token
    frame: Frame
    slots: Slots
    holder: Token | None = None  # the verb that tells a noun: "held" of "held talks"
    by_order: bool = False  # a headline's verb, found by the order of words

    @property
    def clause(self) -> Token:
        """Return the word that carries tense and negation: the holder, else the trigger."""
        return self.holder if self.holder is not None else self.token

    @property
    def nominal(self) -> bool:
        """Tell whether the trigger is a noun."""
        return self.token.tag_[0] != "V" and not self.by_order


def find_triggers(sentence: Tokens, nouns: Nouns, *, headline: bool = False) -> Iterator[Trigger]:
    """Yield the words of a sentence that name an event, each with the first of its frames that fits; verbs come first."""
    taken: set[int] = set()
    for token in sentence:
        frames = verb_frames().get(token.lemma_.lower()) if token.tag_[0] == "V" and token.i not in taken else None
        if frames and (found := _match_verb(token, frames, nouns)):
            taken.update(_told_with(found))
            yield found
    if headline and not taken:
        yield from _match_headline(sentence, nouns)
    for token in sentence:
        frames = noun_frames().get(lemma_of(token)) if _is_noun(token) and token.i not in taken else None
        if frames and (found := _match_noun(token, frames, nouns)):
            yield found


def _told_with(found: Trigger) -> Iterator[int]:
    wanted = {place for places, _ in found.frame.needs for place in places}
    for place in (*TOLD_WITH, *({"for"} & wanted)):  # "travelled to Rome for talks"
        yield from (token.i for token in found.slots.get(place, ()) if place == "do" or token.tag_[0] != "V")

    if found.frame.type == "ASSAULT":
        # "shelled the town, killing ten": the harm is the attack's.
        yield from (child.i for child in found.token.children if child.dep_ == "advcl" and child.lemma_ in holders("harmed"))


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and token.tag_[0] != "V"


def _match_verb(token: Token, frames: tuple[Frame, ...], nouns: Nouns) -> Trigger | None:
    particles = {child.lower_ for child in token.children if child.dep_ in PARTICLES or child.pos_ == "ADJ"}
    slots = slots_of_verb(token)
    for frame in frames:
        if frame.particle is not None and frame.particle not in particles:
            continue
        described = token.dep_ == "amod" and frame.type != "REJECT"  # "a convicted killer", but "the cancelled visit"
        if not described and not (frame.finite and token.dep_ in DESCRIBING) and fits(frame, slots, nouns):
            return Trigger(token, frame, slots)
    return None


def _match_headline(sentence: Tokens, nouns: Nouns) -> Iterator[Trigger]:
    for token in sentence:
        if lemma := verb_of_headline(token):
            slots = slots_of_headline(token)
            for frame in verb_frames()[lemma]:
                if frame.particle is None and fits(frame, slots, nouns):
                    yield Trigger(token, frame, slots, by_order=True)
                    return


def _match_noun(token: Token, frames: tuple[Frame, ...], nouns: Nouns) -> Trigger | None:
    if token.dep_ == "compound" and token.head.lemma_ in holders("carriers"):
        token = token.head  # "the normalization process between …": the noun around it stands where the act would
    if token.dep_ in MODIFYING or (token.pos_ == "PROPN" and token.ent_type_ in NAME_LABELS):
        return None
    holder = holder_of(token)
    slots = slots_of_noun(token, holder)
    for frame in frames:
        if fits(frame, slots, nouns) and is_anchored(token, frame.anchor, holder, slots, nouns):
            return Trigger(token, frame, slots, holder)
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
