-- 0002: which reports a place has, written in large steps.

-- An entry for each report touched a page of each place in every transaction:
-- most of what was written was this index.
DROP INDEX report_place;

-- Of one place the reports of one step of the log: `seqs` is what
-- bw-sqlite-store-places.c writes, `last` the highest of them.
CREATE TABLE place_report (
  place INTEGER NOT NULL REFERENCES word,
  last  INTEGER NOT NULL,
  seqs  BLOB NOT NULL,
  PRIMARY KEY (place, last)
) STRICT, WITHOUT ROWID;

-- Reports above it are in none of them yet.
ALTER TABLE counter ADD COLUMN placed INTEGER NOT NULL DEFAULT 0 CHECK (placed >= 0);
