"""A workspace as QGIS layers: loaded, styled, kept as default styles and as a project inside the file."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from qgis.core import (
    Qgis,
    QgsLayerTreeLayer,
    QgsProject,
    QgsVectorLayer,
)

from ..core.error import WorkspaceError
from ..core.schema import (
    AREA,
    ASSESSMENT,
    CONTACT,
    EVENT,
    OVERLAP,
    PARTY,
    SCHEMA_VERSION,
    TABLES,
    WORK,
    Table,
)
from ..workspace.geopackage import BRIEF, reading, writing
from ..workspace.upgrade import upgrade_workspace
from ..workspace.workspace import open_workspace
from .form import set_up_form
from .language import tr
from .postgis import read_shared, set_up_shared, shared_layers
from .project import set_up_project
from .style import set_up_style

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from qgis.core import QgsDataSourceUri, QgsMapLayer
    from qgis.PyQt.QtXml import QDomDocument, QDomElement

    from ..workspace.workspace import Workspace
    from .postgis import SharedWorkspace

PROJECT_NAME = "Seinäjoki Coord"
_ON_TOP_FIRST = (OVERLAP, WORK, EVENT, AREA, PARTY, CONTACT, ASSESSMENT)
_PLACE = re.compile(rb' vectorLayerSource="[^"]*"')
_FONT = re.compile(r' (?:fontFamily|namedStyle)="[^"]*"')


def load_layers(workspace: Workspace) -> dict[str, QgsVectorLayer]:
    """Return the workspace's layers by table name, with their words, forms, symbols and time."""
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layers = {
        table.name: QgsVectorLayer(f"{workspace.path}|layername={table.name}", tr(table.title), "ogr", options)
        for table in TABLES
        if table in _ON_TOP_FIRST
    }
    for name, layer in layers.items():
        if not layer.isValid():
            raise WorkspaceError("The table {table} of {path} cannot be opened.", table=name, path=workspace.path)
    return _dressed(layers)


def load_shared(uri: QgsDataSourceUri, workspace: SharedWorkspace) -> dict[str, QgsVectorLayer]:
    """Return a shared workspace's layers by table name, dressed as those of a file."""
    layers = _dressed(shared_layers(uri, workspace, _ON_TOP_FIRST))
    set_up_shared(layers, workspace)
    return layers


def _dressed(layers: dict[str, QgsVectorLayer]) -> dict[str, QgsVectorLayer]:
    """Give bare layers their words, forms, symbols and time."""
    for table in _ON_TOP_FIRST:
        set_up_form(layers[table.name], table, layers)
        set_up_style(layers[table.name], table)
        _set_up_time(layers[table.name], table)
    return layers


def _set_up_time(layer: QgsVectorLayer, table: Table) -> None:
    """Let the Temporal Controller play the layer, open sides included."""
    names = {
        "work": ('coalesce("setup_at", "starts_at")', 'coalesce("cleared_at", "ends_at")'),
        "event": ('coalesce("setup_at", "starts_at")', 'coalesce("cleared_at", "ends_at")'),
        "area": ('"valid_from"', '"valid_to"'),
        "overlap": ('"overlap_start"', '"overlap_end"'),
    }.get(table.name)
    if names is None:
        return
    properties = layer.temporalProperties()
    properties.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions)
    # A missing side would hide the feature.
    properties.setStartExpression(f"coalesce(to_datetime({names[0]}), make_datetime(1, 1, 1, 0, 0, 0))")
    properties.setEndExpression(f"coalesce(to_datetime({names[1]}), make_datetime(9999, 1, 1, 0, 0, 0))")
    properties.setIsActive(True)


def upgraded(path: Path) -> Workspace:
    """Return a workspace in this version's form, upgraded if it is older; the styles of its tables stay as they are."""
    workspace = open_workspace(path, patience=BRIEF)
    if workspace.schema_version == SCHEMA_VERSION:
        return workspace
    workspace = upgrade_workspace(path)
    with reading(path) as link:
        styled = set()
        if link.execute("SELECT 1 FROM sqlite_master WHERE name = 'layer_styles'").fetchone():
            styled = {name for (name,) in link.execute("SELECT f_table_name FROM layer_styles")}
    keep_styles(workspace, {table.name for table in TABLES} - styled)
    return workspace


def keep_styles(workspace: Workspace, tables: Collection[str] | None = None) -> None:
    """Store the style of each layer, or of some tables, in the file as the one that QGIS loads by itself."""
    for name, layer in load_layers(workspace).items():
        if tables is not None and name not in tables:
            continue
        error = layer.saveStyleToDatabase(name, PROJECT_NAME, True, "")
        if error:
            raise WorkspaceError("The styles could not be stored: {reason}", reason=error)
    with writing(workspace.path) as link:
        for key, text in link.execute("SELECT id, styleQML FROM layer_styles").fetchall():
            link.execute("UPDATE layer_styles SET styleQML = ? WHERE id = ?", (_FONT.sub("", text), key))


def _forget_fonts(layer: QgsMapLayer, element: QDomElement, document: QDomDocument) -> None:
    """Take away the names of fonts, so that labels use each machine's own and no machine warns of a missing one."""
    del layer, document
    styles = element.elementsByTagName("text-style")
    for place in range(styles.count()):
        style = styles.at(place).toElement()
        for name in ("fontFamily", "namedStyle"):
            style.removeAttribute(name)


def _forget_place(workspace: Workspace) -> None:
    """Take away from the layouts of the project inside where the file was made; they find their layers by identifier."""
    with writing(workspace.path) as link:
        (stored,) = link.execute("SELECT content FROM qgis_projects WHERE name = ?", (PROJECT_NAME,)).fetchone()
        packed, repacked = (
            io.BytesIO(bytes.fromhex(stored.decode() if isinstance(stored, bytes) else stored)),
            io.BytesIO(),
        )
        with zipfile.ZipFile(packed) as before, zipfile.ZipFile(repacked, "w", zipfile.ZIP_DEFLATED) as after:
            for name in before.namelist():
                content = before.read(name)
                after.writestr(name, _PLACE.sub(b"", content) if name.endswith(".qgs") else content)
        link.execute(
            "UPDATE qgis_projects SET content = ? WHERE name = ?",
            (
                repacked.getvalue().hex().encode() if isinstance(stored, bytes) else repacked.getvalue().hex(),
                PROJECT_NAME,
            ),
        )


def keep_project(workspace: Workspace) -> None:
    """Write a project with the layers into the file, so that opening the file's project is enough."""
    # Layers of its own: writing styles or a project into the file leaves other open handles on it unusable.
    layers = load_layers(workspace)
    project = QgsProject()
    _add_group(project, workspace.name, layers)
    set_up_project(project, workspace.name, layers)
    project.writeMapLayer.connect(_forget_fonts)
    if not project.write(f"geopackage:{workspace.path}?projectName={PROJECT_NAME}"):
        raise WorkspaceError("The project could not be stored: {reason}", reason=project.error())
    project.clear()
    _forget_place(workspace)


def add_to_project(project: QgsProject, workspace: Workspace) -> dict[str, QgsVectorLayer]:
    """Add a workspace's layers to a project as a group on top, and return them by table name."""
    layers = load_layers(workspace)
    _add_group(project, workspace.name, layers)
    return layers


def add_shared_to_project(project: QgsProject, uri: QgsDataSourceUri) -> dict[str, QgsVectorLayer]:
    """Add a shared workspace's layers to a project as a group on top; raises DatabaseError where there is none."""
    workspace = read_shared(uri)
    layers = load_shared(uri, workspace)
    _add_group(project, workspace.name, layers)
    return layers


def _add_group(project: QgsProject, name: str, layers: dict[str, QgsVectorLayer]) -> None:
    group = project.layerTreeRoot().insertGroup(0, name)
    for table in _ON_TOP_FIRST:
        project.addMapLayer(layers[table.name], False)
        node = QgsLayerTreeLayer(layers[table.name])
        node.setExpanded(False)
        group.addChildNode(node)
