"""Killed clients, terminated backends, many at once: nothing is lost and nothing doubled."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

import psycopg2

from seinajoki_coord.core.error import UnreachableError
from seinajoki_coord.workspace.conflict import decide

from .client import Client, new_client
from .proof import see_all_well

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

    from tests.shared import Shared


STEP = 1 if os.environ.get("HYPOTHESIS_PROFILE") == "thorough" else 7
"""Of so many statements a client is killed before one."""


def killed_at(client: Client, statement: int) -> bool:
    """Sync in a process of its own that is killed before a statement, of the file or of the server; whether it came so far."""
    child = os.fork()
    if child == 0:
        left = iter(range(statement))

        def count() -> None:
            if next(left, None) is None:
                os.kill(os.getpid(), signal.SIGKILL)

        def counted(method: Callable[..., Any]) -> Callable[..., Any]:
            def call(*args: Any, **options: Any) -> Any:  # noqa: ANN401
                count()
                return method(*args, **options)

            return call

        def dying(base: type, *methods: str) -> type:
            return type("Dying", (base,), {name: counted(getattr(base, name)) for name in methods})

        file = dying(sqlite3.Connection, "execute", "executemany")
        cursor = dying(psycopg2.extensions.cursor, "execute", "fetchmany")
        line = dying(psycopg2.extensions.connection, "commit")
        to_file, to_server = sqlite3.connect, psycopg2.connect
        try:
            sqlite3.connect = lambda *args, **options: to_file(*args, factory=file, **options)
            psycopg2.connect = lambda conninfo: to_server(conninfo, connection_factory=line, cursor_factory=cursor)
            client.sync()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def test_a_client_may_be_killed_between_any_two_statements(pair: tuple[Client, Client]) -> None:
    water, events = pair
    keys = [water.add("work", title="0")]
    water.sync()
    was_killed, statement = True, 0
    while was_killed:
        water.edit("work", keys[0], title=f"title {statement}")
        keys.append(water.add("work", title=f"new {statement}"))
        events.add("event", title=f"theirs {statement}")
        events.sync()
        was_killed = killed_at(water, statement)
        assert water.fetch("PRAGMA integrity_check") == [("ok",)]
        statement += STEP
    assert statement > 100
    see_all_well(water, events)
    doubled = water.shared.fetch(
        "SELECT 1 FROM coord.history GROUP BY table_name, id, \"row\" ->> 'title' HAVING count(*) > 1"
    )
    assert not doubled
    assert len(events.keys("work")) == len(keys)


def test_a_backend_that_is_terminated_in_mid_push_stores_all_or_nothing(
    pair: tuple[Client, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("seinajoki_coord.server.sync.Line.ask.__defaults__", ((0.1, 0.1, 0.1),))
    water, events = pair
    water.add_many("work", 300)
    stop = threading.Event()

    def terminate() -> None:
        while not stop.wait(0.02):
            water.shared.fetch(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'water' AND query LIKE '%%push%%'"
            )

    killer = threading.Thread(target=terminate)
    killer.start()
    try:
        water.sync()
    except UnreachableError:
        pass
    finally:
        stop.set()
        killer.join()
    water.sync()
    events.sync()
    assert len(events.keys("work")) == 300
    assert events.content() == water.content()
    assert water.shared.fetch("SELECT max(row_version) FROM coord.change WHERE table_name = 'work'") == [(1,)]


def test_many_clients_at_once_lose_nothing(tmp_path: Path, database: Shared) -> None:
    party = database.add_party("Water")
    database.add_login("water", party)
    clients = [new_client(tmp_path, f"client{number}", database, "water", party) for number in range(6)]
    clients[0].sync()
    shared = [clients[0].add("work", title=f"shared {number}") for number in range(6)]
    for client in clients:
        client.sync()

    def work(number: int) -> None:
        for turn in range(4):
            clients[number].add("work", title=f"own {number} {turn}")
            # Everybody changes a record of all, each another field of it or another record.
            field = ("project", "description", "permit_ref")[number % 3]
            clients[number].edit("work", shared[(turn + number // 3) % 6], **{field: f"{number} {turn}"})
            clients[number].sync()

    with ThreadPoolExecutor(len(clients)) as pool:
        list(pool.map(work, range(len(clients))))
    for _ in range(3):
        for client in clients:
            client.sync()
            for one in client.conflicts():
                decide(client.workspace, one.table, one.id)
    for client in clients:
        client.sync()
    contents = [client.content() for client in clients]
    assert all(one == contents[0] for one in contents)
    assert len(clients[0].keys("work")) == 6 + 6 * 4
