"""The rules of the shared database, by which all go who sync with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.error import CoordError, DatabaseError, RuleError
from ..workspace.rule_set import digest_of, replace_rules, understood
from .connection import plain_errors

if TYPE_CHECKING:
    from typing import Any, Callable

    from psycopg2.extensions import connection

    from ..workspace.workspace import Workspace
    from .result import SyncResult


def shared_rules(link: connection) -> str:
    """Return what a shared database goes by: the name of a preset, a text of its own, or nothing."""
    with plain_errors(), link.cursor() as asking:
        asking.execute("SELECT rule_set FROM coord.meta")
        row = asking.fetchone()
    return (row[0] if row else None) or ""


def share_rules(link: connection, rules: str, instead_of: str | None = None) -> None:
    """
    Let a shared database go by a preset or by rules given as text, empty by none; for its administrators.

    ``instead_of`` is the digest of the rules that they were made from: others, set meanwhile, are not written over.
    Raises DatabaseError where the server refuses.
    """
    with plain_errors(), link, link.cursor() as asking:
        asking.execute("SELECT coord.is_admin()")
        if not asking.fetchone()[0]:
            raise DatabaseError("Only an administrator of the shared database may do this.")
        asking.execute("SELECT coord.set_rules(%s, %s)", (rules.strip(), instead_of))


def take_rules(
    workspace: Workspace,
    kept: str,
    digest: str | None,
    ask: Callable[[Callable[[connection], str]], Any],
    result: SyncResult,
) -> None:
    """
    Let a workspace go by the rules of its database instead of those ``kept``.

    The status tells their ``digest``, None where the database has none, so that they are asked for only if they are others.
    What this version of the plugin cannot read is left alone, and said: the workspace keeps the rules that it has.
    """
    if digest is None or digest == digest_of(kept):
        return
    shared = ask(_asked)
    if not shared:
        # Taken back since the status was asked.
        return
    try:
        rules = understood(shared)
    except RuleError as error:
        result.notes.append(
            CoordError(
                "The rules of the shared database cannot be read, so the workspace keeps those that it has. {reason}",
                reason=error,
            )
        )
        return
    replace_rules(workspace, shared)
    result.notes.append(
        CoordError("The rules of the workspace are new: “{rules}”, as in the shared database.", rules=rules.name)
    )


def _asked(link: connection) -> str:
    rules = shared_rules(link)
    link.rollback()
    return rules
