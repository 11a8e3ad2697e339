/* test-bw-cap-export.c: what is written is CAP 1.2, and says what the order says
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-cap-export.h"

#include "bw-model-error.h"
#include "sink-fixture.h"

#include <gio/gio.h>
#include <string.h>

#define AREA \
  "{\"type\":\"area\",\"id\":\"A\",\"at\":\"2021-08-05T00:00:00Z\",\"level\":\"city\",\"name\":\"许昌市\"," \
  "\"boundary\":{\"type\":\"Polygon\",\"coordinates\":[[[113,34],[114,34],[114,35],[113,34]]]}}"
#define OLD_ORDER \
  "{\"type\":\"order\",\"id\":\"o1\",\"at\":\"2021-08-05T00:00:00Z\",\"kind\":\"notice\",\"title\":\"旧\"}"
#define ORDER \
  "{\"type\":\"order\",\"id\":\"o2\",\"at\":\"2021-08-06T00:00:00Z\",\"kind\":\"order\",\"title\":\"增设 <采样点> & 人员\"," \
  "\"text\":\"一\\u0001、]]> \\\"二\\\"\",\"number\":\"第2号\",\"issuer\":\"指挥部\",\"issued\":\"2021-08-06T08:00:00.5Z\"," \
  "\"due\":\"2021-08-07T08:00:00+08:00\",\"recipients\":[\"A\",\"B\"],\"supersedes\":\"o1\",\"complete\":false}"

/* By xmllint, against the structure of the standard. */
static void
assert_is_cap (const char *text)
{
  g_autofree char *schema = g_build_filename (g_getenv ("BULWARK_SOURCE_ROOT"), "tests", "data", "schemas",
                                              "cap-1.2.xsd", NULL);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *told = NULL;
  g_autoptr (GError) error = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, &error, "xmllint",
                              "--nonet", "--noout", "--schema", schema, "-", NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, text, NULL, NULL, &told, &error));
  g_test_message ("%s", told);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static GString *
write_order (const char *json,
             gboolean    with_others)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) bw_document_unref);
  g_autoptr (BwDocument) order = sink_fixture_parse (json);
  g_autoptr (GError) error = NULL;
  GString *text;

  if (with_others)
    {
      g_ptr_array_add (documents, sink_fixture_parse (AREA));
      g_ptr_array_add (documents, sink_fixture_parse (OLD_ORDER));
    }

  text = bw_cap_export_run (order, documents, "hq@example.org", &error);
  g_assert_no_error (error);
  return text;
}

static void
assert_has (const GString *text,
            const char    *part)
{
  if (strstr (text->str, part) == NULL)
    g_error ("“%s” is not in %s", part, text->str);
}

static void
test_full (void)
{
  g_autoptr (GString) text = write_order (ORDER, TRUE);

  assert_is_cap (text->str);
  assert_has (text, "<identifier>o2</identifier>");
  assert_has (text, "<sent>2021-08-06T16:00:00+08:00</sent>");
  assert_has (text, "<msgType>Update</msgType>");
  assert_has (text, "<references>hq@example.org,o1,2021-08-05T08:00:00+08:00</references>");
  assert_has (text, "<scope>Private</scope>");
  assert_has (text, "<addresses>A B</addresses>");
  assert_has (text, "<headline>增设 &lt;采样点&gt; &amp; 人员</headline>");
  assert_has (text, "<description>一、]]&gt;");
  assert_has (text, "<expires>2021-08-07T08:00:00+08:00</expires>");
  assert_has (text, "<areaDesc>许昌市</areaDesc>");
  assert_has (text, "<polygon>34.0000000,113.0000000 34.0000000,114.0000000 35.0000000,114.0000000 "
                    "34.0000000,113.0000000</polygon>");
  assert_has (text, "<areaDesc>B</areaDesc>");
  assert_has (text, "<status>Actual</status>");
}

/* What takes an order back is no other version of it. */
static void
test_cancel (void)
{
  g_autoptr (GString) text = write_order ("{\"type\":\"order\",\"id\":\"o3\",\"at\":\"2021-08-07T00:00:00Z\","
                                          "\"kind\":\"notice\",\"title\":\"x\",\"supersedes\":\"o1\","
                                          "\"cancels\":true}", TRUE);

  assert_is_cap (text->str);
  assert_has (text, "<msgType>Cancel</msgType>");
}

static void
test_bare (void)
{
  g_autoptr (GString) text = write_order ("{\"type\":\"order\",\"id\":\"o3\",\"at\":\"2021-08-05T00:00:00Z\","
                                          "\"kind\":\"notice\",\"title\":\"x\",\"exercise\":true,"
                                          "\"supersedes\":\"gone\"}", FALSE);

  assert_is_cap (text->str);
  assert_has (text, "<status>Exercise</status>");
  assert_has (text, "<msgType>Alert</msgType>");
  assert_has (text, "<scope>Restricted</scope>");
  assert_has (text, "<urgency>Unknown</urgency>");
  g_assert_null (strstr (text->str, "<area>"));
}

static void
test_sender (void)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new ();
  g_autoptr (BwDocument) order = sink_fixture_parse (OLD_ORDER);
  g_autoptr (GError) error = NULL;

  g_assert_null (bw_cap_export_run (order, documents, "the headquarters", &error));
  g_assert_error (error, BW_MODEL_ERROR, BW_MODEL_ERROR_FORMAT);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cap-export/full", test_full);
  g_test_add_func ("/cap-export/cancel", test_cancel);
  g_test_add_func ("/cap-export/bare", test_bare);
  g_test_add_func ("/cap-export/sender", test_sender);

  return g_test_run ();
}
