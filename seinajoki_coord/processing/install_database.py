"""``install_database``: make or upgrade the shared database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterString,
)

from ..layers.language import tr
from ..layers.zone import zone_named
from ..server.admin import is_installed
from ..server.install import install, plan
from .database_algorithm import DatabaseAlgorithm
from .place import DEFAULT_CRS, DEFAULT_TIME_ZONE, metric_code

if TYPE_CHECKING:
    from psycopg2.extensions import connection
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..server.install import Plan


class InstallDatabase(DatabaseAlgorithm):
    """Make or upgrade the shared database."""

    NAME = "install_database"
    TITLE = "Install database"
    HELP = (
        "Makes the shared database in an empty PostgreSQL database, or brings an existing one up to date: the schema "
        "“coord” with tables for parties, works, events and areas, their rights, their history, and what syncs need. The "
        "PostGIS extension and the group roles coord_reader, coord_editor, coord_admin and coord_public are made where "
        "they are missing. Running it again changes nothing.<p>Each step is a transaction of its own: what is interrupted "
        "goes on from there the next time. With “Only say what would be done” nothing is changed.<p>The login needs to be "
        "a superuser, or the owner of the database with the right to make roles (and then PostGIS must be there). After "
        "it, add parties and members."
    )

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        super().initAlgorithm(configuration)
        self.add(
            QgsProcessingParameterCrs("CRS", tr("Coordinate reference system"), optional=True),
            "Of a new database: a projected one in metres with an EPSG code; EPSG:3877 where it is left empty. An existing "
            "database keeps its own, and workspaces that sync with it must have the same.",
        )
        self.add(
            QgsProcessingParameterString("TIME_ZONE", tr("Time zone"), optional=True),
            "Of a new database: the zone whose wall-clock time people plan in; Europe/Helsinki where it is left empty. An "
            "existing database keeps its own.",
        )
        self.add(
            QgsProcessingParameterBoolean("DRY_RUN", tr("Only say what would be done"), False),
            "Says what would be done, and checks that it can be, without changing anything.",
        )
        self.addOutput(QgsProcessingOutputNumber("MIGRATION_COUNT", tr("Number of steps done, or to be done")))

    def work(
        self,
        link: connection,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """Say what is to be done, and do it unless only that was asked."""
        crs, time_zone = self._asked(parameters, context)
        if not is_installed(link):
            crs, time_zone = crs or DEFAULT_CRS, time_zone or DEFAULT_TIME_ZONE
        todo = plan(link, crs, time_zone)
        for line in _told(todo):
            feedback.pushInfo(line)
        if self.parameterAsBool(parameters, "DRY_RUN", context):
            feedback.pushInfo(tr("Nothing was changed."))
        elif todo.pending:
            todo = install(link, crs, time_zone)
            feedback.pushInfo(tr("Done: {count} steps.").format(count=len(todo.pending)))
        return {"MIGRATION_COUNT": len(todo.pending)}

    def _asked(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[str | None, str | None]:
        """Return the reference system and the time zone as given, None for what is left empty."""
        crs = metric_code(self.parameterAsCrs(parameters, "CRS", context)) if parameters.get("CRS") else None
        name = self.parameterAsString(parameters, "TIME_ZONE", context).strip()
        return crs, zone_named(name).name if name else None


def _told(todo: Plan) -> list[str]:
    """Return what an installation does, line by line."""
    if not todo.pending:
        return [tr("The shared database is up to date; there is nothing to do.")]
    first = tr("A new shared database:") if todo.is_new else tr("An upgrade of the shared database:")
    lines = [
        first,
        tr("- coordinate reference system {crs}, time zone {zone}").format(crs=todo.crs, zone=todo.time_zone),
    ]
    if todo.needs_postgis:
        lines.append(tr("- the extension PostGIS is made in it"))
    return [*lines, *(tr("- step {name}").format(name=one.name) for one in todo.pending)]
