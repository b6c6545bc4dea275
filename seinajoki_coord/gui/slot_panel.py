"""Free dates for the record in hand: asked for, listed with their reasons, and taken with one click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QLocale, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
)

from ..core.error import CoordError
from ..layers.assessment import wall_clock
from ..layers.language import explained, tr
from ..layers.notice import unknown_partners
from ..layers.rule_set import rules_of
from ..layers.slot import SlotQuestion, notes_on, slot_terms
from ..layers.slot_live import dates_of, live_offers
from .moment_edit import MomentEdit
from .overlap_text import how_long
from .record_edit import change_record
from .record_time import moment_format, moment_of, stored

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QHideEvent
    from qgis.PyQt.QtWidgets import QWidget

    from ..core.rule import RuleSet
    from ..core.slot_dates import Dates
    from ..layers.entry import Entry, Key
    from ..layers.slot import SlotOffer
    from .session import Session

_KEPT = "seinajoki_coord/slots/{}"
_DAYS_AHEAD = 365
_COUNT = 5
_WHOLE_DAY = 24.0
_SAME_HOURS = "same_hours"
_PAUSE = 200
"""Milliseconds without an edit after which dates are looked for again: not while somebody types or drags."""


class SlotPanel(QDialog):
    """Looks for dates of the session's current record as soon as anything in it changes."""

    offers_changed = pyqtSignal(object, object)
    """The key of a record and the offers for it, in the order shown; None and none when nothing is offered."""

    def __init__(self, session: Session, button: QPushButton, parent: QWidget | None = None) -> None:
        """Make the fields with what was chosen the last time; ``button`` shows them."""
        super().__init__(parent)
        self.setWindowTitle(tr("Free dates"))
        self.setModal(False)
        self._session = session
        self.offers: list[SlotOffer] = []
        self._rules: RuleSet | None = None
        self._is_typed = False
        form = moment_format()
        self.hours_spin = QDoubleSpinBox()
        self.hours_spin.setRange(0.25, 24 * 366 * 5)
        self.hours_spin.setSuffix(" h")
        self.hours_spin.setAccessibleName(tr("Length (hours)"))
        self.days_label = QLabel()
        self.earliest_edit = MomentEdit(tr("Not before"), tr("now"), form)
        self.latest_edit = MomentEdit(tr("Over by"), tr("a year later"), form)
        self.checks = {
            name: QCheckBox(text)
            for name, text in (
                ("working_days", tr("Working days only")),
                ("holidays", tr("Keep off public holidays")),
                ("winter", tr("Keep off the winter")),
                (_SAME_HOURS, tr("At the same times of day")),
            )
        }
        self.message_label = QLabel()
        self.message_label.setWordWrap(True)
        self.message_label.setTextFormat(Qt.TextFormat.PlainText)
        self.table = QTableWidget(0, 3)
        self.table.setHorizontalHeaderLabels(["", tr("Dates"), tr("Reason")])
        self.table.setAccessibleName(tr("Free dates"))
        self.table.setWordWrap(True)
        self.table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._later, self._fit = QTimer(self), QTimer(self)
        for timer, pause, act in ((self._later, _PAUSE, self._search), (self._fit, 0, self.table.resizeRowsToContents)):
            timer.setSingleShot(True)
            timer.setInterval(pause)
            timer.timeout.connect(act)
        self._lay_out()
        for name, check in self.checks.items():
            check.setChecked(QgsSettings().value(_KEPT.format(name), name == _SAME_HOURS, type=bool))
            check.toggled.connect(self._search)
        self.hours_spin.valueChanged.connect(self._search_typed)
        for edit in (self.earliest_edit, self.latest_edit):
            edit.moment_changed.connect(self._search)
        button.clicked.connect(lambda _: self.ask())
        session.current_changed.connect(self._begin)
        session.workspace_changed.connect(self._begin)
        session.entries_changed.connect(self._search_soon)
        session.state_changed.connect(self._search)
        self.table.cellActivated.connect(lambda row, _column: self.take(self.offers[row]))
        self.table.horizontalHeader().sectionResized.connect(lambda *_: self._fit.start())

    def stop(self) -> None:
        """Follow the session no longer."""
        self._session.current_changed.disconnect(self._begin)
        self._session.workspace_changed.disconnect(self._begin)
        self._session.entries_changed.disconnect(self._search_soon)
        self._session.state_changed.disconnect(self._search)
        self._later.stop()
        self.close()

    def ask(self) -> None:
        """Show the dates for the record in hand."""
        self.show()
        self.raise_()
        self._begin()

    def follow_rules(self) -> None:
        """Look anew: the rules are others."""
        self._rules = None
        self._search()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the offers off the timeline."""
        super().hideEvent(event)
        self._show([])

    def _lay_out(self) -> None:
        form = QFormLayout()
        length = QHBoxLayout()
        length.addWidget(self.hours_spin, 1)
        length.addWidget(self.days_label)
        form.addRow(tr("Length"), length)
        form.addRow(tr("Not before"), self.earliest_edit)
        form.addRow(tr("Over by"), self.latest_edit)
        terms = QGridLayout()
        for place, check in enumerate(self.checks.values()):
            terms.addWidget(check, place // 2, place % 2)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addLayout(terms)
        column.addWidget(self.message_label)
        column.addWidget(self.table, 1)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        for place in (1, 2):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.resize(820, 480)

    def _entry(self) -> Entry | None:
        live, key = self._session.live, self._session.current
        return live.entries.get(key) if live is not None and key is not None else None

    def _dates(self, entry: Entry | None) -> Dates | None:
        live, opened = self._session.live, self._session.opened
        if entry is None or live is None or opened is None:
            return None
        return dates_of(entry, opened.layers, live.workspace.time_zone)

    def _begin(self) -> None:
        """Look anew for the record in hand, as long as it is at present."""
        self._rules = None
        if not self.isVisible():
            return
        self._is_typed = False
        self._search()

    def _search_typed(self) -> None:
        """Look for the length that somebody asks for, until another record is in hand."""
        self._is_typed = True
        self._search()

    def _show_hours(self, hours: float) -> None:
        self.hours_spin.blockSignals(True)
        self.hours_spin.setValue(hours)
        self.hours_spin.blockSignals(False)

    def _search_soon(self, keys: set[Key] | None) -> None:
        if keys is None:
            self._rules = None
        self._later.start()

    def _search(self, *_: object) -> None:
        live, entry, opened = self._session.live, self._entry(), self._session.opened
        self._later.stop()
        if not self.isVisible():
            return
        dates = self._dates(entry)
        recurs = dates is not None and dates.recurs
        if dates is not None and (recurs or not self._is_typed):
            self._show_hours(dates.hours or _WHOLE_DAY)
        for widget in (self.hours_spin, self.checks[_SAME_HOURS]):
            widget.setEnabled(not recurs)
        self.days_label.setText(how_long(self.hours_spin.value()))
        if live is None or entry is None or opened is None or dates is None:
            self.message_label.setText(tr("Choose a record in the list, on the timeline or on the map."))
            self._show([])
            return
        if unknown_partners(live):
            self.message_label.setText(unknown_partners(live))
            self._show([])
            return
        for name, check in self.checks.items():
            QgsSettings().setValue(_KEPT.format(name), check.isChecked())
        try:
            # Those of a database are not read for each letter.
            if self._rules is None or self._session.file is not None:
                self._rules = rules_of(opened, self._rules)
            question = self._question(dates, live.workspace.time_zone)
            found = live_offers(live, opened.layers, entry.key, question, self._rules)
        except CoordError as error:
            self.message_label.setText(explained(error))
            self._show([])
            return
        self.message_label.setText(_summary(entry, dates, found))
        self._show(found)

    def _question(self, dates: Dates, time_zone: str) -> SlotQuestion:
        hours = self.hours_spin.value()
        if dates.hours is not None and round(dates.hours, self.hours_spin.decimals()) == hours:
            hours = dates.hours
        earliest = self.earliest_edit.moment()
        if not earliest.isValid():
            earliest = moment_of(wall_clock(time_zone))
        latest = self.latest_edit.moment()
        if not latest.isValid():
            latest = earliest.addDays(_DAYS_AHEAD).addSecs(round(hours * 3600))
        terms = slot_terms(
            "",
            working_days=self.checks["working_days"].isChecked(),
            without_holidays=self.checks["holidays"].isChecked(),
            without_winter=self.checks["winter"].isChecked(),
        )
        begin, end, by_days = str(stored(earliest)), str(stored(latest)), self.checks[_SAME_HOURS].isChecked()
        return SlotQuestion(hours, begin, end, _COUNT, dates.start, terms, by_days=by_days)

    def _show(self, offers: list[SlotOffer]) -> None:
        self.offers = offers
        self.table.setRowCount(len(offers))
        self.table.setVerticalHeaderLabels([str(offer.rank or "↔") for offer in offers])
        for row, offer in enumerate(offers):
            button = QPushButton(tr("Take"))
            button.setAccessibleName(tr("Take {start}").format(start=offer.starts_at))
            button.clicked.connect(lambda _checked, offer=offer: self.take(offer))
            self.table.setCellWidget(row, 0, button)
            sign = "⚠ " if offer.conflict_count else "✓ "
            dates = f"{_with_day(offer.starts_at)} – {_with_day(offer.ends_at)}"
            for column, text in enumerate((dates, sign + offer.reason), 1):
                self.table.setItem(row, column, QTableWidgetItem(text))
        self.table.resizeRowsToContents()
        self.offers_changed.emit(self._session.current if offers else None, offers)

    def take(self, offer: SlotOffer) -> None:
        """Give the record in hand the dates of an offer, as one step of undo."""
        live, entry = self._session.live, self._entry()
        layer = live.layers.get(entry.kind) if live is not None and entry is not None else None
        if live is None or entry is None or layer is None:
            return
        if self._later.isActive():
            # Something was edited: what is shown may be about dates that are no more.
            self._search()
            return
        why_not = self._session.why_not(entry.key)
        if why_not or not change_record(layer, entry.key[1], offer.fields, tr("Take free dates")):
            self.message_label.setText(why_not or tr("“{layer}” cannot be edited.").format(layer=layer.name()))
            return
        self._search()


def _summary(entry: Entry, dates: Dates, offers: list[SlotOffer]) -> str:
    if not offers:
        return tr("Nothing of this length fits between these dates under these terms.")
    text = entry.title
    if any(offer.met for offer in offers):
        text = tr("{title}: nothing is free. These dates hurt the least.").format(title=entry.title)
    if offers[0].lasting:
        lasting = tr("Conflicts that no date helps against: {count}.").format(count=len(offers[0].lasting))
        text = f"{text.removesuffix('.')}. {lasting}"
    for note in notes_on(dates):
        text = f"{text.removesuffix('.')}. {note}"
    return text


def _with_day(text: str) -> str:
    """Return a stored time in the locale's form, with the day of the week."""
    return QLocale().toString(moment_of(text), f"ddd {moment_format()}")
