"""Bringing a workspace's records in: read in batches on the main thread, compared with each other in a task."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np
from qgis.core import QgsFeatureRequest, QgsTask

from ..core.error import CancelledError, WorkspaceError
from ..core.live import OverlapIndex
from ..core.overlap import Pairs, find_pairs
from .entry import OCCUPYING, entry_from, entry_of, fields_of
from .kernel import straight
from .language import tr
from .source import Columns, judge
from .stored import origin_of, stored_batches

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgis.core import QgsVectorLayer

    from ..core.kernel import Kernel
    from ..core.progress import Report
    from ..core.zone import Zone
    from .entry import Entry, Key

_BATCH = 2000
_PATIENCE = 10.0
"""Seconds to wait at most for a task that is given up; it looks up many times a second."""
_PHASES = {"geometry": (0, 40), "candidates": (40, 10), "exact": (50, 45)}
"""Where the phases of the work begin in its progress, and how much of it they are, in percent."""
_running: set[FindTask] = set()
"""QGIS forgets the Python side of a task that nobody holds."""


def record_request(name: str, layer: QgsVectorLayer) -> QgsFeatureRequest:
    """Return a request for what makes the entries of a layer, geometry included."""
    fields = layer.fields()
    return QgsFeatureRequest().setSubsetOfAttributes([fields.lookupField(one) for one in fields_of(OCCUPYING[name])])


def read_batches(layers: Mapping[str, QgsVectorLayer]) -> Iterator[list[tuple[Entry, bytes | None]]]:
    """
    Yield the records of layers, as they are now, with their grounds as WKB; for the main thread.

    A whole table of a GeoPackage without unsaved edits is read straight from the file, four times as fast; anything
    else through QGIS. A record may come twice, where the file failed in the middle: the later one counts.
    """
    for name, layer in layers.items():
        origin = origin_of(layer)
        if origin is not None and origin.is_whole_table:
            try:
                for rows in stored_batches(origin, fields_of(OCCUPYING[name]), _BATCH):
                    yield [(entry_from((name, row[0]), row[2:]), row[1]) for row in rows]
                continue
            except WorkspaceError:
                # Locked or gone: QGIS waits for it, or holds it open.
                pass
        yield from _read_features(name, layer)


def _read_features(name: str, layer: QgsVectorLayer) -> Iterator[list[tuple[Entry, bytes | None]]]:
    batch = []
    for feature in layer.getFeatures(record_request(name, layer)):
        ground = feature.geometry()
        batch.append((entry_of(OCCUPYING[name], feature), None if ground.isNull() else straight(ground).asWkb().data()))
        if len(batch) == _BATCH // 4:
            yield batch
            batch = []
    yield batch


@dataclass(frozen=True)
class Occupying:
    """Records that can meet others, as columns of equal length."""

    entries: Sequence[Entry]
    blobs: Sequence[bytes | None]


@dataclass(frozen=True)
class Found:
    """The index of all records that can be used, and who meets whom."""

    index: OverlapIndex
    partners: dict[Key, set[Key]]


def find_partners(kernel: Kernel, zone: Zone, records: Occupying, distance: float, report: Report) -> Found:
    """Find who comes within ``distance`` of whom, all at once; for any thread. Records whose time or ground cannot be used meet nothing."""
    rows = list(range(len(records.entries)))
    starts, ends = ([one.taken_from for one in records.entries], [one.taken_until for one in records.entries])
    usable = judge(kernel, Columns(rows, list(records.blobs), starts, ends, rows), zone, report)
    entries = [records.entries[row] for row in usable.ids.tolist()]
    keys = [one.key for one in entries]
    index = OverlapIndex(kernel, keys, usable.occupancies)
    pairs = _of_different_projects(find_pairs(kernel, usable.occupancies, distance=distance, report=report), entries)
    report("exact", 1.0)
    return Found(index, _partners(keys, pairs))


def _of_different_projects(pairs: Pairs, entries: Sequence[Entry]) -> Pairs:
    numbers: dict[str | None, int] = {None: -1}
    project = np.array([numbers.setdefault(one.project, len(numbers)) for one in entries], np.int64)
    apart = (project[pairs.first] != project[pairs.second]) | (project[pairs.first] < 0)
    return Pairs(pairs.first[apart], pairs.second[apart])


def _partners(keys: Sequence[Key], pairs: Pairs) -> dict[Key, set[Key]]:
    """Return the keys that each key is paired with."""
    rows, others = np.concatenate([pairs.first, pairs.second]), np.concatenate([pairs.second, pairs.first])
    order = np.argsort(rows, kind="stable")
    rows = rows[order]
    met = [keys[row] for row in others[order].tolist()]
    begins = np.flatnonzero(np.diff(rows, prepend=-1)).tolist()
    return {keys[rows[begin]]: set(met[begin:end]) for begin, end in zip(begins, [*begins[1:], len(met)])}


class FindTask(QgsTask):
    """Finds who meets whom in QGIS's list of tasks, where its progress is seen and it can be stopped."""

    def __init__(self, work: Callable[[Report], Found], done: Callable[[Found | None], None]) -> None:
        """Make a task; ``done`` is called on the main thread, with None where it was stopped or failed."""
        # The dock says by itself when it is done. QGIS before 3.26 knows no silence.
        silent = getattr(QgsTask, "Silent", None)
        flag = QgsTask.Flag.CanCancel
        super().__init__(tr("Finding overlaps"), flag if silent is None else flag | silent)
        self._work = work
        self._done: Callable[[Found | None], None] | None = done
        self._found: Found | None = None
        self._at_work = threading.Lock()
        _running.add(self)

    def run(self) -> bool:
        """Do the work, on a thread of QGIS's."""
        with self._at_work:
            try:
                self._report("geometry", 0.0)
                self._found = self._work(self._report)
            except CancelledError:
                return False
            return True

    def finished(self, result: bool) -> None:
        """Hand over what was found."""
        _running.discard(self)
        if self._done is not None:
            self._done(self._found if result else None)

    def give_up(self) -> None:
        """Stop, call nobody, and return when the thread is out of the work."""
        self._done = None
        self.cancel()
        if self._at_work.acquire(timeout=_PATIENCE):
            self._at_work.release()

    def _report(self, phase: str, share: float) -> None:
        if self.isCanceled():
            raise CancelledError
        begin, length = _PHASES.get(phase, (0, 0))
        if length:
            self.setProgress(begin + length * share)
