"""What share of the dates that are still open would meet: against the rule itself, asked of every placement."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.rule_judge import judge_pairs
from seinajoki_coord.core.rule_text import parse_rules

from .rule_oracle import UTC, Row, record, subjects
from .test_rule_match import rules

STEP = timedelta(hours=2)
RULES: dict[str, Row] = {
    "shared time": {},
    "lead and lag": {"lead": {"hours": 30}, "lag": {"days": 4}},
    "lead and lag of months": {"lag": {"months": 1}},
    "only some phases": {"first": {"kinds": ["work"], "phases": ["live"]}, "second": {"kinds": ["event"]}},
    "with the guarantee": {"first": {"kinds": ["work"], "phases": ["live", "teardown", "guarantee"]}},
    "only in season": {"valid": {"from": "06-10", "until": "06-20"}},
    "on working days": {"valid": {"hours": "Mo-Fr 06:00-18:00"}},
    "occurrences": {"first": {"kinds": ["work"]}, "second": {"kinds": ["event"], "times": "occurrences"}},
}


def share_of(rule: Row, rows: list[Row]) -> np.ndarray:
    """Return the share of each pair that a rule finds."""
    return judge_pairs(ShapelyKernel(), subjects(rows), parse_rules(json.dumps(rule)), UTC).share


def said(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M}"


def placed(row: Row, days: int) -> list[Row]:
    """Return the record with fixed dates, once for each start that it may have, in the middle of the steps."""
    start, end = (datetime.fromisoformat(row[name]) for name in ("starts_at", "ends_at"))
    before = start - datetime.fromisoformat(row["setup_at"])
    after = datetime.fromisoformat(row["cleared_at"]) - end
    length = timedelta(days=days)
    out = []
    for number in range((end - start - length) // STEP):
        begin = start + STEP * (number + 0.5)
        times = {
            "starts_at": begin, "ends_at": begin + length, "setup_at": begin - before, "cleared_at": begin + length + after,
        }  # fmt: skip
        fixed = {**row, **{name: said(one) for name, one in times.items()}, "certainty": "fixed", "schedule": None}
        out.append({**fixed, "id": f"{row['kind']}{number}"})
    return out


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("unsure", ["work", "event"])
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_the_share_is_that_of_all_placements_under_the_rule(name: str, unsure: str, data: st.DataObject) -> None:
    rule = rules(**{"first": {"kinds": ["work"]}, "second": {"kinds": ["event"]}, **RULES[name]})
    if name == "with the guarantee":
        rule["rules"][0]["second"] = {"kinds": ["event"]}
    days = data.draw(st.integers(1, 6))
    first = datetime.fromisoformat("2026-06-01")
    start = first + STEP * data.draw(st.integers(0, 100))
    end = start + timedelta(days=days) + STEP * data.draw(st.integers(1, 150))
    sides: dict[str, Row] = {}
    for kind in ("work", "event"):
        if kind == unsure:
            begin, finish, more = start, end, {"certainty": "window", "schedule": f"DURATION:P{days}D"}
        else:
            begin = first + STEP * data.draw(st.integers(0, 300))
            finish = begin + STEP * data.draw(st.integers(1, 100))
            more = {"schedule": "FREQ=DAILY;INTERVAL=3"} if name == "occurrences" and kind == "event" else {}
        setup, clear = (STEP * data.draw(st.integers(0, 12)) for _ in range(2))
        sides[kind] = record(
            kind, starts_at=said(begin), ends_at=said(finish), setup_at=said(begin - setup), cleared_at=said(finish + clear),
            guarantee_days=data.draw(st.sampled_from([None, 7])), id=kind, **more,
        )  # fmt: skip
    other = sides["event" if unsure == "work" else "work"]
    tried = placed(sides[unsure], days)
    found = share_of(rule, list(sides.values()))
    text = json.dumps(rule)
    met = len(judge_pairs(ShapelyKernel(), subjects([*tried, other]), parse_rules(text), UTC))
    # A border between two starts that meet and do not is drawn anywhere within a step.
    borders = 2 * (1 + (STEP.days + (end - start).days // 3 if name == "occurrences" else 0))
    if name == "on working days":
        borders += 2 * (end - start).days
    wanted = met / len(tried)
    assert len(found) == 1 or wanted <= borders / len(tried)
    if len(found):
        assert found[0] == pytest.approx(wanted, abs=borders / len(tried))


def one_share(rule: dict[str, Any], *rows: Row) -> float:
    return float(share_of(rules(**rule), list(rows))[0])


def test_lead_and_lag_make_what_takes_five_days_meet_longer() -> None:
    work = record(starts_at="2026-06-01T00:00", ends_at="2026-07-01T00:00", certainty="window", schedule="DURATION:P5D")
    fixed = record("event", starts_at="2026-07-05T00:00", ends_at="2026-07-06T00:00")
    rule = {
        "first": {"kinds": ["work"]}, "second": {"kinds": ["event"]}, "lead": {"days": 14}, "lag": {"days": 14},
    }  # fmt: skip
    # It meets just when it begins after 16 June: 10 of its 25 days.
    assert one_share(rule, work, fixed) == pytest.approx(10 / 25)
    turned = {**rule, "first": rule["second"], "second": rule["first"]}
    assert one_share(turned, work, fixed) == pytest.approx(10 / 25)


def test_what_cannot_be_known_is_not_said() -> None:
    work = record(
        starts_at="2026-06-01T00:00", ends_at="2026-07-01T00:00", certainty="window", schedule="DURATION:P5D",
        guarantee_days=30,
    )  # fmt: skip
    fixed = record("event", starts_at="2026-07-05T00:00", ends_at="2026-07-06T00:00")
    both = {"kinds": ["work", "event"]}
    guarantee = {"first": {"kinds": ["work"], "phases": ["guarantee"]}, "second": both}
    assert np.isnan(one_share(guarantee, work, fixed))
    unsure = {**work, "id": "other"}
    assert one_share({"first": both}, work, unsure) > 0
    assert np.isnan(one_share({"first": both, "valid": {"from": "06-10", "until": "06-20"}}, work, unsure))
