/* test-bw-csv-export.c: tables that are read as what they were; formulas; hashtags
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-csv-export.h"

#include "bw-csv-rows.h"
#include "bw-csv-writer.h"
#include "bw-model-error.h"
#include "sink-fixture.h"

#include <string.h>

#define TEAM(name) \
  "{\"type\":\"team\",\"id\":\"t1\",\"at\":\"2021-08-05T00:00:00Z\",\"kind\":\"women\",\"area\":\"A\"," \
  "\"size\":12,\"name\":\"" name "\"}"

static GString *
write_one (const char *json,
           gboolean    tags)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  g_autoptr (GError) error = NULL;
  GString *table;

  g_ptr_array_add (documents, sink_fixture_parse (json));
  table = bw_csv_export_run (bw_document_get_kind (g_ptr_array_index (documents, 0)), documents, tags, NULL, &error);
  g_assert_no_error (error);
  return table;
}

static void
test_table (void)
{
  g_autoptr (GString) table = write_one (TEAM ("a, \\\"b\\\""), FALSE);

  g_assert_cmpstr (table->str, ==, BW_CSV_WRITER_BOM
                   "id,kind,name,names.en,area,size,party_members,lent_by,lent_from,lent_until,arrived,contact_role,"
                   "phone,at,source,by_role,exercise"
                   "\r\nt1,women,\"a, \"\"b\"\"\",,A,12,,,,,,,,2021-08-05T00:00:00Z,,,\r\n");
}

static void
test_hashtags (void)
{
  g_autoptr (GString) table = write_one (TEAM ("x"), TRUE);

  g_assert_nonnull (strstr (table->str, "\r\n#group+code,#group+type,#group+name+i_zh,"));
}

/* No cell that a spreadsheet would run; and all of them come back. */
static void
test_formulas (void)
{
  static const char * const names[] = { "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\\t=1", "'=1", "''-", "'x",
                                        "x=1", "-" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *json = g_strdup_printf (TEAM ("%s"), names[i]);
      g_autofree char *member = g_strdup_printf ("\"name\":\"%s\"", names[i]);
      g_autoptr (GString) table = write_one (json, FALSE);
      g_autoptr (GString) told = g_string_new (NULL);
      BwRowSink sink;

      for (const char *c = table->str; *c != '\0'; c++)
        g_assert_false ((*c == ',' || *c == '\n') && strchr ("=+-@\t", c[1]) != NULL && c[1] != '\0');

      sink_fixture_set_up (&sink, BW_DOCUMENT_TYPE_TEAM, BW_DATUM_UNDECLARED, told);
      g_assert_true (bw_csv_rows_read (table->str + strlen (BW_CSV_WRITER_BOM), &sink, NULL));
      g_assert_nonnull (strstr (told->str, member));
    }
}

static void
test_position (void)
{
  g_autoptr (GString) table = write_one ("{\"type\":\"site\",\"id\":\"s\",\"at\":\"2021-08-05T00:00:00Z\","
                                         "\"area\":\"A\",\"kind\":\"sampling\",\"name\":\"x\",\"names\":{\"en\":\"y\"},"
                                         "\"position\":[-9.13,38.72]}", FALSE);

  g_assert_nonnull (strstr (table->str, "\r\ns,A,sampling,x,y,-9.13,38.72,"));
}

static void
test_tallies (void)
{
  g_autoptr (GString) table = write_one ("{\"type\":\"tally\",\"id\":\"A/mobilisation\",\"place\":\"A\","
                                         "\"subject\":\"mobilisation\",\"at\":\"2021-08-05T00:00:00Z\","
                                         "\"values\":{\"members\":{\"value\":30000,\"bound\":\">\"}}}", FALSE);

  g_assert_nonnull (strstr (table->str, "\r\nA,mobilisation,members,false,30000,>,2021-08-05T00:00:00"));
}

static void
test_none (void)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_csv_export_run (BW_DOCUMENT_TYPE_SERIES, documents, FALSE, NULL, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-export/table", test_table);
  g_test_add_func ("/csv-export/hashtags", test_hashtags);
  g_test_add_func ("/csv-export/formulas", test_formulas);
  g_test_add_func ("/csv-export/position", test_position);
  g_test_add_func ("/csv-export/tallies", test_tallies);
  g_test_add_func ("/csv-export/none", test_none);

  return g_test_run ();
}
