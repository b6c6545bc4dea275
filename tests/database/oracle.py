"""PostGIS as an oracle: records loaded into temporary tables, and the pairs that it finds in them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import shapely
from psycopg2 import sql
from psycopg2.extras import execute_values

from tests.core.record import EPOCH, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg2.extensions import connection

    from tests.core.crowd import PairSet

_WIDENED = """
CREATE OR REPLACE FUNCTION pg_temp.widened(span tstzrange, lead interval, lag interval) RETURNS tstzrange
LANGUAGE sql IMMUTABLE AS $$
    SELECT tstzrange(lower(span) - lead, upper(span) + lag,
                     CASE WHEN upper_inc(span) AND lag = interval '0' THEN '[]' ELSE '[)' END)
$$
"""
# The lines that PostGIS prepares overlook the points of a collection with GEOS before 3.11.2: then by the distance.
_MEETING = {
    True: (
        "CASE WHEN 'ST_GeometryCollection' IN (ST_GeometryType(one.geom), ST_GeometryType(two.geom))"
        " THEN ST_DWithin(one.geom, two.geom, 0) ELSE ST_Intersects(one.geom, two.geom) END"
    ),
    False: "ST_DWithin(one.geom, two.geom, %(distance)s)",
}
_SELF = """
SELECT one.place, two.place FROM {first} one JOIN {first} two ON one.place < two.place AND {meeting}
AND (pg_temp.widened(one.span, %(lead)s, %(lag)s) && two.span OR one.span && pg_temp.widened(two.span, %(lead)s, %(lag)s))
"""
_TWO_SIDED = """
SELECT one.place, two.place FROM {first} one JOIN {second} two ON {meeting}
AND pg_temp.widened(one.span, %(lead)s, %(lag)s) && two.span
"""


def load(link: connection, table: str, records: Sequence[Record]) -> None:
    """Put records into a temporary table: an open side is NULL, an instant a range that holds both its ends."""
    moments = [[None if tick is None else _moment(tick) for tick in (one.start, one.end)] for one in records]
    rows = [
        (place, shapely.to_wkb(one.shape), *ends, "[]" if one.span.closed else "[)")
        for place, (one, ends) in enumerate(zip(records, moments))
    ]
    with link.cursor() as cursor:
        name = sql.Identifier(table)
        cursor.execute(sql.SQL("DROP TABLE IF EXISTS {}").format(name))
        cursor.execute(sql.SQL("CREATE TEMP TABLE {} (place integer, geom geometry, span tstzrange)").format(name))
        insert = sql.SQL("INSERT INTO {} VALUES %s").format(name).as_string(link)
        execute_values(cursor, insert, rows, template="(%s, ST_GeomFromWKB(%s), tstzrange(%s, %s, %s))")


def _moment(tick: int) -> str:
    return (EPOCH + timedelta(microseconds=tick)).isoformat()


def pairs(
    link: connection,
    first: Sequence[Record],
    second: Sequence[Record] | None = None,
    *,
    distance: float = 0.0,
    lead: float = 0.0,
    lag: float = 0.0,
) -> PairSet:
    """Return the pairs that PostGIS finds, within one set each once, smaller first."""
    load(link, "first_side", first)
    if second is not None:
        load(link, "second_side", second)
    query = sql.SQL(_SELF if second is None else _TWO_SIDED).format(
        first=sql.Identifier("first_side"),
        second=sql.Identifier("second_side"),
        meeting=sql.SQL(_MEETING[distance == 0]),
    )
    values = {"distance": distance, "lead": timedelta(hours=lead), "lag": timedelta(hours=lag)}
    with link.cursor() as cursor:
        cursor.execute(_WIDENED)
        cursor.execute(query, values)
        return set(cursor.fetchall())


def grounds(link: connection, records: Sequence[Record]) -> dict[tuple[int, int], tuple[float, float]]:
    """Return the distance of every ordered pair and the area that its intersection's polygons have."""
    load(link, "first_side", records)
    with link.cursor() as cursor:
        cursor.execute(
            "SELECT one.place, two.place, ST_Distance(one.geom, two.geom),"
            " ST_Area(ST_CollectionExtract(ST_Intersection(one.geom, two.geom), 3))"
            " FROM first_side one CROSS JOIN first_side two"
        )
        return {(one, two): (distance, area) for one, two, distance, area in cursor.fetchall()}
