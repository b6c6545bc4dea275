"""Two parties and a shared database: what one enters the other sees, and nobody's change is lost."""

from __future__ import annotations

import json
import uuid
from typing import TYPE_CHECKING

import pytest
import shapely

from seinajoki_coord.core.error import CancelledError, DatabaseError
from seinajoki_coord.core.schema import WORK

from .client import Client, Shared, new_client, new_pair, square

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def pair(tmp_path: Path, database: Shared) -> tuple[Client, Client]:
    """Return the clients of two parties, both synced once."""
    return new_pair(tmp_path, database)


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
    assert boxes[0][0] == pytest.approx(22_500_100, abs=2)
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


def test_drafts_stay_with_their_party_and_what_becomes_one_again_goes(pair: tuple[Client, Client]) -> None:
    water, events = pair
    key = water.add("work", title="Secret plan", status="draft")
    water.sync()
    events.sync()
    assert events.keys("work") == set()
    water.edit("work", key, status="planned")
    water.sync()
    events.sync()
    assert events.keys("work") == {key}
    water.edit("work", key, status="draft", title="Quite another plan")
    water.sync()
    assert [entry.title for entry in events.sync().received] == ["Secret plan"]
    assert events.keys("work") == set()
    assert water.value("work", key, "status") == "draft"


def test_persons_of_a_party_are_never_in_another_partys_file(pair: tuple[Client, Client]) -> None:
    water, events = pair
    key = water.add("contact", name="Maija Meikäläinen", phone="040-7654321")
    water.sync()
    assert len(events.sync().received) == 0
    water.edit("contact", key, phone="040-1234567")
    water.sync()
    water.add("work", title="Public")
    water.sync()
    events.sync()
    data = events.workspace.path.read_bytes()
    assert b"Public" in data
    for secret in ("Maija", "040-7654321", "040-1234567", key):
        assert secret.encode() not in data
    assert b"Maija" in water.workspace.path.read_bytes()


def test_a_person_who_changes_parties_takes_no_contacts_along(pair: tuple[Client, Client], database: Shared) -> None:
    water, events = pair
    water.add("contact", name="Maija Meikäläinen", phone="040-7654321")
    draft = water.add("work", title="Draft", status="draft")
    water.sync()
    database.fetch("SELECT coord.add_member('water', %s, 'editor')", (events.party,))
    water.sync()
    assert water.keys("contact") == set()
    assert draft not in water.keys("work")
    assert b"040-7654321" not in water.workspace.path.read_bytes()


def test_what_is_another_partys_is_refused_with_the_reason_and_the_rest_goes_on(pair: tuple[Client, Client]) -> None:
    water, events = pair
    key = water.add("work", title="Mine")
    water.sync()
    events.sync()
    events.edit("work", key, title="Yours?")
    own = events.add("event", title="Fair")
    result = events.sync()
    assert [entry.id for entry in result.sent] == [own]
    (refused,) = result.refused
    assert (refused.id, refused.title) == (key, "Yours?")
    assert "another party" in refused.template
    assert events.value("work", key, "title") == "Yours?"
    assert [one.id for one in events.refusals()] == [key]
    events.discard("work", key)
    assert events.value("work", key, "title") == "Mine"
    assert not events.refusals()
    assert events.content() == {**water.content(), ("event", own): events.content()["event", own]}


def test_a_record_that_the_server_finds_invalid_is_refused_and_the_rest_goes_on(pair: tuple[Client, Client]) -> None:
    water, _ = pair
    good = water.add("work", title="Good")
    bow = shapely.to_wkb(shapely.MultiPolygon([shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])]))
    crossed = water.add("work", title="Crossed", ground=bow)
    endless = water.add("work", title="Endless", lane_impact_length=float("inf"))
    nul = water.add("work", title="With\x00nul")
    result = water.sync()
    assert {entry.id for entry in result.sent} - {crossed} == {good}
    assert {endless, nul} <= {entry.id for entry in result.refused}
    for entry in result.refused:
        assert entry.template.format(**entry.values)
    water.edit("work", endless, lane_impact_length=5.0)
    assert endless in {entry.id for entry in water.sync().sent}
    assert endless not in {one.id for one in water.refusals()}


def test_a_reader_gets_everything_and_keeps_own_changes(pair: tuple[Client, Client], tmp_path: Path) -> None:
    water, _ = pair
    key = water.add("work", title="A")
    water.sync()
    water.shared.add_login("reader", None, "reader")
    reader = new_client(tmp_path, "reader", water.shared, "reader")
    own = reader.add("area", name="Sketch", party_id=None)
    result = reader.sync()
    assert reader.keys("work") == {key}
    assert "only read" in result.notes[0].template
    assert reader.waiting() == {("area", own)}
    water.edit("work", key, title="B")
    water.sync()
    reader.sync()
    assert reader.value("work", key, "title") == "B"


def test_an_administrator_fills_the_database_and_names_known_parties(
    pair: tuple[Client, Client], tmp_path: Path
) -> None:
    water, _ = pair
    admin = new_client(tmp_path, "admin", water.shared)
    other = admin.add("party", name="Uusi Oy")
    same = admin.add("party", name="  WATER ")
    works = [admin.add("work", title=f"W{n}", party_id=party) for n, party in enumerate([other, same, same])]
    result = admin.sync()
    assert len(result.refused) == 0
    assert "is the one of that name" in result.notes[0].template
    assert admin.value("work", works[1], "party_id") == water.party
    assert admin.keys("party") == {other, *(key for (key,) in admin.fetch("SELECT id FROM party WHERE id <> ?", other))}
    assert len(admin.keys("party")) == 3
    water.sync()
    assert water.content() == admin.content()


def test_records_of_a_party_that_nobody_may_add_are_refused(pair: tuple[Client, Client]) -> None:
    water, _ = pair
    other = water.add("party", name="Somebody else")
    work = water.add("work", title="Theirs", party_id=other)
    assert {entry.id for entry in water.sync().refused} == {other, work}


def test_a_workspace_of_another_plane_or_zone_or_database_is_refused(
    pair: tuple[Client, Client], tmp_path: Path, database: Shared
) -> None:
    far = new_client(tmp_path, "far", database, "water", crs="EPSG:3067")
    with pytest.raises(DatabaseError, match="EPSG:3067.*EPSG:3877"):
        far.sync()
    database.fetch("UPDATE coord.meta SET time_zone = 'Europe/Stockholm'")
    with pytest.raises(DatabaseError, match="Europe/Stockholm"):
        pair[0].sync()
    database.fetch("UPDATE coord.meta SET time_zone = 'Europe/Helsinki', database_id = gen_random_uuid()")
    with pytest.raises(DatabaseError, match="another shared database"):
        pair[0].sync()


def test_a_newer_database_is_read_only_or_says_to_update(pair: tuple[Client, Client], database: Shared) -> None:
    water, events = pair
    key = water.add("work", title="A")
    water.sync()
    own = events.add("event")
    database.fetch("UPDATE coord.meta SET schema_version = schema_version + 1")
    result = events.sync()
    assert events.keys("work") == {key}
    assert "newer version" in result.notes[0].template
    assert events.waiting() == {("event", own)}
    database.fetch("UPDATE coord.meta SET oldest_client_version = schema_version")
    with pytest.raises(DatabaseError, match="Update the plugin"):
        events.sync()
    database.fetch("UPDATE coord.meta SET schema_version = 1, oldest_client_version = 1")
    with pytest.raises(DatabaseError, match="Install database"):
        events.sync()
    database.fetch("UPDATE coord.meta SET schema_version = 2, oldest_client_version = 2")
    assert [entry.id for entry in events.sync().sent] == [own]


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


def test_a_venue_that_is_gone_keeps_an_event_back_until_it_has_another(pair: tuple[Client, Client]) -> None:
    water, events = pair
    venue = water.add("area", name="Arena")
    water.sync()
    events.sync()
    water.delete("area", venue)
    water.sync()
    fair = events.add("event", title="Fair", venue_id=venue)
    (refused,) = events.sync().refused
    assert refused.id == fair
    events.sync()
    events.edit("event", fair, venue_id=None)
    assert [entry.id for entry in events.sync().sent] == [fair]


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


def test_a_cancelled_sync_goes_on_where_it_was(pair: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch) -> None:
    water, events = pair
    monkeypatch.setattr("seinajoki_coord.server.push.MOST_OPS", 3)
    for step in range(60):
        water.add("work", title=f"{step}")
        events.add("event", title=f"{step}")
        water.sync()
        calls = iter(range(1000))

        def stop(phase: str, share: float, calls=calls, step=step) -> None:
            if next(calls) == step:
                raise CancelledError

        try:
            events.sync(report=stop)
            break
        except Exception as error:
            assert "ancelled" in str(error)
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
