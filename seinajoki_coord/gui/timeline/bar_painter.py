"""Draws one bar: type by colour, kind by corners, certainty by outline, what it meets by hatch, what the rules say of it by sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPen, QPolygonF

from ...core.zone import OPEN_END, OPEN_START
from ...layers.language import tr
from .ink import SIGN as _SIGN
from .look import mixed, readable_on, type_colour
from .meeting import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...layers.entry import Entry
    from .bars import Times
    from .ink import Ink
    from .look import Look
    from .meeting import Part
    from .scale import TimeScale

_SMOOTH = QPainter.RenderHint.Antialiasing
"""Only where there are curves and slopes: it makes dashed lines ten times as slow."""
_NARROWEST = 4.0
_FADE = 28.0
_STRIP = 6.0
_ROUND = 7.0
_GAP = 5


class BarPainter:
    """Paints bars of a time scale on a surface of a width."""

    def __init__(self, painter: QPainter, look: Look, ink: Ink, scale: TimeScale, width: int) -> None:
        """Paint with a look."""
        painter.setRenderHint(_SMOOTH, False)
        painter.setFont(look.font)
        self._painter, self._look, self._ink, self._scale, self._width = painter, look, ink, scale, width

    def draw(
        self,
        entry: Entry,
        edges: Sequence[int] | None,
        parts: Sequence[Part],
        marks: Sequence[Mark],
        top: float,
        *,
        current: bool = False,
        met: Mark | None = None,
    ) -> None:
        """
        Draw a bar in the row that begins at ``top``, with the parts that share ground and time and what the rules say.

        ``edges`` are as in `Times.edges`; None where the times cannot be read. ``met`` is what would be said of it and the
        bar that is being moved.
        """
        look = self._look
        if edges is None:
            self._note(tr("{title}: its dates cannot be read").format(title=entry.title), top, left=True)
            return
        _, start, end, _ = edges
        left, begin, finish, right = map(self._clip, edges)
        if right < 0 or left > self._width:
            self._note(entry.title, top, left=right < 0)
            return
        # An hour in the view of a year is still to be seen.
        finish = max(finish, begin + _NARROWEST)
        right = max(right, finish)
        box = QRectF(begin, top + 3, finish - begin, look.row - 6)
        colour = type_colour(entry.type)
        light = mixed(look.base, colour, 0.38)
        self._side(QRectF(left, box.top(), begin - left, box.height()), light, colour)
        self._side(QRectF(finish, box.top(), right - finish, box.height()), light, colour)
        self._body(box, entry, colour, open_start=start == OPEN_START, open_end=end == OPEN_END)
        whole = QRectF(left, box.top(), right - left, box.height())
        text_left, text_right = self._text_inside(entry, box, whole)
        for one in (Mark("", "", list(parts)), *reversed(marks)):
            self._strips(one, whole)
        self._signs(marks, whole, text_right)
        if current or met is not None:
            colour = look.highlight if met is None else look.outcome(met.outcome)
            self._frame(whole, colour, dashed=met is not None and not current)
        if met is not None and met.sign and not marks:
            self._ink.sign(self._painter, max(left, 0) + _SIGN, box.top() + _SIGN / 2, met.sign, met.outcome)
        height = box.height() - (_STRIP if parts or any(one.parts for one in marks) else 0)
        if text_right:
            solid = entry.counts and entry.certainty != "window"
            room = QRectF(text_left, box.top(), text_right - text_left, height)
            self._title(entry, room, readable_on(colour) if solid else look.text)
        else:
            beside = whole.right() + 2 * _GAP
            self._title(entry, QRectF(beside, box.top(), max(self._width - beside - _GAP, 0), height), look.text)

    def _clip(self, tick: int) -> float:
        return min(max(self._scale.x(float(tick)), -60.0), self._width + 60.0)

    def _side(self, box: QRectF, fill: QColor, edge: QColor) -> None:
        if box.width() > 0:
            inner = box.adjusted(0, 3, 0, -3)
            self._painter.fillRect(inner, fill)
            self._painter.setPen(QPen(edge, 1, Qt.PenStyle.DotLine))
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawRect(inner)

    def _body(self, box: QRectF, entry: Entry, colour: QColor, *, open_start: bool, open_end: bool) -> None:
        painter, look = self._painter, self._look
        is_window = entry.certainty == "window"
        fill = mixed(look.base, colour, 0.55 if is_window else 1.0)
        brush = QBrush(fill)
        if not entry.counts:
            brush = QBrush(Qt.BrushStyle.NoBrush)
        elif open_start or open_end:
            brush = self._faded(fill, open_start=open_start, open_end=open_end)
        edge = look.muted if not entry.counts else mixed(colour, look.text, 0.35)
        style = Qt.PenStyle.DashLine if is_window else Qt.PenStyle.SolidLine
        painter.setPen(QPen(edge, 1, Qt.PenStyle.DotLine if entry.status == "draft" else style))
        painter.setBrush(brush)
        if entry.kind == "event":
            corner = min(_ROUND, box.width() / 2)
            painter.setRenderHint(_SMOOTH, True)
            painter.drawRoundedRect(box, corner, corner)
            painter.setRenderHint(_SMOOTH, False)
        else:
            painter.drawRect(box)
        if not entry.counts:
            middle = box.center().y()
            painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))
        for is_open, x, way in ((open_start, 3.0, 1), (open_end, self._width - 3.0, -1)):
            if is_open:
                self._arrow(x, box.center().y(), way, edge)

    def _faded(self, fill: QColor, *, open_start: bool, open_end: bool) -> QBrush:
        clear = QColor(fill)
        clear.setAlpha(40)
        shade = QLinearGradient(0, 0, self._width, 0)
        stop = min(_FADE * 2 / max(self._width, 1), 0.5)
        shade.setColorAt(0, clear if open_start else fill)
        shade.setColorAt(stop, fill)
        shade.setColorAt(1 - stop, fill)
        shade.setColorAt(1, clear if open_end else fill)
        return QBrush(shade)

    def _arrow(self, x: float, y: float, way: int, colour: QColor) -> None:
        """Draw an arrow with its tip at x; ``way`` is 1 for one that points left."""
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.setRenderHint(_SMOOTH, True)
        self._painter.drawPolygon(QPolygonF([QPointF(x, y), QPointF(x + 6 * way, y - 4), QPointF(x + 6 * way, y + 4)]))
        self._painter.setRenderHint(_SMOOTH, False)

    def draw_shadow(self, times: Times, top: float) -> None:
        """Draw where a bar that is being moved came from."""
        taken, _, _, free = times.edges
        left, right = self._clip(taken), self._clip(free)
        self._painter.setPen(QPen(self._look.muted, 1, Qt.PenStyle.DashLine))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(QRectF(left, top + 3, max(right - left, _NARROWEST), self._look.row - 6))

    def _strips(self, mark: Mark, whole: QRectF) -> None:
        """Hatch the parts of which something is said, along the foot of the bar."""
        painter, colour = self._painter, self._look.outcome(mark.outcome)
        for start, end in mark.parts:
            left, right = self._clip(start), self._clip(end)
            if right < 0 or left > self._width:
                continue
            strip = QRectF(left, whole.bottom() - _STRIP, max(right - left, _NARROWEST), _STRIP)
            painter.fillRect(strip, self._look.base)
            painter.fillRect(strip, QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.setPen(QPen(colour, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(strip)

    def _signs(self, marks: Sequence[Mark], whole: QRectF, text_right: float) -> None:
        """Put a sign on each part of which the rules say something; on the end of the bar where they mean no part of it."""
        taken: list[tuple[str, float]] = []
        for mark in marks:
            for start, end in mark.parts or [(None, None)]:
                left, right = (whole.left(), whole.right()) if start is None else (self._clip(start), self._clip(end))
                if right < 0 or left > self._width:
                    continue
                # A sign on a small bar would hide it.
                x = right - _SIGN / 2 if whole.width() > 2 * _SIGN else whole.left() - _SIGN / 2 - 3
                # Nor may it hide the title, which ends at ``text_right``.
                x = min(max(x, _SIGN / 2 + 1, text_right + _SIGN / 2), self._width - _SIGN / 2 - 1)
                if any(sign == mark.sign and abs(x - other) <= 2 * _SIGN for sign, other in taken):
                    continue
                while any(abs(x - other) < _SIGN for _, other in taken):
                    x -= _SIGN
                if x > text_right:
                    self._ink.sign(self._painter, x, whole.top() + _SIGN / 2, mark.sign, mark.outcome)
                    taken.append((mark.sign, x))

    def _frame(self, box: QRectF, colour: QColor, *, dashed: bool) -> None:
        self._painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(box.adjusted(-2, -2, 2, 2))

    def _text_inside(self, entry: Entry, box: QRectF, whole: QRectF) -> tuple[float, float]:
        """Return from where to where the title stands in the bar; twice 0 where there is more room beside it."""
        left, right = max(box.left(), 0.0) + _GAP, min(box.right(), float(self._width)) - _GAP - _SIGN
        wide = self._ink.width(entry.title) + 2
        if wide <= right - left or right - left >= max(self._width - whole.right() - 3 * _GAP, 60):
            return left, min(left + wide, right)
        return 0.0, 0.0

    def _title(self, entry: Entry, room: QRectF, colour: QColor) -> None:
        """Write the title as far as it goes."""
        self._painter.setPen(colour if entry.counts else self._look.muted)
        title = self._ink.cut(entry.title, room.width())
        self._ink.write(self._painter, room.left(), room.center().y(), title)

    def _note(self, text: str, top: float, *, left: bool) -> None:
        """Write at the edge what stands beyond it."""
        look, painter = self._look, self._painter
        self._arrow(4.0 if left else self._width - 4.0, top + look.row / 2, 1 if left else -1, look.muted)
        painter.setPen(look.muted)
        text = self._ink.cut(text, self._width - 28)
        begin = 14 if left else self._width - 14 - self._ink.width(text)
        self._ink.write(painter, begin, top + look.row / 2, text)
