"""What the menu offers beside opening: the week plan, a project made for a workspace, the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsExpressionContextUtils, QgsProject
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtTest import QTest

from seinajoki_coord.gui.help_dialog import HelpDialog, guide
from seinajoki_coord.gui.week_plan_dialog import WeekPlanDialog
from seinajoki_coord.layers import language

from .desktop import in_desktop

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from .dock_case import Desk


def test_the_week_that_is_chosen_in_the_calendar_is_saved_as_pdf(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = WeekPlanDialog(desk.iface, desk.session.opened, QDate(2026, 6, 24))
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.week_label.text() == "Week 26, 22.6.–28.6.2026"
    dialog.calendar.setFocus()
    QTest.keyClick(dialog.calendar.focusProxy() or dialog.calendar, Qt.Key.Key_Down)
    dialog.calendar.setSelectedDate(QDate(2026, 7, 1))
    assert dialog.week_label.text() == "Week 27, 29.6.–5.7.2026"
    target = tmp_path / "viikko 27"
    monkeypatch.setattr(
        "seinajoki_coord.gui.week_plan_dialog.QFileDialog.getSaveFileName", lambda *_: (str(target), "PDF (*.pdf)")
    )
    dialog.save_button.click()
    saved = target.with_name("viikko 27.pdf")
    assert saved.read_bytes().startswith(b"%PDF")
    assert str(saved) in dialog.said_label.text()
    (layout,) = QgsProject.instance().layoutManager().printLayouts()
    scope = QgsExpressionContextUtils.layoutScope(layout)
    assert scope.variable("week_start") == "2026-06-29"
    assert not dialog.save(str(saved / "week.pdf"))
    assert "cannot be written" in dialog.said_label.text()
    assert len(QgsProject.instance().layoutManager().printLayouts()) == 1


def test_the_guide_opens_without_a_network(qtbot: QtBot) -> None:
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    text = dialog.text.toPlainText()
    assert "The timeline" in text
    assert "images/" not in text
    assert dialog.text.find("Week plan")


@pytest.mark.parametrize(
    ("spoken", "timeline", "button"), [("fi", "Aikajana", "Luo työtila"), ("sv", "Tidslinjen", "Skapa arbetsyta")]
)
def test_the_guide_is_in_the_language_of_the_user_and_names_what_is_seen(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, spoken: str, timeline: str, button: str
) -> None:
    monkeypatch.setattr(language.QgsApplication, "locale", lambda: f"{spoken}_FI")
    language.spoken.cache_clear()
    own = guide()
    headings = [line for line in own.splitlines() if line.startswith("#")]
    assert len(headings) > 8
    assert f"## {timeline}" in headings
    # The words of its buttons are those that the user sees.
    assert f"*{language.tr('Create workspace…')}*" in own
    assert button in own
    dialog = HelpDialog()
    qtbot.addWidget(dialog)
    assert timeline in dialog.text.toPlainText()


def test_help_and_a_project_for_the_workspace_in_the_desktop(tmp_path: Path) -> None:
    said = in_desktop(
        tmp_path,
        f"""
        import processing, qgis.utils
        from qgis.core import QgsProject
        from qgis.PyQt.QtCore import Qt, QTimer
        from qgis.PyQt.QtTest import QTest
        from qgis.PyQt.QtWidgets import QApplication, QDialog, QMessageBox
        path = {str(tmp_path / "kaupunki.gpkg")!r}
        processing.run("seinajoki_coord:create_workspace", {{"WORKSPACE": path, "SAMPLE": True}})
        desktop = qgis.utils.plugins["seinajoki_coord"].desktop
        desktop.menu.open_path(path)
        QApplication.processEvents()
        QgsProject.instance().setDirty(False)
        # QGIS takes what lies in the folder for temporary files for lost, and asks.
        def agree():
            box = QApplication.activeModalWidget()
            if box is not None:
                box.button(QMessageBox.StandardButton.Yes).click()
        answering = QTimer()
        answering.timeout.connect(agree)
        answering.start(200)
        desktop.menu.actions["new_project"].trigger()
        answering.stop()
        QApplication.processEvents()
        project = QgsProject.instance()
        said["layouts"] = [one.name() for one in project.layoutManager().printLayouts()]
        said["layers"] = len(project.mapLayers())
        said["snaps"] = project.snappingConfig().enabled()
        said["crs"] = project.crs().authid()
        said["in_hand"] = desktop.session.opened.workspace.name
        desktop.dock.list.setFocus()
        QTest.keyClick(desktop.dock.list, Qt.Key.Key_F1)
        QApplication.processEvents()
        find = lambda: [one for one in iface.mainWindow().findChildren(QDialog) if one.objectName() == "seinajoki_coord_help_dialog"]
        said["by_key"] = len(find())
        desktop.menu.actions["help"].trigger()
        said["by_menu"] = len(find())
        """,
    )
    assert said["layouts"] == ["Week plan"]
    assert said["layers"] == 7
    assert said["snaps"]
    assert said["crs"] == "EPSG:3877"
    assert said["in_hand"] == "kaupunki"
    assert said["by_menu"] == said["by_key"] + 1
