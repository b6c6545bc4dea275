"""
The one door to the database: how a connection is made, and what its errors mean for people.

Nothing here or above it ever says a connection string or a password: psycopg2's own errors, which may quote them, end here.
"""

from __future__ import annotations

import json
import re
from configparser import ConfigParser
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg2
from psycopg2 import errorcodes
from psycopg2.extensions import make_dsn, parse_dsn

from ..core.error import BusyError, DatabaseError, UnreachableError, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg2.extensions import connection

_METADATA = Path(__file__).parent.parent / "metadata.txt"
_DEFAULTS = {
    "connect_timeout": "10",
    # A line that was cut without a word is noticed after half a minute, not after two hours.
    "keepalives_idle": "15",
    "keepalives_interval": "5",
    "keepalives_count": "3",
    "tcp_user_timeout": "30000",
    "client_encoding": "UTF8",
}
_SECRETS = ("password", "sslpassword")
_REFUSALS: tuple[tuple[str, type[DatabaseError], str], ...] = (
    (
        "could not translate host name",
        UnreachableError,
        sentence("The database server {host} was not found. Check the host of the connection, and the network."),
    ),
    (
        "timeout expired|timed out|No route to host|unreachable",
        UnreachableError,
        sentence("The database server {host} cannot be reached. Check the network or the VPN."),
    ),
    (
        "SSL was required",
        DatabaseError,
        sentence(
            "The connection asks for encryption (TLS), but the server does not offer it. Have its administrator switch "
            "it on; only where the network itself is safe choose another SSL mode."
        ),
    ),
    (
        "certificate|SSL error",
        DatabaseError,
        sentence("The server's certificate is not accepted, so nothing was sent: {reason}"),
    ),
    (
        "no encryption|SSL off",
        DatabaseError,
        sentence("The server accepts encrypted connections only. Set the connection's SSL mode to “require” or more."),
    ),
    (
        "pg_hba.conf",
        DatabaseError,
        sentence(
            "The server does not let {user} into the database {database} from this computer. Its administrator allows "
            "it in pg_hba.conf."
        ),
    ),
    (
        "authentication failed|no password supplied|role .* does not exist",
        DatabaseError,
        sentence("The server does not accept the user name or the password. Check them in the connection's settings."),
    ),
    (
        "not permitted to log in",
        DatabaseError,
        sentence("{user} is a group, not a person's login. Connect with a login of your own."),
    ),
    (
        "database .* does not exist",
        DatabaseError,
        sentence("There is no database {database} on the server. Check the connection's settings."),
    ),
    (
        "permission denied for database",
        DatabaseError,
        sentence("{user} may not use the database {database}. Ask its administrator."),
    ),
    (
        "too many (clients|connections)|connection slots",
        BusyError,
        sentence("The server has no free connection at the moment. Try again in a minute."),
    ),
    (
        "starting up|shutting down|recovery",
        BusyError,
        sentence("The server is just starting or stopping. Try again in a minute."),
    ),
    (
        "service .* not found|service file",
        DatabaseError,
        sentence("There is no service {service} in pg_service.conf on this computer."),
    ),
    (
        "Connection refused|No such file or directory",
        UnreachableError,
        sentence("The database server {host} does not answer. Is it running, and is the port {port} right?"),
    ),
)
"""What libpq and the server say before there is a connection, when no error code is known yet; the first one counts."""
_LOST = sentence("The connection to the database broke. Nothing is lost: try again.")
_SENTENCES: dict[str, tuple[type[DatabaseError], str]] = {
    errorcodes.ADMIN_SHUTDOWN: (UnreachableError, _LOST),
    errorcodes.CRASH_SHUTDOWN: (UnreachableError, _LOST),
    errorcodes.IDLE_IN_TRANSACTION_SESSION_TIMEOUT: (UnreachableError, _LOST),
    errorcodes.DISK_FULL: (
        DatabaseError,
        sentence("The disk of the database server is full. Nothing was stored; tell its administrator."),
    ),
    errorcodes.OUT_OF_MEMORY: (
        BusyError,
        sentence("The database server is short of memory. Nothing was stored; try again later."),
    ),
    errorcodes.TOO_MANY_CONNECTIONS: (
        BusyError,
        sentence("The server has no free connection at the moment. Try again in a minute."),
    ),
    errorcodes.LOCK_NOT_AVAILABLE: (
        BusyError,
        sentence("Somebody else holds what is needed. Nothing was stored; try again in a minute."),
    ),
    errorcodes.DEADLOCK_DETECTED: (
        BusyError,
        sentence("Two people changed the same records at once. Nothing was stored; try again."),
    ),
    errorcodes.SERIALIZATION_FAILURE: (
        BusyError,
        sentence("Two people changed the same records at once. Nothing was stored; try again."),
    ),
    errorcodes.QUERY_CANCELED: (
        BusyError,
        sentence("The database took longer than it may, and was stopped. Nothing was stored; try again later."),
    ),
    errorcodes.READ_ONLY_SQL_TRANSACTION: (
        DatabaseError,
        sentence("This server is a read-only copy. Connect to the main server to change anything."),
    ),
    errorcodes.INSUFFICIENT_PRIVILEGE: (
        DatabaseError,
        sentence("Your login has no right to this: {reason}. Ask the administrator of the shared database."),
    ),
    errorcodes.UNDEFINED_TABLE: (DatabaseError, ""),
    errorcodes.UNDEFINED_FUNCTION: (DatabaseError, ""),
    errorcodes.UNDEFINED_COLUMN: (DatabaseError, ""),
    errorcodes.INVALID_SCHEMA_NAME: (DatabaseError, ""),
}
_NOT_INSTALLED = sentence(
    "This database holds no shared workspace of this version ({reason}). Its administrator runs “Install database”."
)
_REFUSED = "COORD"
"""The error code of `coord.refuse`: a sentence of ours, its template and values beside it."""


def connect(conninfo: str, *, statement_timeout: float = 600.0, lock_timeout: float = 10.0) -> connection:
    """
    Return a connection; time-outs are in seconds, 0 is none.

    What the connection string says of TLS, time-outs and so on is kept. Raises DatabaseError with what to do.
    """
    error = None
    try:
        asked = parse_dsn(conninfo)
    except psycopg2.Error:
        # Its text quotes the string. Raised below, so that not even the chain of the error holds it.
        error = DatabaseError("The settings of the database connection cannot be read. Check them.")
    if error is not None:
        raise error
    try:
        link = psycopg2.connect(make_dsn(**{**_DEFAULTS, "application_name": _application_name(), **asked}))
        link.autocommit = True
        with link.cursor() as cursor:
            # Not as start-up options, which connection poolers refuse.
            cursor.execute(
                "SELECT set_config('statement_timeout', %s, false), set_config('lock_timeout', %s, false)",
                (f"{int(statement_timeout * 1000)}ms", f"{int(lock_timeout * 1000)}ms"),
            )
        link.autocommit = False
    except psycopg2.Error as failed:
        error = _refusal(failed, asked)
    if error is not None:
        raise error
    return link


@contextmanager
def plain_errors() -> Iterator[None]:
    """Raise what psycopg2 says in the block as a DatabaseError that people understand."""
    try:
        yield
    except psycopg2.Error as failed:
        raise explain(failed) from None


def explain(failed: psycopg2.Error) -> DatabaseError:
    """Return what an error of a connection in use means for people."""
    code = failed.pgcode
    reason = _first_line(failed.diag.message_primary or str(failed))
    if code is None or code.startswith("08"):
        is_lost = isinstance(failed, (psycopg2.OperationalError, psycopg2.InterfaceError))
        return UnreachableError(_LOST) if is_lost else DatabaseError("The database refused: {reason}", reason=reason)
    if code == _REFUSED and failed.diag.constraint_name:
        return DatabaseError(failed.diag.constraint_name, **json.loads(failed.diag.column_name or "{}"))
    kind, template = _SENTENCES.get(code, (DatabaseError, sentence("The database refused: {reason}")))
    return kind(template or _NOT_INSTALLED, reason=reason)


def _refusal(failed: psycopg2.Error, asked: dict[str, str]) -> DatabaseError:
    """Return why there is no connection: the person's own words for host and user, never what is secret."""
    if failed.pgcode is not None:
        return explain(failed)
    said = str(failed)
    values = {
        "host": asked.get("host") or asked.get("hostaddr") or "localhost",
        "port": asked.get("port", "5432"),
        "user": asked.get("user", "?"),
        "database": asked.get("dbname") or asked.get("user", "?"),
        "service": asked.get("service", "?"),
    }
    # A service file or the environment may have named them; then only libpq's own words know.
    for name, pattern in (
        ("host", r'server at "([^"]+)"'),
        ("port", r"port (\d+)"),
        ("user", r'(?:user|role) "([^"]+)"'),
    ):
        if (found := re.search(pattern, said)) and name not in asked:
            values[name] = found.group(1)
    if (found := re.search(r'database "([^"]+)"', said)) and "dbname" not in asked:
        values["database"] = found.group(1)
    reason = _without_secrets(_first_line(said), asked)
    for pattern, kind, template in _REFUSALS:
        if re.search(pattern, said):
            return kind(template, reason=reason, **values)
    return UnreachableError("The database cannot be reached: {reason}", reason=reason)


def _first_line(text: str) -> str:
    return text.strip().partition("\n")[0]


def _without_secrets(text: str, asked: dict[str, str]) -> str:
    for name in _SECRETS:
        if asked.get(name):
            text = text.replace(asked[name], "***")
    return text


@lru_cache(maxsize=1)
def _application_name() -> str:
    """Return what the server's administrator sees; in ASCII, because PostgreSQL shows nothing else there."""
    metadata = ConfigParser(interpolation=None)
    metadata.read(_METADATA, encoding="utf-8")
    return f"Seinajoki Coord {metadata['general']['version']}"
