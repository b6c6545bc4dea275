"""What tests of the desktop share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.PyQt.QtCore import QSettings

from tests.saved_connection import saved

from .dock_case import Desk, forget_settings, open_copy, open_desk
from .sync_case import Bench, bench_of, new_crew

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot
    from qgis.core import QgsApplication
    from qgis.gui import QgisInterface

    from tests.shared import Shared


@pytest.fixture(scope="session", autouse=True)
def _own_settings(qgis_app: QgsApplication, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the settings to this run: those in the checkout are shared by all that run at the same time."""
    folder = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)


@pytest.fixture(scope="session")
def sample(provider: object, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace with the sample, made by the algorithm."""
    import processing

    path = tmp_path_factory.mktemp("sample") / "sample.gpkg"
    processing.run("seinajoki_coord:create_workspace", {"WORKSPACE": str(path), "SAMPLE": True})
    return path


@pytest.fixture
def desk(
    sample: Path, tmp_path: Path, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> Iterator[Desk]:
    """Return the dock with the sample open."""
    forget_settings()
    open_copy(sample, tmp_path)
    desk = open_desk(qtbot, qgis_iface)
    yield desk
    desk.close()


@pytest.fixture
def bench(
    tmp_path: Path, database: Shared, qtbot: QtBot, qgis_iface: QgisInterface, qgis_new_project: None
) -> Iterator[Bench]:
    """Yield Anna's desktop; her connection is saved in QGIS."""
    crew = new_crew(tmp_path, database)
    with saved("anna", database.conninfo("anna")), bench_of(crew, qtbot, qgis_iface) as bench:
        yield bench
