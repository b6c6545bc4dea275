"""A workspace file opened without the menu: dropped on the real desktop, chosen in the Browser, by its own project."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from seinajoki_coord.gui.workspace_file import WorkspaceDrop

from .desktop import ROOT, in_desktop
from .drawing_case import make_sample

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = f"""
sys.path.insert(0, {str(ROOT)!r})
import qgis.utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent
from qgis.PyQt.QtWidgets import QApplication
from tests.gui.real_hand import until
desktop = qgis.utils.plugins["seinajoki_coord"].desktop
dock, session, window = desktop.dock, desktop.session, iface.mainWindow()
root = QgsProject.instance().layerTreeRoot()
def state():
    layers = [one.layer() for one in root.findLayers()]
    return {{
        "groups": [one.name() for one in root.children()],
        "tables": [one.source().rpartition("layername=")[2] for one in layers],
        "names": [one.name() for one in layers],
        "rules": [one.renderer().type() for one in layers if one.renderer() is not None],
        "temporal": [one.temporalProperties().isActive() for one in layers if one.isSpatial()],
        "page": dock.pages.currentIndex(),
        "records": dock.list.record_model.rowCount(),
    }}
def drop(path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    button, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, data, button, none)
    QApplication.sendEvent(window, enter)
    event = QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, data, button, none)
    QApplication.sendEvent(window, event)
"""


def desktop(folder: Path, body: str) -> dict[str, Any]:
    return in_desktop(folder, _HEAD + body)


def assert_open(state: dict[str, Any], name: str) -> None:
    """Insist that a workspace stands open as the menu opens it."""
    assert state["groups"][0] == name
    assert state["tables"][:5] == ["overlap", "work", "event", "area", "party"]
    assert state["names"][:5] == ["Overlaps", "Works", "Events", "Areas", "Parties"]
    assert state["rules"] == ["RuleRenderer"] * 4
    assert state["temporal"] == [True] * 4
    assert state["page"] == 1
    assert state["records"] > 100


def test_only_workspaces_are_taken_among_dropped_files_and_newer_ones_too(tmp_path: Path, provider: object) -> None:
    taken: list[str] = []
    drop = WorkspaceDrop(taken.append)
    workspace = make_sample(tmp_path / "työtila.gpkg")
    newer, other, text = tmp_path / "newer.gpkg", tmp_path / "other.gpkg", tmp_path / "text.gpkg"
    for path, statement in (
        (newer, "UPDATE workspace SET schema_version = 999"),
        (other, "DELETE FROM gpkg_contents WHERE table_name = 'workspace'"),
    ):
        shutil.copy(workspace, path)
        with closing(sqlite3.connect(path)) as link, link:
            link.execute(statement)
    text.write_text("no database")
    # One of a newer version is taken too: opening it says what to do.
    files = [workspace, newer, other, text, tmp_path / "missing.gpkg", tmp_path]
    assert [drop.handleFileDrop(str(file)) for file in files] == [True, True, False, False, False, False]
    assert taken == [str(workspace), str(newer)]


def test_a_dropped_workspace_opens_as_from_the_menu(tmp_path: Path, provider: object) -> None:
    workspace = make_sample(tmp_path / "työt ja tapahtumat.gpkg")
    said = desktop(
        tmp_path,
        f"""
drop({str(workspace)!r})
until(lambda: dock.pages.currentIndex() == 1, "the dock shows the workspace")
said["dropped"] = state()
drop({str(workspace)!r})
QApplication.processEvents()
said["again"] = state()
iface.newProject(False)
until(lambda: dock.pages.currentIndex() == 0, "the dock is empty")
desktop.menu.open_path({str(workspace)!r})
said["by_menu"] = state()
""",
    )
    assert_open(said["dropped"], "työt ja tapahtumat")
    assert said["again"] == said["dropped"] == said["by_menu"]


def test_a_dropped_file_that_is_no_workspace_goes_its_usual_way(tmp_path: Path, provider: object) -> None:
    other = tmp_path / "paikat.geojson"
    other.write_text(
        '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {},'
        ' "geometry": {"type": "Point", "coordinates": [22.8, 62.8]}}]}'
    )
    said = desktop(
        tmp_path,
        f"""
drop({str(other)!r})
until(lambda: root.findLayers(), "QGIS opened it")
said["state"] = state()
""",
    )
    assert said["state"]["names"] == ["paikat"]
    assert said["state"]["page"] == 0


def test_a_workspace_opens_by_double_click_and_by_menu_in_the_browser(tmp_path: Path, provider: object) -> None:
    folder = tmp_path / "kansio"
    folder.mkdir()
    workspace = make_sample(folder / "työtila.gpkg")
    plain = folder / "muu.gpkg"
    shutil.copy(workspace, plain)
    with closing(sqlite3.connect(plain)) as link, link:
        link.execute("DELETE FROM gpkg_contents WHERE table_name = 'workspace'")
    said = desktop(
        tmp_path,
        f"""
from qgis.core import QgsDirectoryItem
from qgis.gui import QgsDataItemGuiContext, QgsGui
from qgis.PyQt.QtWidgets import QMenu
items = {{one.name(): one for one in QgsDirectoryItem(None, "kansio", {str(folder)!r}).createChildren()}}
said["items"] = sorted(items)
providers, context = QgsGui.dataItemGuiProviderRegistry().providers(), QgsDataItemGuiContext()
def offered(item):
    menu = QMenu()
    for one in providers:
        if one.name() == "seinajoki_coord":
            one.populateContextMenu(item, menu, [item], context)
    return [one.text() for one in menu.actions()]
said["offered"] = offered(items["työtila.gpkg"])
said["not_offered"] = offered(items["muu.gpkg"])
said["taken"] = any(one.handleDoubleClick(items["työtila.gpkg"], context) for one in providers)
said["state"] = state()
""",
    )
    assert said["items"] == ["muu.gpkg", "työtila.gpkg"]
    assert said["offered"] == ["Open workspace"]
    assert said["not_offered"] == []
    assert said["taken"]
    assert_open(said["state"], "työtila")


def test_the_project_inside_a_workspace_is_recognised_by_the_dock(tmp_path: Path) -> None:
    workspace = tmp_path / "työtila.gpkg"
    said = desktop(
        tmp_path,
        f"""
import processing
processing.run("seinajoki_coord:create_workspace", {{"WORKSPACE": {str(workspace)!r}, "SAMPLE": True}})
iface.addProject("geopackage:{workspace}?projectName=Seinäjoki Coord")
until(lambda: dock.pages.currentIndex() == 1, "the dock shows the workspace")
said["state"] = state()
said["drawn"] = desktop.drawing.trench.isEnabled()
""",
    )
    assert_open(said["state"], "työtila")
    assert said["drawn"]
