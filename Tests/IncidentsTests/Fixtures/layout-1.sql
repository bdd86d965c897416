-- The working file as version 0.1.0 lays it out (layout 1), written with SQL alone: two short tables imported, one
-- record replaced, one link accepted; the tables of the standard are there before. This file never changes: a newer
-- layout gets one of its own.
CREATE TABLE "incidents" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "geom" POINT,
  "id" TEXT NOT NULL UNIQUE,
  "title" TEXT,
  "kind" TEXT,
  "source_code" TEXT,
  "date_start" DATE,
  "date_end" DATE,
  "date_precision" TEXT,
  "place" TEXT,
  "place_id" TEXT,
  "place_precision" TEXT,
  "country" TEXT,
  "admin1" TEXT,
  "radius_km" DOUBLE,
  "label_latitude" DOUBLE,
  "label_longitude" DOUBLE,
  "destination" TEXT,
  "destination_id" TEXT,
  "destination_latitude" DOUBLE,
  "destination_longitude" DOUBLE,
  "actors" TEXT,
  "killed_min" INTEGER,
  "killed_max" INTEGER,
  "killed_note" TEXT,
  "wounded_min" INTEGER,
  "wounded_max" INTEGER,
  "captured_min" INTEGER,
  "captured_max" INTEGER,
  "certainty" TEXT,
  "on_map" BOOLEAN,
  "sources" TEXT,
  "reports" TEXT,
  "note" TEXT,
  "original_columns" TEXT,
  "original" TEXT
);
CREATE VIRTUAL TABLE "rtree_incidents_geom"
USING rtree(id, minx, maxx, miny, maxy);
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
);
CREATE TABLE "incidents_by_area" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "id" TEXT NOT NULL UNIQUE,
  "title" TEXT,
  "kind" TEXT,
  "source_code" TEXT,
  "date_start" DATE,
  "date_end" DATE,
  "date_precision" TEXT,
  "place" TEXT,
  "place_id" TEXT,
  "place_precision" TEXT,
  "country" TEXT,
  "admin1" TEXT,
  "radius_km" DOUBLE,
  "label_latitude" DOUBLE,
  "label_longitude" DOUBLE,
  "destination" TEXT,
  "destination_id" TEXT,
  "destination_latitude" DOUBLE,
  "destination_longitude" DOUBLE,
  "actors" TEXT,
  "killed_min" INTEGER,
  "killed_max" INTEGER,
  "killed_note" TEXT,
  "wounded_min" INTEGER,
  "wounded_max" INTEGER,
  "captured_min" INTEGER,
  "captured_max" INTEGER,
  "certainty" TEXT,
  "on_map" BOOLEAN,
  "sources" TEXT,
  "reports" TEXT,
  "note" TEXT,
  "original_columns" TEXT,
  "original" TEXT
);
CREATE TABLE "sources" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "id" TEXT NOT NULL UNIQUE,
  "title" TEXT,
  "publisher" TEXT,
  "author" TEXT,
  "date" TEXT,
  "address" TEXT,
  "licence" TEXT
);
CREATE TABLE "incident_links" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "id" TEXT NOT NULL UNIQUE,
  "from_id" TEXT,
  "to_id" TEXT,
  "relation" TEXT,
  "reason" TEXT,
  "state" TEXT,
  "decided" DATETIME
);
CREATE TABLE "imports" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "id" TEXT NOT NULL UNIQUE,
  "name" TEXT,
  "format" TEXT,
  "fingerprint" TEXT,
  "state" TEXT,
  "started" DATETIME,
  "finished" DATETIME,
  "read" INTEGER,
  "added" INTEGER,
  "replaced" INTEGER,
  "unchanged" INTEGER,
  "rejected" INTEGER
);
CREATE TABLE "import_columns" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "id" TEXT NOT NULL UNIQUE,
  "names" TEXT
);
CREATE TABLE "incident_versions" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "id" TEXT NOT NULL UNIQUE,
  "incident_id" TEXT,
  "import_id" TEXT,
  "record" TEXT
);
CREATE TABLE "toposcope" (
  "fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  "id" TEXT NOT NULL UNIQUE,
  "version" INTEGER
);
INSERT INTO "gpkg_contents" VALUES ('incidents', 'features', 'Incidents', '', '2026-11-21T18:35:26.354Z', 1.31, 15.05, 1.83, 15.24, 4326);
INSERT INTO "gpkg_contents" VALUES ('layer_styles', 'attributes', 'layer_styles', 'Styles of the layers for QGIS', '2026-11-21T18:35:25.876Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO "gpkg_contents" VALUES ('incidents_by_area', 'attributes', 'Incidents known to an area', '', '2026-11-21T18:35:26.211Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO "gpkg_contents" VALUES ('sources', 'attributes', 'Sources', '', '2026-11-21T18:35:25.876Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO "gpkg_contents" VALUES ('incident_links', 'attributes', 'Links between incidents', '', '2026-11-21T18:35:26.436Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO "gpkg_contents" VALUES ('imports', 'attributes', 'Journal of imports', '', '2026-11-21T18:35:26.354Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO "gpkg_contents" VALUES ('import_columns', 'attributes', 'Columns of imported records', '', '2026-11-21T18:35:25.955Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO "gpkg_contents" VALUES ('incident_versions', 'attributes', 'Replaced versions of incidents', '', '2026-11-21T18:35:26.354Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO "gpkg_contents" VALUES ('toposcope', 'attributes', 'Layout of this file', '', '2026-11-21T18:35:25.886Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO "gpkg_geometry_columns" VALUES ('incidents', 'geom', 'POINT', 4326, 0, 0);
INSERT INTO "gpkg_extensions" VALUES ('incidents', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
INSERT INTO "incidents" VALUES (1, X'47500001E6100000010100000048E17A14AE47FD3F9A99999999192E40', 'pa:1', 'Ambush near Tongo Tongo', 'ambush', NULL, '2017-10-04', '2017-10-04', 'day', 'Tongo Tongo', NULL, 'point', 'NE', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'United States Army; Niger Armed Forces', 8, 8, NULL, NULL, NULL, NULL, NULL, 'stated', 1, 'paper-a', '[{"source":"paper-a","record":"1"}]', NULL, '1xcxb6j4iv4n', '["1","Ambush near Tongo Tongo","2017-10-04","15.05","1.83","ambush","8","NE","United States Army; Niger Armed Forces","paper-a","Tongo Tongo"]');
INSERT INTO "incidents" VALUES (2, X'47500001E61000000101000000F6285C8FC2F5F43FF6285C8FC2752E40', 'pa:2', 'Attack at Inates camp', 'armed-clash', NULL, '2019-12-10', '2019-12-10', 'day', 'Inates', NULL, 'point', 'NE', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Niger Armed Forces', 72, 72, NULL, NULL, NULL, NULL, NULL, 'stated', 1, 'paper-a', '[{"source":"paper-a","record":"2"}]', NULL, '1xcxb6j4iv4n', '["2","Attack at Inates camp","2019-12-10","15.23","1.31","armed-clash","72","NE","Niger Armed Forces","paper-a","Inates"]');
INSERT INTO "incidents" VALUES (3, X'47500001E61000000101000000CDCCCCCCCCCCFC3FAE47E17A142E2E40', 'pb:x1', 'Four Green Berets killed', 'ambush', NULL, '2017-10-04', '2017-10-04', 'day', 'Tongo Tongo', NULL, 'point', 'NE', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'US forces; Nigerien soldiers', 9, 9, NULL, NULL, NULL, NULL, NULL, 'stated', 1, 'paper-b', '[{"source":"paper-b","record":"x1"}]', NULL, '1xcxb6j4iv4n', '["x1","Four Green Berets killed","2017-10-04","15.09","1.80","ambush","9","NE","US forces; Nigerien soldiers","paper-b","Tongo Tongo"]');
INSERT INTO "incidents" VALUES (4, X'47500001E610000001010000001F85EB51B81EF53F7B14AE47E17A2E40', 'pb:x2', 'Inates assault', 'armed-clash', NULL, '2019-12-11', '2019-12-11', 'day', 'Inates', NULL, 'point', 'NE', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'Niger army', 73, 73, NULL, NULL, NULL, NULL, NULL, 'stated', 1, 'paper-b', '[{"source":"paper-b","record":"x2"}]', NULL, '1xcxb6j4iv4n', '["x2","Inates assault","2019-12-11","15.24","1.32","armed-clash","73","NE","Niger army","paper-b","Inates"]');
INSERT INTO "rtree_incidents_geom" VALUES (1, 1.8299999237060547, 1.8300000429153442, 15.049999237060547, 15.050000190734863);
INSERT INTO "rtree_incidents_geom" VALUES (3, 1.7999999523162842, 1.8000000715255737, 15.089999198913574, 15.09000015258789);
INSERT INTO "rtree_incidents_geom" VALUES (4, 1.3199999332427979, 1.3200000524520874, 15.239999771118164, 15.24000072479248);
INSERT INTO "rtree_incidents_geom" VALUES (2, 1.309999942779541, 1.3100001811981201, 15.229999542236328, 15.230001449584961);
INSERT INTO "incidents_by_area" VALUES (1, 'pa:3', 'First drone strike', 'air-strike', NULL, '2019-12-21', '2019-12-21', 'day', 'Mali', 'geonames:2453866', 'country', 'ML', NULL, NULL, 17.344, -3.54, NULL, NULL, NULL, NULL, 'France', 7, 7, NULL, NULL, NULL, NULL, NULL, 'stated', 1, 'paper-a', '[{"source":"paper-a","record":"3"}]', 'Area by the gazetteer: Mali, Mali (geonames:2453866).', '1xcxb6j4iv4n', '["3","First drone strike","2019-12-21","","","air-strike","7","ML","France","paper-a","Mali"]');
INSERT INTO "incidents_by_area" VALUES (2, 'pb:x3', 'Raid frees policemen', 'armed-clash', NULL, '2019-12-21', '2019-12-21', 'day', 'central Mali', NULL, 'area', 'ML', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'France', 33, 33, NULL, NULL, NULL, NULL, NULL, 'stated', 1, 'paper-b', '[{"source":"paper-b","record":"x3"}]', NULL, '1xcxb6j4iv4n', '["x3","Raid frees policemen","2019-12-21","","","armed-clash","33","ML","France","paper-b","central Mali"]');
INSERT INTO "incident_links" VALUES (1, 'pa:1 same-event pb:x1', 'pa:1', 'pb:x1', 'same-event', 'Accepted by a person.', 'accepted', '2026-11-21T18:35:26.435Z');
INSERT INTO "imports" VALUES (1, 'import-1', 'pa', 'table', '349 bytes of 1795285989.2547255', 'finished', '2026-11-21T18:35:25.895Z', '2026-11-21T18:35:25.955Z', 3, 3, 0, 0, 0);
INSERT INTO "imports" VALUES (2, 'import-2', 'pb', 'table', '340 bytes of 1795285989.2583635', 'finished', '2026-11-21T18:35:25.966Z', '2026-11-21T18:35:26.210Z', 3, 3, 0, 0, 0);
INSERT INTO "imports" VALUES (3, 'import-3', 'pa', 'table', '349 bytes of 1795286126.2780123', 'finished', '2026-11-21T18:35:26.345Z', '2026-11-21T18:35:26.353Z', 3, 0, 1, 2, 0);
INSERT INTO "import_columns" VALUES (1, '1xcxb6j4iv4n', '["id","title","date","lat","lon","type","killed","country","actors","source","place"]');
INSERT INTO "incident_versions" VALUES (1, 'pa:2 before import-3', 'pa:2', 'import-3', '{"type":"Feature","id":"pa:2","geometry":{"type":"Point","coordinates":[1.31,15.23]},"properties":{"title":"Attack at Inates camp","kind":"armed-clash","source_code":null,"date_start":"2019-12-10","date_end":"2019-12-10","date_precision":"day","place":"Inates","place_id":null,"place_precision":"point","country":"NE","admin1":null,"radius_km":null,"label_latitude":null,"label_longitude":null,"destination":null,"destination_id":null,"destination_latitude":null,"destination_longitude":null,"actors":"Niger Armed Forces","killed_min":71,"killed_max":71,"killed_note":null,"wounded_min":null,"wounded_max":null,"captured_min":null,"captured_max":null,"certainty":"stated","on_map":true,"sources":"paper-a","reports":"[{\"source\":\"paper-a\",\"record\":\"2\"}]","note":null,"original_columns":"1xcxb6j4iv4n","original":"[\"2\",\"Attack at Inates camp\",\"2019-12-10\",\"15.23\",\"1.31\",\"armed-clash\",\"71\",\"NE\",\"Niger Armed Forces\",\"paper-a\",\"Inates\"]"}}');
INSERT INTO "toposcope" VALUES (1, 'schema', 1);
CREATE TRIGGER "rtree_incidents_geom_insert" AFTER INSERT ON "incidents" WHEN (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO "rtree_incidents_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_incidents_geom_update1" AFTER UPDATE OF "geom" ON "incidents" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN INSERT OR REPLACE INTO "rtree_incidents_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_incidents_geom_update2" AFTER UPDATE OF "geom" ON "incidents" WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_incidents_geom" WHERE id = OLD."fid"; END;
CREATE TRIGGER "rtree_incidents_geom_update3" AFTER UPDATE ON "incidents" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_incidents_geom" WHERE id = OLD."fid"; INSERT OR REPLACE INTO "rtree_incidents_geom" VALUES (NEW."fid", ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;
CREATE TRIGGER "rtree_incidents_geom_update4" AFTER UPDATE ON "incidents" WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom")) BEGIN DELETE FROM "rtree_incidents_geom" WHERE id IN (OLD."fid", NEW."fid"); END;
CREATE TRIGGER "rtree_incidents_geom_delete" AFTER DELETE ON "incidents" WHEN OLD."geom" NOT NULL BEGIN DELETE FROM "rtree_incidents_geom" WHERE id = OLD."fid"; END;
