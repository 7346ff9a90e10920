"""Numbers with their units, and two of them joined where they are one: a range, dollars with their cents."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from archive.annotate.figures.money import Money, parse_money, subunit_of
from archive.annotate.figures.number_words import parse_numbers
from archive.annotate.figures.numerals import ONE, Number
from archive.annotate.figures.parts import parse_parts
from archive.annotate.figures.units import MONEY, SHARE, TIME, Unit, parse_unit
from archive.lexicon import load_lexicon

# "5m people", "10m barrels": a count follows, so that the m is million; "100m race", "5m wide" are lengths.
_RACES = "race|sprint|hurdles|final|relay|freestyle|butterfly|backstroke|breaststroke"
_SIDES = "wide|long|deep|high|tall|away|across|thick"
_NO_PLURALS = "is|was|as|has|its|his|this|us"
_PLURALS = "[A-Za-z]+s|people|men|women|children|tonnes|barrels"
_COUNTED = rf"(?:[a-z]+ )?(?!(?:{_NO_PLURALS})\b)(?:{_PLURALS})"
_COUNT_NEXT = re.compile(rf" (?!(?:{_RACES}|{_SIDES})\b)(?:of (?:the|its|his|their)|{_COUNTED})\b")
# "sold 4m Astra handsets", "sales of 18.6m": in a market an m is million, but for "a 2m sofa" and lengths.
_MARKET = re.compile(r"\b(?:sold|sells?|selling|sales|ship(?:s|ped|ping)|shipments|subscribers|downloads|users|customers)\b")
_SENTENCE_END = re.compile(r"[.!?][\"')]?\s|\n")
_SINGLE = re.compile(r"\ban? $", re.I)
_SIDE_NEXT = re.compile(rf"[ -]?(?:[A-Za-z]+ )?(?:{_RACES}|{_SIDES})\b")
# "20 billion kronor for defence and 500m for police": among sums of money an m is million.
_MONEY_TEXT = re.compile(r"[$£€¥]|\d ?bn\b|\b(?:m|b|tr)illions?\b")
_LENGTH_TEXT = re.compile(
    r"\b(?:\d*km|\d+cm|\d*mm|(?:kilo|centi|milli)?met(?:re|er)s?|feet|foot|miles?|race|sprint|wide|tall|long|high|deep)\b"
)
# "aged 45", "at the age of 87": years.
_AGE = re.compile(
    r"\b(?:aged?|ages|ages? of|aged from|ages from|aged between|ages? between)(?: of)?(?: \\d{1,3}(?:,| and|,? or))? $", re.I
)
# What can stand between a number and its unit or noun: "20-odd years", "10 or more people".
_TAIL = re.compile(r"(?:[- ]odd|[- ]?plus|\+| or so| or more| or fewer| or less)(?=[ -]\w)(?! (?:than|or|equal)\b)", re.I)
_MAGNITUDE = re.compile(r"\bmagnitude(?: of)? $", re.I)
_MINUS = re.compile(r"\b(?:minus|negative) $", re.I)
_CENTS = re.compile(r" and | |, ")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or a range of two, with its unit, in a block's text. `left` and `right` take sign and unit in."""

    start: int
    end: int
    left: int
    right: int
    value: Decimal
    value_max: Decimal | None = None
    scale: Decimal = ONE
    unit: str | None = None
    kind: str | None = None  # of the unit: money, share, time, length …
    word: tuple[int, int] | None = None  # where the unit's word stands behind the number
    hyphenated: bool = False  # number and unit are one word ("six-week")
    worded: bool = False


def parse_amounts(text: str) -> list[Amount]:
    """Return the amounts of a text in order, without what could not be understood ("320x"). `join_ranges` joins ranges.

    >>> [(str(a.value), a.unit) for a in parse_amounts("He paid $3.5bn for 182km of road and 12 dollars 30 cents for 5 kilos.")]
    [('3500000000.0', 'USD'), ('182', 'kilometre'), ('12.30', 'USD'), ('5', 'kilogram')]
    """
    numbers = parse_parts(text, parse_numbers(text))
    return join_cents(text, join_halves(text, [amount for number in numbers if (amount := _measure(text, number))]))


def _measure(text: str, number: Number) -> Amount | None:
    """Return a number with its unit; None where letters attached to it are neither scale nor unit."""
    if number.share:
        return Amount(number.start, number.end, number.start, number.end, number.value, unit="percent", kind=SHARE, worded=True)
    number = _with_scale(text, _signed(text, number))
    if money := parse_money(text, number):
        return _as_money(text, _with_scale_behind(text, number, money), money)
    if sub := subunit_of(text, number, None):
        return replace(_plain(number), unit=sub[0], kind=MONEY, right=sub[2], word=(sub[2] - 1, sub[2]))
    tail = _TAIL.match(text, number.end)
    unit = parse_unit(text, tail.end() if tail else number.end, number.attached, number.value == 1) or _part_of_unit(text, number)
    if unit is not None:
        return _as_unit(number, unit)
    if _AGE.search(text[max(0, number.start - 15) : number.start]):
        return replace(_plain(number), unit="year", kind=TIME)
    if _MAGNITUDE.search(text[max(0, number.start - 13) : number.start]):
        return replace(_plain(number), unit="magnitude", kind="scale")
    if number.attached:
        return None
    return replace(_plain(number), right=tail.end()) if tail else _plain(number)


def _signed(text: str, number: Number) -> Number:
    """Return "minus ten" as a negative number."""
    minus = _MINUS.search(text[max(0, number.start - 9) : number.start])
    if minus is None or text[: minus.start() + max(0, number.start - 9)].endswith("plus or "):
        return number
    return replace(number, start=number.start - len(minus.group()), value=-number.value)


def _plain(number: Number) -> Amount:
    return Amount(number.start, number.end, number.start, number.end, number.value, scale=number.scale, worded=number.worded)


def _as_unit(number: Number, unit: Unit) -> Amount:
    return Amount(
        number.start,
        number.end,
        number.start,
        unit.end,
        number.value,
        scale=number.scale,
        unit=unit.name,
        kind=unit.kind,
        word=(unit.start, unit.end),
        hyphenated=unit.hyphenated,
        worded=number.worded,
    )


def _as_money(text: str, number: Number, money: Money) -> Amount:
    right = max(money.end, number.end)
    return Amount(
        number.start,
        number.end,
        min(money.start, number.start),
        right,
        number.value if money.multiple == ONE else number.value * money.multiple,
        scale=number.scale,
        unit=money.code,
        kind=MONEY,
        word=money.word,
        hyphenated=money.hyphenated or re.match(r"-[a-z]", text[right : right + 2]) is not None,
        worded=number.worded,
    )


def _part_of_unit(text: str, number: Number) -> Unit | None:
    """Return the unit of "half an hour", "a quarter of a mile"."""
    article = re.compile(r" (?:of )?an?(?= )").match(text, number.end) if number.worded and number.value < 1 else None
    return parse_unit(text, article.end(), "", single=True) if article else None


@cache
def _marks() -> dict[str, Decimal]:
    return {mark: Decimal(value) for mark, value in load_lexicon("numbers")["scale_marks"].items()}


@cache
def _scale_words() -> dict[str, Decimal]:
    """Return the scale words, for "$23million"."""
    return {word: Decimal(value) for word, value in load_lexicon("numbers")["scales"].items()}


def _with_scale(text: str, number: Number) -> Number:
    """Return "5bn" as five billion. An m alone is million where money or a count says so, else it stays a metre."""
    mark = number.attached
    scale = _marks().get(mark) or _scale_words().get(mark.lower())
    end = number.end + len(mark)
    if scale is None or (mark in ("m", "mm", "b", "T", "mil") and not _means_scale(text, number, end)):
        return number
    return replace(number, end=end, value=number.value * scale, scale=scale, attached="")


def _means_scale(text: str, number: Number, end: int) -> bool:
    """Tell whether a letter that is also a unit means a scale: "£450m", "5m people", "500m for police" beside sums of money."""
    if number.attached == "m" and (_COUNT_NEXT.match(text, end) or (_MONEY_TEXT.search(text) and not _LENGTH_TEXT.search(text))):
        return True
    if number.attached == "m" and _is_market(text, number.start, end):
        return True
    return parse_money(text, replace(number, attached="", end=end)) is not None


def _is_market(text: str, start: int, end: int) -> bool:
    """Tell whether a number's sentence is about what is sold, and none of its words is about lengths."""
    first = max((match.end() for match in _SENTENCE_END.finditer(text, 0, start)), default=0)
    last = _SENTENCE_END.search(text, end)
    sentence = text[first : last.start() if last else len(text)]
    return (
        _MARKET.search(sentence) is not None
        and not (_LENGTH_TEXT.search(sentence) or _SINGLE.search(text[:start]))
        and _SIDE_NEXT.match(text, end) is None
    )


def _with_scale_behind(text: str, number: Number, money: Money) -> Number:
    """Return "$ 3 bn", "$5 m" with the mark that a blank parts from the money's number."""
    mark = re.compile(r" (bn|mn|mln|bln|m|b|tn|trn)\b(?!\.\w)").match(text, number.end)
    if mark is None or number.scale > 1 or money.behind or money.word:
        return number
    return replace(number, end=mark.end(), value=number.value * _marks()[mark[1]], scale=_marks()[mark[1]])


def join_halves(text: str, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts, "half of 1 percent" as half a percent."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        one = amount.kind == SHARE and amount.value == 1
        if last and one and last.worded and last.kind == SHARE and text[last.right : amount.left] == " of ":
            joined[-1] = replace(amount, start=last.start, left=last.left, value=last.value / 100)
        else:
            joined.append(amount)
    return joined


def join_cents(text: str, amounts: list[Amount]) -> list[Amount]:
    """Return the amounts, "4 dollars 20 cents" and "18 dollars 25" as one."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        cents = (
            _cents_of(text, last, amount)
            if last and last.kind == MONEY and _CENTS.fullmatch(text[last.right : amount.left])
            else None
        )
        if last and cents is not None:
            joined[-1] = replace(last, value=last.value + cents, right=amount.right, end=amount.end)
        else:
            joined.append(amount)
    return joined


def _cents_of(text: str, whole: Amount, part: Amount) -> Decimal | None:
    """Return what `part` adds to a sum of money before it, None where it is a number of its own."""
    named = subunit_of(text, Number(part.start, part.end, part.value), whole.unit)
    if named and part.value * named[1] < 1:
        return part.value * named[1]
    bare = part.unit is None and 10 <= part.value < 100 and not part.value % 1 and whole.value_max is None and not whole.value % 1
    if (
        not bare
        or whole.scale > 1
        or re.match(r"(?! (?:more|less|each|per|in|for|to|a|an)\b)[ -]?[\w$€£%]|[.,]\d", text[part.right : part.right + 6])
    ):
        return None
    return part.value / 100 if whole.word or " and " in text[whole.right : part.left] else None
