"""Many features into a sink: through QGIS, or straight into the GeoPackage that it wrote to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeature, QgsFeatureSink, QgsGeometry, QgsProviderRegistry

from ..core.error import LayerError
from ..workspace.bulk import bulk_insert
from ..workspace.geopackage import writing

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from qgis.core import QgsFields

    from ..core.progress import Report

_BATCH = 5000


@dataclass(frozen=True)
class Rows:
    """Features to write: one list a field, WKB and boxes ``(n, 4)`` of the geometries (None: no geometry)."""

    columns: Sequence[Sequence[Any]]
    blobs: Sequence[bytes | None] | None = None
    boxes: np.ndarray | None = None

    def __len__(self) -> int:
        """Return how many features there are."""
        return len(self.columns[0])


def write_rows(sink: QgsFeatureSink, fields: QgsFields, rows: Rows, report: Report) -> None:
    """Add the rows to a sink, in batches; LayerError where the sink refuses."""
    for begin in range(0, len(rows), _BATCH):
        report("write", begin / len(rows))
        features = []
        for row in range(begin, min(begin + _BATCH, len(rows))):
            feature = QgsFeature(fields)
            feature.setAttributes([column[row] for column in rows.columns])
            blob = rows.blobs[row] if rows.blobs is not None else None
            if blob is not None:
                geometry = QgsGeometry()
                geometry.fromWkb(blob)
                feature.setGeometry(geometry)
            features.append(feature)
        if not sink.addFeatures(features, QgsFeatureSink.Flag.FastInsert):
            raise LayerError("The result could not be written: {reason}", reason=sink.lastError())


def fill_geopackage(destination: str, fields: QgsFields, rows: Rows, report: Report) -> bool:
    """
    Fill a table that QGIS has just made in a GeoPackage, in one transaction; False where it is no such table.

    Many times faster than one feature after the other through the sink, which must be closed before.
    """
    parts = QgsProviderRegistry.instance().decodeUri("ogr", destination)
    path = parts.get("path")
    if not isinstance(path, str) or not path.lower().endswith(".gpkg") or not Path(path).is_file():
        return False
    with writing(path) as link:
        name = parts.get("layerName")
        tables = link.execute("SELECT table_name FROM gpkg_contents WHERE data_type <> 'tiles'").fetchall()
        wanted = [table for table in tables if table[0] == name or (not isinstance(name, str) and len(tables) == 1)]
        if len(wanted) != 1:
            return False
        columns = dict(zip(fields.names(), rows.columns))
        bulk_insert(link, wanted[0][0], columns, rows.blobs, rows.boxes, report)
    return True
