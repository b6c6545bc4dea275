"""The canonical form: what means the same compares equal, what does not stays apart."""

from __future__ import annotations

import struct

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.canonical import box_of, canonical_geometry, canonical_row
from seinajoki_coord.core.schema import AREA, EVENT, PARTY, WORK

SQUARE = shapely.MultiPolygon([shapely.box(100, 200, 110, 220)])
HOLED = shapely.MultiPolygon(
    [(((0, 0), (9, 0), (9, 9), (0, 9), (0, 0)), [((1, 1), (2, 1), (2, 2), (1, 1))]), (((20, 0), (21, 0), (21, 1)), [])]
)


def written(shape: shapely.Geometry, **options: object) -> str | None:
    return canonical_geometry(shapely.to_wkb(shape, **options))


@pytest.mark.parametrize("shape", [SQUARE, HOLED])
def test_byte_order_heights_and_reference_numbers_do_not_matter(shape: shapely.Geometry) -> None:
    plain = shapely.to_wkb(shape, hex=True).lower()
    assert written(shape, byte_order=0) == written(shape, byte_order=1) == plain
    high = shapely.force_3d(shape, 7.5)
    for flavor in ("iso", "extended"):
        assert written(high, flavor=flavor, byte_order=0) == plain
    assert written(shapely.set_srid(high, 3877), include_srid=True) == plain


def test_measures_are_forgotten() -> None:
    ring = np.array([(0, 0, 5, 1), (3, 0, 5, 2), (3, 3, 5, 3), (0, 0, 5, 4)], ">f8")
    wkb = b"\x00" + struct.pack(">III", 3003, 1, 4) + ring.tobytes()
    assert canonical_geometry(wkb) == written(shapely.MultiPolygon([shapely.Polygon([(0, 0), (3, 0), (3, 3)])]))


def test_a_polygon_is_a_multipolygon_of_one() -> None:
    assert written(SQUARE.geoms[0]) == written(SQUARE)


def test_less_than_half_a_millimetre_is_nothing_and_more_is_something() -> None:
    assert written(shapely.transform(SQUARE, lambda xy: xy + 0.0004)) == written(SQUARE)
    assert written(shapely.transform(SQUARE, lambda xy: xy + 0.0006)) != written(SQUARE)


def test_what_collapses_on_the_grid_is_left_out() -> None:
    speck = shapely.box(50, 50, 50.0001, 50.0001)
    assert written(speck) is None
    assert written(shapely.MultiPolygon([speck, SQUARE.geoms[0]])) == written(SQUARE)
    holed = shapely.Polygon(SQUARE.geoms[0].exterior, [shapely.box(105, 205, 105.0001, 205.0001).exterior])
    assert written(holed) == written(SQUARE)
    assert written(shapely.MultiPolygon()) is None
    assert written(shapely.Polygon()) is None
    assert canonical_geometry(None) is None


@pytest.mark.parametrize("wkb", [shapely.to_wkb(shapely.Point(1, 2)), shapely.to_wkb(SQUARE)[:-3], b"", b"\x01\x06"])
def test_what_is_no_ground_raises(wkb: bytes) -> None:
    with pytest.raises(ValueError, match=r"geometry|buffer"):
        canonical_geometry(wkb)


@given(
    st.lists(
        st.tuples(st.floats(-1e7, 1e7), st.floats(-1e7, 1e7), st.floats(0.01, 1e4), st.floats(0.01, 1e4)),
        min_size=1,
        max_size=3,
    )
)
def test_the_form_of_a_canonical_geometry_is_itself(corners: list[tuple[float, float, float, float]]) -> None:
    shape = shapely.MultiPolygon([shapely.box(x, y, x + w, y + h) for x, y, w, h in corners])
    once = written(shape)
    assert once is not None
    assert canonical_geometry(bytes.fromhex(once)) == once
    back = shapely.from_wkb(once)
    assert np.abs(shapely.get_coordinates(back) - shapely.get_coordinates(shape)).max() <= 0.00051
    assert np.allclose(box_of(bytes.fromhex(once)), back.bounds, rtol=0, atol=0)


def test_an_empty_geometry_has_no_box() -> None:
    assert np.isnan(box_of(shapely.to_wkb(shapely.MultiPolygon()))).all()


def test_letters_typed_in_two_ways_are_the_same() -> None:
    composed, decomposed = "Törnävä", "To\u0308rna\u0308va\u0308"
    assert composed != decomposed
    assert canonical_row(PARTY, {"name": composed}) == canonical_row(PARTY, {"name": decomposed})


def test_numbers_have_the_type_of_their_field() -> None:
    row = canonical_row(WORK, {"emergency": True, "lane_impact_length": 3, "guarantee_days": 30.0})
    assert (row["emergency"], row["lane_impact_length"], row["guarantee_days"]) == (1, 3.0, 30)
    assert isinstance(row["lane_impact_length"], float)
    assert isinstance(row["guarantee_days"], int)
    assert str(canonical_row(WORK, {"lane_impact_length": -0.0})["lane_impact_length"]) == "0.0"


def test_nothing_is_not_an_empty_text() -> None:
    assert canonical_row(EVENT, {"project": ""}) != canonical_row(EVENT, {"project": None})


def test_a_row_holds_its_content_and_not_its_upkeep() -> None:
    row = canonical_row(AREA, {"id": "x", "name": "Tori", "source": "s", "row_version": 9, "updated_by": "me"})
    assert not {"id", "row_version", "updated_at", "updated_by", "fid"} & set(row)
    assert (row["name"], row["source"], row["geom"]) == ("Tori", "s", None)
    assert "geom" not in canonical_row(PARTY, {})
