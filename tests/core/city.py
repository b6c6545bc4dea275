"""Seeded records of every kind of geometry, on a grid where they touch all the time or anywhere in the plane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

import numpy as np
import shapely

from seinajoki_coord.core.zone import HOUR

from .record import Record, tick

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

# How corners are drawn: so many of them, near each other.
Place = Callable[[np.random.Generator, int], np.ndarray]
BEGIN = tick("2026-03-01")


def grid_records(seed: int, count: int) -> list[Record]:
    """Return records whose corners are whole numbers and that begin and end on whole days."""
    return _records(np.random.default_rng([seed, count]), count, _on_grid)


def city_records(seed: int, count: int) -> list[Record]:
    """Return records at the coordinates of a city, in metres with all their decimals."""
    return _records(np.random.default_rng([seed, count]), count, _anywhere)


def _on_grid(rng: np.random.Generator, count: int) -> np.ndarray:
    """Return different whole-number corners within a square that lies somewhere on the grid."""
    size = 6
    flat = rng.choice(size * size, count, replace=False)
    return np.column_stack([flat // size, flat % size]) + rng.integers(0, 24, 2).astype(float)


def _anywhere(rng: np.random.Generator, count: int) -> np.ndarray:
    return np.array([23_490_000, 6_963_000]) + rng.normal(0, 60, 2) + rng.normal(0, 12, (count, 2))


def _records(rng: np.random.Generator, count: int, place: Place) -> list[Record]:
    return [Record(_shape(rng, place), *_span(rng)) for _ in range(count)]


def _span(rng: np.random.Generator) -> tuple[int | None, int | None]:
    start = BEGIN + int(rng.integers(0, 40)) * 24 * HOUR
    end = start + int(rng.integers(0, 9)) * 24 * HOUR
    sides = rng.random(2)
    return None if sides[0] < 0.06 else start, None if sides[1] < 0.06 else end


def _shape(rng: np.random.Generator, place: Place) -> BaseGeometry:
    kinds = [_point, _points, _line, _lines, _polygon, _polygon, _holed, _cells, _collection]
    while True:
        shape = kinds[rng.integers(len(kinds))](rng, place)
        if shape.is_valid and not shape.is_empty:
            return shape


def _point(rng: np.random.Generator, place: Place) -> BaseGeometry:
    return shapely.Point(place(rng, 1)[0])


def _points(rng: np.random.Generator, place: Place) -> BaseGeometry:
    return shapely.MultiPoint(place(rng, 3))


def _line(rng: np.random.Generator, place: Place) -> BaseGeometry:
    return shapely.LineString(place(rng, int(rng.integers(2, 6))))


def _lines(rng: np.random.Generator, place: Place) -> BaseGeometry:
    return shapely.MultiLineString([_line(rng, place), _line(rng, place)])


def _polygon(rng: np.random.Generator, place: Place) -> BaseGeometry:
    """Return corners sorted round their middle, which is a polygon unless they are in a line."""
    corners = place(rng, int(rng.integers(3, 9)))
    away = corners - corners.mean(axis=0)
    return shapely.Polygon(corners[np.argsort(np.arctan2(away[:, 1], away[:, 0]))])


def _holed(rng: np.random.Generator, place: Place) -> BaseGeometry:
    """Return a box with a hole whose corners are half way in."""
    x, y = place(rng, 1)[0]
    shell = shapely.box(x, y, x + 8, y + 8)
    return shapely.difference(shell, shapely.Polygon([(x + 4, y), (x + 6, y + 4), (x + 4, y + 6), (x + 2, y + 4)]))


def _cells(rng: np.random.Generator, place: Place) -> BaseGeometry:
    """Return the union of some cells of a small grid: a multipolygon with holes and corners that touch."""
    x, y = place(rng, 1)[0]
    chosen = np.argwhere(rng.random((4, 4)) < 0.45).tolist() or [[0, 0]]
    return shapely.union_all([shapely.box(x + 2 * i, y + 2 * j, x + 2 * i + 2, y + 2 * j + 2) for i, j in chosen])


def _collection(rng: np.random.Generator, place: Place) -> BaseGeometry:
    return shapely.GeometryCollection([_point(rng, place), _line(rng, place), _holed(rng, place)])
