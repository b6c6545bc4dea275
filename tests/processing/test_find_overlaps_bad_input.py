"""Bad input: a clear sentence or a listed reject, and nothing half-written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsGeometry, QgsLineString, QgsPoint, QgsProcessingException

from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.layers.kernel import QgisKernel

from .layer import JUNE, layer, saved, square
from .overlaps import find_overlaps
from .rights import open_folder, without_rights

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("provider")
GOOD = [(square(0, 0), "a", *JUNE), (square(5, 5), "b", *JUNE)]
NO_GEOMETRY = "The geometry is missing, empty or cannot be read."
KERNELS: list[Kernel] = [ShapelyKernel(), QgisKernel()]


def _line(*points: tuple[float, float]) -> QgsGeometry:
    return QgsGeometry(QgsLineString([QgsPoint(x, y) for x, y in points]))


@pytest.mark.parametrize("kernel", KERNELS, ids=["shapely", "QGIS"])
@pytest.mark.parametrize(
    ("kind", "geometry"),
    [
        ("Polygon", None),
        ("Polygon", "POLYGON EMPTY"),
        ("Polygon", "POLYGON((0 0,0 0,0 0,0 0))"),
        ("MultiPolygon", "MULTIPOLYGON EMPTY"),
        ("LineString", _line((float("nan"), 1), (2, 3))),
        ("LineString", _line((0, 1), (float("inf"), 3))),
        ("Point", QgsGeometry(QgsPoint(float("nan"), float("nan")))),
        ("Point", QgsGeometry(QgsPoint(float("inf"), 5))),
    ],
)
def test_geometries_that_are_none_never_stop_the_run(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kernel: Kernel, kind: str, geometry: object
) -> None:
    monkeypatch.setattr("seinajoki_coord.processing.find_overlaps.best_kernel", lambda: kernel)
    bad = layer([(geometry, "bad", *JUNE)], kind=kind)
    for others in (bad, saved(bad, tmp_path / "bad.gpkg")):
        for distance in (0, 10):
            found = find_overlaps(layer(GOOD), others, DISTANCE=distance)
            assert found.rows == []
            if geometry != "POLYGON((0 0,0 0,0 0,0 0))":
                assert found.reasons == [("overlay", "bad", NO_GEOMETRY)]
        assert find_overlaps(others, layer(GOOD), DISTANCE=5).rows == []


def test_a_geometry_out_of_the_reach_of_the_other_plane_is_left_out() -> None:
    others = layer(
        [("POINT(22.84 95)", "beyond the pole", *JUNE), ("POINT(22.84 62.79)", "here", *JUNE)],
        kind="Point",
        crs="EPSG:4326",
    )
    found = find_overlaps(layer(GOOD), others)
    assert found.reasons == [
        ("overlay", "beyond the pole", "The geometry cannot be transformed to the other coordinate reference system.")
    ]


@pytest.mark.parametrize("side", ["INPUT", "OVERLAY"])
def test_a_layer_without_a_reference_system_is_refused(side: str) -> None:
    plain = layer(GOOD, crs="", name="unplaced")
    plain.setCrs(type(plain.crs())())
    one, two = (plain, layer(GOOD)) if side == "INPUT" else (layer(GOOD), plain)
    with pytest.raises(QgsProcessingException, match=r"The layer unplaced has no coordinate reference system. Set one"):
        find_overlaps(one, two)


def test_degrees_beyond_the_poles_are_refused_with_the_likely_reason() -> None:
    wrong = layer(GOOD, crs="EPSG:4326", name="metres as degrees")
    with pytest.raises(QgsProcessingException, match=r"does not reach. Is it set right"):
        find_overlaps(wrong, DISTANCE=5)


@pytest.mark.parametrize(
    "parameter", ["INPUT_START", "INPUT_END", "INPUT_KEY", "OVERLAY_START", "OVERLAY_END", "OVERLAY_KEY"]
)
def test_a_field_that_is_not_there_is_named_with_those_that_are(parameter: str) -> None:
    with pytest.raises(QgsProcessingException, match=r"has no field alku. It has: name, start, end."):
        find_overlaps(layer(GOOD), layer(GOOD), **{parameter: "alku"})


@pytest.mark.parametrize("parameter", ["OVERLAY_START", "OVERLAY_END"])
def test_a_second_layer_needs_its_times(parameter: str) -> None:
    with pytest.raises(QgsProcessingException, match=f"Name the field in {parameter}."):
        find_overlaps(layer(GOOD), layer(GOOD), **{parameter: ""})


@pytest.mark.parametrize(("kind", "value"), [("integer", 2026), ("double", 46000.5), ("bool", True)])
def test_a_field_of_numbers_is_no_time(kind: str, value: object) -> None:
    works = layer([(square(0, 0), "a", value, None)], fields=f"name:string,start:{kind},end:string")
    with pytest.raises(QgsProcessingException, match=r"The field start of the layer works holds no times."):
        find_overlaps(works)


@pytest.mark.parametrize("zone", ["Europe/Seinajoki", "", "+02"])
def test_a_zone_that_is_none_is_refused(zone: str) -> None:
    with pytest.raises(QgsProcessingException, match=r"There is no time zone|TIME_ZONE"):
        find_overlaps(layer(GOOD), TIME_ZONE=zone)


def test_a_layer_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(QgsProcessingException, match=r"INPUT|gone\.gpkg"):
        find_overlaps(str(tmp_path / "gone.gpkg"))
    with pytest.raises(QgsProcessingException, match=r"OVERLAY|gone\.gpkg"):
        find_overlaps(layer(GOOD), str(tmp_path / "gone.gpkg"))


def test_a_file_that_is_no_geopackage_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.gpkg").write_text("Dear QGIS")
    with pytest.raises(QgsProcessingException, match=r"INPUT|letter\.gpkg"):
        find_overlaps(str(tmp_path / "letter.gpkg"))


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "shp"])
def test_a_folder_that_may_not_be_written_to_gets_nothing(ending: str) -> None:
    with open_folder() as folder:
        with without_rights(folder), pytest.raises(QgsProcessingException, match=f"found.{ending}"):
            find_overlaps(layer(GOOD), OUTPUT=str(folder / f"found.{ending}"))
        assert list(folder.iterdir()) == []


def test_a_read_only_geopackage_can_be_compared_and_is_not_touched() -> None:
    with open_folder() as folder:
        path = folder / "works.gpkg"
        works = saved(layer(GOOD), path)
        before = path.read_bytes()
        with without_rights(path, folder):
            assert find_overlaps(works).pairs == [("a", "b")]
            with pytest.raises(QgsProcessingException, match=r"works.gpkg"):
                find_overlaps(layer(GOOD), OUTPUT=f"ogr:dbname='{path}' table=\"found\" (geom)")
        assert path.read_bytes() == before
        assert [one.name for one in folder.iterdir()] == ["works.gpkg"]


def test_a_result_that_may_not_replace_a_file_leaves_it_there() -> None:
    with open_folder() as folder:
        path = folder / "found.geojson"
        path.write_text("mine")
        with (
            without_rights(path, folder),
            pytest.raises(QgsProcessingException, match=r"found.geojson cannot be replaced"),
        ):
            find_overlaps(layer(GOOD), OUTPUT=str(path))
        assert [one.name for one in folder.iterdir()] == ["found.geojson"]
        assert path.read_text() == "mine"
