"""Countries and places by name: what the world's names mean before any text is read.

Countries come from `lexicons/countries.yml`; regions, waters and other spellings from `lexicons/places.yml`; cities
from `lexicons/cities.txt.xz` (GeoNames, CC BY 4.0, written by tools/make_gazetteer.py). Nothing here looks at a text:
whether "Washington" is a city or a surname in an article is decided in `naming`.
"""

from __future__ import annotations

import lzma
import re
import unicodedata
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from itertools import chain
from typing import Any, NamedTuple

from archive.lexicon import FOLDER, load_lexicon

# "Republic of Artsakh", "Idlib province"
AROUND = re.compile(
    r"^(?:(?:autonomous |islamic |federal |people's )?(?:republic|kingdom|state|province|region|city|town|village) of (?:the )?)"
    r"| (?:province|region|oblast|governorate|prefecture|peninsula)$"
)
# How many times larger the largest place of a name has to be to be meant whatever countries a document names.
DWARFED = 10
# Names come back again and again within an article and an archive.
MANY = 1 << 16
# Letters of their own that Unicode does not take apart.
LETTERS = str.maketrans("ıİøØłŁđĐəƏ’‘", "iIoOlLdDaA''")


class Place(NamedTuple):
    """A place of the world. Two places of one name differ in country."""

    name: str
    country: str | None  # as in `countries.yml`; None for seas and other places of no country
    latitude: float
    longitude: float
    kind: str  # country, territory, unrecognised, region, former, city, water, …
    population: int = 0  # 0: not known


@lru_cache(MANY)
def fold_name(name: str) -> str:
    """Return a name without case, accents, dots, a leading "the", and with plain apostrophes and single blanks.

    >>> fold_name("The  Côte d’Ivoire"), fold_name("U.S.")
    ("cote d'ivoire", 'us')
    """
    if not name.isascii():
        plain = unicodedata.normalize("NFKD", name.translate(LETTERS))
        name = "".join(c for c in plain if not unicodedata.combining(c))
    folded = name.replace("-", " ").replace(".", "").casefold()
    return " ".join(folded.split()).removeprefix("the ")


def country_of(word: str, capitals: bool = True) -> str | None:
    """Return the country that a name, adjective, people's name, abbreviation or capital stands for, None for other words.

    Parts of countries with a government of their own (Scotland, Chechnya) and former states are answered as such. Lower-case
    words ("us", "turkey") are no countries; nor are capitals ("Moscow") unless wanted.

    >>> country_of("Russian"), country_of("Moscow"), country_of("U.S."), country_of("Scottish"), country_of("us")
    ('Russia', 'Russia', 'US', 'Scotland', None)
    """
    if not word[:1].isupper() and not word.lower().startswith("the "):
        return None
    folded = fold_name(word)
    if folded in ("us", "usa", "uk", "uae", "gb", "drc", "prc") and not word.removeprefix("the ").replace(".", "").isupper():
        return None
    country = _country_words().get(folded)
    return None if country and not capitals and folded in _capitals() else country


@lru_cache(MANY)
def may_name_country(word: str) -> bool:
    """Tell whether a country's name, adjective or capital can begin with a word; cheaper than `country_of` where most do not.

    >>> may_name_country("South"), may_name_country("Monday")
    (True, False)
    """
    return word[:1].isupper() and fold_name(word).split(" ")[0] in _first_words()


@cache
def _first_words() -> frozenset[str]:
    return frozenset(re.split(r"[ ']", name)[0] for name in _country_words()) | frozenset(
        name.split()[0] for name in _country_words()
    )


def is_demonym(word: str) -> bool:
    """Tell whether a word is an adjective or a people's name of a country ("Russian", "Danes") and no country's name."""
    return word[:1].isupper() and fold_name(word) in _demonyms()


def find_place(name: str, countries: Collection[str] = ()) -> Place | None:
    """Return the place a name means, preferring one in `countries` (names as in `countries.yml`), then the largest.

    A place hardly anyone has heard of is not preferred to one ten times its size: London is not London in Ontario.

    >>> find_place("Tripoli", ["Lebanon"])
    Place(name='Tripoli', country='Lebanon', latitude=34.43, longitude=35.84, kind='city', population=229000)
    """
    places = find_places(name)
    if not places:
        return None
    ours = next((place for place in places if place.country in countries), places[0])
    return places[0] if 0 < ours.population * DWARFED < places[0].population else ours


def find_places(name: str) -> tuple[Place, ...]:
    """Return all places of a name: countries first, then regions and waters, then cities by population.

    The name may be one of `unique_name`.
    """
    folded = fold_name(name)
    found = _places().get(folded) or _places().get(AROUND.sub("", folded), [])
    if not found and ", " in name:
        head, _, country = name.rpartition(", ")
        found = [place for place in _places().get(fold_name(head), ()) if place.country == country]
    return tuple(found)


def unique_name(place: Place) -> str:
    """Return a name that means this place alone: with its country where another place comes first under the bare name.

    >>> unique_name(find_place("Tripoli", ["Lebanon"])), unique_name(find_place("Tripoli"))
    ('Tripoli, Lebanon', 'Tripoli')
    """
    first = _places()[fold_name(place.name)][0]
    same = first == place or (first.name, first.country) == (place.name, place.country)
    return place.name if same else f"{place.name}, {place.country}"


@cache
def has_state(country: str) -> bool:
    """Tell whether a country has a state of its own: parts of countries have not.

    >>> has_state("France"), has_state("Scotland")
    (True, False)
    """
    place = find_place(country)
    return place is None or place.kind != "region"


@cache
def _country_words() -> dict[str, str]:
    words: dict[str, str] = {}
    for name, row in load_lexicon("countries").items():
        for word in (name, *row.get("also", ()), *row["adjectives"], *row["people"], *row["capitals"]):
            words.setdefault(fold_name(word), name)
    return words


@cache
def _capitals() -> frozenset[str]:
    return frozenset(fold_name(word) for row in load_lexicon("countries").values() for word in row["capitals"])


@cache
def _demonyms() -> frozenset[str]:
    rows = load_lexicon("countries")
    names = {fold_name(word) for name, row in rows.items() for word in (name, *row.get("also", ()))}
    return frozenset({fold_name(word) for row in rows.values() for word in (*row["adjectives"], *row["people"])} - names)


@cache
def _places() -> dict[str, list[Place]]:
    places: dict[str, list[Place]] = {}
    for names, place in chain(_country_places(), _region_places(), _cities()):
        for name in {fold_name(name) for name in names}:
            places.setdefault(name, []).append(place)
    lexicon = load_lexicon("places")
    for name, (other, country) in (lexicon["spellings"] | lexicon["english"]).items():
        place = next(place for place in places[fold_name(other)] if place.country == country)
        if name in lexicon["english"]:
            english = place._replace(name=name)
            places[fold_name(other)] = [english if one == place else one for one in places[fold_name(other)]]
            place = english
        places[fold_name(name)] = [place, *(one for one in places.get(fold_name(name), ()) if one[1:] != place[1:])]
    return places


def _country_places() -> Iterator[tuple[list[str], Place]]:
    by_code = country_codes()
    for name, row in load_lexicon("countries").items():
        kind = row.get("kind", "country")
        owner = by_code.get(row["iso"]) if kind in ("region", "unrecognised") else name
        latitude, longitude = row["at"]
        yield [name, *row.get("also", ())], Place(name, owner, latitude, longitude, kind)


def _region_places() -> Iterator[tuple[list[str], Place]]:
    lexicon = load_lexicon("places")
    for country, regions in lexicon["regions"].items():
        for name, (latitude, longitude) in regions.items():
            yield [name], Place(name, country, latitude, longitude, "region")
    for kind, rows in (("area", lexicon["areas"]), ("water", lexicon["waters"])):
        for name, (latitude, longitude) in rows.items():
            yield [name], Place(name, None, latitude, longitude, kind)


def _cities() -> list[tuple[list[str], Place]]:
    by_code = country_codes()
    columns = [line.split("\t") for line in lzma.decompress((FOLDER / "cities.txt.xz").read_bytes()).decode().split("\n")]
    cities = [
        ([name, *others.split("|")], Place(name, by_code.get(code), float(north), float(east), "city", int(people) * 1000))
        for code, name, north, east, people, others in zip(*columns, strict=True)
    ]
    return sorted(cities, key=lambda row: -row[1].population)


@cache
def country_codes() -> dict[Any, str]:
    """Return the countries and territories by their ISO 3166 code."""
    rows = load_lexicon("countries").items()
    return {row["iso"]: name for name, row in rows if row.get("kind", "country") in ("country", "territory")}
