"""Whom to call, as HTML that can be read on a light and on a dark background."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Callable
from urllib.parse import quote

from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtGui import QPalette
from qgis.PyQt.QtWidgets import QLabel

from ..layers.language import tr

if TYPE_CHECKING:
    from .session import Party

_DARK = 128
_ON_DARK, _ON_LIGHT = "#6cb2ff", "#0057b8"


class ContactLabel(QLabel):
    """Shows whom to call; written anew when QGIS changes its theme."""

    def __init__(self, told: Callable[[Party | None, QPalette], str]) -> None:
        """Show what a function makes of a party, at first of none."""
        super().__init__()
        self._told = told
        self._party: Party | None = None
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setAccessibleName(tr("Whom to call"))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)

    def show_party(self, party: Party | None) -> None:
        """Show another party."""
        self._party = party
        self.setText(self._told(party, self.palette()))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.StyleChange} and self.text():
            self.show_party(self._party)


def contact_html(party: Party | None, palette: QPalette) -> str:
    """Return what is known of a contact: name, telephone unbroken, e-mail as a link; empty where nobody is known."""
    if party is None:
        return ""
    parts = [escape(party.contact), escape(party.phone).replace(" ", "&nbsp;")]
    if party.email:
        # Qt takes the colour of links from the desktop, whatever theme QGIS has.
        dark = palette.color(QPalette.ColorRole.Window).lightness() < _DARK
        address, colour = escape(quote(party.email, safe="@")), _ON_DARK if dark else _ON_LIGHT
        parts.append(f'<a href="mailto:{address}" style="color: {colour}">{escape(party.email)}</a>')
    return " · ".join(one for one in parts if one)
