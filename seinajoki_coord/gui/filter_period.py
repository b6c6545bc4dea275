"""From when to when a person looks: presets and days of her own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, QDateTime, QSize, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from ..layers.language import tr
from .flow_layout import FlowLayout
from .moment_edit import MomentEdit
from .record_time import date_format, last_day, moment_of, stored, wall

if TYPE_CHECKING:
    from collections.abc import Callable

_SOON = 30


def periods(today: QDate) -> dict[str, tuple[QDate | None, QDate | None]]:
    """Return the first and the last day of each preset."""
    monday = today.addDays(1 - today.dayOfWeek())
    return {
        "all": (None, None),
        "today": (today, today),
        "week": (monday, monday.addDays(6)),
        "soon": (today, today.addDays(_SOON - 1)),
        "year": (QDate(today.year(), 1, 1), QDate(today.year(), 12, 31)),
    }


class FilterPeriod(QWidget):
    """A first and a last day, each of which may be empty; the combo of presets stands wherever there is room."""

    period_changed = pyqtSignal(object, object)
    """Begin and end (half-open) as stored texts, None where open."""

    def __init__(self, parent: QWidget | None = None, today: Callable[[], QDate] = QDate.currentDate) -> None:
        """Begin with all time."""
        super().__init__(parent)
        self._today = today
        self.preset_combo = QComboBox()
        for code, word in (
            ("all", tr("All time")),
            ("today", tr("Today")),
            ("week", tr("This week")),
            ("soon", tr("Next 30 days")),
            ("year", tr("This year")),
            ("own", tr("Own days")),
        ):
            self.preset_combo.addItem(word, code)
        self.preset_combo.setAccessibleName(tr("Period"))
        self.preset_combo.setToolTip(tr("Period"))
        self.first_edit = MomentEdit(tr("From day"), "…", date_format())
        self.last_edit = MomentEdit(tr("To day, which is part of it"), "…", date_format())
        self.first_edit.setToolTip(tr("From day"))
        self.last_edit.setToolTip(tr("To day, which is part of it"))
        row = FlowLayout(self)
        for part in (self.first_edit, QLabel("–"), self.last_edit):
            row.addWidget(part)
        for edit in (self.first_edit, self.last_edit):
            edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.preset_combo.activated.connect(self._take_preset)
        self.first_edit.moment_changed.connect(self._take_days)
        self.last_edit.moment_changed.connect(self._take_days)

    def sizeHint(self) -> QSize:
        """Return the size of one row: where there is less room the days stand below each other."""
        row = self.layout()
        sizes = [row.itemAt(place).sizeHint() for place in range(row.count())]
        width = sum(size.width() for size in sizes) + row.spacing() * (len(sizes) - 1)
        return QSize(width, max(size.height() for size in sizes))

    def show_period(self, begins: str | None, ends: str | None) -> None:
        """Show a period without saying that it changed."""
        first, end = moment_of(begins), moment_of(ends)
        days = (first.date() if first.isValid() else None, last_day(end) if end.isValid() else None)
        if days != self._days():
            for edit, day in zip((self.first_edit, self.last_edit), days):
                edit.show_moment(QDateTime() if day is None else wall(day))
        whole = all(one is None or one.endswith("T00:00") for one in (begins, ends))
        known = {span: code for code, span in reversed(periods(self._today()).items())} if whole else {}
        self.preset_combo.setCurrentIndex(self.preset_combo.findData(known.get(days, "own")))

    def _days(self) -> tuple[QDate | None, QDate | None]:
        first, last = (None if edit.isNull() else edit.moment().date() for edit in (self.first_edit, self.last_edit))
        return first, last

    def _take_preset(self) -> None:
        code = self.preset_combo.currentData()
        if code == "own":
            self.first_edit.setFocus()
            return
        first, last = periods(self._today())[code]
        self._say(first, last)

    def _take_days(self) -> None:
        self._say(*self._days())

    def _say(self, first: QDate | None, last: QDate | None) -> None:
        begins = stored(wall(first)) if first is not None else None
        ends = stored(wall(last.addDays(1))) if last is not None else None
        self.show_period(begins, ends)
        self.period_changed.emit(begins, ends)
