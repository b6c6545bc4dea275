"""Syncing from the desktop: one click, in the background, and the layers show what came."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProject

from seinajoki_coord.gui.session import Session
from seinajoki_coord.gui.sync_action import SyncAction
from seinajoki_coord.layers.workspace_layers import add_to_project
from tests.saved_connection import saved
from tests.server.client import Client, new_client

from .dock_case import forget_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

    from tests.shared import Shared

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture
def crew(tmp_path: Path, database: Shared) -> Iterator[tuple[Client, Client]]:
    """Yield Anna, whose workspace stands open, and Bertil of the same party."""
    party = database.add_party("Water", "water")
    clients = []
    for name in ("anna", "bertil"):
        database.add_login(name, party)
        clients.append(new_client(tmp_path, name, database, name, party))
        clients[-1].sync(connection_name=name)
    with saved("anna", database.conninfo("anna")):
        yield clients[0], clients[1]


@pytest.fixture
def sync(
    crew: tuple[Client, Client], qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> Iterator[SyncAction]:
    """Yield the action on Anna's workspace."""
    forget_settings()
    add_to_project(QgsProject.instance(), crew[0].workspace)
    session = Session(QgsProject.instance())
    action = SyncAction(qgis_iface, session)
    yield action
    action.stop()
    session.stop()
    QgsProject.instance().clear()
    gc.collect()


def run(sync: SyncAction, qtbot: QtBot) -> list[str]:
    """Sync, and return what was said."""
    texts: list[str] = []
    say = sync._say
    sync._say = lambda text, level: (texts.append(text), say(text, level))
    with qtbot.waitSignal(sync.finished, timeout=30_000):
        sync.action.trigger()
    sync._say = say
    return texts


def test_one_click_sends_and_fetches_and_the_layers_show_it(
    sync: SyncAction, crew: tuple[Client, Client], qtbot: QtBot
) -> None:
    anna, bertil = crew
    bertil.add("work", title="From Bertil")
    bertil.sync()
    anna.add("work", title="From Anna")
    assert run(sync, qtbot) == ["Synced: 1 sent, 1 received, 0 merged."]
    (layer,) = QgsProject.instance().mapLayersByName("Works")
    assert {one["title"] for one in layer.getFeatures()} == {"From Anna", "From Bertil"}
    assert sync.action.isEnabled()


def test_conflicts_and_refusals_are_told(sync: SyncAction, crew: tuple[Client, Client], qtbot: QtBot) -> None:
    anna, bertil = crew
    key = anna.add("work", title="A")
    for one in crew:
        one.sync()
    bertil.edit("work", key, title="B")
    bertil.sync()
    anna.edit("work", key, title="C")
    assert run(sync, qtbot) == ["Synced: 0 sent, 0 received, 0 merged. 1 conflicts wait for your decision."]


def test_unsaved_edits_are_told_and_nothing_is_synced(
    sync: SyncAction, crew: tuple[Client, Client], qtbot: QtBot
) -> None:
    anna, _ = crew
    anna.add("work", title="A")
    (layer,) = QgsProject.instance().mapLayersByName("Works")
    layer.startEditing()
    (feature,) = layer.getFeatures()
    layer.changeAttributeValue(feature.id(), feature.fieldNameIndex("title"), "Edited")
    (text,) = run(sync, qtbot)
    assert "The layer Works has unsaved edits" in text
    assert anna.waiting()
    layer.rollBack()


def test_without_a_workspace_there_is_nothing_to_sync(sync: SyncAction) -> None:
    QgsProject.instance().clear()
    sync._session.refresh()
    assert not sync.action.isEnabled()
