"""The page in QGIS's options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QDoubleSpinBox, QFormLayout, QWidget

from ..layers.language import tr
from ..processing.provider import ICON

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget as Widget

DEFAULT_WORKSPACE = "seinajoki_coord/default_workspace"
OPEN_AT_START = "seinajoki_coord/open_at_start"
DEFAULT_DISTANCE = "seinajoki_coord/default_distance"


class OptionPage(QgsOptionsPageWidget):
    """Default workspace, and the distance within which records meet."""

    def __init__(self, parent: Widget | None) -> None:
        super().__init__(parent)
        settings = QgsSettings()
        self.pick_workspace = QgsFileWidget(self)
        self.pick_workspace.setFilter(tr("Workspace") + " (*.gpkg)")
        self.pick_workspace.setFilePath(settings.value(DEFAULT_WORKSPACE, ""))
        self.check_open = QCheckBox(tr("Open it when QGIS starts with an empty project"), self)
        self.check_open.setChecked(settings.value(OPEN_AT_START, False, type=bool))
        self.spin_distance = QDoubleSpinBox(self)
        self.spin_distance.setRange(0.0, 1000.0)
        self.spin_distance.setSuffix(" m")
        self.spin_distance.setValue(settings.value(DEFAULT_DISTANCE, 0.0, type=float))
        form = QFormLayout(self)
        form.addRow(tr("Default workspace"), self.pick_workspace)
        form.addRow("", self.check_open)
        form.addRow(tr("Records meet within"), self.spin_distance)

    def apply(self) -> None:
        """Remember what was set."""
        settings = QgsSettings()
        settings.setValue(DEFAULT_WORKSPACE, self.pick_workspace.filePath())
        settings.setValue(OPEN_AT_START, self.check_open.isChecked())
        settings.setValue(DEFAULT_DISTANCE, self.spin_distance.value())


class OptionFactory(QgsOptionsWidgetFactory):
    """Brings the page into QGIS's options."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle("Seinäjoki Coord")

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return QIcon(str(ICON))

    def createWidget(self, parent: QWidget | None) -> OptionPage:
        """Make the page."""
        return OptionPage(parent)
