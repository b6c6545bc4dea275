"""A workspace as it is being edited: every record with its unsaved changes, and what each one meets at this moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsFeature, QgsFeatureRequest, QgsGeometry
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..core.live import OverlapIndex
from ..core.overlap import Occupancies, find_pairs
from ..core.window import Windows, read_windows
from .entry import FIELDS, OCCUPYING, TYPE_FIELDS, Entry, Key, entry_of
from .kernel import best_kernel, straight
from .zone import zone_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsVectorLayer

    from ..workspace.workspace import Workspace


@dataclass(frozen=True)
class Draft:
    """A record that is not in any layer yet, or a moved one: its ground and when it would be taken."""

    geometry: QgsGeometry
    taken_from: str | None
    taken_until: str | None
    project: str | None = None
    key: Key | None = None
    """The record that it would replace, which it never meets."""


class LiveWorkspace(QObject):
    """
    Follows the edit buffers of a workspace's works and events.

    ``entries`` are all records by key, unsaved edits included; the index of those that count follows each edit
    without a rebuild, so `meets` answers within a millisecond. Records whose time or ground cannot be used are
    entries but meet nothing. Layers are used on the main thread only.
    """

    entries_changed = pyqtSignal(object)
    """The set of keys that were added, changed or removed; None when everything may have changed."""

    def __init__(self, workspace: Workspace, layers: dict[str, QgsVectorLayer], parent: QObject | None = None) -> None:
        """Read all records of the layers (by table name) and follow them until `stop`."""
        super().__init__(parent)
        self.workspace = workspace
        self.layers = {name: layer for name, layer in layers.items() if name in OCCUPYING}
        self.entries: dict[Key, Entry] = {}
        self.partners: dict[Key, set[Key]] = {}
        """Who meets whom, as the records are now; only records that meet something are in it."""
        self._kernel = best_kernel()
        self._zone = zone_named(workspace.time_zone)
        self._index = OverlapIndex(self._kernel)
        self._touched: dict[str, set[int]] = {name: set() for name in self.layers}
        self._connections: list[tuple[Any, Any]] = []
        for name, layer in self.layers.items():
            self._follow(name, layer)
        self.reload()

    def meets(self, key: Key, *, distance: float = 0.0) -> list[Key]:
        """Return the keys of the records that a record meets; of another project, and not cancelled."""
        entry = self.entries.get(key)
        if entry is None or key not in self._index:
            return []
        return self._others(self._index.meets(self._index.occupancy(key), distance=distance, but=key), entry.project)

    def would_meet(self, draft: Draft, *, distance: float = 0.0) -> list[Key]:
        """Return the keys of the records that a draft would meet; none where its time or ground cannot be used."""
        occupancy = self._occupancies([draft.geometry], [draft.taken_from], [draft.taken_until])[0]
        if occupancy is None:
            return []
        return self._others(self._index.meets(occupancy, distance=distance, but=draft.key), draft.project)

    def _others(self, keys: Iterable[Any], project: str | None) -> list[Key]:
        return [key for key in keys if project is None or self.entries[key].project != project]

    def reload(self) -> None:
        """Read everything again."""
        self.entries = {}
        keys: list[Key] = []
        geometries: list[QgsGeometry] = []
        for name in self.layers:
            for feature in self.layers[name].getFeatures(self._request(name)):
                entry = entry_of(OCCUPYING[name], feature)
                self.entries[entry.key] = entry
                keys.append(entry.key)
                geometries.append(feature.geometry())
        entries = [self.entries[key] for key in keys]
        occupancies = self._occupancies(
            geometries, [one.taken_from for one in entries], [one.taken_until for one in entries]
        )
        self._index = OverlapIndex(self._kernel)
        counting = [(key, one) for key, one in zip(keys, occupancies) if one is not None and self.entries[key].counts]
        for key, occupancy in counting:
            self._index.put(key, occupancy)
        self._pair_all(counting)
        self.entries_changed.emit(None)

    def _pair_all(self, counting: list[tuple[Key, Occupancies]]) -> None:
        """Find who meets whom, all at once."""
        self.partners = {}
        if not counting:
            return
        whole = Occupancies(
            np.concatenate([one.geometries for _, one in counting]),
            Windows(
                np.concatenate([one.windows.starts for _, one in counting]),
                np.concatenate([one.windows.ends for _, one in counting]),
            ),
            np.concatenate([one.boxes for _, one in counting]),
        )
        pairs = find_pairs(self._kernel, whole)
        for first, second in zip(pairs.first.tolist(), pairs.second.tolist()):
            one, two = counting[first][0], counting[second][0]
            if self._may_meet(self.entries[one], self.entries[two]):
                self.partners.setdefault(one, set()).add(two)
                self.partners.setdefault(two, set()).add(one)

    @staticmethod
    def _may_meet(one: Entry, two: Entry) -> bool:
        return one.project is None or one.project != two.project

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
        """Follow the layers no longer."""
        for signal, slot in self._connections:
            signal.disconnect(slot)
        self._connections.clear()

    def _request(self, name: str) -> QgsFeatureRequest:
        fields = self.layers[name].fields()
        wanted = [fields.lookupField(one) for one in (*FIELDS, TYPE_FIELDS[name])]
        return QgsFeatureRequest().setSubsetOfAttributes(wanted)

    def _occupancies(
        self, geometries: list[QgsGeometry], starts: list[str | None], ends: list[str | None]
    ) -> list[Occupancies | None]:
        """Return one occupancy each; None where a time or the ground cannot be used."""
        windows, reasons = read_windows(starts, ends, self._zone)
        made = self._kernel.read([None if one.isNull() else straight(one).asWkb().data() for one in geometries])
        self._kernel.repair(made)
        boxes = self._kernel.boxes(made)
        usable = np.isfinite(boxes).all(axis=1)
        usable[list(reasons)] = False
        return [
            Occupancies(made[row : row + 1], windows.take(slice(row, row + 1)), boxes[row : row + 1])
            if usable[row]
            else None
            for row in range(len(geometries))
        ]

    def _follow(self, name: str, layer: QgsVectorLayer) -> None:
        for signal, slot in (
            (layer.featureAdded, lambda fid: self._read_again(name, [fid])),
            (layer.featureDeleted, lambda fid: self._read_again(name, [fid])),
            (layer.geometryChanged, lambda fid, _geometry: self._read_again(name, [fid])),
            (layer.attributeValueChanged, lambda fid, _place, _value: self._read_again(name, [fid])),
            (
                layer.committedFeaturesAdded,
                lambda _layer, features: self._read_again(name, [one.id() for one in features]),
            ),
            (layer.afterCommitChanges, lambda: self._settle(name)),
            (layer.afterRollBack, lambda: self._settle(name)),
        ):
            signal.connect(slot)
            self._connections.append((signal, slot))
        for signal in (layer.dataSourceChanged, layer.subsetStringChanged):
            signal.connect(self.reload)
            self._connections.append((signal, self.reload))

    def _settle(self, name: str) -> None:
        """Read again what was edited, now that it is saved or thrown away: unsaved features are gone."""
        touched, self._touched[name] = self._touched[name], set()
        self._read_again(name, touched)
        self._touched[name].clear()

    def _read_again(self, name: str, fids: Iterable[int]) -> None:
        """Bring entries and index up to date for some features, which may be gone."""
        fids = set(fids)
        if not fids:
            return
        changed = {(name, fid) for fid in fids}
        self._touched[name] |= fids
        found: dict[int, QgsFeature] = {
            feature.id(): feature
            for feature in self.layers[name].getFeatures(self._request(name).setFilterFids(list(fids)))
        }
        for fid in fids:
            key = (name, fid)
            if fid not in found:
                self.entries.pop(key, None)
                occupancy = None
            else:
                entry = entry_of(OCCUPYING[name], found[fid])
                self.entries[key] = entry
                (occupancy,) = self._occupancies([found[fid].geometry()], [entry.taken_from], [entry.taken_until])
                occupancy = occupancy if entry.counts else None
            if occupancy is not None:
                self._index.put(key, occupancy)
            elif key in self._index:
                self._index.remove(key)
        for fid in fids:
            changed |= self._pair_again((name, fid))
        self.entries_changed.emit(changed)
