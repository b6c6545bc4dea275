-- What the last check of the workspace compared, so that the next one compares only what is different.

SET LOCAL ROLE coord_owner;

CREATE TABLE coord.checked (
    id text PRIMARY KEY,
    digest text NOT NULL
);
COMMENT ON TABLE coord.checked IS
    'Records as the last check of overlaps saw them; the entry “rules” is of its rules and of how many overlaps there were';
GRANT SELECT, INSERT, UPDATE, DELETE ON coord.checked TO coord_admin;
