"""What meets what, live: for the record in hand, for one being drawn or dragged, or for all records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QItemSelectionModel, Qt, QTimer
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ..layers.entry import OCCUPYING, Draft
from ..layers.language import tr
from . import overlap_action as act
from . import overlap_model as columns
from . import overlap_text as text
from .contact_link import ContactLabel
from .list_detail import DetailScroll, ListDetail
from .overlap_heading import heading, nothing, unasked
from .overlap_model import OverlapModel
from .overlap_table import overlap_table
from .overlap_verdict import met_by
from .plain_tip import plain_tip

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtGui import QResizeEvent, QShowEvent

    from ..layers.entry import Key
    from ..layers.overlap_detail import Side
    from .overlap_model import Row
    from .session import Session

_MARGIN = 6
_PAUSE = 150
"""Milliseconds without another change after which all overlaps are listed anew."""
_NARROW = 60
"""Letters that buttons and heading need beside each other."""


class OverlapPanel(QWidget):
    """A table of overlaps with whom to call, and what can be done about each by mouse or keyboard."""

    def __init__(self, session: Session, iface: QgisInterface, parent: QWidget | None = None) -> None:
        """Follow a session; ``iface`` is QGIS's own, for its map."""
        super().__init__(parent)
        self._session, self._iface = session, iface
        self._is_stale = False
        self._model = OverlapModel(session)
        self.judge = session.judge
        self._connections = (
            (self.judge.answered, self._follow_rules),
            (self.judge.areas_changed, self._follow_area),
            (self.judge.draft_changed, self._refresh_if_seen),
            (session.workspace_changed, self._start_anew),
            (session.entries_changed, self._follow_edit),
            (session.current_changed, self._refresh_soon),
            (session.state_changed, self._refresh_soon),
        )
        self._refresh = QTimer(self)
        self._refresh.setSingleShot(True)
        self._refresh.timeout.connect(self._refresh_if_seen)
        self._build()
        for signal, slot in self._connections:
            signal.connect(slot)
        self.refresh()

    @property
    def model(self) -> OverlapModel:
        """Return the rows shown."""
        return self._model

    def show_all(self, everything: bool) -> None:
        """Show all overlaps, or those of the record in hand."""
        (self.all_button if everything else self.record_button).setChecked(True)
        self.refresh()

    def refresh(self) -> None:
        """Show what meets what at this moment, and ask the rules about the record in hand, the same pair in hand as before."""
        self._refresh.stop()
        current = self._session.current
        self.judge.look(self, () if current is None or self._shows_all() else [current])
        self._show()

    def follow_rules(self) -> None:
        """Ask anew: the rules are others."""
        self.judge.forget_rules()
        self._refresh_if_seen()

    def stop(self) -> None:
        """Follow nothing any more."""
        self._refresh.stop()
        self.judge.look(self, ())
        for signal, slot in self._connections:
            signal.disconnect(slot)

    def _show(self) -> None:
        before, live, side, shows_all = self.current_row(), self._session.live, self._side(), self._shows_all()
        verdict = self.judge.verdict(side)
        if live is not None and side is not None:
            self._model.show_side(side, met_by(live, side), verdict)
        else:
            partners = live.partners if live is not None and shows_all else {}
            self._model.show_pairs(
                [(one, other) for one, others in partners.items() for other in others if one < other]
            )
        self.table.setColumnHidden(columns.ONE, not shows_all)
        self.table.setColumnHidden(columns.WEIGHT, shows_all)
        self.heading.setText(heading(live, side, self._model.rows(), verdict, shows_all=shows_all))
        self.heading.setToolTip(plain_tip(self.heading.text()))
        count = self._model.rowCount()
        self.empty.setText("" if count else nothing(live, side, self._model, shows_all=shows_all))
        self.stack.setCurrentWidget(self.table if count else self.empty)
        place = self._model.place_of(before.one, before.other) if before is not None else -1
        if place >= 0:
            self._take(place)
        self._follow_row()

    def current_row(self) -> Row | None:
        """Return the pair in hand."""
        place = self.table.currentIndex().row()
        return self._model.row(place) if 0 <= place < self._model.rowCount() else None

    def chosen_rows(self) -> list[Row]:
        """Return the pairs that are selected, in the order shown; all where none is."""
        places = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self._model.row(place) for place in places] or self._model.rows()

    def step(self, by: int) -> None:
        """Go to the next pair or the one before, round at the ends."""
        count = self._model.rowCount()
        if count:
            # A table that gets the keyboard makes its first row current without choosing it.
            places = self.table.selectionModel().selectedRows()
            place = self.table.currentIndex().row() if places else (-1 if by > 0 else 0)
            self._take((place + by) % count)
            self.zoom()

    def zoom(self) -> None:
        """Show on the map where the pair in hand meets."""
        row = self.current_row()
        if row is not None:
            act.zoom_to(self._iface.mapCanvas(), self._model, row)

    def flash(self) -> None:
        """Let both grounds of the pair in hand flash on the map."""
        row = self.current_row()
        if row is not None:
            act.flash(self._iface.mapCanvas(), self._model, row)

    def choose_other(self) -> None:
        """Take the other record in hand."""
        row = self.current_row()
        if row is not None and row.other[0] in OCCUPYING:
            self._session.set_current(row.other)

    def copy(self) -> None:
        """Put the selected overlaps on the clipboard, as text for an e-mail."""
        act.copy([self._model.told(row) for row in self.chosen_rows()])

    def write_mail(self) -> None:
        """Open the user's e-mail program with a letter to the other party."""
        row = self.current_row()
        if row is not None:
            act.open_mail(text.mail_address(self._model.told(row)))

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        # Nothing tells of rules that others made.
        self.judge.forget_rules()
        if self._is_stale or self._side() is not None:
            self._refresh_if_seen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the heading below the buttons where the panel is narrow."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().averageCharWidth() * _NARROW
        directions = QBoxLayout.Direction
        self._top.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)

    def _build(self) -> None:
        self.setObjectName("seinajoki_coord_overlaps")
        self.record_button = act.switch(tr("This record"), tr("What the record in hand meets, live while you edit it"))
        self.all_button = act.switch(
            tr("All"), tr("All pairs that share ground and time, whatever the rules make of them")
        )
        self.record_button.setChecked(True)
        self._modes = QButtonGroup(self)
        for button in (self.record_button, self.all_button):
            self._modes.addButton(button)
            button.clicked.connect(self.refresh)
        self.heading = _text_label()
        self.heading.setAccessibleName(tr("What is shown"))
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        buttons = QHBoxLayout()
        buttons.addWidget(self.record_button)
        buttons.addWidget(self.all_button)
        buttons.addStretch(1)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addLayout(buttons)
        self._top.addWidget(self.heading, 1)
        self.table = overlap_table(self._model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow_row())
        self.table.doubleClicked.connect(lambda _index: self.zoom())
        self.empty, self.said = _text_label(), _text_label()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(12)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.said.setAccessibleName(tr("What the rules say"))
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.call = ContactLabel(text.contact_as_html)
        self.call.linkActivated.connect(lambda _link: self.write_mail())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        tool_bar, self.actions_by_name = act.tool_bar(self, self._things_to_do())
        layout.addWidget(ListDetail([self._top, self.stack], [DetailScroll([self.said, self.call]), tool_bar], _NARROW))

    def _things_to_do(self) -> list[act.ToDo]:
        keys = QKeySequence
        return [
            ("previous", tr("Previous overlap"), "arrow_up", [keys("Alt+Up"), keys("P")], lambda: self.step(-1)),
            ("next", tr("Next overlap"), "arrow_down", [keys("Alt+Down"), keys("N")], lambda: self.step(1)),
            ("zoom", tr("Zoom to the shared ground"), "zoom", [keys("Z")], self.zoom),
            ("flash", tr("Flash both"), "flash", [keys("F")], self.flash),
            ("other", tr("Take the other record in hand"), "other", [keys("O")], self.choose_other),
            ("copy", tr("Copy as text for an e-mail"), "copy", [keys(keys.StandardKey.Copy)], self.copy),
            ("mail", tr("Write e-mail"), "mail", [keys("E")], self.write_mail),
        ]

    def _start_anew(self) -> None:
        self._model.start()
        self._refresh_if_seen()

    def _follow_edit(self, keys: set[Key] | None) -> None:
        self._model.forget(keys)
        current = self._session.current
        if keys is None or self._shows_all() or current in keys or any(row.other in keys for row in self._model.rows()):
            self._refresh_soon()

    def _follow_rules(self, keys: set[Key | None]) -> None:
        side = self._side()
        if side is not None and (None if isinstance(side, Draft) else side) in keys and self.isVisible():
            self._show()

    def _follow_area(self) -> None:
        self._model.forget(None)
        self._refresh_soon()

    def _refresh_soon(self, *_: object) -> None:
        self._refresh.start(_PAUSE if self._shows_all() else 0)

    def _refresh_if_seen(self) -> None:
        """Refresh, but do no work for nobody: what is hidden is refreshed when it is shown."""
        self._is_stale = not self.isVisible()
        if not self._is_stale:
            self.refresh()

    def _shows_all(self) -> bool:
        return self.judge.draft is None and self.all_button.isChecked()

    def _side(self) -> Side | None:
        """Return whose overlaps are shown; None where it is all, or nobody's."""
        return None if self._shows_all() else self.judge.side

    def _take(self, place: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        # The first column, so that a narrow panel is not scrolled sideways.
        index = self._model.index(place, columns.WEIGHT)
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)

    def _follow_row(self) -> None:
        row = self.current_row()
        party = self._model.party(self._model.entry(row)) if row is not None else None
        for name, action in self.actions_by_name.items():
            action.setEnabled(row is not None or (self._model.rowCount() > 0 and name in {"next", "previous", "copy"}))
        self.actions_by_name["mail"].setEnabled(party is not None and bool(party.email))
        self.actions_by_name["other"].setEnabled(row is not None and row.other[0] in OCCUPYING)
        said = (unasked(),) if self._shows_all() else self._model.said(row) if row is not None else ()
        self.said.setText("\n".join(said))
        self.said.setVisible(bool(said))
        self.call.setVisible(row is not None)
        self.call.show_party(party)


def _text_label() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
