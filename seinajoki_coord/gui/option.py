"""The page in QGIS's options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.gui import QgsColorButton, QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QFormLayout,
    QGroupBox,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ..core.vocabulary import AREA_TYPES, EVENT_TYPES, OUTCOMES, STATUSES, WORK_TYPES
from ..layers.language import tr
from ..layers.style import COLOURS, choose_colours, colour_of
from ..processing.provider import ICON

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.PyQt.QtWidgets import QWidget as Widget

DEFAULT_WORKSPACE = "seinajoki_coord/default_workspace"
OPEN_AT_START = "seinajoki_coord/open_at_start"
DEFAULT_DISTANCE = "seinajoki_coord/default_distance"
SYNC_MINUTES = "seinajoki_coord/sync_minutes"


def default_distance() -> float:
    """Return within how many metres records meet, as the user set it."""
    return max(0.0, QgsSettings().value(DEFAULT_DISTANCE, 0.0, type=float))


def sync_minutes() -> int:
    """Return how often workspaces are synced by themselves; 0 for never."""
    return max(0, QgsSettings().value(SYNC_MINUTES, 0, type=int))


class OptionPage(QgsOptionsPageWidget):
    """Default workspace, the distance within which records meet, how often to sync, and the colours."""

    def __init__(self, parent: Widget | None, applied: Callable[[], object] | None = None) -> None:
        """Show what is set; ``applied`` is called after it was changed."""
        super().__init__(parent)
        self._applied = applied
        settings = QgsSettings()
        self.pick_workspace = QgsFileWidget(self)
        self.pick_workspace.setFilter(tr("Workspace") + " (*.gpkg)")
        self.pick_workspace.setFilePath(settings.value(DEFAULT_WORKSPACE, ""))
        self.check_open = QCheckBox(tr("Open it when QGIS starts with an empty project"), self)
        self.check_open.setChecked(settings.value(OPEN_AT_START, False, type=bool))
        self.spin_distance = QDoubleSpinBox(self)
        self.spin_distance.setRange(0.0, 1000.0)
        self.spin_distance.setSuffix(" m")
        self.spin_distance.setValue(default_distance())
        self.spin_distance.setToolTip(tr("0: only where they touch or overlap"))
        self.spin_minutes = QSpinBox(self)
        self.spin_minutes.setRange(0, 1440)
        self.spin_minutes.setSuffix(" min")
        self.spin_minutes.setSpecialValueText(tr("never"))
        self.spin_minutes.setValue(sync_minutes())
        self.spin_minutes.setToolTip(tr("Never while edits are unsaved; says only what is new. 0: only when you ask."))
        self.reset_button = QPushButton(tr("Reset all"), self)
        self.reset_button.setToolTip(tr("Set everything on this page as it was at first."))
        self.reset_button.clicked.connect(lambda _checked: self.reset())
        self.colour_buttons: dict[str, list[QgsColorButton]] = {}
        column = QVBoxLayout(self)
        form = QFormLayout()
        form.addRow(tr("Default workspace"), self.pick_workspace)
        form.addRow("", self.check_open)
        form.addRow(tr("Records meet within"), self.spin_distance)
        form.addRow(tr("Sync by itself every"), self.spin_minutes)
        column.addLayout(form)
        column.addWidget(self._make_colours(), 1)
        column.addWidget(self.reset_button)

    def apply(self) -> None:
        """Remember what was set."""
        settings = QgsSettings()
        settings.setValue(DEFAULT_WORKSPACE, self.pick_workspace.filePath())
        settings.setValue(OPEN_AT_START, self.check_open.isChecked())
        settings.setValue(DEFAULT_DISTANCE, self.spin_distance.value())
        settings.setValue(SYNC_MINUTES, self.spin_minutes.value())
        choose_colours({code: buttons[0].color().name() for code, buttons in self.colour_buttons.items()})
        if self._applied is not None:
            self._applied()

    def reset(self) -> None:
        """Show everything as it was at first; nothing is remembered before the page is applied."""
        self.pick_workspace.setFilePath("")
        self.check_open.setChecked(False)
        self.spin_distance.setValue(0.0)
        self.spin_minutes.setValue(0)
        for code, buttons in self.colour_buttons.items():
            for button in buttons:
                button.setColor(QColor(COLOURS[code]))

    def _make_colours(self) -> QGroupBox:
        box = QGroupBox(tr("Colours"), self)
        tabs = QTabWidget(box)
        for title, words in (
            (tr("Works"), WORK_TYPES),
            (tr("Events"), EVENT_TYPES),
            (tr("Areas"), AREA_TYPES),
            (tr("Overlaps"), OUTCOMES),
            (tr("Statuses"), STATUSES),
        ):
            page = QWidget()
            form = QFormLayout(page)
            for code, word in words.items():
                form.addRow(tr(word), self._colour_button(code, tr(word)))
            tabs.addTab(page, title)
        QVBoxLayout(box).addWidget(tabs)
        return box

    def _colour_button(self, code: str, word: str) -> QgsColorButton:
        button = QgsColorButton(self, word)
        button.setColor(QColor(colour_of(code)))
        button.setAccessibleName(word)
        button.setDefaultColor(QColor(COLOURS[code]))
        button.setShowNull(False)
        # Works and events share a colour for the others.
        twins = self.colour_buttons.setdefault(code, [])
        twins.append(button)
        button.colorChanged.connect(lambda colour: [twin.setColor(colour) for twin in twins if twin.color() != colour])
        return button


class OptionFactory(QgsOptionsWidgetFactory):
    """Brings the page into QGIS's options."""

    changed = pyqtSignal()
    """What is set is not what it was."""

    def __init__(self) -> None:
        super().__init__()
        self.setTitle("Seinäjoki Coord")

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return QIcon(str(ICON))

    def createWidget(self, parent: QWidget | None) -> OptionPage:
        """Make the page."""
        return OptionPage(parent, self.changed.emit)
