"""The gazetteer: countries by any of their words, places by name and country."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.annotate.gazetteer import country_of, find_place, find_places, fold_name, is_demonym, unique_name


@pytest.mark.parametrize(
    "word, country",
    [
        ("Armenia", "Armenia"),
        ("Armenian", "Armenia"),
        ("Armenians", "Armenia"),
        ("Yerevan", "Armenia"),
        ("Dutch", "Netherlands"),
        ("the Netherlands", "Netherlands"),
        ("The Hague", "Netherlands"),
        ("U.S.", "US"),
        ("US", "US"),
        ("United States", "US"),
        ("American", "US"),
        ("UK", "UK"),
        ("British", "UK"),
        ("Britain", "UK"),
        ("UAE", "United Arab Emirates"),
        ("Emirati", "United Arab Emirates"),
        ("South Korean", "South Korea"),
        ("Côte d’Ivoire", "Ivory Coast"),
        ("Ivorian", "Ivory Coast"),
        ("Türkiye", "Turkey"),
        ("Scottish", "Scotland"),
        ("Chechen", "Chechnya"),
        ("Soviet", "Soviet Union"),
        ("Brasília", "Brazil"),
        ("us", None),
        ("turkey", None),
        ("Us", None),
        ("European", None),
        ("Minister", None),
        ("", None),
    ],
)
def test_country_of_knows_every_word_for_a_country(word: str, country: str | None) -> None:
    assert country_of(word) == country


def test_country_of_leaves_capitals_out_when_asked() -> None:
    assert country_of("Moscow") == "Russia"
    assert country_of("Moscow", capitals=False) is None
    assert country_of("Singapore", capitals=False) == "Singapore"


@pytest.mark.parametrize(
    "word, expected", [("Russian", True), ("Danes", True), ("Russia", False), ("Moscow", False), ("Kiwi", True)]
)
def test_is_demonym_tells_adjectives_from_names(word: str, expected: bool) -> None:
    assert is_demonym(word) is expected


@pytest.mark.parametrize(
    "name, countries, place, country",
    [
        ("Kiev", [], "Kyiv", "Ukraine"),
        ("Kyiv", [], "Kyiv", "Ukraine"),
        ("Tripoli", [], "Tripoli", "Libya"),
        ("Tripoli", ["Lebanon"], "Tripoli", "Lebanon"),
        ("London", ["Canada"], "London", "UK"),
        ("San Jose", ["Costa Rica"], "San José", "Costa Rica"),
        ("Georgia", [], "Georgia", "Georgia"),
        ("Georgia", ["US"], "Georgia", "US"),
        ("Mich.", [], "Michigan", "US"),
        ("Black Sea", [], "Black Sea", None),
        ("Agdam", [], "Aghdam", "Azerbaijan"),
        ("the United States", [], "US", "US"),
        ("Punjab", ["Pakistan"], "Punjab", "Pakistan"),
        ("Catalonia", [], "Catalonia", "Spain"),
    ],
)
def test_find_place_prefers_the_countries_of_the_document(
    name: str, countries: list[str], place: str, country: str | None
) -> None:
    found = find_place(name, countries)
    assert found is not None
    assert (found.name, found.country) == (place, country)


@pytest.mark.parametrize("name, latitude, longitude", [("Yerevan", 40.2, 44.5), ("Nairobi", -1.3, 36.8), ("Lima", -12.0, -77.0)])
def test_find_place_says_where(name: str, latitude: float, longitude: float) -> None:
    found = find_place(name)
    assert found is not None
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=0.2)


def test_find_place_knows_nothing_of_ordinary_words() -> None:
    assert find_place("Peacekeepers") is None


@pytest.mark.parametrize("name, country", [("Tripoli", "Lebanon"), ("Georgia", "US"), ("Cambridge", "US"), ("Birmingham", "US")])
def test_unique_name_leads_back_to_its_place(name: str, country: str) -> None:
    place = find_place(name, [country])
    assert place is not None
    assert unique_name(place) == f"{name}, {country}"
    assert find_places(unique_name(place))[0] == place


def test_every_position_is_on_earth() -> None:
    from archive.annotate.gazetteer import _places

    places = [place for named in _places().values() for place in named]
    assert len(places) > 30_000
    assert all(-90 <= place.latitude <= 90 and -180 <= place.longitude <= 180 for place in places)


@given(st.text(max_size=40))
def test_fold_name_is_stable(name: str) -> None:
    folded = fold_name(name)
    assert fold_name(folded) == folded or folded.startswith("the ")
