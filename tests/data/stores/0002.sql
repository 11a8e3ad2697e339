-- 0002.sql: a small store as a release with schema 2 wrote it. Not to be changed.
PRAGMA application_id = 1112299339;
PRAGMA user_version = 2;
BEGIN TRANSACTION;
CREATE TABLE audit (
  seq    INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL,
  token  TEXT NOT NULL,
  role   TEXT NOT NULL,
  action TEXT NOT NULL,
  object TEXT NOT NULL,
  status INTEGER NOT NULL,
  detail TEXT NOT NULL,
  hash   BLOB NOT NULL CHECK (length (hash) = 32)
) STRICT;
INSERT INTO "audit" VALUES(1,1600000000000000,'','','token create','54c79beb09c4b0e5',0,'reporter for S1',X'9023BC104B8BA873E0643B45E95749A1BE91CE925AFC5C72C2FA2BFC82CC6BEF');
CREATE TABLE checkpoint (
  seq  INTEGER PRIMARY KEY,
  hash BLOB NOT NULL CHECK (length (hash) = 32),
  data BLOB NOT NULL
) STRICT;
INSERT INTO "checkpoint" VALUES(7,X'98DF0AFDEAAC61BA3A6F14F60B90F616D94B2A7FBD91E27A7D06C630DCA4A36E',X'66696775726573');
CREATE TABLE counter (
  counter_id INTEGER PRIMARY KEY CHECK (counter_id = 1),
  seq        INTEGER NOT NULL CHECK (seq >= 0),
  audit_seq  INTEGER NOT NULL CHECK (audit_seq >= 0),
  audit_hash BLOB NOT NULL CHECK (length (audit_hash) = 32)
, placed INTEGER NOT NULL DEFAULT 0 CHECK (placed >= 0)) STRICT;
INSERT INTO "counter" VALUES(1,9,1,X'9023BC104B8BA873E0643B45E95749A1BE91CE925AFC5C72C2FA2BFC82CC6BEF',6);
CREATE TABLE document (
  document_id INTEGER PRIMARY KEY,
  type        TEXT NOT NULL,
  id          TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  place       TEXT,
  json        TEXT,
  UNIQUE (type, id)
) STRICT;
INSERT INTO "document" VALUES(1,'area','S',1,'S','{"type":"area","id":"S","at":"2022-03-10T06:00:00Z","level":"city","name":"小城"}');
INSERT INTO "document" VALUES(2,'area','S1',2,'S1','{"type":"area","id":"S1","at":"2022-03-10T06:00:00Z","parent":"S","level":"district","name":"一区"}');
INSERT INTO "document" VALUES(3,'round','r1',3,NULL,'{"type":"round","id":"r1","at":"2022-03-10T06:00:00Z","name":"一轮","starts":"2022-03-10T08:00:00Z","deadline":"2022-03-11T20:00:00Z","areas":["S1"],"milestones":[],"sample":true}');
INSERT INTO "document" VALUES(4,'site','S1-p1',4,'S1-p1','{"type":"site","id":"S1-p1","at":"2022-03-10T06:00:00Z","area":"S1","kind":"sampling","name":"点","state":"open","sample":true}');
INSERT INTO "document" VALUES(5,'donation','d1',5,NULL,'{"type":"donation","id":"d1","at":"2022-03-10T06:00:00Z","form":"cash","amount_fen":1200,"sample":true}');
INSERT INTO "document" VALUES(6,'team','t1',9,'411002',NULL);
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('epoch','a64869dee1262d53');
INSERT INTO "meta" VALUES('root','S');
INSERT INTO "meta" VALUES('time_zone','Europe/Lisbon');
CREATE TABLE place_step (
  last    INTEGER PRIMARY KEY,
  since   INTEGER NOT NULL CHECK (since < last),
  entries BLOB NOT NULL
) STRICT;
INSERT INTO "place_step" VALUES(6,0,X'010106');
CREATE TABLE report (
  seq        INTEGER PRIMARY KEY,
  id         BLOB NOT NULL UNIQUE CHECK (length (id) = 16),
  place      INTEGER NOT NULL REFERENCES word,
  subject    INTEGER NOT NULL REFERENCES word,
  at         INTEGER NOT NULL,
  received   INTEGER NOT NULL,
  source     INTEGER NOT NULL,
  statements BLOB NOT NULL
) STRICT;
INSERT INTO "report" VALUES(6,X'0174876E800770008700000000000000',1,2,1600000000000007,1700000000000000,0,X'08030E0304000000000000E03F');
INSERT INTO "report" VALUES(7,X'0174876E800870008800000000000000',1,2,1600000000000008,1700000000000000,0,X'0803100304000000000000E03F');
CREATE TABLE token (
  token_id TEXT PRIMARY KEY,
  hash     BLOB NOT NULL UNIQUE CHECK (length (hash) = 32),
  name     TEXT NOT NULL,
  role     TEXT NOT NULL,
  area     TEXT NOT NULL,
  created  INTEGER NOT NULL,
  expires  INTEGER NOT NULL,
  revoked  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "token" VALUES('54c79beb09c4b0e5',X'88CA6C313A263DFBBA1709E42A6BAFE2B5D8E81D8AA7B3CA016DB915460C3224','gate','reporter','S1',1600000000000000,0,0);
CREATE TABLE word (
  word_id INTEGER PRIMARY KEY,
  text    TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO "word" VALUES(1,'S1-p1');
INSERT INTO "word" VALUES(2,'sampling:r1');
INSERT INTO "word" VALUES(3,'sampled');
INSERT INTO "word" VALUES(4,'queue');
CREATE UNIQUE INDEX document_seq ON document (type, seq);
COMMIT;
