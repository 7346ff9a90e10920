"""Candidates from the words around them, whatever the model says: "Mr", a nickname in the middle, a transcript's label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.gazetteer import country_of, find_places, is_demonym
from archive.annotate.name_lists import (
    body_words,
    fold_word,
    gender_of,
    honorifics,
    is_given_name,
    is_surname,
    name_words,
    never_names,
    title_words,
)
from archive.annotate.naming.candidate import OTHERS, SPEAKING, Candidate, make_candidate
from archive.annotate.naming.trim import WORD, has_body_word, possessive_length, split_pieces, trim_person
from archive.annotate.view import Parsed, View
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Span as Tokens

WORD_OF_NAME = r"[A-Z][a-zà-ÿ]+(?:-[A-Z]?[a-zà-ÿ]+)?"
PAIR = re.compile(rf"(?<![\w.'’-])(?P<first>{WORD_OF_NAME}) (?:[A-Z]\. )?(?P<last>{WORD_OF_NAME})(?![\w-]| [A-Z])")
CAPITAL_BEFORE = re.compile(r"(?<![.?!:\"] )\b(?!Mr|The|A )[A-Z]\w* $")
# "Obi Eze, 34, a nurse", "Obi Eze (34)"
AGE = re.compile(r", [1-9]\d, (?:an?|the|of|from|who|was|is|has|had|said)\b|, aged? [1-9]\d,| \([1-9]\d\),? ")
SPEAKER = re.compile(
    r"(?<![\w.'’-])([A-Z][a-z]+(?:-[A-Z][a-z]+)?) (?:said|says|told|added|noted|warned|argued|explained|insisted|recalled)\b"
)
BYLINE = re.compile(r"BY ([A-Z][A-Z .,'’-]+?)(?:,? (?:STAFF|SENIOR|SPECIAL|CHIEF)\b.*)?")
LETTERS = re.compile(r" \(([A-Z][A-Za-z]?[A-Z]{1,6}s?)\)")
NICKNAME = re.compile(r"((?:[A-Z][\w.-]+ ){0,3}[A-Z][\w.-]+) \"[A-Z]\w+\" (?P<surname>[A-Z][\w-]+)")


def addressed_candidates(parsed: Parsed) -> Iterator[Candidate]:
    """Yield the names after "Mr" and its like that the model may have missed or cut short."""
    text = parsed.text
    for match in _address().finditer(text):
        start, end = match.span("name")
        for left, right in [*split_pieces(text, start, end)][:1]:
            trimmed = trim_person(text, left, right)
            unsure = match["address"].lower() in name_words("unsure")
            if (
                trimmed
                and not has_body_word(text[trimmed[0] : right])
                and (not unsure or is_given_name(match["name"].split()[0]))
            ):
                yield make_candidate(parsed, *_first_words(text, *trimmed, 5), "PERSON")


@cache
def _address() -> re.Pattern[str]:
    address = "|".join(word.capitalize() for word in sorted(honorifics()))
    name = r"(?:[A-Z][\w'’.-]*\w)"
    return re.compile(rf"\b(?P<address>{address})\.?[ ]+(?P<name>{name}(?:[ ]+(?:(?:[a-z]{{2,3}}[ ]+)?{name}|[A-Z]\.))*)")


def _first_words(text: str, start: int, end: int, most: int) -> tuple[int, int]:
    words = list(WORD.finditer(text, start, end))[:most]
    return start, words[-1].end() - possessive_length(words[-1][0])


def nicknamed_candidates(parsed: Parsed) -> Iterator[Candidate]:
    """Yield names with a short form inside ('Robert C. "Bobby" Scott')."""
    text = parsed.text
    if '"' not in text:
        return
    for match in NICKNAME.finditer(text):
        trimmed = trim_person(text, match.start(1), match.end(1))
        if trimmed and is_given_name(text[trimmed[0] : trimmed[1]].split()[0]) and not has_body_word(match["surname"]):
            yield make_candidate(parsed, trimmed[0], match.end("surname"), "PERSON")


def unmarked_candidates(parsed: Parsed) -> Iterator[Candidate]:
    """Yield given names with surnames that the model passes over, or takes for a people or a thing ("Hope Hicks")."""
    text = parsed.text
    for match in PAIR.finditer(text):
        first, last = match["first"], match["last"]
        if _is_no_name(first) or _is_no_name(last) or CAPITAL_BEFORE.search(text[: match.start()][-20:]):
            continue
        tokens = parsed.doc.char_span(*match.span(), alignment_mode="expand")
        if tokens is None or any(token.pos_ != "PROPN" for token in tokens):
            continue
        labels = {token.ent_type_ for token in tokens}
        if _is_sure(tokens, first, last) and (labels == {""} or (is_surname(last) and labels <= OTHERS)):
            yield make_candidate(parsed, *match.span(), "PERSON")
        elif _has_age(text, match.end()) and not find_places(match[0]):
            yield replace(make_candidate(parsed, *match.span(), "PERSON"), addressed=True)


def speaking_candidates(parsed: Parsed) -> Iterator[Candidate]:
    """Yield surnames that speak and that the model passes over: "Kovac said"."""
    text = parsed.text
    for match in SPEAKER.finditer(text):
        word = match[1]
        if not is_surname(word) or _is_no_name(word) or find_places(word) or CAPITAL_BEFORE.search(text[: match.start()][-20:]):
            continue
        tokens = parsed.doc.char_span(*match.span(1))
        if tokens is not None and tokens[0].pos_ == "PROPN" and not tokens[0].ent_type_:
            yield make_candidate(parsed, *match.span(1), "PERSON")


def byline_candidates(parsed: Parsed) -> Iterator[Candidate]:
    """Yield the names of a line in capitals: "BY ANA ROJAS AND OBI EZE"."""
    text = parsed.text
    line = BYLINE.fullmatch(text) if text[:3] == "BY " else None
    if line is not None:
        for left, right in split_pieces(text.replace(" AND ", " and "), 3, len(line[1]) + 3):
            words = text[left:right].split()
            if 1 < len(words) < 5 and (is_given_name(words[0]) or is_surname(words[-1])):
                yield replace(make_candidate(parsed, left, right, "PERSON"), addressed=True)


def _is_sure(tokens: Tokens, first: str, last: str) -> bool:
    """Tell whether a given name has a surname after it or acts, or either word is a known name and the two speak."""
    subject = tokens.root.dep_ == "nsubj" and tokens.root.head.pos_ == "VERB"
    if is_given_name(first):
        return is_surname(last) or (gender_of(first) is not None and subject)
    speaks = subject and tokens.root.head.lemma_.lower() in SPEAKING
    return speaks and is_surname(last) and not find_places(f"{first} {last}")


def _has_age(text: str, end: int) -> bool:
    """Tell whether an age follows a name: only of persons is it told so ("Obi Eze, 34, a nurse")."""
    return bool(AGE.match(text, end))


def _is_no_name(word: str) -> bool:
    """Tell whether a word neither begins nor ends a person's name."""
    folded = fold_word(word)
    if folded in title_words() or folded in never_names() or folded in body_words() or folded in name_words("fronts"):
        return True
    return is_demonym(word) or (country_of(word) is not None and not is_given_name(word))


def lettered_candidates(parsed: Parsed) -> Iterator[Candidate]:
    """Yield bodies with their letters after them ("Organization for Security and Cooperation in Europe (OSCE)").

    Source: after Schwartz and Hearst 2003, with the letters those of the words that have a capital.
    """
    text = parsed.text
    for match in LETTERS.finditer(text):
        letters = [letter for letter in match[1] if letter.isupper()]
        words = list(WORD.finditer(text, max(0, match.start() - 120), match.start()))
        while words and letters and (words[-1][0][0] == letters[-1] or words[-1][0] in name_words("inside")):
            word = words.pop()
            if word[0][0] == letters[-1]:
                letters.pop()
                start = word.start()
        if not letters:
            yield make_candidate(parsed, start, match.start(), "ORG")
            yield make_candidate(parsed, *match.span(1), "ORG")


def speaker_candidates(view: View) -> Iterator[Candidate]:
    """Yield the names in a transcript's labels ("ANA ROJAS, HOST"), which the model takes for anything."""
    for turn in view.article.turns:
        parsed = view.parsed_at(turn.label_span.start)
        if parsed is None:
            continue
        text, start = parsed.text, turn.label_span.start - parsed.block.span.start
        pieces = split_pieces(text, start, start + turn.label_span.end - turn.label_span.start)
        trimmed = next((trim_person(text, *piece) for piece in pieces), None)
        if trimmed and _is_speakers_name(text[slice(*trimmed)], is_titled=trimmed[0] > start):
            yield replace(make_candidate(parsed, *trimmed, "PERSON"), addressed=True)


def _is_speakers_name(name: str, *, is_titled: bool) -> bool:
    words = name.split()
    if has_body_word(name) or name.casefold() in load_lexicon("transcripts")["speakers"]:
        return False
    if len(words) == 1:  # "MS. ROE", "ROE"; "CNN"
        return is_titled or is_surname(name)
    return len(words) < 5 and is_given_name(words[0])
