"""When a record is: start and end in days or to the minute, set-up and clearing as days before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDateTime, QObject, QSignalBlocker, QTime, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QSpinBox, QTimeEdit, QWidget

from ..core.schema import WORK
from ..layers.language import tr
from .moment_edit import MomentEdit
from .record_time import (
    date_format,
    day_after,
    is_all_day,
    last_day,
    moment_format,
    moment_of,
    stored,
    time_format,
    wall,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.PyQt.QtCore import QDate

    from ..layers.entry import Entry

_MOST_DAYS = 3650
TIME_FIELDS = ("starts_at", "ends_at", "setup_at", "cleared_at")


class DaysEdit(QWidget):
    """Days before or after, and at what time; no days and no other time mean none."""

    edited = pyqtSignal()

    def __init__(self, name: str, days: str, at: str, parent: QWidget | None = None) -> None:
        """Make it empty; the words are those of the whole, of the days and of the time."""
        super().__init__(parent)
        self.days_spin = QSpinBox()
        self.days_spin.setRange(0, _MOST_DAYS)
        self.days_spin.setSpecialValueText(tr("0 (none)"))
        self.days_spin.setKeyboardTracking(False)
        self.days_spin.setAccessibleName(f"{name}: {days}")
        self.time_edit = QTimeEdit()
        self.time_edit.setAccessibleName(f"{name}: {at}")
        self.time_edit.setKeyboardTracking(False)
        self.time_edit.setDisplayFormat(time_format())
        self.days_label, self.at_label = QLabel(days), QLabel(at)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.days_spin, self.days_label, self.at_label, self.time_edit):
            row.addWidget(widget)
        row.addStretch(1)
        self.days_spin.valueChanged.connect(self._changed)
        self.time_edit.timeChanged.connect(self._changed)

    def show_offset(self, days: int, time: QTime, *, with_time: bool, none: bool) -> None:
        """Show days and time without saying that they changed."""
        for widget, value in ((self.days_spin, days), (self.time_edit, time)):
            blocker = QSignalBlocker(widget)
            widget.setTime(value) if isinstance(value, QTime) else widget.setValue(value)
            blocker.unblock()
        self.days_spin.setSpecialValueText(tr("0 (none)") if none else tr("same day"))
        self._show_words(days)
        self.at_label.setVisible(with_time)
        self.time_edit.setVisible(with_time)

    def _show_words(self, days: int) -> None:
        """Leave out “days before” behind “same day” and “none”."""
        self.days_label.setVisible(days > 0)

    def _changed(self, *_: object) -> None:
        self._show_words(self.days_spin.value())
        self.edited.emit()


class RecordTimes(QObject):
    """The fields for the four times of a record; a form puts them where it wants."""

    edited = pyqtSignal(object)
    """A dict of field names and stored texts, None for empty: what the user changed."""
    previewed = pyqtSignal(object)
    """The same while it is still being typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make them empty."""
        super().__init__(parent)
        self._texts: dict[str, str | None] = dict.fromkeys(TIME_FIELDS)
        self._record: object = None
        self.all_day_check = QCheckBox(tr("All day"))
        self.all_day_check.setToolTip(tr("Whole days: the last day is part of it."))
        self.start_edit = MomentEdit(tr(WORK.field("starts_at").alias), tr("open: already going on"), moment_format())
        self.end_edit = MomentEdit(tr(WORK.field("ends_at").alias), tr("open end"), moment_format())
        self.setup_edit = DaysEdit(tr("Set-up"), tr("days before"), tr("at"))
        self.cleared_edit = DaysEdit(tr("Tear-down"), tr("days after"), tr("at"))
        self.rows = {
            "starts_at": (tr("Starts"), self.start_edit, self.start_edit),
            "ends_at": (tr("Ends"), self.end_edit, self.end_edit),
            "setup_at": (tr("Set-up"), self.setup_edit, self.setup_edit.days_spin),
            "cleared_at": (tr("Tear-down"), self.cleared_edit, self.cleared_edit.days_spin),
        }
        """Word, widget and the part of it that the word leads to, by field."""
        self.all_day_check.clicked.connect(self._take_all_day)
        for edit, values in ((self.start_edit, self._start_values), (self.end_edit, self._end_values)):
            edit.editingFinished.connect(lambda values=values: self._say(values()))
            edit.moment_changed.connect(lambda edit=edit, values=values: self._typed(edit, values))
        self.setup_edit.edited.connect(lambda: self.edited.emit({"setup_at": self._setup()}))
        self.cleared_edit.edited.connect(lambda: self.edited.emit({"cleared_at": self._cleared()}))

    def show_entry(self, entry: Entry | None) -> None:
        """Show the times of a record; of the same one again, in days or hours as the user chose."""
        texts = (None,) * 4 if entry is None else (entry.starts, entry.ends, entry.setup, entry.cleared)
        self._texts = dict(zip(TIME_FIELDS, texts))
        record = None if entry is None else entry.id
        whole = is_all_day(*texts)
        if record != self._record or not whole:
            self.all_day_check.setChecked(whole)
        self._record = record
        self._show()

    def pending(self) -> dict[str, str | None]:
        """Return what was typed but not finished."""
        return self._changed_of({**self._start_values(), **self._end_values()})

    @property
    def _is_all_day(self) -> bool:
        return self.all_day_check.isChecked()

    def _show(self) -> None:
        start, end, setup, cleared = (moment_of(self._texts[field]) for field in TIME_FIELDS)
        all_day = self._is_all_day
        form = date_format() if all_day else moment_format()
        for edit, moment in ((self.start_edit, start), (self.end_edit, end)):
            shown = wall(last_day(end)) if all_day and edit is self.end_edit and end.isValid() else moment
            edit.show_moment(shown, form)
        self.setup_edit.setEnabled(start.isValid())
        self.cleared_edit.setEnabled(end.isValid())
        for edit, anchor, moment in ((self.setup_edit, start, setup), (self.cleared_edit, end, cleared)):
            days = 0
            if anchor.isValid() and moment.isValid():
                days = abs(_day(anchor, all_day).daysTo(_day(moment, all_day)))
            time = moment.time() if moment.isValid() else anchor.time() if anchor.isValid() else QTime(0, 0)
            edit.show_offset(days, time, with_time=not all_day, none=not moment.isValid())

    def _typed(self, edit: MomentEdit, values: Callable[[], dict[str, str | None]]) -> None:
        """Preview what is typed; what was picked or cleared with the mouse is meant."""
        if edit.isNull() or not edit.hasFocus():
            self._say(values())
        else:
            self.previewed.emit(self._changed_of(values()))

    def _start_values(self) -> dict[str, str | None]:
        before = moment_of(self._texts["starts_at"])
        if self.start_edit.isNull() and not before.isValid():
            return {}
        start = _wall_of(self.start_edit.moment(), days=self._is_all_day)
        return {"starts_at": stored(start), "setup_at": self._moved("setup_at", before, start)}

    def _end_values(self) -> dict[str, str | None]:
        before = moment_of(self._texts["ends_at"])
        if self.end_edit.isNull() and not before.isValid():
            return {}
        end = _wall_of(self.end_edit.moment(), days=self._is_all_day)
        if self._is_all_day and end.isValid():
            end = end.addDays(1)
        return {"ends_at": stored(end), "cleared_at": self._moved("cleared_at", before, end)}

    def _moved(self, field: str, before: QDateTime, after: QDateTime) -> str | None:
        """Return set-up or clearing as many days from the new time as it was from the old one."""
        moment = moment_of(self._texts[field])
        if not moment.isValid() or not before.isValid() or not after.isValid():
            return self._texts[field]
        if moment.time() == before.time():
            return stored(after.addDays(before.date().daysTo(moment.date())))
        return stored(moment.addDays(before.date().daysTo(after.date())))

    def _setup(self) -> str | None:
        return self._offset(self.setup_edit, moment_of(self._texts["starts_at"]), -1)

    def _cleared(self) -> str | None:
        return self._offset(self.cleared_edit, moment_of(self._texts["ends_at"]), 1)

    def _offset(self, edit: DaysEdit, anchor: QDateTime, sign: int) -> str | None:
        days, time = edit.days_spin.value(), anchor.time() if self._is_all_day else edit.time_edit.time()
        if not anchor.isValid() or (days == 0 and time == anchor.time()):
            return None
        return stored(wall(anchor.date().addDays(sign * days), time))

    def _take_all_day(self) -> None:
        changed: dict[str, str | None] = {}
        if self._is_all_day:
            for field, text in self._texts.items():
                moment = moment_of(text)
                if moment.isValid():
                    late = field in {"ends_at", "cleared_at"}
                    changed[field] = stored(day_after(moment) if late else wall(moment.date()))
            for field, anchor in (("setup_at", "starts_at"), ("cleared_at", "ends_at")):
                if field in changed and changed[field] == changed.get(anchor):
                    changed[field] = None
        self._say(changed)
        self._show()

    def _changed_of(self, values: dict[str, str | None]) -> dict[str, str | None]:
        return {field: text for field, text in values.items() if text != self._texts[field]}

    def _say(self, values: dict[str, str | None]) -> None:
        changed = self._changed_of(values)
        if changed:
            self.edited.emit(changed)


def _day(moment: QDateTime, all_day: bool) -> QDate:
    # Both are whole days, so it does not matter to the difference which day a midnight belongs to.
    return last_day(moment) if all_day else moment.date()


def _wall_of(moment: QDateTime, *, days: bool) -> QDateTime:
    if not moment.isValid():
        return QDateTime()
    return wall(moment.date(), QTime(0, 0) if days else QTime(moment.time().hour(), moment.time().minute()))
