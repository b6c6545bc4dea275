"""A workspace file that is not as it should be: the dock says what to do, and no edit is lost."""

from __future__ import annotations

import gc
import shutil
import sqlite3
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from qgis.core import Qgis, QgsProject, QgsVectorLayer

from seinajoki_coord.core.error import InUseError
from seinajoki_coord.core.schema import SCHEMA_VERSION
from seinajoki_coord.gui.workspace_menu import WorkspaceMenu
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.geopackage import writing
from seinajoki_coord.workspace.workspace import open_workspace

from ..processing.rights import open_folder, without_rights
from .dock_case import Desk, forget_settings, open_desk

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

TRENCH = "Törnävänsaaren vesijohdon uusinta"
OTHER = "Provinssi 2026"


@pytest.fixture
def empty_desk(qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None) -> Iterator[Desk]:
    """Return the dock without a workspace."""
    forget_settings()
    qgis_iface.messageBar().clear_messages()
    desk = open_desk(qtbot, qgis_iface)
    yield desk
    desk.close()


def _said(desk: Desk) -> str:
    """Return what the message bar says, as warnings."""
    return "\n".join(desk.iface.messageBar().get_messages(Qgis.MessageLevel.Warning))


def _notice(desk: Desk) -> str:
    """Return what stands at the top of the dock; empty where the line is not to be seen."""
    bar = desk.dock.notice_bar
    return bar.label.text() if bar.isVisible() else ""


def _open(desk: Desk, path: Path) -> bool:
    """Open a workspace by the menu."""
    return WorkspaceMenu(desk.iface, desk.session).open_path(str(path))


def _set_version(path: Path, version: int) -> None:
    with writing(path) as link:
        link.execute("UPDATE workspace SET schema_version = ?", (version,))


def _edit_title(desk: Desk, title: str) -> None:
    """Take the trench in hand and give it another title in the form."""
    desk.session.set_current(desk.key(TRENCH))
    edit = desk.dock.form.fields["title"]
    edit.setText(title)
    edit.editingFinished.emit()


def test_a_workspace_that_is_missing_is_named_and_nothing_is_opened(empty_desk: Desk, tmp_path: Path) -> None:
    assert not _open(empty_desk, tmp_path / "gone.gpkg")
    assert f"There is no file {tmp_path / 'gone.gpkg'}" in _said(empty_desk)
    assert empty_desk.session.opened is None
    assert not QgsProject.instance().mapLayers()


def test_a_project_whose_workspace_is_missing_says_so_in_the_dock(
    sample: Path, tmp_path: Path, empty_desk: Desk, qtbot: QtBot
) -> None:
    path = tmp_path / "moved.gpkg"
    shutil.copy(sample, path)
    QgsProject.instance().addMapLayers(list(load_layers(open_workspace(path)).values()))
    qtbot.waitUntil(lambda: empty_desk.session.opened is not None)
    project = tmp_path / "plan.qgs"
    assert QgsProject.instance().write(str(project))
    QgsProject.instance().clear()
    path.unlink()
    QgsProject.instance().read(str(project))
    qtbot.waitUntil(lambda: bool(empty_desk.session.faults))
    assert f"There is no file {path}" in _notice(empty_desk)
    assert empty_desk.dock.open_button.isVisible()


def test_a_workspace_that_is_locked_is_said_to_be_in_use(sample: Path, tmp_path: Path, empty_desk: Desk) -> None:
    path = tmp_path / "locked.gpkg"
    shutil.copy(sample, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        other.execute("BEGIN EXCLUSIVE")
        began = time.monotonic()
        assert not _open(empty_desk, path)
        # SQLite alone would let the user wait for five seconds.
        assert time.monotonic() - began < 2
        assert "is in use by another program. Save or close it there and try again." in _said(empty_desk)
    assert _open(empty_desk, path)
    assert TRENCH in empty_desk.titles


def test_a_workspace_that_is_locked_while_it_is_open_stays_in_hand(desk: Desk) -> None:
    opened = desk.session.opened
    with closing(sqlite3.connect(opened.workspace.path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InUseError):
            open_workspace(opened.workspace.path, patience=0.1)
        desk.session.refresh()
        assert desk.session.opened == opened
        assert desk.session.faults == []


def test_a_workspace_that_is_locked_while_it_is_open_keeps_the_edit_and_saves_it_later(desk: Desk) -> None:
    layer = desk.layer("work")
    path = desk.session.opened.workspace.path
    _edit_title(desk, "Before the lock")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert not layer.commitChanges()
        assert desk.entry.title == "Before the lock"
        assert layer.isModified()
        other.execute("ROLLBACK")
    assert layer.commitChanges()
    assert desk.entry.title == "Before the lock"
    assert not layer.isModified()


def test_a_read_only_workspace_is_shown_and_its_form_is_locked(sample: Path, empty_desk: Desk) -> None:
    desk = empty_desk
    with open_folder() as folder:
        path = folder / "read only.gpkg"
        shutil.copy(sample, path)
        with without_rights(path, folder):
            assert _open(desk, path)
            for title in (TRENCH, OTHER):
                desk.select(title)
                assert not desk.dock.form.body.isEnabled()
                assert "read-only" in desk.dock.form.head_label.text()
            said: list[str] = []
            desk.dock.list.said.connect(said.append)
            desk.dock.list.delete_selected()
            assert "cannot be edited" in said[0]
            assert OTHER in desk.titles
        QgsProject.instance().clear()
        gc.collect()


def test_a_workspace_of_a_newer_schema_asks_to_update_the_plugin(
    sample: Path, tmp_path: Path, empty_desk: Desk
) -> None:
    path = tmp_path / "newer.gpkg"
    shutil.copy(sample, path)
    _set_version(path, SCHEMA_VERSION + 1)
    assert not _open(empty_desk, path)
    assert "was made by a newer version of this plugin" in _said(empty_desk)
    assert "Update the plugin." in _said(empty_desk)


def test_a_project_with_a_workspace_of_a_newer_schema_says_so_in_the_dock(
    sample: Path, tmp_path: Path, empty_desk: Desk, qtbot: QtBot
) -> None:
    path = tmp_path / "newer.gpkg"
    shutil.copy(sample, path)
    _set_version(path, SCHEMA_VERSION + 1)
    QgsProject.instance().addMapLayer(QgsVectorLayer(f"{path}|layername=work", "Works", "ogr"))
    qtbot.waitUntil(lambda: bool(empty_desk.session.faults))
    assert "Update the plugin." in _notice(empty_desk)
    QgsProject.instance().removeAllMapLayers()
    qtbot.waitUntil(lambda: not empty_desk.session.faults)
    assert not _notice(empty_desk)


def test_a_workspace_of_an_older_schema_is_brought_up_to_date_and_opens_with_all_its_records(
    sample: Path, tmp_path: Path, empty_desk: Desk
) -> None:
    path = tmp_path / "older.gpkg"
    shutil.copy(sample, path)
    _set_version(path, 1)
    assert _open(empty_desk, path)
    assert empty_desk.session.opened.workspace.schema_version == SCHEMA_VERSION
    assert TRENCH in empty_desk.titles
    assert _said(empty_desk) == ""


def test_a_geopackage_that_is_no_workspace_says_how_to_make_one(tmp_path: Path, sample: Path, empty_desk: Desk) -> None:
    path = tmp_path / "other.gpkg"
    shutil.copy(sample, path)
    with writing(path, references=False) as link:
        link.execute("DELETE FROM gpkg_contents WHERE table_name = 'work'")
    assert not _open(empty_desk, path)
    assert "not a workspace. Make one with “Create workspace”." in _said(empty_desk)
    (tmp_path / "text.gpkg").write_text("no database")
    assert not _open(empty_desk, tmp_path / "text.gpkg")
    assert "is not a GeoPackage." in _said(empty_desk)


def test_a_workspace_that_is_removed_while_open_keeps_what_is_edited(desk: Desk, qtbot: QtBot) -> None:
    count = len(desk.session.live.entries)
    _edit_title(desk, "Not to be lost")
    desk.session.opened.workspace.path.unlink()
    with qtbot.waitSignal(desk.session.state_changed):
        desk.session.refresh()
    assert "There is no file" in _notice(desk)
    layer = next(one for one in QgsProject.instance().mapLayers().values() if one.isEditable())
    assert layer.isModified()
    # The provider of QGIS 3.22 still reads the file that is gone, that of 3.40 does not.
    changed = layer.editBuffer().changedAttributeValues().values()
    assert "Not to be lost" in [value for values in changed for value in values.values()]
    assert count > 50


def test_a_workspace_that_comes_back_is_taken_in_hand_again_with_the_edits(desk: Desk, tmp_path: Path) -> None:
    path = desk.session.opened.workspace.path
    _edit_title(desk, "Still here")
    away = path.with_suffix(".away")
    path.rename(away)
    desk.session.refresh()
    assert desk.session.opened is None
    away.rename(path)
    desk.session.refresh()
    assert "Still here" in desk.titles
    assert not _notice(desk)


def test_records_without_times_are_listed_and_meet_whatever_stands_on_their_ground(
    sample: Path, tmp_path: Path, empty_desk: Desk
) -> None:
    path, desk = tmp_path / "timeless.gpkg", empty_desk
    shutil.copy(sample, path)
    with writing(path) as link:
        link.execute(
            "UPDATE work SET starts_at = NULL, ends_at = NULL, setup_at = NULL, cleared_at = NULL WHERE title = ?",
            (TRENCH,),
        )
    assert _open(desk, path)
    desk.dock.main_tabs.setCurrentWidget(desk.dock.timeline)
    desk.session.set_current(desk.key(TRENCH))
    assert desk.entry.taken_from is desk.entry.taken_until is None
    assert desk.key(OTHER) in desk.session.live.partners[desk.key(TRENCH)]
    desk.dock.timeline.chart.viewport().repaint()
    desk.dock.filter_bar.overlap_check.click()
    assert TRENCH in desk.titles
    assert "Meets" in desk.dock.form.meets_label.text()
