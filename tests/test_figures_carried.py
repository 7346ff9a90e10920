"""What amounts take over from their neighbours, and where verbs and participles lead them, in news of business and disasters."""

from __future__ import annotations

import pytest

from archive.facts import Figure
from conftest import Analyse


def figures_of(analyse: Analyse, text: str) -> tuple[Figure, ...]:
    return analyse(text).facts.figures


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Sales rose 4 percent to $2 billion, up from $1.9 billion a year earlier.", ["Sales"] * 3),
        ("Turnover was 310 million euros, compared with 280 million euros last year.", ["Turnover"] * 2),
        ("The shares fell 30 cents, or 2 percent, to $15.", ["shares"] * 3),
        ("The brands hold 5.3 percent and 5.2 percent market share.", ["market share"] * 2),
        ("Winds of 118 kilometres per hour (73 mph) tore off roofs.", ["Winds", "Winds"]),
        ("The bill passed by 212 votes to 198.", ["votes", "votes"]),
        ("Bicycle shipments totalled 3.5 million in May, up 6 percent.", ["Bicycle shipments"] * 2),
        ("The number of people going hungry could rise from 14 million to 20 million.", ["people", "people"]),
        ("Officers found 16 packages of heroin, weighing more than 39 pounds.", ["packages of heroin"] * 2),
        ("They seized 135 pounds (61 kilos) of tea.", ["tea", "tea"]),
        ("Prices were 7 percent higher in May than a year ago.", ["Prices"]),
        ("The report sent shares soaring to $141.", ["shares"]),
        ("The average rent fell by £120 to £980.", ["average rent", "average rent"]),
        ("The council tax increase of 3 percent was approved.", ["council tax"]),
        ("The port will earn $200 million a year in transit fees.", ["transit fees"]),
        ("Fifteen of the 50 wounded were in a critical condition.", ["wounded", "wounded"]),
        ("Local officials said 49 out of the 420 dams were full.", ["dams", "dams"]),
        ("Profits, at 4 million euros, have doubled.", ["Profits"]),
        ("The hills about 10 miles north of the town were on fire.", ["hills"]),
        ("The ferry sank 100 metres from the port.", [None]),
        ("The bridge, 2.3 km long and 40 metres wide, is new.", ["bridge", "bridge"]),
        ("Production will reach 2 million tonnes, 300,000 tonnes more than last year.", ["Production", "Production"]),
        ("Some 3 million people need aid, a 40 percent increase from May.", ["people", "people"]),
        ("Half the roof fell in.", ["roof"]),
    ],
)
def test_find_figures_counted(analyse: Analyse, text: str, counted: list[str | None]) -> None:
    assert [figure.counted for figure in figures_of(analyse, text)] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("He was sentenced to 20 months imprisonment.", "imprisonment"),
        ("She faces 12 years' imprisonment.", "imprisonment"),
        ("The judge gave them sentences totalling 82 years.", "sentences"),
        ("The suspension is limited to two years.", "suspension"),
        ("Talks lasting nine hours broke down.", "Talks"),
    ],
)
def test_find_figures_what_lasts(analyse: Analyse, text: str, counted: str) -> None:
    (figure,) = figures_of(analyse, text)
    assert figure.counted == counted


@pytest.mark.parametrize(
    ("text", "counted", "topic"),
    [
        ("The capital, where 1,100 died, lies in ruins.", "people", "deaths"),
        ("The blast left five dead.", "dead", "deaths"),
        ("Divers recovered 42 bodies from the bay.", "bodies", "deaths"),
        ("The flood claimed the lives of 11 people.", "people", "deaths"),
        ("Some 27 people are still missing.", "people", "missing people"),
        ("Roughly 1,000 residents were ordered to evacuate.", "residents", "evacuated people"),
        ("The maker sold 9m units of the toy last year.", "units of the toy", "sold units"),
        ("The plant closed, leaving 800 employees jobless.", "employees", "job cuts"),
        ("There were four cases of measles in May.", "cases of measles", "measles cases"),
        ("The clinic reported 133 maternal deaths.", "maternal deaths", "maternal deaths"),
        ("The rebels captured 40.", None, "captives"),
        ("The bank posted a profit of 95 cents a share.", "profit", "profits per share"),
    ],
)
def test_find_figures_topic(analyse: Analyse, text: str, counted: str | None, topic: str) -> None:
    (figure,) = figures_of(analyse, text)
    assert (figure.counted, figure.topic) == (counted, topic)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Under section 41 (2) of the Act, the minister may act.", []),
        ("The rate was 9 cases per 100,000 people.", [9]),
        ("3M is to cut jobs in Leeds.", []),
        ("The jab is free for children under five.", []),
        ("A three-fourths majority is needed.", [75]),
        ("They cut rates by three-quarters of a percentage point.", [0.75]),
        ("An 18 party alliance won.", [18]),
        ("It has cut its forecast for 2012 to $3 billion.", [3_000_000_000]),
        ("We hit our billion dollar saving.", [1_000_000_000]),
        ("Police held a 13-year-old last week.", []),
        ("12 Die, 90 Flee as Fire Hits Camp", [12, 90]),
        ("The harvest may reach 135 mln tons.", [135_000_000]),
        ("The party needs a two-third majority.", [66.67]),
        ("The boats turned back, but only one made it.", []),
        ("The firm sells the Galaxy S4 and the Note 3, analysts said.", []),
    ],
)
def test_find_figures_values(analyse: Analyse, text: str, values: list[float]) -> None:
    assert [float(figure.value) for figure in figures_of(analyse, text)] == values


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Ukraine handed over 31 prisoners.", "exact"),
        ("The thefts went on over a seven-month period.", "exact"),
        ("Well over 31 prisoners were freed.", "more_than"),
    ],
)
def test_find_figures_bound(analyse: Analyse, text: str, bound: str) -> None:
    (figure,) = figures_of(analyse, text)
    assert figure.bound == bound


def test_find_figures_rate_around_its_goods(analyse: Analyse) -> None:
    (figure,) = figures_of(analyse, "The pipeline will carry one million barrels of crude a day.")
    assert (figure.unit, figure.counted) == ("barrel per day", "crude")


def test_find_figures_others(analyse: Analyse) -> None:
    figures = figures_of(analyse, "More than 1,200 homes were destroyed, and 21,000 others were damaged.")
    assert [figure.topic for figure in figures] == ["destroyed houses", "destroyed houses"]


def test_find_figures_total_has_the_disease_of_its_cases(analyse: Analyse) -> None:
    figures = figures_of(analyse, "There were 12 cases of dengue, taking the total to 79 confirmed cases.")
    assert [figure.topic for figure in figures] == ["dengue cases", "dengue cases"]


def test_find_figures_quarter_that_ended(analyse: Analyse) -> None:
    (figure,) = figures_of(analyse, "In the quarter ended May 30, 2011, it posted a profit of $5 million.")
    assert figure.as_of == "2011-05-30"
