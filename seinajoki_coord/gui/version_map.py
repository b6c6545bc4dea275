"""Versions of a ground on the map, each told from the other by line and filling, not by colour alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qgis.core import QgsCoordinateTransform, QgsCsException, QgsProject, QgsRectangle, QgsWkbTypes
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
    from qgis.gui import QgsMapCanvas

_WIDTH = 3
_ROOM = 1.6
"""How much more than the grounds is shown."""


class Look(NamedTuple):
    """How one version is drawn."""

    colour: QColor
    line: Qt.PenStyle
    filling: Qt.BrushStyle


MINE = Look(QColor("#0072b2"), Qt.PenStyle.SolidLine, Qt.BrushStyle.FDiagPattern)
THEIRS = Look(QColor("#d55e00"), Qt.PenStyle.DashLine, Qt.BrushStyle.BDiagPattern)


class VersionMap:
    """Draws grounds on top of a map until they are taken away."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        """Draw nothing yet."""
        self._canvas = canvas
        self.bands: list[QgsRubberBand] = []

    def show(self, grounds: Sequence[tuple[QgsGeometry, Look]], plane: QgsCoordinateReferenceSystem) -> None:
        """Draw these instead of others; empty ones are left out."""
        self.clear()
        for ground, look in grounds:
            if ground.isEmpty():
                continue
            band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
            band.setStrokeColor(look.colour)
            band.setFillColor(look.colour)
            band.setLineStyle(look.line)
            band.setBrushStyle(look.filling)
            band.setWidth(_WIDTH)
            band.setToGeometry(ground, plane)
            self.bands.append(band)

    def clear(self) -> None:
        """Take all away."""
        for band in self.bands:
            self._canvas.scene().removeItem(band)
        self.bands = []

    def zoom(self, grounds: Sequence[QgsGeometry], plane: QgsCoordinateReferenceSystem) -> None:
        """Bring grounds into view."""
        box = QgsRectangle()
        box.setMinimal()
        for ground in grounds:
            if not ground.isEmpty():
                box.combineExtentWith(ground.boundingBox())
        if box.xMinimum() > box.xMaximum():
            return
        crs = self._canvas.mapSettings().destinationCrs()
        try:
            seen = QgsCoordinateTransform(plane, crs, QgsProject.instance()).transformBoundingBox(box)
        except QgsCsException:
            return
        seen.scale(_ROOM)
        self._canvas.zoomToFeatureExtent(seen)
