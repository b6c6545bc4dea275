"""``create_workspace``: a new GeoPackage for works, events, areas and their overlaps."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessingAlgorithm,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..layers.kernel import best_kernel
from ..layers.language import tr
from ..layers.sample import add_sample
from ..layers.workspace_layers import keep_project, keep_styles
from ..layers.zone import zone_named
from ..workspace.workspace import new_workspace
from .algorithm import Algorithm
from .place import DEFAULT_CRS, DEFAULT_TIME_ZONE, metric_code

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback


class CreateWorkspace(Algorithm):
    """Make an empty workspace, or the sample."""

    NAME = "create_workspace"
    TITLE = "Create workspace"
    HELP = (
        "Makes a new workspace: one GeoPackage file with tables for parties, works, events, areas and overlaps. Forms, "
        "drop-downs, constraints, symbols by type and status, and time for the Temporal Controller are stored in the "
        "file, and a project that opens ready to use.<p>Times are wall-clock times of one time zone, ground is stored as "
        "polygons in one projected coordinate reference system in metres. An existing file is never overwritten."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters."""
        del configuration
        self.add(
            QgsProcessingParameterFileDestination("WORKSPACE", tr("Workspace"), "GeoPackage (*.gpkg)"),
            "The GeoPackage file to make. It must not exist yet.",
        )
        self.add(
            # Optional, because QGIS 3.22 does not take the default for a missing reference system.
            QgsProcessingParameterCrs("CRS", tr("Coordinate reference system"), DEFAULT_CRS, optional=True),
            "A projected one in metres, usually the town's own. ETRS-GK23 (EPSG:3877) is Seinäjoki's.",
        )
        self.add(
            QgsProcessingParameterString("TIME_ZONE", tr("Time zone"), DEFAULT_TIME_ZONE),
            "The zone whose wall-clock time people plan in.",
        )
        self.add(
            QgsProcessingParameterBoolean("SAMPLE", tr("With the sample"), False),
            "Fills the workspace with invented works and events at real places of Seinäjoki, to try things out.",
        )

    def flags(self) -> QgsProcessingAlgorithm.Flag:
        """Keep to the main thread: the layers and the project that are stored in the file belong there."""
        return super().flags() | QgsProcessingAlgorithm.Flag.FlagNoThreading

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Make the file in a draft folder and move it into place when it is whole."""
        path = Path(self.parameterAsFileOutput(parameters, "WORKSPACE", context))
        crs = (
            self.parameterAsCrs(parameters, "CRS", context)
            if parameters.get("CRS")
            else QgsCoordinateReferenceSystem(DEFAULT_CRS)
        )
        zone = zone_named(self.parameterAsString(parameters, "TIME_ZONE", context).strip())
        with new_workspace(path, metric_code(crs), zone.name) as workspace:
            if self.parameterAsBool(parameters, "SAMPLE", context):
                counts = add_sample(workspace, best_kernel())
                for table, count in counts.items():
                    feedback.pushInfo(f"{table}: {count}")
            keep_project(workspace)
            keep_styles(workspace)
        feedback.pushInfo(tr("The workspace is {path}.").format(path=path))
        return {"WORKSPACE": str(path)}
