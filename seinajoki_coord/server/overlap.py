"""Overlaps found where the data is: questions to ``coord.find_overlaps``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from psycopg2 import sql

from ..core.error import DatabaseError, sentence
from .connection import plain_errors
from .ewkb import postgis_schema

if TYPE_CHECKING:
    from psycopg2.extensions import connection

SAID = (
    sentence("The table {table} has no column {column}."),
    sentence("The table {table} has no such geometry."),
    sentence("The column {column} of {table} holds no times: a date, a date-time or a text is needed."),
    sentence("The table {table} has no primary key of one column; name a column that tells its rows apart."),
    sentence("Distance, lead and lag are numbers from 0 up."),
    sentence(
        "The reference system of {table} does not measure in metres, so the database cannot tell distances and areas in "
        "it. Find the overlaps in QGIS instead."
    ),
)
"""What the functions of 0003_overlap.sql say, known here so that it is translated."""
_FIND = """
    SELECT input_key, overlay_key, to_char(overlap_start, 'YYYY-MM-DD"T"HH24:MI'),
        to_char(overlap_end, 'YYYY-MM-DD"T"HH24:MI'), overlap_hours, distance_m, overlap_m2, {wkb}
    FROM coord.find_overlaps(
        %s::regclass, %s, %s, %s, %s::regclass, %s, %s, %s, distance => %s, lead_hours => %s, lag_hours => %s,
        time_zone => %s, meeting_ground => %s, input_geometry => %s, other_geometry => %s
    )
"""
_LEFT_OUT = "SELECT key, reason FROM coord.find_left_out(%s::regclass, %s, %s, %s, %s, %s)"


@dataclass(frozen=True)
class Place:
    """A table, its geometry, and the columns of times and of what names a record."""

    schema: str
    table: str
    geometry: str
    start: str
    end: str
    key: str

    def name(self, link: connection) -> str:
        """Return the quoted name, for the server to look up."""
        parts = [self.schema, self.table] if self.schema else [self.table]
        return sql.Identifier(*parts).as_string(link)


def find(
    link: connection,
    one: Place,
    two: Place | None,
    time_zone: str,
    *,
    distance: float = 0.0,
    lead_hours: float = 0.0,
    lag_hours: float = 0.0,
    with_ground: bool = True,
) -> list[tuple[Any, ...]]:
    """
    Return the rows of the pairs: keys as text, start and end as text, hours, metres, square metres, WKB.

    Raises DatabaseError where the database cannot tell, or has no functions of the plugin.
    """
    other = (None,) * 4 if two is None else (two.name(link), two.start, two.end, two.key)
    values = [one.name(link), one.start, one.end, one.key, *other, distance, lead_hours, lag_hours, time_zone]
    values += [with_ground, one.geometry, None if two is None else two.geometry]
    with plain_errors(), link, link.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_proc WHERE oid = to_regproc('coord.find_overlaps'))")
        if not cursor.fetchone()[0]:
            raise DatabaseError(
                "This database cannot find overlaps itself: it has no functions of Seinäjoki Coord. Its administrator runs "
                "“Install database”; or leave the search to QGIS."
            )
        wkb = sql.SQL("{}(geom, 'NDR')").format(sql.Identifier(postgis_schema(cursor), "st_asbinary"))
        cursor.execute(sql.SQL(_FIND).format(wkb=wkb), values)
        return [(*row[:-1], None if row[-1] is None else bytes(row[-1])) for row in cursor.fetchall()]


def left_out(link: connection, place: Place, time_zone: str) -> list[tuple[str, str]]:
    """Return key and reason of each record that cannot be compared."""
    with plain_errors(), link, link.cursor() as cursor:
        values = (place.name(link), place.start, place.end, place.key, time_zone, place.geometry)
        cursor.execute(_LEFT_OUT, values)
        return list(cursor.fetchall())
