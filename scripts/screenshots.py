"""Run inside QGIS by `make screenshots`: open the sample and take pictures of the dock, the map and the dialogs."""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from typing import TYPE_CHECKING

import processing
import qgis.utils
from qgis.core import QgsApplication, QgsProject, QgsProviderRegistry
from qgis.PyQt.QtCore import QByteArray, QEventLoop, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QImage, QPainter
from qgis.PyQt.QtSvg import QSvgRenderer
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
