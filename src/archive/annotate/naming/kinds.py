"""One decision a name and document: person, organization or place, by all of its mentions, the gazetteer and the name lists."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from archive.annotate.gazetteer import country_of, find_places, fold_name, is_demonym
from archive.annotate.name_lists import (
    body_words,
    fold_word,
    gender_of,
    has_surname_first,
    is_given_name,
    is_surname,
    name_words,
    never_names,
    title_words,
)
from archive.annotate.naming.body_kinds import kind_of_body
from archive.annotate.naming.candidate import Candidate
from archive.annotate.naming.evidence import GEOGRAPHY, LARGE, Evidence, gather_evidence
from archive.annotate.naming.trim import is_initial
from archive.annotate.naming.word_kinds import kind_of_word
from archive.facts import EntityKind


def decide_kinds(candidates: Collection[Candidate], text: str) -> dict[str, EntityKind]:
    """Return the kind of each name, by `fold_name`; names of nothing that counts are left out."""
    evidence = gather_evidence(candidates, text)
    kinds: dict[str, EntityKind | None] = {key: _kind_of_phrase(one) for key, one in evidence.items() if len(one.words) > 1}
    _cut_headlines(kinds, evidence)
    _add_relatives(kinds, evidence)
    parts = _parts_of_persons(evidence[key].words for key, kind in kinds.items() if kind is EntityKind.PERSON)
    kinds |= {key: kind_of_word(one, key in parts, key[:-1] in parts) for key, one in evidence.items() if len(one.words) == 1}
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


def _add_relatives(kinds: dict[str, EntityKind | None], evidence: Mapping[str, Evidence]) -> None:
    """Take a given name before the surname of a person for another one, or another name of the same ("Mo Cheeks")."""
    surnames = {key.split()[-1] for key, kind in kinds.items() if kind is EntityKind.PERSON}
    for key, one in evidence.items():
        first, last = key.split()[0], key.split()[-1]
        if len(one.words) == 2 and last in surnames and is_given_name(first) and _can_be_person(one) and not one.headline_only:
            kinds[key] = EntityKind.PERSON


def _kind_of_phrase(one: Evidence) -> EntityKind | None:
    called = len(one.words) < 5 and fold_name(one.words[-1]) in one.setting.called
    known = called or _is_named_person(one) or _looks_like_person(one) or _is_introduced(one)
    if known and _can_be_person(one) and not _is_known_place(one):
        return EntityKind.PERSON
    return kind_of_body(one)


def _is_named_person(one: Evidence) -> bool:
    """Tell whether the model takes the name for a person's, and nothing speaks against it."""
    person = one.weight("PERSON")
    if not person:
        return False
    if is_given_name(one.words[0]) or (one.addressed and not one.headline_only):
        return True
    if one.located == len(one.candidates) and not is_surname(one.words[-1]):
        return False  # "been to Vrata Novo"
    return person >= one.weight("ORG", *GEOGRAPHY) and not one.headline_only


def _looks_like_person(one: Evidence) -> bool:
    """Tell whether a name that the model takes for a body's or place's is given name and surname ("the Ana Rojas campaign")."""
    first, *middle, last = one.words
    if is_given_name(first) and middle and all(len(word) == 2 and word.endswith(".") for word in middle):
        return True
    if _is_city(first, one.setting.countries) or len(middle) > 1 or len(last) < 3 or not one.weight("ORG", "GPE", "FAC"):
        return False
    known = is_surname(last) or fold_name(last) in one.setting.alone or (one.weight("GPE") and not one.located)
    return bool(gender_of(first) and known)


def _is_introduced(one: Evidence) -> bool:
    """Tell whether a name that the model takes for a body's has a post before it, or speaks and is made as a person's."""
    first, *_, last = one.words
    plain = len(one.words) < 5 and all(word[0].isupper() and not word.isupper() for word in (first, last))
    if not plain or find_places(one.name) or one.headline_only:
        return False
    if any(candidate.titled for candidate in one.candidates):
        return True
    if not any(candidate.speaks for candidate in one.candidates) or fold_word(last) in one.setting.ordinary:
        return False
    return (is_given_name(first) and not last.endswith("s")) or (is_surname(last) and not one.weight("ORG"))


def _can_be_person(one: Evidence) -> bool:
    words = [fold_word(word) for word in one.words if not is_initial(word)] or [fold_word(one.name)]
    inner = words[1:] if has_surname_first(one.words) else words  # "Sun Yat-sen"
    if fold_name(one.name) in name_words("namesakes") or any(
        word in never_names() or any(c.isdigit() for c in word) for word in inner
    ):
        return False
    if any(word in body_words() for word in words) and not _has_surname(one):
        return False
    if one.headline_only and any(word in one.setting.ordinary or word in title_words() for word in words):
        return False
    if words[0] in name_words("fronts") and not one.addressed:
        return False  # "North Florida"
    if words[-1] in title_words() and not is_surname(words[-1]):
        return False  # "Troy Police"
    if words[-1].endswith("s") and not is_surname(words[-1]) and _is_city(one.words[0], one.setting.countries):
        return False  # "Charlotte Panthers"
    return not any((is_demonym(word) or country_of(word)) and not is_given_name(word) for word in one.words)


def _has_surname(one: Evidence) -> bool:
    """Tell whether the words of places and bodies are a surname here ("Fiona Hill", "Park Geun-hye", not "Albert Hall")."""
    first, *middle, last = one.words
    if any(fold_word(word) in body_words() for word in middle) or not all(_is_free(word) for word in (first, last)):
        return False
    return one.weight("PERSON") > one.weight("ORG", "FAC", *GEOGRAPHY)


def _is_free(word: str) -> bool:
    return fold_word(word) not in body_words() or is_surname(word)


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
