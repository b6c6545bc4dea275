"""Opening a shared database: by a saved connection, without leaving anything secret behind."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsDataSourceUri, QgsProject, QgsSettings

from seinajoki_coord.core.error import DatabaseError
from seinajoki_coord.gui.session import Session
from seinajoki_coord.gui.workspace_menu import WorkspaceMenu
from seinajoki_coord.layers.open_workspace import open_workspaces
from seinajoki_coord.layers.postgis import SharedWorkspace, conninfo_of, read_shared, source_of
from seinajoki_coord.layers.workspace_layers import add_shared_to_project
from seinajoki_coord.server.connection import connect
from tests.saved_connection import saved

from .dock_case import forget_settings, open_desk
from .shared_case import Town, make_town

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.gui import QgisInterface

    from tests.shared import Shared

_SECRET = "Kevät-2026"  # noqa: S105


@pytest.fixture
def town(database: Shared) -> Town:
    """Return two parties, one of them with a work."""
    town = make_town(database)
    town.add_work("Kaivanto", town.street)
    return town


def test_an_administrator_may_change_everything(
    town: Town, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> None:
    town.open(town.boss)
    (found,) = open_workspaces(QgsProject.instance())
    assert found.workspace.is_admin
    assert found.workspace.may_change(town.power)
    assert found.workspace.may_change(None)
    QgsProject.instance().clear()


def test_a_reader_sees_everything_and_changes_nothing(
    town: Town, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> None:
    forget_settings()
    town.open(town.shared.add_login("lauri", town.street, "reader"))
    desk = open_desk(qtbot, qgis_iface)
    assert desk.titles == ["Kaivanto"]
    desk.session.set_current(desk.key("Kaivanto"))
    assert not desk.dock.form.body.isEnabled()
    assert "cannot be edited" in desk.dock.form.head_label.text()
    desk.close()


def test_a_database_without_a_workspace_says_so_and_names_nobody(town: Town) -> None:
    uri = town.uri(town.anna)
    uri.setConnection(uri.host(), uri.port(), "postgres", uri.username(), "")
    with pytest.raises(DatabaseError, match="holds no shared workspace") as refused:
        read_shared(uri)
    assert town.anna not in str(refused.value)


def test_the_menu_opens_a_saved_connection_and_remembers_its_name_only(
    town: Town, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> None:
    forget_settings()
    session = Session(QgsProject.instance())
    menu = WorkspaceMenu(qgis_iface, session)
    with saved("Kaupunki", town.uri(town.anna).uri(False)):
        assert menu.open_shared("Kaupunki")
        assert isinstance(session.opened.workspace, SharedWorkspace)
        assert not menu.open_shared("Ei ole")
        kept = QgsSettings()
        assert kept.value("seinajoki_coord/recent_databases") == ["Kaupunki"]
        kept.beginGroup("seinajoki_coord")
        assert all(town.anna not in str(kept.value(key)) for key in kept.allKeys())
        kept.endGroup()
        menu.open_shared("Kaupunki")
        assert len(QgsProject.instance().mapLayersByName("Works")) == 1
    session.stop()
    QgsProject.instance().clear()


def test_a_password_saved_with_the_connection_reaches_neither_layers_nor_project(
    town: Town, tmp_path: Path, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> None:
    town.shared.add_login("salla", town.street, secret=_SECRET)
    uri = QgsDataSourceUri()
    uri.setConnection("127.0.0.1", str(town.shared.server.port), town.shared.name, "salla", _SECRET)
    with saved("Salasanalla", uri.uri(False)):
        layers = add_shared_to_project(QgsProject.instance(), source_of("Salasanalla"))
    assert layers["work"].featureCount() == 1
    assert _SECRET not in "".join(layer.source() for layer in layers.values())
    assert QgsProject.instance().write(str(tmp_path / "kaupunki.qgs"))
    assert _SECRET not in (tmp_path / "kaupunki.qgs").read_text(encoding="utf-8")
    with saved("Salasanalla", uri.uri(False)), closing(connect(conninfo_of(layers["work"]))) as link:
        assert link.info.user == "salla"
    QgsProject.instance().clear()
