"""The register after any sequence of edits is what a check of everything would find, and nothing is compared in vain."""

from __future__ import annotations

import random
import shutil
import uuid
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from seinajoki_coord.core.kernel import ShapelyKernel
from seinajoki_coord.core.progress import silent
from seinajoki_coord.core.zone import SECOND
from seinajoki_coord.layers.check import check
from seinajoki_coord.layers.rule_set import read_rules
from seinajoki_coord.workspace.geopackage import wrap, writing
from seinajoki_coord.workspace.records import read_records
from seinajoki_coord.workspace.register import Checked, Outcome, keep_register, read_checked
from seinajoki_coord.workspace.rule_set import keep_rules
from seinajoki_coord.workspace.statement import statement
from seinajoki_coord.workspace.workspace import Workspace, open_workspace

from .town import add, change, new_town, rows

pytestmark = pytest.mark.usefixtures("provider")
PARTIES = [str(uuid.UUID(int=number)) for number in (1, 2)]
NOW = 1_780_000_000
"""The end of May 2026."""
SAID = (
    "id, first_id, second_id, first_kind, second_kind, first_title, second_title, first_party, second_party, rule, outcome,"
    " severity, overlap_start, overlap_end, hours, distance_m, area_m2, certainty, share, occurrences, explanation, rank,"
    " over_at, fingerprint, hex(geom)"
)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory, provider: object) -> Path:
    path = new_town(tmp_path_factory.mktemp("town") / "town.gpkg")
    with writing(path) as link:
        for key in PARTIES:
            link.execute("INSERT INTO party (id, name) VALUES (?, ?)", (key, f"party {key[-1]}"))
    return path


def drawn(seed: int) -> random.Random:
    """Return chance that is the same each time."""
    return random.Random(seed)  # noqa: S311


def run(workspace: Workspace, rules: str = "", now: int = NOW) -> Outcome:
    """Check a workspace as of a moment."""
    before, records = read_checked(workspace), read_records(workspace)
    result = check(
        records, read_rules(rules, workspace), before, workspace.time_zone, now * SECOND, ShapelyKernel(), silent
    )
    return keep_register(workspace, result.check)


def overlaps(path: Path) -> list[tuple[Any, ...]]:
    """Return all that is said of the overlaps there are."""
    return sorted(rows(path, f"SELECT {SAID} FROM overlap WHERE assessment <> 'closed'"))


def anew(path: Path, rules: str = "", now: int = NOW) -> list[tuple[Any, ...]]:
    """Return what a check of everything finds in a copy without any register."""
    copy = Path(shutil.copy(path, path.with_name("copy.gpkg")))
    with writing(copy) as link:
        link.execute("DELETE FROM overlap")
        link.execute("DROP TABLE IF EXISTS gpkg_coord_checked")
    run(open_workspace(copy), rules, now)
    return overlaps(copy)


class Town:
    """Edits of records, drawn by chance."""

    def __init__(self, path: Path, chance: random.Random) -> None:
        self.path, self.chance = path, chance
        self.workspace = open_workspace(path)
        self.records: list[tuple[str, str]] = []

    def edit(self) -> None:
        """Make one edit of a kind drawn by chance."""
        kinds = (
            self.add,
            self.add,
            self.add,
            self.move,
            self.reschedule,
            self.set_status,
            self.delete,
            self.rename_party,
        )
        self.chance.choice(kinds)()

    def add(self) -> None:
        """Add a work, an event or an area."""
        kind = self.chance.choice(["work", "work", "event", "area"])
        types = {"work": ["street_work", "telecom", "gas"], "event": ["market"], "area": ["protected_street", "access_route", "plan"]}  # fmt: skip
        key = str(uuid.UUID(int=self.chance.getrandbits(128)))
        start, end = self._times()
        row = {"id": key, f"{kind}_type": self.chance.choice(types[kind]), "geom": self._ground()}
        if kind == "area":
            row.update(name=f"area {len(self.records)}", valid_from=start, valid_to=end)
        else:
            row.update(
                title=f"{kind} {len(self.records)}", starts_at=start, ends_at=end,
                status=self.chance.choice(["planned", "confirmed", "completed"]),
                party_id=self.chance.choice([None, *PARTIES]), project=self.chance.choice([None, None, "P"]),
                certainty=self.chance.choice(["fixed", "fixed", "window"]),
                schedule=self.chance.choice([None, None, "Mo-Fr 07:00-16:00", "FREQ=WEEKLY;BYDAY=SA"]),
            )  # fmt: skip
        if kind == "work":
            row.update(
                lane_impact=self.chance.choice(["none", "one_lane"]), guarantee_days=self.chance.choice([None, 365])
            )
        self._write("INSERT INTO $table ($columns) VALUES ($places)", kind, row)
        self.records.append((kind, key))

    def move(self) -> None:
        """Give a record other ground."""
        self._update(geom=self._ground())

    def reschedule(self) -> None:
        """Give a record another time."""
        start, end = self._times()
        kind = self._update()
        if kind is not None:
            names = ("valid_from", "valid_to") if kind[0] == "area" else ("starts_at", "ends_at")
            self._set(*kind, **dict(zip(names, (start, end))))

    def set_status(self) -> None:
        """Give a work or event another status."""
        kind = self._update()
        if kind is not None and kind[0] != "area":
            self._set(*kind, status=self.chance.choice(["draft", "cancelled", "completed", "confirmed"]))

    def delete(self) -> None:
        """Delete a record."""
        if self.records:
            kind, key = self.records.pop(self.chance.randrange(len(self.records)))
            with writing(self.path) as link:
                link.execute(statement("DELETE FROM $table WHERE id = ?", table=kind), (key,))

    def rename_party(self) -> None:
        """Give a party another name."""
        with writing(self.path) as link:
            name = f"party {self.chance.randrange(1000)}"
            link.execute("UPDATE party SET name = ? WHERE id = ?", (name, self.chance.choice(PARTIES)))

    def _times(self) -> tuple[str, str | None]:
        start = np.datetime64("2026-04-01T08:00") + np.timedelta64(self.chance.randrange(24 * 300), "h")
        end = start + np.timedelta64(self.chance.randrange(1, 24 * 90), "h")
        return str(start), None if self.chance.random() < 0.05 else str(end)

    def _corner(self) -> tuple[float, float]:
        return self.chance.randrange(6) * 5.0, self.chance.randrange(3) * 5.0

    def _ground(self) -> bytes | None:
        x, y = self._corner()
        ground = shapely.multipolygons([shapely.box(x, y, x + 5 * self.chance.randrange(1, 4), y + 10)])
        blob = wrap([shapely.to_wkb(ground)], np.array([ground.bounds]), self.workspace.srs_id)[0]
        assert blob is not None
        return blob

    def _update(self, **values: object) -> tuple[str, str] | None:
        if not self.records:
            return None
        record = self.chance.choice(self.records)
        if values:
            self._set(*record, **values)
        return record

    def _set(self, kind: str, key: str, **values: object) -> None:
        text = "UPDATE $table SET " + ", ".join(statement("$name = ?", name=name) for name in values) + " WHERE id = ?"
        with writing(self.path) as link:
            link.execute(statement(text, table=kind), (*values.values(), key))

    def _write(self, text: str, kind: str, row: dict[str, Any]) -> None:
        with writing(self.path) as link:
            link.execute(statement(text, table=kind, columns=list(row), places=len(row)), tuple(row.values()))


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32), steps=st.lists(st.integers(0, 4), min_size=2, max_size=7))
def test_the_register_is_what_a_check_of_everything_finds(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, seed: int, steps: list[int]
) -> None:
    path = Path(shutil.copy(empty, tmp_path_factory.mktemp("edits") / "town.gpkg"))
    chance = drawn(seed)
    town = Town(path, chance)
    for _ in range(8):
        town.add()
    now = NOW
    for count in steps:
        for _ in range(count):
            town.edit()
        now += chance.choice([0, 3600, 86400 * 20])
        if chance.random() < 0.2:
            keep_rules(town.workspace, chance.choice(["gipod", "seinajoki", "clash-opportunity", "protected-street"]))
        closed = {row[0] for row in rows(path, "SELECT id FROM overlap")}
        run(town.workspace, now=now)
        assert overlaps(path) == anew(path, now=now)
        assert closed <= {row[0] for row in rows(path, "SELECT id FROM overlap")}, "nothing is ever deleted"
        before = rows(path, "SELECT * FROM overlap ORDER BY fid")
        again = run(town.workspace, now=now)
        assert (again.new, again.changed, again.closed) == (0, 0, 0)
        assert rows(path, "SELECT * FROM overlap ORDER BY fid") == before


def test_only_what_changed_is_compared(empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(shutil.copy(empty, tmp_path / "town.gpkg"))
    town = Town(path, drawn(5))
    for _ in range(40):
        town.add()
    asked: list[int] = []
    judge = "seinajoki_coord.layers.check.judge_pairs"
    from seinajoki_coord.core.rule_judge import judge_pairs

    def counting(*arguments: Any, only: Any, **options: Any) -> Any:  # noqa: ANN401 (what judge_pairs takes and gives)
        asked.append(-1 if only is None else int(only.sum()))
        return judge_pairs(*arguments, only=only, **options)

    monkeypatch.setattr(judge, counting)
    run(town.workspace)
    run(town.workspace)
    town.move()
    run(town.workspace)
    change(path, f"UPDATE party SET name = 'other' WHERE id = '{PARTIES[0]}'")
    run(town.workspace)
    run(town.workspace, "gipod")
    change(path, "DELETE FROM overlap WHERE fid = (SELECT max(fid) FROM overlap WHERE assessment <> 'closed')")
    run(town.workspace, "gipod")
    of_party = sum(
        rows(path, f"SELECT count(*) FROM {kind} WHERE party_id = '{PARTIES[0]}'")[0][0] for kind in ("work", "event")
    )
    assert asked == [-1, 0, 1, of_party, -1, -1]


def test_ranks_follow_the_calendar_and_nothing_else_does(empty: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(empty, tmp_path / "town.gpkg"))
    town = Town(path, drawn(11))
    for _ in range(30):
        town.add()
    run(town.workspace)
    before = {row[0]: row for row in overlaps(path)}
    later = run(town.workspace, now=NOW + 86400 * 3650)
    assert (later.new, later.changed, later.closed) == (0, 0, 0)
    after = {row[0]: row for row in overlaps(path)}
    assert any(after[key][21] < before[key][21] for key in before)
    assert all(row[:21] + row[22:] == before[key][:21] + before[key][22:] for key, row in after.items())


def test_two_that_share_no_time_rank_by_the_later_one_as_days_pass(empty: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(empty, tmp_path / "town.gpkg"))
    paved = {"work_type": "street_work", "status": "completed", "ends_at": "2026-05-20T00:00"}
    add(path, "work", "paving", starts_at="2026-05-01T00:00", **paved)
    add(path, "work", "digging", work_type="telecom", starts_at="2026-08-01T00:00", ends_at="2026-12-01T00:00")
    workspace, ranks = open_workspace(path), []
    for day in ("2026-06-10", "2026-07-20", "2026-11-30", "2026-12-02"):
        run(workspace, "protected-street", int(datetime.fromisoformat(f"{day}T12:00:00+00:00").timestamp()))
        ((rank, times),) = rows(path, "SELECT rank, occurrences FROM overlap WHERE assessment <> 'closed'")
        assert times == 0
        ranks.append(rank / ranks[0] if ranks else rank)
    assert ranks[1:] == pytest.approx([1 / 0.9, 1 / 0.9, 0.1 / 0.9], abs=0.01)


def test_a_register_of_an_older_version_is_compared_anew(empty: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(empty, tmp_path / "town.gpkg"))
    assert read_checked(open_workspace(path)) == Checked("", {})
