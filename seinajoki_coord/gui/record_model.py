"""The records that the filter lets through, as a table."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt

from ..core.schema import WORK
from ..layers.entry import OCCUPYING, TYPE_FIELDS
from ..layers.language import tr
from ..layers.notice import unknown_partners
from .plain_tip import plain_tip
from .record_time import time_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.PyQt.QtCore import QObject

    from ..layers.entry import Entry, Key
    from .session import Session

_MANY = 500
"""More changed records than this are read anew as a whole."""
_NAMED = 10
_LATE = "9999"
# Letters that Finnish and Swedish put behind z, in their order.
_AFTER_Z = str.maketrans({"å": "{a", "ä": "{b", "ö": "{c"})
_EMPTY = QModelIndex()


class Column(IntEnum):
    """What stands in which column."""

    OVERLAPS = 0
    TITLE = 1
    TYPE = 2
    PARTY = 3
    STATUS = 4
    STARTS = 5
    ENDS = 6
    SETUP = 7
    CLEARED = 8
    PERMIT = 9
    PROJECT = 10


def type_word(entry: Entry) -> str:
    """Return the word for a record's type."""
    words = OCCUPYING[entry.kind].field(TYPE_FIELDS[entry.kind]).values or {}
    return tr(words.get(entry.type, entry.type))


def status_word(entry: Entry) -> str:
    """Return the word for a record's status."""
    return tr((WORK.field("status").values or {}).get(entry.status, entry.status))


class RecordModel(QAbstractTableModel):
    """A row a record; holds keys only, the records stay where they are."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Follow the session."""
        super().__init__(parent)
        self._session = session
        self._keys: list[Key] = []
        self._rows: dict[Key, int] = {}
        self._column, self._order = Column.STARTS, Qt.SortOrder.AscendingOrder
        self._read()
        session.filter_changed.connect(self.reset)
        session.entries_changed.connect(self._follow)
        session.state_changed.connect(self._show_partners)

    def stop(self) -> None:
        """Follow the session no longer."""
        self._session.filter_changed.disconnect(self.reset)
        self._session.state_changed.disconnect(self._show_partners)
        self._session.entries_changed.disconnect(self._follow)

    def key_at(self, row: int) -> Key | None:
        """Return the key of a row."""
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def row_of(self, key: Key | None) -> int:
        """Return the row of a key, -1 where it is not shown."""
        return self._rows.get(key, -1) if key is not None else -1

    def rowCount(self, parent: QModelIndex = _EMPTY) -> int:
        """Return how many records are shown."""
        return 0 if parent.isValid() else len(self._keys)

    def columnCount(self, parent: QModelIndex = _EMPTY) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of the header."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(Column):
            return None
        if role == Qt.ItemDataRole.ToolTipRole and section == Column.OVERLAPS:
            return tr("How many records share its ground at the same time, whatever the rules make of it")
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        # The sign keeps the column narrow; the whole word stands in the menu of columns.
        return "∩" if section == Column.OVERLAPS else column_word(Column(section))

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        # A cell that is painted asks for seven roles more: no look-up for those.
        entry = self._entry(self.key_at(index.row())) if role in _SAID else None
        if entry is None:
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(entry, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            is_count = column == Column.OVERLAPS
            return plain_tip(self._partners_text(entry) if is_count else self._text(entry, column))
        if role == Qt.ItemDataRole.AccessibleTextRole and column == Column.OVERLAPS:
            return self._partners_text(entry)
        if role == Qt.ItemDataRole.UserRole:
            return entry.id
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; what is selected stays selected."""
        if not 0 <= column < len(Column):
            return
        self._column, self._order = Column(column), order
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        kept = [(self._keys[one.row()], one.column()) for one in before]
        self._arrange()
        self.changePersistentIndexList(before, [self.index(self._rows[key], place) for key, place in kept])
        self.layoutChanged.emit()

    def reset(self) -> None:
        """Ask again which records are shown."""
        self.beginResetModel()
        self._read()
        self.endResetModel()

    def _read(self) -> None:
        self._keys = self._session.shown()
        self._arrange()

    def _arrange(self) -> None:
        entries, rank = self._session.live.entries if self._session.live else {}, self._rank()
        self._keys.sort(key=lambda key: rank(entries[key]) if key in entries else "", reverse=self._is_falling)
        self._number()

    def _number(self) -> None:
        self._rows = {key: row for row, key in enumerate(self._keys)}

    @property
    def _is_falling(self) -> bool:
        return self._order == Qt.SortOrder.DescendingOrder

    def _rank(self) -> Callable[[Entry], Any]:
        """Return what the column in hand sorts by; an open start comes first, an open end last."""
        live, names = self._session.live, self._session.party_names
        partners = live.partners if live is not None else {}
        words: dict[tuple[str, str], str] = {}

        def once(entry: Entry, code: str, word: Callable[[Entry], str]) -> str:
            key = (entry.kind, code)
            if key not in words:
                words[key] = _folded(word(entry))
            return words[key]

        ranks: dict[Column, Callable[[Entry], Any]] = {
            Column.OVERLAPS: lambda entry: len(partners.get(entry.key, ())),
            Column.TITLE: lambda entry: _folded(entry.title),
            Column.TYPE: lambda entry: once(entry, entry.type, type_word),
            Column.PARTY: lambda entry: _folded(names.get(entry.party_id or "", "")),
            Column.STATUS: lambda entry: once(entry, entry.status, status_word),
            Column.STARTS: lambda entry: entry.starts or "",
            Column.ENDS: lambda entry: entry.ends or _LATE,
            Column.SETUP: lambda entry: entry.taken_from or "",
            Column.CLEARED: lambda entry: entry.taken_until or _LATE,
            Column.PERMIT: lambda entry: _folded(entry.permit or ""),
            Column.PROJECT: lambda entry: _folded(entry.project or ""),
        }
        return ranks[self._column]

    def _follow(self, changed: set[Key] | None) -> None:
        """Show what changed; rows stay where they are, so that nothing jumps while it is edited."""
        live = self._session.live
        if changed is None or live is None or len(changed) > _MANY:
            self.reset()
            return
        names = self._session.party_names
        for key in changed:
            row, entry = self.row_of(key), live.entries.get(key)
            shown = entry is not None and self._session.filter.lets(entry, names, live.partners)
            if shown and row >= 0:
                for column in Column:
                    # Of a range of cells the view would paint all that it shows.
                    self.dataChanged.emit(self.index(row, column), self.index(row, column))
            elif entry is not None and shown:
                self._insert(entry)
            elif row >= 0:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._keys[row]
                self._number()
                self.endRemoveRows()

    def _show_partners(self) -> None:
        """Show who meets whom, which is known only some time after the records."""
        if self._column == Column.OVERLAPS:
            self.reset()
        elif self._keys:
            self.dataChanged.emit(self.index(0, Column.OVERLAPS), self.index(len(self._keys) - 1, Column.OVERLAPS))

    def _insert(self, entry: Entry) -> None:
        entries, rank = self._session.live.entries, self._rank()  # type: ignore[union-attr]
        wanted, low, high = rank(entry), 0, len(self._keys)
        while low < high:
            middle = (low + high) // 2
            other = entries.get(self._keys[middle])
            before = other is not None and (rank(other) >= wanted if self._is_falling else rank(other) <= wanted)
            low, high = (middle + 1, high) if before else (low, middle)
        self.beginInsertRows(QModelIndex(), low, low)
        self._keys.insert(low, entry.key)
        self._number()
        self.endInsertRows()

    def _entry(self, key: Key | None) -> Entry | None:
        live = self._session.live
        return None if live is None or key is None else live.entries.get(key)

    def _text(self, entry: Entry, column: Column) -> str:
        if column in _TIMES:
            return time_words(entry)[_TIMES.index(column)]
        if column == Column.OVERLAPS:
            count = len(self._session.live.partners.get(entry.key, ()))  # type: ignore[union-attr]
            return str(count) if count else ""
        if column == Column.TYPE:
            return type_word(entry)
        if column == Column.STATUS:
            return status_word(entry)
        if column == Column.PARTY:
            return self._session.party_names.get(entry.party_id or "", "")
        return {Column.TITLE: entry.title, Column.PERMIT: entry.permit, Column.PROJECT: entry.project}[column] or ""

    def _partners_text(self, entry: Entry) -> str:
        live = self._session.live
        met = (
            [live.entries[key].title for key in live.partners.get(entry.key, ()) if key in live.entries] if live else []
        )
        if not met:
            return (unknown_partners(live) if live is not None else "") or tr("Meets nothing")
        named = sorted(met)[:_NAMED] + ["…"] * (len(met) > _NAMED)
        return tr("Meets {count}: {titles}").format(count=len(met), titles=", ".join(named))


_SAID = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.UserRole,
}
_TIMES = (Column.STARTS, Column.ENDS, Column.SETUP, Column.CLEARED)
_FIELDS = {
    Column.PARTY: "party_id",
    Column.STATUS: "status",
    Column.STARTS: "starts_at",
    Column.ENDS: "ends_at",
    Column.SETUP: "setup_at",
    Column.CLEARED: "cleared_at",
    Column.PERMIT: "permit_ref",
    Column.PROJECT: "project",
}


def column_word(column: Column) -> str:
    """Return the word for a column."""
    if column in _FIELDS:
        return tr(WORK.field(_FIELDS[column]).alias)
    return {Column.OVERLAPS: tr("Meets"), Column.TITLE: tr("Title"), Column.TYPE: tr("Type")}[column]


def _folded(text: str) -> str:
    return text.casefold().translate(_AFTER_Z)
