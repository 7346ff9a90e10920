"""What a single word names: the part of a full name, a person known by it alone, a place, a body."""

from __future__ import annotations

import re

from archive.annotate.gazetteer import Place, find_places, fold_name, is_demonym
from archive.annotate.name_lists import body_words, fold_word, gender_of, is_given_name, is_surname, name_words, title_words
from archive.annotate.naming.body_kinds import kind_of_body, only_body
from archive.annotate.naming.evidence import GEOGRAPHY, LARGE, Evidence
from archive.facts import EntityKind

# "BuzzFeed", but not "McCain", "LeBron", "O'Neil", "MacArthur".
SURNAME_SHAPE = re.compile(r"(?:Mc|O['’]|D['’])[A-Z][a-z]")
CAMEL_CASE = re.compile(r"^(?!Mac|Fitz|Van|Von|Del)[A-Z]?[a-z]{2,}[A-Z]")


def kind_of_word(one: Evidence, is_part: bool, is_plural_of_part: bool) -> EntityKind | None:
    """Return the kind of a single word; a part is a word of some person's full name."""
    word = fold_word(one.name)
    if (word in name_words("never") and not is_part) or word in name_words("particles") or is_demonym(one.name) or word.isdigit():
        return only_body(one)
    if one.addressed and word not in title_words() and (word not in body_words() or is_surname(word)):
        return EntityKind.PERSON
    if word.endswith("s") and is_plural_of_part and not is_part:
        return None
    if one.plural or fold_name(one.name) in one.setting.things:
        return kind_of_body(one)
    place = _best_place(one)
    if place and _means_place(one, place, is_part):
        club = place.kind == "city" and one.weight("ORG") > 2 * one.weight("PERSON", *GEOGRAPHY) + 2 and not one.located
        return EntityKind.ORGANIZATION if club else EntityKind.PLACE
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
    if body and SURNAME_SHAPE.match(one.name):
        return True
    if body and is_surname(one.name) and _acts_alone(one):
        return True
    return bool(gender_of(one.name)) and not find_places(one.name) and one.weight("GPE", "PERSON") > body


def _acts_alone(one: Evidence) -> bool:
    """Tell whether a surname that the model takes for a body's name does something, and no body here is called after it."""
    if fold_name(one.name) in one.setting.firms or find_places(one.name):
        return False
    return any(candidate.acts for candidate in one.candidates if not candidate.headline)


def _means_place(one: Evidence, place: Place, is_part: bool) -> bool:
    """Tell whether a word that is a place's name somewhere means that place here."""
    geography, person = one.weight(*GEOGRAPHY), one.weight("PERSON")
    if one.name.isupper() and one.weight("ORG") > geography:
        return False  # "the VA", "SWAT"
    if place.kind == "city" and not geography and fold_word(one.name) in one.setting.ordinary:
        return False  # "Time magazine"
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
