"""``check_workspace`` with rule sets: the city's own, a workspace's, a file's; numbers, and batches that fail."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis.core import QgsProcessingException

from seinajoki_coord.core.error import RuleError
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.workspace.rule_set import keep_rules
from seinajoki_coord.workspace.workspace import open_workspace

from .layer import square
from .overlaps import run
from .town import add, change, check, counts, new_town, register, rows

pytestmark = pytest.mark.usefixtures("provider")
SOME_DAY = {"starts_at": "2150-06-01T08:00", "ends_at": "2150-06-30T16:00"}
RULES = Path(__file__).resolve().parents[2] / "resources" / "rules"


def test_the_rules_of_a_city_find_what_matters_in_the_sample(tmp_path: Path) -> None:
    path = new_town(tmp_path / "sample.gpkg", SAMPLE=True)
    results = check(path)
    found = rows(path, "SELECT rule, outcome, severity, count(*) FROM overlap GROUP BY 1, 2, 3 ORDER BY 1, 2, 3")
    assert results["OPPORTUNITY_COUNT"] == sum(row[3] for row in found if row[1] == "opportunity") > 5
    # No two networks dig beside each other at once in it.
    assert {*(row[0] for row in found), "trench-together"} == {rule.id for rule in read_rules("seinajoki").rules}
    explained = rows(path, "SELECT explanation, rank FROM overlap")
    assert all(text.endswith(".") and 0 < rank <= 100 for text, rank in explained)
    # Exempt: a leak that floods, a new connection; of one project: the festival's own power.
    sources = "SELECT source_id FROM work WHERE emergency = 1 OR work_type = 'network_connection'"
    dug = "SELECT w.source_id FROM overlap o JOIN work w ON w.id = o.second_id WHERE rule IN ('guarantee', 'protected-street')"
    assert not {row[0] for row in rows(path, sources)} & {row[0] for row in rows(path, dug)}
    market = rows(
        path, "SELECT occurrences, hours FROM overlap WHERE second_title = 'Lauantaitori 2027' AND rule = 'work-event'"
    )
    assert market == [(2, 16.0)], "two Saturdays, not four weeks"


def test_a_workspace_goes_by_its_own_rules(town: Path, tmp_path: Path) -> None:
    add(town, "work", "pipe")
    add(town, "event", "fair", square(12, 0))
    assert counts(check(town)) == [0, 0, 0, 0, 0, 0]
    workspace = open_workspace(town)
    keep_rules(workspace, "gipod")
    assert counts(check(town)) == [1, 0, 0, 1, 0, 0]
    with pytest.raises(RuleError, match="is none of"):
        keep_rules(workspace, '{"name": "a", "version": 1, "title": {"en": "A"}, "rules": [{"id": "a", "first": {"kinds": ["x"]},'
                              ' "outcome": "notice", "severity": "low", "sentence": {"en": "a"}}]}')  # fmt: skip
    assert counts(check(town, RULES="shared-ground")) == [0, 0, 0, 0, 0, 1]
    own = (RULES / "gipod.json").read_text(encoding="utf-8").replace('"metres": 5', '"metres": 0.5')
    keep_rules(workspace, own)
    assert counts(check(town)) == [0, 0, 0, 0, 0, 0]
    path = tmp_path / "own.json"
    path.write_text(own.replace('"metres": 0.5', '"metres": 8'), encoding="utf-8")
    assert counts(check(town, RULES=str(path))) == [1, 0, 0, 0, 1, 0]
    path.write_text(own.replace('"conflict"', '"trouble"'), encoding="utf-8")
    with pytest.raises(QgsProcessingException, match=r"rules\[0\].outcome: “trouble” is none of conflict"):
        check(town, RULES=str(path))


@pytest.mark.parametrize(
    ("fail_at", "open_", "accepted"),
    [("none", False, False), ("high", False, False), ("conflict", True, False), ("any", True, True)],
)
def test_a_batch_fails_at_what_nobody_assessed(town: Path, fail_at: str, open_: bool, accepted: bool) -> None:
    add(town, "work", "pipe", **SOME_DAY)
    add(town, "work", "cable", **SOME_DAY)
    add(town, "work", "beside", square(10, 0), **SOME_DAY)
    for fails in (open_, accepted):
        if fails:
            with pytest.raises(
                QgsProcessingException,
                match=rf"nobody has assessed yet: [123]\. The run fails .*FAIL_AT: {fail_at} asks",
            ):
                check(town, FAIL_AT=fail_at)
        else:
            assert check(town, FAIL_AT=fail_at)["CONFLICT_COUNT"] == 1
        assert len(register(town)) == 3, "the register is written all the same"
        change(town, "UPDATE overlap SET assessment = 'accepted' WHERE outcome = 'conflict'")


def test_what_is_over_fails_no_batch_and_is_not_to_be_assessed(town: Path) -> None:
    for title in ("pipe", "cable"):
        add(town, "work", title, starts_at="2001-06-01T08:00", ends_at="2001-06-30T16:00")
    results = check(town, FAIL_AT="any")
    assert (results["CONFLICT_COUNT"], results["OPEN_COUNT"]) == (1, 0)
    change(town, "UPDATE work SET ends_at = '2150-06-30T16:00'")
    with pytest.raises(QgsProcessingException, match=r"nobody has assessed yet: 1\."):
        check(town, FAIL_AT="any")


def test_a_dig_in_a_new_surface_is_over_when_it_ends(town: Path) -> None:
    add(town, "work", "paving", work_type="street_work", status="completed",
        starts_at="2020-05-01T08:00", ends_at="2020-06-01T16:00")  # fmt: skip
    add(town, "work", "dig", work_type="telecom", starts_at="2021-06-01T08:00", ends_at="2150-06-30T16:00")
    assert check(town, RULES="protected-street")["OPEN_COUNT"] == 1
    ((*span, times),) = rows(town, "SELECT overlap_start, overlap_end, over_at, occurrences FROM overlap")
    assert (span, times) == (["2020-06-01T16:00", "2021-06-01T08:00", "2150-06-30T16:00"], 0)
    change(town, "UPDATE work SET ends_at = '2021-06-30T16:00' WHERE title = 'dig'")
    results = check(town, RULES="protected-street", FAIL_AT="any")
    assert (results["CONFLICT_COUNT"], results["OPEN_COUNT"], results["CHANGED_COUNT"]) == (1, 0, 1)
    assert rows(town, "SELECT over_at FROM overlap") == [("2021-06-30T16:00",)]


def test_a_trench_that_is_closed_is_no_opportunity_any_more(town: Path) -> None:
    for title, start, end in (("pipe", 2149, 2149), ("cable", 2150, 2151)):
        add(town, "work", title, work_type="telecom", starts_at=f"{start}-10-01T08:00", ends_at=f"{end}-11-01T16:00")
    assert check(town)["OPEN_COUNT"] == 1
    change(town, "UPDATE work SET starts_at = '2025-10-01T08:00', ends_at = '2025-11-01T16:00' WHERE title = 'pipe'")
    change(town, "UPDATE work SET starts_at = '2026-03-01T08:00' WHERE title = 'cable'")
    results = check(town, FAIL_AT="any")
    assert (results["OPPORTUNITY_COUNT"], results["OPEN_COUNT"]) == (1, 0)


def test_numbers_by_outcome_and_severity(town: Path) -> None:
    add(town, "work", "pipe", **SOME_DAY)
    add(town, "work", "cable", **SOME_DAY)
    add(town, "event", "fair", square(5, 0), **SOME_DAY)
    results, log = run("check_workspace", {"WORKSPACE": str(town)})
    assert (results["CONFLICT_COUNT"], results["HIGH_COUNT"], results["OPEN_COUNT"]) == (3, 2, 3)
    assert "Conflict: High 2, Medium 1" in log.text()


def test_a_recurrence_that_cannot_be_read_counts_all_the_time_and_is_said(town: Path) -> None:
    add(town, "event", "fair", schedule="every now and then")
    add(town, "event", "dance", schedule="Mo-Fr 07:00-16:00", starts_at="2027-06-01T08:00", ends_at="2027-06-30T16:00")
    add(town, "event", "gone", schedule="every now and then", status="cancelled")
    add(town, "work", "pipe", starts_at="2026-06-13T02:00", ends_at="2026-06-13T03:00")
    results, log = run("check_workspace", {"WORKSPACE": str(town)})
    assert counts(results)[0] == 1
    assert [one for one in log.texts if "recurrence" in one] == [
        "fair: The recurrence cannot be read, so all the time counts. "
        "“every now and then” is not hours such as “Mo-Fr 07:00-16:00”."
    ]
