"""What must be true when all people of a town have come together: the same everywhere, and nothing lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.shared import Shared

    from .client import Client

FIELDS = ("title", "project", "description")
Word = tuple[str, str, str]
"""Id, field and value."""


class Seen:
    """The looking part of the state machine: clients, the server, and what became of every word that was written."""

    shared: Shared
    clients: list[Client]
    before: dict
    decided: set

    def see_equal(self) -> None:
        """All have what the server has, as far as they may see it, and a further sync does nothing."""
        for client in self.clients:
            result = client.sync()
            assert not any((result.sent, result.received, result.merged, result.conflicts, result.refused))
            assert not client.waiting()
            assert not client.fetch("SELECT * FROM gpkg_coord_batch")
        first, second, other = (client.content() for client in self.clients)
        assert first == second
        drafts = {key for key, (_, row) in {**first, **other}.items() if row.get("status") == "draft"}
        assert {key: one for key, one in first.items() if key not in drafts} == {
            key: one for key, one in other.items() if key not in drafts
        }
        drafts_of_others = {
            key
            for (key,) in self.shared.fetch(
                "SELECT id::text FROM coord.work WHERE status = 'draft' AND NOT party_id = ANY (%s::uuid[])",
                ([client.party for client in self.clients],),
            )
        }
        server = dict(self.shared.fetch("SELECT id::text, row_version FROM coord.work"))
        here = {key: version for (table, key), (version, _) in {**first, **other}.items() if table == "work"}
        assert here == {key: version for key, version in server.items() if key not in drafts_of_others}

    def seen_before(self, key: str, field: str, value: str | None) -> Iterator[str]:
        """Yield what stood there before a word, and before that, by whoever wrote it; also what was never sent."""
        while (value := self.before.get((key, field, value))) is not None:
            yield value

    def see_nothing_lost(self) -> None:
        """See that what the server ever took is there, or was replaced by somebody who saw it or decided so."""
        final = {key: row for client in self.clients for (_, key), (_, row) in client.content().items()}
        taken: dict[tuple[str, str], list[str | None]] = {}
        for key, operation, row in self.shared.fetch(
            "SELECT id::text, operation, \"row\" FROM coord.history WHERE table_name = 'work' ORDER BY row_version"
        ):
            for field in FIELDS:
                taken.setdefault((key, field), []).append(row[field])
                if operation == "delete":
                    # Whoever brings the record back does so without what was deleted with it.
                    self.decided.add((key, field, row[field]))
        for (key, field), values in taken.items():
            if key not in final or (key, field, values[0]) not in self.before:
                continue
            replaced = {seen for value in values for seen in self.seen_before(key, field, value)}
            for value in set(values) - {final[key][field]}:
                assert value in replaced or (key, field, value) in self.decided, f"{value} of {field} was lost"
