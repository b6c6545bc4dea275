"""The client is killed, gets bad rows, sends a batch twice, sends a great deal at once, has a clock of its own."""

from __future__ import annotations

import json
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import psycopg2
import pytest
import shapely
from psycopg2.extras import Json

from seinajoki_coord.core.error import DatabaseError
from seinajoki_coord.core.schema import SCHEMA_VERSION
from seinajoki_coord.server import push
from seinajoki_coord.server.connection import plain_errors

from .client import ORIGIN, Client
from .proof import see_all_well
from .row import upsert

if TYPE_CHECKING:
    from tests.shared import Shared


def ring(corners: int) -> bytes:
    """Return a round piece of ground with so many corners."""
    return shapely.to_wkb(shapely.MultiPolygon([shapely.Point(*ORIGIN).buffer(500, quad_segs=corners // 4)]))


def test_a_row_whose_ground_crosses_itself_waits_and_the_rest_goes_on(pair: tuple[Client, Client]) -> None:
    water, events = pair
    west, south = ORIGIN
    bow = shapely.Polygon([(west, south), (west + 9, south + 9), (west + 9, south), (west, south + 9)])
    crossed = water.add("work", title="Crossed", ground=shapely.to_wkb(shapely.MultiPolygon([bow])))
    good = water.add_many("work", 20)
    result = water.sync()
    assert {entry.id for entry in result.sent} == good
    ((table, key, said),) = [(one.table.name, one.id, one.template) for one in water.refusals()]
    assert (table, key, said) == ("work", crossed, "The ground crosses or touches itself.")
    events.sync()
    assert events.keys("work") == good
    water.edit("work", crossed, ground=ring(8))
    see_all_well(water, events)
    assert crossed in events.keys("work")


def test_bytes_that_are_no_ground_wait_and_the_rest_goes_on(pair: tuple[Client, Client]) -> None:
    water, events = pair
    broken, good = water.add("work", title="Broken"), water.add("work", title="Good")
    with water.editing() as link:
        (blob,) = link.execute("SELECT geom FROM work WHERE id = ?", (broken,)).fetchone()
        link.execute("UPDATE work SET geom = ? WHERE id = ?", (blob[:-11], broken))
    result = water.sync()
    assert [entry.id for entry in result.sent] == [good]
    assert [entry.template for entry in result.refused] == ["The geometry cannot be sent: {problem}"]
    water.edit("work", broken, ground=ring(8))
    see_all_well(water, events)


def test_one_batch_sent_by_many_at_once_is_stored_once(pair: tuple[Client, Client], database: Shared) -> None:
    water, events = pair
    ops = [{**upsert("work", str(uuid.uuid4()), party_id=water.party), "n": number} for number in range(50)]
    values = (str(uuid.uuid4()), SCHEMA_VERSION, Json(ops))

    def send(_number: int) -> str:
        return json.dumps(database.fetch("SELECT coord.push(%s, %s, %s)", values, "water")[0][0], sort_keys=True)

    with ThreadPoolExecutor(6) as pool:
        answers = set(pool.map(send, range(12)))
    assert len(answers) == 1
    assert database.fetch("SELECT count(*), max(row_version) FROM coord.history WHERE table_name = 'work'") == [(50, 1)]
    ops[0]["row"]["title"] = "not what was sent before"
    with pytest.raises(DatabaseError, match="sent before, with other content"), plain_errors():
        database.fetch("SELECT coord.push(%s, %s, %s)", (*values[:2], Json(ops)), "water")
    see_all_well(water, events)


def test_a_batch_of_fifty_megabytes_goes_through(pair: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(push, "MOST_CHARACTERS", 60_000_000)
    water, events = pair
    sizes, send = [], push._send
    monkeypatch.setattr(push, "_send", lambda *values: (sizes.append(len(values[-1])), send(*values))[1])
    water.add_many("work", 1_900, description="x" * 26_000)
    # One record of some megabytes: ground with very many corners.
    huge = water.add("work", title="huge", ground=ring(400_000))
    assert len(water.sync().sent) == 1_901
    assert len(sizes) == 1
    assert sizes[0] > 50_000_000
    see_all_well(water, events)
    assert huge in events.keys("work")


def test_clocks_decide_nothing(pair: tuple[Client, Client]) -> None:
    water, events = pair
    key = water.add("work", title="A", updated_at="2199-01-01T00:00:00Z", updated_by="somebody", row_version=-7)
    water.sync()
    events.sync()
    for stamp, title in (
        ("0001-01-01T00:00:00Z", "long ago"),
        ("9999-12-31T23:59:59Z", "in the end"),
        ("nonsense", "B"),
    ):
        water.edit("work", key, title=title)
        with water.editing() as link:
            link.execute("UPDATE work SET updated_at = ?, row_version = ? WHERE id = ?", (stamp, 10**9, key))
        assert len(water.sync().sent) == 1
        assert len(events.sync().received) == 1
        assert events.value("work", key, "title") == title
    see_all_well(water, events)


def test_two_syncs_of_one_workspace_at_once_lose_nothing(pair: tuple[Client, Client]) -> None:
    water, events = pair
    water.add_many("work", 100)
    events.add_many("event", 100)
    start, problems = threading.Barrier(4), []

    def run(client: Client) -> None:
        start.wait()
        try:
            client.sync()
        except Exception as error:  # noqa: BLE001 (looked at below)
            problems.append(error)

    threads = [threading.Thread(target=run, args=(one,)) for one in (water, water, events, events)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert not [one for one in problems if not str(one)]
    assert not [one for one in problems if isinstance(one, psycopg2.Error)]
    see_all_well(water, events)
    assert len(events.keys("work")) == len(water.keys("event")) == 100
