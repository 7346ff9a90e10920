"""Places with counts → a map: which part of the world to show, where each dot stands, which names there is room for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from archive.publish.pages.land import WIDTH, WORLD, Window, draw_land, fit_window

# A region: what is shown where the places lie all over the world but most of them close together.
REGION = (34.0, 20.0)  # degrees east and north
MOST_TOGETHER = 0.6
SMALLEST = 5.0  # degrees
ROOM = 0.14  # around the places
DOT, LARGEST_DOT = 4.0, 13.0  # pixels
# Where names can stand is tried for a map of so many pixels with letters of so many, for the desk and for the phone.
WIDTHS = {"wide": 992, "narrow": 356}
LETTERS = {"wide": 6.9, "narrow": 6.4}
LINE = 15.0
GAP = 4  # between a dot and its name
FAR_FEWER = 3


@dataclass(slots=True)
class Dot:
    """A place on the map."""

    name: str
    latitude: float
    longitude: float
    count: int
    link: str
    x: float = 0
    y: float = 0
    radius: float = DOT
    is_left: bool = False  # its name stands left of it
    is_wide: bool = False  # there is room for its name on the desk
    is_narrow: bool = False  # and on the phone


@dataclass(frozen=True, slots=True)
class Map:
    """A map with its dots, those of many things below; places outside of it are only named."""

    path: str
    dots: list[Dot]
    outside: list[Dot]
    height: int
    width: int = WIDTH


async def draw_map(places: Iterable[Mapping[str, object]], *, is_world: bool = False) -> Map | None:
    """Return a map of places (`name`, `latitude`, `longitude`, `count`, `link`); None for none that can be shown."""
    dots = [Dot(**{name: place[name] for name in ("name", "latitude", "longitude", "count", "link")}) for place in places]  # type: ignore[arg-type]
    if not dots:
        return None
    window = WORLD if is_world else choose_window(dots)
    shown = sorted((dot for dot in dots if window.holds(dot.latitude, dot.longitude)), key=lambda dot: -dot.count)
    place_dots(shown, window)
    for name, pixels in WIDTHS.items():
        choose_names(shown, name, (pixels, pixels * window.height / WIDTH))
    # The first map of a server waits for the outlines: not on the loop that answers the others.
    path = await asyncio.to_thread(draw_land, window)
    outside = [dot for dot in dots if not window.holds(dot.latitude, dot.longitude)]
    return Map(path, shown, outside, window.height)


def choose_window(dots: list[Dot]) -> Window:
    """Return the part of the world with all places, or with the region where most things are, else all of it."""
    box = _box(dots)
    if box[2] - box[0] > REGION[0] or box[3] - box[1] > REGION[1]:
        inside = max((_around(dot, dots) for dot in dots), key=lambda group: sum(one.count for one in group))
        if sum(one.count for one in inside) < MOST_TOGETHER * sum(dot.count for dot in dots):
            return WORLD
        box = _box(inside)
    west, south, east, north = box
    across = max((east - west) * (1 + 2 * ROOM), SMALLEST * 2) - (east - west)
    up = max((north - south) * (1 + 2 * ROOM), SMALLEST) - (north - south)
    return fit_window(west - across / 2, south - up / 2, east + across / 2, north + up / 2)


def _box(dots: list[Dot]) -> tuple[float, float, float, float]:
    longitudes, latitudes = [dot.longitude for dot in dots], [dot.latitude for dot in dots]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _around(middle: Dot, dots: list[Dot]) -> list[Dot]:
    across, up = REGION[0] / 2, REGION[1] / 2
    return [dot for dot in dots if abs(dot.longitude - middle.longitude) <= across and abs(dot.latitude - middle.latitude) <= up]


def place_dots(dots: list[Dot], window: Window) -> None:
    """Give dots their places and sizes: areas by count."""
    largest = max((dot.count for dot in dots), default=1)
    for dot in dots:
        dot.x, dot.y = window.at(dot.latitude, dot.longitude)
        dot.radius = round(DOT + (LARGEST_DOT - DOT) * sqrt((dot.count - 1) / (largest - 1)), 1) if largest > 1 else DOT + 2
        dot.is_left = dot.x > 80


def choose_names(dots: list[Dot], size: str, field: tuple[float, float]) -> None:
    """Mark the dots whose names there is room for on a field of so many pixels, the largest first.

    A name covers no other, nor a dot, but of a place of far fewer; and none stands beside a larger dot that has none.
    """
    at = [(dot.x / 100 * field[0], dot.y / 100 * field[1]) for dot in dots]
    spots = [(x - dot.radius, y - dot.radius, x + dot.radius, y + dot.radius) for dot, (x, y) in zip(dots, at, strict=True)]
    taken: list[tuple[float, float, float, float]] = []
    unnamed: list[tuple[float, float, float, float]] = []
    for dot, spot, (x, y) in zip(dots, spots, at, strict=True):
        near, far = dot.radius + GAP, dot.radius + GAP + len(dot.name) * LETTERS[size]
        box = (x - far if dot.is_left else x + near, y - LINE / 2, x - near if dot.is_left else x + far, y + LINE / 2)
        others = [other for one, other in zip(dots, spots, strict=True) if one.count * FAR_FEWER >= dot.count]
        is_free = not any(_meet(box, other) for other in taken + others) and not any(_meet(spot, other) for other in unnamed)
        if box[0] >= 0 and box[2] <= field[0] and is_free:
            setattr(dot, f"is_{size}", True)
            taken.append(box)
        else:
            unnamed.append(spot)


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
