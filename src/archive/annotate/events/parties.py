"""What tells the parties of one act from those of another: names, the nouns that stand for them, what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from archive.annotate.events.arguments import coordinated
from archive.annotate.events.merging import Side
from archive.annotate.events.noun_stance import DEFINITE
from archive.annotate.events.nouns import PLURAL_TAGS, Nouns, lemma_of
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
        bodies = [nouns.named_by(one) for token in tokens for one in bodies_behind(token, nouns)]
        sides[part] = _side_of(bodies, nouns, shared, known=known)
    things = (token for place in THINGS if place not in trigger.frame.parts for token in trigger.slots.get(place, ()))
    sides[None] = Side(frozenset(key for token in things if (key := nouns.key_of(token)) is not None))
    return {part: side for part, side in sides.items() if side.names or side.heads}


def bodies_behind(token: Token, nouns: Nouns) -> list[Token]:
    """Return the countries that people of several countries stand for ("ministers from Chad and Niger"), else the noun."""
    if token.tag_ not in PLURAL_TAGS or "PERSON" not in nouns.kinds(token):
        return [token]
    linked = (child for child in token.rights if child.dep_ == "prep" and child.lower_ in ("of", "from"))
    bodies = [one for link in linked for child in link.children if child.dep_ == "pobj" for one in coordinated(child)]
    return bodies if len(bodies) > 1 and all("NAMED_PARTY" in nouns.kinds(body) for body in bodies) else [token]


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
