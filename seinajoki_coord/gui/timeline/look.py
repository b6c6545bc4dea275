"""Colours and sizes of the timeline, made from the palette and font of its widget, so dark and light both work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QPalette

from ...layers.style import colour_of

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

_DARK = 128
_FADED = 110
_LIGHTER = 0.35


@dataclass(frozen=True)
class Look:
    """What the painters share; lengths in pixels."""

    font: QFont
    bold: QFont
    sign: QFont
    dark: bool
    metrics: QFontMetrics
    base: QColor
    text: QColor
    muted: QColor
    band: QColor
    grid: QColor
    weekend: QColor
    holiday: QColor
    today: QColor
    highlight: QColor
    row: int
    header: int

    @classmethod
    def of(cls, widget: QWidget) -> Look:
        """Return the look that suits a widget."""
        palette, font = widget.palette(), widget.font()
        base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
        dark = base.lightness() < _DARK
        bold = QFont(font)
        bold.setBold(True)
        sign = QFont(bold)
        sign.setPixelSize(14)
        metrics = QFontMetrics(font)
        alarm = QColor("#ff6b5e" if dark else "#c80000")
        return cls(
            font=font,
            bold=bold,
            sign=sign,
            dark=dark,
            metrics=metrics,
            base=base,
            text=text,
            muted=mixed(base, text, 0.62),
            band=mixed(base, text, 0.09),
            grid=mixed(base, text, 0.14),
            weekend=mixed(base, text, 0.06),
            holiday=mixed(base, alarm, 0.20),
            today=QColor("#4da3ff" if dark else "#0057b8"),
            highlight=palette.color(QPalette.ColorRole.Highlight),
            row=metrics.height() + 12,
            header=2 * (metrics.height() + 5),
        )

    def outcome(self, code: str) -> QColor:
        """Return the colour of an outcome, as on the map but lighter on dark ground; muted where no rule says anything."""
        if not code:
            return self.muted
        colour = QColor(colour_of(code))
        return mixed(colour, QColor("#ffffff"), _LIGHTER) if self.dark else colour


@lru_cache(maxsize=1024)
def _mixed(below: int, above: int, share: float) -> QColor:
    parts = ((below >> shift & 255, above >> shift & 255) for shift in (16, 8, 0))
    return QColor(*(round(one + (two - one) * share) for one, two in parts))


def mixed(below: QColor, above: QColor, share: float) -> QColor:
    """Return an opaque colour between two."""
    return _mixed(below.rgb(), above.rgb(), share)


def type_colour(code: str) -> QColor:
    """Return the colour of a type, as on the map."""
    return QColor(colour_of(code))


def readable_on(colour: QColor) -> QColor:
    """Return black or white, whichever reads better on a colour (luminance after ITU-R BT.601)."""
    light = 0.299 * colour.red() + 0.587 * colour.green() + 0.114 * colour.blue()
    return QColor("#000000") if light > _FADED + 30 else QColor("#ffffff")
