"""Records and pushes as a client sends them, for tests that speak with the server in SQL."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from psycopg2.extras import Json

from seinajoki_coord.core.schema import SCHEMA_VERSION, SYNCED, Table

if TYPE_CHECKING:
    from tests.shared import Shared

UPKEEP = ("id", "row_version", "updated_at", "updated_by")
TABLES = {one.name: one for one in SYNCED}
SQUARE = (
    "0106000000010000000103000000010000000500000000000000000000000000000000000000000000000000f03f0000000000000000"
    "000000000000f03f000000000000f03f0000000000000000000000000000f03f00000000000000000000000000000000"
)
BOW = (
    "0106000000010000000103000000010000000500000000000000000000000000000000000000000000000000f03f000000000000f03f"
    "000000000000f03f00000000000000000000000000000000000000000000f03f00000000000000000000000000000000"
)


def new_id() -> str:
    """Return a fresh identifier."""
    return str(uuid.uuid4())


def row(table: Table | str, **fields: object) -> dict[str, Any]:
    """Return all that a client sends of a record, its fields at their defaults."""
    kind = TABLES[table] if isinstance(table, str) else table
    made = {one.name: one.default for one in kind.fields if one.name not in UPKEEP}
    made |= {"geom": SQUARE} if kind.has_geometry else {}
    made |= {name: "x" for name in ("title", "name", "fingerprint") if name in made}
    return {**made, **fields}


def upsert(table: str, record: str, base: int | None = None, **fields: object) -> dict[str, Any]:
    """Return an operation that writes a record."""
    return {"n": 0, "table": table, "id": record, "op": "upsert", "base": base, "row": row(table, **fields)}


def delete(table: str, record: str, base: int) -> dict[str, Any]:
    """Return an operation that deletes a record."""
    return {"n": 0, "table": table, "id": record, "op": "delete", "base": base}


def push(
    shared: Shared, login: str | None, *ops: dict[str, Any], batch: str | None = None, client: str | None = None
) -> list[dict[str, Any]]:
    """Push operations as a login and return their answers, in the order of the operations."""
    numbered = [{**one, "n": number} for number, one in enumerate(ops)]
    values = (batch or new_id(), SCHEMA_VERSION, Json(numbered), client)
    answer = shared.fetch("SELECT coord.push(%s, %s, %s, %s)", values, login)[0][0]
    return sorted(answer["answers"], key=lambda one: one["n"])


def words(shared: Shared, login: str | None, *ops: dict[str, Any]) -> list[str]:
    """Return only the words of the answers."""
    return [one["answer"] for one in push(shared, login, *ops)]


def pulled(shared: Shared, login: str | None, table: str, cursor: str = "0") -> dict[str, dict[str, Any]]:
    """Return what a pull brings, by id."""
    found = shared.fetch(f"SELECT to_jsonb(p) - 'geom' FROM coord.pull_{table} p WHERE mod_xid >= %s", (cursor,), login)
    return {one["id"]: one for (one,) in found}


def status(shared: Shared, login: str | None = None, cursor: str | None = None) -> dict[str, Any]:
    """Return what the server says of itself and of what is new."""
    return shared.fetch("SELECT coord.status(%s)", (cursor,), login)[0][0]
