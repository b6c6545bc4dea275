"""The register of overlaps: what was found before stays, with its assessment, and is brought up to date."""

from __future__ import annotations

import hashlib
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..core.schema import OVERLAP
from . import table
from .bulk import bulk_insert
from .geopackage import wrap, writing

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from .workspace import Workspace

_ASSESSED = {"accepted", "rejected", "resolved", "snoozed"}
_SAID = (
    "first_kind", "first_id", "first_title", "first_party", "second_kind", "second_id", "second_title", "second_party",
    "outcome", "severity", "overlap_start", "overlap_end", "hours", "distance_m", "area_m2",
)  # fmt: skip


@dataclass(frozen=True)
class Found:
    """An overlap as it was just found; ``values`` are columns of the table ``overlap``."""

    values: dict[str, Any]
    blob: bytes | None
    """WKB of the ground where they meet."""
    box: Sequence[float]
    """Of that ground; NaN where there is none."""

    @property
    def id(self) -> str:
        """Return the stable identifier: the same two records under the same rule are the same overlap."""
        sides = sorted((self.values["first_id"], self.values["second_id"]))
        return str(uuid.uuid5(uuid.NAMESPACE_URL, "/".join(("seinajoki_coord/overlap", *sides, self.values["rule"]))))

    @property
    def fingerprint(self) -> str:
        """
        Return a digest of all that is said of the overlap: it changes when either side's part in it does.

        Rounded, and of the ground only its box: another version of GEOS cuts the same ground from another corner
        and a hair aside, and nobody must assess it again for that.
        """
        said = [self.values[name] for name in _SAID] + [float(edge) for edge in self.box]
        text = "\x1f".join(str(round(one, 1)) if isinstance(one, float) else repr(one) for one in said)
        return hashlib.sha256(text.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Outcome:
    """What became of the register: how many overlaps are new, changed, closed and as they were."""

    new: int
    changed: int
    closed: int
    unchanged: int


def keep_register(workspace: Workspace, rule: str, found: Sequence[Found]) -> Outcome:
    """
    Bring the register of one rule up to date in one short transaction.

    A changed overlap that somebody had assessed is to be assessed again; one that no longer meets is closed, not
    deleted. The same overlaps found twice change nothing.
    """
    now = {one.id: one for one in found}
    with writing(workspace.path) as link:
        rows = link.execute(
            "SELECT id, fingerprint, assessment FROM overlap WHERE rule = ? ORDER BY fid", (rule,)
        ).fetchall()
        before = {row[0]: row for row in rows}
        new = [one for key, one in now.items() if key not in before]
        changed = [
            (one, before[key][2])
            for key, one in now.items()
            if key in before and (before[key][1] != one.fingerprint or before[key][2] == "closed")
        ]
        gone = [key for key, row in before.items() if key not in now and row[2] != "closed"]
        _add(link, new)
        columns = [*_SAID, "fingerprint", "assessment", "geom"]
        table.update(link, OVERLAP, (_changed(one, was, workspace.srs_id) for one, was in changed), columns)
        table.update(link, OVERLAP, ({"id": key, "assessment": "closed"} for key in gone), ["assessment"])
    return Outcome(len(new), len(changed), len(gone), len(now) - len(new) - len(changed))


def _add(link: sqlite3.Connection, new: Sequence[Found]) -> None:
    if not new:
        return
    columns: dict[str, list[Any]] = {name: [one.values[name] for one in new] for name in new[0].values}
    columns["id"] = [one.id for one in new]
    columns["fingerprint"] = [one.fingerprint for one in new]
    bulk_insert(link, OVERLAP.name, columns, [one.blob for one in new], np.array([one.box for one in new], float))


def _changed(one: Found, assessment: str, srs_id: int) -> dict[str, Any]:
    again = "reassess" if assessment in _ASSESSED else "open" if assessment == "closed" else assessment
    (blob,) = wrap([one.blob], np.array([one.box], float), srs_id)
    return {**one.values, "id": one.id, "fingerprint": one.fingerprint, "assessment": again, "geom": blob}
