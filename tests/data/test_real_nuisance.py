"""The nuisance of works on the real streets of central Helsinki: what each meets is what PostGIS says."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import pytest
from osgeo import gdal, ogr
from psycopg2 import sql
from psycopg2.extras import execute_values
from qgis.core import QgsVectorLayer

from seinajoki_coord.layers.nuisance import read_model
from tests.conftest import DATA
from tests.processing.overlaps import MEMORY, run, value

if TYPE_CHECKING:
    from pathlib import Path

    from psycopg2.extensions import connection

pytestmark = [
    pytest.mark.usefixtures("provider"),
    pytest.mark.skipif(not DATA.is_dir(), reason="the real data is not here"),
]
STREETS = DATA / "helsinki_streets.gpkg"
_WORKS = 60


def features() -> list[tuple[bytes, str, str]]:
    """Return WKB, name and class of the streets."""
    file = ogr.Open(str(STREETS))
    return [
        (bytes(one.GetGeometryRef().ExportToWkb()), one["name"], one["highway"])
        for one in file.GetLayerByName("streets")
    ]


def workspace(folder: Path, streets: list[tuple[bytes, str, str]]) -> tuple[Path, list[tuple[str, bytes]]]:
    """Return a workspace with trenches along some of the streets, and the title and WKB of each."""
    path = folder / "helsinki.gpkg"
    run("create_workspace", {"WORKSPACE": str(path), "CRS": "EPSG:3879"})
    chance, works = random.Random(20260601), []  # noqa: S311
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    layer = file.GetLayerByName("work")
    for number in range(_WORKS):
        ground = ogr.ForceToMultiPolygon(ogr.CreateGeometryFromWkb(chance.choice(streets)[0]).Buffer(2, 4))
        feature = ogr.Feature(layer.GetLayerDefn())
        feature["title"], feature["starts_at"], feature["ends_at"] = (
            f"w{number}",
            "2026-06-01T07:00",
            "2026-06-20T16:00",
        )
        feature["lane_impact"], feature["lane_impact_length"] = "one_direction_closed", 120
        feature.SetGeometry(ground)
        assert layer.CreateFeature(feature) == 0
        works.append((f"w{number}", bytes(ground.ExportToWkb())))
    file = None
    return path, works


def classes(
    link: connection, works: list[tuple[str, bytes]], streets: list[tuple[bytes, str, str]]
) -> dict[str, set[str]]:
    """Return the classes of the streets within 15 m of each work, as PostGIS finds them."""
    with link.cursor() as cursor:
        for name, rows in (("trench", works), ("street", [(word, blob) for blob, _, word in streets])):
            table = sql.Identifier(name)
            cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(table))
            cursor.execute(sql.SQL("CREATE TEMP TABLE {} (word text, geom geometry)").format(table))
            insert = sql.SQL("INSERT INTO {} VALUES %s").format(table).as_string(link)
            execute_values(cursor, insert, rows, template="(%s, ST_GeomFromWKB(%s))")
        cursor.execute(
            "SELECT t.word, array_agg(DISTINCT s.word) FROM trench t JOIN street s ON ST_DWithin(t.geom, s.geom, 15) GROUP BY 1"
        )
        return {word: set(found) for word, found in cursor.fetchall()}


def test_works_in_helsinki_meet_the_streets_that_postgis_says(database: connection, tmp_path: Path) -> None:
    streets = features()
    path, works = workspace(tmp_path, streets)
    layer = QgsVectorLayer(f"{STREETS}|layername=streets", "streets", "ogr")
    results, log = run(
        "nuisance_index",
        {
            "WORKSPACE": str(path), "STREETS": layer, "STREET_CLASS": "highway", "CYCLE_ROUTES": layer,
            "CYCLE_CLASS": "highway", "PLACES": layer, "PLACE_NAME": "name", "PLACE_DISTANCE": 5,
            "FIRST_DAY": "2026-06-01", "LAST_DAY": "2026-06-30", "OUTPUT": MEMORY, "WEEKS": MEMORY,
        },
    )  # fmt: skip
    model = read_model()
    met = classes(database, works, streets)
    names = results["OUTPUT"].fields().names()
    rows: dict[str, dict[str, Any]] = {}
    for one in results["OUTPUT"].getFeatures():
        row = {name: value(one, place - len(names)) for place, name in enumerate(names)}
        rows[row["title"]] = row
    assert len(rows) == _WORKS
    for title, words in met.items():
        expected = max(model.class_of("street", word)[0] for word in words)
        assert rows[title]["street_class"] == expected
        # 20 days 3, one direction closed 4, 120 m 4, no volumes are known: exact decimals, half up.
        index = (30 + 20 * expected + 100 + 80) // 10 / 10
        assert rows[title]["car"] == (index if expected else 0)
    assert {row["street_class"] for row in rows.values()} >= {1, 2, 5}
    assert "“steps”" in log.text()
    weeks = [tuple(value(one, place - 7) for place in range(7)) for one in results["WEEKS"].getFeatures()]
    assert {row[2] for row in weeks} == {23, 24, 25}
    assert max(row[4] for row in weeks) > 1
    for _, _, week, _, count, most, mean in weeks:
        assert 0 <= mean <= most <= 5 * count
        # All works are there from Monday 7:00 of the first week to Saturday 16:00 of the third.
        assert mean == pytest.approx(most * {23: 161, 24: 168, 25: 136}[week] / 168, abs=0.0051)
