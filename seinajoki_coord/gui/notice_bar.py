"""A line at the top of the dock for what a person should know before she trusts the rest; gone where there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ..layers.language import explained, tr
from ..layers.live_workspace import State
from ..layers.notice import layer_notices, stale_notices, unknown_partners

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from .session import Session

_ICON = 16
_MARGIN = 6


class NoticeBar(QWidget):
    """Says what is wrong with the layers of the workspace in hand, and how far its overlaps are known."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        """Follow a session."""
        super().__init__(parent)
        self._session = session
        self._layers: list[QgsVectorLayer] = []
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setAccessibleName(tr("Notice"))
        self.again_button = QPushButton(tr("Find them now"))
        self.again_button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.again_button.clicked.connect(self._find_again)
        sign = QLabel()
        sign.setPixmap(QgsApplication.getThemeIcon("mIconInfo.svg").pixmap(_ICON, _ICON))
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 0)
        row.addWidget(sign)
        row.addWidget(self.label, 1)
        row.addWidget(self.again_button)
        session.workspace_changed.connect(self._follow)
        session.state_changed.connect(self.refresh)
        self._follow()

    def stop(self) -> None:
        """Follow nothing any more."""
        self._let_go()
        self._session.workspace_changed.disconnect(self._follow)
        self._session.state_changed.disconnect(self.refresh)

    def refresh(self) -> None:
        """Say what is to be said now."""
        opened, live = self._session.opened, self._session.live
        said = [explained(one) for one in self._session.faults]
        if opened is not None and live is not None:
            said += layer_notices(opened.layers, opened.workspace.crs)
            said += stale_notices(self._session.stale_layers)
            said.append(unknown_partners(live))
        self.label.setText("\n".join(filter(None, said)))
        self.again_button.setVisible(live is not None and live.state == State.STOPPED)
        self.setVisible(bool(self.label.text()))

    def _find_again(self) -> None:
        if self._session.live is not None:
            self._session.live.reload()

    def _follow(self) -> None:
        self._let_go()
        live = self._session.live
        self._layers = list(live.layers.values()) if live is not None else []
        for layer in self._layers:
            for signal in (layer.subsetStringChanged, layer.crsChanged, layer.nameChanged):
                signal.connect(self.refresh)
        self.refresh()

    def _let_go(self) -> None:
        for layer in self._layers:
            if not sip.isdeleted(layer):
                for signal in (layer.subsetStringChanged, layer.crsChanged, layer.nameChanged):
                    signal.disconnect(self.refresh)
        self._layers.clear()
