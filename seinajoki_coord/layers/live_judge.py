"""What the rules of a workspace say of one record at this moment: with all unsaved edits, or while it is drawn or moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsFeatureRequest, QgsGeometry
from qgis.PyQt.QtCore import QDateTime

from ..core.rule_judge import judge_pairs
from ..core.schema import RECORD_TABLES
from ..core.slot_obstacle import reach_of
from ..core.subject import columns_of
from .check import describe_pairs, ranker
from .entry import OCCUPYING, Draft, entry_from
from .kernel import best_kernel
from .language import tr
from .live_subjects import Own, around, live_subjects, values_of
from .zone import zone_named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from qgis.core import QgsVectorLayer

    from ..core.rule import RuleSet
    from ..core.subject import Subjects
    from .entry import Entry
    from .live_workspace import LiveWorkspace
    from .overlap_detail import Side

_PORTION = 100
"""Records that are read and judged without a pause."""
_MARGIN = 1.0
_ENTRY = (
    "id", "title", "type", "status", "party_id", "project", "certainty", "permit_ref",
    "starts_at", "ends_at", "setup_at", "cleared_at",
)  # fmt: skip
"""The columns that make an entry."""


@dataclass(frozen=True)
class Finding:
    """That one rule finds the record with another: ``overlap`` is what the check would write into its table."""

    other: Entry
    """A work, an event or an area."""
    overlap: Mapping[str, Any]


def judge_live(
    live: LiveWorkspace, layers: Mapping[str, QgsVectorLayer], side: Side, kind: str, rules: RuleSet
) -> Iterator[list[Finding]]:
    """
    Yield what a check of the workspace would find for a record if all were saved as it is now, in portions.

    Those whom it meets on the same ground at the same time come first. Nothing between two portions takes long, so
    that the window can answer; what is edited meanwhile is not seen, ask again then. ``kind`` is that of a draft
    without a key. Cancelled records are looked at by no rule, even if it names them.
    """
    kernel, zone = best_kernel(), zone_named(live.workspace.time_zone)
    ground = _ground(layers, side)
    own = _own(live, layers, side, kind) if not ground.isEmpty() else None
    if own is None or own.ground is None or own.values["status"] == "cancelled":
        return
    reach = reach_of(rules)
    near = live.would_meet(Draft(ground, None, None, key=own.key), distance=reach)
    meets = set(live.would_meet(side) if isinstance(side, Draft) else live.meets(side))
    near.sort(key=lambda key: key not in meets)
    yield []
    box = ground.boundingBox()
    box.grow(reach + _MARGIN)
    now = QDateTime.currentMSecsSinceEpoch() * 1000
    for begin in range(0, max(len(near), 1), _PORTION):
        some = near[begin : begin + _PORTION]
        about = around(live, rules, some, box)
        subjects = live_subjects(kernel, zone, live, layers, some, about, own)
        yield []
        only = _is_own(subjects, own)
        judged = judge_pairs(kernel, subjects, rules, zone, only=only)
        yield []
        found = describe_pairs(kernel, subjects, judged, rules, zone, ranker(subjects.values, zone, now))
        rows = np.where(only[judged.first], judged.second, judged.first).tolist()
        others = [_entry(subjects, row) for row in rows]
        # The areas about the record come again with each portion.
        yield [Finding(other, one.values) for other, one in zip(others, found) if begin == 0 or other.kind in OCCUPYING]


def _ground(layers: Mapping[str, QgsVectorLayer], side: Side) -> QgsGeometry:
    if isinstance(side, Draft):
        return side.geometry
    request = QgsFeatureRequest(side[1]).setNoAttributes()
    return next((QgsGeometry(one.geometry()) for one in layers[side[0]].getFeatures(request)), QgsGeometry())


def _own(live: LiveWorkspace, layers: Mapping[str, QgsVectorLayer], side: Side, kind: str) -> Own | None:
    """Return the record as it would be; None where there is none any more."""
    key = side.key if isinstance(side, Draft) else side
    if key is None:
        fields = columns_of(kind)
        values = {name: RECORD_TABLES[kind].field(field).default for name, field in fields.items()}
        values.update(title=tr("New record, being drawn"), party_id=live.workspace.new_party)
    else:
        kind = key[0]
        feature = layers[kind].getFeature(key[1])
        if not feature.isValid():
            return None
        values = values_of(kind, feature)
    if isinstance(side, Draft):
        values.update(side.times)
    return Own(kind, key, values, live.shape(side))


def _entry(subjects: Subjects, row: int) -> Entry:
    key = subjects.column("kind")[row], subjects.column("fid")[row]
    return entry_from(key, [subjects.column(name)[row] for name in _ENTRY])


def _is_own(subjects: Subjects, own: Own) -> np.ndarray:
    fid = own.key[1] if own.key is not None else None
    rows = zip(subjects.column("kind").tolist(), subjects.column("fid").tolist())
    return np.array([row == (own.kind, fid) for row in rows], bool)
