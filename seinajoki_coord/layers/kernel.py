"""The exact kernel where shapely is missing: QGIS's own prepared geometries, with the same results."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from qgis.core import QgsGeometry, QgsWkbTypes

from ..core.kernel import Kernel, ShapelyKernel, has_shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

_POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry


def best_kernel() -> Kernel:
    """Return shapely's kernel where shapely 2 is installed, else QGIS's."""
    return ShapelyKernel() if has_shapely() else QgisKernel()


def straight(geometry: QgsGeometry) -> QgsGeometry:
    """Return a geometry in the plane, its curves turned into segments."""
    abstract = geometry.constGet()
    if QgsWkbTypes.isCurvedType(abstract.wkbType()):
        abstract = abstract.segmentize()
        geometry = QgsGeometry(abstract)
    if abstract.is3D() or abstract.isMeasure():
        flat = QgsGeometry(abstract.clone())
        flat.get().dropZValue()
        flat.get().dropMValue()
        return flat
    return geometry


class QgisKernel:
    """The kernel that every QGIS has: GEOS through `QgsGeometry`, one geometry at a time, one thread."""

    name = "QGIS"
    threads = 1

    def read(self, blobs: Sequence[bytes | None]) -> np.ndarray:
        """See `Kernel.read`."""
        out = np.full(len(blobs), None, object)
        for row, blob in enumerate(blobs):
            if blob is not None:
                geometry = QgsGeometry()
                geometry.fromWkb(blob)
                if not geometry.isNull():
                    out[row] = straight(geometry)
        return out

    def write(self, geometries: np.ndarray) -> list[bytes | None]:
        """See `Kernel.write`."""
        return [None if one is None else one.asWkb().data() for one in geometries]

    def repair(self, geometries: np.ndarray) -> np.ndarray:
        """See `Kernel.repair`."""
        broken = np.array([one is not None and not one.isEmpty() and not one.isGeosValid() for one in geometries], bool)
        for row in np.flatnonzero(broken).tolist():
            mended = geometries[row].makeValid()
            geometries[row] = None if mended.isNull() else mended
        for row, one in enumerate(geometries):
            # The parts of a collection may lie on each other, which GEOS before 3.13 cannot compare.
            if one is not None and one.wkbType() == QgsWkbTypes.Type.GeometryCollection and not one.isEmpty():
                geometries[row] = QgsGeometry.unaryUnion([one])
        return broken

    def boxes(self, geometries: np.ndarray) -> np.ndarray:
        """See `Kernel.boxes`."""
        out = np.full((len(geometries), 4), np.nan)
        for row, one in enumerate(geometries):
            if one is not None and not one.isEmpty():
                box = one.boundingBox()
                out[row] = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
        return out

    def vertex_counts(self, geometries: np.ndarray) -> np.ndarray:
        """See `Kernel.vertex_counts`."""
        return np.array([0 if one is None else one.constGet().nCoordinates() for one in geometries], np.int64)

    def meet(self, geometries: np.ndarray, left: np.ndarray, right: np.ndarray, distance: float) -> np.ndarray:
        """See `Kernel.meet`."""
        out = np.zeros(len(left), bool)
        lefts, rights, last = left.tolist(), right.tolist(), -1
        others = {row: geometries[row].constGet() for row in set(rights)}
        collections = {row for row, other in others.items() if other.wkbType() == QgsWkbTypes.Type.GeometryCollection}
        for place, (one, two) in enumerate(zip(lefts, rights)):
            if one != last:
                engine, last = QgsGeometry.createGeometryEngine(geometries[one].constGet()), one
                engine.prepareGeometry()
            other = others[two]
            # A prepared line overlooks the points of a collection with GEOS before 3.11.2.
            meets = geometries[two].intersects(geometries[one]) if two in collections else engine.intersects(other)
            # Not by the distance alone: of a polygon around it a prepared line gives the way to the rim (GEOS 3.11).
            out[place] = meets or (distance > 0 and engine.distance(other) <= distance)
        return out

    def distances(self, geometries: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """See `Kernel.distances`."""
        pairs = zip(geometries[left], geometries[right])
        return np.array([one.distance(two) for one, two in pairs], float)

    def grounds(self, geometries: np.ndarray, left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """See `Kernel.grounds`."""
        out = np.full(len(left), None, object)
        for place, (one, two) in enumerate(zip(geometries[left], geometries[right])):
            first, second = _areas_only(one), _areas_only(two)
            if first is not None and second is not None:
                out[place] = _areas_only(first.intersection(second))
        return out

    def areas(self, geometries: np.ndarray) -> np.ndarray:
        """See `Kernel.areas`."""
        return np.array([0.0 if one is None else one.area() for one in geometries], float)


def _areas_only(geometry: QgsGeometry) -> QgsGeometry | None:
    """Keep what has an area, as a MultiPolygon; None where nothing has."""
    if geometry.wkbType() == QgsWkbTypes.Type.MultiPolygon:
        return None if geometry.isEmpty() else geometry
    parts = [part for part in geometry.asGeometryCollection() if part.type() == _POLYGON and not part.isEmpty()]
    return QgsGeometry.collectGeometry(parts) if parts else None
