"""Free dates from the open layers: the same as from all that is in the file, however little of it is read."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsGeometry

from seinajoki_coord.core.error import CoordError
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
    from collections.abc import Callable, Iterator
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


def from_file(desk: Desk, ids: list[str], questions: list[SlotQuestion], rules: RuleSet) -> list[list[SlotOffer] | str]:
    """Return what is offered for records when everything in the file is looked at."""
    kernel, zone = ShapelyKernel(), zone_named(ZONE)
    subjects, _ = subjects_of(read_records(open_workspace(desk.path)), kernel, zone)
    found = []
    for one, question in zip(ids, questions):
        row = subjects.column("id").tolist().index(one)
        draft = Draft.of(subjects, row)
        found.append(
            or_why_not(lambda draft=draft, question=question: suggest(kernel, subjects, draft, question, rules, zone))
        )
    return found


def or_why_not(ask: Callable[[], list[SlotOffer]]) -> list[SlotOffer] | str:
    """Return what is offered, or why nothing can be."""
    try:
        return ask()
    except CoordError as error:
        return str(error)


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
        hours, by_days = chance.choice([4.0, 30.0, 700.0]), chance.random() < 0.5
        questions.append(SlotQuestion(hours, begin, end, 4, current, by_days=by_days))
    entries = [desk.live.entries[key] for key in keys]
    live = [
        or_why_not(lambda key=key, question=question: offers(desk, key, question, rules))
        for key, question in zip(keys, questions)
    ]
    desk.save()
    expected = from_file(desk, [one.id for one in entries], questions, rules)
    for entry, question, found, wanted in zip(entries, questions, live, expected):
        assert found == wanted, (entry, question)
    offered = [offer for found in expected if not isinstance(found, str) for offer in found]
    met = {one for offer in offered for one in offer.met}
    lasting = {one for offer in offered for one in offer.lasting}
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


def test_what_recurs_is_moved_as_a_whole_and_each_of_its_times_is_judged(desk: Desk) -> None:
    desk.add("work", box(0, 0), title="pipe", starts_at="2026-06-22T00:00", ends_at="2026-06-23T00:00")
    desk.add("work", box(0, 0), title="between", starts_at="2026-06-02T00:00", ends_at="2026-06-06T00:00")
    rule = "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260622 EXDATE:20260608 DURATION:PT6H"
    dates = {"schedule": rule, "starts_at": "2026-06-01T08:00", "ends_at": "2026-06-22T14:00"}
    key = desk.add("event", box(5, 0), title="market", **dates)
    question = SlotQuestion(48, "2026-05-01T00:00", "2026-07-31T00:00", 2, dates["starts_at"])
    earlier, later = offers(desk, key, question, read_rules("seinajoki"))
    assert (earlier.starts_at, earlier.ends_at) == ("2026-05-25T08:00", "2026-06-15T14:00")
    assert earlier.reason == "The smallest shift: 7 days earlier. Free each of its 3 times."
    assert later.reason == "Shift: 14 days later. Free each of its 3 times.", "its exception moved along"
    assert later.fields == {
        "setup_at": None, "starts_at": "2026-06-15T08:00", "ends_at": "2026-07-06T14:00", "cleared_at": None,
        "schedule": "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260706 EXDATE:20260622 DURATION:PT6H",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("schedule", "ends", "why"),
    [
        ("RRULE:FREQ=MONTHLY;BYDAY=1SA", "2026-12-01T14:00", "by months"),
        ("RRULE:FREQ=WEEKLY;BYMONTH=6", "2026-12-01T14:00", "by months"),
        ("RRULE:FREQ=WEEKLY;BYDAY=SA", None, "has no end"),
    ],
)
def test_what_recurs_in_a_way_that_no_shift_keeps_is_refused(
    desk: Desk, schedule: str, ends: str | None, why: str
) -> None:
    key = desk.add("event", box(5, 0), title="market", schedule=schedule, starts_at="2026-06-06T08:00", ends_at=ends)
    with pytest.raises(CoordError, match=why):
        offers(desk, key, SlotQuestion(24, "2026-05-01T00:00", "2026-07-31T00:00"), read_rules("seinajoki"))


def test_over_the_nights_when_clocks_change_the_length_is_elapsed_time(desk: Desk) -> None:
    key = desk.add("event", box(0, 0), title="fair")
    desk.add("work", box(0, 0), title="pipe", starts_at="2026-03-29T05:00", ends_at="2026-03-30T00:00")
    spring = offers(desk, key, SlotQuestion(4, "2026-03-29T00:00", "2026-03-29T06:00", 1), read_rules("seinajoki"))
    assert [(one.starts_at, one.ends_at) for one in spring] == [("2026-03-29T00:00", "2026-03-29T05:00")]
    autumn = offers(desk, key, SlotQuestion(4, "2026-10-25T00:00", "2026-10-25T04:00", 1), read_rules("seinajoki"))
    assert [(one.starts_at, one.ends_at) for one in autumn] == [("2026-10-25T00:00", "2026-10-25T03:00")]
