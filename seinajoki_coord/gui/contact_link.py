"""Whom to call, as pieces of HTML that can be read on a light and on a dark background."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from qgis.PyQt.QtGui import QPalette

if TYPE_CHECKING:
    from .session import Party

_DARK = 128
_ON_DARK, _ON_LIGHT = "#6cb2ff", "#0057b8"


def contact_parts(party: Party, palette: QPalette) -> list[str]:
    """Return what is known of a contact: name, telephone unbroken, e-mail as a link."""
    parts = [escape(party.contact), escape(party.phone).replace(" ", "&nbsp;")]
    if party.email:
        # Qt takes the colour of links from the desktop, whatever theme QGIS has.
        dark = palette.color(QPalette.ColorRole.Window).lightness() < _DARK
        address, colour = escape(quote(party.email, safe="@")), _ON_DARK if dark else _ON_LIGHT
        parts.append(f'<a href="mailto:{address}" style="color: {colour}">{escape(party.email)}</a>')
    return [one for one in parts if one]
