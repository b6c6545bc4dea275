"""Workspaces of version 1 brought to the schema of this version, in place."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsGeometry, QgsVectorLayer, QgsVectorLayerUtils

from seinajoki_coord.core.error import WorkspaceError
from seinajoki_coord.core.schema import SCHEMA_VERSION, TABLES
from seinajoki_coord.layers.open_layer import reload_layers
from seinajoki_coord.workspace import journal
from seinajoki_coord.workspace.geopackage import create_file, finish_file, writing
from seinajoki_coord.workspace.upgrade import upgrade_workspace
from seinajoki_coord.workspace.workspace import new_workspace, open_workspace

if TYPE_CHECKING:
    from qgis.core import QgsApplication

_FILE = Path(__file__).with_name("version_1.sql")
PARTY = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Return a workspace of version 1 with a party, a work and an overlap."""
    path = tmp_path / "old.gpkg"
    create_file(path, "EPSG:3877")
    with closing(sqlite3.connect(path)) as link:
        link.executescript(_FILE.read_text(encoding="utf-8"))
    finish_file(path, ["area", "work", "event", "overlap"])
    with writing(path) as link:
        link.execute("INSERT INTO party (id, name) VALUES (?, 'Water')", (PARTY,))
        link.execute("INSERT INTO work (title, party_id) VALUES ('Pipe', ?)", (PARTY,))
        link.execute(
            "INSERT INTO overlap (first_kind, first_id, second_kind, second_id, rule, outcome, severity, fingerprint)"
            " VALUES ('work', ?1, 'event', ?1, 'r', 'conflict', 'high', 'f')",
            (PARTY,),
        )
    return path


def shape(path: Path) -> dict[str, set[tuple[object, ...]]]:
    """Return the columns of every table, and the triggers."""
    out = {}
    with closing(sqlite3.connect(path)) as link:
        for table in TABLES:
            columns = link.execute('SELECT name, type, "notnull", dflt_value FROM pragma_table_info(?)', (table.name,))
            out[table.name] = set(columns)
        out["trigger"] = set(link.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
        out["contents"] = set(link.execute("SELECT table_name, data_type, srs_id FROM gpkg_contents"))
    return out


def test_an_old_workspace_can_be_read_and_says_its_version(old: Path) -> None:
    assert open_workspace(old).schema_version == 1
    assert open_workspace(old).crs == "EPSG:3877"


def test_an_upgraded_workspace_is_as_a_new_one_and_keeps_its_records(old: Path, tmp_path: Path) -> None:
    with new_workspace(tmp_path / "new.gpkg", "EPSG:3877", "Europe/Helsinki"):
        pass
    workspace = upgrade_workspace(old)
    assert workspace.schema_version == SCHEMA_VERSION
    assert workspace == open_workspace(old)
    assert shape(old) == shape(tmp_path / "new.gpkg")
    with closing(sqlite3.connect(old)) as link:
        assert link.execute("SELECT title, party_id, row_version FROM work").fetchall() == [("Pipe", PARTY, 1)]
        assert link.execute("SELECT certainty, share, rank FROM overlap").fetchall() == [("certain", None, None)]
        assert link.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_workspace_that_lacks_a_column_of_its_version_is_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "early.gpkg"
    with new_workspace(path, "EPSG:3877", "Europe/Helsinki"):
        pass
    before = shape(path)
    with writing(path) as link:
        link.execute("ALTER TABLE overlap DROP COLUMN over_at")
    assert open_workspace(path).schema_version < SCHEMA_VERSION
    assert upgrade_workspace(path).schema_version == SCHEMA_VERSION
    assert shape(path) == before


def test_new_tables_keep_their_rules_after_an_upgrade(old: Path) -> None:
    upgrade_workspace(old)
    with writing(old) as link:
        link.execute("INSERT INTO contact (party_id, name) VALUES (?, 'Maija')", (PARTY,))
        assert link.execute("SELECT length(id), row_version FROM contact").fetchone() == (36, 1)
    for statement in (
        "INSERT INTO contact (name) VALUES ('nobody')",
        "INSERT INTO contact (party_id, name) VALUES ('bbbbbbbb-aaaa-4aaa-8aaa-aaaaaaaaaaaa', 'of nobody')",
        "UPDATE overlap SET certainty = 'perhaps'",
        "UPDATE overlap SET share = 1.5",
    ):
        with pytest.raises(WorkspaceError), writing(old) as link:
            link.execute(statement)


def test_upgrading_twice_changes_nothing(old: Path) -> None:
    upgrade_workspace(old)
    before = old.read_bytes()
    upgrade_workspace(old)
    assert old.read_bytes() == before


def test_a_layer_that_stands_open_goes_on_once_reloaded(old: Path, qgis_app: QgsApplication) -> None:
    layer = QgsVectorLayer(f"{old}|layername=work", "work", "ogr")
    assert layer.startEditing()
    assert [one["title"] for one in layer.getFeatures()] == ["Pipe"]
    upgrade_workspace(old)
    reload_layers([layer])
    place = layer.fields().lookupField("title")
    feature = QgsVectorLayerUtils.createFeature(layer, QgsGeometry(), {place: "From before"})
    assert layer.addFeature(feature)
    assert layer.commitChanges(), layer.commitErrors()
    with closing(sqlite3.connect(old)) as link:
        assert link.execute("SELECT count(*) FROM work").fetchone() == (2,)


def test_an_upgrade_that_fails_leaves_the_old_workspace(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(link: sqlite3.Connection) -> bool:
        raise sqlite3.OperationalError("disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(journal, "is_shared", fail)
        with pytest.raises(WorkspaceError, match="disk is full"):
            upgrade_workspace(old)
    assert open_workspace(old).schema_version == 1
    with closing(sqlite3.connect(old)) as link:
        assert not link.execute("SELECT 1 FROM sqlite_master WHERE name = 'contact'").fetchall()
    assert upgrade_workspace(old).schema_version == SCHEMA_VERSION


def test_an_upgrade_killed_half_way_leaves_the_old_workspace(old: Path) -> None:
    program = (
        "import os, signal, sys\n"
        "from seinajoki_coord.workspace import journal, upgrade\n"
        "journal.is_shared = lambda link: os.kill(os.getpid(), signal.SIGKILL)\n"
        "upgrade.upgrade_workspace(sys.argv[1])\n"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", program, str(old)], env={**os.environ, "PYTHONPATH": str(root)}, check=False
    )
    assert done.returncode == -signal.SIGKILL
    assert open_workspace(old).schema_version == 1
    assert upgrade_workspace(old).schema_version == SCHEMA_VERSION


def test_a_workspace_of_the_future_is_left_alone(old: Path) -> None:
    with writing(old) as link:
        link.execute("UPDATE workspace SET schema_version = ?", (SCHEMA_VERSION + 1,))
    with pytest.raises(WorkspaceError, match="newer version"):
        upgrade_workspace(old)
