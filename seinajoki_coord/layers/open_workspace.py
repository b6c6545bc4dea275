"""Which workspaces stand open in a project: recognised by what their layers are, not by their names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsProviderRegistry, QgsVectorLayer

from ..core.error import WorkspaceError
from ..core.schema import TABLES
from ..workspace.workspace import Workspace, open_workspace

if TYPE_CHECKING:
    from qgis.core import QgsProject

_NAMES = {table.name for table in TABLES}


@dataclass(frozen=True)
class OpenWorkspace:
    """A workspace and those of its tables that stand open as layers."""

    workspace: Workspace
    layers: dict[str, QgsVectorLayer]


def open_workspaces(project: QgsProject) -> list[OpenWorkspace]:
    """Return the workspaces of a project, in the order of their paths; files that are none are passed over."""
    by_path: dict[Path, dict[str, QgsVectorLayer]] = {}
    for layer in project.mapLayers().values():
        if not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr" or not layer.isValid():
            continue
        parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
        name, file = parts.get("layerName"), parts.get("path")
        if name in _NAMES and isinstance(file, str) and file.lower().endswith(".gpkg"):
            by_path.setdefault(Path(file).resolve(), {}).setdefault(name, layer)
    return [one for path in sorted(by_path) for one in _opened(path, by_path[path])]


def _opened(path: Path, layers: dict[str, QgsVectorLayer]) -> list[OpenWorkspace]:
    try:
        return [OpenWorkspace(open_workspace(path), layers)]
    except WorkspaceError:
        return []
