"""Free dates for a record of an open workspace, from its layers with all unsaved edits."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.slot_dates import Dates
from ..core.slot_draft import Draft
from ..core.slot_obstacle import Asked, asked_of, may_mean, reach_of
from ..core.subject import COLUMNS
from .entry import Draft as LiveDraft
from .kernel import best_kernel
from .live_subjects import around, live_subjects, values_of
from .slot import reached_times, suggest
from .zone import zone_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsVectorLayer

    from ..core.rule import RuleSet
    from .entry import Entry, Key
    from .live_workspace import LiveWorkspace
    from .slot import SlotOffer, SlotQuestion

_NEVER = "9999-12-31"


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
    own = LiveDraft(ground, None, None, key=key)
    shape: Any = np.full(1, live.shape(own), object)
    if ground.isEmpty() or shape[0] is None:
        return []
    kernel, zone, reach = best_kernel(), zone_named(live.workspace.time_zone), reach_of(rules)
    box = ground.boundingBox()
    box.grow(reach + 1.0)
    values = {**dict.fromkeys(COLUMNS), **values_of(key[0], feature), "kind": key[0]}
    there: set[Key] = set()
    for reach_in_time, asked in _by_reach(asked_of(rules, values)).items():
        begin, finish = reached_times(question, reach_in_time, zone)
        there.update(_near(live, LiveDraft(ground, begin, finish, key=key), reach, asked))
        there.update(_guaranteed(live, LiveDraft(ground, None, begin, key=key), reach, asked))
    near = list(there)
    subjects = live_subjects(kernel, zone, live, layers, near, around(live, rules, near, box))
    setup, clear = Dates.of(values, zone).around
    return suggest(kernel, subjects, Draft(values, shape, str(values["id"]), setup, clear), question, rules, zone)


def _by_reach(asked: set[Asked]) -> dict[tuple[int, int], list[Asked]]:
    found: dict[tuple[int, int], list[Asked]] = {}
    for one in asked:
        found.setdefault(one.reach, []).append(one)
    return found


def _near(live: LiveWorkspace, draft: LiveDraft, reach: float, asked: list[Asked]) -> list[Key]:
    """Return the records near a draft that take their ground in its time, of those that are asked for."""
    return live.would_meet(draft, distance=reach, among=lambda key: _is_meant(live.entries[key], asked))


def _guaranteed(live: LiveWorkspace, draft: LiveDraft, reach: float, asked: list[Asked]) -> list[Key]:
    """Return the records near a draft that have ended when it has, and whose guarantee has not, if that is asked for."""
    asked = [one for one in asked if one.guarantee]
    if not asked:
        return []

    def goes_on(key: Key) -> bool:
        entry = live.entries[key]
        return (
            entry.guarantee is not None
            and _guaranteed_until(entry) > str(draft.taken_until)
            and _is_meant(entry, asked)
        )

    return live.would_meet(draft, distance=reach, among=goes_on)


def _is_meant(entry: Entry, asked: list[Asked]) -> bool:
    return any(may_mean(one.records, entry.kind, entry.type, entry.status) for one in asked)


def _guaranteed_until(entry: Entry) -> str:
    """Return a text that is not before the end of a guarantee."""
    try:
        end = date.fromisoformat(str(entry.taken_until)[:10]) + timedelta(days=int(str(entry.guarantee)) + 1)
    except (ValueError, OverflowError):
        return _NEVER
    return end.isoformat()


def dates_of(entry: Entry, layers: Mapping[str, QgsVectorLayer], time_zone: str) -> Dates:
    """Return how a record is dated in its layer."""
    feature = layers[entry.kind].getFeature(entry.key[1])
    return Dates.of(values_of(entry.kind, feature), zone_named(time_zone))
