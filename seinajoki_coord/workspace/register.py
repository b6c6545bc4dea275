"""The register of overlaps: what was found before stays, with its assessment, and is brought up to date."""

from __future__ import annotations

import hashlib
import uuid
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..core.schema import OVERLAP
from . import table
from .assessment import summarise
from .bulk import bulk_insert
from .geopackage import reading, wrap, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from .workspace import Workspace

_ASSESSED = {"accepted", "rejected", "resolved", "snoozed"}
_SIDES = (
    "first_kind", "first_id", "first_title", "first_party", "second_kind", "second_id", "second_title", "second_party",
)  # fmt: skip
_SAID = (
    *_SIDES, "outcome", "severity", "overlap_start", "overlap_end", "hours", "distance_m", "area_m2", "certainty",
    "share", "occurrences",
)  # fmt: skip
WRITTEN = ("id", "rule", *_SAID, "explanation", "rank", "fingerprint")
"""The columns of a new overlap, beside its ground."""
CHANGED = (*_SAID, "explanation", "rank", "fingerprint", "assessment")
"""The columns that change with an overlap, beside its ground."""
RANKED = (
    "id", "first_id", "second_id", "outcome", "severity", "hours", "area_m2", "certainty", "share", "overlap_start",
    "overlap_end", "rank",
)  # fmt: skip
"""What a rank depends on."""
CHECKED = "gpkg_coord_checked"
_RULES = "rules"
"""In the table of what was checked, the entry of the rules and of how many overlaps there were then."""


@dataclass(frozen=True)
class Found:
    """An overlap as it was just found; ``values`` are columns of the table ``overlap``."""

    values: dict[str, Any]
    blob: bytes | None
    """WKB of the ground where they meet."""
    box: Sequence[float]
    """Of that ground; NaN where there is none."""
    is_directed: bool = False
    """Whether the rule asks from one side, so that the same two records may meet in both directions."""

    @cached_property
    def id(self) -> str:
        """Return the stable identifier: the same two records under the same rule are the same overlap."""
        sides = [self.values["first_id"], self.values["second_id"]]
        if not self.is_directed:
            sides.sort()
        return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join(("seinajoki_coord/overlap", *sides, self.values["rule"]))))

    @cached_property
    def fingerprint(self) -> str:
        """
        Return a digest of all that is said of the overlap: it changes when either side's part in it does.

        Rounded, and of the ground only its box: another version of GEOS cuts the same ground from another corner
        and a hair aside, and nobody must assess it again for that.
        """
        said = [self.values[name] for name in _SAID] + [float(edge) for edge in self.box]
        text = "\x1f".join(str(round(one, 1)) if isinstance(one, float) else repr(one) for one in said)
        return hashlib.sha256(text.encode()).hexdigest()[:32]

    @property
    def row(self) -> dict[str, Any]:
        """Return the values with identifier and fingerprint."""
        return {**self.values, "id": self.id, "fingerprint": self.fingerprint}


@dataclass(frozen=True)
class Check:
    """
    What a run looked at and found.

    ``scope`` are the ids of the records that changed or went since the last run, None if all were compared anew: only
    overlaps in which one of them stands are brought up to date, and ``found`` holds all of those. ``digests`` are of the
    records as they were read, ``rules`` of the rules. ``rank`` gives the rank of a row of overlaps as of today; ``now`` is
    wall-clock time.
    """

    rules: str
    digests: Mapping[str, str]
    scope: Collection[str] | None
    found: Sequence[Found]
    rank: Callable[[Mapping[str, Any]], float]
    now: str


@dataclass(frozen=True)
class Checked:
    """What the last run compared: the digests of rules and records; nothing if all is to be compared anew."""

    rules: str
    digests: Mapping[str, str]

    @classmethod
    def of(cls, entries: Mapping[str, str], size: int) -> Checked:
        """Read what a run noted; nothing counts if there are not as many overlaps as it left."""
        digests = dict(entries)
        rules, _, count = digests.pop(_RULES, "").rpartition("/")
        return cls(rules, digests) if count == str(size) else cls("", {})


def rules_entry(check: Check, size: int) -> dict[str, str]:
    """Return what is noted of a run beside the digests of its records."""
    return {_RULES: f"{check.rules}/{size}"}


@dataclass(frozen=True)
class Changes:
    """What is to be done to the register: overlaps to add, to change (with their new assessment), to close."""

    new: list[Found]
    changed: list[tuple[Found, str]]
    gone: list[str]


@dataclass(frozen=True)
class Outcome:
    """
    What became of the register: how many overlaps are new, changed, closed and as they were.

    ``open_`` and ``all_`` count what overlaps now by outcome and severity, the first only what nobody has assessed
    or is to be assessed again.
    """

    new: int
    changed: int
    closed: int
    unchanged: int
    all_: Counter[tuple[str, str]]
    open_: Counter[tuple[str, str]]

    @classmethod
    def of(cls, changes: Changes, all_: Counter[tuple[str, str]], open_: Counter[tuple[str, str]]) -> Outcome:
        """Put the numbers together."""
        new, changed = len(changes.new), len(changes.changed)
        return cls(new, changed, len(changes.gone), sum(all_.values()) - new - changed, all_, open_)


def compare(check: Check, before: Iterable[tuple[str, str, str, str, str]]) -> Changes:
    """
    Compare what was found with the rows there are: id, both records' ids, fingerprint and assessment of each.

    A changed overlap that somebody had assessed is to be assessed again; one that no longer meets is closed.
    """
    now = {one.id: one for one in check.found}
    scope = check.scope
    rows = {row[0]: row for row in before if scope is None or row[1] in scope or row[2] in scope or row[0] in now}
    changed = [
        (one, _assessed_anew(rows[key][4]))
        for key, one in now.items()
        if key in rows and (rows[key][3] != one.fingerprint or rows[key][4] == "closed")
    ]
    gone = [key for key, row in rows.items() if key not in now and row[4] != "closed"]
    return Changes([one for key, one in now.items() if key not in rows], changed, gone)


def _assessed_anew(assessment: str) -> str:
    return "reassess" if assessment in _ASSESSED else "open" if assessment == "closed" else assessment


def counted(rows: Iterable[tuple[str, str, str, int]]) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Return how many overlap, and of these how many are open, from outcome, severity, assessment and number."""
    all_: Counter[tuple[str, str]] = Counter()
    open_: Counter[tuple[str, str]] = Counter()
    for outcome, severity, assessment, number in rows:
        if assessment != "closed":
            all_[outcome, severity] += number
        if assessment in {"open", "reassess"}:
            open_[outcome, severity] += number
    return all_, open_


def read_checked(workspace: Workspace) -> Checked:
    """Return what the last run compared; nothing where there was none or the register is not as it left it."""
    with reading(workspace.path) as link:
        if not link.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (CHECKED,)).fetchone():
            return Checked("", {})
        return Checked.of(dict(link.execute("SELECT id, digest FROM gpkg_coord_checked").fetchall()), _size(link))


def keep_register(workspace: Workspace, check: Check) -> Outcome:
    """Bring the register up to date in one short transaction. The same overlaps found twice change nothing."""
    # All that can be worked out before: who saves in QGIS meanwhile waits for the transaction.
    for one in check.found:
        _ = one.fingerprint
    with reading(workspace.path) as link:
        rows = table.select(link, OVERLAP, [*RANKED, "assessment"])
    ranks = list(reranked(check, (row for row in rows if row["assessment"] != "closed")))
    with writing(workspace.path) as link:
        before = link.execute("SELECT id, first_id, second_id, fingerprint, assessment FROM overlap ORDER BY fid")
        changes = compare(check, before.fetchall())
        _add(link, changes.new)
        rows = (_changed(one, assessment, workspace.srs_id) for one, assessment in changes.changed)
        table.update(link, OVERLAP, rows, [*CHANGED, "geom"])
        table.update(link, OVERLAP, ({"id": key, "assessment": "closed"} for key in changes.gone), ["assessment"])
        summarise(link, check.now)
        table.update(link, OVERLAP, ranks, ["rank"])
        _note(link, check)
        numbers = link.execute(
            "SELECT outcome, severity, assessment, count(*) FROM overlap GROUP BY 1, 2, 3"
        ).fetchall()
    return Outcome.of(changes, *counted(numbers))


def _add(link: sqlite3.Connection, new: Sequence[Found]) -> None:
    if not new:
        return
    rows = [one.row for one in new]
    columns = {name: [row[name] for row in rows] for name in WRITTEN}
    bulk_insert(link, OVERLAP.name, columns, [one.blob for one in new], np.array([one.box for one in new], float))


def _changed(one: Found, assessment: str, srs_id: int) -> dict[str, Any]:
    (blob,) = wrap([one.blob], np.array([one.box], float), srs_id)
    return {**one.row, "assessment": assessment, "geom": blob}


def reranked(check: Check, rows: Iterable[Mapping[str, Any]]) -> Iterable[dict[str, Any]]:
    """Return id and rank of the rows whose rank is another today: time passes, and what was far away is soon."""
    found = {one.id: one.values["rank"] for one in check.found}
    for row in rows:
        rank = found[row["id"]] if row["id"] in found else check.rank(row)
        if rank != row["rank"]:
            yield {"id": row["id"], "rank": rank}


def _note(link: sqlite3.Connection, check: Check) -> None:
    """Note what was compared, for the next run to compare only what is different then."""
    link.execute(
        "CREATE TABLE IF NOT EXISTS gpkg_coord_checked (id TEXT PRIMARY KEY, digest TEXT NOT NULL) WITHOUT ROWID"
    )
    entries = {**check.digests, **rules_entry(check, _size(link))}
    before = dict(link.execute("SELECT id, digest FROM gpkg_coord_checked").fetchall())
    gone = [(key,) for key in before.keys() - entries.keys()]
    link.executemany("DELETE FROM gpkg_coord_checked WHERE id = ?", gone)
    different = [(key, digest) for key, digest in entries.items() if before.get(key) != digest]
    link.executemany("INSERT OR REPLACE INTO gpkg_coord_checked VALUES (?, ?)", different)


def _size(link: sqlite3.Connection) -> int:
    (count,) = link.execute("SELECT count(*) FROM overlap WHERE assessment <> 'closed'").fetchone()
    return int(count)
