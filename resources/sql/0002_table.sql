-- The tables of the shared database. Written by `make sql` from core/schema.py; change it there.
-- From the first release on a change of the schema is a migration of its own.

SELECT set_config('search_path', format('pg_catalog, %I, pg_temp', n.nspname), true)
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis';
SET LOCAL ROLE coord_owner;

CREATE TABLE coord.party (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    kind text NOT NULL DEFAULT 'other',
    contact_name text,
    contact_email text,
    contact_phone text,
    colour text,
    row_version bigint NOT NULL DEFAULT 1,
    updated_at timestamptz(0) NOT NULL DEFAULT now(),
    updated_by text NOT NULL DEFAULT session_user,
    CONSTRAINT party_name_filled CHECK (btrim(name) <> ''),
    CONSTRAINT party_kind_list CHECK (kind IN ('street', 'zoning', 'electricity', 'water', 'district_heating', 'telecom', 'gas', 'event_organiser', 'rescue', 'public_transport', 'contractor', 'other'))
);
COMMENT ON CONSTRAINT party_name_filled ON coord.party IS 'The field “{field}” is empty.';
COMMENT ON CONSTRAINT party_kind_list ON coord.party IS 'The value of the field “{field}” is not in its list.';

COMMENT ON TABLE coord.party IS 'Parties';
COMMENT ON COLUMN coord.party.id IS 'Identifier';
COMMENT ON COLUMN coord.party.name IS 'Name';
COMMENT ON COLUMN coord.party.kind IS 'Kind';
COMMENT ON COLUMN coord.party.contact_name IS 'Contact';
COMMENT ON COLUMN coord.party.contact_email IS 'E-mail';
COMMENT ON COLUMN coord.party.contact_phone IS 'Telephone';
COMMENT ON COLUMN coord.party.colour IS 'Colour';
COMMENT ON COLUMN coord.party.row_version IS 'Version of the row';
COMMENT ON COLUMN coord.party.updated_at IS 'Changed at';
COMMENT ON COLUMN coord.party.updated_by IS 'Changed by';

CREATE FUNCTION coord.row_of(r coord.party) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE
RETURN jsonb_build_object(
    'name', r.name,
    'kind', r.kind,
    'contact_name', r.contact_name,
    'contact_email', r.contact_email,
    'contact_phone', r.contact_phone,
    'colour', r.colour
);
COMMENT ON FUNCTION coord.row_of(coord.party) IS 'A record as it is sent and kept in the history';
GRANT EXECUTE ON FUNCTION coord.row_of(coord.party) TO coord_reader, coord_public;

CREATE VIEW coord.pull_party WITH (security_barrier) AS
SELECT c.id, c.row_version, c.mod_xid,
    coalesce(c.gone, CASE WHEN r.id IS NULL THEN 'outside' END) AS gone,
    c.changed_by AS updated_by, to_char(c.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS updated_at,
    r.name AS name,
    r.kind AS kind,
    r.contact_name AS contact_name,
    r.contact_email AS contact_email,
    r.contact_phone AS contact_phone,
    r.colour AS colour
FROM coord.visible_change c LEFT JOIN coord.party r
    ON r.id = c.id AND c.gone IS NULL
WHERE c.table_name = 'party';
COMMENT ON VIEW coord.pull_party IS 'What a sync reads: WHERE mod_xid >= its cursor';
GRANT SELECT ON coord.pull_party TO coord_reader;

CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON coord.party
    FOR EACH ROW EXECUTE FUNCTION coord.stamp();
ALTER TABLE coord.party ENABLE ALWAYS TRIGGER stamp;
CREATE TRIGGER record_insert AFTER INSERT ON coord.party
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.party ENABLE ALWAYS TRIGGER record_insert;
CREATE TRIGGER record_update AFTER UPDATE ON coord.party
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.party ENABLE ALWAYS TRIGGER record_update;
CREATE TRIGGER record_delete AFTER DELETE ON coord.party
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.party ENABLE ALWAYS TRIGGER record_delete;
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON coord.party
    FOR EACH STATEMENT EXECUTE FUNCTION coord.no_truncate();
ALTER TABLE coord.party ENABLE ALWAYS TRIGGER no_truncate;

ALTER TABLE coord.party ENABLE ROW LEVEL SECURITY;
ALTER TABLE coord.party FORCE ROW LEVEL SECURITY;
CREATE POLICY readable ON coord.party FOR SELECT USING (true);
CREATE POLICY added ON coord.party FOR INSERT WITH CHECK ((SELECT coord.is_admin()));
CREATE POLICY changed ON coord.party FOR UPDATE USING (true) WITH CHECK (id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY deleted ON coord.party FOR DELETE USING ((SELECT coord.is_admin()));
GRANT SELECT ON coord.party TO coord_reader, coord_public;
GRANT UPDATE ON coord.party TO coord_editor;
GRANT INSERT, DELETE ON coord.party TO coord_admin;

CREATE TABLE coord.contact (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    party_id uuid NOT NULL,
    name text NOT NULL,
    email text,
    phone text,
    note text,
    row_version bigint NOT NULL DEFAULT 1,
    updated_at timestamptz(0) NOT NULL DEFAULT now(),
    updated_by text NOT NULL DEFAULT session_user,
    CONSTRAINT contact_party_id_reference FOREIGN KEY (party_id) REFERENCES coord.party DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT contact_name_filled CHECK (btrim(name) <> '')
);
COMMENT ON CONSTRAINT contact_party_id_reference ON coord.contact IS 'The party of this record does not exist.';
COMMENT ON CONSTRAINT contact_name_filled ON coord.contact IS 'The field “{field}” is empty.';

COMMENT ON TABLE coord.contact IS 'Contacts';
COMMENT ON COLUMN coord.contact.id IS 'Identifier';
COMMENT ON COLUMN coord.contact.party_id IS E'Party\nOnly this party sees its persons once the workspace is shared.';
COMMENT ON COLUMN coord.contact.name IS 'Name';
COMMENT ON COLUMN coord.contact.email IS 'E-mail';
COMMENT ON COLUMN coord.contact.phone IS 'Telephone';
COMMENT ON COLUMN coord.contact.note IS 'Note';
COMMENT ON COLUMN coord.contact.row_version IS 'Version of the row';
COMMENT ON COLUMN coord.contact.updated_at IS 'Changed at';
COMMENT ON COLUMN coord.contact.updated_by IS 'Changed by';

CREATE INDEX contact_party_id ON coord.contact (party_id);

CREATE FUNCTION coord.row_of(r coord.contact) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE
RETURN jsonb_build_object(
    'party_id', r.party_id,
    'name', r.name,
    'email', r.email,
    'phone', r.phone,
    'note', r.note
);
COMMENT ON FUNCTION coord.row_of(coord.contact) IS 'A record as it is sent and kept in the history';
GRANT EXECUTE ON FUNCTION coord.row_of(coord.contact) TO coord_reader, coord_public;

CREATE VIEW coord.pull_contact WITH (security_barrier) AS
SELECT c.id, c.row_version, c.mod_xid,
    coalesce(c.gone, CASE WHEN r.id IS NULL THEN 'outside' END) AS gone,
    c.changed_by AS updated_by, to_char(c.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS updated_at,
    r.party_id AS party_id,
    r.name AS name,
    r.email AS email,
    r.phone AS phone,
    r.note AS note
FROM coord.visible_change c LEFT JOIN coord.contact r
    ON r.id = c.id AND c.gone IS NULL
WHERE c.table_name = 'contact';
COMMENT ON VIEW coord.pull_contact IS 'What a sync reads: WHERE mod_xid >= its cursor';
GRANT SELECT ON coord.pull_contact TO coord_reader;

CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON coord.contact
    FOR EACH ROW EXECUTE FUNCTION coord.stamp();
ALTER TABLE coord.contact ENABLE ALWAYS TRIGGER stamp;
CREATE TRIGGER record_insert AFTER INSERT ON coord.contact
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.contact ENABLE ALWAYS TRIGGER record_insert;
CREATE TRIGGER record_update AFTER UPDATE ON coord.contact
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.contact ENABLE ALWAYS TRIGGER record_update;
CREATE TRIGGER record_delete AFTER DELETE ON coord.contact
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.contact ENABLE ALWAYS TRIGGER record_delete;
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON coord.contact
    FOR EACH STATEMENT EXECUTE FUNCTION coord.no_truncate();
ALTER TABLE coord.contact ENABLE ALWAYS TRIGGER no_truncate;

ALTER TABLE coord.contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE coord.contact FORCE ROW LEVEL SECURITY;
CREATE POLICY readable ON coord.contact FOR SELECT USING (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY added ON coord.contact FOR INSERT WITH CHECK (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY changed ON coord.contact FOR UPDATE USING (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin())) WITH CHECK (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY deleted ON coord.contact FOR DELETE USING (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
GRANT SELECT ON coord.contact TO coord_reader;
GRANT UPDATE ON coord.contact TO coord_editor;
GRANT INSERT, DELETE ON coord.contact TO coord_editor;

CREATE TABLE coord.area (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    name text NOT NULL,
    area_type text NOT NULL DEFAULT 'venue',
    valid_from timestamp(0),
    valid_to timestamp(0),
    party_id uuid,
    capacity bigint,
    bears_heavy_vehicles boolean,
    terms text,
    source text,
    source_id text,
    row_version bigint NOT NULL DEFAULT 1,
    updated_at timestamptz(0) NOT NULL DEFAULT now(),
    updated_by text NOT NULL DEFAULT session_user,
    geom geometry(MultiPolygon, :srid),
    occupancy tstzrange GENERATED ALWAYS AS (coord.occupancy(valid_from, valid_to)) STORED,
    CONSTRAINT area_name_filled CHECK (btrim(name) <> ''),
    CONSTRAINT area_area_type_list CHECK (area_type IN ('venue', 'plan', 'protected_street', 'access_route')),
    CONSTRAINT area_valid_from_minute CHECK (valid_from = date_trunc('minute', valid_from) AND valid_from >= '0001-01-01' AND valid_from < '10000-01-01'),
    CONSTRAINT area_valid_to_minute CHECK (valid_to = date_trunc('minute', valid_to) AND valid_to >= '0001-01-01' AND valid_to < '10000-01-01'),
    CONSTRAINT area_party_id_reference FOREIGN KEY (party_id) REFERENCES coord.party DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT area_capacity_range CHECK (capacity >= 0),
    CONSTRAINT area_valid_to_order CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to),
    CONSTRAINT area_geom_valid CHECK (ST_IsValid(geom)),
    CONSTRAINT area_geom_filled CHECK (NOT ST_IsEmpty(geom))
);
COMMENT ON CONSTRAINT area_name_filled ON coord.area IS 'The field “{field}” is empty.';
COMMENT ON CONSTRAINT area_area_type_list ON coord.area IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT area_valid_from_minute ON coord.area IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT area_valid_to_minute ON coord.area IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT area_party_id_reference ON coord.area IS 'The party of this record does not exist.';
COMMENT ON CONSTRAINT area_capacity_range ON coord.area IS 'The number in the field “{field}” is not allowed.';
COMMENT ON CONSTRAINT area_valid_to_order ON coord.area IS 'The end must be after the start.';
COMMENT ON CONSTRAINT area_geom_valid ON coord.area IS 'The ground crosses or touches itself.';
COMMENT ON CONSTRAINT area_geom_filled ON coord.area IS 'The ground is empty.';

COMMENT ON TABLE coord.area IS 'Areas';
COMMENT ON COLUMN coord.area.id IS 'Identifier';
COMMENT ON COLUMN coord.area.name IS 'Name';
COMMENT ON COLUMN coord.area.area_type IS 'Type of area';
COMMENT ON COLUMN coord.area.valid_from IS 'Valid from';
COMMENT ON COLUMN coord.area.valid_to IS 'Valid to';
COMMENT ON COLUMN coord.area.party_id IS E'Party\nWho plans it and whom to call.';
COMMENT ON COLUMN coord.area.capacity IS 'Capacity (people)';
COMMENT ON COLUMN coord.area.bears_heavy_vehicles IS 'Bears heavy vehicles';
COMMENT ON COLUMN coord.area.terms IS 'Terms of use';
COMMENT ON COLUMN coord.area.source IS E'Source\nWhere an imported record came from.';
COMMENT ON COLUMN coord.area.source_id IS 'Identifier in the source';
COMMENT ON COLUMN coord.area.row_version IS 'Version of the row';
COMMENT ON COLUMN coord.area.updated_at IS 'Changed at';
COMMENT ON COLUMN coord.area.updated_by IS 'Changed by';
COMMENT ON COLUMN coord.area.geom IS 'Ground';
COMMENT ON COLUMN coord.area.occupancy IS 'From when to when the ground is taken, as instants';

CREATE INDEX area_place_time ON coord.area USING gist (geom, occupancy);

CREATE INDEX area_party_id ON coord.area (party_id);

CREATE FUNCTION coord.row_of(r coord.area) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE
RETURN jsonb_build_object(
    'name', r.name,
    'area_type', r.area_type,
    'valid_from', to_char(r.valid_from, 'YYYY-MM-DD"T"HH24:MI'),
    'valid_to', to_char(r.valid_to, 'YYYY-MM-DD"T"HH24:MI'),
    'party_id', r.party_id,
    'capacity', r.capacity,
    'bears_heavy_vehicles', r.bears_heavy_vehicles::integer,
    'terms', r.terms,
    'source', r.source,
    'source_id', r.source_id,
    'geom', encode(ST_AsBinary(r.geom, 'NDR'), 'hex')
);
COMMENT ON FUNCTION coord.row_of(coord.area) IS 'A record as it is sent and kept in the history';
GRANT EXECUTE ON FUNCTION coord.row_of(coord.area) TO coord_reader, coord_public;

CREATE VIEW coord.pull_area WITH (security_barrier) AS
SELECT c.id, c.row_version, c.mod_xid,
    coalesce(c.gone, CASE WHEN r.id IS NULL THEN 'outside' END) AS gone,
    c.changed_by AS updated_by, to_char(c.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS updated_at,
    r.name AS name,
    r.area_type AS area_type,
    to_char(r.valid_from, 'YYYY-MM-DD"T"HH24:MI') AS valid_from,
    to_char(r.valid_to, 'YYYY-MM-DD"T"HH24:MI') AS valid_to,
    r.party_id AS party_id,
    r.capacity AS capacity,
    r.bears_heavy_vehicles::integer AS bears_heavy_vehicles,
    r.terms AS terms,
    r.source AS source,
    r.source_id AS source_id,
    ST_AsBinary(r.geom, 'NDR') AS geom
FROM coord.visible_change c LEFT JOIN coord.area r
    ON r.id = c.id AND c.gone IS NULL
WHERE c.table_name = 'area';
COMMENT ON VIEW coord.pull_area IS 'What a sync reads: WHERE mod_xid >= its cursor';
GRANT SELECT ON coord.pull_area TO coord_reader;

CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON coord.area
    FOR EACH ROW EXECUTE FUNCTION coord.stamp();
ALTER TABLE coord.area ENABLE ALWAYS TRIGGER stamp;
CREATE TRIGGER record_insert AFTER INSERT ON coord.area
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.area ENABLE ALWAYS TRIGGER record_insert;
CREATE TRIGGER record_update AFTER UPDATE ON coord.area
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.area ENABLE ALWAYS TRIGGER record_update;
CREATE TRIGGER record_delete AFTER DELETE ON coord.area
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.area ENABLE ALWAYS TRIGGER record_delete;
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON coord.area
    FOR EACH STATEMENT EXECUTE FUNCTION coord.no_truncate();
ALTER TABLE coord.area ENABLE ALWAYS TRIGGER no_truncate;

ALTER TABLE coord.area ENABLE ROW LEVEL SECURITY;
ALTER TABLE coord.area FORCE ROW LEVEL SECURITY;
CREATE POLICY readable ON coord.area FOR SELECT USING (true);
CREATE POLICY added ON coord.area FOR INSERT WITH CHECK (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY changed ON coord.area FOR UPDATE USING (true) WITH CHECK (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY deleted ON coord.area FOR DELETE USING (true);
GRANT SELECT ON coord.area TO coord_reader, coord_public;
GRANT UPDATE ON coord.area TO coord_editor;
GRANT INSERT, DELETE ON coord.area TO coord_editor;

CREATE TABLE coord.work (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    title text NOT NULL,
    work_type text NOT NULL DEFAULT 'other',
    status text NOT NULL DEFAULT 'planned',
    party_id uuid,
    project text,
    starts_at timestamp(0),
    ends_at timestamp(0),
    setup_at timestamp(0),
    cleared_at timestamp(0),
    schedule text,
    certainty text NOT NULL DEFAULT 'fixed',
    emergency boolean NOT NULL DEFAULT false,
    permit_ref text,
    lane_impact text NOT NULL DEFAULT 'none',
    lane_impact_length double precision,
    guarantee_days bigint,
    description text,
    source text,
    source_id text,
    row_version bigint NOT NULL DEFAULT 1,
    updated_at timestamptz(0) NOT NULL DEFAULT now(),
    updated_by text NOT NULL DEFAULT session_user,
    geom geometry(MultiPolygon, :srid),
    occupancy tstzrange GENERATED ALWAYS AS (coord.occupancy(coalesce(setup_at, starts_at), coalesce(cleared_at, ends_at))) STORED,
    CONSTRAINT work_title_filled CHECK (btrim(title) <> ''),
    CONSTRAINT work_work_type_list CHECK (work_type IN ('street_work', 'water_supply_and_sewer', 'electricity', 'district_heating', 'telecom', 'gas', 'public_transport', 'network_connection', 'advertising', 'other')),
    CONSTRAINT work_status_list CHECK (status IN ('draft', 'planned', 'confirmed', 'in_progress', 'completed', 'cancelled')),
    CONSTRAINT work_party_id_reference FOREIGN KEY (party_id) REFERENCES coord.party DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT work_starts_at_minute CHECK (starts_at = date_trunc('minute', starts_at) AND starts_at >= '0001-01-01' AND starts_at < '10000-01-01'),
    CONSTRAINT work_ends_at_minute CHECK (ends_at = date_trunc('minute', ends_at) AND ends_at >= '0001-01-01' AND ends_at < '10000-01-01'),
    CONSTRAINT work_setup_at_minute CHECK (setup_at = date_trunc('minute', setup_at) AND setup_at >= '0001-01-01' AND setup_at < '10000-01-01'),
    CONSTRAINT work_cleared_at_minute CHECK (cleared_at = date_trunc('minute', cleared_at) AND cleared_at >= '0001-01-01' AND cleared_at < '10000-01-01'),
    CONSTRAINT work_certainty_list CHECK (certainty IN ('fixed', 'window')),
    CONSTRAINT work_lane_impact_list CHECK (lane_impact IN ('none', 'one_lane', 'one_lane_both', 'several_lanes', 'one_direction_closed', 'both_directions_closed')),
    CONSTRAINT work_lane_impact_length_range CHECK (lane_impact_length >= 0 AND lane_impact_length < 'Infinity'),
    CONSTRAINT work_guarantee_days_range CHECK (guarantee_days >= 0),
    CONSTRAINT work_ends_at_order CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at),
    CONSTRAINT work_setup_at_order CHECK (setup_at IS NULL OR starts_at IS NULL OR setup_at <= starts_at),
    CONSTRAINT work_cleared_at_order CHECK (cleared_at IS NULL OR ends_at IS NULL OR ends_at <= cleared_at),
    CONSTRAINT work_geom_valid CHECK (ST_IsValid(geom)),
    CONSTRAINT work_geom_filled CHECK (NOT ST_IsEmpty(geom))
);
COMMENT ON CONSTRAINT work_title_filled ON coord.work IS 'The field “{field}” is empty.';
COMMENT ON CONSTRAINT work_work_type_list ON coord.work IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT work_status_list ON coord.work IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT work_party_id_reference ON coord.work IS 'The party of this record does not exist.';
COMMENT ON CONSTRAINT work_starts_at_minute ON coord.work IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT work_ends_at_minute ON coord.work IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT work_setup_at_minute ON coord.work IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT work_cleared_at_minute ON coord.work IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT work_certainty_list ON coord.work IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT work_lane_impact_list ON coord.work IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT work_lane_impact_length_range ON coord.work IS 'The number in the field “{field}” is not allowed.';
COMMENT ON CONSTRAINT work_guarantee_days_range ON coord.work IS 'The number in the field “{field}” is not allowed.';
COMMENT ON CONSTRAINT work_ends_at_order ON coord.work IS 'The end must be after the start.';
COMMENT ON CONSTRAINT work_setup_at_order ON coord.work IS 'Set-up cannot be after the start.';
COMMENT ON CONSTRAINT work_cleared_at_order ON coord.work IS 'Clearing cannot be before the end.';
COMMENT ON CONSTRAINT work_geom_valid ON coord.work IS 'The ground crosses or touches itself.';
COMMENT ON CONSTRAINT work_geom_filled ON coord.work IS 'The ground is empty.';

COMMENT ON TABLE coord.work IS 'Works';
COMMENT ON COLUMN coord.work.id IS 'Identifier';
COMMENT ON COLUMN coord.work.title IS 'Title';
COMMENT ON COLUMN coord.work.work_type IS 'Type of work';
COMMENT ON COLUMN coord.work.status IS E'Status\nCancelled ones never overlap.';
COMMENT ON COLUMN coord.work.party_id IS E'Party\nWho plans it and whom to call.';
COMMENT ON COLUMN coord.work.project IS E'Project\nRecords that share a project never conflict with each other.';
COMMENT ON COLUMN coord.work.starts_at IS E'Starts\nWall-clock time of the workspace''s time zone. Empty: already going on.';
COMMENT ON COLUMN coord.work.ends_at IS E'Ends\nThe end is not part of it: what ends at 18:00 leaves the ground free at 18:00. Empty: open end.';
COMMENT ON COLUMN coord.work.setup_at IS E'Set-up from\nWhen the ground is taken, if that is before the start.';
COMMENT ON COLUMN coord.work.cleared_at IS E'Cleared by\nWhen the ground is free again, if that is after the end.';
COMMENT ON COLUMN coord.work.schedule IS E'Recurrence\nWhen inside this time something goes on: weekly hours such as Mo-Fr 07:00-16:00, or an iCalendar RRULE. Empty: all the time.';
COMMENT ON COLUMN coord.work.certainty IS 'Certainty of the dates';
COMMENT ON COLUMN coord.work.emergency IS E'Emergency\nA leak or a fault that cannot wait.';
COMMENT ON COLUMN coord.work.permit_ref IS 'Permit';
COMMENT ON COLUMN coord.work.lane_impact IS 'Impact on lanes';
COMMENT ON COLUMN coord.work.lane_impact_length IS 'Length of the impact (m)';
COMMENT ON COLUMN coord.work.guarantee_days IS E'Guarantee (days)\nHow long nobody should dig here afterwards.';
COMMENT ON COLUMN coord.work.description IS 'Description';
COMMENT ON COLUMN coord.work.source IS E'Source\nWhere an imported record came from.';
COMMENT ON COLUMN coord.work.source_id IS 'Identifier in the source';
COMMENT ON COLUMN coord.work.row_version IS 'Version of the row';
COMMENT ON COLUMN coord.work.updated_at IS 'Changed at';
COMMENT ON COLUMN coord.work.updated_by IS 'Changed by';
COMMENT ON COLUMN coord.work.geom IS 'Ground';
COMMENT ON COLUMN coord.work.occupancy IS 'From when to when the ground is taken, as instants';

CREATE INDEX work_place_time ON coord.work USING gist (geom, occupancy);

CREATE INDEX work_party_id ON coord.work (party_id);

CREATE FUNCTION coord.row_of(r coord.work) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE
RETURN jsonb_build_object(
    'title', r.title,
    'work_type', r.work_type,
    'status', r.status,
    'party_id', r.party_id,
    'project', r.project,
    'starts_at', to_char(r.starts_at, 'YYYY-MM-DD"T"HH24:MI'),
    'ends_at', to_char(r.ends_at, 'YYYY-MM-DD"T"HH24:MI'),
    'setup_at', to_char(r.setup_at, 'YYYY-MM-DD"T"HH24:MI'),
    'cleared_at', to_char(r.cleared_at, 'YYYY-MM-DD"T"HH24:MI'),
    'schedule', r.schedule,
    'certainty', r.certainty,
    'emergency', r.emergency::integer,
    'permit_ref', r.permit_ref,
    'lane_impact', r.lane_impact,
    'lane_impact_length', r.lane_impact_length,
    'guarantee_days', r.guarantee_days,
    'description', r.description,
    'source', r.source,
    'source_id', r.source_id,
    'geom', encode(ST_AsBinary(r.geom, 'NDR'), 'hex')
);
COMMENT ON FUNCTION coord.row_of(coord.work) IS 'A record as it is sent and kept in the history';
GRANT EXECUTE ON FUNCTION coord.row_of(coord.work) TO coord_reader, coord_public;

CREATE VIEW coord.pull_work WITH (security_barrier) AS
SELECT c.id, c.row_version, c.mod_xid,
    coalesce(c.gone, CASE WHEN r.id IS NULL THEN 'outside' END) AS gone,
    c.changed_by AS updated_by, to_char(c.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS updated_at,
    r.title AS title,
    r.work_type AS work_type,
    r.status AS status,
    r.party_id AS party_id,
    r.project AS project,
    to_char(r.starts_at, 'YYYY-MM-DD"T"HH24:MI') AS starts_at,
    to_char(r.ends_at, 'YYYY-MM-DD"T"HH24:MI') AS ends_at,
    to_char(r.setup_at, 'YYYY-MM-DD"T"HH24:MI') AS setup_at,
    to_char(r.cleared_at, 'YYYY-MM-DD"T"HH24:MI') AS cleared_at,
    r.schedule AS schedule,
    r.certainty AS certainty,
    r.emergency::integer AS emergency,
    r.permit_ref AS permit_ref,
    r.lane_impact AS lane_impact,
    r.lane_impact_length AS lane_impact_length,
    r.guarantee_days AS guarantee_days,
    r.description AS description,
    r.source AS source,
    r.source_id AS source_id,
    ST_AsBinary(r.geom, 'NDR') AS geom
FROM coord.visible_change c LEFT JOIN coord.work r
    ON r.id = c.id AND c.gone IS NULL
    AND ((SELECT coord.aoi()) IS NULL OR r.geom IS NULL OR r.party_id = (SELECT coord.my_party())
        OR ST_Intersects(r.geom, (SELECT coord.aoi())))
WHERE c.table_name = 'work';
COMMENT ON VIEW coord.pull_work IS 'What a sync reads: WHERE mod_xid >= its cursor';
GRANT SELECT ON coord.pull_work TO coord_reader;

CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON coord.work
    FOR EACH ROW EXECUTE FUNCTION coord.stamp();
ALTER TABLE coord.work ENABLE ALWAYS TRIGGER stamp;
CREATE TRIGGER record_insert AFTER INSERT ON coord.work
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.work ENABLE ALWAYS TRIGGER record_insert;
CREATE TRIGGER record_update AFTER UPDATE ON coord.work
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.work ENABLE ALWAYS TRIGGER record_update;
CREATE TRIGGER record_delete AFTER DELETE ON coord.work
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.work ENABLE ALWAYS TRIGGER record_delete;
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON coord.work
    FOR EACH STATEMENT EXECUTE FUNCTION coord.no_truncate();
ALTER TABLE coord.work ENABLE ALWAYS TRIGGER no_truncate;

ALTER TABLE coord.work ENABLE ROW LEVEL SECURITY;
ALTER TABLE coord.work FORCE ROW LEVEL SECURITY;
CREATE POLICY readable ON coord.work FOR SELECT USING (status <> 'draft' OR party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY added ON coord.work FOR INSERT WITH CHECK (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY changed ON coord.work FOR UPDATE USING (status <> 'draft' OR party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin())) WITH CHECK (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY deleted ON coord.work FOR DELETE USING (status <> 'draft' OR party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
GRANT SELECT ON coord.work TO coord_reader, coord_public;
GRANT UPDATE ON coord.work TO coord_editor;
GRANT INSERT, DELETE ON coord.work TO coord_editor;

CREATE TABLE coord.event (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    title text NOT NULL,
    event_type text NOT NULL DEFAULT 'other',
    status text NOT NULL DEFAULT 'planned',
    party_id uuid,
    project text,
    starts_at timestamp(0),
    ends_at timestamp(0),
    setup_at timestamp(0),
    cleared_at timestamp(0),
    schedule text,
    certainty text NOT NULL DEFAULT 'fixed',
    expected_attendance bigint,
    noise text NOT NULL DEFAULT 'none',
    venue_id uuid,
    permit_ref text,
    description text,
    source text,
    source_id text,
    row_version bigint NOT NULL DEFAULT 1,
    updated_at timestamptz(0) NOT NULL DEFAULT now(),
    updated_by text NOT NULL DEFAULT session_user,
    geom geometry(MultiPolygon, :srid),
    occupancy tstzrange GENERATED ALWAYS AS (coord.occupancy(coalesce(setup_at, starts_at), coalesce(cleared_at, ends_at))) STORED,
    CONSTRAINT event_title_filled CHECK (btrim(title) <> ''),
    CONSTRAINT event_event_type_list CHECK (event_type IN ('festival', 'concert', 'market', 'race', 'fair', 'sports', 'public_meeting', 'other')),
    CONSTRAINT event_status_list CHECK (status IN ('draft', 'planned', 'confirmed', 'in_progress', 'completed', 'cancelled')),
    CONSTRAINT event_party_id_reference FOREIGN KEY (party_id) REFERENCES coord.party DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT event_starts_at_minute CHECK (starts_at = date_trunc('minute', starts_at) AND starts_at >= '0001-01-01' AND starts_at < '10000-01-01'),
    CONSTRAINT event_ends_at_minute CHECK (ends_at = date_trunc('minute', ends_at) AND ends_at >= '0001-01-01' AND ends_at < '10000-01-01'),
    CONSTRAINT event_setup_at_minute CHECK (setup_at = date_trunc('minute', setup_at) AND setup_at >= '0001-01-01' AND setup_at < '10000-01-01'),
    CONSTRAINT event_cleared_at_minute CHECK (cleared_at = date_trunc('minute', cleared_at) AND cleared_at >= '0001-01-01' AND cleared_at < '10000-01-01'),
    CONSTRAINT event_certainty_list CHECK (certainty IN ('fixed', 'window')),
    CONSTRAINT event_expected_attendance_range CHECK (expected_attendance >= 0),
    CONSTRAINT event_noise_list CHECK (noise IN ('none', 'moderate', 'loud')),
    CONSTRAINT event_venue_id_reference FOREIGN KEY (venue_id) REFERENCES coord.area DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT event_ends_at_order CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at),
    CONSTRAINT event_setup_at_order CHECK (setup_at IS NULL OR starts_at IS NULL OR setup_at <= starts_at),
    CONSTRAINT event_cleared_at_order CHECK (cleared_at IS NULL OR ends_at IS NULL OR ends_at <= cleared_at),
    CONSTRAINT event_geom_valid CHECK (ST_IsValid(geom)),
    CONSTRAINT event_geom_filled CHECK (NOT ST_IsEmpty(geom))
);
COMMENT ON CONSTRAINT event_title_filled ON coord.event IS 'The field “{field}” is empty.';
COMMENT ON CONSTRAINT event_event_type_list ON coord.event IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT event_status_list ON coord.event IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT event_party_id_reference ON coord.event IS 'The party of this record does not exist.';
COMMENT ON CONSTRAINT event_starts_at_minute ON coord.event IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT event_ends_at_minute ON coord.event IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT event_setup_at_minute ON coord.event IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT event_cleared_at_minute ON coord.event IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT event_certainty_list ON coord.event IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT event_expected_attendance_range ON coord.event IS 'The number in the field “{field}” is not allowed.';
COMMENT ON CONSTRAINT event_noise_list ON coord.event IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT event_venue_id_reference ON coord.event IS 'The venue of this record does not exist.';
COMMENT ON CONSTRAINT event_ends_at_order ON coord.event IS 'The end must be after the start.';
COMMENT ON CONSTRAINT event_setup_at_order ON coord.event IS 'Set-up cannot be after the start.';
COMMENT ON CONSTRAINT event_cleared_at_order ON coord.event IS 'Clearing cannot be before the end.';
COMMENT ON CONSTRAINT event_geom_valid ON coord.event IS 'The ground crosses or touches itself.';
COMMENT ON CONSTRAINT event_geom_filled ON coord.event IS 'The ground is empty.';

COMMENT ON TABLE coord.event IS 'Events';
COMMENT ON COLUMN coord.event.id IS 'Identifier';
COMMENT ON COLUMN coord.event.title IS 'Title';
COMMENT ON COLUMN coord.event.event_type IS 'Type of event';
COMMENT ON COLUMN coord.event.status IS E'Status\nCancelled ones never overlap.';
COMMENT ON COLUMN coord.event.party_id IS E'Party\nWho plans it and whom to call.';
COMMENT ON COLUMN coord.event.project IS E'Project\nRecords that share a project never conflict with each other.';
COMMENT ON COLUMN coord.event.starts_at IS E'Starts\nWall-clock time of the workspace''s time zone. Empty: already going on.';
COMMENT ON COLUMN coord.event.ends_at IS E'Ends\nThe end is not part of it: what ends at 18:00 leaves the ground free at 18:00. Empty: open end.';
COMMENT ON COLUMN coord.event.setup_at IS E'Set-up from\nWhen the ground is taken, if that is before the start.';
COMMENT ON COLUMN coord.event.cleared_at IS E'Cleared by\nWhen the ground is free again, if that is after the end.';
COMMENT ON COLUMN coord.event.schedule IS E'Recurrence\nWhen inside this time something goes on: weekly hours such as Mo-Fr 07:00-16:00, or an iCalendar RRULE. Empty: all the time.';
COMMENT ON COLUMN coord.event.certainty IS 'Certainty of the dates';
COMMENT ON COLUMN coord.event.expected_attendance IS 'Expected attendance';
COMMENT ON COLUMN coord.event.noise IS 'Noise';
COMMENT ON COLUMN coord.event.venue_id IS 'Venue';
COMMENT ON COLUMN coord.event.permit_ref IS 'Permit';
COMMENT ON COLUMN coord.event.description IS 'Description';
COMMENT ON COLUMN coord.event.source IS E'Source\nWhere an imported record came from.';
COMMENT ON COLUMN coord.event.source_id IS 'Identifier in the source';
COMMENT ON COLUMN coord.event.row_version IS 'Version of the row';
COMMENT ON COLUMN coord.event.updated_at IS 'Changed at';
COMMENT ON COLUMN coord.event.updated_by IS 'Changed by';
COMMENT ON COLUMN coord.event.geom IS 'Ground';
COMMENT ON COLUMN coord.event.occupancy IS 'From when to when the ground is taken, as instants';

CREATE INDEX event_place_time ON coord.event USING gist (geom, occupancy);

CREATE INDEX event_party_id ON coord.event (party_id);

CREATE INDEX event_venue_id ON coord.event (venue_id);

CREATE FUNCTION coord.row_of(r coord.event) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE
RETURN jsonb_build_object(
    'title', r.title,
    'event_type', r.event_type,
    'status', r.status,
    'party_id', r.party_id,
    'project', r.project,
    'starts_at', to_char(r.starts_at, 'YYYY-MM-DD"T"HH24:MI'),
    'ends_at', to_char(r.ends_at, 'YYYY-MM-DD"T"HH24:MI'),
    'setup_at', to_char(r.setup_at, 'YYYY-MM-DD"T"HH24:MI'),
    'cleared_at', to_char(r.cleared_at, 'YYYY-MM-DD"T"HH24:MI'),
    'schedule', r.schedule,
    'certainty', r.certainty,
    'expected_attendance', r.expected_attendance,
    'noise', r.noise,
    'venue_id', r.venue_id,
    'permit_ref', r.permit_ref,
    'description', r.description,
    'source', r.source,
    'source_id', r.source_id,
    'geom', encode(ST_AsBinary(r.geom, 'NDR'), 'hex')
);
COMMENT ON FUNCTION coord.row_of(coord.event) IS 'A record as it is sent and kept in the history';
GRANT EXECUTE ON FUNCTION coord.row_of(coord.event) TO coord_reader, coord_public;

CREATE VIEW coord.pull_event WITH (security_barrier) AS
SELECT c.id, c.row_version, c.mod_xid,
    coalesce(c.gone, CASE WHEN r.id IS NULL THEN 'outside' END) AS gone,
    c.changed_by AS updated_by, to_char(c.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS updated_at,
    r.title AS title,
    r.event_type AS event_type,
    r.status AS status,
    r.party_id AS party_id,
    r.project AS project,
    to_char(r.starts_at, 'YYYY-MM-DD"T"HH24:MI') AS starts_at,
    to_char(r.ends_at, 'YYYY-MM-DD"T"HH24:MI') AS ends_at,
    to_char(r.setup_at, 'YYYY-MM-DD"T"HH24:MI') AS setup_at,
    to_char(r.cleared_at, 'YYYY-MM-DD"T"HH24:MI') AS cleared_at,
    r.schedule AS schedule,
    r.certainty AS certainty,
    r.expected_attendance AS expected_attendance,
    r.noise AS noise,
    r.venue_id AS venue_id,
    r.permit_ref AS permit_ref,
    r.description AS description,
    r.source AS source,
    r.source_id AS source_id,
    ST_AsBinary(r.geom, 'NDR') AS geom
FROM coord.visible_change c LEFT JOIN coord.event r
    ON r.id = c.id AND c.gone IS NULL
    AND ((SELECT coord.aoi()) IS NULL OR r.geom IS NULL OR r.party_id = (SELECT coord.my_party())
        OR ST_Intersects(r.geom, (SELECT coord.aoi())))
WHERE c.table_name = 'event';
COMMENT ON VIEW coord.pull_event IS 'What a sync reads: WHERE mod_xid >= its cursor';
GRANT SELECT ON coord.pull_event TO coord_reader;

CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON coord.event
    FOR EACH ROW EXECUTE FUNCTION coord.stamp();
ALTER TABLE coord.event ENABLE ALWAYS TRIGGER stamp;
CREATE TRIGGER record_insert AFTER INSERT ON coord.event
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.event ENABLE ALWAYS TRIGGER record_insert;
CREATE TRIGGER record_update AFTER UPDATE ON coord.event
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.event ENABLE ALWAYS TRIGGER record_update;
CREATE TRIGGER record_delete AFTER DELETE ON coord.event
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.event ENABLE ALWAYS TRIGGER record_delete;
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON coord.event
    FOR EACH STATEMENT EXECUTE FUNCTION coord.no_truncate();
ALTER TABLE coord.event ENABLE ALWAYS TRIGGER no_truncate;

ALTER TABLE coord.event ENABLE ROW LEVEL SECURITY;
ALTER TABLE coord.event FORCE ROW LEVEL SECURITY;
CREATE POLICY readable ON coord.event FOR SELECT USING (status <> 'draft' OR party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY added ON coord.event FOR INSERT WITH CHECK (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY changed ON coord.event FOR UPDATE USING (status <> 'draft' OR party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin())) WITH CHECK (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY deleted ON coord.event FOR DELETE USING (status <> 'draft' OR party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
GRANT SELECT ON coord.event TO coord_reader, coord_public;
GRANT UPDATE ON coord.event TO coord_editor;
GRANT INSERT, DELETE ON coord.event TO coord_editor;

CREATE TABLE coord.assessment (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    overlap_id uuid NOT NULL,
    party_id uuid NOT NULL,
    decision text NOT NULL DEFAULT 'open',
    decided_at timestamp(0),
    snoozed_until timestamp(0),
    note text,
    fingerprint text NOT NULL,
    row_version bigint NOT NULL DEFAULT 1,
    updated_at timestamptz(0) NOT NULL DEFAULT now(),
    updated_by text NOT NULL DEFAULT session_user,
    CONSTRAINT assessment_party_id_reference FOREIGN KEY (party_id) REFERENCES coord.party DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT assessment_decision_list CHECK (decision IN ('open', 'accepted', 'rejected', 'resolved', 'snoozed')),
    CONSTRAINT assessment_decided_at_minute CHECK (decided_at = date_trunc('minute', decided_at) AND decided_at >= '0001-01-01' AND decided_at < '10000-01-01'),
    CONSTRAINT assessment_snoozed_until_minute CHECK (snoozed_until = date_trunc('minute', snoozed_until) AND snoozed_until >= '0001-01-01' AND snoozed_until < '10000-01-01'),
    CONSTRAINT assessment_fingerprint_filled CHECK (btrim(fingerprint) <> '')
);
COMMENT ON CONSTRAINT assessment_party_id_reference ON coord.assessment IS 'The party of this record does not exist.';
COMMENT ON CONSTRAINT assessment_decision_list ON coord.assessment IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT assessment_decided_at_minute ON coord.assessment IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT assessment_snoozed_until_minute ON coord.assessment IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT assessment_fingerprint_filled ON coord.assessment IS 'The field “{field}” is empty.';

COMMENT ON TABLE coord.assessment IS 'Assessments';
COMMENT ON COLUMN coord.assessment.id IS 'Identifier';
COMMENT ON COLUMN coord.assessment.overlap_id IS 'Overlap';
COMMENT ON COLUMN coord.assessment.party_id IS E'Party\nWhose assessment it is.';
COMMENT ON COLUMN coord.assessment.decision IS 'Assessment';
COMMENT ON COLUMN coord.assessment.decided_at IS E'Decided at\nOf what a party decided last, the latest counts.';
COMMENT ON COLUMN coord.assessment.snoozed_until IS 'Snoozed until';
COMMENT ON COLUMN coord.assessment.note IS 'Note';
COMMENT ON COLUMN coord.assessment.fingerprint IS 'Fingerprint';
COMMENT ON COLUMN coord.assessment.row_version IS 'Version of the row';
COMMENT ON COLUMN coord.assessment.updated_at IS 'Changed at';
COMMENT ON COLUMN coord.assessment.updated_by IS 'Changed by';

CREATE INDEX assessment_party_id ON coord.assessment (party_id);

CREATE FUNCTION coord.row_of(r coord.assessment) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE
RETURN jsonb_build_object(
    'overlap_id', r.overlap_id,
    'party_id', r.party_id,
    'decision', r.decision,
    'decided_at', to_char(r.decided_at, 'YYYY-MM-DD"T"HH24:MI'),
    'snoozed_until', to_char(r.snoozed_until, 'YYYY-MM-DD"T"HH24:MI'),
    'note', r.note,
    'fingerprint', r.fingerprint
);
COMMENT ON FUNCTION coord.row_of(coord.assessment) IS 'A record as it is sent and kept in the history';
GRANT EXECUTE ON FUNCTION coord.row_of(coord.assessment) TO coord_reader, coord_public;

CREATE VIEW coord.pull_assessment WITH (security_barrier) AS
SELECT c.id, c.row_version, c.mod_xid,
    coalesce(c.gone, CASE WHEN r.id IS NULL THEN 'outside' END) AS gone,
    c.changed_by AS updated_by, to_char(c.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS updated_at,
    r.overlap_id AS overlap_id,
    r.party_id AS party_id,
    r.decision AS decision,
    to_char(r.decided_at, 'YYYY-MM-DD"T"HH24:MI') AS decided_at,
    to_char(r.snoozed_until, 'YYYY-MM-DD"T"HH24:MI') AS snoozed_until,
    r.note AS note,
    r.fingerprint AS fingerprint
FROM coord.visible_change c LEFT JOIN coord.assessment r
    ON r.id = c.id AND c.gone IS NULL
WHERE c.table_name = 'assessment';
COMMENT ON VIEW coord.pull_assessment IS 'What a sync reads: WHERE mod_xid >= its cursor';
GRANT SELECT ON coord.pull_assessment TO coord_reader;

CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON coord.assessment
    FOR EACH ROW EXECUTE FUNCTION coord.stamp();
ALTER TABLE coord.assessment ENABLE ALWAYS TRIGGER stamp;
CREATE TRIGGER record_insert AFTER INSERT ON coord.assessment
    REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.assessment ENABLE ALWAYS TRIGGER record_insert;
CREATE TRIGGER record_update AFTER UPDATE ON coord.assessment
    REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.assessment ENABLE ALWAYS TRIGGER record_update;
CREATE TRIGGER record_delete AFTER DELETE ON coord.assessment
    REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION coord.record();
ALTER TABLE coord.assessment ENABLE ALWAYS TRIGGER record_delete;
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON coord.assessment
    FOR EACH STATEMENT EXECUTE FUNCTION coord.no_truncate();
ALTER TABLE coord.assessment ENABLE ALWAYS TRIGGER no_truncate;

ALTER TABLE coord.assessment ENABLE ROW LEVEL SECURITY;
ALTER TABLE coord.assessment FORCE ROW LEVEL SECURITY;
CREATE POLICY readable ON coord.assessment FOR SELECT USING (true);
CREATE POLICY added ON coord.assessment FOR INSERT WITH CHECK (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY changed ON coord.assessment FOR UPDATE USING (true) WITH CHECK (party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin()));
CREATE POLICY deleted ON coord.assessment FOR DELETE USING (true);
GRANT SELECT ON coord.assessment TO coord_reader;
GRANT UPDATE ON coord.assessment TO coord_editor;
GRANT INSERT, DELETE ON coord.assessment TO coord_editor;

CREATE TABLE coord.overlap (
    id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
    first_kind text NOT NULL,
    first_id uuid NOT NULL,
    first_title text,
    first_party text,
    second_kind text NOT NULL,
    second_id uuid NOT NULL,
    second_title text,
    second_party text,
    rule text NOT NULL,
    outcome text NOT NULL,
    severity text NOT NULL,
    overlap_start timestamp(0),
    overlap_end timestamp(0),
    over_at timestamp(0),
    hours double precision,
    distance_m double precision,
    area_m2 double precision,
    certainty text NOT NULL DEFAULT 'certain',
    share double precision,
    occurrences bigint,
    explanation text,
    rank double precision,
    assessment text NOT NULL DEFAULT 'open',
    assessed_by text,
    note text,
    fingerprint text NOT NULL,
    row_version bigint NOT NULL DEFAULT 1,
    updated_at timestamptz(0) NOT NULL DEFAULT now(),
    updated_by text NOT NULL DEFAULT session_user,
    geom geometry(MultiPolygon, :srid),
    CONSTRAINT overlap_first_kind_list CHECK (first_kind IN ('work', 'event', 'area')),
    CONSTRAINT overlap_second_kind_list CHECK (second_kind IN ('work', 'event', 'area')),
    CONSTRAINT overlap_rule_filled CHECK (btrim(rule) <> ''),
    CONSTRAINT overlap_outcome_list CHECK (outcome IN ('conflict', 'opportunity', 'notice')),
    CONSTRAINT overlap_severity_list CHECK (severity IN ('high', 'medium', 'low')),
    CONSTRAINT overlap_overlap_start_minute CHECK (overlap_start = date_trunc('minute', overlap_start) AND overlap_start >= '0001-01-01' AND overlap_start < '10000-01-01'),
    CONSTRAINT overlap_overlap_end_minute CHECK (overlap_end = date_trunc('minute', overlap_end) AND overlap_end >= '0001-01-01' AND overlap_end < '10000-01-01'),
    CONSTRAINT overlap_over_at_minute CHECK (over_at = date_trunc('minute', over_at) AND over_at >= '0001-01-01' AND over_at < '10000-01-01'),
    CONSTRAINT overlap_hours_range CHECK (hours >= 0 AND hours < 'Infinity'),
    CONSTRAINT overlap_distance_m_range CHECK (distance_m >= 0 AND distance_m < 'Infinity'),
    CONSTRAINT overlap_area_m2_range CHECK (area_m2 >= 0 AND area_m2 < 'Infinity'),
    CONSTRAINT overlap_certainty_list CHECK (certainty IN ('certain', 'possible')),
    CONSTRAINT overlap_share_range CHECK (share >= 0 AND share <= 1 AND share < 'Infinity'),
    CONSTRAINT overlap_occurrences_range CHECK (occurrences >= 0),
    CONSTRAINT overlap_rank_range CHECK (rank >= 0 AND rank < 'Infinity'),
    CONSTRAINT overlap_assessment_list CHECK (assessment IN ('open', 'accepted', 'rejected', 'resolved', 'snoozed', 'reassess', 'closed')),
    CONSTRAINT overlap_fingerprint_filled CHECK (btrim(fingerprint) <> ''),
    CONSTRAINT overlap_geom_valid CHECK (ST_IsValid(geom)),
    CONSTRAINT overlap_geom_filled CHECK (NOT ST_IsEmpty(geom))
);
COMMENT ON CONSTRAINT overlap_first_kind_list ON coord.overlap IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT overlap_second_kind_list ON coord.overlap IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT overlap_rule_filled ON coord.overlap IS 'The field “{field}” is empty.';
COMMENT ON CONSTRAINT overlap_outcome_list ON coord.overlap IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT overlap_severity_list ON coord.overlap IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT overlap_overlap_start_minute ON coord.overlap IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT overlap_overlap_end_minute ON coord.overlap IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT overlap_over_at_minute ON coord.overlap IS 'The field “{field}” holds no time of whole minutes.';
COMMENT ON CONSTRAINT overlap_hours_range ON coord.overlap IS 'The number in the field “{field}” is not allowed.';
COMMENT ON CONSTRAINT overlap_distance_m_range ON coord.overlap IS 'The number in the field “{field}” is not allowed.';
COMMENT ON CONSTRAINT overlap_area_m2_range ON coord.overlap IS 'The number in the field “{field}” is not allowed.';
COMMENT ON CONSTRAINT overlap_certainty_list ON coord.overlap IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT overlap_share_range ON coord.overlap IS 'The number in the field “{field}” is not allowed.';
COMMENT ON CONSTRAINT overlap_occurrences_range ON coord.overlap IS 'The number in the field “{field}” is not allowed.';
COMMENT ON CONSTRAINT overlap_rank_range ON coord.overlap IS 'The number in the field “{field}” is not allowed.';
COMMENT ON CONSTRAINT overlap_assessment_list ON coord.overlap IS 'The value of the field “{field}” is not in its list.';
COMMENT ON CONSTRAINT overlap_fingerprint_filled ON coord.overlap IS 'The field “{field}” is empty.';
COMMENT ON CONSTRAINT overlap_geom_valid ON coord.overlap IS 'The ground crosses or touches itself.';
COMMENT ON CONSTRAINT overlap_geom_filled ON coord.overlap IS 'The ground is empty.';

COMMENT ON TABLE coord.overlap IS 'Overlaps';
COMMENT ON COLUMN coord.overlap.id IS 'Identifier';
COMMENT ON COLUMN coord.overlap.first_kind IS 'First: kind';
COMMENT ON COLUMN coord.overlap.first_id IS 'First: identifier';
COMMENT ON COLUMN coord.overlap.first_title IS 'First: title';
COMMENT ON COLUMN coord.overlap.first_party IS 'First: party';
COMMENT ON COLUMN coord.overlap.second_kind IS 'Second: kind';
COMMENT ON COLUMN coord.overlap.second_id IS 'Second: identifier';
COMMENT ON COLUMN coord.overlap.second_title IS 'Second: title';
COMMENT ON COLUMN coord.overlap.second_party IS 'Second: party';
COMMENT ON COLUMN coord.overlap.rule IS 'Rule';
COMMENT ON COLUMN coord.overlap.outcome IS 'Outcome';
COMMENT ON COLUMN coord.overlap.severity IS 'Severity';
COMMENT ON COLUMN coord.overlap.overlap_start IS E'From\nOf two that never meet, when the one ends.';
COMMENT ON COLUMN coord.overlap.overlap_end IS E'To\nOf two that never meet, when the other begins.';
COMMENT ON COLUMN coord.overlap.over_at IS E'Over from\nFrom then on nothing can be done about it any more.';
COMMENT ON COLUMN coord.overlap.hours IS 'Hours';
COMMENT ON COLUMN coord.overlap.distance_m IS 'Distance (m)';
COMMENT ON COLUMN coord.overlap.area_m2 IS 'Shared ground (m²)';
COMMENT ON COLUMN coord.overlap.certainty IS 'Certainty';
COMMENT ON COLUMN coord.overlap.share IS E'Share of possible dates\nOf the placements that a window allows, how many would meet (0 to 1).';
COMMENT ON COLUMN coord.overlap.occurrences IS 'Times they meet';
COMMENT ON COLUMN coord.overlap.explanation IS 'Explanation';
COMMENT ON COLUMN coord.overlap.rank IS E'Rank\nThe higher, the sooner somebody should look at it.';
COMMENT ON COLUMN coord.overlap.assessment IS 'Assessment';
COMMENT ON COLUMN coord.overlap.assessed_by IS 'Assessed by';
COMMENT ON COLUMN coord.overlap.note IS 'Note';
COMMENT ON COLUMN coord.overlap.fingerprint IS 'Fingerprint';
COMMENT ON COLUMN coord.overlap.row_version IS 'Version of the row';
COMMENT ON COLUMN coord.overlap.updated_at IS 'Changed at';
COMMENT ON COLUMN coord.overlap.updated_by IS 'Changed by';
COMMENT ON COLUMN coord.overlap.geom IS 'Ground';

CREATE INDEX overlap_place ON coord.overlap USING gist (geom);

CREATE FUNCTION coord.row_of(r coord.overlap) RETURNS jsonb LANGUAGE sql STABLE PARALLEL SAFE
RETURN jsonb_build_object(
    'first_kind', r.first_kind,
    'first_id', r.first_id,
    'first_title', r.first_title,
    'first_party', r.first_party,
    'second_kind', r.second_kind,
    'second_id', r.second_id,
    'second_title', r.second_title,
    'second_party', r.second_party,
    'rule', r.rule,
    'outcome', r.outcome,
    'severity', r.severity,
    'overlap_start', to_char(r.overlap_start, 'YYYY-MM-DD"T"HH24:MI'),
    'overlap_end', to_char(r.overlap_end, 'YYYY-MM-DD"T"HH24:MI'),
    'over_at', to_char(r.over_at, 'YYYY-MM-DD"T"HH24:MI'),
    'hours', r.hours,
    'distance_m', r.distance_m,
    'area_m2', r.area_m2,
    'certainty', r.certainty,
    'share', r.share,
    'occurrences', r.occurrences,
    'explanation', r.explanation,
    'rank', r.rank,
    'assessment', r.assessment,
    'assessed_by', r.assessed_by,
    'note', r.note,
    'fingerprint', r.fingerprint,
    'geom', encode(ST_AsBinary(r.geom, 'NDR'), 'hex')
);
COMMENT ON FUNCTION coord.row_of(coord.overlap) IS 'A record as it is sent and kept in the history';
GRANT EXECUTE ON FUNCTION coord.row_of(coord.overlap) TO coord_reader, coord_public;

CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON coord.overlap
    FOR EACH ROW EXECUTE FUNCTION coord.stamp();
ALTER TABLE coord.overlap ENABLE ALWAYS TRIGGER stamp;
CREATE TRIGGER no_truncate BEFORE TRUNCATE ON coord.overlap
    FOR EACH STATEMENT EXECUTE FUNCTION coord.no_truncate();
ALTER TABLE coord.overlap ENABLE ALWAYS TRIGGER no_truncate;

ALTER TABLE coord.overlap ENABLE ROW LEVEL SECURITY;
ALTER TABLE coord.overlap FORCE ROW LEVEL SECURITY;
CREATE POLICY readable ON coord.overlap FOR SELECT USING ((SELECT coord.is_admin()) OR (
        first_kind = 'area' AND first_id IN (SELECT id FROM coord.area)
        OR first_kind = 'work' AND first_id IN (SELECT id FROM coord.work)
        OR first_kind = 'event' AND first_id IN (SELECT id FROM coord.event)
    ) AND (second_kind = 'area' AND second_id IN (SELECT id FROM coord.area)
        OR second_kind = 'work' AND second_id IN (SELECT id FROM coord.work)
        OR second_kind = 'event' AND second_id IN (SELECT id FROM coord.event)
    ));
CREATE POLICY added ON coord.overlap FOR INSERT WITH CHECK ((SELECT coord.is_admin()));
CREATE POLICY changed ON coord.overlap FOR UPDATE USING ((SELECT coord.is_admin()) OR (
        first_kind = 'area' AND first_id IN (SELECT id FROM coord.area)
        OR first_kind = 'work' AND first_id IN (SELECT id FROM coord.work)
        OR first_kind = 'event' AND first_id IN (SELECT id FROM coord.event)
    ) AND (second_kind = 'area' AND second_id IN (SELECT id FROM coord.area)
        OR second_kind = 'work' AND second_id IN (SELECT id FROM coord.work)
        OR second_kind = 'event' AND second_id IN (SELECT id FROM coord.event)
    )) WITH CHECK ((SELECT coord.is_admin()) OR (
        first_kind = 'area' AND first_id IN (SELECT id FROM coord.area)
        OR first_kind = 'work' AND first_id IN (SELECT id FROM coord.work)
        OR first_kind = 'event' AND first_id IN (SELECT id FROM coord.event)
    ) AND (second_kind = 'area' AND second_id IN (SELECT id FROM coord.area)
        OR second_kind = 'work' AND second_id IN (SELECT id FROM coord.work)
        OR second_kind = 'event' AND second_id IN (SELECT id FROM coord.event)
    ));
CREATE POLICY deleted ON coord.overlap FOR DELETE USING ((SELECT coord.is_admin()) OR (
        first_kind = 'area' AND first_id IN (SELECT id FROM coord.area)
        OR first_kind = 'work' AND first_id IN (SELECT id FROM coord.work)
        OR first_kind = 'event' AND first_id IN (SELECT id FROM coord.event)
    ) AND (second_kind = 'area' AND second_id IN (SELECT id FROM coord.area)
        OR second_kind = 'work' AND second_id IN (SELECT id FROM coord.work)
        OR second_kind = 'event' AND second_id IN (SELECT id FROM coord.event)
    ));
GRANT SELECT ON coord.overlap TO coord_reader, coord_public;
GRANT UPDATE (assessment, assessed_by, note) ON coord.overlap TO coord_editor;
GRANT INSERT, UPDATE, DELETE ON coord.overlap TO coord_admin;

UPDATE coord.meta SET schema_version = 2, oldest_client_version = 2;
