"""Rows as records, or the reason why not; and that the store takes whatever this lets through."""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from seinajoki_coord.core.error import RecordsError
from seinajoki_coord.core.schema import AREA, EVENT, WORK, FieldType, Table
from seinajoki_coord.exchange.field_match import importable
from seinajoki_coord.exchange.mapping import Origin
from seinajoki_coord.exchange.record import Converted, convert, identify
from seinajoki_coord.workspace.importing import Incoming, store
from seinajoki_coord.workspace.workspace import new_workspace

from .clock import helsinki


def converted(table: Table = WORK, mapping: dict[str, Origin] | None = None, **columns: list[Any]) -> Converted:
    """Convert columns that are named after the fields they fill."""
    count = len(next(iter(columns.values())))
    return convert(table, mapping or {name: Origin(name) for name in columns}, columns, count, helsinki())


def reasons(out: Converted) -> dict[int, str]:
    """Return the sentences of the rejected rows."""
    return {row: str(reason) for row, reason in out.faults.items()}


def test_a_good_row_becomes_a_record() -> None:
    out = converted(
        title=["Putki"], work_type=["vesi"], status=["vahvistettu"], party_id=[" Vesi Oy "], starts_at=["1.6.2026"],
        ends_at=["5.6.2026"], emergency=["kyllä"], lane_impact_length=["12,5"], guarantee_days=["730"], source_id=[17.0],
    )  # fmt: skip
    assert out.records == [
        {
            "title": "Putki", "work_type": "water_supply_and_sewer", "status": "confirmed", "party_id": "Vesi Oy",
            "starts_at": "2026-06-01T00:00", "ends_at": "2026-06-06T00:00", "emergency": 1, "lane_impact_length": 12.5,
            "guarantee_days": 730, "source_id": "17",
        }
    ]  # fmt: skip
    assert not out.faults


def test_one_bad_row_does_not_stop_the_others() -> None:
    out = converted(
        title=["a", "", "c", "d", "e", "f"],
        starts_at=["1.6.2026", "1.6.2026", "soon", "2.6.2026", "1.6.2026", "1.6.2026"],
        ends_at=["1.6.2026", None, None, "1.6.2026", None, None],
        setup_at=[None, None, None, None, "2.6.2026", None],
        status=["planned", None, None, None, None, "unknown"],
    )
    assert reasons(out) == {
        1: "The field “Title” is empty.",
        2: "“soon” in the field “Starts” is not a date or time that can be read.",
        3: "The end must be after the start.",
        4: "Set-up cannot be after the start.",
        5: "“unknown” in the field “Status” is not one of its values.",
    }
    assert [record is None for record in out.records] == [False, True, True, True, True, True]


def test_an_unknown_word_gives_the_default_and_is_counted() -> None:
    out = converted(
        title=["a", "b", "c"],
        work_type=["muta", "muta", "-"],
        guarantee_days=["noin 5", -1, None],
        emergency=["ehkä", None, "x"],
    )
    assert [record["work_type"] for record in out.records if record] == ["other"] * 3
    assert [record["guarantee_days"] for record in out.records if record] == [None] * 3
    assert [record["emergency"] for record in out.records if record] == [0, 0, 1]
    assert out.replaced == {
        ("work_type", "muta"): 2, ("guarantee_days", "noin 5"): 1, ("guarantee_days", "-1"): 1, ("emergency", "ehkä"): 1
    }  # fmt: skip


def test_an_empty_status_is_planned() -> None:
    out = converted(title=["a"], status=[None])
    assert out.records == [{"title": "a", "status": "planned"}]


@pytest.mark.parametrize(
    "schedule",
    [
        "FREQ=WEEKLY;BYDAY=MO",
        "RRULE:FREQ=DAILY\nEXDATE:20260605",
        "RDATE:20260605,20260612",
        "Ma-Pe 7-16; La 9-14",
        "DURATION:P3D",
    ],
)
def test_every_form_of_a_schedule_is_kept_as_it_is_written(schedule: str) -> None:
    out = converted(title=["a"], schedule=[f" {schedule} "])
    assert out.records == [{"title": "a", "schedule": schedule}]
    assert not out.replaced


@pytest.mark.parametrize("text", ['[{"days": []}]', "on Mondays", "FREQ=HOURLY", "DTSTART:20260601 FREQ=DAILY"])
def test_what_cannot_be_read_as_a_schedule_is_left_out_and_told(text: str) -> None:
    out = converted(title=["a", "b"], schedule=["FREQ=WEEKLY;BYDAY=MO", text])
    assert [record["schedule"] for record in out.records if record] == ["FREQ=WEEKLY;BYDAY=MO", None]
    assert out.replaced == {("schedule", text): 1}


def test_a_vague_start_alone_takes_its_whole_span_as_a_window() -> None:
    out = converted(title=["a", "b", "c"], starts_at=["kesä 2019", "2019", "1.6.2026"], ends_at=[None, "6/2020", None])
    first, second, third = out.records
    assert first == {
        "title": "a", "starts_at": "2019-06-01T00:00", "ends_at": "2019-09-01T00:00", "certainty": "window"
    }  # fmt: skip
    assert second == {
        "title": "b", "starts_at": "2019-01-01T00:00", "ends_at": "2020-07-01T00:00", "certainty": "window"
    }  # fmt: skip
    assert third == {"title": "c", "starts_at": "2026-06-01T00:00", "ends_at": None}
    assert out.vague == 2


def test_a_vague_end_alone_takes_its_whole_span_and_an_area_has_no_certainty() -> None:
    out = converted(AREA, name=["a"], valid_to=["2019"])
    assert out.records == [{"name": "a", "valid_from": "2019-01-01T00:00", "valid_to": "2020-01-01T00:00"}]


def test_constants_and_words_of_the_mapping_fill_in() -> None:
    mapping = {
        "title": Origin("title", "Nimetön"),
        "work_type": Origin("laji", None, {"putki": "gas"}),
        "status": Origin(None, "vahvistettu"),
        "starts_at": Origin(None, "1.6.2026"),
    }
    out = converted(WORK, mapping, title=["a", None, ""], laji=["PUTKI", "sähkö", None])
    assert [record["title"] for record in out.records if record] == ["a", "Nimetön", "Nimetön"]
    assert [record["work_type"] for record in out.records if record] == ["gas", "electricity", "other"]
    assert {(record["status"], record["starts_at"]) for record in out.records if record} == {
        ("confirmed", "2026-06-01T00:00")
    }


@pytest.mark.parametrize(
    ("target", "origin"),
    [
        ("status", Origin(None, "nonsense")),
        ("work_type", Origin("laji", None, {"putki": "nonsense"})),
        ("starts_at", Origin(None, "soon")),
        ("guarantee_days", Origin(None, -3)),
        ("schedule", Origin(None, "on Mondays")),
    ],
)
def test_a_constant_that_does_not_fit_stops_the_import(target: str, origin: Origin) -> None:
    with pytest.raises(RecordsError, match="does not fit"):
        converted(WORK, {"title": Origin("title"), target: origin}, title=["a"], laji=["putki"])


def test_an_identifier_that_comes_again_is_refused_and_a_rejected_row_claims_none() -> None:
    out = converted(title=["", "b", "c"], source_id=["1", 1, 1.0])
    assert identify(WORK, out, lambda _: b"") == 0
    assert reasons(out)[2] == "The identifier 1 stands in the input already, in row 2."
    assert [record is None for record in out.records] == [True, False, True]


def test_a_row_without_identifier_is_known_by_ground_title_and_times() -> None:
    def ids(**changed: list[Any]) -> list[str | None]:
        out = converted(**{"title": ["a"], "starts_at": ["1.6.2026"], "project": ["p"], **changed})
        assert identify(WORK, out, lambda _: b"ground") == 1
        return [record["source_id"] for record in out.records if record]

    assert ids() == ids(project=["q"]) == ids(starts_at=["2026-06-01T00:00"])
    assert ids() != ids(title=["b"])
    assert ids() != ids(starts_at=["2.6.2026"])


ANYTHING = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(
        ["1.6.2026", "2.6.2026", "2019", "31.12.9999", "0001-01-01T00:00Z", "9999-12-31T23:59:59", 46174.5]
    ),
    st.sampled_from(
        ["planned", "vesi", "kyllä", "-1", "1e300", "99999999999999999999", "window", "loud", "FREQ=DAILY"]
    ),
    st.integers(),
    st.floats(),
    st.booleans(),
)


def square(row: int) -> bytes:
    """Return a square metre as the WKB of a MultiPolygon."""
    ring = [(row, 0.0), (row + 1, 0.0), (row + 1, 1.0), (row, 1.0), (row, 0.0)]
    polygon = struct.pack("<BIII", 1, 3, 1, len(ring)) + b"".join(struct.pack("<dd", *point) for point in ring)
    return struct.pack("<BII", 1, 6, 1) + polygon


@pytest.mark.parametrize("table", [WORK, EVENT, AREA], ids=lambda table: table.name)
def test_the_store_takes_every_record_that_this_lets_through(table: Table) -> None:
    names = importable(table)
    folder = tempfile.TemporaryDirectory()
    path = Path(folder.name) / "w.gpkg"
    with folder:
        with new_workspace(path, "EPSG:3877", "Europe/Helsinki"):
            pass

        @given(st.lists(st.tuples(*(ANYTHING for _ in names)), min_size=1, max_size=8))
        @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
        def check(rows: list[tuple[Any, ...]]) -> None:
            columns = {name: [row[place] for row in rows] for place, name in enumerate(names)}
            columns[table.title_field] = [value or "x" for value in columns[table.title_field]]
            if "status" in columns:
                columns["status"] = [None] * len(rows)
            out = converted(table, **columns)
            identify(table, out, square)
            records = [
                Incoming(row, record, square(row), (row, 0.0, row + 1.0, 1.0))
                for row, record in enumerate(out.records)
                if record is not None
            ]
            outcome = store(path, table, "test", records)
            assert {str(reason) for reason in outcome.refused.values()} <= {check.sentence for check in table.checks}

        check()


def test_only_moments_know_ends() -> None:
    ends = {field.name for table in (WORK, EVENT, AREA) for field in table.fields if field.type is FieldType.MOMENT}
    assert ends == {"starts_at", "ends_at", "setup_at", "cleared_at", "valid_from", "valid_to"}
