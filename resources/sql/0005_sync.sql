-- What clients call to sync: what is new (status), and their own changes (push). They pull from the views pull_….

SET LOCAL ROLE coord_owner;

CREATE FUNCTION coord.synced() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$ SELECT ARRAY['party', 'contact', 'area', 'work', 'event', 'assessment'] $$;
COMMENT ON FUNCTION coord.synced() IS 'The tables that are shared, what is referred to before what refers to it';

-- A dump that was loaded, a copy, a standby that took over: what workspaces remember may be unknown here, told or not.
CREATE FUNCTION coord.epoch() RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
    SELECT md5(concat_ws(' ', m.server_epoch, s.system_identifier, c.timeline_id, d.oid, 'coord.change'::regclass::oid))::uuid
    FROM coord.meta m, pg_control_system() s, pg_control_checkpoint() c, pg_database d
    WHERE d.datname = current_database()
$$;
COMMENT ON FUNCTION coord.epoch() IS
    'Another one after a restore, by itself where PostgreSQL can tell, else by renew_epoch: then cursors mean nothing';

-- Its plan must not depend on statistics that are not there yet: always the indexes on the transaction.
CREATE FUNCTION coord.status(cursor_xid xid8 DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET jit = off
AS $$
DECLARE
    said jsonb;
BEGIN
    SELECT jsonb_build_object(
        'schema_version', m.schema_version,
        'oldest_client_version', m.oldest_client_version,
        'database_id', m.database_id,
        'epoch', coord.epoch(),
        'crs', m.crs,
        'time_zone', m.time_zone,
        'rules', coord.digest_of(m.rule_set),
        'party_id', coord.my_party(),
        'roles', (
            SELECT coalesce(jsonb_agg(r.name ORDER BY r.rank), '[]')
            FROM (VALUES (1, 'public'), (2, 'reader'), (3, 'editor'), (4, 'admin')) r (rank, name)
            WHERE pg_has_role(session_user, 'coord_' || r.name, 'MEMBER')
        ),
        'new_cursor', pg_snapshot_xmin(pg_current_snapshot())::text,
        'changed', (
            SELECT coalesce(jsonb_object_agg(c.table_name, c.n), '{}')
            FROM (
                SELECT t.name AS table_name, count(*) AS n
                FROM unnest(coord.synced()) t (name) JOIN coord.visible_change v ON v.table_name = t.name
                WHERE v.mod_xid >= coalesce(cursor_xid, '0'::xid8) GROUP BY t.name
            ) c
        )
    ) INTO said FROM coord.meta m;
    RETURN said;
END
$$;
COMMENT ON FUNCTION coord.status(xid8) IS
    'What this database is, who I am in it, how many records changed since a cursor, and the next cursor';

CREATE FUNCTION coord.columns_of(table_name text) RETURNS text[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT array_agg(attname::text ORDER BY attnum) FROM pg_attribute
    WHERE attrelid = format('coord.%I', table_name)::regclass AND attnum > 0 AND NOT attisdropped
        AND attgenerated = '' AND attname NOT IN ('id', 'row_version', 'updated_at', 'updated_by')
$$;
COMMENT ON FUNCTION coord.columns_of(text) IS 'The columns of a table that clients send';

CREATE TYPE coord.judged_op AS (op jsonb, known bigint, answer text);
COMMENT ON TYPE coord.judged_op IS
    'An operation of a push, the version of its living record, and its answer where it is plain that it cannot be done';

CREATE FUNCTION coord.write_rows(table_name text, ops coord.judged_op[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    -- What an older client does not know stays as it is.
    sent text[] := ARRAY(
        SELECT name FROM unnest(coord.columns_of(table_name)) name
        WHERE EXISTS (SELECT FROM unnest(ops) e WHERE e.op -> 'row' ? name)
    );
    names text := (SELECT string_agg(format('%I', name), ', ') FROM unnest(sent) name);
    taken text := (SELECT string_agg(format('o.%I', name), ', ') FROM unnest(sent) name);
BEGIN
    EXECUTE format(
        $sql$
        INSERT INTO coord.%1$I (id, %2$s)
        SELECT (e.op ->> 'id')::uuid, %3$s
        FROM unnest($1) e, jsonb_populate_record(NULL::coord.%1$I, e.op -> 'row') o WHERE e.known IS NULL
        $sql$, table_name, names, taken) USING ops;
    EXECUTE format(
        $sql$
        UPDATE coord.%1$I w SET (%2$s) = ROW(%3$s)
        FROM unnest($1) e, jsonb_populate_record(NULL::coord.%1$I, e.op -> 'row') o
        WHERE w.id = (e.op ->> 'id')::uuid AND w.row_version = e.known
        $sql$, table_name, names, taken) USING ops;
END
$$;
COMMENT ON FUNCTION coord.write_rows(text, coord.judged_op[]) IS
    'Insert the operations without, update those with a known version that still holds';

CREATE FUNCTION coord.delete_rows(table_name text, ops coord.judged_op[]) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format(
        'DELETE FROM coord.%I w USING unnest($1) e WHERE w.id = (e.op ->> ''id'')::uuid AND w.row_version = e.known',
        table_name) USING ops;
END
$$;
COMMENT ON FUNCTION coord.delete_rows(text, coord.judged_op[]) IS 'Delete the records whose known version still holds';

CREATE FUNCTION coord.current_row(table_name text, id uuid) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    said jsonb;
BEGIN
    EXECUTE format(
        $sql$
        SELECT coord.row_of(w) || jsonb_build_object(
            'row_version', w.row_version, 'updated_by', w.updated_by, 'gone', NULL,
            'updated_at', to_char(w.updated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
        FROM coord.%I w WHERE w.id = $1
        $sql$, table_name) INTO said USING id;
    RETURN said;
END
$$;
COMMENT ON FUNCTION coord.current_row(text, uuid) IS 'A record as it is now, as far as the login may see it';

CREATE FUNCTION coord.change_of(one jsonb) RETURNS SETOF coord.change
LANGUAGE sql STABLE ROWS 1
-- LIMIT keeps this a look-up by key in whatever it is joined with.
BEGIN ATOMIC
    SELECT c.* FROM coord.change c WHERE c.table_name = one ->> 'table' AND c.id = (one ->> 'id')::uuid LIMIT 1;
END;
COMMENT ON FUNCTION coord.change_of(jsonb) IS 'What is known of the record of an operation';

CREATE FUNCTION coord.judged(ops jsonb[]) RETURNS coord.judged_op[]
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT array_agg(ROW(e, CASE WHEN c.gone IS NULL THEN c.row_version END, CASE
        -- What others may not know of is as if it were not, except that its id is taken.
        WHEN c.private AND NOT own.yes AND base.version IS NOT NULL THEN 'gone'
        WHEN c.id IS NULL AND (base.version IS NOT NULL OR e ->> 'op' = 'delete') THEN 'gone'
        WHEN c.gone IS NOT NULL AND (e ->> 'op' = 'delete' OR base.version <> c.row_version) THEN 'gone'
        WHEN c.id IS NOT NULL AND NOT own.yes THEN 'denied'
        WHEN e ->> 'table' = 'party' AND e ->> 'op' = 'delete' AND NOT (SELECT coord.is_admin()) THEN 'denied'
        WHEN c.gone IS NULL AND base.version IS DISTINCT FROM c.row_version THEN 'conflict'
    END)::coord.judged_op)
    FROM unnest(ops) e
    LEFT JOIN LATERAL coord.change_of(e) c ON true,
    LATERAL (SELECT (e ->> 'base')::bigint AS version) base,
    LATERAL (SELECT (SELECT coord.is_admin()) OR coalesce(c.party_id = (SELECT coord.my_party()), false) AS yes) own
$$;
COMMENT ON FUNCTION coord.judged(jsonb[]) IS 'What can be said of operations before they are tried';

CREATE FUNCTION coord.refusal(state text, message text, table_name text, constraint_name text, column_name text, op text)
RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    found record;
    field text := column_name;
    template text;
BEGIN
    IF state = '23502' THEN
        template := 'The field “{field}” is empty.';
    ELSIF state = '23503' AND op = 'delete' THEN
        template := 'Other records still refer to this one.';
    ELSIF state IN ('23503', '23514') THEN
        SELECT obj_description(k.oid, 'pg_constraint') AS said,
            (SELECT attname FROM pg_attribute WHERE attrelid = k.conrelid AND attnum = k.conkey[1]) AS attname
        INTO found FROM pg_constraint k
        WHERE k.conname = constraint_name AND k.conrelid = format('coord.%I', table_name)::regclass;
        template := found.said;
        field := found.attname;
    END IF;
    IF template IS NULL THEN
        RETURN jsonb_build_object('template', 'The server cannot take this record: {detail}',
            'values', jsonb_build_object('detail', message));
    END IF;
    RETURN jsonb_build_object('template', template, 'values', CASE WHEN template LIKE '%{field}%' THEN
        jsonb_build_object('field', split_part(coalesce((
            SELECT col_description(attrelid, attnum) FROM pg_attribute
            WHERE attrelid = format('coord.%I', table_name)::regclass AND attname = field
        ), field), E'\n', 1)) ELSE '{}' END);
END
$$;
COMMENT ON FUNCTION coord.refusal(text, text, text, text, text, text) IS
    'Why a record cannot be taken, as a sentence with its values, from what PostgreSQL says';

CREATE FUNCTION coord.try_ops(table_name text, op text, ops coord.judged_op[]) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    state text;
    message text;
    its_table text;
    its_constraint text;
    its_column text;
BEGIN
    -- In the order of their ids, so that two pushes never wait for each other crosswise.
    EXECUTE format(
        $sql$
        SELECT FROM coord.%I WHERE id = ANY (ARRAY(
            SELECT (e.op ->> 'id')::uuid FROM unnest($1) e WHERE e.known IS NOT NULL
        )) ORDER BY id FOR UPDATE
        $sql$, table_name) USING ops;
    IF op = 'delete' THEN
        PERFORM coord.delete_rows(table_name, ops);
    ELSE
        PERFORM coord.write_rows(table_name, ops);
    END IF;
    SET CONSTRAINTS ALL IMMEDIATE;
    SET CONSTRAINTS ALL DEFERRED;
    RETURN NULL;
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, its_table = TABLE_NAME,
        its_constraint = CONSTRAINT_NAME, its_column = COLUMN_NAME;
    IF state = '42501' THEN
        RETURN '{"answer": "denied"}';
    ELSIF state = '23505' THEN
        RETURN '{"answer": "conflict"}';
    ELSIF state = 'COORD' THEN
        RETURN jsonb_build_object('answer', 'denied',
            'refusal', jsonb_build_object('template', its_constraint, 'values', its_column::jsonb));
    ELSIF state LIKE '22%' OR state LIKE '23%' OR state = 'XX000' THEN
        RETURN jsonb_build_object('answer', 'invalid', 'refusal', coord.refusal(
            state, message, coalesce(nullif(its_table, ''), table_name), its_constraint, its_column, op));
    END IF;
    -- A lock, a full disk, a stopped server: no record is at fault.
    RAISE;
END
$$;
COMMENT ON FUNCTION coord.try_ops(text, text, coord.judged_op[]) IS
    'Do operations of one kind on one table, all or none; return nothing, or why not';

CREATE FUNCTION coord.fault_test(table_name text, is_new boolean) RETURNS text
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT string_agg(format('WHEN %s THEN %L::text[]', test, ARRAY[state, name, field]), ' ' ORDER BY rank, name)
    FROM (
        SELECT 1 AS rank, '42501' AS state, polname::text AS name, NULL::text AS field,
            format('(%s) IS NOT TRUE', pg_get_expr(polwithcheck, polrelid)) AS test
        FROM pg_policy
        WHERE polrelid = format('coord.%I', table_name)::regclass AND polcmd = CASE WHEN is_new THEN 'a' ELSE 'w' END
        UNION ALL
        SELECT 2, '23502', attname::text, attname::text, format('r.%1$I IS NULL AND e.op -> ''row'' ? %1$L', attname)
        FROM pg_attribute
        WHERE attrelid = format('coord.%I', table_name)::regclass AND attnotnull AND attname = ANY (coord.columns_of(table_name))
        UNION ALL
        SELECT 3, '23514', conname::text, NULL, format('(%s) IS FALSE', pg_get_expr(conbin, conrelid))
        FROM pg_constraint WHERE conrelid = format('coord.%I', table_name)::regclass AND contype = 'c'
        UNION ALL
        SELECT 4, '23503', k.conname::text, NULL, format(
            'r.%1$I IS NOT NULL AND NOT EXISTS (SELECT FROM %2$s p WHERE p.id = r.%1$I)', a.attname, k.confrelid::regclass)
        FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
        WHERE k.conrelid = format('coord.%I', table_name)::regclass AND k.contype = 'f'
    ) known
$$;
COMMENT ON FUNCTION coord.fault_test(text, boolean) IS
    'The tests that a row r of an operation e must not meet, in the order in which PostgreSQL makes them: WHEN … THEN {state, name, column}';

CREATE FUNCTION coord.faults(table_name text, op text, ops coord.judged_op[]) RETURNS jsonb[]
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    found jsonb[];
    half integer := cardinality(ops) / 2;
BEGIN
    IF op = 'delete' THEN
        RETURN array_fill(NULL::jsonb, ARRAY[cardinality(ops)]);
    END IF;
    EXECUTE format(
        $sql$
        SELECT array_agg(CASE WHEN f.fault[1] = '42501' THEN '{"answer": "denied"}' WHEN f.fault IS NOT NULL THEN
            jsonb_build_object('answer', 'invalid', 'refusal', coord.refusal(f.fault[1], '', %1$L, f.fault[2], f.fault[3], 'upsert'))
        END ORDER BY e.n)
        FROM unnest($1) WITH ORDINALITY e (op, known, answer, n) CROSS JOIN LATERAL (
            SELECT CASE WHEN e.known IS NULL THEN CASE %2$s END ELSE CASE %3$s END END AS fault
            FROM jsonb_populate_record(NULL::coord.%1$I, (e.op -> 'row') || jsonb_build_object('id', e.op -> 'id')) r
        ) f
        $sql$, table_name, coord.fault_test(table_name, true), coord.fault_test(table_name, false)) INTO found USING ops;
    RETURN found;
EXCEPTION WHEN data_exception OR internal_error THEN
    -- One that cannot even be read: look at the others without it.
    IF half = 0 THEN
        RETURN ARRAY[jsonb_build_object('answer', 'invalid',
            'refusal', coord.refusal(SQLSTATE, SQLERRM, table_name, NULL, NULL, op))];
    END IF;
    RETURN coord.faults(table_name, op, ops[:half]) || coord.faults(table_name, op, ops[half + 1:]);
END
$$;
COMMENT ON FUNCTION coord.faults(text, text, coord.judged_op[]) IS
    'What is plainly wrong with operations, one by one in their order, without trying them; empty where nothing is seen';

CREATE FUNCTION coord.is_same(table_name text, id uuid, sent jsonb) RETURNS boolean
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    same boolean;
BEGIN
    EXECUTE format(
        'SELECT coord.row_of(w) = coord.row_of(jsonb_populate_record(w, $2)) FROM coord.%1$I w WHERE w.id = $1',
        table_name) INTO same USING id, sent;
    RETURN coalesce(same, false);
EXCEPTION WHEN OTHERS THEN
    RETURN false;
END
$$;
COMMENT ON FUNCTION coord.is_same(text, uuid, jsonb) IS 'Whether what is sent is what is there already';

CREATE FUNCTION coord.answer_to(one coord.judged_op, refusal jsonb DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    its_table text := one.op ->> 'table';
    its_id uuid := one.op ->> 'id';
    answer text := one.answer;
    seen jsonb;
BEGIN
    IF answer = 'conflict' AND one.op ->> 'op' = 'upsert' AND coord.is_same(its_table, its_id, one.op -> 'row') THEN
        answer := 'applied';
    END IF;
    IF answer IN ('conflict', 'denied') THEN
        seen := coord.current_row(its_table, its_id);
    END IF;
    IF answer = 'denied' AND refusal IS NULL THEN
        refusal := jsonb_build_object('values', '{}'::jsonb, 'template',
            'This belongs to another party; only that party or an administrator may change it.');
    END IF;
    RETURN jsonb_build_object('n', one.op -> 'n', 'answer', answer)
        || CASE WHEN answer = 'applied' THEN jsonb_build_object('row_version', one.known) ELSE '{}' END
        || CASE WHEN seen IS NULL THEN '{}' ELSE jsonb_build_object('current', seen) END
        || CASE WHEN refusal IS NULL THEN '{}' ELSE jsonb_build_object('reason', refusal) END;
END
$$;
COMMENT ON FUNCTION coord.answer_to(coord.judged_op, jsonb) IS
    'The answer to an operation that was not done: why, and the record as it is now';

CREATE FUNCTION coord.push_ops(table_name text, op text, ops jsonb[], tries integer DEFAULT 3) RETURNS SETOF jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    judged coord.judged_op[] := coord.judged(ops);
    ready coord.judged_op[] := ARRAY(SELECT e FROM unnest(judged) e WHERE e.answer IS NULL);
    size integer := cardinality(ready);
    failed jsonb;
    faults jsonb[];
    again jsonb[];
BEGIN
    RETURN QUERY SELECT coord.answer_to(e) FROM unnest(judged) e WHERE e.answer IS NOT NULL;
    IF size = 0 THEN
        RETURN;
    END IF;
    failed := coord.try_ops(table_name, op, ready);
    again := ARRAY(SELECT e.op FROM unnest(ready) e);
    IF failed IS NOT NULL AND size > 1 THEN
        -- All or none: do without those at which one sees what is wrong.
        faults := coord.faults(table_name, op, ready);
        IF num_nulls(VARIADIC faults) < size THEN
            RETURN QUERY SELECT coord.answer_to(ROW(e.op, e.known, f ->> 'answer')::coord.judged_op, f -> 'refusal')
            FROM unnest(ready, faults) e (op, known, answer, f) WHERE f IS NOT NULL;
            again := ARRAY(SELECT e.op FROM unnest(ready, faults) e (op, known, answer, f) WHERE f IS NULL);
            RETURN QUERY SELECT coord.push_ops(table_name, op, again, tries);
            RETURN;
        END IF;
        -- Or else halve, until what cannot be done stands alone.
        RETURN QUERY SELECT coord.push_ops(table_name, op, again[:size / 2], tries);
        RETURN QUERY SELECT coord.push_ops(table_name, op, again[size / 2 + 1:], tries);
        RETURN;
    ELSIF failed ->> 'answer' <> 'conflict' THEN
        RETURN NEXT coord.answer_to(
            ROW(again[1], ready[1].known, failed ->> 'answer')::coord.judged_op, failed -> 'refusal');
        RETURN;
    ELSIF failed IS NULL THEN
        -- Done by this transaction, or there was nothing to change.
        RETURN QUERY SELECT jsonb_build_object('n', e.op -> 'n', 'answer', 'applied', 'row_version', c.row_version)
        FROM unnest(ready) e CROSS JOIN LATERAL coord.change_of(e.op) c
        WHERE c.mod_xid = pg_current_xact_id() OR c.row_version = e.known;
        again := ARRAY(
            SELECT e.op FROM unnest(ready) e CROSS JOIN LATERAL coord.change_of(e.op) c
            WHERE (c.mod_xid = pg_current_xact_id() OR c.row_version = e.known) IS NOT TRUE
        );
    END IF;
    IF cardinality(again) > 0 THEN
        -- Somebody was quicker: look again.
        IF tries = 0 THEN
            RAISE EXCEPTION USING ERRCODE = 'serialization_failure', MESSAGE = 'others keep changing the same records';
        END IF;
        RETURN QUERY SELECT coord.push_ops(table_name, op, again, tries - 1);
    END IF;
END
$$;
COMMENT ON FUNCTION coord.push_ops(text, text, jsonb[], integer) IS
    'Do operations of one kind on one table, together as far as they can be done; return an answer for each';

CREATE FUNCTION coord.push(batch_id uuid, schema_version integer, ops jsonb, client_id uuid DEFAULT NULL) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET jit = off
SET enable_seqscan = off
AS $$
DECLARE
    hash text := encode(sha256(convert_to(schema_version || ops::text, 'UTF8')), 'hex');
    earlier coord.batch;
    part record;
    answers jsonb[] := '{}';
    answer jsonb;
BEGIN
    IF NOT coord.is_editor() OR (coord.my_party() IS NULL AND NOT coord.is_admin()) THEN
        PERFORM coord.refuse('Your login may read the shared database, but not change anything in it.');
    END IF;
    IF NOT EXISTS (SELECT FROM coord.meta m WHERE push.schema_version BETWEEN m.oldest_client_version AND m.schema_version)
    THEN
        PERFORM coord.refuse('The workspace and the shared database are of different versions. Update the older of them.');
    END IF;
    -- Waits where the same batch is under way.
    INSERT INTO coord.batch AS b (batch_id, client_id, request_hash)
    VALUES (push.batch_id, push.client_id, hash) ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
        SELECT * INTO earlier FROM coord.batch b WHERE b.batch_id = push.batch_id;
        IF earlier.request_hash <> hash OR earlier.pushed_by <> session_user THEN
            PERFORM coord.refuse('A batch with this identifier was sent before, with other content.');
        END IF;
        RETURN earlier.answer;
    END IF;
    -- A client sends a batch after it has heard the answer to the one before, which nobody asks for again.
    DELETE FROM coord.batch b
    WHERE b.client_id = push.client_id AND b.pushed_by = session_user AND b.batch_id <> push.batch_id
        OR b.pushed_at < now() - (SELECT make_interval(days => m.batch_days) FROM coord.meta m);
    IF jsonb_typeof(ops) <> 'array' OR EXISTS (
        SELECT FROM jsonb_array_elements(ops) e
        WHERE (e ->> 'op' IN ('upsert', 'delete') AND e ->> 'table' = ANY (coord.synced())) IS NOT TRUE
    ) OR EXISTS (
        SELECT FROM jsonb_array_elements(ops) e GROUP BY e ->> 'table', (e ->> 'id')::uuid
        HAVING count(*) > 1 OR (e ->> 'id')::uuid IS NULL
    ) THEN
        PERFORM coord.refuse('The batch cannot be read. Nothing was stored.');
    END IF;
    FOR part IN
        -- What is referred to is written first and deleted last.
        SELECT e ->> 'table' AS its_table, e ->> 'op' AS its_op, coalesce(e ->> 'reason', '') AS why, array_agg(e) AS its_ops
        FROM jsonb_array_elements(ops) e GROUP BY 1, 2, 3
        ORDER BY e ->> 'op' DESC,
            array_position(coord.synced(), e ->> 'table') * CASE e ->> 'op' WHEN 'upsert' THEN 1 ELSE -1 END
    LOOP
        PERFORM set_config('coord.reason', part.why, true);
        FOR answer IN SELECT coord.push_ops(part.its_table, part.its_op, part.its_ops) LOOP
            answers := answers || answer;
        END LOOP;
    END LOOP;
    PERFORM set_config('coord.reason', '', true);
    UPDATE coord.batch b
    SET answer = jsonb_build_object('batch_id', push.batch_id, 'answers', to_jsonb(answers))
    WHERE b.batch_id = push.batch_id RETURNING b.answer INTO answer;
    RETURN answer;
END
$$;
COMMENT ON FUNCTION coord.push(uuid, integer, jsonb, uuid) IS
    'Take the changes of a client: an answer for each operation, applied, conflict, denied, gone or invalid; repeating a batch is harmless';

GRANT EXECUTE ON FUNCTION coord.synced(), coord.status(xid8) TO coord_reader;
GRANT EXECUTE ON FUNCTION coord.push(uuid, integer, jsonb, uuid) TO coord_editor;
