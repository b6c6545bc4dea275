"""Two records that meet, in detail: who, what, when, how long, how far, on what ground."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Callable, Union

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsFeatureRequest, QgsGeometry

from ..core.error import sentence
from ..core.moment import format_moments
from ..core.window import Windows, hours, read_windows, shared
from .entry import OCCUPYING, Draft
from .kernel import best_kernel
from .zone import zone_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from qgis.core import QgsRectangle, QgsVectorLayer

    from .entry import Key
    from .live_workspace import LiveWorkspace

NO_GROUND = sentence("It has no ground on the map yet.")
Side = Union["Key", Draft]
"""A record by its key, or one that is being drawn."""


@dataclass(frozen=True)
class Span:
    """The time that two records share: texts ``YYYY-MM-DDTHH:MM``, None where open, and elapsed hours."""

    starts: str | None
    ends: str | None
    hours: float | None


@dataclass(frozen=True)
class Ground:
    """Where two records meet: square metres, and metres between them."""

    area: float
    distance: float
    drawn: Callable[[], QgsGeometry]

    @cached_property
    def geometry(self) -> QgsGeometry:
        """Return the ground, the line or point they touch at, or the shortest way between them; in the workspace's plane."""
        return self.drawn()

    @property
    def box(self) -> QgsRectangle:
        """Return the box around it."""
        return self.geometry.boundingBox()


class OverlapDetails:
    """
    Works out details of pairs of a workspace as it is being edited; grounds only when asked for, and then kept.

    ``forget`` is to be told of each change.
    """

    def __init__(self, live: LiveWorkspace, layers: Mapping[str, QgsVectorLayer]) -> None:
        """Take the records of a live workspace, and the areas among its layers."""
        self._live, self._layers = live, layers
        self.plane = QgsCoordinateReferenceSystem(live.workspace.crs)
        """The plane of all grounds."""
        self._kernel = best_kernel()
        self._zone = zone_named(live.workspace.time_zone)
        self._geometries: dict[Key, QgsGeometry] = {}
        self._grounds: dict[frozenset[Key], Ground] = {}
        self._drafted: tuple[Draft, object] | None = None
        """The last draft that was asked for, and its shape."""

    def forget(self, keys: set[Key] | None) -> None:
        """Let go of what is known of some records; of all with None."""
        if keys is None:
            self._geometries.clear()
            self._grounds.clear()
            return
        for key in keys & self._geometries.keys():
            del self._geometries[key]
        for pair in [pair for pair in self._grounds if pair & keys]:
            del self._grounds[pair]

    def spans(self, pairs: Sequence[tuple[Side, Key]]) -> list[Span]:
        """Return the time that each pair shares, all at once."""
        if not pairs:
            return []
        first, second = self._windows([one for one, _ in pairs]), self._windows([other for _, other in pairs])
        both = shared(first, second)
        starts, ends = format_moments(self._zone.walls(both.starts)), format_moments(self._zone.walls(both.ends))
        return [
            Span(start, end, None if np.isnan(count) else count)
            for start, end, count in zip(starts, ends, hours(both).tolist())
        ]

    def _windows(self, sides: list[Side]) -> Windows:
        times = [self._times(one) for one in sides]
        return read_windows([one for one, _ in times], [one for _, one in times], self._zone)[0]

    def _times(self, side: Side) -> tuple[str | None, str | None]:
        if isinstance(side, Draft):
            return side.taken_from, side.taken_until
        entry = self._live.entries.get(side)
        return (entry.taken_from, entry.taken_until) if entry is not None else (None, None)

    def fault(self, side: Side) -> str:
        """Return in a sentence why a record's time or ground cannot be used; empty where both can."""
        if self.geometry(side).isEmpty():
            return NO_GROUND
        starts, ends = self._times(side)
        return read_windows([starts], [ends], self._zone)[1].get(0, "")

    def ground(self, one: Side, other: Key) -> Ground:
        """Return where a pair meets."""
        if isinstance(one, Draft):
            return self._measured(one, other)
        pair = frozenset((one, other))
        if pair not in self._grounds:
            self._grounds[pair] = self._measured(one, other)
        return self._grounds[pair]

    def geometry(self, side: Side) -> QgsGeometry:
        """Return the ground of a record, unsaved edits included; null where there is none."""
        if isinstance(side, Draft):
            return side.geometry
        if side not in self._geometries:
            self.read([side])
        return self._geometries.get(side, QgsGeometry())

    def read(self, keys: Iterable[Key]) -> None:
        """Read the grounds of records ahead, one question a layer."""
        wanted: dict[str, list[int]] = {}
        for name, fid in keys:
            if (name, fid) not in self._geometries:
                wanted.setdefault(name, []).append(fid)
        for name, fids in wanted.items():
            layer = self._layers.get(name)
            if layer is not None:
                request = QgsFeatureRequest().setFilterFids(fids).setNoAttributes()
                for feature in layer.getFeatures(request):
                    self._geometries[name, feature.id()] = QgsGeometry(feature.geometry())

    def _measured(self, one: Side, other: Key) -> Ground:
        kernel, shapes = self._kernel, np.full(2, None, object)
        shapes[:] = self._shape(one), self._shape(other)
        if any(shape is None for shape in shapes):
            return Ground(0.0, 0.0, QgsGeometry)
        left, right = np.array([0]), np.array([1])
        grounds = kernel.grounds(shapes, left, right)
        if grounds[0] is not None:
            return Ground(float(kernel.areas(grounds)[0]), 0.0, partial(self._drawn, grounds))
        distance = float(kernel.distances(shapes, left, right)[0])
        return Ground(0.0, distance, partial(self._way, shapes, distance))

    def _shape(self, side: Side) -> object:
        if not isinstance(side, Draft) and side[0] in OCCUPYING:
            return self._live.shape(side)
        if not isinstance(side, Draft):
            return self._live.shape(Draft(self.geometry(side), None, None))
        if self._drafted is None or self._drafted[0] is not side:
            self._drafted = side, self._live.shape(side)
        return self._drafted[1]

    def _drawn(self, shapes: np.ndarray) -> QgsGeometry:
        out = QgsGeometry()
        out.fromWkb(self._kernel.write(shapes)[0])
        return out

    def _way(self, shapes: np.ndarray, distance: float) -> QgsGeometry:
        """Return where two that share no ground touch, or the shortest way between them."""
        one, two = self._drawn(shapes[:1]), self._drawn(shapes[1:])
        out = one.intersection(two) if distance <= 0 else one.shortestLine(two)
        return QgsGeometry() if out.isNull() else out
