"""Overlaps that were found: what registers already keep of them stays true."""

from __future__ import annotations

from math import nan
from typing import Any

from seinajoki_coord.workspace.found import Found

ROW: dict[str, Any] = {
    "first_kind": "work",
    "first_id": "5a4e1d5c-0a5c-4b0e-9f0e-6d7c1f1a0002",
    "first_title": "Kaukolämpö, “Itäväylä”\n2. vaihe",
    "first_party": None,
    "second_kind": "event",
    "second_id": "5a4e1d5c-0a5c-4b0e-9f0e-6d7c1f1a0001",
    "second_title": "Tangomarkkinat 'yö'",
    "second_party": "Seinäjoki",
    "rule": "work-event",
    "outcome": "conflict",
    "severity": "high",
    "overlap_start": "2026-07-08T12:00",
    "overlap_end": None,
    "over_at": None,
    "hours": 0.25,
    "distance_m": 0.0,
    "area_m2": 1234567.85,
    "certainty": "possible",
    "share": 0.05,
    "occurrences": 12,
}


def test_identifier_and_fingerprint_are_those_that_registers_keep() -> None:
    """Other ones would close all overlaps and find them anew, or have everybody assess them again."""
    found = Found(ROW, b"", (24500000.04, 6966000.05, 24500010.949, -0.04), told=(2, 3, "asphalt", 5, 0.15, None))
    assert found.id == "210c4ee7-47f2-542e-9381-c7411f7af85a"
    assert found.fingerprint == "d4172bd062393ec2445b5451827ba8dd"
    apart = Found({**ROW, "hours": None, "share": None}, None, (nan,) * 4, is_directed=True)
    assert apart.id == "7e0f0fa0-1f57-53d7-88d9-c0d5646aa64f"
    assert apart.fingerprint == "ebada9990bf5f08fe74dc79e79d32e71"
