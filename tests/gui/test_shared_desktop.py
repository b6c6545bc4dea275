"""The shared database in the real desktop: opened from the menu, edited, saved, and followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .desktop import in_desktop
from .shared_case import make_town

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared import Shared


def test_two_parties_see_each_other_work_in_the_desktop(database: Shared, tmp_path: Path) -> None:
    town = make_town(database)
    town.add_work("Kaivanto", town.street)
    town.add_work("Kaapeli", town.power, left=5)
    said = in_desktop(
        tmp_path,
        f"""
        import time
        import qgis.utils
        import psycopg2
        from seinajoki_coord.gui.overlap_model import WEIGHT
        from qgis.core import QgsProviderRegistry
        from qgis.PyQt.QtWidgets import QApplication
        def wait(good):
            end = time.monotonic() + 20
            while not good() and time.monotonic() < end:
                QApplication.processEvents()
            return bool(good())
        kind = QgsProviderRegistry.instance().providerMetadata("postgres")
        kind.saveConnection(kind.createConnection({town.uri(town.anna).uri(False)!r}, {{"saveUsername": True}}), "Kaupunki")
        desktop = qgis.utils.plugins["seinajoki_coord"].desktop
        session, dock = desktop.session, desktop.dock
        dock.show()
        said["opened"] = desktop.menu.open_shared("Kaupunki")
        QApplication.processEvents()
        titles = lambda: sorted(one.title for one in session.live.entries.values())
        key = lambda title: next(one.key for one in session.live.entries.values() if one.title == title)
        said["titles"] = titles()
        said["meets"] = len(session.live.partners)
        session.set_current(key("Kaapeli"))
        said["theirs"] = dock.form.head_label.text().splitlines()[-1]
        session.set_current(key("Kaivanto"))
        dock.form.fields["title"].setText("Leveä kaivanto")
        dock.form.fields["title"].editingFinished.emit()
        said["saved"] = dock.form.save_bar.save()
        theirs = psycopg2.connect({town.shared.conninfo(town.pekka)!r})
        theirs.autocommit = True
        theirs.cursor().execute("UPDATE coord.work SET title = 'Syvä kaapeli' WHERE title = 'Kaapeli'")
        said["news"] = wait(lambda: "Syvä kaapeli" in titles())
        dock.side_tabs.setCurrentWidget(dock.overlaps)
        weights = lambda: [dock.overlaps.model.data(dock.overlaps.model.index(row, WEIGHT)) for row in range(dock.overlaps.model.rowCount())]
        said["city"] = wait(lambda: weights() == ["◆ Conflict"])
        boss = psycopg2.connect({town.shared.conninfo(town.boss)!r})
        boss.autocommit = True
        boss.cursor().execute("SELECT coord.set_rules('protected-street')")
        said["rules"] = wait(lambda: weights() == ["–"])
        layer = session.opened.layers["work"]
        layer.startEditing()
        layer.deleteFeature(key("Syvä kaapeli")[1])
        said["refused"] = not dock.form.save_bar.save()
        said["told"] = [item.text() for item in iface.messageBar().items()]
        layer.rollBack()
        said["back"] = titles()
        """,
    )
    assert said["opened"]
    assert said["titles"] == ["Kaapeli", "Kaivanto"]
    assert said["meets"] == 2
    assert said["theirs"] == "🔒 Belongs to Sähkölaitos: read only."
    assert said["saved"]
    assert said["news"]
    assert said["city"]
    assert said["rules"]
    assert said["refused"]
    assert any("belongs to another party" in text for text in said["told"])
    assert said["back"] == ["Leveä kaivanto", "Syvä kaapeli"]
    assert town.shared.fetch("SELECT title, updated_by FROM coord.work ORDER BY 1") == [
        ("Leveä kaivanto", town.anna),
        ("Syvä kaapeli", town.pekka),
    ]
