"""What the check found, to be decided: accept, reject, resolve or put off, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from ..core.assessment import Verdict
from ..core.error import CoordError
from ..layers.assessment import decide, wall_clock, withdraw
from ..layers.language import explained, tr
from . import assess_line as said
from . import overlap_action as act
from .assess_bar import AssessBar, AssessFilter
from .assess_known import KnownRegister
from .assess_model import AssessModel
from .assess_table import AssessTable
from .assess_text import story
from .list_detail import DetailScroll, ListDetail, is_low, is_narrow
from .message import show_message

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtGui import QResizeEvent, QShowEvent

    from ..layers.entry import Key
    from .assess_line import Line
    from .session import Session

_PARTY = "seinajoki_coord/assessing_party/{}"
_DECISIONS = ("accepted", "rejected", "resolved", "snoozed")
_MARGIN = 6
_PAUSE = 400
"""Milliseconds without another change after which the register is read again, or tried again where it is in use."""


class AssessPanel(QWidget):
    """The register as a list by rank, with what each party said, and the buttons for the party in hand."""

    check_wanted = pyqtSignal()
    """The user wants the register brought up to date."""

    def __init__(self, session: Session, iface: QgisInterface, parent: QWidget | None = None) -> None:
        """Follow a session until `stop`."""
        super().__init__(parent)
        self._session, self._iface = session, iface
        self._known = KnownRegister()
        self._undo: list[list[str]] = []
        """The decisions made here, to be taken back in turn."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE)
        self._soon.timeout.connect(self.refresh_if_seen)
        self._build()
        session.workspace_changed.connect(self._start_anew)
        session.entries_changed.connect(self._follow_entries)
        session.register_changed.connect(self._soon.start)
        self._start_anew()

    def stop(self) -> None:
        """Follow nothing any more."""
        self._soon.stop()
        self._session.workspace_changed.disconnect(self._start_anew)
        self._session.entries_changed.disconnect(self._follow_entries)
        self._session.register_changed.disconnect(self._soon.start)

    @property
    def party_id(self) -> str | None:
        """Return for whom is decided; None while nobody is chosen."""
        return self._known.register.party_id or self.filter.party_id

    def refresh(self) -> None:
        """Read the register again and show it; selected stays what is as it was, so that nobody decides on another."""
        chosen, is_first = self.table.chosen_lines(), self.table.current_line() is None
        self._read()
        if not is_first:
            self.table.select_alike(chosen)

    def _read(self) -> None:
        self._soon.stop()
        opened = self._session.opened
        if opened is not None:
            self._known.read(opened)
        if self._known.is_late:
            self._soon.start()
        self.filter.show_parties(self._session.party_names, self._known.register.party_id, self._remembered())
        self.show_wanted()

    def refresh_if_seen(self) -> None:
        """Refresh, but do no work for nobody: what is hidden is refreshed when it is shown."""
        if self.isVisible():
            self.refresh()

    def show_wanted(self) -> None:
        """Show the lines that the filter lets through."""
        before, place = self.table.current_line(), self.table.currentIndex().row()
        opened = self._session.opened
        lines: list[Line] = []
        if opened is not None:
            now = wall_clock(opened.workspace.time_zone)
            lines = said.lines_of(self._known.register, self.party_id, now, self.filter.wanted())
        self.model.show_lines(lines)
        counts = said.counts(line.row for line in lines)
        self.filter.heading.setText(" · ".join(one for one in (counts, self._known.note) if one))
        self.empty.setText(self._nothing())
        self.stack.setCurrentWidget(self.table if lines else self.empty)
        again = self.model.place_of(before.row["id"]) if before is not None else -1
        if lines:
            # What was decided leaves the list, and the next one comes to hand.
            self.table.take(again if again >= 0 else min(max(place, 0), len(lines) - 1))
        self._follow_line()

    def decide(self, decision: str, until: str | None = None) -> None:
        """Decide for the party in hand on the lines that are selected."""
        opened, party = self._session.opened, self.party_id
        shown = {key: said for line in self.table.chosen_lines() for key, said in line.shown.items()}
        if opened is None or party is None or not shown:
            return
        now = wall_clock(opened.workspace.time_zone)
        verdict = Verdict(party, decision, now, until, self.bar.note())
        made = self._try(lambda: decide(opened, shown, verdict))
        if made:
            self._undo.append(made)
            self.bar.note_edit.clear()
            self._read()
        else:
            self.refresh()

    def undo(self) -> None:
        """Take back the last decision made here."""
        opened = self._session.opened
        if opened is None or not self._undo:
            return
        last = self._undo[-1]
        if self._try(lambda: withdraw(opened, last, wall_clock(opened.workspace.time_zone)) or True):
            self._undo.pop()
            self._read()

    def step(self, by: int) -> None:
        """Go to the next line or the one before, round at the ends."""
        count = self.model.rowCount()
        if count:
            self.table.take((max(self.table.currentIndex().row(), 0) + by) % count)
            self.show_first()

    def show_first(self) -> None:
        """Take the first record of the line in hand, and show it on the map."""
        self._show("first")

    def show_second(self) -> None:
        """Take the second record of the line in hand, and show it on the map."""
        self._show("second")

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked, days that came among it."""
        super().showEvent(event)
        self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the list where there is little."""
        super().resizeEvent(event)
        narrow = is_narrow(self)
        self.filter.fold(narrow or is_low(self))
        self.table.be_brief(narrow)
        self.bar.be_brief(narrow)

    def _build(self) -> None:
        self.setObjectName("seinajoki_coord_assess")
        self.filter = AssessFilter()
        self.filter.changed.connect(self._follow_filter)
        self.filter.check_wanted.connect(self.check_wanted)
        self.empty, self.story = QLabel(), QLabel()
        for label in (self.empty, self.story):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.story.setAccessibleName(tr("What the parties said"))
        self.story.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setMargin(12)
        self.model = AssessModel(self._tell, self._tell_certainty, self)
        self.table = AssessTable(self.model)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._follow_line())
        self.table.doubleClicked.connect(lambda _index: self.show_first())
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.empty)
        self.bar = AssessBar()
        self.bar.decided.connect(self.decide)
        tools, self.actions_by_name = act.tool_bar(self, self._things_to_do())
        for name in _DECISIONS:
            # Their buttons stand there in words; the keys work all the same.
            tools.removeAction(self.actions_by_name[name])
        self.bar.snooze_button.setIcon(self.actions_by_name["snoozed"].icon())
        self.bar.add_tools(tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(ListDetail([self.filter, self.stack], [DetailScroll([self.story]), self.bar]))

    def _things_to_do(self) -> list[act.ToDo]:
        key = QKeySequence
        return [
            ("previous", tr("Previous overlap"), "arrow_up", [key("Alt+Up"), key("P")], lambda: self.step(-1)),
            ("next", tr("Next overlap"), "arrow_down", [key("Alt+Down"), key("N")], lambda: self.step(1)),
            ("first", tr("Show the first record"), "zoom", [key("Z")], self.show_first),
            ("second", tr("Show the second record"), "other", [key("O")], self.show_second),
            ("accepted", tr("Accept"), "accept", [key("A")], lambda: self.decide("accepted")),
            ("rejected", tr("Reject"), "reject", [key("R")], lambda: self.decide("rejected")),
            ("resolved", tr("Resolved"), "resolve", [key("D")], lambda: self.decide("resolved")),
            ("snoozed", tr("Snooze"), "snooze", [key("S")], self.bar.snooze),
            ("undo", tr("Undo the last decision"), "undo", [key(key.StandardKey.Undo), key("U")], self.undo),
        ]

    def _start_anew(self) -> None:
        self._undo.clear()
        self._known.forget()
        self.model.show_lines([])
        self.refresh_if_seen()

    def _follow_entries(self, keys: set[Key] | None) -> None:
        # What is only edited is in no check yet.
        if keys is None:
            self._soon.start()

    def _follow_filter(self) -> None:
        opened = self._session.opened
        if opened is not None and self._known.register.party_id is None and self.filter.party_id:
            QgsSettings().setValue(_PARTY.format(opened.workspace.workspace_id), self.filter.party_id)
        self.show_wanted()

    def _follow_line(self) -> None:
        line = self.table.current_line()
        lines = self.table.chosen_lines()
        self.story.setText("" if line is None else story(line, self._tell(line), self._session.parties))
        may = bool(lines) and self.party_id is not None and all(one.state != "closed" for one in lines)
        self.bar.let_decide(may, has_party=self.party_id is not None)
        for name in _DECISIONS:
            self.actions_by_name[name].setEnabled(may)
        for name in ("previous", "next", "first", "second"):
            self.actions_by_name[name].setEnabled(line is not None)
        self.actions_by_name["undo"].setEnabled(bool(self._undo))

    def _tell(self, line: Line) -> str:
        return said.sentence_of(line, self._known.rules, self._entry, self._known.values)

    def _tell_certainty(self, line: Line) -> str:
        return said.certainty(line.row, self._known.values)

    def _entry(self, identifier: str) -> object:
        key = self._session.key_of(identifier)
        return self._session.live.entries.get(key) if self._session.live is not None and key is not None else None

    def _show(self, side: str) -> None:
        line = self.table.current_line()
        if line is not None:
            act.show_sides(self._session, self._iface, line.row, side)

    def _remembered(self) -> str:
        opened = self._session.opened
        return "" if opened is None else str(QgsSettings().value(_PARTY.format(opened.workspace.workspace_id), ""))

    def _nothing(self) -> str:
        if self._session.opened is None:
            return tr("No workspace is open. Open or create one with the buttons of Seinäjoki Coord.")
        if self._known.fault:
            return self._known.fault
        if not self._known.register.overlaps:
            return tr("Nothing was checked yet. “Check now” finds what meets under the rules of the workspace.")
        return tr("Nothing to decide here. Choose another assessment above to see the others.")

    def _try(self, do: Callable[[], object]) -> object:
        """Do something that the store may refuse; say so where it does."""
        QgsApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return do()
        except CoordError as error:
            show_message(self._iface, explained(error))
            return None
        finally:
            QgsApplication.restoreOverrideCursor()
