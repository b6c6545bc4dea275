"""Much at once: put in by several short transactions, so that nobody waits long for the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seinajoki_coord.server import pull

from .client import Client, new_client
from .test_sync_crash import killed_at

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_STEP = 9
"""Statements between two kills."""


def test_a_first_sync_is_put_in_piece_by_piece_and_may_be_killed_at_each(
    pair: tuple[Client, Client], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    water, events = pair
    keys = [water.add("work", title=f"Dig {number}") for number in range(6)]
    water.sync()
    events.sync()
    monkeypatch.setattr(pull, "_PATIENCE", 0.0)
    monkeypatch.setattr(pull, "_PART", 2)
    seen: set[int] = set()
    was_killed, statement = True, 30
    while was_killed:
        fresh = new_client(tmp_path, f"fresh_{statement}", water.shared, water.login, water.party)
        was_killed = killed_at(fresh, statement)
        there = fresh.keys("work")
        seen.add(len(there))
        state = fresh.state()
        # Until all is there it stands at no cursor, and the next sync reads everything again.
        assert len(there) == len(keys) or state is None or state.cursor is None
        for key in there:
            fresh.edit("work", key, title=f"Dig after {statement}")
        assert not fresh.sync().conflicts
        events.sync()
        assert fresh.content() == events.content()
        assert {fresh.value("work", key, "title") for key in there} <= {f"Dig after {statement}"}
        statement += _STEP
    assert seen == {0, 2, 4, 6}
