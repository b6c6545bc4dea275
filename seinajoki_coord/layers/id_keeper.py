"""No identifier twice: copies, pasted features and split parts get one of their own, and are from no source."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsFeatureRequest, QgsVectorLayerUndoCommandChangeAttribute
from qgis.PyQt.QtCore import QObject

from .attribute import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qgis.core import QgsFeature, QgsVectorLayer

    Values = tuple[object, ...]

_IDENTITY = ("id",)
_ORIGIN = ("source", "source_id")


class IdKeeper(QObject):
    """
    Gives each unsaved feature of a layer a fresh identifier when its own is empty or stands in the layer already.

    QGIS copies all attributes when it splits, duplicates or pastes; source and identifier in the source are emptied
    where another feature has both. This becomes part of the feature as it was added, in the same undo step; one that
    is redone gets the same identifier again. ``parent`` keeps the keeper.
    """

    def __init__(self, layer: QgsVectorLayer, parent: QObject | None = None) -> None:
        """Watch a layer until `stop`."""
        super().__init__(parent)
        self._layer = layer
        self._added: list[int] = []
        self._given: dict[int, str] = {}
        self._stack = layer.undoStack()
        layer.featureAdded.connect(self._remember)
        layer.afterCommitChanges.connect(self._forget)
        layer.afterRollBack.connect(self._forget)
        # Said when a whole edit command stands on the stack, or a step was done again: between two commands.
        self._stack.indexChanged.connect(self._mend)

    def stop(self) -> None:
        """Watch the layer no longer."""
        self._layer.featureAdded.disconnect(self._remember)
        self._layer.afterCommitChanges.disconnect(self._forget)
        self._layer.afterRollBack.disconnect(self._forget)
        self._stack.indexChanged.disconnect(self._mend)

    def _remember(self, fid: int) -> None:
        # Another command cannot be pushed here: the one that adds this feature is not on the stack yet.
        if fid < 0:
            self._added.append(fid)

    def _forget(self) -> None:
        self._added.clear()
        self._given.clear()

    def _mend(self) -> None:
        added, self._added = self._added, []
        buffer = self._layer.editBuffer()
        if not added or buffer is None:
            return
        features = buffer.addedFeatures()
        fids = [fid for fid in dict.fromkeys(added) if fid in features]
        for fid in self._doubled(_IDENTITY, fids, features):
            self._put(fid, _IDENTITY[0], features[fid], self._given.setdefault(fid, str(uuid.uuid4())))
        # A copy did not come from the source: an import would else update it along with the original.
        for fid in self._doubled(_ORIGIN, fids, features):
            for name in _ORIGIN:
                self._put(fid, name, features[fid], None)

    def _put(self, fid: int, name: str, feature: QgsFeature, value: str | None) -> None:
        # Carried out beside the stack: undoing the step takes the whole feature away, identifier and all, and
        # doing it again brings it here again.
        place, buffer = self._layer.fields().lookupField(name), self._layer.editBuffer()
        QgsVectorLayerUndoCommandChangeAttribute(buffer, fid, place, value, feature[place]).redo()

    def _doubled(self, names: Sequence[str], fids: Sequence[int], features: Mapping[int, QgsFeature]) -> list[int]:
        """Return which of some features have what another of the layer has, or one before; or have no identifier."""
        fields = self._layer.fields()
        if any(fields.lookupField(name) < 0 for name in names):
            return []
        own = {fid: tuple(plain(features[fid][name]) for name in names) for fid in fids}
        seen = self._taken(names, {values for values in own.values() if values[-1]}, set(fids))
        doubled = []
        for fid, values in own.items():
            if values in seen or (not values[-1] and names is _IDENTITY):
                doubled.append(fid)
            elif values[-1]:
                seen.add(values)
        return doubled

    def _taken(self, names: Sequence[str], wanted: set[Values], but: set[int]) -> set[Values]:
        """Return which of these values other features of the layer have."""
        words = ", ".join(QgsExpression.quotedValue(str(values[-1])) for values in wanted)
        if not words:
            return set()
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes([self._layer.fields().lookupField(name) for name in names])
        request.setFilterExpression(f'"{names[-1]}" IN ({words})')
        found = (feature for feature in self._layer.getFeatures(request) if feature.id() not in but)
        return wanted & {tuple(plain(feature[name]) for name in names) for feature in found}
