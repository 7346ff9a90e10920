"""Whether a name that is no person's is a body's or a place's."""

from __future__ import annotations

import re

from archive.annotate.gazetteer import country_of, find_places, fold_name, is_demonym
from archive.annotate.name_lists import body_words, fold_word, name_words, title_words
from archive.annotate.naming.evidence import Evidence
from archive.facts import EntityKind

# "D-N.C."
PARTY_AND_STATE = re.compile(r"[DRI]-[A-Z]")


def only_body(one: Evidence) -> EntityKind | None:
    """Return ORGANIZATION for agencies that are in the list of no persons ("Reuters"), None for the rest of that list."""
    if fold_word(one.name) in name_words("agencies"):
        return EntityKind.ORGANIZATION if one.weight("ORG", "PERSON") else None
    return EntityKind.ORGANIZATION if one.name.isupper() and len(one.name) > 2 and one.weight("ORG") else None


def kind_of_body(one: Evidence) -> EntityKind | None:
    """Return ORGANIZATION or PLACE by the votes, None for names of neither."""
    if fold_name(one.name) in name_words("movements"):
        return EntityKind.ORGANIZATION
    return _by_votes(one) if _is_proper(one) else None


def _by_votes(one: Evidence) -> EntityKind | None:
    place, body = one.weight_of(EntityKind.PLACE), one.weight_of(EntityKind.ORGANIZATION)
    places = find_places(one.name)
    if places and (len(one.words) > 1 or place or country_of(one.name)):
        place += 1 + one.weight("PERSON")
    if one.located == len(one.candidates) and not body and len(one.words) > 1:
        return EntityKind.PLACE  # "been to Vrata Novo", whatever the model takes it for
    if not (place or body) or max(place, body) < max(one.weight_of(None), one.weight("PERSON")):
        return None
    if places and len(one.words) > 1:
        return EntityKind.PLACE
    if fold_word(one.words[-1]) in name_words("sites"):
        return EntityKind.PLACE
    if len(one.words) > 1 and one.words[-1].endswith("s") and find_places(one.words[0]):
        return EntityKind.ORGANIZATION  # "Houston Astros"
    if fold_word(one.words[-1]) in name_words("bodies") or (one.name.isupper() and not places and len(one.words) == 1):
        return EntityKind.ORGANIZATION
    return EntityKind.PLACE if place >= body else EntityKind.ORGANIZATION


def _is_post(front: str) -> bool:
    """Tell whether the words before "of" are a post: "Inspector-General", but not "State" or "National Guard"."""
    words = [fold_word(word) for word in front.replace("-", " ").split()]
    heads = name_words("posts") | name_words("of_posts")
    return bool(words) and words[-1] in heads and all(word in title_words() for word in words)


def _is_proper(one: Evidence) -> bool:
    """Tell whether words are a body's or place's name and more than a title, a people or a piece of a headline."""
    words = [fold_word(word) for word in one.words]
    general = title_words() | name_words("never")
    if (
        all(word in general for word in words)
        or all(is_demonym(word) for word in one.words)
        or any(word.isdigit() for word in words)
    ):
        return False
    if any(word.islower() and word not in name_words("inside") for word in one.words) or one.name.islower():
        return False
    if " of " in one.name and _is_post(one.name.partition(" of ")[0]):
        return False  # "Chief Justice of Utopia"
    if PARTY_AND_STATE.match(one.name) or (len(words) == 1 and words[0] in body_words() - name_words("bodies_alone")):
        return False
    if not one.headline_only or find_places(one.name) or one.name.isupper():
        return True
    return words[-1] in body_words() and not any(word in one.setting.ordinary - name_words("inside") for word in words[:-1])
