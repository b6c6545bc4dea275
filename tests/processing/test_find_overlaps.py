"""What find_overlaps answers."""

from __future__ import annotations

import pytest

from .layer import JULY, JUNE, layer, square
from .overlaps import find_overlaps

pytestmark = pytest.mark.usefixtures("provider")


def test_two_squares_that_share_ground_and_time_are_one_pair() -> None:
    works = layer([(square(0, 0), "a", *JUNE), (square(5, 5), "b", *JUNE), (square(6, 6), "c", *JULY)])
    found = find_overlaps(works)
    assert found.rows == [("a", "b", "2026-06-01T08:00", "2026-06-30T16:00", 704.0, 0.0, 25.0)]
    assert (found.results["OVERLAP_COUNT"], found.results["LEFT_OUT_COUNT"]) == (1, 0)
    assert found.output.crs().authid() == "EPSG:3877"
    (feature,) = found.output.getFeatures()
    assert feature.geometry().area() == 25.0
