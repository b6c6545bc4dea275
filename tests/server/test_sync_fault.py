"""Lost answers, cut lines, restored backups: nothing is lost, nothing doubled, and all are equal afterwards."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import psycopg2
import pytest

from seinajoki_coord.core.error import UnreachableError
from seinajoki_coord.server import push

from .client import Client, square

if TYPE_CHECKING:
    from pathlib import Path

    from tests.shared import Shared


class LostAnswers:
    """Loses the answers of the server: before or after it has stored the batch."""

    def __init__(self, count: int, *, stored: bool) -> None:
        """Remember the real way."""
        self.left, self.stored, self.ids, self._send = count, stored, [], push._send

    def __call__(self, link: object, client_id: str, batch_id: str, ops: str) -> object:
        """Send, or not, and say that the line was cut."""
        self.ids.append(batch_id)
        if self.left == 0:
            return self._send(link, client_id, batch_id, ops)
        self.left -= 1
        if self.stored:
            self._send(link, client_id, batch_id, ops)
        raise psycopg2.OperationalError


@pytest.mark.parametrize("stored", [False, True])
def test_a_lost_answer_is_asked_for_again_in_the_same_sync(
    pair: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch, stored: bool
) -> None:
    water, events = pair
    key = water.add("work", title="A")
    lost = LostAnswers(2, stored=stored)
    monkeypatch.setattr(push, "_send", lost)
    monkeypatch.setattr("seinajoki_coord.server.sync.Line.ask.__defaults__", ((0.0, 0.0, 0.0),))
    assert [entry.id for entry in water.sync().sent] == [key]
    assert len(lost.ids) == 3
    assert len(set(lost.ids)) == 1
    assert water.shared.fetch("SELECT count(*) FROM coord.history WHERE id = %s", (key,)) == [(1,)]
    events.sync()
    assert events.content() == water.content()


@pytest.mark.parametrize("stored", [False, True])
def test_an_answer_that_never_came_is_asked_for_by_the_next_sync(
    pair: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch, stored: bool
) -> None:
    water, events = pair
    key = water.add("work", title="A")
    with monkeypatch.context() as patched:
        patched.setattr(push, "_send", LostAnswers(99, stored=stored))
        patched.setattr("seinajoki_coord.server.sync.Line.ask.__defaults__", ((),))
        with pytest.raises(UnreachableError):
            water.sync()
    water.edit("work", key, title="B")
    result = water.sync()
    assert not result.conflicts
    events.sync()
    assert events.value("work", key, "title") == "B"
    assert events.content() == water.content()


def test_an_old_copy_of_a_workspace_catches_up(pair: tuple[Client, Client], tmp_path: Path) -> None:
    water, events = pair
    first, second = water.add("work", title="A"), water.add("work", title="B")
    water.sync()
    water.edit("work", first, title="A, edited before the copy")
    shutil.copy(water.workspace.path, tmp_path / "backup")
    water.sync()
    water.edit("work", first, title="A2")
    water.delete("work", second)
    third = water.add("work", title="C")
    water.sync()
    newest = water.content()
    shutil.copy(tmp_path / "backup", water.workspace.path)
    result = water.sync()
    # The edit that the copy still holds was sent long ago and changed since: a person decides.
    assert [entry.id for entry in result.conflicts] == [first]
    assert water.keys("work") == {first, third}
    events.sync()
    assert events.content() == newest


class TestRestoredServer:
    """The server comes back from a backup that is older than what the clients have."""

    @pytest.fixture
    def restored(self, pair: tuple[Client, Client], database: Shared) -> tuple[Client, Client, dict[str, str]]:
        """Let both work on after a backup of the server, then restore it."""
        water, events = pair
        keys = {name: water.add("work", title=name) for name in ("stays", "edited", "deleted", "unsent")}
        keys["theirs"] = events.add("event", title="theirs")
        for one in (*pair, *pair):
            one.sync()
        server, kept = database.server, f"{database.name}_kept"
        server.query(f'CREATE DATABASE "{kept}" TEMPLATE "{database.name}"')
        water.edit("work", keys["edited"], title="edited after the backup")
        water.delete("work", keys["deleted"])
        keys["new"] = water.add("work", title="new after the backup")
        events.edit("event", keys["theirs"], title="theirs after the backup")
        for one in (*pair, *pair):
            one.sync()
        water.edit("work", keys["unsent"], title="edited, not sent")
        server.query(f'DROP DATABASE "{database.name}" WITH (FORCE)')
        server.query(f'ALTER DATABASE "{kept}" RENAME TO "{database.name}"')
        database.fetch("SELECT coord.renew_epoch()")
        return water, events, keys

    def test_what_it_forgot_is_sent_again(self, restored: tuple[Client, Client, dict[str, str]]) -> None:
        """Both clients hold what the server has no more."""
        water, events, keys = restored
        result = water.sync()
        assert {keys["edited"], keys["new"], keys["unsent"]} <= {entry.id for entry in result.sent}
        events.sync()
        water.sync()
        events.sync()
        assert events.content() == water.content()
        titles = {title for (title,) in events.fetch("SELECT title FROM work UNION SELECT title FROM event")}
        assert titles == {
            "stays",
            "edited after the backup",
            "deleted",
            "new after the backup",
            "edited, not sent",
            "theirs after the backup",
        }
        assert not water.conflicts() + events.conflicts()
        assert not water.waiting() | events.waiting()

    def test_an_unanswered_batch_of_before_is_given_up_and_its_edits_kept(
        self, restored: tuple[Client, Client, dict[str, str]]
    ) -> None:
        """The journal has them."""
        water, _, keys = restored
        with water.editing() as link:
            link.execute("INSERT INTO gpkg_coord_batch (batch_id, ops) VALUES ('not even a uuid', '[]')")
        water.sync()
        assert not water.fetch("SELECT * FROM gpkg_coord_batch")
        assert water.shared.fetch("SELECT title FROM coord.work WHERE id = %s", (keys["unsent"],)) == [
            ("edited, not sent",)
        ]

    def test_the_same_version_with_other_content_is_a_conflict(
        self, restored: tuple[Client, Client, dict[str, str]], database: Shared
    ) -> None:
        """Nobody can tell which is newer."""
        water, _, keys = restored
        database.fetch("UPDATE coord.work SET title = 'in the other time line' WHERE id = %s", (keys["edited"],))
        result = water.sync()
        assert [entry.id for entry in result.conflicts] == [keys["edited"]]
        assert water.value("work", keys["edited"], "title") == "edited after the backup"


def test_direct_edits_of_the_database_come_too(pair: tuple[Client, Client], database: Shared) -> None:
    water, events = pair
    key = water.add("work", title="A")
    water.sync()
    database.fetch(
        "UPDATE coord.work SET title = 'By SQL', geom = ST_Translate(geom, 1, 0) WHERE id = %s", (key,), "water"
    )
    for one in pair:
        one.sync()
        assert one.value("work", key, "title") == "By SQL"
    assert events.content() == water.content()
    assert events.content()["work", key][1]["geom"] == water.content()["work", key][1]["geom"] != square().hex()


def test_a_client_whose_clock_is_wrong_syncs_as_any_other(
    pair: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    water, events = pair
    key = water.add("work", title="A")
    water.sync()
    events.sync()
    monkeypatch.setattr("seinajoki_coord.workspace.replica.now", lambda: "1999-01-01T00:00:00Z")
    water.edit("work", key, title="B", updated_at="1999-01-01T00:00:00Z")
    water.sync()
    monkeypatch.undo()
    events.sync()
    assert events.value("work", key, "title") == "B"
    assert events.content() == water.content()
