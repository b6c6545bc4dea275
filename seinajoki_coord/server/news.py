"""What others change in the shared database, heard on one connection and a thread of its own."""

from __future__ import annotations

import select
import socket
import threading
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Callable

import psycopg2
from psycopg2 import sql
from psycopg2.extensions import ISOLATION_LEVEL_REPEATABLE_READ

from ..core.error import CoordError
from ..core.schema import OVERLAP, SYNCED
from .connection import plain_errors

if TYPE_CHECKING:
    from psycopg2.extensions import connection

CHANNEL = "coord_change"
MOST_NAMED = 1000
"""Up to so many changed records of a table are named; of more only the count is said."""
_HEARTBEAT = 60.0
"""Seconds after which the server is asked without being heard: behind a connection pooler nobody hears anything."""
_SETTLE = 0.3
"""Seconds in which a burst of changes becomes one piece of news."""
_FIRST_PAUSE, _LONGEST_PAUSE = 2.0, 300.0
_TABLES = {table.name for table in SYNCED}
_ONLY_TOLD = f'"{OVERLAP.name}"'
"""In the word that a server gives: the table of which the cursor of syncs knows nothing."""


@dataclass(frozen=True)
class News:
    """
    How many records of which tables changed since a cursor, and which they are as far as that was wanted.

    Of overlaps, which no sync carries, it says only that some did.
    """

    counts: dict[str, int]
    ids: dict[str, list[str]] = field(default_factory=dict)
    """By table; a table of ``counts`` that is missing changed so much that all of it is to be read again."""
    is_restored: bool = False
    """Whether the database was restored from a backup meanwhile, so that anything may be otherwise."""
    has_new_rules: bool = False
    """Whether all go by other rules than before."""


class NewsThread(threading.Thread):
    """
    Listens until `stop`, through lost connections too, and says what changed.

    With a ``cursor`` (what a workspace's file had at its last sync; None where it had none) it says how far the server
    is ahead of the file; without one it names what changed since it said so last. ``heard`` is called on this thread,
    never after `stop`; a server that is gone is only tried again, at growing intervals.
    """

    def __init__(
        self,
        connect: Callable[[], connection],
        heard: Callable[[News], None],
        cursor: Callable[[], str | None] | None = None,
    ) -> None:
        """Prepare; `start` begins."""
        super().__init__(name="seinajoki_coord news", daemon=True)
        self._connect, self._heard, self._cursor_of_file = connect, heard, cursor
        self._cursor: str | None = None
        self._before: dict[str, Any] = {}
        """What the server said last."""
        self._is_over = False
        self._gate = threading.Lock()
        self._wake, self._waker = socket.socketpair()
        self._pause = _FIRST_PAUSE

    def stop(self) -> None:
        """Say nothing more and end soon; does not wait for a connection that is just being made."""
        with self._gate:
            self._is_over = True
        self.look()

    def look(self) -> None:
        """Ask the server now, after a sync for instance."""
        self._waker.send(b".")

    def run(self) -> None:
        """Follow the database; try again, later and later, whenever it is lost."""
        while not self._is_over:
            if not self._follow_once():
                self._wait(self._pause)
                self._pause = min(self._pause * 2, _LONGEST_PAUSE)

    def _follow_once(self) -> bool:
        """Follow until the end; False where the server is not there, or the line broke."""
        try:
            with closing(self._connect()) as link, plain_errors():
                self._follow(link)
        except CoordError:
            return False
        return True

    def _follow(self, link: connection) -> None:
        link.autocommit = True
        with link.cursor() as cursor:
            cursor.execute(sql.SQL("LISTEN {}").format(sql.Identifier(CHANNEL)))
        link.autocommit = False
        link.set_session(isolation_level=ISOLATION_LEVEL_REPEATABLE_READ, readonly=True)
        # What was said while the line was cut nobody heard.
        is_checked = self._cursor is not None
        while not self._is_over:
            with link:
                news = self._ask(link, is_checked=is_checked)
            self._pause = _FIRST_PAUSE
            with self._gate:
                if news is not None and not self._is_over:
                    self._heard(news)
            if link.notifies or self._wait(_HEARTBEAT, link):
                self._wait(_SETTLE)
                link.poll()
            is_checked = any(_ONLY_TOLD in word.payload for word in link.notifies)
            link.notifies.clear()

    def _wait(self, seconds: float, *links: connection) -> bool:
        """Wait until a connection has something to say; a call of `look` ends it too. Whether it was a connection."""
        ready, _, _ = select.select([self._wake, *links], [], [], 0 if self._is_over else seconds)
        if self._wake in ready:
            self._wake.recv(1024)
        return any(link in ready for link in links)

    def _ask(self, link: connection, *, is_checked: bool) -> News | None:
        """Ask in one snapshot what changed; None where nothing needs to be said."""
        since = self._cursor if self._cursor_of_file is None else self._cursor_of_file()
        with link.cursor() as cursor:
            if since is None:
                # From now on.
                cursor.execute("SELECT pg_snapshot_xmin(pg_current_snapshot())::text")
                since = cursor.fetchone()[0]
            cursor.execute("SELECT coord.status(%s::xid8)", (since,))
            said: dict[str, Any] = cursor.fetchone()[0]
            counts = {name: count for name, count in said["changed"].items() if count and name in _TABLES}
            if self._cursor_of_file is not None:
                return News(counts)
            before, self._before = self._before or said, said
            is_restored, has_new_rules = (before[name] != said[name] for name in ("epoch", "rules"))
            ids = {name: _changed(cursor, name, since) for name, count in counts.items() if count <= MOST_NAMED}
            if is_checked:
                counts[OVERLAP.name] = 1
        self._cursor = said["new_cursor"]
        return News(counts, ids, is_restored, has_new_rules) if counts or is_restored or has_new_rules else None


def _changed(cursor: psycopg2.extensions.cursor, table: str, since: str) -> list[str]:
    """Return the records of a table that changed since a cursor."""
    view = sql.Identifier("coord", f"pull_{table}")
    cursor.execute(sql.SQL("SELECT id::text FROM {} WHERE mod_xid >= %s::xid8").format(view), (since,))
    return [key for (key,) in cursor]
