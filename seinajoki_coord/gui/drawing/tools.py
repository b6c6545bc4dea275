"""The drawing tools as actions: which layer they draw on, what the drawn ground would meet, how it becomes a record."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QKeySequence
from qgis.PyQt.QtWidgets import QAction

from ...layers.drawn_ground import in_layer
from ...layers.entry import OCCUPYING
from ...layers.language import explained, tr
from ...layers.live_workspace import Draft
from ..message import show_message
from ..overlap_text import how_large
from ..overlap_verdict import in_words, met_by
from .bar import DrawingBar
from .record_form import RecordForm
from .shape_tool import AreaTool, PlaceTool, TrenchTool

if TYPE_CHECKING:
    from qgis.core import QgsGeometry
    from qgis.gui import QgisInterface

    from ...core.error import CoordError
    from ...layers.entry import Key
    from ...layers.live_workspace import LiveWorkspace
    from ..session import Session
    from .map_tool import FootprintTool

_ICONS = Path(__file__).parents[2] / "resources" / "icons"
_NAMED = 3
"""How many of those that would be met are named; the rest is counted."""


class DrawingTools(QObject):
    """
    Three checkable actions and their map tools.

    They work on the works or the events of the workspace in hand, whichever layer is the active one.
    """

    drawn = pyqtSignal(object)
    """The key of a record that was drawn and confirmed."""

    def __init__(self, iface: QgisInterface, session: Session, parent: QObject | None = None) -> None:
        """Offer the actions; `stop` takes everything back."""
        super().__init__(parent)
        self._iface, self._session = iface, session
        self._canvas = iface.mapCanvas()
        self._kind = "work"
        self._form: RecordForm | None = None
        self._shown: QgsGeometry | None = None
        self._draft: Draft | None = None
        self._watched: list[QgsVectorLayer] = []
        self.bar = DrawingBar(self._canvas)
        self.area = self._action("area", tr("Draw an area"), "Ctrl+Alt+1")
        self.trench = self._action("trench", tr("Draw a trench"), "Ctrl+Alt+2")
        self.place = self._action("place", tr("Draw a place"), "Ctrl+Alt+3")
        self.tools: dict[str, FootprintTool] = {
            "area": AreaTool(self._canvas), "trench": TrenchTool(self._canvas), "place": PlaceTool(self._canvas),
        }  # fmt: skip
        self._hints = {
            "area": tr(
                "Click the corners. Right click or Enter ends, Backspace takes the last one back, Esc begins again."
            ),
            "trench": tr("Click along the trench. Right click or Enter ends. Page Up and Page Down change the width."),
            "place": tr("Click the place, or drag to set its radius. Page Up and Page Down change it too."),
        }
        for name, tool in self.tools.items():
            tool.setAction(self._actions()[name])
            tool.activated.connect(lambda name=name: self._begin(name))
            tool.deactivated.connect(self._end)
            tool.sketched.connect(self._look)
            tool.finished.connect(self._ask)
            tool.stepped.connect(self.bar.step)
            tool.failed.connect(self._complain)
        self.tools["place"].resized.connect(self.bar.size.setValue)
        self.bar.size_changed.connect(self._resize)
        self.bar.when_changed.connect(lambda: self._look(self._shown))
        self.bar.kind_changed.connect(self._choose_kind)
        session.judge.answered.connect(self._follow_rules)
        session.workspace_changed.connect(self._follow_workspace)
        session.filter_changed.connect(self._follow_filter)
        iface.currentLayerChanged.connect(self._follow_layer)
        self._canvas.destinationCrsChanged.connect(self._prepare)
        self._follow_workspace()
        self._follow_filter()

    @property
    def kind(self) -> str:
        """Return what is drawn: ``work`` or ``event``."""
        return self._kind

    def actions(self) -> list[QAction]:
        """Return the actions in the order of a toolbar."""
        return list(self._actions().values())

    def layer(self) -> QgsVectorLayer | None:
        """Return the layer in hand; None where none can be drawn on."""
        return self._layers().get(self._kind)

    def stop(self) -> None:
        """Take tools, panel and form away."""
        self._cancel_form()
        self._session.judge.answered.disconnect(self._follow_rules)
        self._session.workspace_changed.disconnect(self._follow_workspace)
        self._session.filter_changed.disconnect(self._follow_filter)
        self._iface.currentLayerChanged.disconnect(self._follow_layer)
        self._canvas.destinationCrsChanged.disconnect(self._prepare)
        self._watch([])
        for tool in self.tools.values():
            self._canvas.unsetMapTool(tool)
            tool.release()
            tool.deleteLater()
        for action in self.actions():
            action.deleteLater()
        self.bar.deleteLater()

    def _actions(self) -> dict[str, QAction]:
        return {"area": self.area, "trench": self.trench, "place": self.place}

    def _action(self, name: str, word: str, keys: str) -> QAction:
        action = QAction(QIcon(str(_ICONS / f"draw_{name}.svg")), word, self._iface.mainWindow())
        action.setObjectName(f"seinajoki_coord_draw_{name}")
        action.setShortcut(QKeySequence(keys))
        action.setCheckable(True)
        action.triggered.connect(lambda: self._choose_tool(name))
        return action

    def _choose_tool(self, name: str) -> None:
        self._canvas.setMapTool(self.tools[name])
        # Chosen once more it stays chosen, as QGIS's own map tools do.
        self._actions()[name].setChecked(True)

    def _layers(self) -> dict[str, QgsVectorLayer]:
        """Return the layers that can be drawn on."""
        layers = self._session.opened.layers if self._session.opened is not None else {}
        found = {name: layers[name] for name in OCCUPYING if name in layers}
        return {name: layer for name, layer in found.items() if layer.isValid() and layer.supportsEditing()}

    def _follow_workspace(self) -> None:
        self._cancel_form()
        opened = self._session.opened
        self._watch([opened.layers[name] for name in OCCUPYING if name in opened.layers] if opened is not None else [])
        self._offer()

    def _watch(self, layers: list[QgsVectorLayer]) -> None:
        for layer in self._watched:
            layer.readOnlyChanged.disconnect(self._offer)
        self._watched = layers
        for layer in layers:
            layer.readOnlyChanged.connect(self._offer)

    def _offer(self) -> None:
        """Offer what can be drawn now, and say why where nothing can."""
        layers = self._layers()
        if self._kind not in layers and layers:
            self._kind = next(iter(layers))
        self.bar.offer_kinds({name: tr(OCCUPYING[name].title) for name in layers}, self._kind)
        why = "" if layers else self._why_not()
        for action in self.actions():
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setEnabled(bool(layers))
            action.setToolTip(f"{action.text()} ({keys})" + (f"\n{why}" if why else ""))
        if not layers:
            for tool in self.tools.values():
                self._canvas.unsetMapTool(tool)
        self._prepare()

    def _why_not(self) -> str:
        if self._session.opened is None:
            return tr("Open a workspace first.")
        return tr(
            "Works and events cannot be edited here: the file or its layers are read-only, or not in the project."
        )

    def _prepare(self) -> None:
        opened = self._session.opened
        if opened is not None:
            for tool in self.tools.values():
                plane = QgsCoordinateReferenceSystem(opened.workspace.crs)
                tool.set_plane(plane, QgsProject.instance().transformContext())

    def _follow_filter(self) -> None:
        self.bar.take_times(self._session.filter.begins, self._session.filter.ends)

    def _follow_layer(self, layer: object) -> None:
        for name, one in self._layers().items():
            if layer is one:
                self._choose_kind(name)

    def _choose_kind(self, name: str) -> None:
        self._kind = name
        self.bar.kind.setCurrentIndex(max(self.bar.kind.findData(name), 0))
        self._look(self._shown)

    def _begin(self, name: str) -> None:
        self._prepare()
        self.tools[name].set_size(self.bar.show_for(name, self._hints[name]))

    def _end(self) -> None:
        self.bar.hide()
        self._look(None)

    def _resize(self, metres: float) -> None:
        tool = self._canvas.mapTool()
        if tool in self.tools.values():
            tool.set_size(metres)

    def _look(self, footprint: QgsGeometry | None) -> None:
        """Say what a footprint would meet."""
        self._shown, live = footprint, self._session.live
        if footprint is None or live is None:
            tool = self._canvas.mapTool()
            name = next((name for name, one in self.tools.items() if one is tool), None)
            self.bar.say(self._hints[name] if name is not None else "")
            if self._draft is not None:
                self._draft = None
                self._session.judge.show_draft(None)
            return
        self._draft = Draft(footprint, self.bar.starts_at, self.bar.ends_at)
        self._session.judge.show_draft(self._draft, self._kind)
        self.bar.say(self._meeting(self._draft, live))

    def _follow_rules(self, keys: set[Key | None]) -> None:
        if None in keys and self._draft is not None and self._session.live is not None:
            self.bar.say(self._meeting(self._draft, self._session.live))

    def _meeting(self, draft: Draft, live: LiveWorkspace) -> str:
        """Return a sentence about what a draft would meet."""
        if draft.taken_from is not None and draft.taken_until is not None and draft.taken_from > draft.taken_until:
            return tr("The end is before the start.")
        verdict = self._session.judge.verdict(draft)
        said = in_words(live, met_by(live, draft), verdict, _NAMED)
        return f"{how_large(draft.geometry.area())} · {said}"

    def _ask(self, footprint: QgsGeometry) -> None:
        """Open the form of a record with this ground."""
        layer = self.layer()
        if layer is None or self._form is not None:
            return
        values = {"starts_at": self.bar.starts_at, "ends_at": self.bar.ends_at}
        opened = self._session.opened
        plane = QgsCoordinateReferenceSystem(opened.workspace.crs)
        form = RecordForm(self._iface, layer, in_layer(footprint, plane, layer), values, self._added)
        self._form = form
        if not form.open():
            self._form = None
            self._warn(tr("{layer} cannot be edited now. Is the file locked or read-only?").format(layer=layer.name()))

    def _added(self, fid: int | None) -> None:
        self._form = None
        if fid is not None:
            self._session.set_current((self._kind, fid))
            self.drawn.emit((self._kind, fid))

    def _cancel_form(self) -> None:
        if self._form is not None:
            self._form.cancel()

    def _complain(self, error: CoordError) -> None:
        self._warn(explained(error))

    def _warn(self, message: str) -> None:
        show_message(self._iface, message)
