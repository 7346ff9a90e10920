"""Figures take the verb of their own clause, the unit of their own sentence, and nothing from names of contests or ages."""

from __future__ import annotations

import pytest

from archive.facts import Figure
from conftest import Analyse


def figures_of(analyse: Analyse, text: str) -> tuple[Figure, ...]:
    return analyse(text).facts.figures


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Hundreds have died, aid workers say, while nearly 70,000 villagers have been forced to flee.", ["displaced people"]),
        ("At least 300 soldiers have died, and 5,000 residents have had to leave.", ["deaths", "displaced people"]),
        ("Dozens were killed in the flood and 3,000 villagers were made to flee their homes.", ["displaced people"]),
        ("Three people were killed and 40 others had to leave their homes.", ["deaths", "displaced people"]),
        ("The floods forced 3,000 people to leave their villages.", ["displaced people"]),
        ("Eight passengers had to leave the train.", ["passengers"]),
        ("Three miners died while 20 workers escaped through a shaft.", ["deaths", "workers"]),
        ("Forty died in the quake, and 1,500 residents are living in tents.", ["deaths", "residents"]),
        ("Six men were on the boat when it sank, and all of them died.", ["deaths"]),
        ("The attack killed 12 people and wounded 30.", ["deaths", "injuries"]),
        ("Apart from the dead, 12 men were found alive.", ["men"]),
        ("Six people died in four months of civil war.", ["deaths", "months of fighting"]),
        ("A village 200 kilometres north of the port was hit.", ["distances"]),
        ("The economy recorded growth of 8 percent.", ["growth rates"]),
        ("The storm was packing gusts of 140 km/h.", ["gusts"]),
        ("The club returned after three years of bans.", ["bans"]),
    ],
)
def test_find_figures_own_clause(analyse: Analyse, text: str, topics: list[str | None]) -> None:
    assert [figure.topic for figure in figures_of(analyse, text)] == topics


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The maker sold 6.25m Astra handsets.", "6250000", None),
        ("It reported sales of 18.65m.", "18650000", None),
        ("It shipped 4.7m GamePad tablet computers.", "4700000", None),
        ("The store sold a 2m sofa.", "2", "metre"),
        ("The trench is 18.5m deep.", "18.5", "metre"),
    ],
)
def test_find_figures_million_or_metre(analyse: Analyse, text: str, value: str, unit: str | None) -> None:
    (figure,) = figures_of(analyse, text)
    assert (str(figure.value.normalize() if figure.value % 1 else int(figure.value)), figure.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The company had revenue of $24bn, a rise of 83% on a year earlier.", ["revenue", "revenue"]),
        ("The firm saw growth of 83%.", ["growth"]),
        ("It sold 9 million scooters, down by 17%.", ["scooters", "scooters"]),
        ("The firm reported a loss of $2bn.", ["loss"]),
    ],
)
def test_find_figures_changes(analyse: Analyse, text: str, counted: list[str]) -> None:
    assert [figure.counted for figure in figures_of(analyse, text)] == counted


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("The wind blew at up to 140 km/h (87 mph).", ["at_most", "at_most"]),
        ("Winds of at least 100 miles per hour (160 km/h) were reported.", ["at_least", "at_least"]),
        ("The cable is more than 30 metres (98 feet) long.", ["more_than", "more_than"]),
        ("The pipe is up to 30 metres long and 98 feet high.", ["at_most", "exact"]),
    ],
)
def test_find_figures_twins(analyse: Analyse, text: str, bounds: list[str]) -> None:
    assert [figure.bound.value for figure in figures_of(analyse, text)] == bounds


@pytest.mark.parametrize(
    "text",
    [
        "The 21-year-old sprinter won the 200-meter final.",
        "She won the 400m hurdles.",
        "Police arrested a 19-year-old man and a 34-year-old woman.",
    ],
)
def test_find_figures_ages_and_contests(analyse: Analyse, text: str) -> None:
    assert figures_of(analyse, text) == ()


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Storms in Brazil\n\nA dam burst in Brazil on Monday. Twelve people died in the coastal town of Salvador.", "Salvador"),
        ("Floods in India\n\nRain fell in India. Twelve people died in the southern state of Kerala.", "Kerala"),
    ],
)
def test_find_figures_town_before_country(analyse: Analyse, text: str, place: str) -> None:
    assert figures_of(analyse, text)[-1].place == place
