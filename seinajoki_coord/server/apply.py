"""Versions of the server put into a workspace: new ones taken, edited ones merged, contradictions kept for a person."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..core.error import sentence
from ..core.merge import merge
from ..core.schema import PARTY
from ..workspace import conflict, journal, replica
from .result import Entry, SyncResult

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from ..core.schema import Table
    from ..workspace.replica import Version

_DELETED = "deleted"


@dataclass
class Apply:
    """
    Puts versions of the server into a workspace, ``link`` being inside a transaction.

    With ``compares`` the server was restored from a backup: versions of the same number may differ, and what it has forgotten
    is sent again. ``party_id`` and ``is_admin`` say what this login may write.
    """

    result: SyncResult
    srs_id: int
    party_id: str | None = None
    is_admin: bool = False
    compares: bool = False
    has_more: bool = False
    """Whether rows were merged that are to be sent now."""
    is_behind: bool = False
    """Whether the server has forgotten versions that it once gave out: it was restored, and nobody said so."""
    changed: set[str] = field(default_factory=set)
    """Tables in which rows were written."""
    link: sqlite3.Connection = field(init=False, repr=False)

    def take(self, table: Table, theirs: Sequence[Version]) -> None:
        """Take versions of one table; those that are known already change nothing."""
        touched = journal.touched(self.link, table, [one.id for one in theirs])
        self._take_clean(table, [one for one in theirs if one.id not in touched])
        edited = [one for one in theirs if one.id in touched]
        mine = replica.read_rows(self.link, table, touched)
        bases = replica.read_bases(self.link, table, touched)
        for one in edited:
            self._take_edited(table, one, mine.get(one.id), bases.get(one.id))

    def forget(self, table: Table, ids: Collection[str]) -> None:
        """Deal with untouched rows that the server does not show (any more)."""
        rows = replica.read_rows(self.link, table, ids) if self.compares else {}
        for one in rows.values():
            if self._may_write(table, one):
                # Lost by the server: new to it again.
                journal.note(self.link, table, [one.id])
                self.has_more = True
            else:
                replica.keep_lost(self.link, table, one)
        self._remove(table, [one for one in ids if one not in rows or not self._may_write(table, rows[one])])

    def _take_clean(self, table: Table, theirs: Sequence[Version]) -> None:
        known = replica.row_versions(self.link, table, [one.id for one in theirs])
        self._remove(table, [one.id for one in theirs if one.gone and one.id in known])
        living = [one for one in theirs if not one.gone]
        self._write(table, [one for one in living if one.id not in known], self._add)
        there = [one for one in living if one.id in known]
        self.is_behind |= any(one.row_version < known[one.id] for one in there)
        if self.compares:
            self._compare(table, there)
        else:
            self._write(table, [one for one in there if one.row_version > known[one.id]], self._change)

    def _compare(self, table: Table, theirs: Sequence[Version]) -> None:
        """Compare untouched rows after the server was restored."""
        rows = replica.read_rows(self.link, table, [one.id for one in theirs])
        for one in theirs:
            mine = rows[one.id]
            if mine.row(table) == one.row(table):
                replica.set_versions(self.link, table, {one.id: one.row_version})
            elif one.row_version > mine.row_version or not self._may_write(table, mine):
                replica.keep_lost(self.link, table, mine)
                self._write(table, [one], self._change)
            else:
                journal.note(self.link, table, [one.id])
                if one.row_version < mine.row_version:
                    replica.set_base(self.link, table, one, self.srs_id)
                    self.has_more = True
                else:
                    self._merge(table, one, mine, None)

    def _take_edited(self, table: Table, theirs: Version, mine: Version | None, base: Version | None) -> None:
        if theirs.gone:
            self._take_gone(table, theirs, mine, base)
            return
        if not self.compares and base is not None and theirs.row_version <= base.row_version:
            self.is_behind |= theirs.row_version < base.row_version
            return
        if mine is None:
            self._take_deleted_here(table, theirs, base)
            return
        if self.compares and base is not None and theirs.row(table) != base.row(table):
            if theirs.row_version < base.row_version and self._may_write(table, mine):
                replica.set_base(self.link, table, theirs, self.srs_id)
                self.has_more = True
                return
            if theirs.row_version == base.row_version:
                base = None
        self._merge(table, theirs, mine, base)

    def _take_gone(self, table: Table, theirs: Version, mine: Version | None, base: Version | None) -> None:
        if mine is None:
            journal.settle(self.link, table, [theirs.id])
        elif base is None:
            # New here: the push tells what becomes of it.
            return
        elif mine.row(table) == base.row(table):
            self._remove(table, [theirs.id])
            journal.settle(self.link, table, [theirs.id])
        else:
            conflict.keep_conflict(self.link, table, conflict.DELETED_THEIRS, (), base, mine, theirs)

    def _take_deleted_here(self, table: Table, theirs: Version, base: Version | None) -> None:
        if base is None:
            self._write(table, [theirs], self._add)
            journal.settle(self.link, table, [theirs.id])
        elif theirs.row(table) == base.row(table):
            replica.set_base(self.link, table, theirs, self.srs_id)
            conflict.drop_conflict(self.link, table, theirs.id)
            self.has_more = True
        else:
            kind = conflict.DELETED_MINE if self._may_write(table, theirs) else conflict.REFUSED
            conflict.keep_conflict(self.link, table, kind, (), base, None, theirs)

    def _merge(self, table: Table, theirs: Version, mine: Version, base: Version | None) -> None:
        own, other = mine.row(table), theirs.row(table)
        merged = merge(table, None if base is None else base.row(table), own, other)
        if merged.conflicts:
            is_for_decision = base is None or self._may_write(table, theirs)
            kind = conflict.FIELD if is_for_decision else conflict.REFUSED
            conflict.keep_conflict(self.link, table, kind, merged.conflicts, base, mine, theirs)
            return
        if merged.row == other:
            if own == other:
                replica.set_versions(self.link, table, {theirs.id: theirs.row_version})
                journal.settle(self.link, table, [theirs.id])
            elif self._write(table, [theirs], self._change):
                journal.settle(self.link, table, [theirs.id])
            return
        if merged.from_theirs:
            row = replica.version_of(table, theirs.id, theirs.row_version, merged.row)
            replica.change_content(self.link, table, row, self.srs_id)
            self.changed.add(table.name)
            self.result.merged.add(
                Entry(
                    table.name,
                    theirs.id,
                    conflict.title_of(table, merged.row),
                    sentence("{who} changed: {fields}"),
                    {"who": theirs.by, "fields": merged.from_theirs},
                )
            )
        replica.set_base(self.link, table, theirs, self.srs_id)
        conflict.drop_conflict(self.link, table, theirs.id)
        self.has_more = True

    def _add(self, link: sqlite3.Connection, table: Table, versions: Sequence[Version]) -> None:
        replica.add(link, table, versions, self.srs_id)

    def _change(self, link: sqlite3.Connection, table: Table, versions: Sequence[Version]) -> None:
        replica.change(link, table, versions, self.srs_id)

    def _write(
        self,
        table: Table,
        versions: Sequence[Version],
        write: Callable[[sqlite3.Connection, Table, Sequence[Version]], None],
    ) -> bool:
        """Write versions; where the file does not take one, halve until it stands alone, and put that one aside."""
        if not versions:
            return True
        self.link.execute("SAVEPOINT versions")
        try:
            write(self.link, table, versions)
        except sqlite3.IntegrityError as error:
            self.link.execute("ROLLBACK TO versions")
            self.link.execute("RELEASE versions")
            if len(versions) > 1:
                half = len(versions) // 2
                parts = [self._write(table, part, write) for part in (versions[:half], versions[half:])]
                return all(parts)
            self._refuse(table, versions[0], str(error).rpartition("failed: ")[2])
            return False
        self.link.execute("RELEASE versions")
        self.changed.add(table.name)
        for one in versions:
            self.result.received.add(Entry(table.name, one.id, conflict.title_of(table, one.values)))
        return True

    def _refuse(self, table: Table, version: Version, problem: str) -> None:
        reason = {"template": sentence("The workspace does not take it: {problem}"), "values": {"problem": problem}}
        row = version.row(table)
        conflict.keep_refusal(self.link, table, version.id, reason, row)
        self.result.refused.add(Entry(table.name, version.id, conflict.title_of(table, row), **reason))

    def _remove(self, table: Table, ids: Collection[str]) -> None:
        if not ids:
            return
        rows = replica.read_rows(self.link, table, ids)
        replica.remove(self.link, table, ids)
        self.changed.add(table.name)
        for one in rows.values():
            self.result.received.add(
                Entry(
                    table.name,
                    one.id,
                    conflict.title_of(table, one.values),
                    sentence("No longer in the shared database"),
                )
            )

    def _may_write(self, table: Table, version: Version) -> bool:
        owner = version.id if table is PARTY else version.values.get("party_id")
        return self.is_admin or (owner is not None and owner == self.party_id)
