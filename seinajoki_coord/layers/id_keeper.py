"""No identifier twice: copies, pasted features and split parts get one of their own."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from qgis.core import QgsExpression, QgsFeatureRequest, QgsVectorLayerUndoCommandChangeAttribute
from qgis.PyQt.QtCore import QObject

from .attribute import plain

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

_FIELD = "id"


class IdKeeper(QObject):
    """
    Gives each unsaved feature of a layer a fresh identifier when its own is empty or stands in the layer already.

    QGIS copies all attributes when it splits, duplicates or pastes. The new identifier becomes part of the feature
    as it was added, in the same undo step; a feature that is redone gets the same one again. ``parent`` keeps it.
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
        place = self._layer.fields().lookupField(_FIELD)
        buffer = self._layer.editBuffer()
        if not added or place < 0 or buffer is None:
            return
        own = {fid: plain(feature[place]) for fid, feature in buffer.addedFeatures().items()}
        wanted = [fid for fid in dict.fromkeys(added) if fid in own]
        seen = self._taken({own[fid] for fid in wanted}, set(wanted))
        for fid in wanted:
            value = own[fid]
            if value and value not in seen:
                seen.add(value)
                continue
            fresh = self._given.setdefault(fid, str(uuid.uuid4()))
            seen.add(fresh)
            # Carried out beside the stack: undoing the step takes the whole feature away, identifier and all, and
            # doing it again brings it here again.
            QgsVectorLayerUndoCommandChangeAttribute(buffer, fid, place, fresh, value).redo()

    def _taken(self, values: set[object], but: set[int]) -> set[object]:
        """Return which of these identifiers other features of the layer have."""
        words = ", ".join(QgsExpression.quotedValue(str(value)) for value in values if value)
        if not words:
            return set()
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        request.setSubsetOfAttributes([self._layer.fields().lookupField(_FIELD)])
        request.setFilterExpression(f'"{_FIELD}" IN ({words})')
        return {plain(feature[_FIELD]) for feature in self._layer.getFeatures(request) if feature.id() not in but}
