"""The register of a workspace as the dock needs it: from its file, or through its layers where it lies in a database."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsFeature, QgsFeatureRequest, QgsVectorLayerUtils
from qgis.PyQt.QtCore import QDateTime

from ..core.assessment import FIELDS, SUMMARY, Decision, Verdict, decided, summaries
from ..core.error import DatabaseError, WorkspaceError
from ..core.moment import format_moments
from ..core.zone import MINUTE
from ..workspace import assessment as store
from ..workspace.assessment import REGISTER, Register
from ..workspace.workspace import Workspace
from .attribute import fitting, stored
from .open_layer import by_ids, reload_layers
from .zone import zone_named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from qgis.core import QgsVectorLayer

    from .open_workspace import OpenWorkspace

_TABLES = ("overlap", "assessment")
_TRIES = 4


def wall_clock(time_zone: str) -> str:
    """Return what the clock on the wall of a zone shows now, ``YYYY-MM-DDTHH:MM``."""
    now = np.array([QDateTime.currentMSecsSinceEpoch() * 1000], np.int64)
    return format_moments(zone_named(time_zone).walls(now) // MINUTE * MINUTE)[0] or ""


def read_register(opened: OpenWorkspace) -> Register:
    """Return overlaps and decisions. Raises CoordError where they cannot be read; a file that is locked is not waited for."""
    if isinstance(opened.workspace, Workspace):
        return store.read_register(opened.workspace, patience=0)
    overlaps, decisions = (_rows(_layer(opened, name), names) for name, names in zip(_TABLES, (REGISTER, FIELDS)))
    return Register(overlaps, [Decision(**row) for row in decisions], opened.workspace.party_id)


def decide(opened: OpenWorkspace, shown: Mapping[str, str], verdict: Verdict) -> list[str]:
    """
    Let a party decide on overlaps as they were ``shown`` (fingerprints by id) and return the ids of the decisions.

    Raises CoordError where that is refused.
    """
    _refuse_unsaved(opened)
    if isinstance(opened.workspace, Workspace):
        made = store.decide(opened.workspace, shown, verdict)
        reload_layers(register_layers(opened))
        return made
    overlap, assessment = _layer(opened, "overlap"), _layer(opened, "assessment")
    new = decided(verdict, shown, _rows(overlap, REGISTER, shown), _decisions(opened))
    _write(assessment, assessment.dataProvider().addFeatures([_feature(assessment, one) for one in new])[0])
    _summarise(opened, shown, verdict.now)
    return [one.id for one in new]


def withdraw(opened: OpenWorkspace, decision_ids: Sequence[str], now: str) -> None:
    """Take decisions back. Raises CoordError where that is refused."""
    _refuse_unsaved(opened)
    if isinstance(opened.workspace, Workspace):
        store.withdraw(opened.workspace, decision_ids, now)
        reload_layers(register_layers(opened))
        return
    layer = _layer(opened, "assessment")
    gone = list(layer.getFeatures(by_ids(decision_ids)))
    _write(layer, layer.dataProvider().deleteFeatures([one.id() for one in gone]))
    _summarise(opened, {str(one["overlap_id"]) for one in gone}, now)


def _summarise(opened: OpenWorkspace, overlap_ids: Collection[str], now: str) -> None:
    """Write what the overlaps now say of their assessment."""
    layer, names = _layer(opened, "overlap"), {}
    if "party" in opened.layers:
        names = {row["id"]: row["name"] for row in _rows(opened.layers["party"], ("id", "name"))}
    places = {str(one["id"]): one.id() for one in layer.getFeatures(by_ids(overlap_ids))}
    fields = layer.fields()
    for _ in range(_TRIES):
        changes = {
            places[row["id"]]: {fields.lookupField(name): row[name] for name in SUMMARY}
            for row in summaries(_rows(layer, REGISTER, overlap_ids), _decisions(opened), names, now, overlap_ids)
        }
        if not changes:
            break
        # Another party may have decided since its decisions were read: who writes last looks again.
        _write(layer, layer.dataProvider().changeAttributeValues(changes))
    reload_layers(register_layers(opened))


def _decisions(opened: OpenWorkspace) -> list[Decision]:
    return [Decision(**row) for row in _rows(_layer(opened, "assessment"), FIELDS)]


def _rows(layer: QgsVectorLayer, names: Sequence[str], ids: Iterable[str] | None = None) -> list[dict[str, Any]]:
    request = QgsFeatureRequest() if ids is None else by_ids(ids)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry).setSubsetOfAttributes(list(names), layer.fields())
    return [{name: stored(feature[name]) for name in names} for feature in layer.getFeatures(request)]


def _feature(layer: QgsVectorLayer, decision: Decision) -> QgsFeature:
    fields = layer.fields()
    values = {name: value for name, value in asdict(decision).items() if value is not None}
    places: Mapping[int, object] = {
        fields.lookupField(name): fitting(fields.at(fields.lookupField(name)), value) for name, value in values.items()
    }
    return QgsVectorLayerUtils.createFeature(layer, QgsFeature().geometry(), dict(places))


def register_layers(opened: OpenWorkspace) -> list[QgsVectorLayer]:
    """Return the layers of a workspace that hold its register, as far as they stand open."""
    return [opened.layers[name] for name in _TABLES if name in opened.layers]


def _layer(opened: OpenWorkspace, name: str) -> QgsVectorLayer:
    if name not in opened.layers:
        raise WorkspaceError(
            "The table {table} of {path} does not stand open.", table=name, path=opened.workspace.place
        )
    return opened.layers[name]


def _refuse_unsaved(opened: OpenWorkspace) -> None:
    for layer in register_layers(opened):
        if layer.isModified():
            raise WorkspaceError("The layer {name} has unsaved edits. Save or discard them first.", name=layer.name())


def _write(layer: QgsVectorLayer, is_written: bool) -> None:
    if not is_written:
        reasons = layer.dataProvider().errors()
        layer.dataProvider().clearErrors()
        raise DatabaseError("The shared database did not take it: {reason}", reason=" ".join(reasons[-1:]) or "?")
