"""The provider that brings the algorithms into the Processing toolbox."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .add_member import AddMember
from .add_party import AddParty
from .area_usage import AreaUsage
from .check_database import CheckDatabase
from .check_venues import CheckVenues
from .check_workspace import CheckWorkspace
from .create_workspace import CreateWorkspace
from .database_rights import DatabaseRights
from .find_overlaps import FindOverlaps
from .import_records import ImportRecords
from .install_database import InstallDatabase
from .nuisance_index import NuisanceIndex
from .renew_epoch import RenewEpoch
from .suggest_slots import SuggestSlots
from .sync_workspace import SyncWorkspace

ALGORITHMS = (
    CreateWorkspace,
    CheckWorkspace,
    FindOverlaps,
    SuggestSlots,
    AreaUsage,
    CheckVenues,
    NuisanceIndex,
    ImportRecords,
    SyncWorkspace,
    InstallDatabase,
    AddParty,
    AddMember,
    DatabaseRights,
    CheckDatabase,
    RenewEpoch,
)
ICON = Path(__file__).parent.parent / "resources" / "icons" / "seinajoki_coord.svg"


class Provider(QgsProcessingProvider):
    """The algorithms of Seinäjoki Coord."""

    def id(self) -> str:
        """Return the stable id."""
        return "seinajoki_coord"

    def name(self) -> str:
        """Return the name people see."""
        return "Seinäjoki Coord"

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return QIcon(str(ICON))

    def svgIconPath(self) -> str:
        """Return the path of the plugin's icon."""
        return str(ICON)

    def loadAlgorithms(self) -> None:
        """Add every algorithm."""
        for algorithm in ALGORITHMS:
            self.addAlgorithm(algorithm())
