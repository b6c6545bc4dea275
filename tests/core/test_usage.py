"""The use of areas, counted hour by hour."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.usage import AreaUse, usage
from seinajoki_coord.core.week import year_week

from .clock import zone
from .record import EPOCH
from .rule_oracle import Row, record, subjects
from .shape import boxes

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

FIRST, LAST = date(2026, 3, 24), date(2026, 4, 14)
NUMBERS = [(day - date(1970, 1, 1)).days for day in (FIRST, LAST)]
HELSINKI = zone("Europe/Helsinki")


@st.composite
def records(draw: st.DrawFn) -> list[Row]:
    """Return an area or two, and works and events of whole hours around the night when clocks change."""
    out = [record("area", draw(boxes), id=f"a{number}", type="plan") for number in range(draw(st.integers(1, 2)))]
    for number in range(draw(st.integers(0, 5))):
        start = draw(st.integers(-100, 24 * 25))
        at = datetime.fromisoformat("2026-03-22") + timedelta(hours=start)
        kind = draw(st.sampled_from(["work", "event"]))
        times = {
            "starts_at": f"{at:%Y-%m-%dT%H:%M}",
            "ends_at": f"{at + timedelta(hours=draw(st.integers(1, 200))):%Y-%m-%dT%H:%M}",
        }
        row = record(kind, draw(boxes), id=f"{kind}{number}", **times)
        row["status"] = draw(st.sampled_from(["planned", "planned", "cancelled"]))
        row["schedule"] = draw(st.sampled_from([None, None, "FREQ=DAILY;INTERVAL=3 DURATION:PT5H"]))
        if draw(st.booleans()):
            row["setup_at"] = f"{at - timedelta(hours=7):%Y-%m-%dT%H:%M}"
        out.append(row)
    return out


def found(rows: list[Row], at_a_time: int = 52) -> list[AreaUse]:
    """Return what the package says of all areas, some weeks looked at together."""
    areas = np.array([place for place, row in enumerate(rows) if row["kind"] == "area"])
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("seinajoki_coord.core.usage._AT_A_TIME", at_a_time)
        return usage(ShapelyKernel(), subjects(rows, HELSINKI), areas, *NUMBERS, HELSINKI)


def hours_of(row: Row) -> set[int]:
    """Return the elapsed hours since 1970 in which somebody is there, told hour by hour on the clock of the wall."""
    start, end = (datetime.fromisoformat(row[name]) for name in ("starts_at", "ends_at"))
    setup = datetime.fromisoformat(row["setup_at"]) if row["setup_at"] else start
    out = set()
    for hour in all_hours():
        wall = wall_of(hour)
        on = setup <= wall < end
        if on and wall >= start and row["schedule"]:
            on = any(
                start + timedelta(days=3 * turn) <= wall and hour < instant(start + timedelta(days=3 * turn)) + 5
                for turn in range(15)
            )
        if on:
            out.add(hour)
    return out


def all_hours() -> range:
    """Return the elapsed hours of the period: its days on the wall."""
    return range(instant(datetime.fromisoformat("2026-03-24")), instant(datetime.fromisoformat("2026-04-15")))


def instant(wall: datetime) -> int:
    """Return the elapsed hour of a time on the wall: two hours ahead of UTC, three in summer."""
    hours = round((wall.replace(tzinfo=EPOCH.tzinfo) - EPOCH).total_seconds()) // 3600
    return hours - (3 if wall >= datetime.fromisoformat("2026-03-29T04:00") else 2)


def wall_of(hour: int) -> datetime:
    """Return the time on the wall of an elapsed hour."""
    utc = EPOCH.replace(tzinfo=None) + timedelta(hours=hour)
    return utc + timedelta(hours=3 if utc >= datetime.fromisoformat("2026-03-29T01:00") else 2)


def area_of(one: BaseGeometry, two: BaseGeometry) -> float:
    """Return what two shapes share."""
    return one.intersection(two).area


@settings(deadline=None, max_examples=60)
@given(rows=records(), at_a_time=st.integers(1, 5))
def test_counts_days_hours_overlaps_and_weeks_are_those_of_every_single_hour(rows: list[Row], at_a_time: int) -> None:
    for use in found(rows, at_a_time):
        ground = rows[use.area]["ground"]
        there = {
            place: hours_of(row)
            for place, row in enumerate(rows)
            if row["kind"] != "area" and row["status"] != "cancelled" and area_of(row["ground"], ground) > 0
        }
        there = {place: hours for place, hours in there.items() if hours}
        assert {one.record: (one.hours, one.days) for one in use.uses} == {
            place: (len(hours), len({wall_of(hour).date() for hour in hours})) for place, hours in there.items()
        }
        anybody = set().union(*there.values())
        assert use.hours == len(anybody)
        assert use.days == len({wall_of(hour).date() for hour in anybody})
        pairs = [
            there[one] & there[two]
            for one in there
            for two in there
            if one < two and rows[one]["ground"].intersects(rows[two]["ground"])
        ]
        assert use.overlaps == sum(map(bool, pairs))
        for week in use.weeks:
            monday = date(1970, 1, 1) + timedelta(days=week.monday)
            assert (monday.weekday(), year_week(week.monday)) == (0, tuple(monday.isocalendar())[:2])
            inside = {hour for hour in all_hours() if 0 <= (wall_of(hour).date() - monday).days < 7}
            assert week.records == sum(bool(hours & inside) for hours in there.values())
            assert week.hours == len(anybody & inside)
            assert week.days == len({wall_of(hour).date() for hour in anybody & inside})
            assert week.overlaps == sum(bool(shared & inside) for shared in pairs)
            assert week.most == max((sum(hour in hours for hours in there.values()) for hour in inside), default=0)
        assert [one.monday for one in use.weeks] == list(range(NUMBERS[0] - 1, NUMBERS[1] + 1, 7))
        busiest = max((one.records for one in use.weeks), default=0)
        assert (use.busiest.records if use.busiest else 0) == busiest


def test_areas_that_share_ground_are_named_and_those_that_touch_are_not() -> None:
    import shapely

    rows = [
        record("area", shapely.box(0, 0, 10, 10), id="plan", type="plan"),
        record("area", shapely.box(5, 5, 15, 15), id="square", type="venue"),
        record("area", shapely.box(10, 0, 20, 5), id="beside", type="access_route"),
    ]
    assert [one.neighbours for one in found(rows)] == [(1,), (0,), ()]
