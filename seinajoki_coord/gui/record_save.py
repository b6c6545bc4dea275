"""Save and discard the unsaved edits of a workspace, as QGIS does with a layer's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from qgis.PyQt import sip
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from ..layers.language import tr
from ..layers.refusal import commit_reason
from .message import show_message
from .plain_tip import plain_tip

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.gui import QgisInterface

    from .session import Session


class SaveBar(QWidget):
    """Two buttons for all layers of the workspace that are being edited."""

    def __init__(self, session: Session, iface: QgisInterface | None = None, parent: QWidget | None = None) -> None:
        """Make the buttons and follow the layers."""
        super().__init__(parent)
        self._session = session
        self._iface = iface
        self._layers: list[QgsVectorLayer] = []
        self.pending: Callable[[], None] = lambda: None
        """Called before saving, so that what is still being typed is saved too."""
        self.state_label = QLabel()
        self.save_button = QPushButton(tr("Save"))
        self.save_button.setToolTip(tr("Save all edits of the workspace and end editing."))
        self.discard_button = QPushButton(tr("Discard…"))
        self.discard_button.setToolTip(tr("Throw away all unsaved edits of the workspace."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.state_label, 1)
        row.addWidget(self.save_button)
        row.addWidget(self.discard_button)
        self.save_button.clicked.connect(self.save)
        self.discard_button.clicked.connect(self.discard)
        session.workspace_changed.connect(self._follow)
        self._follow()

    def stop(self) -> None:
        """Follow nothing any more."""
        self._let_go()
        self._session.workspace_changed.disconnect(self._follow)

    def save(self) -> bool:
        """Save all edits; a layer that refuses keeps its edits and says why."""
        self.pending()
        good = True
        for layer in self._editing():
            if not layer.commitChanges():
                good = False
                reason = " ".join([commit_reason(layer.commitErrors()), *self._foreign(layer)])
                self._warn(tr("“{layer}” could not be saved: {reason}").format(layer=layer.name(), reason=reason))
        self._show()
        return good

    def discard(self) -> bool:
        """Throw all edits away, if the user means it."""
        modified = [layer for layer in self._editing() if layer.isModified()]
        if modified:
            names = ", ".join(layer.name() for layer in modified)
            question = tr("Throw away all unsaved edits of {layers}?").format(layers=names)
            answer = QMessageBox.question(self, tr("Discard edits"), question)
            if answer != QMessageBox.StandardButton.Yes:
                return False
        for layer in self._editing():
            layer.rollBack()
        self._show()
        return True

    def _foreign(self, layer: QgsVectorLayer) -> list[str]:
        """Return the titles of edited records that are not the user's to change."""
        opened, live = self._session.opened, self._session.live
        buffer = layer.editBuffer()
        if opened is None or live is None or buffer is None:
            return []
        name = next((one for one, known in opened.layers.items() if known is layer), "")
        fids = {*buffer.changedAttributeValues(), *buffer.changedGeometries(), *buffer.deletedFeatureIds()}
        # A deleted record is no entry any more; the server's refusal names no record either.
        entries = (live.entries.get((name, fid)) for fid in sorted(fids))
        return [f"“{one.title}”" for one in entries if one is not None and self._session.why_not(one.key)]

    def _warn(self, text: str) -> None:
        if self._iface is not None:
            show_message(self._iface, text)

    def _editing(self) -> list[QgsVectorLayer]:
        return [layer for layer in self._layers if layer.isEditable()]

    def _follow(self) -> None:
        self._let_go()
        if self._session.opened is not None:
            self._layers = list(self._session.opened.layers.values())
        for layer in self._layers:
            for signal in (layer.editingStarted, layer.editingStopped, layer.layerModified):
                signal.connect(self._show)
        self._show()

    def _let_go(self) -> None:
        for layer in self._layers:
            if not sip.isdeleted(layer):
                for signal in (layer.editingStarted, layer.editingStopped, layer.layerModified):
                    signal.disconnect(self._show)
        self._layers = []

    def _show(self) -> None:
        modified = [layer for layer in self._editing() if layer.isModified()]
        self.state_label.setText("● " + tr("Unsaved edits") if modified else "")
        self.state_label.setToolTip(plain_tip(", ".join(layer.name() for layer in modified)))
        self.save_button.setEnabled(bool(self._editing()))
        self.discard_button.setEnabled(bool(self._editing()))
