"""Which mentions of persons mean one person, within a document.

Full names come first; two are one person's where surname and given name agree by any romanisation, short form or initial.
A word alone then goes to the full name that it is part of: as a surname anywhere in the document, as a given name only after it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from archive.annotate.name_lists import fold_word, gender_of, has_surname_first, honorifics, is_patronymic, name_words
from archive.facts import Article, Gender, Mention
from archive.lexicon import load_lexicon
from archive.resolve.romanise import fold_spelling

ADDRESS = re.compile(r"([A-Za-z]+)\.?\s+$")
SHARED = re.compile(r"\s+(?:and|&)\s+[A-Z][\w'’-]+\s+(?:[A-Z]\.\s+)?([A-Z][\w'’-]+)")
# "John Roe and his son Adam", "Roe's son, Adam"
RELATIVE = re.compile(
    r"([A-Z][\w'’-]*?\w)(?:,\s+\d+,)?(?:['’]s?\s+|,?\s+(?:and|with|to|for|of)\s+(?:his|her|their)\s+|,?\s+(?:his|her)\s+)(?:[a-z-]+\s+){0,2}"
    r"(?:sons?|daughters?|wife|husband|brothers?|sisters?|widow|father|mother|twins?),?\s+$"
)
# Characters before a mention within which another full name of the surname takes it.
NEAR = 400
# Letters of a surname in which one wrong letter makes no other name.
LONG = 7


@dataclass(frozen=True)
class PersonName:
    """A name taken apart; all words folded by `fold_spelling`."""

    text: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Return the words without nicknames in quotation marks, "Jr." and the Arabic article."""
        plain = re.sub(r"[\"“(].*?[\"”)]", " ", self.text)
        words = [
            fold_spelling(word)
            for part in plain.split()
            for word in re.sub(r"^(?:al|el|Al|El)-", "", part).split("-")
            if word.strip(".'’")
        ]
        kept = [word for word in words if word not in name_words("suffixes") and word not in ("al", "el")]
        return tuple(kept or words)

    @cached_property
    def surname(self) -> str:
        """Return the folded surname: the last word, of a Chinese or Korean name the first."""
        return self.words[0] if has_surname_first(self.text.split()) else self.words[-1]

    @property
    def suffix(self) -> str | None:
        """Return "jr" of "Donald Trump Jr."."""
        last = fold_word(self.text.split()[-1])
        return last if last in name_words("suffixes") else None

    @property
    def ends_in_patronymic(self) -> bool:
        """Tell whether the name may be given name and patronymic alone ("Jeyhun Azizovich")."""
        return len(self.words) == 2 and is_patronymic(self.words[-1])


@dataclass
class Person:
    """A person while the mentions are being gathered."""

    names: list[PersonName]
    mentions: list[Mention] = field(default_factory=list)

    @property
    def start(self) -> int:
        """Return where the person is first mentioned."""
        return self.mentions[0].span.start

    def gender(self, article: Article) -> Gender | None:
        """Return the gender that a form of address shows anywhere, else the given name's."""
        said = {_address(article, mention) for mention in self.mentions} - {None}
        if len(said) == 1:
            return said.pop()
        full = (name.text.split() for name in self.names if len(name.words) > 1)
        given = (gender_of(words[0]) for words in full if not has_surname_first(words))
        return next((gender for gender in given if gender), None)

    def takes(self, name: PersonName, surnames: Collection[str]) -> bool:
        """Tell whether a full name can be this person's. `surnames` are the words that name somebody alone."""
        return any(
            same_person(name, own) or _is_polite(name, own, surnames) or _is_polite(own, name, surnames) for own in self.names
        )


def gather_persons(article: Article, mentions: Sequence[Mention]) -> list[Person]:
    """Return the persons of a document, each with mentions in text order. `mentions` are all of persons, in text order."""
    persons: list[Person] = []
    names = {mention: PersonName(mention.name) for mention in mentions}
    surnames = {name.words[0] for name in names.values() if len(name.words) == 1}
    for mention in mentions:
        if len(names[mention].words) > 1:
            _add_full(persons, mention, names[mention], surnames)
    for mention in mentions:
        if len(names[mention].words) <= 1:
            _add_short(article, persons, mention, names[mention])
    for person in persons:
        person.mentions.sort(key=lambda mention: mention.span)
    return sorted(persons, key=lambda person: person.start)


def _add_full(persons: list[Person], mention: Mention, name: PersonName, surnames: Collection[str]) -> None:
    owners = [person for person in persons if person.takes(name, surnames)]
    if owners:
        owner = max(owners, key=lambda person: person.mentions[-1].span)
        owner.names.append(name)
    else:
        owner = Person([name])
        persons.append(owner)
    owner.mentions.append(mention)


def _add_short(article: Article, persons: list[Person], mention: Mention, name: PersonName) -> None:
    word = name.words[0] if name.words else fold_spelling(mention.name)
    owner = _owner(article, persons, mention, word)
    if owner is None:
        owner = Person([name])
        persons.append(owner)
    owner.mentions.append(mention)
    owner.mentions.sort(key=lambda one: one.span)


def _owner(article: Article, persons: Sequence[Person], mention: Mention, word: str) -> Person | None:
    """Return the person that a single word names, None for somebody new."""
    alone = [
        person for person in persons if all(len(name.words) == 1 for name in person.names) and person.names[0].words == (word,)
    ]
    by_surname = [person for person in persons if any(word == name.surname and len(name.words) > 1 for name in person.names)]
    said = _address(article, mention)
    fitting = [person for person in by_surname if not said or person.gender(article) in (None, said)]
    if by_surname:
        return _nearest(mention, fitting or by_surname)
    shared = {_shared_surname(article, mention), _surname_of_relative(article, mention)} - {None}
    # In a transcript the host greets by the given name before the guest's label stands.
    since = len(article.text) if article.turns else mention.span.start
    by_given = [
        person
        for person in persons
        if any(_is_front(word, name) and (person.start < since or name.words[-1] in shared) for name in person.names)
    ]
    slips = [person for person in persons if any(_is_slip(word, name.surname) for name in person.names if len(name.words) > 1)]
    found = by_given or alone or (slips if len(slips) == 1 else [])
    return _nearest(mention, found) if found else None


def _is_slip(word: str, surname: str) -> bool:
    """Tell whether a long surname is written with a letter wrong, missing or too many ("Fernandes", "Fernanades")."""
    short, long = sorted((word, surname), key=len)
    if len(short) < LONG or len(long) - len(short) > 1 or word[0] != surname[0]:
        return False
    same = next((index for index, (one, other) in enumerate(zip(short, long, strict=False)) if one != other), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]


def _shared_surname(article: Article, mention: Mention) -> str | None:
    """Return the surname that a given name shares with the next one ("Bruce and Irene Steinberg")."""
    shared = SHARED.match(article.text, mention.span.end)
    return fold_spelling(shared[1]) if shared else None


def _surname_of_relative(article: Article, mention: Mention) -> str | None:
    """Return the surname of whose "son Adam" a given name is."""
    relative = RELATIVE.search(article.text[max(0, mention.span.start - 60) : mention.span.start])
    return fold_spelling(relative[1]) if relative else None


def _fronts(name: PersonName) -> tuple[str, ...]:
    """Return the words of a full name by which a person can be called apart from the surname."""
    nickname = re.findall(r"[\"“(](\w+)[\"”)]", name.text)
    return (name.words[0], *name.words[1:-1], *map(fold_spelling, nickname)) if len(name.words) > 1 else ()


def _is_front(word: str, name: PersonName) -> bool:
    """Tell whether a word is one of a full name's before the surname, or short for the first ("Dave" of "David Roe")."""
    return word in _fronts(name) or (len(name.words) > 1 and _full_given_names().get(word) == name.words[0])


def _nearest(mention: Mention, persons: Sequence[Person]) -> Person:
    """Return the person named in full just before, else the one mentioned most, the first of these."""
    start = mention.span.start
    full = [
        (one.span.start, person)
        for person in persons
        for one in person.mentions
        if start - NEAR < one.span.start < start and " " in one.name
    ]
    if full:
        return max(full, key=lambda row: row[0])[1]
    return max(persons, key=lambda person: (len(person.mentions), -person.start))


def _address(article: Article, mention: Mention) -> Gender | None:
    before = ADDRESS.search(article.text[max(0, mention.span.start - 12) : mention.span.start])
    return honorifics().get(before[1].lower()) if before else None


def same_person(one: PersonName, other: PersonName) -> bool:
    """Tell whether two full names in one document name one person.

    >>> same_person(PersonName("Donald J. Trump"), PersonName("Donald Trump"))
    True
    >>> same_person(PersonName("Donald Trump Jr."), PersonName("Donald Trump"))
    False
    """
    if one.suffix != other.suffix:
        return False
    short, long = sorted((one.words, other.words), key=len)
    if short == long[-len(short) :]:  # "Peña Nieto" of "Enrique Peña Nieto"
        return True
    middles = [{word[0] for word in words[1:-1]} for words in (short, long)]
    if all(middles) and not middles[0] & middles[1]:  # "George W. Bush", "George H.W. Bush"
        return False
    return short[-1] == long[-1] and _same_given(short[0], long[0])


def _is_polite(name: PersonName, full: PersonName, surnames: Collection[str]) -> bool:
    """Tell whether a name is given name and patronymic of a person whose full name stands elsewhere."""
    if name.words[0] != full.words[0] or name.words[-1] in surnames:
        return False
    return name.ends_in_patronymic and not full.ends_in_patronymic


def _same_given(one: str, other: str) -> bool:
    if one == other or (min(len(one.strip(".")), len(other.strip("."))) == 1 and one[0] == other[0]):
        return True
    full = _full_given_names()
    return bool({one, full.get(one, one)} & {other, full.get(other, other)})


@cache
def _full_given_names() -> dict[str, str]:
    return {fold_spelling(short): fold_spelling(full) for short, full in load_lexicon("names")["nicknames"].items()}


def fullest_name(names: Iterable[str]) -> str:
    """Return the longest of a person's names by words, then letters; of equals the most used, then the first."""
    listed = [name.title() if name.isupper() and len(name) > 3 else name for name in names]
    return max(listed, key=lambda name: (len(_without_patronymic(name)), listed.count(name), len(name), -listed.index(name)))


def _without_patronymic(name: str) -> list[str]:
    return [word for word in name.split() if not is_patronymic(word)]
