"""
People edit, sync, lose the line, cancel and restore backups in any order; in the end all have the same and no change is lost.

Every value written is a word of its own, so it can be told afterwards which change became of what: a word that the server
took may only have been replaced by somebody who saw it, or by somebody's decision in a conflict.
"""

from __future__ import annotations

import itertools
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import psycopg2
import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from seinajoki_coord.core.error import CancelledError, CoordError
from seinajoki_coord.server import push
from seinajoki_coord.server import sync as syncing
from seinajoki_coord.workspace.conflict import decide
from seinajoki_coord.workspace.rule_set import keep_rules, kept_rules, preset_text

from .client import Client, new_client, square
from .test_sync_crash import killed_at
from .town_seen import FIELDS, Seen, Word

if TYPE_CHECKING:
    from tests.shared import Shared

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
OWN_RULES = preset_text("gipod").strip()
MANY = 40
"""Words after which nobody adds records any more, so that people meet on few."""


class Town(Seen, RuleBasedStateMachine):
    """
    Two persons of one party and one of another, each with a workspace, and a server.

    The server is the same for all runs, which is quicker; each has parties of its own and sees the works of earlier ones.
    """

    shared: Shared
    runs = itertools.count(1)

    def __init__(self) -> None:
        """Begin with nobody."""
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="seinajoki-town-"))
        self.clients: list[Client] = []
        self.words = 0
        self.keys: list[str] = []
        """The works in the order in which they were added."""
        self.before: dict[Word, str | None] = {}
        """What stood there when a word was written."""
        self.decided: set[Word] = set()
        """Words that a person decided against."""
        self.backup: tuple[int, Path] | None = None

    @initialize()
    def gather(self) -> None:
        """Make the parties and the clients."""
        run = next(self.runs)
        parties = [self.shared.add_party(f"{name} {run}") for name in ("Water", "Events")]
        for number, party in enumerate((parties[0], parties[0], parties[1])):
            login = f"person{number}_{run}"
            self.shared.add_login(login, party)
            client = new_client(self.folder, login, self.shared, login, party)
            client.sync()
            self.clients.append(client)
        self.add(who=0, draft=False)
        self.add(who=2, draft=False)
        for client in (*self.clients, *self.clients):
            client.sync()

    people = st.integers(0, 2)

    def word(self) -> str:
        """Return a word that was never used."""
        self.words += 1
        return f"w{self.words}"

    def pick(self, who: int, choice: int) -> str | None:
        """Return the id of one of a client's own works; which one must not depend on ids, which differ from run to run."""
        client = self.clients[who]
        own = {key for (key,) in client.fetch("SELECT id FROM work WHERE party_id = ?", client.party)}
        keys = [key for key in self.keys if key in own]
        return keys[choice % len(keys)] if keys else None

    @precondition(lambda self: self.words < MANY)
    @rule(who=people, draft=st.booleans())
    def add(self, who: int, draft: bool) -> None:
        """Add a work."""
        words = {field: self.word() for field in FIELDS}
        key = self.clients[who].add("work", status="draft" if draft else "planned", **words)
        self.keys.append(key)
        self.before.update({(key, field, value): None for field, value in words.items()})

    @rule(who=people, choice=st.integers(0, 99), field=st.sampled_from(FIELDS))
    def edit(self, who: int, choice: int, field: str) -> None:
        """Change a field."""
        key = self.pick(who, choice)
        if key is not None:
            value = self.word()
            self.before[key, field, value] = self.clients[who].value("work", key, field)
            self.clients[who].edit("work", key, **{field: value})

    @rule(first=st.booleans(), choice=st.integers(0, 99), fields=st.tuples(*[st.sampled_from(FIELDS)] * 2))
    def clash(self, first: bool, choice: int, fields: tuple[str, str]) -> None:
        """Let two persons of a party change one record before either has seen the other's change."""
        key = self.pick(0, choice)
        if key is not None and key in self.clients[1].keys("work"):
            for who, field in zip((0, 1), fields):
                value = self.word()
                self.before[key, field, value] = self.clients[who].value("work", key, field)
                self.clients[who].edit("work", key, **{field: value})
            for who in (0, 1) if first else (1, 0):
                self.clients[who].sync()

    @rule(who=people, choice=st.integers(0, 99), place=st.integers(0, 5), draft=st.booleans())
    def move(self, who: int, choice: int, place: int, draft: bool) -> None:
        """Move the ground, and make it a draft or a plan."""
        key = self.pick(who, choice)
        if key is not None:
            self.clients[who].edit("work", key, ground=square(place * 100), status="draft" if draft else "planned")

    @rule(who=people, choice=st.integers(0, 99))
    def delete(self, who: int, choice: int) -> None:
        """Delete a work."""
        key = self.pick(who, choice)
        if key is not None:
            self.clients[who].delete("work", key)

    @rule(rules=st.sampled_from(["gipod", OWN_RULES, "of-tomorrow", ""]), who=people)
    def agree(self, rules: str, who: int) -> None:
        """Let an administrator say by which rules all go, and somebody say so in a file alone."""
        self.shared.fetch("SELECT coord.set_rules(%s)", (rules,))
        keep_rules(self.clients[who].workspace, "lead-lag")

    @rule(who=people)
    def sync(self, who: int) -> None:
        """Sync, on a good line."""
        self.clients[who].sync()

    @rule(
        who=people,
        how=st.sampled_from(
            ["cancel", "unsent", "unanswered", "back up", "restore", "crash", "clock", "area", "leave", "return"]
        ),
        step=st.integers(0, 8),
    )
    def disturb(self, who: int, how: str, step: int) -> None:
        """Let something go wrong."""
        if how == "cancel":
            self.cancel(who, step)
        elif how in {"unsent", "unanswered"}:
            self.lose_the_line(who, stored=how == "unanswered")
        elif how == "crash":
            killed_at(self.clients[who], step * 25)
        elif how == "clock":
            self.set_clock(who, f"{step}999-01-01T00:00:00Z")
        elif how == "area":
            self.clients[who].sync(area=square(step * 50, side=200) if step else b"")
        elif how in {"leave", "return"}:
            self.join(self.clients[1], self.clients[1 if how == "return" else 2].party)
        elif how == "back up":
            self.back_up(who)
        elif self.backup is not None:
            self.restore()

    def set_clock(self, who: int, stamp: str) -> None:
        """Let a workspace have a clock that is wrong, and versions of its own."""
        with self.clients[who].editing() as link:
            link.execute("UPDATE work SET updated_at = ?, row_version = row_version + 1000", (stamp,))

    def join(self, client: Client, party: str) -> None:
        """Let a person belong to a party; what is another's is refused, and drafts come and go."""
        self.shared.fetch("SELECT coord.add_member(%s, %s)", (client.login, party))

    def cancel(self, who: int, step: int) -> None:
        """Sync, and cancel at some step."""
        left = iter(range(step))

        def report(_phase: str, _share: float) -> None:
            if next(left, None) is None:
                raise CancelledError

        try:
            self.clients[who].sync(report=report)
        except CoordError as error:
            assert "ancelled" in str(error)  # noqa: PT017

    def lose_the_line(self, who: int, stored: bool) -> None:
        """Sync while the line breaks: before the server got the batch, or before its answer came."""
        send = push._send

        def broken(*batch: Any) -> NoReturn:  # noqa: ANN401
            if stored:
                send(*batch)
            raise psycopg2.OperationalError

        push._send, pauses = broken, syncing.Line.ask.__defaults__
        syncing.Line.ask.__defaults__ = ((),)
        try:
            self.clients[who].sync()
        except CoordError:
            pass
        finally:
            push._send = send
            syncing.Line.ask.__defaults__ = pauses

    def back_up(self, who: int) -> None:
        """Keep a copy of a workspace."""
        self.backup = (who, self.folder / "backup")
        shutil.copy(self.clients[who].workspace.path, self.backup[1])

    def restore(self) -> None:
        """Go back to the copy: what was not sent since is lost, as everybody knows."""
        who, path = self.backup
        shutil.copy(path, self.clients[who].workspace.path)

    @rule(who=people, theirs=st.booleans())
    def settle(self, who: int, theirs: bool) -> None:
        """Decide the conflicts of a workspace."""
        for one in self.clients[who].conflicts():
            loser = one.mine if theirs else one.theirs
            decide(self.clients[who].workspace, one.table, one.id, (one.fields or ("all",)) if theirs else ())
            fields = one.fields or FIELDS
            self.decided.update((one.id, field, (loser or {}).get(field)) for field in fields)

    def teardown(self) -> None:
        """Let all come together, and see that they have."""
        try:
            if self.clients:
                self.come_together()
                self.see_equal()
                self.see_nothing_lost()
                self.see_rules()
        finally:
            shutil.rmtree(self.folder)

    def see_rules(self) -> None:
        """See that all go by the rules of the server, where they know them."""
        ((rules,),) = self.shared.fetch("SELECT rule_set FROM coord.meta")
        kept = {kept_rules(client.workspace) for client in self.clients}
        assert kept == {rules} if rules in {"gipod", OWN_RULES} else "of-tomorrow" not in kept

    def come_together(self) -> None:
        """Sync and decide until nobody has anything to say; everybody is back, and looks at all."""
        self.join(self.clients[1], self.clients[1].party)
        for client in self.clients:
            client.sync(area=b"")
        for _ in range(8):
            results = [client.sync() for client in self.clients]
            for who in range(3):
                self.settle(who=who, theirs=False)
            if not any(one.sent or one.received or one.conflicts for one in results):
                return


def test_in_any_order_of_things_all_come_to_the_same_and_nothing_is_lost(database: Shared) -> None:
    machine = type("TownHere", (Town,), {"shared": database})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=200 if THOROUGH else 8,
            stateful_step_count=60 if THOROUGH else 25,
            deadline=None,
            derandomize=not THOROUGH,
            suppress_health_check=list(HealthCheck),
        ),
    )


test_in_any_order_of_things_all_come_to_the_same_and_nothing_is_lost = pytest.mark.timeout(0 if THOROUGH else 300)(
    test_in_any_order_of_things_all_come_to_the_same_and_nothing_is_lost
)
