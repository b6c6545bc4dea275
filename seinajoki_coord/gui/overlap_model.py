"""The table of overlaps: one row a pair; times at once, grounds only for what is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QAbstractTableModel, QModelIndex, Qt
from qgis.PyQt.QtGui import QColor

from ..layers.entry import OCCUPYING, Draft
from ..layers.language import tr
from ..layers.overlap_detail import OverlapDetails
from . import overlap_text as text
from .overlap_row import Row, judged_rows, sentences, weight_word
from .plain_tip import plain_tip

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qgis.core import QgsGeometry

    from ..layers.entry import Entry, Key
    from ..layers.overlap_detail import Ground, Side, Span
    from .overlap_verdict import Verdict
    from .session import Party, Session

WEIGHT, ONE, OTHER, KIND, PARTY, WHEN, HOURS, GROUND, CONTACT = range(9)
BY_ITSELF = -1
"""No column: by rank, then by time."""
_ROOT = QModelIndex()
_SAID = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.TextAlignmentRole,
    Qt.ItemDataRole.DecorationRole,
}
_RIGHT = 0x0002 | 0x0080
"""Right and in the middle: as a number, because PyQt 5 and 6 do not agree on what they take from a model."""


class OverlapModel(QAbstractTableModel):
    """Rows of pairs; what they meet on is measured when a row is painted, and kept."""

    def __init__(self, session: Session) -> None:
        """Start empty."""
        super().__init__(session)
        self._session = session
        self._rows: list[Row] = []
        self._details: OverlapDetails | None = None
        self._drafted: dict[Key, Ground] = {}
        self._verdict: Verdict | None = None
        self._sorted = (BY_ITSELF, Qt.SortOrder.AscendingOrder)
        self.start()

    def start(self) -> None:
        """Begin with the workspace in hand, or with none."""
        live, opened = self._session.live, self._session.opened
        self._details = OverlapDetails(live, opened.layers) if live is not None and opened is not None else None
        self.show_pairs([])

    def forget(self, keys: set[Key] | None) -> None:
        """Let go of what was measured of records that changed."""
        if self._details is not None:
            self._details.forget(keys)

    def show_pairs(self, pairs: list[tuple[Side, Key]]) -> None:
        """Show other pairs in the order chosen, without asking the rules."""
        self._show([Row(one, other, span) for (one, other), span in self._with_spans(pairs)], None)

    def show_side(self, side: Side, others: Iterable[Key], verdict: Verdict) -> None:
        """Show what one record meets, and what the rules say of it."""
        met = ((other, span) for (_, other), span in self._with_spans([(side, other) for other in others]))
        self._show([row for row in judged_rows(side, met, verdict) if self._is_there(row)], verdict)

    def _with_spans(self, pairs: list[tuple[Side, Key]]) -> Iterable[tuple[tuple[Side, Key], Span]]:
        return zip(pairs, self._details.spans(pairs) if self._details is not None else [])

    def _show(self, rows: list[Row], verdict: Verdict | None) -> None:
        self.beginResetModel()
        self._rows, self._drafted, self._verdict = rows, {}, verdict
        self._rows.sort(key=lambda row: (-row.rank, row.span.starts or "", self.entry(row).title, row.other))
        if self._sorted[0] != BY_ITSELF:
            self._arrange()
        self.endResetModel()

    def _arrange(self) -> None:
        column, order = self._sorted
        if column == GROUND and self._details is not None:
            sides = [side for row in self._rows for side in (row.one, row.other)]
            self._details.read(dict.fromkeys(side for side in sides if not isinstance(side, Draft)))
        self._rows.sort(key=lambda row: self._order(row, column), reverse=order == Qt.SortOrder.DescendingOrder)

    def row(self, place: int) -> Row:
        """Return a row."""
        return self._rows[place]

    def rows(self) -> list[Row]:
        """Return all rows in the order shown."""
        return list(self._rows)

    def entry(self, row: Row) -> Entry:
        """Return the other record of a row. Raises KeyError once it is gone."""
        if row.other[0] not in OCCUPYING:
            return row.findings[0].other
        if self._session.live is None:
            raise KeyError(row.other)
        return self._session.live.entries[row.other]

    def _is_there(self, row: Row) -> bool:
        live = self._session.live
        return row.other[0] not in OCCUPYING or (live is not None and row.other in live.entries)

    def first(self, row: Row) -> Entry | None:
        """Return the record in hand of a row; None while it is a new one that is being drawn."""
        key = row.one.key if isinstance(row.one, Draft) else row.one
        return self._session.live.entries.get(key) if self._session.live is not None and key is not None else None

    def party(self, entry: Entry | None) -> Party | None:
        """Return who plans a record."""
        return self._session.parties.get(entry.party_id or "") if entry is not None else None

    def ground(self, row: Row) -> Ground | None:
        """Return where a pair meets; measured now if it was not before."""
        if self._details is None:
            return None
        if not isinstance(row.one, Draft):
            return self._details.ground(row.one, row.other)
        if row.other not in self._drafted:
            self._drafted[row.other] = self._details.ground(row.one, row.other)
        return self._drafted[row.other]

    def plane(self) -> QgsCoordinateReferenceSystem:
        """Return the plane that grounds are in; invalid without a workspace."""
        return self._details.plane if self._details is not None else QgsCoordinateReferenceSystem()

    def fault(self, side: Side) -> str:
        """Return why a record meets nothing at all, whatever there is; empty where it could."""
        return self._details.fault(side) if self._details is not None else ""

    def grounds_of(self, row: Row) -> list[QgsGeometry]:
        """Return the geometries of both sides, for a flash."""
        if self._details is None:
            return []
        both = [self._details.geometry(side) for side in (row.one, row.other)]
        return [one for one in both if not one.isEmpty()]

    def said(self, row: Row) -> tuple[str, ...]:
        """Return the sentences of the rules about a row."""
        return sentences(row, self._verdict) if self._verdict is not None else ()

    def told(self, row: Row) -> text.Told:
        """Return a row ready to be told."""
        first, other = self.first(row), self.entry(row)
        own = self.party(first)
        title = first.title if first is not None else tr("New record, being drawn")
        return text.Told(
            title,
            own.name if own is not None else "",
            other,
            self.party(other),
            row.span,
            self.ground(row),
            self.said(row),
            row.is_shared,
        )

    def place_of(self, one: Side | None, other: Key | None) -> int:
        """Return the row of a pair, -1 where there is none."""
        for place, row in enumerate(self._rows):
            same = row.one == one or (isinstance(row.one, Draft) and isinstance(one, Draft))
            if row.other == other and same:
                return place
        return -1

    def rowCount(self, parent: QModelIndex = _ROOT) -> int:
        """Return how many pairs are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else 9

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words above the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            tr("How bad"), tr("Record"), tr("Meets"), tr("What"), tr("Party"), tr("When"), tr("How long"),
            tr("Shared ground"), tr("Contact"),
        )[section]  # fmt: skip

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says."""
        if role not in _SAID or not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        try:
            return self._said(row, column, role)
        except KeyError:
            # The record went away in this very moment; the rows are about to be made anew.
            return None

    def _said(self, row: Row, column: int, role: int) -> object:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._word(row, column, in_full=role == Qt.ItemDataRole.AccessibleTextRole)
        if role == Qt.ItemDataRole.ToolTipRole:
            # All of it: in a narrow panel most columns are out of sight.
            return plain_tip(text.for_mail([self.told(row)]))
        if role == Qt.ItemDataRole.TextAlignmentRole and column in {HOURS, GROUND}:
            return _RIGHT
        if role == Qt.ItemDataRole.DecorationRole and column == OTHER:
            party = self.party(self.entry(row))
            return QColor(party.colour) if party is not None and QColor.isValidColor(party.colour) else None
        return None

    def _word(self, row: Row, column: int, *, in_full: bool = False) -> str:
        other = self.entry(row)
        if column == WEIGHT:
            return weight_word(row, self._verdict, in_full=in_full) if self._verdict is not None else ""
        if column == ONE:
            first = self.first(row)
            return (first.title or tr("(no title)")) if first is not None else tr("New record, being drawn")
        if column in {OTHER, KIND}:
            return (other.title or tr("(no title)")) if column == OTHER else text.what_kind(other)
        if column in {PARTY, CONTACT}:
            party = self.party(other)
            return text.contact(party) if column == CONTACT else (party.name if party is not None else "")
        if column == GROUND:
            return text.what_ground(self.ground(row))
        return text.when(row.span) if column == WHEN else text.how_long(row.span.hours)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; by ground all rows are measured."""
        self._sorted = column, order
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        rows = [self._rows[index.row()] for index in held]
        self._arrange()
        places = {id(row): place for place, row in enumerate(self._rows)}
        now = [self.index(places[id(row)], index.column()) for row, index in zip(rows, held)]
        self.changePersistentIndexList(held, now)
        self.layoutChanged.emit()

    def _order(self, row: Row, column: int) -> str | float | tuple[float, float]:
        if column == WEIGHT:
            return -row.rank
        if column == WHEN:
            return row.span.starts or ""
        if column == HOURS:
            return float("inf") if row.span.hours is None else row.span.hours
        if column == GROUND:
            ground = self.ground(row)
            return (ground.area, -ground.distance) if ground is not None else (0.0, 0.0)
        return self._word(row, column).casefold()
