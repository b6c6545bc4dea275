"""What is compared: tasks, and the ways to do each, ours first."""

from __future__ import annotations

from dataclasses import dataclass

EVERY_SIZE = 10**9


@dataclass(frozen=True)
class Contender:
    """One way to do a task: a function ``module:name`` that is called with a size and `laps.Laps`."""

    name: str
    function: str
    what: str
    most: int = EVERY_SIZE
    """The largest size that it is asked to do."""
    patient_to: int = EVERY_SIZE
    """The largest size at which it runs in every round; above it only in the first."""
    needs: str = ""
    """``postgres`` or ``geopandas``; both may be missing."""


@dataclass(frozen=True)
class Task:
    """Something a user wants done; the first contender is the one that the others are compared with."""

    name: str
    title: str
    contenders: tuple[Contender, ...]
    most: int = EVERY_SIZE
    unit: str = "s"
    """``s`` or ``ms``, in which its times are shown."""


TASKS = (
    Task(
        "engine",
        "Index and join: all pairs that meet in space and in time, geometries in memory",
        (
            Contender("ours", "engine:with_shapely", "this plugin's engine, shapely, 2 threads"),
            Contender("bare", "engine:bare_exact", "nothing but shapely's exact predicate on our candidates, 2 threads"),
            Contender("ours, QGIS only", "engine:with_qgis", "this plugin's engine without shapely", patient_to=100_000),
            Contender(
                "PostGIS", "postgis:join", "GiST(geom, tstzrange), 2 workers", patient_to=100_000, needs="postgres"
            ),
            Contender("geopandas", "peer:geopandas_join", "sjoin, then time", most=100_000, needs="geopandas"),
            Contender(
                "QGIS", "native:join", "native:joinattributesbylocation, then time", most=100_000, patient_to=10_000
            ),
        ),
    ),
    Task(
        "button",
        "find_overlaps, GeoPackage to GeoPackage, pairs only",
        (
            Contender("ours", "button:pairs", "read, join, write"),
            Contender(
                "PostGIS", "postgis:join_alone", "the join alone, data and index in place, nothing written",
                patient_to=100_000, needs="postgres",
            ),
            Contender("QGIS", "native:table", "join by location, extract by expression", most=10_000),
        ),
    ),
    Task(
        "ground",
        "find_overlaps, GeoPackage to GeoPackage, with the ground where they meet",
        (
            Contender("ours", "button:ground", "read, join, intersect, write with R-tree", patient_to=100_000),
            Contender(
                "PostGIS", "postgis:table", "join, ST_Intersection, area, CREATE TABLE, GiST; data and index in place",
                patient_to=100_000, needs="postgres",
            ),
            Contender(
                "QGIS", "native:table_with_ground", "join by location, extract and geometry by expression", most=10_000
            ),
        ),
    ),
    Task(
        "nearby",
        "Within 10 m and a day: index and join, geometries in memory",
        (
            Contender("ours", "engine:nearby", "this plugin's engine, shapely, 2 threads"),
            Contender("ours, QGIS only", "engine:nearby_with_qgis", "this plugin's engine without shapely"),
            Contender("PostGIS", "postgis:nearby", "ST_DWithin, GiST(geom, tstzrange), 2 workers", needs="postgres"),
        ),
        most=100_000,
    ),
    Task(
        "database",
        "Works that lie in PostGIS: all pairs that meet in space and in time",
        (
            Contender("ours", "database:fetched", "fetch the table, this plugin's engine", needs="postgres"),
            Contender("find_overlaps", "database:asked", "coord.find_overlaps in SQL, no index", needs="postgres"),
        ),
        most=100_000,
    ),
    Task(
        "edit",
        "One edited record against all others",
        (
            Contender("ours", "edit:with_shapely", "this plugin's live index, shapely"),
            Contender("ours, QGIS only", "edit:with_qgis", "this plugin's live index without shapely"),
            Contender("PostGIS", "postgis:edit", "prepared statement, local socket", patient_to=100_000, needs="postgres"),
        ),
        unit="ms",
    ),
)  # fmt: skip


def task_named(name: str) -> Task:
    """Return a task by its name; KeyError where there is none."""
    return {task.name: task for task in TASKS}[name]
