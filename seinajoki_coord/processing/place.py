"""The parameters that say where and in which time a workspace is: its reference system and its time zone."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsUnitTypes

from ..core.error import WorkspaceError

DEFAULT_CRS = "EPSG:3877"
DEFAULT_TIME_ZONE = "Europe/Helsinki"


def metric_code(crs: QgsCoordinateReferenceSystem) -> str:
    """Return the authority code of a projected reference system in metres; WorkspaceError for any other."""
    if not crs.isValid() or not crs.authid() or ":" not in crs.authid() or crs.authid().startswith("USER:"):
        raise WorkspaceError("Choose a coordinate reference system with a code, such as EPSG:3877.")
    if crs.isGeographic() or crs.mapUnits() != QgsUnitTypes.DistanceUnit.DistanceMeters:
        raise WorkspaceError(
            "{crs} is not a projected coordinate reference system in metres. Choose one, such as EPSG:3877.",
            crs=crs.authid(),
        )
    return crs.authid()
