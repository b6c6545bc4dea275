-- Overlaps where the data is: the pairs that meet in space and in time, by the rules of the plugin's own engine.
--
-- Nobody sees more through it than through the tables themselves: it runs as whoever asks, makes no table (so a read-only
-- copy of the server answers too), and what is asked at run time names PostGIS only through functions bound here.

SELECT set_config('search_path', format('pg_catalog, %I, pg_temp', n.nspname), true)
FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'postgis';
SET LOCAL ROLE coord_owner;

-- Time: any column of dates and times as a wall clock and, where it has one, its offset from UTC.

CREATE FUNCTION coord.instant(wall timestamp, shift interval, zone text, is_end boolean) RETURNS timestamptz
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN shift IS NOT NULL THEN (wall - shift) AT TIME ZONE 'UTC'
    WHEN is_end THEN wall AT TIME ZONE zone
    -- As coord.start_instant, in any zone; without a query inside, so that it becomes part of the one it is used in.
    WHEN (((wall - interval '1 day') AT TIME ZONE zone AT TIME ZONE 'UTC') + interval '1 day') AT TIME ZONE 'UTC'
        AT TIME ZONE zone = wall
    THEN least(
        (((wall - interval '1 day') AT TIME ZONE zone AT TIME ZONE 'UTC') + interval '1 day') AT TIME ZONE 'UTC',
        wall AT TIME ZONE zone)
    ELSE wall AT TIME ZONE zone
END;
COMMENT ON FUNCTION coord.instant(timestamp, interval, text, boolean) IS
    'The instant of a wall-clock start or end in a zone, or with an offset of its own';

CREATE FUNCTION coord.moment_parts(said text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN regexp_match(said,
    '^\s*(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])'
    '(?:[T ](?:([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:[.,](\d{1,6})\d{0,3})?)?|(24):00(?::00(?:[.,](\d{1,6})\d{0,3})?)?)'
    '\s*(?:([Zz])|([+-])([01]\d|2[0-3])(?::?([0-5]\d))?)?)?\s*$');
COMMENT ON FUNCTION coord.moment_parts(text) IS 'The parts of an ISO 8601 date or date-time; empty where it is none';

CREATE FUNCTION coord.moment_wall(said text, is_end boolean) RETURNS timestamp
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    p text[] := coord.moment_parts(said);
    first_of_month date;
BEGIN
    IF p IS NULL OR p[1] = '0000' OR length(btrim(said)) > 64 THEN
        RETURN NULL;
    END IF;
    first_of_month := make_date(p[1]::integer, p[2]::integer, 1);
    IF p[3]::integer > extract(day FROM first_of_month + interval '1 month' - interval '1 day') THEN
        RETURN NULL;
    END IF;
    RETURN first_of_month + make_interval(
        days => p[3]::integer - CASE WHEN p[8] IS NOT NULL OR (p[4] IS NULL AND is_end) THEN 0 ELSE 1 END,
        hours => coalesce(p[4], '0')::integer, mins => coalesce(p[5], '0')::integer
    ) + coalesce(p[6], '0')::integer * interval '1 second'
    + rpad(coalesce(p[7], p[9], ''), 6, '0')::integer * interval '1 microsecond';
END
$$;
COMMENT ON FUNCTION coord.moment_wall(text, boolean) IS
    'What the wall clock shows at a moment given as text; empty where it is none. A date ends at its midnight';

CREATE FUNCTION coord.moment_shift(said text) RETURNS interval
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN (
    SELECT CASE WHEN p[10] IS NOT NULL THEN interval '0'
        WHEN p[11] IS NOT NULL THEN (p[11] || p[12] || ':' || coalesce(p[13], '00'))::interval END
    FROM (SELECT coord.moment_parts(said) AS p) one
);
COMMENT ON FUNCTION coord.moment_shift(text) IS 'The offset from UTC that a moment given as text has; empty for a wall clock';

CREATE FUNCTION coord.ticks(hours double precision) RETURNS interval
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
-- More than from any year to any other is as good as that, and stays within what PostgreSQL can say.
RETURN round(least(hours, 4000 * 366 * 24.0)::numeric * 3600000000) * interval '1 microsecond';
COMMENT ON FUNCTION coord.ticks(double precision) IS 'Hours as a length of time';

-- Ground: in the plane, straight and valid, or not at all.

CREATE FUNCTION coord.mended_ground(ground geometry) RETURNS geometry
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10000
RETURN (
    SELECT CASE WHEN NOT ST_IsValid(f.flat) OR ST_IsEmpty(f.flat) THEN NULL
        -- The parts of a collection may lie on each other, which GEOS before 3.13 cannot compare.
        WHEN GeometryType(f.flat) = 'GEOMETRYCOLLECTION' THEN ST_UnaryUnion(f.flat) ELSE f.flat END
    FROM (
        SELECT CASE WHEN ST_IsValid(s.straight) THEN s.straight
            -- GEOS cannot mend coordinates that are no numbers.
            WHEN ST_AsText(s.straight) !~* 'nan|inf' THEN ST_MakeValid(s.straight) END AS flat
        FROM (
            SELECT ST_Force2D(CASE WHEN ST_HasArc(ground) THEN ST_CurveToLine(ground) ELSE ground END) AS straight
            WHERE GeometryType(ground) NOT IN ('TIN', 'TRIANGLE', 'POLYHEDRALSURFACE')
            OFFSET 0
        ) s OFFSET 0
    ) f
);
COMMENT ON FUNCTION coord.mended_ground(geometry) IS 'A geometry made plane, straight and valid; empty where that cannot be';

CREATE FUNCTION coord.usable_ground(ground geometry) RETURNS geometry
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE
    WHEN ST_CoordDim(ground) = 2 AND NOT ST_IsEmpty(ground) AND GeometryType(ground) IN
        ('POINT', 'LINESTRING', 'POLYGON', 'MULTIPOINT', 'MULTILINESTRING', 'MULTIPOLYGON') AND ST_IsValid(ground)
    THEN ground ELSE coord.mended_ground(ground) END;
COMMENT ON FUNCTION coord.usable_ground(geometry) IS 'A geometry that can be compared; most are so as they are';

CREATE FUNCTION coord.in_reference(ground geometry, srid integer) RETURNS geometry
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN CASE WHEN ST_SRID(ground) = srid THEN ground ELSE ST_Transform(ground, srid) END;
COMMENT ON FUNCTION coord.in_reference(geometry, integer) IS 'A geometry in another reference system';

CREATE FUNCTION coord.is_metric(place geometry) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE
RETURN (
    SELECT bool_and(NOT (m.found > 0 AND m.found < 'Infinity' AND abs(m.found / 100 - 1) > 0.01))
    FROM (
        SELECT ST_Distance(
            ST_Transform(s.centre, 4326)::geography, ST_Transform(ST_Translate(s.centre, d.x, d.y), 4326)::geography
        ) AS found
        FROM (SELECT ST_Centroid(place) AS centre) s, (VALUES (100, 0), (0, 100)) d (x, y)
    ) m
);
COMMENT ON FUNCTION coord.is_metric(geometry) IS 'Whether a metre in the plane of a place is a metre on the ground, within one per cent';

CREATE FUNCTION coord.srid_of(ground geometry) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ST_SRID(ground);
COMMENT ON FUNCTION coord.srid_of(geometry) IS 'The reference system of a geometry';
CREATE FUNCTION coord.west(ground geometry) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ST_XMin(ground);
COMMENT ON FUNCTION coord.west(geometry) IS 'The left edge of a geometry';
CREATE FUNCTION coord.south(ground geometry) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ST_YMin(ground);
COMMENT ON FUNCTION coord.south(geometry) IS 'The lower edge of a geometry';
CREATE FUNCTION coord.east(ground geometry) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ST_XMax(ground);
COMMENT ON FUNCTION coord.east(geometry) IS 'The right edge of a geometry';
CREATE FUNCTION coord.north(ground geometry) RETURNS float8 LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ST_YMax(ground);
COMMENT ON FUNCTION coord.north(geometry) IS 'The upper edge of a geometry';

-- Two geometries: plain expressions, so that the planner sees through them to the index.

CREATE FUNCTION coord.meets(one geometry, two geometry) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN one && two AND CASE
    -- A prepared line overlooks the points of a collection with GEOS before 3.11.2.
    WHEN 'GEOMETRYCOLLECTION' IN (GeometryType(one), GeometryType(two)) THEN ST_DWithin(one, two, 0)
    ELSE ST_Intersects(one, two) END;
COMMENT ON FUNCTION coord.meets(geometry, geometry) IS 'Whether two geometries touch or overlap';

CREATE FUNCTION coord.comes_within(one geometry, two geometry, distance float8) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN one && ST_Expand(two, distance) AND ST_DWithin(one, two, distance);
COMMENT ON FUNCTION coord.comes_within(geometry, geometry, float8) IS 'Whether two geometries come within a distance';

CREATE FUNCTION coord.apart(one geometry, two geometry) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN ST_Distance(one, two);
COMMENT ON FUNCTION coord.apart(geometry, geometry) IS 'The distance of two geometries';

CREATE FUNCTION coord.polygons(ground geometry) RETURNS geometry
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE GeometryType(ground)
    WHEN 'POLYGON' THEN ground WHEN 'MULTIPOLYGON' THEN ground
    WHEN 'GEOMETRYCOLLECTION' THEN ST_UnaryUnion(ST_CollectionExtract(ground, 3)) END;
COMMENT ON FUNCTION coord.polygons(geometry) IS 'What has an area of a geometry';

CREATE FUNCTION coord.common_ground(one geometry, two geometry) RETURNS geometry
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 10000
RETURN (
    SELECT CASE WHEN NOT ST_IsEmpty(g.ground) THEN ST_Multi(g.ground) END
    FROM (SELECT coord.polygons(ST_Intersection(coord.polygons(one), coord.polygons(two))) AS ground OFFSET 0) g
);
COMMENT ON FUNCTION coord.common_ground(geometry, geometry) IS 'The ground that two geometries share; empty where it has no area';

CREATE FUNCTION coord.area_of(ground geometry) RETURNS float8
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN coalesce(ST_Area(ground), 0);
COMMENT ON FUNCTION coord.area_of(geometry) IS 'The area of a geometry, 0 of none';

-- ROWS 1 is on purpose: in parallel plans the planner counts the rows that such a function gives, in others it forgets
-- them, so any more would make parallel plans look dearer than they are.
CREATE FUNCTION coord.cells(x0 float8, y0 float8, t0 float8, x1 float8, y1 float8, t1 float8) RETURNS SETOF bigint
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 500 ROWS 1
BEGIN ATOMIC
    SELECT (x::bigint << 40) | (y::bigint << 18) | t
    FROM generate_series(floor(x0)::integer, floor(x1)::integer) x,
        generate_series(floor(y0)::integer, floor(y1)::integer) y,
        generate_series(floor(t0)::integer, floor(t1)::integer) t;
END;
COMMENT ON FUNCTION coord.cells(float8, float8, float8, float8, float8, float8) IS
    'The cells of a grid over ground and time that a record takes up, one number each';

-- One side of a comparison, each record judged as the plugin judges the features of a layer.

CREATE FUNCTION coord.geometry_column(input regclass, name text) RETURNS name
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    found name;
BEGIN
    SELECT a.attname INTO found FROM pg_attribute a
    WHERE a.attrelid = input AND a.attnum > 0 AND NOT a.attisdropped
        AND a.atttypid = pg_typeof(coord.polygons(NULL)) AND (name IS NULL OR a.attname = name)
    ORDER BY a.attnum LIMIT 1;
    IF found IS NULL THEN
        PERFORM coord.refuse('The table {table} has no such geometry.', jsonb_build_object('table', input::text));
    END IF;
    RETURN found;
END
$$;
COMMENT ON FUNCTION coord.geometry_column(regclass, text) IS 'The geometry of a table: the one named, or its first';

CREATE FUNCTION coord.moment_query(
    input regclass, name text, is_end boolean, OUT wall text, OUT shift text, OUT missing text, OUT is_day text
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    kind regtype;
    field text := format('t.%I', name);
    bound text := CASE WHEN is_end THEN 'upper' ELSE 'lower' END;
    known text := 'CASE WHEN %1$s >= timestamp ''0001-01-01'' AND %1$s < timestamp ''10000-01-01'' THEN %1$s%2$s END';
BEGIN
    SELECT CASE WHEN y.typtype = 'd' THEN y.typbasetype ELSE y.oid END INTO kind
    FROM pg_attribute a JOIN pg_type y ON y.oid = a.atttypid
    WHERE a.attrelid = input AND a.attname = name AND a.attnum > 0 AND NOT a.attisdropped;
    IF kind IS NULL THEN
        PERFORM coord.refuse('The table {table} has no column {column}.',
            jsonb_build_object('table', input::text, 'column', name));
    END IF;
    shift := 'NULL::interval';
    is_day := 'false';
    missing := format('NOT coalesce(isfinite(%s), false)', field);
    IF kind = 'timestamp'::regtype THEN
        wall := format(known, field, '');
    ELSIF kind = 'timestamptz'::regtype THEN
        wall := format(known, format('(%s AT TIME ZONE ''UTC'')', field), '');
        shift := 'interval ''0''';
    ELSIF kind = 'date'::regtype THEN
        wall := format(known, field, CASE WHEN is_end THEN ' + interval ''1 day''' ELSE ' + interval ''0''' END);
        is_day := is_end::text;
    ELSIF kind = 'tstzrange'::regtype THEN
        missing := format('coalesce(%s_inf(%s), true)', bound, field);
        wall := format('CASE WHEN NOT isempty(%1$s) THEN %2$s(%1$s) AT TIME ZONE ''UTC'' END', field, bound);
        shift := 'interval ''0''';
    ELSIF kind IN ('text'::regtype, 'varchar'::regtype, 'bpchar'::regtype) THEN
        missing := format('coalesce(%s::text !~ ''\S'', true)', field);
        wall := format('coord.moment_wall(%s::text, %L)', field, is_end);
        shift := format('coord.moment_shift(%s::text)', field);
        is_day := format('coalesce(length(btrim(%s::text)) = 10, false)', field);
    ELSE
        PERFORM coord.refuse('The column {column} of {table} holds no times: a date, a date-time or a text is needed.',
            jsonb_build_object('table', input::text, 'column', name));
    END IF;
END
$$;
COMMENT ON FUNCTION coord.moment_query(regclass, text, boolean) IS
    'Expressions for the wall clock and the offset of a column, whether it is empty, and whether it is a whole day';

CREATE FUNCTION coord.side_query(input regclass, starts text, ends text, id text, ground text, srid integer) RETURNS text
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
    key name;
    s record;
    e record;
BEGIN
    SELECT a.attname INTO key FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
    WHERE i.indrelid = input AND i.indisprimary AND i.indnkeyatts = 1;
    IF coalesce(key, id::name) IS NULL THEN
        PERFORM coord.refuse('The table {table} has no primary key of one column; name a column that tells its rows apart.',
            jsonb_build_object('table', input::text));
    END IF;
    s := coord.moment_query(input, starts, false);
    -- A range is both.
    e := coord.moment_query(input, coalesce(ends, starts), true);
    -- Each unnest of one value has it worked out once, where a plain expression is worked out wherever it is used.
    -- Unlike OFFSET 0 or a materialized query it leaves the work to parallel workers.
    RETURN format(
        $sql$
        SELECT j.place, j.key, j.geom, j.starts, j.reason, CASE
            -- What lasts no time is an instant: one tick long, so that it meets just what holds it.
            WHEN isfinite(j.starts) THEN greatest(j.ends, j.starts + interval '1 microsecond') ELSE j.ends END AS ends
        FROM (
            SELECT m.place, m.key, m.geom, unnest(ARRAY[m.starts]) AS starts, unnest(ARRAY[m.ends]) AS ends,
                unnest(ARRAY[CASE
                    WHEN m.geom IS NULL THEN 'The geometry is missing, empty or cannot be read.'
                    WHEN m.starts IS NULL THEN 'The start is not a date or time that can be read.'
                    WHEN m.ends IS NULL THEN 'The end is not a date or time that can be read.'
                    WHEN isfinite(m.starts) AND isfinite(m.ends) AND (
                        m.end_is_day AND m.ends <= m.starts
                        -- Where clocks change, what is right on the wall may be the other way round in truth.
                        OR m.ends < m.starts AND (coalesce(m.start_shift, m.end_shift) IS NOT NULL OR m.end_wall < m.start_wall)
                    ) THEN 'The end is before the start.'
                END]) AS reason
            FROM (
                SELECT r.*,
                    CASE WHEN r.start_missing THEN '-infinity'
                        ELSE coord.instant(r.start_wall, r.start_shift, $1, false) END AS starts,
                    -- The usual placeholder for no end.
                    CASE WHEN r.end_missing OR r.end_wall - coalesce(r.end_shift, '0') >=
                            CASE WHEN r.end_shift IS NULL THEN timestamp '9999-12-31' ELSE '9999-12-30' END THEN 'infinity'
                        ELSE coord.instant(r.end_wall, r.end_shift, $1, true) END AS ends
                FROM (
                    SELECT t.%1$I AS place, t.%2$I::text AS key,
                        unnest(ARRAY[coord.usable_ground(%3$s)]) AS geom,
                        unnest(ARRAY[%4$s]) AS start_wall, unnest(ARRAY[%5$s]) AS start_shift,
                        unnest(ARRAY[%6$s]) AS start_missing,
                        unnest(ARRAY[%7$s]) AS end_wall, unnest(ARRAY[%8$s]) AS end_shift,
                        unnest(ARRAY[%9$s]) AS end_missing, unnest(ARRAY[%10$s]) AS end_is_day
                    FROM %11$s t
                ) r
            ) m
        ) j
        $sql$,
        coalesce(key, id::name), coalesce(id::name, key),
        format(
            CASE WHEN (coord.reference_of(input, ground)).srid <> srid THEN 'coord.in_reference(t.%1$I, %2$s)' ELSE 't.%1$I' END,
            coord.geometry_column(input, ground), srid),
        s.wall, s.shift, s.missing, e.wall, e.shift, e.missing, e.is_day, input);
END
$$;
COMMENT ON FUNCTION coord.side_query(regclass, text, text, text, text, integer) IS
    'The query for the records of one side, and the reason of each that cannot be used; $1 is the zone';

CREATE FUNCTION coord.reference_of(input regclass, ground text, OUT srid integer, OUT is_metric boolean)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    EXECUTE format(
        'SELECT coord.srid_of(t.%1$I) FROM %2$s t WHERE coord.usable_ground(t.%1$I) IS NOT NULL LIMIT 1',
        coord.geometry_column(input, ground), input
    ) INTO srid;
    BEGIN
        EXECUTE format(
            'SELECT coord.is_metric(t.%1$I) FROM %2$s t WHERE coord.usable_ground(t.%1$I) IS NOT NULL LIMIT 1',
            coord.geometry_column(input, ground), input
        ) INTO is_metric;
    EXCEPTION WHEN internal_error OR invalid_parameter_value THEN
        -- A record astray, where the plane does not reach: then its own metres are all there is.
        is_metric := true;
    END;
END
$$;
COMMENT ON FUNCTION coord.reference_of(regclass, text) IS
    'The reference system of a table and whether it measures in metres; empty for a table without usable geometry';

CREATE FUNCTION coord.find_left_out(
    input regclass, input_start text, input_end text DEFAULT NULL, input_id text DEFAULT NULL,
    time_zone text DEFAULT :'time_zone', input_geometry text DEFAULT NULL, input_srid integer DEFAULT NULL
) RETURNS TABLE (key text, reason text)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp SET client_min_messages = warning
AS $$
BEGIN
    RETURN QUERY EXECUTE
        'SELECT s.key, s.reason FROM ('
        || coord.side_query(input, input_start, input_end, input_id, input_geometry, input_srid)
        || ') s WHERE s.reason IS NOT NULL ORDER BY s.place' USING time_zone;
END
$$;
COMMENT ON FUNCTION coord.find_left_out(regclass, text, text, text, text, text, integer) IS
    'The records of a table that coord.find_overlaps leaves out, and why';

CREATE FUNCTION coord.has_place_time_index(input regclass) RETURNS boolean
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$
    -- Where rows are hidden from a login, PostgreSQL asks about them first, and so cannot use an index on ground and time.
    SELECT input = ANY (ARRAY['coord.area'::regclass, 'coord.work', 'coord.event']) AND NOT row_security_active(input)
$$;
COMMENT ON FUNCTION coord.has_place_time_index(regclass) IS
    'Whether the login can use the index of a table on ground and time together';

CREATE FUNCTION coord.windowed_query(side text, is_first boolean, is_second boolean) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
    -- from_ and till_ of two records overlap just where the records meet: the first is widened by lead and lag. Within
    -- one table either may be; then the time between the two ends may be as long as the lead of one or the lag of the other.
    SELECT format(
        $sql$
        SELECT w.*, %2$s AS from_, %3$s AS till_
        FROM (
            SELECT s.*, s.starts - $2 AS wide_start,
                -- The one tick of an instant is not added to its lag.
                CASE WHEN s.ends = s.starts + interval '1 microsecond' AND $3 > interval '0' THEN s.starts
                    ELSE s.ends END + $3 AS wide_end
            FROM (%1$s) s
        ) w
        $sql$,
        side,
        CASE WHEN is_first AND NOT is_second THEN 'w.wide_start' ELSE 'w.starts' END,
        CASE WHEN is_first AND is_second THEN 'greatest(w.wide_end, w.ends + $2)'
            WHEN is_first THEN 'w.wide_end' ELSE 'w.ends' END
    )
$$;
COMMENT ON FUNCTION coord.windowed_query(text, boolean, boolean) IS
    'One side with its widened windows; $2 and $3 are lead and lag';

CREATE FUNCTION coord.find_overlaps(
    input regclass, input_start text, input_end text DEFAULT NULL, input_id text DEFAULT NULL,
    other regclass DEFAULT NULL, other_start text DEFAULT NULL, other_end text DEFAULT NULL,
    other_id text DEFAULT NULL, distance double precision DEFAULT 0, lead_hours double precision DEFAULT 0,
    lag_hours double precision DEFAULT 0, time_zone text DEFAULT :'time_zone', meeting_ground boolean DEFAULT true,
    input_geometry text DEFAULT NULL, other_geometry text DEFAULT NULL
) RETURNS TABLE (
    input_key text, overlay_key text, overlap_start timestamp, overlap_end timestamp, overlap_hours double precision,
    distance_m double precision, overlap_m2 double precision, geom geometry
)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, pg_temp
-- Rows are few and each is dear: two geometries compared. The planner does not know that workers pay so early.
SET parallel_tuple_cost = 0 SET min_parallel_table_scan_size = '512kB' SET jit = off
SET work_mem = '64MB' SET client_min_messages = warning
-- Set below to the way that is right; named here so that they hold for this function only.
SET enable_nestloop = on SET enable_hashjoin = on SET enable_mergejoin = off
AS $$
DECLARE
    is_self constant boolean := other IS NULL;
    lead constant interval := coord.ticks(lead_hours);
    lag constant interval := coord.ticks(lag_hours);
    reference constant record := coord.reference_of(input, input_geometry);
    indexed_side constant text := $sql$
        SELECT t.id AS place, t.%2$I::text AS key, t.geom, t.occupancy,
            coalesce(lower(t.occupancy), '-infinity') AS starts, coalesce(upper(t.occupancy), 'infinity') AS ends
        FROM %1$s t WHERE t.geom IS NOT NULL
    $sql$;
    gridded_side constant text := $sql$
        SELECT g.*, coord.cells(g.x0, g.y0, g.t0, g.x1, g.y1, g.t1) AS cell
        FROM (
            SELECT b.*,
                (coord.west(b.geom) - $4 / 2 - $6) / $8 AS x0, (coord.south(b.geom) - $4 / 2 - $7) / $8 AS y0,
                (coord.east(b.geom) + $4 / 2 - $6) / $8 AS x1, (coord.north(b.geom) + $4 / 2 - $7) / $8 AS y1,
                extract(epoch FROM least(greatest(b.from_, $9), $10) - $9)::double precision / $11 AS t0,
                extract(epoch FROM least(greatest(b.till_, $9), $10) - $9)::double precision / $11 AS t1
            FROM (%s) b
        ) g
    $sql$;
    one text;
    two text;
    condition text;
    west double precision;
    south double precision;
    edge double precision;
    slab double precision;
    early timestamptz;
    late timestamptz;
BEGIN
    IF NOT (distance >= 0 AND lead_hours >= 0 AND lag_hours >= 0) THEN
        PERFORM coord.refuse('Distance, lead and lag are numbers from 0 up.');
    END IF;
    IF (distance > 0 OR meeting_ground) AND NOT reference.is_metric THEN
        PERFORM coord.refuse('The reference system of {table} does not measure in metres, so the database cannot tell distances and areas in it. Find the overlaps in QGIS instead.', jsonb_build_object('table', input::text));
    END IF;
    IF is_self THEN
        other := input;
        other_start := input_start;
        other_end := input_end;
        other_id := input_id;
        other_geometry := input_geometry;
    END IF;
    condition := 'a.from_ < b.till_ AND b.from_ < a.till_'
        || CASE WHEN is_self THEN ' AND a.place < b.place' ELSE '' END
        || CASE WHEN distance > 0 THEN ' AND coord.comes_within(a.geom, b.geom, $4)' ELSE ' AND coord.meets(a.geom, b.geom)' END;

    IF input_start = 'occupancy' AND other_start = 'occupancy'
        AND coord.has_place_time_index(input) AND coord.has_place_time_index(other)
    THEN
        -- Their own times, and no rows hidden: for each record of one side a look into the other's index on ground and
        -- time. Workers share the records of the one side. Joining otherwise would compare all with all.
        PERFORM set_config('enable_hashjoin', 'off', true);
        one := coord.windowed_query(format(indexed_side, input, coalesce(input_id, 'id')), true, is_self);
        two := coord.windowed_query(format(indexed_side, other, coalesce(other_id, 'id')), is_self, true);
        condition := condition || CASE
            WHEN lead_hours = 0 AND lag_hours = 0 THEN ' AND a.occupancy && b.occupancy'
            ELSE ' AND tstzrange(lower(a.occupancy) - greatest($2, $3), upper(a.occupancy) + greatest($2, $3)) && b.occupancy'
        END;
    ELSE
        -- Any tables, and rows that are hidden from the login: no index serves. Then a grid over ground and time, and a
        -- hash join of the cells that workers do together (where rows are hidden, they read and the leader joins). A pair counts in one cell only: that of the corner, south,
        -- west and early, of what the two share.
        PERFORM set_config('enable_nestloop', 'off', true);
        one := 'SELECT s.* FROM (' || coord.side_query(input, input_start, input_end, input_id, input_geometry, reference.srid)
            || ') s WHERE s.reason IS NULL';
        two := 'SELECT s.* FROM (' || coord.side_query(other, other_start, other_end, other_id, other_geometry, reference.srid)
            || ') s WHERE s.reason IS NULL';
        one := coord.windowed_query(one, true, is_self);
        two := coord.windowed_query(two, is_self, true);
        EXECUTE format(
            $sql$
            SELECT s.west, s.south, s.early, s.late,
                -- Cells about twice as large as the records, and no more of them than records: few entries, few strangers.
                greatest(2 * s.wide, 2 * s.high, 2 * sqrt(s.covered), sqrt((s.east - s.west) * (s.north - s.south) / s.n),
                    (s.east - s.west) / 1e6, (s.north - s.south) / 1e6, 1e-6) AS edge,
                greatest(2 * s.lasting, extract(epoch FROM s.late - s.early) / 64, 1) AS slab
            FROM (
                SELECT count(*) AS n, min(coord.west(r.geom)) - $4 AS west, min(coord.south(r.geom)) - $4 AS south,
                    max(coord.east(r.geom)) + $4 AS east, max(coord.north(r.geom)) + $4 AS north,
                    avg(coord.east(r.geom) - coord.west(r.geom)) + $4 AS wide,
                    avg(coord.north(r.geom) - coord.south(r.geom)) + $4 AS high,
                    avg((coord.east(r.geom) - coord.west(r.geom)) * (coord.north(r.geom) - coord.south(r.geom))) AS covered,
                    coalesce(min(r.from_) FILTER (WHERE isfinite(r.from_)), 'epoch') AS early,
                    coalesce(max(r.from_) FILTER (WHERE isfinite(r.from_)), 'epoch') AS late,
                    -- Not the plain average: some records last for ever.
                    exp(avg(ln(greatest(extract(epoch FROM r.till_ - r.from_)::double precision, 1)))
                        FILTER (WHERE isfinite(r.from_) AND isfinite(r.till_))) AS lasting
                FROM (%s) r
            ) s
            $sql$,
            CASE WHEN is_self THEN one ELSE format('SELECT geom, from_, till_ FROM (%s) a UNION ALL SELECT geom, from_, till_ FROM (%s) b', one, two) END
        ) INTO west, south, early, late, edge, slab USING time_zone, lead, lag, distance;
        one := format(gridded_side, one);
        two := format(gridded_side, two);
        condition := condition || ' AND a.cell = b.cell AND a.x0 <= b.x1 AND b.x0 <= a.x1 AND a.y0 <= b.y1 AND b.y0 <= a.y1'
            ' AND a.cell = (floor(greatest(a.x0, b.x0))::bigint << 40) | (floor(greatest(a.y0, b.y0))::bigint << 18)'
            ' | floor(greatest(a.t0, b.t0))::bigint';
    END IF;

    RETURN QUERY EXECUTE format(
        $sql$
        SELECT p.input_key, p.overlay_key,
            CASE WHEN isfinite(p.starts) THEN date_trunc('minute', p.starts AT TIME ZONE $1) END,
            CASE WHEN isfinite(p.ends) THEN date_trunc('minute', p.ends AT TIME ZONE $1) END,
            CASE WHEN NOT (isfinite(p.starts) AND isfinite(p.ends)) THEN NULL
                WHEN p.ends = p.starts + interval '1 microsecond' THEN 0
                ELSE extract(epoch FROM p.ends - p.starts)::double precision / 3600 END,
            p.distance_m, CASE WHEN $5 THEN coord.area_of(p.geom) END, p.geom
        FROM (
            SELECT a.key AS input_key, b.key AS overlay_key,
                -- The first widened and the second as it is; within one table, where they so do not meet, the other way.
                CASE WHEN greatest(a.wide_start, b.starts) < least(a.wide_end, b.ends)
                    THEN greatest(a.wide_start, b.starts) ELSE greatest(a.starts, b.wide_start) END AS starts,
                CASE WHEN greatest(a.wide_start, b.starts) < least(a.wide_end, b.ends)
                    THEN least(a.wide_end, b.ends) ELSE least(a.ends, b.wide_end) END AS ends,
                CASE WHEN $4 > 0 THEN coord.apart(a.geom, b.geom) ELSE 0 END AS distance_m,
                unnest(ARRAY[CASE WHEN $5 THEN coord.common_ground(a.geom, b.geom) END]) AS geom
            FROM (%s) a JOIN (%s) b ON %s
        ) p
        $sql$, one, two, condition)
    USING time_zone, lead, lag, distance, meeting_ground,
        west, south, edge, early, late, slab;
END
$$;
COMMENT ON FUNCTION coord.find_overlaps(
    regclass, text, text, text, regclass, text, text, text, double precision, double precision, double precision, text,
    boolean, text, text
) IS 'The pairs of records of one table, or of two, that meet in space and in time; columns are given by their names.
For works, events and areas the column occupancy holds their times from setting up to clearing.';

DO $$
DECLARE
    made regprocedure;
BEGIN
    FOR made IN SELECT p.oid FROM pg_proc p WHERE p.pronamespace = 'coord'::regnamespace AND p.proname IN (
        'instant', 'moment_parts', 'moment_wall', 'moment_shift', 'ticks', 'mended_ground', 'usable_ground', 'in_reference',
        'is_metric', 'srid_of', 'west', 'south', 'east', 'north', 'meets', 'comes_within', 'apart', 'polygons',
        'common_ground', 'area_of', 'cells', 'geometry_column', 'moment_query', 'side_query', 'reference_of',
        'find_left_out', 'has_place_time_index', 'windowed_query', 'find_overlaps'
    ) LOOP
        EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO coord_reader, coord_public', made);
    END LOOP;
END
$$;
