"""The order along a curve keeps every row once, and neighbours together."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.curve import along_curve

anything = st.floats(allow_nan=True, allow_infinity=True, width=64)


@given(st.lists(st.lists(anything, min_size=4, max_size=4), max_size=20))
@pytest.mark.filterwarnings("ignore:overflow encountered", "ignore:invalid value encountered")
def test_every_row_comes_once_whatever_its_box(rows: list[list[float]]) -> None:
    boxes = np.array(rows, float).reshape(-1, 4)
    assert sorted(along_curve(boxes).tolist()) == list(range(len(rows)))


def test_four_quarters_come_one_after_the_other() -> None:
    rng = np.random.default_rng(1)
    low = rng.random((400, 2)) * 1000 + np.array([23_000_000, 6_900_000])
    low = np.vstack([low, [[23_000_000, 6_900_000], [23_001_000, 6_901_000]]])
    quarter = (low >= np.array([23_000_500, 6_900_500])) @ np.array([1, 2])
    ordered = quarter[along_curve(np.hstack([low, low]))]
    assert ordered.tolist() == sorted(ordered.tolist())


def test_rows_in_one_place_keep_their_order() -> None:
    assert along_curve(np.full((5, 4), 7.0)).tolist() == [0, 1, 2, 3, 4]
