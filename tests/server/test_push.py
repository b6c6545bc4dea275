"""What coord.push answers: each operation its own word, repeated batches the same ones, two at once one winner."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

import psycopg2
import pytest

from .row import BOW, SQUARE, delete, new_id, push, row, upsert, words

if TYPE_CHECKING:
    from tests.shared import Shared


class Town:
    """Two parties with an editor each."""

    def __init__(self, shared: Shared) -> None:
        self.street, self.water = shared.add_party("Street"), shared.add_party("Water")
        shared.add_login("anna", self.street)
        shared.add_login("bo", self.water)


@pytest.fixture
def town(database: Shared) -> Town:
    """Return two parties in a fresh database."""
    return Town(database)


def test_new_changed_and_deleted_records_are_applied_and_numbered(database: Shared, town: Town) -> None:
    work, event = new_id(), new_id()
    made = push(
        database, "anna", upsert("work", work, party_id=town.street), upsert("event", event, party_id=town.street)
    )
    assert [(one["answer"], one["row_version"]) for one in made] == [("applied", 1), ("applied", 1)]
    changed = push(
        database, "anna", upsert("work", work, 1, party_id=town.street, title="y"), delete("event", event, 1)
    )
    assert [(one["answer"], one["row_version"]) for one in changed] == [("applied", 2), ("applied", 2)]
    assert database.fetch("SELECT title, row_version, updated_by FROM coord.work") == [("y", 2, "anna")]
    assert database.fetch("SELECT count(*) FROM coord.event") == [(0,)]


def test_a_record_comes_back_as_it_was_sent(database: Shared, town: Town) -> None:
    work = new_id()
    sent = row(
        "work", party_id=town.street, starts_at="2026-06-01T08:00", ends_at="0999-01-01T00:00", setup_at=None,
        emergency=1, lane_impact_length=0.1, guarantee_days=2**40, description="å\n“”", geom=SQUARE,
    )  # fmt: skip
    sent["ends_at"] = "2026-06-02T00:00"
    operation = {**upsert("work", work), "row": sent}
    assert words(database, "anna", operation) == ["applied"]
    (current,) = (one["current"] for one in push(database, "anna", {**operation, "row": {**sent, "title": "other"}}))
    assert {name: current[name] for name in sent} == sent
    assert (current["row_version"], current["updated_by"], current["gone"]) == (1, "anna", None)


def test_an_older_base_is_a_conflict_with_the_record_as_it_is(database: Shared, town: Town) -> None:
    work = new_id()
    push(database, "anna", upsert("work", work, party_id=town.street))
    push(database, "anna", upsert("work", work, 1, party_id=town.street, title="theirs"))
    for late in (
        upsert("work", work, 1, party_id=town.street, title="mine"),
        upsert("work", work, party_id=town.street),
    ):
        (answer,) = push(database, "anna", late)
        assert (answer["answer"], answer["current"]["title"], answer["current"]["row_version"]) == (
            "conflict",
            "theirs",
            2,
        )
    assert words(database, "anna", delete("work", work, 1)) == ["conflict"]
    assert database.fetch("SELECT title FROM coord.work") == [("theirs",)]


def test_the_same_content_is_no_conflict_and_no_change(database: Shared, town: Town) -> None:
    work = new_id()
    push(database, "anna", upsert("work", work, party_id=town.street))
    for base in (None, 1):
        assert push(database, "anna", upsert("work", work, base, party_id=town.street)) == [
            {"n": 0, "answer": "applied", "row_version": 1}
        ]
    assert database.fetch("SELECT count(*) FROM coord.history WHERE id = %s", (work,)) == [(1,)]


def test_what_is_deleted_is_gone_until_it_is_revived_knowingly(database: Shared, town: Town) -> None:
    work = new_id()
    push(database, "anna", upsert("work", work, party_id=town.street))
    push(database, "anna", delete("work", work, 1))
    assert push(database, "anna", upsert("work", work, 1, party_id=town.street)) == [{"n": 0, "answer": "gone"}]
    assert words(database, "anna", delete("work", work, 1), delete("work", new_id(), 1)) == ["gone", "gone"]
    assert words(database, "bo", upsert("work", work, party_id=town.water)) == ["denied"]
    (revived,) = push(database, "anna", upsert("work", work, 2, party_id=town.street))
    assert revived == {"n": 0, "answer": "applied", "row_version": 3}


def test_what_is_anothers_is_denied_and_the_rest_goes_on(database: Shared, town: Town) -> None:
    theirs, mine = new_id(), new_id()
    push(database, "anna", upsert("work", theirs, party_id=town.street))
    answers = push(
        database, "bo",
        upsert("work", theirs, 1, party_id=town.water, title="stolen"),
        upsert("work", new_id(), party_id=town.street),
        upsert("work", new_id(), party_id=None),
        upsert("party", town.street, 1, name="Stolen"),
        delete("party", town.water, 1),
        upsert("work", mine, party_id=town.water),
    )  # fmt: skip
    assert [one["answer"] for one in answers] == ["denied"] * 5 + ["applied"]
    assert answers[0]["current"]["title"] == "x"
    assert answers[0]["reason"]["template"].startswith("This belongs to another party")
    assert {found for (found,) in database.fetch("SELECT id::text FROM coord.work")} == {theirs, mine}


@pytest.mark.parametrize(
    ("fields", "said", "field"),
    [
        ({"title": None}, "The field “{field}” is empty.", "Title"),
        ({"title": "  "}, "The field “{field}” is empty.", "Title"),
        ({"status": "perhaps"}, "The value of the field “{field}” is not in its list.", "Status"),
        ({"starts_at": "2026-06-01T08:00:30"}, "The field “{field}” holds no time of whole minutes.", "Starts"),
        ({"starts_at": "infinity"}, "The field “{field}” holds no time of whole minutes.", "Starts"),
        ({"starts_at": "2026-06-01T08:00", "ends_at": "2026-06-01T08:00"}, "The end must be after the start.", None),
        ({"guarantee_days": -1}, "The number in the field “{field}” is not allowed.", "Guarantee (days)"),
        ({"geom": BOW}, "The ground crosses or touches itself.", None),
        ({"geom": "010600000000000000"}, "The ground is empty.", None),
        ({"geom": "0101000000000000000000f03f000000000000f03f"}, "The server cannot take this record: {detail}", None),
        ({"starts_at": "soon"}, "The server cannot take this record: {detail}", None),
        ({"party_id": "00000000-0000-4000-8000-000000000000"}, "The party of this record does not exist.", None),
    ],
)
def test_one_bad_row_is_invalid_with_its_reason_and_the_rest_goes_on(
    database: Shared, town: Town, fields: dict[str, Any], said: str, field: str | None
) -> None:
    good = [upsert("work", new_id(), party_id=town.street) for _ in range(5)]
    bad = upsert("work", new_id(), **{"party_id": town.street, **fields})
    # As an administrator, who is not refused for the party.
    answers = push(database, None, *good[:3], bad, *good[3:])
    assert [one["answer"] for one in answers] == ["applied"] * 3 + ["invalid"] + ["applied"] * 2
    reason = answers[3]["reason"]
    assert reason["template"] == said
    if field is not None:
        assert reason["values"] == {"field": field}
    assert database.fetch("SELECT count(*) FROM coord.work") == [(5,)]
    # Seen among others or tried alone, new or changed, it is refused in the same words.
    assert push(database, None, {**bad, "id": new_id()})[0]["reason"] == reason
    changed = [
        {**bad, "id": good[0]["id"], "base": 1, "row": {**bad["row"], "description": "changed"}},
        upsert("work", good[1]["id"], 1, party_id=town.street, title="y"),
    ]
    answers = push(database, None, *changed)
    assert [one["answer"] for one in answers] == ["invalid", "applied"]
    assert answers[0]["reason"] == reason


def test_many_bad_rows_among_many_are_each_answered_and_the_others_stored(database: Shared, town: Town) -> None:
    venue = new_id()
    push(database, "anna", upsert("area", venue, party_id=town.street))
    kinds: list[tuple[str, dict[str, Any]]] = [
        ("applied", {}),
        ("applied", {"venue_id": venue}),
        ("invalid", {"venue_id": new_id()}),
        ("invalid", {"status": "perhaps"}),
        ("invalid", {"ends_at": "soon"}),
        ("denied", {"party_id": town.street}),
        ("denied", {"party_id": None}),
        ("invalid", {"title": "", "venue_id": new_id()}),
    ]
    ops = [upsert("event", new_id(), **{"party_id": town.water, **fields}) for _ in range(30) for _, fields in kinds]
    assert words(database, "bo", *ops) == [said for said, _ in kinds] * 30
    assert database.fetch("SELECT count(*) FROM coord.event") == [(60,)]
    assert database.fetch("SELECT count(*) FROM coord.change WHERE table_name = 'event'") == [(60,)]


def test_parents_come_first_and_children_go_first_whatever_the_order(database: Shared, town: Town) -> None:
    party, area, event = new_id(), new_id(), new_id()
    sent = [
        upsert("event", event, party_id=party, venue_id=area),
        upsert("area", area, party_id=party),
        upsert("party", party),
    ]
    assert words(database, None, *sent) == ["applied"] * 3
    assert words(database, None, delete("area", area, 1)) == ["invalid"]
    (refused,) = push(database, None, delete("party", party, 1))
    assert refused["reason"]["template"] == "Other records still refer to this one."
    gone = [delete("party", party, 1), delete("area", area, 1), delete("event", event, 1)]
    assert words(database, None, *gone) == ["applied"] * 3


def test_a_repeated_batch_has_the_same_answer_and_changes_nothing(database: Shared, town: Town) -> None:
    batch, work = new_id(), new_id()
    first = push(database, "anna", upsert("work", work, party_id=town.street), batch=batch)
    assert push(database, "anna", upsert("work", work, party_id=town.street), batch=batch) == first
    assert database.fetch("SELECT count(*) FROM coord.history WHERE id = %s", (work,)) == [(1,)]
    for login, title in (("anna", "other content"), ("bo", "x")):
        with pytest.raises(psycopg2.Error, match="was sent before") as refused:
            push(database, login, upsert("work", work, party_id=town.street, title=title), batch=batch)
        assert refused.value.pgcode == "COORD"


def test_the_answer_to_a_batch_is_kept_until_the_same_client_sends_the_next_one(database: Shared, town: Town) -> None:
    here, there = new_id(), new_id()

    def send(client: str | None, login: str = "anna") -> tuple[str, dict[str, Any]]:
        party = town.street if login == "anna" else town.water
        batch, work = new_id(), upsert("work", new_id(), party_id=party)
        push(database, login, work, batch=batch, client=client)
        return batch, work

    def kept() -> set[str]:
        return {one for (one,) in database.fetch("SELECT batch_id::text FROM coord.batch")}

    first, other, nobodys, forged = send(here), send(there), send(None), send(here, "bo")
    assert kept() == {first[0], other[0], nobodys[0], forged[0]}
    # Asked again, as often as the line is cut.
    for _ in range(2):
        assert push(database, "anna", first[1], batch=first[0], client=here)[0]["row_version"] == 1
    second = send(here)
    assert kept() == {second[0], other[0], nobodys[0], forged[0]}
    # One that is refused as a whole has no answer, and clears nothing away.
    with pytest.raises(psycopg2.Error, match="cannot be read"):
        push(database, "anna", {**second[1], "op": "drop"}, client=here)
    assert second[0] in kept()
    database.fetch("UPDATE coord.batch SET pushed_at = now() - interval '401 days' WHERE client_id IS NULL")
    send(there)
    assert nobodys[0] not in kept()
    assert {second[0], forged[0]} < kept()


def test_a_batch_that_cannot_be_read_stores_nothing(database: Shared, town: Town) -> None:
    work = upsert("work", new_id(), party_id=town.street)
    for wrong in ({**work, "table": "meta"}, {**work, "op": "drop"}, {**work, "id": None}):
        with pytest.raises(psycopg2.Error, match="cannot be read"):
            push(database, "anna", upsert("work", new_id(), party_id=town.street), wrong)
    with pytest.raises(psycopg2.Error, match="cannot be read"):
        push(database, "anna", work, work)
    assert database.fetch("SELECT count(*) FROM coord.work") == [(0,)]
    with pytest.raises(psycopg2.Error, match="different versions"):
        database.fetch("SELECT coord.push(%s, 1, '[]')", (new_id(),), "anna")


@pytest.mark.parametrize("same_batch", [True, False])
def test_of_two_pushes_at_once_one_wins_and_the_other_hears_of_it(
    database: Shared, town: Town, same_batch: bool
) -> None:
    work, batch = new_id(), new_id()
    push(database, "anna", upsert("work", work, party_id=town.street))
    holder = database.connect()
    holder.autocommit = False
    holder.cursor().execute("SELECT FROM coord.work WHERE id = %s FOR UPDATE", (work,))
    answers: list[dict[str, Any]] = []

    def send(title: str) -> None:
        change = upsert("work", work, 1, party_id=town.street, title=title)
        answers.extend(push(database, "anna", change, batch=batch if same_batch else None))

    threads = [threading.Thread(target=send, args=("z" if same_batch else title,)) for title in ("a", "b")]
    for one in threads:
        one.start()
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    while database.fetch(waiting) != [(2,)]:
        pass
    holder.commit()
    for one in threads:
        one.join()
    said = sorted(one["answer"] for one in answers)
    assert said == (["applied", "applied"] if same_batch else ["applied", "conflict"])
    assert database.fetch("SELECT row_version FROM coord.work") == [(2,)]
    assert database.fetch("SELECT count(*) FROM coord.history WHERE id = %s", (work,)) == [(2,)]


def test_an_administrator_changes_anothers_record_with_a_reason(database: Shared, town: Town) -> None:
    work = new_id()
    push(database, "anna", upsert("work", work, party_id=town.street))
    push(database, None, {**upsert("work", work, 1, party_id=town.street, title="y"), "reason": "asked by telephone"})
    push(database, None, upsert("work", work, 2, party_id=town.street, title="z"))
    found = database.fetch("SELECT changed_by, reason FROM coord.history WHERE id = %s ORDER BY row_version", (work,))
    assert found == [("anna", None), ("tester", "asked by telephone"), ("tester", "administrator")]
