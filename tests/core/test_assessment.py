"""What decisions of the parties make of an overlap."""

from __future__ import annotations

import pytest

from seinajoki_coord.core.assessment import Decision, Verdict, decided, in_force, state_of, summaries, summary
from seinajoki_coord.core.error import ChangedError

NOW = "2026-06-01T12:00"
A, B = "party-a", "party-b"
ROW = {"id": "o", "fingerprint": "f", "assessment": "open"}
SHOWN = {"o": "f"}


def said(decision: str, party: str = A, at: str = NOW, fingerprint: str = "f", until: str | None = None) -> Decision:
    return Decision(f"{party}-{at}-{decision}", "o", party, decision, until, None, fingerprint, at)


def test_the_latest_decision_of_each_party_counts() -> None:
    rows = [said("rejected", at="2026-05-02T08:00"), said("accepted", at="2026-05-03T08:00"), said("resolved", B)]
    latest = in_force(reversed(rows))
    assert {party: one.decision for party, one in latest["o"].items()} == {A: "accepted", B: "resolved"}


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (None, "open"),
        (said("open"), "open"),
        (said("accepted"), "accepted"),
        (said("accepted", fingerprint="old"), "reassess"),
        (said("snoozed", until="2026-06-01T12:01"), "snoozed"),
        (said("snoozed", until=NOW), "open"),
        (said("snoozed"), "snoozed"),
        (said("snoozed", fingerprint="old", until="2027-01-01T00:00"), "reassess"),
    ],
)
def test_a_decision_holds_while_the_overlap_is_as_it_was(decision: Decision | None, state: str) -> None:
    assert state_of(decision, "f", NOW) == state


@pytest.mark.parametrize(
    ("decisions", "state"),
    [
        ([], "open"),
        ([said("accepted")], "accepted"),
        ([said("accepted"), said("rejected", B)], "rejected"),
        ([said("accepted"), said("resolved", B)], "resolved"),
        ([said("resolved"), said("accepted", B, fingerprint="old")], "reassess"),
        ([said("rejected"), said("accepted", B, fingerprint="old")], "rejected"),
        ([said("snoozed"), said("accepted", B)], "accepted"),
    ],
)
def test_the_weightiest_of_all_parties_is_what_is_said(decisions: list[Decision], state: str) -> None:
    assert summary({one.party_id: one for one in decisions}, "f", NOW) == state


def test_what_another_party_snoozed_is_still_mine_to_decide() -> None:
    decisions = {B: said("snoozed", B, until="2027-01-01T00:00")}
    assert summary(decisions, "f", NOW) == "snoozed"
    assert summary(decisions, "f", NOW, A) == "open"
    assert summary(decisions, "f", NOW, B) == "snoozed"


def test_a_second_decision_in_the_same_minute_is_the_later_one() -> None:
    first = decided(Verdict(A, "accepted", NOW, note=" fine "), SHOWN, [ROW], [])
    second = decided(Verdict(A, "rejected", NOW), SHOWN, [ROW], first)
    third = decided(Verdict(A, "resolved", "2026-06-01T11:00"), SHOWN, [ROW], first + second)
    assert [one.decided_at for one in first + second + third] == [NOW, "2026-06-01T12:01", "2026-06-01T12:02"]
    assert in_force(first + second + third)["o"][A].decision == "resolved"
    assert first[0].note == "fine"


@pytest.mark.parametrize("rows", [[], [{**ROW, "fingerprint": "g"}], [{**ROW, "assessment": "closed"}]])
def test_what_is_not_as_it_was_shown_is_not_decided(rows: list[dict[str, str]]) -> None:
    other = {**ROW, "id": "p"}
    with pytest.raises(ChangedError, match="Nothing was decided"):
        decided(Verdict(A, "accepted", NOW), {"p": "f", **SHOWN}, [other, *rows], [])
    (made,) = decided(Verdict(A, "accepted", NOW), {"p": "f"}, [other, *rows], [])
    assert (made.overlap_id, made.fingerprint) == ("p", "f")


def test_summaries_change_only_what_is_not_said_already() -> None:
    names = {A: "Water", B: "Streets"}
    base = {"fingerprint": "f", "assessed_by": None, "note": None}
    rows = [
        {"id": "o", "assessment": "open", **base},
        {"id": "by hand", "assessment": "accepted", **base},
        {"id": "shut", "assessment": "closed", **base},
    ]
    decisions = [said("accepted"), said("accepted", B, at="2026-06-01T12:05")]
    (changed,) = summaries(rows, decisions, names, NOW)
    assert changed == {"id": "o", "assessment": "accepted", "assessed_by": "Water, Streets", "note": None}
    assert list(summaries([{**rows[0], **changed}], decisions, names, NOW)) == []
    (back,) = summaries([{**rows[0], **changed}], [], names, NOW, withdrawn=["o"])
    assert (back["assessment"], back["assessed_by"]) == ("open", None)
