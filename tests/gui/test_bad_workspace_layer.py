"""Layers that a user renamed, filtered, grouped, reprojected or whose fields she hid; a file that changes on disk."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsReferencedRectangle

from seinajoki_coord.workspace.geopackage import writing

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from .dock_case import Desk

TRENCH = "Törnävänsaaren vesijohdon uusinta"
FESTIVAL = "Provinssi 2026"
_WEB = QgsCoordinateReferenceSystem("EPSG:3857")
_WAIT = 10_000


def _notice(desk: Desk) -> str:
    """Return what stands at the top of the dock; empty where the line is not to be seen."""
    bar = desk.dock.notice_bar
    return bar.label.text() if bar.isVisible() else ""


def _edit_title(desk: Desk, of: str, title: str) -> None:
    """Take a record in hand and give it another title in the form."""
    desk.session.set_current(desk.key(of))
    edit = desk.dock.form.fields["title"]
    edit.setText(title)
    edit.editingFinished.emit()


def _write_elsewhere(path: Path, title: str, new: str, table: str = "work") -> None:
    """Let another program change a title in the file."""
    program = (
        "import sys; from pathlib import Path; from seinajoki_coord.workspace.geopackage import writing\n"
        "with writing(Path(sys.argv[1])) as link:\n"
        f"    link.execute('UPDATE {table} SET title = ? WHERE title = ?', (sys.argv[3], sys.argv[2]))"
    )
    subprocess.run([sys.executable, "-c", program, str(path), title, new], check=True)


def test_renamed_layers_in_another_group_are_still_the_workspace(desk: Desk, qtbot: QtBot) -> None:
    root = QgsProject.instance().layerTreeRoot()
    layer = desk.layer("work")
    layer.setName("Meidän työt")
    group = root.addGroup("Somewhere else")
    node = root.findLayer(layer.id())
    group.addChildNode(node.clone())
    node.parent().removeChildNode(node)
    desk.session.refresh()
    qtbot.wait(20)
    assert desk.layer("work") is layer
    _edit_title(desk, TRENCH, "Still edited")
    assert desk.entry.title == "Still edited"
    assert not _notice(desk)
    layer.rollBack()


def test_a_filtered_layer_is_shown_as_filtered_with_a_notice_and_fills_up_again(desk: Desk) -> None:
    layer, count = desk.layer("work"), len(desk.titles)
    assert layer.setSubsetString("\"title\" LIKE 'T%'")
    assert TRENCH in desk.titles
    assert len(desk.titles) < count
    assert f"“{layer.name()}” has a filter: what it hides is not checked." in _notice(desk)
    assert desk.session.live.partners[desk.key(TRENCH)]
    assert layer.setSubsetString("")
    assert len(desk.titles) == count
    assert not _notice(desk)


def test_a_project_in_another_plane_zooms_draws_and_filters_where_things_are(desk: Desk) -> None:
    canvas = desk.iface.mapCanvas()
    QgsProject.instance().setCrs(_WEB)
    canvas.setDestinationCrs(_WEB)
    desk.select(TRENCH)
    desk.dock.list.zoom()
    middle = QgsReferencedRectangle(canvas.extent(), _WEB).center()
    assert 2_500_000 < middle.x() < 2_600_000
    desk.dock.filter_bar.view_check.click()
    assert TRENCH in desk.titles
    assert len(desk.titles) < len(desk.session.live.entries)
    assert not _notice(desk)
    desk.dock.filter_bar.view_check.click()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3877"))


def test_a_layer_that_is_given_another_plane_is_named_and_overlaps_stay_right(desk: Desk) -> None:
    layer = desk.layer("work")
    before = {key: set(others) for key, others in desk.session.live.partners.items()}
    own = layer.crs()
    layer.setCrs(_WEB)
    assert f"“{layer.name()}” is set to EPSG:3857, but the workspace is in EPSG:3877." in _notice(desk)
    desk.session.live.reload()
    assert desk.session.live.partners == before
    layer.setCrs(own)
    assert not _notice(desk)


def test_fields_that_are_hidden_from_table_and_form_still_count(desk: Desk) -> None:
    layer = desk.layer("work")
    config = layer.attributeTableConfig()
    config.update(layer.fields())
    for place in range(len(layer.fields())):
        config.setColumnHidden(place, True)
    layer.setAttributeTableConfig(config)
    form = layer.editFormConfig()
    for place in range(len(layer.fields())):
        form.setReadOnly(place, True)
    layer.setEditFormConfig(form)
    before = dict(desk.session.live.entries)
    desk.session.live.reload()
    assert desk.session.live.entries == before
    _edit_title(desk, TRENCH, "Hidden, not gone")
    assert desk.entry.title == "Hidden, not gone"
    layer.rollBack()


def test_a_layer_that_is_taken_out_of_the_project_is_missed(desk: Desk, qtbot: QtBot) -> None:
    QgsProject.instance().removeMapLayer(desk.layer("event").id())
    qtbot.waitUntil(lambda: desk.session.live is not None and "event" not in desk.session.live.layers, timeout=_WAIT)
    assert TRENCH in desk.titles
    assert FESTIVAL not in desk.titles
    assert "“Events” is not in the project: its records are not checked." in _notice(desk)


def test_what_another_program_writes_is_shown_where_nothing_is_unsaved(desk: Desk, qtbot: QtBot) -> None:
    _write_elsewhere(desk.session.opened.workspace.path, TRENCH, "Written elsewhere")
    qtbot.waitUntil(lambda: "Written elsewhere" in desk.titles, timeout=_WAIT)
    assert not _notice(desk)


def test_unsaved_edits_are_kept_and_named_when_another_program_writes(desk: Desk, qtbot: QtBot) -> None:
    layer = desk.layer("work")
    other = next(one.title for one in desk.session.live.entries.values() if one.kind == "work" and one.title != TRENCH)
    _edit_title(desk, TRENCH, "Not saved yet")
    _write_elsewhere(desk.session.opened.workspace.path, other, "Written elsewhere")
    qtbot.waitUntil(lambda: bool(_notice(desk)), timeout=_WAIT)
    assert f"Another program has changed “{layer.name()}” while you have unsaved edits." in _notice(desk)
    assert "Not saved yet" in desk.titles
    assert layer.commitChanges()
    qtbot.waitUntil(lambda: not _notice(desk), timeout=_WAIT)
    assert {"Not saved yet", "Written elsewhere"} <= set(desk.titles)


def test_undoing_all_edits_shows_what_another_program_wrote(desk: Desk, qtbot: QtBot) -> None:
    layer = desk.layer("work")
    _edit_title(desk, TRENCH, "Thrown away")
    _write_elsewhere(desk.session.opened.workspace.path, TRENCH, "Written elsewhere")
    qtbot.waitUntil(lambda: bool(_notice(desk)), timeout=_WAIT)
    layer.rollBack()
    qtbot.waitUntil(lambda: "Written elsewhere" in desk.titles, timeout=_WAIT)
    assert not _notice(desk)


def test_a_save_hides_nothing_that_another_program_wrote_into_another_layer(desk: Desk, qtbot: QtBot) -> None:
    _edit_title(desk, TRENCH, "Saved by me")
    _write_elsewhere(desk.session.opened.workspace.path, FESTIVAL, "Written elsewhere", "event")
    assert desk.layer("work").commitChanges()
    qtbot.waitUntil(lambda: {"Saved by me", "Written elsewhere"} <= set(desk.titles), timeout=_WAIT)


def test_ones_own_save_is_not_taken_for_another_programs(desk: Desk, qtbot: QtBot) -> None:
    layer = desk.layer("work")
    loads: list[object] = []
    _edit_title(desk, TRENCH, "Saved by me")
    desk.session.live.state_changed.connect(lambda: loads.append(desk.session.live.state))
    assert layer.commitChanges()
    qtbot.wait(700)
    assert loads == []
    assert not _notice(desk)
    with writing(desk.session.opened.workspace.path) as link:
        assert link.execute("SELECT count(*) FROM work WHERE title = 'Saved by me'").fetchone() == (1,)
