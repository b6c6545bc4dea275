"""Values of versions as people read them: words of lists, names of parties, times in the locale's form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QDateTime, QLocale, Qt, QTimeZone

from ..core.canonical import GEOMETRY
from ..core.table import FieldType
from ..layers.attribute import plain
from ..layers.language import tr
from ..layers.version import geometry_of
from .overlap_text import how_large
from .record_link import find_record
from .record_time import moment_format, word_of

if TYPE_CHECKING:
    from ..core.canonical import Row
    from ..core.table import Table
    from .session import Session

NOTHING = "–"


def value_word(session: Session, table: Table, name: str, row: Row | None) -> str:
    """Return a field of a version in words; a dash where it is empty."""
    value = (row or {}).get(name)
    if value is None or value == "":
        return NOTHING
    if name == GEOMETRY:
        return how_large(geometry_of(row).area())
    field = table.field(name)
    if field.values:
        word = field.values.get(str(value))
        return str(value) if word is None else tr(word)
    if field.references:
        return _name_of(session, field.references, str(value))
    return _plain_word(field.type, value)


def _plain_word(kind: FieldType, value: Any) -> str:  # noqa: ANN401
    if kind is FieldType.BOOLEAN:
        return tr("Yes") if value else tr("No")
    if kind is FieldType.MOMENT:
        return word_of(value, all_day=False)
    if kind is FieldType.INTEGER:
        return QLocale().toString(int(value))
    if kind is FieldType.REAL:
        return QLocale().toString(float(value), "g", 12)
    return str(value)


def stamp_word(stamp: str | None, time_zone: str) -> str:
    """Return the moment of a change in the locale's form and in a time zone; empty where it is not known."""
    moment = QDateTime.fromString(stamp or "", Qt.DateFormat.ISODate)
    if not moment.isValid():
        return ""
    return QLocale().toString(moment.toTimeZone(QTimeZone(time_zone.encode())), moment_format())


def changed_fields(table: Table, before: Row | None, after: Row | None) -> list[str]:
    """Return the fields in which two versions differ, in the order of the form, the geometry last."""
    names = [field.name for field in table.fields if not field.upkeep or field.name in (before or after or {})]
    names += [GEOMETRY] * table.has_geometry
    return [name for name in names if (before or {}).get(name) != (after or {}).get(name)]


def _name_of(session: Session, table: str, key: str) -> str:
    """Return the name of a record that is referred to, its identifier where it is not known here."""
    if table == "party" and key in session.parties:
        return session.parties[key].name
    found = find_record(session, table, key)
    return key if found is None else str(plain(found[1]["name"]) or key)
