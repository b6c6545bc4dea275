"""Drawing on the map: three tools, one footprint, one form, one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import (
    QgsSettings,
)
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QWheelEvent

from .drawing_bench import Drawing
from .drawing_case import LEFT, PROVINSSI, RIGHT, make_sample

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
