"""Values that no field takes but SQLite does: each is named and counts as empty, and the run goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.workspace.geopackage import writing

from .layer import square
from .overlaps import run
from .town import add, new_town, rows

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("provider")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Return a workspace with two works and an event on the same ground, and a venue."""
    path = new_town(tmp_path / "town.gpkg")
    add(path, "work", "pipe", guarantee_days=365)
    add(path, "work", "cable", square(5, 0))
    add(path, "event", "fair", square(5, 5), expected_attendance=500)
    return path


def store(path: Path, sql: str, *values: object) -> None:
    """Write as a program does that asks nobody what a field takes."""
    with writing(path) as link:
        link.execute(sql, values)


@pytest.mark.parametrize(
    ("table", "name", "value", "said"),
    [
        ("work", "guarantee_days", "two years", "pipe: “two years” in the field “Guarantee (days)”"),
        ("work", "schedule", b"Mo-Fr\xff", "pipe: “Mo-Fr�” in the field “Recurrence”"),
        ("work", "lane_impact_length", "long", "pipe: “long” in the field “Length of the impact (m)”"),
        ("work", "description", b"x" * 1000, f"pipe: “{'x' * 59}…” in the field “Description”"),
        ("work", "project", b"P", "pipe: “P” in the field “Project”"),
        ("event", "expected_attendance", "many", "fair: “many” in the field “Expected attendance”"),
    ],
)
def test_a_value_of_the_wrong_type_counts_as_empty_and_is_named(
    town: Path, table: str, name: str, value: object, said: str
) -> None:
    store(town, f"UPDATE {table} SET {name} = ? WHERE fid = 1", value)
    results, log = run("check_workspace", {"WORKSPACE": str(town)})
    assert results["CONFLICT_COUNT"] == 3
    assert f"{said} is of the wrong type and counts as empty." in log.text()
    again, log = run("check_workspace", {"WORKSPACE": str(town)})
    assert (again["NEW_COUNT"], again["CHANGED_COUNT"], again["CLOSED_COUNT"]) == (0, 0, 0)
    assert said in log.text()


def test_a_title_or_a_party_in_bytes_stops_nothing(town: Path) -> None:
    store(town, "INSERT INTO party (id, name) VALUES (?, ?)", "p" * 36, b"Water")
    store(town, "UPDATE work SET title = ?, party_id = ? WHERE fid = 1", b"pipe", "p" * 36)
    results, log = run("check_workspace", {"WORKSPACE": str(town)})
    assert results["CONFLICT_COUNT"] == 3
    assert "pipe: “pipe” in the field “Title” is of the wrong type" in log.text()
    assert "pipe: “Water” in the field “Party” is of the wrong type" in log.text()
    sentences = rows(town, "SELECT explanation FROM overlap WHERE first_id = (SELECT id FROM work WHERE fid = 1)")
    assert len(sentences) == 2
    assert not any("None" in one for (one,) in sentences)


@pytest.mark.parametrize(
    ("algorithm", "more"), [("check_workspace", {}), ("nuisance_index", {"OUTPUT": "TEMPORARY_OUTPUT"})]
)
def test_what_is_said_of_a_record_without_a_title_begins_with_words(
    town: Path, algorithm: str, more: dict[str, str]
) -> None:
    store(town, "UPDATE work SET title = ?, geom = NULL WHERE fid = 1", b"pipe")
    _, log = run(algorithm, {"WORKSPACE": str(town), **more})
    assert [one for one in log.texts if one.startswith("(no title): ")]
    assert not [one for one in log.texts if one.startswith(("None", ":"))]


@pytest.mark.parametrize("ground", [5, "here", b"GP\0\3\0\0\0\0\0", b"GP\0\x0f\0\0\0\0\1", b"GP\0\1\0\0\0\0\1\6"])
def test_what_is_no_ground_is_named_and_stops_nothing(town: Path, ground: object) -> None:
    store(town, "UPDATE work SET geom = ? WHERE title = 'pipe'", ground)
    results, log = run("check_workspace", {"WORKSPACE": str(town)})
    assert results["CONFLICT_COUNT"] == 1
    assert "pipe: " in log.text()


def test_a_record_without_an_identifier_is_left_out_and_named(town: Path) -> None:
    store(town, "UPDATE work SET id = NULL WHERE title = 'pipe'")
    results, log = run("check_workspace", {"WORKSPACE": str(town)})
    assert results["CONFLICT_COUNT"] == 1
    assert "pipe: It has no identifier and is left out." in log.text()


def test_the_planners_tools_go_on_and_say_so_too(town: Path) -> None:
    store(town, "INSERT INTO area (name, area_type, geom) SELECT 'square', 'venue', geom FROM event")
    store(town, "UPDATE event SET expected_attendance = 'many'")
    _, log = run("check_venues", {"WORKSPACE": str(town), "OUTPUT": "TEMPORARY_OUTPUT"})
    assert "fair: “many” in the field “Expected attendance” is of the wrong type" in log.text()
