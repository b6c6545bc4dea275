"""Dialogs of the real desktop: what the menu fills in, what QGIS's options change at once, what F1 and the week plan open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .desktop import ROOT, in_desktop

if TYPE_CHECKING:
    from pathlib import Path

_BEGIN = """
import sys, tempfile
sys.path.insert(0, {root!r})
import processing, qgis.utils
from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QTimer, Qt
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDialog, QDialogButtonBox
from tests.gui.real_hand import click, until
# A folder of its own, in case QGIS has to be started twice.
path = tempfile.mkdtemp(dir={folder!r}) + "/kaupunki.gpkg"
processing.run("seinajoki_coord:create_workspace", {{"WORKSPACE": path, "SAMPLE": True}})
desktop = qgis.utils.plugins["seinajoki_coord"].desktop
session = desktop.session
desktop.menu.open_path(path)
until(lambda: session.live is not None and session.live.partners, "the workspace is open")
def answering(is_it, answer, act):
    # A modal dialog waits inside `act`.
    answered = []
    def look():
        found = next((one for one in QApplication.topLevelWidgets() if one.isVisible() and is_it(one)), None)
        if found is not None and not answered:
            answered.append(True)
            timer.stop()
            try:
                answer(found)
            except BaseException as error:
                answered[0] = error
                found.reject()
    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(100)
    act()
    until(lambda: answered, "the dialog was answered")
    if answered[0] is not True:
        raise answered[0]
"""


def begun(tmp_path: Path, body: str) -> str:
    """Return a script that begins with the sample open."""
    return _BEGIN.format(root=str(ROOT), folder=str(tmp_path)) + body


def test_the_menu_finds_overlaps_of_the_works_and_events_in_hand(tmp_path: Path) -> None:
    said = in_desktop(
        tmp_path,
        begun(
            tmp_path,
            """
QgsSettings().setValue("seinajoki_coord/default_distance", 5.0)
def answer(dialog):
    found = dialog.createProcessingParameters()
    said["filled"] = {name: value for name, value in found.items() if isinstance(value, (str, float))}
    dialog.runAlgorithm()
    until(lambda: dialog.results(), "the algorithm has run")
    said["count"] = dialog.results()["OVERLAP_COUNT"]
    dialog.reject()
answering(lambda one: one.objectName() == "QgsProcessingDialogBase", answer, desktop.menu.actions["find"].trigger)
said["work"], said["event"] = (session.opened.layers[name].id() for name in ("work", "event"))
""",
        ),
    )
    filled = said["filled"]
    assert [filled[name] for name in ("INPUT_START", "INPUT_END", "INPUT_KEY")] == ["starts_at", "ends_at", "title"]
    assert [filled[name] for name in ("OVERLAY_START", "OVERLAY_END")] == ["starts_at", "ends_at"]
    assert (filled["INPUT"], filled["OVERLAY"]) == (said["work"], said["event"])
    assert filled["DISTANCE"] == pytest.approx(5.0)
    assert filled["TIME_ZONE"] == "Europe/Helsinki"
    assert said["count"] > 0


def test_what_is_set_in_the_options_is_seen_at_once(tmp_path: Path) -> None:
    said = in_desktop(
        tmp_path,
        begun(
            tmp_path,
            """
from seinajoki_coord.gui.option import OptionPage
from seinajoki_coord.gui.timeline.look import type_colour
pairs = lambda: sum(map(len, session.live.partners.values())) // 2
def festival():
    rules = session.opened.layers["event"].renderer().rootRule().children()
    return next(one.symbol().color().name() for one in rules if "'festival'" in one.filterExpression())
def answer(dialog):
    page = dialog.findChild(OptionPage)
    page.spin_distance.setValue(100.0)
    page.colour_buttons["festival"][0].setColor(QColor("#123456"))
    click(dialog.findChild(QDialogButtonBox, "buttonBox").button(QDialogButtonBox.StandardButton.Ok))
said["before"] = pairs(), festival()
answering(lambda one: one.objectName() == "QgsOptionsBase", answer, lambda: iface.showOptionsDialog(iface.mainWindow(), "Seinäjoki Coord"))
until(lambda: session.live.distance == 100.0 and session.live.partners, "the distance is taken")
said["after"] = pairs(), festival(), type_colour("festival").name()
""",
        ),
    )
    assert said["after"][0] > said["before"][0]
    assert said["before"][1] != "#123456"
    assert said["after"][1:] == ["#123456"] * 2


def test_f1_shows_the_guide_and_the_week_plan_opens_in_the_layout_window(tmp_path: Path) -> None:
    said = in_desktop(
        tmp_path,
        begun(
            tmp_path,
            """
from qgis.PyQt.QtWidgets import QTextBrowser
from seinajoki_coord.gui.week_plan_dialog import WeekPlanDialog
desktop.dock.list.setFocus()
QTest.keyClick(desktop.dock.list, Qt.Key.Key_F1)
guide = until(lambda: iface.mainWindow().findChild(QDialog, "seinajoki_coord_help_dialog"), "the guide is open")
said["guide"] = guide.isVisible(), guide.findChild(QTextBrowser).toPlainText()
guide.close()
session.set_filter(begins="2026-07-06T00:00")
desktop.menu.actions["week_plan"].trigger()
dialog = until(lambda: iface.mainWindow().findChild(WeekPlanDialog), "the week is asked for")
said["week"] = dialog.week_label.text()
click(dialog.open_button)
designer = until(lambda: next(iter(iface.openLayoutDesigners()), None), "the layout window is open")
said["layout"] = designer.masterLayout().name(), designer.window().isVisible()
""",
        ),
    )
    shown, text = said["guide"]
    assert shown
    assert "The timeline" in text
    assert said["week"] == "Week 28, 6.7.–12.7.2026"
    assert said["layout"] == ["Week plan", True]


def test_a_form_has_all_in_view_and_nothing_against_a_record_that_is_right(tmp_path: Path) -> None:
    said = in_desktop(
        tmp_path,
        begun(
            tmp_path,
            """
from pathlib import Path
from qgis.gui import QgsAttributeDialog, QgsAttributeEditorContext, QgsEditorWidgetWrapper
from qgis.PyQt.QtWidgets import QDateTimeEdit, QScrollArea
from seinajoki_coord.layers import language
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.workspace import open_workspace
said.update(sideways=[], wrong=[], cleared=0)
for spoken in ("en", "fi", "sv"):
    language.spoken = lambda: spoken
    for name, layer in load_layers(open_workspace(Path(path))).items():
        feature = next(layer.getFeatures(), None)
        if feature is None:
            continue
        layer.startEditing()
        context = QgsAttributeEditorContext()
        context.setFormMode(QgsAttributeEditorContext.FormMode.StandaloneDialog)
        form = QgsAttributeDialog(layer, feature, False, iface.mainWindow(), True, context)
        form.show()
        # It is laid out in several passes.
        QTest.qWait(300)
        seen = [one for one in form.findChildren(QgsEditorWidgetWrapper) if one.widget().isVisible()]
        for one in seen:
            if one.field().name() in ("setup_at", "cleared_at"):
                edit = one.widget()
                (edit if isinstance(edit, QDateTimeEdit) else edit.findChild(QDateTimeEdit)).clear()
                said["cleared"] += 1
        said["wrong"] += [(name, one.field().name()) for one in seen if not one.isValidConstraint()]
        for area in form.findChildren(QScrollArea):
            if area.isVisible() and area.horizontalScrollBar().maximum() > 0:
                said["sideways"].append((spoken, name, area.horizontalScrollBar().maximum()))
        form.reject()
        layer.rollBack()
""",
        ),
    )
    assert said["cleared"] == 12
    assert said["wrong"] == []
    assert said["sideways"] == []
