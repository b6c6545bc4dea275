"""Which workspaces stand open in a project: recognised by what their layers are, not by their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Union

from qgis.core import QgsDataSourceUri, QgsProviderRegistry, QgsVectorLayer

from ..core.error import CoordError, InUseError
from ..core.schema import TABLES
from ..workspace.geopackage import BRIEF
from ..workspace.journal import state_in
from ..workspace.workspace import Workspace, open_workspace
from .database import conninfo
from .postgis import SharedWorkspace, conninfo_of, is_shared, place_of, read_shared, set_up_shared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.core import QgsProject

_NAMES = {table.name for table in TABLES}
AnyWorkspace = Union[Workspace, SharedWorkspace]
"""In a file of one's own or in a database; both have a ``place``, a ``name``, ``crs`` and ``time_zone``."""


@dataclass(frozen=True)
class OpenWorkspace:
    """A workspace and those of its tables that stand open as layers."""

    workspace: AnyWorkspace
    layers: dict[str, QgsVectorLayer]


def database_of(opened: OpenWorkspace) -> str | None:
    """
    Return what libpq needs to reach the database of a workspace, secrets included; None where it has none.

    That of its layers, or that with which a file is synced; for the main thread. Raises CoordError.
    """
    if isinstance(opened.workspace, SharedWorkspace):
        return conninfo_of(next(iter(opened.layers.values())))
    state = state_in(opened.workspace.path)
    return conninfo(state.connection) if state is not None and state.connection else None


def open_workspaces(
    project: QgsProject, faults: list[CoordError] | None = None, known: Sequence[OpenWorkspace] = ()
) -> list[OpenWorkspace]:
    """
    Return the workspaces of a project, in the order of their places; what never was one is passed over.

    ``faults`` takes why others of its layers, which look like a workspace's, make none. A shared database that does
    not answer, or a file that is locked just now, is what it was among the ``known`` ones.
    """
    by_place: dict[str, dict[str, QgsVectorLayer]] = {}
    for layer in project.mapLayers().values():
        found = _table_of(layer) if isinstance(layer, QgsVectorLayer) else None
        if found is not None:
            place, name = found
            by_place.setdefault(place, {}).setdefault(name, layer)
    before = {one.workspace.place: one.workspace for one in known}
    found = (
        _opened(place, layers, [] if faults is None else faults, before.get(place))
        for place, layers in sorted(by_place.items())
    )
    return [one for one in found if one is not None]


def _table_of(layer: QgsVectorLayer) -> tuple[str, str] | None:
    """Return the place and the table that a layer shows; None where it is no workspace's."""
    if is_shared(layer, _NAMES):
        uri = QgsDataSourceUri(layer.source())
        return place_of(uri), uri.table()
    if layer.providerType() == "ogr":
        parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
        name, file = parts.get("layerName"), parts.get("path")
        if name in _NAMES and isinstance(file, str) and file.lower().endswith(".gpkg"):
            return str(Path(file).resolve()), name
    return None


def _opened(
    place: str, layers: dict[str, QgsVectorLayer], faults: list[CoordError], known: AnyWorkspace | None
) -> OpenWorkspace | None:
    """Return the workspace of a place; None where it is none, or none of its layers is valid."""
    valid = {name: layer for name, layer in layers.items() if layer.isValid()}
    shared = [layer for layer in layers.values() if is_shared(layer, _NAMES)]
    try:
        if not shared:
            workspace = open_workspace(Path(place), patience=BRIEF)
            return OpenWorkspace(workspace, valid) if valid else None
        if not valid:
            # QGIS says itself what is wrong with a layer of a database.
            return None
        found = read_shared(QgsDataSourceUri(shared[0].source()))
    except CoordError as error:
        if known is not None and (shared or isinstance(error, InUseError)):
            return OpenWorkspace(known, valid)
        faults.append(error)
        return None
    # The project may have been made by somebody of another party.
    set_up_shared(valid, found)
    return OpenWorkspace(found, valid)
