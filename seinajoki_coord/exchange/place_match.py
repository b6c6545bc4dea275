"""Where a table without geometries says where its rows are: a WKT field, or two fields of coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .word import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

_WKT = ("wkt", "geom", "geometry", "geometria", "geometri", "wktgeom", "geomwkt", "thegeom", "wktgeometry", "shape")
_PAIRS = (
    ("lon", "lat"), ("lng", "lat"), ("long", "lat"), ("longitude", "latitude"), ("longitud", "latitud"),
    ("pituusaste", "leveysaste"), ("pituuspiiri", "leveyspiiri"), ("itä", "pohjoinen"), ("öst", "nord"), ("öster", "norr"),
    ("east", "north"), ("easting", "northing"), ("itäkoordinaatti", "pohjoiskoordinaatti"), ("x", "y"), ("xkoord", "ykoord"),
    ("x_koordinaatti", "y_koordinaatti"), ("xkoordinat", "ykoordinat"), ("koordx", "koordy"), ("xcoord", "ycoord"),
    ("coordx", "coordy"), ("pointx", "pointy"), ("e", "n"),
)  # fmt: skip
_DEGREES = (180.0, 90.0)


@dataclass(frozen=True)
class Place:
    """The fields that hold the place: ``wkt`` or both ``x`` (east, longitude) and ``y`` (north, latitude)."""

    wkt: str | None = None
    x: str | None = None
    y: str | None = None

    def fields(self) -> tuple[str, ...]:
        """Return the names of the fields used."""
        return tuple(name for name in (self.wkt, self.x, self.y) if name)


def propose_place(sources: Sequence[str]) -> Place | None:
    """Find the fields of the place by name; WKT before coordinates. None where there are none."""
    folded: dict[str, str] = {}
    for source in sources:
        folded.setdefault(fold(source), source)
    for name in _WKT:
        if name in folded:
            return Place(wkt=folded[name])
    for x, y in _PAIRS:
        if fold(x) in folded and fold(y) in folded:
            return Place(x=folded[fold(x)], y=folded[fold(y)])
    return None


def looks_like_degrees(box: tuple[float, float, float, float]) -> bool:
    """Whether coordinates with these least and greatest values (x, y, x, y) can be longitudes and latitudes."""
    return max(abs(box[0]), abs(box[2])) <= _DEGREES[0] and max(abs(box[1]), abs(box[3])) <= _DEGREES[1]
