"""What a document shows of each of its names: all candidates of the name together, and what surrounds them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from archive.annotate.gazetteer import Place, country_of, find_place, find_places, fold_name
from archive.annotate.naming.candidate import Candidate
from archive.facts import EntityKind

# Among headline capitals the model is right about one time in three.
HEADLINE_WEIGHT = 0.3
# People of a city that is well known enough to name its country.
METROPOLIS = 300_000
THING = re.compile(r"\b(?:Hurricane|Storm|Typhoon|Cyclone|Superstorm|USS|HMS|INS|HMAS|MV)\s+([A-Z]\w+)")
# People of a city that needs no "in" before it to be taken for the place.
LARGE = 100_000
GEOGRAPHY = frozenset(("GPE", "LOC"))


@dataclass(frozen=True)
class Setting:
    """What a document says of the world and how it uses words."""

    countries: frozenset[str]  # that it names
    ordinary: frozenset[str]  # words that it writes in lower case
    alone: frozenset[str]  # words that are candidates alone
    called: frozenset[str]  # those of them that name a person
    firms: frozenset[str]  # first words of the names of bodies ("Gordon" of "Gordon Advisors")
    things: frozenset[str]  # words that name a storm or ship ("Hurricane Harvey")


@dataclass(frozen=True)
class Evidence:
    """All candidates of one name in a document."""

    name: str
    candidates: tuple[Candidate, ...]
    setting: Setting

    @property
    def words(self) -> list[str]:
        """Return the words of the name."""
        return self.name.split()

    @property
    def addressed(self) -> bool:
        """Tell whether the name stands after "Mr" or a post somewhere."""
        return any(one.addressed and one.label == "PERSON" for one in self.candidates)

    @property
    def plural(self) -> bool:
        """Tell whether a family or team is named ("the Clintons")."""
        return any(one.plural for one in self.candidates)

    @property
    def headline_only(self) -> bool:
        """Tell whether the name stands in headlines alone."""
        return all(one.headline for one in self.candidates)

    @property
    def located(self) -> int:
        """Return how often the name stands as a place does ("in …")."""
        return sum(one.located for one in self.candidates)

    def weight(self, *labels: str) -> float:
        """Return how often the model gives one of the labels, headlines counted less."""
        return sum(HEADLINE_WEIGHT if one.headline else 1 for one in self.candidates if one.label in labels)

    def weight_of(self, kind: EntityKind | None) -> float:
        """Return how often the model gives the kind; None is works, laws, products, events, peoples."""
        return sum(HEADLINE_WEIGHT if one.headline else 1 for one in self.candidates if one.kind is kind)


def gather_evidence(candidates: Collection[Candidate], text: str) -> dict[str, Evidence]:
    """Return the evidence for each name of a document, by `fold_name`."""
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[fold_name(one.name)].append(one)
    alone = frozenset(key for key, ones in groups.items() if len(ones[0].words) == 1)
    called = frozenset(key for key in alone if _names_person(groups[key]))
    things = frozenset(fold_name(match[1]) for match in THING.finditer(text))
    firms = frozenset(fold_name(one.words[0]) for one in candidates if one.label == "ORG" and len(one.words) > 1)
    setting = Setting(find_countries(candidates), find_ordinary(text), alone, called, firms, things)
    return {key: Evidence(_written(ones), tuple(ones), setting) for key, ones in groups.items()}


def _written(ones: Collection[Candidate]) -> str:
    """Return how a name is written, in capitals only where it never is otherwise ("SAN JOSE", "San Jose")."""
    return next((one.name for one in ones if not one.name.isupper()), next(iter(ones)).name)


def find_ordinary(text: str) -> frozenset[str]:
    """Return the words that a text writes in lower case."""
    return frozenset(re.findall(r"\b[a-z]{3,}\b", text))


def find_countries(candidates: Iterable[Candidate]) -> frozenset[str]:
    """Return the countries that a document names, by name, adjective, capital, region or a large city.

    A country that is named by its name alone, where that is a region of another country whose towns or other regions are
    named, is left out: "Georgia" beside "Alabama".
    """
    names = {one.name for one in candidates if one.label != "PERSON"}
    named: dict[str, set[str]] = defaultdict(set)
    for name in names:
        if (country := country_of(name, capitals=False)) is not None:
            named[country].add(fold_name(name))
    outright = frozenset(named)
    for name in names:
        place = find_place(name, outright)
        if place and place.country and _is_well_known(place):
            named[place.country].add(fold_name(name))
    return frozenset(country for country, ones in named.items() if not _is_region_here(country, ones, named))


def _is_well_known(place: Place) -> bool:
    return place.kind == "region" or place.population > METROPOLIS or country_of(place.name) == place.country


def _is_region_here(country: str, names: Collection[str], named: Mapping[str, Collection[str]]) -> bool:
    if set(names) != {fold_name(country)}:
        return False
    owners = (place.country for place in find_places(country) if place.kind == "region")
    return any(owner != country and len(named.get(owner or "", ())) > 1 for owner in owners)


def _names_person(ones: Iterable[Candidate]) -> bool:
    persons = [one.label == "PERSON" for one in ones]
    return any(one.addressed and one.label == "PERSON" for one in ones) or sum(persons) * 2 > len(persons)
