"""Lists of names and of the words around them, as sets for look-up. All keys are lower case, without accents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from archive.annotate.gazetteer import MANY, fold_name
from archive.facts import Gender
from archive.lexicon import FOLDER, load_lexicon

GENDERS = {"f": Gender.FEMALE, "m": Gender.MALE}


@cache
def name_words(kind: str) -> frozenset[str]:
    """Return a list of `names.yml` as a set, by its key there."""
    return frozenset(load_lexicon("names")[kind])


@cache
def body_words() -> frozenset[str]:
    """Return the words of bodies, buildings and places, which no person's name has."""
    return name_words("bodies") | name_words("sites")


@cache
def never_names() -> frozenset[str]:
    """Return the capitalized words that are part of no name of a person ("Monday", "Reuters")."""
    return name_words("never") - name_words("names_too")


@cache
def honorifics() -> dict[str, Gender | None]:
    """Return forms of address ("mr", "dame") with the gender they show."""
    lists = load_lexicon("names")["honorifics"]
    genders = {"male": Gender.MALE, "female": Gender.FEMALE, "either": None}
    return {word: gender for kind, gender in genders.items() for word in lists[kind]}


@cache
def title_words() -> frozenset[str]:
    """Return the words of posts, ranks and forms of address that can stand before a name."""
    return name_words("titles") | honorifics().keys()


@cache
def head_words() -> frozenset[str]:
    """Return the last words of all posts and occupations ("minister", "midfielder")."""
    lexicon = load_lexicon("roles")
    titles = (title for sort in ("state", "portfolio", "body", "occupation") for title in lexicon[sort])
    return frozenset(title.split()[-1] for title in titles)


@cache
def given_names() -> dict[str, Gender | None]:
    """Return the given names known, with their gender where it is one alone."""
    names: dict[str, Gender | None] = {}
    for line in (FOLDER / "given_names.txt").read_text("utf-8").splitlines()[1:]:
        name, _, gender = line.partition(" ")
        names[name] = GENDERS.get(gender[:1])
    own = load_lexicon("names")["given"]
    return names | dict.fromkeys(own["male"], Gender.MALE) | dict.fromkeys(own["female"], Gender.FEMALE)


@cache
def _native() -> frozenset[str]:
    lines = (FOLDER / "given_names.txt").read_text("utf-8").splitlines()[1:]
    return frozenset(line.split()[0] for line in lines if line.endswith("*"))


def is_native_given_name(word: str) -> bool:
    """Tell whether a given name is one of Americans, and so spelled in one way by each who has it."""
    return fold_word(word) in _native()


@cache
def surnames() -> frozenset[str]:
    """Return the common surnames of some eighty countries."""
    return frozenset((FOLDER / "surnames.txt").read_text("utf-8").splitlines()[1:])


@lru_cache(MANY)
def fold_word(word: str) -> str:
    """Return a word of a name as the lists have it: lower case, no accents, no dots, hyphens kept.

    >>> fold_word("José"), fold_word("Jong-un"), fold_word("Lt.")
    ('jose', 'jong-un', 'lt')
    """
    if word.isascii():
        return word.lower().replace(".", "")
    return "-".join(fold_name(part) for part in word.split("-"))


def is_given_name(word: str) -> bool:
    """Tell whether a word is a known given name; of a double name ("Jean-Claude") the first part decides."""
    folded = fold_word(word)
    first = folded.split("-")[0]
    return folded in given_names() or (first != folded and first in given_names() and first not in title_words())


def is_surname(word: str) -> bool:
    """Tell whether a word is a common surname."""
    return fold_word(word) in surnames()


def is_patronymic(word: str) -> bool:
    """Tell whether a word has the ending of a patronymic; some surnames have it too ("Abramovich")."""
    return fold_word(word)[3:].endswith(_patronymic_endings())


@cache
def _patronymic_endings() -> tuple[str, ...]:
    return tuple(name_words("patronymics"))


def has_surname_first(words: Sequence[str]) -> bool:
    """Tell whether a full name puts the surname first, as in China, Korea and Vietnam.

    >>> has_surname_first(["Xi", "Jinping"]), has_surname_first(["Kim", "Jong", "Un"]), has_surname_first(["Lee", "Marvin"])
    (True, True, False)
    """
    first, *rest = map(fold_word, words)
    if first not in name_words("family_first") or not rest or any(word in name_words("particles") for word in rest):
        return False
    strange = [word for word in rest if word not in _native() and not is_surname(word)]
    syllables = len(rest) == 2 and all(len(word) < 6 for word in rest)
    return bool(strange) if syllables else strange == rest


def gender_of(word: str) -> Gender | None:
    """Return the gender of a given name, None where it is unknown or both.

    >>> gender_of("Anna"), gender_of("Sergei"), gender_of("Kim")
    (<Gender.FEMALE: 'female'>, <Gender.MALE: 'male'>, None)
    """
    folded = fold_word(word)
    return given_names().get(folded) or given_names().get(folded.split("-")[0])
