"""Two people changed one record: merged where they meant different things, kept for a person where they did not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shapely

from seinajoki_coord.core.canonical import canonical_geometry
from seinajoki_coord.core.error import WorkspaceError
from seinajoki_coord.core.schema import EVENT, WORK
from seinajoki_coord.workspace.conflict import decide, keep_mine, keep_theirs

from .client import Client, new_client, new_pair, square

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared import Shared


@pytest.fixture
def crew(tmp_path: Path, database: Shared) -> tuple[Client, Client, str]:
    """Return two persons of one party, who both have one record, and its id."""
    party = database.add_party("Water", "water")
    clients = []
    for name in ("anna", "bertil"):
        database.add_login(name, party)
        clients.append(new_client(tmp_path, name, database, name, party))
    clients[0].sync()
    key = clients[0].add("work", title="Pipe", starts_at="2026-06-01T08:00", ends_at="2026-06-30T16:00")
    for one in clients:
        one.sync()
    return clients[0], clients[1], key


def all_equal(*clients: Client) -> bool:
    """Whether all have the same, nothing waits, and a further sync does nothing."""
    for one in clients:
        one.sync()
    contents = [one.content() for one in clients]
    quiet = all(not (result.sent or result.received) for result in (one.sync() for one in clients))
    return quiet and all(one == contents[0] for one in contents) and not any(one.waiting() for one in clients)


def test_different_fields_merge_and_the_merge_is_sent_at_once(crew: tuple[Client, Client, str]) -> None:
    anna, bertil, key = crew
    anna.edit("work", key, title="Main pipe")
    bertil.edit("work", key, project="North", ground=square(50))
    anna.sync()
    result = bertil.sync()
    assert [(entry.id, entry.values["fields"]) for entry in result.merged] == [(key, ("title",))]
    assert not bertil.waiting()
    assert not result.conflicts
    anna.sync()
    assert anna.content() == bertil.content()
    assert (anna.value("work", key, "title"), anna.value("work", key, "project")) == ("Main pipe", "North")
    assert all_equal(anna, bertil)


def test_the_same_change_on_both_sides_is_no_conflict(crew: tuple[Client, Client, str]) -> None:
    anna, bertil, key = crew
    for one in (anna, bertil):
        one.edit("work", key, title="Main pipe", ground=square(7))
    anna.sync()
    assert not bertil.sync().conflicts
    assert all_equal(anna, bertil)


def contradict(anna: Client, bertil: Client, key: str) -> None:
    """Let both change the title, and each another field; Bertil finds the conflict."""
    anna.edit("work", key, title="Anna's pipe", description="by Anna")
    bertil.edit("work", key, title="Bertil's pipe", project="by Bertil")
    anna.sync()
    result = bertil.sync()
    (entry,) = result.conflicts
    assert (entry.id, entry.values["who"], entry.values["fields"]) == (key, "anna", ("title",))


def test_the_same_field_waits_for_a_person_and_nothing_is_sent_meanwhile(crew: tuple[Client, Client, str]) -> None:
    anna, bertil, key = crew
    contradict(anna, bertil, key)
    (one,) = bertil.conflicts()
    assert (one.kind, one.fields, one.their_by) == ("field", ("title",), "anna")
    assert (one.base["title"], one.mine["title"], one.theirs["title"]) == ("Pipe", "Bertil's pipe", "Anna's pipe")
    assert bertil.value("work", key, "title") == "Bertil's pipe"
    assert [entry.id for entry in bertil.sync().conflicts] == [key]
    anna.sync()
    assert anna.value("work", key, "title") == "Anna's pipe"


@pytest.mark.parametrize(("keep", "title"), [(keep_mine, "Bertil's pipe"), (keep_theirs, "Anna's pipe")])
def test_who_decides_decides_for_the_fields_in_question_only(
    crew: tuple[Client, Client, str], keep: object, title: str
) -> None:
    anna, bertil, key = crew
    contradict(anna, bertil, key)
    keep(bertil.workspace, WORK, key)
    assert not bertil.conflicts()
    bertil.sync()
    assert all_equal(anna, bertil)
    assert anna.value("work", key, "title") == title
    assert anna.value("work", key, "description") == "by Anna"
    assert anna.value("work", key, "project") == "by Bertil"


def test_a_decision_may_be_an_edit_and_the_losing_version_is_kept(crew: tuple[Client, Client, str]) -> None:
    anna, bertil, key = crew
    contradict(anna, bertil, key)
    decide(bertil.workspace, WORK, key, (), {"title": "Our pipe", "geom": canonical_geometry(square(3))})
    assert "Bertil's pipe" in bertil.fetch("SELECT row FROM gpkg_coord_lost WHERE id = ?", key)[0][0]
    assert all_equal(bertil, anna)
    assert anna.value("work", key, "title") == "Our pipe"
    history = anna.shared.fetch(
        "SELECT \"row\" ->> 'title' FROM coord.history WHERE id = %s ORDER BY row_version", (key,)
    )
    assert [title for (title,) in history] == ["Pipe", "Anna's pipe", "Our pipe"]


def test_a_decision_that_breaks_a_rule_is_none(crew: tuple[Client, Client, str]) -> None:
    anna, bertil, key = crew
    contradict(anna, bertil, key)
    with pytest.raises(WorkspaceError, match="end must be after"):
        decide(bertil.workspace, WORK, key, (), {"ends_at": "2026-05-01T00:00"})
    assert len(bertil.conflicts()) == 1
    keep_mine(bertil.workspace, WORK, key)
    with pytest.raises(WorkspaceError, match="settled already"):
        keep_mine(bertil.workspace, WORK, key)


def test_times_that_do_not_fit_together_are_a_conflict(crew: tuple[Client, Client, str]) -> None:
    anna, bertil, key = crew
    anna.edit("work", key, ends_at="2026-06-10T16:00")
    bertil.edit("work", key, starts_at="2026-06-20T08:00")
    anna.sync()
    (entry,) = bertil.sync().conflicts
    assert set(entry.values["fields"]) == {"starts_at", "ends_at"}
    keep_theirs(bertil.workspace, WORK, key)
    assert all_equal(bertil, anna)


def test_grounds_moved_two_ways_are_a_conflict(crew: tuple[Client, Client, str]) -> None:
    anna, bertil, key = crew
    anna.edit("work", key, ground=square(100))
    bertil.edit("work", key, ground=square(200))
    anna.sync()
    (entry,) = bertil.sync().conflicts
    assert entry.values["fields"] == ("geom",)
    keep_mine(bertil.workspace, WORK, key)
    assert all_equal(bertil, anna)
    assert anna.content()["work", key][1]["geom"] == canonical_geometry(square(200))


@pytest.mark.parametrize("keep", [keep_mine, lambda w, t, k: decide(w, t, k, ("all",))])
def test_edited_here_and_deleted_there(crew: tuple[Client, Client, str], keep: object) -> None:
    anna, bertil, key = crew
    anna.delete("work", key)
    bertil.edit("work", key, title="Needed")
    anna.sync()
    (entry,) = bertil.sync().conflicts
    assert "deleted" in entry.template
    assert bertil.conflicts()[0].kind == "deleted-theirs"
    keep(bertil.workspace, WORK, key)
    bertil.sync()
    assert all_equal(bertil, anna)
    assert anna.keys("work") == ({key} if keep is keep_mine else set())


@pytest.mark.parametrize("keep", [keep_mine, lambda w, t, k: decide(w, t, k, ("all",))])
def test_deleted_here_and_edited_there(crew: tuple[Client, Client, str], keep: object) -> None:
    anna, bertil, key = crew
    anna.edit("work", key, title="Needed")
    bertil.delete("work", key)
    anna.sync()
    result = bertil.sync()
    assert [one.kind for one in bertil.conflicts()] == ["deleted-mine"]
    assert [entry.title for entry in result.conflicts] == ["Needed"]
    keep(bertil.workspace, WORK, key)
    bertil.sync()
    assert all_equal(bertil, anna)
    assert anna.keys("work") == (set() if keep is keep_mine else {key})


def test_deleted_on_both_sides_is_gone(crew: tuple[Client, Client, str]) -> None:
    anna, bertil, key = crew
    for one in (anna, bertil):
        one.delete("work", key)
        one.sync()
    assert all_equal(anna, bertil)
    assert anna.keys("work") == set()


def test_a_conflict_follows_what_they_do_next_and_ends_by_itself_where_it_is_none(
    crew: tuple[Client, Client, str],
) -> None:
    anna, bertil, key = crew
    contradict(anna, bertil, key)
    anna.edit("work", key, title="Anna's second thought")
    anna.sync()
    bertil.sync()
    assert bertil.conflicts()[0].theirs["title"] == "Anna's second thought"
    anna.edit("work", key, title="Pipe")
    anna.sync()
    assert not bertil.sync().conflicts
    assert all_equal(bertil, anna)
    assert anna.value("work", key, "title") == "Bertil's pipe"


def test_an_edit_made_during_a_conflict_belongs_to_mine(crew: tuple[Client, Client, str]) -> None:
    anna, bertil, key = crew
    contradict(anna, bertil, key)
    bertil.edit("work", key, permit_ref="LUPA-1")
    keep_theirs(bertil.workspace, WORK, key)
    assert all_equal(bertil, anna)
    assert anna.value("work", key, "permit_ref") == "LUPA-1"


def test_a_record_edited_while_its_batch_is_under_way_is_sent_again(
    crew: tuple[Client, Client, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from seinajoki_coord.server import push

    anna, bertil, key = crew
    send = push._send

    def edit_meanwhile(*batch: object) -> object:
        answers = send(*batch)
        anna.edit("work", key, project="meanwhile")
        return answers

    anna.edit("work", key, title="First")
    with monkeypatch.context() as patched:
        patched.setattr(push, "_send", edit_meanwhile)
        anna.sync()
    assert anna.waiting() == {("work", key)}
    assert not anna.sync().conflicts
    assert all_equal(bertil, anna)
    assert (bertil.value("work", key, "title"), bertil.value("work", key, "project")) == ("First", "meanwhile")


def test_a_ground_that_cannot_be_sent_is_no_obstacle_to_a_merge(crew: tuple[Client, Client, str]) -> None:
    anna, bertil, key = crew
    line = shapely.to_wkb(shapely.LineString([(0, 0), (5, 5)]))
    bertil.edit("work", key, ground=line)
    anna.edit("work", key, title="Main pipe")
    anna.sync()
    result = bertil.sync()
    assert [entry.id for entry in result.refused] == [key]
    assert bertil.value("work", key, "title") == "Main pipe"
    bertil.edit("work", key, ground=square(9))
    bertil.sync()
    assert all_equal(anna, bertil)
    assert anna.content()["work", key][1]["geom"] == canonical_geometry(square(9))


@pytest.mark.parametrize("way", ["administers", "is given it"])
def test_what_one_may_change_only_later_is_asked_about_not_put_over_theirs(
    tmp_path: Path, database: Shared, way: str
) -> None:
    water, events = new_pair(tmp_path, database)
    changed, deleted, taken_back = (events.add("event", title=title) for title in ("Fair", "Race", "Run"))
    events.sync()
    water.sync()
    for key in (changed, taken_back):
        water.edit("event", key, title="Mine")
        events.edit("event", key, title="Theirs")
    water.delete("event", deleted)
    events.edit("event", deleted, title="Great race")
    events.sync()
    assert not water.sync().conflicts
    water.edit("event", taken_back, title="Run")
    water.sync()
    assert water.value("event", taken_back, "title") == "Theirs"
    if way == "administers":
        database.fetch("SELECT coord.add_member('water', %s, 'admin')", (water.party,))
    else:
        for key in (changed, deleted):
            events.edit("event", key, party_id=water.party)
        database.fetch("SELECT coord.add_member('events', %s, 'admin')", (events.party,))
        events.sync()
    assert {entry.id for entry in water.sync().conflicts} == {changed, deleted}
    assert not water.sync().sent
    assert dict(database.fetch("SELECT id::text, title FROM coord.event")) == {
        changed: "Theirs",
        deleted: "Great race",
        taken_back: "Theirs",
    }
    for key in (changed, deleted):
        keep_mine(water.workspace, EVENT, key)
    water.sync()
    assert all_equal(water, events)
    assert water.keys("event") == {changed, taken_back}
    assert events.value("event", changed, "title") == "Mine"
