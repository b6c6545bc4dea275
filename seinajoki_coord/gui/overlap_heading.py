"""What stands above the table of overlaps, and in its place where there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..layers.entry import Draft
from ..layers.language import tr
from ..layers.notice import unknown_partners
from .assess_line import counts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..layers.entry import Entry
    from ..layers.live_workspace import LiveWorkspace
    from ..layers.overlap_detail import Side
    from .overlap_model import OverlapModel
    from .overlap_row import Row
    from .overlap_verdict import Verdict


def heading(
    live: LiveWorkspace | None, side: Side | None, rows: Sequence[Row], verdict: Verdict, *, shows_all: bool
) -> str:
    """Return whose overlaps are shown, how many it meets, and what the rules make of them."""
    if live is None:
        return ""
    if shows_all:
        return tr("{count} pairs share ground and time").format(count=len(rows))
    count, entry = sum(row.is_shared for row in rows), _entry(live, side)
    if entry is not None:
        met = tr("{title}: meets {count}").format(title=entry.title or tr("(no title)"), count=count)
    else:
        met = tr("While drawing: meets {count}").format(count=count) if side is not None else ""
    found = counts(row.overlap for row in rows if row.overlap is not None) if verdict.is_done else ""
    return " · ".join(one for one in (met, found, verdict.fault) if one)


def unasked() -> str:
    """Return where it stands what the rules make of all pairs."""
    return tr("What the rules make of all pairs stands under Decisions; the rules are asked there by Check now.")


def nothing(live: LiveWorkspace | None, side: Side | None, model: OverlapModel, *, shows_all: bool) -> str:
    """Return what to say where there is no row."""
    if live is None:
        return tr("No workspace is open. Open or create one with the buttons of Seinäjoki Coord.")
    if unknown_partners(live):
        return unknown_partners(live)
    if shows_all:
        return tr("Nothing meets anything: no two records take the same ground at the same time.")
    entry = _entry(live, side)
    if side is None or (entry is None and not isinstance(side, Draft)):
        return tr("Choose a record in the list, on the timeline or on the map, and see here what it meets.")
    if entry is not None and not entry.counts and not isinstance(side, Draft):
        return tr("Cancelled: it takes no ground, so it meets nothing.")
    fault = model.fault(side)
    return tr(fault) if fault else tr("Meets nothing. The ground is free then.")


def _entry(live: LiveWorkspace, side: Side | None) -> Entry | None:
    key = side.key if isinstance(side, Draft) else side
    return live.entries.get(key) if key is not None else None
