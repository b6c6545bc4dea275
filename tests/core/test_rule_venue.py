"""The rules of venues in ``seinajoki``: by cases, and beside what ``check_venues`` tells of the same records."""

from __future__ import annotations

import json

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.rule_text import parse_rules
from seinajoki_coord.core.slot_draft import Draft
from seinajoki_coord.core.slot_obstacle import obstacles
from seinajoki_coord.core.venue_fit import misfits
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import DAY

from .record import tick
from .rule_oracle import UTC, Row, judged, record, subjects
from .test_rule_match import RULES
from .test_rule_preset import HELSINKI, at, told

LAWN: Row = {"type": "venue", "starts_at": None, "ends_at": None, "capacity": 2000, "bears_heavy_vehicles": 0}
FESTIVAL: Row = {"type": "festival", "expected_attendance": 2500, "setup_at": "2026-05-28T08:00"}


def test_a_festival_larger_than_its_lawn_that_comes_with_lorries() -> None:
    lawn = record("area", at(0, 50), **LAWN)
    both = [("venue-capacity", "A", "B", "conflict", "high"), ("venue-ground", "A", "B", "notice", "medium")]
    assert told("seinajoki", lawn, record("event", **FESTIVAL)) == both
    assert told("seinajoki", lawn, record("event", at(50), **FESTIVAL)) == [], "beside it"
    assert told("seinajoki", lawn, record("event", **{**FESTIVAL, "expected_attendance": 2000})) == both[1:]
    for change in ({"setup_at": None}, {"type": "race"}, {"status": "cancelled"}):
        found = told("seinajoki", lawn, record("event", **{**FESTIVAL, **change}))
        assert found == ([] if "status" in change else both[:1]), change
    for unknown in ({"capacity": None}, {"bears_heavy_vehicles": None}):
        found = told("seinajoki", record("area", at(0, 50), **{**LAWN, **unknown}), record("event", **FESTIVAL))
        assert found == (both[1:] if "capacity" in unknown else both[:1]), unknown


def test_the_capacity_is_that_of_the_venue_an_event_names_and_the_ground_any_that_it_takes() -> None:
    lawn, island = record("area", at(0, 50), **LAWN), record("area", at(0, 90), **{**LAWN, "capacity": 9000})
    festival = record("event", venue_id="B", **FESTIVAL)
    assert told("seinajoki", lawn, island, festival) == [
        ("venue-ground", "A", "C", "notice", "medium"),
        ("venue-ground", "B", "C", "notice", "medium"),
    ]
    festival["venue_id"] = "A"
    assert told("seinajoki", lawn, island, festival)[0] == ("venue-capacity", "A", "C", "conflict", "high")


def test_terms_are_said_of_events_that_are_not_confirmed_where_a_city_wants_that() -> None:
    text = (RULES / "seinajoki.json").read_text(encoding="utf-8").replace('"off": true', '"off": false')
    lawn = record("area", at(0, 50), id="A", type="venue", terms="No fires.")
    for status, count in (("draft", 1), ("planned", 1), ("confirmed", 0)):
        found = judged(text, [lawn, record("event", id="B", status=status)], where=HELSINKI)
        assert [row["rule"] for row in found] == ["venue-terms"] * count, status
    assert told("seinajoki", lawn, record("event")) == []
    lawn["terms"] = ""
    assert judged(text, [lawn, record("event")], where=HELSINKI) == []


def test_no_date_makes_a_festival_smaller_so_its_venue_is_in_the_way_of_none() -> None:
    draft = record("event", **FESTIVAL)
    ground = np.array([draft["ground"]], object)
    month = Windows(np.array([tick("2026-06-01T00:00")]), np.array([tick("2026-07-01T00:00")]))
    text = (RULES / "seinajoki.json").read_text(encoding="utf-8")
    others = subjects([record("area", at(0, 50), **LAWN), record("event", id="race", expected_attendance=9000)])
    found = obstacles(ShapelyKernel(), others, Draft(draft, ground), parse_rules(text), month, DAY, UTC)
    assert others.column("id")[found.rows].tolist() == ["race"]
    assert others.column("type")[found.always].tolist() == ["venue"]


@st.composite
def _venues_and_events(draw: st.DrawFn) -> list[Row]:
    """Return venues and events in one row, so that beside, within and partly outside all happen often."""
    out = []
    for number in range(draw(st.integers(2, 7))):
        ground = at(4.0 * draw(st.integers(0, 4)), 4.0 * draw(st.integers(1, 3)))
        if draw(st.booleans()):
            row = record(
                "area", ground, id=f"area{number}", type=draw(st.sampled_from(["venue", "venue", "plan"])),
                capacity=draw(st.sampled_from([None, 0, 10, 4000])),
                bears_heavy_vehicles=draw(st.sampled_from([None, 0, 0, 1])), starts_at=None, ends_at=None,
            )  # fmt: skip
        else:
            row = record(
                "event", ground, id=f"event{number}", type=draw(st.sampled_from(["festival", "fair", "race"])),
                setup_at=draw(st.sampled_from([None, "2026-05-30T00:00"])),
                cleared_at=draw(st.sampled_from([None, "2026-06-09T00:00"])),
                schedule=draw(st.sampled_from([None, "Mo-Fr 07:00-16:00"])),
                status=draw(st.sampled_from(["planned", "planned", "cancelled"])),
                expected_attendance=draw(st.sampled_from([None, 0, 10, 5000])),
                venue_id=draw(st.sampled_from([None, None, "area0", "area1", "area2"])),
            )  # fmt: skip
        out.append(row)
    venues = {row["id"] for row in out if row["type"] == "venue"}
    for row in out:
        row["venue_id"] = row["venue_id"] if row["venue_id"] in venues else None
    return out


@settings(max_examples=300, deadline=None)
@given(rows=_venues_and_events())
def test_the_rules_of_venues_agree_with_what_fits_them(rows: list[Row]) -> None:
    columns = subjects(rows)
    ids = columns.column("id")
    asked = {"capacity": "venue-capacity", "bearing": "venue-ground"}
    fit = {
        (asked[one.check], ids[one.venue], ids[one.event], one.severity)
        for one in misfits(ShapelyKernel(), columns)
        if one.check in asked and one.severity != "low"
    }
    content = json.loads((RULES / "seinajoki.json").read_text(encoding="utf-8"))
    content["rules"] = [one for one in content["rules"] if one["id"] in asked.values()]
    found = {(row["rule"], row["first"], row["second"], row["severity"]) for row in judged(json.dumps(content), rows)}
    named = {row["id"]: row["venue_id"] for row in rows}
    assert {one for one in found if named[one[2]] in {None, one[1]}} == {one for one in fit if _on_it(one, rows)}
    # The ground of an event that names its venue may lie on others that do not bear lorries.
    assert {one[0] for one in found - fit} <= {"venue-ground"}


def _on_it(misfit: tuple[str, str, str, str], rows: list[Row]) -> bool:
    """Whether the ground of the event lies on the venue at all: rules compare what meets."""
    venue, event = (next(row for row in rows if row["id"] == name) for name in misfit[1:3])
    return venue["ground"].intersection(event["ground"]).area > 0
