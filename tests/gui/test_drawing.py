"""Drawing on the map: three tools, one footprint, one form, one undo step."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProject, QgsSettings
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QDateTime, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.gui.drawing import DrawingTools

from .drawing_case import LEFT, NOWHERE, PROVINSSI, RIGHT, Desktop, make_sample, open_sample

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.core import QgsApplication, QgsVectorLayer

    from seinajoki_coord.gui.session import Session


@pytest.fixture(scope="module")
def made(qgis_app: QgsApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the sample once."""
    QgsGui.editorWidgetRegistry().initEditors()
    return make_sample(tmp_path_factory.mktemp("sample") / "sample.gpkg")


class Drawing:
    """A desktop with the tools over Provinssi."""

    def __init__(self, made: Path, folder: Path, crs: str = "EPSG:3877") -> None:
        """Open the sample."""
        self.session: Session
        self.layers: dict[str, QgsVectorLayer]
        self.session, self.layers = open_sample(made, folder)
        self.desktop = Desktop(QgsCoordinateReferenceSystem(crs))
        self.tools = DrawingTools(self.desktop, self.session)
        self.canvas = self.desktop.canvas
        self.at(PROVINSSI)
        self.when("2026-06-10T07:00", "2026-06-20T16:00")

    def at(self, place: object) -> None:
        """Look at a place."""
        self.where = place
        self.desktop.look_at(place)

    def when(self, begins: str, ends: str) -> None:
        """Say when the ground would be taken."""
        form = "yyyy-MM-ddTHH:mm"
        self.tools.bar.begins.setDateTime(QDateTime.fromString(begins, form))
        self.tools.bar.ends.setDateTime(QDateTime.fromString(ends, form))

    def click(self, east: float, north: float, button: Qt.MouseButton = LEFT) -> None:
        """Click on the ground."""
        self.desktop.click(self.desktop.pixel(east, north, self.where), button)

    def move(self, east: float, north: float, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
        """Move over the ground, long enough after the last move to be looked at."""
        QTest.qWait(20)
        self.desktop.move(self.desktop.pixel(east, north, self.where), button)

    def key(self, key: Qt.Key) -> None:
        """Press a key over the map."""
        QTest.keyClick(self.canvas, key)

    def trench(self, *, end: bool = True) -> None:
        """Draw a trench of 100 m."""
        self.tools.trench.trigger()
        self.click(-50, 0)
        self.click(50, 0)
        if end:
            self.click(50, 0, RIGHT)

    def confirm(self, title: str | None = "Piirretty") -> None:
        """Fill in the form that stands open and confirm it; without a title, cancel it."""
        dialog = self.tools._form.dialog
        if title is None:
            dialog.reject()
        else:
            dialog.attributeForm().changeAttribute("title", title)
            dialog.accept()

    def added(self, name: str = "work") -> list[object]:
        """Return the features that are not saved yet."""
        return [one for one in self.layers[name].getFeatures() if one.id() < 0]

    def close(self) -> None:
        """Take everything away."""
        self.tools.stop()
        self.session.stop()
        for layer in self.layers.values():
            if layer.isEditable():
                layer.rollBack()
        self.desktop.window.close()
        QgsProject.instance().clear()
        del self.layers, self.session, self.tools
        gc.collect()


@pytest.fixture
def drawing(made: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Drawing]:
    """Return the tools over Provinssi in the workspace's own plane."""
    QgsSettings().remove("seinajoki_coord/drawing")
    one = Drawing(made, tmp_path)
    yield one
    one.close()


def test_a_trench_becomes_a_record_as_wide_as_it_was_drawn_in_one_undo_step(drawing: Drawing) -> None:
    drawing.trench()
    drawing.confirm("Kaapelioja")
    (feature,) = drawing.added()
    assert feature["title"] == "Kaapelioja"
    assert feature["starts_at"] == "2026-06-10T07:00"
    assert len(feature["id"]) == 36
    assert feature.geometry().isMultipart()
    assert feature.geometry().area() == pytest.approx(100 * 2.0, rel=0.02)
    assert drawing.layers["work"].undoStack().count() == 1
    assert drawing.session.current == ("work", feature.id())
    drawing.layers["work"].undoStack().undo()
    assert drawing.added() == []
    drawing.layers["work"].undoStack().redo()
    assert len(drawing.added()) == 1
    assert drawing.layers["work"].commitChanges()


def test_a_trench_that_turns_back_at_a_sharp_angle_has_no_spike(drawing: Drawing) -> None:
    drawing.tools.trench.trigger()
    for east, north in ((0, 0), (100, 0), (0, 5)):
        drawing.click(east, north)
    drawing.key(Qt.Key.Key_Return)
    drawing.confirm()
    box = drawing.added()[0].geometry().boundingBox()
    assert box.width() < 100 + 8


def test_an_area_is_the_ground_within_its_corners(drawing: Drawing) -> None:
    drawing.tools.area.trigger()
    for east, north in ((-40, -30), (40, -30), (40, 30), (-40, 30)):
        drawing.click(east, north)
    drawing.key(Qt.Key.Key_Enter)
    drawing.confirm()
    assert drawing.added()[0].geometry().area() == pytest.approx(80 * 60, rel=0.03)


def test_an_area_whose_outline_crosses_itself_is_repaired(drawing: Drawing) -> None:
    drawing.tools.area.trigger()
    for east, north in ((-40, -40), (40, 40), (40, -40), (-40, 40)):
        drawing.click(east, north)
    drawing.click(0, 0, RIGHT)
    drawing.confirm()
    ground = drawing.added()[0].geometry()
    assert ground.isGeosValid()
    assert ground.area() == pytest.approx(2 * 40 * 40, rel=0.03)


def test_backspace_takes_the_last_corner_back_and_escape_begins_again(drawing: Drawing) -> None:
    drawing.tools.area.trigger()
    for east, north in ((-40, -30), (40, -30), (40, 30), (200, 200)):
        drawing.click(east, north)
    drawing.key(Qt.Key.Key_Backspace)
    drawing.key(Qt.Key.Key_Return)
    drawing.confirm()
    assert drawing.added()[0].geometry().area() == pytest.approx(80 * 60 / 2, rel=0.03)
    drawing.trench(end=False)
    drawing.key(Qt.Key.Key_Escape)
    drawing.key(Qt.Key.Key_Return)
    assert drawing.tools._form is None


def test_a_place_takes_one_click_or_a_drag(drawing: Drawing) -> None:
    drawing.tools.place.trigger()
    drawing.tools.bar.size.setValue(10)
    drawing.click(0, 0)
    drawing.confirm("Napautus")
    desktop = drawing.desktop
    desktop.press(desktop.pixel(100, 0, PROVINSSI))
    drawing.move(120, 0, LEFT)
    drawing.move(140, 0, LEFT)
    desktop.let_go(desktop.pixel(140, 0, PROVINSSI))
    drawing.confirm("Vedetty")
    areas = {one["title"]: one.geometry().area() for one in drawing.added()}
    assert areas["Napautus"] == pytest.approx(3.14159 * 10**2, rel=0.02)
    assert areas["Vedetty"] == pytest.approx(3.14159 * 40**2, rel=0.05)
    assert drawing.tools.bar.size.value() == pytest.approx(40, rel=0.03)


def test_a_cancelled_form_adds_nothing_and_leaves_the_layer_as_it_was(drawing: Drawing) -> None:
    drawing.trench()
    assert drawing.layers["work"].isEditable()
    drawing.confirm(None)
    assert drawing.added() == []
    assert not drawing.layers["work"].isEditable()
    assert drawing.session.current is None
    drawing.layers["work"].startEditing()
    drawing.trench()
    drawing.confirm(None)
    assert drawing.layers["work"].isEditable()
    assert drawing.layers["work"].undoStack().count() == 0


def test_too_few_points_make_nothing(drawing: Drawing) -> None:
    drawing.tools.area.trigger()
    drawing.click(0, 0)
    drawing.click(10, 0)
    drawing.click(10, 0, RIGHT)
    assert drawing.tools._form is None


def test_the_width_changes_while_drawing_and_is_remembered(drawing: Drawing) -> None:
    drawing.trench(end=False)
    bar = drawing.tools.bar
    assert bar.size.value() == pytest.approx(2.0)
    for _ in range(3):
        drawing.key(Qt.Key.Key_PageUp)
    drawing.key(Qt.Key.Key_PageDown)
    assert bar.size.value() == pytest.approx(3.0)
    turn = QWheelEvent(
        QPointF(10, 10), QPointF(10, 10), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    drawing.canvas.mapTool().wheelEvent(turn)
    assert bar.size.value() == pytest.approx(3.5)
    drawing.key(Qt.Key.Key_Return)
    drawing.confirm()
    assert drawing.added()[0].geometry().area() == pytest.approx(350, rel=0.02)
    drawing.tools.area.trigger()
    assert not bar.size.isVisible()
    drawing.tools.trench.trigger()
    assert bar.size.value() == pytest.approx(3.5)
    assert bar.size.isVisible()


def test_the_keys_of_drawing_do_not_move_the_map(drawing: Drawing) -> None:
    drawing.trench(end=False)
    before = drawing.canvas.extent()
    drawing.key(Qt.Key.Key_PageUp)
    assert drawing.canvas.extent() == before


def test_while_drawing_over_provinssi_in_june_it_is_named(drawing: Drawing) -> None:
    told: list[tuple[object, str]] = []
    drawing.tools.draft_changed.connect(lambda draft, kind: told.append((draft, kind)))
    drawing.tools.trench.trigger()
    drawing.click(-50, 0)
    drawing.move(50, 0)
    assert "Provinssi 2026" in drawing.tools.bar.message.text()
    assert told[-1][0].taken_from == "2026-06-10T07:00"
    assert told[-1][1] == "work"
    drawing.when("2026-10-01T00:00", "2026-10-02T00:00")
    assert "free" in drawing.tools.bar.message.text()
    drawing.when("2026-10-05T00:00", "2026-10-02T00:00")
    assert "before the start" in drawing.tools.bar.message.text()
    drawing.key(Qt.Key.Key_Escape)
    assert told[-1] == (None, "")


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
            drawing.desktop._from(QgsCoordinateReferenceSystem("EPSG:4326"), drawing.layers["work"].crs()).transform(PROVINSSI)
        )
        assert ground.distance(middle) < 2
    finally:
        drawing.close()


def test_the_active_layer_says_what_is_drawn(drawing: Drawing) -> None:
    drawing.desktop.currentLayerChanged.emit(drawing.layers["event"])
    assert drawing.tools.kind == "event"
    drawing.at(NOWHERE)
    drawing.trench()
    drawing.confirm("Kulkue")
    assert [one["title"] for one in drawing.added("event")] == ["Kulkue"]
    drawing.desktop.currentLayerChanged.emit(None)
    assert drawing.tools.kind == "event"


def test_the_times_of_the_filter_are_taken_over_until_others_are_typed(made: Path, tmp_path: Path, qtbot: QtBot) -> None:
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
    assert all(action.isEnabled() and action.isCheckable() and not action.icon().isNull() for action in drawing.tools.actions())
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
