-- A workspace of schema version 1 as version 0.1.0 of the plugin made it, without its R-trees; EPSG:3877.
CREATE TABLE "workspace" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "workspace_id" TEXT NOT NULL CHECK (length("workspace_id") = 36),
  "schema_version" INTEGER NOT NULL,
  "crs" TEXT NOT NULL CHECK (trim("crs") <> ''),
  "time_zone" TEXT NOT NULL CHECK (trim("time_zone") <> ''),
  "rule_set" TEXT
);
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('workspace', 'attributes', 'workspace', 0);
CREATE TABLE "party" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "id" TEXT UNIQUE CHECK (length("id") = 36),
  "name" TEXT NOT NULL CHECK (trim("name") <> ''),
  "kind" TEXT NOT NULL DEFAULT 'other' CHECK ("kind" IN ('street', 'zoning', 'electricity', 'water', 'district_heating', 'telecom', 'gas', 'event_organiser', 'rescue', 'public_transport', 'contractor', 'other')),
  "contact_name" TEXT,
  "contact_email" TEXT,
  "contact_phone" TEXT,
  "colour" TEXT,
  "row_version" INTEGER DEFAULT 1,
  "updated_at" TEXT,
  "updated_by" TEXT
);
CREATE TRIGGER "party_added" AFTER INSERT ON "party"
    WHEN NEW.id IS NULL OR NEW.updated_at IS NULL OR NEW.row_version IS NULL
    BEGIN
        UPDATE "party" SET
            id = coalesce(NEW.id, lower(
                hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
                || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
            )),
            updated_at = coalesce(NEW.updated_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            row_version = coalesce(NEW.row_version, 1)
        WHERE fid = NEW.fid;
    END;
CREATE TRIGGER "party_changed" AFTER UPDATE ON "party"
    WHEN NEW.row_version = OLD.row_version AND OLD.updated_at IS NOT NULL
    BEGIN
        UPDATE "party" SET row_version = OLD.row_version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
        WHERE fid = NEW.fid;
    END;
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('party', 'attributes', 'party', 0);
CREATE TABLE "area" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  "id" TEXT UNIQUE CHECK (length("id") = 36),
  "name" TEXT NOT NULL CHECK (trim("name") <> ''),
  "area_type" TEXT NOT NULL DEFAULT 'venue' CHECK ("area_type" IN ('venue', 'plan', 'protected_street', 'access_route')),
  "valid_from" TEXT CHECK ("valid_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "valid_from", '+0 days') IS "valid_from"),
  "valid_to" TEXT CHECK ("valid_to" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "valid_to", '+0 days') IS "valid_to"),
  "party_id" TEXT REFERENCES "party" (id) DEFERRABLE INITIALLY DEFERRED CHECK (length("party_id") = 36),
  "capacity" INTEGER CHECK ("capacity" >= 0),
  "bears_heavy_vehicles" BOOLEAN CHECK ("bears_heavy_vehicles" IN (0, 1)),
  "terms" TEXT,
  "source" TEXT,
  "source_id" TEXT,
  "row_version" INTEGER DEFAULT 1,
  "updated_at" TEXT,
  "updated_by" TEXT,
  CONSTRAINT 'The end must be after the start.' CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to)
);
CREATE TRIGGER "area_added" AFTER INSERT ON "area"
    WHEN NEW.id IS NULL OR NEW.updated_at IS NULL OR NEW.row_version IS NULL
    BEGIN
        UPDATE "area" SET
            id = coalesce(NEW.id, lower(
                hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
                || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
            )),
            updated_at = coalesce(NEW.updated_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            row_version = coalesce(NEW.row_version, 1)
        WHERE fid = NEW.fid;
    END;
CREATE TRIGGER "area_changed" AFTER UPDATE ON "area"
    WHEN NEW.row_version = OLD.row_version AND OLD.updated_at IS NOT NULL
    BEGIN
        UPDATE "area" SET row_version = OLD.row_version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
        WHERE fid = NEW.fid;
    END;
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('area', 'features', 'area', 3877);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('area', 'geom', 'MULTIPOLYGON', 3877, 0, 0);
CREATE TABLE "work" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  "id" TEXT UNIQUE CHECK (length("id") = 36),
  "title" TEXT NOT NULL CHECK (trim("title") <> ''),
  "work_type" TEXT NOT NULL DEFAULT 'other' CHECK ("work_type" IN ('street_work', 'water_supply_and_sewer', 'electricity', 'district_heating', 'telecom', 'gas', 'public_transport', 'network_connection', 'advertising', 'other')),
  "status" TEXT NOT NULL DEFAULT 'planned' CHECK ("status" IN ('draft', 'planned', 'confirmed', 'in_progress', 'completed', 'cancelled')),
  "party_id" TEXT REFERENCES "party" (id) DEFERRABLE INITIALLY DEFERRED CHECK (length("party_id") = 36),
  "project" TEXT,
  "starts_at" TEXT CHECK ("starts_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "starts_at", '+0 days') IS "starts_at"),
  "ends_at" TEXT CHECK ("ends_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "ends_at", '+0 days') IS "ends_at"),
  "setup_at" TEXT CHECK ("setup_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "setup_at", '+0 days') IS "setup_at"),
  "cleared_at" TEXT CHECK ("cleared_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "cleared_at", '+0 days') IS "cleared_at"),
  "schedule" TEXT,
  "certainty" TEXT NOT NULL DEFAULT 'fixed' CHECK ("certainty" IN ('fixed', 'window')),
  "emergency" BOOLEAN NOT NULL DEFAULT 0 CHECK ("emergency" IN (0, 1)),
  "permit_ref" TEXT,
  "lane_impact" TEXT NOT NULL DEFAULT 'none' CHECK ("lane_impact" IN ('none', 'one_lane', 'one_lane_both', 'several_lanes', 'one_direction_closed', 'both_directions_closed')),
  "lane_impact_length" REAL CHECK ("lane_impact_length" >= 0),
  "guarantee_days" INTEGER CHECK ("guarantee_days" >= 0),
  "description" TEXT,
  "source" TEXT,
  "source_id" TEXT,
  "row_version" INTEGER DEFAULT 1,
  "updated_at" TEXT,
  "updated_by" TEXT,
  CONSTRAINT 'The end must be after the start.' CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at),
  CONSTRAINT 'Set-up cannot be after the start.' CHECK (setup_at IS NULL OR starts_at IS NULL OR setup_at <= starts_at),
  CONSTRAINT 'Clearing cannot be before the end.' CHECK (cleared_at IS NULL OR ends_at IS NULL OR ends_at <= cleared_at)
);
CREATE TRIGGER "work_added" AFTER INSERT ON "work"
    WHEN NEW.id IS NULL OR NEW.updated_at IS NULL OR NEW.row_version IS NULL
    BEGIN
        UPDATE "work" SET
            id = coalesce(NEW.id, lower(
                hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
                || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
            )),
            updated_at = coalesce(NEW.updated_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            row_version = coalesce(NEW.row_version, 1)
        WHERE fid = NEW.fid;
    END;
CREATE TRIGGER "work_changed" AFTER UPDATE ON "work"
    WHEN NEW.row_version = OLD.row_version AND OLD.updated_at IS NOT NULL
    BEGIN
        UPDATE "work" SET row_version = OLD.row_version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
        WHERE fid = NEW.fid;
    END;
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('work', 'features', 'work', 3877);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('work', 'geom', 'MULTIPOLYGON', 3877, 0, 0);
CREATE TABLE "event" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  "id" TEXT UNIQUE CHECK (length("id") = 36),
  "title" TEXT NOT NULL CHECK (trim("title") <> ''),
  "event_type" TEXT NOT NULL DEFAULT 'other' CHECK ("event_type" IN ('festival', 'concert', 'market', 'race', 'fair', 'sports', 'public_meeting', 'other')),
  "status" TEXT NOT NULL DEFAULT 'planned' CHECK ("status" IN ('draft', 'planned', 'confirmed', 'in_progress', 'completed', 'cancelled')),
  "party_id" TEXT REFERENCES "party" (id) DEFERRABLE INITIALLY DEFERRED CHECK (length("party_id") = 36),
  "project" TEXT,
  "starts_at" TEXT CHECK ("starts_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "starts_at", '+0 days') IS "starts_at"),
  "ends_at" TEXT CHECK ("ends_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "ends_at", '+0 days') IS "ends_at"),
  "setup_at" TEXT CHECK ("setup_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "setup_at", '+0 days') IS "setup_at"),
  "cleared_at" TEXT CHECK ("cleared_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "cleared_at", '+0 days') IS "cleared_at"),
  "schedule" TEXT,
  "certainty" TEXT NOT NULL DEFAULT 'fixed' CHECK ("certainty" IN ('fixed', 'window')),
  "expected_attendance" INTEGER CHECK ("expected_attendance" >= 0),
  "noise" TEXT NOT NULL DEFAULT 'none' CHECK ("noise" IN ('none', 'moderate', 'loud')),
  "venue_id" TEXT REFERENCES "area" (id) DEFERRABLE INITIALLY DEFERRED CHECK (length("venue_id") = 36),
  "permit_ref" TEXT,
  "description" TEXT,
  "source" TEXT,
  "source_id" TEXT,
  "row_version" INTEGER DEFAULT 1,
  "updated_at" TEXT,
  "updated_by" TEXT,
  CONSTRAINT 'The end must be after the start.' CHECK (starts_at IS NULL OR ends_at IS NULL OR starts_at < ends_at),
  CONSTRAINT 'Set-up cannot be after the start.' CHECK (setup_at IS NULL OR starts_at IS NULL OR setup_at <= starts_at),
  CONSTRAINT 'Clearing cannot be before the end.' CHECK (cleared_at IS NULL OR ends_at IS NULL OR ends_at <= cleared_at)
);
CREATE TRIGGER "event_added" AFTER INSERT ON "event"
    WHEN NEW.id IS NULL OR NEW.updated_at IS NULL OR NEW.row_version IS NULL
    BEGIN
        UPDATE "event" SET
            id = coalesce(NEW.id, lower(
                hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
                || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
            )),
            updated_at = coalesce(NEW.updated_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            row_version = coalesce(NEW.row_version, 1)
        WHERE fid = NEW.fid;
    END;
CREATE TRIGGER "event_changed" AFTER UPDATE ON "event"
    WHEN NEW.row_version = OLD.row_version AND OLD.updated_at IS NOT NULL
    BEGIN
        UPDATE "event" SET row_version = OLD.row_version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
        WHERE fid = NEW.fid;
    END;
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('event', 'features', 'event', 3877);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('event', 'geom', 'MULTIPOLYGON', 3877, 0, 0);
CREATE TABLE "overlap" (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  geom MULTIPOLYGON,
  "id" TEXT UNIQUE CHECK (length("id") = 36),
  "first_kind" TEXT NOT NULL CHECK ("first_kind" IN ('work', 'event', 'area')),
  "first_id" TEXT NOT NULL CHECK (length("first_id") = 36),
  "first_title" TEXT,
  "first_party" TEXT,
  "second_kind" TEXT NOT NULL CHECK ("second_kind" IN ('work', 'event', 'area')),
  "second_id" TEXT NOT NULL CHECK (length("second_id") = 36),
  "second_title" TEXT,
  "second_party" TEXT,
  "rule" TEXT NOT NULL CHECK (trim("rule") <> ''),
  "outcome" TEXT NOT NULL CHECK ("outcome" IN ('conflict', 'opportunity', 'notice')),
  "severity" TEXT NOT NULL CHECK ("severity" IN ('high', 'medium', 'low')),
  "overlap_start" TEXT CHECK ("overlap_start" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "overlap_start", '+0 days') IS "overlap_start"),
  "overlap_end" TEXT CHECK ("overlap_end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]' AND strftime('%Y-%m-%dT%H:%M', "overlap_end", '+0 days') IS "overlap_end"),
  "hours" REAL CHECK ("hours" >= 0),
  "distance_m" REAL CHECK ("distance_m" >= 0),
  "area_m2" REAL CHECK ("area_m2" >= 0),
  "assessment" TEXT NOT NULL DEFAULT 'open' CHECK ("assessment" IN ('open', 'accepted', 'rejected', 'resolved', 'snoozed', 'reassess', 'closed')),
  "assessed_by" TEXT,
  "note" TEXT,
  "fingerprint" TEXT NOT NULL CHECK (trim("fingerprint") <> ''),
  "row_version" INTEGER DEFAULT 1,
  "updated_at" TEXT,
  "updated_by" TEXT
);
CREATE TRIGGER "overlap_added" AFTER INSERT ON "overlap"
    WHEN NEW.id IS NULL OR NEW.updated_at IS NULL OR NEW.row_version IS NULL
    BEGIN
        UPDATE "overlap" SET
            id = coalesce(NEW.id, lower(
                hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
                || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))
            )),
            updated_at = coalesce(NEW.updated_at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            row_version = coalesce(NEW.row_version, 1)
        WHERE fid = NEW.fid;
    END;
CREATE TRIGGER "overlap_changed" AFTER UPDATE ON "overlap"
    WHEN NEW.row_version = OLD.row_version AND OLD.updated_at IS NOT NULL
    BEGIN
        UPDATE "overlap" SET row_version = OLD.row_version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now')
        WHERE fid = NEW.fid;
    END;
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('overlap', 'features', 'overlap', 3877);
INSERT INTO gpkg_geometry_columns (table_name, column_name, geometry_type_name, srs_id, z, m) VALUES ('overlap', 'geom', 'MULTIPOLYGON', 3877, 0, 0);
INSERT INTO workspace (workspace_id, schema_version, crs, time_zone) VALUES ('11111111-1111-4111-8111-111111111111', 1, 'EPSG:3877', 'Europe/Helsinki');
