"""Drawing follows what is around it: what would be met, the map, the active layer, the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProject,
    QgsSettings,
    QgsSnappingConfig,
    QgsTolerance,
)
from qgis.gui import QgsGui, QgsMapCanvasSnappingUtils
from qgis.PyQt.QtCore import QDateTime, QPoint, Qt
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.gui.drawing.tools import DrawingTools

from .drawing_bench import Drawing
from .drawing_case import LEFT, NOWHERE, PROVINSSI, RIGHT, Desktop, make_sample, open_sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.core import QgsApplication


@pytest.fixture(scope="module")
def made(qgis_app: QgsApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample once."""
    QgsGui.editorWidgetRegistry().initEditors()
    return make_sample(tmp_path_factory.mktemp("sample") / "sample.gpkg")


@pytest.fixture
def drawing(made: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Drawing]:
    """Return the tools over Provinssi in the workspace's own plane."""
    QgsSettings().remove("seinajoki_coord/drawing")
    one = Drawing(made, tmp_path)
    yield one
    one.close()


def test_while_drawing_over_provinssi_in_june_it_is_named_and_then_judged(drawing: Drawing, qtbot: QtBot) -> None:
    judge, message = drawing.session.judge, drawing.tools.bar.message
    drawing.tools.trench.trigger()
    drawing.click(-50, 0)
    drawing.move(50, 0)
    assert "Meets 3: Provinssi 2026, " in message.text()
    assert message.text().endswith(" · The rules are being asked.")
    assert judge.draft.taken_from == "2026-06-10T07:00"
    qtbot.waitUntil(lambda: judge.is_done)
    assert "Meets 3 · Conflict 3, Notice " in message.text()
    assert "▲ Provinssi 2026" in message.text()
    drawing.when("2026-10-01T00:00", "2026-10-02T00:00")
    assert message.text().endswith("Meets nothing · The rules are being asked.")
    qtbot.waitUntil(lambda: judge.is_done)
    assert "Conflict" not in message.text()
    drawing.when("2026-10-05T00:00", "2026-10-02T00:00")
    assert "before the start" in message.text()
    drawing.key(Qt.Key.Key_Escape)
    assert judge.draft is None


def test_the_pointer_is_looked_at_once_a_frame(drawing: Drawing, qtbot: QtBot) -> None:
    drawing.tools.trench.trigger()
    drawing.click(-50, 0)
    QTest.qWait(20)
    looks: list[object] = []
    drawing.canvas.mapTool().sketched.connect(looks.append)
    for east in range(0, 100, 5):
        drawing.desktop.move(drawing.desktop.pixel(east, 0, PROVINSSI))
    assert 1 <= len(looks) <= 4
    qtbot.waitUntil(lambda: looks[-1] is not None and looks[-1].area() == pytest.approx(145 * 2, rel=0.03))


@pytest.mark.parametrize("crs", ["EPSG:3067", "EPSG:3857", "EPSG:4326"])
def test_metres_are_metres_whatever_the_map_is_shown_in(made: Path, tmp_path: Path, qtbot: QtBot, crs: str) -> None:
    QgsSettings().remove("seinajoki_coord/drawing")
    drawing = Drawing(made, tmp_path, crs)
    try:
        drawing.trench(end=False)
        assert "Provinssi 2026" in drawing.tools.bar.message.text()
        drawing.key(Qt.Key.Key_Return)
        drawing.confirm()
        ground = drawing.added()[0].geometry()
        assert ground.area() == pytest.approx(200, rel=0.04)
        middle = QgsGeometry.fromPointXY(
            drawing.desktop._from(QgsCoordinateReferenceSystem("EPSG:4326"), drawing.layers["work"].crs()).transform(
                PROVINSSI
            )
        )
        assert ground.distance(middle) < 2
    finally:
        drawing.close()


def test_corners_snap_to_what_is_there(drawing: Drawing) -> None:
    drawing.canvas.setLayers([drawing.layers["event"]])
    utils = QgsMapCanvasSnappingUtils(drawing.canvas)
    config = QgsSnappingConfig(QgsProject.instance())
    config.setEnabled(True)
    config.setMode(QgsSnappingConfig.AllLayers)
    config.setTypeFlag(QgsSnappingConfig.VertexFlag)
    config.setTolerance(12)
    config.setUnits(QgsTolerance.UnitType.Pixels)
    utils.setConfig(config)
    drawing.canvas.setSnappingUtils(utils)
    event = next(one for one in drawing.layers["event"].getFeatures() if one["title"] == "Pikkuprovinssi 2026")
    corner = next(event.geometry().vertices())
    drawing.tools.trench.trigger()
    place = drawing.canvas.getCoordinateTransform().transform(corner.x(), corner.y()).toQPointF().toPoint()
    # QGIS reads what it snaps to in the background, from the first move on.
    drawing.desktop.move(place + QPoint(4, -5))
    QTest.qWait(300)
    drawing.desktop.click(place + QPoint(4, -5))
    drawing.click(100, 100)
    drawing.key(Qt.Key.Key_Return)
    drawing.confirm()
    ground = drawing.added()[0].geometry()
    assert ground.distance(QgsGeometry(corner.clone())) < 1e-6
    drawing.canvas.setSnappingUtils(None)


def test_the_active_layer_says_what_is_drawn(drawing: Drawing) -> None:
    drawing.desktop.currentLayerChanged.emit(drawing.layers["event"])
    assert drawing.tools.kind == "event"
    drawing.at(NOWHERE)
    drawing.trench()
    drawing.confirm("Kulkue")
    assert [one["title"] for one in drawing.added("event")] == ["Kulkue"]
    drawing.desktop.currentLayerChanged.emit(None)
    assert drawing.tools.kind == "event"


def test_the_times_of_the_filter_are_taken_over_until_others_are_typed(
    made: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    session, layers = open_sample(made, tmp_path)
    tools = DrawingTools(Desktop(), session)
    session.set_filter(begins="2026-07-01T00:00", ends="2026-08-01T00:00")
    assert (tools.bar.starts_at, tools.bar.ends_at) == ("2026-07-01T00:00", "2026-08-01T00:00")
    tools.bar.begins.setDateTime(QDateTime.fromString("2026-07-05T00:00", "yyyy-MM-ddTHH:mm"))
    session.set_filter(begins="2026-09-01T00:00", ends="2026-10-01T00:00")
    assert tools.bar.starts_at == "2026-07-05T00:00"
    tools.stop()
    session.stop()
    QgsProject.instance().clear()
    del layers


def test_the_actions_follow_the_workspace(drawing: Drawing) -> None:
    assert all(
        action.isEnabled() and action.isCheckable() and not action.icon().isNull() for action in drawing.tools.actions()
    )
    drawing.layers["work"].setReadOnly(True)
    assert drawing.tools.kind == "event"
    drawing.layers["event"].setReadOnly(True)
    assert not any(action.isEnabled() for action in drawing.tools.actions())
    assert "read-only" in drawing.tools.area.toolTip()
    drawing.layers["work"].setReadOnly(False)
    assert drawing.tools.trench.isEnabled()


def test_clearing_the_project_in_the_middle_of_drawing_is_harmless(drawing: Drawing) -> None:
    drawing.trench()
    assert drawing.tools._form is not None
    drawing.layers = {}
    QgsProject.instance().clear()
    QTest.qWait(10)
    assert drawing.tools._form is None
    assert not drawing.tools.area.isEnabled()
    assert drawing.canvas.mapTool() is None


def test_a_tool_shows_that_it_is_in_use(drawing: Drawing) -> None:
    drawing.tools.area.trigger()
    assert drawing.tools.area.isChecked()
    assert drawing.tools.bar.isVisible()
    drawing.tools.area.trigger()
    assert drawing.tools.area.isChecked()
    drawing.tools.place.trigger()
    assert not drawing.tools.area.isChecked()
    drawing.canvas.unsetMapTool(drawing.canvas.mapTool())
    assert not drawing.tools.bar.isVisible()


def test_events_of_the_canvas_reach_the_tool(drawing: Drawing) -> None:
    drawing.tools.trench.trigger()
    view = drawing.canvas.viewport()
    for east in (-50, 50):
        QTest.mouseClick(view, LEFT, Qt.KeyboardModifier.NoModifier, drawing.desktop.pixel(east, 0, PROVINSSI))
    QTest.mouseClick(view, RIGHT, Qt.KeyboardModifier.NoModifier, drawing.desktop.pixel(50, 0, PROVINSSI))
    assert drawing.tools._form is not None
    drawing.confirm(None)
