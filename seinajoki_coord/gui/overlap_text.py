"""Overlaps in words: times as the user writes them, a text for an e-mail, the address to send it to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDateTime, QLocale, Qt, QUrl

from ..core import vocabulary as words
from ..core.explain import number_in, title_in
from ..layers.language import spoken, tr
from .contact_link import contact_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qgis.PyQt.QtGui import QPalette

    from ..layers.entry import Entry
    from ..layers.overlap_detail import Ground, Span
    from .session import Party

_TYPES = {**words.WORK_TYPES, **words.EVENT_TYPES, **words.AREA_TYPES}
_SECONDS = re.compile(r"\W?ss")
_NEW_LINE = "\r\n"
"""Between lines of an e-mail (RFC 6068)."""


@dataclass(frozen=True)
class Told:
    """One overlap, ready to be told."""

    one: str
    """Title of the record in hand."""
    one_party: str
    entry: Entry
    """The other record."""
    party: Party | None
    span: Span
    ground: Ground | None
    said: tuple[str, ...] = ()
    """What the rules say of it."""
    is_shared: bool = True
    """Whether both take the same ground at the same time."""


def moment_format(locale: QLocale) -> str:
    """Return a locale's short form of a day and a time: the year in full, without seconds."""
    return f"{day_format(locale)} {time_format(locale)}"


def day_format(locale: QLocale) -> str:
    """Return a locale's short form of a day, the year in full."""
    day = locale.dateFormat(QLocale.FormatType.ShortFormat)
    # With two digits a year would be read as a day.
    return day if "yyyy" in day else day.replace("yy", "yyyy")


def moment_words(text: str) -> str:
    """Return a stored time as the user writes it."""
    moment = _moment(text)
    return text if moment is None else _shown(moment)


def time_format(locale: QLocale) -> str:
    """Return a locale's short form of a time, without seconds."""
    return _SECONDS.sub("", locale.timeFormat(QLocale.FormatType.ShortFormat))


def when(span: Span) -> str:
    """Return from when to when, the day written once where both are of one day."""
    start, end = _moment(span.starts), _moment(span.ends)
    if start is None and end is None:
        return tr("All the time")
    if end is None:
        return tr("from {start}, no end").format(start=_shown(start))
    if start is None:
        return tr("until {end}").format(end=_shown(end))
    if start == end:
        return _shown(start)
    if start.date() == end.date():
        return f"{_shown(start)}–{QLocale().toString(end.time(), time_format(QLocale()))}"
    return f"{_shown(start)} – {_shown(end)}"


def between(starts: str | None, ends: str | None) -> str:
    """Return the last day of the one of two that share no time, and the first of the other."""
    end, start = _moment(starts), _moment(ends)
    if end is None or start is None:
        return tr("by turns all the time")
    # An end at midnight is that of the day before.
    days = end.addSecs(-1).date(), start.date()
    last, first = (QLocale().toString(day, day_format(QLocale())) for day in days)
    return tr("apart: until {end}, from {start}").format(end=last, start=first)


def how_long(hours: float | None) -> str:
    """Return hours, as days from two days up."""
    if hours is None:
        return tr("open")
    if hours >= 48:
        return tr("{count} d").format(count=_number(hours / 24))
    return tr("{count} h").format(count=_number(hours))


def what_ground(ground: Ground | None) -> str:
    """Return the shared ground in m², or how far the grounds are from each other."""
    if ground is None:
        return ""
    if ground.area > 0:
        return how_large(ground.area)
    if ground.distance > 0:
        return tr("{count} m apart").format(count=_number(ground.distance))
    return tr("touch")


def how_large(area: float) -> str:
    """Return square metres."""
    return tr("{count} m²").format(count=_number(area))


def what_kind(entry: Entry) -> str:
    """Return kind and type of a record."""
    kind, type_ = tr(words.KINDS[entry.kind]), tr(_TYPES.get(entry.type, "Other"))
    return f"{kind}: {type_}"


def percent(share: float) -> str:
    """Return a share from 0 to 1 in per cent."""
    return f"{_number(100 * share)} %"


def contact(party: Party | None) -> str:
    """Return whom to call, in one line."""
    if party is None:
        return ""
    return ", ".join(one for one in (party.contact, party.phone, party.email) if one)


def contact_as_html(party: Party | None, palette: QPalette) -> str:
    """Return whom to call as HTML, the address as a link; a sentence where nobody is known."""
    if party is None:
        return escape(tr("No party is known for it. Choose one in its form."))
    known = contact_html(party, palette)
    return f"<b>{escape(party.name)}</b> " + (known or escape(tr("No contact is known.")))


def subject(told: Told) -> str:
    """Return the subject of an e-mail."""
    text = tr("{one} and {other}: same ground, same time") if told.is_shared else tr("{one} and {other}: our plans")
    return text.format(one=title_in(tr, told.one), other=title_in(tr, told.entry.title))


def for_mail(told: Sequence[Told]) -> str:
    """Return overlaps as lines of plain text: who, what, where, when, how long, whom to call."""
    return "\n\n".join(_paragraph(one) for one in told)


def mail_address(told: Told) -> QUrl:
    """Return a ``mailto:`` address with subject and text, in the encoding of RFC 6068."""
    body = "\n".join(
        (tr("Hello,"), "", tr("our plans meet:"), "", for_mail([told]), "", tr("Could we agree on this?"), "")
    )
    to = told.party.email.strip() if told.party is not None else ""
    coded = _coded(to, keep=b"@"), _coded(subject(told)), _coded(body.replace("\n", _NEW_LINE))
    return QUrl.fromEncoded(b"mailto:%s?subject=%s&body=%s" % coded)


def _coded(text: str, keep: bytes = b"") -> bytes:
    return bytes(QUrl.toPercentEncoding(text, keep))


def _paragraph(told: Told) -> str:
    lines = [
        (tr("Plan"), _with_party(told.one, told.one_party)),
        (tr("Meets"), _with_party(told.entry.title, told.party.name if told.party is not None else "")),
        (tr("What"), what_kind(told.entry)),
        (tr("Permit"), told.entry.permit or ""),
        (tr("When"), when(told.span)),
        (tr("How long"), how_long(told.span.hours)),
        (tr("Shared ground"), what_ground(told.ground)),
        (tr("Dates"), tr("Some time between the dates") if told.entry.certainty == "window" else ""),
        (tr("Contact"), contact(told.party)),
        *((tr("By the rules"), one) for one in told.said),
    ]
    return "\n".join(f"{word}: {value}" for word, value in lines if value)


def _with_party(title: str, party: str) -> str:
    said = title_in(tr, title)
    return f"{said} ({party})" if party else said


def _moment(text: str | None) -> QDateTime | None:
    if not text:
        return None
    # Taken as UTC, so that the machine's own zone skips none of the wall clock's hours.
    moment = QDateTime.fromString(text, Qt.DateFormat.ISODate)
    if not moment.isValid():
        return None
    moment.setTimeSpec(Qt.TimeSpec.UTC)
    return moment


def _shown(moment: QDateTime) -> str:
    return QLocale().toString(moment, moment_format(QLocale()))


def _number(value: float) -> str:
    return number_in(spoken(), value)
