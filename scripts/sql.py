#!/usr/bin/env python3
"""Write resources/sql/0002_table.sql, the tables of the shared database, from the one schema description."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from seinajoki_coord.core.assessment import SUMMARY  # noqa: E402
from seinajoki_coord.core.schema import OVERLAP, SCHEMA_VERSION, SYNCED, Field, FieldType, Table  # noqa: E402
from seinajoki_coord.workspace.ddl import quoted  # noqa: E402

TARGET = ROOT / "resources" / "sql" / "0002_table.sql"
HEAD = """\
-- The tables of the shared database. Written by `make sql` from core/schema.py; change it there.
-- From the first release on a change of the schema is a migration of its own.

SELECT set_config('search_path', format('pg_catalog, %I, pg_temp', n.nspname), true)
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis';
SET LOCAL ROLE coord_owner;
"""
TYPES = {
    FieldType.UUID: "uuid",
    FieldType.INTEGER: "bigint",
    FieldType.REAL: "double precision",
    FieldType.BOOLEAN: "boolean",
    FieldType.MOMENT: "timestamp(0)",
    FieldType.STAMP: "timestamptz(0)",
}
UPKEEP = {
    "id": "uuid PRIMARY KEY DEFAULT gen_random_uuid()",
    "row_version": "bigint NOT NULL DEFAULT 1",
    "updated_at": "timestamptz(0) NOT NULL DEFAULT now()",
    "updated_by": "text NOT NULL DEFAULT session_user",
}
"""The columns that triggers fill in; the others are the row that clients send and get."""
OCCUPANCY = {
    "area": "valid_from, valid_to",
    "work": "coalesce(setup_at, starts_at), coalesce(cleared_at, ends_at)",
    "event": "coalesce(setup_at, starts_at), coalesce(cleared_at, ends_at)",
}
MINE = "(SELECT coord.my_party())"
ADMIN = "(SELECT coord.is_admin())"


def text() -> str:
    """Return the whole file."""
    parts = [HEAD, *(part for one in (*SYNCED, OVERLAP) for part in table(one))]
    parts.append(
        f"UPDATE coord.meta SET schema_version = {SCHEMA_VERSION}, oldest_client_version = {SCHEMA_VERSION};\n"
    )
    return "\n".join(parts)


def table(one: Table) -> list[str]:
    """Return the statements of one table."""
    is_synced = one in SYNCED
    parts = [creation(one), comments(one)]
    if one.name in OCCUPANCY:
        parts.append(f"CREATE INDEX {one.name}_place_time ON coord.{one.name} USING gist (geom, occupancy);\n")
    elif one.has_geometry:
        parts.append(f"CREATE INDEX {one.name}_place ON coord.{one.name} USING gist (geom);\n")
    parts += [
        f"CREATE INDEX {one.name}_{field.name} ON coord.{one.name} ({field.name});\n"
        for field in one.fields
        if field.references
    ]
    parts.append(row_of(one))
    if is_synced:
        parts.append(pull(one))
    parts += [triggers(one, is_synced=is_synced), rights(one)]
    return parts


def creation(one: Table) -> str:
    """Return the table with its columns and constraints, each constraint with a sentence for who breaks it."""
    columns = [f"{field.name} {UPKEEP.get(field.name) or column(field)}" for field in one.fields]
    if one.has_geometry:
        columns.append("geom geometry(MultiPolygon, :srid)")
    if one.name in OCCUPANCY:
        columns.append(f"occupancy tstzrange GENERATED ALWAYS AS (coord.occupancy({OCCUPANCY[one.name]})) STORED")
    rules = constraints(one)
    body = ",\n    ".join([*columns, *(f"CONSTRAINT {name} {rule}" for name, rule, _ in rules)])
    said = "".join(
        f"COMMENT ON CONSTRAINT {name} ON coord.{one.name} IS {quoted(sentence)};\n" for name, _, sentence in rules
    )
    return f"CREATE TABLE coord.{one.name} (\n    {body}\n);\n{said}"


def column(field: Field) -> str:
    """Return the type of a column, whether it must be filled in, and its default."""
    parts = [TYPES.get(field.type, "text")]
    if field.required:
        parts.append("NOT NULL")
    if field.default is not None:
        value = str(bool(field.default)).lower() if field.type is FieldType.BOOLEAN else field.default
        parts.append(f"DEFAULT {quoted(field.default) if isinstance(field.default, str) else value}")
    return " ".join(parts)


def constraints(one: Table) -> list[tuple[str, str, str]]:
    """Return name, rule and sentence of each constraint; the sentence is a key of translation."""
    rules = []
    for field in one.fields:
        name = f"{one.name}_{field.name}"
        if field.references:
            rule = f"FOREIGN KEY ({field.name}) REFERENCES coord.{field.references} DEFERRABLE INITIALLY DEFERRED"
            rules.append((f"{name}_reference", rule, f"The {field.alias.lower()} of this record does not exist."))
        if field.values:
            rule = f"CHECK ({field.name} IN ({', '.join(map(quoted, field.values))}))"
            rules.append((f"{name}_list", rule, "The value of the field “{field}” is not in its list."))
        elif field.type is FieldType.TEXT and field.required:
            rules.append((f"{name}_filled", f"CHECK (btrim({field.name}) <> '')", "The field “{field}” is empty."))
        if field.type is FieldType.MOMENT:
            rule = (
                f"CHECK ({field.name} = date_trunc('minute', {field.name})"
                f" AND {field.name} >= '0001-01-01' AND {field.name} < '10000-01-01')"
            )
            rules.append((f"{name}_minute", rule, "The field “{field}” holds no time of whole minutes."))
        limits = [
            f"{field.name} {sign} {limit:g}"
            for sign, limit in ((">=", field.minimum), ("<=", field.maximum))
            if limit is not None
        ]
        if field.type is FieldType.REAL:
            limits.append(f"{field.name} < 'Infinity'")
        if limits:
            rules.append(
                (
                    f"{name}_range",
                    f"CHECK ({' AND '.join(limits)})",
                    "The number in the field “{field}” is not allowed.",
                )
            )
    rules += [(f"{one.name}_{check.field}_order", f"CHECK ({check.sql})", check.sentence) for check in one.checks]
    if one.has_geometry:
        rules.append((f"{one.name}_geom_valid", "CHECK (ST_IsValid(geom))", "The ground crosses or touches itself."))
        rules.append((f"{one.name}_geom_filled", "CHECK (NOT ST_IsEmpty(geom))", "The ground is empty."))
    return rules


def comments(one: Table) -> str:
    """Return what the table and its columns are; the first line of a column's comment is its name for people."""
    lines = [f"COMMENT ON TABLE coord.{one.name} IS {quoted(one.title)};"]
    for field in one.fields:
        said = "E" + quoted(f"{field.alias}\\n{field.help}") if field.help else quoted(field.alias)
        lines.append(f"COMMENT ON COLUMN coord.{one.name}.{field.name} IS {said};")
    if one.has_geometry:
        lines.append(f"COMMENT ON COLUMN coord.{one.name}.geom IS 'Ground';")
    if one.name in OCCUPANCY:
        lines.append(
            f"COMMENT ON COLUMN coord.{one.name}.occupancy IS 'From when to when the ground is taken, as instants';"
        )
    return "\n".join(lines) + "\n"


def sent(field: Field) -> str:
    """Return a column of row ``r`` as clients store it."""
    if field.type is FieldType.MOMENT:
        return f"""to_char(r.{field.name}, 'YYYY-MM-DD"T"HH24:MI')"""
    return f"r.{field.name}::integer" if field.type is FieldType.BOOLEAN else f"r.{field.name}"


def row_of(one: Table) -> str:
    """Return the function that gives a row as clients send and get it."""
    pairs = [f"{quoted(field.name)}, {sent(field)}" for field in one.fields if field.name not in UPKEEP]
    if one.has_geometry:
        pairs.append("'geom', encode(ST_AsBinary(r.geom, 'NDR'), 'hex')")
    body = ",\n    ".join(pairs)
    return (
        f"CREATE FUNCTION coord.row_of(r coord.{one.name}) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE\n"
        f"RETURN jsonb_build_object(\n    {body}\n);\n"
        f"COMMENT ON FUNCTION coord.row_of(coord.{one.name}) IS 'A record as it is sent and kept in the history';\n"
        f"GRANT EXECUTE ON FUNCTION coord.row_of(coord.{one.name}) TO coord_reader, coord_public;\n"
    )


def pull(one: Table) -> str:
    """Return the view that syncs read: every record that I may know of, without data where it is gone for me."""
    fields = [f"{sent(field)} AS {field.name}" for field in one.fields if field.name not in UPKEEP]
    inside = ""
    if one.has_geometry:
        fields.append("ST_AsBinary(r.geom, 'NDR') AS geom")
    if one.name in {"work", "event"}:
        inside = (
            f"\n    AND ((SELECT coord.aoi()) IS NULL OR r.geom IS NULL OR r.party_id = {MINE}"
            "\n        OR ST_Intersects(r.geom, (SELECT coord.aoi())))"
        )
    body = ",\n    ".join(fields)
    return (
        f"CREATE VIEW coord.pull_{one.name} WITH (security_barrier) AS\nSELECT c.id, c.row_version, c.mod_xid,\n"
        f"    coalesce(c.gone, CASE WHEN r.id IS NULL THEN 'outside' END) AS gone,\n"
        f"    c.changed_by AS updated_by, to_char(c.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
        f" AS updated_at,\n    {body}\n"
        f"FROM coord.visible_change c LEFT JOIN coord.{one.name} r\n    ON r.id = c.id AND c.gone IS NULL{inside}\n"
        f"WHERE c.table_name = '{one.name}';\n"
        f"COMMENT ON VIEW coord.pull_{one.name} IS 'What a sync reads: WHERE mod_xid >= its cursor';\n"
        f"GRANT SELECT ON coord.pull_{one.name} TO coord_reader;\n"
    )


def triggers(one: Table, *, is_synced: bool) -> str:
    """Return the triggers, which fire whatever session_replication_role says."""
    made = [("stamp", "BEFORE INSERT OR UPDATE", "FOR EACH ROW EXECUTE FUNCTION coord.stamp()")]
    if is_synced:
        kept = "FOR EACH STATEMENT EXECUTE FUNCTION coord.record()"
        made += [
            ("record_insert", "AFTER INSERT", f"REFERENCING NEW TABLE AS added {kept}"),
            ("record_update", "AFTER UPDATE", f"REFERENCING OLD TABLE AS removed NEW TABLE AS added {kept}"),
            ("record_delete", "AFTER DELETE", f"REFERENCING OLD TABLE AS removed {kept}"),
        ]
    made.append(("no_truncate", "BEFORE TRUNCATE", "FOR EACH STATEMENT EXECUTE FUNCTION coord.no_truncate()"))
    return "".join(
        f"CREATE TRIGGER {name} {when} ON coord.{one.name}\n    {what};\n"
        f"ALTER TABLE coord.{one.name} ENABLE ALWAYS TRIGGER {name};\n"
        for name, when, what in made
    )


def rights(one: Table) -> str:
    """Return who may read and write: the group roles by table, the parties by row."""
    own = f"{'id' if one.name == 'party' else 'party_id'} = {MINE} OR {ADMIN}"
    seen, written, added, deleted, changed = "true", own, own, "coord_editor", ""
    if one.name == "contact":
        seen = own
    elif one.name in {"work", "event"}:
        seen = f"status <> 'draft' OR {own}"
    elif one.name == "party":
        added, deleted = ADMIN, "coord_admin"
    elif one is OVERLAP:
        sides = "\n    ) AND (".join(
            "\n        OR ".join(
                f"{side}_kind = '{kind}' AND {side}_id IN (SELECT id FROM coord.{kind})" for kind in OCCUPANCY
            )
            for side in ("first", "second")
        )
        seen = written = f"{ADMIN} OR (\n        {sides}\n    )"
        # Only a check adds and takes away; an editor writes just what the decisions come to.
        added, deleted, changed = ADMIN, "coord_admin", f"({', '.join(SUMMARY)})"
    readers = "coord_reader" if one.name in {"contact", "assessment"} else "coord_reader, coord_public"
    return (
        f"ALTER TABLE coord.{one.name} ENABLE ROW LEVEL SECURITY;\n"
        f"ALTER TABLE coord.{one.name} FORCE ROW LEVEL SECURITY;\n"
        f"CREATE POLICY readable ON coord.{one.name} FOR SELECT USING ({seen});\n"
        f"CREATE POLICY added ON coord.{one.name} FOR INSERT WITH CHECK ({added});\n"
        f"CREATE POLICY changed ON coord.{one.name} FOR UPDATE USING ({seen}) WITH CHECK ({written});\n"
        f"CREATE POLICY deleted ON coord.{one.name} FOR DELETE USING ({ADMIN if one.name == 'party' else seen});\n"
        f"GRANT SELECT ON coord.{one.name} TO {readers};\n"
        f"GRANT UPDATE {changed and changed + ' '}ON coord.{one.name} TO coord_editor;\n"
        f"GRANT INSERT, {changed and 'UPDATE, '}DELETE ON coord.{one.name} TO {deleted};\n"
    )


if __name__ == "__main__":
    TARGET.write_text(text(), encoding="utf-8")
