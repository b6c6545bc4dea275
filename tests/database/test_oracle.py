"""The pair set equals PostGIS's, whatever the kernel: ``ST_Intersects`` or ``ST_DWithin`` and ranges that overlap."""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.overlap import Occupancies, find_pairs
from seinajoki_coord.core.window import read_windows
from tests.core import clock, crowd
from tests.core.city import city_records, grid_records
from tests.core.record import Record, occupancies, square, tick, work
from tests.core.shape import records

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seinajoki_coord.core.kernel import Kernel

    from .oracle import Oracle

# No figures of the grid are e apart, so that the two libraries' rounding decides nothing.
DISTANCES = (0.0, math.e)
HOURS = ((0.0, 0.0), (24.0, 0.0), (0.0, 48.0), (30.0, 72.0))
HELSINKI = "Europe/Helsinki"
Crowd = Callable[[int, int], "list[Record]"]


def found(
    kernel: Kernel,
    first: Sequence[Record],
    second: Sequence[Record] | None = None,
    *,
    distance: float = 0.0,
    lead: float = 0.0,
    lag: float = 0.0,
) -> crowd.PairSet:
    """Return the pairs that the engine finds, as a set; none may come twice."""
    sides = [occupancies(kernel, one) for one in (first, second) if one is not None]
    pairs = find_pairs(kernel, *sides, distance=distance, lead_hours=lead, lag_hours=lag)
    listed = list(zip(pairs.first.tolist(), pairs.second.tolist()))
    assert len(set(listed)) == len(listed)
    return set(listed)


@pytest.mark.parametrize("make", [grid_records, city_records])
@pytest.mark.parametrize("distance", DISTANCES)
@pytest.mark.parametrize(("lead", "lag"), HOURS)
def test_pairs_within_hundreds_of_records_are_those_of_postgis(
    postgis: Oracle, kernel: Kernel, make: Crowd, distance: float, lead: float, lag: float
) -> None:
    drawn = make(11, 300)
    wanted = postgis.pairs(drawn, distance=distance, lead=lead, lag=lag)
    assert len(wanted) > 100
    assert found(kernel, drawn, distance=distance, lead=lead, lag=lag) == wanted


@pytest.mark.parametrize("make", [grid_records, city_records])
@pytest.mark.parametrize("distance", DISTANCES)
@pytest.mark.parametrize(("lead", "lag"), HOURS)
def test_pairs_of_hundreds_with_hundreds_are_those_of_postgis(
    postgis: Oracle, kernel: Kernel, make: Crowd, distance: float, lead: float, lag: float
) -> None:
    first, second = make(12, 120), make(13, 240)
    wanted = postgis.pairs(first, second, distance=distance, lead=lead, lag=lag)
    assert len(wanted) > 100
    assert found(kernel, first, second, distance=distance, lead=lead, lag=lag) == wanted


@given(
    st.lists(records(), max_size=10),
    st.sampled_from(DISTANCES),
    st.sampled_from([0.0, 1.0, 2.5]),
    st.sampled_from([0.0, 1.0]),
)
def test_pairs_within_a_few_records_are_those_of_postgis(
    postgis: Oracle, kernel: Kernel, drawn: list[Record], distance: float, lead: float, lag: float
) -> None:
    wanted = postgis.pairs(drawn, distance=distance, lead=lead, lag=lag)
    assert found(kernel, drawn, distance=distance, lead=lead, lag=lag) == wanted


@given(
    st.lists(records(), max_size=7),
    st.lists(records(), max_size=7),
    st.sampled_from(DISTANCES),
    st.sampled_from([0.0, 1.0, 2.5]),
    st.sampled_from([0.0, 1.0]),
)
def test_pairs_of_a_few_with_a_few_are_those_of_postgis(
    postgis: Oracle,
    kernel: Kernel,
    first: list[Record],
    second: list[Record],
    distance: float,
    lead: float,
    lag: float,
) -> None:
    wanted = postgis.pairs(first, second, distance=distance, lead=lead, lag=lag)
    assert found(kernel, first, second, distance=distance, lead=lead, lag=lag) == wanted


@pytest.mark.parametrize("distance", [3.0, 4.0, 5.0])
def test_boxes_that_are_just_the_distance_apart_meet_as_in_postgis(
    postgis: Oracle, kernel: Kernel, distance: float
) -> None:
    # Gaps of three along, four across, and so five between the corners.
    drawn = [work(square(x, y, 2)) for x in range(0, 20, 5) for y in range(0, 20, 6)]
    wanted = postgis.pairs(drawn, distance=distance)
    assert found(kernel, drawn, distance=distance) == wanted
    assert len(found(kernel, drawn, distance=distance - 1e-6)) < len(wanted)


night_times = st.tuples(clock.moments(HELSINKI), st.integers(0, 5 * 60))


@given(st.lists(night_times, min_size=2, max_size=12))
def test_windows_of_nights_when_clocks_change_overlap_as_ranges_do(
    postgis: Oracle, kernel: Kernel, drawn: list[tuple[datetime, int]]
) -> None:
    times = [(start, start + timedelta(minutes=minutes)) for start, minutes in drawn]
    zone = clock.zone(HELSINKI)
    starts, ends = ([one.isoformat() for one in side] for side in zip(*times))
    windows, reasons = read_windows(starts, ends, zone)
    assert reasons == {}
    instants = [
        (clock.standard_instant(HELSINKI, start, ends=False), clock.standard_instant(HELSINKI, end, ends=True))
        for start, end in times
    ]
    known = [Record(square(), start, max(start, end)) for start, end in instants]
    shapes = occupancies(kernel, known)
    pairs = find_pairs(kernel, Occupancies(shapes.geometries, windows, shapes.boxes))
    assert set(zip(pairs.first.tolist(), pairs.second.tolist())) == postgis.pairs(known)


@given(clock.moments(HELSINKI))
def test_postgres_reads_wall_clock_time_as_an_end_is_read(postgis: Oracle, moment: datetime) -> None:
    # A start in the hour that autumn has twice differs: PostgreSQL takes the second of the two for it as well.
    query = "SELECT (extract(epoch FROM %s::timestamp AT TIME ZONE %s) * 1000000)::bigint"
    ((answer,),) = postgis.ask(query, (moment.isoformat(), HELSINKI))
    assert answer == clock.standard_instant(HELSINKI, moment, ends=True)
    early = clock.standard_instant(HELSINKI, moment, ends=False)
    assert answer - early in {0, tick("1970-01-01T01:00")}
