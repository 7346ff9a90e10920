"""Numbers, units and ranges, read from the text alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.annotate.figures.amounts import parse_amounts
from archive.annotate.figures.number_words import parse_numbers
from archive.annotate.figures.numerals import parse_digits
from archive.annotate.figures.parts import parse_parts
from archive.annotate.figures.ranges import join_ranges

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


def never(start: int, end: int) -> bool:
    return False


def always(start: int, end: int) -> bool:
    return True


def spell(number: int) -> str:
    """Return a whole number below a million in English words."""
    if number < 20:
        return ONES.split()[number]
    if number < 100:
        return TENS.split()[number // 10 - 2] + (f"-{spell(number % 10)}" if number % 10 else "")
    if number < 1000:
        return f"{spell(number // 100)} hundred" + (f" and {spell(number % 100)}" if number % 100 else "")
    rest = number % 1000
    return f"{spell(number // 1000)} thousand" + (f" {'and ' if rest < 100 else ''}{spell(rest)}" if rest else "")


@given(st.integers(min_value=1, max_value=999_999))
def test_parse_numbers_reads_what_is_spelled(number: int) -> None:
    text = f"He counted {spell(number)} of them."
    assert [(int(n.value), text[n.start : n.end]) for n in parse_numbers(text)] == [(number, spell(number))]


@given(st.integers(min_value=0, max_value=10**9))
def test_parse_digits_reads_thousands(number: int) -> None:
    assert [n.value for n in parse_digits(f"some {number:,} people")] == [number]


@given(st.text(alphabet="0123456789.,:/-–$€%½ kmbn abctwofhundredmillion\n'\"()", max_size=60))
def test_parse_amounts_keeps_to_the_text(text: str) -> None:
    amounts = parse_amounts(text)
    assert all(0 <= a.left <= a.start < a.end <= a.right <= len(text) for a in amounts)
    assert [a.start for a in amounts] == sorted(a.start for a in amounts)
    joined = join_ranges(text, amounts, never)
    assert all(a.value_max is None or a.value < a.value_max for a in joined)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Twenty-three posts, a hundred thousand men and twenty - four guns", [23, 100_000, 24]),
        ("two thousand and six hundred; four thousand two hundred and thirty one", [2600, 4231]),
        ("1.5 million tonnes, 300 thousand drams, 25 lakh votes, 40 USD million", [1_500_000, 300_000, 2_500_000, 40_000_000]),
        ("half a million, a quarter of a million, two and a half million, half a dozen", [500_000, 250_000, 2_500_000, 6]),
        ("a dozen boats, two dozen cars, dozens of lorries", [12, 24]),
        ("several hundred, a few thousand, tens of thousands, hundreds of millions", []),
        ("three or four, five 320 jets", [3, 4, 5, 320]),
        ("the high-five of a father in his thirties", []),
    ],
)
def test_parse_numbers_in_words(text: str, values: list[int]) -> None:
    assert [n.value for n in parse_numbers(text)] == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1,960 men; 80, 000 seats; 10 000 votes; 25,00,000 voters", ["1960", "80000", "10000", "2500000"]),
        ("0.9 and .5 and 2½ and 1/4 and 7 3/4", ["0.9", "0.5", "2.5", "0.25", "7.75"]),
        ("A350, F-16, Covid-19, MH370, 20th, 1990s, 747s, #5, No. 10, 4.5.1", []),
        ("at 10:30, 7.30pm, 8 p.m., 0600", []),
        ("call 0800-123-456, write to a5@b.org, see www.c.net/2019", []),
        ("9/11, 24/7", []),
        ("-5 degrees, but 5-10", ["-5", "5", "10"]),
    ],
)
def test_parse_digits_leaves_codes_and_clocks(text: str, values: list[str]) -> None:
    assert [str(n.value) for n in parse_digits(text)] == values


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two-thirds of voters", [("66.67", True)]),
        ("fell by a third; a third buyer; by a third party", [("33.33", True)]),
        ("nearly half of them, half the men, more than half voters", [("50.00", True), ("50.00", True), ("0.5", False)]),
        ("in the second half of the year; half-brothers; the other half", []),
        ("one in five, nine out of ten, seven of 10", [("20.00", True), ("90.00", True), ("70.00", True)]),
        ("killed two in three days", [("2", False), ("3", False)]),
        ("half an hour, a quarter of a century", [("0.5", False), ("0.25", False)]),
    ],
)
def test_parse_parts_in_percent(text: str, found: list[tuple[str, bool]]) -> None:
    assert [(str(n.value), n.share) for n in parse_parts(text, parse_numbers(text))] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("182km of road, a 5-kilometer-wide strip, 479 ha", [("182", "kilometre"), ("5", "kilometre"), ("479", "hectare")]),
        (
            "12 square miles, 190 km2, 30 cubic feet, 5m3",
            [("12", "square mile"), ("190", "square kilometre"), ("30", "cubic foot"), ("5", "cubic metre")],
        ),
        (
            "140 miles an hour, 90mph, 4 million barrels a day",
            [("140", "mile per hour"), ("90", "mile per hour"), ("4000000", "barrel per day")],
        ),
        (
            "20°C, 6 deg c, 40.5 degrees Fahrenheit, -5 degrees",
            [("20", "celsius"), ("6", "celsius"), ("40.5", "fahrenheit"), ("-5", "degree")],
        ),
        (
            "35%, 8 per cent, 3 percentage points, 75 basis points",
            [("35", "percent"), ("8", "percent"), ("3", "percentage point"), ("75", "basis point")],
        ),
        ("a six-week war, two and a half years, 18 months", [("6", "week"), ("2.5", "year"), ("18", "month")]),
        (
            "$3bn, $ 75 million, US$5, c $ 12.5 million",
            [("3000000000", "USD"), ("75000000", "USD"), ("5", "USD"), ("12500000", "CAD")],
        ),
        (
            "£20, €2 million, 5 €, Rs 500, EUR125, 20 usd",
            [("20", "GBP"), ("2000000", "EUR"), ("5", "EUR"), ("500", "INR"), ("125", "EUR"), ("20", "USD")],
        ),
        (
            "300 thousand [Armenian] drams, 20 Swiss francs, 30 million Danish kroner",
            [("300000", "AMD"), ("20", "CHF"), ("30000000", "DKK")],
        ),
        ("12 dollars and 30 cents, 18 dollars 25, 50p", [("12.30", "USD"), ("18.25", "USD"), ("50", "penny")]),
        ("35 MEUR and MNZD 25", [("35000000", "EUR"), ("25000000", "NZD")]),
        ("a 100m race, 5m people, £450m", [("100", "metre"), ("5000000", None), ("450000000", "GBP")]),
        ("20-odd years, 10 or more people, 100+ km", [("20", "year"), ("10", None), ("100", "kilometre")]),
        ("ALL 7 runners fell; six won; ten real friends", [("7", None), ("6", None), ("10", None)]),
        ("he lost 25 pounds; the fine was 25 pounds", [("25", "GBP"), ("25", "GBP")]),
        ("the boxer lost 25 pounds", [("25", "pound")]),
        ("a 7.8-magnitude quake, magnitude 6.1", [("7.8", "magnitude"), ("6.1", "magnitude")]),
        ("half of 1 percent", [("0.5", "percent")]),
        ("$23million, 320x", [("23000000", "USD")]),
        ("aged 45, at the age of 87", [("45", "year"), ("87", "year")]),
    ],
)
def test_parse_amounts_with_units(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(a.value, a.unit) for a in parse_amounts(text)] == [(Decimal(value), unit) for value, unit in found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("150 to 180 passengers", [("150", "180", None)]),
        ("80-90 troops", [("80", "90", None)]),
        ("33–35 billion", [("33000000000", "35000000000", None)]),
        ("three or four men, three to four hundred", [("3", "4", None), ("300", "400", None)]),
        ("between 20 and 30 men", [("20", "30", None)]),
        ("between $5 and $10 million", [("5000000", "10000000", "USD")]),
        ("5 percent to 10 percent", [("5", "10", "percent")]),
        ("18- to 24-year-old men", [("18", "24", "year")]),
        ("won 3-1 and 7-5; a 52-48 vote; a 650-9; split 4 to 1", []),
        ("70 -200mm", [("70", "200", "millimetre")]),
        ("20 men and 30 women", [("20", None, None), ("30", None, None)]),
        ("5 km to 10 villages", [("5", None, "kilometre"), ("10", None, None)]),
    ],
)
def test_join_ranges(text: str, found: list[tuple[str, str | None, str | None]]) -> None:
    joined = join_ranges(text, parse_amounts(text), never)
    wanted = [(Decimal(low), Decimal(high) if high else None, unit) for low, high, unit in found]
    assert [(a.value, a.value_max, a.unit) for a in joined] == wanted


def test_join_ranges_leaves_changes() -> None:
    text = "rose from 5 percent to 10 percent"
    assert len(join_ranges(text, parse_amounts(text), always)) == 2
