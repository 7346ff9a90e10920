"""One decision a name and document: person, organization or place, by all of its mentions, the gazetteer and the name lists."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from archive.annotate.gazetteer import Place, country_of, find_places, fold_name, is_demonym
from archive.annotate.name_lists import body_words, fold_word, gender_of, is_given_name, is_surname, name_words, title_words
from archive.annotate.naming.candidates import Candidate
from archive.annotate.naming.evidence import GEOGRAPHY, Evidence, gather_evidence
from archive.facts import EntityKind

# Words that a body's name may have without a capital.
INSIDE = frozenset(
    ["of", "for", "the", "and", "in", "on", "to", "at", "by", "a", "an", "with", "against", "de", "la", "le", "les", "du", "des", "del", "di", "da", "do", "das", "dos", "y", "e", "et", "für", "und", "van", "von", "der", "den", "al", "el", "bin"]
)
# Words of bodies that name one alone.
BODIES_ALONE = frozenset(["congress", "senate", "parliament", "assembly", "cabinet", "knesset", "fed", "nato"])
# "D-N.C."
PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z]")
# People of a city that needs no "in" before it to be taken for the place.
LARGE = 100_000


# "BuzzFeed", but not "McCain", "LeBron", "O'Neil", "MacArthur".
CAMEL_CASE = re.compile(r"^(?!Mac|Fitz|Van|Von|Del)[A-Z]?[a-z]{2,}[A-Z]")


def decide_kinds(candidates: Collection[Candidate], ordinary: frozenset[str]) -> dict[str, EntityKind]:
    """Return the kind of each name, by `fold_name`; names of nothing that counts are left out. `ordinary`: see `Setting`."""
    evidence = gather_evidence(candidates, ordinary)
    kinds: dict[str, EntityKind | None] = {key: _kind_of_phrase(one) for key, one in evidence.items() if len(one.words) > 1}
    _cut_headlines(kinds, evidence)
    parts = _parts_of_persons(evidence[key].words for key, kind in kinds.items() if kind is EntityKind.PERSON)
    kinds |= {key: _kind_of_word(one, key in parts, key[:-1] in parts) for key, one in evidence.items() if len(one.words) == 1}
    return {key: kind for key, kind in kinds.items() if kind is not None}


def _parts_of_persons(names: Iterable[list[str]]) -> frozenset[str]:
    """Return the words of full names, folded, without initials and "Jr."."""
    words = {word for name in names for word in name if fold_word(word) not in name_words("suffixes") and "." not in word}
    return frozenset(map(fold_name, words))


def _cut_headlines(kinds: dict[str, EntityKind | None], evidence: Mapping[str, Evidence]) -> None:
    """Take "Ana Rojas Speaks" for no name where "Ana Rojas" is one."""
    persons = {key for key, kind in kinds.items() if kind is EntityKind.PERSON}
    surnames = {key.split()[-1] for key in persons if not evidence[key].headline_only}
    for key in persons:
        shorter = {" ".join(key.split()[:length]) for length in range(2, len(key.split()))}
        if evidence[key].headline_only and (shorter & persons or key.split()[0] in surnames):
            kinds[key] = None


def _kind_of_phrase(one: Evidence) -> EntityKind | None:
    called = len(one.words) == 2 and fold_name(one.words[-1]) in one.setting.called
    known = called or _is_named_person(one) or _looks_like_person(one)
    if known and _can_be_person(one) and not _is_known_place(one):
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
    if is_given_name(first) and middle and all(len(word) == 2 and word.endswith(".") for word in middle):
        return True
    if _is_city(first, one.setting.countries) or len(middle) > 1 or len(last) < 3 or not one.weight("ORG", "GPE", "FAC"):
        return False
    return bool(gender_of(first)) and (
        is_surname(last) or (not middle and fold_word(last) not in one.setting.ordinary and not one.headline_only)
    )


def _can_be_person(one: Evidence) -> bool:
    words = [fold_word(word) for word in one.words]
    if fold_name(one.name) in name_words("namesakes"):
        return False
    if any(word in body_words() or word in name_words("never") or any(c.isdigit() for c in word) for word in words):
        return False
    if one.headline_only and any(word in one.setting.ordinary or word in title_words() for word in words):
        return False
    if words[-1] in title_words() and not is_surname(words[-1]):
        return False  # "Troy Police"
    if words[-1].endswith("s") and not is_surname(words[-1]) and _is_city(one.words[0], one.setting.countries):
        return False  # "Charlotte Panthers"
    return not any(is_demonym(word) or (country_of(word) and not is_given_name(word)) for word in one.words)


def _is_city(word: str, countries: Collection[str]) -> bool:
    return any(place.country in countries and (place.population > LARGE or place.kind == "region") for place in find_places(word))


def _is_known_place(one: Evidence) -> bool:
    """Tell whether the gazetteer has a place of this name that may be meant here."""
    if one.addressed:
        return False
    places = find_places(one.name)
    if places and not is_given_name(one.words[0]):
        return True
    return any(place.country is None or place.kind != "city" or place.country in one.setting.countries for place in places)


def _kind_of_word(one: Evidence, is_part: bool, is_plural_of_part: bool) -> EntityKind | None:
    """Return the kind of a single word; a part is a word of some person's full name."""
    word = fold_word(one.name)
    if word in name_words("never") or word in name_words("particles") or is_demonym(one.name) or any(c.isdigit() for c in word):
        return _only_body(one)
    if one.addressed and word not in title_words():
        return EntityKind.PERSON
    if word.endswith("s") and is_plural_of_part and not is_part:
        return None  # "the Clintons"
    place = _best_place(one)
    if place and _means_place(one, place, is_part):
        return EntityKind.PLACE if one.weight("ORG") <= one.weight("PERSON", *GEOGRAPHY) else EntityKind.ORGANIZATION
    if is_part:
        return EntityKind.PERSON
    person = one.weight("PERSON")
    if person and one.located * 4 >= len(one.candidates) and word not in title_words():
        return EntityKind.PLACE
    if _can_be_surname(one) and person >= one.weight("ORG", *GEOGRAPHY) and (person or place):
        return EntityKind.PERSON
    if gender_of(word) and not place and _can_be_surname(one) and one.weight("GPE", "PERSON") > one.weight("ORG"):
        return EntityKind.PERSON
    return _kind_of_body(one)


def _means_place(one: Evidence, place: Place, is_part: bool) -> bool:
    """Tell whether a word that is a place's name somewhere means that place here."""
    geography, person = one.weight(*GEOGRAPHY), one.weight("PERSON")
    if place.kind != "city":
        return not is_part or geography > person
    if not (is_part or is_given_name(one.name) or is_surname(one.name)):
        return True
    # Nearly every English surname is a town in America.
    if is_part:
        return geography > person and one.located * 3 > len(one.candidates)
    return place.country in one.setting.countries and (one.located > 0 or (geography > person and place.population > LARGE))


def _can_be_surname(one: Evidence) -> bool:
    word = fold_word(one.name)
    if word in body_words() or word in title_words() or word in name_words("namesakes") or word in name_words("suffixes"):
        return False
    if one.name.isupper() or CAMEL_CASE.search(one.name):
        return False
    if is_given_name(word) or is_surname(word):
        return not one.headline_only or word not in one.setting.ordinary
    # A word that no list knows ("Waitrose") has to do something to be somebody.
    return not one.headline_only and word not in one.setting.ordinary and any(c.acts for c in one.candidates)


def _best_place(one: Evidence) -> Place | None:
    places = find_places(one.name)
    return next((place for place in places if place.country in one.setting.countries), places[0] if places else None)


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
    places = find_places(one.name)
    if places and (len(one.words) > 1 or place or country_of(one.name)):
        place += 1 + one.weight("PERSON")
    if not (place or body) or max(place, body) < max(one.weight_of(None), one.weight("PERSON")):
        return None
    if places and len(one.words) > 1:
        return EntityKind.PLACE
    if fold_word(one.words[-1]) in name_words("bodies") or (one.name.isupper() and not places and len(one.words) == 1):
        return EntityKind.ORGANIZATION
    return EntityKind.PLACE if place >= body else EntityKind.ORGANIZATION


def _is_proper(one: Evidence) -> bool:
    """Tell whether words are a body's or place's name and more than a title, a people or a piece of a headline."""
    words = [fold_word(word) for word in one.words]
    if all(word in title_words() or word in name_words("never") for word in words) or not any(
        word[:1].isupper() for word in one.words
    ):
        return False
    if any(word.islower() and word not in INSIDE for word in one.words) or (
        len(words) == 1 and words[0] in body_words() - BODIES_ALONE
    ):
        return False
    if all(is_demonym(word) for word in one.words) or PARTY_AND_STATE.match(one.name) or any(word.isdigit() for word in words):
        return False
    known = find_places(one.name) or words[-1] in body_words() or one.name.isupper()
    return bool(known) or not one.headline_only
