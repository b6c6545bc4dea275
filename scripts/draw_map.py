#!/usr/bin/env python3
"""Draw the project inside a workspace as a map picture: the town, its centre larger, and a legend."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from qgis.core import (
    QgsApplication,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendRenderer,
    QgsLegendStyle,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QFont

PROJECT = "Seinäjoki Coord"
PAGE = (360.0, 240.0)
DPI = 130


def main(workspace: Path, picture: Path) -> int:
    """Write the picture; return the exit status."""
    project = QgsProject.instance()
    if not project.read(f"geopackage:{workspace}?projectName={PROJECT}"):
        sys.stderr.write(f"The project in {workspace} cannot be read.\n")
        return 1
    layers = {
        layer.dataProvider().dataSourceUri().rpartition("layername=")[2]: layer
        for layer in project.mapLayers().values()
    }
    whole = layers["overlap"].extent()
    whole.combineExtentWith(layers["event"].extent())
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(*PAGE))
    add_label(layout, "Seinäjoki: works and events that take the same ground at the same time", 8, 5, 250, 16)
    add_map(layout, whole, QRectF(8, 18, 128, 214))
    add_map(layout, centre(layers["overlap"]), QRectF(142, 18, 166, 214))
    add_legend(layout, 311, 15)
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = DPI
    outcome = QgsLayoutExporter(layout).exportToImage(str(picture), settings)
    return 0 if outcome == QgsLayoutExporter.ExportResult.Success else 1


def centre(layer) -> QgsRectangle:  # noqa: ANN001
    """Return the box about the middle third of the overlaps."""
    middles = [
        feature.geometry().centroid().asPoint()
        for feature in layer.getFeatures()
        if feature.hasGeometry() and not feature.geometry().isEmpty()
    ]
    xs, ys = sorted(point.x() for point in middles), sorted(point.y() for point in middles)
    low, high = len(xs) // 3, (2 * len(xs)) // 3
    box = QgsRectangle(xs[low], ys[low], xs[high], ys[high])
    box.grow(220)
    return box


def add_map(layout: QgsPrintLayout, extent: QgsRectangle, place: QRectF) -> None:
    """Add a map with a frame and a scale bar."""
    item = QgsLayoutItemMap(layout)
    item.attemptSetSceneRect(place)
    item.zoomToExtent(extent)
    item.setFrameEnabled(True)
    layout.addLayoutItem(item)
    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(item)
    bar.applyDefaultSize()
    bar.setStyle("Single Box")
    bar.setBackgroundEnabled(True)
    bar.setHeight(1.8)
    layout.addLayoutItem(bar)
    bar.attemptMove(QgsLayoutPoint(place.left() + 3, place.bottom() - 14))


def add_legend(layout: QgsPrintLayout, x: float, y: float) -> None:
    """Add a legend of the layers that have a geometry, without the signs of types that the town has none of."""
    legend = QgsLayoutItemLegend(layout)
    legend.setAutoUpdateModel(False)
    root = legend.model().rootGroup()
    for group in root.findGroups():
        QgsLegendRenderer.setNodeLegendStyle(group, QgsLegendStyle.Style.Hidden)
    for node in root.findLayers():
        if not node.layer().isSpatial():
            node.parent().removeChildNode(node)
    legend.setLegendFilterByMapEnabled(True)
    for style, size in (("Title", 9), ("Group", 8), ("Subgroup", 8), ("SymbolLabel", 6.5)):
        kind = getattr(QgsLegendStyle.Style, style)
        font = legend.styleFont(kind)
        font.setPointSizeF(size)
        font.setBold(style != "SymbolLabel")
        legend.setStyleFont(kind, font)
        settings = legend.style(kind)
        settings.setMargin(QgsLegendStyle.Side.Top, 0.8 if style == "SymbolLabel" else 2.0)
        legend.setStyle(kind, settings)
    legend.setSymbolHeight(2.6)
    legend.setSymbolWidth(4.5)
    layout.addLayoutItem(legend)
    legend.attemptMove(QgsLayoutPoint(x, y))
    legend.adjustBoxSize()


def add_label(layout: QgsPrintLayout, text: str, x: float, y: float, width: float, size: int) -> None:
    """Add a line of text."""
    label = QgsLayoutItemLabel(layout)
    label.setText(text)
    font = QFont()
    font.setPointSize(size)
    font.setBold(True)
    label.setFont(font)
    layout.addLayoutItem(label)
    label.attemptSetSceneRect(QRectF(x, y, width, 12))


if __name__ == "__main__":
    application = QgsApplication([], False)
    application.initQgis()
    status = main(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.flush()
    sys.stderr.flush()
    # QGIS may crash while it is torn down; the picture is written.
    os._exit(status)
