"""Figures as news stories of many subjects word them: terms and sentences, prices, tolls, rates, dollars, dates, places."""

from __future__ import annotations

import pytest

from archive.facts import Figure
from conftest import Analyse


def figures_of(analyse: Analyse, text: str, published: str | None = None) -> tuple[Figure, ...]:
    return tuple(analyse(text, published=published).facts.figures if published else analyse(text).facts.figures)


@pytest.mark.parametrize(
    ("text", "bound", "counted"),
    [
        ("A judge sentenced the clerk to seven years in prison for fraud.", "exact", "prison"),
        ("Hackers may face at least 15 years behind bars.", "at_least", "behind bars"),
        ("The trafficker got at least 6½ years in prison on Monday.", "at_least", "prison"),
        ("The former banker gets over 4 years in prison.", "more_than", "prison"),
        ("The ex-minister received over six years in jail.", "more_than", "jail"),
        ("The court gave the driver a sentence in March. The nine years she received were upheld.", "exact", "sentence"),
        ("She was ordered to do 200 hours of community service.", "exact", "community service"),
        ("Her two-year term as mayor ends in May.", "exact", "term"),
        ("After 12 years in office, the premier stepped down.", "exact", "office"),
        ("He fled into exile after 31 years in power.", "exact", "power"),
        ("The nurse was honoured for 30 years of service at the clinic.", "exact", "service at the clinic"),
        ("The skater serves over 18 months for doping.", "more_than", "months"),
        ("They talked over three days.", "exact", "days"),
    ],
)
def test_find_figures_terms(analyse: Analyse, text: str, bound: str, counted: str) -> None:
    (figure,) = figures_of(analyse, text)
    assert figure.bound == bound
    assert figure.counted is not None
    assert figure.counted.split()[-1] == counted.split()[-1] or figure.counted == counted.split(" at ")[0]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Shares of the brewer opened higher. They were up at $63.50 by noon.", ["Shares of the brewer"]),
        ("The stock climbed on the news. It was up at $41.20 in Frankfurt.", ["stock"]),
        ("Gold futures fell early. They closed at $1,204 an ounce.", ["Gold futures"]),
        ("Wheat fell to $5.10 from a high of $5.80.", ["Wheat", "Wheat"]),
        ("Telmex rose to $44 from a close of $43.10.", ["Telmex", "Telmex"]),
        ("Kenyatta won 54.3 percent of votes and Odinga 44.7 percent.", ["votes", "votes"]),
        ("The grocer will pay $76 in stock for each share.", ["share"]),
        ("The brewer offered $27 in cash for every share of the distiller.", ["share of the distiller"]),
        ("The merger closed on Friday, giving the group an overall value of $129 billion.", ["group"]),
        ("The deal gives the team a value of $900 million.", ["team"]),
        ("The central bank has a target range of 2-3 per cent for inflation.", ["inflation"]),
        ("Inflation dropped from a peak of 8.4 per cent to 4.9 per cent in July.", ["Inflation", "Inflation"]),
        ("Unemployment came down from a high of 12 per cent.", ["Unemployment"]),
        ("The company will sell $40 million of debt and preferred stock.", ["debt and preferred stock"]),
        ("He owns 40 cows and goats.", ["cows and goats"]),
        ("The company offered $45 a share, valuing the chain at $3.4 billion.", ["share", "chain"]),
        ("They pay $20 per hour.", [None]),
        ("He was facing 10 years in prison but got five years and four months.", ["prison", "prison", "prison"]),
        ("The country of 30 million voted.", [None]),
        ("Police found 12 rifles and a drum.", ["rifles"]),
        ("The accord ended a half-century conflict with the rebels.", ["conflict"]),
        ("A half-hour speech followed.", ["speech"]),
    ],
)
def test_find_figures_owners(analyse: Analyse, text: str, counted: list[str]) -> None:
    assert [figure.counted for figure in figures_of(analyse, text)] == counted


@pytest.mark.parametrize(
    ("text", "counted", "topics"),
    [
        (
            "The cyclone left 260,000 people dead, 45,000 missing and nearly seven million displaced.",
            ["people"] * 3,
            ["deaths", "missing people", "displaced people"],
        ),
        (
            "The quake left 300 people dead, 1,200 injured and 40,000 homeless.",
            ["people"] * 3,
            ["deaths", "injuries", "displaced people"],
        ),
        ("In all 54 miners were killed, 12 injured and three missing.", ["miners"] * 3, ["deaths", "injuries", "missing people"]),
        (
            "Police said eight people were dead, including two children, and 14 were hurt.",
            ["people", "children", "people"],
            ["deaths", "deaths", "injuries"],
        ),
        ("The raid left two soldiers dead and five wounded.", ["soldiers"] * 2, ["deaths", "injuries"]),
        ("At least 15 villagers died and 20 were wounded.", ["villagers"] * 2, ["deaths", "injuries"]),
        ("A bomb ripped through the market, killing 12 and wounding 30.", ["people", "people"], ["deaths", "injuries"]),
        ("The bus fell into the gorge, leaving 5 dead.", ["dead"], ["deaths"]),
        ("Five of the dead were children.", ["dead"], ["deaths"]),
        ("Flood death toll hits 267", ["Flood death toll"], ["deaths"]),
        ("Landslide death toll rises to 41", ["Landslide death toll"], ["deaths"]),
        ("Case count tops 9,000", ["Case count"], ["cases"]),
        ("The number of infections hit 40,000 on Monday.", ["infections"], ["infections"]),
        ("Cholera caseload passes 2,000", ["Cholera caseload"], ["cholera caseloads"]),
    ],
)
def test_find_figures_tolls(analyse: Analyse, text: str, counted: list[str | None], topics: list[str]) -> None:
    figures = figures_of(analyse, text)
    assert [figure.counted for figure in figures] == counted
    assert [figure.topic for figure in figures] == topics


@pytest.mark.parametrize(
    "text",
    [
        "“I trust nobody,” said the 32-year-old who voted for the first time.",
        "“We were scared,” said the 19-year-old.",
        "A 24-year-old from Leeds was arrested.",
        "The 61-year-old was taken to hospital.",
        "The 17-year-old, who won gold, thanked her coach.",
        "An 81-year-old and her dog were rescued.",
    ],
)
def test_find_figures_leaves_persons_by_age(analyse: Analyse, text: str) -> None:
    assert figures_of(analyse, text) == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (
            "Sydney waits. The Reserve Bank of Australia said Australian banks lost $500 million. Melbourne paid, Australia's "
            "premier said.",
            "AUD",
        ),
        ("Toronto police said a Canadian firm owes $30,000. Ottawa and Vancouver will help, and Canada pays.", "CAD"),
        ("In New Zealand, Auckland and Wellington were flooded. New Zealand will pay $4 million.", "NZD"),
        ("The Bank of Canada is in Ottawa. Canada spent US$5 million in Toronto.", "USD"),
        ("A U.S. firm spent $5 million in Australia. Washington and New York agreed with Australian rules.", "USD"),
        ("Sydney and Melbourne lie in Australia. Australian firms paid 3 million American dollars.", "USD"),
        ("Sydney and Brisbane in Australia paid A$3 million.", "AUD"),
        ("A shop in Toronto took $40.", "USD"),
    ],
)
def test_find_figures_dollars(analyse: Analyse, text: str, unit: str) -> None:
    (figure,) = figures_of(analyse, text)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "as_of"),
    [
        ("Unemployment fell to 4.9 per cent in July 2019.", ["2019-07"]),
        ("In 2014, 11 cases were reported in the province.", ["2014"]),
        ("The jobless rate was 7.2 per cent in June 2016.", ["2016-06"]),
        ("In 2011, 34 schools were closed in the district.", ["2011"]),
        ("Retail sales fell 0.3 per cent in March 2018.", ["2018-03"]),
        ("Copper cost $2.10 a pound in 1999.", ["1999"]),
        ("Oil closed at $61.20 a barrel on 4 May 2020.", ["2020-05-04"]),
        ("Inflation dropped from a peak of 8.4 per cent to 4.9 per cent in July 2003.", [None, "2003-07"]),
        ("The rate rose to 5.2 per cent in May 2019 from 4.1 per cent in April 2019.", ["2019-05", "2019-04"]),
        ("Police arrested 14 people on 3 June 2019.", ["2019-06-03"]),
        ("Guerrillas blew up a truck on 3 June 2019, killing six drivers.", ["2019-06-03"]),
        ("The 3 June 2019 landslide that killed 40 villagers was no accident.", ["2019-06-03"]),
        ("A raid on 3 June 2019 that wounded 14 monks was condemned.", ["2019-06-03"]),
        ("The six miners who were killed on 3 June 2019 will be buried in May.", [None]),
        ("At least six miners killed on 3 June 2019 will be buried in May.", ["2019-06-03"]),
        ("The mayor said on 3 June 2019 that 14 people were killed.", [None]),
        ("The judge will sentence the 14 people killed on 3 June 2019.", [None]),
        ("For the quarter ending Jan. 31, 2014, Brandt posted a profit of $90 million, or 40 cents a share.", ["2014-01-31"] * 2),
        ("The baker posted a profit of $90 million on 3 June 2019.", [None]),
        ("Sales were $9 million in the second quarter of 2014. The quarter ended Jan. 31.", [None]),
        ("Sales were $9 million in the second quarter of 2014.", ["2014-34"]),
        ("In 2019 the two sides were unable to agree.", [None]),
    ],
)
def test_find_figures_as_of_their_clause(analyse: Analyse, text: str, as_of: list[str | None]) -> None:
    assert [figure.as_of for figure in figures_of(analyse, text)] == as_of


@pytest.mark.parametrize(
    ("text", "as_of", "since"),
    [
        ("Inflation slowed to 4.1 per cent in March this year.", "2020-03", None),
        ("The state of 49 million people has been hit by drought.", None, None),
        ("A stadium with 60,000 seats has been sold.", None, None),
        ("A city of two million people has lost its only airport.", None, None),
        ("More than 40 houses have been destroyed.", "2020-05-04", None),
        ("At least 600 people have died in 2020.", "2020-05-04", None),
        ("The talks have stalled, with the two sides unable to agree.", None, None),
        ("The league has fined the club $50,000.", None, None),
        ("So far the appeal has received $9 million.", "2020-05-04", None),
        ("Cocoa has dropped from more than $100 a tonne.", None, None),
        ("He's accused of five counts of fraud.", None, None),
        ("It was the most deadly quake since 2009, killing 300 people.", None, None),
        ("It was the first such strike since 1998, with 300 workers walking out.", None, None),
        ("It is the deadliest fire since 2003, and 12 people have died.", "2020-05-04", None),
        ("Some 900 migrants have arrived since 1 May.", "2020-05-04", "2020-05-01"),
    ],
)
def test_find_figures_as_of_publication(analyse: Analyse, text: str, as_of: str | None, since: str | None) -> None:
    (figure,) = figures_of(analyse, text, published="2020-05-04")
    assert (figure.as_of, figure.since) == (as_of, since)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shares in Sprint, based in Kansas, closed at $60.", [None]),
        ("Stock in the firm, headquartered in Ohio, rose to $14.", [None]),
        ("The bank, based in Geneva, has 3,000 employees.", [None]),
        ("A ferry sank near Zanzibar on Friday. At least 40 people drowned.", ["Zanzibar"]),
        ("Flooding hit Lagos overnight. Eleven people were killed and 30 injured.", ["Lagos", "Lagos"]),
        ("Rescuers reached the mine in Peru. Four miners were dead.", ["Peru"]),
        ("A hall burned in Oslo. The club paid $5 million for a player.", [None]),
        ("The two countries signed in Vienna.", [None]),
        ("A quake struck on Monday. Peru reported 36 killed and 90 injured.", ["Peru", "Peru"]),
        ("Haiti reported 36 deaths and Cuba reported four.", ["Haiti", "Cuba"]),
        ("Jamaica has confirmed 12 cases of dengue.", ["Jamaica"]),
        ("Italy's jobless rate fell to 9 per cent.", ["Italy"]),
        ("Russia's 12 ships sailed home.", [None]),
        ("The bus carried 40 passengers from Cusco in Peru to La Paz in Bolivia.", ["La Paz"]),
        ("The bus brought 40 passengers from a village in Peru.", ["Peru"]),
        ("Officials said at a news conference in Lima that 40 schools were closed.", [None]),
        ("An envoy told reporters in Geneva that 400 children were starving.", [None]),
        ("More than 2,000 villagers fled their camps in Sudan's Darfur region.", ["Darfur"]),
        ("The fire, 20 miles southeast of Reno, has destroyed ten barns.", [None, None]),
        ("The hurricane killed nine people and caused losses of 2 million Taiwan dollars (60,000 US).", [None] * 2),
    ],
)
def test_find_figures_places(analyse: Analyse, text: str, places: list[str | None]) -> None:
    assert [figure.place for figure in figures_of(analyse, text)] == places


@pytest.mark.parametrize(
    ("text", "counted", "words"),
    [
        ("A total of 23 [security] posts have been deployed.", "security posts", "[security] posts"),
        ("About 40 [government] troops were seen.", "government troops", "[government] troops"),
        ("At least five [rebel-held] towns fell.", "rebel-held towns", "[rebel-held] towns"),
        ("The group has 300 [full-time] workers.", "full-time workers", "[full-time] workers"),
        ("They need 20 [new police] officers.", "new police officers", "[new police] officers"),
        ("They shipped over 60 [diesel] pumps.", "diesel pumps", "[diesel] pumps"),
    ],
)
def test_find_figures_brackets(analyse: Analyse, text: str, counted: str, words: str) -> None:
    (figure,) = figures_of(analyse, text)
    assert figure.counted == counted
    assert figure.counted_span is not None
    assert figure.counted_span.text_of(text) == words


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("He got nine years in prison. She spent 18 months in jail.", ["prison terms", "prison terms"]),
        ("The surgeon was handed a 14-year jail term.", ["prison terms"]),
        ("He quit after 12 years in office, the party after three decades in power.", ["terms of office", "terms of office"]),
        ("The widow received $4,000 in aid payments.", ["aid payments"]),
        ("The state will allocate $900 to each family. A cash transfer of $900 is small.", ["cash payments", "cash payments"]),
        ("The firm was fined $2 million.", ["fines"]),
        ("The club spent $12 million.", ["spending"]),
        ("Inflation was 3 percent in May and rose to 4 percent in June.", ["inflation rates", "inflation rates"]),
        ("Telmex rose to $44 from a close of $43.10.", ["share prices", "share prices"]),
        ("They waited for five years.", [None]),
    ],
)
def test_find_figures_news_topics(analyse: Analyse, text: str, topics: list[str | None]) -> None:
    assert [figure.topic for figure in figures_of(analyse, text)] == topics


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shares of the miner rose to $12.25 1/2.", "12.255"),
        ("The stock closed at $68.37 1/2.", "68.375"),
        ("Corn settled at $4.18 3/4 a bushel.", "4.1875"),
        ("The plank is 6 ½ metres long.", "6.5"),
        ("It took 3½ hours to cross.", "3.5"),
        ("The recipe needs 2 3/4 cups.", "2.75"),
    ],
)
def test_find_figures_fractions(analyse: Analyse, text: str, value: str) -> None:
    (figure,) = figures_of(analyse, text)
    assert str(figure.value) == value


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Ghana's rulers keep their majority\n\nVoters in Accra, the capital of Ghana, queued for hours on Monday.\n\n"
            "The party won 140 seats, a spokesman said.",
            "Ghana",
        ),
        (
            "Portuguese ferry sinks\n\nA Portuguese ferry capsized in southern Portugal on Monday.\n\nDivers raised 42 crates.",
            "Portugal",
        ),
        (
            "Portuguese ferry sinks\n\nA Portuguese ferry capsized off Morocco on Monday.\n\nDivers raised 42 crates.",
            None,
        ),
        (
            "Portuguese ferry sinks\n\nA Portuguese ferry capsized in a storm on Monday.\n\nDivers raised 42 crates.",
            None,
        ),
        (
            "Portuguese ferry sinks\n\nA Portuguese ferry capsized in southern Portugal on Monday.\n\nA hull from "
            "Spain was raised. Italy, France and Malta helped. Divers found 42 crates.",
            None,
        ),
        (
            "Truce holds in Yemeni towns\n\nThe Yemeni governor welcomed the calm on Monday.\n\nDrivers brought 42 crates.",
            "Yemen",
        ),
        (
            "Measles cases fall\n\nNew cases of measles were reported in Paraguay this week.\n\nThe total rose by 12 percent.",
            "Paraguay",
        ),
        ("Brewer of Portugal\n\nA brewer in Lisbon, Portugal, opened on Monday.\n\nIt cost $42 million.", None),
    ],
)
def test_find_figures_in_their_country(analyse: Analyse, text: str, place: str | None) -> None:
    assert figures_of(analyse, text)[-1].place == place
