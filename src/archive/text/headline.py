"""Which pieces are headlines: the article's title, its deck, section heads."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from archive.facts import BlockKind
from archive.lexicon import load_lexicon
from archive.text.credits import is_photo_credit
from archive.text.pieces import Piece

LONGEST_TITLE = 200  # characters
LONGEST_HEAD = 110
MOST_WORDS = 30
MOST_WORDS_HEAD = 14
SHORTEST_TITLE = 2  # words that are no title where a longer line stands below
# Closing marks after the last word, an abbreviation's full stop, the end of a sentence.
CLOSERS = "\"'”’»)] "
ABBREVIATION = re.compile(r"(?:\b[A-Z]\.)+$|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|vs|etc|No|p\.m|a\.m)\.$")
SENTENCE_BREAK = re.compile(r"[a-z\d)”\"’][.!?]['\"”’)]*\s+[A-Z“\"‘(]")
FEWEST_WORDS = 4
# A first sentence with a full stop is a headline only when it is short and a story of some length follows.
SHORT_SENTENCE = 110
SHORT_HEADLINE = 80  # one of two sentences is shorter still
STORY_PARAGRAPHS = 3
STORY_LENGTH = 600


def is_headline(text: str) -> bool:
    """Tell whether words could be a headline: short, and no sentence with a full stop.

    >>> is_headline("Talks to Resume in the U.S."), is_headline("Talks will resume."), is_headline("Colleagues,")
    (True, False, False)
    """
    bare = text.rstrip(CLOSERS)
    if not bare or len(text) > LONGEST_TITLE or len(text.split()) > MOST_WORDS or text[0].islower() or text[0] in "•*-–—(":
        return False
    if bare[-1] in ",:" or (bare[-1] in ".…" and not ABBREVIATION.search(bare)):
        return False
    return any(character.isalpha() for character in bare)


def is_title_case(text: str) -> bool:
    """Tell whether words begin with capitals as in a headline, not only where they are names.

    >>> is_title_case("Talks to Resume After Long Break"), is_title_case("Mr Roe met Jane Doe in Rome")
    (True, False)
    """
    small = load_lexicon("headlines")["small_words"]
    words = [word for word in re.findall(r"[^\W\d_][\w'’-]+", text) if word.casefold() not in small]
    return len(words) >= FEWEST_WORDS and all(word[0].isupper() for word in words)


def is_section_head(text: str) -> bool:
    """Tell whether words could head a section: a headline, shorter, in one sentence and no quotation."""
    if len(text) > LONGEST_HEAD or len(text.split()) > MOST_WORDS_HEAD or SENTENCE_BREAK.search(text) or text[0] in '"“':
        return False
    return (is_headline(text) and text.rstrip(CLOSERS)[-1] != "!") or (text.isupper() and is_headline(text.rstrip(".")))


def is_kicker_headline(text: str) -> bool:
    """Tell whether a headline says of itself that it heads a live blog ("Live Updates: …")."""
    return len(text) <= LONGEST_TITLE and _kicker_pattern().fullmatch(text) is not None


@cache
def _kicker_pattern() -> re.Pattern[str]:
    kickers, endings = ("|".join(load_lexicon("headlines")[key]) for key in ("kickers", "endings"))
    return re.compile(rf"(?:{kickers})\s*[:|–—-]\s+\S.*|.{{8,}}\s[:|–—-]\s*(?:{endings})\W*", re.IGNORECASE)


def mark_title(pieces: list[Piece], given: str | None, top: int) -> list[Piece]:
    """Return the pieces with the title marked: the one that reads as the title given, else the headline on top.

    Of several lines on top, the first of three words or more ("World" | "Storm nears coast | Boats stay in port").
    None is marked where the text starts with a paragraph. Only pieces of no kind yet are looked at, `top` of them
    stand above the entries of a live blog or the turns of a transcript.
    """
    index = _find_given(pieces, given) if given else None
    if index is None:
        index = _find_title_on_top(pieces, top)
    if index is None:
        return pieces
    return [*pieces[:index], replace(pieces[index], kind=BlockKind.TITLE), *pieces[index + 1 :]]


def _find_given(pieces: list[Piece], given: str) -> int | None:
    folded = _fold(given)
    return next((index for index, piece in enumerate(pieces) if piece.kind is None and _fold(piece.text) == folded), None)


def _fold(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _find_title_on_top(pieces: list[Piece], top: int) -> int | None:
    undecided = [(index, piece) for index, piece in enumerate(pieces) if piece.kind is None]
    on_top: list[int] = []
    for index, piece in undecided:
        is_first_sentence = index == undecided[0][0] and len(undecided) > 1
        if index >= top or not (is_headline(piece.text) or (is_first_sentence and _is_headline_with_stop(undecided))):
            break
        on_top.append(index)
    # Words alone are no headline, below an address or a date they are.
    if len(on_top) == len(undecided) == len(pieces):
        return None
    long_enough = [index for index in on_top if len(pieces[index].text.split()) > SHORTEST_TITLE]
    return next(iter(long_enough or on_top), None)


def _is_headline_with_stop(undecided: list[tuple[int, Piece]]) -> bool:
    """Tell whether the first piece is a headline that ends in a full stop."""
    texts = [piece.text for _, piece in undecided]
    first, rest = texts[0], texts[1:]
    if len(first) > SHORT_SENTENCE or first.rstrip(CLOSERS)[-1:] != "." or first[0] in "\"“'‘":
        return is_title_case(first) and len(first) <= LONGEST_TITLE and is_headline(first.rstrip(". " + CLOSERS))
    if is_title_case(first):
        return True
    story = len(rest) >= STORY_PARAGRAPHS and sum(map(len, rest)) >= STORY_LENGTH
    in_one = len(first) <= SHORT_HEADLINE or not SENTENCE_BREAK.search(first)
    return story and in_one and len(first) < max(map(len, rest[:STORY_PARAGRAPHS]))


def mark_heads(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of no kind marked as heads and paragraphs.

    A head stands before a paragraph that is longer; a line beside a picture's credit is its caption, several short
    lines in a row are a list, and a question alone is one of the writer's.
    """
    marked = list(pieces)
    first_part = next((index for index, piece in enumerate(pieces) if piece.stamp or piece.label), len(pieces))
    title = next((index for index, piece in enumerate(pieces[:first_part]) if piece.kind is BlockKind.TITLE), 0)
    for index in reversed(range(len(pieces))):
        if pieces[index].kind is None:
            above_title = index < title and is_section_head(pieces[index].text)
            kind = BlockKind.HEAD if above_title or _is_head(marked, index) else BlockKind.PARAGRAPH
            marked[index] = replace(pieces[index], kind=kind)
    questions = [index for index, piece in enumerate(marked) if piece.kind is BlockKind.HEAD and piece.text.endswith("?")]
    if len(questions) == 1:
        marked[questions[0]] = replace(marked[questions[0]], kind=BlockKind.PARAGRAPH)
    return marked


def _is_head(pieces: list[Piece], index: int) -> bool:
    """Tell whether a piece is a head, where the pieces after it are marked already."""
    text = pieces[index].text
    before = pieces[index - 1] if index else None
    after = next((piece for piece in pieces[index + 1 :] if piece.kind is not BlockKind.BOILERPLATE), None)
    if after is None or not is_section_head(text) or (before and before.text.endswith(":")):
        return False
    if before and is_photo_credit(before.text) and not pieces[index].gap:
        return False
    if before and before.kind is BlockKind.TITLE:
        return True
    if after.label:
        return True
    return after.kind is BlockKind.PARAGRAPH and len(after.text) > len(text) and not is_section_head(after.text)
