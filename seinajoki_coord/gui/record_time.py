"""Stored times as people read and enter them: in the locale's form, whole days with their last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, QDateTime, QLocale, Qt, QTime

if TYPE_CHECKING:
    from ..layers.entry import Entry

_STORED = "yyyy-MM-ddTHH:mm"
_LENGTH = 16
_MIDNIGHT = "T00:00"


def moment_of(text: str | None) -> QDateTime:
    """Return a stored text as a wall-clock time that knows no summer time; an invalid one where it is empty or none."""
    found = QDateTime.fromString((text or "")[:_LENGTH], _STORED)
    return wall(found.date(), found.time()) if found.isValid() else QDateTime()


def wall(date: QDate, time: QTime | None = None) -> QDateTime:
    """Return a date and a time (midnight) as a wall-clock time; UTC has no hour that is missing."""
    return QDateTime(date, time or QTime(0, 0), Qt.TimeSpec.UTC)


def stored(moment: QDateTime) -> str | None:
    """Return a wall-clock time as it is stored, None for an invalid one."""
    return moment.toString(_STORED) if moment.isValid() else None


def is_all_day(*texts: str | None) -> bool:
    """Whether all times that are given are midnights."""
    return all(text is None or text.endswith(_MIDNIGHT) for text in texts)


def last_day(end: QDateTime) -> QDate:
    """Return the last day of what ends at a moment: an end at midnight is not part of the day it begins."""
    return end.date().addDays(-1) if end.time() == QTime(0, 0) else end.date()


def day_after(end: QDateTime) -> QDateTime:
    """Return the midnight at which the last day of what ends at a moment is over."""
    return wall(last_day(end).addDays(1))


def date_format() -> str:
    """Return the locale's short form of dates, always with all digits of the year."""
    return _whole_year(QLocale().dateFormat(QLocale.FormatType.ShortFormat))


def moment_format() -> str:
    """Return the locale's short form of dates with times."""
    return f"{date_format()} {time_format()}"


def time_format() -> str:
    """Return the locale's short form of times, to the minute."""
    return QLocale().timeFormat(QLocale.FormatType.ShortFormat).replace(":ss", "")


def _whole_year(form: str) -> str:
    return form if "yyyy" in form else form.replace("yy", "yyyy")


def word_of(text: str | None, *, all_day: bool, end: bool = False) -> str:
    """Return a stored time in the locale's form; of whole days the date, of an end the last day. Empty where open."""
    moment = moment_of(text)
    if not moment.isValid():
        return text or ""
    if all_day:
        return QLocale().toString(last_day(moment) if end else moment.date(), date_format())
    return QLocale().toString(moment, moment_format())


def time_words(entry: Entry) -> tuple[str, str, str, str]:
    """Return start, end, set-up and clearing of a record in the locale's form."""
    all_day = is_all_day(entry.starts, entry.ends, entry.setup, entry.cleared)
    return (
        word_of(entry.starts, all_day=all_day),
        word_of(entry.ends, all_day=all_day, end=True),
        word_of(entry.setup, all_day=all_day),
        word_of(entry.cleared, all_day=all_day, end=True),
    )
