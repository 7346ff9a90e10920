"""Calendar dates as pages print them: "12 March 2014", "Wed, Mar 12 2014", "12.03.2014", "2014-03-12T14:05:00Z".

Day and month are told apart by the words around them: a zone, a clock with am or pm, the address of the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from archive.lexicon import load_lexicon

DAY_FIRST = re.compile(r"\b(?:1[3-9]|2[0-3])[:.h]\d\d(?!\d)|\b\d{1,2}-\d{1,2}-(?:19|20)\d\d\b")
LONGEST_WEEKDAY = 12  # with what stands between it and the date


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A calendar date in a line: where, its weekday included, and its value as EDTF. A year that is not printed is XXXX."""

    start: int
    end: int
    edtf: str


def any_of(words: list[str]) -> str:
    """Return a pattern of words or phrases, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def date_pattern() -> re.Pattern[str]:
    """Return a pattern of calendar dates, parts in named groups."""
    month = rf"(?:{any_of(list(load_lexicon('printed_dates')['months']))})\b\.?"
    day = r"\d{1,2}(?:\s?(?:st|nd|rd|th))?"
    # Pages run a date into its time ("15 May 201921:30").
    end = r"(?:\b|(?=\d{1,2}[:.]\d\d))"
    return re.compile(
        rf"(?<![\d/.:])(?P<day1>{day})[\s,.-]+(?:of\s+)?(?P<month1>{month})(?:[\s,.-]+(?P<year1>(?:19|20)\d\d){end})?"
        rf"|\b(?P<month2>{month})\s*-?(?P<day2>{day})(?!\s?:|\d)(?:[\s,.-]+(?P<year2>(?:19|20)\d\d){end})?"
        rf"|\b(?P<month3>{month})[\s,]+(?P<year3>(?:19|20)\d\d)\b"
        r"|(?<![\d:.])(?P<year4>(?:19|20)\d\d)\s*(?P<mark4>[./-])\s*(?P<month4>\d{1,2})\s*(?P=mark4)\s*(?P<day4>\d{1,2})(?!\d)"
        r"|(?<![\d:.])(?P<first>\d{1,2})\s*(?P<mark>[./-])\s*(?P<second>\d{1,2})\s*(?P=mark)\s*(?P<year5>(?:19|20)\d\d|\d\d)(?![\d:])",
        re.IGNORECASE,
    )


@cache
def time_pattern() -> re.Pattern[str]:
    """Return a pattern of clock times."""
    half = r"(?:\s*[ap]\s?\.?\s?m?\b\.?)"
    clock = rf"\d{{1,2}}\s*[:.h]\s*\d\d(?:\s*[:.]\s*\d\d)?{half}?|\d{{1,2}}{half}"
    return re.compile(rf"{clock}|\b\d{{4}}(?=\s*(?:{zones_pattern()}))", re.IGNORECASE)


def zones_pattern() -> str:
    """Return a pattern of the names of clocks with their distance from Greenwich, if any."""
    return rf"(?:{any_of(load_lexicon('printed_dates')['zones'])})\b(?:\s*[+-]\s*\d{{1,2}}(?:\s*:\s*\d{{1,2}})?)?"


def parse_printed_dates(text: str, address: str = "") -> list[PrintedDate]:
    """Return the calendar dates in a line, in order.

    `address` is the page's own, which shows where it is read and sometimes the day.

    >>> [printed.edtf for printed in parse_printed_dates("Thu, 10 Nov 2011 02:45 PM")]
    ['2011-11-10']
    """
    found = ((match, _value(match, text, address)) for match in date_pattern().finditer(text))
    return [PrintedDate(_with_weekday(text, match.start()), match.end(), edtf) for match, edtf in found if edtf]


def _with_weekday(text: str, start: int) -> int:
    match = _weekday_pattern().search(text, max(0, start - LONGEST_WEEKDAY), start)
    return match.start() if match else start


@cache
def _weekday_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(load_lexicon('printed_dates')['weekdays'])})\b\.?,?\s*$", re.IGNORECASE)


def _value(match: re.Match[str], text: str, address: str) -> str | None:
    groups = {key.rstrip("12345"): value for key, value in match.groupdict().items() if value is not None}
    if "first" in groups:
        return _numeric_value(groups, text, address)
    month = load_lexicon("printed_dates")["months"].get(groups["month"].rstrip(".").lower())
    day = re.match(r"\d+", groups["day"]) if "day" in groups else None
    return _edtf(groups.get("year"), month or int(groups["month"]), int(day[0]) if day else None)


def _edtf(year: str | None, month: int, day: int | None, doubt: str = "") -> str | None:
    """Return a calendar date as EDTF, None where the calendar has no such day."""
    try:
        date(int(year) if year else 2000, month, day or 1)
    except ValueError:
        return None
    return f"{year or 'XXXX'}-{month:02}" + (f"-{day:02}" if day else "") + doubt


def _numeric_value(groups: dict[str, str], text: str, address: str) -> str | None:
    first, second, year = int(groups["first"]), int(groups["second"]), groups["year"]
    # Pages of two-digit years are of the web's time.
    year = f"20{year}" if len(year) == 2 else year
    by_month, by_day = _edtf(year, first, second), _edtf(year, second, first)
    if not by_month or not by_day or by_month == by_day:
        return by_month or by_day
    if groups["mark"] == ".":
        return by_day
    order = _reading_order(text, address, (by_month, by_day))
    return by_day if order == "day" else by_month if order == "month" else f"{by_month}?"


def _reading_order(text: str, address: str, values: tuple[str, str]) -> str | None:
    """Return which of day and month the page writes first, None where nothing tells."""
    lexicon = load_lexicon("printed_dates")
    for value, order in zip(values, ("month", "day"), strict=True):
        if value in [printed.edtf for printed in _dates_of_address(address)]:
            return order
    for kind, order in (("month_first_zones", "month"), ("day_first_zones", "day")):
        if re.search(rf"\b(?:{any_of(lexicon[kind])})\b", text):
            return order
    if re.search(r"\.(?:uk|ie|au|nz|za|in|eu|de|fr|ru)(?:[/:]|$)", address):
        return "day"
    if re.search(r"\d\s*[AP]\.?M\b", text):
        return "month"
    # Where the clock has 24 hours, and between hyphens, the day mostly comes first.
    return "day" if DAY_FIRST.search(text) else None


def find_date_of_address(address: str) -> str | None:
    """Return the day that a web address names as EDTF, with a `?`; None where it names none.

    >>> find_date_of_address("https://example.org/2011/nov/12/world/ship")
    '2011-11-12?'
    """
    found = _dates_of_address(address)
    return f"{found[0].edtf}?" if found else None


def _dates_of_address(address: str) -> list[PrintedDate]:
    months = any_of([*load_lexicon("printed_dates")["months"], *(f"{n:02}" for n in range(1, 13))])
    shape = rf"(?<!\d)((?:19|20)\d\d)([/_-]?)({months}|[1-9])\2([0-3]?\d)(?!\d)"
    found = []
    for match in re.finditer(shape, address, re.IGNORECASE):
        month = load_lexicon("printed_dates")["months"].get(match[3].lower()) or int(match[3])
        edtf = _edtf(match[1], month, int(match[4]))
        # Eight digits in a row may be any number; with a mark between them they are a date.
        if edtf and (match[2] or len(match[0]) == 8):
            found.append(PrintedDate(match.start(), match.end(), edtf))
    return found
