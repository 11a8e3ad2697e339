/* test-bw-document.c: what a document may hold, and what is said when it does not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document.h"
#include "bw-model-error.h"

#include <string.h>

#define AT "\"at\":\"2021-08-07T10:00:00+08:00\""

static BwDocument *
read_text (const char  *text,
           GError     **error)
{
  return bw_document_new (text, -1, bw_measure_catalogue_get_default (), error);
}

static void
test_payloads (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (BwDocument) area = read_text (
    "{\"type\":\"area\",\"id\":\"411002\"," AT ",\"level\":\"district\",\"name\":\"魏都区\",\n\"seq\":7,"
    "\"names\":{\"en\":\"Weidu\"},\"boundary\":{\"type\":\"Polygon\",\"coordinates\":"
    "[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]},\"new\":{\"a\":1}}", &error);
  g_autoptr (BwDocument) tally = NULL;
  g_autoptr (BwDocument) again = NULL;
  g_autoptr (JsonObject) object = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (bw_document_get_seq (area), ==, 7);
  g_assert_cmpint (bw_document_get_at (area), ==, G_GINT64_CONSTANT (1628301600000000));
  g_assert_cmpstr (bw_document_get_place (area), ==, "411002");
  g_assert_cmpstr (bw_document_get_area (area)->name_en, ==, "Weidu");
  g_assert_null (strchr (bw_document_get_json (area), '\n'));
  g_assert_nonnull (strstr (bw_document_get_json (area), "\"new\""));
  g_assert_true (bw_geometry_contains (bw_document_get_area (area)->boundary, 3, 3));
  g_assert_false (bw_geometry_contains (bw_document_get_area (area)->boundary, 1.5, 1.5));
  g_assert_null (bw_document_get_site (area));

  tally = read_text ("{\"type\":\"tally\",\"id\":\"p/sampling:r1\",\"place\":\"p\",\"subject\":\"sampling:r1\"," AT
                     ",\"values\":{\"sampled\":{\"value\":12.5,\"bound\":\">\"},\"not_known\":1}}", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bw_document_get_tally (tally)->n_values, ==, 1);
  g_assert_cmpfloat (bw_document_get_tally (tally)->values[0].value, ==, 12.5);
  g_assert_cmpint (bw_document_get_tally (tally)->values[0].bound, ==, BW_BOUND_OVER);

  object = bw_document_dup_object (tally);
  again = bw_document_new_from_object (object, bw_measure_catalogue_get_default (), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (bw_document_get_id (again), ==, "p/sampling:r1");
}

#define ROUND "{\"type\":\"round\",\"id\":\"r\",\"name\":\"n\",\"starts\":\"2021-08-05T18:00:00+08:00\"," \
              "\"deadline\":\"2021-08-09T20:00:00+08:00\",\"areas\":[],"

static void
test_faults (void)
{
  const struct
  {
    const char *text;
    const char *prefix;
  } cases[] = {
    { "[]", ": " },
    { ROUND "\"groups\":{}," AT "}", "/groups: " },
    { ROUND "\"groups\":[1]," AT "}", "/groups/0: " },
    { ROUND "\"groups\":[{\"areas\":[]}]," AT "}", "/groups/0/name: " },
    { ROUND "\"groups\":[{\"name\":\"n\",\"areas\":[\"a\",2]}]," AT "}", "/groups/0/areas/1: " },
    { "{\"type\":\"person\"}", "/type: " },
    { "{\"type\":\"entry\"," AT "}", "/id: " },
    { "{\"type\":\"entry\",\"id\":\"a b\"," AT "}", "/id: " },
    { "{\"type\":\"entry\",\"id\":\"e\",\"at\":\"2021-08-07T10:00:00\"}", "/at: " },
    { "{\"type\":\"entry\",\"id\":\"e\"," AT ",\"kind\":\"gossip\"}", "/kind: " },
    { "{\"type\":\"receipt\",\"id\":\"o\",\"order\":\"o\",\"area\":\"a\",\"state\":\"sent\"," AT "}", "/id: " },
    { "{\"type\":\"fund\",\"id\":\"f\",\"payer\":\"p\",\"spent_fen\":-1," AT "}", "/spent_fen: " },
    { "{\"type\":\"fund\",\"id\":\"f\",\"payer\":\"p\",\"spent_fen\":1.5," AT "}", "/spent_fen: " },
    { "{\"type\":\"inspection\",\"id\":\"i\",\"place\":\"p\","
      "\"findings\":[{\"measure\":\"m\",\"verdict\":\"fair\"}]," AT "}",
      "/findings/0/verdict: " },
    { "{\"type\":\"site\",\"id\":\"s\",\"area\":\"a\",\"kind\":\"venue\",\"name\":\"n\",\"position\":[113,91]," AT "}",
      "/position: " },
    { "{\"type\":\"area\",\"id\":\"a\",\"level\":\"grid\",\"name\":\"n\",\"boundary\":{\"type\":\"Polygon\","
      "\"coordinates\":[[[0,0],[1,0],[1,1],[0,1]]]}," AT "}", "/boundary/coordinates/0: " },
    { "{\"type\":\"entry\",\"id\":\"e\",\"id\":\"f\"}", "byte " },
    { "{\"type\":\"entry\",\"seq\":012}", "byte " },
    { "{'type':'entry'}", "byte " },
    { "var x = {}", "byte " },
    { "{} {}", "byte " },
    { "", "byte " },
    { "{\"a\":0x1f}", "byte " },
    { "{\"a\":1e999}", "byte " },
    { "{\"a\":99999999999999999999}", "byte " },
    { "{\"a\":\"\\u0000\"}", "byte " },
    { "{\"a\":\"\\ud800\"}", "byte " },
    { "{\"a\":\"\xff\"}", "byte 6" },
    { "{\"a\":1,}", "byte " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (BwDocument) document = read_text (cases[i].text, &error);

      g_assert_null (document);
      g_test_message ("case %u: %s", i, error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].prefix));
    }
}

static void
test_depth (void)
{
  g_autofree char *deep = g_strnfill (100000, '[');
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (deep, &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_SYNTAX);
}

/* No change of a few bytes of a good document may do harm. */
static void
test_mutations (void)
{
  const char *good = "{\"type\":\"site\",\"id\":\"s1\",\"area\":\"a\",\"kind\":\"sampling\",\"name\":\"点\","
                     "\"position\":[113.8,34.0],\"desks\":4," AT "}";
  g_autoptr (GRand) random = g_rand_new_with_seed (20210807);

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup (good);
      g_autoptr (GError) error = NULL;
      g_autoptr (BwDocument) document = NULL;

      for (guint j = 0; j < 3; j++)
        text[g_rand_int_range (random, 0, (gint32) strlen (good))] = (char) g_rand_int_range (random, 1, 127);
      document = read_text (text, &error);
      g_assert_true ((document != NULL) != (error != NULL));
      if (error != NULL)
        g_assert_true (g_regex_match_simple ("^(/|: |byte [0-9])", error->message, 0, 0));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/payloads", test_payloads);
  g_test_add_func ("/document/faults", test_faults);
  g_test_add_func ("/document/depth", test_depth);
  g_test_add_func ("/document/mutations", test_mutations);

  return g_test_run ();
}
