"""What single records of an open workspace hold, for sentences that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeatureRequest

from .live_subjects import values_of
from .open_layer import by_ids

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsVectorLayer


class RecordValues:
    """Reads the records that are asked for, each once: what changes afterwards is not seen."""

    def __init__(self, layers: Mapping[str, QgsVectorLayer]) -> None:
        """Read from layers by table."""
        self._layers = layers
        self._held: dict[str, Mapping[str, Any] | None] = {}

    def of(self, kind: str, identifier: str) -> Mapping[str, Any] | None:
        """Return the columns of a record as rules ask for them; None where it is not there."""
        if identifier not in self._held:
            self._held[identifier] = self._read(kind, identifier)
        return self._held[identifier]

    def _read(self, kind: str, identifier: str) -> Mapping[str, Any] | None:
        if kind not in self._layers:
            return None
        request = by_ids([identifier]).setFlags(QgsFeatureRequest.Flag.NoGeometry)
        return next((values_of(kind, one) for one in self._layers[kind].getFeatures(request)), None)
