"""Free dates for a record of an open workspace, from its layers with all unsaved edits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsFeatureRequest

from ..core.moment import format_moments, parse_moments
from ..core.schema import AREA, WORK
from ..core.slot_obstacle import Draft, reach_in_time, reach_of
from ..core.subject import COLUMNS, Subjects, columns_of
from ..core.zone import DAY, HOUR
from .attribute import stored
from .kernel import best_kernel, straight
from .live_workspace import Draft as LiveDraft
from .map_view import ids_by_layer
from .slot import suggest
from .zone import zone_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsRectangle, QgsVectorLayer

    from ..core.kernel import Kernel
    from ..core.rule import RuleSet
    from ..core.zone import Zone
    from .entry import Entry, Key
    from .live_workspace import LiveWorkspace
    from .slot import SlotOffer, SlotQuestion

TIMES = ("setup_at", "starts_at", "ends_at", "cleared_at")


def live_offers(
    live: LiveWorkspace,
    layers: Mapping[str, QgsVectorLayer],
    key: Key,
    question: SlotQuestion,
    rules: RuleSet,
) -> list[SlotOffer]:
    """Return the offers for a record as it stands in its layer; none where its ground cannot be used."""
    feature = layers[key[0]].getFeature(key[1])
    ground = feature.geometry()
    if ground.isNull() or ground.isEmpty():
        return []
    kernel, zone, reach = best_kernel(), zone_named(live.workspace.time_zone), reach_of(rules)
    box = ground.boundingBox()
    box.grow(reach + 1.0)
    begin, finish = _period(question, rules, key[0], zone)
    near = live.would_meet(LiveDraft(ground, None, None, None, key), distance=reach)
    there = [one for one in near if _is_there(live.entries[one], begin, finish)]
    earlier = set(near).difference(there)
    there += _with_guarantee(layers, [one for one in earlier if one[0] == WORK.name])
    subjects = _subjects(kernel, zone, layers, there, box)
    made = kernel.read([straight(ground).asWkb().data()])
    kernel.repair(made)
    values: dict[str, Any] = dict.fromkeys(COLUMNS)
    for name, field in columns_of(key[0]).items():
        values[name] = stored(feature[field])
    values["kind"] = key[0]
    return suggest(kernel, subjects, Draft(values, made, str(values["id"])), question, rules, zone)


def _period(question: SlotQuestion, rules: RuleSet, kind: str, zone: Zone) -> tuple[str, str]:
    """Return as stored texts between which moments a record must take its ground to be in the way."""
    begin, finish = _ticks([question.earliest, question.latest], zone)
    reach = reach_in_time(rules, kind)
    low, high = format_moments(zone.walls(np.array([begin - reach - DAY, finish + reach + DAY], np.int64)))
    return str(low), str(high)


def _is_there(entry: Entry, begin: str, finish: str) -> bool:
    """Whether a record takes its ground between two moments; texts sort as the times do."""
    starts_in_time = entry.taken_from is None or entry.taken_from < finish
    return starts_in_time and (entry.taken_until is None or entry.taken_until > begin)


def _with_guarantee(layers: Mapping[str, QgsVectorLayer], works: list[Key]) -> list[Key]:
    """Return the works that have a guarantee, which goes on when they have ended."""
    layer = layers.get(WORK.name)
    if layer is None or not works:
        return []
    place = layer.fields().lookupField("guarantee_days")
    request = QgsFeatureRequest().setFilterFids([fid for _, fid in works]).setSubsetOfAttributes([place])
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    return [(WORK.name, one.id()) for one in layer.getFeatures(request) if stored(one[place])]


def _subjects(
    kernel: Kernel, zone: Zone, layers: Mapping[str, QgsVectorLayer], near: list[Key], box: QgsRectangle
) -> Subjects:
    """Read the records that are near, and the areas about them."""
    columns: dict[str, list[Any]] = {name: [] for name in COLUMNS}
    blobs: list[bytes | None] = []
    requests = [(name, QgsFeatureRequest().setFilterFids(list(fids))) for name, fids in ids_by_layer(near).items()]
    if AREA.name in layers:
        requests.append((AREA.name, QgsFeatureRequest().setFilterRect(box)))
    for kind, request in requests:
        fields = columns_of(kind)
        places = [layers[kind].fields().lookupField(fields.get(name, "")) for name in columns]
        request.setSubsetOfAttributes([place for place in places if place >= 0])
        for feature in layers[kind].getFeatures(request):
            values = feature.attributes()
            for column, place in zip(columns.values(), places):
                column.append(stored(values[place]) if place >= 0 else None)
            columns["kind"][-1] = kind
            blobs.append(None if feature.geometry().isNull() else straight(feature.geometry()).asWkb().data())
    geometries = kernel.read(blobs)
    kernel.repair(geometries)
    return Subjects.of(kernel, columns, geometries, zone)[0]


def taken_hours(entry: Entry, time_zone: str) -> float | None:
    """Return for how many elapsed hours a record takes its ground; None where that has no limit."""
    if entry.taken_from is None or entry.taken_until is None:
        return None
    start, end = _ticks([entry.taken_from, entry.taken_until], zone_named(time_zone))
    return (end - start) / HOUR if end > start else None


def redated(entry: Entry, offer: SlotOffer, time_zone: str) -> dict[str, str | None]:
    """
    Return the times of a record that takes an offer.

    Set-up and tear-down stay as long as they are in elapsed hours, if the offer has room for more than them.
    """
    zone = zone_named(time_zone)
    begin, finish = _ticks([offer.starts_at, offer.ends_at], zone)
    setup, clear = (
        _between(earlier, later, zone) for earlier, later in ((entry.setup, entry.starts), (entry.ends, entry.cleared))
    )
    if begin + setup >= finish - clear:
        setup = clear = 0
    live = np.array([begin + setup, finish - clear], np.int64)
    starts, ends = format_moments(zone.walls(live))
    return dict(zip(TIMES, (offer.starts_at if setup else None, starts, ends, offer.ends_at if clear else None)))


def _between(earlier: str | None, later: str | None, zone: Zone) -> int:
    if earlier is None or later is None:
        return 0
    one, two = _ticks([earlier, later], zone)
    return max(two - one, 0)


def _ticks(texts: list[str | None], zone: Zone) -> list[int]:
    """Return instants of stored texts, the first as a start and the others as ends."""
    start, end = parse_moments(texts[:1], ends=False), parse_moments(texts[1:], ends=True)
    return [
        int(zone.instants(start.ticks, ends=False)[0]),
        *zone.instants(end.ticks, ends=True).tolist(),
    ]
