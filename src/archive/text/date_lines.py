"""Lines that hold a date and nothing else of weight: what stands below a headline, or under the story's end.

Beside the date there may be times, labels ("Updated"), a place or agency, who wrote it, and a page's small furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from archive.lexicon import load_lexicon
from archive.text.credits import is_agency, is_name_list, is_writers_line, parse_byline
from archive.text.printed_dates import PrintedDate, any_of, parse_printed_dates, time_pattern, zones_pattern

LONGEST = 160  # characters of a line that may be a date line
BAR = " | "
# What parts of a line are set off from each other by.
APART = re.compile(r"\s*[|•·;]\s*|\s*[:,/]\s+|\s+[/–—-]+\s+|\s*[()\[\]]\s*")
MOST_PLACE_WORDS = 3  # of each part of a place


@dataclass(frozen=True, slots=True)
class DateLine:
    """A line that holds a date and nothing else of weight. The first of `dates` that is labelled so comes first."""

    dates: tuple[PrintedDate, ...]
    label: str | None  # "published", "updated"
    has_time: bool


@cache
def _furniture_pattern() -> re.Pattern[str]:
    lexicon = load_lexicon("printed_dates")
    words = any_of([*lexicon["weekdays"], *lexicon["joiners"]])
    return re.compile(rf"\b(?:{zones_pattern()}|(?:{words})\b\.?)|[\s,;:|@+()\[\]./·•–—-]+", re.IGNORECASE)


@cache
def _label_pattern(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(load_lexicon('printed_dates')[kind])})\b", re.IGNORECASE)


@cache
def _beside_pattern() -> re.Pattern[str]:
    return re.compile("|".join(load_lexicon("printed_dates")["beside"]), re.IGNORECASE)


@lru_cache(maxsize=256)
def parse_date_line(text: str, address: str = "") -> DateLine | None:
    """Return the dates of a line that holds nothing else but times, labels, places, agencies and writers; else None.

    >>> parse_date_line("Last updated: Monday, 28 November 2005, 02:24 GMT").dates[0].edtf
    '2005-11-28'
    >>> parse_date_line("The storm of 28 November 2005")
    """
    if len(text) > LONGEST or not any(map(str.isdecimal, text)):
        return None
    dates = parse_printed_dates(text, address)
    if not dates:
        return None
    rest = text
    for printed in reversed(dates):
        rest = f"{rest[: printed.start]}{BAR}{rest[printed.end :]}"
    rest, times = time_pattern().subn(BAR, rest)
    labels = {kind: _label_pattern(kind).search(rest) for kind in ("updated", "published")}
    for kind in labels:
        rest = _label_pattern(kind).sub(BAR, rest)
    if not _is_page(rest, text[: dates[0].start], has_label=any(labels.values())):
        return None
    # "Jane Doe: 16 April 1938 – 25 June 2017" is a life.
    if not any(labels.values()) and len({printed.edtf[:4] for printed in dates}) > 1:
        return None
    label = "published" if labels["published"] else "updated" if labels["updated"] else None
    return DateLine(_published_first(text, dates, labels["updated"], labels["published"]), label, bool(times))


def _published_first(
    text: str, dates: list[PrintedDate], updated: re.Match[str] | None, published: re.Match[str] | None
) -> tuple[PrintedDate, ...]:
    """Return the dates of a line, that of publication first ("Updated 3 May; originally published 2 May")."""
    if not (updated and published and len(dates) > 1):
        return tuple(dates)
    return tuple(dates if text.find(published[0]) < text.find(updated[0]) else reversed(dates))


def _is_page(rest: str, front: str, *, has_label: bool) -> bool:
    """Tell whether what is left of a date line is all of a page's making. `front` stands before its date."""
    bare = " ".join(_furniture_pattern().sub(" ", rest).split())
    if not bare or (bare.isupper() and len(bare.split()) <= MOST_PLACE_WORDS):
        return True
    parts = [part for part in APART.split(_beside_pattern().sub(BAR, rest)) if _furniture_pattern().sub("", part)]
    return all(_is_beside(part.strip(" .-–—"), front, has_label=has_label) for part in parts)


def _is_beside(part: str, front: str, *, has_label: bool) -> bool:
    """Tell whether a part of a date line is an agency, its writers, or a place in front of the date."""
    name = re.sub(r"^by\s+", "", part, flags=re.IGNORECASE)
    if is_agency(name) or parse_byline(part) or is_writers_line(name) or _furniture_pattern().sub("", part).isdecimal():
        return True
    words = name.split()
    in_front = (part in front and f"{part}:" not in front) or (has_label and len(words) == 1) or name != part
    named = in_front and is_name_list(name) and all(word[0].isupper() for word in words)
    return len(words) <= MOST_PLACE_WORDS and (part.isupper() or named)


def is_date_line(text: str) -> bool:
    """Tell whether a line holds nothing but a date and what a page prints beside it."""
    return parse_date_line(text) is not None


def is_small_print(text: str) -> bool:
    """Tell whether a line is of those that stand beside a date ("For immediate release", "3 min read")."""
    return _beside_pattern().fullmatch(text.strip(" .:")) is not None


def parse_note(text: str) -> PrintedDate | None:
    """Return the date of a note that says when the article came out, None where a line is none.

    >>> parse_note("This story was originally published March 12, 2014, 4:12 PM.").edtf
    '2014-03-12'
    """
    match = _note_pattern().match(text) if len(text) <= LONGEST else None
    dates = parse_printed_dates(text) if match else []
    return dates[0] if match and len(dates) == 1 and len(text[match.end() : dates[0].start].split()) <= 8 else None


@cache
def _note_pattern() -> re.Pattern[str]:
    return re.compile("|".join(load_lexicon("printed_dates")["notes"]), re.IGNORECASE)
