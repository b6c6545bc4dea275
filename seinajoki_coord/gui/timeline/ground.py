"""Draws what lies behind and above the bars: days off, the grid, today, the header with its two lines of calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QLocale, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPalette, QPen, QPolygonF

from ...core.zone import DAY
from ...layers.language import tr
from .calendar import free_days, levels, namer
from .look import mixed

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.PyQt.QtGui import QColor, QFont

    from .calendar import Unit
    from .look import Look
    from .scale import TimeScale

_DAY_FROM, _HOLIDAY_FROM = 4.0, 1.5
"""Pixels of a day from which weekends, and holidays, are shaded."""
_PAD = 4


class GroundPainter:
    """Paints the calendar of a time scale on a surface of a size."""

    def __init__(self, painter: QPainter, look: Look, scale: TimeScale, width: int, height: int) -> None:
        """Find the units and the days off in view."""
        self._painter, self._look, self._scale = painter, look, scale
        self._width, self._height = width, height
        self._right = scale.tick(width)
        self._major, self._minor = levels(scale)
        wanted = scale.pixels(DAY) >= _HOLIDAY_FROM
        self._free = free_days(scale.left, self._right) if wanted else []
        self._namer = namer(QLocale().name(), tr("Week {number}"))

    def draw_behind(self) -> None:
        """Draw days off and grid, below the header."""
        look, painter = self._look, self._painter
        self._shade_days(look.header, self._height)
        for unit, colour in ((self._minor, look.grid), (self._major, mixed(look.base, look.text, 0.32))):
            painter.setPen(QPen(colour, 1))
            for tick in unit.begins(self._scale.left, self._right).tolist():
                x = round(self._scale.x(float(tick)))
                painter.drawLine(x, look.header, x, self._height)

    def _shade_days(self, top: int, bottom: int) -> None:
        day = self._scale.pixels(DAY)
        for one in self._free:
            if one.name or day >= _DAY_FROM:
                left, right = round(self._scale.x(float(one.start))), round(self._scale.x(float(one.end)))
                colour = self._look.holiday if one.name else self._look.weekend
                self._painter.fillRect(left, top, max(right - left, 1), bottom - top, colour)

    def draw_today(self, now: int) -> None:
        """Draw the line of the present moment."""
        x = self._scale.x(float(now))
        if 0 <= x <= self._width:
            self._painter.setPen(QPen(self._look.today, 2))
            self._painter.drawLine(round(x), self._look.header, round(x), self._height)

    def draw_today_mark(self, now: int) -> None:
        """Point at the present moment from the header."""
        x, foot = self._scale.x(float(now)), self._look.header
        if 0 <= x <= self._width:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._look.today)
            corners = [QPointF(x - 5, foot - 6), QPointF(x + 5, foot - 6), QPointF(x, foot)]
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            self._painter.drawPolygon(QPolygonF(corners))
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def draw_header(self, palette: QPalette, busy: tuple[int, int] | None = None) -> None:
        """Draw the two lines of the calendar; ``busy`` is a stretch of time to point out."""
        look, painter = self._look, self._painter
        half = look.header // 2
        window = palette.color(QPalette.ColorRole.Window)
        painter.fillRect(0, 0, self._width, look.header, window)
        self._shade_days(half, look.header)
        if busy is not None:
            left, right = (self._scale.x(float(one)) for one in busy)
            painter.fillRect(QRectF(left, half, max(right - left, 2), half), mixed(window, look.highlight, 0.5))
        text = palette.color(QPalette.ColorRole.WindowText)
        self._line(self._major, 0, half, look.bold, text, sticky=True)
        self._line(self._minor, half, half, look.font, text, sticky=False)
        painter.setPen(QPen(mixed(window, text, 0.4), 1))
        painter.drawLine(0, look.header - 1, self._width, look.header - 1)

    def _line(self, unit: Unit, top: int, height: int, font: QFont, colour: QColor, *, sticky: bool) -> None:
        """Write the names of one line of units; a sticky one stays in view as long as its unit does."""
        painter = self._painter
        painter.setFont(font)
        begins = unit.begins(self._scale.left, self._right).tolist()
        edges = [self._scale.x(float(tick)) for tick in begins]
        faint = mixed(self._look.base, self._look.text, 0.3)
        forms = [self._namer.names(unit, None if sticky else self._major, tick) for tick in begins[:-1]]
        # Bold type is wider than what the metrics of the plain font say.
        wide = painter.fontMetrics().horizontalAdvance
        # Units of one line are named alike: the fullest name that all of them have room for.
        alike = next((n for n in range(len(forms[0])) if _all_fit([one[n] for one in forms], edges, wide)), -1)
        for left, right, words in zip(edges, edges[1:], forms):
            painter.setPen(QPen(faint, 1))
            painter.drawLine(round(left), top, round(left), top + height)
            painter.setPen(colour)
            if sticky:
                begin, end = max(left, 0.0) + _PAD, min(right, float(self._width))
                word = next((one for one in words if wide(one) <= end - begin - _PAD), "")
                side = Qt.AlignmentFlag.AlignLeft
            else:
                begin, end, word, side = left, right, words[alike], Qt.AlignmentFlag.AlignHCenter
            painter.drawText(QRectF(begin, top, end - begin, height), side | Qt.AlignmentFlag.AlignVCenter, word)


def _all_fit(words: list[str], edges: list[float], wide: Callable[[str], int]) -> bool:
    return all(wide(word) + _PAD <= right - left for word, left, right in zip(words, edges, edges[1:]))
