"""Where a post is held when the text makes it plain: a mayor's town, a deputy governor's bank; and countries in its own words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from archive.annotate.gazetteer import country_of, find_place, find_places, is_demonym
from archive.annotate.roles.claims import Claim
from archive.annotate.roles.surroundings import Surroundings
from archive.annotate.roles.titles import word_set
from archive.facts import EntityKind, Mention, Span
from archive.lexicon import load_lexicon

# Before a town where something is; a dateline has nothing before it. A part of a town has no mayor.
LOCATIVE = re.compile(r"(?:\b(?:in|near|at|of|outside|to|from|across|around)\s+|\A|\n)$", re.IGNORECASE)
PART_OF_TOWN = re.compile(r"\s(?:neighbou?rhood|district|section|suburb|area|quarter)\b")
# Names of more than a country.
CONTINENTS = frozenset({"America"})
# A body is named throughout a text that names it this often.
THROUGHOUT = 2


def understand_seats(around: Surroundings, claims: Sequence[Claim]) -> None:
    """Fill in the body or town of posts that are a town's, or another's of a body that the text names."""
    for claim in claims:
        if claim.organization is not None or claim.of_state:
            continue
        known = [other for other in claims if other is not claim and _one_seat(claim, other)]
        if claim.title in word_set("of_towns"):
            claim.organization = _town(around, claim.evidence.start)
        elif known:
            bodies = {other.organization for other in known}
            claim.organization = bodies.pop() if len(bodies) == 1 else None
        else:
            claim.organization = _named_throughout(around, claim.title)
        claim.understood = claim.organization is not None


def _one_seat(claim: Claim, other: Claim) -> bool:
    """Tell whether two posts are of one kind of seat ("deputy governor", "governor") and the other one's body is named."""
    heads = [one.post.head.title for one in (claim, other) if one.post is not None]
    return len(set(heads)) == 1 == len(heads) - 1 and heads[0] in word_set("shared_seats") and bool(other.organization_span)


def _town(around: Surroundings, offset: int) -> str | None:
    """Return the town named in the sentence before the post, else the one in the sentence before that; None for two towns."""
    here, earlier = around.sentence(offset), around.sentence(offset, 1)
    for span in (Span(here.start, max(here.start, offset)) if here else None, earlier):
        towns = (
            {place.name for place in _places(around, span) if _is_town(place, around.view.text)} if span is not None else set()
        )
        if towns:
            town = towns.pop() if len(towns) == 1 else None
            return town.title() if town is not None and town.isupper() else town
    return None


def _places(around: Surroundings, span: Span) -> Iterator[Mention]:
    return (one for one in around.facts.mentions if one.kind is EntityKind.PLACE and span.contains(one.span))


def _is_town(mention: Mention, text: str) -> bool:
    """Tell whether a place is a town where something is: a city that the gazetteer knows and no other place."""
    start, end = mention.span.start, mention.span.end
    if not LOCATIVE.search(text[max(0, start - 10) : start]) or PART_OF_TOWN.match(text, end):
        return False
    places = find_places(mention.name)
    return bool(places) and places[0].kind == "city" and country_of(mention.name, capitals=False) is None


def _named_throughout(around: Surroundings, title: str) -> str | None:
    nouns = load_lexicon("roles")["seats"].get(title, ())
    bodies = [mention.name for mention in around.facts.mentions if mention.kind is EntityKind.ORGANIZATION]
    fitting = Counter(name for name in bodies if any(noun in name.lower().split() for noun in nouns))
    return next(iter(fitting)) if len(fitting) == 1 and fitting.total() >= THROUGHOUT else None


def say_in_own_words(around: Surroundings, claims: Sequence[Claim]) -> None:
    """Write a country that the text never names so by the name that it uses most: "Britain" for "UK"."""
    text = around.view.text
    for claim in claims:
        country = claim.organization
        if country is None or country in text or country_of(country) != country:
            continue
        used = Counter(
            mention.name
            for mention in around.facts.mentions
            if mention.kind is EntityKind.PLACE and _names_country(mention.name, country)
        )
        if used:
            claim.organization = used.most_common(1)[0][0]


def _names_country(name: str, country: str) -> bool:
    """Tell whether a name is one of a country, not its capital or its people."""
    place = find_place(name)
    named = country_of(name, capitals=False) == country and not is_demonym(name) and name not in CONTINENTS
    return named and (place is None or place.kind != "city")
