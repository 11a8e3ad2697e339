-- 0002: which reports a place has, written in large steps.

-- An entry for each report touched a page of each place in every transaction:
-- most of what was written was this index.
DROP INDEX report_place;

-- The reports above `since` up to `last` by place, as bw-sqlite-store-places.c
-- writes them. All steps together are the log up to `placed`.
CREATE TABLE place_step (
  last    INTEGER PRIMARY KEY,
  since   INTEGER NOT NULL CHECK (since < last),
  entries BLOB NOT NULL
) STRICT;

ALTER TABLE counter ADD COLUMN placed INTEGER NOT NULL DEFAULT 0 CHECK (placed >= 0);
