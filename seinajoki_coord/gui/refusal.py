"""Tells the user what a shared database did not take, and shows again what it has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject

from ..core.schema import SYNCED
from ..layers.language import tr
from ..layers.postgis import SharedWorkspace
from ..layers.refusal import SaveCheck
from .message import show_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.gui import QgisInterface

    from ..layers.entry import Entry
    from ..layers.live_workspace import LiveWorkspace
    from ..layers.refusal import Refused
    from .session import Session

_NAMED = 3


class RefusalWatch(QObject):
    """Follows each save of a shared workspace's layers."""

    def __init__(self, session: Session, iface: QgisInterface | None = None, parent: QObject | None = None) -> None:
        """Follow the session until `stop`."""
        super().__init__(parent)
        self._session, self._iface = session, iface
        self._checks: list[SaveCheck] = []
        session.workspace_changed.connect(self._follow)
        self._follow()

    def stop(self) -> None:
        """Follow nothing any more."""
        self._session.workspace_changed.disconnect(self._follow)
        self._let_go()

    def _let_go(self) -> None:
        for check in self._checks:
            check.stop()
            check.deleteLater()
        self._checks = []

    def _follow(self) -> None:
        self._let_go()
        opened, live = self._session.opened, self._session.live
        if opened is None or live is None or not isinstance(opened.workspace, SharedWorkspace):
            return
        for table in SYNCED:
            if table.name in opened.layers:
                seen = partial(_entry, live, table.name)
                check = SaveCheck(opened.layers[table.name], table.title_field, seen, self)
                check.refused.connect(lambda refused, name=table.name: self._tell(name, refused))
                self._checks.append(check)
        if QgsProject.instance().autoTransaction():
            self._say(
                tr(
                    "The project edits in transaction groups. Switch that off in its properties: what the shared database "
                    "refuses could not be noticed."
                )
            )

    def _tell(self, name: str, refused: Sequence[Refused]) -> None:
        """Say whose the records are, and read again what the server has of them."""
        opened, live = self._session.opened, self._session.live
        if opened is None or live is None:
            return
        layer = opened.layers[name]
        gone = [one for one in refused if one.is_gone]
        theirs = [one for one in refused if not one.is_gone]
        if theirs:
            owners = sorted({self._session.party_names.get(one.party_id or one.id, "–") for one in theirs})
            self._say(
                tr("Not saved in “{layer}”, because only {parties} may change it: {titles}").format(
                    layer=layer.name(), parties=", ".join(owners), titles=_named(theirs)
                )
            )
        if gone:
            self._say(
                tr("Not saved in “{layer}”, because somebody has deleted it meanwhile: {titles}").format(
                    layer=layer.name(), titles=_named(gone)
                )
            )
        if name in live.layers:
            live.read_ids(name, [one.id for one in refused])
        layer.triggerRepaint()

    def _say(self, text: str) -> None:
        if self._iface is not None:
            show_message(self._iface, text)


def _entry(live: LiveWorkspace, name: str, fid: int) -> Entry | None:
    return live.entries.get((name, fid))


def _named(refused: Sequence[Refused]) -> str:
    titles = [one.title or tr("(no title)") for one in refused]
    more = len(titles) - _NAMED
    return ", ".join([f"“{title}”" for title in titles[:_NAMED]] + ([f"+ {more}"] if more > 0 else []))
