"""What a shared database did not take, although QGIS says that it was saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsFeature, QgsFeatureRequest, QgsGeometry
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..core.error import sentence
from .attribute import stored
from .language import tr
from .open_layer import by_ids

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from qgis.core import QgsVectorLayer

    from .entry import Entry

_AT_ONCE = 500
_FOREIGN = sentence("This belongs to another party; only that party or an administrator may change it.")
"""As the server says it."""


@dataclass(frozen=True)
class Refused:
    """A record as the server has it (as it was, where it is gone there), of which a change was not taken."""

    id: str
    title: str
    party_id: str | None
    is_gone: bool = False


class SaveCheck(QObject):
    """
    Looks after each save of a layer whether the server has what was saved.

    The server refuses aloud what is another party's, but a row that the login does not see (any more) is left out by
    row-level security without a word, and QGIS counts it as saved. The server raises the version of each row that it
    does change. New records need no look: refused, they fail.
    """

    refused = pyqtSignal(object)
    """A list of `Refused`."""

    def __init__(
        self,
        layer: QgsVectorLayer,
        title_field: str,
        last_seen: Callable[[int], Entry | None],
        parent: QObject | None = None,
    ) -> None:
        """Follow a layer until `stop`; ``last_seen`` tells of a feature that the server may have no more."""
        super().__init__(parent)
        self._layer, self._title_field, self._last_seen = layer, title_field, last_seen
        self._before: dict[int, tuple[str, Any, Refused]] = {}
        self._saved: dict[int, dict[int, object]] = {}
        self._shapes: dict[int, QgsGeometry] = {}
        self._removed: set[int] = set()
        # Also a save that fails in its second half has saved the first.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.check)
        self._connections = (
            (layer.beforeCommitChanges, self._note),
            (layer.committedAttributeValuesChanges, self._take_values),
            (layer.committedGeometriesChanges, self._take_shapes),
            (layer.committedFeaturesRemoved, self._take_removed),
        )
        for signal, slot in self._connections:
            signal.connect(slot)

    def stop(self) -> None:
        """Follow the layer no longer."""
        self._soon.stop()
        for signal, slot in self._connections:
            signal.disconnect(slot)

    def check(self) -> None:
        """Compare what was saved since the last look, and say what the server did not take."""
        self._soon.stop()
        fids = (set(self._saved) | set(self._shapes) | self._removed) & set(self._before)
        now = {
            str(one["id"]): one for one in self._read([self._before[fid][0] for fid in fids if self._before[fid][0]])
        }
        found = []
        for fid in sorted(fids):
            key, version, record = self._before[fid]
            feature = now.get(key)
            if fid in self._removed:
                if feature is not None:
                    found.append(record)
            elif feature is None:
                found.append(Refused(record.id, record.title, record.party_id, is_gone=True))
            elif stored(feature["row_version"]) == version and self._differs(fid, feature):
                found.append(record)
        for kept in (self._before, self._saved, self._shapes, self._removed):
            kept.clear()
        if found:
            self.refused.emit(found)

    def _differs(self, fid: int, feature: QgsFeature) -> bool:
        values = self._saved.get(fid, {})
        if any(stored(feature[place]) != stored(value) for place, value in values.items()):
            return True
        return fid in self._shapes and not feature.geometry().equals(self._shapes[fid])

    def _note(self, *_: object) -> None:
        """Remember what the server has of the records about to be saved."""
        buffer = self._layer.editBuffer()
        if buffer is None:
            return
        fids = {*buffer.changedAttributeValues(), *buffer.changedGeometries(), *buffer.deletedFeatureIds()}
        self._before = {}
        for fid in fids:
            entry = self._last_seen(fid)
            known = Refused(entry.id, entry.title, entry.party_id) if entry is not None else Refused("", "", None)
            self._before[fid] = (known.id, None, known)
        request = QgsFeatureRequest().setFilterFids(list(fids)).setFlags(QgsFeatureRequest.Flag.NoGeometry)
        for feature in self._layer.dataProvider().getFeatures(request) if fids else ():
            fields = feature.fields()
            party = stored(feature["party_id"]) if fields.lookupField("party_id") >= 0 else None
            record = Refused(str(feature["id"]), str(stored(feature[self._title_field]) or ""), party)
            self._before[feature.id()] = (record.id, stored(feature["row_version"]), record)

    def _read(self, keys: Sequence[str]) -> Iterable[QgsFeature]:
        """Read records from the server by their identifiers: a feature's number can be another after a save."""
        for start in range(0, len(keys), _AT_ONCE):
            yield from self._layer.dataProvider().getFeatures(by_ids(keys[start : start + _AT_ONCE]))

    def _take_values(self, _layer: str, values: dict[int, dict[int, object]]) -> None:
        self._saved.update(values)
        self._soon.start(0)

    def _take_shapes(self, _layer: str, shapes: dict[int, QgsGeometry]) -> None:
        self._shapes.update(shapes)
        self._soon.start(0)

    def _take_removed(self, _layer: str, fids: Iterable[int]) -> None:
        self._removed.update(fids)
        self._soon.start(0)


def commit_reason(errors: Sequence[str]) -> str:
    """Return why a save failed, of the lines that QGIS gives; what the rights forbid in words of our own."""
    said = "\n".join(errors)
    if "row-level security" in said or _FOREIGN in said:
        return tr(_FOREIGN)
    # The first lines name what failed; the rest only counts.
    return " ".join(errors[:2])
