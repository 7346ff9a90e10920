"""Transcripts: turns of speakers named by labels in front of what they say.

A transcript is a dialogue, whose labels come again, or one long speech; and its turns are spoken: "I", "we" and "you"
stand in them outside of quotation marks. So a dateline ("NEW DELHI: …"), a list ("London: 12C") and a table of
positions ("Smith: Opposes it.") are none.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from archive.facts import BlockKind, Span, Turn
from archive.lexicon import load_lexicon
from archive.text.date_lines import is_date_line
from archive.text.furniture import is_furniture
from archive.text.headline import LONGEST_TITLE, is_headline, is_kicker_headline, is_section_head, is_title_case
from archive.text.pieces import Piece

# Up to the colon; "Q.", "Q  " and "Q Why …" as government pages have them ("A" with one blank is an article).
# A bracket may hold anything: "Mr. JOHN ROE (Author, "Harbour: A Life"): …". Recordings are timed: "[14:05:10] QUESTION: …".
LABEL = re.compile(
    r"(?:[\[(](?:\d{1,2}:)?\d{1,2}:\d\d[\])]\s*)?(?:>>+|[-–—•*])?\s*[\"“]?(?P<name>[^\W\d_](?:[^:!?;\"“”\n()\[\]]|\([^()\n]{0,120}\)|\[[^\[\]\n]{0,120}\]){0,90}?)\s*:(?=\s|$)"
    r"|(?P<letter>[QA])(?:[.)]\s|\s{2,})|(?P<only>Q)\s(?=[A-Z])"
)
# Labels of other shapes, which prove less: "[Jane Doe] …", "Mr. ROE. …", "Jane Doe – …", a name on a line of its own.
NAME = r"[A-Z][\w.'’-]+(?:\s(?:[A-Z][\w.'’-]+|of|the|de|van|von|bin|al)){0,5}"
WEAK_LABELS = tuple(
    map(
        re.compile,
        (
            r"\[(?P<name>[^\W\d_][^\[\]\n:]{0,60})\]\s*:?(?=\s)",
            r"(?P<name>(?:(?i:Mr|Mrs|Ms|Dr|The|Senator|Chairman|Chairwoman|President|Justice|Judge)\.?\s)?[A-Z][A-Z'’-]+(?:\s[A-Z][A-Z'’-]+){0,3})\."
            r"\s+(?=[A-Z\"“])",
            rf"(?P<name>{NAME})\s[–—-]+\s(?=[A-Z\"“])",
            rf"(?P<name>{NAME})(?:[\s(\[]+(?:\d{{1,2}}:)?\d{{1,2}}:\d\d[)\]]?)?:?$",
        ),
    )
)
NUMBERED = re.compile(r"\s\d{1,2}$")  # "Speaker 1", "Question 2"
IN_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]|(?<!\w)['‘](?:[^'‘’]|(?<=\w)['’](?=\w))+['’](?!\w)")
SEPARATOR = re.compile(r"[\s*_=~#—–-]+")
MOST_WORDS = 10
DIALOGUE_TURNS = 3
DIALOGUE_TURNS_WEAK = 4
SHARE_AGAIN = 0.75
LONG_SPEECH = 400  # characters
# Of all words; in news outside of quotation marks it is next to nothing, in a reporter's answers not much more.
SPOKEN_SHARE_SPEECH = 0.02
SPOKEN_SHARE_DIALOGUE = 0.005
TURNS_SHARE = 0.5  # of the document's characters


class Label(NamedTuple):
    """A speaker's label at the head of a piece: its name, and how far it reaches, colon included."""

    start: int
    end: int
    length: int


def parse_label(text: str) -> Label | None:
    """Return the speaker's label that words begin with, None where they begin with none. Offsets count from their start.

    >>> label = parse_label("President of Russia Vladimir Putin: Colleagues,")
    >>> "President of Russia Vladimir Putin: Colleagues,"[label.start : label.end]
    'President of Russia Vladimir Putin'
    """
    match = LABEL.match(text)
    if match is None:
        return None
    group = next(name for name, value in match.groupdict().items() if value)
    return Label(*match.span(group), match.end()) if _names_speaker(match[group]) else None


def _names_speaker(name: str) -> bool:
    lexicon = load_lexicon("transcripts")
    person, _, post = NUMBERED.sub("", IN_BRACKETS.sub(" ", name)).partition(",")
    words, more = person.split(), post.replace(",", " ").split()
    if not words or len(words) + len(more) > MOST_WORDS or " ".join(words).casefold().rstrip(".") in lexicon["not_speakers"]:
        return False
    small = lexicon["small"]
    named = all(word[0].isupper() or word in small for word in words) and not any(map(str.isdigit, person))
    return named and all(word[0].isupper() or word in small or word in lexicon["speakers"] for word in more)


def find_labels(pieces: list[Piece]) -> dict[int, Label]:
    """Return the labels of a transcript by the index of their pieces; none where the document is no transcript."""
    found = {index: label for index, piece in enumerate(pieces) if (label := parse_label(piece.text))}
    found = _without_title(pieces, found)
    if not found:
        return _find_weak_labels(pieces)
    names = {index: pieces[index].text[label.start : label.end] for index, label in found.items()}
    counts = Counter(map(_identify, names.values()))
    if len(found) >= DIALOGUE_TURNS and len(counts) > 1 and 2 * sum(n for n in counts.values() if n > 1) >= len(found):
        return found if _is_spoken(pieces, found, SPOKEN_SHARE_DIALOGUE) else {}
    found = {index: label for index, label in found.items() if " " in names[index] or names[index].casefold() in _speakers()}
    speeches = _speech_texts(pieces, found)
    is_long = found and sum(map(len, speeches)) >= LONG_SPEECH * len(speeches)
    return found if is_long and _is_spoken(pieces, found, SPOKEN_SHARE_SPEECH) else _find_weak_labels(pieces)


def _find_weak_labels(pieces: list[Piece]) -> dict[int, Label]:
    """Return labels of a shape that other lines have as well: of a dialogue alone, in which nearly every name comes again."""
    for pattern in WEAK_LABELS:
        found = {
            index: Label(*match.span("name"), match.end())
            for index, piece in enumerate(pieces)
            if (match := pattern.match(piece.text)) and _names_speaker(match["name"])
        }
        # A name on a line of its own has words below it.
        found = {at: label for at, label in found.items() if at + 1 not in found or label.length < len(pieces[at].text)}
        counts = Counter(_identify(pieces[index].text[label.start : label.end]) for index, label in found.items())
        again = sum(count for count in counts.values() if count > 1)
        is_dialogue = len(found) >= DIALOGUE_TURNS_WEAK and len(counts) > 1 and again >= SHARE_AGAIN * len(found)
        if is_dialogue and _is_spoken(pieces, found, SPOKEN_SHARE_SPEECH):
            return found
    return {}


def _without_title(pieces: list[Piece], found: dict[int, Label]) -> dict[int, Label]:
    """Leave out a headline on top that quotes by a colon ("Minister: We Will Stay")."""
    top = next((index for index, piece in enumerate(pieces) if not is_furniture(piece.text) and not is_date_line(piece.text)), 0)
    if top not in found or len(pieces[top].text) > LONGEST_TITLE:
        return found
    text, others = pieces[top].text, {index: label for index, label in found.items() if index != top}
    if is_kicker_headline(text) or is_title_case(text):
        return others
    name = text[found[top].start : found[top].end]
    is_turn = any(pieces[index].text[label.start : label.end] == name for index, label in others.items())
    return found if is_turn or not is_headline(text) else others


@cache
def _speakers() -> frozenset[str]:
    return frozenset(load_lexicon("transcripts")["speakers"])


def _identify(name: str) -> str:
    """Return what a speaker's labels share: "MARY ROE, HOST" comes again as "ROE"."""
    words = IN_BRACKETS.sub(" ", name).casefold().split(",")[0].split()
    return words[-1] if words else ""


def _speech_texts(pieces: list[Piece], found: dict[int, Label]) -> list[str]:
    """Return the text after each label up to the next."""
    texts = []
    for index, after in pairwise([*sorted(found), len(pieces)]):
        first = pieces[index].text[found[index].length :]
        texts.append("\n".join([first, *(piece.text for piece in pieces[index + 1 : after])]))
    return texts


def _is_spoken(pieces: list[Piece], found: dict[int, Label], share: float) -> bool:
    """Tell whether what follows the labels is speech, with that share of words of a speaker, and most of the document."""
    speech = "\n".join(_speech_texts(pieces, found))
    words = re.findall(r"[^\W\d_]+(?:'[a-z]+)?", QUOTED.sub(" ", speech).replace("’", "'").casefold())
    spoken = sum(word in _spoken_words() for word in words)
    return len(speech) >= TURNS_SHARE * sum(len(piece.text) for piece in pieces) and spoken >= share * len(words)


@cache
def _spoken_words() -> frozenset[str]:
    return frozenset(load_lexicon("transcripts")["spoken"])


def find_turns(pieces: list[Piece]) -> tuple[list[Turn], dict[int, int]]:
    """Return the turns, and which turn each piece belongs to.

    A turn ends before the next label, a separator, a credit, or a head that stands before the next label.
    """
    turns: list[Turn] = []
    places: dict[int, int] = {}
    labels = [index for index, piece in enumerate(pieces) if piece.label]
    for index, after in pairwise([*labels, len(pieces)]):
        last = _find_last(pieces, index, after, is_final=after == len(pieces))
        label = pieces[index].label
        if last is None or label is None:
            continue
        places |= dict.fromkeys(range(index, last + 1), len(turns))
        start = pieces[index].span.start
        turns.append(
            Turn(Span(start + label.start, start + label.end), Span(pieces[index + 1].span.start, pieces[last].span.end))
        )
    return turns, places


def _find_last(pieces: list[Piece], label: int, after: int, *, is_final: bool) -> int | None:
    """Return the last piece of the turn after a label, None where nothing is said."""
    last = None
    for index in range(label + 1, after):
        piece = pieces[index]
        if piece.kind is BlockKind.BYLINE or SEPARATOR.fullmatch(piece.text):
            break
        heads_next = index == after - 1 and index > label + 1 and not is_final and is_section_head(piece.text)
        if piece.kind is not BlockKind.BOILERPLATE and not heads_next:
            last = index
    return last
