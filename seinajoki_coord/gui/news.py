"""What others change in the shared database: shown at once where the layers are the server's, counted where a file is."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.error import CoordError
from ..layers.database import conninfo
from ..layers.open_layer import reload_layers
from ..layers.postgis import SharedWorkspace, conninfo_of
from ..server.connection import connect
from ..server.news import NewsThread
from ..workspace.journal import state_in

if TYPE_CHECKING:
    from pathlib import Path

    from ..layers.open_workspace import OpenWorkspace
    from ..server.news import News
    from .session import Session

_SECONDS = 20.0
"""A question about news that takes longer is given up."""


class NewsFeed(QObject):
    """
    Listens to the database behind the workspace in hand, on one connection.

    ``waiting`` is how many records of others a file has not got yet. Works without: a server that is gone says nothing.
    """

    waiting_changed = pyqtSignal(int)
    rules_changed = pyqtSignal()
    """Somebody else made the rules of the shared database others."""
    _heard = pyqtSignal(object, object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Follow the session until `stop`."""
        super().__init__(parent)
        self._session = session
        self._thread: NewsThread | None = None
        self.waiting = 0
        self._heard.connect(self._take)
        session.workspace_changed.connect(self.follow)
        self.follow()

    def stop(self) -> None:
        """Listen no more."""
        self._session.workspace_changed.disconnect(self.follow)
        self._let_go()

    def look(self) -> None:
        """Ask now: after a sync there is less to wait for, after the first one a server to listen to."""
        if self._thread is not None:
            self._thread.look()
        else:
            self.follow()

    def follow(self) -> None:
        """Listen to the database of the workspace in hand, if it has one."""
        self._let_go()
        opened = self._session.opened
        if opened is None:
            return
        try:
            self._thread = self._listen(opened)
        except CoordError:
            # No such connection here, or a password store that stays locked: news is a comfort, not a need.
            return
        if self._thread is not None:
            self._thread.start()

    def _listen(self, opened: OpenWorkspace) -> NewsThread | None:
        workspace = opened.workspace
        if isinstance(workspace, SharedWorkspace):
            info, cursor = conninfo_of(next(iter(opened.layers.values()))), None
        else:
            state = state_in(workspace.path)
            if state is None or not state.connection:
                return None
            info, cursor = conninfo(state.connection), partial(_cursor, workspace.path)
        thread: NewsThread

        def heard(news: News) -> None:
            # From the listening thread to this one.
            self._heard.emit(thread, news)

        thread = NewsThread(partial(connect, info, statement_timeout=_SECONDS), heard, cursor)
        return thread

    def _let_go(self) -> None:
        if self._thread is not None:
            self._thread.stop()
            self._thread = None
        self._set_waiting(0)

    def _take(self, thread: NewsThread, news: News) -> None:
        opened, live = self._session.opened, self._session.live
        if thread is not self._thread or opened is None or live is None:
            return
        if not isinstance(opened.workspace, SharedWorkspace):
            self._set_waiting(sum(news.counts.values()))
            return
        for name, layer in opened.layers.items():
            if news.is_restored or (name in news.counts and (name not in news.ids or name not in live.layers)):
                # Whatever follows the layer reads all of it again.
                reload_layers([layer])
            elif name in news.ids:
                live.read_ids(name, news.ids[name])
                layer.triggerRepaint()
        if news.is_restored or "party" in news.counts:
            self._session.read_parties()
        if news.is_restored or news.has_new_rules:
            self.rules_changed.emit()

    def _set_waiting(self, count: int) -> None:
        if count != self.waiting:
            self.waiting = count
            self.waiting_changed.emit(count)


def _cursor(path: Path) -> str | None:
    """Return how far a file is; for any thread."""
    state = state_in(path)
    return state.cursor if state is not None else None
