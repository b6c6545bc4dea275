"""Hypothesis strategies for shapes on a small grid, so that touching at a point or an edge happens all the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from hypothesis import strategies as st

from seinajoki_coord.core.zone import HOUR

from .record import Record, tick

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

SIZE = 12
NOON = tick("2026-06-01T12:00")

_corner = st.tuples(st.integers(0, SIZE), st.integers(0, SIZE))
_path = st.lists(_corner, min_size=2, max_size=5, unique=True)


def _holed(at: tuple[int, int], size: int, hole: tuple[int, int], width: int) -> BaseGeometry:
    """Return a square with a square hole in it, or a notch where that lies on the rim."""
    x, y = at
    inner = shapely.box(x + hole[0], y + hole[1], x + hole[0] + width, y + hole[1] + width)
    return shapely.difference(shapely.box(x, y, x + size, y + size), inner)


def _cells(cells: frozenset[tuple[int, int]], at: tuple[int, int], size: int) -> BaseGeometry:
    """Return the union of grid cells: polygons or multipolygons, with holes, parts that touch at a corner."""
    boxes = [
        shapely.box(at[0] + size * x, at[1] + size * y, at[0] + size * (x + 1), at[1] + size * (y + 1))
        for x, y in cells
    ]
    return shapely.union_all(boxes)


points = _corner.map(shapely.Point)
multipoints = st.lists(_corner, min_size=2, max_size=4, unique=True).map(shapely.MultiPoint)
lines = _path.map(shapely.LineString)
multilines = st.lists(_path, min_size=2, max_size=3).map(shapely.MultiLineString)
boxes = st.builds(lambda at, w, h: shapely.box(at[0], at[1], at[0] + w, at[1] + h), _corner, *(st.integers(1, 8),) * 2)
triangles = (
    st.lists(_corner, min_size=3, max_size=3, unique=True).map(shapely.Polygon).filter(lambda shape: shape.area > 0)
)
holed = st.builds(
    _holed, _corner, st.integers(3, 9), st.tuples(st.integers(1, 6), st.integers(1, 6)), st.integers(1, 6)
)
cells = st.builds(
    _cells,
    st.frozensets(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=10),
    _corner,
    st.integers(1, 3),
)
polygons = st.one_of(boxes, triangles, holed, cells)
plain_shapes = st.one_of(points, multipoints, lines, multilines, polygons)
collections = st.lists(st.one_of(points, lines, boxes, triangles), min_size=1, max_size=3).map(
    shapely.GeometryCollection
)
shapes = st.one_of(plain_shapes, collections)

_hour = st.integers(0, 12).map(lambda hour: NOON + hour * HOUR)
spans: st.SearchStrategy[tuple[int | None, int | None]] = st.one_of(
    st.lists(_hour, min_size=2, max_size=2, unique=True).map(lambda ticks: (min(ticks), max(ticks))),
    _hour.map(lambda tick: (tick, tick)),
    _hour.map(lambda tick: (tick, None)),
    _hour.map(lambda tick: (None, tick)),
    st.just((None, None)),
)


def records(shape: st.SearchStrategy[BaseGeometry] = shapes) -> st.SearchStrategy[Record]:
    """Return a strategy for records at grid places and whole hours, so that ties are common."""
    return st.builds(lambda form, span: Record(form, *span), shape, spans)
