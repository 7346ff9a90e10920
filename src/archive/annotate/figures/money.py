"""Currencies around a number: "$5", "c $ 12.5 million", "30 million Danish kroner", "EUR 125", "300 [Armenian] drams"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from archive.annotate.figures.numerals import Number
from archive.annotate.figures.units import phrases_after
from archive.lexicon import load_lexicon

_MILLION = Decimal(1_000_000)
_MULTIPLES = {"K": Decimal(1000), "M": _MILLION, "B": Decimal(1_000_000_000), "": Decimal(1)}
_CODE_BEFORE = re.compile(r"(?<![A-Za-z])(?P<multiple>[KMB]?)(?P<code>[A-Z]{3}|[a-z]{3}) ?\$? ?$")
_CODE_BEHIND = re.compile(r" ?(?P<multiple>[KMB]?)(?P<code>[A-Z]{3}|[a-z]{3})\b")


@dataclass(frozen=True, slots=True)
class Money:
    """A currency beside a number, or a hundredth of one ("cent"). `start` and `end` bound sign, number and words together."""

    code: str
    start: int
    end: int
    word: tuple[int, int] | None = None  # where the currency's word behind the number stands
    hyphenated: bool = False
    multiple: Decimal = Decimal(1)  # "MEUR"
    behind: bool = False


def parse_money(text: str, number: Number) -> Money | None:
    """Return the currency of a number, None where there is none.

    >>> from archive.annotate.figures.number_words import parse_numbers
    >>> text = "a C$ 3 million loan, 20 Swiss francs and EUR 125"
    >>> [parse_money(text, number).code for number in parse_numbers(text)]
    ['CAD', 'CHF', 'EUR']
    """
    if number.end - number.start >= len("4 USD k"):
        inside = re.search(r" ([A-Z]{3}) ", text[number.start : number.end])  # "40 USD million"
        if inside and _is_code(inside[1]):
            return Money(inside[1], number.start, number.end)
    return _sign_before(text, number) or _code_before(text, number) or _words_behind(text, number) or _sign_behind(text, number)


def subunit_of(text: str, number: Number, currency: str | None) -> tuple[str, Decimal, int] | None:
    """Return the hundredth part that a number counts ("50 cents", "50p"), its share of the whole, and its end in the text.

    Of `currency` alone where one is given.
    """
    if number.attached:
        words = [(number.attached, number.end + len(number.attached))]
    else:
        words = [(word.lower(), end) for word, _, end, _ in phrases_after(text, number.end) if len(word) > 1]
    for word, end in words:
        row = _subunits().get(word)
        if row and (currency is None or currency in row[2]):
            return row[0], row[1], end
    return None


def _sign_before(text: str, number: Number) -> Money | None:
    before = text[max(0, number.start - 8) : number.start]
    if before.rstrip(" -−")[-1:] not in _sign_ends():
        return None
    match = _sign_pattern().search(before)
    if match is None or (re.search(r"\d \W $", before) and subunit_of(text, number, None)):  # "8 $ 20 cent"
        return None
    sign, loose = match["sign"], match["loose"]
    code = _signs()[sign] if sign else _code_of_letters(loose)
    return Money(code, number.start - len(before) + match.start("sign" if sign else "loose"), number.end)


def _code_of_letters(letters: str) -> str:
    """Return the code of "c $", "mxn$" and the like."""
    letters = letters.upper()
    return letters if letters in load_lexicon("currencies")["currencies"] else _signs().get(letters + "$") or _signs()["$"]


@cache
def _signs() -> dict[str, str]:
    return {sign: code for code, row in load_lexicon("currencies")["currencies"].items() for sign in row.get("signs", ())}


@cache
def _sign_ends() -> frozenset[str]:
    """Return the characters that signs end with, for a quick answer."""
    return frozenset(sign[-1] for sign in _signs()) | {"$"}


@cache
def _sign_pattern() -> re.Pattern[str]:
    signs = "|".join(re.escape(sign) for sign in sorted(_signs(), key=len, reverse=True))
    loose = "|".join(re.escape(letters) for letters in load_lexicon("currencies")["loose_signs"])
    return re.compile(rf"(?:(?:(?<=[\s(\[])|^)(?P<loose>{loose}) ?\$|(?<![A-Za-z])(?P<sign>{signs})) ?[-−]?$", re.M)


def _code_before(text: str, number: Number) -> Money | None:
    match = _CODE_BEFORE.search(text[max(0, number.start - 8) : number.start])
    currencies = load_lexicon("currencies")
    if (
        match is None
        or match["code"].upper() not in currencies["currencies"]
        or match["code"].upper() in currencies["word_codes"]
    ):
        return None
    if match.group().endswith(" ") and re.search(r"\d $", text[: number.start - len(match.group())]):  # "12 USD 40"
        return None
    return Money(match["code"].upper(), number.start - len(match.group()), number.end, multiple=_MULTIPLES[match["multiple"]])


def _words_behind(text: str, number: Number) -> Money | None:
    """Return the currency named behind the number by word or code."""
    if number.attached:
        match = re.fullmatch(r"([KMB]?)([A-Z]{3}|[a-z]{3})", number.attached)
        return (
            Money(match[2].upper(), number.start, number.end + len(match[0]), multiple=_MULTIPLES[match[1]])
            if match and _is_code(match[2])
            else None
        )
    if (code := _CODE_BEHIND.match(text, number.end)) and _is_code(code["code"]):
        return Money(
            code["code"].upper(), number.start, code.end(), code.span("code"), multiple=_MULTIPLES[code["multiple"]], behind=True
        )
    for words, start, end, hyphenated in phrases_after(text, number.end):
        currency = _names().get(words.lower())
        if currency == "GBP" and words.lower() in ("pound", "pounds") and not _is_priced(text, number):
            return None
        if currency and (words.lower().removesuffix("s") not in _everyday() or number.scale > 1):
            return Money(currency, number.start, end, (start, end), hyphenated)
    return None


def _is_code(letters: str) -> bool:
    currencies = load_lexicon("currencies")
    return letters.upper() in currencies["currencies"] and (letters.isupper() or letters.upper() not in currencies["word_codes"])


@cache
def _everyday() -> frozenset[str]:
    return frozenset(load_lexicon("currencies")["everyday"])


def _is_priced(text: str, number: Number) -> bool:
    """Tell whether "20 pounds" are money: millions of them, a "£" in the text, or a word of buying and paying near."""
    if number.scale >= _MILLION or "£" in text or re.match(r" pounds? sterling", text[number.end :]):
        return True
    words = re.findall(r"[a-z]+", text[max(0, number.start - 60) : number.end + 40].lower())
    return not _money_words().isdisjoint(words)


@cache
def _money_words() -> frozenset[str]:
    words = load_lexicon("currencies")["money_words"]
    return frozenset(words) | {word + "s" for word in words}


def _sign_behind(text: str, number: Number) -> Money | None:
    """Return the currency of a sign behind the number ("5 €"), unless the sign opens the next amount ("3 $5 notes")."""
    attached = number.attached in _signs() and not number.attached.isalpha()
    match = re.compile(r" ?(\S{1,3}?)(?=[\s.,;:)]|$)").match(text, number.end)
    sign = number.attached if attached else match[1] if match and not number.attached else ""
    if sign not in _signs() or (sign.isalpha() and sign.isascii()):
        return None
    return Money(_signs()[sign], number.start, match.end() if match else number.end + len(sign), behind=True)


@cache
def _names() -> dict[str, str]:
    """Return the code by every name: "dollar" and "dollars", "canadian dollar", "chinese renminbi"."""
    lexicon: dict[str, Any] = load_lexicon("currencies")
    table: dict[str, str] = {}
    for code, row in lexicon["currencies"].items():
        word = row.get("word")
        own = [f"{adjective} {word}" for adjective in row.get("of", ())]
        shared = [*row.get("also", ()), *([word] if word and word not in lexicon["plain"] else [])]
        table |= {form: code for name in own for form in _plurals(name)}
        table |= {form: code for name in shared for form in _plurals(name) if form not in table}
    return table | {form: code for word, code in lexicon["plain"].items() for form in _plurals(word)}


def _plurals(name: str) -> tuple[str, ...]:
    return name, name + "s", name + "es"


@cache
def _subunits() -> dict[str, tuple[str, Decimal, tuple[str, ...]]]:
    subunits = load_lexicon("currencies")["subunits"]
    table = {word: (name, Decimal(1) / row["per"], tuple(row["of"])) for name, row in subunits.items() for word in row["words"]}
    return table | {"c": table["cent"], "¢": table["cent"]}
