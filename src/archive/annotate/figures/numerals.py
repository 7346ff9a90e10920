"""Numbers written in digits: thousands marks, decimals, fractions, and the letters that are attached to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from archive.lexicon import load_lexicon

ONE = Decimal(1)

# A fraction is one only with a denominator that people use, so that dates ("9/11") and scores are none.
_DENOMINATORS = "2|3|4|5|8|10|16|32|64"
_FRACTION = rf"(?:(?P<whole>\d+)[ -])?(?P<top>\d+) ?/ ?(?P<bottom>{_DENOMINATORS})(?![\d/])"
# "$68.37 1/2": a half cent.
_SPLIT = r"(?P<sum>\d+\.\d\d) (?P<over>[1357])/(?P<under>2|4|8)(?![\d/])"
_MIXED = r"(?P<mixed>(?:\d+ (?=[½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘])|\d)*)(?P<sign>[½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘])"
# In order: 1,960 or 80, 000 or 10 000; Indian 25,00,000; 0.9 and .5; 1960.
_PLAIN = r"\d{1,3}(?:,\d{3}|, ?0\d\d|[ ]0\d\d)+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d*\.\d+|\d+"
_DIGITS = re.compile(rf"{_SPLIT}|{_FRACTION}|{_MIXED}|(?P<plain>{_PLAIN})")
_FIRST = re.compile(r"[\d½¼¾⅓⅔⅛⅜⅝⅞⅕⅖⅗⅘]")
# Letters and signs written on to the digits: "km", "%", "°C", "km/h".
_ATTACHED = re.compile(r"[^\W\d_]*[%‰°º℃℉²³$€£¥₹₽¢]?[^\W\d_]*(?:/[A-Za-z]+\b|[²³]|(?<=m)[23](?!\w))?")
# What goes on as a code: "4.5.1", "10:30:15", "24703L202", "1111-2222-3333".
_CODE = re.compile(r"(?:[.:] ?\d\d(?= ?[ap]\. ?m\b|[ap]m\b)|: \d\d(?!\d)|[.:]\d+|[A-Za-z]+\d[\w-]*|[-‑]\d+[-‑]\d+)+")
# A chunk with one of these is an address or a tag, not prose.
_TAGGED = re.compile(r"(?:[#@№§_]|\d[:,./]|[^\W\d_]/|\b[Nn][Oo]\.? ?)$")
_HYPHENED = re.compile(r"[^\W\d_][-‑]$")
_LETTERS = re.compile(r"[^\W\d_]+$")
_ORDINAL = re.compile(r"(?i:st|nd|rd|th|s|x|am|pm)|[DG]")
# What is no end of a number: more digits, a clock time.
_GOES_ON = re.compile(r"\d|[-–]\d{1,2}:\d\d|[:/,.]\d|: \d\d(?!\d)|[-‑]\d+[-‑]|(?i:(?:\. \d\d)? ?[ap]\.? ?m\b| ?o'clock)")
_ADDRESS = re.compile(r"@|#|=\"|://|www\.|\.(?:com|org|net|gov|html?)\b|_")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a block's text, before it has a unit. Offsets are the block's."""

    start: int
    end: int
    value: Decimal
    scale: Decimal = ONE  # of its scale word ("million"): what "33–35 billion" shares
    worded: bool = False
    share: bool = False  # a part of a whole ("two-thirds"), the value in percent
    attached: str = ""  # what is written on to the digits and not yet understood: "km", "m", "%"


def plain_value(value: Decimal) -> Decimal:
    """Return a number without idle noughts behind its point.

    >>> str(plain_value(Decimal("1500000.0"))), str(plain_value(Decimal("66.670")))
    ('1500000', '66.67')
    """
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def parse_digits(text: str) -> Iterator[Number]:
    """Yield the numbers written in digits, in order. Codes, clock times, ordinals and versions are none.

    >>> [(str(n.value), n.attached) for n in parse_digits("1,960 men, 182km, 7 3/4 percent, A350, 20th, 10:30")]
    [('1960', ''), ('182', 'km'), ('7.75', '')]
    """
    position = 0
    while first := _FIRST.search(text, position):
        start = first.start() - (text[first.start() - 1 : first.start()] == "." and first.start() > position)
        match = _DIGITS.match(text, start) or _DIGITS.match(text, first.start())
        if match is None:
            break
        number = _as_number(text, match)
        end = match.end() + len(number.attached) if number else match.end()
        position = max(end, _end_of_code(text, match.end()))
        if number:
            yield number


def _as_number(text: str, match: re.Match[str]) -> Number | None:
    """Return digits as a number, None where they are part of something else."""
    start, end = match.span()
    attached = _ATTACHED.match(text, end)
    letters = attached.group() if attached else ""
    if not _may_start(text, start) or not _may_end(text, end + len(letters), letters, match):
        return None
    start, value = _signed(text, start, _value_of(match))
    return Number(start, end, value, attached=letters)


def _end_of_code(text: str, end: int) -> int:
    """Return where a code that the digits open ends ("24703L202", "4.5.1", "10:30:15"), else `end`."""
    code = _CODE.match(text, end)
    return code.end() if code and not re.fullmatch(r"[A-Za-z]{1,3}[23]", code.group()) else end


def _value_of(match: re.Match[str]) -> Decimal:
    if match["sum"]:
        return Decimal(match["sum"]) + Decimal(match["over"]) / Decimal(match["under"]) / 100
    if match["bottom"]:
        return Decimal(match["whole"] or 0) + Decimal(match["top"]) / Decimal(match["bottom"])
    if match["sign"]:
        return Decimal(match["mixed"] or 0) + Decimal(str(_signs()[match["sign"]]))
    return Decimal(re.sub(r"[, ]", "", match["plain"]))


@cache
def _signs() -> dict[str, float]:
    signs: dict[str, float] = load_lexicon("numbers")["signs"]
    return signs


def _may_start(text: str, start: int) -> bool:
    """Tell whether digits may begin a number here: not within a name ("A350", "F-16"), a clock time, a tag or "No. 5"."""
    before = text[max(0, start - 12) : start]
    if not before or (before[-1] == " " and not before.endswith(("o ", "O ", ". "))):
        return True
    if _TAGGED.search(before) and not before.endswith("S/"):
        return False
    if _HYPHENED.search(before):
        return bool(re.search(r"\d[^\W\d_]{,3}[-‑](?:(?:to|or)-)?$", before))
    letters = _LETTERS.search(before)
    return letters is None or letters.group() in _prefixes()


@cache
def _prefixes() -> frozenset[str]:
    """Return what may be written before digits without a blank: currency codes ("USD115") and word-like signs ("Rs500")."""
    currencies = load_lexicon("currencies")
    codes = {form for code in currencies["currencies"] for form in (code, code.lower()) if code not in currencies["word_codes"]}
    signs = {sign for row in currencies["currencies"].values() for sign in row.get("signs", ()) if sign[-1:].isalpha()}
    return frozenset(codes | signs)


def _may_end(text: str, end: int, letters: str, match: re.Match[str]) -> bool:
    """Tell whether a number may end before what stands at `end`, `letters` being attached to it."""
    if letters and _ORDINAL.fullmatch(letters):
        return False
    after = text[end : end + 12]
    if _GOES_ON.match(after):
        return False
    if re.fullmatch(r"0\d+", match["plain"] or ""):
        return False
    chunk = text[text.rfind(" ", 0, match.start()) + 1 : end + len(after.split(" ", 1)[0])]
    return not _ADDRESS.search(chunk)


def _signed(text: str, start: int, value: Decimal) -> tuple[int, Decimal]:
    """Return start and value with a minus sign taken in: "-5", but not "70 -200", "$-5" or "word-5"."""
    alone = text[:start].endswith(("-", "−")) and (start == 1 or text[start - 2] in " ([")
    if alone and not re.search(r"\d\w*\s?$", text[: start - 1]):
        return start - 1, -value
    return start, value
