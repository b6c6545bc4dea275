"""Words and signs as they are drawn frame after frame: measured, shaped and rounded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QPainter, QPainterPath, QPen, QPixmap, QStaticText, QTransform

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QColor

    from .look import Look

SIGN = 13.0
"""Pixels across a sign."""
_KEPT = 4000
"""Texts of which the shape is kept."""
_RIM = 1.5


class Ink:
    """Writes and signs in a look; where text has been seen before it costs a quarter."""

    def __init__(self, look: Look, ratio: float) -> None:
        """Keep things ready for a surface with so many pixels to a pixel of ours."""
        self._look = look
        self._ratio = ratio
        self._widths: dict[str, int] = {}
        self._texts: dict[str, QStaticText] = {}
        self._cuts: dict[tuple[str, int], str] = {}
        self._signs: dict[tuple[str, int], QPixmap] = {}

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

    def sign(self, painter: QPainter, x: float, y: float, sign: str, outcome: str) -> None:
        """Put the sign of what the rules say around a point."""
        colour = self._look.outcome(outcome)
        made = (sign, colour.rgb())
        if made not in self._signs:
            self._signs[made] = self._drawn_sign(sign, colour)
        half = SIGN / 2 + _RIM
        painter.drawPixmap(QPointF(x - half, y - half), self._signs[made])

    def _drawn_sign(self, sign: str, colour: QColor) -> QPixmap:
        look, side = self._look, SIGN + 2 * _RIM
        pixmap = QPixmap(round(side * self._ratio), round(side * self._ratio))
        pixmap.setDevicePixelRatio(self._ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        path = QPainterPath()
        path.addText(QPointF(0, 0), look.sign, sign)
        path.translate(QPointF(side / 2, side / 2) - path.boundingRect().center())
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        # The rim first, so that the sign stands out from any bar.
        painter.strokePath(path, QPen(look.base, 2 * _RIM))
        painter.fillPath(path, colour)
        painter.end()
        return pixmap
