"""GeoPackages through SQLite alone: blobs, triggers, transactions, many rows at once."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from osgeo import gdal, ogr, osr

from seinajoki_coord.core.error import WorkspaceError
from seinajoki_coord.workspace.bulk import bulk_insert
from seinajoki_coord.workspace.geopackage import create_file, finish_file, reading, unwrap, wrap, writing
from seinajoki_coord.workspace.statement import quoted_name
from seinajoki_coord.workspace.zoned_time import read_offsets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAME = 'rows \'of "ä"'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Give a GeoPackage with one table of GDAL's."""
    made = tmp_path / "a.gpkg"
    file = gdal.GetDriverByName("GPKG").Create(str(made), 0, 0, 0, gdal.GDT_Unknown)
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(3877)
    table = file.CreateLayer(NAME, reference, ogr.wkbMultiPolygon, ["GEOMETRY_NAME=the geom"])
    table.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    table = file = None
    return made


@pytest.fixture
def _raising_gdal() -> Iterator[None]:
    """Let GDAL raise, as GDAL 4 does and other plugins have it do."""
    for module in (gdal, ogr, osr):
        module.UseExceptions()
    yield
    for module in (osr, ogr, gdal):
        module.DontUseExceptions()


def boxes(*corners: float) -> np.ndarray:
    """Return geometries as shapely has them: unit squares at (x, x); None for NaN."""
    return np.array(
        [None if np.isnan(x) else shapely.multipolygons([shapely.box(x, x, x + 1, x + 1)]) for x in corners], object
    )


def insert(link: sqlite3.Connection, corners: list[float]) -> None:
    """Insert squares by `bulk_insert`."""
    shapes = boxes(*corners)
    bulk_insert(
        link, NAME, {"name": [str(x) for x in corners]}, shapely.to_wkb(shapes).tolist(), shapely.bounds(shapes)
    )


def index_is_right(path: Path) -> bool:
    """Whether the R-tree holds just the rows with a geometry, each with its box, and GDAL finds them by place."""
    tree = quoted_name(f"rtree_{NAME}_the geom")
    with closing(sqlite3.connect(path)) as link:
        found = dict(link.execute(f"SELECT id, minx FROM {tree}").fetchall())
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    table = file.GetLayer(0)
    stored = {one.GetFID(): one.GetGeometryRef().GetEnvelope()[0] for one in table if one.GetGeometryRef() is not None}
    return found == stored


def test_many_rows_at_once_leave_the_file_as_gdal_would(path: Path) -> None:
    with writing(path) as link:
        before = link.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()
        insert(link, [0.0, 10.0, float("nan"), 20.0])
        insert(link, [30.0])
        insert(link, [])
        assert (
            link.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name").fetchall()
            == before
        )
        assert link.execute("SELECT feature_count FROM gpkg_ogr_contents").fetchone() == (5,)
        assert link.execute("SELECT min_x, min_y, max_x, max_y FROM gpkg_contents").fetchone() == (0, 0, 31, 31)
    assert index_is_right(path)


def test_triggers_keep_the_index_when_rows_are_changed_one_by_one(path: Path) -> None:
    with writing(path) as link:
        insert(link, [0.0, 10.0, 20.0])
        (blob,) = wrap(shapely.to_wkb(boxes(50.0)).tolist(), shapely.bounds(boxes(50.0)), 3877)
        name = quoted_name(NAME)
        link.execute(f'UPDATE {name} SET "the geom" = ? WHERE fid = 1', (blob,))
        link.execute(f'UPDATE {name} SET "the geom" = NULL WHERE fid = 2')
        link.execute(f"DELETE FROM {name} WHERE fid = 3")
        link.execute(f'INSERT INTO {name} (name, "the geom") VALUES (?, ?)', ("new", blob))
    assert index_is_right(path)


def test_a_block_that_fails_leaves_nothing(path: Path) -> None:
    before = path.read_bytes()

    def fail() -> None:
        with writing(path) as link:
            insert(link, [0.0, 1.0])
            raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        fail()
    assert path.read_bytes() == before


def test_a_geometry_comes_out_as_it_went_in() -> None:
    shapes = boxes(3.0, float("nan"))
    blobs = shapely.to_wkb(shapes).tolist()
    wrapped = wrap(blobs, shapely.bounds(shapes), 3877)
    assert wrapped[1] is None
    assert [unwrap(one) for one in wrapped] == blobs
    cut_off = b"GP\0\3\0\0\0\0\0"
    assert [unwrap(one) for one in (b"", b"GP", cut_off, b"no geometry at all", "text " * 9, 5, None)] == [None] * 7


@pytest.mark.parametrize(
    "wkt", ["POINT (1 2)", "POINT Z (1 2 3)", "POLYGON EMPTY", "LINESTRING ZM (0 0 1 1,2 2 3 3)", "POINT EMPTY"]
)
def test_blobs_of_gdal_are_read_whatever_their_envelope(tmp_path: Path, wkt: str) -> None:
    made = tmp_path / "a.gpkg"
    file = gdal.GetDriverByName("GPKG").Create(str(made), 0, 0, 0, gdal.GDT_Unknown)
    table = file.CreateLayer("a", None, ogr.wkbUnknown)
    feature = ogr.Feature(table.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
    table.CreateFeature(feature)
    table = file = None
    with reading(made) as link:
        (blob,) = link.execute("SELECT geom FROM a").fetchone()
    assert ogr.CreateGeometryFromWkb(unwrap(blob)).ExportToIsoWkt() == wkt


def test_reading_cannot_write(path: Path) -> None:
    with pytest.raises(WorkspaceError, match="cannot be written"), reading(path) as link:
        link.execute(f"DELETE FROM {quoted_name(NAME)}")


@pytest.mark.usefixtures("_raising_gdal")
def test_where_gdal_raises_all_is_as_where_it_does_not(tmp_path: Path) -> None:
    made = tmp_path / "new.gpkg"
    with pytest.raises(WorkspaceError, match="no such plane is not a coordinate reference system"):
        create_file(made, "no such plane")
    with pytest.raises(WorkspaceError, match="cannot be written"):
        create_file(tmp_path / "nowhere" / "new.gpkg", "EPSG:3877")
    assert create_file(made, "EPSG:3877") == 3877
    finish_file(made, [])
    assert read_offsets(str(tmp_path / "nowhere.gpkg"), None, ["starts_at"]) == {}
    with writing(made) as link:
        # A blob without a box, whose geometry is cut off.
        assert link.execute("SELECT ST_MinX(?)", (b"GP\0\1\0\0\0\0\1\6",)).fetchone() == (None,)
    assert all(module.GetUseExceptions() for module in (gdal, ogr, osr)), "others want it so"
