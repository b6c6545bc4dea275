"""A workspace that stands open and is edited, and what rules say of its records: live, and when it is checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer, QgsVectorLayerUtils
from qgis.PyQt.QtCore import QDateTime

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.progress import silent
from seinajoki_coord.layers.check import check
from seinajoki_coord.layers.live_judge import judge_live
from seinajoki_coord.layers.live_workspace import LiveWorkspace
from seinajoki_coord.layers.workspace_layers import load_layers
from seinajoki_coord.workspace.records import read_records
from seinajoki_coord.workspace.register import keep_register, read_checked
from seinajoki_coord.workspace.workspace import open_workspace
from tests.processing.town import rows

if TYPE_CHECKING:
    import random
    from pathlib import Path

    from seinajoki_coord.core.rule import RuleSet
    from seinajoki_coord.layers.entry import Draft, Key

SAID = (
    "first_kind, first_id, second_kind, second_id, first_title, second_title, rule, outcome, severity, overlap_start,"
    " overlap_end, over_at, hours, distance_m, area_m2, certainty, share, occurrences, explanation, rank"
)
NAMES = SAID.split(", ")
EAST, NORTH = 23_460_000.0, 6_960_000.0
JUNE = {"starts_at": "2026-06-01T07:00", "ends_at": "2026-07-01T16:00"}


class Desk:
    """A workspace that stands open, and is edited."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.layers: dict[str, QgsVectorLayer] = load_layers(open_workspace(path))
        QgsProject.instance().addMapLayers(list(self.layers.values()))
        self.live = LiveWorkspace(open_workspace(path), self.layers)

    def add(self, kind: str, ground: QgsGeometry, **values: object) -> Key:
        """Add a record to the edit buffer; works and events take June unless told otherwise."""
        layer = self.layers[kind]
        layer.startEditing()
        filled = values if kind == "area" else {**JUNE, **values}
        fields = {layer.fields().lookupField(name): value for name, value in filled.items()}
        ground.convertToMultiType()
        feature = QgsVectorLayerUtils.createFeature(layer, ground, fields)
        assert layer.addFeature(feature)
        return kind, feature.id()

    def change(self, key: Key, **values: object) -> None:
        """Change a record in the edit buffer."""
        layer = self.layers[key[0]]
        layer.startEditing()
        for name, value in values.items():
            assert layer.changeAttributeValue(key[1], layer.fields().lookupField(name), value)

    def move(self, key: Key, ground: QgsGeometry) -> None:
        """Give a record other ground in the edit buffer."""
        self.layers[key[0]].startEditing()
        ground.convertToMultiType()
        assert self.layers[key[0]].changeGeometry(key[1], ground)

    def save(self) -> None:
        """Save all layers."""
        for layer in self.layers.values():
            assert not layer.isEditable() or layer.commitChanges(), layer.commitErrors()

    def said(self, side: Key | Draft, rules: RuleSet, kind: str = "") -> list[tuple[Any, ...]]:
        """Return what is said live of a record."""
        found = [one for portion in judge_live(self.live, self.layers, side, kind, rules) for one in portion]
        assert len({(one.overlap["rule"], one.overlap["first_id"], one.overlap["second_id"]) for one in found}) == len(
            found
        )
        return sorted((tuple(one.overlap[name] for name in NAMES) for one in found), key=repr)

    def checked(self, rules: RuleSet) -> dict[str, list[tuple[Any, ...]]]:
        """Return what a check of the file finds, by the id of each side."""
        workspace = open_workspace(self.path)
        now = QDateTime.currentMSecsSinceEpoch() * 1000
        before, records = read_checked(workspace), read_records(workspace)
        keep_register(workspace, check(records, rules, before, workspace.time_zone, now, ShapelyKernel(), silent).check)
        out: dict[str, list[tuple[Any, ...]]] = {}
        for row in rows(self.path, f"SELECT {SAID} FROM overlap WHERE assessment <> 'closed'"):
            for side in ("first_id", "second_id"):
                out.setdefault(row[NAMES.index(side)], []).append(row)
        return {one: sorted(found, key=repr) for one, found in out.items()}

    def close(self) -> None:
        """Let go of everything."""
        self.live.stop()
        for layer in self.layers.values():
            layer.rollBack()
        QgsProject.instance().clear()


def same(found: list[tuple[Any, ...]], expected: list[tuple[Any, ...]]) -> None:
    """Compare what is said, numbers as far as two builds of GEOS agree."""
    assert len(found) == len(expected), (found, expected)
    for one, other in zip(found, expected):
        for name, mine, theirs in zip(NAMES, one, other):
            is_number = isinstance(mine, float) and isinstance(theirs, (float, int))
            assert mine == (pytest.approx(theirs, abs=1e-6) if is_number else theirs), (name, one, other)


def box(east: float, north: float, width: float = 10.0, height: float = 10.0) -> QgsGeometry:
    """Return a rectangle, in metres from a place in the town."""
    west, south = EAST + east, NORTH + north
    return QgsGeometry.fromRect(QgsRectangle(west, south, west + width, south + height))


def add_any(desk: Desk, chance: random.Random) -> None:
    """Add a record of any kind to the edit buffer."""
    kind = chance.choice(["work", "work", "work", "event", "area"])
    if kind == "area":
        area_type = chance.choice(["protected_street", "access_route", "plan"])
        desk.add(kind, any_ground(chance), name=f"area {chance.random()}", area_type=area_type)
        return
    values: dict[str, object] = {"schedule": chance.choice([None, "Mo-Fr 07:00-16:00", "FREQ=WEEKLY;BYDAY=SA"])}
    if kind == "work":
        values["work_type"] = chance.choice(["street_work", "telecom", "gas", "electricity"])
        values["guarantee_days"] = chance.choice([None, 365, 900])
        values["lane_impact"] = chance.choice(["none", "both_directions_closed"])
        values["emergency"] = chance.choice([0, 0, 1])
    else:
        values["expected_attendance"] = chance.choice([None, 300, 8000])
    status = chance.choice(["planned", "planned", "completed", "in_progress", "cancelled"])
    project = chance.choice([None, None, "P"])
    certainty = chance.choice(["fixed", "fixed", "window"])
    title = f"{kind} {chance.random()}"
    desk.add(kind, any_ground(chance), title=title, status=status, project=project, certainty=certainty,
             **any_times(chance), **values)  # fmt: skip


def any_ground(chance: random.Random) -> QgsGeometry:
    """Return a square, so near to others that many meet."""
    return box(5.0 * chance.randrange(30), 5.0 * chance.randrange(12), 5.0 * chance.randrange(1, 5))


def any_times(chance: random.Random) -> dict[str, str | None]:
    """Return times within a year, some with a set-up, some without an end."""
    month, days = chance.randrange(1, 10), chance.randrange(1, 29)
    out: dict[str, str | None] = {"starts_at": f"2026-{month:02}-{days:02}T08:00", "setup_at": None}
    out["ends_at"] = None if chance.random() < 0.05 else f"2026-{month + chance.randrange(1, 4):02}-28T15:00"
    if chance.random() < 0.3:
        out["setup_at"] = f"2026-{month:02}-{days:02}T02:00"
    return out
