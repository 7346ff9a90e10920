"""Lines that name people and agencies without saying anything of them: by-lines, photo credits, sources, key words.

Only whole lines, and credits that are stuck to the end of a caption. Names in them count, so that they are kept
apart from the story but are no boilerplate.
"""

from __future__ import annotations

import re
from functools import cache

from archive.lexicon import load_lexicon

LONGEST = 200  # characters of a line that may be a credit
LONGEST_NAME = 60
# "Name / Agency", "Agency/Name", "REUTERS/Name via Agency", "Agency - Agency": what stands between the names.
BETWEEN = re.compile(r"\s*(?:/|\||•|·|\bvia\b|\bfor\b)\s*|\s+[-–—]\s+|\s*,\s*")
WORD = re.compile(r"[^\W\d_][\w.'’-]*|&|©")
# The caption's last sentence runs into the credit, with or without a blank between.
STUCK_CREDIT = re.compile(
    r"(?<=[.!?”\"’)])\s*(?P<credit>[^.!?”\"’()]{3,90}?/\s?[^.!?”\"’()]{2,60}"
    r"|\(?(?:Photo|Image|Picture|Credit)s?(?: by)?:? [^.!?]{3,80})\.?$"
)
COPYRIGHT = re.compile(
    r"(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*,?\s*(?:(?:19|20)\d\d(?:\s*[-–,]\s*(?:19|20)\d\d)*)\s*,?\s*"
    r"(?:by\s+)?(?P<owner>[^.,;|©\d][^.,;|©]{1,60})?",
    re.IGNORECASE,
)
RIGHTS = re.compile(r"\s*(?:all rights reserved|inc|ltd|llc)\b.*", re.IGNORECASE)


def is_credit(text: str) -> bool:
    """Tell whether a line is a by-line, a photo credit, a line of sources or a copyright notice.

    >>> is_credit("By Jane Doe, Reuters"), is_credit("Jane Doe / AFP via Getty Images"), is_credit("By Friday it had stopped.")
    (True, True, False)
    """
    if len(text) > LONGEST:
        return False
    ends = tuple(load_lexicon("credits")["reporting_ends"])
    named = parse_byline(text) or _reporting_pattern().match(text) or COPYRIGHT.match(text)
    return bool(named) or text.casefold().rstrip(" .)").endswith(ends) or is_photo_credit(text)


def parse_byline(text: str) -> str | None:
    """Return the names of a by-line as they stand, "by" and brackets left out; None for any other line.

    >>> parse_byline("BY JANE DOE AND JOHN ROE | Associated Press")
    'JANE DOE AND JOHN ROE | Associated Press'
    """
    if len(text) > LONGEST:
        return None
    bare = text.strip("()[]—–- \n")
    match = _by_pattern().match(bare)
    if match is None:
        return None
    names = bare[match.end() :].strip(" :.,")
    # One word is no name: "By Default" is a headline, "By Reuters" a by-line.
    if is_agency(names) or (len(names.split()) > 1 and is_name_list(names)):
        return names
    return None


def is_writers_line(text: str) -> bool:
    """Tell whether a line is nothing but the full names of people, with or without "From" in front.

    Only fit for lines below a headline or a time stamp: elsewhere such a line may be anything.

    >>> is_writers_line("Jane Doe and John Q. Roe"), is_writers_line("From Jane Doe in Rome"), is_writers_line("Summary")
    (True, True, False)
    """
    names = re.split(r"\s*(?:,|&|\band\b)\s*", re.sub(r"^From\s+", "", text))
    starts_from = text.startswith("From ")
    return len(text) <= LONGEST_NAME and all(
        is_name_list(name) and len(name.split()) in range(2, 6 if starts_from else 4) and (starts_from or name.istitle())
        for name in names
    )


def is_name_list(text: str) -> bool:
    """Tell whether words are names alone: capitalised, but for the small words between names and titles after them."""
    words = WORD.findall(text)
    small = load_lexicon("credits")["small"]
    named = [word for word in words if word.casefold() not in small]
    if not named or any(character.isdigit() for character in text) or re.search(r"[.!?]\s+[A-Z][a-z]+\s+[a-z]", text):
        return False
    return all(word[0].isupper() for word in named) and words[0][0].isupper()


def is_photo_credit(text: str) -> bool:
    """Tell whether a line says who took or owns a picture."""
    bare = text.strip("()[]—–- \n.")
    match = _photo_pattern().match(bare)
    if match:
        rest = bare[match.end() :].strip(" :.,©")
        return bool(rest) and is_name_list(rest.replace("/", " "))
    if len(bare) > 2 * LONGEST_NAME:
        return False
    parts = [part.strip(" .()") for part in BETWEEN.split(bare) if part.strip(" .()")]
    if not parts or not all(len(part) <= LONGEST_NAME and is_name_list(part) for part in parts):
        return False
    known = [part.casefold() in _agencies() for part in parts]
    # "Jane Doe, Reuters" is as likely "London, Reuters" or a list of key words: a comma alone proves nothing.
    joined = any(mark in bare for mark in ("/", "|", " via ", " - ", " – ", " — "))
    return all(known) or (joined and any(known) and len(parts) <= 4)


def is_tag_list(text: str) -> bool:
    """Tell whether a line is a list of key words or people: names between commas, no sentence.

    >>> is_tag_list("Jane Doe, John Roe, Iceland"), is_tag_list("Jane Doe, John Roe and others left.")
    (True, False)
    """
    match = _tags_pattern().match(text)
    parts = [part.strip() for part in re.split(r"[,;|•·#]|\s{3,}", text[match.end() :] if match else text)]
    parts = [part for part in parts if part]
    if len(text) > 4 * LONGEST or text.endswith((".", "!", "?", ":")) or len(parts) < (1 if match else 3):
        return False
    return all(len(part.split()) <= 5 and (match or is_name_list(part)) for part in parts)


def find_stuck_credit(text: str) -> int | None:
    """Return where a photo credit begins that is stuck to the end of a caption, None where none is.

    >>> find_stuck_credit("The wreck on Sunday.Jane Doe / Reuters")
    20
    """
    match = STUCK_CREDIT.search(text, max(0, len(text) - LONGEST))
    if match is None or not is_photo_credit(match["credit"]):
        return None
    return match.start("credit")


def find_owner(text: str) -> str | None:
    """Return whose copyright a notice with a year claims, None for any other text.

    >>> find_owner("Copyright © 2016 Example Radio. All rights reserved.")
    'Example Radio'
    """
    match = COPYRIGHT.search(text)
    owner = RIGHTS.sub("", match["owner"] or "").strip() if match else ""
    return owner if owner and is_name_list(owner) else None


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a news agency or broadcaster."""
    return name.casefold() in _agencies()


@cache
def _agencies() -> frozenset[str]:
    return frozenset(load_lexicon("credits")["agencies"])


@cache
def _opening(key: str) -> str:
    phrases = sorted(load_lexicon("credits")[key], key=len, reverse=True)
    # A word ends where the phrase does; a sign needs no end.
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") + (r"\b" if phrase[-1].isalpha() else "") for phrase in phrases)


@cache
def _by_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_opening('by')})\s*:?\s+", re.IGNORECASE)


@cache
def _photo_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_opening('photo')})\s*(?:[:/,]|by\b|\bcourtesy\b|(?<=©)|(?<=\bby)\s)\s*", re.IGNORECASE)


@cache
def _reporting_pattern() -> re.Pattern[str]:
    return re.compile(rf"[\W_]*(?:{_opening('reporting')})", re.IGNORECASE)


@cache
def _tags_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:{_opening('tags')})\s*:\s*", re.IGNORECASE)
