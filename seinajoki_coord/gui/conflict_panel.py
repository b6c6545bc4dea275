"""The records that wait for a decision: conflicts of a sync, and what the shared database refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QMessageBox, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ..core.canonical import GEOMETRY
from ..core.error import CoordError, InUseError, WorkspaceError, sentence
from ..layers.language import explained, tr
from ..layers.open_layer import open_layers, reload_layers
from ..workspace import conflict as store
from ..workspace.conflict import Conflict, Refusal
from .conflict_detail import ConflictDetail
from .conflict_edit import ConflictEdit
from .conflict_text import Case, headline
from .list_detail import is_low
from .plain_tip import plain_tip
from .record_link import show_record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.gui import QgisInterface
    from qgis.PyQt.QtGui import QResizeEvent

    from ..workspace.workspace import Workspace
    from .session import Session

_PAUSE = 400
"""Milliseconds without another change after which the file is looked into, or tried again where it is in use."""
_LIST_LINES, _LOW_LIST_LINES = 6, 4
_UNSAVED = sentence("The layer {name} has unsaved edits. Save or discard them first.")


class ConflictPanel(QWidget):
    """A list of conflicts and refused records, and the one in hand field by field."""

    count_changed = pyqtSignal(int)
    """So many wait for a decision."""
    history_wanted = pyqtSignal(str, str)
    """Table and identifier of a record."""

    def __init__(self, session: Session, iface: QgisInterface, parent: QWidget | None = None) -> None:
        """Follow the session until `stop`."""
        super().__init__(parent)
        self._session, self._iface = session, iface
        self.cases: list[Case] = []
        self._workspace: Workspace | None = None
        self.edit_dialog: ConflictEdit | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.refresh)
        self._build()
        session.workspace_changed.connect(self.refresh)
        session.entries_changed.connect(self._refresh_soon)
        self.refresh()

    def stop(self) -> None:
        """Follow nothing any more."""
        self._soon.stop()
        self.detail.map.clear()
        self._session.workspace_changed.disconnect(self.refresh)
        self._session.entries_changed.disconnect(self._refresh_soon)

    def refresh(self) -> None:
        """Look into the file again; one that is in use is not waited for, what it held stands until it is free."""
        self._soon.stop()
        before, self._workspace = self._workspace, self._session.file
        cases: list[Case] = []
        if self._workspace is not None:
            try:
                cases = [
                    *store.open_conflicts(self._workspace, patience=0),
                    *store.open_refusals(self._workspace, patience=0),
                ]
            except InUseError:
                cases = self.cases if self._workspace == before else []
                self._soon.start()
            except CoordError as error:
                self._say(explained(error))
        if cases != self.cases:
            current, self.cases = self.current(), cases
            self._fill(current)
            self.count_changed.emit(len(cases))

    def current(self) -> Case | None:
        """Return what is in hand."""
        place = self.list.indexOfTopLevelItem(self.list.currentItem()) if self.list.currentItem() is not None else -1
        return self.cases[place] if 0 <= place < len(self.cases) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the height to the fields where there is little."""
        super().resizeEvent(event)
        lines = _LOW_LIST_LINES if is_low(self) else _LIST_LINES
        self.list.setMaximumHeight(self.fontMetrics().lineSpacing() * lines)

    def _build(self) -> None:
        self.setObjectName("seinajoki_coord_conflicts")
        self.list = QTreeWidget()
        self.list.setAccessibleName(tr("Conflicts"))
        self.list.setHeaderLabels([tr("Record"), tr("Layer"), tr("Conflict")])
        self.list.setRootIsDecorated(False)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self.list.itemActivated.connect(lambda *_: self._show_record())
        self.detail = ConflictDetail(self._session, self._iface.mapCanvas())
        self.detail.settled.connect(self._decide)
        self.detail.settled_as_chosen.connect(self._decide_as_chosen)
        self.detail.layer_settled.connect(self._decide_layer)
        self.detail.edit_wanted.connect(self._edit)
        self.detail.show_wanted.connect(self._show_record)
        self.detail.history_wanted.connect(self._ask_history)
        self.said_label = QLabel()
        self.said_label.setWordWrap(True)
        self.said_label.setTextFormat(Qt.TextFormat.PlainText)
        self.said_label.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.list)
        column.addWidget(self.detail, 1)
        column.addWidget(self.said_label)

    def _fill(self, before: Case | None) -> None:
        """List the cases, the same one in hand as before if it is still there."""
        again = 0
        self.list.clear()
        for place, case in enumerate(self.cases):
            texts = [case.title or tr("(no title)"), tr(case.table.title), headline(case)]
            item = QTreeWidgetItem(self.list, texts)
            for column, text in enumerate(texts):
                item.setToolTip(column, plain_tip(text))
            if before is not None and (case.table, case.id) == (before.table, before.id):
                again = place
        if self.cases:
            self.list.setCurrentItem(self.list.topLevelItem(again))
        self._show()

    def _show(self) -> None:
        self.detail.show_case(self.current(), self._session.file)

    def _decide(self, theirs: bool) -> None:
        case = self.current()
        if case is not None:
            self._do([case], lambda workspace, one: _settle(workspace, one, theirs=theirs))

    def _decide_as_chosen(self) -> None:
        case, fields = self.current(), self.detail.table.theirs()
        if case is not None:
            self._do([case], lambda workspace, one: store.decide(workspace, one.table, one.id, fields))

    def _decide_layer(self, theirs: bool) -> None:
        """Decide all conflicts of the layer of the record in hand one way, if the user means it."""
        case = self.current()
        same = [one for one in self.cases if isinstance(one, Conflict) and case is not None and one.table is case.table]
        if not same:
            return
        question = tr("Theirs for all conflicts of {layer}: {count}?") if theirs else tr("Mine for all conflicts of {layer}: {count}?")  # fmt: skip
        asked = question.format(layer=tr(same[0].table.title), count=len(same))
        if QMessageBox.question(self, tr("Conflicts"), asked) == QMessageBox.StandardButton.Yes:
            self._do(same, lambda workspace, one: _settle(workspace, one, theirs=theirs))

    def _edit(self) -> None:
        """Ask for values of one's own; of what was refused show the record, whose form is there."""
        case = self.current()
        if isinstance(case, Refusal):
            self._show_record()
        elif case is not None:
            if self.edit_dialog is not None:
                self.edit_dialog.deleteLater()
            self.edit_dialog = ConflictEdit(self._session, case, self.detail.table.theirs(), self)
            self.edit_dialog.accepted.connect(lambda: self._take_edited(case))
            self.edit_dialog.open()

    def _take_edited(self, case: Conflict) -> None:
        if self.edit_dialog is not None:
            values = self.edit_dialog.values()
            theirs = [name for name in self.detail.table.theirs() if name == GEOMETRY]
            self._do([case], lambda workspace, one: store.decide(workspace, one.table, one.id, theirs, values))

    def _do(self, cases: Sequence[Case], deed: Callable[[Workspace, Case], None]) -> None:
        """Write decisions into the file and show what came of them; what cannot be done is said and stays."""
        workspace, names = self._session.file, {case.table.name for case in cases}
        if workspace is None:
            return
        layers = open_layers(QgsProject.instance(), workspace.path, names)
        # What QGIS holds unsaved would later be written over the decision.
        faults: list[CoordError] = [WorkspaceError(_UNSAVED, name=one.name()) for one in layers if one.isModified()]
        if not faults:
            faults = [fault for fault in (_fault_of(deed, workspace, case) for case in cases) if fault is not None]
        reload_layers([layer for layer in layers if not layer.isModified()])
        if "party" in names:
            self._session.read_parties()
        done = tr("Decided. The next sync sends it; what was not kept stays in the history.")
        self._say("\n".join(dict.fromkeys(map(explained, faults))) or done)
        self.refresh()

    def _show_record(self) -> None:
        case = self.current()
        if case is None:
            return
        if not show_record(self._session, self._iface, case.table.name, case.id):
            self._say(tr("The record is not in the workspace any more."))
        self.detail.zoom()

    def _ask_history(self) -> None:
        case = self.current()
        if case is not None:
            self.history_wanted.emit(case.table.name, case.id)

    def _say(self, text: str) -> None:
        self.said_label.setText(text)
        self.said_label.setVisible(bool(text))

    def _refresh_soon(self, *_: object) -> None:
        self._soon.start()


def _fault_of(deed: Callable[[Workspace, Case], None], workspace: Workspace, case: Case) -> CoordError | None:
    try:
        deed(workspace, case)
    except CoordError as error:
        return error
    return None


def _settle(workspace: Workspace, case: Case, *, theirs: bool) -> None:
    """Decide a whole record; of a refused one there is only to take it back."""
    if isinstance(case, Refusal):
        store.discard(workspace, case.table, case.id)
    elif theirs:
        store.keep_theirs(workspace, case.table, case.id)
    else:
        store.keep_mine(workspace, case.table, case.id)
