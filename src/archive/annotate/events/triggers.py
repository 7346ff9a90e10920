"""Words that name an event: verbs and nouns whose surroundings fit one of their frames."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.annotate.events.anchors import holder_of, holders, is_anchored
from archive.annotate.events.arguments import Slots, plain_objects, slots_of_noun, slots_of_verb, words_around
from archive.annotate.events.frames import Condition, Frame, noun_frames, verb_frames
from archive.annotate.events.headlines import slots_of_headline, verb_of_headline
from archive.annotate.events.nouns import Nouns, lemma_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

PARTICLES = ("prt", "prep", "advmod", "dobj", "acomp", "oprd", "agent")
NAMES = ("DATE", "PERSON", "ORG", "EVENT", "LAW", "WORK_OF_ART", "FAC", "PRODUCT", "GPE", "LOC")
OBJECT_ALONE = ("object",)
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


def find_triggers(words: Sequence[Token], nouns: Nouns, *, headline: bool = False) -> Iterator[Trigger]:
    """Yield the words that name an event, each with the first of its frames that fits; verbs come first.

    `words` are those of one sentence that may have frames, in text order.
    """
    taken: set[int] = set()
    for token in words:
        frames = _frames_of_verb(token) if token.tag_[0] == "V" and token.i not in taken else None
        if frames and (found := _match_verb(token, frames, nouns)):
            taken.update(_told_with(found))
            yield found
    if headline and not taken:
        yield from _match_headline(words, nouns)
    for token in words:
        frames = noun_frames().get(lemma_of(token)) if _is_noun(token) and token.i not in taken else None
        if frames and (found := _match_noun(token, frames, nouns)):
            yield found


def _told_with(found: Trigger) -> Iterator[int]:
    wanted = {place for places, _ in found.frame.needs for place in places}
    for place in (*TOLD_WITH, *({"for"} & wanted)):  # "travelled to Rome for talks"
        for token in found.slots.get(place, ()):
            if place == "do":
                # "agreed to sign a truce" is one promise, of the signing and of the truce.
                yield from (token.i, *(child.i for child in token.children if child.dep_ == "dobj"))
            elif token.tag_[0] != "V":
                yield token.i

    if found.frame.type == "ASSAULT":
        # "shelled the town, killing ten": the harm is the attack's.
        yield from (child.i for child in found.token.children if child.dep_ == "advcl" and child.lemma_ in holders("harmed"))
    if found.token.lemma_ == "kill":
        # "ten were killed and forty wounded": one event, wherever the parser hangs the wounded.
        sentence, lemmas = found.token.sent, holders("injured")
        yield from (token.i for token in sentence if token.i > found.token.i and token.lemma_ in lemmas)


def _frames_of_verb(verb: Token) -> tuple[Frame, ...] | None:
    lemma = verb.lemma_.lower()
    frames = verb_frames().get(lemma)
    if frames is None and verb.is_title and lemma.endswith("s"):
        frames = verb_frames().get(lemma[:-1])  # "Army Frees Students": the model leaves it as it stands
    return frames


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and token.tag_[0] != "V"


def _match_verb(token: Token, frames: tuple[Frame, ...], nouns: Nouns) -> Trigger | None:
    if frames[0].particle is not None:  # those with a particle come first
        particles = {child.lower_ for child in token.children if child.dep_ in PARTICLES or child.pos_ == "ADJ"}
        frames = tuple(frame for frame in frames if frame.particle is None or frame.particle in particles)
        if not frames:
            return None
    objects = plain_objects(token)
    if objects is not None:
        frames = tuple(frame for frame in frames if _acts_on(frame, objects, nouns))
        if not frames:
            return None
    slots = slots_of_verb(token)
    for frame in frames:
        described = token.dep_ == "amod" and frame.type != "REJECT"  # "a convicted killer", but "the cancelled visit"
        for place in frame.around:
            if place not in slots:
                slots[place] = words_around(token, place)
        if not described and not (frame.finite and token.dep_ in DESCRIBING) and fits(frame, slots, nouns):
            return Trigger(token, frame, slots)
    return None


def _acts_on(frame: Frame, objects: list[Token], nouns: Nouns) -> bool:
    """Tell whether a verb's objects alone leave a frame possible."""
    slots = {"object": objects}
    return all(_holds(need, slots, nouns) for need in frame.needs if need[0] == OBJECT_ALONE)


def _match_headline(words: Sequence[Token], nouns: Nouns) -> Iterator[Trigger]:
    for token in words:
        if lemma := verb_of_headline(token):
            slots = slots_of_headline(token)
            for frame in verb_frames()[lemma]:
                if frame.particle is None and fits(frame, slots, nouns):
                    yield Trigger(token, frame, slots, by_order=True)
                    return


def _match_noun(token: Token, frames: tuple[Frame, ...], nouns: Nouns) -> Trigger | None:
    if token.dep_ == "compound" and token.head.lemma_ in holders("carriers"):
        token = token.head  # "the normalization process between …": the noun around it stands where the act would
    if token.dep_ in MODIFYING or (token.pos_ == "PROPN" and token.ent_type_ in NAMES):
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
