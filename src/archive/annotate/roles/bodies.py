"""The body that a post belongs to, read from the words before or after the title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from archive.annotate.gazetteer import country_of, find_place, is_demonym
from archive.annotate.mention_tokens import NamedBlock
from archive.annotate.roles.titles import find_head, plain, word_set
from archive.annotate.view import locate
from archive.facts import EntityKind, Span
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LINKING = frozenset({"of", "for", "and", "on", "&", "the", "to", "in"})
DIRECTIONS = ("North", "South", "East", "West", "Northern", "Southern", "Eastern", "Western")
NOMINAL = ("NN", "JJ", "CD", "VBG", "AFX")


@dataclass(frozen=True, slots=True)
class Body:
    """Tokens `[start, end)` that name a country or an organization, and its name in noun form."""

    start: int
    end: int
    name: str | None  # None: words that say nothing ("the company")
    span: Span | None
    is_post: bool = False  # another post: "the prime minister's spokesman"


def is_place(block: NamedBlock, body: Body) -> bool:
    """Tell whether a body is a mention of a place."""
    owner = block.owner(body.start)
    return owner is not None and owner.mention.kind is EntityKind.PLACE


def is_capital(token: Token) -> bool:
    """Tell whether a word is written as a name."""
    text = token.text
    if text[0].isdigit():
        return text[-1].isalpha()  # "49ers"
    if len(text) > 1 and text.isupper():
        return True  # "WHO"
    return text[0].isupper() and token.tag_ not in ("DT", "IN", "PRP", "PRP$", "CC", "WP", "WRB")


def country_before(doc: Doc, end: int, start: int, capitals: bool = True) -> tuple[int, str] | None:
    """Return where a country's name or adjective that ends before token `end` begins, and the country; the longest one.

    A capital city stands for its country where `capitals` is set.
    """
    if end > start and doc[end - 1].text == ".":
        return None  # the end of the sentence before
    for size in (4, 3, 2, 1):
        first = end - size
        if first >= start and is_capital(doc[first]) and (country := country_of(doc[first:end].text, capitals)):
            return _with_direction(doc, first, start, country)
    return None


def _with_direction(doc: Doc, first: int, start: int, country: str) -> tuple[int, str]:
    """Return the part of a country in "West Australian", where there is such a region, else the country."""
    word = doc[first - 1].text if first > start else ""
    if word not in DIRECTIONS:
        return first, country
    for name in (f"{word} {country}", f"{word}ern {country}"):
        place = find_place(name)
        if place is not None and place.country == country:
            return first - 1, name
    return first, country


def read_body(block: NamedBlock, start: int, end: int) -> Body:
    """Return the tokens as a body, without article, possessive and a country's possessive before a longer name."""
    doc = block.doc
    while start < end and (
        (doc[start].tag_ in ("DT", "PRP$") and not _is_owning(doc, start)) or doc[start].is_punct or _is_honorific(doc, start)
    ):
        start += 1
    while start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and is_capital(doc[start - 2]):
        start -= 2  # the whole of "Liberal-National coalition"
    while end > start and (doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct):
        end -= 1
    start = _after_country(doc, _first_capital(block, start, end), end)
    if start >= end:
        return Body(start, end, None, None)
    span = Span(locate(doc[start]).start, locate(doc[end - 1]).end)
    person = block.persons_from.get(end)
    firsts = [start] if person is None else [start, *range(max(start + 1, end - 3), end)]
    heads = [head for index in firsts if (head := find_head(doc, index)) is not None and head.end == end]
    if heads:  # "the prime minister's spokesman", "aide to House Speaker | Jane Roe"
        return Body(start, end, person.mention.name if person is not None else heads[0].title.title(), span, is_post=True)
    return Body(start, end, _noun_form(doc, start, end), span)


def _is_owning(doc: Doc, index: int) -> bool:
    """Tell whether "Our" or "My" is a part of a name: "director of Our Planet"."""
    return doc[index].tag_ == "PRP$" and doc[index].text[0].isupper() and not doc[index].is_sent_start


def _is_honorific(doc: Doc, index: int) -> bool:
    return plain(doc[index]) in word_set("honorifics") and doc[index].text[0].isupper()


def _first_capital(block: NamedBlock, start: int, end: int) -> int:
    """Skip "centrist" in "centrist Policy Centre", "the terrorist group" before a name; nothing in "mission's office"."""
    doc = block.doc
    first = next((index for index in range(start, end) if is_capital(doc[index])), start)
    skipped = doc[start:first]
    # "opposition Liberal party"
    named = is_capital(doc[end - 1]) or (end - 2 > first and plain(doc[end - 1]) == "party" and is_capital(doc[end - 2]))
    named = named or (end - 2 == first and plain(doc[end - 1]) == "party")
    return first if named and all(token.tag_ in ("JJ", "NN", "CD", "VBG") for token in skipped) else start


def _after_country(doc: Doc, start: int, end: int) -> int:
    """Skip the country in "Armenia's National Security Service"."""
    for index in range(start + 1, end - 1):
        if doc[index].tag_ == "POS" and country_of(doc[start:index].text) and is_capital(doc[index + 1]):
            return index + 1
    # "the Russian Federal Service for Health", but "the Russian Defence Ministry"
    if end - start > 3 and is_demonym(doc[start].text) and is_capital(doc[start + 1]):
        return start + 1
    return start


def _noun_form(doc: Doc, start: int, end: int) -> str | None:
    text = " ".join(doc[start:end].text.split())
    country = country_of(text, capitals=False)
    if country:
        return country
    if end - start > 1 and plain(doc[end - 1]) == "party" and doc[end - 1].text.islower() and is_capital(doc[end - 2]):
        return " ".join(doc[start : end - 1].text.split())  # "the Labour party", but "the Republican Party"
    if end - start == 1 and (party := load_lexicon("roles")["parties"].get(text)):
        return str(party)
    words = [plain(token) for token in doc[start:end]]
    generic = all(word in word_set("generic_bodies") for word in words)
    if not any(is_capital(token) for token in doc[start:end]):
        return None if generic or len(words) == 1 else text
    return None if generic and len(words) == 1 else text


def body_after(block: NamedBlock, start: int) -> Body | None:
    """Return the body whose name begins at a token, after "of", "at" or the like; None where no name begins there.

    It ends before a person's name, a comma, a verb or a further preposition; "of", "for" and "and" go on between capitals.
    """
    person = block.persons_from.get(_after_honorifics(block.doc, start))
    if person is not None and not _is_owner(block.doc, person.end):
        return Body(person.start, person.end, person.mention.name, person.mention.span)
    first, end = _find_name(block, start)
    body = read_body(block, first, end) if end > first else None
    if body is not None and body.span is not None and is_demonym(block.doc[body.start : body.end].text):
        return None  # "of the British-based group", "of the Russians"
    return body


def _find_name(block: NamedBlock, start: int) -> tuple[int, int]:
    doc, index = block.doc, start
    while index < len(doc) and doc[index].tag_ in ("DT", "PRP$", "PDT") and not _is_owning(doc, index):
        index += 1
    while index + 2 < len(doc) and doc[index + 1].text == "-" and doc[index + 2].tag_ in ("VBN", "JJ", "VBD"):
        index += 3  # "the Utopian-run health ministry"
    first = index
    while index < len(doc) and not _ends_name(block, index, first):
        index += 1
    while index > first and (plain(doc[index - 1]) in LINKING or doc[index - 1].tag_ == "POS" or doc[index - 1].is_punct):
        index -= 1
    return (first, index) if index > first else (start, start)


def _ends_name(block: NamedBlock, index: int, first: int) -> bool:
    doc = block.doc
    token, owner = doc[index], block.owner(index)
    if owner is not None:
        return owner.is_person and owner.start == index and not _is_owner(doc, owner.end)
    if token.tag_ == "POS" or (token.text in ("-", "&", ".") and index > first):
        return False
    if index == first and token.tag_ == "VBG" and token.text.islower():
        # "accused of murdering", but "of the ruling Liberal Party"
        body = index + 1 < len(doc) and plain(doc[index + 1]) in word_set("bodies")  # "the organising committee"
        return plain(token) not in word_set("of_parties") and not body
    if plain(token) == "the" and index - 1 > first and plain(doc[index - 1]) == "of":
        return False  # "Bureau of | the Acme Committee": whether it goes on is decided at "of"
    if plain(token) in LINKING:
        return index == first or not _goes_on(block, index)
    if token.tag_ == "JJ" and token.text.islower() and index > first and is_capital(doc[index - 1]):
        # "chairman of the Board effective immediately", but "head of Acme global sales"
        return index + 1 >= len(doc) or not (doc[index + 1].tag_.startswith(NOMINAL) or is_capital(doc[index + 1]))
    return not (token.tag_.startswith(NOMINAL) or is_capital(token)) or token.is_punct


def _after_honorifics(doc: Doc, index: int) -> int:
    while index < len(doc) and (_is_honorific(doc, index) or doc[index].text == "."):
        index += 1
    return index


def _is_owner(doc: Doc, index: int) -> bool:
    return index < len(doc) and doc[index].tag_ == "POS"


def _goes_on(block: NamedBlock, index: int) -> bool:
    """Tell whether a name goes on after a small word: a capital before it and after it, and no further post or person."""
    doc = block.doc
    after = index + 1
    while after < len(doc) and plain(doc[after]) == "the":
        after += 1
    if after >= len(doc) or not (is_capital(doc[index - 1]) or _is_general_body(doc, index)) or not is_capital(doc[after]):
        return False
    if doc[after].ent_type_ in ("DATE", "TIME"):
        return False  # "chief executive of Acme on Tuesday"
    owner = block.owner(after)
    if plain(doc[index]) in ("and", "in", "to") and not (_joins_fields(doc, index, after) or _is_general_body(doc, index)):
        return False
    return not (owner is not None and owner.is_person) and find_head(doc, after) is None


def _is_general_body(doc: Doc, index: int) -> bool:
    """Tell whether "of" after a common noun says which body is meant: "the football association of Utopia"."""
    word = plain(doc[index - 1])
    return (plain(doc[index]) == "of" and word in word_set("bodies")) or (
        plain(doc[index]) == "in" and word in word_set("posted")
    )


def _joins_fields(doc: Doc, index: int, after: int) -> bool:
    """Tell "Service for Health and Consumer Rights", "Kensington and Chelsea council" from "Russia and Azerbaijan"."""
    words = word_set("fields")
    end = after
    while end < len(doc) and is_capital(doc[end]) and plain(doc[end]) not in word_set("bodies"):
        end += 1
    if plain(doc[index]) == "and" and end < len(doc) and plain(doc[end]) in word_set("of_districts"):
        return True
    return plain(doc[index]) == "and" and plain(doc[index - 1]) in words and country_of(doc[after].text) is None


def body_before(block: NamedBlock, end: int, start: int) -> Body | None:
    """Return the body whose capitalized name ends before token `end`; None where a common word stands there.

    It is a mention's whole name where one ends there, else all capitals in a row.
    """
    doc = block.doc
    owner = block.owner(end - 1)
    if owner is not None and not owner.is_person and owner.start >= start:
        first = owner.start
    else:
        first = end
        while first > start and is_capital(doc[first - 1]) and block.person_at(doc[first - 1]) is None:
            if first < end and plain(doc[first - 1]) in word_set("former"):
                break  # "Former Acme executive"
            first -= 1
            if first - 1 > start and doc[first - 1].lower_ == "of" and plain(doc[first - 2]) in word_set("bodies"):
                first -= 1  # "Springfield Chamber of Commerce"
    while first > start and is_capital(doc[first - 1]) and country_of(doc[first - 1].text):
        first -= 1  # "Russian" before a mention "Defence Ministry"
    return read_body(block, _with_state(block, first, start), end) if first < end else None


def _with_state(block: NamedBlock, first: int, start: int) -> int:
    """Return where "New York state Senate" begins, the place and the small word before a chamber or court included."""
    doc = block.doc
    if (
        first - 2 < start
        or doc[first - 1].text not in ("state", "county", "city", "provincial")
        or not is_capital(doc[first - 2])
    ):
        return first
    owner = block.owner(first - 2)
    return max(owner.start, start) if owner is not None and not owner.is_person else first


def owner_before(block: NamedBlock, mark: int, start: int) -> Body | None:
    """Return who owns what follows a possessive mark: "the mission" in "the mission's", None where it says nothing."""
    doc = block.doc
    owner = block.owner(mark - 1)
    if owner is not None:
        return read_body(block, max(owner.start, start), mark)
    first = mark
    while first > start and (doc[first - 1].tag_.startswith(NOMINAL) or is_capital(doc[first - 1])):
        first -= 1
    return read_body(block, first, mark) if first < mark else None
