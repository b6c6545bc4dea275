"""Opening a workspace of many records: read in batches, compared in a task, edits and removals meanwhile."""

from __future__ import annotations

import gc
import shutil
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtWidgets import QApplication

from seinajoki_coord.gui.dock import CoordDock
from seinajoki_coord.gui.record_model import Column
from seinajoki_coord.layers.live_load import FindTask, read_batches
from seinajoki_coord.layers.live_workspace import State

from .crowd_case import COUNT, make_crowd, neighbours, open_crowd, wait_until_known
from .desktop import in_desktop
from .dock_case import forget_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from seinajoki_coord.gui.session import Session

_INNER = 4050
"""A work with a neighbour on both sides."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace of many records, not to be changed."""
    return make_crowd(tmp_path_factory.mktemp("crowd") / "crowd.gpkg")


@pytest.fixture
def crowd(made: Path, tmp_path: Path, qgis_new_project: None) -> Path:
    """Return a copy of the workspace of many records."""
    forget_settings()
    path = tmp_path / "crowd.gpkg"
    shutil.copy(made, path)
    return path


@pytest.fixture
def session(crowd: Path) -> Iterator[Session]:
    """Return a session that has just begun to read."""
    session = open_crowd(crowd)
    yield session
    session.stop()
    QgsProject.instance().clear()
    gc.collect()


def _tasks() -> list[FindTask]:
    return [one for one in QgsApplication.taskManager().activeTasks() if isinstance(one, FindTask)]


def _until_pairing(session: Session, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: session.live.state != State.READING, timeout=60_000)


def test_the_dock_shows_the_first_records_at_once_and_all_partners_in_the_end(session: Session, qtbot: QtBot) -> None:
    dock = CoordDock(session)
    qtbot.addWidget(dock)
    dock.show()
    model = dock.list.record_model
    assert session.live.state == State.READING
    assert 0 < model.rowCount() < COUNT
    assert "not known yet" in dock.notice_bar.label.text()
    assert dock.notice_bar.isVisible()
    wait_until_known(session, qtbot)
    assert model.rowCount() == len(session.live.entries) == COUNT
    assert not dock.notice_bar.isVisible()
    assert session.live.partners["work", _INNER + 1] == neighbours(_INNER)
    assert len(session.live.partners) == COUNT
    row = model.row_of(("work", _INNER + 1))
    assert model.data(model.index(row, Column.OVERLAPS)) == "2"
    assert dock.filter_bar.count_label.text() == f"{COUNT} of {COUNT}"
    dock.stop()


def test_the_overlaps_are_looked_for_in_the_list_of_tasks_with_progress(session: Session, qtbot: QtBot) -> None:
    seen: list[float] = []
    QgsApplication.taskManager().taskAdded.connect(
        lambda number: QgsApplication.taskManager().task(number).progressChanged.connect(seen.append)
    )
    _until_pairing(session, qtbot)
    assert session.live.state == State.PAIRING
    assert len(session.live.entries) == COUNT
    wait_until_known(session, qtbot)
    assert len(seen) > 2
    assert max(seen) > 50
    assert seen == sorted(seen)


def test_what_is_edited_while_records_are_read_and_compared_is_not_lost(session: Session, qtbot: QtBot) -> None:
    layer = session.live.layers["work"]
    title = layer.fields().lookupField("title")
    status = layer.fields().lookupField("status")
    assert layer.startEditing()
    # The last one is not read yet, the first one is.
    for fid in (1, COUNT):
        assert layer.changeAttributeValue(fid, title, f"Edited {fid}")
    assert layer.deleteFeature(_INNER)
    _until_pairing(session, qtbot)
    assert session.live.state == State.PAIRING
    layer.beginEditCommand("Cancel")
    assert layer.changeAttributeValue(_INNER + 2, status, "cancelled")
    layer.endEditCommand()
    wait_until_known(session, qtbot)
    live = session.live
    assert [live.entries["work", fid].title for fid in (1, COUNT)] == ["Edited 1", f"Edited {COUNT}"]
    assert ("work", _INNER) not in live.entries
    assert ("work", _INNER + 1) not in live.partners
    assert live.meets(("work", _INNER + 1)) == []
    layer.undoStack().undo()
    assert live.partners["work", _INNER + 1] == {("work", _INNER + 2)}
    layer.rollBack()
    assert live.partners["work", _INNER + 1] == neighbours(_INNER)
    assert live.entries["work", 1].title == "Work 0"


def test_layers_with_unsaved_edits_are_read_through_qgis_with_the_same_result(session: Session, qtbot: QtBot) -> None:
    wait_until_known(session, qtbot)
    layer = session.live.layers["work"]
    entries, partners = dict(session.live.entries), dict(session.live.partners)
    straight = {entry.key: blob for batch in read_batches(session.live.layers) for entry, blob in batch}
    assert layer.startEditing()
    assert layer.changeAttributeValue(1, layer.fields().lookupField("title"), "Work 0!")
    through = {entry.key: blob for batch in read_batches(session.live.layers) for entry, blob in batch}
    assert straight == through
    session.live.reload()
    wait_until_known(session, qtbot)
    assert session.live.entries.pop(("work", 1)).title == "Work 0!"
    entries.pop(("work", 1))
    assert session.live.entries == entries
    assert session.live.partners == partners
    layer.rollBack()


def test_a_user_can_stop_the_task_is_told_so_and_can_begin_again(session: Session, qtbot: QtBot) -> None:
    dock = CoordDock(session)
    qtbot.addWidget(dock)
    dock.show()
    _until_pairing(session, qtbot)
    for task in _tasks():
        task.cancel()
    qtbot.waitUntil(lambda: session.live.state == State.STOPPED, timeout=60_000)
    assert "not looked for to the end" in dock.notice_bar.label.text()
    session.set_current(("work", 1))
    assert "not looked for" in dock.form.meets_label.text()
    dock.notice_bar.again_button.click()
    wait_until_known(session, qtbot)
    assert not dock.notice_bar.isVisible()
    assert "Meets 1" in dock.form.meets_label.text()
    dock.stop()


@pytest.mark.parametrize("state", [State.READING, State.PAIRING])
def test_the_layers_can_be_removed_in_the_middle(session: Session, qtbot: QtBot, state: State) -> None:
    if state == State.PAIRING:
        _until_pairing(session, qtbot)
    assert session.live.state == state
    QgsProject.instance().removeMapLayers([layer.id() for layer in session.live.layers.values()])
    qtbot.waitUntil(lambda: session.live is None)
    qtbot.waitUntil(lambda: not _tasks(), timeout=60_000)
    gc.collect()
    QApplication.processEvents()
    assert session.shown() == []


@pytest.mark.parametrize("state", [State.READING, State.PAIRING])
def test_the_project_can_be_closed_in_the_middle(session: Session, qtbot: QtBot, state: State) -> None:
    if state == State.PAIRING:
        _until_pairing(session, qtbot)
    QgsProject.instance().clear()
    qtbot.waitUntil(lambda: session.live is None)
    qtbot.waitUntil(lambda: not _tasks(), timeout=60_000)
    gc.collect()
    QApplication.processEvents()
    assert session.opened is None


def test_a_reload_in_the_middle_begins_anew(session: Session, qtbot: QtBot) -> None:
    _until_pairing(session, qtbot)
    session.live.reload()
    assert session.live.state == State.READING
    wait_until_known(session, qtbot)
    assert len(session.live.entries) == len(session.live.partners) == COUNT


def test_qgis_can_be_closed_while_overlaps_are_looked_for(crowd: Path, tmp_path: Path) -> None:
    said = in_desktop(
        tmp_path,
        f"""
        import qgis.utils
        from qgis.core import QgsApplication, QgsProject
        from qgis.PyQt.QtWidgets import QApplication
        from seinajoki_coord.layers.live_workspace import State
        from seinajoki_coord.layers.workspace_layers import load_layers
        from seinajoki_coord.workspace.workspace import open_workspace
        from pathlib import Path
        desktop = qgis.utils.plugins["seinajoki_coord"].desktop
        QgsProject.instance().addMapLayers(list(load_layers(open_workspace(Path({str(crowd)!r}))).values()))
        desktop.session.refresh()
        while desktop.session.live.state == State.READING:
            QApplication.processEvents()
        said["state"] = desktop.session.live.state.value
        said["tasks"] = QgsApplication.taskManager().countActiveTasks()
        QgsProject.instance().setDirty(False)
        iface.newProject()
        qgis.utils.unloadPlugin("seinajoki_coord")
        QApplication.processEvents()
        said["after"] = QgsApplication.taskManager().countActiveTasks()
        """,
    )
    assert said["state"] == "pairing"
    assert said["tasks"] >= 1
    assert said["after"] == 0
