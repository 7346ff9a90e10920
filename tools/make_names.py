"""Write `lexicons/given_names.txt` and `lexicons/surnames.txt` from published name lists.

Run by hand, in an environment of its own (the archive itself needs none of these):

    pip install Faker names PyICU
    python tools/make_names.py

Sources: the US Census of 1990 (public domain, by the package `names`), and the lists of about eighty countries in Faker
(MIT), those in other scripts than Latin romanised by ICU. Scripts written without vowels (Arabic, Hebrew) are left out.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import faker.providers.person
import icu
import names

LEXICONS = Path(__file__).parent.parent / "src" / "archive" / "lexicons"
WITHOUT_VOWELS = re.compile(r"[\u0590-\u08ff]")
# Beyond the commonest surnames the census lists mostly ordinary words and places.
CENSUS_SURNAMES = 9000
# Of the lists' names of two letters most are initials and syllables.
SHORT = {"al", "bo", "ed", "hu", "jo", "li", "lu", "mo", "ty", "wu", "xi", "yi", "yu"}


def fold_name(name: str, romanise: icu.Transliterator) -> str:
    """Return a name in lower-case ASCII letters, hyphens and apostrophes; empty where it has none of its own."""
    if WITHOUT_VOWELS.search(name):
        return ""
    plain = unicodedata.normalize("NFKD", romanise.transliterate(name))
    return re.sub(r"[^a-z'-]", "", plain.encode("ascii", "ignore").decode().lower())


def read_census(name: str) -> list[str]:
    """Return the names of one of the census files, commonest first."""
    path = Path(names.__file__).parent / name
    return [line.split()[0] for line in path.read_text("ascii").splitlines()]


def read_faker(*attributes: str) -> Iterator[str]:
    """Yield the names that any country's list has under the attributes."""
    folder = faker.providers.person
    for country in pkgutil.iter_modules(folder.__path__):
        provider = importlib.import_module(f"{folder.__name__}.{country.name}").Provider
        for attribute in attributes:
            listed = getattr(provider, attribute, ())
            yield from listed if isinstance(listed, Iterable) else ()


def count_names(gender: str, fold_all: Callable[[Iterable[str]], list[str]]) -> Counter[str]:
    """Return in how many lists each name of a gender stands; the census counts by how common the name is."""
    counts = Counter(fold_all(read_faker(f"first_names_{gender}")))
    path = Path(names.__file__).parent / f"dist.{gender}.first"
    for line in path.read_text("ascii").splitlines():
        name, percent, *_ = line.split()
        if len(name) > 2 or name.lower() in SHORT:
            counts[name.lower()] += 1 + round(float(percent) * 100)
    return counts


def gender_of(female: int, male: int) -> str:
    """Return "f" or "m" where one is at least three times as common as the other, else "u"."""
    if female > 3 * male:
        return "f"
    return "m" if male > 3 * female else "u"


def write_lines(name: str, source: str, lines: Iterable[str]) -> None:
    """Write a lexicon of one entry a line, sorted."""
    header = f"# {source} Written by tools/make_names.py.\n"
    (LEXICONS / name).write_text(header + "".join(f"{line}\n" for line in sorted(set(lines))), "utf-8")


def main() -> None:
    """Write both files."""
    romanise = icu.Transliterator.createInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII")

    def fold_all(listed: Iterable[str]) -> list[str]:
        return [
            folded
            for name in listed
            if " " not in name.strip() and (len(folded := fold_name(name, romanise)) > 2 or folded in SHORT)
        ]

    female, male = count_names("female", fold_all), count_names("male", fold_all)
    either = set(fold_all(read_faker("first_names")))
    surnames = fold_all(
        [*read_census("dist.all.last")[:CENSUS_SURNAMES], *read_faker("last_names", "last_names_male", "last_names_female")]
    )
    gender = {name: gender_of(female[name], male[name]) for name in either | female.keys() | male.keys()}
    source = "US Census of 1990 (public domain) and Faker (MIT)."
    native = {name.lower() for name in (*read_census("dist.female.first"), *read_census("dist.male.first"))}
    write_lines(
        "given_names.txt",
        f"{source} A star marks names of the census.",
        (f"{name} {gender[name]}{'*' * (name in native)}" for name in gender),
    )
    write_lines("surnames.txt", source, surnames)


if __name__ == "__main__":
    main()
