-- What a check keeps: overlaps that say what was decided of them, and what was compared, so that the next check compares
-- only what is different.

SET LOCAL ROLE coord_owner;

-- What an overlap says of its assessment is written by whoever decides last; it must not say what nobody decided.
CREATE FUNCTION coord.keep_decided() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    IF NOT coord.is_admin() AND (
        OLD.assessment = 'closed'
        OR NEW.assessment = 'open' AND num_nonnulls(NEW.assessed_by, NEW.note) > 0
        OR NEW.assessment <> 'open' AND NOT EXISTS (
            SELECT FROM coord.assessment a
            WHERE a.overlap_id = OLD.id AND (a.decision = NEW.assessment OR NEW.assessment = 'reassess')
        )
        OR NEW.note IS NOT NULL AND NOT EXISTS (
            SELECT FROM coord.assessment a WHERE a.overlap_id = OLD.id AND a.note = NEW.note
        )
        -- A name may have a comma in it, too; who is not known to a client is a question mark.
        OR EXISTS (
            SELECT unnest(string_to_array(NEW.assessed_by, ', '))
            EXCEPT SELECT unnest(string_to_array(p.name, ', '))
            FROM coord.assessment a JOIN coord.party p ON p.id = a.party_id WHERE a.overlap_id = OLD.id
            EXCEPT SELECT '?'
        )
    ) THEN
        PERFORM coord.refuse('No party decided so; each decides for itself, under Decisions.');
    END IF;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION coord.keep_decided() IS 'Let an overlap say only what some party decided';
CREATE TRIGGER keep_decided BEFORE UPDATE ON coord.overlap
    FOR EACH ROW EXECUTE FUNCTION coord.keep_decided();
ALTER TABLE coord.overlap ENABLE ALWAYS TRIGGER keep_decided;

-- No sync carries overlaps, so only this word says that a check was here.
CREATE FUNCTION coord.tell() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
    PERFORM pg_notify('coord_change', jsonb_build_object('tables', jsonb_build_array(TG_TABLE_NAME))::text);
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION coord.tell() IS 'Say to who listens that a table changed, not what';
CREATE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE ON coord.overlap
    FOR EACH STATEMENT EXECUTE FUNCTION coord.tell();
ALTER TABLE coord.overlap ENABLE ALWAYS TRIGGER tell;

CREATE TABLE coord.checked (
    id text PRIMARY KEY,
    digest text NOT NULL
);
COMMENT ON TABLE coord.checked IS
    'Records as the last check of overlaps saw them; the entry “rules” is of its rules and of how many overlaps there were';
GRANT SELECT, INSERT, UPDATE, DELETE ON coord.checked TO coord_admin;
