"""Values of one's own for the fields of a conflict, where neither mine nor theirs is right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtGui import QDoubleValidator, QIntValidator
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QWidget

from ..core.canonical import GEOMETRY
from ..core.table import Field, FieldType
from ..layers.language import tr
from .moment_edit import MomentEdit
from .record_field import Choice, LongText, show_text, text_of
from .record_time import moment_format, moment_of, stored

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..workspace.conflict import Conflict
    from .session import Session

_VALIDATORS = {FieldType.INTEGER: QIntValidator, FieldType.REAL: QDoubleValidator}


class ConflictEdit(QDialog):
    """A form of the fields that both changed, filled with what was chosen so far; the ground is chosen, not typed."""

    def __init__(
        self, session: Session, conflict: Conflict, theirs: Sequence[str], parent: QWidget | None = None
    ) -> None:
        """Begin with mine, and with theirs in the fields where that was chosen."""
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(tr("Edit: {title}").format(title=conflict.title or tr("(no title)")))
        self.editors: dict[str, QWidget] = {}
        self._conflict = conflict
        form = QFormLayout(self)
        for name in conflict.fields:
            if name != GEOMETRY:
                field = conflict.table.field(name)
                side = conflict.theirs if name in theirs else conflict.mine
                self.editors[name] = self._editor(field, (side or {}).get(name))
                self.editors[name].setAccessibleName(tr(field.alias))
                form.addRow(tr(field.alias), self.editors[name])
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.ok_button = buttons.button(standard.Ok)
        form.addRow(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)

    def values(self) -> dict[str, Any]:
        """Return what stands in the fields, as a row holds it."""
        return {name: self._value(self._conflict.table.field(name), editor) for name, editor in self.editors.items()}

    def _editor(self, field: Field, value: Any) -> QWidget:  # noqa: ANN401
        items = self._items(field)
        if items is not None:
            choice = Choice()
            choice.show_value(items, value)
            return choice
        if field.type is FieldType.MOMENT:
            moment = MomentEdit(tr(field.alias), tr("open"), moment_format())
            moment.show_moment(moment_of(value))
            return moment
        if field.type is FieldType.LONG_TEXT:
            text = LongText()
        else:
            text = QLineEdit()
            text.textChanged.connect(self._check)
        if field.type in _VALIDATORS:
            text.setValidator(_VALIDATORS[field.type](text))
            value = None if value is None else QLocale().toString(float(value), "g", 12)
        show_text(text, value, keep_typed=False)
        return text

    def _items(self, field: Field) -> list[tuple[str, Any]] | None:
        """Return words and codes of a field with a list; None where it has none."""
        empty = [] if field.required else [("", None)]
        if field.values:
            return [*empty, *((tr(word), code) for code, word in field.values.items())]
        if field.type is FieldType.BOOLEAN:
            return [*empty, (tr("No"), 0), (tr("Yes"), 1)]
        if field.references == "party":
            names = sorted(self._session.party_names.items(), key=lambda one: one[1].casefold())
            return [*empty, *((word, key) for key, word in names)]
        return None

    @staticmethod
    def _value(field: Field, editor: QWidget) -> Any:  # noqa: ANN401
        if isinstance(editor, Choice):
            return editor.currentData()
        if isinstance(editor, MomentEdit):
            return stored(editor.moment())
        text = text_of(editor)
        if text is None or field.type not in _VALIDATORS:
            return text
        number, _ = QLocale().toDouble(text)
        return int(number) if field.type is FieldType.INTEGER else number

    def _check(self) -> None:
        """Take no number that is none."""
        lines = [one for one in self.editors.values() if isinstance(one, QLineEdit)]
        self.ok_button.setEnabled(all(not one.text().strip() or one.hasAcceptableInput() for one in lines))
