"""What might be a name, with the evidence for each: the model's entities, trimmed, and what forms of address show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from archive.annotate.gazetteer import country_of, find_places, is_demonym
from archive.annotate.name_lists import body_words, fold_word, honorifics, is_given_name, name_words, title_words
from archive.annotate.naming.trim import WORD, possessive_length, split_pieces, trim_body, trim_person
from archive.annotate.view import Parsed, View
from archive.facts import BlockKind, EntityKind, Span

# The model's labels that can name a person, body or place; the others only keep words from being part of one.
KINDS = {
    "PERSON": EntityKind.PERSON,
    "ORG": EntityKind.ORGANIZATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}
OTHERS = frozenset(("NORP", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT", "LANGUAGE"))
LOCATIVE = re.compile(
    r"\b(?:in|(?:city|town|village|province|district|region|capital|road) (?:of|to)|near|at|outside|around|across|inside|throughout|into|toward|towards|north of|south of|east of|west of)\s+$",
    re.IGNORECASE,
)


NICKNAME = re.compile(r"((?:[A-Z][\w.-]+ ){0,3}[A-Z][\w.-]+) \"[A-Z]\w+\" (?P<surname>[A-Z][\w-]+)")
# "Troy police"
OF_TOWN = re.compile(r"\s(?:police|mayor|residents?|authorities|city|airport|suburbs?|neighbou?rhood|native|firefighters)\b")
# "Troy, Mich."
IN_STATE = re.compile(r",\s([A-Z][a-z]*\.?(?:[A-Z]\.)?(?:\s[A-Z][a-z]+)?)(?!['’\w])")


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be a name, and what speaks for which kind."""

    span: Span  # of the document
    name: str  # with white space folded
    label: str  # the model's
    headline: bool = False  # stands among words that all have capitals, where the model guesses
    addressed: bool = False  # follows "Mr" or a post
    located: bool = False  # follows "in", "near", or stands before a state
    acts: bool = False  # one word that is a subject

    @property
    def words(self) -> list[str]:
        """Return the words of the name."""
        return self.name.split()

    @property
    def kind(self) -> EntityKind | None:
        """Return the kind that the model's label means, None for works, laws, products and events."""
        return KINDS.get(self.label)


def find_candidates(view: View) -> Iterator[Candidate]:
    """Yield the candidates of a document, block by block; they may overlap and are in no order within a block."""
    for parsed in view.parsed:
        headline = has_headline_capitals(parsed)
        seen: set[tuple[int, int]] = set()
        for ent in parsed.doc.ents:
            if ent.label_ in KINDS or ent.label_ in OTHERS:
                for candidate in _of_entity(parsed, ent.start_char, ent.end_char, ent.label_):
                    seen.add((candidate.span.start, candidate.span.end))
                    yield _in_headline(candidate) if headline else candidate
        for candidate in (*_addressed(parsed), *_nicknamed(parsed)):
            yield _in_headline(candidate) if headline else candidate
    yield from _speakers(view)


def has_headline_capitals(parsed: Parsed) -> bool:
    """Tell whether most words of a block have capitals, as in headlines, so that a capital means nothing."""
    text = parsed.doc.text
    if len(text) > 200 or (parsed.block.kind is BlockKind.PARAGRAPH and text.endswith((".", '."'))):
        return False
    words = [word[0] for word in WORD.finditer(text) if len(word[0]) > 3 and word[0][0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words)


def make_candidate(parsed: Parsed, start: int, end: int, label: str) -> Candidate:
    """Return a candidate for `[start, end)` of a block, with the evidence of the words before it."""
    text, offset = parsed.doc.text, parsed.block.span.start
    before = text[max(0, start - 24) : start]
    state = IN_STATE.match(text, end)
    return Candidate(
        Span(offset + start, offset + end),
        " ".join(text[start:end].split()),
        label,
        addressed=bool(_address_before().search(before)),
        located=bool(LOCATIVE.search(before) or OF_TOWN.match(text, end) or (state and _is_region(state[1]))),
        acts=label == "PERSON" and " " not in text[start:end] and _acts(parsed, start, end),
    )


def _is_region(name: str) -> bool:
    return any(place.kind not in ("city", "water", "area") for place in find_places(name))


def _acts(parsed: Parsed, start: int, end: int) -> bool:
    tokens = parsed.doc.char_span(start, end, alignment_mode="expand")
    return tokens is not None and tokens.root.dep_ in ("nsubj", "nsubjpass", "agent", "poss")


def _in_headline(candidate: Candidate) -> Candidate:
    return replace(candidate, headline=True)


def _of_entity(parsed: Parsed, start: int, end: int, label: str) -> Iterator[Candidate]:
    text = parsed.doc.text
    if label == "PERSON" or _person_in_disguise(text, start, end):
        for left, right in split_pieces(text, start, end):
            trimmed = trim_person(text, left, right)
            if trimmed:
                yield make_candidate(parsed, *_extend(parsed, *trimmed), "PERSON")
        return
    for left, right in _halves(text, start, end):
        person = _person_at_end(text, left, right)
        if person:
            yield make_candidate(parsed, *person, "PERSON")
            right = person[0]
        trimmed = trim_body(text, left, right)
        if trimmed:
            yield make_candidate(parsed, *trimmed, label)


def _halves(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names in "Stepanakert/Xankendi" apart."""
    for match in re.finditer(r"(?:(?!/|\||\s[-–—]+\s).)+", text[start:end]):
        yield start + match.start(), start + match.end()


def _person_at_end(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the name of a person that the model joins to a body or credit ("Security Council of Chile Ana Rojas", "Sputnik / Ana Rojas")."""
    words = list(WORD.finditer(text, start, end))
    for index, word in enumerate(words[:-1]):
        name = [one[0] for one in words[index:]]
        parted = index and (country_of(words[index - 1][0]) or fold_word(words[index - 1][0]) in title_words())
        parted = parted or (not index and text[max(0, start - 3) : start].rstrip().endswith(("/", "|")))
        if (
            parted
            and len(name) < 4
            and is_given_name(name[0])
            and all(one[0].isupper() for one in name)
            and not _has_body_word(" ".join(name))
        ):
            return word.start(), words[-1].end() - possessive_length(words[-1][0])
    return None


def _person_in_disguise(text: str, start: int, end: int) -> bool:
    """Tell whether an entity is a post with a short name after it ("Defence Minister Shoigu")."""
    words = [word[0] for word in WORD.finditer(text, start, end)]
    posts = [index for index, word in enumerate(words) if fold_word(word) in _posts()]
    if not posts or posts[-1] + 1 >= len(words) or len(words) - posts[-1] > 4:
        return False
    rest = words[posts[-1] + 1 :]
    return all(word[0].isupper() and fold_word(word) not in body_words() for word in rest) and country_of(rest[0]) is None


@cache
def _posts() -> frozenset[str]:
    return frozenset(
        ("minister", "president", "secretary", "premier", "chancellor", "senator", "governor", "mayor", *honorifics())
    ) - {"king", "queen", "prince", "saint"}


@cache
def _address_before() -> re.Pattern[str]:
    words = sorted({*honorifics(), *_posts()} - {"don", "brother", "sister", "father", "lady"}, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(word.capitalize() for word in words) + r")\.?\s+$")


@cache
def _address() -> re.Pattern[str]:
    words = sorted(
        set(honorifics())
        - {
            "don",
            "brother",
            "sister",
            "father",
            "lady",
            "the hon",
            "saint",
            "hon",
            "judge",
            "justice",
            "king",
            "queen",
            "prince",
            "lord",
        }
    )
    name = r"(?:[A-Z][\w'’.-]*\w)"
    return re.compile(
        rf"\b(?:{'|'.join(word.capitalize() for word in words)})\.?[ ]+(?P<name>{name}(?:[ ]+(?:(?:[a-z]{{2,3}}[ ]+)?{name}|[A-Z]\.))*)"
    )


def _addressed(parsed: Parsed) -> Iterator[Candidate]:
    """Yield the names after "Mr" and its like that the model may have missed or cut short."""
    text = parsed.doc.text
    for match in _address().finditer(text):
        start, end = match.span("name")
        for left, right in [*split_pieces(text, start, end)][:1]:
            trimmed = trim_person(text, left, right)
            if trimmed and not _has_body_word(text[slice(*trimmed)]):
                yield make_candidate(parsed, *_first_words(text, *trimmed, 3), "PERSON")


def _first_words(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    words = list(WORD.finditer(text, start, end))[:most]
    return start, words[-1].end() - possessive_length(words[-1][0])


def _nicknamed(parsed: Parsed) -> Iterator[Candidate]:
    """Yield names with a short form inside ('Robert C. "Bobby" Scott')."""
    text = parsed.doc.text
    for match in NICKNAME.finditer(text):
        trimmed = trim_person(text, match.start(1), match.end(1))
        if trimmed and is_given_name(text[trimmed[0] : trimmed[1]].split()[0]) and not _has_body_word(match["surname"]):
            yield make_candidate(parsed, trimmed[0], match.end("surname"), "PERSON")


def _speakers(view: View) -> Iterator[Candidate]:
    """Yield the names in a transcript's labels ("ANA ROJAS, HOST"), which the model takes for anything."""
    for turn in view.article.turns:
        parsed = view.parsed_at(turn.label_span.start)
        if parsed is None:
            continue
        text, start = parsed.doc.text, turn.label_span.start - parsed.block.span.start
        pieces = split_pieces(text, start, start + turn.label_span.end - turn.label_span.start)
        trimmed = next((trim_person(text, *piece) for piece in pieces), None)
        words = text[slice(*trimmed)].split() if trimmed else []
        if trimmed and 1 < len(words) < 5 and is_given_name(words[0]) and not _has_body_word(" ".join(words)):
            yield replace(make_candidate(parsed, *trimmed, "PERSON"), addressed=True)


def _has_body_word(name: str) -> bool:
    return any(fold_word(word) in body_words() for word in name.split())


def _extend(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """Return the range with the words before and after it that the model parted from it ("Recep Tayyip" | "Erdogan")."""
    text = parsed.doc.text
    start = _with_stranger(parsed, start)
    before = re.search(r"(?<![\w.'-])([A-Z][\w'-]+|[A-Z]\.) $", text[max(0, start - 20) : start])
    if before and _leads_name(before[1]):
        start -= len(before[0])
    after = re.match(r" (?:(?:bin|al|el|de|van|von) )?([A-Z][\w'-]+)", text[end : end + 30])
    if after and " " not in text[start:end] and is_given_name(text[start:end]) and _follows_given(parsed, start, end, after):
        end += after.end() - possessive_length(after[0])
    return start, end


def _with_stranger(parsed: Parsed, start: int) -> int:
    """Return where the name starts, a place or person that nobody knows directly before it included ("Aung San" | "Suu Kyi")."""
    text = parsed.doc.text
    for ent in parsed.doc.ents:
        if ent.label_ in ("GPE", "PERSON") and ent.end_char == start - 1 and text[start - 1] == " ":
            words = ent.text.split()
            known = find_places(ent.text) or any(is_demonym(word) or fold_word(word) in _fronts() for word in words)
            if not known and all(word[0].isupper() and word.isalpha() for word in words):
                return ent.start_char
    return start


@cache
def _fronts() -> frozenset[str]:
    return title_words() | body_words() | name_words("never")


def _leads_name(word: str) -> bool:
    folded = fold_word(word)
    if folded in title_words() or folded in name_words("never") or is_demonym(word) or country_of(word):
        return False
    return is_given_name(word) or (len(word) == 2 and word.endswith("."))


def _follows_given(parsed: Parsed, start: int, end: int, after: re.Match[str]) -> bool:
    word = fold_word(after[1])
    if word in body_words() or word in name_words("never") or word in title_words():
        return False
    tokens = parsed.doc.char_span(end + 1, end + after.end(), alignment_mode="expand")
    return tokens is not None and all(token.pos_ == "PROPN" for token in tokens)
