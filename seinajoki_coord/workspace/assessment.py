"""Decisions of the parties on the overlaps of a workspace file: made, taken back, and summed up in the register."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from ..core.assessment import FIELDS, SUMMARY, Decision, Verdict, decided, summaries
from ..core.schema import ASSESSMENT, OVERLAP, PARTY
from . import table
from .geopackage import PATIENT, reading, writing
from .journal import read_state

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Mapping, Sequence

    from .workspace import Workspace

SUMMED_UP = ("id", "fingerprint", *SUMMARY)
REGISTER = tuple(one.name for one in OVERLAP.fields)
"""The columns of an overlap, its ground left out."""


@dataclass(frozen=True)
class Register:
    """The overlaps of a workspace as rows of its table, all decisions on them, and whose decisions may be made here."""

    overlaps: list[dict[str, Any]]
    decisions: list[Decision]
    party_id: str | None = None
    """None: the party may be chosen."""


def read_register(workspace: Workspace, *, patience: float = PATIENT) -> Register:
    """Return the register of a workspace file; one that was synced decides for the party of its login."""
    with reading(workspace.path, patience=patience) as link:
        state = read_state(link)
        overlaps = table.select(link, OVERLAP, REGISTER)
        return Register(overlaps, _decisions(link), state.party_id if state is not None else None)


def decide(workspace: Workspace, shown: Mapping[str, str], verdict: Verdict) -> list[str]:
    """
    Let a party decide on overlaps as they were ``shown`` (fingerprints by id) and return the ids of the decisions.

    Raises ChangedError where one is not as it was; then none is made.
    """
    with writing(workspace.path) as link:
        rows = [row for row in table.select(link, OVERLAP, SUMMED_UP) if row["id"] in shown]
        made = decided(verdict, shown, rows, _decisions(link))
        table.insert(link, ASSESSMENT, [asdict(one) for one in made], FIELDS)
        summarise(link, verdict.now, rows=rows)
    return [one.id for one in made]


def withdraw(workspace: Workspace, decision_ids: Sequence[str], now: str) -> None:
    """Take decisions back: they are deleted, and what counted before them counts again."""
    with writing(workspace.path) as link:
        gone = [one.overlap_id for one in _decisions(link) if one.id in set(decision_ids)]
        link.executemany("DELETE FROM assessment WHERE id = ?", ((one,) for one in decision_ids))
        summarise(link, now, withdrawn=gone)


def summarise(
    link: sqlite3.Connection,
    now: str,
    *,
    rows: Sequence[dict[str, Any]] | None = None,
    withdrawn: Collection[str] = (),
) -> None:
    """Bring what overlaps say of their assessment up to date; of all, or of the rows given (with `SUMMED_UP`)."""
    decisions = _decisions(link)
    if not decisions and not withdrawn:
        return
    overlaps = table.select(link, OVERLAP, SUMMED_UP) if rows is None else rows
    names = {row["id"]: row["name"] for row in table.select(link, PARTY, ("id", "name"))}
    table.update(link, OVERLAP, list(summaries(overlaps, decisions, names, now, withdrawn)), SUMMARY)


def _decisions(link: sqlite3.Connection) -> list[Decision]:
    return [Decision(**row) for row in table.select(link, ASSESSMENT, FIELDS)]
