"""From what the model marks as a name to the name itself: titles, possessives, articles and neighbours cut off.

Works on a block's text as the parser sees it (straight quotation marks) and answers in offsets of that text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.annotate.gazetteer import country_of, find_places, is_demonym
from archive.annotate.name_lists import (
    body_words,
    fold_word,
    has_surname_first,
    head_words,
    is_given_name,
    is_surname,
    name_words,
    never_names,
    title_words,
)

# A word with what belongs inside one: "O'Brien", "Jong-un", "J.", "al-Assad".
WORD = re.compile(r"\w(?:[\w]|['’.\-](?=\w))*(?:(?<=\b[A-Z])\.|(?<=\bJr)\.|(?<=\bSr)\.|(?<=\bSt)\.)?")
# What stands between two names, or between a name and something else.
BETWEEN = re.compile(
    r"[,;:/|()\[\]\"“”•–—<>!?*]|\s-+\s|--+|\s{3,}|\.\s|(?<![-'’])\b(?:and|of|with|for|in|at|on|to|from|by|as|vs|v|or|not)\b(?!\w)"
)
# Before a body or country, when somebody was or will be its.
WHEN = re.compile(r"(?:Incoming|Former|Outgoing|Acting|Then|Ex|Current|Retired|Longtime|Veteran|Late)(?:-|\s+)(?=[A-Z])")
SUFFIX = re.compile(r"\s*(?:Jr|Sr)\b")
POSSESSIVE = re.compile(r"['’]s?$")
INITIAL = re.compile(r"[A-Z]\.")
# "hUigínn", "deGrasse"
LATE_CAPITAL = re.compile(r"[a-z]{1,2}[^\W\d_a-zß-ÿ][^\W\d_]{2,}")

type Range = tuple[int, int]


def split_pieces(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield the parts of `text[start:end]` between separators, without white space around them."""
    cuts = [start]
    for match in BETWEEN.finditer(text, start, end):
        if (match[0].startswith(".") and _is_shortened(text, match.start())) or SUFFIX.match(text, match.end()):
            continue
        cuts += [match.start(), match.end()]
    cuts.append(end)
    for left, right in zip(cuts[::2], cuts[1::2], strict=True):
        piece = text[left:right]
        if piece.strip():
            yield left + len(piece) - len(piece.lstrip()), left + len(piece.rstrip())


def _is_shortened(text: str, dot: int) -> bool:
    """Tell whether the dot belongs to an initial, a title or "Jr.", not to the end of a sentence."""
    word = re.search(r"[^\W\d_]+$", text[max(0, dot - 8) : dot])
    if word is None:
        return False
    return len(word[0]) == 1 or fold_word(word[0]) in name_words("suffixes") | title_words() | {"st"}


def trim_person(text: str, start: int, end: int) -> Range | None:
    """Return a person's name inside `text[start:end]`: the capitalized words after titles, None where nothing is left.

    >>> text = "Armenian Defense Minister Davit Tonoyan's"
    >>> text[slice(*trim_person(text, 0, len(text)))]
    'Davit Tonoyan'
    """
    words = list(WORD.finditer(text, start, end))
    while words and (_is_abbreviated(text, words) or _is_front(words[0][0], [word[0] for word in words[1:]])):
        words.pop(0)
    kept: list[re.Match[str]] = []
    for word in words:
        if not _is_name_word(word[0], bool(kept)) or (kept and fold_word(word[0]) in never_names() and not is_initial(word[0])):
            break
        kept.append(word)
        if POSSESSIVE.search(word[0]):
            break
    while kept and not _has_capital(kept[-1][0]):
        kept.pop()
    if not kept:
        return None
    return kept[0].start(), kept[-1].end() - possessive_length(kept[-1][0])


def _is_abbreviated(text: str, words: list[re.Match[str]]) -> bool:
    """Tell whether the first word is a shortened title ("Del. Marcia Price")."""
    word = words[0]
    return len(words) > 1 and text[word.end() : word.end() + 1] == "." and word[0].isalpha() and len(word[0]) > 1


def trim_body(text: str, start: int, end: int) -> Range | None:
    """Return the name of a place or body inside `text[start:end]`: without "the", possessive, quotation marks.

    >>> text = "the OSCE Minsk Group's"
    >>> text[slice(*trim_body(text, 0, len(text)))]
    'OSCE Minsk Group'
    """
    name = text[start:end]
    start += len(name) - len(name.lstrip(" -\"'([<*,;:•"))
    lead = WHEN.match(text, start, end)
    start += len(lead[0]) if lead else 0
    lead = re.match(r"(?:(?:the|an?|[a-z]+)\s+)+(?=\S)|The\s+(?=\S)", text[start:end])
    start += lead.end() if lead else 0
    name = text[start:end].rstrip(" -\"'()[]<>*,;:•–—")
    name = name.removesuffix("'s").removesuffix("’s")
    if "(" in name and ")" not in name:
        name = name[: name.index("(")].rstrip()  # "Centers for Disease Control (CDC"
    name = _without_post(name)
    while (last := name.rsplit(" ", 1))[-1] in ("the", "of", "in", "for", "and", "at", "to") and len(last) > 1:
        name = last[0]
    if name.endswith(".") and not re.search(r"\b[A-Z]\.$|\b(?:Inc|Co|Corp|Ltd|St)\.$", name):
        name = name[:-1]
    return (start, start + len(name)) if any(c.isalpha() for c in name) else None


def _without_post(name: str) -> str:
    """Return a body's name without the beginning of a post after it ("FBI Special" | "Agent")."""
    words = name.split()
    while len(words) > 1 and fold_word(words[-1]) in name_words("post_words") and not words[-2].islower():
        words.pop()
        name = name.rsplit(None, 1)[0]
    return name


def is_initial(word: str) -> bool:
    """Tell whether a word is a letter for a name ("A.")."""
    return INITIAL.fullmatch(word) is not None


def possessive_length(word: str) -> int:
    """Return the number of characters that a possessive ending takes.

    >>> possessive_length("Putin's"), possessive_length("Moses'"), possessive_length("Putin")
    (2, 1, 0)
    """
    ending = POSSESSIVE.search(word)
    return len(ending[0]) if ending else 0


def _is_front(word: str, rest: list[str]) -> bool:
    """Tell whether a word belongs before the name that starts among the rest."""
    if not any(other[:1].isupper() for other in rest):
        return False
    if is_initial(word):
        return False  # "A. J. Roe"
    if not word[:1].isupper():
        return fold_word(word) not in name_words("particles") or not rest[0][:1].isupper()
    bare = fold_word(word[: len(word) - possessive_length(word)])
    if has_surname_first([word, *rest]) and (bare not in ("an", "no") or "-" in rest[0]):
        return False  # "Sun Yat-sen", "An Cheol-soo"
    if bare in title_words() or bare in ("the", "a", "an"):
        return True
    if len(rest) > 1 and is_given_name(rest[0]) and not is_given_name(bare) and not is_surname(bare) and find_places(word):
        return True  # "MP for Bath Ana Rojas"
    if bare in head_words() and len(rest) > 1 and not is_given_name(bare) and not is_surname(bare):
        return True  # "Midfielder Ana Rojas"
    if is_given_name(bare):
        return bool(POSSESSIVE.search(word))
    return bool(POSSESSIVE.search(word)) or is_demonym(word) or country_of(word) is not None or bare in never_names()


def _is_name_word(word: str, inside: bool) -> bool:
    if word[:1].isupper() or (inside and LATE_CAPITAL.fullmatch(word)):
        return True
    first, *more = re.split(r"[-'’]", word)
    return fold_word(first) in name_words("particles") and (not more or _has_capital(word) or inside)


def _has_capital(word: str) -> bool:
    return any(part[:1].isupper() for part in re.split(r"[-'’]", word)) or LATE_CAPITAL.fullmatch(word) is not None


def has_body_word(name: str) -> bool:
    """Tell whether a name has a word of bodies, buildings or places."""
    return any(fold_word(word) in body_words() for word in name.split())
