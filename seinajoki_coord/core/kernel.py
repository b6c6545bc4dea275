"""The exact geometry that the engine is given: shapely here, QGIS's own in the layers package."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence


_WORTH_PREPARING = (2, 5)
"""
Tests of one geometry from which on preparing it takes less time than it saves (measured): before GEOS 3.13, which
tests unprepared geometries several times faster, and since.
"""


class Kernel(Protocol):
    """
    Exact predicates and measures on arrays of 2D geometries.

    Geometries are opaque objects in numpy object arrays; None stands for no geometry. All coordinates of a call
    are in one plane, lengths in its unit. ``left`` and ``right`` are equally long arrays of row numbers.
    """

    name: str
    threads: int
    """How many threads gain anything."""

    def read(self, blobs: Sequence[bytes | None]) -> np.ndarray:
        """Make geometries of WKB, in the plane, curves and heights taken away; None where there is none to make."""

    def write(self, geometries: np.ndarray) -> list[bytes | None]:
        """Make WKB of geometries."""

    def repair(self, geometries: np.ndarray) -> np.ndarray:
        """
        Make invalid geometries valid, in place; return a mask of those that were not valid.

        None takes the place of what cannot be made valid, such as coordinates that are not finite.
        """

    def boxes(self, geometries: np.ndarray) -> np.ndarray:
        """Return ``(n, 4)`` minx, miny, maxx, maxy; NaN where there is no geometry or an empty one."""

    def vertex_counts(self, geometries: np.ndarray) -> np.ndarray:
        """Return how many vertices each geometry has."""

    def meet(self, geometries: np.ndarray, left: np.ndarray, right: np.ndarray, distance: float) -> np.ndarray:
        """
        Say of each pair whether it touches or overlaps, or comes within ``distance``.

        Equal row numbers of ``left`` must stand together: a left geometry is prepared once for its whole run.
        """

    def distances(self, geometries: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """Return the distance of each pair, 0 where they meet."""

    def grounds(self, geometries: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """
        Return the common ground of each pair as a MultiPolygon; None where it has no area.

        ``left`` as in `meet`.
        """

    def areas(self, geometries: np.ndarray) -> np.ndarray:
        """Return the area of each geometry, 0 for None."""


def has_shapely() -> bool:
    """Whether shapely 2 or later can be imported; one that was built for another numpy cannot."""
    try:
        import shapely
    except (ImportError, ValueError):
        return False
    return int(shapely.__version__.split(".")[0]) >= 2


class ShapelyKernel:
    """The fast kernel: vectorised GEOS, which lets go of the interpreter's lock."""

    name = "shapely"
    threads = 2

    def __init__(self) -> None:
        """Import shapely, so that this module loads where it is missing."""
        import shapely

        self._shapely = shapely
        self._worth_preparing = _WORTH_PREPARING[shapely.geos_version >= (3, 13, 0)]

    def read(self, blobs: Sequence[bytes | None]) -> np.ndarray:
        """See `Kernel.read`; bytes that are no geometry of GEOS's give None, and so do curves."""
        shapely = self._shapely
        column = np.empty(len(blobs), object)
        column[:] = blobs
        try:
            geometries = shapely.from_wkb(column, on_invalid="ignore")
        except NotImplementedError:
            geometries = _apart(column, self._read_one)
        # GEOS lets a curve through inside a collection, and then refuses every question about it.
        for row in np.flatnonzero(shapely.get_type_id(geometries) == 7).tolist():
            if not self._is_straight(geometries[row]):
                geometries[row] = None
        high = shapely.get_coordinate_dimension(geometries) > 2
        if high.any():
            geometries[high] = shapely.force_2d(geometries[high])
        return geometries

    def _read_one(self, blob: bytes | None) -> object:
        try:
            return self._shapely.from_wkb(blob, on_invalid="ignore")
        except NotImplementedError:
            return None

    def _is_straight(self, collection: object) -> bool:
        try:
            parts = self._shapely.get_parts(collection)
        except NotImplementedError:
            return False
        return all(self._is_straight(part) for part in parts[self._shapely.get_type_id(parts) == 7])

    def write(self, geometries: np.ndarray) -> list[bytes | None]:
        """See `Kernel.write`."""
        return self._shapely.to_wkb(geometries).tolist()

    def repair(self, geometries: np.ndarray) -> np.ndarray:
        """See `Kernel.repair`."""
        shapely = self._shapely
        broken = ~shapely.is_valid(geometries) & ~shapely.is_missing(geometries)
        if broken.any():
            geometries[broken] = _apart(geometries[broken], self._repair_one)
        # The parts of a collection may lie on each other, which GEOS before 3.13 cannot compare.
        mixed = shapely.get_type_id(geometries) == 7
        if mixed.any():
            geometries[mixed] = _apart(geometries[mixed], shapely.union_all)
        return broken

    def _repair_one(self, geometry: object) -> object:
        """Return a valid geometry, or None: GEOS refuses coordinates that are not finite, or leaves them as they are."""
        try:
            repaired = self._shapely.make_valid(geometry)
        except self._shapely.GEOSException:
            return None
        return repaired if self._shapely.is_valid(repaired) else None

    def boxes(self, geometries: np.ndarray) -> np.ndarray:
        """See `Kernel.boxes`."""
        return self._shapely.bounds(geometries)

    def vertex_counts(self, geometries: np.ndarray) -> np.ndarray:
        """See `Kernel.vertex_counts`."""
        return self._shapely.get_num_coordinates(geometries)

    def meet(self, geometries: np.ndarray, left: np.ndarray, right: np.ndarray, distance: float) -> np.ndarray:
        """See `Kernel.meet`."""
        shapely = self._shapely
        one, two = geometries[left], geometries[right]
        with self._prepared(one, left):
            meets = shapely.intersects(one, two)
            if distance > 0:
                # Not all by dwithin: GEOS 3.14 denies it to some polygons that cross the hole of a prepared one.
                apart = np.flatnonzero(~meets)
                meets[apart] = shapely.dwithin(one[apart], two[apart], distance)
            return meets

    @contextmanager
    def _prepared(self, geometries: np.ndarray, rows: np.ndarray) -> Iterator[None]:
        """Prepare the geometries that stand often enough in a run of equal rows, for the length of a block."""
        if not len(rows):
            yield
            return
        begins = np.flatnonzero(np.concatenate([[True], rows[1:] != rows[:-1]]))
        often = np.diff(np.append(begins, len(rows))) >= self._worth_preparing
        prepared = geometries[begins[often]]
        self._shapely.prepare(prepared)
        try:
            yield
        finally:
            self._shapely.destroy_prepared(prepared)

    def distances(self, geometries: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """See `Kernel.distances`."""
        return self._shapely.distance(geometries[left], geometries[right])

    def grounds(self, geometries: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """See `Kernel.grounds`."""
        shapely = self._shapely
        out = np.full(len(left), None, object)
        rows = np.flatnonzero(_has_area(shapely, geometries[left]) & _has_area(shapely, geometries[right]))
        one, two = geometries[left[rows]], geometries[right[rows]]
        ground = np.empty(len(rows), object)
        # A record wholly inside another is the ground itself; boxes first, they are cheap.
        outer, inner = shapely.bounds(one), shapely.bounds(two)
        inside = (outer[:, :2] < inner[:, :2]).all(axis=1) & (outer[:, 2:] > inner[:, 2:]).all(axis=1)
        with self._prepared(one[inside], left[rows][inside]):
            inside[inside] = shapely.contains_properly(one[inside], two[inside])
        ground[inside] = two[inside]
        ground[~inside] = shapely.intersection(one[~inside], two[~inside])
        out[rows] = self._polygons(ground)
        return out

    def _areas_only(self, geometries: np.ndarray) -> np.ndarray:
        """Take the lines and points out of collections, which GEOS before 3.12 cannot cut."""
        mixed = self._shapely.get_type_id(geometries) == 7
        if mixed.any():
            geometries[mixed] = self._polygons(geometries[mixed])
        return geometries

    def areas(self, geometries: np.ndarray) -> np.ndarray:
        """See `Kernel.areas`."""
        return np.nan_to_num(self._shapely.area(geometries))

    def _polygons(self, geometries: np.ndarray) -> np.ndarray:
        """Keep what has an area of each geometry, as a MultiPolygon; None where nothing has."""
        shapely = self._shapely
        out = np.full(len(geometries), None, object)
        kind = shapely.get_type_id(geometries)
        empty = shapely.is_empty(geometries)
        single = np.flatnonzero((kind == 3) & ~empty)
        out[single] = shapely.multipolygons(geometries[single], indices=np.arange(len(single))) if len(single) else None
        many = (kind == 6) & ~empty
        out[many] = geometries[many]
        for row in np.flatnonzero((kind == 7) & ~empty).tolist():
            parts = shapely.get_parts(geometries[row])
            while (shapely.get_type_id(parts) > 3).any():
                parts = shapely.get_parts(parts)
            parts = parts[shapely.get_dimensions(parts) == 2]
            if len(parts):
                # The polygons of a collection may lie on each other, those of a MultiPolygon may not.
                whole = shapely.union_all(parts) if len(parts) > 1 else parts[0]
                out[row] = shapely.multipolygons(shapely.get_parts(whole))
        return out


def _apart(column: np.ndarray, function: Callable[[Any], object]) -> np.ndarray:
    """Call a function with each value by itself, so that one that fails does not take the others with it."""
    out = np.empty(len(column), object)
    for row, value in enumerate(column):
        out[row] = function(value)
    return out


def _has_area(shapely: object, geometries: np.ndarray) -> np.ndarray:
    return shapely.get_dimensions(geometries) == 2  # type: ignore[attr-defined, no-any-return]
