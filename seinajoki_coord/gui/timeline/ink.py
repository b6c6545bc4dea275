"""Words and signs as they are drawn frame after frame: measured, shaped and rounded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPen, QPixmap, QStaticText, QTransform

from .look import readable_on

if TYPE_CHECKING:
    from .look import Look

SIGN = 13.0
"""Pixels across the sign of a meeting."""
_KEPT = 4000
"""Texts of which the shape is kept."""
_RIM = 1


class Ink:
    """Writes and signs in a look; where text has been seen before it costs a quarter."""

    def __init__(self, look: Look, ratio: float) -> None:
        """Keep things ready for a surface with so many pixels to a pixel of ours."""
        self._look = look
        self._ratio = ratio
        self._widths: dict[str, int] = {}
        self._texts: dict[str, QStaticText] = {}
        self._cuts: dict[tuple[str, int], str] = {}
        self._sign = self._drawn_sign()

    def width(self, text: str) -> int:
        """Return how wide a text is."""
        found = self._widths.get(text)
        if found is None:
            if len(self._widths) > _KEPT:
                self._widths.clear()
            found = self._widths[text] = self._look.metrics.horizontalAdvance(text)
        return found

    def cut(self, text: str, room: float) -> str:
        """Return a text as far as it goes, with dots where it does not go all the way."""
        if self.width(text) <= room:
            return text
        asked = (text, int(room))
        if asked not in self._cuts:
            if len(self._cuts) > _KEPT:
                self._cuts.clear()
            self._cuts[asked] = self._look.metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        return self._cuts[asked]

    def write(self, painter: QPainter, left: float, middle: float, text: str) -> None:
        """Write a text that begins at ``left``, at the height of its middle, in the pen in hand."""
        found = self._texts.get(text)
        if found is None:
            if len(self._texts) > _KEPT:
                self._texts.clear()
            found = self._texts[text] = QStaticText(text)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(QTransform(), self._look.font)
        painter.drawStaticText(QPointF(left, middle - found.size().height() / 2), found)

    def sign(self, painter: QPainter, x: float, y: float) -> None:
        """Put the sign of a meeting around a point."""
        half = SIGN / 2 + _RIM
        painter.drawPixmap(QPointF(x - half, y - half), self._sign)

    def _drawn_sign(self) -> QPixmap:
        look, side = self._look, SIGN + 2 * _RIM
        pixmap = QPixmap(round(side * self._ratio), round(side * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(look.base, 1))
        painter.setBrush(look.alarm)
        painter.drawEllipse(QPointF(side / 2, side / 2), SIGN / 2, SIGN / 2)
        painter.setPen(readable_on(look.alarm))
        painter.setFont(look.sign)
        painter.drawText(QRectF(0, 0, side, side), Qt.AlignmentFlag.AlignCenter, "!")
        painter.end()
        return pixmap
