"""The line to the server breaks before and after COMMIT, in mid-pull, is slow, is closed, is silent: on a real line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.core.error import BusyError, UnreachableError
from seinajoki_coord.server.connection import connect

from .proof import see_all_well
from .proxy import Proxy, running_proxy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.shared import Shared

    from .client import Client

SECRET = "a-Password-of-tests"  # noqa: S105  # pragma: allowlist secret
LOST = "The connection to the database broke. Nothing is lost: try again."


@pytest.fixture
def proxy(database: Shared) -> Iterator[Proxy]:
    """Yield a line to the server of the tests."""
    with running_proxy(database.server.port) as one:
        yield one


@pytest.fixture
def water(pair: tuple[Client, Client], database: Shared, proxy: Proxy) -> Client:
    """Return a client whose line goes through the proxy."""
    database.fetch("ALTER ROLE water PASSWORD %s", (SECRET,))
    one = pair[0]
    to = f"host=127.0.0.1 port={proxy.port} user=water dbname={database.name} password={SECRET}"
    one.line = lambda: connect(f"{to} sslmode=disable connect_timeout=2")
    return one


@pytest.fixture
def once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try only once, without waiting for better times."""
    monkeypatch.setattr("seinajoki_coord.server.sync.Line.ask.__defaults__", ((),))


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_line_cut_at_commit_is_mended_in_the_same_sync(
    pair: tuple[Client, Client], water: Client, proxy: Proxy, where: str
) -> None:
    keys = water.add_many("work", 5)
    proxy.break_line(where)
    assert {entry.id for entry in water.sync().sent} == keys
    assert proxy.cuts == 1
    see_all_well(*pair)


@pytest.mark.usefixtures("once")
@pytest.mark.parametrize(("where", "stored"), [("before", 0), ("after", 5)])
def test_a_line_cut_at_commit_for_good_leaves_all_or_nothing_and_the_next_sync_goes_on(
    pair: tuple[Client, Client], water: Client, proxy: Proxy, where: str, stored: int
) -> None:
    keys = sorted(water.add_many("work", 5))
    proxy.break_line(where)
    with pytest.raises(UnreachableError) as caught:
        water.sync()
    assert str(caught.value) == LOST
    assert water.shared.fetch("SELECT count(*) FROM coord.work") == [(stored,)]
    # Work goes on meanwhile, on what is under way too.
    water.edit("work", keys[0], title="edited while nobody knew")
    water.delete("work", keys[1])
    assert not water.sync().conflicts
    see_all_well(*pair)
    assert pair[1].keys("work") == set(keys) - {keys[1]}
    assert pair[1].value("work", keys[0], "title") == "edited while nobody knew"


@pytest.mark.usefixtures("once")
def test_a_pull_cut_anywhere_changes_nothing_and_the_next_one_brings_all(
    pair: tuple[Client, Client], water: Client, proxy: Proxy
) -> None:
    events = pair[1]
    keys = events.add_many("event", 40)
    events.sync()
    before, caught, most = water.content(), 0, 2_000
    while True:
        proxy.break_line("middle", most=most)
        try:
            water.sync()
        except UnreachableError:
            caught += 1
            assert water.content() == before
            most += 3_000
        else:
            break
    proxy.break_line("", 0)
    assert caught > 2
    assert water.keys("event") == keys
    see_all_well(*pair)


@pytest.mark.usefixtures("once")
def test_a_server_that_refuses_or_is_silent_costs_nothing_but_patience(
    pair: tuple[Client, Client], water: Client, proxy: Proxy
) -> None:
    key = water.add("work", title="A")
    proxy.is_silent = True
    with pytest.raises(UnreachableError, match=r"cannot be reached\. Check the network or the VPN"):
        water.sync()
    proxy.is_silent = False
    line = water.line
    water.line = lambda: connect(f"host=127.0.0.1 port=1 user=water dbname={water.shared.name}")
    with pytest.raises(UnreachableError, match="Is it running, and is the port 1 right"):
        water.sync()
    water.line = line
    assert [entry.id for entry in water.sync().sent] == [key]
    see_all_well(*pair)


def test_a_slow_line_is_only_slow(pair: tuple[Client, Client], water: Client, proxy: Proxy) -> None:
    proxy.delay = 0.02
    water.add("work", title="A")
    result = water.sync()
    # What was sent comes back with the pull, and is nothing new.
    assert (len(result.sent), len(result.received)) == (1, 0)
    proxy.delay = 0.0
    see_all_well(*pair)


def test_a_server_that_cannot_answer_in_time_stores_nothing_and_says_so(
    pair: tuple[Client, Client], water: Client, database: Shared
) -> None:
    water.add("work", title="A")
    conninfo = database.conninfo("water")
    holding = database.connect()
    holding.autocommit = False
    holding.cursor().execute("LOCK TABLE coord.work IN SHARE MODE")
    for options, sentence in (
        ({"lock_timeout": 0.2}, "Somebody else holds what is needed. Nothing was stored; try again in a minute."),
        ({"statement_timeout": 0.4}, "The database took longer than it may, and was stopped. Nothing was stored"),
    ):
        water.line = lambda options=options: connect(conninfo, **options)
        with pytest.raises(BusyError, match=sentence):
            water.sync()
    holding.rollback()
    assert len(water.sync().sent) == 1
    see_all_well(*pair)
