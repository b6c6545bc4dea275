"""The workspace's tables as SQL of a GeoPackage, made from the schema description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..core.schema import Field, FieldType
from .statement import quoted_name, statement

if TYPE_CHECKING:
    from ..core.schema import Table

_UPKEEP = (
    """
    CREATE TRIGGER $added AFTER INSERT ON $table
    WHEN NEW.id IS NULL OR NEW.updated_at IS NULL OR NEW.row_version IS NULL
    BEGIN
        UPDATE $table SET
            id = coalesce(NEW.id, lower(
                hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
                || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
            )),
            updated_at = coalesce(NEW.updated_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            row_version = coalesce(NEW.row_version, 1)
        WHERE fid = NEW.fid;
    END
    """,
    """
    CREATE TRIGGER $changed AFTER UPDATE ON $table
    WHEN NEW.row_version = OLD.row_version AND OLD.updated_at IS NOT NULL
    BEGIN
        UPDATE $table SET row_version = OLD.row_version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
        WHERE fid = NEW.fid;
    END
    """,
)
"""
What fills in and advances the upkeep fields, whichever program writes; identifiers are random UUIDs (RFC 9562).

Triggers, not DEFAULT clauses: GDAL hands an expression in a DEFAULT to QGIS as literal text.
"""
_CONTENT = "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?, ?, ?, ?)"
_GEOMETRY = (
    "INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m)"
    " VALUES (?, 'geom', 'MULTIPOLYGON', ?, 0, 0)"
)
_TYPES = {FieldType.INTEGER: "INTEGER", FieldType.REAL: "REAL", FieldType.BOOLEAN: "BOOLEAN"}
_MOMENT_GLOB = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]"


def quoted(text: str) -> str:
    """Return an SQL string literal."""
    return "'" + text.replace("'", "''") + "'"


def statements(table: Table, srs_id: int) -> list[tuple[str, tuple[object, ...]]]:
    """
    Return what creates one table, registers it as GeoPackage content and keeps its upkeep fields.

    Each is SQL and the values to bind.
    """
    columns = ["fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL"]
    if table.has_geometry:
        columns.append("geom MULTIPOLYGON")
    columns += [column(one) for one in table.fields]
    columns += [f"CONSTRAINT {quoted(check.sentence)} CHECK ({check.sql})" for check in table.checks]
    body = ",\n  ".join(columns)
    kind, srs = ("features", srs_id) if table.has_geometry else ("attributes", 0)
    out: list[tuple[str, tuple[object, ...]]] = [
        (f"CREATE TABLE {quoted_name(table.name)} (\n  {body}\n)", ()),
        (_CONTENT, (table.name, kind, table.name, srs)),
    ]
    if table.has_geometry:
        out.append((_GEOMETRY, (table.name, srs)))
    if any(one.name == "row_version" for one in table.fields):
        names = {"table": table.name, "added": f"{table.name}_added", "changed": f"{table.name}_changed"}
        out += [(statement(trigger, **names), ()) for trigger in _UPKEEP]
    return out


def column(field: Field) -> str:
    """Return the definition of a column, with its constraints."""
    parts = [f'"{field.name}"', _TYPES.get(field.type, "TEXT")]
    if field.name == "id":
        parts.append("UNIQUE")
    elif field.required:
        parts.append("NOT NULL")
    if field.default is not None:
        parts.append(f"DEFAULT {quoted(field.default) if isinstance(field.default, str) else field.default}")
    if field.references:
        parts.append(f'REFERENCES "{field.references}" (id) DEFERRABLE INITIALLY DEFERRED')
    parts += [f"CHECK ({check})" for check in _checks(field)]
    return " ".join(parts)


def _checks(field: Field) -> list[str]:
    name = f'"{field.name}"'
    checks = []
    if field.values:
        checks.append(f"{name} IN ({', '.join(quoted(code) for code in field.values)})")
    if field.type is FieldType.MOMENT:
        # IS, because strftime gives NULL for what is no time, and a check that is NULL passes.
        checks.append(f"{name} GLOB '{_MOMENT_GLOB}' AND strftime('%Y-%m-%dT%H:%M', {name}, '+0 days') IS {name}")
    if field.type is FieldType.UUID:
        checks.append(f"length({name}) = 36")
    if field.type is FieldType.BOOLEAN:
        checks.append(f"{name} IN (0, 1)")
    if field.type is FieldType.TEXT and field.required and not field.values:
        checks.append(f"trim({name}) <> ''")
    if field.minimum is not None:
        checks.append(f"{name} >= {field.minimum}")
    if field.maximum is not None:
        checks.append(f"{name} <= {field.maximum}")
    return checks
