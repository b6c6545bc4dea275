"""``check_workspace``: what meets is registered, and the register is kept as the records change."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer

from seinajoki_coord.core.kernel import Kernel, ShapelyKernel
from seinajoki_coord.layers.kernel import QgisKernel
from seinajoki_coord.workspace.rule_set import preset_text

from .layer import layer, saved, square
from .overlaps import Log, run
from .rights import open_folder, without_rights
from .town import add, change, check, counts, new_town, register, rows

pytestmark = pytest.mark.usefixtures("provider")
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"


@pytest.mark.parametrize("kernel", [ShapelyKernel(), QgisKernel()], ids=["shapely", "QGIS"])
def test_the_sample_has_the_overlaps_that_a_person_finds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kernel: Kernel
) -> None:
    monkeypatch.setattr("seinajoki_coord.processing.check_workspace.best_kernel", lambda: kernel)
    path = new_town(tmp_path / "sample.gpkg", SAMPLE=True)
    results = check(path, RULES="shared-ground")
    with (SAMPLE / "expected.csv").open(encoding="utf-8", newline="") as file:
        expected = {frozenset((row["first"], row["second"])): row["kind"] for row in csv.DictReader(file)}
    sources = "(SELECT id, source_id FROM work UNION ALL SELECT id, source_id FROM event)"
    found = rows(path, f"SELECT a.source_id, b.source_id, outcome, severity, area_m2, o.geom IS NOT NULL FROM overlap o"
                       f" JOIN {sources} a ON a.id = o.first_id JOIN {sources} b ON b.id = o.second_id")  # fmt: skip
    assert {frozenset(row[:2]) for row in found} == set(expected)
    for first, second, outcome, severity, area, has_ground in found:
        kind = expected[frozenset((first, second))]
        assert (area == 0) == (kind == "touch") == (not has_ground), (first, second)
        assert outcome == ("notice" if kind in {"touch", "window"} else "conflict"), (first, second)
        assert severity == ("low" if outcome == "notice" else "high" if second[0] == "E" else "medium")
    assert counts(results) == [41, 0, 8, 49, 0, 0]
    other = QgisKernel() if kernel.name == "shapely" else ShapelyKernel()
    monkeypatch.setattr("seinajoki_coord.processing.check_workspace.best_kernel", lambda: other)
    change(path, "DELETE FROM gpkg_coord_checked")
    assert counts(check(path, RULES="shared-ground"))[3:] == [0, 0, 0], (
        "another build of GEOS must not ask for new assessments"
    )


def test_a_second_check_changes_nothing_at_all(tmp_path: Path) -> None:
    path = new_town(tmp_path / "sample.gpkg", SAMPLE=True)
    first = check(path)
    before = rows(path, "SELECT * FROM overlap ORDER BY fid")
    second = check(path)
    assert rows(path, "SELECT * FROM overlap ORDER BY fid") == before
    assert counts(second) == [*counts(first)[:3], 0, 0, 0]


def test_what_changes_is_assessed_again_what_ends_is_closed_what_returns_is_open(town: Path) -> None:
    add(town, "work", "pipe", square(0, 0), source_id="W1")
    add(town, "work", "cable", square(5, 5))
    add(town, "event", "fair", square(8, 8))
    assert counts(check(town)) == [3, 0, 0, 3, 0, 0]
    change(
        town,
        "UPDATE overlap SET assessment = 'accepted', assessed_by = 'Kaisa', note = 'agreed' WHERE first_title = 'pipe'",
    )
    assert counts(check(town)) == [3, 0, 0, 0, 0, 0]
    assert register(town) == [
        ("cable", "fair", "conflict", "open"),
        ("pipe", "cable", "conflict", "accepted"),
        ("pipe", "fair", "conflict", "accepted"),
    ]
    change(town, "UPDATE work SET ends_at = '2026-06-20T16:00' WHERE title = 'pipe'")
    assert counts(check(town)) == [3, 0, 0, 0, 2, 0]
    assert [row[3] for row in register(town)] == ["open", "reassess", "reassess"]
    assert rows(town, "SELECT DISTINCT note, assessed_by FROM overlap WHERE first_title = 'pipe'") == [
        ("agreed", "Kaisa")
    ]
    change(town, "UPDATE work SET status = 'cancelled' WHERE title = 'pipe'")
    assert counts(check(town)) == [1, 0, 0, 0, 0, 2]
    assert [row[3] for row in register(town)] == ["open", "closed", "closed"]
    assert counts(check(town)) == [1, 0, 0, 0, 0, 0]
    change(town, "UPDATE work SET status = 'confirmed' WHERE title = 'pipe'")
    assert counts(check(town)) == [3, 0, 0, 0, 2, 0]
    assert [row[3] for row in register(town)] == ["open", "open", "open"]


def test_a_changed_overlap_that_nobody_assessed_stays_open_and_its_row_is_new(town: Path) -> None:
    add(town, "work", "pipe")
    add(town, "work", "cable", square(5, 0))
    check(town)
    change(town, "UPDATE work SET title = 'water pipe' WHERE title = 'pipe'")
    assert counts(check(town))[3:] == [0, 1, 0]
    assert rows(town, "SELECT first_title, area_m2, assessment, row_version FROM overlap") == [
        ("water pipe", 50.0, "open", 2)
    ]


def test_occupancy_runs_from_set_up_to_cleared_and_is_half_open(town: Path) -> None:
    add(town, "event", "fair", setup_at="2026-05-30T12:00", cleared_at="2026-07-02T10:00")
    add(town, "work", "before", starts_at="2026-05-01T08:00", ends_at="2026-05-30T12:00")
    add(town, "work", "setup", starts_at="2026-05-30T08:00", ends_at="2026-05-30T12:01")
    add(town, "work", "after", starts_at="2026-07-02T10:00", ends_at=None)
    add(town, "work", "always", starts_at=None, ends_at=None, status="draft")
    check(town)
    found = rows(town, "SELECT first_title, second_title, overlap_start, overlap_end, hours FROM overlap ORDER BY 1, 2")
    assert found == [
        ("after", "always", "2026-07-02T10:00", None, None),
        ("always", "fair", "2026-05-30T12:00", "2026-07-02T10:00", 790.0),
        ("before", "always", "2026-05-01T08:00", "2026-05-30T12:00", 700.0),
        ("before", "setup", "2026-05-30T08:00", "2026-05-30T12:00", 4.0),
        ("setup", "always", "2026-05-30T08:00", "2026-05-30T12:01", 4 + 1 / 60),
        ("setup", "fair", "2026-05-30T12:00", "2026-05-30T12:01", 1 / 60),
    ]


def test_projects_windows_and_touching_grounds(town: Path) -> None:
    add(town, "work", "one", project="P1")
    add(town, "work", "two", project=" P1 ")
    add(town, "work", "three", project="P2")
    add(town, "work", "some day", square(0, 0), certainty="window", project="P1")
    add(town, "work", "beside", square(10, 0), project="  ")
    assert counts(check(town, RULES="shared-ground")) == [2, 0, 5, 7, 0, 0]
    assert {row[:2] for row in register(town)} & {("one", "two"), ("one", "some day"), ("two", "some day")} == set()


def test_records_that_cannot_be_compared_are_told_of_and_stop_nothing(town: Path) -> None:
    add(town, "work", "empty", "POLYGON EMPTY")
    add(town, "work", "pipe")
    add(town, "work", "cable")
    _, log = run("check_workspace", {"WORKSPACE": str(town)})
    assert "empty: The geometry is missing, empty or cannot be read." in log.text()
    assert len(register(town)) == 1


def test_progress_rises_and_a_cancelled_check_writes_nothing(town: Path) -> None:
    add(town, "work", "pipe")
    add(town, "work", "cable")
    steps = Log()
    before = town.read_bytes()
    for step in (5, 30, 60):
        with pytest.raises(QgsProcessingException, match=r"Cancelled; nothing was written."):
            run("check_workspace", {"WORKSPACE": str(town)}, Log(cancel_at=step))
    assert town.read_bytes() == before
    run("check_workspace", {"WORKSPACE": str(town)}, steps)
    assert steps.steps == sorted(steps.steps)


def test_layers_with_unsaved_edits_are_named_and_open_ones_show_the_result(town: Path) -> None:
    add(town, "work", "pipe")
    add(town, "work", "cable")
    work, overlap = (QgsVectorLayer(f"{town}|layername={name}", name, "ogr") for name in ("work", "overlap"))
    QgsProject.instance().addMapLayers([work, overlap])
    assert overlap.featureCount() == 0
    assert work.startEditing()
    assert work.changeAttributeValue(1, work.fields().lookupField("title"), "changed")
    log = Log()
    with pytest.raises(QgsProcessingException):
        run("check_workspace", {"WORKSPACE": str(town)}, log)
    assert "The layer work has unsaved edits. Save or discard them and run again." in log.text()
    assert register(town) == []
    assert work.commitChanges()
    check(town)
    assert [feature["first_title"] for feature in overlap.getFeatures()] == ["changed"]
    QgsProject.instance().removeAllMapLayers()


def _other(path: Path) -> Path:
    saved(layer([(square(0, 0), "a", "", "")]), path)
    return path


def _text(path: Path) -> Path:
    path.write_text("Dear QGIS")
    return path


def test_what_is_no_workspace_is_told_apart(tmp_path: Path, town: Path) -> None:
    change(town, "UPDATE workspace SET schema_version = 99")
    for path, words in (
        (tmp_path / "gone.gpkg", "There is no file"),
        (_other(tmp_path / "other.gpkg"), "is a GeoPackage but not a workspace"),
        (_text(tmp_path / "text.gpkg"), "is not a GeoPackage"),
        (town, "was made by a newer version of this plugin"),
    ):
        with pytest.raises(QgsProcessingException, match=words):
            check(path)
    change(town, "DELETE FROM workspace")
    with pytest.raises(QgsProcessingException, match="has lost its description"):
        check(town)


def test_an_unknown_rule_set_is_named_with_those_that_are_known(town: Path) -> None:
    with pytest.raises(
        QgsProcessingException, match=r"There is no rule set nobody-digs. Give a file, or one of: .*seinajoki"
    ):
        check(town, RULES="nobody-digs")


def test_a_rules_file_from_windows_is_read_and_one_in_another_encoding_is_named(town: Path, tmp_path: Path) -> None:
    path = tmp_path / "säännöt.json"
    path.write_text(preset_text("shared-ground"), encoding="utf-8-sig")
    add(town, "work", "pipe")
    add(town, "work", "cable")
    assert counts(check(town, RULES=str(path)))[0] == 1
    for encoding in ("utf-16", "latin-1"):
        path.write_text(preset_text("shared-ground"), encoding=encoding)
        with pytest.raises(QgsProcessingException, match=r"säännöt.json is not in UTF-8. Save it in that encoding"):
            check(town, RULES=str(path))
    with pytest.raises(QgsProcessingException, match="There is no rule set a"):
        check(town, RULES="a\0b")


@pytest.mark.parametrize("lock", ["BEGIN EXCLUSIVE", "BEGIN IMMEDIATE"])
def test_a_locked_workspace_says_so_and_keeps_what_it_has(
    town: Path, monkeypatch: pytest.MonkeyPatch, lock: str
) -> None:
    monkeypatch.setattr("seinajoki_coord.workspace.geopackage.PATIENT", 0.1)
    add(town, "work", "pipe")
    add(town, "work", "cable")
    with closing(sqlite3.connect(town, isolation_level=None)) as link:
        link.execute(lock)
        with pytest.raises(QgsProcessingException, match=r"is in use by another program. Save or close it there"):
            check(town)
        link.execute("ROLLBACK")
    assert register(town) == []


def test_a_read_only_workspace_says_so_and_is_not_touched() -> None:
    with open_folder() as folder:
        path = new_town(folder / "town.gpkg")
        add(path, "work", "pipe")
        add(path, "work", "cable")
        before = path.read_bytes()
        # Read while there are rights: the plugin's own folder may be closed to others.
        rules = preset_text("shared-ground")
        with (
            without_rights(path, folder),
            pytest.raises(QgsProcessingException, match=r"cannot be written. Check its rights"),
        ):
            check(path, RULES=rules)
        assert path.read_bytes() == before
        assert [one.name for one in folder.iterdir()] == [path.name]
