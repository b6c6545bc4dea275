"""The rules' word in the real desktop: while a trench is drawn, once it is there, by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .desktop import ROOT, in_desktop

if TYPE_CHECKING:
    from pathlib import Path


def test_the_rules_speak_while_drawing_and_of_the_record_in_hand_by_keyboard(tmp_path: Path) -> None:
    said = in_desktop(
        tmp_path,
        f"""
        import os, processing, qgis.utils
        from qgis.core import QgsGeometry
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtTest import QTest
        from qgis.PyQt.QtWidgets import QApplication
        sys.path.insert(0, {str(ROOT)!r})
        from seinajoki_coord.gui import overlap_model as columns
        from tests.gui.real_hand import hover, until
        path = {str(tmp_path / "kaupunki.gpkg")!r}
        processing.run("seinajoki_coord:create_workspace", {{"WORKSPACE": path, "SAMPLE": True}})
        desktop = qgis.utils.plugins["seinajoki_coord"].desktop
        desktop.menu.open_path(path)
        dock, session = desktop.dock, desktop.session
        panel = dock.overlaps
        iface.mainWindow().resize(1600, 1000)
        iface.mainWindow().resizeDocks([dock], [640], Qt.Orientation.Horizontal)
        dock.side_tabs.setCurrentWidget(panel)
        QApplication.processEvents()
        def rules():
            QTest.qWait(20)
            for _ in range(500):
                if panel.judge.is_done:
                    break
                QTest.qWait(20)
            model = panel.model
            return [[model.data(model.index(row, one)) for one in (columns.WEIGHT, columns.OTHER)]
                    for row in range(model.rowCount())]
        def picture(name):
            if os.environ.get("PICTURES"):
                QTest.qWait(500)
                iface.mainWindow().grab().save(os.environ["PICTURES"] + f"/{{name}}.png")
        festival = next(key for key, one in session.live.entries.items() if one.title == "Provinssi 2026")
        pipe = next(key for key, one in session.live.entries.items() if one.title.endswith("vesijohdon uusinta"))
        ground = QgsGeometry(session.opened.layers["event"].getFeature(festival[1]).geometry())
        canvas = iface.mapCanvas()
        canvas.setExtent(ground.boundingBox())
        canvas.refresh()
        desktop.drawing.trench.trigger()
        middle = canvas.mapSettings().mapToPixel().transform(ground.centroid().asPoint()).toQPointF().toPoint()
        view = canvas.viewport()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
        hover(view, middle + middle * 0.2)
        until(panel.heading.text, "the panel follows the pointer")
        said["at once"] = panel.heading.text()
        said["drawn"] = rules()
        said["while drawing"] = panel.heading.text()
        picture("drawing")
        QTest.keyClick(view, Qt.Key.Key_Escape)
        iface.actionPan().trigger()
        session.set_current(pipe)
        said["pipe"] = rules()
        said["heading"] = panel.heading.text()
        iface.mainWindow().activateWindow()
        panel.table.setFocus()
        QTest.qWait(100)
        QTest.keyClick(panel.table, Qt.Key.Key_N)
        said["said"] = panel.said.text()
        QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        said["copied"] = QApplication.clipboard().text()
        picture("overlap_rules")
        desktop.rules.action.trigger()
        dialog = desktop.rules.dialog
        dialog.set_combo.setCurrentIndex(dialog.set_combo.findData("protected-street"))
        dialog.set_combo.activated.emit(dialog.set_combo.currentIndex())
        dialog.save()
        said["other rules"] = rules()
        """,
    )
    assert said["at once"].startswith("While drawing: meets")
    assert said["while drawing"].startswith("While drawing: meets")
    assert said["drawn"], "what is there all the time, as plan areas and routes, is found while drawing"
    assert ["▲ Conflict", "Provinssi 2026"] in said["pipe"]
    assert ["○ Notice", "Törnävänsaaren pelastustie"] in said["pipe"]
    assert said["other rules"] == [["–", "Provinssi 2026"]], "other rules are asked as soon as they are saved"
    assert "Conflict 1" in said["heading"]
    assert "need the same place at the same time" in said["said"]
    assert f"By the rules: {said['said']}" in said["copied"]
