"""What ``find_overlaps`` answers: each parameter, each output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from osgeo import ogr
from qgis.core import (
    QgsApplication,
    QgsGeometry,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputDefinition,
    QgsProcessingParameterDefinition,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.layers.kernel import QgisKernel

from .layer import JULY, JUNE, geopackage, layer, shape, square
from .overlaps import SAID, Log, find_overlaps

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("provider")
FIND = "seinajoki_coord:find_overlaps"


def test_two_squares_that_share_ground_and_time_are_one_pair() -> None:
    works = layer([(square(0, 0), "a", *JUNE), (square(5, 5), "b", *JUNE), (square(6, 6), "c", *JULY)])
    found = find_overlaps(works)
    assert found.rows == [("a", "b", "2026-06-01T08:00", "2026-06-30T16:00", 704.0, 0.0, 25.0)]
    assert (found.results["OVERLAP_COUNT"], found.results["LEFT_OUT_COUNT"]) == (1, 0)
    assert found.output.crs().authid() == "EPSG:3877"
    assert found.output.wkbType() == QgsWkbTypes.Type.MultiPolygon
    (feature,) = found.output.getFeatures()
    assert feature.geometry().isGeosEqual(QgsGeometry.fromWkt(square(5, 5, 5)))


def test_windows_are_half_open_and_grounds_closed() -> None:
    works = layer([
        (square(0, 0), "until six", "2026-06-01T08:00", "2026-06-01T18:00"),
        (square(0, 0), "from six", "2026-06-01T18:00", "2026-06-01T20:00"),
        (square(10, 0), "beside", "2026-06-01T17:59", "2026-06-01T18:01"),
        (square(20.001, 0), "a millimetre off", None, None),
    ])  # fmt: skip
    found = find_overlaps(works)
    assert found.pairs == [("until six", "beside"), ("from six", "beside")]
    assert [row[2:] for row in found.rows] == [
        ("2026-06-01T17:59", "2026-06-01T18:00", 1 / 60, 0.0, 0.0),
        ("2026-06-01T18:00", "2026-06-01T18:01", 1 / 60, 0.0, 0.0),
    ]
    assert not any(feature.hasGeometry() for feature in found.output.getFeatures())


def test_open_sides_stay_open_in_the_result() -> None:
    works = layer(
        [
            (square(0, 0), "a", None, "2026-06-02"),
            (square(0, 0), "b", None, None),
            (square(0, 0), "c", "2026-06-02", ""),
        ]
    )
    assert find_overlaps(works).rows == [
        ("a", "b", None, "2026-06-03T00:00", None, 0.0, 100.0),
        ("a", "c", "2026-06-02T00:00", "2026-06-03T00:00", 24.0, 0.0, 100.0),
        ("b", "c", "2026-06-02T00:00", None, None, 0.0, 100.0),
    ]


def test_each_pair_within_a_layer_comes_once_smaller_feature_id_first() -> None:
    works = layer([(square(0, 0), name, *JUNE) for name in "zyx"])
    found = find_overlaps(works, INPUT_KEY="")
    assert found.pairs == [(1, 2), (1, 3), (2, 3)]
    assert found.output.fields().field("input_key").type() == QVariant.LongLong
    assert find_overlaps(works).pairs == [("z", "y"), ("z", "x"), ("y", "x")]


def test_between_two_layers_only_pairs_across_them_count() -> None:
    works = layer([(square(0, 0), "w1", *JUNE), (square(1, 1), "w2", *JUNE)])
    events = layer(
        [(square(2, 2), 7, "2026-06-06", "2026-06-07"), (square(2, 2), 8, *JULY)],
        fields="number:integer,from:string,to:string", name="events",
    )  # fmt: skip
    found = find_overlaps(works, events, OVERLAY_START="from", OVERLAY_END="to", OVERLAY_KEY="number")
    assert [row[:5] for row in found.rows] == [
        ("w1", 7, "2026-06-06T00:00", "2026-06-08T00:00", 48.0),
        ("w2", 7, "2026-06-06T00:00", "2026-06-08T00:00", 48.0),
    ]
    assert [found.output.fields().field(name).type() for name in SAID[:2]] == [QVariant.String, QVariant.Int]
    assert found.output.fields().names() == list(SAID)


def test_field_names_are_found_in_any_case_as_qgis_does() -> None:
    works = layer([(square(0, 0), "a", *JUNE), (square(5, 5), "b", *JUNE)])
    assert find_overlaps(works, INPUT_START="START", INPUT_KEY="Name").pairs == [("a", "b")]


def test_distance_is_given_and_measured_in_metres() -> None:
    works = layer([(square(0, 0), "a", *JUNE), (square(13, 0), "b", *JUNE), (square(13, 14), "c", *JUNE)])
    assert find_overlaps(works).pairs == []
    assert find_overlaps(works, DISTANCE=2.999).pairs == []
    assert [(row[:2], row[5:]) for row in find_overlaps(works, DISTANCE=4).rows] == [
        (("a", "b"), (3.0, 0.0)),
        (("b", "c"), (4.0, 0.0)),
    ]
    assert [row[5] for row in find_overlaps(works, DISTANCE=5).rows] == [3.0, 5.0, 4.0]


def test_lead_and_lag_widen_the_windows_of_the_first_layer() -> None:
    works = layer([(square(0, 0), "w", "2026-06-02T08:00", "2026-06-02T16:00")])
    events = layer([
        (square(0, 0), "before", "2026-06-02T05:00", "2026-06-02T07:00"),
        (square(0, 0), "after", "2026-06-02T19:00", "2026-06-02T22:00"),
    ])  # fmt: skip
    assert find_overlaps(works, events).rows == []
    assert find_overlaps(works, events, LEAD=1, LAG=3).rows == []
    assert [row[1:5] for row in find_overlaps(works, events, LEAD=1.5, LAG=4).rows] == [
        ("before", "2026-06-02T06:30", "2026-06-02T07:00", 0.5),
        ("after", "2026-06-02T19:00", "2026-06-02T20:00", 1.0),
    ]


def test_times_without_a_zone_belong_to_the_zone_that_is_given() -> None:
    works = layer([
        (square(0, 0), "wall", "2026-06-01T08:00", "2026-06-01T09:00"),
        (square(0, 0), "utc", "2026-06-01T05:30:00Z", "2026-06-01T05:45:00Z"),
    ])  # fmt: skip
    assert [row[2:5] for row in find_overlaps(works).rows] == [("2026-06-01T08:30", "2026-06-01T08:45", 0.25)]
    assert find_overlaps(works, TIME_ZONE="Europe/Stockholm").rows == []
    assert find_overlaps(works, TIME_ZONE="UTC").rows == []


def test_without_the_meeting_ground_only_the_pairs_are_listed() -> None:
    works = layer([(square(0, 0), "a", *JUNE), (square(5, 5), "b", *JUNE)])
    found = find_overlaps(works, MEETING_GROUND=False)
    assert found.rows == [("a", "b", "2026-06-01T08:00", "2026-06-30T16:00", 704.0, 0.0, None)]
    assert not any(feature.hasGeometry() for feature in found.output.getFeatures())


def test_what_cannot_be_used_is_listed_by_side_and_counted() -> None:
    works = layer([(None, "nowhere", *JUNE), (square(0, 0), "good", *JUNE), (square(0, 0), "late", *reversed(JUNE))])
    events = layer([(square(0, 0), "when?", "soon", None)])
    found = find_overlaps(works, events)
    assert found.reasons == [
        ("input", "nowhere", "The geometry is missing, empty or cannot be read."),
        ("input", "late", "The end is before the start."),
        ("overlay", "when?", "The start is not a date or time that can be read."),
    ]
    assert found.results["LEFT_OUT_COUNT"] == 3
    assert "works: 2 features were left out: nowhere: The geometry is missing" in found.log.text()


def test_left_out_features_are_counted_and_told_even_where_no_table_is_asked_for() -> None:
    works = layer([(None, "nowhere", *JUNE), (square(0, 0), "good", *JUNE)])
    found = find_overlaps(works, LEFT_OUT=None)
    assert found.left_out is None
    assert found.results["LEFT_OUT_COUNT"] == 1
    assert "nowhere: The geometry is missing" in found.log.text()


def test_shared_keys_are_warned_of_and_each_pair_is_still_there() -> None:
    works = layer([(square(0, 0), "same", *JUNE), (square(0, 0), "same", *JUNE), (square(0, 0), None, *JUNE)])
    found = find_overlaps(works)
    assert found.pairs == [("same", "same"), ("same", None), ("same", None)]
    assert "several features share a key" in found.log.text()


@pytest.mark.parametrize("crs", ["EPSG:3877", "EPSG:4326"])
def test_both_kernels_give_the_same_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, crs: str) -> None:
    bow_tie = shape("POLYGON(", (3, 3), (30, 20), (30, 3), (3, 20), (3, 3)) + ")"
    works = geopackage(
        tmp_path / "works.gpkg",
        [(square(3 * place, 2 * place, 9.7), f"w{place}", *(JUNE if place % 3 else JULY)) for place in range(12)]
        + [
            (shape("LINESTRING", (-5, -5), (40, 30)), "line", *JUNE),
            (shape("POINT", (10, 8)), "point", *JUNE),
            (f"GEOMETRYCOLLECTION({square(12, 9)},{shape('POINT', (0, 0))})", "collection", *JUNE),
            (f"GEOMETRYCOLLECTION({square(12, 9)},{square(15, 9)})", "lying on itself", *JUNE),
            (shape("MULTIPOINT", (1, 1), (30, 20)), "points", None, None),
            (bow_tie, "bow tie", *JUNE),
        ],
        {"name": ogr.OFTString, "start": ogr.OFTString, "end": ogr.OFTString},
    )
    if crs != "EPSG:3877":
        import processing

        moved = {"INPUT": works, "TARGET_CRS": crs, "OUTPUT": str(tmp_path / "moved.gpkg")}
        works = processing.run("native:reprojectlayer", moved)["OUTPUT"]
    results = {}
    kernels: list[Kernel] = [ShapelyKernel(), QgisKernel()]
    for kernel in kernels:
        monkeypatch.setattr("seinajoki_coord.processing.find_overlaps.best_kernel", lambda kernel=kernel: kernel)
        for distance in (0, 2.5):
            found = find_overlaps(works, DISTANCE=distance)
            assert "bow tie" in found.log.text()
            geometries = [feature.geometry() for feature in found.output.getFeatures()]
            results[kernel.name, distance] = found.rows, geometries
    for distance in (0, 2.5):
        (one, first), (two, second) = results["shapely", distance], results["QGIS", distance]
        assert len(one) > 30
        assert [row[:5] for row in one] == [row[:5] for row in two]
        assert [row[5:] for row in one] == [pytest.approx(row[5:], abs=1e-6) for row in two]
        for ground, other in zip(first, second):
            assert ground.isNull() == other.isNull()
            assert ground.isNull() or ground.symDifference(other).area() < 1e-9


def test_progress_only_rises_and_ends_at_a_hundred() -> None:
    works = layer([(square(place, 0), str(place), *JUNE) for place in range(200)])
    log = Log()
    find_overlaps(works, works, log)
    assert log.steps == sorted(log.steps)
    assert log.steps[-1] == 100
    assert len(set(log.steps)) > 6


def _algorithm() -> QgsProcessingAlgorithm:
    return QgsApplication.processingRegistry().algorithmById(FIND)


def _explained(one: QgsProcessingParameterDefinition | QgsProcessingOutputDefinition) -> list[str]:
    return [one.description(), one.help()] if isinstance(one, QgsProcessingParameterDefinition) else [one.description()]


@pytest.mark.parametrize("name", ["find_overlaps", "create_workspace", "check_workspace", "import_records"])
def test_every_algorithm_parameter_and_output_is_explained(name: str) -> None:
    algorithm = QgsApplication.processingRegistry().algorithmById(f"seinajoki_coord:{name}")
    said = [algorithm.displayName(), algorithm.shortHelpString()]
    for one in (*algorithm.parameterDefinitions(), *algorithm.outputDefinitions()):
        said += _explained(one)
    assert all(len(text) > 3 for text in said), said


def test_parameters_and_defaults_are_those_that_scripts_rely_on() -> None:
    found: dict[str, Any] = {one.name(): one.defaultValue() for one in _algorithm().parameterDefinitions()}
    assert list(found) == [
        "INPUT", "INPUT_START", "INPUT_END", "INPUT_KEY", "OVERLAY", "OVERLAY_START", "OVERLAY_END", "OVERLAY_KEY",
        "DISTANCE", "LEAD", "LAG", "TIME_ZONE", "MEETING_GROUND", "IN_DATABASE", "OUTPUT", "LEFT_OUT",
    ]  # fmt: skip
    given = {name: value for name, value in found.items() if value not in {None, ""} and str(value) != "NULL"}
    assert given == {
        "DISTANCE": 0.0,
        "LEAD": 0.0,
        "LAG": 0.0,
        "TIME_ZONE": "Europe/Helsinki",
        "MEETING_GROUND": True,
        "IN_DATABASE": False,
    }
    outputs = [one.name() for one in _algorithm().outputDefinitions()]
    assert sorted(outputs) == ["LEFT_OUT", "LEFT_OUT_COUNT", "OUTPUT", "OVERLAP_COUNT"]


def test_it_may_run_in_the_background_and_in_batch_and_can_be_cancelled() -> None:
    flags = QgsProcessingAlgorithm.Flag
    assert not _algorithm().flags() & flags.FlagNoThreading
    assert _algorithm().flags() & flags.FlagCanCancel
    assert _algorithm().flags() & flags.FlagSupportsBatch


@pytest.mark.parametrize(("parameter", "value"), [("DISTANCE", -1), ("LEAD", -0.5), ("LAG", -3)])
def test_numbers_below_nothing_are_refused(parameter: str, value: float) -> None:
    works = layer([(square(0, 0), "a", *JUNE)])
    with pytest.raises(QgsProcessingException, match=parameter):
        find_overlaps(works, **{parameter: value})
    context = QgsProcessingContext()
    ok, reason = _algorithm().checkParameterValues(
        {"INPUT": works, "INPUT_START": "start", "INPUT_END": "end", "OUTPUT": "memory:", parameter: value}, context
    )
    assert not ok
    assert parameter in reason
