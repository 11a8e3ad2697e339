/* test-bw-report-scan.c: the quick reader against the one that judges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-report.h"

#include <string.h>

#define REPORT "{\"id\":\"0190163d-8694-739b-aea5-966c26f8ad91\",\"place\":\"p-1\",\"subject\":\"sampling:r1\"," \
               "\"at\":\"2021-08-07T10:00:00.5+08:00\",\"add\":{\"sampled\":12,\"tubes\":-2}," \
               "\"set\":{\"queue\":35,\"wait\":12.25},\"source\":\"manual\"}"

static gboolean
parse (const char *text,
       gsize       length,
       BwReport   *report)
{
  g_autoptr (JsonNode) root = bw_json_parse (text, (gssize) length, length, NULL);

  return root != NULL
         && JSON_NODE_HOLDS_OBJECT (root)
         && bw_report_parse (report, json_node_get_object (root), bw_measure_catalogue_get_default (), NULL);
}

/* A tree has no order. */
static const BwStatement *
find_statement (const BwReport *report,
                BwMeasureId     measure)
{
  for (guint i = 0; i < report->n_statements; i++)
    {
      if (report->statements[i].measure == measure)
        return &report->statements[i];
    }

  return NULL;
}

static void
assert_same (const BwReport *a,
             const BwReport *b)
{
  g_assert_cmpmem (a->id, sizeof a->id, b->id, sizeof b->id);
  g_assert_cmpstr (a->place, ==, b->place);
  g_assert_cmpstr (a->subject, ==, b->subject);
  g_assert_cmpint (a->at, ==, b->at);
  g_assert_cmpint (a->source, ==, b->source);
  g_assert_cmpuint (a->n_statements, ==, b->n_statements);
  for (guint i = 0; i < a->n_statements; i++)
    {
      const BwStatement *statement = &a->statements[i];
      const BwStatement *other = find_statement (b, statement->measure);

      g_assert_nonnull (other);
      g_assert_cmpuint (statement->set, ==, other->set);
      g_assert_cmpuint (statement->bound, ==, other->bound);
      g_assert_cmpfloat (statement->value, ==, other->value);
    }
}

/* What the quick one takes the other takes too, and reads the same. */
static gboolean
check (const char *text,
       gsize       length)
{
  g_auto (BwReport) quick = { 0 };
  g_auto (BwReport) slow = { 0 };
  const char *end = text;

  if (!bw_report_scan (&quick, &end, text + length, bw_measure_catalogue_get_default ()))
    {
      g_assert_true (end == text);
      g_assert_null (quick.place);
      return FALSE;
    }

  g_assert_true (parse (text, (gsize) (end - text), &slow));
  assert_same (&quick, &slow);
  return TRUE;
}

static void
test_plain (void)
{
  static const char * const texts[] = {
    REPORT,
    REPORT ",",
    " { \"id\" : \"0190163D-8694-739b-aea5-966c26f8ad91\" ,\n\"at\":\"2021-08-07T02:00:00Z\"\t,"
    "\"subject\":\"checkpoint\",\"place\":\"p\",\"set\":{ \"guards\" : 3 } }",
    "{\"add\":{},\"set\":{\"queue\":0},\"place\":\"p\",\"subject\":\"sampling:r1\","
    "\"id\":\"0190163d-8694-739b-aea5-966c26f8ad91\",\"at\":\"2021-08-07T02:00:00Z\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_true (check (texts[i], strlen (texts[i])));
}

/* Not plain, or not good: the other one is to judge. */
static void
test_left_alone (void)
{
  static const char * const texts[][2] = {
    { "\"p-1\"", "\"p\\u002d1\"" },
    { "\"p-1\"", "\"卫\"" },
    { "\"p-1\"", "\"\"" },
    { "\"p-1\"", "1" },
    { "\"p-1\"", "\"p-1\",\"place\":\"p-2\"" },
    { "\"p-1\"", "\"p-1\",\"note\":\"\"" },
    { "\"queue\":35", "\"queue\":{\"value\":35}" },
    { "\"queue\":35", "\"queue\":35,\"queue\":35" },
    { "\"queue\":35", "\"queue\":3e1" },
    { "\"queue\":35", "\"queue\":035" },
    { "\"queue\":35", "\"queue\":3." },
    { "\"queue\":35", "\"queue\":1000000000000000000" },
    { "\"queue\":35", "\"sampled\":35" },
    { "\"queue\":35", "\"unheard\":35" },
    { "\"queue\":35", "\"queue\":-35" },
    { "\"queue\":35", "\"queue\":35.5" },
    { "\"tubes\":-2", "\"tubes\":-2.5" },
    { "\"tubes\"", "\"queue\"" },
    { "\"manual\"", "\"rumour\"" },
    { "0190163d", "0190163x" },
    { "+08:00", "" },
    { "\"add\":{\"sampled\":12,\"tubes\":-2},\"set\":{\"queue\":35,\"wait\":12.25}", "\"add\":{}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) text = g_string_new (REPORT);

      g_assert_cmpuint (g_string_replace (text, texts[i][0], texts[i][1], 1), ==, 1);
      g_test_message ("%s", text->str);
      g_assert_false (check (text->str, text->len));
    }
}

/* Any change of any bytes, and any end. */
static void
test_random (void)
{
  static const char letters[] = "{}[]\",:0123456789.-+eE \\\n\tadsetplcruTZ";
  guint n_taken = 0;

  for (guint i = 0; i < 200000; i++)
    {
      char text[] = REPORT;
      guint n_changes = (guint) g_test_rand_int_range (0, 4);
      gsize length = g_test_rand_int_range (0, 4) == 0 ? (gsize) g_test_rand_int_range (0, (int) sizeof REPORT)
                                                       : sizeof REPORT - 1;
      char *exact;

      for (guint j = 0; j < n_changes; j++)
        text[g_test_rand_int_range (0, (int) sizeof REPORT - 1)] =
          letters[g_test_rand_int_range (0, (int) sizeof letters - 1)];

      /* No byte behind the end, so that a sanitizer sees who looks there. */
      exact = g_memdup2 (text, MAX (length, 1));
      n_taken += check (exact, length);
      g_free (exact);
    }

  g_assert_cmpuint (n_taken, >, 10000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report-scan/plain", test_plain);
  g_test_add_func ("/report-scan/left-alone", test_left_alone);
  g_test_add_func ("/report-scan/random", test_random);
  return g_test_run ();
}
