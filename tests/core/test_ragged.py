"""Several windows a record, and what pairs of them share, against a count of moments."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.interval import difference, holds, intersection, joined
from seinajoki_coord.core.ragged import RaggedWindows, meetings, shared_by_pairs
from seinajoki_coord.core.rule import Reach
from seinajoki_coord.core.rule_time import widened
from seinajoki_coord.core.window import Windows
from seinajoki_coord.core.zone import HOUR, OPEN_END, OPEN_START

from .clock import zone

LAST = 40
Spans = list[tuple[int, int]]

spans = st.lists(st.tuples(st.integers(0, LAST), st.integers(0, LAST)), max_size=6)
records = st.lists(spans, min_size=1, max_size=5)


def windows_of(drawn: Spans) -> Windows:
    return Windows(np.array([one for one, _ in drawn], np.int64), np.array([one for _, one in drawn], np.int64))


def ragged(drawn: list[Spans]) -> RaggedWindows:
    """Return the records' windows, handed over in no order."""
    rows = np.array([row for row, one in enumerate(drawn) for _ in one], np.int64)[::-1]
    flat = windows_of([span for one in drawn for span in one])
    return RaggedWindows.of(len(drawn), rows, flat.take(np.arange(len(rows))[::-1]))


def moments(drawn: Spans) -> set[int]:
    return {moment for start, end in drawn for moment in range(start, end)}


def runs(drawn: Spans, *, touching: bool) -> Spans:
    """Return the spans with those that overlap (or also those that are ``touching``) made one, one by one."""
    out: Spans = []
    for start, end in sorted(span for span in drawn if span[0] < span[1]):
        if out and (start <= out[-1][1] if touching else start < out[-1][1]):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def listed(windows: Windows) -> Spans:
    return list(zip(windows.starts.tolist(), windows.ends.tolist()))


@given(records)
def test_windows_of_a_record_that_overlap_become_one(drawn: list[Spans]) -> None:
    found = ragged(drawn)
    assert len(found) == len(drawn)
    assert [listed(found.one(row)) for row in range(len(drawn))] == [runs(one, touching=False) for one in drawn]


@given(records, records)
def test_a_union_holds_what_either_holds(one: list[Spans], two: list[Spans]) -> None:
    count = min(len(one), len(two))
    found = ragged(one[:count]).union(ragged(two[:count]))
    assert [listed(found.one(row)) for row in range(count)] == [
        runs(runs(first, touching=False) + runs(second, touching=False), touching=False)
        for first, second in zip(one, two)
    ]


@given(records, st.tuples(st.integers(0, LAST), st.integers(0, LAST)))
def test_within_limits_only_the_inside_stays(drawn: list[Spans], limit: tuple[int, int]) -> None:
    found = ragged(drawn).within(windows_of([limit] * len(drawn)))
    assert [moments(listed(found.one(row))) for row in range(len(drawn))] == [
        moments(one) & set(range(*limit)) for one in drawn
    ]


@given(records, st.lists(st.integers(0, 4), max_size=8))
def test_records_are_taken_as_often_as_they_are_named(drawn: list[Spans], rows: list[int]) -> None:
    rows = [row % len(drawn) for row in rows]
    found = ragged(drawn).take(np.array(rows, np.int64))
    assert [listed(found.one(place)) for place in range(len(rows))] == [
        runs(drawn[row], touching=False) for row in rows
    ]


@given(records, records, st.data())
def test_meetings_are_those_of_every_window_with_every_other(
    one: list[Spans], two: list[Spans], data: st.DataObject
) -> None:
    pair = st.tuples(st.integers(0, len(one) - 1), st.integers(0, len(two) - 1))
    pairs = data.draw(st.lists(pair, max_size=12))
    left, right = (np.array(side, np.int64) for side in (zip(*pairs) if pairs else ((), ())))
    first, second = ragged(one), ragged(two)
    found = meetings(first, second, left, right)
    every = shared_by_pairs(first, second, left, right)
    for place, (a, b) in enumerate(pairs):
        shared = [
            (max(s, t), min(e, f)) for s, e in listed(first.one(a)) for t, f in listed(second.one(b)) if s < f and t < e
        ]
        assert listed(every.one(place)) == shared
        assert found.counts[place] == len(shared)
        assert found.ticks[place] == sum(end - start for start, end in shared)
        assert (found.first.starts[place], found.first.ends[place]) == (shared[0] if shared else (0, 0))
        assert found.last_ends[place] == (shared[-1][1] if shared else 0)
    assert not found.is_open.any()


def test_runs_of_all_lengths_are_searched_side_by_side() -> None:
    random = np.random.default_rng(5)
    counts = np.array([0, 1, 2, 3, 700, 0, 40, 1, 5, 2000])
    rows = np.repeat(np.arange(10), counts)
    starts = random.integers(0, 50_000, len(rows))
    found = RaggedWindows.of(10, rows, Windows(starts, starts + random.integers(1, 30, len(rows))))
    left, right = (side.ravel() for side in np.meshgrid(np.arange(10), np.arange(10)))
    met = meetings(found, found, left, right)
    for place, (a, b) in enumerate(zip(left.tolist(), right.tolist())):
        one, two = found.one(a), found.one(b)
        shared = np.minimum(one.ends[:, None], two.ends) - np.maximum(one.starts[:, None], two.starts)
        assert met.counts[place] == np.count_nonzero(shared > 0)
        assert met.ticks[place] == shared[shared > 0].sum()


def test_what_is_open_is_said_to_be_and_the_rest_still_counted() -> None:
    always = RaggedWindows.single(Windows(np.array([OPEN_START, 5]), np.array([OPEN_END, OPEN_END])))
    some = RaggedWindows.of(2, np.array([0, 0, 1]), Windows(np.array([OPEN_START, 10, 3]), np.array([2, 14, 7])))
    found = meetings(always, some, np.array([0, 1, 1]), np.array([0, 0, 1]))
    assert found.is_open.tolist() == [True, False, False]
    assert found.counts.tolist() == [2, 1, 1]
    assert found.ticks.tolist() == [4, 4, 2]
    both = meetings(always, always, np.array([0, 1]), np.array([0, 1]))
    assert (both.is_open.tolist(), both.counts.tolist(), both.ticks.tolist()) == ([True, True], [1, 1], [0, 0])


def test_widened_windows_that_reach_each_other_become_one() -> None:
    days = RaggedWindows.of(1, np.zeros(3, int), Windows(np.array([0, 10, 24]) * HOUR, np.array([2, 12, 26]) * HOUR))
    found = widened(days, Reach(hours=4), Reach(hours=5), zone("UTC")).windows
    assert (found.starts / HOUR).tolist() == [-4, 20]
    assert (found.ends / HOUR).tolist() == [17, 31]


@given(spans, spans)
def test_sets_of_moments_are_joined_cut_and_parted(one: Spans, two: Spans) -> None:
    first, second = (
        joined(*(np.array(side, np.int64) for side in ([a for a, _ in drawn], [b for _, b in drawn])))
        for drawn in (one, two)
    )
    assert listed(first) == runs(one, touching=True)
    assert moments(listed(intersection([first, second]))) == moments(one) & moments(two)
    assert moments(listed(difference(first, second))) == moments(one) - moments(two)
    assert holds(first, np.arange(LAST)).tolist() == [moment in moments(one) for moment in range(LAST)]
