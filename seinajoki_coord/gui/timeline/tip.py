"""What the timeline says of a record in words: its tooltip, and a line of text for the foot of the panel."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QLocale

from ...core.vocabulary import CERTAINTIES, STATUSES
from ...layers.language import tr
from .calendar import said_window
from .rows import type_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from ...layers.entry import Entry, Key
    from ..session import Session
    from .bars import Times

_LISTED = 6
_NAMED = 3


def tip(session: Session, entry: Entry, times: Times) -> str:
    """Return a record's tooltip: HTML in which everything that people typed is escaped."""
    lines = [f"<b>{escape(entry.title)}</b>", escape(" · ".join(_words(entry)))]
    party = session.parties.get(entry.party_id or "")
    if party is not None:
        lines.append(escape(" · ".join(one for one in (party.name, party.contact, party.phone) if one)))
    lines += [escape(one) for one in _when(times)]
    partners = _in_order(session, session.live.partners.get(entry.key, ()) if session.live is not None else ())
    if partners:
        lines.append(f"<b>{escape(tr('Meets'))}</b>")
        lines += [f"! {escape(_named(session, one))}" for one in partners[:_LISTED]]
        if len(partners) > _LISTED:
            lines.append(escape(tr("and {count} more").format(count=len(partners) - _LISTED)))
    # One element around it makes Qt wrap long lines.
    return f"<qt>{'<br>'.join(lines)}</qt>"


def line(session: Session, entry: Entry, times: Times) -> str:
    """Return in one line what a record is, when, and whom it meets."""
    if not times.readable:
        return tr("{title}: its dates cannot be read. Correct them in the form.").format(title=entry.title)
    partners = session.live.partners.get(entry.key, ()) if session.live is not None else ()
    words = [entry.title, _when(times)[0]]
    if not entry.counts:
        words.append(tr(STATUSES["cancelled"]))
    elif partners:
        words.append(tr("meets {names}").format(names=_names(session, partners)))
    return " · ".join(words)


def line_of_move(session: Session, entry: Entry, times: Times, meets: Collection[Key]) -> str:
    """Return in one line where a record would be moved, and whom it would meet there."""
    when = _when(times)[0]
    if not entry.counts:
        return f"{when} · {tr(STATUSES['cancelled'])}"
    if not meets:
        return f"{when} · {tr('would meet nothing')}"
    return f"{when} · {tr('would meet {names}').format(names=_names(session, meets))}"


def _words(entry: Entry) -> list[str]:
    words = [type_name(entry), tr(STATUSES.get(entry.status, entry.status))]
    return [*words, tr(CERTAINTIES["window"])] if entry.certainty == "window" else words


def _when(times: Times) -> list[str]:
    locale = QLocale()
    if not times.readable:
        return [tr("Its dates cannot be read. Correct them in the form.")]
    taken, start, end, free = times.edges
    lines = [said_window(start, end, locale)]
    if taken < start:
        lines.append(tr("Set-up: {when}").format(when=said_window(taken, start, locale)))
    if free > end:
        lines.append(tr("Tear-down: {when}").format(when=said_window(end, free, locale)))
    return lines


def _in_order(session: Session, keys: Collection[Key]) -> list[Entry]:
    entries = session.live.entries if session.live is not None else {}
    found = [entries[key] for key in keys if key in entries]
    return sorted(found, key=lambda one: (one.taken_from or "", one.title, one.key))


def _names(session: Session, keys: Collection[Key]) -> str:
    found = _in_order(session, keys)
    names = [_named(session, one) for one in found[:_NAMED]]
    if len(found) > _NAMED:
        names.append(tr("and {count} more").format(count=len(found) - _NAMED))
    return ", ".join(names)


def _named(session: Session, entry: Entry) -> str:
    party = session.party_names.get(entry.party_id or "")
    return f"{entry.title} ({party})" if party else entry.title
