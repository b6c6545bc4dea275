-- Administration: parties, members and their rights, the epoch, and whether the database is still what it was made.

SET LOCAL ROLE coord_owner;

CREATE FUNCTION coord.add_party(party_name text, party_kind text DEFAULT 'other') RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made uuid := gen_random_uuid();
BEGIN
    PERFORM coord.need_admin();
    IF party_name IS NULL OR btrim(party_name) = '' THEN
        PERFORM coord.refuse('A party needs a name.');
    END IF;
    IF EXISTS (SELECT FROM coord.party WHERE name = btrim(party_name)) THEN
        PERFORM coord.refuse('There is a party {party} already.', jsonb_build_object('party', btrim(party_name)));
    END IF;
    INSERT INTO coord.party (id, name, kind) VALUES (made, btrim(party_name), party_kind);
    RETURN made;
END $$;
COMMENT ON FUNCTION coord.add_party(text, text) IS 'Add a party and return its id; for administrators.';

CREATE FUNCTION coord.remove_member(login_name name) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    granted name;
BEGIN
    PERFORM coord.need_admin();
    FOR granted IN
        SELECT of.rolname
        FROM pg_auth_members g JOIN pg_roles of ON of.oid = g.roleid JOIN pg_roles who ON who.oid = g.member
        WHERE who.rolname = login_name
          AND of.rolname IN ('coord_public', 'coord_reader', 'coord_editor', 'coord_admin')
    LOOP
        EXECUTE format('REVOKE %I FROM %I', granted, login_name);
    END LOOP;
    DELETE FROM coord.party_member WHERE login = login_name;
    IF EXISTS (
        SELECT FROM pg_roles who, pg_roles of
        WHERE who.rolname = login_name AND NOT who.rolsuper
          AND of.rolname IN ('coord_public', 'coord_reader', 'coord_editor', 'coord_admin')
          AND pg_has_role(who.oid, of.oid, 'MEMBER')
    ) THEN
        PERFORM coord.refuse(
            'Somebody else gave {login} these rights, or a group does. Take them away there: REVOKE … FROM {login}.',
            jsonb_build_object('login', login_name));
    END IF;
END $$;
COMMENT ON FUNCTION coord.remove_member(name) IS 'Take all rights in the shared database from a login; for administrators.';

CREATE FUNCTION coord.add_member(login_name name, of_party uuid, role_name text DEFAULT 'editor') RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM coord.need_admin();
    IF role_name IS NULL OR role_name NOT IN ('public', 'reader', 'editor', 'admin') THEN
        PERFORM coord.refuse(
            'There is no role {role}; there are public, reader, editor and admin.',
            jsonb_build_object('role', role_name));
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = login_name AND rolcanlogin) THEN
        PERFORM coord.refuse(
            'There is no login {login} on the server. Who administers the server makes it: CREATE ROLE … LOGIN.',
            jsonb_build_object('login', login_name));
    END IF;
    IF of_party IS NULL AND role_name = 'editor' THEN
        PERFORM coord.refuse(
            'An editor changes what is its party''s own: name the party of {login}.',
            jsonb_build_object('login', login_name));
    END IF;
    IF of_party IS NOT NULL AND role_name = 'public' THEN
        PERFORM coord.refuse(
            'A public login belongs to no party; it would see the drafts of that party.',
            jsonb_build_object('login', login_name));
    END IF;
    IF of_party IS NOT NULL AND NOT EXISTS (SELECT FROM coord.party WHERE id = of_party) THEN
        PERFORM coord.refuse('There is no party {party}.', jsonb_build_object('party', of_party));
    END IF;
    PERFORM coord.remove_member(login_name);
    EXECUTE format('GRANT %I TO %I', 'coord_' || role_name, login_name);
    IF of_party IS NOT NULL THEN
        INSERT INTO coord.party_member (login, party_id) VALUES (login_name, of_party);
    END IF;
END $$;
COMMENT ON FUNCTION coord.add_member(name, uuid, text) IS
    'Give a login a role (public, reader, editor, admin) and a party, instead of what it had; for administrators.';

CREATE FUNCTION coord.rights()
RETURNS TABLE (login name, can_sign_in boolean, role text, party_id uuid, party text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM coord.need_admin();
    RETURN QUERY
    SELECT coalesce(r.rolname, m.login), coalesce(r.rolcanlogin, false), r.said, m.party_id, p.name
    FROM (
        SELECT rolname, rolcanlogin,
            CASE
                WHEN rolsuper THEN 'superuser'
                WHEN pg_has_role(oid, 'coord_owner', 'MEMBER') THEN 'owner'
                WHEN pg_has_role(oid, 'coord_admin', 'MEMBER') THEN 'admin'
                WHEN pg_has_role(oid, 'coord_editor', 'MEMBER') THEN 'editor'
                WHEN pg_has_role(oid, 'coord_reader', 'MEMBER') THEN 'reader'
                WHEN pg_has_role(oid, 'coord_public', 'MEMBER') THEN 'public'
            END AS said
        FROM pg_roles WHERE rolcanlogin
    ) r
    FULL JOIN coord.party_member m ON m.login = r.rolname
    LEFT JOIN coord.party p ON p.id = m.party_id
    WHERE r.said IS NOT NULL OR m.login IS NOT NULL
    ORDER BY 1;
END $$;
COMMENT ON FUNCTION coord.rights() IS
    'Every login that has any right in the shared database: its role, its party, whether it can sign in; for administrators.';

CREATE FUNCTION coord.renew_epoch() RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made uuid := gen_random_uuid();
BEGIN
    PERFORM coord.need_admin();
    UPDATE coord.meta SET server_epoch = made;
    -- Transaction numbers that came with a backup are another server's.
    UPDATE coord.change
    SET mod_xid = pg_current_xact_id(), public_xid = CASE WHEN public_xid IS NOT NULL THEN pg_current_xact_id() END;
    RETURN made;
END $$;
COMMENT ON FUNCTION coord.renew_epoch() IS
    'After a restore: every workspace compares itself with the whole database at its next sync; for administrators.';

CREATE FUNCTION coord.set_rules(rules text, instead_of text DEFAULT NULL) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    wanted text := nullif(btrim(rules, E' \t\r\n'), '');
    meta coord.meta;
BEGIN
    PERFORM coord.need_admin();
    IF NOT coord.is_rule_set(wanted) THEN
        PERFORM coord.refuse(
            'These are no rules that can be shared. Give the name of a rule set, or one as JSON of at most 256 KiB.');
    END IF;
    SELECT * INTO meta FROM coord.meta FOR UPDATE;
    IF meta.rule_set IS NOT DISTINCT FROM wanted THEN
        RETURN;
    ELSIF coord.digest_of(meta.rule_set) <> instead_of THEN
        PERFORM coord.refuse(
            'Somebody else changed the rules of the shared database meanwhile, so these were not saved. Sync if this is a file, then open the rules anew.');
    END IF;
    UPDATE coord.meta SET rule_set = wanted;
    INSERT INTO coord.history (table_name, id, row_version, changed_at, changed_by, operation, private, "row")
    SELECT 'meta', meta.database_id, 1 + coalesce(max(h.row_version), 0), now(), session_user, 'update', false,
        jsonb_build_object('rule_set', wanted)
    FROM coord.history h WHERE h.table_name = 'meta' AND h.id = meta.database_id;
    PERFORM pg_notify('coord_change', jsonb_build_object('tables', jsonb_build_array('meta'))::text);
END $$;
COMMENT ON FUNCTION coord.set_rules(text, text) IS
    'Say by which rules all go, empty for each by its own; with the digest of those seen before, not over others; for administrators.';

CREATE FUNCTION coord.check() RETURNS TABLE (problem text, template text, "values" jsonb)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
#variable_conflict use_column
DECLARE
    synced CONSTANT text[] := coord.synced();
    each_table text;
    said text;
    vals jsonb;
BEGIN
    PERFORM coord.need_admin();
    FOR said, vals IN
        SELECT 'Trigger {trigger} of {table} is not always on: ALTER TABLE coord.{table} ENABLE ALWAYS TRIGGER {trigger}.',
            jsonb_build_object('trigger', g.tgname, 'table', c.relname)
        FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid
        WHERE c.relnamespace = 'coord'::regnamespace AND NOT g.tgisinternal AND g.tgenabled <> 'A'
        UNION ALL
        SELECT 'Table {table} has no trigger for {operation}: such changes are not captured.',
            jsonb_build_object('table', c.relname, 'operation', e.operation)
        FROM pg_class c, (VALUES ('INSERT', 4), ('DELETE', 8), ('UPDATE', 16), ('TRUNCATE', 32)) e (operation, bit)
        WHERE c.relnamespace = 'coord'::regnamespace AND c.relname = ANY (synced) AND NOT EXISTS (
            SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid AND NOT g.tgisinternal AND g.tgtype & e.bit <> 0)
        UNION ALL
        SELECT 'Row-level security of {table} is not on and forced: everybody may read and write it.',
            jsonb_build_object('table', c.relname)
        FROM pg_class c
        WHERE c.relnamespace = 'coord'::regnamespace AND c.relname = ANY (synced)
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
        UNION ALL
        SELECT 'Table {table} is missing.', jsonb_build_object('table', t.name)
        FROM unnest(synced) t (name)
        WHERE to_regclass('coord.' || t.name) IS NULL
        UNION ALL
        SELECT '{object} belongs to {owner}, not to coord_owner.',
            jsonb_build_object('object', o.name, 'owner', pg_get_userbyid(o.owner))
        FROM (
            SELECT oid::regclass::text AS name, relowner AS owner FROM pg_class
            WHERE relnamespace = 'coord'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'S')
            UNION ALL
            SELECT oid::regprocedure::text, proowner FROM pg_proc WHERE pronamespace = 'coord'::regnamespace
            UNION ALL
            SELECT 'coord', nspowner FROM pg_namespace WHERE nspname = 'coord'
        ) o
        WHERE pg_get_userbyid(o.owner) <> 'coord_owner'
        UNION ALL
        SELECT 'Function {function} runs as its owner without a search path of its own.',
            jsonb_build_object('function', oid::regprocedure::text)
        FROM pg_proc
        WHERE pronamespace = 'coord'::regnamespace AND prosecdef
          AND NOT coalesce(proconfig @> ARRAY['search_path=pg_catalog, pg_temp'], false)
        UNION ALL
        SELECT 'Everybody may run {function}: REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC.',
            jsonb_build_object('function', p.oid::regprocedure::text)
        FROM pg_proc p
        WHERE p.pronamespace = 'coord'::regnamespace AND p.prosecdef AND EXISTS (
            SELECT FROM aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a WHERE a.grantee = 0)
        UNION ALL
        SELECT '{role} may make things of its own in schema coord.', jsonb_build_object('role',
            CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_get_userbyid(a.grantee) END)
        FROM pg_namespace n, aclexplode(n.nspacl) a
        WHERE n.nspname = 'coord' AND a.privilege_type = 'CREATE' AND a.grantee <> n.nspowner
        UNION ALL
        SELECT 'Index {index} is not valid: REINDEX INDEX {index}.',
            jsonb_build_object('index', i.indexrelid::regclass::text)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        WHERE c.relnamespace = 'coord'::regnamespace AND NOT i.indisvalid
        UNION ALL
        SELECT 'The rule {constraint} of {table} is not enforced for all rows.',
            jsonb_build_object('constraint', conname, 'table', conrelid::regclass::text)
        FROM pg_constraint WHERE connamespace = 'coord'::regnamespace AND NOT convalidated
        UNION ALL
        SELECT '{role} can sign in, although it is a group: ALTER ROLE {role} NOLOGIN.', jsonb_build_object('role', rolname)
        FROM pg_roles
        WHERE rolname IN ('coord_owner', 'coord_public', 'coord_reader', 'coord_editor', 'coord_admin') AND rolcanlogin
        UNION ALL
        SELECT '{login} gets round the rights of rows: ALTER ROLE {login} NOBYPASSRLS.', jsonb_build_object('login', rolname)
        FROM pg_roles
        WHERE rolcanlogin AND rolbypassrls AND NOT rolsuper
          AND (pg_has_role(oid, 'coord_reader', 'MEMBER') OR pg_has_role(oid, 'coord_public', 'MEMBER'))
        UNION ALL
        SELECT 'The member {login} has no login on the server: SELECT coord.remove_member(''{login}'').',
            jsonb_build_object('login', m.login)
        FROM coord.party_member m WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = m.login AND rolcanlogin)
        UNION ALL
        SELECT 'The editor {login} has no party and can change nothing: SELECT coord.add_member(''{login}'', …).',
            jsonb_build_object('login', r.rolname)
        FROM pg_roles r
        WHERE r.rolcanlogin AND NOT r.rolsuper AND pg_has_role(r.oid, 'coord_editor', 'MEMBER')
          AND NOT pg_has_role(r.oid, 'coord_admin', 'MEMBER')
          AND NOT EXISTS (SELECT FROM coord.party_member m WHERE m.login = r.rolname)
        UNION ALL
        SELECT 'The time zone {time_zone} of the shared database is unknown to this server.',
            jsonb_build_object('time_zone', m.time_zone)
        FROM coord.meta m WHERE NOT EXISTS (SELECT FROM pg_timezone_names z WHERE z.name = m.time_zone)
        UNION ALL
        SELECT 'This database was restored from a backup: SELECT coord.renew_epoch().', '{}'
        WHERE EXISTS (
            SELECT FROM coord.change
            WHERE mod_xid >= pg_snapshot_xmax(pg_current_snapshot())
              AND mod_xid IS DISTINCT FROM pg_current_xact_id_if_assigned())
    LOOP
        RETURN QUERY SELECT coord.filled(said, vals), said, vals;
    END LOOP;
    FOREACH each_table IN ARRAY synced LOOP
        CONTINUE WHEN to_regclass('coord.' || each_table) IS NULL;
        RETURN QUERY EXECUTE format($query$
            SELECT coord.filled(f.said, f.vals), f.said, f.vals
            FROM (
                SELECT '{count} records of {table} do not stand in coord.change as they are: they were changed behind '
                    'the triggers, and no workspace hears of it.' AS said,
                    jsonb_build_object('count', count(*), 'table', %1$L) AS vals, count(*) AS wrong
                FROM coord.%1$I d
                FULL JOIN (SELECT * FROM coord.change
                           WHERE table_name = %1$L AND gone IS DISTINCT FROM 'deleted') c ON c.id = d.id
                WHERE d.row_version IS DISTINCT FROM c.row_version
            ) f
            WHERE f.wrong > 0
        $query$, each_table);
    END LOOP;
END $$;
COMMENT ON FUNCTION coord.check() IS
    'What is no longer as it was installed, a sentence each, and none when all is well; for administrators.';

GRANT EXECUTE ON FUNCTION
    coord.add_party(text, text), coord.remove_member(name), coord.add_member(name, uuid, text), coord.rights(),
    coord.renew_epoch(), coord.set_rules(text, text), coord.check()
TO coord_admin;
RESET ROLE;
