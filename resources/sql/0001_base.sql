-- Who may do what, what the database is, and what is kept of every change.
-- Run by the plugin; by hand: psql -1 -v ON_ERROR_STOP=1 -v srid=3067 -v time_zone=Europe/Helsinki -f 0001_base.sql
--
-- Functions of the plugin are qualified and have a search_path of their own, so nothing planted elsewhere runs in them.
-- What needs PostGIS is bound here and now, wherever PostGIS lives: hence the search_path of this transaction.

SELECT set_config('search_path', format('pg_catalog, %I, pg_temp', n.nspname), true)
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis';

DO $$
DECLARE
    role_name text;
    permission text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['coord_owner', 'coord_reader', 'coord_editor', 'coord_admin', 'coord_public'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
        END IF;
    END LOOP;
    IF NOT pg_has_role('coord_editor', 'coord_reader', 'MEMBER') THEN
        GRANT coord_reader TO coord_editor;
    END IF;
    IF NOT pg_has_role('coord_admin', 'coord_editor', 'MEMBER') THEN
        GRANT coord_editor TO coord_admin;
    END IF;
    -- The owner hands out the groups (add_member), and whoever installs may become the owner.
    IF NOT pg_has_role('coord_owner', 'coord_admin', 'MEMBER WITH ADMIN OPTION') THEN
        GRANT coord_reader, coord_editor, coord_admin, coord_public TO coord_owner WITH ADMIN OPTION;
    END IF;
    -- Who makes a role is its member, but since PostgreSQL 16 may not become it until that is granted.
    IF NOT pg_has_role(
        session_user, 'coord_owner',
        CASE WHEN current_setting('server_version_num')::integer < 160000 THEN 'MEMBER' ELSE 'SET' END
    ) THEN
        EXECUTE format('GRANT coord_owner TO %I', session_user);
    END IF;
    -- Where PostGIS has a schema of its own, not everybody may look into it.
    FOR permission IN
        SELECT format('GRANT USAGE ON SCHEMA %s TO %I', e.extnamespace::regnamespace, r.rolname)
        FROM pg_extension e, pg_roles r
        WHERE e.extname = 'postgis' AND r.rolname IN ('coord_owner', 'coord_reader', 'coord_public')
            AND NOT has_schema_privilege(r.oid, e.extnamespace, 'USAGE')
    LOOP
        EXECUTE permission;
    END LOOP;
END
$$;

CREATE SCHEMA coord AUTHORIZATION coord_owner;
SET LOCAL ROLE coord_owner;
COMMENT ON SCHEMA coord IS 'Works, events and areas of a city, shared by all parties (Seinäjoki Coord)';
GRANT USAGE ON SCHEMA coord TO coord_reader, coord_public;
-- New functions are for nobody until they are granted.
ALTER DEFAULT PRIVILEGES FOR ROLE coord_owner REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TABLE coord.migration (
    number integer PRIMARY KEY,
    name text NOT NULL,
    sha256 text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now(),
    applied_by text NOT NULL DEFAULT session_user
);
COMMENT ON TABLE coord.migration IS 'The migrations that made this database, in order';
COMMENT ON COLUMN coord.migration.sha256 IS 'Of the bytes of the file';

CREATE FUNCTION coord.is_rule_set(rules text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    told jsonb;
BEGIN
    IF rules ~ '^[a-z][a-z0-9-]{0,63}$' THEN
        RETURN true;
    ELSIF octet_length(rules) > 262144 THEN
        RETURN false;
    END IF;
    told := rules::jsonb;
    RETURN (
        jsonb_typeof(told -> 'name') = 'string' AND jsonb_typeof(told -> 'version') = 'number'
        AND jsonb_typeof(told -> 'title' -> 'en') = 'string' AND jsonb_typeof(told -> 'rules') = 'array'
        AND NOT EXISTS (
            SELECT FROM jsonb_array_elements(told -> 'rules') r
            WHERE NOT (jsonb_typeof(r) = 'object' AND r ?& ARRAY['id', 'first', 'outcome', 'severity', 'sentence'])
        )
    ) IS TRUE;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN false;
END
$$;
COMMENT ON FUNCTION coord.is_rule_set(text) IS
    'Whether a text may be rules: a name as the plugin''s own rule sets have, or JSON of their outline and of at most 256 KiB';

CREATE TABLE coord.meta (
    the_one boolean PRIMARY KEY DEFAULT true CHECK (the_one),
    schema_version integer NOT NULL,
    oldest_client_version integer NOT NULL,
    database_id uuid NOT NULL DEFAULT gen_random_uuid(),
    server_epoch uuid NOT NULL DEFAULT gen_random_uuid(),
    crs text NOT NULL,
    time_zone text NOT NULL,
    batch_days integer NOT NULL DEFAULT 400 CHECK (batch_days > 0),
    rule_set text CHECK (coord.is_rule_set(rule_set))
);
COMMENT ON TABLE coord.meta IS 'What this database is; one row';
COMMENT ON COLUMN coord.meta.schema_version IS 'Version of the tables that the plugin shares';
COMMENT ON COLUMN coord.meta.oldest_client_version IS 'The oldest version of the tables whose clients may still write';
COMMENT ON COLUMN coord.meta.database_id IS 'A workspace that was synced with one database is never synced with another';
COMMENT ON COLUMN coord.meta.server_epoch IS 'Renewed after a restore; part of coord.epoch()';
COMMENT ON COLUMN coord.meta.time_zone IS 'The zone of all wall-clock times';
COMMENT ON COLUMN coord.meta.batch_days IS
    'So long the answer to a client''s last batch is kept: a client that was cut off for longer sends its batch as a new one';
COMMENT ON COLUMN coord.meta.rule_set IS
    'The rules by which all go who sync: the name of one of the plugin''s rule sets, or JSON; empty while each goes by its own';
INSERT INTO coord.meta (schema_version, oldest_client_version, crs, time_zone)
VALUES (0, 0, 'EPSG:' || :srid, :'time_zone');

CREATE FUNCTION coord.digest_of(rules text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ SELECT encode(sha256(convert_to(rules, 'UTF8')), 'hex') $$;
COMMENT ON FUNCTION coord.digest_of(text) IS 'By what clients see that rules are others than theirs';

CREATE TABLE coord.party_member (
    login name PRIMARY KEY,
    party_id uuid NOT NULL
);
COMMENT ON TABLE coord.party_member IS 'Whose person a login is';

CREATE TABLE coord.change (
    table_name text NOT NULL,
    id uuid NOT NULL,
    row_version bigint NOT NULL,
    mod_xid xid8 NOT NULL,
    public_xid xid8,
    gone text CHECK (gone = 'deleted'),
    private boolean NOT NULL,
    party_id uuid,
    changed_by text NOT NULL,
    changed_at timestamptz(0) NOT NULL,
    PRIMARY KEY (table_name, id)
);
CREATE INDEX change_mod_xid ON coord.change (table_name, mod_xid);
CREATE INDEX change_public_xid ON coord.change (table_name, public_xid);
COMMENT ON TABLE coord.change IS 'One row for each record that ever was: its version now and who changed it when; what syncs read';
COMMENT ON COLUMN coord.change.row_version IS 'Grows by one with each change, also past a deletion';
COMMENT ON COLUMN coord.change.mod_xid IS 'The transaction of the last change';
COMMENT ON COLUMN coord.change.public_xid IS
    'The transaction that last changed what other parties see; empty where they never saw the record';
COMMENT ON COLUMN coord.change.gone IS 'deleted, or empty while the record lives';
COMMENT ON COLUMN coord.change.private IS 'Whether its last row is for its own party only: a draft, a contact';
COMMENT ON COLUMN coord.change.party_id IS 'Whose it is';

CREATE TABLE coord.history (
    table_name text NOT NULL,
    id uuid NOT NULL,
    row_version bigint NOT NULL,
    changed_at timestamptz(0) NOT NULL,
    changed_by text NOT NULL,
    operation text NOT NULL CHECK (operation IN ('insert', 'update', 'delete')),
    party_id uuid,
    private boolean NOT NULL,
    reason text,
    "row" jsonb NOT NULL,
    PRIMARY KEY (table_name, id, row_version)
);
CREATE INDEX history_changed_at ON coord.history (changed_at);
COMMENT ON TABLE coord.history IS 'Every version of every record; rows are added and never changed';
COMMENT ON COLUMN coord.history.private IS 'Whether this version is for its own party only: a draft, a contact';
COMMENT ON COLUMN coord.history.reason IS 'Why an administrator changed what is another party''s';
COMMENT ON COLUMN coord.history."row" IS 'The record after the change, of a deletion before it; geometry as hexadecimal WKB';

CREATE TABLE coord.batch (
    batch_id uuid PRIMARY KEY,
    client_id uuid,
    request_hash text NOT NULL,
    answer jsonb,
    pushed_by text NOT NULL DEFAULT session_user,
    pushed_at timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE coord.batch IS 'Answered pushes: the same batch sent again gets the same answer and changes nothing';
COMMENT ON COLUMN coord.batch.client_id IS 'Whose batch it is; the next batch of the same client clears it away';

-- Who is asking. The login decides, never a setting, which anybody could forge.

CREATE FUNCTION coord.my_party() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp
AS $$ SELECT party_id FROM coord.party_member WHERE login = session_user $$;
COMMENT ON FUNCTION coord.my_party() IS 'The party of the login that is connected; empty for who belongs to none';

CREATE FUNCTION coord.is_admin() RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp
AS $$ SELECT pg_has_role(session_user, 'coord_admin', 'MEMBER') $$;
COMMENT ON FUNCTION coord.is_admin() IS 'Whether the login is an administrator of the shared database, or a superuser';

CREATE FUNCTION coord.is_editor() RETURNS boolean
LANGUAGE sql STABLE PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp
AS $$ SELECT pg_has_role(session_user, 'coord_editor', 'MEMBER') $$;
COMMENT ON FUNCTION coord.is_editor() IS 'Whether the login may change the records of its party';

CREATE FUNCTION coord.is_private(table_name text, id uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER PARALLEL RESTRICTED SET search_path = pg_catalog, pg_temp
AS $$ SELECT private FROM coord.change c WHERE c.table_name = is_private.table_name AND c.id = is_private.id $$;
COMMENT ON FUNCTION coord.is_private(text, uuid) IS 'Whether a record is at present for its own party only';

-- Refusals: a sentence, its values apart, so that a client can say it in the language of its user.

CREATE FUNCTION coord.filled(template text, fill jsonb) RETURNS text
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    sentence text := template;
    place record;
BEGIN
    FOR place IN SELECT key, value FROM jsonb_each_text(fill) LOOP
        sentence := replace(sentence, '{' || place.key || '}', coalesce(place.value, ''));
    END LOOP;
    RETURN sentence;
END
$$;
COMMENT ON FUNCTION coord.filled(text, jsonb) IS 'A sentence with its {places} filled in';

CREATE FUNCTION coord.refuse(template text, fill jsonb DEFAULT '{}') RETURNS void
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'COORD', MESSAGE = coord.filled(template, fill),
        CONSTRAINT = template, COLUMN = fill::text;
END
$$;
COMMENT ON FUNCTION coord.refuse(text, jsonb) IS
    'Stop with a sentence: its template stands in the error''s constraint name, its values in the column name';

CREATE FUNCTION coord.need_admin() RETURNS void
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT coord.is_admin() THEN
        PERFORM coord.refuse('Only an administrator of the shared database may do this.');
    END IF;
END
$$;
COMMENT ON FUNCTION coord.need_admin() IS 'Stop who is no administrator';

-- Instants: the rules of core/zone.py.

CREATE FUNCTION coord.end_instant(wall timestamp) RETURNS timestamptz
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN wall AT TIME ZONE :'time_zone';
COMMENT ON FUNCTION coord.end_instant(timestamp) IS
    'The instant of a wall-clock end: of the two that an autumn night has, the second; skipped times move forward';

CREATE FUNCTION coord.start_instant(wall timestamp) RETURNS timestamptz
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    -- With the offset of a day before: the first reading, where the wall clock really showed it then.
    SELECT CASE WHEN one.early AT TIME ZONE :'time_zone' = wall THEN least(one.early, coord.end_instant(wall))
        ELSE coord.end_instant(wall) END
    FROM (
        SELECT ((coord.end_instant(wall - interval '1 day') AT TIME ZONE 'UTC') + interval '1 day')
            AT TIME ZONE 'UTC' AS early
    ) one
);
COMMENT ON FUNCTION coord.start_instant(timestamp) IS
    'The instant of a wall-clock start: of the two that an autumn night has, the first; skipped times move forward';

CREATE FUNCTION coord.occupancy(starts timestamp, ends timestamp) RETURNS tstzrange
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN tstzrange(
    coord.start_instant(starts),
    greatest(
        coord.end_instant(ends),
        -- What lasts no time is an instant: one tick long, so that it meets just what holds it.
        CASE WHEN ends IS NOT NULL THEN
            ((coord.start_instant(starts) AT TIME ZONE 'UTC') + interval '1 microsecond') AT TIME ZONE 'UTC'
        END
    )
);
COMMENT ON FUNCTION coord.occupancy(timestamp, timestamp) IS 'From when to when ground is taken, half open; open where a side is empty';

-- What happens to every change. Plans are kept for a session and may be made while the tables are still empty, when
-- reading all of them looks cheap: so that is switched off where rows are looked up.

CREATE FUNCTION coord.stamp() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
DECLARE
    -- A text of its own: compared as a name, with another collation, it would find no index.
    its_table text := TG_TABLE_NAME;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF NEW.id IS DISTINCT FROM OLD.id THEN
            PERFORM coord.refuse('The identifier of a record cannot be changed.');
        END IF;
        IF coord.row_of(NEW) = coord.row_of(OLD) THEN
            RETURN NULL;
        END IF;
        NEW.row_version := OLD.row_version + 1;
    ELSE
        NEW.id := coalesce(NEW.id, gen_random_uuid());
        NEW.row_version := 1 + coalesce(
            (SELECT c.row_version FROM coord.change c WHERE c.table_name = its_table AND c.id = NEW.id), 0
        );
    END IF;
    NEW.updated_at := now();
    NEW.updated_by := session_user;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION coord.stamp() IS 'Number and sign a row, whatever the client sent; skip a change that changes nothing';

CREATE FUNCTION coord.record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
AS $$
DECLARE
    party uuid := coord.my_party();
    admin boolean := coord.is_admin();
    told text := nullif(current_setting('coord.reason', true), '');
    old_party text;
    is_foreign boolean := false;
    due bigint;
    done bigint;
BEGIN
    -- What was said to be saved is on the disk, however the server is set.
    IF current_setting('synchronous_commit') = 'off' THEN
        PERFORM set_config('synchronous_commit', 'on', true);
    END IF;
    -- Others' rows can be seen, so they can be met by UPDATE and DELETE: say no aloud instead of changing nothing.
    IF TG_OP <> 'INSERT' THEN
        old_party := CASE WHEN TG_TABLE_NAME = 'party' THEN 'r.id' ELSE 'r.party_id' END;
        IF NOT admin THEN
            EXECUTE format('SELECT EXISTS (SELECT FROM removed r WHERE %s IS DISTINCT FROM $1)', old_party)
            INTO is_foreign USING party;
        ELSIF TG_OP = 'UPDATE' AND TG_TABLE_NAME = 'contact' THEN
            SELECT EXISTS (SELECT FROM removed o JOIN added n USING (id) WHERE o.party_id <> n.party_id) INTO is_foreign;
            IF is_foreign THEN
                PERFORM coord.refuse('A person of one party cannot be given to another; add the person there anew.');
            END IF;
        END IF;
        IF is_foreign OR (party IS NULL AND NOT admin) THEN
            PERFORM coord.refuse('This belongs to another party; only that party or an administrator may change it.');
        END IF;
    END IF;
    EXECUTE format(
        $sql$
        WITH one AS MATERIALIZED (
            SELECT r.id, r.row_version + $1 AS row_version, coord.row_of(ROW(r.*)::coord.%1$I) AS fields FROM %2$I r
        ), told AS MATERIALIZED (
            SELECT id, row_version, fields,
                CASE WHEN $2 = 'party' THEN id ELSE (fields ->> 'party_id')::uuid END AS party_id,
                $2 = 'contact' OR coalesce(fields ->> 'status' = 'draft', false) AS private
            FROM one
        ), kept AS (
            INSERT INTO coord.history
                (table_name, id, row_version, changed_at, changed_by, operation, party_id, private, reason, "row")
            SELECT $2, id, row_version, now(), session_user, $3, party_id, private,
                CASE WHEN party_id = $4 THEN $5 ELSE coalesce($5, 'administrator') END, fields
            FROM told
        ), noted AS (
            INSERT INTO coord.change AS c
                (table_name, id, row_version, mod_xid, public_xid, gone, private, party_id, changed_by, changed_at)
            SELECT $2, id, row_version, pg_current_xact_id(), CASE WHEN NOT private THEN pg_current_xact_id() END,
                CASE $3 WHEN 'delete' THEN 'deleted' END, private, party_id, session_user, now()
            FROM told
            ON CONFLICT (table_name, id) DO UPDATE SET
                row_version = excluded.row_version,
                mod_xid = excluded.mod_xid,
                public_xid = CASE
                    WHEN c.private AND excluded.private AND c.party_id IS NOT DISTINCT FROM excluded.party_id
                    THEN c.public_xid ELSE excluded.mod_xid END,
                gone = excluded.gone,
                private = excluded.private,
                party_id = excluded.party_id,
                changed_by = excluded.changed_by,
                changed_at = excluded.changed_at
            WHERE c.row_version < excluded.row_version
            RETURNING 1
        )
        SELECT (SELECT count(*) FROM told), (SELECT count(*) FROM noted)
        $sql$,
        TG_TABLE_NAME, CASE TG_OP WHEN 'DELETE' THEN 'removed' ELSE 'added' END
    ) INTO due, done USING CASE TG_OP WHEN 'DELETE' THEN 1 ELSE 0 END, TG_TABLE_NAME::text, lower(TG_OP), party, told;
    IF due <> done THEN
        RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'a record was deleted and made again at once';
    END IF;
    IF due > 0 THEN
        PERFORM pg_notify('coord_change', jsonb_build_object('tables', jsonb_build_array(TG_TABLE_NAME))::text);
    END IF;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION coord.record() IS 'Keep what a statement changed: the version for syncs, the row for the history, a word to who listens';

CREATE FUNCTION coord.no_truncate() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM coord.refuse('Tables of the shared database cannot be emptied at one stroke; delete records instead.');
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION coord.no_truncate() IS 'TRUNCATE would pass by the history';

-- What others may see of changes: of a record that became private again only that it is withdrawn.

CREATE VIEW coord.visible_change WITH (security_barrier) AS
SELECT table_name, id, row_version, mod_xid, gone, changed_by, changed_at
FROM coord.change
WHERE party_id = (SELECT coord.my_party()) OR (SELECT coord.is_admin())
UNION ALL
SELECT table_name, id, row_version, public_xid, CASE WHEN private THEN 'withdrawn' ELSE gone END,
    CASE WHEN NOT private THEN changed_by END, CASE WHEN NOT private THEN changed_at END
FROM coord.change
WHERE public_xid IS NOT NULL AND (party_id = (SELECT coord.my_party())) IS NOT TRUE AND NOT (SELECT coord.is_admin());
COMMENT ON VIEW coord.visible_change IS 'coord.change as far as it is the business of the login that is connected';

CREATE FUNCTION coord.aoi() RETURNS geometry
LANGUAGE sql STABLE PARALLEL SAFE
RETURN nullif(current_setting('coord.aoi', true), '')::geometry;
COMMENT ON FUNCTION coord.aoi() IS 'The area of interest of a pull: SET LOCAL coord.aoi to hexadecimal EWKB; empty takes all';

-- Rights of what stands in this file.

ALTER TABLE coord.history ENABLE ROW LEVEL SECURITY;
ALTER TABLE coord.history FORCE ROW LEVEL SECURITY;
CREATE POLICY readable ON coord.history FOR SELECT USING (
    (SELECT coord.is_admin()) OR party_id = (SELECT coord.my_party())
    OR (NOT private AND NOT coord.is_private(table_name, id))
);
CREATE POLICY appended ON coord.history FOR INSERT WITH CHECK (true);
GRANT SELECT ON coord.history, coord.meta, coord.migration TO coord_reader;
GRANT EXECUTE ON FUNCTION coord.my_party(), coord.is_admin(), coord.is_editor(), coord.is_private(text, uuid),
    coord.filled(text, jsonb), coord.refuse(text, jsonb), coord.start_instant(timestamp),
    coord.end_instant(timestamp), coord.occupancy(timestamp, timestamp), coord.aoi() TO coord_reader, coord_public;
