/* test-bw-import.c: new, changed, unchanged, refused; and whether it fits
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-import.h"

#include "bw-json.h"

#include <string.h>

#define HEAD ",\"at\":\"2021-08-05T00:00:00+08:00\",\"source\":\"manual\""

typedef struct
{
  BwImport *import;
} Fixture;

static void
stand (Fixture    *fixture,
       const char *json,
       guint64     seq)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) document = bw_document_new (json, -1, bw_measure_catalogue_get_default (), &error);

  g_assert_no_error (error);
  bw_import_add_standing (fixture->import, document, seq);
}

static void
add (Fixture        *fixture,
     BwDocumentType  type,
     guint           line,
     const char     *json)
{
  g_autoptr (JsonNode) node = bw_json_parse (json, -1, 10000, NULL);

  bw_import_add_row (fixture->import, type, json_node_get_object (node), line, "");
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture->import = bw_import_new ("x.csv", G_GINT64_CONSTANT (1628100000000000));
  stand (fixture, "{\"type\":\"area\",\"id\":\"H\",\"level\":\"city\",\"name\":\"H\"" HEAD
                  ",\"boundary\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[10,0],[10,10],[0,10],[0,0]]]}}", 1);
  stand (fixture, "{\"type\":\"area\",\"id\":\"H1\",\"level\":\"district\",\"parent\":\"H\",\"name\":\"H1\"" HEAD "}",
         2);
  stand (fixture, "{\"type\":\"site\",\"id\":\"s1\",\"area\":\"H\",\"kind\":\"sampling\",\"name\":\"one\","
                  "\"names\":{\"en\":\"One\"},\"position\":[5,5],\"desks\":4" HEAD "}", 3);
  stand (fixture, "{\"type\":\"donation\",\"id\":\"d1\",\"form\":\"cash\",\"amount_fen\":100" HEAD "}", 4);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  bw_import_free (fixture->import);
}

static void
assert_counts (Fixture *fixture,
               guint    fresh,
               guint    changed,
               guint    unchanged,
               guint    refused)
{
  BwImportCounts counts;

  bw_import_finish (fixture->import, "H");
  bw_import_get_counts (fixture->import, &counts);
  for (guint i = 0; i < bw_import_get_faults (fixture->import)->len; i++)
    {
      g_autofree char *text = bw_fault_describe (g_ptr_array_index (bw_import_get_faults (fixture->import), i));

      g_test_message ("%s", text);
    }

  g_assert_cmpuint (counts.fresh, ==, fresh);
  g_assert_cmpuint (counts.changed, ==, changed);
  g_assert_cmpuint (counts.unchanged, ==, unchanged);
  g_assert_cmpuint (counts.refused, ==, refused);
}

static void
assert_fault (Fixture    *fixture,
              guint       index,
              const char *wanted)
{
  GPtrArray *faults = bw_import_get_faults (fixture->import);
  g_autofree char *text = NULL;

  g_assert_cmpuint (index, <, faults->len);
  text = bw_fault_describe (g_ptr_array_index (faults, index));
  g_assert_cmpstr (text, ==, wanted);
}

static void
test_verdicts (Fixture       *fixture,
               gconstpointer  unused)
{
  GPtrArray *items;
  const BwImportItem *item;

  add (fixture, BW_DOCUMENT_TYPE_SITE, 2, "{\"id\":\"s1\",\"desks\":5,\"names\":{\"zh\":\"x\"}}");
  add (fixture, BW_DOCUMENT_TYPE_SITE, 3,
       "{\"id\":\"s2\",\"area\":\"H1\",\"kind\":\"sampling\",\"name\":\"two\"}");
  add (fixture, BW_DOCUMENT_TYPE_AREA, 4, "{\"id\":\"H1\",\"name\":\"H1\",\"level\":\"district\"}");
  assert_counts (fixture, 1, 1, 1, 0);

  items = bw_import_get_items (fixture->import);
  g_assert_cmpuint (items->len, ==, 2);
  for (guint i = 0; i < items->len; i++)
    {
      item = g_ptr_array_index (items, i);
      g_assert_cmpint (bw_document_get_source (item->document), ==, BW_SOURCE_IMPORT);
      if (!g_str_equal (bw_document_get_id (item->document), "s1"))
        continue;

      g_assert_cmpuint (item->standing, ==, 3);
      g_assert_cmpint (bw_document_get_site (item->document)->desks, ==, 5);
      g_assert_cmpstr (bw_document_get_site (item->document)->name, ==, "one");
      g_assert_cmpstr (bw_document_get_site (item->document)->name_en, ==, "One");
    }
}

/* A row that says since when is another when that is another. */
/* Each row is told by itself: where it stands, what it replaces, what is wrong with it. */
static void
test_rows (Fixture       *fixture,
           gconstpointer  unused)
{
  BwImportRow row;

  add (fixture, BW_DOCUMENT_TYPE_SITE, 2, "{\"id\":\"s1\",\"name\":\"two\"}");
  add (fixture, BW_DOCUMENT_TYPE_SITE, 3, "{\"id\":\"s2\",\"area\":\"H\",\"kind\":\"sampling\",\"name\":\"2\"}");
  add (fixture, BW_DOCUMENT_TYPE_SITE, 4, "{\"id\":\"s1x\",\"area\":\"X\",\"kind\":\"sampling\",\"name\":\"x\"}");
  add (fixture, BW_DOCUMENT_TYPE_SITE, 5, "{\"id\":\"s2x\",\"area\":\"H\",\"name\":\"no kind\"}");
  bw_import_finish (fixture->import, "H");
  g_assert_cmpuint (bw_import_get_n_rows (fixture->import), ==, 4);
  g_assert_false (bw_import_is_unfit (fixture->import));

  bw_import_get_row (fixture->import, 0, &row);
  g_assert_cmpint (row.verdict, ==, BW_IMPORT_VERDICT_CHANGED);
  g_assert_cmpuint (row.line, ==, 2);
  g_assert_nonnull (row.standing);
  g_assert_null (row.faults);

  bw_import_get_row (fixture->import, 1, &row);
  g_assert_cmpint (row.verdict, ==, BW_IMPORT_VERDICT_FRESH);
  g_assert_null (row.standing);

  bw_import_get_row (fixture->import, 2, &row);
  g_assert_cmpint (row.verdict, ==, BW_IMPORT_VERDICT_REFUSED);
  g_assert_cmpstr (((BwFault *) g_ptr_array_index (row.faults, 0))->pointer, ==, "/area");

  bw_import_get_row (fixture->import, 3, &row);
  g_assert_cmpint (row.verdict, ==, BW_IMPORT_VERDICT_REFUSED);
  g_assert_null (row.document);
  g_assert_cmpstr (((BwFault *) g_ptr_array_index (row.faults, 0))->pointer, ==, "/kind");

  /* The good ones are what would be put. */
  g_assert_cmpuint (bw_import_get_items (fixture->import)->len, ==, 2);
}

static void
test_time (Fixture       *fixture,
           gconstpointer  unused)
{
  add (fixture, BW_DOCUMENT_TYPE_SITE, 2, "{\"id\":\"s1\",\"at\":\"2021-08-06T00:00:00+08:00\"}");
  add (fixture, BW_DOCUMENT_TYPE_AREA, 3, "{\"id\":\"H\",\"at\":\"2021-08-05T00:00:00+08:00\"}");
  assert_counts (fixture, 0, 1, 1, 0);
}

static void
test_members (Fixture       *fixture,
              gconstpointer  unused)
{
  add (fixture, BW_DOCUMENT_TYPE_SITE, 2, "{\"id\":\"s1\",\"state\":\"shut\"}");
  add (fixture, BW_DOCUMENT_TYPE_SITE, 3, "{\"id\":\"s2\",\"kind\":\"sampling\",\"name\":\"two\"}");
  add (fixture, BW_DOCUMENT_TYPE_SITE, 4, "{\"name\":\"three\"}");
  add (fixture, BW_DOCUMENT_TYPE_SITE, 5, "{\"id\":\"s1\"}");
  bw_import_add_fault (fixture->import, 6, "/desks", "must be a whole number");
  assert_counts (fixture, 0, 0, 0, 5);
  assert_fault (fixture, 1, "x.csv:3: /area: is missing");
  assert_fault (fixture, 2, "x.csv:4: /id: must be a text that no other has");
  assert_fault (fixture, 3, "x.csv:5: /id: “s1” stands in line 2 already");
  assert_fault (fixture, 4, "x.csv:6: /desks: must be a whole number");
  g_assert_cmpuint (bw_import_get_items (fixture->import)->len, ==, 0);
}

static void
test_references (Fixture       *fixture,
                 gconstpointer  unused)
{
  add (fixture, BW_DOCUMENT_TYPE_SITE, 2,
       "{\"id\":\"s2\",\"area\":\"nowhere\",\"kind\":\"sampling\",\"name\":\"two\"}");
  add (fixture, BW_DOCUMENT_TYPE_SITE, 3, "{\"id\":\"s1\",\"position\":[15,5]}");
  add (fixture, BW_DOCUMENT_TYPE_SITE, 4,
       "{\"id\":\"s3\",\"area\":\"H\",\"kind\":\"sampling\",\"name\":\"three\",\"hours\":\"always\"}");
  add (fixture, BW_DOCUMENT_TYPE_SITE, 5, "{\"id\":\"H1\",\"area\":\"H\",\"kind\":\"sampling\",\"name\":\"x\"}");
  assert_counts (fixture, 0, 0, 0, 4);
  assert_fault (fixture, 3, "x.csv:5: /id: “H1” is the id of a standing area");
  assert_fault (fixture, 0, "x.csv:2: /area: no area is called \"nowhere\"");
  assert_fault (fixture, 1, "x.csv:3: /position: outside the boundary of \"H\"");
  assert_fault (fixture, 2, "x.csv:4: /hours: \"always\" is not in the form 07:00-23:00");
}

/* Rows may name each other, in any order. */
static void
test_among_rows (Fixture       *fixture,
                 gconstpointer  unused)
{
  add (fixture, BW_DOCUMENT_TYPE_AREA, 2, "{\"id\":\"H21\",\"level\":\"community\",\"parent\":\"H2\",\"name\":\"x\"}");
  add (fixture, BW_DOCUMENT_TYPE_AREA, 3, "{\"id\":\"H2\",\"level\":\"district\",\"parent\":\"H\",\"name\":\"y\"}");
  assert_counts (fixture, 2, 0, 0, 0);
  g_assert_cmpstr (bw_document_get_id (((BwImportItem *) g_ptr_array_index (bw_import_get_items (fixture->import),
                                                                            0))->document), ==, "H2");
}

static void
test_what_stands (Fixture       *fixture,
                  gconstpointer  unused)
{
  add (fixture, BW_DOCUMENT_TYPE_AREA, 2,
       "{\"id\":\"H\",\"boundary\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}}");
  assert_counts (fixture, 0, 1, 0, 0);
  assert_fault (fixture, 0, "x.csv: would make wrong what stands: site “s1”: /position: outside the boundary of \"H\"");
}

static void
test_ledger (Fixture       *fixture,
             gconstpointer  unused)
{
  add (fixture, BW_DOCUMENT_TYPE_DONATION, 2, "{\"id\":\"d1\",\"form\":\"cash\",\"amount_fen\":100}");
  add (fixture, BW_DOCUMENT_TYPE_DONATION, 3, "{\"id\":\"d2\",\"form\":\"cash\",\"amount_fen\":100}");
  assert_counts (fixture, 1, 0, 1, 0);
}

static void
test_ledger_is_not_changed (Fixture       *fixture,
                            gconstpointer  unused)
{
  add (fixture, BW_DOCUMENT_TYPE_DONATION, 2, "{\"id\":\"d1\",\"amount_fen\":101}");
  assert_counts (fixture, 0, 0, 0, 1);
}

/* All that is wrong with a row, in one row, with the id it has. */
static void
test_faults_of_a_row (Fixture       *fixture,
                      gconstpointer  unused)
{
  BwImportRow row;

  bw_import_add_fault (fixture->import, 2, "/desks", "one");
  bw_import_add_fault (fixture->import, 2, "/population", "other");
  add (fixture, BW_DOCUMENT_TYPE_SITE, 3, "{\"id\":\"s9\",\"area\":\"H\",\"name\":\"x\"}");
  assert_counts (fixture, 0, 0, 0, 2);

  bw_import_get_row (fixture->import, 0, &row);
  g_assert_null (row.id);
  g_assert_cmpuint (row.faults->len, ==, 2);
  g_assert_cmpstr (((BwFault *) g_ptr_array_index (row.faults, 1))->pointer, ==, "/population");

  bw_import_get_row (fixture->import, 1, &row);
  g_assert_null (row.document);
  g_assert_cmpstr (row.id, ==, "s9");
  g_assert_cmpuint (row.faults->len, ==, 1);
}

/* What was mended is said of the row that comes after it, and of no other. */
static void
test_remarks (Fixture       *fixture,
              gconstpointer  unused)
{
  BwImportRow read;

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"id\":\"n%u\",\"area\":\"H\",\"kind\":\"sampling\","
                                               "\"name\":\"n\"}", i);

      if (i == 1)
        bw_import_add_remark (fixture->import, 0, "/features/1/geometry", "mended");
      add (fixture, BW_DOCUMENT_TYPE_SITE, i + 1, json);
    }

  assert_counts (fixture, 3, 0, 0, 0);
  g_assert_cmpuint (bw_import_get_remarks (fixture->import)->len, ==, 1);
  bw_import_get_row (fixture->import, 0, &read);
  g_assert_null (read.remark);
  bw_import_get_row (fixture->import, 1, &read);
  g_assert_cmpstr (read.remark->reason, ==, "mended");
  g_assert_cmpstr (read.remark->pointer, ==, "/features/1/geometry");
  bw_import_get_row (fixture->import, 2, &read);
  g_assert_null (read.remark);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void      (*func) (Fixture *fixture, gconstpointer unused);
  } tests[] =
  {
    { "/import/verdicts", test_verdicts },
    { "/import/rows", test_rows },
    { "/import/time", test_time },
    { "/import/members", test_members },
    { "/import/references", test_references },
    { "/import/among-rows", test_among_rows },
    { "/import/what-stands", test_what_stands },
    { "/import/ledger", test_ledger },
    { "/import/ledger-is-not-changed", test_ledger_is_not_changed },
    { "/import/faults-of-a-row", test_faults_of_a_row },
    { "/import/remarks", test_remarks },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
