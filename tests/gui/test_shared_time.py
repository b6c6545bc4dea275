"""A time that was typed is stored as it was typed, wherever the client and the server think they are."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from psycopg2 import sql
from qgis.core import QgsProject
from qgis.gui import QgsAttributeForm, QgsGui
from qgis.PyQt.QtCore import QDate, QDateTime, QTime
from qgis.PyQt.QtWidgets import QDateTimeEdit

from seinajoki_coord.gui.record_edit import change_record
from seinajoki_coord.gui.timeline.reschedule import reschedule
from seinajoki_coord.layers.live_workspace import LiveWorkspace
from seinajoki_coord.layers.open_workspace import open_workspaces

from .shared_case import Town, make_town

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.shared import Shared

CLIENTS = ("UTC", "Europe/Helsinki", "America/New_York", "Asia/Kolkata")
SERVERS = ("UTC", "Europe/Helsinki")
_TIMES = {"starts_at": "2026-06-01T08:00", "ends_at": "2026-06-05T16:45", "setup_at": "2026-05-31T23:30"}


@pytest.fixture(params=CLIENTS)
def client_zone(request: pytest.FixtureRequest) -> Iterator[str]:
    """Put this computer into a time zone."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    time.tzset()


@pytest.fixture(params=SERVERS)
def town(request: pytest.FixtureRequest, database: Shared, client_zone: str, qgis_new_project: None) -> Iterator[Town]:
    """Return a shared database whose server is in a time zone, with one work, and its layers open for its party."""
    setting = sql.SQL("ALTER DATABASE {} SET timezone = {}")
    database.fetch(setting.format(sql.Identifier(database.name), sql.Literal(request.param)))
    town = make_town(database)
    town.add_work("Kaivanto", town.street, None, None)
    town.open(town.anna)
    yield town
    QgsProject.instance().clear()


def test_wall_clock_in_is_wall_clock_stored_and_shown(town: Town) -> None:
    (opened,) = open_workspaces(QgsProject.instance())
    live = LiveWorkspace(opened.workspace, opened.layers)
    layer, ((name, fid),) = opened.layers["work"], live.entries
    key = live.entries[name, fid].id
    assert change_record(layer, fid, _TIMES, "change")
    before = live.entries[name, fid]
    assert (before.starts, before.ends, before.setup) == tuple(_TIMES.values()), "while it is not saved"
    assert layer.commitChanges(), layer.commitErrors()
    assert town.row(key, *_TIMES) == tuple(f"{text}:00" for text in _TIMES.values())
    live.reload()
    after = live.entries[name, fid]
    assert (after.starts, after.ends, after.setup) == tuple(_TIMES.values()), "read again"

    assert reschedule(layer, fid, {"ends_at": "2026-06-06T00:00", "setup_at": None}) == ""
    assert layer.commitChanges(), layer.commitErrors()
    assert town.row(key, "ends_at", "setup_at") == ("2026-06-06T00:00:00", None)

    QgsGui.editorWidgetRegistry().initEditors()
    layer.startEditing()
    form = QgsAttributeForm(layer, layer.getFeature(fid))
    edits = [one for one in form.findChildren(QDateTimeEdit) if one.dateTime().date() == QDate(2026, 6, 6)]
    assert [one.dateTime().time() for one in edits] == [QTime(0, 0)], "the form shows what was typed"
    edits[0].setDateTime(QDateTime(QDate(2026, 6, 7), QTime(18, 15)))
    assert form.save()
    assert layer.commitChanges(), layer.commitErrors()
    assert town.row(key, "ends_at") == ("2026-06-07T18:15:00",)
    live.stop()

    # The instants are those of the workspace's zone: 08:00 in Helsinki in summer.
    ((starts,),) = town.shared.fetch("SELECT lower(occupancy) AT TIME ZONE 'UTC' FROM coord.work")
    assert starts.isoformat() == "2026-06-01T05:00:00"


def test_an_hour_that_the_clock_of_the_client_leaves_out_is_stored_as_typed(town: Town) -> None:
    (opened,) = open_workspaces(QgsProject.instance())
    live = LiveWorkspace(opened.workspace, opened.layers)
    ((_, fid),) = live.entries
    skipped = {"starts_at": "2026-03-08T02:30", "ends_at": "2026-03-29T03:30"}
    assert change_record(opened.layers["work"], fid, skipped, "change")
    assert opened.layers["work"].commitChanges()
    ((stored,),) = town.shared.fetch("SELECT array[starts_at, ends_at]::text[] FROM coord.work")
    assert stored == ["2026-03-08 02:30:00", "2026-03-29 03:30:00"]
    live.stop()
