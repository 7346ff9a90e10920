"""What tells the parties of one act from those of another: names, the nouns that stand for them, what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.events.merging import Side
from archive.annotate.events.noun_stance import DEFINITE
from archive.annotate.events.nouns import Nouns, lemma_of
from archive.facts import Part

if TYPE_CHECKING:
    from spacy.tokens import Token

    from archive.annotate.events.triggers import Trigger

# What the same people are called in turn: "refugees", "residents", "civilians"; as those who act "police", "officers".
SHARED_KINDS = frozenset({"DISPLACED", "CAPTIVE", "PEACEKEEPER"})
SHARED_BY_ACTORS = SHARED_KINDS | {"FORCE"}
THINGS = ("object", "of")
SORTS = {"PERSON": "person", "GROUP": "group", "FORCE": "group"}


def sides_of(trigger: Trigger, nouns: Nouns, *, known: bool) -> dict[Part | None, Side]:
    """Return who stands in each part of an act; `known` takes nouns without an article for known, as headlines do.

    Under None stand the names of what is acted on where it takes no part ("captured Arlan").
    """
    standing: dict[Part, list[Token]] = {}
    for place, part in trigger.frame.parts.items():
        standing.setdefault(part, []).extend(trigger.slots.get(place, ()))
    sides: dict[Part | None, Side] = {}
    for part, tokens in standing.items():
        shared = SHARED_BY_ACTORS if part is Part.ACTOR else SHARED_KINDS
        sides[part] = _side_of([nouns.named_by(token) for token in tokens], nouns, shared, known=known)
    things = (token for place in THINGS if place not in trigger.frame.parts for token in trigger.slots.get(place, ()))
    sides[None] = Side(frozenset(key for token in things if (key := nouns.key_of(token)) is not None))
    return {part: side for part, side in sides.items() if side.names or side.heads}


def _side_of(tokens: list[Token], nouns: Nouns, shared: frozenset[str], *, known: bool) -> Side:
    names: set[str] = set()
    heads: set[str] = set()
    sorts: set[str] = set()
    for token in tokens:
        kinds = nouns.kinds(token)
        if "PARTY" not in kinds or "PRONOUN" in kinds:
            continue
        # A country may stand for its leader, a leader for the country.
        sorts |= {"person", "group"} if "STATE" in kinds else {sort for kind, sort in SORTS.items() if kind in kinds}
        if (key := nouns.key_of(token)) is not None:
            names.add(key)
        else:
            heads |= {lemma_of(token)} | (kinds & shared)
            heads |= {child.lower_ for child in token.children if child.dep_ == "nummod"}
            known = known or _is_known(token)
    return Side(frozenset(names), frozenset(heads), frozenset(sorts), known)


def _is_known(noun: Token) -> bool:
    """Tell whether a noun may stand for somebody named: "the minister", not "his son"."""
    return any(child.lower_ in DEFINITE for child in noun.children)
