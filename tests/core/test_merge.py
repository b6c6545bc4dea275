"""Three-way merge: the laws that hold whatever people do."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.canonical import canonical_row
from seinajoki_coord.core.merge import merge
from seinajoki_coord.core.row_rule import refusal
from seinajoki_coord.core.schema import WORK

HOURS = st.none() | st.sampled_from([f"2026-06-0{day}T0{hour}:00" for day in (1, 2) for hour in (7, 8, 9)])
TEXTS = st.none() | st.sampled_from(["", "a", "b"])


def row(**values: object) -> dict[str, Any]:
    return canonical_row(WORK, {"title": "Dig", "status": "planned", **values})


ROWS = st.builds(
    lambda times, project, note: row(**times, project=project, description=note),
    st.fixed_dictionaries(dict.fromkeys(("setup_at", "starts_at", "ends_at", "cleared_at"), HOURS)),
    TEXTS,
    TEXTS,
).filter(lambda made: refusal(WORK, made) is None)


def test_different_fields_merge_and_are_named() -> None:
    base = row(project="x")
    merged = merge(WORK, base, {**base, "title": "Dig deeper"}, {**base, "project": "y"})
    assert merged.row == {**base, "title": "Dig deeper", "project": "y"}
    assert (merged.from_theirs, merged.conflicts) == (("project",), ())


def test_the_same_field_changed_to_the_same_is_no_conflict() -> None:
    base = row()
    both = {**base, "title": "Trench"}
    assert merge(WORK, base, both, both).conflicts == ()


def test_the_same_field_changed_otherwise_is_a_conflict_and_keeps_mine() -> None:
    base = row()
    merged = merge(WORK, base, {**base, "title": "A"}, {**base, "title": "B"})
    assert (merged.row["title"], merged.conflicts) == ("A", ("title",))


def test_an_empty_text_is_not_nothing() -> None:
    base = row(project=None)
    merged = merge(WORK, base, {**base, "project": ""}, {**base, "project": "y"})
    assert merged.conflicts == ("project",)


def test_times_that_do_not_fit_together_are_a_conflict() -> None:
    base = row(starts_at="2026-06-01T07:00", ends_at="2026-06-02T07:00")
    mine = {**base, "starts_at": "2026-06-01T20:00"}
    theirs = {**base, "ends_at": "2026-06-01T12:00", "project": "y"}
    merged = merge(WORK, base, mine, theirs)
    assert merged.conflicts == ("starts_at", "ends_at")
    assert merged.from_theirs == ("project",)
    assert merged.row == {**mine, "project": "y"}


def test_without_a_base_every_difference_is_a_conflict() -> None:
    assert merge(WORK, None, row(project="a"), row(project="b")).conflicts == ("project",)
    assert merge(WORK, None, row(), row()).conflicts == ()


@given(ROWS, ROWS)
def test_who_changed_nothing_gets_the_others_row(base: dict[str, Any], theirs: dict[str, Any]) -> None:
    merged = merge(WORK, base, base, theirs)
    assert (merged.row, merged.conflicts) == (theirs, ())
    assert merge(WORK, base, theirs, base).row == theirs


@given(ROWS, ROWS, ROWS)
def test_every_field_of_a_merge_is_somebodys_and_no_change_is_lost(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    merged = merge(WORK, base, mine, theirs)
    for name, value in merged.row.items():
        if name in merged.from_theirs:
            assert value == theirs[name] != mine[name]
            assert mine[name] == base[name]
        else:
            assert value == mine[name]
        lost_theirs = theirs[name] not in {base[name], value}
        assert not lost_theirs or name in merged.conflicts


@given(ROWS, ROWS, ROWS)
def test_both_sides_see_the_same_conflicts_and_the_same_row_without_any(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    here, there = merge(WORK, base, mine, theirs), merge(WORK, base, theirs, mine)
    assert here.conflicts == there.conflicts
    if not here.conflicts:
        assert here.row == there.row


@given(ROWS, ROWS, ROWS)
def test_a_merged_row_keeps_the_rules_of_rows(
    base: dict[str, Any], mine: dict[str, Any], theirs: dict[str, Any]
) -> None:
    merged = merge(WORK, base, mine, theirs)
    assert refusal(WORK, merged.row) is None
