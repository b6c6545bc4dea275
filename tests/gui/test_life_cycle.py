"""The plugin in the real desktop: it loads, unloads and reloads, and leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seinajoki_coord.processing.provider import ALGORITHMS

from .desktop import in_desktop

if TYPE_CHECKING:
    from pathlib import Path

PUBLIC = {
    "create_workspace", "import_records", "find_overlaps", "check_workspace", "sync_workspace", "install_database",
}  # fmt: skip
"""Names that scripts of others rely on: none may go."""


def test_the_plugin_loads_unloads_and_reloads_in_the_desktop_and_leaves_nothing_behind(tmp_path: Path) -> None:
    said = in_desktop(
        tmp_path,
        """
        import qgis.utils
        from qgis.core import QgsApplication, QgsExpression
        from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject
        from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QMenu, QToolBar
        registry = QgsApplication.processingRegistry()
        window = iface.mainWindow()
        def state():
            QApplication.processEvents()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            provider = registry.providerById("seinajoki_coord")
            return {
                "algorithms": sorted(one.name() for one in provider.algorithms()) if provider else [],
                "providers": len(registry.providers()),
                "named": sorted(one.objectName() for one in window.findChildren(QObject) if one.objectName().startswith("seinajoki")),
                "docks": len(window.findChildren(QDockWidget)),
                "toolbars": len(window.findChildren(QToolBar)),
                "menus": sum(one.title() == "Seinäjoki Coord" for one in window.findChildren(QMenu)),
                "functions": [name for name in ("coord_html", "coord_occupancy", "coord_overlap_count") if QgsExpression.isFunctionName(name)],
            }
        said["active"] = "seinajoki_coord" in qgis.utils.active_plugins
        said["loaded"] = state()
        said["unloaded_well"] = qgis.utils.unloadPlugin("seinajoki_coord")
        said["unloaded"] = state()
        said["again"] = qgis.utils.loadPlugin("seinajoki_coord") and qgis.utils.startPlugin("seinajoki_coord")
        said["reloaded"] = state()
        qgis.utils.reloadPlugin("seinajoki_coord")
        said["reloaded_twice"] = state()
        qgis.utils.unloadPlugin("seinajoki_coord")
        said["gone"] = state()
        """,
    )
    assert said["active"]
    assert said["loaded"]["algorithms"] == sorted(algorithm.NAME for algorithm in ALGORITHMS)
    assert set(said["loaded"]["algorithms"]) >= PUBLIC
    assert said["unloaded_well"]
    assert "seinajoki_coord_dock" in said["loaded"]["named"]
    assert len(said["loaded"]["functions"]) == 3
    assert said["unloaded"]["algorithms"] == said["unloaded"]["named"] == said["unloaded"]["functions"] == []
    assert said["unloaded"]["menus"] == 0
    assert said["unloaded"]["docks"] == said["loaded"]["docks"] - 1
    assert said["again"]
    assert said["reloaded"] == said["reloaded_twice"] == said["loaded"]
    assert said["gone"] == said["unloaded"]


def test_the_project_inside_a_workspace_opens_in_the_desktop_with_all_layers_drawn(tmp_path: Path) -> None:
    workspace = tmp_path / "työt ja tapahtumat.gpkg"
    said = in_desktop(
        tmp_path,
        f"""
        import processing
        from qgis.core import QgsApplication, QgsProject
        processing.run("seinajoki_coord:create_workspace", {{"WORKSPACE": {str(workspace)!r}, "SAMPLE": True}})
        processing.run("seinajoki_coord:check_workspace", {{"WORKSPACE": {str(workspace)!r}}})
        said["opened"] = iface.addProject("geopackage:{workspace}?projectName=Seinäjoki Coord")
        canvas = iface.mapCanvas()
        canvas.waitWhileRendering()
        layers = QgsProject.instance().mapLayers().values()
        said["layers"] = {{layer.dataProvider().uri().table() or layer.name(): layer.isValid() for layer in layers}}
        said["errors"] = [layer.name() for layer in layers if not layer.error().isEmpty()]
        image = canvas.grab().toImage()
        said["colours"] = len({{image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}})
        """,
    )
    assert said["opened"]
    assert len(said["layers"]) == 7
    assert all(said["layers"].values())
    assert said["errors"] == []
    assert said["colours"] > 30
