"""Draws what lies behind and above the bars: days off, the grid, today, the header with its two lines of calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QLocale, QRectF, Qt
from qgis.PyQt.QtGui import QPalette, QPen

from ...core.zone import DAY
from .calendar import free_days, levels, names, within
from .look import mixed

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QColor, QFont, QPainter

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
        self._locale = QLocale()

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
                left, right = self._scale.x(float(one.start)), self._scale.x(float(one.end))
                colour = self._look.holiday if one.name else self._look.weekend
                self._painter.fillRect(QRectF(left, top, right - left, bottom - top), colour)

    def draw_today(self, now: int) -> None:
        """Draw the line of the present moment, through the header too."""
        x = self._scale.x(float(now))
        if 0 <= x <= self._width:
            half = self._look.header // 2
            self._painter.setPen(QPen(self._look.today, 2))
            self._painter.drawLine(round(x), half, round(x), self._height)

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
        painter, look = self._painter, self._look
        painter.setFont(font)
        begins = unit.begins(self._scale.left, self._right).tolist()
        faint = mixed(look.base, look.text, 0.3)
        for tick, following in zip(begins, begins[1:]):
            left, right = self._scale.x(float(tick)), self._scale.x(float(following))
            painter.setPen(QPen(faint, 1))
            painter.drawLine(round(left), top, round(left), top + height)
            if sticky:
                left, right = max(left, 0.0), min(right, float(self._width))
            forms = names(unit, tick, self._locale) if sticky else within(unit, self._major, tick, self._locale)
            room = right - left - (2 * _PAD if sticky else 2)
            # Bold type is wider than what the metrics of the plain font say.
            wide = painter.fontMetrics().horizontalAdvance
            word = next((one for one in forms if wide(one) <= room), "")
            painter.setPen(colour)
            side = Qt.AlignmentFlag.AlignLeft if sticky else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(
                QRectF(left + (_PAD if sticky else 0), top, right - left, height), side | Qt.AlignmentFlag.AlignVCenter, word
            )
