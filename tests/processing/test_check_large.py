"""A check of a wide town: it looks only at what changed and what is near, can be cancelled anywhere, and says how far it is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from qgis.core import QgsProcessingException

from seinajoki_coord.core.error import CancelledError
from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.progress import silent
from seinajoki_coord.core.zone import SECOND
from seinajoki_coord.layers.check import check
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.workspace.records import read_records
from seinajoki_coord.workspace.register import keep_register, read_checked
from seinajoki_coord.workspace.workspace import Workspace, open_workspace

from .overlaps import Log
from .overlaps import run as run_algorithm
from .test_register import NOW, PARTIES, Town, anew, drawn, overlaps, run
from .town import change, new_town, rows

if TYPE_CHECKING:
    from collections.abc import Sized

    from seinajoki_coord.core.progress import Report

pytestmark = pytest.mark.usefixtures("provider")
_SITES = 12
_APART = 400.0
"""Metres between two sites of the wide town: nothing at one of them concerns another."""


class WideTown(Town):
    """Edits of records that lie in places far from each other."""

    def edit(self) -> None:
        """Make one edit, of what only the rank depends on now and then."""
        super().edit() if self.chance.random() < 0.8 else self.weigh()

    def weigh(self) -> None:
        """Let a record block more lanes or draw more people."""
        record = self._update()
        if record is not None and record[0] == "work":
            self._set(*record, lane_impact=self.chance.choice(["none", "several_lanes", "both_directions_closed"]))
        elif record is not None and record[0] == "event":
            self._set(*record, expected_attendance=self.chance.choice([None, 40, 30_000]))

    def _ground(self) -> bytes | None:
        if self.chance.random() < 0.1:
            return None
        return super()._ground()

    def _corner(self) -> tuple[float, float]:
        x, y = super()._corner()
        return x + _APART * self.chance.randrange(_SITES), y


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, provider: object) -> Path:
    path = new_town(tmp_path_factory.mktemp("town") / "town.gpkg")
    for key in PARTIES:
        change(path, f"INSERT INTO party (id, name) VALUES ('{key}', 'party {key[-1]}')")
    return path


@pytest.fixture
def town(empty: Path, tmp_path: Path) -> WideTown:
    found = WideTown(Path(shutil.copy(empty, tmp_path / "town.gpkg")), drawn(3))
    for _ in range(120):
        found.add()
    return found


def checked(workspace: Workspace, report: Report = silent) -> list[str]:
    """Check a workspace and keep the register; return the titles of what was left out."""
    before, records = read_checked(workspace), read_records(workspace, report=report)
    rules, kernel = read_rules("", workspace), ShapelyKernel()
    result = check(records, rules, before, workspace.time_zone, NOW * SECOND, kernel, report)
    keep_register(workspace, result.check, report)
    return [title for title, _ in result.left_out]


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), days=st.lists(st.integers(0, 200), min_size=2, max_size=6))
def test_what_lies_far_from_every_change_is_passed_over_and_the_register_is_that_of_a_check_of_everything(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, days: list[int]
) -> None:
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("edits") / "town.gpkg"))
    town = WideTown(path, drawn(seed))
    for _ in range(25):
        town.add()
    now = NOW
    for later in days:
        for _ in range(town.chance.randrange(3)):
            town.edit()
        now += 86400 * later
        run(town.workspace, now=now)
        assert overlaps(path) == anew(path, now=now)


def test_after_one_change_only_what_is_near_is_looked_at(town: WideTown, monkeypatch: pytest.MonkeyPatch) -> None:
    checked(town.workspace)
    looked: list[int] = []
    judge = "seinajoki_coord.layers.check.judge_pairs"
    from seinajoki_coord.core.rule_judge import judge_pairs

    def counting(kernel: object, subjects: Sized, *arguments: object, **options: object) -> object:
        looked.append(len(subjects))
        return judge_pairs(kernel, subjects, *arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(judge, counting)
    checked(town.workspace)
    change(town.path, "UPDATE work SET title = 'x' WHERE fid = (SELECT min(fid) FROM work WHERE geom IS NOT NULL)")
    checked(town.workspace)
    assert looked[0] == 0
    assert 0 < looked[1] < 30


def test_what_cannot_be_used_is_named_by_every_check(town: WideTown) -> None:
    left_out = checked(town.workspace)
    assert left_out
    assert checked(town.workspace) == left_out
    change(
        town.path, "UPDATE work SET status = 'completed' WHERE fid = (SELECT min(fid) FROM work WHERE geom IS NOT NULL)"
    )
    assert checked(town.workspace) == left_out
    change(
        town.path,
        f"UPDATE work SET geom = (SELECT geom FROM work WHERE geom IS NOT NULL) WHERE title = '{left_out[0]}'",
    )
    assert checked(town.workspace) == left_out[1:]


def test_a_check_that_is_cancelled_anywhere_leaves_everything_as_it_was(town: WideTown) -> None:
    told: list[tuple[str, float]] = []
    whole = Path(shutil.copy(town.path, town.path.with_name("whole.gpkg")))
    checked(open_workspace(whole), lambda *at: told.append(at))
    assert {phase for phase, _ in told} == {
        "read",
        "geometry",
        "candidates",
        "exact",
        "meeting ground",
        "describe",
        "write",
    }
    before = town.path.read_bytes()

    def cancelling(place: int) -> Report:
        left = [place]

        def report(_phase: str, _share: float) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise CancelledError

        return report

    last = {phase: number for number, (phase, _) in enumerate(told)}
    for place in {*range(0, len(told), 9), *last.values()}:
        with pytest.raises(CancelledError):
            checked(town.workspace, cancelling(place))
        assert town.path.read_bytes() == before, told[place]
    checked(town.workspace)
    assert overlaps(town.path) == overlaps(whole)


def test_the_progress_moves_through_all_steps_and_a_cancelled_run_says_so(town: WideTown) -> None:
    town.add()
    log = Log(cancel_at=60.0)
    with pytest.raises(QgsProcessingException):
        run_algorithm("check_workspace", {"WORKSPACE": str(town.path)}, log)
    assert rows(town.path, "SELECT count(*) FROM overlap") == [(0,)]
    log = Log()
    run_algorithm("check_workspace", {"WORKSPACE": str(town.path)}, log)
    assert log.steps == sorted(log.steps)
    assert len(set(log.steps)) > 20
    assert log.steps[-1] == 100
