"""The guide in a window of its own, without a network, and the key that asks for it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QObject, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QDialog, QTextBrowser, QVBoxLayout

from ..layers.language import spoken, tr

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

_FOLDER = Path(__file__).parent.parent / "resources" / "help"
_PICTURE = re.compile(r"^!\[.*\]\(.*\)\n", re.MULTILINE)


def guide() -> str:
    """Return the guide as Markdown, in the language QGIS runs in where there is one; its pictures do not ship."""
    own = _FOLDER / f"guide.{spoken()}.md"
    return _PICTURE.sub("", (own if own.is_file() else _FOLDER / "guide.md").read_text(encoding="utf-8"))


class HelpDialog(QDialog):
    """The guide, to read and to search."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Show it from the beginning."""
        super().__init__(parent)
        self.setObjectName("seinajoki_coord_help_dialog")
        self.setWindowTitle(tr("Seinäjoki Coord") + " – " + tr("Help"))
        self.text = QTextBrowser()
        self.text.setOpenExternalLinks(True)
        self.text.setMarkdown(guide())
        self.text.setAccessibleName(tr("Help"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self.resize(720, 640)


class HelpKey(QObject):
    """
    Lets F1 in a widget ask for the guide.

    QGIS has a shortcut of its own on that key; of two shortcuts Qt would follow neither, so it is taken before.
    """

    pressed = pyqtSignal()

    def __init__(self, widget: QWidget) -> None:
        """Look at the keys that reach a widget."""
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the key for help."""
        if event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return super().eventFilter(watched, event)
        is_help = event.matches(QKeySequence.StandardKey.HelpContents)  # type: ignore[attr-defined]
        if is_help:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self.pressed.emit()
        return bool(is_help)
