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
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.person
import icu
import names

LEXICONS = Path(__file__).parent.parent / "src" / "archive" / "lexicons"
WITHOUT_VOWELS = re.compile(r"[\u0590-\u08ff]")
# Beyond the commonest surnames the census lists mostly ordinary words and places.
CENSUS_SURNAMES = 9000
# Of the lists' names of two letters most are initials and syllables.
SHORT = set("al bo ed jo li xi yu yi wu hu ty mo lu".split())


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


def write_lines(name: str, source: str, lines: Iterable[str]) -> None:
    """Write a lexicon of one entry a line, sorted."""
    header = f"# {source} Written by tools/make_names.py.\n"
    (LEXICONS / name).write_text(header + "".join(f"{line}\n" for line in sorted(set(lines))), "utf-8")


def main() -> None:
    """Write both files."""
    romanise = icu.Transliterator.createInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII")

    def fold_all(listed: Iterable[str]) -> set[str]:
        return {
            folded
            for name in listed
            if " " not in name.strip() and (len(folded := fold_name(name, romanise)) > 2 or folded in SHORT)
        }

    female = fold_all([*read_census("dist.female.first"), *read_faker("first_names_female")])
    male = fold_all([*read_census("dist.male.first"), *read_faker("first_names_male")])
    either = fold_all(read_faker("first_names")) | (female & male)
    surnames = fold_all(
        [*read_census("dist.all.last")[:CENSUS_SURNAMES], *read_faker("last_names", "last_names_male", "last_names_female")]
    )
    gender = {name: "u" for name in either} | dict.fromkeys(female - male, "f") | dict.fromkeys(male - female, "m")
    source = "US Census of 1990 (public domain) and Faker (MIT)."
    write_lines("given_names.txt", source, (f"{name} {gender[name]}" for name in gender))
    write_lines("surnames.txt", source, surnames)


if __name__ == "__main__":
    main()
