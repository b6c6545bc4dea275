"""``sync_workspace``: a workspace and the shared database brought together."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterExtent,
    QgsProcessingParameterFile,
    QgsProcessingParameterProviderConnection,
    QgsProcessingParameterString,
)

from ..core.error import CoordError, DatabaseError, WorkspaceError, sentence
from ..core.explain import title_in
from ..layers.database import conninfo
from ..layers.language import explained, tr
from ..layers.open_layer import open_layers, reload_layers
from ..layers.version import SYNCED_BY_NAME, reason_of
from ..layers.workspace_layers import upgraded
from ..server.connection import connect
from ..server.sync import sync
from ..workspace.journal import state_in
from ..workspace.workspace import open_workspace
from .algorithm import Algorithm, reporter

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..server.result import Entries, Entry, SyncResult

SHARES = {"status": (0.0, 2.0), "send": (2.0, 50.0), "fetch": (50.0, 80.0), "apply": (80.0, 100.0)}
"""From where to where each phase of a sync moves the progress."""
_COUNTS = {
    "SENT_COUNT": sentence("Number of records sent"),
    "RECEIVED_COUNT": sentence("Number of records received"),
    "MERGED_COUNT": sentence("Number of records merged"),
    "CONFLICT_COUNT": sentence("Number of conflicts"),
    "REFUSED_COUNT": sentence("Number of records refused"),
}


class SyncWorkspace(Algorithm):
    """Sync a workspace with the shared database."""

    NAME = "sync_workspace"
    TITLE = "Sync workspace"
    HELP = (
        "Sends what was changed in a workspace to the shared database, and brings what others changed. The first sync fills "
        "the workspace; an administrator's fills an empty database.<p><b>Both changed one record.</b> Different fields "
        "are merged. Where the same field was changed, or one deleted what the other changed, both versions are kept and "
        "nothing is sent of that record until a person decides; the rest goes on.<p><b>Refused.</b> What is another party's "
        "or does not fit is refused with the reason and stays in the workspace.<p><b>Drafts</b> are seen by their own party "
        "only, and so are the persons of a party.<p><b>Rules.</b> Where an administrator has said by which rules all go, the "
        "workspace goes by them from then on.<p>A cut line, a crash or a cancelled run does no harm: run it again. "
        "The workspace is locked for moments only. A workspace of an older version is upgraded first. Conflicts are no error; "
        "the run fails only where nothing could be synced."
    )

    _path = Path()
    _conninfo = ""
    _area: bytes | None = None
    _database = ""

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        """Declare parameters and outputs."""
        del configuration
        self.add(
            QgsProcessingParameterFile("WORKSPACE", tr("Workspace"), fileFilter="GeoPackage (*.gpkg)"),
            "The GeoPackage file of the workspace. Save the edits of its layers first.",
        )
        self.add(
            QgsProcessingParameterProviderConnection("DATABASE", tr("Shared database"), "postgres", optional=True),
            "A PostgreSQL connection saved in QGIS, best with its sign-in in QGIS's password store; or service=name, an "
            "entry of pg_service.conf. Left out: that of the last sync.",
        )
        self.add(
            QgsProcessingParameterBoolean("DRY_RUN", tr("Only say what would happen"), False),
            "Changes neither the workspace nor the database.",
        )
        self.add(
            QgsProcessingParameterExtent("AREA_OF_INTEREST", tr("Area of interest"), optional=True),
            "Keeps only others' works and events that touch it; what is your own party's is always kept. Left out: as at the last sync.",
        )
        self.add(
            QgsProcessingParameterString("REASON", tr("Reason"), "", optional=True),
            "For administrators: why records of other parties are changed. Kept in the history.",
        )
        for name, title in _COUNTS.items():
            self.addOutput(QgsProcessingOutputNumber(name, tr(title)))

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """On the main thread: refuse unsaved edits, upgrade an old workspace, open QGIS's password store."""
        try:
            self._prepare(parameters, context, feedback)
        except CoordError as error:
            raise QgsProcessingException(explained(error)) from error
        return True

    def _prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self._path = Path(self.parameterAsFile(parameters, "WORKSPACE", context))
        layers = open_layers(context.project(), self._path, SYNCED_BY_NAME)
        for layer in layers:
            if layer.isModified():
                raise WorkspaceError(
                    "The layer {name} has unsaved edits. Save or discard them and run again.", name=layer.name()
                )
        workspace = open_workspace(self._path)
        if not self.parameterAsBool(parameters, "DRY_RUN", context):
            version, workspace = workspace.schema_version, upgraded(self._path)
            if version != workspace.schema_version:
                feedback.pushInfo(tr("The workspace was brought to the form of this version of the plugin."))
        state = state_in(self._path)
        self._database = self.parameterAsConnectionName(parameters, "DATABASE", context).strip()
        if not self._database:
            if state is None or not state.connection:
                raise DatabaseError("Choose the shared database: this workspace was never synced.")
            self._database = state.connection
        self._conninfo = conninfo(self._database)
        self._area = None
        if parameters.get("AREA_OF_INTEREST"):
            crs = QgsCoordinateReferenceSystem(workspace.crs)
            box = self.parameterAsExtent(parameters, "AREA_OF_INTEREST", context, crs)
            if not box.isEmpty():
                self._area = QgsGeometry.fromRect(box).asWkb().data()

    def postProcessAlgorithm(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> dict[str, Any]:
        """Show what came in the layers that stand open."""
        del feedback
        reload_layers(open_layers(context.project(), self._path, SYNCED_BY_NAME))
        return {}

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        """Sync, and say what happened to which records."""
        result = sync(
            open_workspace(self._path),
            lambda: connect(self._conninfo),
            dry_run=self.parameterAsBool(parameters, "DRY_RUN", context),
            area=self._area,
            connection_name=self._database,
            reason=self.parameterAsString(parameters, "REASON", context).strip() or None,
            report=reporter(feedback, SHARES),
        )
        _log(feedback, result)
        return {
            "SENT_COUNT": len(result.sent),
            "RECEIVED_COUNT": len(result.received),
            "MERGED_COUNT": len(result.merged),
            "CONFLICT_COUNT": len(result.conflicts),
            "REFUSED_COUNT": len(result.refused),
        }


def _log(feedback: QgsProcessingFeedback, result: SyncResult) -> None:
    """Say what was sent, received, merged, and what waits for a person."""
    if result.is_dry:
        feedback.pushInfo(tr("Nothing was changed. This is what would happen:"))
    for note in result.notes:
        feedback.pushWarning(explained(note))
    for title, entries in (
        (tr("Sent: {count}"), result.sent),
        (tr("Received: {count}"), result.received),
        (tr("Merged: {count}"), result.merged),
    ):
        feedback.pushInfo("\n".join(_lines(title, entries)))
    for title, entries in (
        (tr("Conflicts that wait for a decision: {count}"), result.conflicts),
        (tr("Refused: {count}"), result.refused),
    ):
        say = feedback.pushWarning if len(entries) else feedback.pushInfo
        say("\n".join(_lines(title, entries)))


def _lines(title: str, entries: Entries) -> list[str]:
    lines = [title.format(count=len(entries)), *(f"  {_told(entry)}" for entry in entries)]
    left = len(entries) - len(lines) + 1
    return [*lines, f"  {tr('and {count} more').format(count=left)}"] if left else lines


def _told(entry: Entry) -> str:
    """Return a record by kind, title and id, and what happened to it."""
    table = SYNCED_BY_NAME[entry.table]
    record = f"{tr(table.title)}: {title_in(tr, entry.title)} ({entry.id})"
    reason = reason_of(entry)
    return f"{record}: {reason}" if reason else record
