"""What the timeline says of a record in words: its tooltip, and a line of text for the foot of the panel."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QLocale

from ...core.vocabulary import CERTAINTIES, STATUSES
from ...layers.language import tr
from ..overlap_verdict import NOT_YET, in_words, others, title_of
from .calendar import said_window
from .rows import type_name

if TYPE_CHECKING:
    from collections.abc import Collection

    from ...layers.entry import Entry, Key
    from ..overlap_verdict import Verdict
    from ..session import Session
    from .bars import Times
    from .pointer import Preview

_LISTED = 6
_NAMED = 3


def tip(session: Session, entry: Entry, times: Times) -> str:
    """Return a record's tooltip: HTML in which everything that people typed is escaped."""
    lines = [f"<b>{escape(entry.title)}</b>", escape(" · ".join(_words(entry)))]
    party = session.parties.get(entry.party_id or "")
    if party is not None:
        lines.append(escape(" · ".join(one for one in (party.name, party.contact, party.phone) if one)))
    lines += [escape(one) for one in _when(times)]
    if session.live is not None:
        verdict = session.judge.verdict(entry.key)
        met = others(session.live, session.live.partners.get(entry.key, ()), verdict)
        if met:
            lines.append(f"<b>{escape(tr('Meets'))}</b>")
            lines += [escape(f"{sign or NOT_YET} {_named(session, one)}") for sign, one in met[:_LISTED]]
        if len(met) > _LISTED:
            lines.append(escape(tr("and {count} more").format(count=len(met) - _LISTED)))
    # One element around it makes Qt wrap long lines.
    return f"<qt>{'<br>'.join(lines)}</qt>"


def line(session: Session, entry: Entry, times: Times) -> str:
    """Return in one line what a record is, when, and what it meets, and what the rules make of it."""
    if not times.readable:
        return tr("{title}: its dates cannot be read. Correct them in the form.").format(title=entry.title)
    words = [entry.title, _when(times)[0]]
    if not entry.counts:
        words.append(tr(STATUSES["cancelled"]))
    elif session.live is not None:
        met = session.live.partners.get(entry.key, ())
        words.append(_said(session, met, session.judge.verdict(entry.key)))
    return " · ".join(words)


def line_of_move(session: Session, entry: Entry | None, preview: Preview) -> str:
    """Return in one line where a record would be moved, and whom it would meet there."""
    when = _when(preview.times)[0]
    if entry is None or preview.draft is None:
        return f"{when} · {tr(STATUSES['cancelled'])}" if entry is not None and not entry.counts else when
    return f"{when} · {_said(session, preview.meets, session.judge.verdict(preview.draft))}"


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


def _said(session: Session, met: Collection[Key], verdict: Verdict) -> str:
    live = session.live
    return in_words(live, met, verdict, _NAMED, lambda one: _named(session, one)) if live is not None else ""


def _named(session: Session, entry: Entry) -> str:
    party = session.party_names.get(entry.party_id or "")
    return f"{title_of(entry)} ({party})" if party else title_of(entry)
