"""Records of an open workspace as rules are asked about them: from its layers, with all unsaved edits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsFeatureRequest, QgsRectangle

from ..core.canonical import as_shared
from ..core.schema import AREA, RECORD_TABLES
from ..core.subject import COLUMNS, Subjects, columns_of
from .attribute import stored
from .kernel import best_kernel, straight
from .map_view import ids_by_layer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgis.core import QgsFeature, QgsVectorLayer

    from ..core.kernel import Kernel
    from ..core.rule import RuleSet
    from ..core.zone import Zone
    from .entry import Key
    from .live_workspace import LiveWorkspace

_ORDER = list(RECORD_TABLES)
_ID = COLUMNS.index("id")


@dataclass(frozen=True)
class Own:
    """A record as it would be, in place of what its layer holds: its columns and its ground; without a key it is new."""

    kind: str
    key: Key | None
    values: Mapping[str, Any]
    ground: object


def live_subjects(
    kernel: Kernel,
    zone: Zone,
    live: LiveWorkspace,
    layers: Mapping[str, QgsVectorLayer],
    near: Sequence[Key],
    box: QgsRectangle,
    own: Own | None = None,
) -> Subjects:
    """
    Read the records that are near, and the areas about them, in the order in which a check reads them.

    The grounds of the records are those that the live index holds repaired, on the grid of a check. The column ``fid`` has
    the features' ids.
    """
    known = dict(_read(layers, near))
    grounds = _on_grid(kernel, live, list(known))
    rows = [(key, values, ground) for (key, values), ground in zip(known.items(), grounds)]
    if own is not None:
        (ground,) = _shared(kernel, [own.ground])
        rows.append((own.key or (own.kind, None), [own.values.get(name) for name in COLUMNS], ground))
    if AREA.name in layers:
        rows += _areas(kernel, layers[AREA.name], box)
    rows.sort(key=lambda row: (_ORDER.index(row[0][0]), row[1][_ID] or ""))
    columns = dict(zip(COLUMNS, zip(*(values for _, values, _ in rows)))) if rows else dict.fromkeys(COLUMNS, ())
    columns["kind"], columns["fid"] = ([key[part] for key, _, _ in rows] for part in (0, 1))
    geometries = np.full(len(rows), None, object)
    geometries[:] = [ground for _, _, ground in rows]
    return Subjects.of(kernel, columns, geometries, zone)[0]


def _on_grid(kernel: Kernel, live: LiveWorkspace, keys: Sequence[Key]) -> list[object]:
    """Return the grounds of records on the grid of a check; each is put there once, as long as it is the same."""
    shapes, kept = [live.shape(key) for key in keys], live.on_grid
    new = [place for place, key in enumerate(keys) if key not in kept or kept[key][0] is not shapes[place]]
    for place, ground in zip(new, _shared(kernel, [shapes[place] for place in new])):
        kept[keys[place]] = shapes[place], ground
    return [kept[key][1] for key in keys]


def _shared(kernel: Kernel, grounds: Sequence[object]) -> np.ndarray:
    shapes = np.full(len(grounds), None, object)
    shapes[:] = grounds
    made = kernel.read([as_shared(one) for one in kernel.write(shapes)])
    kernel.repair(made)
    return made


def around(live: LiveWorkspace, rules: RuleSet, near: Sequence[Key], box: QgsRectangle) -> QgsRectangle:
    """Return where areas count beside some records: in the box, and about them if a rule asks what they lie inside."""
    out = QgsRectangle(box)
    if any(side.inside for rule in rules.rules for side in (rule.first, rule.second)):
        shapes = np.full(len(near), None, object)
        shapes[:] = [live.shape(key) for key in near]
        for one in best_kernel().boxes(shapes).tolist():
            out.combineExtentWith(QgsRectangle(*one))
    return out


def values_of(kind: str, feature: QgsFeature) -> dict[str, Any]:
    """Return the columns of a feature as rules ask for them."""
    return {name: stored(feature[field]) for name, field in columns_of(kind).items()}


def _read(layers: Mapping[str, QgsVectorLayer], keys: Sequence[Key]) -> Iterator[tuple[Key, list[Any]]]:
    for kind, fids in ids_by_layer(keys).items():
        request = QgsFeatureRequest().setFilterFids(list(fids)).setFlags(QgsFeatureRequest.Flag.NoGeometry)
        yield from ((key, values) for key, values, _ in _features(kind, layers[kind], request))


def _areas(kernel: Kernel, layer: QgsVectorLayer, box: QgsRectangle) -> list[tuple[Key, list[Any], object]]:
    found = list(_features(AREA.name, layer, QgsFeatureRequest().setFilterRect(box)))
    grounds = [feature.geometry() for _, _, feature in found]
    made = kernel.read([None if one.isNull() else as_shared(straight(one).asWkb().data()) for one in grounds])
    kernel.repair(made)
    return [(key, values, ground) for (key, values, _), ground in zip(found, made)]


def _features(
    kind: str, layer: QgsVectorLayer, request: QgsFeatureRequest
) -> Iterator[tuple[Key, list[Any], QgsFeature]]:
    fields = columns_of(kind)
    places = [layer.fields().lookupField(fields.get(name, "")) for name in COLUMNS]
    request.setSubsetOfAttributes([place for place in places if place >= 0])
    for feature in layer.getFeatures(request):
        held = feature.attributes()
        yield (kind, feature.id()), [stored(held[place]) if place >= 0 else None for place in places], feature
