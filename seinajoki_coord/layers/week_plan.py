"""The week plan: a layout with the map of a week and a table of what each party does on its days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsExpressionContextUtils,
    QgsLayoutFrame,
    QgsLayoutItemAttributeTable,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsLayoutMultiFrame,
    QgsLayoutObject,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLayoutTable,
    QgsLayoutTableColumn,
    QgsLegendStyle,
    QgsMapLayerLegendUtils,
    QgsPrintLayout,
    QgsProperty,
    QgsRectangle,
    QgsScaleBarSettings,
    QgsSymbolLayerUtils,
    QgsTextFormat,
)
from qgis.PyQt.QtCore import QLocale, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QFont

from ..core.vocabulary import STATUSES
from . import week_expression as week
from .language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsLayoutItem, QgsProject, QgsVectorLayer
    from qgis.PyQt.QtCore import QDate

_MARK = "seinajoki_coord/week_plan"
"""The property of a layout that names the layer of parties in its table."""
_PAGE = "A4"
_LEFT, _WIDTH, _BOTTOM = 10.0, 277.0, 200.0
_MAP = QRectF(_LEFT, 21.0, 219.0, 83.0)
_LEGEND_AT = QgsLayoutPoint(231.0, 18.0)
_HEADING = QRectF(_LEFT, 107.0, _WIDTH, 5.5)
_TABLE = QRectF(_LEFT, 112.5, _WIDTH, 80.5)
_FOLLOWING_TOP = 10.0
_FIRST_COLUMN, _DAY_COLUMN = 39.0, 34.0
_DAYS = 7
_BAR = (25.0, 70.0)
"""Least and greatest length of the scale bar."""
_INK, _MUTED, _LINE = QColor("#1b1b1b"), QColor("#5a5a5a"), QColor("#b8b8b8")
_HEAD, _PARTY, _SUNDAY = QColor("#e6ebf0"), QColor("#f5f7f9"), QColor("#faf3ee")


def week_plan(project: QgsProject, layers: Mapping[str, QgsVectorLayer]) -> QgsPrintLayout | None:
    """Return a workspace's week plan in a project, None where it has none."""
    wanted = layers["party"].id()
    return next((one for one in project.layoutManager().printLayouts() if one.customProperty(_MARK) == wanted), None)


def add_week_plan(
    project: QgsProject, layers: Mapping[str, QgsVectorLayer], name: str, extent: QgsRectangle
) -> QgsPrintLayout:
    """Make the week plan of the workspace of a name and add it to the project; the map shows ``extent``."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(_PAGE, layout.pageCollection().page(0).Orientation.Landscape)
    layout.setCustomProperty(_MARK, layers["party"].id())
    QgsExpressionContextUtils.setLayoutVariable(layout, week.WEEK_START, "")
    shown = _add_map(layout, extent)
    _add_label(layout, QRectF(_LEFT, 8, _WIDTH, 10), week.title(name), 15, bold=True).setId("title")
    _add_legend(layout, shown, [layers[one] for one in ("event", "work", "overlap", "area")])
    _add_scale(layout, shown)
    _add_north(layout, project, shown)
    _add_headings(layout)
    _add_table(layout, layers)
    _add_label(layout, QRectF(_LEFT, 194, _WIDTH, 5), week.without_party(layers), 7.5).setId("without_party")
    _add_label(layout, QRectF(_LEFT, _BOTTOM, _WIDTH, 5), week.foot(), 7, colour=_MUTED).setId("foot")
    plain = tr("Week plan")
    layout.setName(plain if project.layoutManager().layoutByName(plain) is None else f"{plain} – {name}")
    project.layoutManager().addLayout(layout)
    return layout


def show_week(layout: QgsPrintLayout, monday: QDate, extent: QgsRectangle | None = None) -> None:
    """Let a week plan show the week of a day, on as many pages as it takes; ``extent`` is what its map shows."""
    QgsExpressionContextUtils.setLayoutVariable(layout, week.WEEK_START, monday.toString(Qt.DateFormat.ISODate))
    if extent is not None and not extent.isEmpty():
        layout.referenceMap().zoomToExtent(extent)
    layout.refresh()
    for table in layout.multiFrames():
        if isinstance(table, QgsLayoutItemAttributeTable):
            _fit(layout, table)


def _fit(layout: QgsPrintLayout, table: QgsLayoutItemAttributeTable) -> None:
    """Give the table whole pages after the first, and take away the pages that it no longer needs."""
    table.refreshAttributes()
    table.recalculateFrameSizes()
    if table.frameCount() > 1:
        frame = table.frame(1)
        frame.attemptMove(QgsLayoutPoint(_LEFT, _FOLLOWING_TOP), page=1)
        frame.attemptResize(QgsLayoutSize(_WIDTH, _BOTTOM - _FOLLOWING_TOP))
        table.recalculateFrameSizes()
    pages = layout.pageCollection()
    last = max(item.page() for item in layout.items() if hasattr(item, "page") and item not in pages.pages())
    for number in range(pages.pageCount() - 1, last, -1):
        pages.deletePage(number)


def _add_map(layout: QgsPrintLayout, extent: QgsRectangle) -> QgsLayoutItemMap:
    shown = QgsLayoutItemMap(layout)
    shown.setId("map")
    _put(layout, shown, _MAP)
    shown.setFrameEnabled(True)
    shown.setFrameStrokeColor(_LINE)
    # A map that has no extent cannot be zoomed.
    shown.setExtent(QgsRectangle(0, 0, _MAP.width(), _MAP.height()))
    if not extent.isEmpty():
        shown.zoomToExtent(extent)
    # Only what goes on in the week is drawn.
    shown.setIsTemporal(True)
    names = QgsLayoutObject.DataDefinedProperty
    for name, number in ((names.StartDateTime, 0), (names.EndDateTime, _DAYS)):
        shown.dataDefinedProperties().setProperty(name, QgsProperty.fromExpression(f"to_datetime({week.day(number)})"))
    layout.setReferenceMap(shown)
    return shown


def _add_legend(layout: QgsPrintLayout, shown: QgsLayoutItemMap, layers: list[QgsVectorLayer]) -> None:
    legend = QgsLayoutItemLegend(layout)
    legend.setId("legend")
    legend.setLinkedMap(shown)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    root.clear()
    for layer in layers:
        node = root.addLayer(layer)
        types = len(layer.renderer().legendSymbolItems())
        if layer.fields().lookupField("status") >= 0:
            types -= len(STATUSES)
        # The outlines of the statuses would take more room than there is.
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, list(range(types)))
    legend.setLegendFilterByMapEnabled(True)
    for group, size, bold in (
        (QgsLegendStyle.Style.Subgroup, 7.5, True),
        (QgsLegendStyle.Style.SymbolLabel, 6.5, False),
    ):
        style = legend.style(group)
        style.setFont(_font(size, bold=bold))
        legend.setStyle(group, style)
    legend.setSymbolHeight(1.9)
    legend.setSymbolWidth(5)
    legend.rstyle(QgsLegendStyle.Style.Symbol).setMargin(QgsLegendStyle.Side.Top, 0.7)
    legend.rstyle(QgsLegendStyle.Style.Subgroup).setMargin(QgsLegendStyle.Side.Top, 1.1)
    layout.addLayoutItem(legend)
    legend.attemptMove(_LEGEND_AT)


def _add_scale(layout: QgsPrintLayout, shown: QgsLayoutItemMap) -> None:
    scale = QgsLayoutItemScaleBar(layout)
    scale.setId("scale")
    scale.setStyle("Single Box")
    scale.setLinkedMap(shown)
    scale.applyDefaultSize()
    # A map that is zoomed in later must not make the bar longer than the page.
    scale.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeFitWidth)
    scale.setMinimumBarWidth(_BAR[0])
    scale.setMaximumBarWidth(_BAR[1])
    scale.setTextFormat(_format(8))
    scale.setHeight(1.8)
    scale.setBackgroundEnabled(True)
    scale.setBackgroundColor(QColor(255, 255, 255, 210))
    layout.addLayoutItem(scale)
    scale.attemptMove(QgsLayoutPoint(_MAP.left() + 2, _MAP.bottom() - scale.rect().height() - 2))


def _add_north(layout: QgsPrintLayout, project: QgsProject, shown: QgsLayoutItemMap) -> None:
    arrow = QgsLayoutItemPicture(layout)
    arrow.setId("north")
    arrow.setPicturePath(QgsSymbolLayerUtils.svgSymbolNameToPath("arrows/NorthArrow_02.svg", project.pathResolver()))
    arrow.setLinkedMap(shown)
    arrow.setNorthMode(QgsLayoutItemPicture.NorthMode.GridNorth)
    _put(layout, arrow, QRectF(_MAP.right() - 14, _MAP.top() + 2, 12, 12))


def _add_headings(layout: QgsPrintLayout) -> None:
    """Put the date over each column of the table."""
    for number in range(_DAYS):
        left = _LEFT + _FIRST_COLUMN + number * _DAY_COLUMN
        box = QRectF(left, _HEADING.top(), _DAY_COLUMN, _HEADING.height())
        _add_label(layout, box, week.day_heading(number), 9, bold=True).setId(f"day_{number}")


def _add_table(layout: QgsPrintLayout, layers: Mapping[str, QgsVectorLayer]) -> None:
    table = QgsLayoutItemAttributeTable.create(layout)
    layout.addMultiFrame(table)
    table.setVectorLayer(layers["party"])
    table.setMaximumNumberOfFeatures(10_000)
    table.setDisplayOnlyVisibleFeatures(False)
    table.setFilterFeatures(True)
    table.setFeatureFilter(week.has_something(layers))
    names = [QLocale().dayName(number + 1, QLocale.FormatType.ShortFormat) for number in range(_DAYS)]
    columns = [_column(tr("Party"), '"name"', _FIRST_COLUMN)]
    columns += [_column(name, week.goes_on(layers, number), _DAY_COLUMN) for number, name in enumerate(names)]
    table.setColumns(columns)
    table.setSortColumns([_column("", '"name"', 0)])
    # Without it QGIS 3.22 lays the cells of the old columns out in the new ones, and crashes.
    table.refreshAttributes()
    table.setWrapBehavior(QgsLayoutTable.WrapBehavior.WrapText)
    table.setEmptyTableBehavior(QgsLayoutTable.EmptyTableMode.ShowMessage)
    table.setEmptyTableMessage(tr("Nothing goes on this week."))
    table.setHeaderMode(QgsLayoutTable.HeaderMode.AllFrames)
    table.setHeaderTextFormat(_format(8.5, bold=True))
    table.setContentTextFormat(_format(7.5))
    table.setGridStrokeWidth(0.2)
    table.setGridColor(_LINE)
    table.setCellMargin(0.8)
    groups = QgsLayoutTable.CellStyleGroup
    for group, colour in ((groups.HeaderRow, _HEAD), (groups.FirstColumn, _PARTY), (groups.LastColumn, _SUNDAY)):
        # Changed in its place: QGIS 3.22 frees the old style twice when it is given a new one.
        style = table.cellStyle(group)
        style.enabled, style.cellBackgroundColor = True, colour
    table.setResizeMode(QgsLayoutMultiFrame.ResizeMode.ExtendToNextPage)
    frame = QgsLayoutFrame(layout, table)
    frame.setId("table")
    _put(layout, frame, _TABLE)
    table.addFrame(frame)


def _column(heading: str, expression: str, width: float) -> QgsLayoutTableColumn:
    column = QgsLayoutTableColumn(heading)
    column.setAttribute(expression)
    column.setWidth(width - 2 * 0.8 - 0.2 if width else 0.0)
    column.setVAlignment(Qt.AlignmentFlag.AlignTop)
    return column


def _add_label(
    layout: QgsPrintLayout, box: QRectF, text: str, size: float, *, bold: bool = False, colour: QColor = _INK
) -> QgsLayoutItemLabel:
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    label.setFont(_font(size, bold=bold))
    label.setFontColor(colour)
    label.setVAlign(Qt.AlignmentFlag.AlignVCenter)
    _put(layout, label, box)
    return label


def _put(layout: QgsPrintLayout, item: QgsLayoutItem, box: QRectF) -> None:
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(box.left(), box.top()))
    item.attemptResize(QgsLayoutSize(box.width(), box.height()))


def _font(size: float, *, bold: bool = False) -> QFont:
    font = QFont()
    font.setPointSizeF(size)
    font.setBold(bold)
    return font


def _format(size: float, *, bold: bool = False) -> QgsTextFormat:
    text = QgsTextFormat()
    text.setFont(_font(size, bold=bold))
    text.setSize(size)
    text.setColor(_INK)
    return text
