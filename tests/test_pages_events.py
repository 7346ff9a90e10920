"""Events: the time line, the strip, the map, the filters; and how an uncertain date looks."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from urllib.parse import urlencode

import pytest

from archive.publish.pages import event_sql, events
from archive.publish.pages.land import WORLD, Window, draw_land, fit_window
from archive.publish.pages.time_axis import TimeAxis, bar_of
from archive.publish.pages.time_strip import make_strip
from archive.publish.pages.world_map import Dot, choose_names, choose_window, place_dots
from hand_made_pages import Ask, check_plans, open_pages


@pytest.fixture(scope="module")
def ask(seeds_db: Path) -> Iterator[Ask]:
    with open_pages(seeds_db) as ask:
        yield ask


def listed(page: str) -> list[str]:
    return re.findall(r'<li class="event timed">.*?</li>', page, re.DOTALL)


def test_nothing_is_scanned(seeds_db: Path) -> None:
    check_plans(event_sql, seeds_db)


def test_events_come_with_the_newest_first_and_those_without_a_date_last(ask: Ask) -> None:
    path: str | None = "/events"
    dates: list[str] = []
    keys: list[str] = []
    while path:
        page = ask(path).text
        for item in listed(page):
            found = re.search(r'class="when"><time datetime="([^"]+)"', item)
            dates.append(found[1] if found else "")
            keys += re.findall(r'class="quoted" href="[^"#]+#(\w+)"', item)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = "/events" + html.unescape(following[1]) if following else None
    days = [day for day in dates if re.fullmatch(r"\d{4}-\d\d-\d\d", day)]
    assert days == sorted(days, reverse=True)
    assert "" not in dates[: dates.index("")]
    assert set(dates[dates.index("") :]) == {""}
    assert len(keys) == len(set(keys)) > events.PAGE


FOUND = """
SELECT m.public_id FROM events e JOIN event_mentions m ON m.event_id = e.id LEFT JOIN places l ON l.id = e.place_id WHERE {}"""
WITH = """e.id IN (SELECT event_id FROM event_participants p JOIN actors a ON a.id = p.actor_id WHERE a.name = 'Sergei Lavrov')"""


@pytest.mark.parametrize(
    "asked, where",
    [
        ({"type": "PROTEST"}, "e.type = 'PROTEST'"),
        ({"place": "Yerevan"}, "l.name = 'Yerevan'"),
        ({"status": "planned"}, "e.status = 'planned'"),
        ({"actor": "Lavrov"}, WITH),
        (
            {"actor": "Sergei Lavrov", "type": "CONSULT", "status": "occurred"},
            f"{WITH} AND e.type = 'CONSULT' AND e.status = 'occurred'",
        ),
        (
            {"from": "2020-11-20", "to": "2020-11-21"},
            "coalesce(e.date_earliest, e.date_latest) BETWEEN '2020-11-20' AND '2020-11-21'",
        ),
        ({"from": "2022"}, "coalesce(e.date_earliest, e.date_latest) >= '2022'"),
        ({"type": "no type", "status": "none", "from": "soon"}, "1"),
    ],
)
def test_filters(ask: Ask, seeds_db: Path, asked: dict[str, str], where: str) -> None:
    with closing(sqlite3.connect(seeds_db)) as connection:
        expected = {key for (key,) in connection.execute(FOUND.format(where))}
    path: str | None = "/events?" + urlencode(asked)
    seen: list[str] = []
    while path:
        page = ask(path).text
        seen += re.findall(r'class="quoted" href="[^"#]+#(\w+)"', " ".join(listed(page)))
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = "/events" + html.unescape(following[1]) if following else None
    assert expected
    assert sorted(seen) == sorted(expected)


def test_time_narrows(ask: Ask) -> None:
    items = listed(ask("/events", **{"from": "2022-03-01", "to": "2022-04"}).text)
    dates = re.findall(r'class="when"><time datetime="([^"]+)"', " ".join(items))
    assert dates
    assert all(one.startswith(("2022-03", "2022-04")) for one in dates)


def test_unknown_names_are_told(ask: Ask) -> None:
    page = ask("/events", place="Atlantis").text
    assert "no place of that name" in page
    assert listed(page) == []


def test_map_leads_to_what_happened_there(ask: Ask) -> None:
    page = ask("/events").text
    (link,) = re.findall(r'<a href="([^"]+)" aria-label="Yerevan: \d+ events?"', page)
    assert listed(ask(html.unescape(link)).text)


def test_strip_leads_to_its_time(ask: Ask) -> None:
    page = ask("/events").text
    links = re.findall(r'<a href="(\?[^"]+)" aria-label="(\d{4}): (\d+) event', page)
    assert {year for _, year, _ in links} >= {"2020", "2022"}
    link, _, count = next(one for one in links if one[1] == "2022")
    assert len(listed(ask("/events" + html.unescape(link)).text)) == int(count)


AXIS = TimeAxis(date(2020, 1, 1), date(2020, 12, 31))


@pytest.mark.parametrize(
    "edtf, expected",
    [
        ("2020-07-01", {"is_day": True, "width": 0}),
        ("2020-07", {"is_day": False}),
        ("2020-07-01?", {"is_day": True, "is_doubtful": True}),
        ("2020-07~", {"is_rough": True}),
        ("2020-07-01/..", {"is_open_right": True}),
        ("../2020-07-01", {"is_open_left": True, "at": 0}),
        ("2020-07-01/2020-07-20?", {"is_doubtful": True}),
        ("198X", {"at": 0, "width": 0}),
    ],
)
def test_uncertain_dates_look_uncertain(edtf: str, expected: dict[str, object]) -> None:
    bar = bar_of(edtf, AXIS)
    assert {name: getattr(bar, name) for name in expected} == expected


@pytest.mark.parametrize("edtf", [None, "", "XXXX-11-21", "no date"])
def test_no_year_no_bar(edtf: str | None) -> None:
    assert bar_of(edtf, AXIS) is None


def test_strip_of_many_years_goes_by_year() -> None:
    strip = make_strip({"1987-01": 2, "2020-11": 3, "2020-12": 1})
    assert strip is not None
    assert [(column.label, column.count) for column in strip.columns] == [("1987", 2), ("2020", 4)]
    assert make_strip({"2020-11": 3}) is None


def test_map_shows_the_region_where_most_happened() -> None:
    here = [Dot("Oslo", 59.9, 10.7, 20, ""), Dot("Bergen", 60.4, 5.3, 9, "")]
    window = choose_window([*here, Dot("Lima", -12, -77, 1, "")])
    assert window.holds(59.9, 10.7)
    assert not window.holds(-12, -77)
    assert choose_window([*here, Dot("Lima", -12, -77, 60, ""), Dot("Perth", -32, 116, 60, "")]) == WORLD


def test_names_on_the_map_do_not_cover_each_other() -> None:
    dots = [Dot("Large", 60, 10, 9, ""), Dot("Small", 60, 10.05, 1, ""), Dot("Far", 58, 14, 1, "")]
    place_dots(dots, choose_window(dots))
    choose_names(dots, "wide", (1000, 560))
    assert [dot.is_wide for dot in dots] == [True, False, True]


def test_no_name_stands_beside_a_larger_dot_that_has_none() -> None:
    dots = [
        Dot("A long name for which there is no room", 60, 10, 9, ""),
        Dot("Short", 60.3, 10.3, 1, ""),
        Dot("Far", 54, 0, 1, ""),
    ]
    place_dots(dots, choose_window(dots))
    choose_names(dots, "narrow", (356, 200))
    assert [dot.is_narrow for dot in dots] == [False, False, True]


WINDOWS = [WORLD, fit_window(40, 35, 55, 45), fit_window(-179, 60, -170, 70), fit_window(170, 60, 179, 85)]


@pytest.mark.parametrize("window", WINDOWS)
def test_land_is_drawn(window: Window) -> None:
    path = draw_land(window)
    assert re.fullmatch(r"(M-?\d+ -?\d+l(-?\d+ -?\d+ ?)+z)+", path)
    assert len(path) < 60_000
