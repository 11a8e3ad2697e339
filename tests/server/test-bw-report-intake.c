/* test-bw-report-intake.c: each report of a body is judged by itself
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-report-intake.h"

#include "bw-time.h"
#include "picture-fixture.h"

#include <string.h>

#define START (G_GINT64_CONSTANT (1628294400) * BW_TIME_SECOND)
#define AT    "2021-08-07T10:00:00+08:00"
#define ID    "01890a5d-ac96-774b-bcce-b302099a8057"

typedef struct
{
  BwPicture     *picture;
  BwReportRules  rules;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  area)
{
  fixture->picture = bw_picture_new (bw_measure_catalogue_get_default ());
  fixture_area (fixture->picture, "R", NULL);
  fixture_area (fixture->picture, "A1", "R");
  fixture_area (fixture->picture, "A2", "R");
  fixture_site (fixture->picture, "S1", "A1", "sampling");
  fixture_site (fixture->picture, "S2", "A2", "sampling");
  fixture_round (fixture->picture, START);
  fixture->rules = (BwReportRules) {
    .picture = fixture->picture,
    .scope = fixture_place (fixture->picture, area),
    .latest = START + BW_TIME_DAY,
    .maximum = 10,
  };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  area)
{
  g_object_unref (fixture->picture);
}

static char *
make_report (const char *place,
             const char *rest)
{
  return g_strdup_printf ("{\"id\":\"" ID "\",\"place\":\"%s\",\"subject\":\"sampling:r1\",\"at\":\"" AT "\",%s}",
                          place, rest);
}

static void
test_judged (Fixture       *fixture,
             gconstpointer  area)
{
  g_autofree char *good = make_report ("S1", "\"add\":{\"sampled\":3},"
                                       "\"set\":{\"queue\":{\"value\":9,\"bound\":\">\"}}");
  g_autofree char *outside = make_report ("S2", "\"add\":{\"sampled\":3}");
  g_autofree char *nowhere = make_report ("S9", "\"add\":{\"sampled\":3}");
  g_autofree char *body = g_strdup_printf ("[%s,%s,%s,[],%s]", good, outside, nowhere, good);
  g_autofree char *written = NULL;
  g_auto (BwReportIntake) intake = { 0 };

  g_assert_null (bw_report_intake_read (&intake, body, strlen (body), BW_REPORT_FORMAT_JSON, &fixture->rules));
  g_assert_cmpuint (intake.n_reports, ==, 2);
  g_assert_cmpuint (intake.n_outside, ==, 1);
  g_assert_cmpuint (intake.rejected->len, ==, 3);
  g_assert_cmpstr (intake.reports[0].place, ==, "S1");
  g_assert_cmpuint (intake.reports[0].n_statements, ==, 2);
  g_assert_cmpint (intake.reports[1].statements[1].bound, ==, BW_BOUND_OVER);
  written = bw_report_intake_write (&intake);
  g_assert_nonnull (strstr (written, "{\"index\":1,\"pointer\":\"/place\",\"reason\":\""));
  g_assert_nonnull (strstr (written, "{\"index\":2,\"pointer\":\"/place\",\"reason\":\""));
  g_assert_nonnull (strstr (written, "{\"index\":3,\"pointer\":\"\",\"reason\":\""));
}

/* The quick way and the other judge alike. */
static void
test_plain (Fixture       *fixture,
            gconstpointer  area)
{
  static const char * const places[] = { "S1", "S2", "S9", "A1" };
  g_autoptr (GString) plain = g_string_new ("[");
  g_autoptr (GString) other = g_string_new ("[");
  g_auto (BwReportIntake) quick = { 0 };
  g_auto (BwReportIntake) slow = { 0 };
  g_autofree char *quick_text = NULL;
  g_autofree char *slow_text = NULL;

  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *report = make_report (places[i % G_N_ELEMENTS (places)], "\"add\":{\"sampled\":3}");
      g_autofree char *noted = make_report (places[i % G_N_ELEMENTS (places)],
                                            "\"add\":{\"sampled\":3},\"note\":\"\"");

      g_string_append_printf (plain, "%s%s", i > 0 ? " , " : "", report);
      g_string_append_printf (other, "%s%s", i > 0 ? "," : "", noted);
    }

  g_string_append (plain, "]\n");
  g_string_append (other, "]");
  g_assert_null (bw_report_intake_read (&quick, plain->str, plain->len, BW_REPORT_FORMAT_JSON, &fixture->rules));
  g_assert_null (bw_report_intake_read (&slow, other->str, other->len, BW_REPORT_FORMAT_JSON, &fixture->rules));
  quick_text = bw_report_intake_write (&quick);
  slow_text = bw_report_intake_write (&slow);
  g_assert_cmpstr (quick_text, ==, slow_text);
  g_assert_cmpuint (quick.n_reports, ==, slow.n_reports);
  g_assert_cmpuint (quick.n_outside, ==, slow.n_outside);
  g_assert_cmpuint (quick.n_reports, >, 0);

  /* What follows makes it no report. */
  g_string_append_c (plain, ']');
  {
    g_auto (BwReportIntake) broken = { 0 };
    BwProblem *problem = bw_report_intake_read (&broken, plain->str, plain->len, BW_REPORT_FORMAT_JSON,
                                                &fixture->rules);

    g_assert_nonnull (problem);
    g_assert_cmpuint (bw_problem_get_status (problem), ==, 400);
    bw_problem_free (problem);
  }
}

static void
test_lines (Fixture       *fixture,
            gconstpointer  area)
{
  g_autofree char *good = make_report ("S1", "\"add\":{\"sampled\":3}");
  g_autofree char *body = g_strdup_printf ("%s\r\n\n{\n%s", good, good);
  g_auto (BwReportIntake) intake = { 0 };

  g_assert_null (bw_report_intake_read (&intake, body, strlen (body), BW_REPORT_FORMAT_NDJSON, &fixture->rules));
  g_assert_cmpuint (intake.n_reports, ==, 2);
  g_assert_cmpuint (intake.rejected->len, ==, 1);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  area)
{
  static const struct
  {
    BwReportFormat format;
    const char    *body;
    guint          status;
  } cases[] = {
    { BW_REPORT_FORMAT_JSON, "", 400 },
    { BW_REPORT_FORMAT_JSON, "3", 400 },
    { BW_REPORT_FORMAT_JSON, "[", 400 },
    { BW_REPORT_FORMAT_JSON, "[1] 2", 400 },
    { BW_REPORT_FORMAT_JSON, "[1,2,3,4,5,6,7,8,9,10,11]", 413 },
    { BW_REPORT_FORMAT_NDJSON, "", 400 },
    { BW_REPORT_FORMAT_NDJSON, "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11", 413 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (BwReportIntake) intake = { 0 };
      BwProblem *problem = bw_report_intake_read (&intake, cases[i].body, strlen (cases[i].body),
                                                  cases[i].format, &fixture->rules);

      g_assert_nonnull (problem);
      g_assert_cmpuint (bw_problem_get_status (problem), ==, cases[i].status);
      bw_problem_free (problem);
    }
}

static void
test_ahead (Fixture       *fixture,
            gconstpointer  area)
{
  g_autofree char *report = make_report ("S1", "\"add\":{\"sampled\":3}");
  g_auto (BwReportIntake) intake = { 0 };

  fixture->rules.latest = START;
  g_assert_null (bw_report_intake_read (&intake, report, strlen (report), BW_REPORT_FORMAT_JSON, &fixture->rules));
  g_assert_cmpuint (intake.n_reports, ==, 0);
  g_assert_cmpstr (((BwRejection *) g_ptr_array_index (intake.rejected, 0))->pointer, ==, "/at");
}

/* Or who knows a donation could send what takes it back before it is corrected. */
static void
test_id_of_ledger (Fixture       *fixture,
                   gconstpointer  area)
{
  static const char * const others[] = { "", ",\"note\":\"\"" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autofree char *body = g_strdup_printf ("[{\"id\":\"01890a5d-ac96-874b-fcce-b302099a8057\",\"place\":\"S1\","
                                               "\"subject\":\"sampling:r1\",\"at\":\"" AT "\","
                                               "\"add\":{\"sampled\":3}%s}]", others[i]);
      g_auto (BwReportIntake) intake = { 0 };

      g_assert_null (bw_report_intake_read (&intake, body, strlen (body), BW_REPORT_FORMAT_JSON, &fixture->rules));
      g_assert_cmpuint (intake.n_reports, ==, 0);
      g_assert_cmpuint (intake.rejected->len, ==, 1);
      g_assert_cmpstr (((BwRejection *) g_ptr_array_index (intake.rejected, 0))->pointer, ==, "/id");
    }
}

/* (transfer full): by hand, imported, simulated, and one that does not say. */
static char *
make_of_sources (const char *rest)
{
  static const char * const sources[] = {
    ",\"source\":\"manual\"", ",\"source\":\"import\"", ",\"source\":\"simulation\"", "",
  };
  GString *body = g_string_new ("[");

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autofree char *members = g_strconcat ("\"add\":{\"sampled\":3}", sources[i], rest, NULL);
      g_autofree char *report = make_report ("S1", members);

      g_string_append_printf (body, "%s%s", i > 0 ? "," : "", report);
    }

  g_string_append_c (body, ']');
  return g_string_free (body, FALSE);
}

/* The quick way and the other. */
static void
test_source (Fixture       *fixture,
             gconstpointer  area)
{
  static const char * const others[] = { "", ",\"note\":\"\"" };

  for (guint i = 0; i < 2 * G_N_ELEMENTS (others); i++)
    {
      g_autofree char *body = make_of_sources (others[i / 2]);
      g_auto (BwReportIntake) intake = { 0 };

      fixture->rules.any_source = i % 2 == 1;
      g_assert_null (bw_report_intake_read (&intake, body, strlen (body), BW_REPORT_FORMAT_JSON, &fixture->rules));
      g_assert_cmpuint (intake.n_reports, ==, fixture->rules.any_source ? 4 : 2);
      g_assert_cmpuint (intake.rejected->len, ==, 4 - intake.n_reports);
      for (guint j = 0; j < intake.rejected->len; j++)
        g_assert_cmpstr (((BwRejection *) g_ptr_array_index (intake.rejected, j))->pointer, ==, "/source");
    }
}

static void
test_format (void)
{
  static const struct
  {
    const char     *type;
    const char     *body;
    BwReportFormat  format;
  } cases[] = {
    { "application/json", "{}", BW_REPORT_FORMAT_JSON },
    { "application/json; charset=utf-8", "{}", BW_REPORT_FORMAT_JSON },
    { "Application/X-NDJSON", "[", BW_REPORT_FORMAT_NDJSON },
    { NULL, " [", BW_REPORT_FORMAT_JSON },
    { NULL, "{}", BW_REPORT_FORMAT_NDJSON },
    { "application/x-www-form-urlencoded", "[", BW_REPORT_FORMAT_JSON },
    { "", "", BW_REPORT_FORMAT_NDJSON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (bw_report_intake_find_format (cases[i].type, cases[i].body), ==, cases[i].format);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/report-intake/judged", Fixture, "A1", set_up, test_judged, tear_down);
  g_test_add ("/report-intake/plain", Fixture, "A1", set_up, test_plain, tear_down);
  g_test_add ("/report-intake/lines", Fixture, "R", set_up, test_lines, tear_down);
  g_test_add ("/report-intake/refused", Fixture, "R", set_up, test_refused, tear_down);
  g_test_add ("/report-intake/ahead", Fixture, "R", set_up, test_ahead, tear_down);
  g_test_add ("/report-intake/id-of-ledger", Fixture, "R", set_up, test_id_of_ledger, tear_down);
  g_test_add ("/report-intake/source", Fixture, "R", set_up, test_source, tear_down);
  g_test_add_func ("/report-intake/format", test_format);
  return g_test_run ();
}
