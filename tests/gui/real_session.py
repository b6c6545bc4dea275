"""What a planner does in the real desktop, by mouse and keys alone; run inside QGIS by `test_real_session`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import qgis.utils
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.gui import QgsAttributeDialog
from qgis.PyQt.QtCore import QPoint, QSize, Qt, QTimer
from qgis.PyQt.QtGui import QColor, QTextDocumentFragment
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QAction,
    QApplication,
    QDateTimeEdit,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QToolBar,
    QWidget,
)
from qgis.utils import iface

from seinajoki_coord.core.zone import DAY
from seinajoki_coord.gui.overlap_model import CONTACT, OTHER, PARTY, WHEN
from seinajoki_coord.gui.record_model import Column
from seinajoki_coord.layers.style import COLOURS

from .real_hand import (
    CTRL,
    LEFT,
    PLAIN,
    RIGHT,
    cell,
    click,
    editor_of,
    hover,
    pull,
    see,
    shows,
    text,
    type_moment,
    type_over,
    until,
)

if TYPE_CHECKING:
    from pathlib import Path

    from qgis.PyQt.QtCore import QAbstractItemModel, QRect
    from qgis.PyQt.QtWidgets import QTableView, QTabWidget

    from seinajoki_coord.gui.desktop import Desktop
    from seinajoki_coord.gui.dock import CoordDock
    from seinajoki_coord.gui.timeline.chart import TimelineChart

TANGO = "Tangomarkkinat 2026, Tangokatu"
TITLE = "Kauppakadun kaapelikaivanto"
_ORANGE = QColor(208, 96, 0)
"""The outline of what is being drawn."""


@dataclass
class Planner:
    """A person before the desktop."""

    desktop: Desktop

    @property
    def dock(self) -> CoordDock:
        """Return the plugin's dock."""
        return self.desktop.dock

    @property
    def chart(self) -> TimelineChart:
        """Return the timeline's bars."""
        return self.dock.timeline.chart

    def begin(self) -> None:
        """Start with a window of one size and the dock at the side."""
        window = iface.mainWindow()
        window.showNormal()
        window.resize(QSize(1590, 980))
        until(self.dock.isVisible, "the dock is shown")
        window.resizeDocks([self.dock], [560], Qt.Orientation.Horizontal)
        see(self.dock.pages.currentIndex(), 0, "without a workspace the dock says so")
        see(self.desktop.drawing.trench.isEnabled(), False, "without a workspace nothing can be drawn")

    def open_by_menu(self, path: Path) -> None:
        """Choose a file in the dialog that the menu opens."""
        typed: list[bool] = []

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                return
            timer.stop()
            field = dialog.findChild(QLineEdit, "fileNameEdit")
            field.setText(str(path))
            typed.append(True)
            QTest.keyClick(field, Qt.Key.Key_Return)

        timer = QTimer()
        timer.timeout.connect(answer)
        timer.start(50)
        self.desktop.menu.actions["open"].trigger()
        timer.stop()
        see(typed, [True], "the menu asks for a file")
        until(lambda: self.dock.pages.currentIndex() == 1, "the dock shows the workspace")
        until(lambda: self.dock.list.record_model.rowCount() > 0, "the list shows records")

    def press_action(self, action: QAction) -> None:
        """Press the button of an action in the toolbar."""
        bar = iface.mainWindow().findChild(QToolBar, "seinajoki_coord_toolbar")
        button = bar.widgetForAction(action)
        if button.isVisible():
            click(button)
        else:
            # The window has no room for the whole bar: the action stands in the menu too.
            action.trigger()
        QApplication.processEvents()

    def turn_to(self, tabs: QTabWidget, page: QWidget) -> None:
        """Click on the tab of a page."""
        bar = tabs.tabBar()
        click(bar, bar.tabRect(tabs.indexOf(page)).center())
        until(page.isVisible, "the tab is shown")

    def find(self, title: str) -> None:
        """Type a title into the filter, click its row, show it on the map, and show all again."""
        field, table = self.dock.filter_bar.text_edit, self.dock.list
        self.turn_to(self.dock.main_tabs, table)
        click(field)
        QTest.keyClicks(field, title)
        until(lambda: titles(table.record_model) == [title], "the list shows what was looked for")
        click(table.viewport(), cell(table, 0, Column.TITLE).center())
        until(lambda: self.dock.form.fields["title"].text() == title, "the form shows the record")
        self.activate()
        before = iface.mapCanvas().extent()
        QTest.keyClick(table, Qt.Key.Key_Z)
        until(lambda: iface.mapCanvas().extent() != before, "the map shows the record")
        self.wait_for_map()
        QTest.keyClick(field, Qt.Key.Key_A, CTRL)
        QTest.keyClick(field, Qt.Key.Key_Delete)
        until(lambda: table.record_model.rowCount() > 1, "the list shows all again")

    @staticmethod
    def activate() -> None:
        """Bring the keyboard to QGIS's window, which nobody else does where there is no window manager."""
        iface.mainWindow().activateWindow()
        until(iface.mainWindow().isActiveWindow, "QGIS has the keyboard")

    def wait_for_map(self) -> None:
        """Wait until the map is drawn."""
        until(lambda: not iface.mapCanvas().isDrawing(), "the map is drawn")

    def pixel(self, longitude: float, latitude: float) -> QPoint:
        """Return where a place is on the map."""
        canvas = iface.mapCanvas()
        shown = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem("EPSG:4326"), canvas.mapSettings().destinationCrs(), QgsProject.instance()
        ).transform(QgsPointXY(longitude, latitude))
        return canvas.getCoordinateTransform().transform(shown).toQPointF().toPoint()

    def draw_trench(self, start: QPoint, end: QPoint) -> None:
        """Click at both ends and end with the right button; what would be met is seen before."""
        map_view, bar = iface.mapCanvas().viewport(), self.desktop.drawing.bar
        self.press_action(self.desktop.drawing.trench)
        until(bar.isVisible, "the panel of the drawing tool is shown")
        type_over(bar.size, "4")
        type_moment(bar.begins, "2026-07-01T07:00")
        type_moment(bar.ends, "2026-07-08T16:00")
        self.turn_to(self.dock.side_tabs, self.dock.overlaps)
        click(map_view, start)
        hover(map_view, end)
        until(lambda: TANGO in met(self.dock.overlaps.table), "the panel of overlaps follows the pointer")
        until(lambda: "Tangomarkkinat" in bar.message.text(), "the drawing tool says what is met")
        see(self.dock.overlaps.heading.text().startswith("While drawing: meets"), True, "the heading while drawing")
        until(lambda: shows(map_view, _ORANGE), "the trench is seen on the map")
        click(map_view, end)
        QTest.mouseClick(map_view, RIGHT, PLAIN, end)

    def fill_form(self, starts: str, ends: str) -> None:
        """Type a title and two dates in the form that has opened, and press OK."""
        dialog = until(
            lambda: next((one for one in QApplication.topLevelWidgets() if is_form(one)), None), "the form is open"
        )
        type_over(editor_of(dialog, QLineEdit, "title"), TITLE)
        for name, moment in (("starts_at", starts), ("ends_at", ends)):
            type_moment(editor_of(dialog, QDateTimeEdit, name), moment)
        button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)
        until(button.isEnabled, "the form has no objection")
        click(button)
        until(lambda: not any(is_form(one) for one in QApplication.topLevelWidgets()), "the form is closed")
        until(lambda: self.dock.form.fields["title"].text() == TITLE, "the new record is in hand")

    def drag_bar(self, days: int, look: Callable[[], None]) -> None:
        """Take hold of the middle of the bar in hand, pull it aside, look, and let go."""
        view, box = self.chart.viewport(), self.bar()
        start = QPoint(max(min(box.center().x(), view.width() - 40), 10), box.center().y())
        pixels = round(days * DAY / self.chart.scale.per_pixel)
        QTest.mousePress(view, LEFT, PLAIN, start)
        for share in (0.25, 0.5, 0.75, 1.0):
            pull(view, start + QPoint(round(pixels * share), 0))
        look()
        QTest.mouseRelease(view, LEFT, PLAIN, start + QPoint(pixels, 0))
        QApplication.processEvents()

    def bar(self) -> QRect:
        """Return where the bar in hand is."""
        return self.chart.bar_rect(self.desktop.session.current)

    def undo(self, name: str = "mActionUndo") -> None:
        """Press QGIS's own undo."""
        action = iface.mainWindow().findChild(QAction, name)
        until(action.isEnabled, f"{name} can be pressed")
        action.trigger()
        QApplication.processEvents()


def drive(said: dict[str, Any], path: Path) -> None:
    """Plan a trench from the menu to the saved row."""
    planner = Planner(qgis.utils.plugins["seinajoki_coord"].desktop)
    dock = planner.dock
    planner.begin()
    planner.open_by_menu(path)
    said["opened"] = dock.list.record_model.rowCount()
    planner.find(TANGO)
    planner.draw_trench(planner.pixel(22.8372, 62.78925), planner.pixel(22.8395, 62.7896))
    planner.fill_form("2026-07-06T08:00", "2026-07-10T16:00")
    table = dock.overlaps.table
    until(lambda: TANGO in met(table), "the panel of overlaps shows the stage")
    row = met(table).index(TANGO)
    said["meeting"] = [text(table, row, column) for column in (OTHER, PARTY, CONTACT, WHEN)]
    table.selectRow(row)
    until(lambda: "0009" in read(dock.overlaps.call), "it says whom to call")
    said["call"] = read(dock.overlaps.call)
    said["form"] = dock.form.meets_label.text()
    said["unsaved"] = dock.form.save_bar.state_label.text()
    said["heading"] = dock.overlaps.heading.text()
    planner.turn_to(dock.main_tabs, dock.timeline)
    dock.timeline.chart.setFocus()
    until(lambda: not planner.bar().isEmpty(), "the bar is in view")
    said["colour"] = shows(planner.chart.viewport(), QColor(COLOURS["other"]), planner.bar(), 6)
    before = planner.bar()

    def look() -> None:
        until(lambda: TANGO not in met(table), "the live meeting goes while the bar is moved")
        said["moving"] = dock.timeline.message.whole()
        said["moved_yet"] = stored_start(planner)

    planner.drag_bar(21, look)
    until(lambda: stored_start(planner) == "2026-07-27T08:00", "the bar was moved by three weeks")
    said["apart"] = TANGO in met(table)
    said["pixels"] = planner.bar().left() != before.left()
    planner.undo()
    until(lambda: stored_start(planner) == "2026-07-06T08:00", "undo brings the dates back")
    until(lambda: TANGO in met(table), "undo brings the meeting back")
    planner.undo("mActionRedo")
    until(lambda: stored_start(planner) == "2026-07-27T08:00", "redo moves it again")
    until(lambda: TANGO not in met(table), "redo takes the meeting away")

    planner.turn_to(dock.side_tabs, dock.form)
    click(dock.form.save_bar.save_button)
    until(lambda: not dock.form.save_bar.save_button.isEnabled(), "everything is saved")
    see(dock.form.fields["title"].text(), TITLE, "the record is still in hand")
    iface.newProject(False)
    until(lambda: dock.pages.currentIndex() == 0, "the dock is empty")
    planner.open_by_menu(path)
    planner.find(TITLE)
    said["reopened"] = dock.list.record_model.rowCount()


def stored_start(planner: Planner) -> object:
    """Return when the record in hand starts, as the edit buffer has it."""
    session = planner.desktop.session
    return session.live.entries[session.current].starts if session.current is not None else None


def titles(model: QAbstractItemModel) -> list[str]:
    """Return the titles of a list."""
    return [model.data(model.index(row, Column.TITLE)) for row in range(model.rowCount())]


def met(table: QTableView) -> list[str]:
    """Return the titles in the panel of overlaps."""
    return [text(table, row, OTHER) for row in range(table.model().rowCount())]


def read(label: QLabel) -> str:
    """Return what a label of HTML says."""
    return QTextDocumentFragment.fromHtml(label.text()).toPlainText()


def is_form(widget: QWidget) -> bool:
    """Whether a window is a record's form that is open."""
    return isinstance(widget, QgsAttributeDialog) and widget.isVisible()
