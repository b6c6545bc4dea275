"""What people typed, for tooltips and message bars: Qt would take for HTML what looks like it, and load its pictures."""

from __future__ import annotations

from html import escape


def as_html(text: str) -> str:
    """Return a text as HTML that shows it as it is."""
    return escape(text, quote=False).replace("\n", "<br>")


def plain_tip(text: str) -> str:
    """Return a tooltip that shows a text as it is."""
    return f"<qt>{as_html(text)}</qt>" if text else ""
