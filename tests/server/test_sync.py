"""Two parties and a shared database: what one enters the other sees, and nobody's change is lost."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.core.error import CancelledError, CoordError
from seinajoki_coord.core.schema import WORK

from .client import Client, new_client, square

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from seinajoki_coord.core.progress import Report
    from tests.shared import Shared


def test_what_one_party_enters_the_other_sees(pair: tuple[Client, Client]) -> None:
    water, events = pair
    key = water.add(
        "work", title="Pääputki", ground=square(5, 5), starts_at="2026-06-01T08:00", lane_impact_length=12.5
    )
    sent = water.sync()
    assert (len(sent.sent), len(sent.conflicts), len(sent.refused)) == (1, 0, 0)
    assert [entry.title for entry in sent.sent] == ["Pääputki"]
    got = events.sync()
    assert [entry.title for entry in got.received] == ["Pääputki"]
    assert events.content() == water.content()
    assert events.value("work", key, "starts_at") == "2026-06-01T08:00"
    assert not water.waiting() | events.waiting()


def test_a_sync_with_nothing_new_writes_nothing(pair: tuple[Client, Client]) -> None:
    for one in pair:
        one.sync()
        before = one.workspace.path.read_bytes()
        result = one.sync()
        assert not [entry for kind in (result.sent, result.received, result.merged) for entry in kind]
        assert one.workspace.path.read_bytes() == before


def test_edits_deletions_and_moves_reach_the_other(pair: tuple[Client, Client]) -> None:
    water, events = pair
    first, second = water.add("work", title="A"), water.add("work", title="B")
    water.sync()
    events.sync()
    water.edit("work", first, title="A2", ground=square(100, 100))
    water.delete("work", second)
    assert len(water.sync().sent) == 2
    assert len(events.sync().received) == 2
    assert events.content() == water.content()
    assert events.keys("work") == {first}
    boxes = events.fetch("SELECT minx, maxx FROM rtree_work_geom")
    assert boxes[0][0] == pytest.approx(23_490_100, abs=2)
    assert events.fetch("SELECT max_x - min_x FROM gpkg_contents WHERE table_name = 'work'")[0][0] == pytest.approx(
        10, abs=2
    )


def test_several_edits_of_one_record_are_one_operation_with_the_base_of_the_first(pair: tuple[Client, Client]) -> None:
    water, events = pair
    key = water.add("work", title="A")
    water.sync()
    for title in ("B", "C", "D"):
        water.edit("work", key, title=title)
    assert len(water.sync().sent) == 1
    assert water.value("work", key, "row_version") == 2
    events.sync()
    assert events.content() == water.content()


def test_an_edit_that_was_taken_back_is_not_sent(pair: tuple[Client, Client]) -> None:
    water, _ = pair
    key = water.add("work", title="A")
    water.sync()
    water.edit("work", key, title="B")
    water.edit("work", key, title="A")
    result = water.sync()
    assert len(result.sent) == 0
    assert not water.waiting()
    assert water.value("work", key, "row_version") == 1


def test_a_record_added_and_deleted_before_a_sync_never_was(pair: tuple[Client, Client]) -> None:
    water, _ = pair
    water.delete("work", water.add("work"))
    assert len(water.sync().sent) == 0
    assert not water.waiting()


def test_a_deleted_record_that_comes_back_lives_on(pair: tuple[Client, Client]) -> None:
    water, events = pair
    key = water.add("work", title="A")
    water.sync()
    events.sync()
    water.delete("work", key)
    water.sync()
    water.add("work", key, title="Again")
    water.sync()
    events.sync()
    assert events.content() == water.content()
    assert events.value("work", key, "title") == "Again"


def test_a_workspace_keeps_its_area_of_interest(pair: tuple[Client, Client]) -> None:
    water, events = pair
    near, far = water.add("work", title="Near"), water.add("work", title="Far", ground=square(5000, 5000))
    venue = water.add("area", name="Arena", ground=square(5000, 5000))
    fair = water.add("event", title="Fair", venue_id=venue)
    water.sync()
    events.sync()
    assert events.keys("work") == {near, far}
    events.sync(area=square(-100, -100, 500))
    assert events.keys("work") == {near}
    assert events.keys("event") == {fair}
    water.edit("work", far, ground=square(20, 20))
    water.edit("work", near, ground=square(9000, 20))
    water.sync()
    events.sync()
    assert events.keys("work") == {far}
    mine = events.add("work", title="Own, far away", ground=square(9000, 0))
    events.sync()
    assert events.keys("work") == {far, mine}
    events.sync(area=square(-10_000, -10_000, 100_000))
    assert events.keys("work") == {far, near, mine}


def test_a_dry_run_says_what_would_happen_and_changes_nothing(pair: tuple[Client, Client], tmp_path: Path) -> None:
    water, events = pair
    key = water.add("work", title="A")
    water.sync()
    events.add("event", title="B")
    before, rows = events.workspace.path.read_bytes(), water.shared.fetch("SELECT count(*) FROM coord.history")
    result = events.sync(dry_run=True)
    assert ([entry.title for entry in result.sent], [entry.title for entry in result.received]) == (["B"], ["A"])
    fresh = new_client(tmp_path, "fresh", water.shared, "water", water.party)
    assert {entry.id for entry in fresh.sync(dry_run=True).received} >= {key}
    assert fresh.state() is None
    assert events.workspace.path.read_bytes() == before
    assert water.shared.fetch("SELECT count(*) FROM coord.history") == rows


def test_every_field_arrives_as_it_was(pair: tuple[Client, Client]) -> None:
    water, events = pair
    key = water.add(
        "work",
        title="Töölö’s “pipe” \\ 'x' {y} %s 😀",
        description="line\nline\ttab",
        project="",
        permit_ref=None,
        emergency=1,
        lane_impact_length=0.1 + 0.2,
        guarantee_days=2**40,
        starts_at="2026-10-25T03:30",
        ends_at="9999-12-31T23:59",
        setup_at="0001-01-01T00:00",
        source="kaivuluvat.csv",
        source_id="7",
    )
    water.sync()
    events.sync()
    assert events.content() == water.content()
    assert events.value("work", key, "project") == ""
    assert events.value("work", key, "permit_ref") is None
    assert events.value("work", key, "lane_impact_length") == 0.1 + 0.2
    assert {field.name for field in WORK.fields} >= set(events.content()["work", key][1]) - {"geom"}
    assert len(json.dumps(events.content()["work", key][1])) > 300


def was_cancelled(client: Client, report: Report) -> bool:
    """Sync; whether it was cancelled, and said so."""
    try:
        client.sync(report=report)
    except CoordError as error:
        return "Cancelled" in str(error)
    return False


def test_a_cancelled_sync_goes_on_where_it_was(pair: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch) -> None:
    water, events = pair
    monkeypatch.setattr("seinajoki_coord.server.push.MOST_OPS", 3)
    for step in range(60):
        water.add("work", title=f"{step}")
        events.add("event", title=f"{step}")
        water.sync()
        calls = iter(range(1000))

        def stop(phase: str, share: float, calls: Iterator[int] = calls, step: int = step) -> None:
            if next(calls) == step:
                raise CancelledError

        if not was_cancelled(events, stop):
            break
    assert step > 6
    events.sync()
    water.sync()
    assert events.content() == water.content()
    assert not events.waiting()


def test_a_record_known_on_both_sides_before_the_first_sync_is_one(tmp_path: Path, database: Shared) -> None:
    first, second = (new_client(tmp_path, name, database) for name in ("first", "second"))
    key = str(uuid.uuid4())
    for one in (first, second):
        one.add("area", key, name="Tori", party_id=None)
    second.add("area", name="Puisto", party_id=None)
    first.sync()
    result = second.sync()
    assert (len(result.conflicts), len(result.refused)) == (0, 0)
    first.sync()
    assert first.content() == second.content()
