"""A workspace as it is being edited: every record with its unsaved changes, and what each one meets at this moment."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsApplication, QgsFeature, QgsGeometry
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..core.live import OverlapIndex
from ..core.overlap import Occupancies
from ..core.progress import silent
from ..core.window import read_windows
from .entry import OCCUPYING, Draft, Entry, Key, entry_of
from .kernel import best_kernel, straight
from .live_load import FindTask, Occupying, find_partners, read_batches, record_request
from .map_view import ids_by_layer
from .open_layer import by_ids
from .zone import zone_named

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from qgis.core import QgsVectorLayer

    from .live_load import Found
    from .open_workspace import AnyWorkspace

_AT_ONCE = 5000
"""Records that are read, and compared with each other, without a pause: it takes a quarter of a second."""
_SIGNED = "updated_by"


class State(Enum):
    """How much is known of the records."""

    READING = "reading"
    """Not all entries are there yet."""
    PAIRING = "pairing"
    """All entries are there; who meets whom is being found."""
    READY = "ready"
    STOPPED = "stopped"
    """All entries are there; the user has stopped finding who meets whom. `reload` begins again."""


class LiveWorkspace(QObject):
    """
    Follows the edit buffers of a workspace's works and events.

    ``entries`` are all records by key, unsaved edits included; the index of those that count follows each edit
    without a rebuild, so `meets` answers within a millisecond. Records whose time or ground cannot be used are
    entries but meet nothing. Few records are there at once; many come in batches while QGIS goes on, and who meets
    whom is found in a task: see `state`. Layers are used on the main thread only.
    """

    entries_changed = pyqtSignal(object)
    """The set of keys that were added, changed or removed; None when everything may have changed."""
    edited = pyqtSignal(object)
    """The keys of records that are read again, before those whose partners are others are known."""
    state_changed = pyqtSignal()
    """`state` is not what it was; once it is ready, `partners` are all known."""

    def __init__(
        self,
        workspace: AnyWorkspace,
        layers: dict[str, QgsVectorLayer],
        parent: QObject | None = None,
        *,
        distance: float = 0.0,
    ) -> None:
        """Read the records of the layers (by table name) and follow them until `stop`; they meet within ``distance``."""
        super().__init__(parent)
        self.distance = distance
        self.workspace = workspace
        self.layers = {name: layer for name, layer in layers.items() if name in OCCUPYING}
        self.entries: dict[Key, Entry] = {}
        self.partners: dict[Key, set[Key]] = {}
        """Who meets whom, as the records are now; only records that meet something are in it."""
        self.on_grid: dict[Key, tuple[object, object]] = {}
        """The ground of a record, and the same on the grid of a check, for those that were asked for."""
        self.state = State.READING
        self._kernel = best_kernel()
        self._zone = zone_named(workspace.time_zone)
        self._index = OverlapIndex(self._kernel)
        self._touched: dict[str, set[int]] = {name: set() for name in self.layers}
        self._connections: list[tuple[Any, Any]] = []
        self._read: dict[Key, bytes | None] = {}
        """The grounds of the records as they were read, until it is found who meets whom."""
        self._late: set[Key] = set()
        """What was edited since it was read."""
        self._batches: Iterator[list[tuple[Entry, bytes | None]]] | None = None
        self._task: FindTask | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._read_on)
        for name, layer in self.layers.items():
            self._follow(name, layer)
        self.reload()

    def meets(self, key: Key, *, distance: float | None = None) -> list[Key]:
        """Return the keys of the records that a record meets; of another project, and not cancelled."""
        entry = self.entries.get(key)
        if entry is None or key not in self._index:
            return []
        return self._met(self._index.occupancy(key), distance, key, entry.project)

    def would_meet(
        self, draft: Draft, *, distance: float | None = None, among: Callable[[Key], bool] | None = None
    ) -> list[Key]:
        """Return the keys that a draft would meet of those let through; none where its time or ground is of no use."""
        occupancy = self._occupancy(draft.geometry, draft.taken_from, draft.taken_until)
        if occupancy is None:
            return []
        return self._met(occupancy, distance, draft.key, draft.project, among)

    def shape(self, side: Key | Draft) -> object:
        """Return the ground of a record or a draft as the kernel holds it, repaired; None where it cannot be used."""
        if isinstance(side, Draft):
            return self._shapes(side.geometry)[0]
        return self._index.occupancy(side).geometries[0] if side in self._index else None

    def set_distance(self, distance: float) -> None:
        """Let records meet within other metres than before."""
        if distance != self.distance:
            self.distance = distance
            self.reload()

    def _met(
        self,
        occupancy: Occupancies,
        distance: float | None,
        but: Key | None,
        project: str | None,
        among: Callable[[Key], bool] | None = None,
    ) -> list[Key]:
        within = self.distance if distance is None else distance
        keys = self._index.meets(occupancy, distance=within, but=but, among=among)
        return [key for key in keys if project is None or self.entries[key].project != project]

    def reload(self) -> None:
        """Read everything again."""
        self._stop_loading()
        self.entries, self.partners, self.on_grid, self._index = {}, {}, {}, OverlapIndex(self._kernel)
        self._batches = read_batches(self.layers)
        self._set_state(State.READING)
        self._read_on()

    def _read_on(self) -> None:
        """Take in the next records; after the last find who meets whom, among many records in a task."""
        for batch in self._batches or ():
            for entry, blob in batch:
                if entry.key not in self._late:
                    self.entries[entry.key], self._read[entry.key] = entry, blob
            if len(self._read) >= _AT_ONCE:
                self._next.start(0)
                return
        self._batches = None
        keys = [key for key in self._read if key in self.entries and self.entries[key].counts]
        records = Occupying([self.entries[key] for key in keys], [self._read[key] for key in keys])
        self._read = {}
        work = partial(find_partners, self._kernel, self._zone, records, self.distance)
        if len(keys) <= _AT_ONCE:
            self._take_in(work(silent))
            return
        self._set_state(State.PAIRING)
        self.entries_changed.emit(None)
        self._task = FindTask(work, self._take_in)
        QgsApplication.taskManager().addTask(self._task)

    def _take_in(self, found: Found | None) -> None:
        """Show who meets whom, and put on top what was edited meanwhile."""
        self._task = None
        late, self._late = self._late, set()
        if found is None:
            self._set_state(State.STOPPED)
            return
        self._index, self.partners = found.index, found.partners
        is_news = self.state == State.READING
        self._set_state(State.READY)
        changed: set[Key] = set()
        for name, fids in ids_by_layer(late).items():
            changed |= self._refresh(name, set(fids))
        if is_news or changed:
            self.entries_changed.emit(None if is_news else changed)

    def _set_state(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit()

    def _stop_loading(self) -> None:
        self._next.stop()
        self._batches, self._read, self._late = None, {}, set()
        if self._task is not None:
            self._task.give_up()
            self._task = None

    def _pair_again(self, key: Key) -> set[Key]:
        """Find again whom one record meets; return all whose partners are not what they were."""
        before = self.partners.pop(key, set())
        now = set(self.meets(key)) if key in self._index else set()
        for other in before - now:
            self.partners[other].discard(key)
            if not self.partners[other]:
                del self.partners[other]
        for other in now:
            self.partners.setdefault(other, set()).add(key)
        if now:
            self.partners[key] = now
        return before ^ now

    def stop(self) -> None:
        """Follow the layers no longer, and let go of what is still to be read."""
        self._stop_loading()
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections.clear()

    def _occupancy(self, geometry: QgsGeometry, start: str | None, end: str | None) -> Occupancies | None:
        """Return ground and time as the index holds them; None where one cannot be used."""
        windows, reasons = read_windows([start], [end], self._zone)
        made = self._shapes(geometry)
        boxes = self._kernel.boxes(made)
        return None if reasons or not np.isfinite(boxes).all() else Occupancies(made, windows, boxes)

    def _shapes(self, geometry: QgsGeometry) -> np.ndarray:
        """Return one geometry as the kernel reads it, repaired."""
        made = self._kernel.read([None if geometry.isNull() else straight(geometry).asWkb().data()])
        self._kernel.repair(made)
        return made

    def _follow(self, name: str, layer: QgsVectorLayer) -> None:
        for signal, slot in (
            (layer.featureAdded, lambda fid: self._read_again(name, [fid])),
            (layer.featureDeleted, lambda fid: self._read_again(name, [fid])),
            (layer.geometryChanged, lambda fid, _geometry: self._read_again(name, [fid])),
            (layer.attributeValueChanged, lambda fid, place, _value: self._read_value(name, fid, place)),
            (layer.committedFeaturesAdded, lambda _layer, some: self._read_again(name, [one.id() for one in some])),
            (layer.afterCommitChanges, lambda: self._settle(name)),
            (layer.afterRollBack, lambda: self._settle(name)),
        ):
            signal.connect(slot)
            self._connections.append((signal, slot))
        # The data changes when somebody wrote beside QGIS, and with a filter.
        for signal in (layer.dataSourceChanged, layer.dataChanged):
            signal.connect(self.reload)
            self._connections.append((signal, self.reload))

    def _settle(self, name: str) -> None:
        """Read again what was edited, now that it is saved or thrown away: unsaved features are gone."""
        touched, self._touched[name] = self._touched[name], set()
        self._read_again(name, touched)
        self._touched[name].clear()

    def _read_value(self, name: str, fid: int, place: int) -> None:
        """Bring a record up to date of which one value changed; who changed it, which QGIS writes after each edit, is no news."""
        if place >= 0 and self.layers[name].fields().at(place).name() != _SIGNED:
            self._read_again(name, [fid])

    def _read_again(self, name: str, fids: Iterable[int]) -> None:
        """Bring entries and index up to date for some features, which may be gone."""
        fids = set(fids)
        if fids:
            self._touched[name] |= fids
            self.entries_changed.emit(self._refresh(name, fids))

    def read_ids(self, name: str, ids: Collection[str]) -> None:
        """Read again records that somebody else wrote, by their identifiers."""
        wanted = set(ids)
        fids = {fid for (table, fid), entry in self.entries.items() if table == name and entry.id in wanted}
        fids |= {feature.id() for feature in self.layers[name].getFeatures(by_ids(wanted).setNoAttributes())}
        if fids:
            self.entries_changed.emit(self._refresh(name, fids))

    def _refresh(self, name: str, fids: set[int]) -> set[Key]:
        """Read features again; return all keys that are not what they were."""
        changed = {(name, fid) for fid in fids}
        self.edited.emit(set(changed))
        request = record_request(name, self.layers[name]).setFilterFids(list(fids))
        found: dict[int, QgsFeature] = {feature.id(): feature for feature in self.layers[name].getFeatures(request)}
        for key in changed:
            self.entries.pop(key, None)
            self.on_grid.pop(key, None)
        entries = {(name, fid): entry_of(OCCUPYING[name], feature) for fid, feature in found.items()}
        self.entries.update(entries)
        if self.state != State.READY:
            self._late |= changed
            return changed
        for key in changed:
            entry, occupancy = entries.get(key), None
            if entry is not None and entry.counts:
                occupancy = self._occupancy(found[key[1]].geometry(), entry.taken_from, entry.taken_until)
            if occupancy is not None:
                self._index.put(key, occupancy)
            elif key in self._index:
                self._index.remove(key)
        return changed.union(*map(self._pair_again, changed))
