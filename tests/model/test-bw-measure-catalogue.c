/* test-bw-measure-catalogue.c: the catalogue compiled in, and what is refused
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-measure-catalogue.h"
#include "bw-model-error.h"

#include <string.h>

#define GOOD "{'id':'x','name':{'zh_CN':'x','en':'x'},'unit':{'zh_CN':'','en':''}," \
             "'definition':{'zh_CN':'d','en':'d'},'subject':'sampling','kind':'flow'," \
             "'rollup':'sum','minimum':0,'maximum':9,'whole':true,'stale_after':60,'series':true}"

static BwMeasureCatalogue *
read_text (const char  *text,
           GError     **error)
{
  char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GBytes) bytes = g_bytes_new_take (json, strlen (json));

  return bw_measure_catalogue_new (bytes, error);
}

/* Puts @bad in place of @good, and expects a fault at @pointer. */
static void
assert_refused (const char *good,
                const char *bad,
                const char *pointer)
{
  g_autoptr (GString) text = g_string_new ("{'measures':[" GOOD "]}");
  g_autoptr (BwMeasureCatalogue) catalogue = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;

  g_assert_cmpuint (g_string_replace (text, good, bad, 0), >=, 1);
  catalogue = read_text (text->str, &error);
  g_assert_null (catalogue);
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FIELD);
  found = g_strndup (error->message, strcspn (error->message, " "));
  g_assert_cmpstr (found, ==, pointer);
}

static void
test_default (void)
{
  BwMeasureCatalogue *catalogue = bw_measure_catalogue_get_default ();
  const BwMeasure *sampled = bw_measure_catalogue_lookup (catalogue, "sampled");

  g_assert_true (catalogue == bw_measure_catalogue_get_default ());
  g_assert_cmpint (sampled->kind, ==, BW_MEASURE_KIND_FLOW);
  g_assert_cmpint (sampled->rollup, ==, BW_ROLLUP_SUM);
  g_assert_true (sampled->series);
  g_assert_null (bw_measure_catalogue_lookup (catalogue, "no such thing"));
  for (guint i = 0; i < bw_measure_catalogue_get_size (catalogue); i++)
    {
      const BwMeasure *measure = bw_measure_catalogue_get (catalogue, (BwMeasureId) i);

      g_assert_cmpuint (measure->index, ==, i);
      g_assert_true (measure == bw_measure_catalogue_lookup (catalogue, measure->id));
      g_assert_cmpstr (measure->name_zh, !=, "");
      g_assert_cmpstr (measure->definition_en, !=, "");
    }
}

/* The condition of sites and the pace read these by name. */
static void
test_names_in_code (void)
{
  const char *names[] = {
    "sampled", "target", "wait",
    "check_temperature", "check_code", "check_register", "check_certificate",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (bw_measure_catalogue_lookup (bw_measure_catalogue_get_default (), names[i]));
}

static void
test_good (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwMeasureCatalogue) catalogue = read_text ("{'measures':[" GOOD "]}", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (bw_measure_catalogue_get_size (catalogue), ==, 1);
  g_assert_cmpuint (bw_measure_catalogue_get (catalogue, 0)->stale_after, ==, 60);
}

static void
test_refused_members (void)
{
  assert_refused ("'id':'x',", "", "/measures/0/id:");
  assert_refused ("'id':'x'", "'id':''", "/measures/0/id:");
  assert_refused ("'name':{'zh_CN':'x',", "'name':{", "/measures/0/name/zh_CN:");
  assert_refused ("'unit':{'zh_CN':'','en':''}", "'unit':''", "/measures/0/unit:");
  assert_refused ("'flow'", "'flood'", "/measures/0/kind:");
  assert_refused ("'sum'", "'mean'", "/measures/0/rollup:");
  assert_refused ("'subject':'sampling'", "'subject':'sampling:r1'", "/measures/0/subject:");
  assert_refused ("'maximum':9", "'maximum':-9", "/measures/0/maximum:");
  assert_refused ("'minimum':0", "'minimum':0.5", "/measures/0/minimum:");
  assert_refused ("'maximum':9", "'maximum':9007199254740992", "/measures/0/maximum:");
  assert_refused ("'whole':true", "'whole':1", "/measures/0/whole:");
  assert_refused ("'whole':true,", "", "/measures/0/whole:");
  assert_refused ("'stale_after':60", "'stale_after':-1", "/measures/0/stale_after:");
  assert_refused ("'series':true", "'series':'yes'", "/measures/0/series:");
  assert_refused (GOOD, GOOD "," GOOD, "/measures/1/id:");
  assert_refused (GOOD, GOOD ",7", "/measures/1:");
}

static void
test_refused_files (void)
{
  const char *texts[] = { "[]", "{}", "{'measures':{}}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BwMeasureCatalogue) catalogue = read_text (texts[i], &error);

      g_assert_null (catalogue);
      g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT);
    }
}

static void
test_refused_syntax (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwMeasureCatalogue) catalogue = read_text ("{'measures':", &error);

  g_assert_null (catalogue);
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/measure-catalogue/default", test_default);
  g_test_add_func ("/measure-catalogue/names-in-code", test_names_in_code);
  g_test_add_func ("/measure-catalogue/good", test_good);
  g_test_add_func ("/measure-catalogue/refused-members", test_refused_members);
  g_test_add_func ("/measure-catalogue/refused-files", test_refused_files);
  g_test_add_func ("/measure-catalogue/refused-syntax", test_refused_syntax);

  return g_test_run ();
}
