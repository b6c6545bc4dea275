"""Decisions and rules in the real desktop: checked, decided with the keyboard, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .desktop import in_desktop

if TYPE_CHECKING:
    from pathlib import Path


def test_a_check_and_decisions_by_keyboard_in_the_desktop(tmp_path: Path) -> None:
    said = in_desktop(
        tmp_path,
        f"""
        import os, processing, qgis.utils
        from qgis.PyQt.QtCore import QEventLoop, QPoint, Qt, QTimer
        from qgis.PyQt.QtTest import QTest
        from qgis.PyQt.QtWidgets import QApplication
        path = {str(tmp_path / "kaupunki.gpkg")!r}
        processing.run("seinajoki_coord:create_workspace", {{"WORKSPACE": path, "SAMPLE": True}})
        desktop = qgis.utils.plugins["seinajoki_coord"].desktop
        desktop.menu.open_path(path)
        dock = desktop.dock
        panel = dock.assess
        bar = dock.side_tabs.tabBar()
        said["tabs"] = [bar.isTabVisible(place) and bar.tabRect(place).right() <= bar.width() for place in range(3)]
        iface.mainWindow().resize(1600, 1000)
        iface.mainWindow().resizeDocks([dock], [640], Qt.Orientation.Horizontal)
        dock.side_tabs.setCurrentWidget(panel)
        QApplication.processEvents()
        said["before"] = panel.model.rowCount()
        loop = QEventLoop()
        desktop.rules.check.finished.connect(lambda _counts: loop.quit())
        QTimer.singleShot(60_000, loop.quit)
        QTest.mouseClick(panel.filter.check_button, Qt.MouseButton.LeftButton)
        loop.exec()
        QTest.qWait(300)
        said["checked"] = panel.model.rowCount()
        panel.filter.me_combo.setCurrentIndex(1)
        overlap = panel.table.current_line().row["id"]
        iface.mainWindow().activateWindow()
        panel.bar.note_edit.setFocus()
        QTest.keyClicks(panel.bar.note_edit, "Sopii, Aarre")
        said["note"] = panel.bar.note_edit.text()
        panel.table.setFocus()
        QTest.qWait(100)
        QTest.keyClick(panel.table, Qt.Key.Key_A)
        QTest.qWait(100)
        said["accepted"] = panel.model.place_of(overlap)
        panel.filter.state_combo.setCurrentIndex(panel.filter.state_combo.findData("accepted"))
        said["story"] = panel.story.text()
        if os.environ.get("PICTURES"):
            dock.grab().save(os.environ["PICTURES"] + "/decided.png")
        QTest.keyClick(panel.table, Qt.Key.Key_U)
        panel.filter.state_combo.setCurrentIndex(0)
        QTest.qWait(100)
        said["undone"] = panel.model.place_of(overlap)
        QTest.keyClick(panel.table, Qt.Key.Key_N)
        said["next"] = panel.table.currentIndex().row()
        if os.environ.get("PICTURES"):
            QTest.qWait(500)
            iface.mainWindow().grab().save(os.environ["PICTURES"] + "/decisions.png")
        desktop.rules.action.trigger()
        QTest.qWait(300)
        said["rules"] = desktop.rules.dialog.table.rowCount()
        if os.environ.get("PICTURES"):
            desktop.rules.dialog.grab().save(os.environ["PICTURES"] + "/rules.png")
        desktop.rules.dialog.close()
        iface.mainWindow().resizeDocks([dock], [240], Qt.Orientation.Horizontal)
        QTest.qWait(300)
        parts = [panel.bar.note_edit, *panel.bar.buttons.values(), panel.bar.snooze_button, panel.bar.until_edit]
        parts += [panel.filter.more_button, panel.filter.check_button, panel.table]
        places = [part.rect().translated(part.mapTo(dock, QPoint())) for part in parts]
        said["narrow"] = [dock.width(), all(dock.rect().contains(place) for place in places)]
        if os.environ.get("PICTURES"):
            dock.grab().save(os.environ["PICTURES"] + "/narrow.png")
        """,
    )
    assert said["tabs"] == [True, True, True], "at first the dock is as wide as its tabs"
    assert said["before"] == 0
    assert said["checked"] > 3
    assert said["note"] == "Sopii, Aarre", "letters go into the note and decide nothing"
    assert said["accepted"] == -1
    assert "Sopii, Aarre" in said["story"]
    assert said["undone"] == 0
    assert said["next"] == 1
    assert said["rules"] > 5
    assert said["narrow"] == [240, True]
