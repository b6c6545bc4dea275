"""What all parts of the desktop share: the workspace in hand, the record in hand, the filter."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..layers.assessment import register_layers
from ..layers.attribute import plain
from ..layers.disk_watch import DiskWatch
from ..layers.entry_filter import EntryFilter
from ..layers.language import tr
from ..layers.live_workspace import LiveWorkspace
from ..layers.open_workspace import OpenWorkspace, open_workspaces
from ..workspace.workspace import Workspace
from .option import default_distance
from .overlap_judge import OverlapJudge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qgis.core import QgsProject, QgsVectorLayer
    from qgis.PyQt.QtCore import pyqtBoundSignal

    from ..core.error import CoordError
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
    register_changed = pyqtSignal()
    """Overlaps or what the parties said of them were written, by whomever."""
    state_changed = pyqtSignal()
    """Something else is to be said of the workspace: how far it is known who meets whom, what is wrong with it."""
    filter_changed = pyqtSignal()
    """`shown` may be another list."""
    current_changed = pyqtSignal()
    """Another record is in hand."""

    def __init__(self, project: QgsProject, parent: QObject | None = None) -> None:
        """Find the workspaces of the project and follow its layers."""
        super().__init__(parent)
        self._project = project
        self.workspaces: list[OpenWorkspace] = []
        self.faults: list[CoordError] = []
        """Why layers of the project that look like a workspace's make none."""
        self.live: LiveWorkspace | None = None
        self._disk: DiskWatch | None = None
        self.opened: OpenWorkspace | None = None
        self.parties: dict[str, Party] = {}
        self.filter = EntryFilter()
        self.current: Key | None = None
        self._current_id = ""
        self._shown: list[Key] | None = None
        self._keys: dict[str, Key] | None = None
        for signal in (self.workspace_changed, self.entries_changed, self.filter_changed):
            signal.connect(self._forget_shown)
        # Before any panel follows: it is not sure any more of what has changed when they ask it.
        self.judge = OverlapJudge(self)
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
    def file(self) -> Workspace | None:
        """Return the workspace in hand where it is a file; None where it is a database, or nothing."""
        workspace = self.opened.workspace if self.opened is not None else None
        return workspace if isinstance(workspace, Workspace) else None

    @property
    def party_names(self) -> dict[str, str]:
        """Return the names of the parties by id."""
        return {key: party.name for key, party in self.parties.items()}

    @property
    def stale_layers(self) -> list[QgsVectorLayer]:
        """Return the layers with unsaved edits whose file another program has changed meanwhile."""
        return list(self._disk.stale) if self._disk is not None else []

    def shown(self) -> list[Key]:
        """Return the keys that the filter lets through, by the time their ground is taken, then title."""
        if self._shown is None:
            self._shown = self._passing() if self.live is not None else []
        return list(self._shown)

    def _passing(self) -> list[Key]:
        entries = self.live.entries.values()  # type: ignore[union-attr]
        if self.filter != EntryFilter():
            names, partners = self.party_names, self.live.partners  # type: ignore[union-attr]
            entries = [one for one in entries if self.filter.lets(one, names, partners)]
        return [key for _, _, key in sorted((one.taken_from or "", one.title, one.key) for one in entries)]

    def _forget_shown(self, *_: object) -> None:
        self._shown = self._keys = None

    def key_of(self, identifier: str) -> Key | None:
        """Return the key of the record with an identifier, which an expression may ask for each label of the map."""
        if self._keys is None:
            self._keys = {} if self.live is None else {one.id: key for key, one in list(self.live.entries.items())}
        return self._keys.get(identifier)

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

    def why_not(self, key: Key) -> str:
        """Return why a record is not the user's to change, as a sentence; empty where it is."""
        entry = self.live.entries.get(key) if self.live is not None else None
        if entry is None or self.opened is None or self.opened.workspace.may_change(entry.party_id):
            return ""
        owner = self.party_names.get(entry.party_id or "")
        return (
            tr("Belongs to {party}: read only.").format(party=owner) if owner else tr("Belongs to nobody: read only.")
        )

    def read_parties(self) -> None:
        """Read the parties again, which somebody else wrote."""
        if self.opened is not None:
            self.parties = self._read_parties(self.opened)
            self.entries_changed.emit(None)

    def choose(self, place: str) -> None:
        """Take the workspace of a place in hand, if it stands open."""
        QgsSettings().setValue(_CURRENT, place)
        self._take(next((one for one in self.workspaces if one.workspace.place == place), None))

    def refresh(self) -> None:
        """Look again which workspaces stand open; keep the one in hand if it still does."""
        before, self.faults = self.faults, []
        self.workspaces = open_workspaces(self._project, self.faults, self.workspaces)
        remembered = QgsSettings().value(_CURRENT, "")
        places = {one.workspace.place: one for one in self.workspaces}
        self._take(places.get(remembered) or (self.workspaces[0] if self.workspaces else None))
        if list(map(str, before)) != list(map(str, self.faults)):
            self.state_changed.emit()

    def stop(self) -> None:
        """Let go of all layers."""
        self._look.stop()
        self.judge.stop()
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
        # One that loses a layer does not stand open any more, until `refresh` has found what is left of it.
        going = [one for one in self.workspaces if any(layer.id() in ids for layer in one.layers.values())]
        self.workspaces = [one for one in self.workspaces if one not in going]
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
        if self._disk is not None:
            self._disk.stop()
            self._disk.deleteLater()
            self._disk = None
        for signal in self._register_signals():
            signal.disconnect(self.register_changed)
        self.opened, self.live, self.current = opened, None, None
        for signal in self._register_signals():
            signal.connect(self.register_changed)
        if opened is not None:
            self.parties = self._read_parties(opened)
            self.live = LiveWorkspace(opened.workspace, opened.layers, self, distance=default_distance())
            self.live.entries_changed.connect(self._entries_changed)
            self.live.state_changed.connect(self._state_changed)
            if self.file is not None:
                self._disk = DiskWatch(self.file.path, opened.layers, self)
                self._disk.stale_changed.connect(self.state_changed)
        self.workspace_changed.emit()
        self.filter_changed.emit()
        self.current_changed.emit()

    def _register_signals(self) -> Iterator[pyqtBoundSignal]:
        """Yield what says that the register in hand was written: beside QGIS, or as layers."""
        for layer in register_layers(self.opened) if self.opened is not None else ():
            yield layer.dataChanged
            yield layer.afterCommitChanges

    def _entries_changed(self, keys: set[Key] | None) -> None:
        if self.live is not None and self.current is not None and self.current not in self.live.entries:
            # A new record has another key once it is saved; its identity stays.
            again = (key for key, entry in self.live.entries.items() if entry.id and entry.id == self._current_id)
            self.set_current(next(again, None))
        self.entries_changed.emit(keys)

    def _state_changed(self) -> None:
        self.state_changed.emit()
        if self.filter.only_overlapping:
            self.filter_changed.emit()

    @staticmethod
    def _read_parties(opened: OpenWorkspace) -> dict[str, Party]:
        layer = opened.layers.get("party")
        if layer is None:
            return {}
        names = ("id", "name", "contact_name", "contact_email", "contact_phone", "colour")
        rows = [[str(plain(feature[name]) or "") for name in names] for feature in layer.getFeatures()]
        return {row[0]: Party(*row) for row in rows}
