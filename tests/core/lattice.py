"""Exact geometry on whole numbers: the brute-force oracle of what touches, and of how far apart things are."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Point = tuple[int, int]
Segment = tuple[Point, Point]


@dataclass(frozen=True)
class Figure:
    """A geometry taken apart: its edges (a point is an edge to itself) and, for each polygon, its rings' edges."""

    edges: list[Segment]
    polygons: list[list[Segment]]


def figure(shape: BaseGeometry) -> Figure:
    """Take a shape with whole-number coordinates apart."""
    edges: list[Segment] = []
    polygons: list[list[Segment]] = []
    parts = shapely.get_parts(shapely.get_parts(shape))
    for part in parts:
        if part.geom_type == "Polygon":
            rings = [edge for ring in (part.exterior, *part.interiors) for edge in _edges(ring)]
            polygons.append(rings)
            edges += rings
        else:
            edges += _edges(part)
    return Figure(edges, polygons)


def _edges(line: BaseGeometry) -> list[Segment]:
    points = [(int(x), int(y)) for x, y in line.coords]
    return list(zip(points, points[1:])) or [(points[0], points[0])]


def meet(one: Figure, two: Figure) -> bool:
    """Whether two figures share a point."""
    if any(_cross(a, b) for a, b in product(one.edges, two.edges)):
        return True
    return _any_corner_inside(one, two) or _any_corner_inside(two, one)


def squared_distance(one: Figure, two: Figure) -> Fraction:
    """Return the square of the distance between two figures, exactly."""
    if meet(one, two):
        return Fraction(0)
    return min(
        _squared_to_segment(corner, edge)
        for a, b in product(one.edges, two.edges)
        for corner, edge in ((a[0], b), (a[1], b), (b[0], a), (b[1], a))
    )


def _side(a: Point, b: Point, c: Point) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def _on(a: Point, b: Point, c: Point) -> bool:
    """Whether c lies on the segment from a to b."""
    in_box = min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])
    return in_box and _side(a, b, c) == 0


def _cross(one: Segment, two: Segment) -> bool:
    (a, b), (c, d) = one, two
    if _on(a, b, c) or _on(a, b, d) or _on(c, d, a) or _on(c, d, b):
        return True
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _any_corner_inside(one: Figure, two: Figure) -> bool:
    return any(_inside(corner, rings) for edge in one.edges for corner in edge for rings in two.polygons)


def _inside(point: Point, rings: list[Segment]) -> bool:
    """Whether a point that is on no ring lies inside: a ray to the right then crosses the rings an odd number of times."""
    crossings = 0
    for a, b in rings:
        if (a[1] > point[1]) != (b[1] > point[1]):
            low, high = (a, b) if a[1] < b[1] else (b, a)
            crossings += _side(low, high, point) > 0
    return crossings % 2 == 1


def _squared_to_segment(point: Point, segment: Segment) -> Fraction:
    (ax, ay), (bx, by) = segment
    px, py, dx, dy = point[0] - ax, point[1] - ay, bx - ax, by - ay
    length = dx * dx + dy * dy
    along = px * dx + py * dy
    if length == 0 or along <= 0:
        return Fraction(px * px + py * py)
    if along >= length:
        return Fraction((point[0] - bx) ** 2 + (point[1] - by) ** 2)
    return Fraction((px * dy - py * dx) ** 2, length)
