"""The shared database as a login sees it at one moment, to be read and no more."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from psycopg2.extensions import ISOLATION_LEVEL_REPEATABLE_READ

from ..core.error import DatabaseError, UnreachableError
from ..core.schema import SCHEMA_VERSION
from .connection import plain_errors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg2.extensions import connection, cursor


@dataclass(frozen=True)
class Snapshot:
    """What the shared database says of itself, and a cursor that goes on seeing this moment."""

    crs: str
    time_zone: str
    asking: cursor


@contextmanager
def snapshot(link: connection) -> Iterator[Snapshot]:
    """
    Yield the shared database as it is now; what others write until the block ends is not seen, and nothing is written.

    Raises DatabaseError where there is none, where it is of another version, or where the login may not read it.
    """
    link.set_session(isolation_level=ISOLATION_LEVEL_REPEATABLE_READ, readonly=True, autocommit=False)
    try:
        with plain_errors(), link, link.cursor() as asking:
            _need_this_version(asking)
            asking.execute("SELECT crs, time_zone FROM coord.meta")
            yield Snapshot(*asking.fetchone(), asking)
    except UnreachableError as error:
        raise UnreachableError("The connection to the database broke. Nothing was changed; run again.") from error


def _need_this_version(asking: cursor) -> None:
    asking.execute("SELECT to_regclass('coord.meta') IS NOT NULL")
    version = 0
    if asking.fetchone()[0]:
        asking.execute("SELECT schema_version FROM coord.meta")
        (version,) = asking.fetchone()
    if version < SCHEMA_VERSION:
        raise DatabaseError(
            "The shared database is of an older version, or is none. Its administrator runs “Install database”."
        )
    if version > SCHEMA_VERSION:
        raise DatabaseError(
            "The shared database has a newer schema ({found}) than this plugin knows ({known}). Update the plugin.",
            found=version,
            known=SCHEMA_VERSION,
        )
