"""Noticing that another program changed a workspace's file: shown at once, or after unsaved edits are saved or undone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QFileSystemWatcher, QObject, Qt, QTimer, pyqtSignal

from ..core.error import WorkspaceError
from ..core.schema import ASSESSMENT, OVERLAP
from ..workspace.geopackage import BRIEF, reading
from ..workspace.statement import statement
from .entry import OCCUPYING
from .open_layer import reload_layers

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from qgis.core import QgsVectorLayer

_PAUSE = 300
"""Milliseconds without another change after which the file is looked into."""
_TABLES = {*OCCUPYING, OVERLAP.name, ASSESSMENT.name}
_WRITE_AHEAD = "-wal"
_STATE = "SELECT count(*), max(updated_at), sum(row_version) FROM $table"


class DiskWatch(QObject):
    """Looks into the file when the system reports a change, and whenever the user comes back to QGIS."""

    stale_changed = pyqtSignal()
    """`stale` holds other layers."""

    def __init__(self, path: Path, layers: dict[str, QgsVectorLayer], parent: QObject | None = None) -> None:
        """Watch the tables of these layers (by table name) until `stop`."""
        super().__init__(parent)
        self._path = path
        self._layers = {name: layer for name, layer in layers.items() if name in _TABLES}
        self.stale: list[QgsVectorLayer] = []
        """Layers with unsaved edits whose table is not what it was."""
        self._known = self._state(self._layers)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._look_soon)
        self._watcher.directoryChanged.connect(self._look_soon)
        self._watch()
        self._connections = [(QgsApplication.instance().applicationStateChanged, self._activated)]
        for name, layer in self._layers.items():
            read_anew = partial(self._read_anew, name)
            self._connections += [(layer.afterCommitChanges, read_anew), (layer.dataChanged, read_anew)]
            self._connections += [(layer.afterCommitChanges, self._undone), (layer.afterRollBack, self._undone)]
        for signal, slot in self._connections:
            signal.connect(slot)

    def stop(self) -> None:
        """Watch no longer."""
        self._soon.stop()
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections.clear()

    def look(self) -> None:
        """Show what another program wrote; where edits are unsaved, keep it for later and say so."""
        self._watch()
        state = self._state(self._layers)
        changed = [layer for name, layer in self._layers.items() if state.get(name) != self._known.get(name)]
        if not state or not changed:
            return
        self._known = state
        self._set_stale([one for one in self._layers.values() if one.isModified() and one in (*changed, *self.stale)])
        reload_layers([one for one in changed if not one.isModified()])

    def _state(self, names: Iterable[str]) -> dict[str, tuple[object, ...]]:
        """Return what tells one state of the tables from another; empty where the file cannot be read now."""
        try:
            with reading(self._path, patience=BRIEF) as link:
                return {name: link.execute(statement(_STATE, table=name)).fetchone() for name in names}
        except WorkspaceError:
            return {}

    def _watch(self) -> None:
        # A folder tells of the write-ahead file that comes and goes, a file of what is written into it.
        wanted = [self._path.parent, self._path, self._path.with_name(self._path.name + _WRITE_AHEAD)]
        missing = {str(one) for one in wanted if one.exists()} - {*self._watcher.files(), *self._watcher.directories()}
        if missing:
            self._watcher.addPaths(sorted(missing))

    def _look_soon(self, *_: object) -> None:
        self._soon.start()

    def _activated(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self._look_soon()

    def _read_anew(self, name: str) -> None:
        """Take what QGIS itself wrote or read for known."""
        self._known = {**self._known, **self._state([name])}

    def _undone(self) -> None:
        """Read the layers that were waiting for their edits to be saved or thrown away."""
        ready = [one for one in self.stale if not one.isModified()]
        if ready:
            self._set_stale([one for one in self.stale if one not in ready])
            reload_layers(ready)

    def _set_stale(self, layers: list[QgsVectorLayer]) -> None:
        if layers != self.stale:
            self.stale = layers
            self.stale_changed.emit()
