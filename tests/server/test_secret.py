"""A password that QGIS knows stands in no project, workspace, setting, message, log or report of the plugin."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsProject, QgsSettings

from seinajoki_coord.layers.postgis import source_of
from seinajoki_coord.layers.workspace_layers import add_shared_to_project
from tests.processing.import_case import make
from tests.processing.overlaps import run
from tests.saved_connection import saved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.shared import Shared

pytestmark = pytest.mark.usefixtures("provider")
SECRET = "Törnävä-kirkko-1864"  # noqa: S105
PRIVATE = "Pirkko Salainen"


@pytest.fixture
def messages() -> Iterator[list[str]]:
    """Yield all that QGIS logs in the test."""
    said: list[str] = []

    def keep(message: str, tag: str, _level: object) -> None:
        said.append(f"{tag}: {message}")

    log = QgsApplication.messageLog()
    log.messageReceived.connect(keep)
    yield said
    log.messageReceived.disconnect(keep)


@pytest.fixture
def connection(database: Shared) -> Iterator[str]:
    """Yield the name of a saved connection with a password, over TCP."""
    login = database.add_login("anna", database.add_party("Katu"), "editor", SECRET)
    uri = f"host=127.0.0.1 port={database.server.port} dbname={database.name} user={login} password={SECRET}"
    with saved("kaupunki", uri) as name:
        yield name


def test_a_synced_workspace_and_its_report_hold_no_password(
    database: Shared, connection: str, tmp_path: Path, messages: list[str]
) -> None:
    path = make(tmp_path / "katu.gpkg")
    before = _settings()
    _, log = run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": connection})
    assert SECRET not in log.text()
    _, again = run("sync_workspace", {"WORKSPACE": str(path)})
    assert SECRET not in again.text()
    holding = [one.name for one in tmp_path.iterdir() if SECRET.encode() in one.read_bytes()]
    assert holding == []
    assert connection.encode() in path.read_bytes(), "the name of the connection is kept"
    assert SECRET not in "".join(messages)
    assert _settings() == before


def test_a_sync_that_fails_says_no_password(database: Shared, connection: str, tmp_path: Path) -> None:
    path = make(tmp_path / "katu.gpkg")
    database.fetch("ALTER ROLE anna PASSWORD 'toinen'")
    with pytest.raises(QgsProcessingException, match="does not accept the user name or the password") as caught:
        run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": connection})
    error: BaseException | None = caught.value
    while error is not None:
        assert SECRET not in repr(error)
        error = error.__context__
    assert SECRET not in database.server.log()


def test_a_project_with_layers_of_the_database_holds_no_password(
    connection: str, tmp_path: Path, messages: list[str]
) -> None:
    project = QgsProject()
    layers = add_shared_to_project(project, source_of(connection))
    assert layers
    assert all(layer.isValid() for layer in layers.values())
    for name in ("kaupunki.qgs", "kaupunki.qgz"):
        assert project.write(str(tmp_path / name))
    assert SECRET not in (tmp_path / "kaupunki.qgs").read_text(encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "kaupunki.qgz") as archive:
        assert all(SECRET.encode() not in archive.read(name) for name in archive.namelist())
    assert SECRET not in "".join(messages)
    project.clear()


def test_persons_of_a_party_are_in_no_file_of_another_and_in_no_log(
    database: Shared, connection: str, tmp_path: Path, messages: list[str]
) -> None:
    other = database.add_party("Sähkö")
    database.fetch("INSERT INTO coord.contact (party_id, name) VALUES (%s, %s)", (other, PRIVATE))
    path = make(tmp_path / "katu.gpkg")
    _, log = run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": connection})
    for one in tmp_path.iterdir():
        assert PRIVATE.encode() not in one.read_bytes()
    assert PRIVATE not in log.text() + "".join(messages)
    assert database.fetch("SELECT count(*) FROM coord.history WHERE table_name = 'contact'", login="anna") == [(0,)]


def _settings() -> dict[str, object]:
    """Return the settings that hold the password: those of the saved connection itself."""
    settings = QgsSettings()
    return {key: settings.value(key) for key in settings.allKeys() if SECRET in str(settings.value(key))}
