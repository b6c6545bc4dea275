"""What the rules say of a record while it is edited is what a check finds once it is saved."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import QgsGeometry

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.layers.entry import Draft
from seinajoki_coord.layers.kernel import QgisKernel
from seinajoki_coord.layers.live_judge import judge_live
from seinajoki_coord.layers.live_workspace import LiveWorkspace
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.layers.sample import add_sample
from seinajoki_coord.workspace.rule_set import presets
from seinajoki_coord.workspace.workspace import new_workspace, open_workspace

from .live_case import JUNE, NAMES, Desk, add_any, any_ground, any_times, box, same

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def sample(qgis_app: object, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "sample.gpkg"
    with new_workspace(path, "EPSG:3877", "Europe/Helsinki") as draft:
        add_sample(draft, ShapelyKernel())
    desk = Desk(path)
    yield desk
    desk.close()


@pytest.fixture
def empty(qgis_app: object, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "town.gpkg"
    with new_workspace(path, "EPSG:3877", "Europe/Helsinki"):
        pass
    desk = Desk(path)
    yield desk
    desk.close()


@pytest.mark.parametrize("preset", presets())
def test_of_each_record_of_the_sample_the_same_is_said_as_by_the_check(sample: Desk, preset: str) -> None:
    rules = read_rules(preset)
    checked = sample.checked(rules)
    assert checked
    for key, entry in sample.live.entries.items():
        same(sample.said(key, rules), checked.get(entry.id, []))


@pytest.mark.parametrize("seed", range(6))
def test_unsaved_edits_of_a_crowd_count_as_if_they_were_saved(
    empty: Desk, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    if seed % 3 == 2:
        for module in ("live_judge", "live_workspace", "overlap_detail"):
            monkeypatch.setattr(f"seinajoki_coord.layers.{module}.best_kernel", QgisKernel)
        empty.live.stop()
        empty.live = LiveWorkspace(open_workspace(empty.path), empty.layers)
    chance = random.Random(seed)  # noqa: S311 (chance that is the same each time)
    for _ in range(90):
        add_any(empty, chance)
    empty.save()
    for _ in range(25):
        key = chance.choice(list(empty.live.entries))
        edit = chance.randrange(5)
        if edit == 0:
            add_any(empty, chance)
        elif edit == 1:
            empty.move(key, any_ground(chance))
        elif edit == 2:
            empty.change(key, status=chance.choice(["cancelled", "completed", "confirmed", "draft"]))
        elif edit == 3:
            empty.change(key, **any_times(chance), certainty=chance.choice(["fixed", "window"]))
        else:
            empty.layers[key[0]].startEditing()
            empty.layers[key[0]].deleteFeature(key[1])
    rules = read_rules(chance.choice(["seinajoki", "gipod", "protected-street", "clash-opportunity", "lead-lag"]))
    said = {entry.id: empty.said(key, rules) for key, entry in empty.live.entries.items()}
    empty.save()
    checked = empty.checked(rules)
    assert sum(map(len, checked.values())) > 30
    for one, found in said.items():
        same(found, checked.get(one, []))


def test_of_a_record_that_is_drawn_or_moved_the_same_is_said_as_once_it_is_there(empty: Desk) -> None:
    rules = read_rules("seinajoki")
    empty.add("event", box(0, 0), title="fair", expected_attendance=9000)
    empty.add("area", box(-20, 0), name="street", area_type="access_route")
    draft = Draft(box(-15, 5, 20), "2026-06-10T08:00", "2026-06-12T08:00")
    drawn = empty.said(draft, rules, "work")
    assert [row[NAMES.index("rule")] for row in drawn] == ["access-route", "work-event"]
    times = {"starts_at": draft.taken_from, "ends_at": draft.taken_until}
    key = empty.add("work", box(-15, 5, 20), title="New record, being drawn", **times)
    there = empty.said(key, rules)
    ids = [NAMES.index("first_id"), NAMES.index("second_id")]
    same([_without(row, ids) for row in drawn], [_without(row, ids) for row in there])
    moved = {
        "setup_at": "2026-07-01T07:00",
        "starts_at": "2026-07-01T12:00",
        "ends_at": "2026-07-03T12:00",
        "cleared_at": None,
    }
    dragged = empty.said(Draft(box(-5, 5), "2026-07-01T07:00", "2026-07-03T12:00", None, key, moved), rules)
    empty.change(key, **moved)
    empty.move(key, box(-5, 5))
    same(dragged, empty.said(key, rules))
    assert len(dragged) == 1


def _without(row: tuple[Any, ...], places: list[int]) -> tuple[Any, ...]:
    return tuple(None if place in places else value for place, value in enumerate(row))


def test_many_neighbours_come_in_portions_those_that_meet_now_first_and_areas_once(empty: Desk) -> None:
    rules = read_rules("seinajoki")
    empty.add("area", box(0, 0, 50, 50), name="street", area_type="protected_street")
    for number in range(250):
        times = JUNE if number == 249 else {"starts_at": "2026-09-01T08:00", "ends_at": "2026-09-03T08:00"}
        empty.add("work", box(number / 10, 0), title=f"{number:03}", work_type="telecom", status="planned", **times)
    key = empty.add("work", box(0, 0, 50), title="own", work_type="gas", status="planned")
    portions = [one for one in judge_live(empty.live, empty.layers, key, "", rules) if one]
    assert len(portions) == 3
    by_rule = [one.overlap["rule"] for portion in portions for one in portion]
    assert {name: by_rule.count(name) for name in set(by_rule)} == {
        "work-work": 1,
        "shared-trench": 249,
        "protected-street": 1,
    }
    assert {"work-work", "protected-street"} <= {one.overlap["rule"] for one in portions[0]}
    empty.save()
    said = empty.said(next(one for one, entry in empty.live.entries.items() if entry.title == "own"), rules)
    same(said, empty.checked(rules)[next(e.id for e in empty.live.entries.values() if e.title == "own")])


def test_an_area_beyond_reach_lets_a_neighbour_in(empty: Desk) -> None:
    text = {
        "name": "inside", "version": 1, "title": {"en": "Inside"},
        "rules": [{
            "id": "inside", "first": {"kinds": ["work"], "inside": ["plan"]}, "second": {"kinds": ["event"]},
            "outcome": "notice", "severity": "low", "sentence": {"en": "{first} {second}"},
        }],
    }  # fmt: skip
    rules = parse_rules(json.dumps(text))
    key = empty.add("event", box(0, 0), title="fair")
    empty.add("work", box(5, 0, 500), title="long trench")
    assert not empty.said(key, rules)
    area = empty.add("area", box(480, 5), name="plan", area_type="plan")
    assert len(empty.said(key, rules)) == 1
    empty.layers["area"].deleteFeature(area[1])
    assert not empty.said(key, rules)


def test_records_that_take_no_ground_or_are_gone_are_found_with_nothing(empty: Desk) -> None:
    rules = read_rules("shared-ground")
    key = empty.add("work", box(0, 0), title="one")
    other = empty.add("work", box(0, 0), title="two")
    assert len(empty.said(key, rules)) == len(empty.said(other, rules)) == 1
    assert key in empty.live.on_grid
    empty.change(key, status="cancelled")
    assert not empty.said(key, rules)
    empty.change(key, status="planned", ends_at="2026-05-01T07:00")
    assert not empty.said(key, rules)
    assert not empty.said(Draft(QgsGeometry(), None, None), rules, "work")
    empty.layers["work"].deleteFeature(key[1])
    assert not empty.said(key, rules)
    assert key not in empty.live.on_grid, "nothing is kept of what is gone"
