"""Cues: the words that report, with the frames in which their content may stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from spacy.strings import get_string_id

from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# "to" is the infinitive's after a noun; everything that is no construction is a preposition.
CONSTRUCTIONS = frozenset({"clause", "tell", "urge", "infinitive", "gerund", "object", "name", "as", "on-to", "to-to", "quote"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting verb, noun or preposition in its sentence."""

    token: Token
    frames: tuple[str, ...]
    last: Token  # its particle where it has one ("point out"), else the token itself

    @property
    def is_noun(self) -> bool:
        """Tell whether the content is named, not told: "his claim that"."""
        return self.token.pos_ == "NOUN"

    def takes(self, *frames: str) -> bool:
        """Tell whether one of the frames is the cue's."""
        return any(frame in self.frames for frame in frames)


@cache
def verb_frames() -> dict[str, tuple[str, ...]]:
    """Return the frames of each reporting verb by its lemma."""
    return {lemma: tuple(frames) for lemma, frames in load_lexicon("cues")["verbs"].items()}


@cache
def noun_frames() -> dict[str, tuple[str, ...]]:
    """Return the frames of each reporting noun by its lemma."""
    return {lemma: tuple(frames) for lemma, frames in load_lexicon("cues")["nouns"].items()}


@cache
def word_set(name: str) -> frozenset[str]:
    """Return a plain list of the lexicon as a set."""
    return frozenset(load_lexicon("cues")[name])


def find_cues(doc: Doc) -> Iterator[Cue]:
    """Yield the cues of a block in text order."""
    verbs, nouns, possible = verb_frames(), noun_frames(), _cue_lemmas()
    for n, lemma_hash in enumerate(doc.to_array("LEMMA").tolist()):
        if lemma_hash not in possible:
            continue
        token = doc[n]
        if token.dep_ == "amod" or (token.i and doc[token.i - 1].text == "-"):
            continue  # "the reported losses", "the self-proclaimed republic"
        lemma = token.lemma_.lower()
        if token.pos_ == "VERB" and (noun := _attitude(token)) is not None:
            yield Cue(token, ("attitude",), noun)
        elif lemma in verbs and token.pos_ in ("VERB", "AUX"):
            last = _particle(token)
            frames = verbs.get(f"{lemma} {last.lower_}", verbs[lemma]) if last is not token else verbs[lemma]
            if (last is not token or lemma not in word_set("needs_particle")) and (lemma != "put" or _puts(token)):
                yield Cue(token, frames, last)
        elif lemma in nouns and token.pos_ == "NOUN":
            yield Cue(token, nouns[lemma], token)
        elif (last_word := _source_preposition(token)) is not None:
            yield Cue(token, ("source",), last_word)


@cache
def _cue_lemmas() -> frozenset[int]:
    """Return the lemmas, as the parser keeps them, of all words that may be cues: most words are none."""
    words = verb_frames().keys() | noun_frames().keys() | word_set("voicing") | {"according", "accord", "in"}
    return frozenset(get_string_id(form) for word in words for form in (word, word.capitalize()))


def _source_preposition(token: Token) -> Token | None:
    """Return the last word of "according to" and "in the words of" where a token begins them."""
    if token.lower_ == "according":
        return token.nbor() if token.i + 1 < len(token.doc) and token.nbor().lower_ == "to" else None
    if token.lower_ != "in" or token.i + 4 >= len(token.doc):
        return None
    words = token.doc[token.i + 1 : token.i + 4]
    return words[-1] if [word.lower_ for word in words] == ["the", "words", "of"] else None


def _puts(verb: Token) -> bool:
    """Tell "as she put it", "put the toll at 40" from putting things somewhere."""
    objects = [child for child in verb.rights if child.dep_ == "dobj"]
    return bool(objects) and (objects[0].lower_ == "it" or objects[0].lemma_.lower() in word_set("amounts"))


def _attitude(verb: Token) -> Token | None:
    """Return the noun in "expressed hope", "voiced concern"."""
    if verb.lemma_.lower() not in word_set("voicing"):
        return None
    return next((child for child in verb.rights if child.dep_ == "dobj" and child.lemma_.lower() in word_set("attitudes")), None)


def _particle(verb: Token) -> Token:
    after = [child for child in verb.rights if child.dep_ == "prt" and child.i <= verb.i + 2]
    return after[0] if after else verb
