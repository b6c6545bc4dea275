"""What the timeline holds: bars, rows and meetings, made anew from the session when they are asked for and stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ...core.moment import parse_moments
from ...core.zone import OPEN_END, OPEN_START
from ...layers.language import tr
from ...layers.surrounding import surrounding_areas
from ...layers.zone import zone_named
from .bars import Bars, TickReader, Times
from .meeting import Meetings, marks
from .rows import AREA, NOTHING, Rows, grouped

if TYPE_CHECKING:
    from ...core.zone import Zone
    from ...layers.entry import Entry, Key
    from ..session import Session
    from .meeting import Mark, Part

_ZONE = "Europe/Helsinki"


class Content:
    """The records that a session shows, as the timeline draws them."""

    def __init__(self, session: Session) -> None:
        """Begin with what the session shows now."""
        self.session = session
        self.by = NOTHING
        self.folded: set[str] = set()
        self.bars = Bars()
        self.rows = Rows()
        self._stale = True
        self._areas: dict[Key, str] | None = None
        self._marks: dict[Key, list[Mark]] = {}
        self.begin()

    def begin(self) -> None:
        """Forget everything: another workspace is in hand."""
        self._reader = TickReader(self.zone)
        self._meetings = Meetings(self.session.live, self._reader) if self.session.live is not None else None
        self.folded.clear()
        self.forget()

    @property
    def zone(self) -> Zone:
        """Return the time zone of the workspace in hand."""
        opened = self.session.opened
        return zone_named(opened.workspace.time_zone if opened is not None else _ZONE)

    def forget(self) -> None:
        """Have everything read again: records have changed."""
        self._stale = True
        self._areas = None
        self.forget_meetings()

    def forget_meetings(self) -> None:
        """Have it asked again who meets whom, and what the rules say of it."""
        self._marks.clear()
        if self._meetings is not None:
            self._meetings.forget()

    def forget_rows(self) -> None:
        """Have the rows laid out again: other records are shown."""
        self._stale = True

    def fresh(self) -> bool:
        """Read again what is stale; return whether anything was."""
        if not self._stale:
            return False
        self._stale = False
        live = self.session.live
        entries = [live.entries[key] for key in self.session.shown()] if live is not None else []
        self.bars = Bars(entries, self._reader)
        self.lay_out()
        return True

    def lay_out(self) -> None:
        """Put the bars into rows, as the grouping and what is folded say."""
        areas = self._surrounding() if self.by == AREA else {}
        self.rows = grouped(self.bars.entries, self.by, self.session.party_names, areas, self.folded)

    def _surrounding(self) -> dict[Key, str]:
        opened, live = self.session.opened, self.session.live
        if self._areas is None:
            layer = opened.layers.get("area") if opened is not None else None
            self._areas = surrounding_areas(layer, live.layers) if layer is not None and live is not None else {}
        return self._areas

    def fold(self, code: str, *, shut: bool) -> None:
        """Fold a group or unfold it."""
        (self.folded.add if shut else self.folded.discard)(code)
        self.lay_out()

    def reveal(self, place: int) -> None:
        """Unfold the group of a bar."""
        group = self.rows.group_of(place) if self.rows.row_of[place] < 0 else None
        if group is not None:
            self.fold(group.code, shut=False)

    def entry(self, key: Key | None) -> Entry | None:
        """Return a record by its key, shown or not."""
        live = self.session.live
        return live.entries.get(key) if live is not None and key is not None else None

    def times(self, entry: Entry) -> Times:
        """Return the times of a record as ticks."""
        return Bars([entry], self._reader).times(0)

    def parts(self, key: Key) -> list[Part]:
        """Return when a record meets others."""
        return self._meetings.parts(key) if self._meetings is not None else []

    def marks(self, place: int) -> list[Mark]:
        """Return what the rules say of a bar; nothing while that is not sure."""
        key = self.bars.entries[place].key
        if key not in self._marks:
            findings = self.session.judge.certain(key)
            if findings is None:
                return []
            self._marks[key] = marks(findings, self.bars.edges[:, place].tolist())
        return self._marks[key]

    def forget_marks(self, keys: set[Key | None]) -> None:
        """Have it asked again what the rules say of some records."""
        for key in keys & self._marks.keys():
            del self._marks[key]

    def shared(self, times: Times, others: list[Key]) -> list[Part]:
        """Return when a record with these times would meet others."""
        return self._meetings.shared(times.edges, others) if self._meetings is not None else []

    @property
    def period(self) -> tuple[int, int] | None:
        """Return from when to when there is something within the filter's period; None where no bar is."""
        extent, wanted = self.bars.extent, self.session.filter
        if extent is None:
            return None
        sides = parse_moments([wanted.begins, wanted.ends], ends=False)
        begins, ends = np.where(sides.missing | sides.unreadable, (OPEN_START, OPEN_END), sides.ticks).tolist()
        start, end = max(extent[0], begins), min(extent[1], ends)
        # A record that is open on both sides is within any period and has no time of its own there.
        return (start, end) if start <= end else extent

    @property
    def empty_text(self) -> str:
        """Return what to say where there is no bar; empty where there is one."""
        live = self.session.live
        if live is None:
            return tr("No workspace is open. Open or create one to see its works and events in time.")
        if not live.entries:
            return tr("This workspace has no works and events yet. Draw the first one on the map.")
        if not len(self.bars):
            return tr("No work or event passes the filter. Make the filter wider to see more.")
        return ""
