"""Asks for a week and shows its plan: as a file, or in QGIS's layout window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsLayoutExporter, QgsProject
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QCalendarWidget,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QVBoxLayout,
)

from ..core.error import CoordError
from ..layers.language import explained, tr
from ..layers.project import extent_of_records
from ..layers.week_plan import add_week_plan, show_week, week_plan

if TYPE_CHECKING:
    from qgis.core import QgsPrintLayout, QgsRectangle
    from qgis.gui import QgisInterface

    from ..layers.open_workspace import OpenWorkspace

_SHOWN = "d.M.yyyy"
_DAYS = 7


class WeekPlanDialog(QDialog):
    """A calendar with week numbers, and what to do with the week that is chosen there."""

    def __init__(self, iface: QgisInterface, opened: OpenWorkspace, day: QDate) -> None:
        """Begin with the week of a day."""
        super().__init__(iface.mainWindow())
        self._iface = iface
        self._opened = opened
        self.setWindowTitle(tr("Week plan"))
        self.calendar = QCalendarWidget()
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.ISOWeekNumbers)
        self.calendar.setSelectedDate(day)
        self.week_label = QLabel()
        self.view_check = QCheckBox(tr("The part of the map that is seen now"))
        self.view_check.setToolTip(tr("Otherwise the map of the layout stays as it is."))
        self.view_check.setChecked(True)
        self.said_label = QLabel()
        self.said_label.setWordWrap(True)
        self.said_label.setTextFormat(Qt.TextFormat.PlainText)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.save_button = buttons.addButton(tr("Save as PDF…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.open_button = buttons.addButton(tr("Open layout"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.setDefault(True)
        column = QVBoxLayout(self)
        for widget in (self.calendar, self.week_label, self.view_check, self.said_label, buttons):
            column.addWidget(widget)
        self.calendar.selectionChanged.connect(self._show)
        self.save_button.clicked.connect(lambda _checked: self._ask_file())
        self.open_button.clicked.connect(lambda _checked: self._open())
        buttons.rejected.connect(self.reject)
        self._show()

    @property
    def monday(self) -> QDate:
        """Return the first day of the week that is chosen."""
        day = self.calendar.selectedDate()
        return day.addDays(1 - day.dayOfWeek())

    def layout_shown(self) -> QgsPrintLayout:
        """Return the workspace's week plan with the week that is chosen; it is made where the project has none."""
        project, layers = QgsProject.instance(), self._opened.layers
        missing = [name for name in ("work", "event", "area", "overlap", "party") if name not in layers]
        if missing:
            raise CoordError("The week plan needs the layers of the whole workspace. Open it once more.")
        layout = week_plan(project, layers)
        if layout is None:
            layout = add_week_plan(project, layers, self._opened.workspace.name, extent_of_records(layers))
        show_week(layout, self.monday, self._view() if self.view_check.isChecked() else None)
        return layout

    def save(self, path: str) -> bool:
        """Write the week as a PDF file and say so."""
        try:
            layout = self.layout_shown()
        except CoordError as error:
            self.said_label.setText(explained(error))
            return False
        settings = QgsLayoutExporter.PdfExportSettings()
        is_saved = QgsLayoutExporter(layout).exportToPdf(path, settings) == QgsLayoutExporter.ExportResult.Success
        text = tr("Saved: {path}") if is_saved else tr("{path} cannot be written. Is it open in another program?")
        self.said_label.setText(text.format(path=path))
        return is_saved

    def _show(self) -> None:
        first = self.monday
        span = f"{first.toString('d.M.')}–{first.addDays(_DAYS - 1).toString(_SHOWN)}"
        self.week_label.setText(f"{tr('Week')} {first.weekNumber()[0]}, {span}")

    def _view(self) -> QgsRectangle | None:
        canvas = self._iface.mapCanvas()
        return None if canvas is None else canvas.extent()

    def _ask_file(self) -> None:
        first = self.monday
        number, year = first.weekNumber()
        folder = Path(QgsProject.instance().homePath() or Path.home())
        name = str(folder / f"{self._opened.workspace.name}_{year}_{number:02}.pdf")
        path, _ = QFileDialog.getSaveFileName(self, tr("Save as PDF"), name, "PDF (*.pdf)")
        if path:
            self.save(path if path.lower().endswith(".pdf") else f"{path}.pdf")

    def _open(self) -> None:
        try:
            layout = self.layout_shown()
        except CoordError as error:
            self.said_label.setText(explained(error))
            return
        self._iface.openLayoutDesigner(layout)
        self.accept()
