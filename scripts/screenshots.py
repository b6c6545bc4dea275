"""Run inside QGIS by `make screenshots`: open the sample and take pictures of the dock, the map and the dialogs."""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import processing
import qgis.utils
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsFillSymbol,
    QgsProject,
    QgsProviderRegistry,
    QgsSettings,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QByteArray, QEventLoop, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface

from scripts.shared_sample import CONNECTION, shared_sample
from seinajoki_coord.gui.record_time import moment_of

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from seinajoki_coord.gui.desktop import Desktop
    from seinajoki_coord.gui.dock import CoordDock

FOLDER, LANGUAGE, WORKSPACE = (os.environ[name] for name in ("SCREENSHOTS", "LANGUAGE_SHOWN", "WORKSPACE"))
DOCK = Qt.DockWidgetArea


def settle(milliseconds: int = 700) -> None:
    """Let QGIS draw."""
    iface.mapCanvas().waitWhileRendering()
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shoot(widget: QWidget, name: str) -> None:
    """Save a picture of a widget."""
    settle()
    widget.grab().save(str(Path(FOLDER) / f"{name}_{LANGUAGE}.png"))


def job() -> None:
    """Open the project and take the pictures."""
    window = iface.mainWindow()
    window.resize(1600, 1000)
    desktop = qgis.utils.plugins["seinajoki_coord"].desktop
    dock, session = desktop.dock, desktop.session
    iface.addProject(f"geopackage:{WORKSPACE}?projectName=Seinäjoki Coord")
    layers = {layer.source().rpartition("layername=")[2]: layer for layer in QgsProject.instance().mapLayers().values()}
    settle()
    session.set_current(next(key for key, entry in session.live.entries.items() if entry.title == "Provinssi 2026"))
    iface.mapCanvas().setExtent(
        next(layers["event"].getFeatures("\"title\" = 'Provinssi 2026'")).geometry().boundingBox().buffered(150)
    )
    iface.mapCanvas().refresh()
    window.resizeDocks([dock], [420], Qt.Orientation.Horizontal)
    dock.side_tabs.setCurrentIndex(1)
    shoot(window, "desktop")
    iface.addDockWidget(DOCK.BottomDockWidgetArea, dock)
    dock.show()
    window.resizeDocks([dock], [430], Qt.Orientation.Vertical)
    session.set_filter(begins="2026-05-25T00:00", ends="2026-08-15T00:00")
    dock.main_tabs.setCurrentIndex(1)
    dock.side_tabs.setCurrentIndex(0)
    settle()
    dock.timeline.chart.fit()
    shoot(window, "timeline")
    iface.addDockWidget(DOCK.RightDockWidgetArea, dock)
    window.resizeDocks([dock], [340], Qt.Orientation.Horizontal)
    dock.main_tabs.setCurrentIndex(0)
    shoot(dock, "narrow")
    decide(desktop)
    sides = {"INPUT": "work", "OVERLAY": "event"}
    filled = {side: layers[name] for side, name in sides.items()}
    filled.update({f"{side}_START": "starts_at" for side in sides})
    filled.update({f"{side}_END": "ends_at" for side in sides})
    for algorithm, values in (
        ("find_overlaps", filled),
        ("import_records", {"WORKSPACE": WORKSPACE, "INPUT": layers["work"]}),
    ):
        dialog = processing.createAlgorithmDialog(f"seinajoki_coord:{algorithm}", values)
        dialog.resize(980, 820)
        dialog.show()
        shoot(dialog, algorithm)
        dialog.close()
        dialog.deleteLater()
    plan(dock)
    rate(layers["area"])
    share(desktop)
    if LANGUAGE == "en":
        QgsApplication.setUITheme("Night Mapping")
        iface.addDockWidget(DOCK.BottomDockWidgetArea, dock)
        dock.show()
        window.resizeDocks([dock], [430], Qt.Orientation.Vertical)
        dock.main_tabs.setCurrentIndex(1)
        shoot(window, "dark")


def plan(dock: CoordDock) -> None:
    """Take pictures of free dates on the timeline and of the use of an area."""
    iface.addDockWidget(DOCK.BottomDockWidgetArea, dock)
    dock.show()
    iface.mainWindow().resizeDocks([dock], [430], Qt.Orientation.Vertical)
    dock.main_tabs.setCurrentIndex(1)
    dock.side_tabs.setCurrentIndex(0)
    session = qgis.utils.plugins["seinajoki_coord"].desktop.session
    session.set_filter(text="Törnävänsaar", begins=None, ends=None)
    session.set_current(
        next(key for key, one in session.live.entries.items() if one.title == "Törnävänsaaren vesijohdon uusinta")
    )
    settle()
    dock.timeline.chart.fit()
    dock.slots.earliest_edit.show_moment(moment_of("2026-06-01T00:00"))
    dock.slots.latest_edit.show_moment(moment_of("2026-12-31T00:00"))
    dock.slots.checks["same_hours"].setChecked(True)
    dock.form.slots_button.click()
    shoot(dock.slots, "slots")
    shoot(dock, "slots_timeline")
    dock.slots.close()
    page = Path(FOLDER) / "usage.html"
    year = {"FIRST_DAY": "2026-01-01", "LAST_DAY": "2027-12-31", "AREA": "Kauppatori"}
    processing.run(
        "seinajoki_coord:area_usage",
        {"WORKSPACE": WORKSPACE, "OUTPUT": "TEMPORARY_OUTPUT", "CALENDAR": str(page), **year},
    )
    text = page.read_text(encoding="utf-8")
    page.unlink()
    picture = QSvgRenderer(QByteArray(text[text.index("<svg") : text.index("</svg>") + 6].encode()))
    image = QImage(picture.defaultSize(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    picture.render(painter)
    painter.end()
    image.save(str(Path(FOLDER) / f"usage_{LANGUAGE}.png"))


def rate(areas: QgsVectorLayer) -> None:
    """Take a picture of the nuisance of works, with the sums of a street by week, in a project of its own."""
    window = iface.mainWindow()
    streets = QgsVectorLayer(
        f"Polygon?crs={areas.crs().authid()}&field=name:string&field=class:string&field=volume:integer",
        "Kadut" if LANGUAGE == "fi" else "Streets",
        "memory",
    )
    # The sample has no streets of its own: those that must stay open carry the most, those that are protected less.
    for area in areas.getFeatures("\"area_type\" IN ('access_route', 'protected_street')"):
        street = QgsFeature(streets.fields())
        is_route = area["area_type"] == "access_route"
        street.setAttributes([area["name"], *(("main", 12000) if is_route else ("residential", 400))])
        street.setGeometry(area.geometry())
        streets.dataProvider().addFeatures([street])
    streets.setRenderer(
        QgsSingleSymbolRenderer(QgsFillSymbol.createSimple({"color": "#d9dde2", "outline_style": "no"}))
    )
    iface.newProject(False)
    QgsProject.instance().setCrs(streets.crs())
    QgsProject.instance().addMapLayer(streets)
    weeks = {"WEEKS": "TEMPORARY_OUTPUT", "PLACES": streets, "PLACE_NAME": "name", "PLACE_DISTANCE": 5}
    days = {"FIRST_DAY": "2026-06-01", "LAST_DAY": "2026-08-30"}
    names = {"STREETS": streets, "STREET_CLASS": "class", "STREET_VOLUME": "volume", "OUTPUT": "TEMPORARY_OUTPUT"}
    found = processing.runAndLoadResults(
        "seinajoki_coord:nuisance_index", {"WORKSPACE": WORKSPACE, **names, **weeks, **days}
    )
    sums = QgsProject.instance().mapLayer(found["WEEKS"])
    centre = next(streets.getFeatures("\"name\" LIKE 'Bussireitti%'")).geometry().boundingBox()
    iface.mapCanvas().setExtent(centre)
    iface.mapCanvas().zoomByFactor(0.75)
    QgsSettings().setValue("qgis/dockAttributeTable", True)
    docks = [one for one in window.findChildren(QDockWidget) if one.objectName() in {"Browser", "seinajoki_coord_dock"}]
    for one in docks:
        one.hide()
    table = iface.showAttributeTable(sums)
    settle(1500)
    shoot(window, "nuisance")
    table.close()
    for one in docks:
        one.show()
    iface.newProject(False)
    iface.addProject(f"geopackage:{WORKSPACE}?projectName=Seinäjoki Coord")
    settle()


def decide(desktop: Desktop) -> None:
    """Check the workspace and take pictures of the decisions and the rules."""
    dock, panel, window = desktop.dock, desktop.dock.assess, iface.mainWindow()
    window.resizeDocks([dock], [620], Qt.Orientation.Horizontal)
    dock.side_tabs.setCurrentWidget(panel)
    panel.filter.check_button.click()
    while desktop.rules.check.is_running:
        settle(100)
    panel.filter.me_combo.setCurrentIndex(1)
    panel.step(1)
    iface.messageBar().clearWidgets()
    dock.splitter.setSizes([300, 600])
    shoot(window, "decisions")
    desktop.rules.show()
    shoot(desktop.rules.dialog, "rules")
    desktop.rules.dialog.close()
    dock.side_tabs.setCurrentIndex(0)


def share(desktop: Desktop) -> None:
    """Sync with a server of its own and take pictures of the report, the conflict and the history."""
    dock = desktop.dock
    metadata = QgsProviderRegistry.instance().providerMetadata("postgres")
    title = "Provinssi 2026"
    with shared_sample(Path(WORKSPACE), title) as (path, conninfo):
        metadata.saveConnection(metadata.createConnection(conninfo, {"saveUsername": True}), CONNECTION)
        iface.newProject(False)
        desktop.menu.open_path(str(path))
        settle()
        dock.sync_button.click()
        while desktop.sync.report is None or not desktop.sync.report.isVisible():
            settle(100)
        shoot(desktop.sync.report, "sync_report")
        desktop.sync.report.close()
        iface.addDockWidget(DOCK.RightDockWidgetArea, dock)
        iface.mainWindow().resizeDocks([dock], [560], Qt.Orientation.Horizontal)
        dock.side_tabs.setCurrentWidget(dock.conflicts)
        dock.conflicts.detail.show_button.click()
        shoot(iface.mainWindow(), "conflict")
        desktop.history.show("event", dock.conflicts.current().id)
        while not desktop.history.dialog.versions:
            settle(100)
        shoot(desktop.history.dialog, "history")
        desktop.history.dialog.close()
        iface.newProject(False)
        metadata.deleteConnection(CONNECTION)
    iface.addProject(f"geopackage:{WORKSPACE}?projectName=Seinäjoki Coord")
    settle()


def run() -> None:
    """Do the job and leave with its exit status; QGIS may crash while it is torn down, and asks to save."""
    try:
        job()
    except Exception:  # noqa: BLE001  whatever it is, it must be said before leaving
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


QTimer.singleShot(2000, run)
