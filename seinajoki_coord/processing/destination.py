"""Files that an algorithm writes: whole when it ends well, as they were before when it does not."""

from __future__ import annotations

import shutil
import tempfile
import traceback
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osgeo import gdal
from qgis.core import QgsDataSourceUri, QgsProcessingOutputLayerDefinition, QgsProperty

from ..core.error import LayerError
from ..workspace.plain_gdal import plain_gdal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qgis.core import QgsProcessingContext

_JOURNALS = ("-wal", "-shm", "-journal")
_BESIDE = {
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".qpj", ".qix"),
    ".tab": (".dat", ".map", ".id", ".ind"),
    ".mif": (".mid",),
    ".csv": (".csvt", ".prj"),
    ".gml": (".xsd", ".gfs"),
}
"""The other files of one data set."""


@dataclass
class _Place:
    """Where one output goes: files of its own, or a table in a GeoPackage that is there already."""

    path: Path
    table: str | None = None
    aside: dict[Path, Path] = field(default_factory=dict)
    """Files that were there before, and where they wait."""

    @property
    def files(self) -> list[Path]:
        beside = [self.path.with_suffix(suffix) for suffix in _BESIDE.get(self.path.suffix.lower(), ())]
        return [self.path, *beside, *(self.path.with_name(self.path.name + suffix) for suffix in _JOURNALS)]

    def put_aside(self) -> None:
        before = [] if self.table is not None else [file for file in self.files if file.is_file()]
        if not before:
            return
        try:
            folder = Path(tempfile.mkdtemp(dir=self.path.parent, prefix=".seinajoki-"))
            for file in before:
                self.aside[file] = file.rename(folder / file.name)
        except OSError as error:
            raise LayerError(
                "{path} cannot be replaced. Close it in other programs, or choose another name.", path=self.path
            ) from error

    def put_back(self) -> None:
        if self.table is not None:
            _drop_table(self.path, self.table)
            return
        for file in self.files:
            file.unlink(missing_ok=True)
        for file, waiting in self.aside.items():
            waiting.replace(file)

    def forget(self) -> None:
        for folder in {waiting.parent for waiting in self.aside.values()}:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def whole_or_nothing(
    parameters: Mapping[str, Any], names: Sequence[str], context: QgsProcessingContext
) -> Iterator[None]:
    """
    Write the outputs of these parameters in the block: if it fails or is cancelled, the files are as before.

    A table that is added to an existing GeoPackage is taken out again; the file's other tables are never touched.
    Raises LayerError where a file that is to be replaced cannot be moved.
    """
    places = [place for name in names for place in _places(parameters.get(name), context)]
    try:
        for place in places:
            place.put_aside()
        yield
    except BaseException as error:
        # Sinks that the failed calls still hold are closed by this.
        traceback.clear_frames(error.__traceback__)
        for place in places:
            place.put_back()
        raise
    finally:
        for place in places:
            place.forget()


def _places(value: object, context: QgsProcessingContext) -> list[_Place]:
    """Return the files that a sink's parameter means; none for layers in memory and tables of a server."""
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink
    if isinstance(value, QgsProperty):
        value, _ = value.valueAsString(context.expressionContext(), "")
    if not isinstance(value, str) or not value or value in {"memory:", "TEMPORARY_OUTPUT"}:
        return []
    if value.startswith("ogr:"):
        uri = QgsDataSourceUri(value[len("ogr:") :])
        path = Path(uri.database())
        return [_Place(path, uri.table() if path.is_file() else None)]
    path = Path(value)
    if not path.parent.is_dir():
        return []
    # Without an ending that it knows, QGIS adds its own.
    return [_Place(path)] if path.suffix else [_Place(path.with_name(f"{path.name}.gpkg"))]


@plain_gdal()
def _drop_table(path: Path, table: str) -> None:
    file = gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE)
    for place in range(file.GetLayerCount() if file is not None else 0):
        if file.GetLayer(place).GetName() == table:
            file.DeleteLayer(place)
            return
