"""The record in hand as a form: each change goes to the layer's edit buffer at once, as one step of undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ..layers.attribute import plain
from ..layers.entry import OCCUPYING, TYPE_FIELDS
from ..layers.language import tr
from ..layers.live_workspace import Draft
from .contact_link import ContactLabel, contact_html
from .overlap_verdict import in_words, met_by
from .record_edit import can_edit, change_record
from .record_field import Choice, LongText, settle, show_text, text_of
from .record_model import type_word
from .record_problem import problems_of
from .record_save import SaveBar
from .record_times import TIME_FIELDS, RecordTimes

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.gui import QgisInterface
    from qgis.PyQt.QtGui import QShowEvent

    from ..core.schema import Table
    from ..layers.entry import Entry, Key
    from .session import Session

_TEXTS = ("title", "project", "permit_ref", "schedule", "description")
_CHOICES = ("type", "status", "party_id", "certainty")
_ORDER = ("title", "type", "status", "party_id", "times", "certainty", *_TEXTS[1:])
_NAMED = 5


class RecordForm(QWidget):
    """Edits the session's current record."""

    said = pyqtSignal(str)
    """A sentence for the user."""

    def __init__(self, session: Session, iface: QgisInterface | None = None, parent: QWidget | None = None) -> None:
        """Make the fields and follow the session."""
        super().__init__(parent)
        self._session = session
        self._iface = iface
        self._key: Key | None = None
        self._is_writing = False
        self._draft: Draft | None = None
        self.head_label, self.meets_label = QLabel(), QLabel()
        for label in (self.head_label, self.meets_label):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.meets_label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.meets_label.setAccessibleName(tr("What it meets"))
        self.fields: dict[str, QWidget] = {}
        self.problems: dict[str, QLabel] = {}
        self.times = RecordTimes(self)
        self.slots_button = QPushButton(tr("Free dates…"))
        self.contact_label = ContactLabel(contact_html)
        self.save_bar = SaveBar(session, iface)
        self.save_bar.pending = self.take_pending
        self._lay_out()
        self.times.edited.connect(self._change)
        self.times.previewed.connect(self._preview)
        shown = (session.current_changed, session.workspace_changed, session.state_changed)
        self._connections = [(signal, self._show) for signal in shown]
        self._connections += [(session.entries_changed, self._follow), (session.judge.answered, self._follow_rules)]
        for signal, slot in self._connections:
            signal.connect(slot)
        self._show()

    def stop(self) -> None:
        """Follow the session no longer."""
        self.save_bar.stop()
        self._session.judge.look(self, ())
        for signal, slot in self._connections:
            signal.disconnect(slot)

    def take_pending(self) -> None:
        """Take over what was typed in a field that has the focus still."""
        if self._key is not None and self.body.isEnabled():
            self._change({**{name: text_of(self.fields[name]) for name in _TEXTS}, **self.times.pending()})

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the wheel scroll the form, not change a field that the pointer happens to cross."""
        if event.type() == QEvent.Type.Wheel and not watched.hasFocus():  # type: ignore[attr-defined]
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    @property
    def layer(self) -> QgsVectorLayer | None:
        """Return the layer of the record in hand."""
        live = self._session.live
        return live.layers.get(self._key[0]) if live is not None and self._key is not None else None

    def _lay_out(self) -> None:
        self.body = QWidget()
        form = QFormLayout(self.body)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setVerticalSpacing(4)
        words = {
            "title": tr("Title"), "type": tr("Type"), "status": tr("Status"), "party_id": tr("Party"),
            "certainty": tr("Certainty"), "project": tr("Project"), "permit_ref": tr("Permit"),
            "schedule": tr("Recurrence"), "description": tr("Description"),
        }  # fmt: skip
        for name in _ORDER:
            if name == "times":
                form.addRow("", self.times.all_day_check)
                for field, (word, editor, buddy) in self.times.rows.items():
                    self._add_row(form, field, word, editor, buddy)
                form.addRow("", self.slots_button)
                continue
            self.fields[name] = self._field(name)
            self.fields[name].setAccessibleName(words[name])
            self._add_row(form, name, words[name], self.fields[name], self.fields[name])
            if name == "party_id":
                form.addRow("", self.contact_label)
        self.contact_label.setOpenExternalLinks(True)
        for watched in self.body.findChildren(QWidget):
            if isinstance(watched, Choice) or watched.inherits("QAbstractSpinBox"):
                watched.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                watched.installEventFilter(self)
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setWidget(self.body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(4, 4, 4, 4)
        outer.addWidget(self.head_label)
        outer.addWidget(self.scroll, 1)
        outer.addWidget(self.meets_label)
        outer.addWidget(self.save_bar)

    def _add_row(self, form: QFormLayout, name: str, word: str, editor: QWidget, buddy: QWidget) -> None:
        """Add a field with its word before it and, below it, the place for what is wrong with it."""
        label, problem = QLabel(word), QLabel()
        label.setBuddy(buddy)
        problem.setWordWrap(True)
        problem.setTextFormat(Qt.TextFormat.PlainText)
        problem.hide()
        self.problems[name] = problem
        form.addRow(label, editor)
        form.addRow("", problem)

    def _field(self, name: str) -> QWidget:
        if name in _CHOICES:
            choice = Choice()
            choice.activated.connect(lambda _: self._change({self._column(name): choice.currentData()}))
            return choice
        field = LongText() if name == "description" else QLineEdit()
        done = field.left if isinstance(field, LongText) else field.editingFinished
        done.connect(lambda: self._change({name: text_of(field)}))
        if name == "title":
            field.textEdited.connect(lambda text: self._say_problems({"title": text.strip() or None}))
        elif name == "schedule":
            field.textEdited.connect(lambda _text: self._say_problems({}))
        return field

    def _column(self, name: str) -> str:
        return TYPE_FIELDS[self._key[0]] if name == "type" and self._key is not None else name

    def _change(self, values: dict[str, Any]) -> None:
        """Write values to the edit buffer, if they are other than what stands there."""
        layer, key = self.layer, self._key
        if layer is None or key is None or self._is_writing or not values:
            return
        was_active = layer.isEditable()
        self._is_writing = True
        try:
            done = change_record(layer, key[1], values, tr("Change a record"))
        finally:
            self._is_writing = False
        if not done:
            self.said.emit(tr("“{layer}” cannot be edited.").format(layer=layer.name()))
        for name in _TEXTS:
            if name in values:
                settle(self.fields[name])
        if done and not was_active and layer.isEditable() and self._iface is not None:
            # Undo in QGIS is that of the active layer.
            self._iface.setActiveLayer(layer)
        self._show()

    def _preview(self, values: dict[str, str | None]) -> None:
        """Say what the record would meet and what is wrong, while times are typed."""
        live, layer, entry = self._session.live, self.layer, self._entry()
        if live is None or layer is None or entry is None or self._key is None:
            return
        times = dict(zip(TIME_FIELDS, (entry.starts, entry.ends, entry.setup, entry.cleared)))
        times.update(values)
        self._say_problems(times)
        if not entry.counts:
            return
        ground = layer.getFeature(self._key[1]).geometry()
        taken = (times["setup_at"] or times["starts_at"], times["cleared_at"] or times["ends_at"])
        self._draft = Draft(ground, *taken, entry.project, self._key, times)
        self._session.judge.show_draft(self._draft, entry.kind)
        self._say_meets()

    def _entry(self) -> Entry | None:
        live = self._session.live
        return live.entries.get(self._key) if live is not None and self._key is not None else None

    def showEvent(self, event: QShowEvent) -> None:
        """Ask the rules about the record in hand, which they are not while nobody looks."""
        super().showEvent(event)
        self._say_meets()

    def _follow_rules(self, keys: set[Key | None]) -> None:
        if self.isVisible() and (self._key if self._draft is None else None) in keys:
            self._say_meets()

    def _follow(self, keys: set[Key] | None) -> None:
        if not self._is_writing and (keys is None or self._key in keys):
            self._show()

    def _show(self) -> None:
        """Show the record in hand as it is now, or that there is none."""
        before, self._key = self._key, self._session.current
        if self._draft is not None:
            self._draft = None
            self._session.judge.show_draft(None)
        entry, layer = self._entry(), self.layer
        feature = layer.getFeature(entry.key[1]) if entry is not None and layer is not None else None
        for widget in (self.scroll, self.meets_label):
            widget.setVisible(feature is not None)
        if entry is None or layer is None or feature is None:
            self._key = None
            self._session.judge.look(self, ())
            self.times.show_entry(None)
            self.head_label.setText(tr("Choose a record in the list, on the timeline or on the map."))
            return
        table, why_not = OCCUPYING[entry.kind], self._why_not(layer, entry)
        kind = {"work": tr("Work"), "event": tr("Event")}[entry.kind]
        self.head_label.setText(f"{kind} · {type_word(entry)}" + (f"\n🔒 {why_not}" if why_not else ""))
        self.body.setEnabled(not why_not)
        for name, field in self.fields.items():
            value = plain(feature[self._column(name)])
            if isinstance(field, Choice):
                field.show_value(self._items(name, table), value)
            else:
                show_text(field, value, keep_typed=self._key == before)
        self.contact_label.show_party(self._session.parties.get(entry.party_id or ""))
        self.contact_label.setVisible(bool(self.contact_label.text()))
        self.times.show_entry(entry)
        self._say_problems({})
        self._say_meets()

    def _why_not(self, layer: QgsVectorLayer, entry: Entry) -> str:
        """Return why a record cannot be edited; empty where it can."""
        if not can_edit(layer):
            return tr("“{layer}” cannot be edited: the file or the layer is read-only.").format(layer=layer.name())
        return self._session.why_not(entry.key)

    def _items(self, name: str, table: Table) -> list[tuple[str, str | None]]:
        """Return the words and codes of a choice."""
        if name == "party_id":
            names = sorted(self._session.party_names.items(), key=lambda one: one[1].casefold())
            return [("", None), *((word, key) for key, word in names)]
        return [(tr(word), code) for code, word in (table.field(self._column(name)).values or {}).items()]

    def _say_problems(self, typed: dict[str, str | None]) -> None:
        """Show below each field what is to be said of it; ``typed`` is what is not in the buffer yet."""
        entry = self._entry()
        if entry is None:
            return
        row = dict(zip(TIME_FIELDS, (entry.starts, entry.ends, entry.setup, entry.cleared)), title=entry.title or None)
        row.update(typed, schedule=text_of(self.fields["schedule"]))
        said = problems_of(OCCUPYING[entry.kind], row, self._session.live.workspace.time_zone)  # type: ignore[union-attr]
        for name, label in self.problems.items():
            label.setText(said.get(name, ""))
            label.setVisible(name in said)

    def _say_meets(self) -> None:
        """Say whom the record meets as it is or is being typed, and what the rules make of it."""
        live, key, judge = self._session.live, self._key, self._session.judge
        if live is not None and key is not None:
            side = self._draft or key
            judge.look(self, [key])
            self.meets_label.setText(in_words(live, met_by(live, side), judge.verdict(side), _NAMED))
