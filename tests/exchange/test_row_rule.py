"""The rules between fields, against the database that keeps them too."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seinajoki_coord.core.row_rule import _comparisons, refusal
from seinajoki_coord.core.schema import EVENT, TABLES, WORK, Check, Table

MOMENTS = st.one_of(
    st.none(), st.sampled_from(["2026-06-01T08:00", "2026-06-01T09:00", "2026-06-02T08:00", "2027-01-01T00:00"])
)


@given(MOMENTS, MOMENTS, MOMENTS, MOMENTS)
def test_a_rule_is_kept_exactly_when_sqlite_says_so(
    setup: str | None, start: str | None, end: str | None, cleared: str | None
) -> None:
    row = {"setup_at": setup, "starts_at": start, "ends_at": end, "cleared_at": cleared}
    with closing(sqlite3.connect(":memory:")) as link:
        for check in WORK.checks:
            (kept,) = link.execute(
                f"SELECT {check.sql} FROM (SELECT :setup_at AS setup_at, :starts_at AS starts_at, :ends_at AS ends_at,"
                " :cleared_at AS cleared_at)",
                row,
            ).fetchone()
            if kept == 0:
                assert refusal(EVENT, row) == check.sentence
                return
    assert refusal(WORK, row) is None


def test_every_rule_of_the_schema_is_understood() -> None:
    for table in TABLES:
        assert len(_comparisons(table.checks)) == len(table.checks)


def test_a_rule_of_another_kind_is_a_programming_error() -> None:
    table = Table("x", "X", (), checks=(Check("a", "a + 1 < b", "No."),))
    with pytest.raises(ValueError, match="no comparison"):
        refusal(table, {})
