"""Algorithms that read a workspace, whichever it is: a GeoPackage file, or a shared database as a login sees it."""

from __future__ import annotations

from collections import Counter
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingException, QgsProcessingParameterFile
from qgis.PyQt.QtCore import Qt

from ..core.error import CancelledError, CoordError
from ..core.explain import title_in
from ..layers.database import conninfo, saved_connections
from ..layers.language import explained, tr
from ..layers.rule_set import read_rules
from ..layers.zone import zone_named
from ..server.connection import connect
from ..server.records import read_records as read_shared
from ..server.snapshot import snapshot
from ..workspace.records import read_records
from ..workspace.subjects import subjects_of
from ..workspace.workspace import open_workspace
from .algorithm import Algorithm

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psycopg2.extensions import connection
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from ..core.kernel import Kernel
    from ..core.rule import RuleSet
    from ..core.subject import Subjects
    from ..core.zone import Zone
    from ..workspace.records import RecordColumns

WORKSPACE = "WORKSPACE"


@dataclass(frozen=True)
class Place:
    """Where a workspace is: a file, or how to connect to a database, which never leaves this object."""

    path: Path
    conninfo: str = field(default="", repr=False)

    @classmethod
    def named(cls, text: str) -> Place:
        """
        Return the place of a GeoPackage, of a saved QGIS connection or of ``service=name``; on the main thread only.

        There QGIS's password store is at home. Raises DatabaseError where there is no such connection.
        """
        path = Path(text)
        is_file = _exists(path) or path.suffix.lower() == ".gpkg"
        # What holds a sign of a connection string is none: it would be repeated as a path, password and all.
        is_file |= len(path.parts) > 1 and "=" not in text and "://" not in text and text not in saved_connections()
        return cls(path) if is_file else cls(path, conninfo(text))


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        # No file can have such a name; the error would repeat it.
        return False


@dataclass(frozen=True)
class Opened:
    """A workspace that stands open: what it says of itself, and how its rules and its records are read."""

    crs: str
    time_zone: str
    rules: Callable[[str], RuleSet]
    """The set of a name, of a file, or without a name that of the workspace."""
    records: Callable[..., RecordColumns]
    """With ``kinds``, ``box``, ``times`` and ``record`` as in `workspace.records.read_records`."""
    warn: Callable[[str], None]
    _told: Counter[str] = field(default_factory=Counter)

    @property
    def zone(self) -> Zone:
        """Return the time zone of all its times."""
        return zone_named(self.time_zone)

    def subjects(self, kernel: Kernel, **which: Any) -> Subjects:  # noqa: ANN401 (what `records` takes)
        """Read records, and warn of those that cannot be used; of each once, however often it is read."""
        records = self.records(**which)
        subjects, left_out = subjects_of(records, kernel, self.zone)
        told = [(title, explained(error)) for title, error in records.unread]
        told += [(title, tr(reason)) for title, reason in left_out]
        # What is read twice is told once, and as often as it is there.
        new = Counter(f"{title_in(tr, title)}: {said}" for title, said in told) - self._told
        self._told.update(new)
        for text in new.elements():
            self.warn(text)
        return subjects


class WorkspaceAlgorithm(Algorithm):
    """An algorithm that reads a workspace and changes nothing in it; any member of a shared database may run it."""

    _place = Place(Path())

    def add_workspace(self) -> None:
        """Declare which workspace is read."""
        self.add(
            QgsProcessingParameterFile(WORKSPACE, tr("Workspace"), fileFilter="GeoPackage (*.gpkg);;* (*)"),
            "The GeoPackage file of the workspace; what is saved in it counts. Or a shared database, of which what your "
            "login may see counts: the name of a PostgreSQL connection saved in QGIS, or service=name.",
        )

    def prepareAlgorithm(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> bool:
        """On the main thread: find out which workspace is meant, and open QGIS's password store where it must be."""
        del feedback
        try:
            self._place = Place.named(self.parameterAsFile(parameters, WORKSPACE, context))
        except CoordError as error:
            raise QgsProcessingException(explained(error)) from error
        return True

    @contextmanager
    def opened(self, feedback: QgsProcessingFeedback) -> Iterator[Opened]:
        """Yield the workspace; a database as it is at one moment, and no longer connected after the block."""
        warn = feedback.pushWarning
        if not self._place.conninfo:
            file = open_workspace(self._place.path)
            yield Opened(file.crs, file.time_zone, partial(read_rules, place=file), partial(read_records, file), warn)
            return
        with closing(connect(self._place.conninfo)) as link, cancelling(link, feedback), snapshot(link) as seen:
            yield Opened(
                seen.crs, seen.time_zone, partial(read_rules, place=link), partial(read_shared, seen.asking), warn
            )


@contextmanager
def cancelling(link: connection, feedback: QgsProcessingFeedback) -> Iterator[None]:
    """Let the user's cancelling stop what the server does for the block; raises CancelledError then."""
    # Called by the thread that cancels: this one waits for the server, and would never come to what is queued for it.
    connected = feedback.canceled.connect(link.cancel, Qt.ConnectionType.DirectConnection)
    try:
        yield
    except CoordError as error:
        if feedback.isCanceled():
            raise CancelledError from error
        raise
    finally:
        feedback.canceled.disconnect(connected)
