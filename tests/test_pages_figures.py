"""Figures: which stand on one chart, how a bound looks, and that every mark leads to its sentence."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.publish.pages import figures
from archive.publish.pages.charts import make_chart
from archive.publish.pages.figure_series import split_series
from archive.publish.pages.figure_words import merge_same
from archive.publish.pages.time_axis import make_axis
from hand_made_pages import Ask, check_plans, open_pages

REFUGEES = "/figures/returned%20refugees"


@pytest.fixture(scope="module")
def ask(seeds_db: Path) -> Iterator[Ask]:
    with open_pages(seeds_db) as ask:
        yield ask


def row(number: int, value: float, day: str | None, **more: Any) -> Any:
    plain = {"unit": None, "value_max": None, "bound": "exact", "since_day": None, "given_by": None, "publisher": "The Herald"}
    return {"id": number, "value": value, "day": day, "last_day": day, **plain, **more}


def series_of(*rows: Any) -> list[tuple[str | None, str, list[int]]]:
    return [(one.unit, one.kind, [row["id"] for row in one.rows]) for one in split_series(rows)]


def test_nothing_is_scanned(seeds_db: Path) -> None:
    check_plans(figures, seeds_db)


def test_refugees_go_from_7000_to_48000_with_both_sources(ask: Ask) -> None:
    page = ask(REFUGEES).text
    totals = page[page.index("running totals") : page.index("single counts")]
    marks = [html.unescape(words) for words in re.findall(r'<a class="mark[^>]*aria-label="\s*([^"]*?)\s*"', totals)]
    assert sorted(words[:17].strip() for words in marks) == ["about 7,000 Refug", "more than 48,000", "more than 7,000 r"]
    assert {words.rpartition(". ")[2] for words in marks} == {"Sergei Shoigu", "Russian Defence Ministry", "Vladimir Putin"}
    assert totals.count('class="arrow"') == 2, "a bound is no point"


def test_every_mark_leads_to_its_sentence(ask: Ask) -> None:
    page = ask(REFUGEES).text
    links = re.findall(r'<a class="mark[^>]*href="([^"#]+)#(\w+)"', page)
    assert len(links) == 6
    for path, fact in links:
        assert f'id="{fact}"' in ask(path).text


def test_table_says_the_same(ask: Ask) -> None:
    page = ask(REFUGEES).text
    table = html.unescape(page[page.index("<tbody>") :])
    assert table.count("<tr>") == 6
    assert "Over 48,000 people have already returned to Karabakh since November 14." in table


def test_units_stand_on_charts_of_their_own() -> None:
    rows = [row(1, 5, "2020-03-01", unit="tonne"), row(2, 5, "2020-03-01"), row(3, 6, "2020-03-02")]
    charts = [make_chart(series) for series in split_series(rows)]
    titles = [figures.title_of("aid", chart, charts) for chart in charts]
    assert titles == ["Aid", "Aid, in tonnes"]


def test_place_narrows_a_topic(ask: Ask) -> None:
    page = ask(REFUGEES).text
    places = re.findall(r'href="\?(place=\w+)"', page)
    assert len(places) == 2
    counts = [ask(f"{REFUGEES}?{place}").text.count('class="number nowrap"') for place in places]
    assert sum(counts) == 6
    assert min(counts) > 0


@pytest.mark.parametrize("words", ["refugees", "Refugee", "peacekeepers"])
def test_topics_are_found_by_what_was_counted(ask: Ask, words: str) -> None:
    assert re.search(r'href="/figures/[^"]+"', ask("/figures", q=words).text)


def test_figures_come_in_pages(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(figures, "MOST", 2)
    path, seen = REFUGEES, 0
    for _ in range(3):
        page = ask(path).text
        seen += page.count('class="number nowrap"')
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = REFUGEES + html.unescape(following[1]) if following else ""
    assert (path, seen) == ("", 6)


@pytest.mark.parametrize(
    "rows, expected",
    [
        # Counted since long ago, and near such a number: totals; since yesterday: a day's count.
        (
            [
                row(1, 7000, "2020-11-21", since_day="2020-11-14"),
                row(2, 7200, "2020-11-21"),
                row(3, 1100, "2020-11-21", since_day="2020-11-20"),
                row(4, 900, "2020-11-22"),
                row(5, 48000, "2021-01-11", since_day="2020-11-14"),
            ],
            [(None, "totals", [1, 2, 5]), (None, "counts", [3, 4])],
        ),
        # What only grows is a total, though nobody says since when; what goes up and down is none.
        ([row(1, 10, "2020-03-01"), row(2, 40, "2020-03-05"), row(3, 90, "2020-03-09")], [(None, "totals", [1, 2, 3])]),
        ([row(1, 10, "2020-03-01"), row(2, 90, "2020-03-05"), row(3, 40, "2020-03-09")], [(None, "counts", [1, 2, 3])]),
        ([row(1, 10, "2020-03-01"), row(2, 40, "2020-03-05")], [(None, "counts", [1, 2])]),
        # Units apart, undated ones left out.
        (
            [row(1, 10, "2020-03-01", unit="tonne"), row(2, 5, "2020-03-01"), row(3, 5, None)],
            [("tonne", "counts", [1]), (None, "counts", [2])],
        ),
        ([], []),
    ],
)
def test_series(rows: list[Any], expected: list[tuple[str | None, str, list[int]]]) -> None:
    assert series_of(*rows) == expected


def test_bounds_and_sources_have_their_marks() -> None:
    rows = [
        row(1, 100, "2020-03-01", bound="at_least", given_by="Norway"),
        row(2, 100, "2020-03-01", bound="approximate", given_by="Sweden"),
        row(3, 300, "2020-03-20", bound="range", value_max=400, given_by="Norway"),
        row(4, 50, "2020-03-20", bound="less_than"),
    ]
    (series,) = split_series(rows)
    chart = make_chart(series)
    assert {mark.row["id"]: mark.glyph for mark in chart.marks} == {1: "up from", 2: "about", 3: "range", 4: "down"}
    assert [source.name for source in chart.sources] == ["Norway", "Sweden", "The Herald"]
    first, second = (mark for mark in chart.marks if mark.row["day"] == "2020-03-01")
    assert first.shift == -second.shift != 0, "they stand side by side"
    (span,) = (mark for mark in chart.marks if mark.glyph == "range")
    assert span.top < span.y


@pytest.mark.parametrize("values", [[0], [0, 0], [-5, 5], [0.001, 5_000_000], [1e12], [7, 7.5], [3e-7]])
def test_any_values_make_a_chart(values: list[float]) -> None:
    rows = [row(number, value, f"20{number:02}-01-01") for number, value in enumerate(values, 10)]
    for series in split_series(rows):
        chart = make_chart(series)
        assert all(0 <= mark.y <= chart.scale.height for mark in chart.marks)
        assert 2 <= len(chart.lines) <= 14


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_days_at_the_ends_of_time_make_a_chart(day: str) -> None:
    (series,) = split_series([row(1, 5, day), row(2, 6, "2020-01-01")])
    assert make_chart(series).axis.ticks()


def test_figures_that_say_the_same_are_one() -> None:
    one = {"value": 23, "value_max": None, "bound": "exact", "unit": None, "topic": "posts", "as_of": "2020-11-21"}
    later = one | {"as_of": "2020-12-01"}
    assert merge_same([one, later, one]) == [(one, 2), (later, 1)]


@pytest.mark.parametrize(
    "first, last, labels",
    [
        ("2020-11-21", "2021-01-11", ["21 Nov 2020", "(30 Nov)", "14 Dec", "(28 Dec)", "11 Jan 2021"]),
        ("2020-11-21", "2020-11-21", ["21 Nov 2020"]),
        ("2020-12-30", "2021-01-02", ["(30 Dec 2020)", "31 Dec 2020", "(1 Jan 2021)", "2 Jan 2021"]),
    ],
)
def test_axis_names_its_last_day_and_every_year(first: str, last: str, labels: list[str]) -> None:
    axis = make_axis([first, last])
    assert axis is not None
    assert [f"({tick.label})" if tick.is_minor else tick.label for tick in axis.ticks()] == labels
