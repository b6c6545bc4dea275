"""Free dates from the open layers: the same as from all that is in the file, however little of it is read."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsGeometry

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.slot_draft import Draft
from seinajoki_coord.layers.kernel import QgisKernel
from seinajoki_coord.layers.live_workspace import LiveWorkspace
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.layers.slot import SlotQuestion, suggest
from seinajoki_coord.layers.slot_live import live_offers
from seinajoki_coord.layers.zone import zone_named
from seinajoki_coord.workspace.records import read_records
from seinajoki_coord.workspace.rule_set import presets
from seinajoki_coord.workspace.subjects import subjects_of
from seinajoki_coord.workspace.workspace import new_workspace, open_workspace

from .live_case import Desk, add_any, box

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from seinajoki_coord.core.rule import RuleSet
    from seinajoki_coord.layers.entry import Key
    from seinajoki_coord.layers.slot import SlotOffer

ZONE = "Europe/Helsinki"
INSIDE = {
    "name": "inside", "version": 1, "title": {"en": "Inside"}, "source": "-",
    "rules": [{
        "id": "inside", "first": {"kinds": ["work"], "inside": ["plan"]}, "second": {"kinds": ["event"]},
        "outcome": "conflict", "severity": "low", "sentence": {"en": "{first} {second}"},
    }],
}  # fmt: skip

TIMES = {
    "name": "times", "version": 1, "title": {"en": "Times"}, "source": "-",
    "rules": [
        {
            "id": f"rule-{number}", "first": {"kinds": ["event", "area"]}, "second": {"kinds": ["work"]}, "time": time,
            "outcome": "conflict", "severity": "low", "sentence": {"en": "{first} {second}"},
        }
        for number, time in enumerate([
            {"apart_months": 60, "order": "first_before_second"}, {"within_months": 1}, "apart", "any", "shared",
        ])
    ],
}  # fmt: skip

TIMED = [str(one["id"]) for one in TIMES["rules"]]


def of_one_time(name: str) -> dict[str, object]:
    """Return the rule set with one of its rules only."""
    return {**TIMES, "rules": [one for one in TIMES["rules"] if one["id"] == name]}


@pytest.fixture
def desk(qgis_app: object, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "town.gpkg"
    with new_workspace(path, "EPSG:3877", ZONE):
        pass
    desk = Desk(path)
    yield desk
    desk.close()


def offers(desk: Desk, key: Key, question: SlotQuestion, rules: RuleSet) -> list[SlotOffer]:
    """Return what is offered from the layers."""
    return live_offers(desk.live, desk.layers, key, question, rules)


def from_file(desk: Desk, ids: list[str], questions: list[SlotQuestion], rules: RuleSet) -> list[list[SlotOffer]]:
    """Return what is offered for records when everything in the file is looked at."""
    kernel, zone = ShapelyKernel(), zone_named(ZONE)
    subjects, _ = subjects_of(read_records(open_workspace(desk.path)), kernel, zone)
    found = []
    for one, question in zip(ids, questions):
        row = subjects.column("id").tolist().index(one)
        found.append(suggest(kernel, subjects, Draft.of(subjects, row), question, rules, zone))
    return found


@pytest.mark.parametrize(("seed", "preset"), list(enumerate([*presets(), "seinajoki", "protected-street", *TIMED])))
def test_a_crowd_is_offered_the_same_as_if_everything_was_read(
    desk: Desk, seed: int, preset: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if seed % 3 == 2:
        for module in ("live_workspace", "slot_live"):
            monkeypatch.setattr(f"seinajoki_coord.layers.{module}.best_kernel", QgisKernel)
        desk.live.stop()
        desk.live = LiveWorkspace(open_workspace(desk.path), desk.layers)
    chance = random.Random(seed)  # noqa: S311 (chance that is the same each time)
    for _ in range(120):
        add_any(desk, chance)
    desk.save()
    for key in chance.sample(sorted(desk.live.entries), 20):
        desk.change(key, status=chance.choice(["confirmed", "cancelled"]), setup_at=None, ends_at="2026-12-01T10:00")
    rules = parse_rules(json.dumps(of_one_time(preset))) if preset in TIMED else read_rules(preset)
    keys = [key for key, entry in desk.live.entries.items() if entry.counts][:40]
    questions = []
    for key in keys:
        begin = f"202{chance.choice('5678')}-0{chance.randrange(1, 9)}-01T00:00"
        end = f"{int(begin[:4]) + chance.choice([1, 2])}{begin[4:]}"
        current = desk.live.entries[key].taken_from
        questions.append(SlotQuestion(chance.choice([4.0, 30.0, 700.0]), begin, end, 4, current))
    entries = [desk.live.entries[key] for key in keys]
    live = [offers(desk, key, question, rules) for key, question in zip(keys, questions)]
    desk.save()
    expected = from_file(desk, [one.id for one in entries], questions, rules)
    for entry, question, found, wanted in zip(entries, questions, live, expected):
        assert found == wanted, (entry, question)
    met = {one for found in expected for offer in found for one in offer.met}
    lasting = {one for found in expected for offer in found for one in offer.lasting}
    assert met | lasting or preset in {"clash-opportunity", "lead-lag"}


def test_a_work_that_ended_long_ago_is_in_the_way_while_its_guarantee_lasts(desk: Desk) -> None:
    times = {"starts_at": "2020-01-01T00:00", "ends_at": "2020-06-01T00:00", "status": "completed"}
    desk.add("work", box(0, 0), title="paving", work_type="street_work", guarantee_days=3000, **times)
    desk.add("work", box(0, 0), title="old paving", work_type="street_work", guarantee_days=700, **times)
    key = desk.add("work", box(5, 0), title="pipe", work_type="gas")
    found = offers(desk, key, SlotQuestion(24, "2026-01-01T00:00", "2030-01-01T00:00", 1), read_rules("seinajoki"))
    assert [(one.starts_at, one.reason) for one in found] == [("2028-08-18T00:00", "Free after paving.")]
    desk.change(key, work_type="other")
    found = offers(desk, key, SlotQuestion(24, "2026-01-01T00:00", "2030-01-01T00:00", 1), read_rules("seinajoki"))
    assert [one.reason for one in found] == ["Nobody else is here in this time."]


def test_a_neighbour_counts_that_lies_inside_an_area_farther_away(desk: Desk) -> None:
    desk.add("work", box(5, 0, 500), title="long trench")
    desk.add("area", box(400, 0), name="plan", area_type="plan")
    key = desk.add("event", box(0, 0), title="fair")
    question = SlotQuestion(24, "2026-06-01T00:00", "2026-06-20T00:00", 1)
    (offer,) = offers(desk, key, question, parse_rules(json.dumps(INSIDE)))
    assert offer.reason == "Meets long trench for 17 hours."


def test_unusual_questions_have_plain_answers(desk: Desk) -> None:
    rules = read_rules("shared-ground")
    desk.add("work", box(0, 0), title="for ever", starts_at="2026-06-10T00:00", ends_at=None)
    open_ended = desk.add("event", box(5, 0), title="fair", starts_at="2026-06-01T08:00", ends_at=None)

    def said(hours: float, earliest: str, latest: str, count: int = 5) -> list[tuple[str, str]]:
        found = offers(desk, open_ended, SlotQuestion(hours, earliest, latest, count), rules)
        return [(one.starts_at, one.reason) for one in found]

    assert said(24 * 40, "2026-06-01T00:00", "2026-07-01T00:00") == [], "longer than the period"
    assert said(24, "2026-07-01T00:00", "2026-06-01T00:00") == [], "over before it may begin"
    assert said(24 * 8, "2026-06-01T00:00", "2026-07-01T00:00") == [("2026-06-01T00:00", "Free before for ever.")], (
        "fewer than asked for"
    )
    assert said(24 * 8, "2026-06-05T00:00", "2026-06-14T00:00", 1) == [
        ("2026-06-05T00:00", "Meets for ever for 72 hours.")
    ]
    assert said(24, "9998-01-01T00:00", "9999-12-31T00:00", 1)[0][1] == "Meets for ever for 24 hours."


def test_a_record_without_ground_is_offered_nothing(desk: Desk) -> None:
    key = desk.add("work", box(0, 0), title="pipe")
    desk.layers["work"].changeGeometry(key[1], QgsGeometry())
    assert offers(desk, key, SlotQuestion(24, "2026-06-01T00:00", "2026-07-01T00:00"), read_rules("seinajoki")) == []


def test_a_recurring_record_is_looked_for_as_one_stretch(desk: Desk) -> None:
    desk.add("work", box(0, 0), title="pipe", starts_at="2026-06-03T00:00", ends_at="2026-06-04T00:00")
    weekly = {"schedule": "RRULE:FREQ=WEEKLY;BYDAY=MO DURATION:PT6H", "starts_at": "2026-06-01T08:00"}
    key = desk.add("event", box(5, 0), title="market", ends_at="2026-06-15T14:00", **weekly)
    question = SlotQuestion(48, "2026-06-01T00:00", "2026-06-08T00:00", 2)
    found = offers(desk, key, question, read_rules("seinajoki"))
    assert [one.starts_at for one in found] == ["2026-06-01T00:00", "2026-06-04T00:00"]


def test_over_the_nights_when_clocks_change_the_length_is_elapsed_time(desk: Desk) -> None:
    key = desk.add("event", box(0, 0), title="fair")
    desk.add("work", box(0, 0), title="pipe", starts_at="2026-03-29T05:00", ends_at="2026-03-30T00:00")
    spring = offers(desk, key, SlotQuestion(4, "2026-03-29T00:00", "2026-03-29T06:00", 1), read_rules("seinajoki"))
    assert [(one.starts_at, one.ends_at) for one in spring] == [("2026-03-29T00:00", "2026-03-29T05:00")]
    autumn = offers(desk, key, SlotQuestion(4, "2026-10-25T00:00", "2026-10-25T04:00", 1), read_rules("seinajoki"))
    assert [(one.starts_at, one.ends_at) for one in autumn] == [("2026-10-25T00:00", "2026-10-25T03:00")]
