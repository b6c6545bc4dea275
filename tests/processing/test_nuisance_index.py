"""``nuisance_index``: works of a workspace rated by the streets and routes that they meet."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer

from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.layers.kernel import QgisKernel
from seinajoki_coord.layers.nuisance import read_model

from .layer import layer, moved, shape, square
from .overlaps import MEMORY, Log, run, value
from .town import add

pytestmark = pytest.mark.usefixtures("provider")
INDICES = ("car", "bus", "tram", "cycling", "overall", "decided_by", "colour")
TWO_WEEKS = {"starts_at": "2026-06-01T07:00", "ends_at": "2026-06-14T16:00"}


def streets(*rows: tuple[float, object, object], crs: str = "EPSG:3877") -> QgsVectorLayer:
    """Return streets from west to east: metres to the north, class and volume of each."""
    made = []
    for north, word, volume in rows:
        line = shape("LineString", (-500, north), (500, north))
        made.append((line if crs == "EPSG:3877" else moved(line, crs), word, volume))
    return layer(made, fields="class:string,volume:integer", crs=crs, kind="LineString", name="streets")


def routes(word: object, number: object = 0, north: float = 5) -> QgsVectorLayer:
    """Return one route with its class and its number."""
    line = shape("LineString", (-500, north), (500, north))
    return layer([(line, word, number)], fields="class:string,volume:integer", kind="LineString", name="routes")


STREETS = {"STREET_CLASS": "class", "STREET_VOLUME": "volume"}


def rate(path: Path, log: Log | None = None, **parameters: object) -> dict[str, dict[str, Any]]:
    """Return what is said of each work by its title."""
    results, _ = run("nuisance_index", {"WORKSPACE": str(path), "OUTPUT": MEMORY, **parameters}, log)
    names = results["OUTPUT"].fields().names()
    rows = [{name: value(one, place) for place, name in enumerate(names)} for one in results["OUTPUT"].getFeatures()]
    assert results["WORK_COUNT"] == len(rows)
    return {row["title"]: row for row in rows}


@pytest.mark.parametrize("kernel", [ShapelyKernel(), QgisKernel()], ids=["shapely", "QGIS"])
def test_the_streets_in_reach_decide_and_main_streets_reach_farther(
    town: Path, monkeypatch: pytest.MonkeyPatch, kernel: Kernel
) -> None:
    monkeypatch.setattr("seinajoki_coord.processing.nuisance_index.best_kernel", lambda: kernel)
    add(town, "work", "trench", square(0, 0), lane_impact="one_lane", lane_impact_length=50, **TWO_WEEKS)
    add(town, "work", "far", square(0, 300), **TWO_WEEKS)
    add(town, "work", "cancelled", square(0, 0), status="cancelled")
    two = streets((20, "secondary", 800), (35, "residential", 12000))
    said = rate(town, STREETS=two, **STREETS)
    # 14 days 3, class 4, the volume of a main street within 30 m 5, one lane 1, 50 m 3.
    assert set(said) == {"trench", "far"}
    assert (said["trench"]["street_class"], said["trench"]["volume"], said["trench"]["days"]) == (4, 12000, 14)
    assert said["trench"]["car"] == 3.2
    assert tuple(said["trench"][name] for name in INDICES[4:]) == (3.2, "car", "yellow")
    assert tuple(said["far"][name] for name in INDICES) == (0, 0, 0, 0, 0, None, "grey")
    small = rate(town, STREETS=streets((20, "tertiary", 800), (35, "residential", 12000)), **STREETS)["trench"]
    assert (small["street_class"], small["volume"]) == (3, 800), "the volume of other streets reaches 15 m"


def test_layers_in_another_plane_are_brought_into_the_workspace_s(town: Path) -> None:
    add(town, "work", "trench", square(0, 0), **TWO_WEEKS)
    assert rate(town, STREETS=streets((20, "main", 9000), crs="EPSG:4326"), **STREETS)["trench"]["street_class"] == 5


def test_buses_trams_and_cycling(town: Path) -> None:
    add(town, "work", "trench", square(0, 0), **TWO_WEEKS)
    said = rate(
        town,
        BUS_ROUTES=routes("Runkolinja", 12), BUS_CLASS="class", BUS_TRIPS="volume",
        TRAMS=routes("tracks"), TRAM_CLASS="class",
        CYCLE_ROUTES=routes(None),
    )["trench"]  # fmt: skip
    assert tuple(said[name] for name in INDICES) == (0, 4, 3, 3, 4, "bus", "red")
    critical = rate(town, BUS_ROUTES=routes("critical"), BUS_CLASS="class")["trench"]
    assert (critical["bus"], critical["overall"]) == (5, 5)


def test_the_original_s_rounding_can_be_had(town: Path) -> None:
    add(town, "work", "trench", square(0, 0), **TWO_WEEKS)
    busy = streets((5, "4", 20000))
    assert rate(town, STREETS=busy, **STREETS)["trench"]["car"] == 2.4
    assert rate(town, STREETS=busy, AS_ORIGINAL=True, **STREETS)["trench"]["car"] == 2.3


def test_a_town_has_words_weights_and_reach_of_its_own(town: Path, tmp_path: Path) -> None:
    add(town, "work", "trench", square(0, 0), **TWO_WEEKS)
    own = json.loads(
        (Path(__file__).resolve().parents[2] / "resources/rules/nuisance.json").read_text(encoding="utf-8")
    )
    own["car"]["street_class"] = {"*": 0, "baana": 5}
    own["reach_m"]["street"] = 100
    path = tmp_path / "oma.json"
    path.write_text(json.dumps(own), encoding="utf-8")
    far = streets((90, "Baana", 0), (95, "kuja", 0))
    log = Log()
    assert rate(town, log, STREETS=far, MAPPING=str(path), **STREETS)["trench"]["street_class"] == 5
    assert "“kuja” (1)" in log.text()
    path.write_text("{", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="not JSON"):
        rate(town, STREETS=far, MAPPING=str(path), **STREETS)


def test_a_street_adds_up_its_works_week_by_week(town: Path) -> None:
    add(town, "work", "one", square(0, 0), starts_at="2026-06-01T00:00", ends_at="2026-06-08T00:00")
    add(town, "work", "two", square(50, 0), starts_at="2026-06-04T12:00", ends_at="2026-06-15T00:00")
    add(town, "work", "elsewhere", square(0, 500), starts_at="2026-06-01T00:00", ends_at="2026-06-08T00:00")
    both = {"CYCLE_ROUTES": routes("park"), "CYCLE_CLASS": "class"}
    places = layer(
        [(shape("LineString", (-500, 5), (20, 5)), "Kauppakatu"), (shape("LineString", (20, 5), (500, 5)), "Kauppakatu"),
         (shape("LineString", (900, 900), (950, 900)), None)],
        fields="name:string", kind="LineString", name="places",
    )  # fmt: skip
    results, _ = run(
        "nuisance_index",
        {
            "WORKSPACE": str(town), "OUTPUT": MEMORY, "WEEKS": MEMORY, "PLACES": places, "PLACE_NAME": "name",
            "PLACE_DISTANCE": 15, "FIRST_DAY": "2026-05-25", "LAST_DAY": "2026-06-30", **both,
        },
    )  # fmt: skip
    rows = [tuple(value(one, place - 7) for place in range(7)) for one in results["WEEKS"].getFeatures()]
    assert rows == [
        ("Kauppakatu", 2026, 23, "2026-06-01", 2, 2.0, 1.5),
        ("Kauppakatu", 2026, 24, "2026-06-08", 1, 1.0, 1.0),
    ]


def test_the_plugin_s_own_mapping_is_read() -> None:
    assert read_model().reach["volume_of_main_streets"] == 30


def test_without_streets_all_works_are_grey_and_it_is_said(town: Path) -> None:
    add(town, "work", "trench", square(0, 0), lane_impact="both_directions_closed", **TWO_WEEKS)
    log = Log()
    assert rate(town, log)["trench"]["colour"] == "grey"
    assert "No streets or routes are given" in log.text()
    log = Log()
    rate(town, log, STREETS=streets((20, "main", 9000)), **STREETS)
    assert "No streets" not in log.text()


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"STREET_CLASS": "nope"}, "streets has no field nope. It has: class, volume."),
        ({"STREET_CLASS": "class", "STREET_VOLUME": "cars"}, "streets has no field cars"),
        ({"STREET_CLASS": "class", "BUS_ROUTES": routes, "BUS_TRIPS": "trips"}, "routes has no field trips"),
        ({"PLACES": routes, "PLACE_NAME": "street", "WEEKS": MEMORY}, "routes has no field street"),
    ],
)
def test_a_field_that_is_not_there_is_refused(town: Path, parameters: dict[str, Any], said: str) -> None:
    given = {name: one("trunk") if callable(one) else one for name, one in parameters.items()}
    with pytest.raises(QgsProcessingException, match=said):
        rate(town, STREETS=streets((20, "main", 9000)), **given)


def test_what_counts_as_nothing_is_said(town: Path) -> None:
    add(town, "work", "trench", square(0, 0), **TWO_WEEKS)
    three, log = streets((20, "main", 9000), (25, None, 1), (30, " ", 2)), Log()
    assert rate(town, log, STREETS=three, **STREETS)["trench"]["street_class"] == 5
    assert "STREETS: 2 of 3 have no class (STREET_CLASS), so they do not count." in log.texts
    log = Log()
    assert rate(town, log, STREETS=three)["trench"]["colour"] == "grey"
    assert "STREETS: 3 of 3 have no class (STREET_CLASS), so they do not count." in log.texts
    log = Log()
    mixed = {"STREETS": three, "STREET_CLASS": "class", "BUS_ROUTES": routes("trunk")}
    rate(town, log, **mixed, STREET_VOLUME="class", BUS_CLASS="class", CYCLE_ROUTES=routes(None), TRAMS=routes(None))
    assert "STREETS: values that are no numbers (STREET_VOLUME) and count as 0: 1, such as “main”." in log.texts
    assert [text for text in log.texts if text.startswith(("BUS", "CYCLE", "TRAMS"))] == [], (
        "an empty class counts there"
    )


def test_streets_that_are_nowhere_near_or_nothing_are_said(town: Path) -> None:
    add(town, "work", "trench", square(0, 0), **TWO_WEEKS)
    lost = layer(
        [("LineString(288000 6965000, 289000 6965000)", "main"), ("LineString(22 62, 23 62)", "main"), (None, "main"),
         (shape("LineString", (-500, 5), (500, 5)), "residential")],
        fields="class:string", kind="LineString", name="lost",
    )  # fmt: skip
    for name, more in (("STREETS", {}), ("PLACES", {"PLACES": lost, "WEEKS": MEMORY})):
        log = Log()
        assert rate(town, log, STREETS=lost, STREET_CLASS="class", **more)["trench"]["street_class"] == 1
        none, far = sorted(text for text in log.texts if text.startswith(f"{name}: features left out"))
        assert far.startswith(f"{name}: features left out: 2. The geometry lies far outside"), far
        assert none == f"{name}: features left out: 1. There is no geometry."
    log = Log()
    rate(town, log, STREETS=streets((20, "main", 9000), crs="EPSG:4326"), **STREETS)
    assert "STREETS: transformed EPSG:4326" in log.text()


def test_a_work_without_an_end_has_no_number_of_days_and_lasts_longest(town: Path) -> None:
    add(town, "work", "begun", square(0, 0), starts_at="2026-06-01T07:00", ends_at=None)
    add(town, "work", "undated", square(0, 0), starts_at=None, ends_at=None)
    add(town, "work", "long", square(0, 0), starts_at="2026-06-01T07:00", ends_at="2027-06-01T00:00")
    said = rate(town, STREETS=streets((5, "main", 9000)), **STREETS)
    assert [said[title]["days"] for title in ("begun", "undated", "long")] == [None, None, 365]
    assert len({row["car"] for row in said.values()}) == 1
