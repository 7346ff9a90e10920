"""Who is who across the archive: a key that is equal for two names exactly when they are taken for one.

Pure, and of each name alone, so that neither the order of articles nor what else the archive holds can change it.
Precision comes first: two people who share a surname, or a surname and the first letter of the given name, stay apart.
"""

from __future__ import annotations

import re
from functools import cache

from archive.annotate.gazetteer import country_of, find_place, fold_name
from archive.annotate.name_lists import fold_word, has_surname_first, is_native_given_name, is_patronymic, name_words
from archive.facts import EntityKind
from archive.lexicon import load_lexicon
from archive.resolve.romanise import fold_spelling, is_romanised, variants

# Words spelled in two ways within English.
ENGLISH = {"defence": "defense", "organisation": "organization", "centre": "center", "labour": "labor", "programme": "program"}
EMPTY = frozenset(("the", "of", "for", "and", "in", "on", "a", "an", "to", "s", "at", "&"))
# Marks a country among the words of a body's name.
COUNTRY = "@"
LEGAL_FORMS = frozenset(("inc", "ltd", "llc", "plc", "corp", "co", "gmbh", "ag", "sa", "nv", "ooo", "oao", "pjsc", "llp"))


def identity_key(kind: EntityKind, name: str, country: str | None = None) -> str | None:
    """Return what is equal for two names of one person, organization or place, and for no others.

    None where the name says too little to be followed beyond its article: a single word for a person, "the ministry" for
    a body, "High Street" for a place. `country` picks among places of one name.

    >>> identity_key(EntityKind.PERSON, "Sergei Lavrov") == identity_key(EntityKind.PERSON, "Sergey Lavrov")
    True
    """
    if kind is EntityKind.PERSON:
        return _person_key(name)
    if kind is EntityKind.PLACE:
        return _place_key(name, country)
    return _body_key(name)


def _person_key(name: str) -> str | None:
    parts = re.sub(r"['’]", "", name).split()
    if len(parts) == 2 and fold_word(parts[0]) in name_words("family_first"):  # "Kim Jong-un"
        parts[1] = parts[1].replace("-", "").lower()
    words = [word.strip('"“”()') for part in parts for word in re.split(r"[-–]", part)]
    words = [word for index, word in enumerate(words) if word and not (index and _is_dropped(word, index == len(words) - 1))]
    if len([word for word in words if not _is_initial(word)]) < 2:
        return None
    middle = [word for word in words[1:-1] if not _is_initial(word)]
    if len(words) - len(middle) == 3:  # "Donald J. Trump"; two letters ("George H. W. Bush") tell people apart
        words = [words[0], *middle, words[-1]]
    if has_surname_first(words):  # "Kim Jong Un"
        words = [words[0], "".join(word.lower() for word in words[1:])]
    if is_romanised(words[0], words[-1]):
        return " ".join(_respelled(word) for word in words)
    return " ".join([_full_given_names().get(fold_word(words[0]), fold_word(words[0])), *map(fold_word, words[1:])])


def _is_initial(word: str) -> bool:
    return len(word.strip(".")) < 2


@cache
def _full_given_names() -> dict[str, str]:
    """Return short forms of given names ("Bill") with the one they stand for, but for those that stand for several."""
    lexicon = load_lexicon("names")
    return {short: full for short, full in lexicon["nicknames"].items() if short not in lexicon["nicknames_of_several"]}


def _is_dropped(word: str, last: bool) -> bool:
    """Tell whether a word inside a name is one that some newsrooms leave out: the Arabic article, a patronymic."""
    folded = fold_word(word)
    return folded in ("al", "el", "ul") or (not last and is_patronymic(folded))


def _respelled(word: str) -> str:
    # "Anna Popova": a given name that Americans have is spelled in one way, unless it is known to vary.
    if is_native_given_name(word) and fold_word(word) not in variants():
        return fold_word(word)
    return fold_spelling(word)


def _place_key(name: str, country: str | None) -> str | None:
    place = find_place(name, (country,) if country else ())
    if place is not None:
        return f"{fold_name(place.name)}, {fold_name(place.country or '')}"
    words = fold_name(name).split()
    if not words or words[-1] in name_words("sites") or words[-1] in name_words("bodies") or len(words[0]) < 3:
        return None
    return " ".join(words)


def _body_key(name: str) -> str | None:
    full = _full_name(name)
    country = country_of(full, capitals=False)
    if country:
        return fold_name(country)
    words = _body_words(full)
    general, of_country = load_lexicon("bodies")["general"], load_lexicon("bodies")["of_country"]
    countries = [word for word in words if word.startswith(COUNTRY)]
    others = [word for word in words if not word.startswith(COUNTRY)]
    if len("".join(words)) < 3 or all(word in general for word in words):
        return None
    if countries and any(word in of_country for word in others) and all(word in general for word in others):
        return " ".join(sorted({*words}))
    return " ".join(words)


def _body_words(name: str) -> list[str]:
    """Return the words of a body's name that tell it from others: folded, countries as one word each."""
    letters = re.sub(r"\b(?:[A-Z]\.){2,}", lambda match: match[0].replace(".", ""), name)
    plain = re.findall(r"[^\W_]+", re.sub(r"['’]s\b|(?<=\w)-(?=\w)", "", letters))
    words: list[str] = []
    while plain:
        sizes = (size for size in range(min(4, len(plain)), 0, -1) if country_of(" ".join(plain[:size]), capitals=False))
        length = next(sizes, 0)
        country = country_of(" ".join(plain[:length])) if length else None
        folded = fold_word(plain[0])
        words.append(COUNTRY + fold_name(country).replace(" ", "-") if country else ENGLISH.get(folded, folded))
        plain = plain[length or 1 :]
    if len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    return [word for word in words if word not in EMPTY]


@cache
def _other_names() -> dict[str, str]:
    lexicon = load_lexicon("bodies")
    return {fold_name(name): full for name, full in lexicon["also"].items()} | {
        name.casefold(): full for name, full in lexicon["acronyms"].items()
    }


def _full_name(name: str) -> str:
    """Return a body's full name for its letters ("OSCE"), the name itself where it has none."""
    folded = fold_name(name)
    if folded in load_lexicon("bodies")["acronyms"] or (
        name.replace(".", "").isupper() or name in load_lexicon("bodies")["acronyms"]
    ):
        return _other_names().get(folded, name)
    return _other_names().get(folded, name) if " " in folded else name
