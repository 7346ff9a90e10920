"""Who "the two sides", "both companies" are: the two that the text has just named."""

from __future__ import annotations

import re
from itertools import pairwise

from archive.annotate.gazetteer import country_of
from archive.facts import EntityKind, Reference, Referent
from archive.lexicon import load_lexicon
from archive.resolve.stage import Appearance, Stage
from archive.resolve.wires import is_credit

REACH = 3  # sentences
COORDINATED = re.compile(r"(?:['’]s?)?\s+(?:and|with|or|&)\s+(?:the\s+)?", re.IGNORECASE)
TWO = frozenset(("two", "both"))


def resolve_pair(stage: Stage, reference: Reference) -> Appearance | None:
    """Return the two bodies or countries that "the two sides" takes up, as one: coordinated ones, else the only two near by."""
    nouns = load_lexicon("references")["pairs"]
    before = stage.article.text[max(0, reference.span.start - 8) : reference.span.start].split()[-1:]
    if (
        not reference.plural
        or reference.head not in nouns
        or not TWO.intersection([*reference.modifiers, *map(str.lower, before)])
    ):
        return None
    if set(reference.modifiers) - TWO - set(load_lexicon("references")["idle"]):
        return None
    kinds = [EntityKind(kind) for kind in nouns[reference.head]]
    here, near = stage.sentence(reference.span.start), list[Appearance]()
    for one in stage.before(reference.span.start):
        if here - stage.sentence(one.start) > REACH:
            break
        if one.kind in kinds and not is_credit(stage, one):
            near.append(one)
    return _coordinated(stage, near) or _only_two(stage, near, here)


def _coordinated(stage: Stage, near: list[Appearance]) -> Appearance | None:
    """Return the last "A and B" that is not the end of a longer list."""
    for last, first in pairwise(near):
        between = stage.article.text[first.end : last.start]
        listed = stage.article.text[max(0, first.start - 2) : first.start].startswith(",")
        if COORDINATED.fullmatch(between) and not listed and first.referent != last.referent:
            return _joined(first, last)
    return None


def _only_two(stage: Stage, near: list[Appearance], here: int) -> Appearance | None:
    close = [one for one in near if here - stage.sentence(one.start) <= 1 and _can_act(one)]
    first = {one.referent: one for one in reversed(close)}
    return _joined(*first.values()) if len(first) == 2 else None


def _can_act(one: Appearance) -> bool:
    return one.kind is EntityKind.ORGANIZATION or country_of(one.referent.name, capitals=False) is not None


def _joined(first: Appearance, last: Appearance) -> Appearance:
    name = f"{first.referent.name} and {last.referent.name}"
    return Appearance(first.start, last.end, Referent(None, name), None, plural=True)
