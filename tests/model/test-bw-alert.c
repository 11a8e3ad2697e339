/* test-bw-alert.c: alerts as documents, there and back
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bw-document.h"
#include "bw-json.h"
#include "bw-time.h"

#include <math.h>

#define BASE "{'type':'alert','id':'queue-long/s/1','at':'2021-08-08T06:00:00+00:00','rule':'queue-long','place':'s'"

static BwDocument *
read_text (const char  *text,
           GError     **error)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');

  return bw_document_new (json, -1, bw_measure_catalogue_get_default (), error);
}

static void
test_whole (void)
{
  g_autoptr (BwDocument) document = read_text (
    BASE ",'page':'sampling','severity':'high','name':'排队过长','names':{'en':'queue too long'},"
    "'raised':'2021-08-08T05:00:00+00:00','figure':{'value':63,'measure':'wait','at':'2021-08-08T05:00:00+00:00'},"
    "'acknowledged':{'by_role':'commander','at':'2021-08-08T06:00:00+00:00','until':'2021-08-08T07:00:00+00:00',"
    "'reason':'加派中'}}", NULL);
  BwAlert *alert = bw_document_get_alert (document);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (JsonObject) made = bw_alert_to_json (alert, zone);
  g_autoptr (JsonObject) given = bw_document_dup_object (document);

  g_assert_cmpint (alert->severity, ==, BW_SEVERITY_HIGH);
  g_assert_cmpfloat (alert->value, ==, 63);
  g_assert_true (bw_alert_is_open (alert));
  g_assert_true (bw_alert_is_acknowledged (alert, alert->acknowledged_until - 1));
  g_assert_false (bw_alert_is_acknowledged (alert, alert->acknowledged_until));
  g_assert_cmpstr (bw_alert_get_name (alert, "zh_CN"), ==, "排队过长");
  g_assert_cmpstr (bw_alert_get_name (alert, "en"), ==, "queue too long");

  json_object_set_string_member (made, "id", "queue-long/s/1");
  json_object_set_string_member (made, "at", "2021-08-08T06:00:00+00:00");
  g_assert_true (json_object_equal (made, given));
}

/* Of an older or a newer backend. */
static void
test_little (void)
{
  g_autoptr (BwDocument) document = read_text (BASE ",'severity':'catastrophic'}", NULL);
  BwAlert *alert = bw_document_get_alert (document);

  g_assert_cmpint (alert->raised, ==, bw_document_get_at (document));
  g_assert_cmpint (alert->severity, ==, BW_SEVERITY_MEDIUM);
  g_assert_true (isnan (alert->value));
  g_assert_true (bw_alert_is_open (alert));
  g_assert_false (bw_alert_is_acknowledged (alert, alert->raised));
  g_assert_cmpstr (bw_alert_get_name (alert, "en"), ==, "queue-long");
}

static void
test_over (void)
{
  g_autoptr (BwDocument) document = read_text (BASE ",'cleared':'2021-08-08T07:00:00+00:00','no_data':true}", NULL);

  g_assert_false (bw_alert_is_open (bw_document_get_alert (document)));
  g_assert_true (bw_document_get_alert (document)->no_data);
}

static void
test_refused (void)
{
  static const char * const bad[][2] = {
    { BASE ",'figure':3}", "/figure:" },
    { BASE ",'figure':{'value':'many'}}", "/figure/value:" },
    { BASE ",'raised':'yesterday'}", "/raised:" },
    { BASE ",'acknowledged':{'at':'yesterday'}}", "/acknowledged/at:" },
    { BASE ",'no_data':'yes'}", "/no_data:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text (bad[i][0], &error));
      g_assert_nonnull (error);
      g_assert_true (g_str_has_prefix (error->message, bad[i][1]));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/alert/whole", test_whole);
  g_test_add_func ("/model/alert/little", test_little);
  g_test_add_func ("/model/alert/over", test_over);
  g_test_add_func ("/model/alert/refused", test_refused);
  return g_test_run ();
}
