-- 0001: all that the first release keeps.

-- One row: the number that was given last, and the end of the audit's chain.
CREATE TABLE counter (
  counter_id INTEGER PRIMARY KEY CHECK (counter_id = 1),
  seq        INTEGER NOT NULL CHECK (seq >= 0),
  audit_seq  INTEGER NOT NULL CHECK (audit_seq >= 0),
  audit_hash BLOB NOT NULL CHECK (length (audit_hash) = 32)
) STRICT;
INSERT INTO counter VALUES (1, 0, 0, zeroblob (32));

CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Codes of places, subjects and measures, written once.
CREATE TABLE word (
  word_id INTEGER PRIMARY KEY,
  text    TEXT NOT NULL UNIQUE
) STRICT;

-- The log: append-only. `at` and `received` are microseconds since 1970;
-- `statements` is what bw-statement-blob.c writes.
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
CREATE INDEX report_place ON report (place);

-- `json` is NULL: the document is gone.
CREATE TABLE document (
  document_id INTEGER PRIMARY KEY,
  type        TEXT NOT NULL,
  id          TEXT NOT NULL,
  seq         INTEGER NOT NULL,
  place       TEXT,
  json        TEXT,
  UNIQUE (type, id)
) STRICT;
CREATE UNIQUE INDEX document_seq ON document (type, seq);

-- `hash` is the BLAKE2b of `data`: what is not whole is not used.
CREATE TABLE checkpoint (
  seq  INTEGER PRIMARY KEY,
  hash BLOB NOT NULL CHECK (length (hash) = 32),
  data BLOB NOT NULL
) STRICT;

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

-- `hash` is the BLAKE2b of the row before's and of this row.
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
