"""A drawn footprint becomes a record: its form first, then one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from qgis.core import QgsExpressionContext, QgsExpressionContextUtils
from qgis.gui import QgsAttributeDialog, QgsAttributeEditorContext
from qgis.PyQt.QtCore import QObject

from ...layers.drawn_ground import new_feature
from ...layers.language import tr

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer
    from qgis.gui import QgisInterface


class RecordForm(QObject):
    """
    The form of one new record, asked for and then gone.

    What the user confirms is added to the layer's edit buffer in one undo step; cancelled, nothing is, and a layer
    that was put into edit mode for it comes out again.
    """

    def __init__(
        self,
        iface: QgisInterface,
        layer: QgsVectorLayer,
        geometry: QgsGeometry,
        values: Mapping[str, object],
        done: Callable[[int | None], None],
    ) -> None:
        """Prepare the record; ``done`` is told its feature id, or None where it was cancelled."""
        super().__init__(iface.mainWindow())
        self._iface, self._layer, self._done = iface, layer, done
        self._added: int | None = None
        self._started = not layer.isEditable()
        self._ready = layer.isEditable() or layer.startEditing()
        self.dialog: QgsAttributeDialog | None = None
        if not self._ready:
            return
        context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        self._feature: QgsFeature = new_feature(layer, geometry, values, context)
        layer.featureAdded.connect(self._remember)

    def open(self) -> bool:
        """Open the form over the map; False where the layer cannot be edited now."""
        if not self._ready:
            return False
        editor = QgsAttributeEditorContext()
        editor.setFormMode(QgsAttributeEditorContext.FormMode.StandaloneDialog)
        editor.setMapCanvas(self._iface.mapCanvas())
        dialog = QgsAttributeDialog(self._layer, self._feature, False, self._iface.mainWindow(), True, editor)
        dialog.setMode(QgsAttributeEditorContext.Mode.AddFeatureMode)
        dialog.setEditCommandMessage(tr("Add what was drawn"))
        dialog.finished.connect(self._end)
        self.dialog = dialog
        dialog.open()
        return True

    def cancel(self) -> None:
        """Close the form without adding anything."""
        if self.dialog is not None:
            self.dialog.reject()

    def _remember(self, fid: int) -> None:
        self._added = fid

    def _end(self, _result: int) -> None:
        if self.dialog is None:
            return
        self.dialog.deleteLater()
        self.dialog = None
        self._layer.featureAdded.disconnect(self._remember)
        if self._added is None and self._started and not self._layer.isModified():
            self._layer.rollBack()
        self._done(self._added)
        self.deleteLater()
