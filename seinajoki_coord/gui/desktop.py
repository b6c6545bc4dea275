"""Everything the plugin brings into the desktop, put up once and taken down in reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsSettings
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QIcon

from ..core.schema import TABLES
from ..layers.expression import Expressions
from ..layers.id_keeper import IdKeeper
from ..layers.style import recolour
from ..processing.provider import ICON
from .dock import TAB, CoordDock
from .drawing.tools import DrawingTools
from .help_dialog import HelpKey
from .history_action import HistoryAction
from .locator import RecordLocator
from .news import NewsFeed
from .option import DEFAULT_WORKSPACE, OPEN_AT_START, OptionFactory, default_distance
from .refusal import RefusalWatch
from .rule_action import RuleAction
from .session import Session
from .sync_action import SyncAction
from .workspace_file import WorkspaceDrop, WorkspaceItems
from .workspace_menu import WorkspaceMenu

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

_FIRST_WIDTH = 420
"""All tabs of the dock can be seen; after that QGIS remembers what the user makes of it."""


class Desktop(QObject):
    """The parts of the desktop and how they hang together."""

    def __init__(self, iface: QgisInterface) -> None:
        """Make the parts; nothing is shown before `start`."""
        super().__init__(iface.mainWindow())
        self._iface = iface
        self.session = Session(QgsProject.instance(), self)
        self.menu = WorkspaceMenu(iface, self.session)
        self.dock = CoordDock(self.session, iface, iface.mainWindow())
        self.drawing = DrawingTools(iface, self.session)
        self.news = NewsFeed(self.session, self)
        self.sync = SyncAction(iface, self.session, self.dock.form.save_bar.save, self)
        self.history = HistoryAction(iface, self.session, self)
        self.rules = RuleAction(iface, self.session, self)
        self._refusals = RefusalWatch(self.session, iface, self)
        self._keepers: list[IdKeeper] = []
        self._options = OptionFactory()
        self._locator = RecordLocator(self.session)
        self._expressions = Expressions(self._overlap_count)
        self._drop, self._items = WorkspaceDrop(self.menu.open_path), WorkspaceItems(self.menu.open_path)

    def start(self) -> None:
        """Put everything up."""
        iface = self._iface
        iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        if not QgsSettings().contains(TAB.format("main")):
            # While QGIS starts the window has no size yet.
            iface.initializationCompleted.connect(self._widen)
            self._widen()
        toggle = self.dock.toggleViewAction()
        toggle.setIcon(QIcon(str(ICON)))
        self.menu.add([toggle, self.sync.action, self.rules.action, *self.drawing.actions()])
        self.dock.take_actions(self.sync.action, self.sync.menu, self.history.action)
        iface.registerOptionsWidgetFactory(self._options)
        self._options.changed.connect(self._take_options)
        iface.registerLocatorFilter(self._locator)
        self._expressions.register()
        iface.registerCustomDropHandler(self._drop)
        QgsGui.dataItemGuiProviderRegistry().addProvider(self._items)
        HelpKey(self.dock).pressed.connect(self.menu.show_help)
        self.dock.open_wanted.connect(self.menu.open_file)
        self.dock.create_wanted.connect(self.menu.actions["create"].trigger)
        self.dock.assess.check_wanted.connect(self.rules.check.run)
        self.rules.check.finished.connect(lambda _counts: self.dock.assess.refresh_if_seen())
        for changed in (self.rules.saved, self.news.rules_changed):
            changed.connect(self.dock.overlaps.follow_rules)
            changed.connect(self.dock.slots.follow_rules)
            changed.connect(self.dock.assess.refresh_if_seen)
        self.dock.sync_wanted.connect(self.sync.run)
        self.sync.finished.connect(self.news.look)
        self.sync.finished.connect(self.dock.conflicts.refresh)
        self.sync.finished.connect(self.dock.assess.refresh_if_seen)
        self.sync.history_wanted.connect(self.history.show)
        self.dock.conflicts.history_wanted.connect(self.history.show)
        self.news.waiting_changed.connect(self.dock.show_waiting)
        self.dock.show_waiting(self.news.waiting)
        self.session.workspace_changed.connect(self._keep_ids)
        self._keep_ids()
        settings = QgsSettings()
        default = settings.value(DEFAULT_WORKSPACE, "")
        if default and settings.value(OPEN_AT_START, False, type=bool) and not QgsProject.instance().mapLayers():
            self.menu.open_path(default)

    def stop(self) -> None:
        """Take everything down."""
        self.session.workspace_changed.disconnect(self._keep_ids)
        for keeper in self._keepers:
            keeper.stop()
        QgsGui.dataItemGuiProviderRegistry().removeProvider(self._items)
        self._iface.unregisterCustomDropHandler(self._drop)
        self._expressions.unregister()
        self._iface.deregisterLocatorFilter(self._locator)
        self._iface.unregisterOptionsWidgetFactory(self._options)
        self._refusals.stop()
        self.sync.stop()
        self.rules.stop()
        self.history.stop()
        self.news.stop()
        self.drawing.stop()
        self.menu.remove()
        self.dock.stop()
        self.session.stop()
        self._iface.removeDockWidget(self.dock)
        self.dock.deleteLater()
        self.deleteLater()

    def _take_options(self) -> None:
        """Let what is open follow the options."""
        for opened in self.session.workspaces:
            for table in TABLES:
                if table.name in opened.layers:
                    recolour(opened.layers[table.name], table)
        if self.session.live is not None:
            self.session.live.set_distance(default_distance())
        self.sync.take_options()
        self.dock.timeline.chart.viewport().update()

    def _widen(self) -> None:
        self._iface.mainWindow().resizeDocks([self.dock], [_FIRST_WIDTH], Qt.Orientation.Horizontal)

    def _keep_ids(self) -> None:
        for keeper in self._keepers:
            keeper.stop()
        opened = self.session.opened
        self._keepers = [] if opened is None else [IdKeeper(layer) for layer in opened.layers.values()]

    def _overlap_count(self, identifier: str) -> int:
        live, key = self.session.live, self.session.key_of(identifier)
        return 0 if live is None or key is None else len(live.partners.get(key, ()))
