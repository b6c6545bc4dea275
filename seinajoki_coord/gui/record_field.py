"""The single fields of the record's form: texts and choices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from qgis.PyQt.QtCore import QEvent, QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy

if TYPE_CHECKING:
    from collections.abc import Sequence


_LINES = 5


class LongText(QPlainTextEdit):
    """A text of several lines that says when it was left."""

    left = pyqtSignal()

    def __init__(self) -> None:
        """Make it empty; Tab leads on to the next field."""
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * _LINES + 12)

    def focusOutEvent(self, event: QEvent) -> None:
        """Say that it was left."""
        super().focusOutEvent(event)
        self.left.emit()


TextField = Union[QLineEdit, LongText]


class Choice(QComboBox):
    """A drop-down of codes and their words that is not wider than its form."""

    def __init__(self) -> None:
        """Make it empty."""
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, items: Sequence[tuple[str, str | None]], value: object) -> None:
        """Offer words and codes and show one; a code that is not among them is offered as it is."""
        offered = list(items)
        if value not in [code for _, code in offered]:
            offered.append(("" if value is None else str(value), value))
        blocker = QSignalBlocker(self)
        self.clear()
        for word, code in offered:
            self.addItem(word, code)
        self.setCurrentIndex([code for _, code in offered].index(value))
        blocker.unblock()


def text_of(field: TextField) -> str | None:
    """Return what stands in a text field, None for nothing."""
    text = field.toPlainText() if isinstance(field, LongText) else field.text()
    return text.strip() or None


def show_text(field: TextField, value: object, *, keep_typed: bool) -> None:
    """Show a text; ``keep_typed`` leaves a field alone in which the user is typing."""
    text = "" if value is None else str(value)
    shown = field.toPlainText() if isinstance(field, LongText) else field.text()
    if shown == text or (keep_typed and field.hasFocus() and _is_modified(field)):
        return
    blocker = QSignalBlocker(field)
    if isinstance(field, LongText):
        field.setPlainText(text)
    else:
        field.setText(text)
        field.setCursorPosition(0)
    blocker.unblock()


def settle(field: TextField) -> None:
    """Remember that what was typed in a field has been taken over."""
    if isinstance(field, LongText):
        field.document().setModified(False)
    else:
        field.setModified(False)


def _is_modified(field: TextField) -> bool:
    return bool(field.document().isModified() if isinstance(field, LongText) else field.isModified())
