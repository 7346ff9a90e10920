"""Times of day as live blogs stamp their updates with: "14:05 GMT", "3:15 p.m.", "10.42am BST", "2h ago 14:05"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from archive.lexicon import load_lexicon
from archive.text.printed_dates import date_pattern

LONGEST = 80  # characters of a line that may be a stamp
WORDS = {"noon": "12:00", "midnight": "00:00"}
HALF = r"(?:\s?(?P<half{n}>[ap])\s?\.?\s?m\b\.?)"
# Pages run a time into the same again ("11:0811:08").
ENDED = r"(?:(?!\d)|(?=\d{1,2}[:.]\d\d))"
# What a line may begin with, in the order in which it is tried.
PARTS = {
    "bullet": r"[•●◦○▪■◆*·‣►▶–—-](?=\s|\d)",
    "edit": r"(?:(?:last\s+)?(?:updated|edited|modified)|update)(?:\s+(?:at|on))?\b\s*:?",
    "label": r"(?:(?:first\s+)?(?:posted|published|filed)|live|latest|new|pinned|breaking)(?:\s+(?:at|on))?\b\s*:?",
    "ago": r"(?:\d+\s*(?:seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)\b\s*(?:and\s+)?)+ago|just\s+now\b",
    "date": "{date}",
    "day": r"(?:{weekdays}|yesterday|today)\b\.?",
    "clock": r"(?P<hour1>[01]?\d|2[0-3])\s?[:.h]\s?(?P<minute1>[0-5]\d)(?::[0-5]\d)?(?:(?!\d)|(?=\d{1,2}[:.]\d\d))"
    + HALF.format(n=1)
    + "?",
    "hour": r"(?P<hour2>1[0-2]|0?[1-9])" + HALF.format(n=2),
    "military": r"(?P<hour3>[01]\d|2[0-3])(?P<minute3>[0-5]\d)(?=\s*{zones})",
    "word": r"(?:noon|midnight)\b",
    "zone": "{zones}",
    "between": r"[\s,:;|)\]/·•–—-]+|[(\[](?=\s?(?:\d|{zones}))|\bat\b",
}
# What every stamp has near its beginning; asked first, because it is asked of every line.
MAY_BE_STAMP = re.compile(r".{0,40}?(?:\d|noon|midnight|just now)", re.IGNORECASE)
CLOCKS = ("clock", "hour", "military", "word")
# Four digits without a colon or zone ("0421 – Text", "0640Text"), and those that a year can be.
DIGITS = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s?(?:[–—:-]+\s*|\s|(?=[A-Z\"“]))(?=[A-Z\"“‘'(@#])")
YEARS = range(1000, 2160)


class Stamp(NamedTuple):
    """A time stamp at the beginning of a line."""

    length: int  # of the line's characters, bullet and what separates it from the text included
    time: str | None  # "HH:MM", None where it says no more than "5 minutes ago"
    parts: frozenset[str]  # names of the parts
    zone: str | None = None  # of the time, as it stands

    @property
    def is_sure(self) -> bool:
        """Tell whether more than the digits says that this is a time."""
        return bool(self.parts - {"clock", "between"})


@cache
def _parts_pattern() -> re.Pattern[str]:
    lexicon = load_lexicon("printed_dates")
    # "UK" in front of an update is more often its first word than the name of a clock.
    zones = "|".join(re.escape(zone) for zone in lexicon["zones"] if len(zone) > 1 and zone != "UK")
    fillings = {
        "date": date_pattern().pattern,
        "weekdays": "|".join(lexicon["weekdays"]),
        "zones": rf"(?-i:(?:{zones})(?![A-Za-z]))(?:\s?[+-]\s?\d{{1,2}}(?::\d\d)?)?",
    }
    pattern = "|".join(f"(?P<{name}>{part})" for name, part in PARTS.items())
    for name, filling in fillings.items():
        pattern = pattern.replace(f"{{{name}}}", filling)
    return re.compile(pattern, re.IGNORECASE)


def parse_stamp(line: str) -> Stamp | None:
    """Return the time stamp that a line begins with, None where it begins with none.

    >>> parse_stamp("• 3:15 p.m. ET — Ferry reaches port").time
    '15:15'
    """
    if not MAY_BE_STAMP.match(line):
        return None
    position, parts, time, zone, clocks = 0, set[str](), None, None, 0
    while match := _parts_pattern().match(line, position, LONGEST):
        position = match.end()
        part = next(name for name, value in match.groupdict().items() if value is not None)
        parts.add(part)
        clocks += part in CLOCKS
        if part in CLOCKS and clocks == 1:
            time = _read_time(match)
        elif part == "zone" and clocks == 1:
            zone = match["zone"]
    if not parts & {*CLOCKS, "ago"}:
        return None
    stamp = Stamp(position, time, frozenset(parts), zone)
    # "10.42" alone is any number.
    return None if re.fullmatch(r"\W*\d+\.\d+\W*", line[:position]) else stamp


def parse_digits(line: str) -> Stamp | None:
    """Return the time that a line begins with in four digits, None where it begins with none. It may as well be a year.

    >>> parse_digits("0421 – The ferry has left").time
    '04:21'
    """
    match = DIGITS.match(line)
    return Stamp(match.end(), f"{match['hour']}:{match['minute']}", frozenset(("digits",))) if match else None


def are_times(stamps: Iterable[Stamp]) -> bool:
    """Tell whether times in four digits cannot all be years."""
    return any(stamp.time and int(stamp.time.replace(":", "")) not in YEARS for stamp in stamps)


def _read_time(match: re.Match[str]) -> str:
    """Return a matched time as "HH:MM", 24 hours."""
    if match["word"]:
        return WORDS[match["word"].lower()]
    hour = int(match["hour1"] or match["hour2"] or match["hour3"])
    half = (match["half1"] or match["half2"] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{match['minute1'] or match['minute3'] or '00'}"
