"""``find_overlaps`` wherever QGIS runs algorithms: in a model, a batch, a background task, without a desktop."""

from __future__ import annotations

import json
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsProcessing,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFeatureSource,
    QgsProject,
)

from .layer import JULY, JUNE, layer, saved, square
from .overlaps import MEMORY, Log, find_overlaps

if TYPE_CHECKING:
    from subprocess import CompletedProcess

    from pytestqt.qtbot import QtBot
    from qgis.core import QgsVectorLayer

pytestmark = pytest.mark.usefixtures("provider")
FIND = "seinajoki_coord:find_overlaps"
ROWS = [(square(0, 0), "a", *JUNE), (square(5, 5), "b", *JUNE), (square(6, 6), "c", *JULY)]
FIELDS = {"INPUT_START": "start", "INPUT_END": "end", "INPUT_KEY": "name"}

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))


def _model() -> QgsProcessingModelAlgorithm:
    """Return a model: works are buffered by 0, then their overlaps found, then counted by nobody."""
    model = QgsProcessingModelAlgorithm("overlaps", "tests")
    works = QgsProcessingParameterFeatureSource("works", "works", [QgsProcessing.SourceType.TypeVectorAnyGeometry])
    model.addModelParameter(works, QgsProcessingModelParameter("works"))
    source = QgsProcessingModelChildParameterSource
    first = QgsProcessingModelChildAlgorithm("native:multiparttosingleparts")
    first.setChildId("first")
    first.addParameterSources("INPUT", [source.fromModelParameter("works")])
    model.addChildAlgorithm(first)
    find = QgsProcessingModelChildAlgorithm(FIND)
    find.setChildId("find")
    find.addParameterSources("INPUT", [source.fromChildOutput("first", "OUTPUT")])
    for name, value in FIELDS.items():
        find.addParameterSources(name, [source.fromStaticValue(value)])
    result = QgsProcessingModelOutput("found", "found")
    result.setChildId("find")
    result.setChildOutputName("OUTPUT")
    find.setModelOutputs({"found": result})
    model.addChildAlgorithm(find)
    model.updateDestinationParameters()
    return model


def test_it_is_a_step_of_a_model() -> None:
    model, works = _model(), layer(ROWS)
    context, log = QgsProcessingContext(), Log()
    context.setProject(QgsProject.instance())
    # QGIS 3.22 calls it find:found, 3.40 found.
    (output,) = (one.name() for one in model.destinationParameterDefinitions())
    results, ok = model.run({"works": works, output: MEMORY}, context, log)
    assert ok, log.text()
    found = context.getMapLayer(results[output])
    assert [feature.attributes()[:2] for feature in found.getFeatures()] == [["a", "b"]]


def test_a_batch_runs_it_over_many_layers(tmp_path: Path) -> None:
    algorithm = QgsApplication.processingRegistry().algorithmById(FIND)
    parameters = [
        {"INPUT": layer(ROWS[:count]), **FIELDS, "OUTPUT": str(tmp_path / f"{count}.gpkg")} for count in range(4)
    ]
    context, counts = QgsProcessingContext(), []
    for one in parameters:
        results, ok = algorithm.create().run(one, context, Log())
        assert ok
        counts.append(results["OVERLAP_COUNT"])
    assert counts == [0, 0, 1, 1]


@pytest.mark.parametrize("ending", ["", "gpkg"])
def test_it_runs_in_the_background_on_layers_of_the_project(qtbot: QtBot, tmp_path: Path, ending: str) -> None:
    works = saved(layer(ROWS), tmp_path / "works.gpkg") if ending else layer(ROWS)
    QgsProject.instance().addMapLayer(works)
    algorithm = QgsApplication.processingRegistry().algorithmById(FIND).create()
    context, log, results = QgsProcessingContext(), Log(), []
    context.setProject(QgsProject.instance())
    output = str(tmp_path / "found.gpkg") if ending else MEMORY
    task = QgsProcessingAlgRunnerTask(algorithm, {"INPUT": works.id(), **FIELDS, "OUTPUT": output}, context, log)
    task.executed.connect(lambda ok, found: results.append((ok, found)))
    with qtbot.waitSignal(task.executed, timeout=30_000):
        QgsApplication.taskManager().addTask(task)
    ((ok, found),) = results
    assert ok, log.text()
    assert found["OVERLAP_COUNT"] == 1
    QgsProject.instance().removeAllMapLayers()


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a QGIS profile in which the plugin is enabled."""
    from qgis_process import PLUGIN, run

    folder = tmp_path_factory.mktemp("profile")
    enabled = run(["plugins", "enable", PLUGIN], folder)
    assert enabled.returncode == 0, enabled.stdout + enabled.stderr
    return folder


def _run(profile: Path, algorithm: str, parameters: dict[str, Any]) -> CompletedProcess[str]:
    from qgis_process import run

    listed = [f"--{name}={value}" for name, value in parameters.items()]
    return run(["--json", "run", f"seinajoki_coord:{algorithm}", *listed], profile)


def _works(path: Path) -> QgsVectorLayer:
    path.parent.mkdir(exist_ok=True)
    return saved(layer(ROWS), path)


def test_the_headless_program_gives_the_counts_as_json_and_ends_with_zero(tmp_path: Path, profile: Path) -> None:
    path, output = tmp_path / "Törnävä 1" / "kesän työt.gpkg", tmp_path / "Törnävä 1" / "löydetyt.gpkg"
    works = _works(path)
    done = _run(profile, "find_overlaps", {"INPUT": path, **FIELDS, "DISTANCE": 0.5, "OUTPUT": output})
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(done.stdout)["results"]
    assert (results["OVERLAP_COUNT"], results["LEFT_OUT_COUNT"], results["OUTPUT"]) == (1, 0, str(output))
    with closing(sqlite3.connect(output)) as link:
        rows = link.execute('SELECT input_key, overlay_key, overlap_start FROM "löydetyt"').fetchall()
    assert rows == [row[:3] for row in find_overlaps(works).rows]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"INPUT_START": "alku"}, "has no field alku. It has:"),
        ({"OUTPUT": "no such folder/found.gpkg"}, "no such folder/found.gpkg"),
    ],
)
def test_the_headless_program_says_why_and_ends_with_an_error(
    tmp_path: Path, profile: Path, change: dict[str, Any], words: str
) -> None:
    path = tmp_path / "works.gpkg"
    _works(path)
    parameters = {"INPUT": path, **FIELDS, "OUTPUT": tmp_path / "found.gpkg", **change}
    done = _run(profile, "find_overlaps", parameters)
    assert done.returncode != 0
    assert words in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["works.gpkg"]


def test_the_headless_program_makes_and_checks_a_workspace(tmp_path: Path, profile: Path) -> None:
    path = tmp_path / "seinäjoki.gpkg"
    made = _run(profile, "create_workspace", {"WORKSPACE": path, "SAMPLE": "true"})
    assert made.returncode == 0, made.stdout + made.stderr
    done = _run(profile, "check_workspace", {"WORKSPACE": path})
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(done.stdout)["results"]
    assert results["NEW_COUNT"] > results["CONFLICT_COUNT"] > 40
    assert results["NEW_COUNT"] == sum(results[f"{outcome}_COUNT"] for outcome in ("CONFLICT", "OPPORTUNITY", "NOTICE"))
    again = _run(profile, "create_workspace", {"WORKSPACE": path})
    assert again.returncode != 0
    assert "exists already" in again.stdout + again.stderr
    missing = _run(profile, "check_workspace", {"WORKSPACE": tmp_path / "gone.gpkg"})
    assert missing.returncode != 0
    assert "There is no file" in missing.stdout + missing.stderr
