"""Which organization "the airline", "the bloc", "the French manufacturer" takes up."""

from __future__ import annotations

import re

from archive.annotate.gazetteer import country_of, is_demonym
from archive.facts import EntityKind, Reference, Referent, Span
from archive.lexicon import load_lexicon
from archive.resolve.bodies import name_head
from archive.resolve.nominals import INDEFINITE
from archive.resolve.stage import Appearance, Stage
from archive.resolve.wires import is_credit

REACH = 3  # sentences
FAR = 20  # sentences, for a body that the text goes on about
MOST_WEIGHT = 4
# "East Africa's regional IGAD bloc"
NAMED = re.compile(r"((?:[A-Z][\w.&-]*\s+)+)[a-z]\w*$")


def resolve_company(stage: Stage, reference: Reference) -> Appearance | None:
    """Return the organization that the words most likely take up: the name inside them, else the last one told of.

    Not one that is only named in what somebody says, nor a ministry for "the firm", nor the agency that brings the news.
    """
    lexicon = load_lexicon("references")
    if reference.head not in lexicon["companies"] and reference.head not in lexicon["any_bodies"]:
        return None
    if reference.plural:
        return None
    own = _named_inside(stage, reference)
    if own is not None or stage.words_before(reference.span) in INDEFINITE:
        return own
    here, best = stage.sentence(reference.span.start), None
    for appearance in stage.before(reference.span.start):
        distance = here - stage.sentence(appearance.start)
        if distance > REACH and (best is not None or distance > FAR):
            break
        if _can_be(stage, reference, appearance) and (distance <= REACH or _weight(stage, appearance) > 1):
            score = _score(stage, reference, appearance) - 3 * distance
            if best is None or score > best[0]:
                best = (score, appearance)
    return best[1] if best is not None else None


def _named_inside(stage: Stage, reference: Reference) -> Appearance | None:
    """Return the body whose name stands right before its kind: "the IGAD bloc". Not "the French firm", "the UN agency"."""
    found = NAMED.search(reference.span.text_of(stage.article.text))
    if reference.head not in load_lexicon("references")["named_kinds"] or found is None:
        return None
    words = [word for word in found[1].split() if word not in ("The", "A", "An")]
    while words and (is_demonym(words[0]) or country_of(words[0])):
        words.pop(0)
    name = " ".join(words)
    start = reference.span.start + found.start(1) + found[1].rfind(name) if name else 0
    span = Span(start, start + len(name))
    inside = [entity for mention, entity in stage.by_mention.items() if span.contains(mention)]
    if not name or any(entity.kind is not EntityKind.ORGANIZATION for entity in inside):
        return None
    referent = Referent(inside[0].id, inside[0].name) if inside else Referent(None, name)
    return Appearance(*span, referent, EntityKind.ORGANIZATION)


def _can_be(stage: Stage, reference: Reference, appearance: Appearance) -> bool:
    """Tell whether the words can be for a body that appears before them."""
    lexicon = load_lexicon("references")
    if appearance.kind is not EntityKind.ORGANIZATION:
        return False
    statement, around = stage.statement_around(reference.span), stage.statement_around(Span(appearance.start, appearance.end))
    elsewhere = around is not None and around is not statement and not _is_wire(stage, around.source_span)
    public = reference.head in lexicon["companies"] and name_head(appearance.referent.name) in lexicon["public_bodies"]
    credited = reference.head not in lexicon["media"] and is_credit(stage, appearance)
    return not (elsewhere or public or credited)


def _is_wire(stage: Stage, source: Span | None) -> bool:
    """Tell whether a news agency says something: what it reports is told as by the text itself."""
    entity = stage.by_mention.get(source) if source is not None else None
    return entity is not None and entity.name.casefold() in load_lexicon("references")["wires"]


def _score(stage: Stage, reference: Reference, appearance: Appearance) -> int:
    """Return how well a body fits; one called by the same noun fits best."""
    earlier = stage.references.get(Span(appearance.start, appearance.end))
    same = earlier is not None and earlier.head == reference.head
    told = (4 if appearance.subject else 0) + (2 if appearance.speaker else 0) + (6 if same else 0)
    return told + min(MOST_WEIGHT, _weight(stage, appearance))


def _weight(stage: Stage, appearance: Appearance) -> int:
    """Return how often the text names a body: the one that it is about more often than the exchange that trades it."""
    entity = stage.entities.get(appearance.referent.entity or "")
    return len(entity.mentions) if entity is not None else 0
