"""Free dates in the real desktop: looked for, seen on the timeline, taken with the keyboard, undone, saved."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from .desktop import ROOT, in_desktop
from .drawing_case import make_sample

if TYPE_CHECKING:
    from pathlib import Path

TRENCH = "Törnävänsaaren vesijohdon uusinta"


def test_a_planner_takes_free_dates_with_the_keyboard_undoes_and_saves_them(tmp_path: Path, provider: object) -> None:
    sample = make_sample(tmp_path / "sample.gpkg")
    said = in_desktop(
        tmp_path,
        f"""
        import shutil
        sys.path.insert(0, {str(ROOT)!r})
        import qgis.utils
        from qgis.PyQt.QtCore import Qt
        from qgis.PyQt.QtTest import QTest
        from qgis.PyQt.QtWidgets import QAction, QScrollArea
        from seinajoki_coord.gui.record_model import Column
        from seinajoki_coord.gui.timeline.look import mixed
        from tests.gui.real_hand import cell, click, shows, type_moment, type_over, until
        # A file of its own for each start: the first may be given up in the middle.
        workspace = Path({str(tmp_path)!r}) / str(os.getpid()) / "kaupunki.gpkg"
        workspace.parent.mkdir()
        said["workspace"] = str(shutil.copy({str(sample)!r}, workspace))
        desktop = qgis.utils.plugins["seinajoki_coord"].desktop
        desktop.menu.open_path(workspace)
        dock, session = desktop.dock, desktop.session
        window = iface.mainWindow()
        window.resize(1600, 1000)
        window.resizeDocks([dock], [640], Qt.Orientation.Horizontal)
        type_over(dock.filter_bar.text_edit, "vesijohdon uusinta")
        dock.main_tabs.setCurrentWidget(dock.list)
        until(lambda: dock.list.model().rowCount() == 1, "the list shows one record")
        click(dock.list.viewport(), cell(dock.list, 0, Column.TITLE).center())
        until(lambda: session.current is not None, "the work is in hand")
        entry = lambda: session.live.entries[session.current]
        taken = lambda: [entry().taken_from, entry().taken_until]
        said["title"], said["before"] = entry().title, taken()
        said["met"] = len(session.live.partners.get(session.current, ()))
        dock.main_tabs.setCurrentWidget(dock.timeline)
        panel, chart, stack = dock.slots, dock.timeline.chart, session.live.layers["work"].undoStack()
        dock.form.findChild(QScrollArea).ensureWidgetVisible(dock.form.slots_button)
        click(dock.form.slots_button)
        until(panel.isVisible, "the panel is there")
        type_moment(panel.earliest_edit, "2026-06-01T00:00")
        type_moment(panel.latest_edit, "2026-12-28T00:00")
        type_over(panel.hours_spin, "100")
        QTest.keyClick(panel.hours_spin, Qt.Key.Key_Return)
        said["steps_by_typing"] = stack.count()
        said["offers"] = [[one.starts_at, one.ends_at, one.conflict_count] for one in panel.offers]
        said["reason"] = panel.table.item(0, 2).text()
        said["by_days"] = panel.checks["same_hours"].isChecked()
        chart.fit()
        ghost = mixed(chart.look.base, chart.look.highlight, 0.25)
        until(lambda: shows(chart.viewport(), ghost), "the ghosts are seen")
        if os.environ.get("PICTURES"):
            QTest.qWait(300)
            panel.grab().save(os.environ["PICTURES"] + "/free_dates.png")
        panel.activateWindow()
        panel.table.setFocus()
        panel.table.setCurrentCell(0, 1)
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
        until(lambda: taken() == said["offers"][0][:2], "the dates are taken")
        said["steps"] = stack.count()
        said["met_now"] = len(session.live.partners.get(session.current, ()))
        said["reason_now"] = panel.table.item(0, 2).text()
        iface.setActiveLayer(session.live.layers["work"])
        window.findChild(QAction, "mActionUndo").trigger()
        until(lambda: taken() == said["before"], "undo brings the dates back")
        until(lambda: panel.table.item(0, 2).text() == said["reason"], "the panel looks again")
        QTest.keyClick(panel.table, Qt.Key.Key_Down)
        QTest.keyClick(panel.table, Qt.Key.Key_Up)
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
        until(lambda: taken() == said["offers"][0][:2], "the dates are taken again")
        QTest.keyClick(panel, Qt.Key.Key_Escape)
        until(lambda: not panel.isVisible(), "Escape closes the panel")
        until(lambda: not shows(chart.viewport(), ghost), "the ghosts are gone")
        click(dock.form.save_bar.save_button)
        until(lambda: not session.live.layers["work"].isModified(), "the work is saved")
        """,
    )
    assert said["title"] == TRENCH
    assert said["met"] > 0
    assert said["by_days"], "unless somebody says otherwise"
    assert {start[11:] for start, _, _ in said["offers"]} == {said["before"][0][11:]}
    assert said["steps_by_typing"] == 0, "Enter in a field takes nothing"
    assert [conflicts for _, _, conflicts in said["offers"]] == [0] * len(said["offers"])
    assert said["reason"].startswith("✓ The smallest shift: ")
    assert (said["steps"], said["met_now"]) == (1, 0)
    assert said["reason_now"].startswith("✓ The present dates.")
    with closing(sqlite3.connect(said["workspace"])) as link:
        row = link.execute(
            "SELECT coalesce(setup_at, starts_at), coalesce(cleared_at, ends_at) FROM work WHERE title = ?", (TRENCH,)
        ).fetchone()
    assert list(row) == said["offers"][0][:2]
