"""Administration of the shared database: the calls behind the algorithms, each the same as a line of SQL in psql."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psycopg2 import errors, sql

from ..core.error import CoordError, DatabaseError, RuleError, sentence
from ..workspace.rule_set import DEFAULT, understood
from .connection import plain_errors
from .rule_set import shared_rules

if TYPE_CHECKING:
    from psycopg2.extensions import connection

ROLES = {
    "reader": sentence("Reads everything but others' drafts and persons"),
    "editor": sentence("Changes what is its party's own"),
    "admin": sentence("Administers: changes everything, with a reason"),
    "public": sentence("A portal: reads everything but drafts and persons"),
    "none": sentence("No rights any more"),
}
"""What a login may be, and what that means."""
SENTENCES = (
    sentence("Only an administrator of the shared database may do this."),
    sentence("A party needs a name."),
    sentence("There is a party {party} already."),
    sentence("There is no party {party}."),
    sentence("There is no role {role}; there are public, reader, editor and admin."),
    sentence("There is no login {login} on the server. Who administers the server makes it: CREATE ROLE … LOGIN."),
    sentence("An editor changes what is its party's own: name the party of {login}."),
    sentence("A public login belongs to no party; it would see the drafts of that party."),
    sentence("Somebody else gave {login} these rights, or a group does. Take them away there: REVOKE … FROM {login}."),
    sentence("These are no rules that can be shared. Give the name of a rule set, or one as JSON of at most 256 KiB."),
    sentence(
        "Somebody else changed the rules of the shared database meanwhile, so these were not saved. Sync if this is a file, "
        "then open the rules anew."
    ),
    sentence(
        "Trigger {trigger} of {table} is not always on: ALTER TABLE coord.{table} ENABLE ALWAYS TRIGGER {trigger}."
    ),
    sentence("Table {table} has no trigger for {operation}: such changes are not captured."),
    sentence("Row-level security of {table} is not on and forced: everybody may read and write it."),
    sentence("Table {table} is missing."),
    sentence("{object} belongs to {owner}, not to coord_owner."),
    sentence("Function {function} runs as its owner without a search path of its own."),
    sentence("Everybody may run {function}: REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC."),
    sentence("{role} may make things of its own in schema coord."),
    sentence("Index {index} is not valid: REINDEX INDEX {index}."),
    sentence("The rule {constraint} of {table} is not enforced for all rows."),
    sentence("{role} can sign in, although it is a group: ALTER ROLE {role} NOLOGIN."),
    sentence("{login} gets round the rights of rows: ALTER ROLE {login} NOBYPASSRLS."),
    sentence("The member {login} has no login on the server: SELECT coord.remove_member('{login}')."),
    sentence("The editor {login} has no party and can change nothing: SELECT coord.add_member('{login}', …)."),
    sentence("The time zone {time_zone} of the shared database is unknown to this server."),
    sentence("This database was restored from a backup: SELECT coord.renew_epoch()."),
    sentence(
        "{count} records of {table} do not stand in coord.change as they are: they were changed behind the triggers, and "
        "no workspace hears of it."
    ),
)
"""What the functions of 0004_admin.sql say, known here so that it is translated."""


@dataclass(frozen=True)
class Right:
    """What a login may do; ``role`` is empty for a member whose login is gone."""

    login: str
    can_sign_in: bool
    role: str
    party: str


def is_installed(link: connection) -> bool:
    """Whether the database holds a shared workspace of any version."""
    return bool(_fetch(link, "SELECT to_regclass('coord.meta') IS NOT NULL")[0][0])


def add_party(link: connection, name: str, kind: str) -> str:
    """Add a party and return its id."""
    return str(_fetch(link, "SELECT coord.add_party(%s, %s)", name, kind)[0][0])


def add_member(link: connection, login: str, party: str, role: str) -> bool:
    """
    Give a login a role and a party by name (empty: none), instead of what it had; ``none`` takes all away.

    A login that the server does not know is made, without a password, so nobody signs in with it before the server's
    administrator sets one. Returns whether it was made.
    """
    if role == "none":
        _fetch(link, "SELECT coord.remove_member(%s)", login)
        return False
    party_id = _party_id(link, party) if party else None
    is_new = not _fetch(link, "SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", login)[0][0]
    with plain_errors(), link, link.cursor() as cursor:
        if is_new:
            try:
                cursor.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(login)))
            except errors.InsufficientPrivilege:
                raise DatabaseError(
                    "There is no login {login} on the server, and yours may not make one (CREATEROLE). Who administers "
                    "the server makes it: CREATE ROLE … LOGIN.",
                    login=login,
                ) from None
        cursor.execute("SELECT coord.add_member(%s, %s, %s)", (login, party_id, role))
    return is_new


def rights(link: connection) -> list[Right]:
    """Return what every login may do that has anything to do with the shared database."""
    found = _fetch(link, "SELECT login, can_sign_in, coalesce(role, ''), coalesce(party, '') FROM coord.rights()")
    return [Right(*row) for row in found]


def renew_epoch(link: connection) -> str:
    """Have every workspace compare itself with the whole database at its next sync; return the new epoch."""
    return str(_fetch(link, "SELECT coord.renew_epoch()")[0][0])


def problems(link: connection) -> list[CoordError]:
    """Return what is no longer as it was installed, each a sentence that can be translated; nothing when all is well."""
    found = _fetch(link, 'SELECT template, "values" FROM coord.check()')
    faults: list[CoordError] = [DatabaseError(template, **values) for template, values in found]
    try:
        with link:
            understood(shared_rules(link) or DEFAULT)
    except RuleError as error:
        faults.append(DatabaseError("The rules by which all go cannot be read: {reason}", reason=error))
    return faults


def described(link: connection) -> tuple[str, dict[str, str]]:
    """Return a sentence, and what fills it, that says whom one is connected to and as whom, and nothing secret."""
    info = link.info
    values = {"database": info.dbname, "host": info.host, "login": info.user}
    if info.ssl_in_use:
        return sentence("Connected to {database} on {host} as {login}; encrypted ({protocol})."), {
            **values,
            "protocol": info.ssl_attribute("protocol"),
        }
    return sentence("Connected to {database} on {host} as {login}; not encrypted."), values


def _party_id(link: connection, name: str) -> str:
    parties = dict(_fetch(link, "SELECT name, id::text FROM coord.party ORDER BY name"))
    if name not in parties:
        raise DatabaseError("There is no party {party}. There are: {names}.", party=name, names=", ".join(parties))
    return str(parties[name])


def _fetch(link: connection, statement: str, *values: object) -> list[tuple[Any, ...]]:
    """Run a statement in a transaction of its own and return its rows."""
    with plain_errors(), link, link.cursor() as cursor:
        cursor.execute(statement, values)
        return list(cursor.fetchall())
