"""Whose is what: drafts, persons, other parties' records, readers, administrators, databases of another kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely

from seinajoki_coord.core.error import DatabaseError
from seinajoki_coord.workspace.conflict import keep_theirs

from .client import TABLES, Client, new_client, square

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared import Shared


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
    line = water.add("work", title="A line", ground=shapely.to_wkb(shapely.LineString([(0, 0), (5, 5)])))
    endless = water.add("work", title="Endless", lane_impact_length=float("inf"))
    nul = water.add("work", title="With\x00nul")
    crowd = water.add("event", expected_attendance=float("inf"))
    data = water.add("work", title=b"Bytes")
    result = water.sync()
    assert {entry.id for entry in result.sent} - {crossed} == {good}
    assert {line, endless, nul, crowd, data} <= {entry.id for entry in result.refused}
    for entry in result.refused:
        assert entry.template.format(**entry.values)
    for table, key in (("event", crowd), ("work", data)):
        water.discard(table, key)
        assert (table, key) not in water.waiting()
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
    with pytest.raises(DatabaseError, match=r"EPSG:3067.*EPSG:3877"):
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


def test_other_parties_records_that_a_first_sync_brings_along_are_known_not_refused(
    pair: tuple[Client, Client], tmp_path: Path
) -> None:
    water, events = pair
    key = water.add("work", title="Known", ground=square(3))
    other = water.add("work", title="Known otherwise")
    water.sync()
    fresh = new_client(tmp_path, "fresh", water.shared, "events", events.party)
    with fresh.editing() as link:
        link.execute("INSERT INTO party (id, name, kind) VALUES (?, 'Water', 'water')", (water.party,))
    fresh.add("work", key, title="Known", ground=square(3), party_id=water.party)
    fresh.add("work", other, title="Known in another way", party_id=water.party)
    result = fresh.sync()
    assert {entry.id for entry in result.refused} == {other}
    assert {entry.id for entry in result.conflicts} == {other}
    keep_theirs(fresh.workspace, TABLES["work"], other)
    assert not fresh.sync().refused
    assert fresh.content() == water.content()
    assert not fresh.refusals()


def test_what_another_party_changed_meanwhile_is_no_conflict_for_who_may_not_change_it(
    pair: tuple[Client, Client],
) -> None:
    water, events = pair
    changed, deleted = events.add("event", title="Fair"), events.add("event", title="Race")
    events.sync()
    water.sync()
    water.edit("event", changed, title="No fair")
    water.delete("event", deleted)
    events.edit("event", changed, title="Great fair")
    events.edit("event", deleted, title="Great race")
    events.sync()
    result = water.sync()
    assert (len(result.refused), len(result.conflicts)) == (2, 0)
    assert {refusal.id for refusal in water.refusals()} == {changed, deleted}
    for key in (changed, deleted):
        water.discard("event", key)
    assert water.content() == events.content()
    again = water.sync()
    assert (len(again.sent), len(again.received), len(again.refused)) == (0, 0, 0)


def test_an_edit_in_conflict_that_is_taken_back_leaves_what_the_server_has_now(pair: tuple[Client, Client]) -> None:
    water, _ = pair
    key, gone = water.add("work", title="Dig"), water.add("work", title="Fill")
    water.sync()
    colleague = new_client(water.workspace.path.parent, "colleague", water.shared, water.login, water.party)
    colleague.sync()
    for one, title in ((water, "Dig deep"), (colleague, "Dig wide")):
        one.edit("work", key, title=title)
    water.edit("work", gone, title="Fill up")
    colleague.delete("work", gone)
    colleague.sync()
    assert len(water.sync().conflicts) == 2
    water.discard("work", key)
    water.discard("work", gone)
    assert water.content() == colleague.content()
    assert not water.waiting()


def test_what_is_said_of_an_overlap_with_a_draft_is_held_back_until_the_draft_is_none(
    pair: tuple[Client, Client],
) -> None:
    water, events = pair
    draft, event = water.add("work", title="Secret plan", status="draft"), events.add("event", title="Fair")
    events.sync()
    water.sync()
    overlap = "00000000-0000-4000-8000-000000000001"
    with water.editing() as link:
        link.execute(
            "INSERT INTO overlap (id, first_kind, first_id, second_kind, second_id, rule, outcome, severity, fingerprint)"
            " VALUES (?, 'work', ?, 'event', ?, 'ground', 'conflict', 'high', 'f')",
            (overlap, draft, event),
        )
    said = {"overlap_id": overlap, "fingerprint": "f", "note": "our secret plan can wait"}
    key = water.add("assessment", **said)
    for _ in range(2):
        result = water.sync()
        assert (len(result.sent), len(result.refused)) == (0, 0)
    events.sync()
    assert events.keys("assessment") == set()
    assert b"secret plan" not in events.workspace.path.read_bytes()
    water.edit("work", draft, status="planned")
    assert {entry.id for entry in water.sync().sent} == {draft, key}
    events.sync()
    assert events.value("assessment", key, "note") == said["note"]
