"""What all parts of the desktop share: the workspace in hand, the record in hand, the filter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..layers.attribute import plain
from ..layers.entry_filter import EntryFilter
from ..layers.live_workspace import LiveWorkspace
from ..layers.open_workspace import OpenWorkspace, open_workspaces

if TYPE_CHECKING:
    from qgis.core import QgsProject

    from ..layers.entry import Key

_CURRENT = "seinajoki_coord/current_workspace"


@dataclass(frozen=True)
class Party:
    """Whom to call."""

    id: str
    name: str
    contact: str = ""
    email: str = ""
    phone: str = ""
    colour: str = ""


class Session(QObject):
    """
    The state that panels show and change; none of them knows another.

    A panel calls `choose`, `set_current` or `set_filter`, and repaints when a signal says so.
    """

    workspace_changed = pyqtSignal()
    """Another workspace is in hand, or none: everything is to be shown anew."""
    entries_changed = pyqtSignal(object)
    """A set of keys of the records that are not what they were, or None for all."""
    filter_changed = pyqtSignal()
    """`shown` may be another list."""
    current_changed = pyqtSignal()
    """Another record is in hand."""

    def __init__(self, project: QgsProject, parent: QObject | None = None) -> None:
        """Find the workspaces of the project and follow its layers."""
        super().__init__(parent)
        self._project = project
        self.workspaces: list[OpenWorkspace] = []
        self.live: LiveWorkspace | None = None
        self.opened: OpenWorkspace | None = None
        self.parties: dict[str, Party] = {}
        self.filter = EntryFilter()
        self.current: Key | None = None
        self._current_id = ""
        # Layers come and go in bursts; look once, when the burst is over.
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.timeout.connect(self.refresh)
        for signal in (project.layersAdded, project.layersRemoved, project.readProject, project.cleared):
            signal.connect(self._look_soon)
        # Before a layer dies nothing may hold it.
        project.layersWillBeRemoved.connect(self._let_go)
        self.refresh()

    @property
    def party_names(self) -> dict[str, str]:
        """Return the names of the parties by id."""
        return {key: party.name for key, party in self.parties.items()}

    def shown(self) -> list[Key]:
        """Return the keys that the filter lets through, by the time their ground is taken, then title."""
        if self.live is None:
            return []
        names, partners = self.party_names, self.live.partners
        found = [one for one in self.live.entries.values() if self.filter.lets(one, names, partners)]
        found.sort(key=lambda one: (one.taken_from or "", one.title, one.key))
        return [one.key for one in found]

    def set_filter(self, **conditions: object) -> None:
        """Change some conditions of the filter."""
        changed = replace(self.filter, **conditions)  # type: ignore[arg-type]
        if changed != self.filter:
            self.filter = changed
            self.filter_changed.emit()

    def set_current(self, key: Key | None) -> None:
        """Take a record in hand."""
        if key != self.current:
            entry = self.live.entries.get(key) if self.live is not None and key is not None else None
            self.current, self._current_id = key, entry.id if entry is not None else ""
            self.current_changed.emit()

    def choose(self, path: str) -> None:
        """Take the workspace of a path in hand, if it stands open."""
        QgsSettings().setValue(_CURRENT, path)
        self._take(next((one for one in self.workspaces if str(one.workspace.path) == path), None))

    def refresh(self) -> None:
        """Look again which workspaces stand open; keep the one in hand if it still does."""
        self.workspaces = open_workspaces(self._project)
        remembered = QgsSettings().value(_CURRENT, "")
        paths = {str(one.workspace.path): one for one in self.workspaces}
        self._take(paths.get(remembered) or (self.workspaces[0] if self.workspaces else None))

    def stop(self) -> None:
        """Let go of all layers."""
        self._look.stop()
        for signal in (
            self._project.layersAdded,
            self._project.layersRemoved,
            self._project.readProject,
            self._project.cleared,
        ):
            signal.disconnect(self._look_soon)
        self._project.layersWillBeRemoved.disconnect(self._let_go)
        self._take(None)

    def _look_soon(self, *_: object) -> None:
        self._look.start(0)

    def _let_go(self, ids: list[str]) -> None:
        if self.opened is not None and any(layer.id() in ids for layer in self.opened.layers.values()):
            self._take(None)

    def _take(self, opened: OpenWorkspace | None) -> None:
        same = (
            self.opened is not None
            and opened is not None
            and (self.opened.workspace == opened.workspace and self.opened.layers == opened.layers)
        )
        if same or (opened is None and self.opened is None):
            return
        if self.live is not None:
            self.live.stop()
            self.live.deleteLater()
        self.opened, self.live, self.current = opened, None, None
        if opened is not None:
            self.parties = self._read_parties(opened)
            self.live = LiveWorkspace(opened.workspace, opened.layers, self)
            self.live.entries_changed.connect(self._entries_changed)
        self.workspace_changed.emit()
        self.filter_changed.emit()
        self.current_changed.emit()

    def _entries_changed(self, keys: set[Key] | None) -> None:
        if self.live is not None and self.current is not None and self.current not in self.live.entries:
            # A new record has another key once it is saved; its identity stays.
            again = (key for key, entry in self.live.entries.items() if entry.id and entry.id == self._current_id)
            self.set_current(next(again, None))
        self.entries_changed.emit(keys)

    @staticmethod
    def _read_parties(opened: OpenWorkspace) -> dict[str, Party]:
        layer = opened.layers.get("party")
        if layer is None:
            return {}
        names = ("id", "name", "contact_name", "contact_email", "contact_phone", "colour")
        rows = [[str(plain(feature[name]) or "") for name in names] for feature in layer.getFeatures()]
        return {row[0]: Party(*row) for row in rows}
