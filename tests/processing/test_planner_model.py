"""The planners' algorithms in a model, and as a batch of ``qgis_process`` in a process of its own."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildDependency,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
    QgsProcessingParameterVectorLayer,
    QgsProject,
)

from scripts.qgis_process import PLUGIN
from scripts.qgis_process import run as process

from .layer import layer, opened, saved, shape, square
from .overlaps import Log
from .town import new_town, rows

if TYPE_CHECKING:
    from subprocess import CompletedProcess

pytestmark = pytest.mark.usefixtures("provider")
Source = QgsProcessingModelChildParameterSource
WORKSPACE, STREETS = Source.fromModelParameter("workspace"), Source.fromModelParameter("streets")
YEAR = {"FIRST_DAY": "2026-01-01", "LAST_DAY": "2026-12-31"}
SLOTS = {"HOURS": 24, "COUNT": 2, "EARLIEST": "2026-06-01T00:00:00", "LATEST": "2026-07-20T00:00:00"}
ASKED: dict[str, tuple[dict[str, Any], str]] = {
    "suggest_slots": ({"GEOMETRY": square(0, 0), **SLOTS}, '"conflict_count" = 0'),
    "area_usage": ({"AREA_TYPES": ["venue"], **YEAR}, '"overlaps" > 0'),
    "nuisance_index": (
        {"STREETS": STREETS, "STREET_CLASS": "class", "STREET_VOLUME": "volume"}, "\"colour\" = 'red'",
    ),
    "check_venues": ({}, "\"check\" = 'bearing'"),
}  # fmt: skip
"""By algorithm, its parameters and what is looked for in its layer."""
COUNTS = {
    "check_workspace": ("CONFLICT_COUNT", "SELECT count(*) FROM overlap WHERE outcome = 'conflict'"),
    "suggest_slots": ("FREE_COUNT", "SELECT 2"),
    "area_usage": ("AREA_COUNT", "SELECT count(*) FROM area WHERE area_type = 'venue'"),
    "nuisance_index": ("WORK_COUNT", "SELECT count(*) FROM work WHERE status <> 'cancelled'"),
    "check_venues": ("TERMS_COUNT", "SELECT count(*) FROM notes WHERE \"check\" = 'terms'"),
}
"""By algorithm, a number among its results, and what the files say that it is."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, provider: object) -> Path:
    """Give the sample, and a street across the market square beside it."""
    path = new_town(tmp_path_factory.mktemp("sample") / "näyte 1.gpkg", SAMPLE=True)
    lines = [(shape("LineString", (-9000, north), (9000, north)), "main", 12000) for north in range(-9000, 9000, 200)]
    saved(layer(lines, fields="class:string,volume:integer", kind="LineString"), path.with_name("streets.gpkg"))
    return path


def model_of() -> QgsProcessingModelAlgorithm:
    """Return a model that checks a workspace, then asks all that a planner asks and keeps what is to be looked at."""
    model = QgsProcessingModelAlgorithm("Planning", "seinajoki")
    for parameter in (
        QgsProcessingParameterFile("workspace", "Workspace"),
        QgsProcessingParameterVectorLayer("streets", "Streets"),
    ):
        model.addModelParameter(parameter, QgsProcessingModelParameter(parameter.name()))
    add_child(model, f"{PLUGIN}:check_workspace", {"WORKSPACE": WORKSPACE})
    for name, (parameters, expression) in ASKED.items():
        add_child(model, f"{PLUGIN}:{name}", {"WORKSPACE": WORKSPACE, **parameters}, after="check_workspace")
        fed = Source.fromChildOutput(name, "OUTPUT")
        add_child(model, "native:extractbyexpression", {"INPUT": fed, "EXPRESSION": expression}, result=name)
    return model


def add_child(
    model: QgsProcessingModelAlgorithm, algorithm: str, parameters: dict[str, Any], *, after: str = "", result: str = ""
) -> None:
    """Add a step with plain values or sources, known by its algorithm, or by the result of the model that it makes."""
    child = QgsProcessingModelChildAlgorithm(algorithm)
    child.setChildId(f"{result}_found" if result else algorithm.partition(":")[2])
    child.setDescription(child.childId())
    for name, given in parameters.items():
        child.addParameterSources(name, [given if isinstance(given, Source) else Source.fromStaticValue(given)])
    if after:
        child.setDependencies([QgsProcessingModelChildDependency(after)])
    if result:
        output = QgsProcessingModelOutput(result, result)
        output.setChildId(child.childId())
        output.setChildOutputName("OUTPUT")
        child.setModelOutputs({result: output})
    model.addChildAlgorithm(child)


def found(path: Path, model: QgsProcessingModelAlgorithm) -> dict[str, str]:
    """Return where each result of the model goes."""
    return {one.name(): str(path / f"{one.description()}.gpkg") for one in model.destinationParameterDefinitions()}


def see_what_was_found(places: dict[str, str]) -> None:
    """Look at the results: each is some of what its algorithm said."""
    layers = {Path(place).stem: opened(Path(place), Path(place).stem) for place in places.values()}
    counts = {name: one.featureCount() for name, one in layers.items()}
    assert counts["suggest_slots"] == 2
    assert all(count > 0 for count in counts.values()), counts
    titles = {feature["title"] for feature in layers["nuisance_index"].getFeatures()}
    assert {feature["colour"] for feature in layers["nuisance_index"].getFeatures()} == {"red"}
    assert len(titles) < 91
    assert "Kauppatori" in {feature["name"] for feature in layers["area_usage"].getFeatures()}


def test_they_run_inside_a_model_and_feed_native_algorithms(sample: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(sample, tmp_path / "malli.gpkg"))
    model, context, log = model_of(), QgsProcessingContext(), Log()
    context.setProject(QgsProject.instance())
    places = found(tmp_path, model)
    asked = {"workspace": str(path), "streets": str(sample.with_name("streets.gpkg")), **places}
    results, ok = model.run(asked, context, log)
    assert ok, log.text()
    assert (
        results["CHILD_RESULTS"]["nuisance_index"]["WORK_COUNT"]
        > results["CHILD_RESULTS"]["nuisance_index"]["RED_COUNT"]
    )
    see_what_was_found(places)
    assert rows(path, "SELECT count(*) > 40 FROM overlap") == [(1,)]


def test_a_model_stops_where_one_of_them_fails_and_says_why(sample: Path, tmp_path: Path) -> None:
    model, context, log = model_of(), QgsProcessingContext(), Log()
    asked = {"workspace": "nowhere", "streets": str(sample.with_name("streets.gpkg")), **found(tmp_path, model)}
    _, ok = model.run(asked, context, log)
    assert not ok
    assert "There is no PostgreSQL connection nowhere" in log.text()
    assert list(tmp_path.glob("*.gpkg")) == []


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a QGIS profile in which the plugin is enabled."""
    folder = tmp_path_factory.mktemp("profile")
    enabled = process(["plugins", "enable", PLUGIN], folder)
    assert enabled.returncode == 0, enabled.stdout + enabled.stderr
    return folder


def test_a_model_in_a_file_runs_as_a_batch(sample: Path, profile: Path, tmp_path: Path) -> None:
    path, model = Path(shutil.copy(sample, tmp_path / "erä.gpkg")), model_of()
    assert model.toFile(str(tmp_path / "planning.model3"))
    places = found(tmp_path, model)
    asked = {"workspace": path, "streets": sample.with_name("streets.gpkg"), **places}
    listed = [f"--{name}={given}" for name, given in asked.items()]
    done = process(["--json", "run", str(tmp_path / "planning.model3"), *listed], profile)
    assert done.returncode == 0, done.stdout + done.stderr
    assert set(places) <= set(json.loads(done.stdout)["results"])
    see_what_was_found(places)


@pytest.mark.parametrize("algorithm", ["check_workspace", *ASKED])
def test_each_runs_as_a_batch_with_counts_as_json_and_an_exit_status(
    sample: Path, profile: Path, tmp_path: Path, algorithm: str
) -> None:
    path, output = Path(shutil.copy(sample, tmp_path / "yö 1.gpkg")), tmp_path / "notes.gpkg"
    asked, outputs = batch_of(algorithm, sample), {} if algorithm == "check_workspace" else {"OUTPUT": output}
    done = batch(profile, algorithm, {"WORKSPACE": path, **outputs, **asked})
    assert done.returncode == 0, done.stdout + done.stderr
    results, (name, query) = json.loads(done.stdout)["results"], COUNTS[algorithm]
    assert results.get("OUTPUT", str(output)) == str(output)
    ((expected,),) = rows(output if "FROM notes" in query else path, query)
    assert results[name] == expected > 0
    gone = batch(profile, algorithm, {"WORKSPACE": tmp_path / "gone.gpkg", **outputs, **asked})
    assert gone.returncode != 0
    assert "There is no file" in gone.stdout + gone.stderr
    nowhere = batch(profile, algorithm, {"WORKSPACE": "nowhere", **outputs, **asked})
    assert nowhere.returncode != 0
    assert "There is no PostgreSQL connection nowhere" in nowhere.stdout + nowhere.stderr
    assert "Traceback" not in gone.stdout + gone.stderr + nowhere.stdout + nowhere.stderr


def batch_of(algorithm: str, sample: Path) -> dict[str, Any]:
    """Return what a batch asks of the sample, beside the workspace."""
    parameters = dict(ASKED[algorithm][0]) if algorithm in ASKED else {}
    return {
        name: sample.with_name("streets.gpkg") if name == "STREETS" else given for name, given in parameters.items()
    }


def batch(profile: Path, algorithm: str, parameters: dict[str, Any]) -> CompletedProcess[str]:
    """Run an algorithm in a process of its own."""
    listed = [
        f"--{name}={one}"
        for name, given in parameters.items()
        for one in (given if isinstance(given, list) else [given])
    ]
    return process(["--json", "run", f"{PLUGIN}:{algorithm}", *listed], profile)
