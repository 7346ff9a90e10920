"""Two dates that name one time from the first to the second: "between 2009 and 2012", "from May 3 to May 10"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archive.dates import earliest_day, latest_day, parse_edtf
from archive.facts import DateMention, Span

# What stands before the first date, and between the two.
BETWEEN = (re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE), re.compile(r",?\s+and\s+(?:the\s+)?"))
FROM = (re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE), re.compile(r",?\s+(?:to|until|till|through)\s+(?:the\s+)?"))
# Without an opening word: only between dates in figures ("in 2010 to 2012"), because "Monday to Friday" is any week.
BARE = re.compile(r"\s+(?:to|until|till|through)\s+|[-–—]")
DAYS_OF_A_YEAR = re.compile(r"XXXX-\d\d-\d\d")
BEFORE = 20  # characters that an opening word and an article can take


def join_intervals(text: str, mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    """Yield the dates of a block, two that open and close one interval as one; spans stay spans of `text`."""
    waiting: DateMention | None = None
    for mention in mentions:
        joined = _join(text, waiting, mention) if waiting else None
        if waiting and joined is None:
            yield waiting
        waiting = joined or mention
    if waiting:
        yield waiting


def _join(text: str, first: DateMention, last: DateMention) -> DateMention | None:
    before, between = text[max(0, first.span.start - BEFORE) : first.span.start], text[first.span.end : last.span.start]
    opened = any(opens.search(before) and links.fullmatch(between) for opens, links in (BETWEEN, FROM))
    if not opened and not (BARE.fullmatch(between) and _ends_in_figure(text, first) and _ends_in_figure(text, last)):
        return None
    if "/" in first.edtf + last.edtf:
        return None
    if DAYS_OF_A_YEAR.fullmatch(first.edtf) and DAYS_OF_A_YEAR.fullmatch(last.edtf):
        # Of one year, whichever: "from May 30 to June 2"; months alone may be of two.
        return _joined(first, last) if first.edtf < last.edtf else None
    begins, ends = earliest_day(parse_edtf(first.edtf)), latest_day(parse_edtf(last.edtf))
    # "From 9 May to 3 April" goes back.
    if begins is None or ends is None or begins >= ends:
        return None
    return _joined(first, last)


def _joined(first: DateMention, last: DateMention) -> DateMention:
    return DateMention(Span(first.span.start, last.span.end), f"{first.edtf}/{last.edtf}")


def _ends_in_figure(text: str, mention: DateMention) -> bool:
    return text[mention.span.end - 1].isdecimal()
