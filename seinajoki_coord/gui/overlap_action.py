"""What can be done about an overlap: see it on the map, copy it, write to the other party."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QDesktopServices, QIcon, QKeySequence
from qgis.PyQt.QtWidgets import QAction, QToolBar, QToolButton

from ..layers.drawn_ground import in_map
from ..layers.map_view import extent_of
from .overlap_text import for_mail
from .record_link import find_record, show_record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qgis.gui import QgisInterface, QgsMapCanvas
    from qgis.PyQt.QtCore import QUrl
    from qgis.PyQt.QtWidgets import QWidget

    from .overlap_model import OverlapModel, Row
    from .overlap_text import Told
    from .session import Session

ICONS = Path(__file__).parent.parent / "resources" / "icons"
_THEME = {
    "arrow_up": "/mActionArrowUp.svg",
    "arrow_down": "/mActionArrowDown.svg",
    "zoom": "/mActionZoomToSelected.svg",
    "flash": "/mActionHighlightFeature.svg",
    "copy": "/mActionEditCopy.svg",
    "accept": "/mIconSuccess.svg",
    "reject": "/mTaskCancel.svg",
    "resolve": "/mTaskComplete.svg",
    "snooze": "/propertyicons/temporal.svg",
    "undo": "/mActionUndo.svg",
}
"""Icons that QGIS has in each of its own themes."""
_ROOM = 1.6
"""How much more than the shared ground is shown."""


ToDo = tuple[str, str, str, list[QKeySequence], Callable[[], None]]
"""Name, word, icon, keys, and what is done."""


def switch(word: str, tip: str) -> QToolButton:
    """Return a button that stays down."""
    button = QToolButton()
    button.setText(word)
    button.setToolTip(tip)
    button.setCheckable(True)
    return button


def tool_bar(parent: QWidget, things: Sequence[ToDo]) -> tuple[QToolBar, dict[str, QAction]]:
    """Return a tool bar and its actions by name."""
    bar, actions = QToolBar(), {}
    bar.setIconSize(bar.iconSize() * 0.8)
    for name, word, icon, keys, slot in things:
        actions[name] = action(parent, word, icon, keys)
        actions[name].triggered.connect(lambda _checked=False, slot=slot: slot())
        bar.addAction(actions[name])
    return bar, actions


def action(parent: QWidget, word: str, icon: str, keys: list[QKeySequence]) -> QAction:
    """Return an action with its keys, valid while the parent or something in it has the keyboard."""
    shown = QgsApplication.getThemeIcon(_THEME[icon]) if icon in _THEME else QIcon(str(ICONS / f"{icon}.svg"))
    out = QAction(shown, word, parent)
    out.setShortcuts(keys)
    out.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    said = ", ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
    out.setToolTip(f"{word} ({said})")
    parent.addAction(out)
    return out


def zoom_to(canvas: QgsMapCanvas, model: OverlapModel, row: Row) -> None:
    """Show the ground where a pair meets, with some room around it."""
    ground = model.ground(row)
    if ground is None or ground.geometry.isEmpty():
        return
    box = in_map(
        ground.box, model.plane(), canvas.mapSettings().destinationCrs(), QgsProject.instance().transformContext()
    )
    box.scale(_ROOM)
    canvas.zoomToFeatureExtent(box)


def show_sides(session: Session, iface: QgisInterface, row: Mapping[str, Any], side: str) -> None:
    """Take a side (``first`` or ``second``) of a row of the register in hand, and bring both into view."""
    show_record(session, iface, row[f"{side}_kind"], row[f"{side}_id"])
    found = {one: find_record(session, row[f"{one}_kind"], row[f"{one}_id"]) for one in ("first", "second")}
    keys = [(row[f"{one}_kind"], record[1].id()) for one, record in found.items() if record is not None]
    canvas = iface.mapCanvas()
    if keys and canvas is not None and session.opened is not None:
        crs = canvas.mapSettings().destinationCrs()
        box = extent_of(session.opened.layers, keys, crs, QgsProject.instance())
        box.scale(_ROOM)
        canvas.zoomToFeatureExtent(box)


def flash(canvas: QgsMapCanvas, model: OverlapModel, row: Row) -> None:
    """Let both grounds of a pair flash."""
    canvas.flashGeometries(model.grounds_of(row), model.plane())


def copy(told: Sequence[Told]) -> None:
    """Put overlaps on the clipboard as text."""
    if told:
        QgsApplication.clipboard().setText(for_mail(told))


def open_mail(address: QUrl) -> None:
    """Open the user's e-mail program."""
    QDesktopServices.openUrl(address)
