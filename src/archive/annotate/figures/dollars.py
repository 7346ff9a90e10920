"""Whose dollars a bare "$" means: those of the one dollar country that a text is clearly about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from archive.annotate.figures.amounts import Amount
from archive.annotate.gazetteer import country_of, find_place
from archive.facts import EntityKind, Facts, Mention
from archive.lexicon import load_lexicon

_LEAST = 3  # mentions of the country
_LEAD = 3  # times as many as the United States have
_AMERICAN = ("US", "USD", "us", "american", "u.s.")


def local_dollar(text: str, facts: Facts) -> str | None:
    """Return the code of the dollar that a bare "$" means in a text, None for the United States' own and in doubt.

    In doubt is a text that marks this country's dollars as such elsewhere ("A$5"), or that names several dollar countries.
    """
    if "$" not in text and "dollar" not in text.lower():
        return None
    counts = Counter(country for mention in facts.mentions for country in _countries_of(mention))
    dollars = _dollars()
    named = [(country, count) for country, count in counts.most_common() if country in dollars]
    if not named or named[0][1] < _LEAST or named[0][1] * 2 < sum(counts.values()):
        return None
    (country, count), rest = named[0], named[1:]
    if count < _LEAD * max((other for _, other in rest), default=0) or count < _LEAD * counts["US"]:
        return None
    signs = load_lexicon("currencies")["currencies"][dollars[country]].get("signs", ())
    return None if any(sign in text for sign in signs) else dollars[country]


def unit_of(text: str, amount: Amount, local: str | None) -> str | None:
    """Return an amount's unit, a bare dollar as the `local` one. `text` is the block's."""
    if local is None or amount.unit != "USD":
        return amount.unit
    around = text[amount.left : amount.start] + (text[slice(*amount.word)] if amount.word else "")
    return amount.unit if any(word in around for word in _AMERICAN) or "American" in around else local


def _countries_of(mention: Mention) -> Iterator[str]:
    """Yield the country that a place is in, or the countries that a body's name tells ("Bank of Canada", "Sydney University")."""
    if mention.kind is EntityKind.PERSON:
        return
    words = [mention.name] if mention.kind is EntityKind.PLACE else [mention.name, *mention.name.split()]
    for word in words:
        place = find_place(word) if mention.kind is EntityKind.PLACE else None
        country = (place.country if place else None) or country_of(word)
        if country:
            yield country
            return


@cache
def _dollars() -> dict[str, str]:
    """Return the code of its dollar by country, for the countries but the United States whose own money it is."""
    rows = load_lexicon("currencies")["currencies"].items()
    found: dict[str, str] = {}
    for code, row in rows:
        if row.get("word") == "dollar" and code != "USD":
            for adjective in row.get("of", ()):
                country = country_of(" ".join(part.capitalize() for part in adjective.split()))
                if country:
                    found[country] = code
    return found
