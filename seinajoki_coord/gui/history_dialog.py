"""What a record was: who changed it, when and what, and the way back to a version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from ..layers.language import explained, tr
from ..layers.version import field_word, geometry_of
from ..workspace.history import LOST, Past
from .history_restore import restore, why_not_restored
from .plain_tip import plain_tip
from .version_map import MINE, THEIRS, VersionMap
from .version_text import changed_fields, stamp_word, value_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.gui import QgisInterface
    from qgis.PyQt.QtGui import QCloseEvent

    from ..core.error import CoordError
    from ..core.table import Table
    from .session import Session

_SIZE = 640, 480
_PLACE = Qt.ItemDataRole.UserRole


class HistoryDialog(QDialog):
    """Versions, newest first, above what each changed; stays open beside the map, which shows its ground."""

    def __init__(self, session: Session, iface: QgisInterface, table: Table, key: str, title: str) -> None:
        """Begin without versions; `show_versions` brings them."""
        super().__init__(iface.mainWindow())
        self._session, self._table, self._key = session, table, key
        self._place = session.opened.workspace.place if session.opened is not None else ""
        self._zone = session.opened.workspace.time_zone if session.opened is not None else "UTC"
        crs = session.opened.workspace.crs if session.opened is not None else ""
        self._plane = QgsCoordinateReferenceSystem(crs)
        self.versions: list[Past] = []
        self.map = VersionMap(iface.mapCanvas())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("History: {title}").format(title=title or tr("(no title)")))
        self.said_label = QLabel(tr("Reading…"))
        self.said_label.setWordWrap(True)
        self.said_label.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Versions"))
        self.list.setHeaderLabels([tr("When"), tr("Who"), tr("What"), tr("Fields")])
        self.list.setRootIsDecorated(False)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.table = QTableWidget(0, 3)
        self.table.setAccessibleName(tr("Changed fields"))
        self.table.setHorizontalHeaderLabels([tr("Field"), tr("Before"), tr("After")])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.legend_label = QLabel(
            tr("On the map: this version has a solid outline (blue), the one before a dashed one (orange).")
        )
        self.legend_label.setWordWrap(True)
        self.legend_label.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.restore_button = buttons.addButton(tr("Restore"), QDialogButtonBox.ButtonRole.ActionRole)
        self.zoom_button = buttons.addButton(tr("Zoom to"), QDialogButtonBox.ButtonRole.ActionRole)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.list)
        split.addWidget(self.table)
        column = QVBoxLayout(self)
        column.addWidget(split, 1)
        for widget in (self.legend_label, self.said_label, buttons):
            column.addWidget(widget)
        self.resize(*_SIZE)
        buttons.rejected.connect(self.close)
        self.restore_button.clicked.connect(lambda _checked: self._restore())
        self.zoom_button.clicked.connect(lambda _checked: self.map.zoom(self._grounds(), self._plane))
        session.workspace_changed.connect(self.close)
        self._show()

    def show_versions(self, versions: Sequence[Past], error: CoordError | None = None) -> None:
        """Show versions, oldest first; ``error`` says why there may be more of them."""
        self.versions = list(versions)
        self.list.clear()
        for place in reversed(range(len(self.versions))):
            one = self.versions[place]
            names = [] if one.operation == "delete" else self._changed(place)
            fields = ", ".join(field_word(self._table, name) for name in names)
            item = QTreeWidgetItem(self.list, [stamp_word(one.at, self._zone), one.by, _what(one), fields])
            item.setData(0, _PLACE, place)
            item.setToolTip(2, plain_tip(_what(one)))
            item.setToolTip(3, plain_tip(fields))
        for column in range(3):
            self.list.resizeColumnToContents(column)
        nothing = "" if self.versions else tr("No earlier version is known.")
        self.said_label.setText(explained(error) if error is not None else nothing)
        if self.versions:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        self._show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the map as it was."""
        self.map.clear()
        super().closeEvent(event)

    def reject(self) -> None:
        """Close by Escape too as by the button."""
        self.close()

    def _current(self) -> int | None:
        item = self.list.currentItem()
        return None if item is None else int(item.data(0, _PLACE))

    def _before(self, place: int) -> Past | None:
        """Return the version that another came after; one that lost never was the record's."""
        earlier = [one for one in self.versions[:place] if one.operation != LOST]
        # What was deleted is not there any more, so what comes next is new.
        return earlier[-1] if earlier and earlier[-1].operation != "delete" else None

    def _changed(self, place: int) -> list[str]:
        before, one = self._before(place), self.versions[place]
        return changed_fields(self._table, before.row if before is not None else None, one.row)

    def _show(self) -> None:
        place = self._current()
        self.table.setRowCount(0)
        self.map.clear()
        self.legend_label.hide()
        why_not = why_not_restored(self._session, self._table, self._key) if place is not None else ""
        self.restore_button.setEnabled(place is not None and not why_not)
        self.restore_button.setToolTip(why_not or tr("Writes this version into the layer; undo takes it back until it is saved."))  # fmt: skip
        self.zoom_button.setEnabled(bool(self._grounds()))
        if place is None:
            return
        one, before = self.versions[place], self._before(place)
        names = self._changed(place)
        is_gone = one.operation == "delete"
        if is_gone:
            names = changed_fields(self._table, None, one.row)
        self.table.setRowCount(len(names))
        for row, name in enumerate(names):
            old = value_word(self._session, self._table, name, one.row if is_gone else before.row if before is not None else None)  # fmt: skip
            new = value_word(self._session, self._table, name, None if is_gone else one.row)
            for column, text in enumerate((field_word(self._table, name), old, new)):
                item = QTableWidgetItem(text)
                item.setToolTip(plain_tip(text))
                self.table.setItem(row, column, item)
        grounds = self._grounds()
        if grounds:
            self.legend_label.show()
            self.map.show(list(zip(grounds, (MINE, THEIRS))), self._plane)

    def _grounds(self) -> list:
        """Return the ground of the version in hand and of the one before."""
        place = self._current()
        if place is None or not self._table.has_geometry:
            return []
        before = self._before(place)
        grounds = [geometry_of(self.versions[place].row), geometry_of(before.row if before is not None else None)]
        return [] if grounds[0].isEmpty() else grounds

    def _restore(self) -> None:
        place = self._current()
        if place is None:
            return
        is_done = restore(self._session, self._table, self._key, self.versions[place].row)
        self.said_label.setText(
            tr("Restored in the layer, not saved yet. Undo takes it back.")
            if is_done
            else tr("“{layer}” cannot be edited.").format(layer=tr(self._table.title))
        )


def _what(one: Past) -> str:
    """Return what was done, in words."""
    word = {
        "insert": tr("Added"),
        "update": tr("Changed"),
        "delete": tr("Deleted"),
        LOST: tr("Yours; lost in a conflict"),
    }[one.operation]
    if not one.reason:
        return word
    reason = tr("by an administrator") if one.reason == "administrator" else one.reason
    return f"{word} ({reason})"
