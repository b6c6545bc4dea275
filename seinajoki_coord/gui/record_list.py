"""The list of records: sorted, chosen together with the map, acted upon by menu and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAbstractItemView, QAction, QMenu, QTableView, QWidget

from ..layers.language import tr
from ..layers.map_view import extent_of, ids_by_layer
from .record_edit import can_edit, copy_records, delete_records
from .record_header import RecordHeader
from .record_model import Column, RecordModel

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.gui import QgisInterface

    from ..layers.entry import Key
    from .session import Session


class RecordList(QTableView):
    """Shows the session's records; what is selected here is selected on the map, and the other way round."""

    said = pyqtSignal(str)
    """A sentence for the user."""

    def __init__(self, session: Session, iface: QgisInterface | None = None, parent: QWidget | None = None) -> None:
        """Make the table and follow the session and the selections of its layers."""
        super().__init__(parent)
        self._session = session
        self._iface = iface
        self._is_led = False
        """Whether the selection is being changed from outside, and need not be told on."""
        self._layers: list[QgsVectorLayer] = []
        self.record_model = RecordModel(session, self)
        self.setModel(self.record_model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(tr("Works and events"))
        self.verticalHeader().hide()
        # Rows of one height each spare the view from asking 100,000 of them.
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.columns = RecordHeader(self)
        self.setHorizontalHeader(self.columns)
        self.columns.set_up()
        self.setSortingEnabled(True)
        self._make_actions()
        self.doubleClicked.connect(lambda _: self.zoom())
        self.record_model.modelReset.connect(self._restore_selection)
        self.record_model.rowsInserted.connect(self._restore_selection)
        session.workspace_changed.connect(self._follow_layers)
        session.current_changed.connect(self._show_current)
        self._follow_layers()

    def stop(self) -> None:
        """Remember the columns and follow nothing any more."""
        self.columns.remember()
        self._let_go()
        self.record_model.stop()
        self._session.workspace_changed.disconnect(self._follow_layers)
        self._session.current_changed.disconnect(self._show_current)

    def selected_keys(self) -> list[Key]:
        """Return the keys of the selected records, from top to bottom."""
        spans = [range(one.top(), one.bottom() + 1) for one in self.selectionModel().selection()]
        found = [self.record_model.key_at(row) for row in sorted({row for span in spans for row in span})]
        return [key for key in found if key is not None]

    def zoom(self) -> None:
        """Show the selected records on the map."""
        canvas, live = self._iface.mapCanvas() if self._iface else None, self._session.live
        if canvas is None or live is None:
            return
        crs = canvas.mapSettings().destinationCrs()
        extent = extent_of(live.layers, self.selected_keys(), crs, QgsProject.instance())
        if extent.isNull():
            self.said.emit(tr("The record has no ground to show."))
        else:
            canvas.zoomToFeatureExtent(extent)

    def flash(self) -> None:
        """Flash the selected records on the map."""
        if self._iface is None or self._session.live is None:
            return
        for name, fids in ids_by_layer(self.selected_keys()).items():
            self._iface.mapCanvas().flashFeatureIds(self._session.live.layers[name], fids)

    def open_form(self) -> None:
        """Open QGIS's own form of the record in hand."""
        live, keys = self._session.live, self.selected_keys()
        if live is None or self._iface is None or not keys:
            return
        name, fid = self._session.current if self._session.current in keys else keys[0]
        feature = live.layers[name].getFeature(fid)
        if feature.isValid():
            self._iface.openFeatureForm(live.layers[name], feature, False, False)

    def copy_selected(self) -> None:
        """Add copies of the selected records and take the first in hand."""
        party = self._session.opened.workspace.new_party if self._session.opened is not None else None
        groups = self._by_layer(self.selected_keys())
        added = [(name, fid) for name, layer, fids in groups for fid in copy_records(layer, name, fids, party)]
        if added:
            self._session.set_current(added[0])

    def delete_selected(self) -> None:
        """Delete the selected records, of those that are not others'; undo brings them back."""
        selected = self.selected_keys()
        own = [key for key in selected if not self._session.why_not(key)]
        count = sum(len(fids) for _, layer, fids in self._by_layer(own) if delete_records(layer, fids))
        if count:
            self.said.emit(tr("Deleted: {count}. Undo brings them back until they are saved.").format(count=count))
        if others := len(selected) - len(own):
            self.said.emit(tr("Left alone, because they belong to others: {count}.").format(count=others))

    def _by_layer(self, keys: list[Key]) -> list[tuple[str, QgsVectorLayer, list[int]]]:
        live, out = self._session.live, []
        for name, fids in (ids_by_layer(keys) if live is not None else {}).items():
            layer = live.layers[name]  # type: ignore[union-attr]
            if can_edit(layer):
                out.append((name, layer, fids))
                # Undo in QGIS is that of the active layer.
                if self._iface is not None:
                    self._iface.setActiveLayer(layer)
            else:
                self.said.emit(tr("“{layer}” cannot be edited.").format(layer=layer.name()))
        return out

    def _make_actions(self) -> None:
        self.actions_by_name: dict[str, QAction] = {}
        for name, icon, text, key, slot in (
            ("zoom", "mActionZoomToSelected.svg", tr("Zoom to"), "Z", self.zoom),
            ("flash", "mActionHighlightFeature.svg", tr("Flash"), "F", self.flash),
            ("form", "mActionFormView.svg", tr("Open form"), "Return", self.open_form),
            ("copy", "mActionDuplicateFeature.svg", tr("Copy record"), "Ctrl+D", self.copy_selected),
            ("delete", "mActionDeleteSelected.svg", tr("Delete record"), "Delete", self.delete_selected),
        ):
            action = QAction(QgsApplication.getThemeIcon(icon), text, self)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
            self.addAction(action)
            self.actions_by_name[name] = action
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def context_menu(self) -> QMenu:
        """Return the menu of the selected records."""
        menu, live, keys = QMenu(self), self._session.live, self.selected_keys()
        editable = live is not None and any(can_edit(live.layers[name]) for name, _ in keys)
        for name, action in self.actions_by_name.items():
            if name == "copy":
                menu.addSeparator()
            action.setEnabled(bool(keys) and (editable or name not in {"copy", "delete"}))
            menu.addAction(action)
        menu.aboutToHide.connect(lambda: [one.setEnabled(True) for one in self.actions_by_name.values()])
        return menu

    def _open_menu(self, where: QPoint) -> None:
        self.context_menu().exec(self.viewport().mapToGlobal(where))

    def _follow_layers(self) -> None:
        self._let_go()
        if self._session.live is None:
            return
        for layer in self._session.live.layers.values():
            layer.selectionChanged.connect(self._selected_on_map)
            self._layers.append(layer)
        self._restore_selection()

    def _let_go(self) -> None:
        for layer in self._layers:
            if not sip.isdeleted(layer):
                layer.selectionChanged.disconnect(self._selected_on_map)
        self._layers.clear()

    def _selected_on_map(self, *_: object) -> None:
        if self._is_led or self._session.live is None:
            return
        self._restore_selection()
        layers = self._session.live.layers
        # One of many is not the one in hand.
        if sum(layer.selectedFeatureCount() for layer in layers.values()) == 1:
            key = next((name, fid) for name, layer in layers.items() for fid in layer.selectedFeatureIds())
            if key in self._session.live.entries:
                self._session.set_current(key)
                self._scroll_to(key)

    def _restore_selection(self, *_: object) -> None:
        """Select in the list what is selected on the map."""
        live = self._session.live
        if live is None or self._is_led:
            return
        selected = ((name, fid) for name, layer in live.layers.items() for fid in layer.selectedFeatureIds())
        rows = sorted(row for row in map(self.record_model.row_of, selected) if row >= 0)
        self._is_led = True
        try:
            self.selectionModel().select(self._spans(rows), _ANEW)
        finally:
            self._is_led = False

    def _spans(self, rows: list[int]) -> QItemSelection:
        """Return sorted rows as a selection of as few spans as possible."""
        selection, model = QItemSelection(), self.record_model
        begin = 0
        for place in range(1, len(rows) + 1):
            if place == len(rows) or rows[place] != rows[place - 1] + 1:
                selection.select(model.index(rows[begin], 0), model.index(rows[place - 1], len(Column) - 1))
                begin = place
        return selection

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Select on the map what the user selected here, and take the record under the cursor in hand."""
        super().selectionChanged(selected, deselected)
        live = self._session.live
        if self._is_led or live is None:
            return
        keys = self.selected_keys()
        by_layer = ids_by_layer(keys)
        self._is_led = True
        try:
            for name, layer in live.layers.items():
                layer.selectByIds(by_layer.get(name, []))
        finally:
            self._is_led = False
        here = self.record_model.key_at(self.currentIndex().row())
        if keys:
            self._session.set_current(here if here in keys else keys[0])

    def _show_current(self) -> None:
        """Select the record that was taken in hand elsewhere, unless it is among the selected."""
        key = self._session.current
        row = self.record_model.row_of(key)
        if row < 0 or self._is_led or self.selectionModel().isRowSelected(row, self.rootIndex()):
            return
        self.selectionModel().setCurrentIndex(self.record_model.index(row, Column.TITLE), _ANEW)
        self._scroll_to(key)

    def _scroll_to(self, key: Key | None) -> None:
        row = self.record_model.row_of(key)
        if row >= 0:
            self.scrollTo(self.record_model.index(row, Column.TITLE))


_ANEW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
