"""Which one country a text is about, told by its title and opening: for figures that no place stands near."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.annotate.gazetteer import country_of, find_place, is_demonym
from archive.annotate.view import View, locate
from archive.facts import BlockKind, EntityKind, Facts, Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc

# How often a text's own country must be named for each time that others are.
_OWN = 3


@dataclass(frozen=True, slots=True)
class Located:
    """A place as the text names it, and whether a preposition of place governs it."""

    span: Span
    name: str
    weight: int = 2  # 2 where a preposition of place governs it
    leaving: bool = False  # of "from Cusco in Peru", what something has left
    having: Span | None = None  # of a subject that reports or has a number: from its verb to the end of the clause


def own_country(view: View, facts: Facts, located: list[Located]) -> Located | None:
    """Return the one country, or town, that both title and first paragraph name; None where the text tells of others as well.

    An adjective names a country ("a Philippine ferry"), and so does a town of it; but adjectives alone tell who acts, not where.
    Where the title names none and the text no other, it is enough that the first paragraph sets something in the country by name.
    `located`: the places of the text.
    """
    title = next((parsed for parsed in view.parsed if parsed.block.kind is BlockKind.TITLE), None)
    lead = next((parsed for parsed in view.parsed if parsed.block.kind is BlockKind.PARAGRAPH), None)
    if title is None or lead is None:
        return None
    mentions = [Located(m.span, m.name) for m in facts.mentions if m.kind is EntityKind.PLACE]
    adjectives = [list(_adjectives_in(parsed.doc)) for parsed in (title, lead)]
    opening = [
        [place for place in mentions if parsed.block.span.contains(place.span)] + others
        for parsed, others in zip((title, lead), adjectives, strict=True)
    ]
    countries = [{country for place in places if (country := _country_of_place(place.name))} for places in opening]
    if len(countries[1]) != 1 or not countries[0] <= countries[1] or not any(p.weight for places in opening for p in places):
        return None
    (country,) = countries[1]
    counts = Counter(_country_of_place(place.name) for place in mentions)
    counts[country] += sum(map(len, adjectives))
    others = sum(count for name, count in counts.items() if name not in (None, country))
    if others * _OWN > counts[country]:
        return None
    if countries[0]:
        return _named(opening, country)
    block = lead.block.span
    settings = (p for p in located if p.weight == 2 and block.contains(p.span) and country_of(p.name, capitals=False))
    return None if others else next(settings, None)


def _named(opening: list[list[Located]], country: str) -> Located:
    """Return the place that title and lead both name, else their country."""
    in_lead = {place.name.casefold() for place in opening[1]}
    both = next((place for place in opening[0] if place.name.casefold() in in_lead), None)
    places = [*opening[0], *opening[1]]
    return both or next((place for place in places if place.name == country), Located(places[0].span, country))


def _adjectives_in(doc: Doc) -> Iterator[Located]:
    """Yield the countries whose adjectives or peoples a block names: with weight 1 for "Syrian towns", else 0."""
    lands = load_lexicon("topics")["places"]
    for token in doc:
        if not token.text[:1].isupper():
            continue
        both = f"{token.nbor(-1).text} {token.text}" if token.i else ""  # "South African"
        word = both if is_demonym(both) else token.text
        if is_demonym(word) and (country := country_of(word)):
            yield Located(locate(token), country, weight=int(token.head.lemma_.lower() in lands))


def _country_of_place(name: str) -> str | None:
    """Return the country that a place's name means, or where its town is."""
    country = country_of(name)
    if country is None and (place := find_place(name)) is not None:
        return place.country
    return country
