"""What a sync did, record by record, each a way to the record itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout

from ..layers.language import explained, tr
from ..layers.version import SYNCED_BY_NAME, reason_of
from .plain_tip import plain_tip
from .record_link import show_record

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from ..server.result import Entries, SyncResult
    from .session import Session

_ENTRY = Qt.ItemDataRole.UserRole
_SIZE = 620, 420


def summary(result: SyncResult) -> str:
    """Return what a sync did in a line."""
    shape = (
        tr("Would be synced: {sent} sent, {received} received, {merged} merged.")
        if result.is_dry
        else tr("Synced: {sent} sent, {received} received, {merged} merged.")
    )
    parts = [shape.format(sent=len(result.sent), received=len(result.received), merged=len(result.merged))]
    conflicts, refused = len(result.conflicts), len(result.refused)
    if conflicts:
        several = tr("{count} conflicts wait for your decision.").format(count=conflicts)
        parts.append(tr("1 conflict waits for your decision.") if conflicts == 1 else several)
    if refused:
        several = tr("{count} records were refused.").format(count=refused)
        parts.append(tr("1 record was refused.") if refused == 1 else several)
    return " ".join(parts)


class SyncReport(QDialog):
    """Sent, received, merged, conflicts, refused; stays open beside the map."""

    history_wanted = pyqtSignal(str, str)
    """Table and identifier of the record whose history is to be shown."""

    def __init__(self, session: Session, iface: QgisInterface, place: str, result: SyncResult) -> None:
        """Show what a sync of the workspace of a place did."""
        super().__init__(iface.mainWindow())
        self._session, self._iface, self._place = session, iface, place
        self.setWindowTitle(tr("Sync report"))
        self.summary_label = QLabel("\n".join([summary(result), *(explained(note) for note in result.notes)]))
        self.summary_label.setWordWrap(True)
        self.summary_label.setTextFormat(Qt.TextFormat.PlainText)
        self.tree = QTreeWidget()
        self.tree.setAccessibleName(tr("Sync report"))
        self.tree.setHeaderLabels([tr("Record"), tr("Layer"), tr("What happened")])
        self.tree.setUniformRowHeights(True)
        self.tree.setColumnWidth(0, 240)
        for word, entries in (
            (tr("Conflicts that wait for a decision: {count}"), result.conflicts),
            (tr("Refused: {count}"), result.refused),
            (tr("Sent: {count}"), result.sent),
            (tr("Received: {count}"), result.received),
            (tr("Merged: {count}"), result.merged),
        ):
            self._add(word.format(count=len(entries)), entries)
        self.said_label = QLabel(
            tr("Choose a record with Enter or a double click to see it on the map and in the list.")
        )
        self.said_label.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.show_button = buttons.addButton(tr("Show record"), QDialogButtonBox.ButtonRole.ActionRole)
        self.history_button = buttons.addButton(tr("History…"), QDialogButtonBox.ButtonRole.ActionRole)
        column = QVBoxLayout(self)
        for widget in (self.summary_label, self.tree, self.said_label, buttons):
            column.addWidget(widget)
        self.resize(*_SIZE)
        buttons.rejected.connect(self.reject)
        self.tree.itemActivated.connect(lambda _item, _column: self.show_current())
        self.tree.currentItemChanged.connect(lambda *_: self._follow())
        self.show_button.clicked.connect(lambda _checked: self.show_current())
        self.history_button.clicked.connect(lambda _checked: self._ask_history())
        self._follow()

    def show_current(self) -> None:
        """Show the record in hand on the map and in the list."""
        key = self._current()
        if key is not None and self._is_in_hand():
            is_shown = show_record(self._session, self._iface, *key)
            self.said_label.setText("" if is_shown else tr("The record is not in the workspace any more."))

    def _add(self, word: str, entries: Entries) -> None:
        head = QTreeWidgetItem(self.tree, [word])
        head.setFirstColumnSpanned(True)
        for entry in entries:
            title, layer = entry.title or tr("(no title)"), tr(SYNCED_BY_NAME[entry.table].title)
            item = QTreeWidgetItem(head, [title, layer, reason_of(entry)])
            item.setData(0, _ENTRY, (entry.table, entry.id))
            item.setToolTip(2, plain_tip(item.text(2)))
        left = len(entries) - head.childCount()
        if left:
            QTreeWidgetItem(head, [tr("and {count} more").format(count=left)])
        head.setExpanded(len(entries) > 0)
        if self._current() is None and len(entries):
            self.tree.setCurrentItem(head.child(0))

    def _current(self) -> tuple[str, str] | None:
        item = self.tree.currentItem()
        found = item.data(0, _ENTRY) if item is not None else None
        return None if found is None else tuple(found)

    def _is_in_hand(self) -> bool:
        """Take the workspace of the report in hand; False where it is closed."""
        if all(one.workspace.place != self._place for one in self._session.workspaces):
            self.said_label.setText(tr("The workspace of this report is not open any more."))
            return False
        self._session.choose(self._place)
        return True

    def _ask_history(self) -> None:
        key = self._current()
        if key is not None and self._is_in_hand():
            self.history_wanted.emit(*key)

    def _follow(self) -> None:
        for button in (self.show_button, self.history_button):
            button.setEnabled(self._current() is not None)
