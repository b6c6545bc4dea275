"""The guide in a window of its own, without a network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

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
