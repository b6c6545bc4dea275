"""The live index gives, after any edits, the answers that a fresh search would give."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.live import OverlapIndex
from seinajoki_coord.core.overlap import Occupancies, find_pairs

from . import crowd
from .record import Record, occupancies, square, work
from .shape import records

if TYPE_CHECKING:
    from collections.abc import Hashable

KERNEL = ShapelyKernel()
keys = st.integers(0, 7)


def answer(index: OverlapIndex, asked: Occupancies, *, distance: float = 0.0, but: Hashable = None) -> set[Hashable]:
    """Return the keys that an occupancy meets; none may come twice."""
    found = index.meets(asked, distance=distance, but=but)
    assert len(set(found)) == len(found)
    return set(found)


class Editing(RuleBasedStateMachine):
    """Records put, replaced and removed in any order, and questions in between."""

    def __init__(self) -> None:
        """Begin with two records taken over at once."""
        super().__init__()
        self.known: dict[Hashable, Record] = {"park": work(square(0, 0, 9)), "street": work(square(9, 3, 9), ends=None)}
        self.index = OverlapIndex(KERNEL, self.known, occupancies(KERNEL, list(self.known.values())))

    @rule(key=keys, record=records())
    def put(self, key: int, record: Record) -> None:
        """Add or replace a record."""
        self.index.put(key, occupancies(KERNEL, [record]))
        self.known[key] = record

    @rule(key=keys | st.sampled_from(["park", "street"]))
    def remove(self, key: Hashable) -> None:
        """Remove a record, or be told that there is none."""
        if key in self.known:
            self.index.remove(key)
            del self.known[key]
        else:
            with pytest.raises(KeyError):
                self.index.remove(key)

    @rule(record=records(), distance=st.sampled_from([0.0, math.e]), lead=st.sampled_from([0.0, 1.0]), but=keys)
    def ask(self, record: Record, distance: float, lead: float, but: int) -> None:
        """Ask for what a record meets, widened and leaving one out."""
        asked, others = occupancies(KERNEL, [record]), occupancies(KERNEL, list(self.known.values()))
        pairs = find_pairs(KERNEL, asked, others, distance=distance, lead_hours=lead, lag_hours=lead)
        listed = list(self.known)
        wanted = {listed[row] for row in pairs.second.tolist()}
        wide = Occupancies(asked.geometries, asked.windows.widened(lead, lead), asked.boxes)
        assert answer(self.index, wide, distance=distance) == wanted
        assert answer(self.index, wide, distance=distance, but=but) == wanted - {but}

    @invariant()
    def holds_what_was_put(self) -> None:
        """Check that the index knows its records."""
        assert len(self.index) == len(self.known)
        assert all((key in self.index) == (key in self.known) for key in (*range(8), "park", "street"))


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)


def test_growing_far_beyond_the_spare_rows_loses_nothing(kernel: ShapelyKernel) -> None:
    count = 4000
    boxes = crowd.boxes(3, count, extent=1500)
    side = Occupancies.of(kernel, shapely.box(*(boxes + np.array([0, 0, 1, 1])).T), crowd.windows(3, count))
    index = OverlapIndex(kernel)
    for row in range(count):
        rows = np.array([row])
        index.put(row, Occupancies(side.geometries[rows], side.windows.take(rows), side.boxes[rows]))
    for row in range(0, count, 3):
        index.remove(row)
    assert len(index) == count - len(range(0, count, 3))
    asked = np.arange(0, 60)
    left = np.array([row for row in range(count) if row % 3])
    parts = [Occupancies(side.geometries[rows], side.windows.take(rows), side.boxes[rows]) for rows in (asked, left)]
    pairs = find_pairs(kernel, *parts)
    assert len(pairs) > 60
    for row in asked.tolist():
        one = np.array([row])
        alone = Occupancies(side.geometries[one], side.windows.take(one), side.boxes[one])
        assert answer(index, alone) == set(left[pairs.second[pairs.first == row]].tolist())


def test_an_empty_index_meets_nothing(kernel: ShapelyKernel) -> None:
    index = OverlapIndex(kernel)
    assert len(index) == 0
    assert index.meets(occupancies(kernel, [work()])) == []
    assert "park" not in index


def test_a_record_meets_itself_unless_it_is_left_out(kernel: ShapelyKernel) -> None:
    one = occupancies(kernel, [work()])
    index = OverlapIndex(kernel, ["dig"], one)
    assert index.meets(one) == ["dig"]
    assert index.meets(one, but="dig") == []
    assert index.meets(one, but="something else") == ["dig"]


def test_a_replaced_record_is_found_at_its_new_place_only(kernel: ShapelyKernel) -> None:
    here, there = occupancies(kernel, [work(square(0, 0))]), occupancies(kernel, [work(square(500, 0))])
    index = OverlapIndex(kernel, ["dig"], here)
    index.put("dig", there)
    assert index.meets(here) == []
    assert index.meets(there) == ["dig"]
    assert len(index) == 1


def test_keys_must_differ_and_be_as_many_as_the_occupancies(kernel: ShapelyKernel) -> None:
    two = occupancies(kernel, [work(), work()])
    with pytest.raises(ValueError, match="differ"):
        OverlapIndex(kernel, ["a", "a"], two)
    with pytest.raises(ValueError, match="as many keys"):
        OverlapIndex(kernel, ["a"], two)
    with pytest.raises(ValueError, match="as many keys"):
        OverlapIndex(kernel, ["a"])


def test_nothing_that_is_just_the_distance_away_is_overlooked(kernel: ShapelyKernel) -> None:
    # Coordinates of a city leave nine decimals at most: a box and a centimetre do not add up exactly.
    rng = np.random.default_rng(1)
    met = 0
    for x, distance in zip(23_000_000 + rng.random(300), rng.random(300) / 10):
        one, two = (shapely.box(start, 6_900_000, start + 1, 6_900_001) for start in (x, x + 1 + distance))
        sides = occupancies(kernel, [work(one)]), occupancies(kernel, [work(two)])
        asked = sides[0].geometries[0].distance(sides[1].geometries[0])
        wanted = bool(shapely.dwithin(one, two, asked))
        assert OverlapIndex(kernel, ["two"], sides[1]).meets(sides[0], distance=asked) == ["two"] * wanted
        assert len(find_pairs(kernel, *sides, distance=asked)) == wanted
        met += wanted
    assert met > 100


def test_only_those_let_through_are_found_and_only_candidates_are_asked(kernel: ShapelyKernel) -> None:
    works = occupancies(kernel, [work(), work(), work(square(500, 0))])
    index = OverlapIndex(kernel, "abc", works)
    asked: list[str] = []

    def among(key: str) -> bool:
        asked.append(key)
        return key != "a"

    assert index.meets(occupancies(kernel, [work()]), among=among) == ["b"]
    assert asked == ["a", "b"]
