"""PostGIS as an oracle: records loaded into temporary tables, and what it says of them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import shapely
from psycopg2.extras import execute_values

from tests.core.record import EPOCH, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg2.extensions import connection

    from tests.core.crowd import PairSet

_TABLES = """
CREATE TEMP TABLE first_side (place integer, geom geometry, span tstzrange);
CREATE TEMP TABLE second_side (place integer, geom geometry, span tstzrange);
CREATE FUNCTION pg_temp.widened(span tstzrange, lead interval, lag interval) RETURNS tstzrange
LANGUAGE sql IMMUTABLE AS $$
    SELECT tstzrange(lower(span) - lead, upper(span) + lag,
                     CASE WHEN upper_inc(span) AND lag = interval '0' THEN '[]' ELSE '[)' END)
$$
"""
_INTERSECTS = (
    # The lines that PostGIS prepares overlook the points of a collection with GEOS before 3.11.2: then by the distance.
    "CASE WHEN 'ST_GeometryCollection' IN (ST_GeometryType(one.geom), ST_GeometryType(two.geom))"
    " THEN ST_DWithin(one.geom, two.geom, 0) ELSE ST_Intersects(one.geom, two.geom) END"
)
_WITHIN = "ST_DWithin(one.geom, two.geom, %(distance)s)"
_FIRST_MEETS_SECOND = "pg_temp.widened(one.span, %(lead)s, %(lag)s) && two.span"
_SECOND_MEETS_FIRST = "one.span && pg_temp.widened(two.span, %(lead)s, %(lag)s)"


class Oracle:
    """A connection to an otherwise empty PostGIS database, and questions to it."""

    def __init__(self, link: connection) -> None:
        """Make the temporary tables."""
        self._link = link
        self.ask(_TABLES)

    def ask(self, query: str, values: object = None) -> list[tuple[Any, ...]]:
        """Run a query and return its rows."""
        with self._link.cursor() as cursor:
            cursor.execute(query, values)
            return cursor.fetchall() if cursor.description else []

    def pairs(
        self,
        first: Sequence[Record],
        second: Sequence[Record] | None = None,
        *,
        distance: float = 0.0,
        lead: float = 0.0,
        lag: float = 0.0,
    ) -> PairSet:
        """Return the pairs that meet; within one set each once, the smaller place first, and widened either way."""
        self._load("first_side", first)
        meeting = _WITHIN if distance else _INTERSECTS
        if second is None:
            where = f"one.place < two.place AND ({_FIRST_MEETS_SECOND} OR {_SECOND_MEETS_FIRST})"
            sides = "first_side one, first_side two"
        else:
            self._load("second_side", second)
            where = _FIRST_MEETS_SECOND
            sides = "first_side one, second_side two"
        values = {"distance": distance, "lead": timedelta(hours=lead), "lag": timedelta(hours=lag)}
        return {*self.ask(f"SELECT one.place, two.place FROM {sides} WHERE {where} AND {meeting}", values)}

    def measures(self, records: Sequence[Record]) -> dict[tuple[int, int], tuple[float, float]]:
        """Return the distance of every two records and the area of the ground that they share."""
        self._load("first_side", records)
        rows = self.ask(
            "SELECT one.place, two.place, ST_Distance(one.geom, two.geom),"
            " ST_Area(ST_Intersection(ST_UnaryUnion(ST_CollectionExtract(one.geom, 3)),"
            " ST_UnaryUnion(ST_CollectionExtract(two.geom, 3))))"
            " FROM first_side one, first_side two"
        )
        return {(one, two): (distance, area) for one, two, distance, area in rows}

    def _load(self, table: str, records: Sequence[Record]) -> None:
        """Fill a table: an open side is NULL, an instant a range that holds both its ends."""
        rows = [
            (
                place,
                shapely.to_wkb(one.shape),
                *(
                    None if side is None else (EPOCH + timedelta(microseconds=side)).isoformat()
                    for side in (one.start, one.end)
                ),
                "[]" if one.span.closed else "[)",
            )
            for place, one in enumerate(records)
        ]
        with self._link.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
            template = "(%s, ST_GeomFromWKB(%s), tstzrange(%s, %s, %s))"
            execute_values(cursor, f"INSERT INTO {table} VALUES %s", rows, template=template)
