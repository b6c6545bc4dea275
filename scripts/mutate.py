#!/usr/bin/env python3
"""
Break the protocol on purpose and see that the tests notice: `.venv/bin/python scripts/mutate.py [part of a name]`.

Each mutation is made in a copy of the tree, and the tests that guard the place must fail. It takes some minutes, so it is
run by hand, after changes of the protocol.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SQL = "resources/sql"
CODE = "seinajoki_coord"
FAILED = 1
"""The exit status of pytest that means a test failed; any other is a fault of this script."""


@dataclass(frozen=True)
class Mutation:
    """What is broken, where, and which tests must notice; ``old`` becomes ``new`` wherever it stands in the file."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


MUTATIONS = (
    Mutation(
        "pull with > instead of >=",
        f"{CODE}/server/pull.py",
        "WHERE mod_xid >= %s::xid8",
        "WHERE mod_xid > %s::xid8",
        ("test_sync.py",),
    ),
    Mutation(
        "the cursor is the end of the snapshot, not its beginning",
        f"{SQL}/0005_sync.sql",
        "pg_snapshot_xmin(pg_current_snapshot())",
        "pg_snapshot_xmax(pg_current_snapshot())",
        ("test_pull.py::test_nothing_is_lost_between_many_writers_and_one_reader",),
    ),
    Mutation(
        "triggers are not ENABLE ALWAYS",
        f"{SQL}/0002_table.sql",
        "ALTER TABLE coord.work ENABLE ALWAYS TRIGGER",
        "ALTER TABLE coord.work ENABLE TRIGGER",
        ("test_triggers.py",),
    ),
    Mutation(
        "a batch that was answered is done again",
        f"{SQL}/0005_sync.sql",
        "    IF NOT FOUND THEN\n        SELECT * INTO earlier",
        "    IF false THEN\n        SELECT * INTO earlier",
        ("test_push.py::test_a_repeated_batch_has_the_same_answer_and_changes_nothing", "test_fault_client.py"),
    ),
    Mutation(
        "a push does not compare its base",
        f"{SQL}/0005_sync.sql",
        "WHEN c.gone IS NULL AND base.version IS DISTINCT FROM c.row_version THEN 'conflict'",
        "WHEN false THEN 'conflict'",
        ("test_push.py", "test_sync_conflict.py"),
    ),
    Mutation(
        "a push writes over what somebody was quicker to change",
        f"{SQL}/0005_sync.sql",
        "WHERE w.id = (e.op ->> 'id')::uuid AND w.row_version = e.known\n        $sql$",
        "WHERE w.id = (e.op ->> 'id')::uuid\n        $sql$",
        ("test_push.py::test_of_two_pushes_at_once_one_wins_and_the_other_hears_of_it",),
    ),
    Mutation(
        "an older client empties what it does not know",
        f"{SQL}/0005_sync.sql",
        "WHERE EXISTS (SELECT FROM unnest(ops) e WHERE e.op -> 'row' ? name)",
        "WHERE true",
        ("test_fault_server.py::test_a_schema_that_is_upgraded_under_a_client_takes_nothing_from_anybody",),
    ),
    Mutation(
        "the journal is cleared although the record was edited meanwhile",
        f"{CODE}/server/push.py",
        "if (None if mine is None else mine.row(table)) == sent:",
        "if True:",
        ("test_sync_conflict.py", "test_fault_line.py"),
    ),
    Mutation(
        "the journal is cleared when a batch is written down, before it is answered",
        f"{CODE}/server/push.py",
        '    link.execute("INSERT INTO gpkg_coord_batch (batch_id, ops) VALUES (?, ?)", (batch_id, text))\n',
        '    link.execute("INSERT INTO gpkg_coord_batch (batch_id, ops) VALUES (?, ?)", (batch_id, text))\n'
        '    link.execute("DELETE FROM gpkg_coord_journal")\n',
        ("test_sync_fault.py", "test_fault_line.py"),
    ),
    Mutation(
        "the journal is not cleared",
        f"{CODE}/workspace/journal.py",
        'link.executemany("DELETE FROM gpkg_coord_journal WHERE table_name = ? AND id = ?", keys)',
        "pass",
        ("test_fault_line.py",),
    ),
    Mutation(
        "a batch is not kept until it is answered",
        f"{CODE}/server/push.py",
        '    link.execute("INSERT INTO gpkg_coord_batch (batch_id, ops) VALUES (?, ?)", (batch_id, text))\n',
        "",
        ("test_sync_fault.py", "test_fault_line.py"),
    ),
    Mutation(
        "an answer is lost: the batch is forgotten before its answer is written",
        f"{CODE}/server/push.py",
        "            answers = self.ask(",
        "            with writing(self.workspace.path) as early:\n"
        '                early.execute("DELETE FROM gpkg_coord_batch")\n'
        "            answers = self.ask(",
        ("test_sync_fault.py", "test_fault_line.py"),
    ),
    Mutation(
        "the cursor is stored before the rows",
        f"{CODE}/server/pull.py",
        "        parts, is_done = _staged(staged, report), False\n",
        "        with writing(workspace.path) as early:\n            journal.keep_state(early, reached)\n"
        "        parts, is_done = _staged(staged, report), False\n",
        ("test_sync_crash.py::test_a_client_may_be_killed_between_any_two_statements", "test_sync_machine.py"),
    ),
    Mutation(
        "the epoch means nothing",
        f"{CODE}/server/pull.py",
        "is_same = state.epoch == status.epoch and ",
        "is_same = ",
        ("test_sync_fault.py", "test_fault_server.py::test_a_backup_that_is_restored_is_found_out_and_loses_nothing"),
    ),
    Mutation(
        "a restore is not noticed unless it is told",
        f"{SQL}/0005_sync.sql",
        "md5(concat_ws(' ', m.server_epoch, s.system_identifier, c.timeline_id, d.oid, 'coord.change'::regclass::oid))::uuid",
        "m.server_epoch",
        ("test_fault_server.py::test_a_backup_that_is_restored_is_found_out_and_loses_nothing",),
    ),
    Mutation(
        "versions that the server forgot are passed over",
        f"{CODE}/server/apply.py",
        "self.is_behind |= ",
        "self.is_behind &= ",
        ("test_fault_server.py::test_a_server_that_forgot_versions_unnoticed_is_compared_as_a_whole",),
    ),
    Mutation(
        "tombstones are not delivered",
        f"{SQL}/0001_base.sql",
        "WHERE party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin())\nUNION",
        "WHERE (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin())) AND gone IS NULL\nUNION",
        ("test_sync_fault.py", "test_pull.py", "test_sync_machine.py"),
    ),
    Mutation(
        "what became a draft again is not taken from the others",
        f"{SQL}/0001_base.sql",
        "WHEN c.private AND excluded.private AND c.party_id",
        "WHEN excluded.private AND c.party_id",
        ("test_pull.py", "test_sync_rights.py"),
    ),
    Mutation(
        "drafts are for all",
        f"{SQL}/0002_table.sql",
        "CREATE POLICY readable ON coord.work FOR SELECT USING (status <> 'draft' OR",
        "CREATE POLICY readable ON coord.work FOR SELECT USING (true OR",
        ("test_rights.py",),
    ),
    Mutation(
        "others' private changes are told",
        f"{SQL}/0001_base.sql",
        "WHERE public_xid IS NOT NULL AND (party_id",
        "WHERE (party_id",
        ("test_pull.py",),
    ),
    Mutation(
        "everybody may change everything",
        f"{SQL}/0001_base.sql",
        "IF is_foreign OR (party IS NULL AND NOT admin) THEN",
        "IF false THEN",
        ("test_rights.py",),
    ),
    Mutation(
        "what was said to be saved may still be lost in a crash",
        f"{SQL}/0001_base.sql",
        "PERFORM set_config('synchronous_commit', 'on', true);",
        "NULL;",
        ("test_fault_server.py::test_what_was_said_to_be_saved_survives_a_crash",),
    ),
    Mutation(
        "mine always wins",
        f"{CODE}/core/merge.py",
        "            conflicts.append(name)\n",
        "            pass\n",
        ("test_sync_conflict.py",),
    ),
    Mutation(
        "theirs always wins",
        f"{CODE}/core/merge.py",
        "            conflicts.append(name)\n",
        "            row[name] = value\n",
        ("test_sync_conflict.py",),
    ),
    Mutation(
        "a deletion there passes over an edit here",
        f"{CODE}/server/apply.py",
        "        elif mine.row(table) == base.row(table):\n",
        "        elif True:\n",
        ("test_sync_conflict.py",),
    ),
    Mutation(
        "an edit that was refused goes over theirs once it may be made",
        f"{CODE}/server/apply.py",
        "        if merged.conflicts:\n",
        "        if merged.conflicts and (base is None or self._may_write(table, theirs)):\n",
        ("test_sync_conflict.py",),
    ),
    Mutation(
        "a known version is written again",
        f"{CODE}/server/apply.py",
        "if one.row_version > known[one.id]",
        "if one.row_version >= known[one.id]",
        ("test_fault_line.py::test_a_slow_line_is_only_slow",),
    ),
    Mutation(
        "what was private stays in the pages of the file",
        f"{CODE}/server/pull.py",
        "PRAGMA secure_delete = ON",
        "PRAGMA secure_delete = OFF",
        ("test_sync_rights.py::test_a_person_who_changes_parties_takes_no_contacts_along",),
    ),
)


def failure(tree: Path, tests: tuple[str, ...]) -> str:
    """Return what pytest says of the tests that fail in a tree; empty where all pass."""
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "--no-header", "--tb=no"]
    paths = [f"tests/server/{one}" for one in tests]
    done = subprocess.run([*command, *paths], cwd=tree, env={**os.environ, "CI": "1"}, capture_output=True, check=False)
    if done.returncode not in {0, FAILED}:
        sys.exit(done.stdout.decode() + done.stderr.decode())
    return done.stdout.decode() if done.returncode == FAILED else ""


@contextmanager
def copy_of_the_tree(folder: Path) -> Iterator[Path]:
    """Yield a copy of the tree that may be broken."""
    tree = folder / "tree"
    shutil.copytree(ROOT, tree, symlinks=True, ignore=shutil.ignore_patterns(".*", "build", "__pycache__", "images"))
    try:
        yield tree
    finally:
        shutil.rmtree(tree)


def survives(mutation: Mutation, folder: Path) -> bool:
    """Whether no test notices a mutation."""
    with copy_of_the_tree(folder) as tree:
        file = tree / mutation.file
        text = file.read_text(encoding="utf-8")
        if mutation.old not in text:
            sys.exit(f"{mutation.name}: {mutation.file} holds no longer:\n{mutation.old}")
        file.write_text(text.replace(mutation.old, mutation.new), encoding="utf-8")
        return not failure(tree, mutation.tests)


def main() -> None:
    """Try the mutations of which the name holds the argument; leave with 1 where one survives."""
    wanted = [one for one in MUTATIONS if " ".join(sys.argv[1:]) in one.name]
    alive = []
    with tempfile.TemporaryDirectory(prefix="seinajoki-mutate-") as name:
        folder = Path(name)
        with copy_of_the_tree(folder) as tree:
            if said := failure(tree, tuple(sorted({test for one in wanted for test in one.tests}))):
                sys.exit(f"The tests fail without any mutation, so nothing can be told:\n{said}")
        for one in wanted:
            began = time.monotonic()
            if survives(one, folder):
                alive.append(one.name)
            verdict = "SURVIVED" if one.name in alive else "noticed"
            print(f"{verdict:8} {time.monotonic() - began:5.0f} s  {one.name}", flush=True)
    print(f"{len(wanted)} mutations, {len(alive)} survived")
    sys.exit(bool(alive))


if __name__ == "__main__":
    main()
