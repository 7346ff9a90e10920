"""Countries that speak or act: beside the place, an organization for the state that a fact takes a name for.

A name of a country is a mention of a place. Where a fact makes it speak, act, be spoken to or have a post ("Norway said",
"Oslo refused", "Norwegian minister"), the words there mean the state; all others go on meaning the place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archive.annotate.gazetteer import country_of, fold_name, is_demonym
from archive.annotate.references import actor_spans
from archive.facts import Article, Entity, EntityKind, Facts, Form, Reference, Referent, Span
from archive.resolve.across import identity_key

ENTITY = "{}-state"
# Without a possessive "'s".
WORD = re.compile(r"[^\W\d_](?:[\w.-]|['’](?!s\b))*")


@dataclass(frozen=True, slots=True)
class Acting:
    """Words by which a country takes part in a fact, and where in them its name stands."""

    country: str  # the gazetteer's name
    span: Span | None  # None for a post that names its country elsewhere
    named: Span | None  # None for "it"
    place: Entity | None


def add_states(
    article: Article, facts: Facts, entities: Sequence[Entity], referents: Mapping[Span, Referent]
) -> tuple[tuple[Entity, ...], dict[Span, Referent]]:
    """Return the entities with those of the countries that act, and the referents with the words that mean these.

    A referent keeps its name: "Oslo" in words, Norway as an entity.
    """
    acting: dict[str, list[Acting]] = defaultdict(list)
    for one in _find_acting(article, facts, entities, referents):
        acting[one.country].append(one)
    found, meant, taken = list(entities), dict(referents), {entity.id for entity in entities}
    for country, ones in acting.items():
        entity = _known(entities, country)
        if entity is None:
            entity = _make_state(article, country, ones, taken)
            taken.add(entity.id)
            found.append(entity)
        elif entity.canonical is None:
            found[found.index(entity)] = replace(entity, canonical=country)
        for span in (one.span for one in ones if one.span):
            before = referents.get(span)
            meant[span] = Referent(entity.id, before.name if before else country)
    return tuple(sorted(found, key=lambda entity: entity.mentions[0])), meant


def _find_acting(
    article: Article, facts: Facts, entities: Sequence[Entity], referents: Mapping[Span, Referent]
) -> Iterator[Acting]:
    """Yield the words of facts that mean a country, in text order; not those for its people ("Danes")."""
    places = {entity.id: entity for entity in entities if entity.kind is EntityKind.PLACE}
    references = {reference.span: reference for reference in facts.references}
    for span in sorted(set(actor_spans(facts))):
        referent = referents.get(span)
        place = places.get(referent.entity or "") if referent else None
        country = _state_of(place)
        if country is not None:
            named = _named(references.get(span), span, place)
            if not (named and _is_people(article, named)):
                yield Acting(country, span, named, place)
    yield from _posts(article, facts, places.values())


def _posts(article: Article, facts: Facts, places: Iterable[Entity]) -> Iterator[Acting]:
    """Yield the countries that posts belong to, where the words or at least the document name them."""
    by_country: dict[str, Entity] = {}
    for place in places:
        by_country.setdefault(_state_of(place) or "", place)
    for role in facts.roles:
        country = country_of(role.organization or "", capitals=False)
        if country is not None:
            named = role.organization_span or _word_for(article, role.span, country)
            if named or country in by_country:
                yield Acting(country, role.organization_span, named, by_country.get(country))


def _word_for(article: Article, span: Span, country: str) -> Span | None:
    """Return the words that name a country within others: "Norwegian", "South Korean"."""
    found = [one for one in WORD.finditer(span.text_of(article.text)) if one[0] not in ("the", "The")]
    words = [Span(span.start + one.start(), span.start + one.end()) for one in found]
    runs = (Span(words[first].start, words[last].end) for size in (2, 1, 0) for first, last in enumerate(range(size, len(words))))
    return next((run for run in runs if country_of(" ".join(run.text_of(article.text).split())) == country), None)


def _state_of(place: Entity | None) -> str | None:
    """Return the country that a place is, or the government of which is called after it as its capital."""
    if place is None:
        return None
    return country_of(place.canonical or place.name) or country_of(place.name)


def _named(reference: Reference | None, span: Span, place: Entity | None) -> Span | None:
    """Return where the name stands in the words; None for a pronoun or a common noun."""
    if reference is not None and reference.form is not Form.NAME:
        return None
    inside = [mention for mention in (place.mentions if place else ()) if span.contains(mention)]
    return inside[0] if inside else span


def _is_people(article: Article, named: Span) -> bool:
    words = " ".join(named.text_of(article.text).split())
    return is_demonym(words) and words.endswith("s")


def _known(entities: Sequence[Entity], country: str) -> Entity | None:
    """Return the organization that the document has for a country already."""
    key = identity_key(EntityKind.ORGANIZATION, country)
    bodies = (entity for entity in entities if entity.kind is EntityKind.ORGANIZATION)
    return next((body for body in bodies if identity_key(body.kind, body.canonical or body.name) == key), None)


def _make_state(article: Article, country: str, ones: Sequence[Acting], taken: set[str]) -> Entity:
    spans = {one.named for one in ones if one.named} or {one.place.mentions[0] for one in ones if one.place}
    mentions = tuple(sorted(spans))
    words = [" ".join(span.text_of(article.text).split()) for span in mentions]
    names = [word for word in words if country_of(word) == country and not is_demonym(word)]
    used = [place.name for one in ones if (place := one.place) and country_of(place.name, capitals=False) == country]
    called = [name for name in [*names, *used] if country_of(name, capitals=False) and not is_demonym(name)]
    id_ = ENTITY.format(fold_name(country).replace(" ", "-").replace("'", "-"))
    while id_ in taken:
        id_ += "-2"
    name = max(called, key=lambda name: (called.count(name), -called.index(name)), default=country)
    return Entity(id_, EntityKind.ORGANIZATION, name, tuple(dict.fromkeys(names)) or (name,), mentions, country)
