"""Candidates from the model's entities: parted, trimmed, and joined to what the model left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from archive.annotate.gazetteer import country_of, find_places, fold_name, is_demonym
from archive.annotate.name_lists import (
    body_words,
    fold_word,
    has_surname_first,
    honorifics,
    is_given_name,
    is_surname,
    name_words,
    title_words,
)
from archive.annotate.naming.candidate import KINDS, OTHERS, Candidate, make_candidate
from archive.annotate.naming.trim import WORD, has_body_word, possessive_length, split_pieces, trim_body, trim_person
from archive.annotate.view import Parsed
from archive.lexicon import load_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token

# "and Ana Rojas PORTO DEL SOLE, Italy (AP) — …": the town that a report comes from, at its head.
DATELINE = re.compile(r"(?<!\S)([A-Z][A-Z'.-]+(?: [A-Z][A-Z'.-]+)+),(?: [A-Z][\w.]+){1,3}(?: \([\w/ ]+\))? +(?:[—–-]|--) ")
HEAD = 240
# "Acme (ACM.L)", "Acme (NYSE: ACM)"
TICKER = re.compile(r" (?:\((?:(?:NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX)\s*:\s*[A-Z.]+|[A-Z]{1,5}\.[A-Z]{1,3})\)|<[A-Z.]+>)")
# "the Halton and Peel regions"
OF_REGIONS = re.compile(
    r"(?:(?:,| and|, and| or) (?:the )?[A-Z][\w'-]+)*,? (?:regions|provinces|districts|counties|rivers|municipalities|lakes"
    r"|valleys|islands|prefectures|governorates|oblasts|cantons|parishes|boroughs|neighbou?rhoods|suburbs|villages|towns|peninsulas)\b"
)


def entity_candidates(parsed: Parsed) -> Iterator[Candidate]:
    """Yield the candidates that the model marks in a block, in text order."""
    for ent in parsed.doc.ents:
        if ent.label_ in KINDS or ent.label_ in OTHERS:
            start, end, label = ent.start_char, ent.end_char, ent.label_
            town = DATELINE.search(parsed.text, 0, HEAD)
            if town and start < town.end(1) and town.start(1) < end:
                yield make_candidate(parsed, *town.span(1), "GPE")
                end = town.start(1)
            elif label != "GPE" and OF_REGIONS.match(parsed.text, end):
                label = "LOC"
            if start < end:
                yield from _of_entity(parsed, start, end, label)


def _of_entity(parsed: Parsed, start: int, end: int, label: str) -> Iterator[Candidate]:
    text = parsed.text
    if label in ("PERSON", "ORG") and (country := _country_at(text, start)) is not None:
        yield make_candidate(parsed, start, country, "GPE")
        return
    if label == "PERSON" and TICKER.match(text, end):
        label = "ORG"
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


def _country_at(text: str, start: int) -> int | None:
    """Return where a country's name of several words ends that begins here ("Côte d'Ivoire", cut by the model), if one does."""
    words = text[start : start + 40].split()
    if len(words) < 2 or fold_name(words[0]) not in _first_of_countries():
        return None
    for size in (4, 3, 2):
        found = " ".join(words[:size]).rstrip(".,;:!?)\"'")
        found = found[: len(found) - possessive_length(found)]
        if " " in found and country_of(found, capitals=False):
            return start + len(found)
    return None


@cache
def _first_of_countries() -> frozenset[str]:
    """Return the first words of countries' names of several words that no person's or body's name begins with."""
    rows = load_lexicon("countries").items()
    names = [fold_name(name) for country, row in rows for name in (country, *row.get("also", ()))]
    firsts = {name.split()[0] for name in names if " " in name}
    return frozenset(word for word in firsts if not is_given_name(word))


def _halves(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the names in "Stepanakert/Xankendi" apart."""
    for match in re.finditer(r"(?:(?!/|\||\s[-–—]+\s).)+", text[start:end]):
        yield start + match.start(), start + match.end()


def _person_at_end(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a person's name that the model joins to a body or credit ("Council of Chile Ana Rojas", "Sputnik / Ana Rojas")."""
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
            and not has_body_word(" ".join(name))
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
    return name_words("posts") | (honorifics().keys() - name_words("unsure"))


def _extend(parsed: Parsed, start: int, end: int) -> tuple[int, int]:
    """Return the range with the words before and after it that the model parted from it ("Recep Tayyip" | "Erdogan")."""
    text = parsed.text
    start = _with_compounds(parsed, _with_stranger(parsed, start), end)
    before = re.search(r"(?<![\w.'-])([A-Z][\w'-]+|[A-Z]\.) $", text[max(0, start - 20) : start])
    if before and _leads_name(before[1]):
        start -= len(before[0])
    after = re.match(r" (?:(?:bin|al|el|de|van|von) )?([A-Z][\w'-]+)", text[end : end + 30])
    if after and " " not in text[start:end] and is_given_name(text[start:end]) and _follows_given(parsed, end, after):
        end += after.end() - possessive_length(after[0])
    return start, _with_rest(parsed, start, end)


def _with_compounds(parsed: Parsed, start: int, end: int) -> int:
    """Return where the name starts, a word before it that the parse joins to it included ("Vijay" | "Kumar Jetley").

    It is a given name, or a surname before two more words ("Abou Ali Rida").
    """
    text = parsed.text
    if not text[start - 2 : start - 1].isalpha() or text[start - 1 : start] != " ":
        return start
    tokens = parsed.doc.char_span(start, end)
    if tokens is None or tokens.start == 0:
        return start
    word, last = tokens[0].nbor(-1), tokens.root
    if word.dep_ != "compound" or word.head.i != last.i or word.ent_type_ or not _goes_on(word) or word.is_sent_start:
        return start
    known = is_given_name(word.text) or (is_surname(word.text) and len(tokens) > 1)
    return word.idx if known and fold_word(word.text) not in name_words("never") else start


def _with_rest(parsed: Parsed, start: int, end: int) -> int:
    """Return where the name ends, what the parse joins to it included ("Min Aung" | "Hlaing", "Moon Jae" | "-in")."""
    text = parsed.text
    if text[end : end + 1] == "-" and has_surname_first(text[start:end].split()):
        joined = re.match(r"-[a-z]+\b", text[end:])
        return end + len(joined[0]) if joined else end
    tokens = parsed.doc.char_span(start, end)
    if tokens is None or " " not in text[end : end + 1]:
        return end
    last = tokens[-1]
    while last.dep_ == "compound" and last.head.i > last.i and last.whitespace_ and _goes_on(rest := last.nbor(1)):
        last = rest
    return int(last.idx - tokens[-1].idx) + len(last.text) + end - len(tokens[-1].text) if last.i != tokens[-1].i else end


def _goes_on(token: Token) -> bool:
    """Tell whether a word can be the rest of a person's name: a capital, and no place, people, post or body that is known."""
    word = str(token.text)
    if token.pos_ != "PROPN" or not word[0].isupper() or not word.isalpha() or word.isupper():
        return False
    if token.ent_type_ not in ("", "PERSON", "GPE") or fold_word(word) in _fronts() or fold_word(word) in name_words("movements"):
        return False
    return not find_places(word) and country_of(word) is None and not is_demonym(word)


def _with_stranger(parsed: Parsed, start: int) -> int:
    """Return where the name starts, a place or person that nobody knows directly before it included ("Aung San" | "Suu Kyi")."""
    if not re.search(r"[A-Z]\w+ $", parsed.text[max(0, start - 20) : start]):
        return start
    for ent in parsed.doc.ents:
        if ent.end_char == start - 1 and ent.label_ in ("GPE", "PERSON"):
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


def _follows_given(parsed: Parsed, end: int, after: re.Match[str]) -> bool:
    word = fold_word(after[1])
    if word in body_words() or word in name_words("never") or word in title_words():
        return False
    tokens = parsed.doc.char_span(end + 1, end + after.end(), alignment_mode="expand")
    return tokens is not None and all(token.pos_ == "PROPN" for token in tokens)
