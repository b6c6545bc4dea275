"""The three map tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal

from ...core.error import RecordsError
from .map_tool import FootprintTool

if TYPE_CHECKING:
    from qgis.core import QgsGeometry, QgsPointXY
    from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
    from qgis.PyQt.QtCore import QPoint

    from ...layers.drawn_ground import DrawnGround

_DRAGGED = 4
"""Pixels from which on a click is a drag."""


class AreaTool(FootprintTool):
    """A polygon by its corners."""

    POINTS = 3

    def footprint(self, ground: DrawnGround, points: list[QgsPointXY]) -> QgsGeometry:
        """Return the ground within the corners."""
        return ground.area(points)


class TrenchTool(FootprintTool):
    """A line with a width."""

    POINTS = 2

    def footprint(self, ground: DrawnGround, points: list[QgsPointXY]) -> QgsGeometry:
        """Return the ground along the line."""
        return ground.trench(points, self.size)


class PlaceTool(FootprintTool):
    """A point with a radius: one click takes the radius that is set, a drag draws another."""

    POINTS = 1
    resized = pyqtSignal(float)
    """The radius in metres that a drag draws."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        """Belong to a canvas."""
        super().__init__(canvas)
        self._pressed_at: QPoint | None = None

    def footprint(self, ground: DrawnGround, points: list[QgsPointXY]) -> QgsGeometry:
        """Return the ground around the point."""
        return ground.place(points[0], self.size)

    def canvasPressEvent(self, event: QgsMapMouseEvent) -> None:
        """Set the middle."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._points = [event.snapPoint()]
            self._pressed_at = event.pos()
            self._sketch()

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Draw the radius while the button is down."""
        if self._pressed_at is not None and (event.pos() - self._pressed_at).manhattanLength() >= _DRAGGED:
            try:
                radius = self._ground.distance(self._points[0], event.snapPoint()) if self._ground else 0.0
            except (RecordsError, IndexError):
                radius = 0.0
            if radius > 0:
                self.resized.emit(radius)
        super().canvasMoveEvent(event)

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """End: a place is done when the button is up."""
        if event.button() == Qt.MouseButton.LeftButton and self._pressed_at is not None:
            self._pressed_at = None
            self.finish()

    def restart(self) -> None:
        """Throw the middle away; the button that is still down ends nothing any more."""
        self._pressed_at = None
        super().restart()

    def _begun(self) -> bool:
        # Before the press the place is shown where the pointer is.
        return not self._points
