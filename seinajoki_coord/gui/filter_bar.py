"""What the dock shows, and on request the map: conditions that a person sets, a row at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsDateTimeRange, QgsProject, QgsTemporalNavigationObject
from qgis.gui import QgsFilterLineEdit
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDateTime, QSignalBlocker, Qt, QTimer
from qgis.PyQt.QtWidgets import QCheckBox, QLabel, QMenu, QPushButton, QSizePolicy, QToolButton, QWidget

from ..core.schema import WORK
from ..core.vocabulary import KINDS
from ..layers.entry import OCCUPYING
from ..layers.entry_filter import EntryFilter
from ..layers.language import tr
from ..layers.map_view import can_hide, hide, ids_by_layer, keys_in_view
from .check_combo import check_combo, check_only, checked, fill
from .filter_period import FilterPeriod
from .flow_layout import FlowLayout
from .list_detail import is_narrow
from .overlap_action import switch
from .record_time import moment_of, stored

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.gui import QgisInterface, QgsMapCanvas
    from qgis.PyQt.QtGui import QResizeEvent

    from ..layers.entry import Key
    from .session import Session

_TYPING = 150
"""Milliseconds that typing and panning rest before they count."""


class FilterBar(QWidget):
    """Shows and changes the session's filter."""

    def __init__(self, session: Session, iface: QgisInterface | None = None, parent: QWidget | None = None) -> None:
        """Make the widgets and follow the session, the canvas and the Temporal Controller."""
        super().__init__(parent)
        self._session = session
        self._canvas: QgsMapCanvas | None = iface.mapCanvas() if iface is not None else None
        self._hiding: list[QgsVectorLayer] = []
        self._make_widgets()
        self._typing = self._timer(self._take_text)
        self._moving = self._timer(self._take_view)
        self.text_edit.textChanged.connect(self._typed)
        self.period.period_changed.connect(lambda begins, ends: session.set_filter(begins=begins, ends=ends))
        self.kind_combo.checkedItemsChanged.connect(lambda: session.set_filter(kinds=checked(self.kind_combo)))
        self.party_combo.checkedItemsChanged.connect(lambda: session.set_filter(parties=checked(self.party_combo)))
        self.status_combo.checkedItemsChanged.connect(lambda: session.set_filter(statuses=checked(self.status_combo)))
        self.view_check.toggled.connect(self._take_view)
        self.overlap_check.toggled.connect(lambda on: session.set_filter(only_overlapping=on))
        self.map_action.toggled.connect(self.filter_map)
        self.temporal_action.toggled.connect(self._take_temporal)
        self.give_action.triggered.connect(self._give_temporal)
        for action in (self.map_action, self.temporal_action):
            action.toggled.connect(self._show_parts)
        self.reset_button.clicked.connect(self.reset)
        session.workspace_changed.connect(self._show_workspace)
        session.filter_changed.connect(self._show_filter)
        session.entries_changed.connect(self._entries_changed)
        if self._canvas is not None:
            self._canvas.extentsChanged.connect(self._moved)
        self._temporal = self._canvas.temporalController() if self._canvas is not None else None
        if self._temporal is not None:
            self._temporal.updateTemporalRange.connect(self._temporal_moved)
        for action in (self.temporal_action, self.give_action):
            action.setVisible(self._temporal is not None)
        self._show_workspace()
        self._show_filter()

    def stop(self) -> None:
        """Show all on the map again and follow nothing any more."""
        self._typing.stop()
        self._moving.stop()
        self._unhide()
        self._session.workspace_changed.disconnect(self._show_workspace)
        self._session.filter_changed.disconnect(self._show_filter)
        self._session.entries_changed.disconnect(self._entries_changed)
        if self._canvas is not None:
            self._canvas.extentsChanged.disconnect(self._moved)
        if self._temporal is not None:
            self._temporal.updateTemporalRange.disconnect(self._temporal_moved)

    def show_count(self, shown: int, of: int) -> None:
        """Say how many records are shown of how many."""
        self.count_label.setText(tr("{shown} of {count}").format(shown=shown, count=of))

    def reset(self) -> None:
        """Show everything."""
        for check in (self.view_check, self.temporal_action):
            check.setChecked(False)
        self._typing.stop()
        empty = EntryFilter()
        self._session.set_filter(**{name: getattr(empty, name) for name in empty.__dataclass_fields__})
        self._show_filter()

    def filter_map(self) -> None:
        """Leave off the map what the list does not show, if that is wanted."""
        live = self._session.live
        if live is None or not self.map_action.isChecked():
            self._unhide()
            return
        ids = ids_by_layer(set(live.entries) - set(self._session.shown()))
        for name, layer in live.layers.items():
            hide(layer, ids.get(name, ()))
        self._hiding = list(live.layers.values())

    def _unhide(self) -> None:
        hiding, self._hiding = self._hiding, []
        for layer in hiding:
            # One that was removed from the project is gone.
            if not sip.isdeleted(layer):
                hide(layer, ())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the height to the list where there is little width."""
        super().resizeEvent(event)
        self._show_parts()

    def _make_widgets(self) -> None:
        self.text_edit = QgsFilterLineEdit()
        self.text_edit.setPlaceholderText(tr("Search"))
        self.text_edit.setToolTip(tr("Title, party, permit, project"))
        self.text_edit.setShowSearchIcon(True)
        self.text_edit.setAccessibleName(tr("Text to look for"))
        self.text_edit.setMinimumWidth(150)
        self.text_edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.period = FilterPeriod()
        self.kind_combo = check_combo(tr("All kinds"), tr("Kinds"))
        self.party_combo = check_combo(tr("All parties"), tr("Parties"))
        self.status_combo = check_combo(tr("All statuses"), tr("Statuses"))
        fill(self.kind_combo, [(tr(KINDS[name]), name) for name in OCCUPYING])
        fill(self.status_combo, [(tr(word), code) for code, word in (WORK.field("status").values or {}).items()])
        self.view_check = QCheckBox(tr("In view"))
        self.view_check.setToolTip(tr("Only what lies in the part of the map that is seen."))
        self.overlap_check = QCheckBox(tr("Only what meets others"))
        self.overlap_check.setToolTip(
            tr("What shares its ground with others at the same time, whatever the rules make of it")
        )
        self._make_more()
        self.reset_button = QPushButton(tr("Reset"))
        self.reset_button.setToolTip(tr("Show everything again."))
        self.count_label = QLabel()
        self.count_label.setToolTip(tr("How many records are shown of how many"))
        self.count_label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.parts_button = switch(tr("Filter"), tr("Show what else the list can be limited to"))
        self.parts_button.toggled.connect(self._show_parts)
        flow = FlowLayout(self)
        for widget in (
            self.text_edit,
            self.period.preset_combo,
            self.parts_button,
            self.period,
            self.kind_combo,
            self.party_combo,
            self.status_combo,
            self.view_check,
            self.overlap_check,
            self.more_button,
            self.reset_button,
            self.count_label,
        ):
            flow.addWidget(widget)
        self.period.preset_combo.currentIndexChanged.connect(self._show_parts)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setVerticalPolicy(QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)

    def _make_more(self) -> None:
        """Make the menu of what has to do with the map and its time."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.map_action = menu.addAction(tr("Filter the map too"))
        self.temporal_action = menu.addAction(tr("Follow the Temporal Controller"))
        self.temporal_action.setToolTip(tr("The period is the one that the Temporal Controller shows."))
        for action in (self.map_action, self.temporal_action):
            action.setCheckable(True)
        self.give_action = menu.addAction(tr("Set the Temporal Controller to this period"))
        self.more_button = QToolButton()
        self.more_button.setMenu(menu)
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more_button.setToolTip(tr("The map and the Temporal Controller"))

    def _show_parts(self, *_: object) -> None:
        """Keep in sight what limits the list; of the rest only a button where there is little width."""
        narrow, wanted = is_narrow(self), self._session.filter
        everything = not narrow or self.parts_button.isChecked()
        is_on = self.map_action.isChecked() or self.temporal_action.isChecked()
        # A dot and not a colour alone tells that something in the menu is on.
        self.more_button.setText(tr("Map and time") + " ●" * is_on)
        for part, says_something in (
            (self.period, self.period.preset_combo.currentData() == "own"),
            (self.kind_combo, wanted.kinds),
            (self.party_combo, wanted.parties),
            (self.status_combo, wanted.statuses),
            (self.view_check, self.view_check.isChecked()),
            (self.overlap_check, wanted.only_overlapping),
            (self.more_button, is_on),
            (self.reset_button, wanted != EntryFilter()),
        ):
            part.setVisible(everything or bool(says_something))
        self.parts_button.setVisible(narrow)

    def _timer(self, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_TYPING)
        timer.timeout.connect(slot)
        return timer

    def _typed(self, _: str) -> None:
        self._typing.start()

    def _take_text(self) -> None:
        self._session.set_filter(text=self.text_edit.text())

    def _moved(self) -> None:
        if self.view_check.isChecked():
            self._moving.start()

    def _take_view(self) -> None:
        live = self._session.live
        if live is None or self._canvas is None or not self.view_check.isChecked():
            self._session.set_filter(keys=None)
            return
        crs = self._canvas.mapSettings().destinationCrs()
        self._session.set_filter(keys=keys_in_view(live.layers, self._canvas.extent(), crs, QgsProject.instance()))

    def _entries_changed(self, keys: set[Key] | None) -> None:
        self._moved()
        if keys is None and self._hiding:
            self.filter_map()

    def _take_temporal(self) -> None:
        if self._canvas is not None:
            self._temporal_moved(self._canvas.temporalRange())

    def _temporal_moved(self, span: QgsDateTimeRange) -> None:
        if not self.temporal_action.isChecked():
            return
        begins, ends = stored(span.begin()), stored(span.end())
        self._session.set_filter(begins=begins, ends=ends)

    def _give_temporal(self) -> None:
        controller, wanted = self._temporal, self._session.filter
        first, end = _local(wanted.begins), _local(wanted.ends)
        if not isinstance(controller, QgsTemporalNavigationObject) or not (first.isValid() and end.isValid()):
            return
        if controller.navigationMode() == QgsTemporalNavigationObject.NavigationMode.NavigationOff:
            controller.setNavigationMode(QgsTemporalNavigationObject.NavigationMode.FixedRange)
        controller.setTemporalExtents(QgsDateTimeRange(first, end, True, False))

    def _show_workspace(self) -> None:
        """Offer the parties of the workspace in hand; conditions that only made sense in another one go."""
        self._unhide()
        parties = sorted(self._session.party_names.items(), key=lambda one: one[1].casefold())
        fill(self.party_combo, [*((name, key) for key, name in parties), (tr("No party"), "")])
        live = self._session.live
        usable = live is not None and all(can_hide(layer) for layer in live.layers.values())
        self.map_action.setEnabled(usable)
        self.map_action.setToolTip(
            tr("The map leaves out what the list does not show. The records stay, and are still met.")
            if usable
            else tr("The symbols of these layers are not rules, so the map cannot leave out single records.")
        )
        self._session.set_filter(keys=None, parties=self._session.filter.parties & set(self._session.party_names))
        if live is not None:
            self._take_view()
            self.filter_map()

    def _show_filter(self) -> None:
        wanted = self._session.filter
        if not self._typing.isActive() and self.text_edit.text() != wanted.text:
            blocker = QSignalBlocker(self.text_edit)
            self.text_edit.setText(wanted.text)
            blocker.unblock()
        self.period.show_period(wanted.begins, wanted.ends)
        check_only(self.kind_combo, wanted.kinds)
        check_only(self.party_combo, wanted.parties)
        check_only(self.status_combo, wanted.statuses)
        blocker = QSignalBlocker(self.overlap_check)
        self.overlap_check.setChecked(wanted.only_overlapping)
        blocker.unblock()
        self.give_action.setEnabled(wanted.begins is not None and wanted.ends is not None)
        self.reset_button.setEnabled(wanted != EntryFilter())
        self._show_parts()
        self.filter_map()


def _local(text: str | None) -> QDateTime:
    """Return a stored text as the Temporal Controller has its times: wall-clock."""
    moment = moment_of(text)
    return QDateTime(moment.date(), moment.time()) if moment.isValid() else QDateTime()
