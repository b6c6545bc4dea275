"""The dock: filter, list and timeline on one side, the record in hand and its overlaps on the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsApplication, QgsSettings
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QByteArray, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..layers.language import tr
from .assess_panel import AssessPanel
from .conflict_panel import ConflictPanel
from .filter_bar import FilterBar
from .list_detail import is_narrow
from .message import show_message
from .notice_bar import NoticeBar
from .overlap_panel import OverlapPanel
from .record_form import RecordForm
from .record_list import RecordList
from .slot_panel import SlotPanel
from .timeline.view import TimelinePanel

if TYPE_CHECKING:
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtGui import QCloseEvent, QResizeEvent
    from qgis.PyQt.QtWidgets import QAction, QMenu

    from .session import Session

_LEAST_WIDTH = 240
_LEAST_HEIGHT = 240
_WIDE = 720
"""From this width on, if it is also wider than high, the record stands beside the list."""
_SPLITTER = "seinajoki_coord/dock/splitter_{}"
TAB = "seinajoki_coord/dock/tab_{}"
_SECONDS = 6


class CoordDock(QgsDockWidget):
    """The plugin's window in QGIS; every part of it follows the session by itself."""

    open_wanted = pyqtSignal()
    """The user wants to open a workspace."""
    create_wanted = pyqtSignal()
    """The user wants to make a workspace."""
    sync_wanted = pyqtSignal()
    """The user wants what others have changed."""

    def __init__(self, session: Session, iface: QgisInterface | None = None, parent: QWidget | None = None) -> None:
        """Make all parts."""
        super().__init__(tr("Seinäjoki Coord"), parent)
        self.setObjectName("seinajoki_coord_dock")
        self._session = session
        self._iface = iface
        self.workspace_combo = QComboBox()
        self.filter_bar = FilterBar(session, iface)
        self.list = RecordList(session, iface)
        self.form = RecordForm(session, iface)
        self.timeline = TimelinePanel(session)
        self.overlaps, self.assess = OverlapPanel(session, iface), AssessPanel(session, iface)
        self.slots = SlotPanel(session, self.form.slots_button, self)
        self.main_tabs = _tabs([(self.list, tr("List")), (self.timeline, tr("Timeline"))])
        self.side_tabs = _tabs(
            [(self.form, tr("Record")), (self.overlaps, tr("Overlaps")), (self.assess, tr("Decisions"))]
        )
        self.conflicts = ConflictPanel(session, iface, self) if iface is not None else None
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(self.main_tabs)
        self.splitter.addWidget(self.side_tabs)
        self.splitter.setChildrenCollapsible(False)
        self.pages = QStackedWidget()
        self.pages.addWidget(self._empty_page())
        self.pages.addWidget(self._full_page())
        # Low at the bottom of the window; by itself the layout asks for the height that it has where it is narrow.
        self.pages.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.notice_bar = NoticeBar(session)
        self.news_button = self._make_news_button()
        self.show_waiting(0)
        self.sync_button, self.history_button = (
            _corner(self.main_tabs, tr("Sync")),
            _corner(self.side_tabs, tr("History…")),
        )
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.notice_bar)
        column.addWidget(self.news_button)
        column.addWidget(self.pages, 1)
        self.setWidget(whole)
        for name, tabs in (("main", self.main_tabs), ("side", self.side_tabs)):
            tabs.setCurrentIndex(min(QgsSettings().value(TAB.format(name), 0, type=int), tabs.count() - 1))
        self._restore_splitter()
        if self.conflicts is not None:
            self.conflicts.hide()
            self.conflicts.count_changed.connect(self._show_conflicts)
            self._show_conflicts(len(self.conflicts.cases))
        self.list.said.connect(self._say)
        self.form.said.connect(self._say)
        self.slots.offers_changed.connect(self.timeline.show_offers)
        model = self.list.record_model
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._show_count)
        self.workspace_combo.activated.connect(lambda row: session.choose(self.workspace_combo.itemData(row)))
        session.workspace_changed.connect(self._show_workspaces)
        self._show_workspaces()
        self._show_count()

    def stop(self) -> None:
        """Remember how it looks and follow nothing any more; for the unloading of the plugin."""
        self.remember()
        self._session.workspace_changed.disconnect(self._show_workspaces)
        parts = (self.notice_bar, self.filter_bar, self.list, self.form, self.timeline, self.overlaps, self.slots)
        for part in (*parts, self.assess, self.conflicts):
            stop = getattr(part, "stop", None)
            if stop is not None:
                stop()

    def remember(self) -> None:
        """Keep sizes, tabs and columns for the next time."""
        settings = QgsSettings()
        settings.setValue(_SPLITTER.format(self._shape()), self.splitter.saveState())
        settings.setValue(TAB.format("main"), self.main_tabs.currentIndex())
        settings.setValue(TAB.format("side"), self.side_tabs.currentIndex())
        self.list.columns.remember()

    def show_waiting(self, count: int) -> None:
        """Say how many records others have changed in the shared database since the last sync."""
        self.news_button.setText(
            tr("Server has 1 change") if count == 1 else tr("Server has {count} changes").format(count=count)
        )
        self.news_button.setVisible(count > 0)

    def take_actions(self, sync: QAction, sync_menu: QMenu, history: QAction) -> None:
        """Put buttons of these actions beside the tabs; the menu holds what else there is about syncing."""
        self.sync_button.setMenu(sync_menu)
        self.sync_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        self.sync_button.setDefaultAction(sync)
        self.history_button.setDefaultAction(history)
        self.list.addAction(history)
        self.list.actions_by_name["history"] = history
        for button, action in ((self.sync_button, sync), (self.history_button, history)):
            action.changed.connect(lambda button=button, action=action: _follow_action(button, action))
            _follow_action(button, action)

    def show_record(self) -> None:
        """Bring the form to the front."""
        self.side_tabs.setCurrentWidget(self.form)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how it looks."""
        self.remember()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the record below the list where it is narrow, beside it where it is wide; leave the tabs their words."""
        super().resizeEvent(event)
        styles = Qt.ToolButtonStyle
        for button in (self.sync_button, self.history_button):
            button.setToolButtonStyle(styles.ToolButtonIconOnly if is_narrow(self) else styles.ToolButtonTextBesideIcon)
        is_wide = self.width() >= _WIDE and self.width() > self.height()
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if wanted != self.splitter.orientation():
            QgsSettings().setValue(_SPLITTER.format(self._shape()), self.splitter.saveState())
            self.splitter.setOrientation(wanted)
            self._restore_splitter()

    def _shape(self) -> str:
        return "wide" if self.splitter.orientation() == Qt.Orientation.Horizontal else "narrow"

    def _restore_splitter(self) -> None:
        orientation = self.splitter.orientation()
        kept = QgsSettings().value(_SPLITTER.format(self._shape()))
        if isinstance(kept, QByteArray) and self.splitter.restoreState(kept):
            self.splitter.setOrientation(orientation)
            self.splitter.setChildrenCollapsible(False)
            return
        self.splitter.setSizes([1500, 1000] if self._shape() == "wide" else [1000, 1000])

    def _make_news_button(self) -> QPushButton:
        button = QPushButton(QgsApplication.getThemeIcon("mActionRefresh.svg"), "")
        button.setFlat(True)
        button.setToolTip(tr("Sync the workspace with its shared database"))
        button.clicked.connect(lambda _: self.sync_wanted.emit())
        return button

    def _empty_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        self.empty_label = QLabel(
            tr(
                "No workspace is open. Open one, or create one to begin: a single file that holds works, events and areas."
            )
        )
        self.empty_label.setWordWrap(True)
        self.empty_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.open_button = QPushButton(tr("Open workspace…"))
        self.create_button = QPushButton(tr("Create workspace…"))
        self.open_button.clicked.connect(lambda _: self.open_wanted.emit())
        self.create_button.clicked.connect(lambda _: self.create_wanted.emit())
        column.addStretch(1)
        column.addWidget(self.empty_label)
        for button in (self.open_button, self.create_button):
            button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _full_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(4, 4, 4, 4)
        self.workspace_row = QWidget()
        row = QHBoxLayout(self.workspace_row)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(tr("Workspace"))
        label.setBuddy(self.workspace_combo)
        self.workspace_combo.setAccessibleName(tr("Workspace"))
        self.workspace_combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.workspace_combo.setMinimumContentsLength(8)
        row.addWidget(label)
        row.addWidget(self.workspace_combo, 1)
        column.addWidget(self.workspace_row)
        column.addWidget(self.filter_bar)
        column.addWidget(self.splitter, 1)
        return page

    def _show_workspaces(self) -> None:
        """Show which workspaces stand open, and the parts if one does."""
        opened = self._session.opened
        blocker = QSignalBlocker(self.workspace_combo)
        self.workspace_combo.clear()
        for one in self._session.workspaces:
            place = one.workspace.place
            self.workspace_combo.addItem(one.workspace.name, place)
            self.workspace_combo.setItemData(self.workspace_combo.count() - 1, place, Qt.ItemDataRole.ToolTipRole)
            if opened is not None and place == opened.workspace.place:
                self.workspace_combo.setCurrentIndex(self.workspace_combo.count() - 1)
        blocker.unblock()
        self.workspace_row.setVisible(self.workspace_combo.count() > 1)
        self.pages.setCurrentIndex(0 if opened is None else 1)

    def _show_conflicts(self, count: int) -> None:
        """Have a tab of what waits for a decision while there is something."""
        place = self.side_tabs.indexOf(self.conflicts)
        if count and place < 0:
            place = self.side_tabs.addTab(self.conflicts, "")
        elif not count and place >= 0:
            self.side_tabs.removeTab(place)
        if count:
            self.side_tabs.setTabText(place, "⚠ " + tr("Conflicts ({count})").format(count=count))

    def _show_count(self, *_: object) -> None:
        live = self._session.live
        self.filter_bar.show_count(self.list.record_model.rowCount(), len(live.entries) if live is not None else 0)

    def _say(self, text: str) -> None:
        if self._iface is not None:
            show_message(self._iface, text, Qgis.MessageLevel.Info, _SECONDS)


def _tabs(pages: list[tuple[QWidget, str]]) -> QTabWidget:
    tabs = QTabWidget()
    tabs.setDocumentMode(True)
    # Where it is narrow all tabs are seen, with less of their words.
    tabs.setElideMode(Qt.TextElideMode.ElideRight)
    tabs.setUsesScrollButtons(False)
    for page, word in pages:
        tabs.setTabToolTip(tabs.addTab(page, word), word)
    return tabs


def _corner(tabs: QTabWidget, word: str) -> QToolButton:
    """Return a button beside the tabs, unseen until it has something to do."""
    button = QToolButton()
    button.setAutoRaise(True)
    button.setAccessibleName(word)
    button.hide()
    tabs.setCornerWidget(button)
    return button


def _follow_action(button: QToolButton, action: QAction) -> None:
    button.setVisible(action.isVisible())
    button.setAccessibleName(action.text())
