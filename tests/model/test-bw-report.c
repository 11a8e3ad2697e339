/* test-bw-report.c: what a report may say
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-json.h"
#include "bw-report.h"

#define HEAD "\"id\":\"0190163d-8694-739b-aea5-966c26f8ad91\",\"place\":\"p\",\"subject\":\"sampling:r1\"," \
             "\"at\":\"2021-08-07T10:00:00+08:00\""

static gboolean
read_text (BwReport    *report,
           const char  *text,
           GError     **error)
{
  g_autoptr (JsonNode) root = bw_json_parse (text, -1, 4096, error);

  return root != NULL
         && bw_report_parse (report, json_node_get_object (root), bw_measure_catalogue_get_default (), error);
}

static void
test_there_and_back (void)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset (8 * 3600);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) json = NULL;
  g_autofree char *line = NULL;
  g_auto (BwReport) report = { 0 };

  g_assert_true (read_text (&report, "{" HEAD ",\"add\":{\"sampled\":-12},"
                            "\"set\":{\"target\":{\"value\":900,\"bound\":\"~\"}}}", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.n_statements, ==, 2);
  g_assert_cmpfloat (report.statements[0].value, ==, -12);
  g_assert_cmpint (report.statements[1].bound, ==, BW_BOUND_ABOUT);

  json = bw_report_to_json (&report, bw_measure_catalogue_get_default (), zone);
  line = bw_json_to_line (json);
  g_assert_cmpstr (line, ==, "{" HEAD ",\"add\":{\"sampled\":-12},"
                   "\"set\":{\"target\":{\"value\":900,\"bound\":\"~\"}},\"source\":\"report\"}");
}

static void
test_faults (void)
{
  const struct
  {
    const char *text;
    const char *prefix;
  } cases[] = {
    { "{\"id\":\"1\"}", "/id: " },
    { "{" HEAD "}", ": " },
    { "{" HEAD ",\"add\":{}}", ": " },
    { "{" HEAD ",\"add\":[]}", "/add: " },
    { "{" HEAD ",\"add\":{\"a/b: c\":1}}", "/add: " },
    { "{" HEAD ",\"add\":{\"sampled\":10001}}", "/add/sampled: must be from -10000 to 10000" },
    { "{" HEAD ",\"add\":{\"sampled\":\"1\"}}", "/add/sampled: " },
    { "{" HEAD ",\"add\":{\"sampled\":1.5}}", "/add/sampled: must be a whole number" },
    { "{" HEAD ",\"add\":{\"sampled\":-0.25}}", "/add/sampled: must be a whole number" },
    { "{" HEAD ",\"add\":{\"sampled\":1e300}}", "/add/sampled: must be from -10000 to 10000" },
    { "{" HEAD ",\"set\":{\"queue\":0.5}}", "/set/queue: must be a whole number" },
    { "{" HEAD ",\"set\":{\"target\":{\"value\":900.5,\"bound\":\"~\"}}}", "/set/target: must be a whole number" },
    { "{" HEAD ",\"set\":{\"target\":9007199254740993}}", "/set/target: must be from 0 to 2000000000" },
    { "{" HEAD ",\"set\":{\"sampled\":-1}}", "/set/sampled: must be from 0 to 2000000000" },
    { "{" HEAD ",\"set\":{\"sampled\":2000000001}}", "/set/sampled: must be from 0 to 2000000000" },
    { "{" HEAD ",\"set\":{\"wait\":1441}}", "/set/wait: must be from 0 to 1440" },
    { "{" HEAD ",\"add\":{\"target\":1}}", "/add/target: " },
    { "{" HEAD ",\"add\":{\"sampled\":1},\"set\":{\"sampled\":1}}", "/set/sampled: " },
    { "{" HEAD ",\"set\":{\"target\":{\"value\":1,\"bound\":\"<\"}}}", "/set/target/bound: " },
    { "{" HEAD ",\"source\":\"rumour\",\"set\":{\"target\":1}}", "/source: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (BwReport) report = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (read_text (&report, cases[i].text, &error));
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, cases[i].prefix));
    }
}

/* Minutes of waiting are measured, not counted; and a whole number may be written
 * as people write one. */
static void
test_fractions (void)
{
  const char *texts[] = {
    "{" HEAD ",\"set\":{\"wait\":12.5}}",
    "{" HEAD ",\"add\":{\"sampled\":3.0}}",
    "{" HEAD ",\"add\":{\"sampled\":-1.2e1}}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (BwReport) report = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_true (read_text (&report, texts[i], &error));
      g_assert_no_error (error);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/there-and-back", test_there_and_back);
  g_test_add_func ("/report/faults", test_faults);
  g_test_add_func ("/report/fractions", test_fractions);

  return g_test_run ();
}
