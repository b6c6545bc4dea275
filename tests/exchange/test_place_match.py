"""Where a table says its rows are."""

from __future__ import annotations

import pytest

from seinajoki_coord.exchange.place_match import Place, looks_like_degrees, propose_place


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        (["id", "WKT"], Place(wkt="WKT")),
        (["geometria", "x", "y"], Place(wkt="geometria")),
        (["X", "Y"], Place(x="X", y="Y")),
        (["Lat", "Lon"], Place(x="Lon", y="Lat")),
        (["lng", "lat"], Place(x="lng", y="lat")),
        (["Pohjoinen", "Itä"], Place(x="Itä", y="Pohjoinen")),
        (["E", "N"], Place(x="E", y="N")),
        (["longitude", "latitude"], Place(x="longitude", y="latitude")),
        (["x", "nimi"], None),
    ],
)
def test_the_fields_of_the_place_are_found_by_name(fields: list[str], place: Place | None) -> None:
    assert propose_place(fields) == place


def test_degrees_are_told_from_metres() -> None:
    assert looks_like_degrees((22.0, 62.0, 23.0, 63.0))
    assert not looks_like_degrees((22.0, 62.0, 23_491_000.0, 63.0))
    assert not looks_like_degrees((0.0, 0.0, 100.0, 91.0))
