"""Datelines: place, day and agency in front of a story's first words.

"LONDON, March 3 (Reuters) - …", "Mar 3 (Reuters) - …", "MOSCOW, November 21. /TASS/. …", "BAKU. 19 June. APA/ …".
"""

from __future__ import annotations

import re
from functools import cache

from archive.lexicon import load_lexicon
from archive.text.credits import is_agency, is_name_list
from archive.text.printed_dates import PrintedDate, parse_printed_dates

LONGEST = 120  # characters
# Where a dateline may end, with what follows it.
END = re.compile(
    r"\s*[-–—―]{1,3}\s*(?=[A-Z\"“‘'\[])|(?<=[a-zA-Z])/\s+(?=[A-Z\"“])|[)/\]]\.?:?\s+(?=[A-Z\"“])|(?<=[A-Z]{4})\.\s+(?=[A-Z\"“])"
)
AGENCY = re.compile(r"[(/\[]\s*[A-Z][\w.&/ '-]{1,40}?\s*[)/\]]")
MARKS = " .,:;|/()[]-–—―"
MOST_WORDS = 7
PLACE = re.compile(
    r"(?P<place>[A-Z][^\W\d_]*[^\W\d_.][\w.'’ -]{0,40}(?:,\s[A-Z][\w.'’ ]{0,30}){0,2}?)?[,.|]?\s*"
    r"(?P<day>[^\W\d_]{3,9}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{1,2}\s[^\W\d_]{3,9}\.?(?:\s\d{4})?)?[,.]?\s*"
    r"(?:[(/\[](?P<agency>[A-Z][\w.&/' -]{1,40}?)[)/\]]\.?)?\s*(?P<end>[-–—―:]+|(?<=[/)]\.))\s"
)


def find_day(text: str) -> PrintedDate | None:
    """Return the day of the dateline that a paragraph begins with, None where it begins with none or one without a day.

    >>> find_day("OSLO, March 12 (NTB) - The ferry sank.").edtf
    'XXXX-03-12'
    >>> find_day("On March 12 - a Wednesday - the ferry sank.")
    """
    beginning = text[:LONGEST]
    if not any(map(str.isdecimal, beginning)):
        return None
    dates = parse_printed_dates(beginning)
    if not dates:
        return None
    day = dates[0]
    for end in END.finditer(beginning, day.end):
        if _is_dateline(beginning[: day.start], beginning[day.end : end.start() + 1], end[0]):
            return day
    return None


def _is_dateline(before: str, after: str, end: str) -> bool:
    """Tell whether what stands around a day is a place and an agency."""
    agencies = AGENCY.findall(before + " " + after)
    place = AGENCY.sub(" ", before).strip(MARKS)
    behind = AGENCY.sub(" ", after).strip(MARKS)
    # Anything but an agency and the end of the dateline ("March 12 storm - …").
    if len(behind.split()) > MOST_WORDS or (behind and not (is_agency(behind) or (behind.isupper() and _is_name(behind)))):
        return False
    if not place:
        return bool(agencies or behind) or "-" in end or "–" in end or "—" in end
    return _is_name(place)


def _is_name(words: str) -> bool:
    first = words.split()[0].casefold()
    return len(words.split()) <= MOST_WORDS and is_name_list(words) and first not in _openers()


@cache
def _openers() -> frozenset[str]:
    return frozenset(load_lexicon("printed_dates")["openers"])


def find_agency(text: str) -> str | None:
    """Return the agency of the dateline that a paragraph begins with, None where it names none."""
    beginning = text[:LONGEST]
    match = PLACE.match(beginning) if "(" in beginning or "/" in beginning else None
    if match is None or not match["agency"] or not match["place"] or not match["place"].split(",")[0].isupper():
        return None
    agency: str = match["agency"]
    return agency if is_agency(agency) or is_name_list(agency) else None
