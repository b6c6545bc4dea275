"""Decisions on the overlaps of a workspace file, and what the next checks make of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from seinajoki_coord.core.assessment import Verdict
from seinajoki_coord.core.error import ChangedError
from seinajoki_coord.workspace.assessment import decide, read_register, withdraw
from seinajoki_coord.workspace.workspace import open_workspace

from .layer import square
from .town import add, change, check, new_town, rows, shown

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2026-05-01T09:00"
SOME_DAY = {"starts_at": "2150-06-01T08:00", "ends_at": "2150-06-30T16:00"}


@pytest.fixture
def town(provider: object, tmp_path: Path) -> Path:
    """Return a workspace with two parties and one overlap of theirs, checked."""
    path = new_town(tmp_path / "town.gpkg")
    for name in ("Water", "Streets"):
        change(path, f"INSERT INTO party (id, name) VALUES ('{party(name)}', '{name}')")
    add(path, "work", "pipe", square(0, 0), party_id=party("Water"), **SOME_DAY)
    add(path, "event", "fair", square(2, 2), party_id=party("Streets"), **SOME_DAY)
    check(path)
    return path


def party(name: str) -> str:
    """Return the identifier of a party."""
    return name.lower().ljust(36, "-")


def said(path: Path) -> list[tuple[object, ...]]:
    """Return what the overlaps say of their assessment."""
    return rows(path, "SELECT assessment, assessed_by, note FROM overlap")


def test_a_decision_is_summed_up_and_a_check_leaves_it(town: Path) -> None:
    workspace = open_workspace(town)
    decide(workspace, shown(town), Verdict(party("Water"), "accepted", NOW, note="we close the lane at night"))
    assert said(town) == [("accepted", "Water", "we close the lane at night")]
    (decision,) = read_register(workspace).decisions
    assert (decision.party_id, decision.decided_at, decision.decision) == (party("Water"), NOW, "accepted")
    before = rows(town, "SELECT * FROM overlap")
    assert check(town)["OPEN_COUNT"] == 0
    assert rows(town, "SELECT * FROM overlap") == before


def test_each_party_decides_for_itself_and_all_is_kept(town: Path) -> None:
    workspace = open_workspace(town)
    decide(workspace, shown(town), Verdict(party("Water"), "accepted", NOW))
    decide(workspace, shown(town), Verdict(party("Streets"), "rejected", NOW, note="not on market days"))
    assert said(town) == [("rejected", "Streets", "not on market days")]
    decide(workspace, shown(town), Verdict(party("Streets"), "resolved", "2026-05-02T09:00"))
    assert said(town) == [("resolved", "Streets", None)]
    assert len(read_register(workspace).decisions) == 3


def test_a_changed_overlap_is_to_be_assessed_again_until_its_party_does(town: Path) -> None:
    workspace = open_workspace(town)
    decide(workspace, shown(town), Verdict(party("Water"), "accepted", NOW))
    change(town, "UPDATE event SET ends_at = '2150-06-20T16:00'")
    assert check(town)["OPEN_COUNT"] == 1
    assert said(town)[0][0] == "reassess"
    decide(workspace, shown(town), Verdict(party("Water"), "accepted", NOW))
    assert said(town)[0][0] == "accepted"
    change(town, "UPDATE event SET ends_at = '2150-06-21T16:00'")
    check(town)
    assert said(town)[0][0] == "reassess"


def test_a_snooze_ends_on_its_date(town: Path) -> None:
    workspace = open_workspace(town)
    decide(workspace, shown(town), Verdict(party("Water"), "snoozed", NOW, snoozed_until="2199-01-01T00:00"))
    assert said(town)[0][0] == "snoozed"
    assert check(town)["OPEN_COUNT"] == 0
    change(town, "UPDATE assessment SET snoozed_until = '2001-01-01T00:00'")
    assert check(town)["OPEN_COUNT"] == 1
    assert said(town) == [("open", None, None)]


def test_taken_back_what_counted_before_counts_again(town: Path) -> None:
    workspace = open_workspace(town)
    first = decide(workspace, shown(town), Verdict(party("Water"), "accepted", NOW, note="fine"))
    second = decide(workspace, shown(town), Verdict(party("Water"), "rejected", NOW))
    assert said(town)[0][0] == "rejected"
    withdraw(workspace, second, NOW)
    assert said(town) == [("accepted", "Water", "fine")]
    withdraw(workspace, first, NOW)
    assert said(town) == [("open", None, None)]
    assert rows(town, "SELECT count(*) FROM assessment") == [(0,)]


def test_what_no_longer_overlaps_takes_no_decision_and_remembers_its_own(town: Path) -> None:
    workspace = open_workspace(town)
    decide(workspace, shown(town), Verdict(party("Water"), "accepted", NOW))
    change(town, "UPDATE event SET status = 'cancelled'")
    check(town)
    assert said(town)[0][0] == "closed"
    with pytest.raises(ChangedError):
        decide(workspace, shown(town), Verdict(party("Water"), "rejected", NOW))
    change(town, "UPDATE event SET status = 'planned'")
    check(town)
    assert said(town)[0][0] == "accepted", "it is again what was accepted"


def test_what_changed_after_it_was_shown_takes_no_decision_and_nor_does_what_was_chosen_with_it(town: Path) -> None:
    add(town, "event", "market", square(4, 4), party_id=party("Streets"), **SOME_DAY)
    check(town)
    seen = shown(town)
    change(town, "UPDATE event SET ends_at = '2150-06-20T16:00' WHERE title = 'fair'")
    check(town)
    with pytest.raises(ChangedError, match="Nothing was decided"):
        decide(open_workspace(town), seen, Verdict(party("Water"), "accepted", NOW))
    assert rows(town, "SELECT count(*) FROM assessment") == [(0,)]
    assert {assessment for assessment, *_ in said(town)} == {"open"}
    left = {key: fingerprint for key, fingerprint in seen.items() if shown(town)[key] == fingerprint}
    assert len(left) == 1
    decide(open_workspace(town), left, Verdict(party("Water"), "accepted", NOW))
    assert sorted(assessment for assessment, *_ in said(town)) == ["accepted", "open", "open"]
