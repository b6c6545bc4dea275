"""One record that waits for a decision: what happened, both versions in a table and on the map, and the buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from ..core.canonical import GEOMETRY
from ..layers.language import tr
from ..layers.version import geometry_of
from ..workspace.conflict import FIELD, Conflict, Refusal
from .conflict_table import ConflictTable
from .conflict_text import Case, story, words_of
from .flow_layout import FlowLayout
from .list_detail import DetailScroll
from .version_map import MINE, THEIRS, VersionMap
from .version_text import changed_fields

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas
    from qgis.PyQt.QtGui import QHideEvent, QShowEvent

    from ..workspace.workspace import Workspace
    from .session import Session


class ConflictDetail(QWidget):
    """Shows a record and says which button was pressed; decides nothing itself."""

    settled = pyqtSignal(bool)
    """The whole record is to be mine (False) or theirs (True)."""
    settled_as_chosen = pyqtSignal()
    layer_settled = pyqtSignal(bool)
    """All of the record's layer is to be mine (False) or theirs (True)."""
    edit_wanted = pyqtSignal()
    show_wanted = pyqtSignal()
    history_wanted = pyqtSignal()

    def __init__(self, session: Session, canvas: QgsMapCanvas, parent: QWidget | None = None) -> None:
        """Show nothing yet."""
        super().__init__(parent)
        self._case: Case | None = None
        self._plane = QgsCoordinateReferenceSystem()
        self.map = VersionMap(canvas)
        self.story_label, self.legend_label = QLabel(), QLabel()
        for label in (self.story_label, self.legend_label):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.legend_label.setText(tr("On the map: mine has a solid outline (blue), theirs a dashed one (orange)."))
        self.table = ConflictTable(session)
        self.table.chosen.connect(self._follow_choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(DetailScroll([self.story_label, self.legend_label]))
        column.addWidget(self.table, 1)
        column.addLayout(self._buttons())

    def show_case(self, case: Case | None, workspace: Workspace | None) -> None:
        """Show a record of a workspace."""
        self._case = case if workspace is not None else None
        is_conflict, is_field = isinstance(case, Conflict), isinstance(case, Conflict) and case.kind == FIELD
        self.setVisible(case is not None)
        self.story_label.setText("")
        if case is not None and workspace is not None:
            self._plane = QgsCoordinateReferenceSystem(workspace.crs)
            self.story_label.setText(story(case, workspace.time_zone))
            words = words_of(case)
            self.mine_button.setText(words.mine)
            self.theirs_button.setText(words.theirs)
        names = changed_fields(case.table, case.base, case.mine or case.theirs) if is_conflict else ()
        self.table.show_fields(case if is_conflict else None, case.fields if is_field else names, deciding=is_field)
        self.table.setVisible(is_conflict)
        self.mine_button.setVisible(is_conflict)
        self.layer_button.setVisible(is_conflict)
        self.chosen_button.setVisible(is_field)
        self.edit_button.setVisible(is_field or isinstance(case, Refusal))
        self._follow_choice()
        self.draw()

    def draw(self) -> None:
        """Draw both grounds on the map where they differ and the record is seen; else none."""
        case = self._case
        differ = isinstance(case, Conflict) and (case.mine or {}).get(GEOMETRY) != (case.theirs or {}).get(GEOMETRY)
        self.legend_label.setVisible(differ)
        if isinstance(case, Conflict) and differ and self.isVisible():
            self.map.show([(geometry_of(case.mine), MINE), (geometry_of(case.theirs), THEIRS)], self._plane)
        else:
            self.map.clear()

    def zoom(self) -> None:
        """Bring both grounds into view."""
        if isinstance(self._case, Conflict):
            self.map.zoom([geometry_of(self._case.mine), geometry_of(self._case.theirs)], self._plane)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the grounds of the record."""
        super().showEvent(event)
        self.draw()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the map as it was."""
        super().hideEvent(event)
        self.map.clear()

    def _buttons(self) -> FlowLayout:
        self.mine_button, self.theirs_button = QPushButton(tr("Mine")), QPushButton(tr("Theirs"))
        self.chosen_button = QPushButton(tr("As chosen"))
        self.chosen_button.setToolTip(tr("Keep for each field what is chosen in the table."))
        self.edit_button = QPushButton(tr("Edit…"))
        self.show_button = QPushButton(tr("Show record"))
        self.history_button = QPushButton(tr("History…"))
        self.layer_button = QToolButton()
        self.layer_button.setText(tr("All of this layer"))
        self.layer_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.layer_button)
        self.all_mine_action, self.all_theirs_action = menu.addAction(tr("Mine")), menu.addAction(tr("Theirs"))
        self.layer_button.setMenu(menu)
        self.mine_button.clicked.connect(lambda _checked: self.settled.emit(False))
        self.theirs_button.clicked.connect(lambda _checked: self.settled.emit(True))
        self.chosen_button.clicked.connect(lambda _checked: self.settled_as_chosen.emit())
        self.edit_button.clicked.connect(lambda _checked: self.edit_wanted.emit())
        self.show_button.clicked.connect(lambda _checked: self.show_wanted.emit())
        self.history_button.clicked.connect(lambda _checked: self.history_wanted.emit())
        self.all_mine_action.triggered.connect(lambda _checked: self.layer_settled.emit(False))
        self.all_theirs_action.triggered.connect(lambda _checked: self.layer_settled.emit(True))
        row = FlowLayout()
        for button in (
            self.mine_button,
            self.theirs_button,
            self.chosen_button,
            self.edit_button,
            self.layer_button,
            self.show_button,
            self.history_button,
        ):
            row.addWidget(button)
        return row

    def _follow_choice(self) -> None:
        self.chosen_button.setEnabled(self.table.is_decided())
