"""What the plugin says in QGIS's message bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis

from ..layers.language import tr
from .plain_tip import as_html

if TYPE_CHECKING:
    from qgis.gui import QgisInterface


def show_message(
    iface: QgisInterface, text: str, level: Qgis.MessageLevel = Qgis.MessageLevel.Warning, seconds: int = 0
) -> None:
    """Show a text as it was typed, for some seconds or until it is closed."""
    iface.messageBar().pushMessage(tr("Seinäjoki Coord"), as_html(text), level, seconds)
