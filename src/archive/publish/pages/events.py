"""Events: a time line and a map, by type, place, actor, status and time."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from archive.publish.pages.event_rows import load_tellings
from archive.publish.pages.event_sql import (
    DATED,
    MANY,
    MANY_UNDATED,
    PLACES,
    SHOWN_LAST,
    UNDATED,
    WHERE,
    WHERE_NAMED,
    WHO,
    WHO_NAMED,
)
from archive.publish.pages.standing import load_standing
from archive.publish.pages.time_axis import TimeAxis, bar_of, make_axis
from archive.publish.pages.time_strip import make_strip
from archive.publish.pages.wording import EVENT_TYPES, query_string
from archive.publish.pages.world_map import Map, draw_map
from archive.search import make_match

if TYPE_CHECKING:
    from datasette.utils.asgi import Response

    from archive.publish.pages.visit import Visit

PAGE = 40
MOST_PLACES = 150  # on the map
STATUSES = ("occurred", "planned", "claimed", "negated")
FIRST_DAY, LAST_DAY = "0000-00-00", "9999-99-99"
LARGEST_KEY = 2**62
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events a reader wants; empty for all. `place` and `actor` are internal keys, 0 for all."""

    type: str = ""
    status: str = ""
    place: int = 0
    actor: int = 0
    first: str = ""
    last: str = ""

    @property
    def lead(self) -> str:
        """Return which of the filters leads to the fewest rows."""
        return next((name for name in ("actor", "place", "type") if getattr(self, name)), "all")

    def values(self) -> dict[str, Any]:
        """Return it as the values of a query."""
        return asdict(self) | {"first": self.first or FIRST_DAY}


async def show_events(visit: Visit) -> Response:
    """Answer `/events`: `type`, `status`, `place` and `actor` (a public id or a name), `from`, `to`, `before`."""
    place = await find_named(visit, visit.param("place"), WHERE, WHERE_NAMED)
    actor = await find_named(visit, visit.param("actor"), WHO, WHO_NAMED)
    wanted = read_wanted(visit, place, actor)
    is_unknown = bool((visit.param("place") and place is None) or (visit.param("actor") and actor is None))
    last = await visit.row(SHOWN_LAST, id=visit.param("before"))
    events = [] if is_unknown else await list_events(visit, wanted, last)
    shown = events[:PAGE]
    axis = choose_axis(shown)
    asked = read_asked(visit)
    places, days = await load_whole(visit, wanted) if not is_unknown else ([], Counter())
    return await visit.page(
        "archive/events.html",
        events=shown,
        tellings=await load_tellings(visit, shown),
        bars={event["id"]: bar_of(event["date"], axis) if axis else None for event in shown},
        axis=axis,
        map=await draw_places(visit, places, asked),
        is_world=bool(visit.param("world")),
        strip=make_strip(days),
        asked=asked,
        place=place,
        who=actor,  # Datasette calls the reader `actor`
        is_unknown=is_unknown,
        is_continued=last is not None,
        has_more=len(events) > PAGE,
        types=EVENT_TYPES,
        statuses=STATUSES,
        known_places=[row["name"] for row in (await load_standing(visit.datasette))["event_places"][:40]],
    )


def read_wanted(visit: Visit, place: sqlite3.Row | None, actor: sqlite3.Row | None) -> Wanted:
    """Return what a reader's address asks for; what makes no sense in it is left out."""
    first, last = visit.param("from"), visit.param("to")
    return Wanted(
        type=visit.param("type") if visit.param("type") in EVENT_TYPES else "",
        status=visit.param("status") if visit.param("status") in STATUSES else "",
        place=place["id"] if place else 0,
        actor=actor["id"] if actor else 0,
        # A bare year would be compared as a number: columns of days are numeric to SQLite.
        first=f"{first}-00-00"[:10] if DAY.fullmatch(first) else "",
        last=f"{last}-99-99"[:10] if DAY.fullmatch(last) else "",
    )


def read_asked(visit: Visit) -> dict[str, str]:
    """Return the filters as they stand in the address, for links that change one of them."""
    return {name: visit.param(name) for name in ("type", "status", "place", "actor", "from", "to")}


async def find_named(visit: Visit, asked: str, by_id: str, by_name: str) -> sqlite3.Row | None:
    """Return the place or actor with a public id, else the one that most articles call by a name; None for none."""
    if not asked:
        return None
    if row := await visit.row(by_id, id=asked):
        return row
    words = make_match(asked)
    return await visit.row(by_name, words=words) if words else None


async def list_events(visit: Visit, wanted: Wanted, last: sqlite3.Row | None) -> list[sqlite3.Row]:
    """Return the events behind the last one shown, the newest first, one more than fit on a page; those without a date last."""
    found: list[sqlite3.Row] = []
    values, limit = wanted.values(), PAGE + 1
    if last is None or last["day"] is not None:
        day, key = (last["day"], last["id"]) if last else (wanted.last or LAST_DAY, LARGEST_KEY)
        found = await visit.rows(DATED[wanted.lead], **values, day=day, key=key, limit=limit)
    if len(found) < limit and not wanted.first and not wanted.last:
        key = last["id"] if last is not None and last["day"] is None else LARGEST_KEY
        found += await visit.rows(UNDATED[wanted.lead], **values, key=key, limit=limit - len(found))
    return found


async def load_whole(visit: Visit, wanted: Wanted) -> tuple[list[Mapping[str, Any]], Counter[str]]:
    """Return the places (with counts) and months of all events that are wanted; of very many, of the newest."""
    if wanted == Wanted():
        standing = await load_standing(visit.datasette)
        months = Counter({row["month"]: row["count"] for row in standing["event_months"]})
        return [dict(row) for row in standing["event_places"]], months
    values = wanted.values() | {"until": wanted.last or LAST_DAY}
    rows = await visit.rows(MANY[wanted.lead], **values)
    if not wanted.first and not wanted.last:
        rows += await visit.rows(MANY_UNDATED[wanted.lead], **values)
    counts, months = Counter[int](), Counter[str]()
    for row in rows:
        counts[row["place_id"]] += row["count"] if row["place_id"] else 0
        months[row["month"]] += row["count"] if row["month"] else 0
    places = await visit.rows_of(PLACES, [key for key, count in counts.most_common(MOST_PLACES) if count])
    return [dict(row) | {"count": counts[row["id"]]} for row in places], +months


async def draw_places(visit: Visit, places: list[Mapping[str, Any]], asked: dict[str, str]) -> Map | None:
    """Return the map of places, each leading to its own events among those wanted."""
    path = visit.path("/events")
    dots = [
        {name: place[name] for name in ("name", "latitude", "longitude", "count")}
        | {"link": f"{path}?{query_string(asked | {'place': place['public_id']})}"}
        for place in places
        if place["latitude"] is not None
    ]
    return await draw_map(dots[:MOST_PLACES], is_world=bool(visit.param("world")))


def choose_axis(events: list[sqlite3.Row]) -> TimeAxis | None:
    """Return the time that most of the events fall into; a few from long before stand at its edge."""
    days = sorted(day for event in events for day in (event["date_earliest"], event["date_latest"]) if day)
    axis, middle = make_axis(days), make_axis(days[len(days) // 6 : len(days) - len(days) // 12])
    if axis is None or middle is None:
        return axis
    return middle if (axis.last - axis.first) > 4 * (middle.last - middle.first) else axis
