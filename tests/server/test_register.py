"""``check_workspace`` on a shared database: the same register as in a file, and only what changed compared."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from qgis.core import QgsProcessingException

from seinajoki_coord.server.connection import connect
from seinajoki_coord.server.register import checking
from seinajoki_coord.workspace.rule_set import preset_text
from tests.processing.layer import square
from tests.processing.overlaps import Log, run
from tests.processing.town import add, check, counts, new_town, rows
from tests.saved_connection import saved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.shared import Shared

pytestmark = pytest.mark.usefixtures("provider")
SAID = (
    "first_title, second_title, rule, outcome, severity, hours, certainty, share, occurrences, assessment, area_m2,"
    " distance_m, rank"
)
MEASURED = 3
"""How many of these, at the end, depend on coordinates: the server keeps whole millimetres."""


@pytest.fixture
def town(database: Shared) -> Iterator[str]:
    """Yield the name of a connection to an installed database."""
    with saved("yhteinen", database.conninfo()) as name:
        yield name


def filled(database: Shared, town: str, path: Path, **parameters: object) -> Path:
    """Sync a workspace with the database, so that both hold the same."""
    new_town(path, **parameters)
    run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": town})
    assert database.fetch("SELECT count(*) FROM coord.work") == rows(path, "SELECT count(*) FROM work")
    return path


def test_the_sample_has_the_same_overlaps_in_a_database_as_in_a_file(
    database: Shared, town: str, tmp_path: Path
) -> None:
    path = filled(database, town, tmp_path / "sample.gpkg", SAMPLE=True)
    in_file, in_database = check(path), run("check_workspace", {"WORKSPACE": town})[0]
    assert in_database == in_file
    ours, theirs = (
        {(tuple(sorted(row[:2])), row[2]): row[3:] for row in found}
        for found in (rows(path, f"SELECT {SAID} FROM overlap"), database.fetch(f"SELECT {SAID} FROM coord.overlap"))
    )
    assert {key: row[:-MEASURED] for key, row in ours.items()} == {key: row[:-MEASURED] for key, row in theirs.items()}
    for key, row in ours.items():
        assert row[-MEASURED:] == pytest.approx(theirs[key][-MEASURED:], abs=0.5), key
    before = database.fetch("SELECT o::text FROM coord.overlap o ORDER BY id")
    assert counts(run("check_workspace", {"WORKSPACE": town})[0])[3:] == [0, 0, 0]
    assert database.fetch("SELECT o::text FROM coord.overlap o ORDER BY id") == before


def test_what_changes_is_assessed_again_and_what_ends_is_closed(database: Shared, town: str, tmp_path: Path) -> None:
    path = new_town(tmp_path / "town.gpkg")
    for title in ("pipe", "cable", "kerb"):
        add(path, "work", title)
    run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": town})
    assert counts(run("check_workspace", {"WORKSPACE": town})[0]) == [3, 0, 0, 3, 0, 0]
    database.fetch("UPDATE coord.overlap SET assessment = 'accepted', note = 'agreed'")
    database.fetch("UPDATE coord.work SET ends_at = '2026-06-20T16:00' WHERE title = 'pipe'")
    assert counts(run("check_workspace", {"WORKSPACE": town})[0]) == [3, 0, 0, 0, 2, 0]
    said = database.fetch("SELECT assessment, note, count(*) FROM coord.overlap GROUP BY 1, 2 ORDER BY 1")
    assert said == [("accepted", "agreed", 1), ("reassess", "agreed", 2)]
    database.fetch("UPDATE coord.work SET status = 'cancelled' WHERE title = 'pipe'")
    assert counts(run("check_workspace", {"WORKSPACE": town})[0]) == [1, 0, 0, 0, 0, 2]
    assert database.fetch("SELECT count(*) FROM coord.overlap WHERE assessment = 'closed'") == [(2,)]


def test_an_edited_sentence_is_told_and_nobody_assesses_it_again(database: Shared, town: str, tmp_path: Path) -> None:
    path = new_town(tmp_path / "town.gpkg")
    for title in ("pipe", "cable"):
        add(path, "work", title, id=str(UUID(int=len(title))))
    run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": town})
    rules = json.loads(preset_text("shared-ground"))
    place = tmp_path / "rules.json"
    place.write_text(json.dumps(rules), encoding="utf-8")
    run("check_workspace", {"WORKSPACE": town, "RULES": str(place)})
    database.fetch("UPDATE coord.overlap SET assessment = 'accepted'")
    for rule in rules["rules"]:
        rule["sentence"] = {"en": "{first} and {second}: talk to each other."}
    place.write_text(json.dumps(rules), encoding="utf-8")
    assert counts(run("check_workspace", {"WORKSPACE": town, "RULES": str(place)})[0])[3:] == [0, 0, 0]
    assert database.fetch("SELECT assessment, explanation FROM coord.overlap") == [
        ("accepted", "“pipe” and “cable”: talk to each other.")
    ]


def test_what_is_over_is_not_to_be_assessed_there_either(database: Shared, town: str, tmp_path: Path) -> None:
    path = new_town(tmp_path / "town.gpkg")
    for title, year in (("pipe", 2001), ("cable", 2001), ("kerb", 2150), ("lamps", 2150)):
        add(path, "work", title, starts_at=f"{year}-06-01T08:00", ends_at=f"{year}-06-30T16:00")
    run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": town})
    results, _ = run("check_workspace", {"WORKSPACE": town})
    assert (results["CONFLICT_COUNT"], results["OPEN_COUNT"]) == (2, 1)
    database.fetch("UPDATE coord.overlap SET assessment = 'accepted' WHERE first_title IN ('kerb', 'lamps')")
    assert run("check_workspace", {"WORKSPACE": town, "FAIL_AT": "any"})[0]["OPEN_COUNT"] == 0


def test_a_database_that_lacks_a_column_is_said_to_be_of_another_version(database: Shared, town: str) -> None:
    database.fetch("ALTER TABLE coord.overlap DROP COLUMN over_at CASCADE")
    with pytest.raises(QgsProcessingException, match=r"no shared workspace of this version \(column .* does not exist"):
        run("check_workspace", {"WORKSPACE": town})


def test_of_two_that_share_no_time_it_says_the_same_as_a_file(database: Shared, town: str, tmp_path: Path) -> None:
    path = new_town(tmp_path / "town.gpkg")
    for title, kind, span, status in (
        ("paving", "street_work", ("2020-05-01T08:00", "2020-06-01T16:00"), "completed"),
        ("dig", "telecom", ("2021-06-01T08:00", "2150-06-30T16:00"), "planned"),
        ("pipe", "district_heating", ("2150-07-10T08:00", "2150-07-20T16:00"), "planned"),
        ("past", "gas", ("2021-01-01T08:00", "2021-02-01T16:00"), "planned"),
    ):
        add(path, "work", title, work_type=kind, status=status, starts_at=span[0], ends_at=span[1])
    run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": town})
    for rules, over in (
        # The dig goes on, so does what it does to the surface; what was dug in 2021 is over.
        ("protected-street", ["2021-02-01T16:00", "2150-06-30T16:00"]),
        # What is over is so with its first, but for the dig and the pipe, which are yet to come.
        ("seinajoki", ["2021-02-01T16:00", "2150-06-30T16:00"]),
    ):
        results = [run("check_workspace", {"WORKSPACE": one, "RULES": rules})[0] for one in (town, str(path))]
        assert [one["OPEN_COUNT"] for one in results] == [1, 1]
        here = rows(path, "SELECT id, over_at, rank, fingerprint FROM overlap WHERE assessment <> 'closed' ORDER BY 2")
        there = database.fetch(
            "SELECT id::text, to_char(over_at, 'YYYY-MM-DD\"T\"HH24:MI'), rank, fingerprint FROM coord.overlap"
            " WHERE assessment <> 'closed' ORDER BY 2"
        )
        assert here == there
        assert [row[1] for row in here] == over


def test_all_go_by_the_rules_of_the_database(database: Shared, town: str, tmp_path: Path) -> None:
    paths = [new_town(tmp_path / f"{name}.gpkg") for name in ("one", "two")]
    add(paths[0], "work", "pipe")
    add(paths[0], "event", "fair", square(12, 0))
    for path in paths:
        run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": town})
    assert counts(run("check_workspace", {"WORKSPACE": town})[0])[:4] == [0, 0, 0, 0], (
        "the rules of a city need no radius"
    )
    database.fetch("SELECT coord.set_rules('gipod')")
    for path in paths:
        _, log = run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": town})
        assert "The rules of the workspace are new: “gipod”, as in the shared database." in log.text()
        assert counts(check(path)) == [1, 0, 0, 1, 0, 0]
    assert counts(run("check_workspace", {"WORKSPACE": town})[0]) == [1, 0, 0, 1, 0, 0]
    ((key,),) = database.fetch("SELECT id::text FROM coord.overlap")
    assert {rows(path, "SELECT id FROM overlap")[0][0] for path in paths} == {key}, "of one register"
    assert counts(run("check_workspace", {"WORKSPACE": town, "RULES": "shared-ground"})[0])[3:] == [0, 0, 1]
    database.fetch("SELECT coord.set_rules('of-tomorrow')")
    with pytest.raises(QgsProcessingException, match="has no rule set of-tomorrow"):
        run("check_workspace", {"WORKSPACE": town})
    assert counts(run("check_workspace", {"WORKSPACE": town, "RULES": "gipod"})[0])[0] == 1, "nobody waits for it"


def test_only_an_administrator_may_check(database: Shared) -> None:
    party = database.add_party("Water")
    for login, role, words in (
        ("editor_vesi", "editor", "may|administrator"),
        ("admin_vesi", "admin", None),
    ):
        database.add_login(login, party, role)
        with saved("toinen", database.conninfo(login)) as name:
            if words is None:
                assert counts(run("check_workspace", {"WORKSPACE": name})[0]) == [0] * 6
            else:
                with pytest.raises(QgsProcessingException, match=words):
                    run("check_workspace", {"WORKSPACE": name})


def test_two_checks_at_once_do_not_mix(database: Shared, town: str) -> None:
    with (
        closing(connect(database.conninfo())) as link,
        checking(link),
        pytest.raises(QgsProcessingException, match="Somebody else is checking"),
    ):
        run("check_workspace", {"WORKSPACE": town})
    assert counts(run("check_workspace", {"WORKSPACE": town})[0]) == [0] * 6


def test_an_unknown_connection_is_named() -> None:
    log = Log()
    with pytest.raises(QgsProcessingException):
        run("check_workspace", {"WORKSPACE": "nowhere"}, log)
    assert "There is no PostgreSQL connection nowhere" in log.text()
