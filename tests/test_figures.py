"""Figures of whole sentences: what counts, how far, of what, under which topic, where, when and by whom."""

from __future__ import annotations

from decimal import Decimal

import pytest

from archive.facts import Figure, Trend
from conftest import Analyse

type Row = tuple[str, str | None, str, str | None, str | None]  # value, value_max, bound, unit, counted


def row_of(figure: Figure) -> Row:
    return str(figure.value), str(figure.value_max) if figure.value_max else None, figure.bound.value, figure.unit, figure.counted


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Over 800 tonnes of sand and 710 houses were checked by at least 20 engineers.",
            [
                ("800", None, "more_than", "tonne", "sand"),
                ("710", None, "exact", None, "houses"),
                ("20", None, "at_least", None, "engineers"),
            ],
        ),
        ("Four of the occupied northern districts were lost.", [("4", None, "exact", None, "occupied northern districts")]),
        ("A total of 23 [security] posts have been deployed.", [("23", None, "exact", None, "security posts")]),
        (
            "They signed a 10-month truce after a six-week war.",
            [("10", None, "exact", "month", "truce"), ("6", None, "exact", "week", "war")],
        ),
        ("A 5-kilometre-wide corridor was cleared.", [("5", None, "exact", "kilometre", "corridor")]),
        ("The trial lasted nine weeks.", [("9", None, "exact", "week", "trial")]),
        ("The order is valued at $8.8 billion at list prices.", [("8800000000", None, "exact", "USD", "order")]),
        (
            "They will get a one-time payment of 300 thousand drams (about 600 dollars).",
            [("300000", None, "exact", "AMD", "one-time payment"), ("600", None, "approximate", "USD", "one-time payment")],
        ),
        ("The airline plans to expand its fleet by 30%.", [("30", None, "exact", "percent", "fleet")]),
        ("Police seized cocaine worth an estimated $80 million.", [("80000000", None, "approximate", "USD", "cocaine")]),
        ("Sales of electric cars jumped 40 percent.", [("40", None, "exact", "percent", "Sales of electric cars")]),
        ("A crew of 25 kept the ship afloat.", [("25", None, "exact", None, "crew")]),
        (
            "Two planes flew to Oslo and three to Bergen.",
            [("2", None, "exact", None, "planes"), ("3", None, "exact", None, "planes")],
        ),
        ("The hall seats 150 to 180 guests.", [("150", "180", "range", None, "guests")]),
        (
            "Some 60 people, 50 of them children, came.",
            [("60", None, "approximate", None, "people"), ("50", None, "exact", None, "people")],
        ),
        ("The bridge is 2.5 km long.", [("2.5", None, "exact", "kilometre", "bridge")]),
    ],
)
def test_find_figures_rows(analyse: Analyse, text: str, rows: list[Row]) -> None:
    assert [row_of(figure) for figure in analyse(text).facts.figures] == rows


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("More than 20 ships sank.", "more_than"),
        ("No more than 20 ships sank.", "at_most"),
        ("No fewer than 20 ships sank.", "at_least"),
        ("As many as 20 ships sank.", "at_most"),
        ("Nearly 20 ships sank.", "approximate"),
        ("Fewer than 20 ships sank.", "less_than"),
        ("Up to 20 ships sank.", "at_most"),
        ("20 or more ships sank.", "at_least"),
        ("Twenty ships or more sank.", "at_least"),
        ("20-odd ships sank.", "approximate"),
        ("Ships carried greater than or equal to 20 tonnes.", "at_least"),
        ("Ships carried less than 20 tonnes or equal.", "at_most"),
        ("They talked over three days.", "exact"),
        ("It is a film about two sisters.", "exact"),
    ],
)
def test_find_figures_bounds(analyse: Analyse, text: str, bound: str) -> None:
    assert [figure.bound.value for figure in analyse(text).facts.figures] == [bound]


def test_find_figures_joins_limits(analyse: Analyse) -> None:
    (figure,) = analyse("The number is greater than 40 and smaller than 90.").facts.figures
    assert row_of(figure)[:3] == ("40", "90", "range")


@pytest.mark.parametrize(
    "text",
    [
        "He left ten days ago and came back two years later.",
        "It happened in 1999, not in the 2016 elections.",
        "Jane Smith, 45, lives here with Tom Jones (23).",
        "Children aged 5 to 11 and women between the ages of 20 and 30 were asked.",
        "Ms Smith, who is 70, drove off at ten o'clock.",
        "The Boeing 737 landed on Highway 66 near 750 Seventh Avenue.",
        "Article 5 and Resolution 1701 bind the Group of 20.",
        "They won 3-1 after a 5-4 vote.",
        "One of them said that one must go.",
        "The two met for a day or two.",
        "Dozens came, several hundred stayed, thousands of them in tents.",
    ],
)
def test_find_figures_leaves(analyse: Analyse, text: str) -> None:
    assert [figure.span.text_of(text) for figure in analyse(text).facts.figures] == []


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        (
            "The crash killed ten tourists. Six people who died were pilots. Two of the dead were children.",
            ["deaths", "deaths", "deaths"],
        ),
        ("The blast killed 10 people and injured 80.", ["deaths", "injuries"]),
        ("Two gunmen killed ten people.", ["gunmen", "deaths"]),
        (
            "Some 15 miners returned to work on Monday. About 300 residents returned home.",
            ["miners", "returned refugees"],
        ),
        (
            "Some 7,000 residents have returned. Over 1,100 people returned to the city.",
            ["returned refugees", "returned refugees"],
        ),
        ("Thirty observation posts were set up. The 30 posts are manned.", ["observation posts", "observation posts"]),
        ("Airlines ordered 30 jets. An order of 50 planes followed.", ["ordered aircraft", "ordered aircraft"]),
        ("The six-week war followed a two-month conflict.", ["weeks of fighting", "months of fighting"]),
        ("A 5-kilometre-wide corridor was cleared.", ["corridor widths"]),
        ("Prices rose 5 percent.", ["changes in prices"]),
    ],
)
def test_find_figures_topics(analyse: Analyse, text: str, topics: list[str]) -> None:
    assert [figure.topic for figure in analyse(text).facts.figures] == topics


@pytest.mark.parametrize(
    ("text", "trends"),
    [
        ("Inflation rose from 2.1 percent to 3.4 percent.", [Trend.RISE, Trend.RISE]),
        ("Turnout was 64 percent, down from 71 percent.", [None, Trend.FALL]),
        ("The firm set up 12 shops and raised $5 million.", [None, None]),
        ("They expect an 8 percent increase in sales.", [Trend.RISE]),
    ],
)
def test_find_figures_trends(analyse: Analyse, text: str, trends: list[Trend | None]) -> None:
    assert [figure.trend for figure in analyse(text).facts.figures] == trends


def test_find_figures_says_where_and_who(analyse: Analyse) -> None:
    text = "“More than 300 houses were destroyed in Nairobi,” Mayor Jane Smith told reporters."
    (figure,) = analyse(text).facts.figures
    assert figure.place == "Nairobi"
    assert figure.given_by_span is not None
    assert "Jane Smith" in figure.given_by_span.text_of(text)


def test_find_figures_holds_on_the_day_of_the_text(analyse: Analyse) -> None:
    text = "Twenty posts have been set up since March 2 in the valley. Five guards were hurt in the fall."
    posts, guards = analyse(text, published="2021-03-08").facts.figures
    assert (posts.as_of, posts.since) == ("2021-03-08", "2021-03-02")
    assert (guards.as_of, guards.since) == (None, None)


def test_find_figures_as_of(analyse: Analyse) -> None:
    (figure,) = analyse("As of March 2, 2021 the airline had 270 planes.").facts.figures
    assert (figure.value, figure.as_of) == (Decimal(270), "2021-03-02")


def test_find_figures_spans_hold_the_words(analyse: Analyse) -> None:
    text = "In Kenya, more than 40 “new” schools, worth $3 million, opened.\nTwenty-one pupils who\u00a0came left."
    for figure in analyse(text).facts.figures:
        assert figure.sentence is not None
        assert figure.sentence.contains(figure.span)
        assert figure.counted_span is not None
        assert " ".join(figure.counted_span.text_of(text).split()) == figure.counted
