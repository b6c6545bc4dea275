"""Draws one frame of the timeline: only the rows and the time in view."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QPalette, QPen, QPolygonF

from .bar_painter import BarPainter
from .ghost import draw_ghosts
from .ground import GroundPainter
from .look import mixed
from .meeting import Mark, marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtGui import QPainter

    from ...layers.entry import Key
    from ..overlap_verdict import Verdict
    from .chart import TimelineChart
    from .rows import Group

_SHADE = 0.14


def paint_frame(chart: TimelineChart, painter: QPainter) -> None:
    """Draw what a chart shows at this moment."""
    look, scale, palette = chart.look, chart.scale, chart.palette()
    width, height = chart.viewport().width(), chart.viewport().height()
    painter.setFont(look.font)
    painter.fillRect(0, 0, width, height, look.base)
    ground = GroundPainter(painter, look, scale, width, height)
    ground.draw_behind()
    if chart.empty_text:
        chart.look_at([])
        _say_empty(chart, painter)
    else:
        painter.setClipRect(0, look.header, width, height - look.header)
        ground.draw_today(chart.now())
        _draw_rows(chart, painter, width)
        painter.setClipping(False)
    busy = chart.preview.times.edges if chart.preview is not None else None
    ground.draw_header(palette, (busy[0], busy[3]) if busy is not None else None)
    ground.draw_today_mark(chart.now())
    if chart.hasFocus():
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(0, 0, width - 1, height - 1)


def _draw_rows(chart: TimelineChart, painter: QPainter, width: int) -> None:
    look, rows, bars = chart.look, chart.rows, chart.bars
    first, last = chart.rows_in_view()
    preview, current = chart.preview, chart.session.current
    drawer = BarPainter(painter, look, chart.ink(), chart.scale, width)
    selected = bars.places.get(current) if current is not None else None
    verdict = chart.session.judge.verdict(preview.draft) if preview is not None else None
    met = _met(preview.meets, verdict) if preview is not None and verdict is not None else {}
    chart.look_at([bars.entries[place].key for place in map(rows.bar_at, range(first, last)) if place is not None])
    highlight = mixed(look.base, look.highlight, _SHADE)
    for row in range(first, last):
        top = chart.row_top(row)
        place = rows.bar_at(row)
        if place is None:
            continue
        if place == selected:
            painter.setOpacity(0.75)
            painter.fillRect(0, top, width, look.row, highlight)
            painter.setOpacity(1)
        entry, edges, parts = bars.entries[place], bars.drawn(place), chart.content.parts(bars.entries[place].key)
        said = chart.content.marks(place)
        if preview is not None and verdict is not None and preview.key == entry.key:
            drawer.draw_shadow(bars.times(place), top)
            edges, parts = preview.times.edges, preview.parts
            said = marks(chain(*verdict.findings.values()), edges) if verdict.is_done else []
        drawer.draw(entry, edges, parts, said, top, current=place == selected, met=met.get(entry.key))
        if chart.offers is not None and chart.offers[0] == entry.key:
            draw_ghosts(painter, look, chart.scale, chart.offers[1], top)
    for row, group in chart.headers_in_view():
        _draw_header(chart, painter, group, row, width)


def _met(keys: Sequence[Key], verdict: Verdict) -> dict[Key, Mark]:
    """Return the records that one would meet with what the rules say of each, without sign until they have spoken."""
    found = dict.fromkeys(keys, Mark("", ""))
    if verdict.is_done:
        found.update((key, marks(said[:1], (0, 0, 0, 0))[0]) for key, said in verdict.findings.items())
    return found


def _draw_header(chart: TimelineChart, painter: QPainter, group: Group, top: int, width: int) -> None:
    """Draw the header of a group: a triangle that points down where it is unfolded, its name, how many it holds."""
    look = chart.look
    painter.fillRect(0, top, width, look.row, look.band)
    painter.setPen(QPen(look.grid, 1))
    painter.drawLine(0, top + look.row - 1, width, top + look.row - 1)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.text)
    middle = top + look.row / 2
    corners = [(6, -4), (6, 4), (11, 0)] if group.code in chart.rows.folded else [(4, -3), (12, -3), (8, 3)]
    painter.drawPolygon(QPolygonF([QPointF(x, middle + y) for x, y in corners]))
    painter.setPen(look.text)
    painter.setFont(look.bold)
    room = QRectF(18, top, width - 24, look.row)
    text = painter.fontMetrics().elidedText(
        f"{group.label} ({len(group.bars)})", Qt.TextElideMode.ElideRight, int(room.width())
    )
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
    painter.setFont(look.font)


def _say_empty(chart: TimelineChart, painter: QPainter) -> None:
    look = chart.look
    room = chart.viewport().rect().adjusted(16, look.header + 16, -16, -16)
    painter.setPen(look.text)
    painter.drawText(QRectF(room), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, chart.empty_text)
