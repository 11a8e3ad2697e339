/* test-bw-csv-rows.c: heads, cells, positions, hashtags, what is refused where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-csv-rows.h"

#include "bw-column.h"
#include "bw-model-error.h"
#include "sink-fixture.h"

#include <string.h>

static void
assert_reads (guint       what,
              BwDatum     datum,
              const char *text,
              const char *wanted)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  BwRowSink sink;

  sink_fixture_set_up (&sink, what, datum, told);
  g_assert_true (bw_csv_rows_read (text, &sink, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (told->str, ==, wanted);
}

static void
assert_fails (guint       what,
              const char *text,
              const char *part)
{
  g_autoptr (GString) told = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  BwRowSink sink;

  sink_fixture_set_up (&sink, what, BW_DATUM_UNDECLARED, told);
  g_assert_false (bw_csv_rows_read (text, &sink, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_cmpstr (told->str, ==, "");
}

static void
test_cells (void)
{
  assert_reads (BW_DOCUMENT_TYPE_TEAM, BW_DATUM_UNDECLARED, "id,name,size\nt1,一队,12\nt2,,\n",
                "take 2 {\"id\":\"t1\",\"name\":\"一队\",\"size\":12}\ntake 3 {\"id\":\"t2\"}\n");
  assert_reads (BW_DOCUMENT_TYPE_ORDER, BW_DATUM_UNDECLARED,
                "id,recipients,expects.measure,expects.target,complete\no1,A; B,sampled,5,是\n",
                "take 2 {\"id\":\"o1\",\"recipients\":[\"A\",\"B\"],\"expects\":{\"measure\":\"sampled\",\"target\":5},"
                "\"complete\":true}\n");
  assert_reads (BW_DOCUMENT_TYPE_DONATION, BW_DATUM_UNDECLARED, "id,goods\nd1,\"[{\"\"item\"\":\"\"口罩\"\"}]\"\n",
                "take 2 {\"id\":\"d1\",\"goods\":[{\"item\":\"口罩\"}]}\n");
  assert_reads (BW_COLUMN_REPORT, BW_DATUM_UNDECLARED, "place,add.sampled,set.queue\np,3,4.5\n",
                "take 2 {\"place\":\"p\",\"add\":{\"sampled\":3},\"set\":{\"queue\":4.5}}\n");
}

static void
test_hashtags (void)
{
  assert_reads (BW_DOCUMENT_TYPE_TEAM, BW_DATUM_UNDECLARED, "id,name\n#group+code,#group+name\nt1,x\n#t,#u\n",
                "take 3 {\"id\":\"t1\",\"name\":\"x\"}\ntake 4 {\"id\":\"#t\",\"name\":\"#u\"}\n");
}

static void
test_guard (void)
{
  assert_reads (BW_DOCUMENT_TYPE_TEAM, BW_DATUM_UNDECLARED, "id,name\na,'=1\nb,''=1\nc,'x\nd,=1\n",
                "take 2 {\"id\":\"a\",\"name\":\"=1\"}\ntake 3 {\"id\":\"b\",\"name\":\"'=1\"}\n"
                "take 4 {\"id\":\"c\",\"name\":\"'x\"}\ntake 5 {\"id\":\"d\",\"name\":\"=1\"}\n");
}

static void
test_positions (void)
{
  assert_reads (BW_DOCUMENT_TYPE_SITE, BW_DATUM_WGS84,
                "id,longitude,latitude\na,113.5,34.25\nb,34.25,113.5\nc,113.5,\nd,,\ne,200,10\n",
                "take 2 {\"id\":\"a\",\"position\":[113.5,34.25]}\n"
                "refuse 3 /longitude: longitude and latitude seem to be swapped: longitude (73 to 136 in China) comes "
                "first\nrefuse 4 /latitude: longitude and latitude go together\ntake 5 {\"id\":\"d\"}\n"
                "refuse 6 /longitude: longitude is from -180 to 180, latitude from -90 to 90\n");
  assert_reads (BW_DOCUMENT_TYPE_AREA, BW_DATUM_GCJ02, "id,longitude,latitude\na,121.531541859215,31.17530398364597\n",
                "take 2 {\"id\":\"a\",\"center\":[121.5272106,31.1774276]}\n");
}

static void
test_refused (void)
{
  assert_reads (BW_DOCUMENT_TYPE_TEAM, BW_DATUM_UNDECLARED, "id,name,size\nt1,x,1.5\nt2,x\nt3,x,\"1,000\"\n",
                "refuse 2 /size: must be a whole number in plain digits, like 1234\n"
                "refuse 3 : has 2 cells, but there are 3 columns; is a comma not quoted?\n"
                "refuse 4 /size: must be a whole number in plain digits, like 1234\n");
  assert_reads (BW_COLUMN_REPORT, BW_DATUM_UNDECLARED, "place,add.sampled\np,inf\np,0x10\np,nan\n",
                "refuse 2 /add/sampled: must be a number with a point and no spaces, like 1234.5\n"
                "refuse 3 /add/sampled: must be a number with a point and no spaces, like 1234.5\n"
                "refuse 4 /add/sampled: must be a number with a point and no spaces, like 1234.5\n");
}

static void
test_heads (void)
{
  assert_fails (BW_DOCUMENT_TYPE_TEAM, "", "the first line must name the columns");
  assert_fails (BW_DOCUMENT_TYPE_TEAM, "id,nmae\nt1,x\n", "line 1: no column is called “nmae”; there are: id, kind, ");
  assert_fails (BW_DOCUMENT_TYPE_TEAM, "name\nx\n", "“id”");
  assert_fails (BW_DOCUMENT_TYPE_TEAM, "id,id\nx,y\n", "two columns are called “id”");
  assert_fails (BW_DOCUMENT_TYPE_SITE, "id,longitude\nx,1\n", "say --datum=WGS-84");
  assert_fails (BW_COLUMN_REPORT, "place,add.nothing\nx,1\n", "“add.nothing”");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/csv-rows/cells", test_cells);
  g_test_add_func ("/csv-rows/hashtags", test_hashtags);
  g_test_add_func ("/csv-rows/guard", test_guard);
  g_test_add_func ("/csv-rows/positions", test_positions);
  g_test_add_func ("/csv-rows/refused", test_refused);
  g_test_add_func ("/csv-rows/heads", test_heads);

  return g_test_run ();
}
