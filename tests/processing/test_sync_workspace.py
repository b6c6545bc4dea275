"""The algorithm that syncs, as people run it: counts, the log, what it refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsProcessingException, QgsProject

from seinajoki_coord.layers.workspace_layers import add_to_project
from tests.saved_connection import saved
from tests.server.client import Client, new_client, square

from .overlaps import Log, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.shared import Shared

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture
def crew(tmp_path: Path, database: Shared) -> Iterator[tuple[Client, Client]]:
    """Yield two persons of one party; the connections saved in QGIS have their names."""
    party = database.add_party("Water", "water")
    clients = []
    for name in ("anna", "bertil"):
        database.add_login(name, party)
        clients.append(new_client(tmp_path, name, database, name, party))
    with saved("anna", database.conninfo("anna")), saved("bertil", database.conninfo("bertil")):
        yield clients[0], clients[1]
    QgsProject.instance().clear()


def sync(client: Client, log: Log | None = None, **parameters: object) -> tuple[list[int], Log]:
    """Sync a client; return sent, received, merged, conflicts and refused, and the log."""
    asked = {"WORKSPACE": str(client.workspace.path), "DATABASE": client.login, **parameters}
    results, log = run("sync_workspace", asked, log)
    return [results[f"{name}_COUNT"] for name in ("SENT", "RECEIVED", "MERGED", "CONFLICT", "REFUSED")], log


def refused(client: Client, **parameters: object) -> str:
    """Return why a sync fails."""
    log = Log()
    with pytest.raises(QgsProcessingException) as caught:
        sync(client, log, **parameters)
    return f"{caught.value} {log.text()}"


def test_a_story_of_two(crew: tuple[Client, Client]) -> None:
    anna, bertil = crew
    sync(anna)
    key = anna.add("work", title="Pääputki")
    counts, log = sync(anna, DRY_RUN=True)
    assert counts == [1, 0, 0, 0, 0]
    assert "Nothing was changed" in log.text()
    counts, log = sync(anna)
    assert counts == [1, 0, 0, 0, 0]
    assert f"Works: Pääputki ({key})" in log.text()
    counts, log = sync(bertil)
    assert counts == [0, 2, 0, 0, 0]
    anna.edit("work", key, title="Anna's", project="North")
    bertil.edit("work", key, title="Bertil's", description="deep")
    sync(anna)
    counts, log = sync(bertil)
    assert counts == [0, 0, 0, 1, 0]
    assert f"Works: Bertil's ({key}): You and anna both changed: Title" in log.text()
    anna.edit("work", key, title="Pääputki")
    sync(anna)
    counts, log = sync(bertil)
    assert counts[2:] == [1, 0, 0]
    assert "anna changed: Project" in log.text()


def test_the_connection_of_the_last_sync_is_remembered_and_no_secret_with_it(crew: tuple[Client, Client]) -> None:
    anna, _ = crew
    assert "never synced" in refused(anna, DATABASE=None)
    sync(anna)
    assert anna.state().connection == "anna"
    assert b"dbname" not in anna.workspace.path.read_bytes()
    assert sync(anna, DATABASE=None)[0] == [0, 0, 0, 0, 0]


def test_unsaved_edits_are_refused_and_the_layer_is_named(crew: tuple[Client, Client]) -> None:
    anna, bertil = crew
    for one in crew:
        sync(one)
    layers = add_to_project(QgsProject.instance(), anna.workspace)
    key = bertil.add("work", title="From Bertil")
    sync(bertil)
    assert layers["work"].startEditing()
    assert sync(anna)[0] == [0, 1, 0, 0, 0]
    (feature,) = layers["work"].getFeatures()
    assert (feature["id"], feature["title"]) == (key, "From Bertil")
    assert layers["work"].changeAttributeValue(feature.id(), feature.fieldNameIndex("title"), "Edited")
    assert "The layer Works has unsaved edits" in refused(anna)
    assert layers["work"].commitChanges(), layers["work"].commitErrors()
    assert sync(anna)[0] == [1, 0, 0, 0, 0]
    sync(bertil)
    assert bertil.value("work", key, "title") == "Edited"


def test_what_qgis_itself_saves_is_sent(crew: tuple[Client, Client]) -> None:
    anna, bertil = crew
    for one in crew:
        sync(one)
    first, second = anna.add("work", title="A"), anna.add("work", title="B")
    sync(anna)
    layers = add_to_project(QgsProject.instance(), anna.workspace)
    layer = layers["work"]
    places = {one["id"]: one.id() for one in layer.getFeatures()}
    assert layer.startEditing()
    field = layer.fields().lookupField("title")
    assert layer.changeAttributeValue(places[first], field, "A2")
    geometry = layer.getFeature(places[first]).geometry()
    geometry.translate(30, 0)
    assert layer.changeGeometry(places[first], geometry)
    assert layer.deleteFeature(places[second])
    assert layer.commitChanges(), layer.commitErrors()
    assert anna.waiting() == {("work", first), ("work", second)}
    assert sync(anna)[0] == [2, 0, 0, 0, 0]
    sync(bertil)
    assert bertil.content() == anna.content()
    assert bertil.value("work", first, "title") == "A2"


def test_an_area_of_interest_is_an_extent_in_any_plane(crew: tuple[Client, Client]) -> None:
    anna, bertil = crew
    anna.shared.add_login("guest", anna.shared.add_party("Guest"))
    sync(anna)
    near, far = anna.add("work"), anna.add("work", ground=square(50_000))
    sync(anna)
    guest = Client(bertil.workspace, bertil.shared, "guest")
    with saved("guest", guest.shared.conninfo("guest")):
        assert sync(guest, AREA_OF_INTEREST="22.7,22.9,62.7,62.9 [EPSG:4326]")[0][1] > 0
    assert guest.keys("work") == {near}
    assert far not in guest.keys("work")


def test_it_fails_where_nothing_can_be_synced(crew: tuple[Client, Client], tmp_path: Path, database: Shared) -> None:
    anna, _ = crew
    assert "There is no file" in refused(anna, WORKSPACE=str(tmp_path / "none.gpkg"))
    far = new_client(tmp_path, "far", database, "anna", crs="EPSG:3067")
    assert "EPSG:3067" in refused(far)
    anna.login = "nobody"
    assert "nobody" in refused(anna)


def test_a_workspace_of_version_1_is_upgraded_with_styles_for_what_is_new(crew: tuple[Client, Client]) -> None:
    anna, _ = crew
    with anna.editing() as link:
        for name in ("contact", "assessment"):
            link.execute(f"DROP TABLE {name}")
            link.execute("DELETE FROM gpkg_contents WHERE table_name = ?", (name,))
        link.execute("UPDATE workspace SET schema_version = 1")
    assert "older version" not in sync(anna, DRY_RUN=True)[1].text()
    assert anna.fetch("SELECT schema_version FROM workspace") == [(1,)]
    assert "brought to the form of this version" in sync(anna)[1].text()
    assert anna.fetch("SELECT schema_version FROM workspace") == [(2,)]
    styled = {name for (name,) in anna.fetch("SELECT f_table_name FROM layer_styles WHERE useAsDefault")}
    assert {"contact", "assessment"} <= styled
