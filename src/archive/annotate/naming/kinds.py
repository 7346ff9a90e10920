"""One decision a name and document: person, organization or place, by all of its mentions, the gazetteer and the name lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from archive.annotate.gazetteer import Place, country_of, find_places, fold_name, is_demonym
from archive.annotate.name_lists import fold_word, gender_of, is_given_name, is_surname, name_words, title_words
from archive.annotate.naming.candidates import Candidate
from archive.facts import EntityKind

# Among headline capitals the model is right about one time in three.
HEADLINE_WEIGHT = 0.3
# "D-N.C."
PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z]")
# People of a city that needs no "in" before it to be taken for the place.
LARGE = 100_000
GEOGRAPHY = frozenset(("GPE", "LOC"))


# "BuzzFeed", but not "McCain", "LeBron", "O'Neil", "MacArthur".
CAMEL_CASE = re.compile(r"^(?!Mac|Fitz|Van|Von|Del)[A-Z]?[a-z]{2,}[A-Z]")


@dataclass(frozen=True)
class Evidence:
    """All candidates of one name in a document, and what the document says of the world."""

    name: str
    candidates: tuple[Candidate, ...]
    countries: frozenset[str]  # that the document names
    ordinary: Collection[str]  # words that it writes in lower case

    @property
    def words(self) -> list[str]:
        """Return the words of the name."""
        return self.name.split()

    @property
    def addressed(self) -> bool:
        """Tell whether the name stands after "Mr" or a post somewhere."""
        return any(one.addressed and one.label == "PERSON" for one in self.candidates)

    @property
    def headline_only(self) -> bool:
        """Tell whether the name stands in headlines alone."""
        return all(one.headline for one in self.candidates)

    def weight(self, *labels: str) -> float:
        """Return how often the model gives one of the labels, headlines counted less."""
        return sum(HEADLINE_WEIGHT if one.headline else 1 for one in self.candidates if one.label in labels)

    def weight_of(self, kind: EntityKind) -> float:
        """Return how often the model gives the kind."""
        return sum(HEADLINE_WEIGHT if one.headline else 1 for one in self.candidates if one.kind is kind)


def find_countries(candidates: Iterable[Candidate]) -> frozenset[str]:
    """Return the countries that a document names, by name, adjective or capital."""
    found = {country_of(one.name) for one in candidates if one.label != "PERSON"}
    return frozenset(country for country in found if country)


def decide_kinds(candidates: Collection[Candidate], ordinary: Collection[str]) -> dict[str, EntityKind]:
    """Return the kind of each name, by `fold_name`; names of nothing that counts are left out."""
    countries = find_countries(candidates)
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[fold_name(one.name)].append(one)
    evidence = {key: Evidence(ones[0].name, tuple(ones), countries, ordinary) for key, ones in groups.items()}
    kinds: dict[str, EntityKind | None] = {key: _kind_of_phrase(one) for key, one in evidence.items() if len(one.words) > 1}
    parts = _parts_of_persons(evidence[key].words for key, kind in kinds.items() if kind is EntityKind.PERSON)
    kinds |= {key: _kind_of_word(one, parts) for key, one in evidence.items() if len(one.words) == 1}
    return {key: kind for key, kind in kinds.items() if kind is not None}


def _parts_of_persons(names: Iterable[list[str]]) -> Mapping[str, str]:
    """Return which part of a full name each word is: "surname" or "given"."""
    parts: dict[str, str] = {}
    for words in names:
        bare = [word for word in words if fold_word(word) not in name_words("suffixes")]
        parts.update(dict.fromkeys(map(fold_word, bare[:-1]), "given") | parts)
        parts[fold_word(bare[-1])] = "surname"
    return parts


def _kind_of_phrase(one: Evidence) -> EntityKind | None:
    if _can_be_person(one) and not _is_known_place(one) and (_is_named_person(one) or _looks_like_person(one)):
        return EntityKind.PERSON
    return _kind_of_body(one)


def _is_named_person(one: Evidence) -> bool:
    """Tell whether the model takes the name for a person's, and nothing speaks against it."""
    person = one.weight("PERSON")
    if not person:
        return False
    if is_given_name(one.words[0]) or (one.addressed and not one.headline_only):
        return True
    return person >= one.weight("ORG", *GEOGRAPHY) and not one.headline_only


def _looks_like_person(one: Evidence) -> bool:
    """Tell whether a name that the model takes for a body's or place's is given name and surname ("the Ana Rojas campaign")."""
    first, *middle, last = one.words
    return len(middle) < 2 and bool(gender_of(first)) and is_surname(last) and bool(one.weight("ORG", "GPE")) and len(last) > 2


def _can_be_person(one: Evidence) -> bool:
    words = [fold_word(word) for word in one.words]
    if fold_name(one.name) in name_words("namesakes"):
        return False
    if any(word in name_words("bodies") or word in name_words("never") or any(c.isdigit() for c in word) for word in words):
        return False
    if one.headline_only and any(word in one.ordinary or word in title_words() for word in words[1:]):
        return False
    return not any(is_demonym(word) for word in one.words) and (is_given_name(one.words[0]) or country_of(one.words[0]) is None)


def _is_known_place(one: Evidence) -> bool:
    """Tell whether the gazetteer has a place of this name that may be meant here."""
    if one.addressed:
        return False
    places = find_places(one.name)
    return any(place.country is None or place.kind != "city" or place.country in one.countries for place in places)


def _kind_of_word(one: Evidence, parts: Mapping[str, str]) -> EntityKind | None:
    word = fold_word(one.name)
    if word in name_words("never") or is_demonym(one.name) or any(c.isdigit() for c in word):
        return _only_body(one)
    if one.addressed and word not in title_words():
        return EntityKind.PERSON
    place = _best_place(one)
    if place and _means_place(one, place, word in parts):
        return EntityKind.PLACE if one.weight("ORG") <= one.weight("PERSON", *GEOGRAPHY) else EntityKind.ORGANIZATION
    if word in parts:
        return EntityKind.PERSON
    person = one.weight("PERSON")
    if person and sum(c.located for c in one.candidates) * 4 >= len(one.candidates):
        return EntityKind.PLACE
    if _can_be_surname(one) and person >= one.weight("ORG", *GEOGRAPHY) and (person or place):
        return EntityKind.PERSON
    return _kind_of_body(one)


def _means_place(one: Evidence, place: Place, is_part: bool) -> bool:
    """Tell whether a word that is a place's name somewhere means that place here."""
    geography, person = one.weight(*GEOGRAPHY), one.weight("PERSON")
    if is_part:
        return geography > person
    if place.kind != "city":
        return True
    if not (is_given_name(one.name) or is_surname(one.name)):
        return True
    # Nearly every English surname is a town in America.
    located = any(candidate.located for candidate in one.candidates)
    return place.country in one.countries and (located or (geography > person and place.population > LARGE))


def _can_be_surname(one: Evidence) -> bool:
    word = fold_word(one.name)
    if word in name_words("bodies") or word in title_words() or word in name_words("namesakes") or word in name_words("suffixes"):
        return False
    if one.name.isupper() or CAMEL_CASE.search(one.name):
        return False
    if is_given_name(word) or is_surname(word):
        return not one.headline_only or word not in one.ordinary
    return not one.headline_only and word not in one.ordinary


def _best_place(one: Evidence) -> Place | None:
    places = find_places(one.name)
    return next((place for place in places if place.country in one.countries), places[0] if places else None)


def _only_body(one: Evidence) -> EntityKind | None:
    """Return ORGANIZATION for agencies that are in the list of no persons ("Reuters"), None for the rest of that list."""
    return EntityKind.ORGANIZATION if one.name.isupper() and len(one.name) > 2 and one.weight("ORG") else None


def _kind_of_body(one: Evidence) -> EntityKind | None:
    """Return ORGANIZATION or PLACE by the votes, None for names of neither."""
    if fold_name(one.name) in name_words("movements"):
        return EntityKind.ORGANIZATION
    if not _is_proper(one):
        return None
    place, body = one.weight_of(EntityKind.PLACE), one.weight_of(EntityKind.ORGANIZATION)
    if find_places(one.name) and (len(one.words) > 1 or place or country_of(one.name)):
        place += 1 + one.weight("PERSON")
    others = sum(candidate.kind is None for candidate in one.candidates)
    if not (place or body) or max(place, body) < max(others, one.weight("PERSON")):
        return None
    return EntityKind.PLACE if place >= body else EntityKind.ORGANIZATION


def _is_proper(one: Evidence) -> bool:
    """Tell whether words are a body's or place's name and more than a title, a people or a piece of a headline."""
    words = [fold_word(word) for word in one.words]
    if all(word in title_words() or word in name_words("never") for word in words) or not any(
        word[:1].isupper() for word in one.words
    ):
        return False
    if all(is_demonym(word) for word in one.words) or PARTY_AND_STATE.match(one.name) or any(word.isdigit() for word in words):
        return False
    known = find_places(one.name) or any(word in name_words("bodies") for word in words) or one.name.isupper()
    return bool(known) or not one.headline_only
