"""``seina`` in QGIS's locator bar: find records by title, party or permit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsLocatorFilter, QgsLocatorResult

from ..layers.expression import occupancy_shown
from ..layers.language import tr

if TYPE_CHECKING:
    from qgis.core import QgsFeedback, QgsLocatorContext

    from .session import Session

_MOST = 50


class RecordLocator(QgsLocatorFilter):
    """Finds works and events of the workspace in hand."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        # The search runs in a thread; it is given texts, never layers.
        self._texts: list[tuple[str, str, str, tuple[str, int]]] = []

    def name(self) -> str:
        """Return the stable id."""
        return "seinajoki_coord"

    def displayName(self) -> str:
        """Return the name people see."""
        return tr("Works and events")

    def prefix(self) -> str:
        """Return what is typed before the words."""
        return "seina"

    def clone(self) -> RecordLocator:
        """Return a copy with the texts of this moment, made on the main thread."""
        copy = RecordLocator(self._session)
        live = self._session.live
        names = self._session.party_names
        if live is not None:
            for entry in live.entries.values():
                party = names.get(entry.party_id or "", "")
                words = " ".join((entry.title, party, entry.permit or "", entry.project or "")).casefold()
                shown = f"{occupancy_shown(entry.taken_from, entry.taken_until)}  {party}"
                copy._texts.append((words, entry.title, shown, entry.key))
        return copy

    def fetchResults(self, string: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        """Give the records in which every word stands."""
        del context
        wanted = string.casefold().split()
        found = 0
        for words, title, shown, key in self._texts:
            if feedback.isCanceled() or found == _MOST or not wanted:
                return
            if all(word in words for word in wanted):
                # As text: QGIS 3.22 crashes where a list is asked for.
                result = QgsLocatorResult(self, title, f"{key[0]}:{key[1]}")
                result.description = shown
                self.resultFetched.emit(result)
                found += 1

    def triggerResult(self, result: QgsLocatorResult) -> None:
        """Take the record in hand."""
        kind, _, number = result.userData.partition(":")
        self._session.set_current((kind, int(number)))
