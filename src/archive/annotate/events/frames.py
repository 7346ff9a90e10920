"""Frames as data: which verbs and nouns name an event, and what has to stand around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from archive.errors import LexiconError
from archive.facts import Part
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

type Condition = tuple[tuple[str, ...], frozenset[str]]


# Places far from the verb, dear to fill: any noun of the sentence, what stands before an adverbial clause.
ON_DEMAND = ("near", "clause")


@dataclass(frozen=True, slots=True)
class Frame:
    """One reading of a verb or noun. A condition is places in the parse and the kinds of noun that may stand there."""

    type: str
    family: str  # mentions of one family can be one event
    needs: tuple[Condition, ...]
    excludes: tuple[Condition, ...]
    parts: Mapping[str, Part]
    particle: str | None = None  # "over" of "hand over"
    anchor: str = "party"  # nouns alone: what tells the event, see the lexicon
    told: bool = False  # also in the simple present
    finite: bool = False  # not as a participle ("backed by")
    faint: bool = False  # another mention of the same event names it better
    ahead: bool = False  # only of what is to come ("will serve as")
    around: frozenset[str] = frozenset()  # places that are filled on demand: "near", "clause"


@cache
def verb_frames() -> dict[str, tuple[Frame, ...]]:
    """Return the frames of each verb lemma, in the order in which they are tried."""
    return _frames_by_lemma("verbs")


@cache
def noun_frames() -> dict[str, tuple[Frame, ...]]:
    """Return the frames of each noun lemma, in the order in which they are tried."""
    return _frames_by_lemma("nouns")


@cache
def known_lemmas() -> dict[int, bool]:
    """Return the store in which `has_frames` keeps what it found, by the number that spaCy gives a lemma."""
    return {}


def has_frames(token: Token) -> bool:
    """Tell whether a word may have a frame: cheap, asked of every word. Plurals and verbs of headlines keep their "s"."""
    known = known_lemmas()
    found = known.get(token.lemma)
    if found is None:
        lemma = token.lemma_.lower()
        forms = {lemma, lemma.removesuffix("s"), lemma.removesuffix("es")} | (
            {lemma[:-3] + "y"} if lemma.endswith("ies") else set()
        )
        found = known[token.lemma] = any(form in verb_frames() or form in noun_frames() for form in forms)
    return found


@cache
def nouns_of_family(kind: str, family: str) -> frozenset[str]:
    """Return the nouns that name an event of a type and family.

    >>> sorted(nouns_of_family("CONSULT", "visit"))
    ['tour', 'trip', 'visit']
    """
    return frozenset(
        lemma for lemma, frames in noun_frames().items() for frame in frames if (frame.type, frame.family) == (kind, family)
    )


def _frames_by_lemma(key: str) -> dict[str, tuple[Frame, ...]]:
    lexicon = load_lexicon("events")
    found: dict[str, list[Frame]] = {}
    for entry in lexicon["frames"]:
        for word in entry.get(key, ()):
            lemma, _, particle = word.partition(" ")
            found.setdefault(lemma, []).append(_read_frame(entry, lexicon["parts"], particle or None))
    # "hand over" is tried before "hand", whichever stands first.
    return {lemma: tuple(sorted(frames, key=lambda frame: frame.particle is None)) for lemma, frames in found.items()}


def _read_frame(entry: dict[str, Any], templates: dict[str, dict[str, str]], particle: str | None) -> Frame:
    parts = entry["parts"]
    try:
        slots = templates[parts] if isinstance(parts, str) else parts
    except KeyError as error:
        raise LexiconError(f"parts {parts!r} are not known", "events.yml", "name one of `parts`") from error
    needs, excludes = _read_conditions(entry.get("if", {})), _read_conditions(entry.get("unless", {}))
    return Frame(
        entry["type"],
        entry.get("family") or str(next(iter(entry.get("verbs") or entry["nouns"]))),
        needs,
        excludes,
        {slot: Part(part) for slot, part in slots.items()},
        particle,
        entry.get("anchor", "party"),
        entry.get("told", False),
        entry.get("finite", False),
        entry.get("faint", False),
        entry.get("ahead", False),
        frozenset(place for places, _ in needs + excludes for place in places if place in ON_DEMAND),
    )


def _read_conditions(written: dict[str, str | list[str]]) -> tuple[Condition, ...]:
    return tuple(
        (tuple(places.split("/")), frozenset([kinds] if isinstance(kinds, str) else kinds)) for places, kinds in written.items()
    )
