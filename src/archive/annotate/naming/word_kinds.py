"""What a single word names: the part of a full name, a person known by it alone, a place, a body."""

from __future__ import annotations

import re

from archive.annotate.gazetteer import Place, find_places, fold_name, is_demonym
from archive.annotate.name_lists import body_words, fold_word, gender_of, is_given_name, is_surname, name_words, title_words
from archive.annotate.naming.body_kinds import kind_of_body, only_body
from archive.annotate.naming.evidence import GEOGRAPHY, LARGE, Evidence
from archive.facts import EntityKind

# "BuzzFeed", but not "McCain", "LeBron", "O'Neil", "MacArthur".
CAMEL_CASE = re.compile(r"^(?!Mac|Fitz|Van|Von|Del)[A-Z]?[a-z]{2,}[A-Z]")


def kind_of_word(one: Evidence, is_part: bool, is_plural_of_part: bool) -> EntityKind | None:
    """Return the kind of a single word; a part is a word of some person's full name."""
    word = fold_word(one.name)
    if word in name_words("never") | name_words("particles") or is_demonym(one.name) or any(c.isdigit() for c in word):
        return only_body(one)
    if one.addressed and word not in title_words():
        return EntityKind.PERSON
    if word.endswith("s") and is_plural_of_part and not is_part:
        return None
    if one.plural or fold_name(one.name) in one.setting.things:
        return kind_of_body(one)
    place = _best_place(one)
    if place and _means_place(one, place, is_part):
        return EntityKind.PLACE if one.weight("ORG") <= one.weight("PERSON", *GEOGRAPHY) else EntityKind.ORGANIZATION
    if is_part or _names_person(one):
        return EntityKind.PERSON
    if one.weight("PERSON") and one.located * 4 >= len(one.candidates) and word not in title_words():
        return EntityKind.PLACE
    return kind_of_body(one)


def _names_person(one: Evidence) -> bool:
    """Tell whether a word that is part of no full name here names a person all the same."""
    person, place, body = one.weight("PERSON"), one.weight(*GEOGRAPHY), one.weight("ORG")
    if not _can_be_surname(one) or (person and one.located * 4 >= len(one.candidates)):
        return False
    if person >= max(body + place, 0.1) or (find_places(one.name) and person >= body + place):
        return True
    return bool(gender_of(one.name)) and not find_places(one.name) and one.weight("GPE", "PERSON") > body


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
