-- 0001: all that the first release keeps in PostgreSQL.

-- One row: the number that was given last, the end of the audit's chain, and how
-- often tokens were changed. Who writes locks it first, and holds it up to the end
-- of the commit: so numbers become visible in their order, whoever writes.
CREATE TABLE counter (
  counter_id integer PRIMARY KEY CHECK (counter_id = 1),
  seq        bigint NOT NULL CHECK (seq >= 0),
  audit_seq  bigint NOT NULL CHECK (audit_seq >= 0),
  audit_hash bytea NOT NULL CHECK (length (audit_hash) = 32),
  tokens     bigint NOT NULL
) WITH (fillfactor = 10);
INSERT INTO counter VALUES (1, 0, 0, decode (repeat ('00', 32), 'hex'), 0);

-- Who writes, and the number of its last transaction: the answer to whether a
-- commit that was cut off has come about.
CREATE TABLE source (
  source_id bigint PRIMARY KEY,
  n         bigint NOT NULL,
  seen      timestamptz NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE meta (
  key   text PRIMARY KEY,
  value text NOT NULL
);

-- Codes of places, subjects and measures, written once.
CREATE TABLE word (
  word_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  text    text NOT NULL UNIQUE
);

-- The log: append-only. `at` and `received` are microseconds since 1970;
-- `statements` is what bw-statement-blob.c writes.
CREATE TABLE report (
  seq        bigint PRIMARY KEY,
  at         bigint NOT NULL,
  received   bigint NOT NULL,
  id         uuid NOT NULL UNIQUE,
  place      integer NOT NULL,
  subject    integer NOT NULL,
  source     smallint NOT NULL,
  statements bytea NOT NULL
);
CREATE INDEX report_place ON report (place, seq);

-- `json` is NULL: the document is gone.
CREATE TABLE document (
  type  text NOT NULL,
  id    text NOT NULL,
  seq   bigint NOT NULL,
  place text,
  json  text,
  PRIMARY KEY (type, id)
);
CREATE UNIQUE INDEX document_seq ON document (seq);
CREATE INDEX document_type ON document (type, seq);

-- `hash` is the BLAKE2b of `data`: what is not whole is not used.
CREATE TABLE checkpoint (
  seq  bigint PRIMARY KEY,
  hash bytea NOT NULL CHECK (length (hash) = 32),
  data bytea NOT NULL
);

CREATE TABLE token (
  token_id text PRIMARY KEY,
  hash     bytea NOT NULL UNIQUE CHECK (length (hash) = 32),
  name     text NOT NULL,
  role     text NOT NULL,
  area     text NOT NULL,
  created  bigint NOT NULL,
  expires  bigint NOT NULL,
  revoked  bigint NOT NULL
);

-- `hash` is the BLAKE2b of the row before's and of this row.
CREATE TABLE audit (
  seq    bigint PRIMARY KEY,
  at     bigint NOT NULL,
  token  text NOT NULL,
  role   text NOT NULL,
  action text NOT NULL,
  object text NOT NULL,
  status integer NOT NULL,
  detail text NOT NULL,
  hash   bytea NOT NULL CHECK (length (hash) = 32)
);
