"""The planners' algorithms on a shared database: the same as in a file, for each login what it may see."""

from __future__ import annotations

import shutil
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsProcessingAlgRunnerTask,
    QgsProcessingContext,
    QgsProcessingException,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QTimer

from seinajoki_coord.layers.kernel import best_kernel
from seinajoki_coord.layers.slot import tick_of
from seinajoki_coord.layers.zone import zone_named
from seinajoki_coord.processing.workspace_algorithm import Place
from seinajoki_coord.server.connection import connect
from seinajoki_coord.server.records import read_records
from seinajoki_coord.server.rule_set import share_rules
from seinajoki_coord.server.snapshot import snapshot
from seinajoki_coord.workspace.records import read_records as read_file
from seinajoki_coord.workspace.subjects import subjects_of
from seinajoki_coord.workspace.workspace import open_workspace
from tests.saved_connection import saved
from tests.server.proxy import running_proxy

from .layer import layer, shape, square
from .overlaps import MEMORY, Log, run, value
from .town import add, change, new_town, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from tests.shared import Shared

pytestmark = pytest.mark.usefixtures("provider")
TIMES = {"FIRST_DAY": "2026-01-01", "LAST_DAY": "2027-12-31"}
PERIOD = {"EARLIEST": "2026-06-01T00:00", "LATEST": "2027-12-31T00:00"}
PROVINSSI = "Provinssi 2026"
ALGORITHMS = ("suggest_slots", "area_usage", "nuisance_index", "check_venues")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, module_database: Shared, provider: object) -> Path:
    """Give the sample in a file, and the same in the database."""
    path = new_town(tmp_path_factory.mktemp("sample") / "sample.gpkg", SAMPLE=True)
    with saved("täyttö", module_database.conninfo()):
        run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": "täyttö"})
    assert module_database.fetch("SELECT count(*) FROM coord.work") == rows(path, "SELECT count(*) FROM work")
    return path


@pytest.fixture(scope="module")
def reader(module_database: Shared) -> str:
    """Return a login of a party that owns nothing."""
    return module_database.add_login("planner_reader", module_database.add_party("Kyläseura"), "reader")


def parameters_of(algorithm: str, path: Path) -> dict[str, Any]:
    """Return what to ask of the sample."""
    if algorithm == "suggest_slots":
        ((own,),) = rows(path, "SELECT id FROM event WHERE title = 'Provinssi 2026'")
        return {"RECORD": own, "OUTPUT": MEMORY, **PERIOD}
    if algorithm == "area_usage":
        types = ["venue", "plan", "protected_street", "access_route"]
        return {"OUTPUT": MEMORY, "WEEKS": MEMORY, "USES": MEMORY, "AREA_TYPES": types, **TIMES}
    if algorithm == "nuisance_index":
        streets = layer(
            [(shape("LineString", (-9000, north), (9000, north)), "main", 12000) for north in range(-9000, 9000, 200)],
            fields="class:string,volume:integer", kind="LineString", name="streets",
        )  # fmt: skip
        near = {"STREETS": streets, "STREET_CLASS": "class", "STREET_VOLUME": "volume"}
        return {"OUTPUT": MEMORY, "WEEKS": MEMORY, "PLACES": streets, "PLACE_DISTANCE": 15, **near, **TIMES}
    return {"OUTPUT": MEMORY}


def told(algorithm: str, workspace: str | Path, parameters: dict[str, Any]) -> tuple[dict[str, Any], list[float]]:
    """Return numbers and layers, by name and in an order that does not depend on the store, and apart all square metres."""
    results, _ = run(algorithm, {"WORKSPACE": str(workspace), **parameters})
    out: dict[str, Any] = {name: one for name, one in results.items() if name.endswith("_COUNT")}
    grounds: list[float] = []
    for name, one in sorted(results.items()):
        if isinstance(one, QgsVectorLayer):
            found = sorted(map(said, one.getFeatures()), key=lambda row: repr(row[0]))
            out[name] = [row for row, _ in found]
            grounds += [ground for _, row in found for ground in row]
    return out, grounds


def said(feature: QgsFeature) -> tuple[list[Any], list[float]]:
    """Return what is said of a feature, and its square metres: the server keeps whole millimetres."""
    values = {name: value(feature, place) for place, name in enumerate(feature.fields().names())}
    shared = values.pop("shared_m2", None)
    return list(values.values()), [shared or 0.0, feature.geometry().area() if feature.hasGeometry() else 0.0]


def see_the_same(one: tuple[dict[str, Any], list[float]], other: tuple[dict[str, Any], list[float]]) -> None:
    """Compare what was told of two stores."""
    assert one[0] == other[0]
    assert one[1] == pytest.approx(other[1], abs=2.0)


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_database_says_what_a_file_with_the_same_records_says(
    sample: Path, module_database: Shared, algorithm: str
) -> None:
    asked = parameters_of(algorithm, sample)
    with saved("yhteinen", module_database.conninfo()) as name:
        in_file = told(algorithm, sample, asked)
        see_the_same(in_file, told(algorithm, name, asked))
    assert all(len(found) >= 5 for found in in_file[0].values() if isinstance(found, list))


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_reader_sees_the_same_without_the_drafts_of_others(
    sample: Path, module_database: Shared, reader: str, tmp_path: Path, algorithm: str
) -> None:
    path = Path(shutil.copy(sample, tmp_path / "seen.gpkg"))
    assert rows(path, "SELECT count(*) FROM work WHERE status = 'draft'") != [(0,)]
    for kind in ("work", "event"):
        change(path, f"DELETE FROM {kind} WHERE status = 'draft'")
    asked = parameters_of(algorithm, path)
    with saved("lukija", module_database.conninfo(reader)) as name:
        see_the_same(told(algorithm, path, asked), told(algorithm, name, asked))


def test_free_dates_read_only_what_is_near(sample: Path, module_database: Shared, reader: str) -> None:
    box = tuple(module_database.fetch(
        "SELECT ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b) FROM"
        " (SELECT ST_Expand(geom, 30) b FROM coord.event WHERE title = 'Provinssi 2026') e"
    )[0])  # fmt: skip
    for login in (None, reader):
        link = connect(module_database.conninfo(login))
        with snapshot(link) as seen:
            near, whole = read_records(seen.asking, box=box), read_records(seen.asking)
            key = near.values["id"][near.values["title"].index(PROVINSSI)]
            one, none = (read_records(seen.asking, kinds=(kind,), record=key) for kind in ("event", "work"))
        link.close()
        kinds, every = near.values["kind"], whole.values["kind"]
        assert 3 < kinds.count("work") + kinds.count("event") < (every.count("work") + every.count("event")) / 3
        assert PROVINSSI in near.values["title"]
        assert kinds.count("area") == every.count("area"), "a rule may ask in which area something lies"
        assert (one.values["id"], none.values["id"]) == ([key], [])
        assert near.digests == one.digests == {} != whole.digests, "of a part nothing is concluded later"


@pytest.mark.parametrize("times", [("2026-06-01T00:00", "2026-06-08T00:00"), ("2027-03-01T00:00", "2027-03-01T00:00")])
def test_free_dates_read_what_is_there_in_their_time_or_guaranteed(
    sample: Path, module_database: Shared, times: tuple[str, str]
) -> None:
    link = connect(module_database.conninfo())
    with snapshot(link) as seen:
        shared = read_records(seen.asking, times=times)
    link.close()
    file = open_workspace(sample)
    some, every = read_file(file, times=times), read_file(file)
    assert sorted(shared.values["id"]) == sorted(some.values["id"])
    assert shared.digests == some.digests == {} != every.digests
    subjects, _ = subjects_of(every, best_kernel(), zone_named(file.time_zone))
    begin, end = (tick_of(one, zone_named(file.time_zone)) for one in times)
    phases = subjects.phases
    later = phases.guarantee.counts > 0
    until = phases.whole.ends.copy()
    until[later] = phases.guarantee.windows.ends
    there = (phases.whole.starts < end) & (until > begin) | (subjects.column("kind") == "area")
    wanted = set(subjects.column("id")[there].tolist())
    assert wanted <= set(some.values["id"])
    assert len(set(some.values["id"]) - wanted) < len(wanted) / 10, "and hardly anything else"
    assert len(some.values["id"]) < len(every.values["id"]) * 0.8


def test_the_rules_of_the_database_count_where_none_are_named(database: Shared, tmp_path: Path) -> None:
    path = new_town(tmp_path / "town.gpkg")
    weekly = {"schedule": "RRULE:FREQ=WEEKLY;BYDAY=TU DURATION:PT6H"}
    add(path, "event", "market", starts_at="2026-05-01T08:00", ends_at="2026-07-01T14:00", **weekly)
    asked = {"GEOMETRY": square(0, 0), "HOURS": 24, "COUNT": 1, "OUTPUT": MEMORY}
    asked.update(EARLIEST="2026-06-03T00:00", LATEST="2026-06-08T00:00")
    with saved("yhteinen", database.conninfo()) as name:
        run("sync_workspace", {"WORKSPACE": str(path), "DATABASE": name})
        assert run("suggest_slots", {"WORKSPACE": name, **asked})[0]["FREE_COUNT"] == 1
        link = connect(database.conninfo())
        share_rules(link, "shared-ground")
        link.close()
        assert run("suggest_slots", {"WORKSPACE": name, **asked})[0]["FREE_COUNT"] == 0
        assert run("suggest_slots", {"WORKSPACE": name, "RULES": "seinajoki", **asked})[0]["FREE_COUNT"] == 1


def test_what_is_written_meanwhile_is_not_seen_and_nothing_can_be_written(database: Shared) -> None:
    link, other = connect(database.conninfo()), database.connect()
    with snapshot(link) as seen:
        other.cursor().execute("INSERT INTO coord.work (title) VALUES ('meanwhile')")
        assert read_records(seen.asking).values["title"] == []
        with pytest.raises(Exception, match="read-only"):
            seen.asking.execute("DELETE FROM coord.work")
    link.close()
    assert database.fetch("SELECT title FROM coord.work") == [("meanwhile",)]


def refused(algorithm: str, workspace: str) -> str:
    """Return why an algorithm cannot be run on a workspace."""
    log = Log()
    asked = {"WORKSPACE": workspace, "OUTPUT": MEMORY}
    if algorithm == "suggest_slots":
        asked.update(GEOMETRY=square(0, 0), HOURS=4)
    with pytest.raises(QgsProcessingException) as caught:
        run(algorithm, asked, log)
    return f"{caught.value} {log.text()}"


@pytest.fixture
def connection(database: Shared) -> Iterator[str]:
    """Yield the name of a connection to an installed database."""
    with saved("yhteinen", database.conninfo()) as name:
        yield name


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_each_says_in_a_sentence_why_a_database_cannot_be_read(
    database: Shared, empty_database: Shared, connection: str, algorithm: str
) -> None:
    assert "There is no PostgreSQL connection nowhere in QGIS. Saved are: yhteinen." in refused(algorithm, "nowhere")
    with saved("tyhjä", empty_database.conninfo()) as name:
        assert "older version, or is none" in refused(algorithm, name)
    with saved("vieras", database.conninfo(database.add_login("planner_stranger", None, None))) as name:
        assert "Your login has no right to this: permission denied for schema coord" in refused(algorithm, name)
    (version,) = database.fetch("SELECT schema_version FROM coord.meta")[0]
    for other, words in ((version - 1, "older version"), (version + 1, "newer schema")):
        database.fetch("UPDATE coord.meta SET schema_version = %s", (other,))
        assert words in refused(algorithm, connection)
    database.fetch("UPDATE coord.meta SET schema_version = %s", (version,))
    with running_proxy(database.server.port) as proxy:
        secret = "a-Password-of-tests"  # noqa: S105  # pragma: allowlist secret
        login = database.add_login("planner_far", database.add_party(algorithm), "reader", secret)
        to = f"host=127.0.0.1 port={proxy.port} user={login} dbname={database.name} password={secret} sslmode=disable"
        with saved("kaukana", to) as name:
            proxy.break_line("middle", most=1200)
            broken = refused(algorithm, name)
    assert proxy.cuts == 1
    assert "The connection to the database broke. Nothing was changed; run again." in broken
    assert secret not in broken
    with saved("poissa", to) as name:
        assert f"does not answer. Is it running, and is the port {proxy.port} right?" in refused(algorithm, name)


def test_a_path_is_a_path_and_a_connection_string_is_never_said_again(tmp_path: Path) -> None:
    assert f"There is no file {tmp_path / 'gone'}" in refused("check_venues", str(tmp_path / "gone"))
    assert "There is no file" in refused("check_venues", "gone.gpkg")
    long = "host=db password=hunter2 application_name=" + "x" * 300
    for text in ("host=/run/postgresql password=hunter2", "postgresql://me:hunter2@host/town", long):
        log = refused("check_venues", text)
        assert "A whole connection string is not taken" in log
        assert "hunter2" not in log
    assert "hunter2" not in repr(Place(Path(), "password=hunter2"))


def test_cancelling_stops_what_the_server_does(module_database: Shared, sample: Path, qtbot: QtBot) -> None:
    link = module_database.connect()
    with closing(link.cursor()) as other:
        other.execute("BEGIN; LOCK TABLE coord.work IN ACCESS EXCLUSIVE MODE")
        algorithm = QgsApplication.processingRegistry().algorithmById("seinajoki_coord:nuisance_index").create()
        context, log, results = QgsProcessingContext(), Log(), []
        with saved("yhteinen", module_database.conninfo()) as name:
            task = QgsProcessingAlgRunnerTask(algorithm, {"WORKSPACE": name, "OUTPUT": MEMORY}, context, log)
            task.executed.connect(lambda ok, found: results.append((ok, found)))
            begun = time.monotonic()
            with qtbot.waitSignal(task.executed, timeout=8_000):
                QgsApplication.taskManager().addTask(task)
                QTimer.singleShot(1000, log.cancel)
        assert time.monotonic() - begun < 5, "others wait ten seconds for a lock"
        other.execute("ROLLBACK")
    assert results == [(False, {})]
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
    assert module_database.fetch(waiting) == [(0,)]
