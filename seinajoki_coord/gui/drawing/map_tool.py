"""What the map tools for areas, trenches and places have in common."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from qgis.core import QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapTool, QgsRubberBand, QgsSnapIndicator
from qgis.PyQt.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ...core.error import RecordsError
from ...layers.drawn_ground import DrawnGround

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateTransformContext
    from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
    from qgis.PyQt.QtGui import QKeyEvent, QWheelEvent

FRAME = 16
"""Milliseconds between two looks at what is drawn."""
_FILL = QColor(208, 96, 0, 70)
_OUTLINE = QColor(208, 96, 0, 255)
_HALO = QColor(255, 255, 255, 200)
_POLYGON = QgsWkbTypes.GeometryType.PolygonGeometry
_LINE = QgsWkbTypes.GeometryType.LineGeometry


class FootprintTool(QgsMapTool):
    """
    Collects points on the map and shows the footprint that they make, as wide as it will be.

    Right click or Enter ends, Backspace takes the last point back, Esc begins again; Page Up and Page Down, or the
    wheel with Ctrl, change the size.
    """

    sketched = pyqtSignal(object)
    """The footprint as it would be with the pointer where it is, in the workspace's plane; None while there is none."""
    finished = pyqtSignal(object)
    """The footprint, in the workspace's plane."""
    stepped = pyqtSignal(int)
    """The size is to be this many steps larger."""
    failed = pyqtSignal(object)
    """A RecordsError: what was drawn makes no footprint."""

    POINTS = 3
    """How many points make a footprint."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        """Belong to a canvas."""
        super().__init__(canvas)
        self.size = 0.0
        """Width or radius in metres."""
        self._ground: DrawnGround | None = None
        self._points: list[QgsPointXY] = []
        self._pointer: QgsPointXY | None = None
        self._indicator = QgsSnapIndicator(canvas)
        self._halo, self._fill, self._line = (QgsRubberBand(canvas, kind) for kind in (_POLYGON, _POLYGON, _LINE))
        self._halo.setColor(QColor(0, 0, 0, 0))
        self._halo.setStrokeColor(_HALO)
        self._halo.setWidth(5)
        self._fill.setFillColor(_FILL)
        self._fill.setStrokeColor(_OUTLINE)
        self._fill.setWidth(2)
        self._line.setColor(_OUTLINE)
        self._line.setWidth(1)
        self._line.setLineStyle(Qt.PenStyle.DashLine)
        self._last = QElapsedTimer()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._sketch)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def set_plane(self, plane: object, context: QgsCoordinateTransformContext) -> None:
        """Make footprints in the plane of a workspace, from points in the plane that the canvas has now."""
        self.restart()
        self._ground = DrawnGround(self.canvas().mapSettings().destinationCrs(), plane, context)

    def set_size(self, metres: float) -> None:
        """Take another width or radius, and show it."""
        self.size = metres
        self._sketch()

    def restart(self) -> None:
        """Throw away what is drawn."""
        self._points.clear()
        self._sketch()

    def finish(self) -> None:
        """End with what is drawn; too little is thrown away."""
        points, self._pointer = list(self._points), None
        self.restart()
        if len(points) < self.POINTS or self._ground is None:
            return
        try:
            footprint = self.footprint(self._ground, points)
        except RecordsError as error:
            self.failed.emit(error)
        else:
            self.finished.emit(footprint)

    @abstractmethod
    def footprint(self, ground: DrawnGround, points: list[QgsPointXY]) -> QgsGeometry:
        """Return what points make. Raises RecordsError where they make nothing."""

    def middle(self, points: list[QgsPointXY]) -> list[QgsPointXY]:
        """Return the thin line that is shown beside the footprint."""
        return points

    def release(self) -> None:
        """Take everything off the canvas for good."""
        self._soon.stop()
        for band in (self._halo, self._fill, self._line):
            self.canvas().scene().removeItem(band)

    def activate(self) -> None:
        """Begin."""
        super().activate()
        # The canvas itself zooms with Page Up and Page Down, and the main window has keys of its own.
        self.canvas().installEventFilter(self)
        self.canvas().setFocus()

    def deactivate(self) -> None:
        """End without a result."""
        self.canvas().removeEventFilter(self)
        self._indicator.setVisible(False)
        self._pointer = None
        self.restart()
        super().deactivate()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the keys that belong to drawing before anyone else does."""
        if event.type() == QEvent.Type.ShortcutOverride and self._is_mine(event):
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and self._is_mine(event):
            self._press(event.key())
            event.accept()
            return True
        return False

    def canvasMoveEvent(self, event: QgsMapMouseEvent) -> None:
        """Follow the pointer, at most once a frame."""
        self._pointer = event.snapPoint()
        self._indicator.setMatch(event.mapPointMatch())
        self._sketch_soon()

    def canvasReleaseEvent(self, event: QgsMapMouseEvent) -> None:
        """Take a point, or end."""
        if event.button() == Qt.MouseButton.RightButton:
            self.finish()
        elif event.button() == Qt.MouseButton.LeftButton:
            self._points.append(event.snapPoint())
            self._pointer = None
            self._sketch()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Change the size with Ctrl; else the map zooms."""
        turned = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and turned:
            self.stepped.emit(1 if turned > 0 else -1)
            event.accept()
        else:
            event.ignore()

    def _is_mine(self, event: QKeyEvent) -> bool:
        keys = Qt.Key
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if event.key() in {keys.Key_PageUp, keys.Key_PageDown}:
            return self.size > 0
        mine = {keys.Key_Return, keys.Key_Enter, keys.Key_Backspace, keys.Key_Delete, keys.Key_Escape}
        return bool(self._points) and event.key() in mine

    def _press(self, key: int) -> None:
        keys = Qt.Key
        if key in {keys.Key_PageUp, keys.Key_PageDown}:
            self.stepped.emit(1 if key == keys.Key_PageUp else -1)
        elif key in {keys.Key_Return, keys.Key_Enter}:
            self.finish()
        elif key == keys.Key_Escape:
            self.restart()
        else:
            self._points.pop()
            self._sketch()

    def _sketch_soon(self) -> None:
        passed = self._last.elapsed() if self._last.isValid() else FRAME
        if passed >= FRAME:
            self._sketch()
        elif not self._soon.isActive():
            self._soon.start(FRAME - passed)

    def _sketch(self) -> None:
        """Show what there would be with a click here."""
        self._soon.stop()
        self._last.start()
        points = self._points + ([self._pointer] if self._pointer is not None and self._begun() else [])
        footprint = None
        if len(points) >= self.POINTS and self._ground is not None:
            try:
                footprint = self.footprint(self._ground, points)
            except RecordsError:
                footprint = None
        self._show(points, footprint)
        self.sketched.emit(footprint)

    def _begun(self) -> bool:
        """Whether the pointer counts as a point."""
        return bool(self._points)

    def _show(self, points: list[QgsPointXY], footprint: QgsGeometry | None) -> None:
        middle = self.middle(points)
        self._line.setToGeometry(QgsGeometry.fromPolylineXY(middle) if len(middle) > 1 else QgsGeometry())
        for band in (self._halo, self._fill):
            if footprint is None or self._ground is None:
                band.reset(_POLYGON)
            else:
                band.setToGeometry(footprint, self._ground.plane)
