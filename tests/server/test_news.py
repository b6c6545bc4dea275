"""News of a shared database: on one connection, through lost ones, and nothing after it was stopped."""

from __future__ import annotations

import queue
import threading
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.server import news as module
from seinajoki_coord.server.connection import connect
from seinajoki_coord.server.news import News, NewsThread

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.shared import Shared

_SECONDS = 10.0


@pytest.fixture
def listen(database: Shared) -> Iterator[Callable[..., queue.Queue[News]]]:
    """Return a function that starts to listen as a login and gives what is heard; a thread listens once it has asked."""
    threads: list[NewsThread] = []

    def begin(login: str, cursor: Callable[[], str] | None = None) -> queue.Queue[News]:
        heard: queue.Queue[News] = queue.Queue()
        thread = NewsThread(partial(connect, database.conninfo(login)), heard.put, cursor)
        threads.append(thread)
        thread.start()
        wait_until_listening(database, login)
        return heard

    yield begin
    for thread in threads:
        thread.stop()
    for thread in threads:
        thread.join(_SECONDS)
        assert not thread.is_alive()


def wait_until_listening(database: Shared, login: str) -> None:
    """Wait until a login's connection has asked what is new and waits for a word."""
    query = """
        SELECT count(*) FROM pg_stat_activity
        WHERE usename = %s AND datname = %s AND state = 'idle' AND query = 'COMMIT'
    """
    end = time.monotonic() + _SECONDS
    while database.fetch(query, (login, database.name)) != [(1,)]:
        assert time.monotonic() < end, database.fetch("SELECT usename, state, query FROM pg_stat_activity")
        time.sleep(0.02)


@pytest.fixture
def people(database: Shared) -> tuple[str, str]:
    """Return the parties of the logins anna and pekka."""
    street, power = database.add_party("Katu"), database.add_party("Sähkö")
    database.add_login("anna", street)
    database.add_login("pekka", power)
    return street, power


def add_work(database: Shared, title: str, party: str, status: str = "planned", count: int = 1) -> list[str]:
    """Add works in one statement and return their ids."""
    rows = database.fetch(
        "INSERT INTO coord.work (id, title, party_id, status) "
        "SELECT gen_random_uuid(), %s, %s, %s FROM generate_series(1, %s) RETURNING id::text",
        (title, party, status, count),
    )
    return [key for (key,) in rows]


def test_a_change_is_heard_at_once_and_by_name(
    database: Shared, people: tuple[str, str], listen: Callable[..., queue.Queue[News]]
) -> None:
    heard = listen("anna")
    begin = time.monotonic()
    (key,) = add_work(database, "Kaapeli", people[1])
    news = heard.get(timeout=_SECONDS)
    assert (news.counts, news.ids, news.is_restored) == ({"work": 1}, {"work": [key]}, False)
    assert time.monotonic() - begin < 5


def test_other_rules_are_heard_at_once_and_without_another_question(
    database: Shared, people: tuple[str, str], listen: Callable[..., queue.Queue[News]]
) -> None:
    database.fetch("SELECT coord.set_rules('gipod')")
    heard = listen("anna")
    begin = time.monotonic()
    database.fetch("SELECT coord.set_rules('lead-lag')")
    assert heard.get(timeout=_SECONDS) == News({}, has_new_rules=True)
    assert time.monotonic() - begin < 5
    database.fetch("SELECT coord.set_rules('lead-lag')")
    (key,) = add_work(database, "Kaapeli", people[1])
    assert heard.get(timeout=_SECONDS) == News({"work": 1}, {"work": [key]})
    database.fetch("SELECT coord.set_rules('')")
    assert heard.get(timeout=_SECONDS) == News({}, has_new_rules=True)


def test_a_check_is_heard_at_once_though_no_sync_carries_overlaps(
    database: Shared, people: tuple[str, str], listen: Callable[..., queue.Queue[News]]
) -> None:
    heard, of_file = listen("anna"), listen("pekka", lambda: None)
    of_file.get(timeout=_SECONDS)
    begin = time.monotonic()
    database.fetch(
        "INSERT INTO coord.overlap (first_kind, first_id, second_kind, second_id, rule, outcome, severity, fingerprint)"
        " SELECT 'work', gen_random_uuid(), 'work', gen_random_uuid(), 'a', 'notice', 'low', 'f'"
        " FROM generate_series(1, 3) RETURNING id"
    )
    assert heard.get(timeout=_SECONDS) == News({"overlap": 1})
    assert time.monotonic() - begin < 5
    assert of_file.get(timeout=_SECONDS).counts == {}
    (key,) = add_work(database, "Kaapeli", people[1])
    assert heard.get(timeout=_SECONDS) == News({"work": 1}, {"work": [key]})
    database.fetch("DELETE FROM coord.overlap RETURNING id")
    assert heard.get(timeout=_SECONDS) == News({"overlap": 1})


def test_what_was_there_before_is_no_news(
    database: Shared, people: tuple[str, str], listen: Callable[..., queue.Queue[News]]
) -> None:
    add_work(database, "Vanha", people[1])
    heard = listen("anna")
    database.fetch("UPDATE coord.party SET contact_name = 'Liisa' WHERE id = %s", (people[0],))
    assert heard.get(timeout=_SECONDS).ids == {"party": [people[0]]}


def test_a_draft_of_another_party_is_no_news(
    database: Shared, people: tuple[str, str], listen: Callable[..., queue.Queue[News]]
) -> None:
    heard = listen("anna")
    add_work(database, "Salaisuus", people[1], "draft")
    (key,) = add_work(database, "Julkinen", people[1])
    seen = []
    while not seen or seen[-1] != key:
        seen += heard.get(timeout=_SECONDS).ids["work"]
    assert set(seen) == {key}


def test_a_deletion_is_news(
    database: Shared, people: tuple[str, str], listen: Callable[..., queue.Queue[News]]
) -> None:
    (key,) = add_work(database, "Kaapeli", people[1])
    heard = listen("anna")
    database.fetch("DELETE FROM coord.work")
    assert heard.get(timeout=_SECONDS).ids == {"work": [key]}


def test_very_many_changes_are_only_counted(
    database: Shared, people: tuple[str, str], listen: Callable[..., queue.Queue[News]]
) -> None:
    heard = listen("anna")
    add_work(database, "Massa", people[1], count=module.MOST_NAMED + 1)
    news = heard.get(timeout=_SECONDS)
    assert (news.counts, news.ids) == ({"work": module.MOST_NAMED + 1}, {})


def test_a_file_is_told_how_far_the_server_is_ahead_of_it(
    database: Shared, people: tuple[str, str], listen: Callable[..., queue.Queue[News]]
) -> None:
    cursor = str(database.fetch("SELECT coord.status() ->> 'new_cursor'")[0][0])
    add_work(database, "Kaapeli", people[1], count=2)
    heard = listen("anna", cursor=lambda: cursor)
    assert heard.get(timeout=_SECONDS).counts == {"work": 2}
    add_work(database, "Toinen", people[1])
    assert heard.get(timeout=_SECONDS).counts == {"work": 3}
    cursor = str(database.fetch("SELECT coord.status() ->> 'new_cursor'")[0][0])
    add_work(database, "Kolmas", people[1])
    assert heard.get(timeout=_SECONDS).counts == {"work": 1}


def test_what_happened_while_the_line_was_cut_is_heard_afterwards(
    database: Shared,
    people: tuple[str, str],
    listen: Callable[..., queue.Queue[News]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_FIRST_PAUSE", 0.2)
    heard = listen("anna")
    database.fetch("ALTER ROLE anna NOLOGIN")
    database.fetch("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'anna'")
    (key,) = add_work(database, "Katkon aikana", people[1])
    assert heard.empty()
    database.fetch("ALTER ROLE anna LOGIN")
    assert heard.get(timeout=_SECONDS).ids == {"work": [key]}


def test_a_restored_database_is_told(
    database: Shared, people: tuple[str, str], listen: Callable[..., queue.Queue[News]]
) -> None:
    heard = listen("anna")
    database.fetch("SELECT coord.renew_epoch()")
    add_work(database, "Kaapeli", people[1])
    assert heard.get(timeout=_SECONDS).is_restored


def test_one_connection_is_used_and_closed_at_the_end(database: Shared, people: tuple[str, str]) -> None:
    thread = NewsThread(partial(connect, database.conninfo("anna")), print)
    thread.start()
    wait_until_listening(database, "anna")
    thread.stop()
    thread.join(_SECONDS)
    assert not thread.is_alive()
    end = time.monotonic() + _SECONDS
    while database.fetch("SELECT count(*) FROM pg_stat_activity WHERE usename = 'anna'") != [(0,)]:
        assert time.monotonic() < end
        time.sleep(0.02)


def test_nothing_is_said_after_the_stop(database: Shared, people: tuple[str, str]) -> None:
    heard: list[News] = []
    asked, go_on = threading.Event(), threading.Event()

    def slow_cursor() -> str:
        asked.set()
        go_on.wait(_SECONDS)
        return "0"

    thread = NewsThread(partial(connect, database.conninfo("anna")), heard.append, slow_cursor)
    thread.start()
    assert asked.wait(_SECONDS)
    thread.stop()
    go_on.set()
    thread.join(_SECONDS)
    assert heard == []


def test_a_server_that_is_not_there_costs_nothing_but_patience(database: Shared) -> None:
    thread = NewsThread(partial(connect, f"{database.conninfo('anna')} port=1"), print)
    thread.start()
    time.sleep(0.3)
    assert thread.is_alive()
    thread.stop()
    thread.join(1)
    assert not thread.is_alive()


def test_behind_a_pooler_that_lets_nobody_listen_the_server_is_asked_now_and_then(
    database: Shared,
    people: tuple[str, str],
    listen: Callable[..., queue.Queue[News]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "CHANNEL", "nobody_speaks_here")
    monkeypatch.setattr(module, "_HEARTBEAT", 0.2)
    heard = listen("anna")
    (key,) = add_work(database, "Kaapeli", people[1])
    assert heard.get(timeout=_SECONDS).ids == {"work": [key]}
