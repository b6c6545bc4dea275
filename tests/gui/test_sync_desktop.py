"""Syncing in the real desktop: from the dock's button to a conflict that is decided, and the history afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .desktop import in_desktop
from .sync_case import new_crew

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared import Shared


def test_a_conflict_is_met_decided_and_remembered_in_the_desktop(database: Shared, tmp_path: Path) -> None:
    anna, bertil = new_crew(tmp_path, database)
    key = anna.add("work", title="Trench", starts_at="2026-06-01T08:00", ends_at="2026-06-05T16:00")
    for one in (anna, bertil):
        one.sync()
    bertil.edit("work", key, title="Bertil's trench")
    bertil.sync()
    anna.edit("work", key, title="Anna's trench")
    said = in_desktop(
        tmp_path,
        f"""
        import time
        import qgis.utils
        from qgis.core import QgsProviderRegistry
        from qgis.PyQt.QtWidgets import QApplication
        def wait(good):
            end = time.monotonic() + 10
            while not good() and time.monotonic() < end:
                QApplication.processEvents()
            return bool(good())
        kind = QgsProviderRegistry.instance().providerMetadata("postgres")
        kind.saveConnection(kind.createConnection({database.conninfo("anna")!r}, {{"saveUsername": True}}), "anna")
        desktop = qgis.utils.plugins["seinajoki_coord"].desktop
        session, dock, sync = desktop.session, desktop.dock, desktop.sync
        dock.show()
        desktop.menu.open_path({str(anna.workspace.path)!r})
        QApplication.processEvents()
        ended = []
        sync.finished.connect(lambda: ended.append(1))
        said["button"] = dock.sync_button.isVisible()
        said["news"] = wait(lambda: dock.news_button.isVisible())
        dock.news_button.click()
        wait(lambda: ended)
        said["told"] = iface.messageBar().currentItem().text()
        said["report"] = sync.report.isVisible()
        said["tab"] = dock.side_tabs.tabText(dock.side_tabs.indexOf(dock.conflicts))
        sync.report.close()
        dock.side_tabs.setCurrentWidget(dock.conflicts)
        dock.conflicts.detail.theirs_button.click()
        said["tab_after"] = dock.side_tabs.indexOf(dock.conflicts)
        dock.sync_button.click()
        wait(lambda: len(ended) == 2)
        said["quiet"] = wait(lambda: not dock.news_button.isVisible())
        said["titles"] = [one.title for one in session.live.entries.values()]
        session.set_current(next(iter(session.live.entries)))
        dock.history_button.click()
        said["versions"] = wait(lambda: len(desktop.history.dialog.versions) == 3)
        said["operations"] = sorted(one.operation for one in desktop.history.dialog.versions)
        desktop.history.dialog.list.setCurrentItem(desktop.history.dialog.list.topLevelItem(2))
        desktop.history.dialog.restore_button.click()
        said["restored"] = [one.title for one in session.live.entries.values()]
        session.opened.layers["work"].rollBack()
        said["unloaded"] = qgis.utils.unloadPlugin("seinajoki_coord")
        """,
    )
    assert said["button"]
    assert said["news"]
    assert said["told"].endswith("Synced: 0 sent, 0 received, 0 merged. 1 conflict waits for your decision.")
    assert said["report"]
    assert said["tab"] == "⚠ Conflicts (1)"
    assert said["tab_after"] == -1
    assert said["quiet"]
    assert said["titles"] == ["Bertil's trench"]
    assert said["versions"]
    assert said["operations"] == ["insert", "lost", "update"]
    assert said["restored"] == ["Trench"]
    assert said["unloaded"]
