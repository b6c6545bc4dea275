"""The register of overlaps: what was found before stays, with its assessment, and is brought up to date."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ..core.progress import Report, silent
from ..core.rank import bounds
from ..core.schema import OVERLAP
from . import table
from .assessment import summarise
from .bulk import bulk_insert
from .change import BEFORE, compare
from .found import SAID
from .geopackage import reading, wrap, writing
from .statement import statement

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from .change import Changes
    from .found import Found
    from .workspace import Workspace

WRITTEN = ("id", "rule", *SAID, "explanation", "rank", "fingerprint")
"""The columns of a new overlap, beside its ground."""
_written = itemgetter(*WRITTEN[1:-1])
CHANGED = (*SAID, "explanation", "rank", "fingerprint", "assessment")
"""The columns that change with an overlap, beside its ground."""
RANKED = (
    "id", "first_kind", "first_id", "second_kind", "second_id", "outcome", "severity", "hours", "area_m2", "certainty",
    "share", "overlap_start", "overlap_end", "over_at", "occurrences", "rank",
)  # fmt: skip
"""What a rank depends on."""
CHECKED = "gpkg_coord_checked"
_RULES = "rules"
"""In the table of what was checked, the entry of the rules and of how many overlaps there were then."""
_RANKED = "ranked"
"""There, the entry of the day of the ranks."""
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS overlap_first ON overlap (first_id)",
    "CREATE INDEX IF NOT EXISTS overlap_second ON overlap (second_id)",
    "CREATE INDEX IF NOT EXISTS overlap_state ON overlap (assessment, outcome, severity, overlap_start, overlap_end, over_at)",
)
"""What lets a check in which little changed read little."""
_PORTION = 1000
"""Overlaps between two looks whether to go on."""


@dataclass(frozen=True)
class Check:
    """
    What a run looked at and found.

    ``scope`` are the ids of the records that changed or went since the last run, None if all were compared anew: only
    overlaps in which one of them stands are brought up to date, and ``found`` holds all of those. ``digests`` are of the
    records as they were read, ``rules`` of the rules. ``rank`` gives the rank of a row of overlaps as of today; ``now`` is
    wall-clock time. ``ranked`` is the day for which all ranks were told last, blank where that is not known.
    """

    rules: str
    digests: Mapping[str, str]
    scope: Collection[str] | None
    found: Sequence[Found]
    rank: Callable[[Mapping[str, Any]], float]
    now: str
    ranked: str = ""


@dataclass(frozen=True)
class Checked:
    """
    What the last run compared: the digests of rules and records; nothing if all is to be compared anew.

    ``ranked`` is the day for which it told the ranks.
    """

    rules: str
    digests: Mapping[str, str]
    ranked: str = ""

    @classmethod
    def of(cls, entries: Mapping[str, str], size: int) -> Checked:
        """Read what a run noted; nothing counts if there are not as many overlaps as it left."""
        digests = dict(entries)
        rules, _, count = digests.pop(_RULES, "").rpartition("/")
        ranked = digests.pop(_RANKED, "")
        return cls(rules, digests, ranked) if count == str(size) else cls("", {})


def rules_entry(check: Check, size: int) -> dict[str, str]:
    """Return what is noted of a run beside the digests of its records."""
    return {_RULES: f"{check.rules}/{size}", _RANKED: check.now[:10]}


@dataclass(frozen=True)
class Outcome:
    """
    What became of the register: how many overlaps are new, changed, closed and as they were.

    ``open_`` and ``all_`` count what overlaps now by outcome and severity, the first only what nobody has assessed
    or is to be assessed again, and is not over.
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


def counted(
    rows: Iterable[tuple[str, str, str, int, int]],
) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Return how many overlap and are to be decided, from outcome, severity, assessment, number and how many are over."""
    all_: Counter[tuple[str, str]] = Counter()
    open_: Counter[tuple[str, str]] = Counter()
    for outcome, severity, assessment, number, over in rows:
        if assessment != "closed":
            all_[outcome, severity] += number
        if assessment in {"open", "reassess"}:
            open_[outcome, severity] += number - over
    return all_, open_


def read_checked(workspace: Workspace) -> Checked:
    """Return what the last run compared; nothing where there was none or the register is not as it left it."""
    with reading(workspace.path) as link:
        if not link.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (CHECKED,)).fetchone():
            return Checked("", {})
        return Checked.of(dict(link.execute("SELECT id, digest FROM gpkg_coord_checked").fetchall()), _size(link))


def keep_register(workspace: Workspace, check: Check, report: Report = silent) -> Outcome:
    """
    Bring the register up to date in one short transaction. The same overlaps found twice change nothing.

    Cancelled by ``report``, the register stays as it was.
    """
    # All that can be worked out before: who saves in QGIS meanwhile waits for the transaction.
    for place in range(0, len(check.found), _PORTION):
        report("describe", 0.7 + 0.3 * place / len(check.found))
        for one in check.found[place : place + _PORTION]:
            _ = one.id, one.fingerprint
    with reading(workspace.path) as link:
        ranks = list(reranked(check, _ranked_otherwise(link, check)))
    with writing(workspace.path) as link:
        report("write", 0.0)
        changes = compare(check, _before(link, check))
        _add(link, changes.new, report)
        rows = (_changed(one, assessment, workspace.srs_id) for one, assessment in changes.changed)
        table.update(link, OVERLAP, _watched(rows, len(changes.changed), report), [*CHANGED, "geom"])
        table.update(link, OVERLAP, changes.retold, ["explanation"])
        table.update(link, OVERLAP, ({"id": key, "assessment": "closed"} for key in changes.gone), ["assessment"])
        for number, index in enumerate(_INDEXES):
            report("write", 0.8 + 0.05 * number)
            link.execute(index)
        report("write", 0.95)
        summarise(link, check.now)
        table.update(link, OVERLAP, ranks, ["rank"])
        _note(link, check)
        numbers = link.execute(
            "SELECT outcome, severity, assessment, count(*),"
            " count(CASE WHEN over_at <= ? THEN 1 END)"
            " FROM overlap GROUP BY assessment, outcome, severity",
            (check.now,),
        ).fetchall()
        report("write", 1.0)
    return Outcome.of(changes, *counted(numbers))


def _ranked_otherwise(link: sqlite3.Connection, check: Check) -> list[dict[str, Any]]:
    """Return the overlaps whose rank may be another: one of their records changed, or a date passed that counts."""
    question = statement("SELECT $columns FROM overlap WHERE assessment <> 'closed'", columns=RANKED)
    bound: list[str] = []
    if check.scope is not None and check.ranked:
        then, now = (bounds(f"{day}T00:00") for day in sorted((check.ranked, check.now[:10])))
        # Of two that share no time, the later one begins where the time between them ends.
        begins = ("overlap_start", "overlap_end")
        passed = [(date, one, other) for (one, _), (other, _) in zip(then, now) for date in begins]
        passed.append(("over_at", then[0][0], now[0][0]))
        parts = [statement("($date > ? AND $date <= ?)", date=date) for date, *_ in passed]
        bound = [text for _, *texts in passed for text in texts]
        # The question for the dates is answered by an index alone.
        dated = f"{statement('SELECT fid FROM overlap')} WHERE {' OR '.join(parts)}"
        question += f" AND (fid IN ({dated}) OR {_asked(link, check.scope)})"
    return [dict(zip(RANKED, row)) for row in link.execute(question, bound)]


def _before(link: sqlite3.Connection, check: Check) -> list[tuple[Any, ...]]:
    """Return the overlaps there are, as `compare` wants them; only those in question where not all was compared."""
    question = statement("SELECT $columns FROM overlap", columns=BEFORE)
    if check.scope is not None:
        question += f" WHERE {_asked(link, check.scope)}"
    return link.execute(question).fetchall()


def _asked(link: sqlite3.Connection, scope: Collection[str]) -> str:
    """Return a condition: one of these records stands in the overlap."""
    link.execute("CREATE TEMP TABLE asked (id TEXT PRIMARY KEY)")
    link.executemany("INSERT INTO asked VALUES (?)", ((key,) for key in scope))
    return "(first_id IN (SELECT id FROM asked) OR second_id IN (SELECT id FROM asked))"


def _watched(rows: Iterable[dict[str, Any]], count: int, report: Report) -> Iterator[dict[str, Any]]:
    """Yield the rows and report how many were taken."""
    for place, row in enumerate(rows):
        if place % _PORTION == 0:
            report("write", 0.8 * place / count)
        yield row


def _add(link: sqlite3.Connection, new: Sequence[Found], report: Report) -> None:
    if not new:
        return
    (at,) = link.execute("SELECT strftime('%Y-%m-%dT%H:%M:%SZ', 'now')").fetchone()
    columns: dict[str, list[Any]] = {name: [] for name in WRITTEN}
    for begin in range(0, len(new), _PORTION):
        report("write", 0.0)
        rows = [(one.id, *_written(one.values), one.fingerprint) for one in new[begin : begin + _PORTION]]
        for column, cells in zip(columns.values(), zip(*rows)):
            column.extend(cells)
    # Else a trigger would write each row a second time.
    columns.update(updated_at=[at] * len(new), row_version=[1] * len(new))
    boxes = np.array([one.box for one in new], float)
    share = {"write": (0.0, 0.6), "index": (0.6, 0.2)}

    def told(phase: str, done: float) -> None:
        begin, size = share[phase]
        report("write", begin + size * done)

    bulk_insert(link, OVERLAP.name, columns, [one.blob for one in new], boxes, told)


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
